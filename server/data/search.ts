import { type RawBuilder, sql } from 'kysely'
import type { Db } from './database.ts'

/** How closely a word must be met: as it is typed, or with one letter amiss. */
export type Closeness = 'same' | 'near'

/**
 * Whether a text says what somebody searches for. Text and search are read by one function of the database (plain_words), so
 * that quotes, dashes, accents and missing spaces cannot come between them.
 * @param vector  a column or expression that search_vector() made
 * @param q       words, “a phrase”, -without, one or another
 */
export function saysWhat(vector: RawBuilder<unknown>, q: string, closeness: Closeness = 'same'): RawBuilder<boolean> {
  return sql<boolean>`${vector} @@ search_query(${q}::text, ${sql.lit(closeness === 'near')})`
}

/** Words of a search that were passed over because they stand nearly everywhere. */
export async function tooCommonIn(db: Db, q: string): Promise<string[]> {
  const { rows } = await sql<{ words: string[] }>`select too_common_words(${q}) as words`.execute(db)
  return rows[0]?.words ?? []
}

/**
 * Make comments searchable that were read before there was a search like this: some at a time, so that nothing waits for it.
 * @returns how many were filled in; 0 when there is nothing left
 */
export async function makeSearchable(db: Db, most = 500): Promise<number> {
  const { numAffectedRows } = await sql`
    update comment c set words = search_vector(c.body || ' . ' || coalesce(c.translation, ''))
    where c.id in (
      select id from comment where words is null and processed_at is not null order by id limit ${most} for update skip locked
    )`.execute(db)
  return Number(numAffectedRows ?? 0)
}
