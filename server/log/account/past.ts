import { sql } from 'kysely'
import { dayEnds, londonDay } from '../../data/days.ts'
import type { Count, Counter } from '../../data/counted.ts'
import type { Db } from '../../data/database.ts'
import type { SetAsideReason } from '../../intake/contract.ts'
import type { Day } from '../../http/wire.ts'
import { marksOn } from '../behind.ts'
import { publicationsOn } from '../queries.ts'

// What the counters cannot say: how everything stood at the end of a day that has passed, from the narrow rows.

/** The same cells as `cellsOf`, as they were at the end of a day; themes are those that hold today. Unit: comments. */
export async function cellsOn(
  db: Db,
  consultationId: string,
  day: Day,
  counters: readonly Counter[],
): Promise<Count[]> {
  const { rows } = await sql<Count>`
    with marks as (${marksOn(db, day)})
    select c.consultation_id, k.by, k.key, coalesce((array['set-aside', 'answered', 'withdrawn'])[m.mark], 'in-hand') as standing,
      c.restricted, count(*)::int as n, sum(k.checked_n)::int as checked
    from comment_standing c left join marks m on m.comment_id = c.id
      cross join lateral counters_of(c.channel, c.kind, c.late, c.event_id, c.point_id, c.area, c.said_at, c.themes, c.checked,
        c.main_themes, c.checked_main_themes) k
    where c.consultation_id = ${consultationId} and c.said_at < ${dayEnds(day)} and k.by = any(${counters}::text[])
    group by 1, 2, 3, 4, 5`.execute(db)
  return rows
}

/** Why comments stood set aside at the end of a day. Unit: comments. */
export async function setAsideReasonsOn(db: Db, consultationId: string, day: Day) {
  const { rows } = await sql<{ reason: SetAsideReason; n: number }>`
    with marks as (${marksOn(db, day)})
    select a.reason, count(*)::int as n from set_aside a join comment_standing c on c.id = a.comment_id
      join marks m on m.comment_id = c.id and m.mark = 1
    where c.consultation_id = ${consultationId} and a.at < ${dayEnds(day)} and (a.undone_at is null or a.undone_at >= ${dayEnds(day)})
      and c.said_at < ${dayEnds(day)}
    group by 1 order by 2 desc, 1`.execute(db)
  return rows
}

/** What else had been received by the end of a day, each in its own unit. */
export async function otherUnitsOn(db: Db, consultationId: string, day: Day) {
  const { rows } = await sql<{ submissions: number; petitions: number; dots: number; signatures: number }>`
    select count(*) filter (where kind = 'submission')::int as submissions,
      count(*) filter (where kind = 'petition')::int as petitions,
      coalesce(sum(dots), 0)::int as dots, coalesce(sum(signatures), 0)::int as signatures
    from submission where consultation_id = ${consultationId} and said_at < ${dayEnds(day)}`.execute(db)
  return rows[0]!
}

/** Whole days that comments had waited which were answered by the end of a day. */
export async function answeredWaitsOn(db: Db, consultationId: string, day: Day) {
  const { rows } = await sql<{ median: number | null; longest: number | null }>`
    with marks as (${marksOn(db, day)}),
    first as (
      select p.response_id, min(p.published_on) as day from publication p join response r on r.id = p.response_id
      where r.consultation_id = ${consultationId} and p.published_on <= ${day} group by 1
    ), waited as (
      select c.id, min(greatest(said.day, first.day, ${londonDay('rc.linked_at')}) - said.day) as days
      from first join response_comment rc on rc.response_id = first.response_id and rc.linked_at < ${dayEnds(day)}
      join comment_standing c on c.id = rc.comment_id join marks m on m.comment_id = c.id and m.mark = 2
      cross join lateral (select ${londonDay('c.said_at')} as day) said
      where c.said_at < ${dayEnds(day)} group by c.id
    )
    select percentile_cont(0.5) within group (order by days) as median, max(days) as longest from waited`.execute(db)
  return rows[0]
}

/** Responses that everybody could read at the end of a day. */
export async function countPublishedOn(db: Db, consultationId: string, day: Day): Promise<number> {
  const row = await db
    .selectFrom(publicationsOn(db, day).as('p'))
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('p.consultationId', '=', consultationId)
    .executeTakeFirstOrThrow()
  return row.n
}
