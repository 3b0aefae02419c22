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
