import { sql } from 'kysely'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { refusedAt } from '../http/refusal.ts'
import type { NewResponse, Started } from './draft-contract.ts'
import type { SignedIn } from '../people/contract.ts'
import { reachOf } from '../people/reach.ts'
import { accountableFor } from './accountable.ts'
import { linkIn, matchedBy, selected } from './links/link.ts'
import { anyOf, draftOf } from './queries.ts'
import { keepState } from './states.ts'

/**
 * Begin a response to a set of comments, or to none yet: all of them are linked, or nothing is begun.
 * @param given.comments  up to 10,000 ids, repeats counted once; all of one consultation
 * @param given.theme     instead, or besides: every comment in hand that speaks to this theme or a part of it
 * @param given.campaign  instead, or besides: every copy of a campaign's letter that is in hand
 * @param given.filter    instead, or besides: every comment that this filter of the inbox finds
 * @param given.organisation  for which organisation; absent: the only one that this person may draft for, or the programme
 * @throws {Refusal} `forbidden` for a consultation in which this person may not draft; `invalid` if nothing says the consultation, or an id is unknown; `conflict` if a comment may not be answered
 */
export function startResponse(
  db: Db,
  given: NewResponse,
  person: SignedIn,
  at: Date,
): Promise<Started & { id: string }> {
  const by = person.id
  return db.transaction().execute(async (trx) => {
    const reach = await reachOf(trx, person, 'comments.read')
    const found = given.filter === undefined ? [] : await matchedBy(trx, given.filter, reach)
    const named = { ...given, filter: undefined, comments: [...(given.comments ?? []), ...found] }
    const consultation = await consultationOf(trx, named)
    const organisationId = await accountableFor(trx, consultation.id, given.organisation, person)
    const ids = await selected(trx, consultation.id, named)
    const point =
      given.point === undefined ? await sharedPoint(trx, ids) : await pointNumbered(trx, consultation.id, given.point)
    const { id, ref } = await insertNext(trx, consultation, {
      pointId: point,
      organisationId,
      createdBy: by,
      createdAt: at,
    })
    const version = await trx
      .insertInto('responseVersion')
      .values({
        responseId: id,
        number: 1,
        editedBy: by,
        editedAt: at,
        ownerOrganisationId: organisationId,
        themeIds: given.theme ? [given.theme] : [],
      })
      .returning(['id', 'edit'])
      .executeTakeFirstOrThrow()
    const { checkReasons: _none, ...draft } = await draftOf(trx, version.id)
    await keepState(trx, version, draft, by, at)
    await trx.insertInto('responseEditor').values({ versionId: version.id, personId: by }).execute()
    const comments = await linkIn(trx, { id, ref, consultationId: consultation.id, publication: null }, ids, by, at)
    await record(trx, {
      actor: by,
      action: 'response.started',
      subjectId: id,
      consultationId: consultation.id,
      detail: { ref, comments },
      at,
    })
    return { id, ref, comments, url: `/desk/responses/${ref}` }
  })
}

/** Said by name, by the theme or campaign, or by the comments themselves. */
async function consultationOf(trx: Trx, given: NewResponse): Promise<{ id: string; responsePrefix: string }> {
  const found = await trx
    .selectFrom('consultation')
    .select(['id', 'responsePrefix'])
    .$if(given.consultation !== undefined, (q) => q.where('slug', '=', given.consultation ?? ''))
    .$if(given.consultation === undefined && given.theme !== undefined, (q) =>
      q.where('id', '=', (eb) =>
        eb
          .selectFrom('theme')
          .select('consultationId')
          .where('id', '=', given.theme ?? ''),
      ),
    )
    .$if(given.consultation === undefined && given.theme === undefined && given.campaign !== undefined, (q) =>
      q.where('id', '=', (eb) =>
        eb
          .selectFrom('campaign')
          .select('consultationId')
          .where('id', '=', given.campaign ?? ''),
      ),
    )
    .$if(given.consultation === undefined && given.theme === undefined && given.campaign === undefined, (q) =>
      q.where('id', '=', (eb) =>
        eb
          .selectFrom('comment')
          .select('consultationId')
          .where('id', '=', anyOf(given.comments ?? []))
          .limit(1),
      ),
    )
    .executeTakeFirst()
  if (found) return found
  const field =
    given.consultation !== undefined
      ? 'consultation'
      : given.theme !== undefined
        ? 'theme'
        : given.campaign !== undefined
          ? 'campaign'
          : 'comments'
  const message = {
    consultation: 'There is no such consultation.',
    theme: 'There is no such theme.',
    campaign: 'There is no such campaign.',
    comments: 'Please choose a consultation, a theme, or comments that we know.',
  }[field]
  throw refusedAt('invalid', field, message)
}

/** The consultation point, if all the comments are about the same one. */
async function sharedPoint(trx: Trx, ids: string[]): Promise<string | null> {
  if (ids.length === 0) return null
  const points = await trx.selectFrom('comment').select('pointId').distinct().where('id', '=', anyOf(ids)).execute()
  return points.length === 1 ? (points[0]?.pointId ?? null) : null
}

async function pointNumbered(trx: Trx, consultationId: string, number: number): Promise<string> {
  const point = await trx
    .selectFrom('point')
    .select('id')
    .where('consultationId', '=', consultationId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (point) return point.id
  const message = `There is no point ${number} in this consultation.`
  throw refusedAt('invalid', 'point', message)
}

/** The next reference, `YS-07`: never used before, also where two consultations share a prefix. */
async function insertNext(
  trx: Trx,
  consultation: { id: string; responsePrefix: string },
  given: { pointId: string | null; organisationId: string | null; createdBy: string; createdAt: Date },
): Promise<{ id: string; ref: string }> {
  for (;;) {
    const { number } = await trx
      .updateTable('consultation')
      .set({ nextResponseNumber: sql`next_response_number + 1` })
      .where('id', '=', consultation.id)
      .returning(sql<number>`next_response_number - 1`.as('number'))
      .executeTakeFirstOrThrow()
    const ref = `${consultation.responsePrefix}-${String(number).padStart(2, '0')}`
    const inserted = await trx
      .insertInto('response')
      .values({ consultationId: consultation.id, ref, ...given })
      .onConflict((conflict) => conflict.column('ref').doNothing())
      .returning(['id', 'ref'])
      .executeTakeFirst()
    if (inserted) return inserted
  }
}
