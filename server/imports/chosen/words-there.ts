import { sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import { plainText } from '../reader/rows.ts'

/** Shorter texts are said by many. */
const shortest = 20

/**
 * Which of these texts are comments of a consultation already, word for word but for spaces and the form of quotation marks. Short
 * ones, which many people write alike, are never counted.
 * @returns the texts that are there, as `plainText` gives them
 */
export async function wordsThere(db: Db, consultationId: string, texts: string[]): Promise<Set<string>> {
  const asked = [...new Set(texts.map(plainText).filter((text) => text.length >= shortest))]
  if (asked.length === 0) return new Set()
  const keys = sql`array(select same_words(t) from unnest(${asked}::text[]) as t)`
  // First what waits to be read, which has no index by its words yet: what is read meanwhile is found by the second way.
  const waiting = await sql<{ body: string }>`
    select distinct body from (
      select body from comment where consultation_id = ${consultationId} and processed_at is null
      union all
      select o.body from original_words o join comment c on c.id = o.comment_id where c.consultation_id = ${consultationId}
    ) c
    where same_words(body) = any(${keys})`.execute(db)
  const read = await sql<{ body: string }>`
    select distinct body from comment
    where consultation_id = ${consultationId} and processed_at is not null and same_words(body) = any(${keys})`.execute(
    db,
  )
  const there = new Set([...waiting.rows, ...read.rows].map(({ body }) => plainText(body)))
  return new Set(asked.filter((text) => there.has(text)))
}

/** Is all that somebody says in these texts there? What is too short to tell does not count for it. */
export function allThere(there: ReadonlySet<string>, texts: string[]): boolean {
  const long = texts.map(plainText).filter((text) => text.length >= shortest)
  return long.length > 0 && long.every((text) => there.has(text))
}
