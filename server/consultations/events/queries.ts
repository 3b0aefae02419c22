import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import type { EventQuery } from '../set-up/set-up-contract.ts'
import { inLists } from '../../data/visible.ts'

/** The events of a consultation, the latest first; those without a day at the top. All of them: there are hundreds at most. */
export function eventsFor(db: Db, consultationId: string, asked: EventQuery) {
  return events(db, consultationId).where(isAsked(asked)).execute()
}

/** Whether the event `e` is in this place, month and for these people. */
function isAsked({ place, month, audience }: EventQuery) {
  return sql<SqlBool>`(
    (${place ?? null}::text is null or lower(coalesce(e.place, e.venue, '')) = lower(${place ?? null}))
    and (${month ?? null}::text is null or to_char(e.day, 'YYYY-MM') = ${month ?? null})
    and (${audience ?? null}::text is null or e.audience = ${audience ?? null}))`
}

export function findEvent(db: Db, consultationId: string, id: string) {
  return events(db, consultationId).where('e.id', '=', id).executeTakeFirst()
}

/** What the desk’s filters offer. */
export function eventChoices(db: Db, consultationId: string) {
  return choicesOf(db, consultationId, sql`true`)
}

/** The same of what everybody may know. */
export function openEventChoices(db: Db, consultationId: string) {
  return choicesOf(db, consultationId, sql`not staff_only`)
}

async function choicesOf(db: Db, consultationId: string, which: RawBuilder<unknown>) {
  const { rows } = await sql<{ places: string[]; months: string[]; audiences: string[] }>`
    select coalesce(array_agg(distinct coalesce(place, venue)) filter (where coalesce(place, venue) is not null), '{}') as places,
      coalesce(array_agg(distinct to_char(day, 'YYYY-MM')) filter (where day is not null), '{}') as months,
      coalesce(array_agg(distinct audience) filter (where audience is not null), '{}') as audiences
    from engagement_event where consultation_id = ${consultationId} and ${which}`.execute(db)
  return rows[0] ?? { places: [], months: [], audiences: [] }
}

function events(db: Db, consultationId: string) {
  return db
    .selectFrom('engagementEvent as e')
    .select([
      'e.id',
      'e.ref',
      'e.title',
      'e.kind',
      'e.day',
      'e.dayWording',
      'e.starts',
      'e.ends',
      'e.venue',
      'e.place',
      'e.area',
      'e.audience',
      'e.staffOnly',
      'e.held',
      'e.attended',
      'e.countedHow',
      'e.invited',
      'e.languages',
      'e.accessProvided',
      'e.captureMethod',
      'e.phaseId',
      'e.hostOrganisationId',
      'e.cameOfIt',
      commentsOf(inLists('k')).as('notes'),
    ])
    .where('e.consultationId', '=', consultationId)
    .orderBy('e.day', (order) => order.desc().nullsFirst())
    .orderBy('e.ref')
}

/** What everybody may know: events that are open to all, soonest to come first is for the page to say. */
export function openEvents(db: Db, consultationId: string, asked: EventQuery = {}) {
  return db
    .selectFrom('engagementEvent as e')
    .leftJoin('organisation as o', 'o.id', 'e.hostOrganisationId')
    .select([
      'e.ref',
      'e.title',
      'e.kind',
      'e.day',
      'e.dayWording',
      'e.starts',
      'e.ends',
      'e.venue',
      'e.place',
      'e.audience',
      'e.held',
      'e.attended',
      'e.countedHow',
      'e.languages',
      'e.accessProvided',
      'e.cameOfIt',
      'o.name as host',
      commentsOf(sql<SqlBool>`true`).as('comments'),
      commentsOf(sql<SqlBool>`k.standing = 'answered'`).as('answered'),
    ])
    .where('e.consultationId', '=', consultationId)
    .where('e.staffOnly', '=', false)
    .where(isAsked(asked))
    .orderBy('e.day', (order) => order.desc().nullsFirst())
    .orderBy('e.ref')
    .execute()
}

/** Whether there is any event that everybody may know of. */
export async function hasOpenEvents(db: Db, consultationId: string): Promise<boolean> {
  const found = await db
    .selectFrom('engagementEvent')
    .select('id')
    .where('consultationId', '=', consultationId)
    .where('staffOnly', '=', false)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Comments made at an event, from the counters. */
function commentsOf(counted: ReturnType<typeof sql<SqlBool>>) {
  return sql<number>`(select coalesce(sum(k.n), 0)::int from comment_count k
    where k.consultation_id = e.consultation_id and k.by = 'event' and k.key = e.id::text and ${counted})`
}

/** How many kits were made for an event without signal. */
export async function kitsAt(db: Db, eventId: string): Promise<number> {
  const { kits } = await db
    .selectFrom('hallKit')
    .select(({ fn }) => fn.countAll<number>().as('kits'))
    .where('eventId', '=', eventId)
    .executeTakeFirstOrThrow()
  return kits
}
