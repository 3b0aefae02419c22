import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { plainText } from './reader/rows.ts'

// Quotation marks and dashes as `plainText` writes them.
const signs = '‘’‚′“”„″–—'
const plainSigns = `''''""""--`

/** Shorter texts are said by many. */
const shortest = 20
/** So many are looked for in one statement: all at once took longer than a statement may, where thousands of comments share words. */
const portion = 100

/**
 * Which of these texts are comments of a consultation already, word for word but for spaces and the form of quotation marks. Short
 * ones, which many people write alike, are never counted.
 * @returns the texts that are there, as `plainText` gives them
 */
export async function wordsThere(db: Db, consultationId: string, texts: string[]): Promise<Set<string>> {
  const asked = [...new Set(texts.map(plainText).filter((text) => text.length >= shortest))]
  if (asked.length === 0) return new Set()
  // The first words find few comments by the index for searching; what is not read yet is not in it, and is looked through. Both
  // are compared whole afterwards.
  const first = asked.map((text) => text.split(' ').slice(0, 10).join(' ').slice(0, 200))
  const beginnings = asked.map((text) => text.replaceAll(' ', '').slice(0, 40))
  const there = new Set<string>()
  const add = (rows: { body: string }[]) => rows.forEach(({ body }) => there.add(plainText(body)))
  // First what waits: what becomes searchable meanwhile is found by the second way.
  const waiting = await sql<{ body: string }>`
    select body from (
      -- Each half has an index of its own: what waits to be read, and what waits to be searchable.
      select body from comment where consultation_id = ${consultationId} and words is null and processed_at is null
      union all
      select body from comment where consultation_id = ${consultationId} and words is null and processed_at is not null
      union all
      select o.body from original_words o join comment c on c.id = o.comment_id where c.consultation_id = ${consultationId}
    ) c
    where left(regexp_replace(translate(body, ${signs}, ${plainSigns}), '\\s+', '', 'g'), 40) = any(${beginnings}::text[])`.execute(
    db,
  )
  add(waiting.rows)
  for (let at = 0; at < first.length; at += portion) {
    const found = await sql<{ body: string }>`
      select c.body
      from unnest(${first.slice(at, at + portion)}::text[]) as t(words)
      cross join lateral (
        select (select string_agg(quote_literal(word), ' & ') from string_to_table(plain_words(t.words), ' ') as w(word) where word <> '') as query
      ) q
      cross join lateral (
        select body from comment
        where consultation_id = ${consultationId} and words is not null and q.query is not null and words @@ q.query::tsquery
        limit 200
      ) c`.execute(db)
    add(found.rows)
  }
  return new Set(asked.filter((text) => there.has(text)))
}

/** Is all that somebody says in these texts there? What is too short to tell does not count for it. */
export function allThere(there: ReadonlySet<string>, texts: string[]): boolean {
  const long = texts.map(plainText).filter((text) => text.length >= shortest)
  return long.length > 0 && long.every((text) => there.has(text))
}
