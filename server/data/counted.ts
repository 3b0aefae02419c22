import { sql } from 'kysely'
import type { Db } from './database.ts'

/** What comments are counted by: `all` is each once; a `day` is the one on which it was said, in London; `channel-day` is both, `2026-05-31 web`. */
export type Counter =
  | 'all'
  | 'channel'
  | 'kind'
  | 'late'
  | 'event'
  | 'point'
  | 'area'
  | 'day'
  | 'channel-day'
  | 'themed'
  | 'theme'
  | 'main-theme'

/** Comments that stand somewhere and have one thing in common: a channel's name, an event's id, a day; empty where there is none. */
export type Count = {
  consultationId: string
  by: Counter
  key: string
  standing: 'in-hand' | 'answered' | 'set-aside' | 'withdrawn'
  restricted: boolean
  /** Comments. */
  n: number
  /** Of these, where it is counted by theme: those whose theme a person said or confirmed. */
  checked: number
}

/** How many comments stand where, by these counters. Reads counters, never comments: its cost does not grow with them. */
export async function countsOf(db: Db, consultationIds: string[], by: Counter[]): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select consultation_id, by, key, standing, restricted, sum(n)::bigint as n, sum(checked)::bigint as checked
    from comment_count where consultation_id = any(${consultationIds}::uuid[]) and by = any(${by}::text[])
    group by 1, 2, 3, 4, 5 having sum(n) > 0`.execute(db)
  return rows
}

/** The same for every consultation that there is. */
export async function countsOfAll(db: Db, by: Counter[]): Promise<Count[]> {
  const { rows } = await sql<Count>`
    select consultation_id, by, key, standing, restricted, sum(n)::bigint as n, sum(checked)::bigint as checked
    from comment_count where by = any(${by}::text[]) group by 1, 2, 3, 4, 5 having sum(n) > 0`.execute(db)
  return rows
}

/** What had come of comments by the end of a day, and how many there were then. Unit: comments. */
export type CountThen = { standing: 'received' | 'answered' | 'set-aside' | 'withdrawn'; n: number }

/** The same for the end of a day that has passed, from the counters of each day up to it; of no one standing now. */
export async function countsThen(db: Db, consultationIds: string[], day: string): Promise<CountThen[]> {
  const { rows } = await sql<CountThen>`
    select case when by = 'day' then 'received' else split_part(key, ' ', 3) end as standing,
      sum(case when split_part(key, ' ', 2) = '-' then -n else n end)::bigint as n
    from comment_count where consultation_id = any(${consultationIds}::uuid[]) and by in ('day', 'moved') and left(key, 10)::date <= ${day}::date
    group by 1`.execute(db)
  return rows
}

/**
 * What is counted by days, each under `…-day` on the day on which it was said, and under `…-moved` on each on which something came of it.
 * A `sort` is all of channel, kind, late, themed, event and point at once (`sortOf`); `submission` is by kind, and counts submissions;
 * `moved-how` says how long an answer took and why something was set aside.
 */
export type DayCounter = 'sort' | 'day' | 'main-theme' | 'sub-theme' | 'submission' | 'moved-how'

/** How many comments had one thing in common by the end of a day, and what had come of these. */
export type CountThenOf = CountThen & {
  by: DayCounter
  key: string
  /** Of those received, where it is counted by theme: those whose theme a person said or confirmed. */
  checked: number
}

const rowsOf: Record<DayCounter, string[]> = {
  sort: ['sort-day', 'sort-moved'],
  day: ['day', 'day-moved'],
  'main-theme': ['main-theme-day', 'main-theme-moved'],
  'sub-theme': ['sub-theme-day', 'sub-theme-moved'],
  submission: ['submission-day'],
  'moved-how': ['moved-how'],
}

/**
 * The same by what they have in common. Reads a sum for each day, never comments.
 * @param day  to its end; null for all that there is
 */
export async function countsThenOf(
  db: Db,
  consultationIds: string[],
  day: string | null,
  by: DayCounter[],
  among: 'all' | 'restricted' = 'all',
): Promise<CountThenOf[]> {
  const wanted = by.flatMap((one) => rowsOf[one])
  const { rows } = await sql<CountThenOf>`
    with told as (
      select by, key, by like '%moved%' as moves, sum(n)::bigint as n, sum(checked)::bigint as checked from comment_count
      where consultation_id = any(${consultationIds}::uuid[]) and by = any(${wanted}::text[]) and (restricted or ${among === 'all'})
        and (${day}::text is null or left(key, 10) collate "C" <= ${day}) group by 1, 2
    ), parted as (
      select case when by in ('day', 'moved-how') then by else regexp_replace(by, '-(day|moved)$', '') end as by,
        case when moves then split_part(key, ' ', 3) else 'received' end as standing, key, by = 'day' as bare, moves,
        case when moves and split_part(key, ' ', 2) = '-' then -n else n end as n, checked
      from told
    )
    select by, standing, case when moves then substr(key, 15 + length(standing)) when bare then key else substr(key, 12) end as key,
      sum(n)::bigint as n, sum(checked)::bigint as checked
    from parted group by 1, 2, 3 having sum(n) > 0`.execute(db)
  return rows
}

/** What a `sort` says of its comments, as the counters of the same names do. */
export function sortOf(key: string): { by: Counter; key: string }[] {
  const parts = key.split('|')
  return (['channel', 'kind', 'late', 'themed', 'event', 'point'] as const).map((by, at) => ({ by, key: parts[at] ?? '' }))
}

/** How many answered comments waited so many whole days. */
export async function answerWaits(
  db: Db,
  consultationId: string,
  among: 'all' | 'restricted',
): Promise<{ days: number; n: number }[]> {
  const { rows } = await sql<{ days: number; n: number }>`
    select key::int as days, sum(n)::bigint as n from comment_count
    where consultation_id = ${consultationId} and by = 'waited' and (restricted or ${among === 'all'}) group by 1 having sum(n) > 0`.execute(
    db,
  )
  return rows
}
