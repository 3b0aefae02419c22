import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

// What search finds comments by; and a delete of an import looks in every table that points to its rows.
export async function up(db: Kysely<unknown>): Promise<void> {
  const how = db.isTransaction ? '' : 'concurrently'
  for (const index of indexes) await sql.raw(`create index ${how} if not exists ${index}`).execute(db)
}

const indexes = [
  'comment_searched on comment using gin (consultation_id, words) where words is not null',
  'comment_unsearched on comment (id) where words is null and processed_at is not null',
  'response_comment_said on response_comment (comment_id)',
  'theme_assignment_said on theme_assignment (comment_id)',
]
