import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { type Count, type Counter, countsOf } from '../data/counted.ts'
import { restricted } from '../data/visible.ts'
import type { SetAsideReason } from '../intake/contract.ts'

/** All comments, or only those that are restricted and so in no list. */
export type Which = 'all' | 'restricted'
const among = (which: Which) => (which === 'restricted' ? sql`and ${restricted()}` : sql``)

/** What an account counts comments by. */
export const accountCounters: Counter[] = [
  'channel',
  'event',
  'point',
  'kind',
  'late',
  'day',
  'themed',
  'theme',
  'main-theme',
]

/** Every comment of a consultation, counted by all that the account tells, from the counters. */
export async function cellsOf(db: Db, consultationId: string, which: Which): Promise<Count[]> {
  const counts = await countsOf(db, [consultationId], accountCounters)
  return which === 'restricted' ? counts.filter((one) => one.restricted) : counts
}

export function themesOf(db: Db, consultationId: string) {
  return db
    .selectFrom('theme')
    .select(['id', 'parentId', 'code', 'label'])
    .where('consultationId', '=', consultationId)
    .orderBy('position')
    .orderBy('code')
    .execute()
}

/** Why comments stand set aside. Unit: comments. */
export function setAsideReasonsOf(db: Db, consultationId: string, which: Which) {
  return db
    .selectFrom('setAside as a')
    .innerJoin('commentStanding as c', 'c.id', 'a.commentId')
    .select(['a.reason', ({ fn }) => fn.countAll<number>().as('n')])
    .where('c.consultationId', '=', consultationId)
    .where('c.standing', '=', 'set-aside')
    .where('a.undoneAt', 'is', null)
    .$if(which === 'restricted', (query) => query.where(restricted()))
    .groupBy('a.reason')
    .orderBy('n', 'desc')
    .$castTo<{ reason: SetAsideReason; n: number }>()
    .execute()
}

/** How many comments look like spam and wait for a person to look. */
export async function suspectedSpam(db: Db, consultationId: string, which: Which): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from spam_mark m join comment c on c.id = m.comment_id
    where m.looked_at is null and c.consultation_id = ${consultationId} and c.standing = 'in-hand' ${among(which)}`.execute(
    db,
  )
  return rows[0]?.n ?? 0
}

/** What else was received, each in its own unit. */
export async function otherUnitsOf(db: Db, consultationId: string) {
  const { rows } = await sql<{ submissions: number; petitions: number; dots: number; signatures: number }>`
    select (select count(*) from submission where consultation_id = ${consultationId} and kind = 'submission') as submissions,
      (select count(*) from submission where consultation_id = ${consultationId} and kind = 'petition') as petitions,
      (select coalesce(sum(dots), 0) from submission
        where consultation_id = ${consultationId} and (dots is not null or signatures is not null)) as dots,
      (select coalesce(sum(signatures), 0) from submission
        where consultation_id = ${consultationId} and (dots is not null or signatures is not null)) as signatures`.execute(
    db,
  )
  return rows[0]!
}

/** Events by id; of those for staff only, nothing but that they were. */
export function eventsOf(db: Db, consultationId: string) {
  return db
    .selectFrom('engagementEvent')
    .select(['id', 'ref', 'title', 'place', 'day', 'staffOnly', 'held', 'attended'])
    .where('consultationId', '=', consultationId)
    .orderBy(sql`day nulls last`)
    .orderBy('ref')
    .execute()
}

/** Whole days that answered comments waited. */
export async function answeredWaitsOf(db: Db, consultationId: string, which: Which) {
  const { rows } = await sql<{ median: number | null; longest: number | null }>`
    with first as (
      select p.response_id, min(p.published_on) as day from publication p join response r on r.id = p.response_id
      where r.consultation_id = ${consultationId} group by 1
    ), waited as (
      -- A comment that came after its response was published waited until it was linked to it.
      select c.id, min(case when first.day >= said.day then first.day
        else greatest(said.day, (rc.linked_at at time zone 'Europe/London')::date) end - said.day) as days
      from first
      join response_comment rc on rc.response_id = first.response_id and rc.unlinked_at is null
      join comment_standing c on c.id = rc.comment_id and c.standing = 'answered' ${among(which)}
      cross join lateral (select (c.said_at at time zone 'Europe/London')::date as day) said
      group by c.id
    )
    select percentile_cont(0.5) within group (order by days) as median, max(days) as longest from waited`.execute(db)
  return rows[0]
}

/** Responses that everybody can read now. */
export async function countPublished(db: Db, consultationId: string): Promise<number> {
  const row = await db
    .selectFrom('publication as p')
    .innerJoin('response as r', 'r.id', 'p.responseId')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('r.consultationId', '=', consultationId)
    .where('p.replacedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return row.n
}
