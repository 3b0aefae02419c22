import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import type { Channel, SetAsideReason, Standing } from '../intake/contract.ts'
import type { Day } from '../http/wire.ts'
import { restricted } from '../data/visible.ts'

/** All comments, or only those that are restricted and so in no list. */
export type Which = 'all' | 'restricted'
const among = (which: Which) => (which === 'restricted' ? sql`and c.restricted` : sql``)

/** A count of comments by where they stand, and by one other thing: which one, `by` says. Unit: comments. */
export type Cell = {
  by: 'channel' | 'event' | 'point' | 'week' | 'kind' | 'late'
  channel: Channel | null
  eventId: string | null
  pointId: string | null
  week: Day | null
  kind: 'submission' | 'event-note' | 'petition' | null
  late: boolean | null
  standing: Standing
  n: number
}

/** Every comment of a consultation, counted by channel, event, point, week, kind and lateness in one pass. */
export async function cellsOf(db: Db, consultationId: string, which: Which): Promise<Cell[]> {
  const { rows } = await sql<Cell>`
    select
      case when grouping(s.channel) = 0 then 'channel' when grouping(s.event_id) = 0 then 'event'
        when grouping(c.point_id) = 0 then 'point' when grouping(s.kind) = 0 then 'kind'
        when grouping(s.late) = 0 then 'late' else 'week' end as "by",
      s.channel, s.event_id, c.point_id, s.kind, s.late, week.monday as week, c.standing, count(*) as n
    from comment c
    join submission s on s.id = c.submission_id
    cross join lateral (
      select date_trunc('week', c.said_at at time zone 'Europe/London')::date as monday) week
    where c.consultation_id = ${consultationId} ${among(which)}
    group by grouping sets (
      (s.channel, c.standing), (s.event_id, c.standing), (c.point_id, c.standing), (s.kind, c.standing), (s.late, c.standing),
      (week.monday, c.standing))`.execute(db)
  return rows
}

/** Comments by theme and standing, with how many a person checked. A comment may speak to several themes. Unit: comments. */
export function themeCells(db: Db, consultationId: string, which: Which) {
  return db
    .selectFrom('commentTheme as ct')
    .innerJoin('comment as c', 'c.id', 'ct.commentId')
    .leftJoin('themeConfirmation as tc', 'tc.commentId', 'ct.commentId')
    .select([
      'ct.themeId',
      'c.standing',
      ({ fn }) => fn.countAll<number>().as('n'),
      sql<number>`count(*) filter (where ct.said_by = 'person' or tc.comment_id is not null)`.as('checked'),
    ])
    .where('ct.consultationId', '=', consultationId)
    .$if(which === 'restricted', (query) => query.where(restricted()))
    .groupBy(['ct.themeId', 'c.standing'])
    .execute()
}

/** The same by main theme: a comment that speaks to two of its sub-themes counts once. Unit: comments. */
export async function mainThemeCells(db: Db, consultationId: string, which: Which) {
  const { rows } = await sql<{ themeId: string; standing: Standing; n: number; checked: number }>`
    select theme_id, standing, count(*) as n, count(*) filter (where checked) as checked
    from (
      select coalesce(t.parent_id, t.id) as theme_id, c.id, c.standing,
        bool_or(ct.said_by = 'person' or tc.comment_id is not null) as checked
      from comment_theme ct
      join theme t on t.id = ct.theme_id
      join comment c on c.id = ct.comment_id
      left join theme_confirmation tc on tc.comment_id = ct.comment_id
      where ct.consultation_id = ${consultationId} ${among(which)}
      group by 1, 2, 3) once
    group by 1, 2`.execute(db)
  return rows
}

/** Comments that speak to at least one theme. */
export async function countThemed(db: Db, consultationId: string, which: Which): Promise<number> {
  const row = await db
    .selectFrom('commentTheme as ct')
    .select(sql<number>`count(distinct ct.comment_id)`.as('n'))
    .where('ct.consultationId', '=', consultationId)
    .$if(which === 'restricted', (query) => query.innerJoin('comment as c', 'c.id', 'ct.commentId').where(restricted()))
    .executeTakeFirstOrThrow()
  return row.n
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
    .innerJoin('comment as c', 'c.id', 'a.commentId')
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
export function otherUnitsOf(db: Db, consultationId: string) {
  return db
    .selectFrom('submission')
    .select([
      sql<number>`count(*) filter (where kind = 'submission')`.as('submissions'),
      sql<number>`count(*) filter (where kind = 'petition')`.as('petitions'),
      sql<number>`coalesce(sum(dots), 0)`.as('dots'),
      sql<number>`coalesce(sum(signatures), 0)`.as('signatures'),
    ])
    .where('consultationId', '=', consultationId)
    .executeTakeFirstOrThrow()
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

/** Whole days that answered comments waited, and that those in hand have waited up to a day. */
export async function waitsOf(db: Db, consultationId: string, day: Day, which: Which) {
  const { rows } = await sql<{
    answeredMedian: number | null
    answeredLongest: number | null
    waitingMedian: number | null
    waitingLongest: number | null
  }>`
    with said as (
      select c.id, c.standing, (c.said_at at time zone 'Europe/London')::date as day
      from comment c where c.consultation_id = ${consultationId} and c.standing in ('answered', 'in-hand')
        ${among(which)}
    ), first as (
      select response_id, min(published_on) as day from publication group by 1
    ), waited as (
      -- A comment that came after its response was published waited until it was linked to it.
      select said.id, min(case when first.day >= said.day then first.day
        else greatest(said.day, (rc.linked_at at time zone 'Europe/London')::date) end - said.day) as days
      from said
      join response_comment rc on rc.comment_id = said.id and rc.unlinked_at is null
      join first on first.response_id = rc.response_id
      where said.standing = 'answered'
      group by said.id
    )
    select
      (select percentile_cont(0.5) within group (order by days) from waited) as answered_median,
      (select max(days) from waited) as answered_longest,
      (select percentile_cont(0.5) within group (order by greatest(0, ${day}::date - day)) from said where standing = 'in-hand')
        as waiting_median,
      (select max(greatest(0, ${day}::date - day)) from said where standing = 'in-hand') as waiting_longest`.execute(db)
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
