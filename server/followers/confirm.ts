import { sql } from 'kysely'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { Refusal } from '../http/refusal.ts'
import { confirmWithinDays } from './contract.ts'

/**
 * What one mail asks about: the follow that it was made for, and whatever the same address was asked about before and has not
 * confirmed, each thing once. The mail, the page and the confirmation read the same list, so nobody agrees to what they were not shown.
 */
export async function askedTogether(db: Db, followId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('follow as own')
    .innerJoin('follow as w', 'w.followerId', 'own.followerId')
    .distinctOn(['w.kind', 'w.consultationId', 'w.themeId', 'w.responseId'])
    .select('w.id')
    .where('own.id', '=', followId)
    .whereRef('w.askedAt', '<=', 'own.askedAt')
    .where((eb) =>
      eb.or([
        eb('w.id', '=', eb.ref('own.id')),
        eb.and([
          eb('w.confirmedAt', 'is', null),
          eb('w.endedAt', 'is', null),
          sql<boolean>`w.asked_at > own.asked_at - make_interval(days => ${confirmWithinDays})`,
        ]),
      ]),
    )
    .orderBy('w.kind')
    .orderBy('w.consultationId')
    .orderBy('w.themeId')
    .orderBy('w.responseId')
    .orderBy('w.id', 'desc')
    .execute()
  return rows.map(({ id }) => id).sort()
}

/**
 * The owner of the address says that they want it: only now is it followed. Twice is the same as once.
 * @returns the follower's id
 * @throws {Refusal} `not-found` once the link has expired, or the address was deleted
 */
export function confirmFollow(db: Db, followId: string, at: Date): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const asked = await trx
      .selectFrom('follow')
      .select(['id', 'followerId', 'askedAt', 'confirmedAt'])
      .where('id', '=', followId)
      .forUpdate()
      .executeTakeFirst()
    if (!asked || (!asked.confirmedAt && isOver(asked.askedAt, at)))
      throw new Refusal('not-found', 'This link has expired. Please ask again.')
    if (asked.confirmedAt) return asked.followerId
    await trx
      .updateTable('follower')
      .set({ stoppedAt: null, pausedAt: null, bounces: 0 })
      .where('id', '=', asked.followerId)
      .execute()
    for (const id of await askedTogether(trx, followId)) await confirmOne(trx, id, at)
    return asked.followerId
  })
}

async function confirmOne(trx: Trx, id: string, at: Date): Promise<void> {
  const asked = await trx
    .selectFrom('follow')
    .select(['id', 'followerId', 'kind', 'consultationId', 'themeId', 'responseId'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const { kind, consultationId, themeId, responseId } = asked
  // Asked twice: the later one holds.
  await trx
    .updateTable('follow')
    .set({ endedAt: at })
    .where('followerId', '=', asked.followerId)
    .where('kind', '=', kind)
    .where('consultationId', 'is not distinct from', consultationId)
    .where('themeId', 'is not distinct from', themeId)
    .where('responseId', 'is not distinct from', responseId)
    .where('id', '<>', id)
    .where(({ or, eb }) => or([eb('confirmedAt', 'is not', null), eb('id', '<', id)]))
    .where('endedAt', 'is', null)
    .execute()
  await trx.updateTable('follow').set({ confirmedAt: at }).where('id', '=', asked.id).execute()
  await record(trx, { actor: null, action: 'follow.confirmed', subjectId: asked.id, detail: { kind }, at })
}

export function isOver(askedAt: Date, at: Date): boolean {
  return at.getTime() - askedAt.getTime() > confirmWithinDays * 86_400_000
}
