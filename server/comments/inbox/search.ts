import { sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import { type Closeness, saysWhat } from '../../data/search.ts'

/** After a large import many wait to be read, and looking through all of them for a rare word would take seconds. */
const unreadSearched = 5_000

/** The newest comment that is too many to be looked through before it is read; none as a rule. */
const tooManyUnread = sql`(select w.id from comment w where w.processed_at is null order by w.id desc offset ${sql.lit(unreadSearched)} limit 1)`

/** Words are indexed when a comment is read; those that came in these seconds are looked through as they are. */
const sayingUnread = (row: 'c' | 'w', q: string, closeness: Closeness) => {
  const of = (column: string) => sql.ref(`${row}.${column}`)
  return sql<boolean>`(${of('processedAt')} is null
    and ${of('id')} > coalesce(${tooManyUnread}, '00000000-0000-0000-0000-000000000000')
    and ${saysWhat(sql`search_vector(${of('body')} || ' . ' || coalesce(${of('translation')}, ''))`, q, closeness)})`
}

export const saying = (q: string, closeness: Closeness) =>
  sql<boolean>`(${saysWhat(sql`c.words`, q, closeness)} or ${sayingUnread('c', q, closeness)})`

/** The same, from the index of words alone: where few comments hold them, age is no way to find them. */
export const amongRare = (
  q: string,
  closeness: Closeness,
  consultationId: string | undefined,
) => sql<boolean>`c.id = any(array(
  select ${withWords(q, closeness, consultationId)}
  union all select w.id from comment w where ${sayingUnread('w', q, closeness)}))`

/** So many are sorted in no time; of words that more comments hold, the newest are found by age. */
const maxSorted = 20_000
const withWords = (q: string, closeness: Closeness, consultationId: string | undefined) =>
  sql`comments_with_words(${q}, ${sql.lit(closeness === 'near')}, ${consultationId ?? null}, ${sql.lit(maxSorted)})`

/**
 * Of the newest so many, so few hold a word that is worth looking up in the index: one in twenty. Words with one letter amiss are
 * hundreds, each of which is looked for in each comment: fewer are asked.
 */
const sampled = { same: { newest: 2_000, often: 100 }, near: { newest: 400, often: 20 } }

/** Whether few comments hold these words: then they are found by the index of words, else by age. */
export async function areRare(
  db: Db,
  q: string,
  closeness: Closeness,
  consultationId: string | undefined,
): Promise<boolean> {
  const newestOf = consultationId === undefined ? sql`` : sql`where w.consultation_id = ${consultationId}`
  const { rows: newest } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select w.words from comment w ${newestOf} order by w.said_at desc, w.id desc limit ${sql.lit(sampled[closeness].newest)}) w
    where ${saysWhat(sql`w.words`, q, closeness)}`.execute(db)
  if ((newest[0]?.n ?? 0) >= sampled[closeness].often) return false
  const { rows: all } = await sql<{ n: number }>`
    select count(*)::int as n from ${withWords(q, closeness, consultationId)}`.execute(db)
  return (all[0]?.n ?? 0) < maxSorted
}

/** Whether some comments wait to be read whose words are not searched yet. */
export async function isAnyUnsearched(db: Db): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select ${tooManyUnread} is not null
    or exists (select from comment where words is null and processed_at is not null) as any`.execute(db)
  return rows[0]?.any ?? false
}
