import { type RawBuilder, sql } from 'kysely'
import type { Trx } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { Refusal, refusedAt } from '../../http/refusal.ts'
import { isSentence } from '../../http/wire.ts'
import { oneWith } from '../../people/independent.ts'

type Hold = {
  kind: 'group' | 'board' | 'embargo' | 'second-officer'
  consultationId: string | null
  responseId?: string
  groupingId?: string | null
  embargoId?: string
  /** What it was and what it is from now on, in a word or a name. */
  before: string
  after: string
}

/**
 * Write down that something holds a publication less than it did, for everybody to read.
 * @throws {Refusal} `invalid` without a reason; `forbidden` for anyone who wrote part of what it holds, or holds their access
 */
export async function takeHoldAway(
  trx: Trx,
  hold: Hold,
  reason: string | undefined,
  by: string,
  at: Date,
): Promise<void> {
  const held = await writtenBy(trx, hold, await oneWith(trx, by, at))
  if (held !== null)
    throw new Refusal(
      'forbidden',
      `You, or somebody whose account you share in, wrote part of ${held}, which this holds. Somebody who wrote no part of it has to take it away.`,
    )
  if (!isSentence(reason)) {
    const message = 'Please say why, in a sentence: this holds what is not published yet, and everybody can read it.'
    throw refusedAt('invalid', 'reason', message)
  }
  const { id } = await trx
    .insertInto('holdTakenAway')
    .values({
      kind: hold.kind,
      consultationId: hold.consultationId,
      responseId: hold.responseId ?? null,
      groupingId: hold.groupingId ?? null,
      embargoId: hold.embargoId ?? null,
      before: hold.before,
      after: hold.after,
      reason: reason.trim(),
      byPerson: by,
      at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await record(trx, {
    actor: by,
    action: `hold.${hold.kind}-taken-away`,
    subjectId: hold.responseId ?? hold.embargoId ?? hold.consultationId ?? id,
    consultationId: hold.consultationId,
    detail: { before: hold.before, after: hold.after, hold: id },
    at,
  })
}

/** Responses whose latest version is not public, of which one of these people wrote part: `r`, with that version as `v`. */
function unpublishedBy(trx: Trx, people: string[]) {
  return trx
    .selectFrom('response as r')
    .innerJoin('responseVersion as v', (join) =>
      join
        .onRef('v.responseId', '=', 'r.id')
        .on('v.number', '=', sql<number>`(select max(number) from response_version where response_id = r.id)`),
    )
    .innerJoin('responseEditor as e', 'e.versionId', 'v.id')
    .select('r.ref')
    .where('r.abandonedAt', 'is', null)
    .where('e.personId', 'in', people)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('publication as p').select('p.id').whereRef('p.versionId', '=', 'v.id'))),
    )
}

/**
 * Whether a response named an organisation, or a group of its own, as responsible at a moment or in any draft since. All three are SQL.
 */
export const responsibleSince = (
  response: RawBuilder<unknown>,
  organisation: RawBuilder<unknown>,
  since: RawBuilder<unknown>,
) =>
  sql<boolean>`${organisation} in (
    select coalesce((s.draft->>'ownerOrganisationId')::uuid, g.organisation_id)
    from response_state s join response_version w on w.id = s.version_id
      left join grouping g on g.id = (s.draft->>'ownerGroupId')::uuid
    where w.response_id = ${response} and s.at >= coalesce((
      select max(x.at) from response_state x join response_version y on y.id = x.version_id
      where y.response_id = ${response} and x.at <= ${since}), '-infinity'))`

/** The reference of a response that is held and that one of these people wrote part of; a draft that is not sent yet is held as well. */
async function writtenBy(trx: Trx, hold: Hold, people: string[]): Promise<string | null> {
  const found = await unpublishedBy(trx, people)
    .$if(hold.responseId !== undefined, (query) => query.where('r.id', '=', hold.responseId ?? null))
    .$if(hold.responseId === undefined && hold.consultationId !== null, (query) =>
      query.where('r.consultationId', '=', hold.consultationId),
    )
    .$if(hold.embargoId !== undefined, (query) =>
      query.where(
        sql<boolean>`exists (
          select from embargo b join consultation k on k.id = r.consultation_id
          where b.id = ${hold.embargoId ?? null} and b.programme_id = k.programme_id
            and (b.organisation_id is null or b.organisation_id = coalesce(v.owner_organisation_id,
              (select organisation_id from grouping where id = v.owner_group_id))
              or ${responsibleSince(sql`r.id`, sql`b.organisation_id`, sql`b.set_at`)})
            and (b.area is null or lower(b.area) = any(select lower(own) from unnest(k.areas) own)))`,
      ),
    )
    .orderBy('r.ref')
    .limit(1)
    .executeTakeFirst()
  return found?.ref ?? null
}
