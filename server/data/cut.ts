import { type RawBuilder, sql } from 'kysely'

/** What `cutTo` gives, in the database, so that long texts stay there. `column` as SQL names it: `c.body`. */
export function cutIn(column: string, max: number): RawBuilder<string> {
  const text = sql.ref(column)
  const length = sql.lit(max)
  return sql<string>`case when length(${text}) <= ${length} then ${text}
    else regexp_replace(left(${text}, ${length} - 1), '\\s+\\S*$', '') || '…' end`
}
