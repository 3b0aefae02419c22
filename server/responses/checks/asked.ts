import { sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { Refusal } from '../../http/refusal.ts'
import { type Chain, lockChain } from '../chain.ts'
import type { AskedChange, SettleAsked } from '../contract.ts'

/** What reviewers asked for in the versions before the latest one, and in it, with what became of each; the latest first. */
export async function askedOf(db: Db, responseId: string): Promise<AskedChange[]> {
  const { rows } = await sql<
    Omit<AskedChange, 'done'> & { doneIn: number | null; doneNote: string | null; doneBy: string | null }
  >`
    select r.id, v.number as version, r.field, coalesce(r.note, '') as note, r.passage,
      coalesce(g.name, p.name, r.voice, 'A reviewer') as by, r.at,
      w.number as done_in, a.note as done_note, q.name as done_by
    from review r join response_version v on v.id = r.version_id
    left join person p on p.id = coalesce(r.reviewer_id, r.recorded_by) left join grouping g on g.id = r.grouping_id
    left join asked_change a on a.review_id = r.id left join response_version w on w.id = a.done_in
    left join person q on q.id = a.by_person
    where v.response_id = ${responseId} and r.decision = 'ask-for-changes'
    order by r.at desc, r.id desc`.execute(db)
  return rows.map(({ doneIn, doneNote, doneBy, ...one }) => ({
    ...one,
    done: doneIn === null || doneBy === null ? null : { version: doneIn, note: doneNote, by: doneBy },
  }))
}

/**
 * Tick off a change that was asked for, or take the tick back: the version that is sent again shows what became of each.
 * @throws {Refusal} `not-found`; `conflict` while the latest version is frozen, or once it was abandoned
 */
export function settleAsked(
  db: Db,
  ref: string,
  reviewId: string,
  given: SettleAsked,
  by: string,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    refuseFrozen(chain)
    const asked = await trx
      .selectFrom('review as r')
      .innerJoin('responseVersion as v', 'v.id', 'r.versionId')
      .select('r.id')
      .where('r.id', '=', reviewId)
      .where('v.responseId', '=', chain.id)
      .where('r.decision', '=', 'ask-for-changes')
      .executeTakeFirst()
    if (!asked) throw new Refusal('not-found', 'Nobody asked for such a change.')
    if (given.done === 'yes') {
      const settled = { doneIn: chain.versionId, note: given.note ?? null, byPerson: by, at }
      await trx
        .insertInto('askedChange')
        .values({ reviewId, ...settled })
        .onConflict((conflict) => conflict.column('reviewId').doUpdateSet(settled))
        .execute()
    } else await trx.deleteFrom('askedChange').where('reviewId', '=', reviewId).execute()
    await record(trx, {
      actor: by,
      action: given.done === 'yes' ? 'response.asked-settled' : 'response.asked-reopened',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { version: chain.number },
      at,
    })
  })
}

function refuseFrozen(chain: Chain): void {
  if (chain.abandonedAt) throw new Refusal('conflict', 'This response was abandoned; start a new one.')
  if (chain.sentAt)
    throw new Refusal(
      'conflict',
      `Version ${chain.number} was sent and stays as it is. Change the words first; then tick off what was asked for.`,
    )
}
