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
