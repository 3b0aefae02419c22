import { sql } from 'kysely'
import type { Db } from '#server/data/database.ts'

const batch = 5_000
const slice = 5_000

/**
 * Count the comments that are new into the counters, and add their rows up. Nobody waits for it: what is not counted yet is
 * added by the reader.
 */
export async function countNew(db: Db, stopped: () => boolean = () => false): Promise<void> {
  while (!stopped()) {
    const { rows } = await sql<{ done: number }>`select count_new_comments(${batch}) as done`.execute(db)
    if ((rows[0]?.done ?? 0) < batch) break
  }
  await sql`select add_up_tallies()`.execute(db)
}

/**
 * Checks counters against rows: all counters each hour, and with each round the next few thousand comments, in a circle, so that
 * a round costs the same however many there are. What is wrong is put right.
 * @returns a round, which resolves to a sentence for each thing that was wrong
 */
export function openCountChecks(db: Db): (now: Date) => Promise<string[]> {
  let checked = -Infinity
  let after = '00000000-0000-0000-0000-000000000000'
  return async (now) => {
    const said: string[] = []
    if (now.getTime() - checked >= 3_600_000) {
      checked = now.getTime()
      said.push(...(await checkTallies(db)))
    }
    const { rows } = await sql<{ last: string | null }>`
      select id as last from comment where id > ${after} order by id offset ${slice - 1} limit 1`.execute(db)
    const last = rows[0]?.last ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'
    said.push(...(await checkStandings(db, after, last)))
    after = rows[0]?.last ?? '00000000-0000-0000-0000-000000000000'
    return said
  }
}

/** Counters that differ from the rows are written again. */
export async function checkTallies(db: Db): Promise<string[]> {
  const { rows } = await sql<{ consultationId: string; counters: number }>`
    select consultation_id, count(*)::int as counters from tally_faults() group by 1`.execute(db)
  for (const { consultationId } of rows) await sql`select rebuild_tally(${consultationId})`.execute(db)
  return rows.map(
    ({ consultationId, counters }) =>
      `${counters} counters of consultation ${consultationId} differed from its comments; they were counted again.`,
  )
}

/** Comments in a stretch of ids whose narrow row is not what it follows from are written again. */
export async function checkStandings(db: Db, after: string, upTo: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from standing_faults(${after}, ${upTo})`.execute(db)
  if (rows.length === 0) return []
  await sql`select replace_standing(${rows.map(({ id }) => id)}::uuid[])`.execute(db)
  return [`${rows.length} comments did not stand where their rows say; they were placed again.`]
}
