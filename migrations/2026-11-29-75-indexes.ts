import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

// What waits to be read and was sent by people is found among a hundred thousand lines of a file; submissions, dots and
// signatures of a consultation are counted without reading its submissions.
export async function up(db: Kysely<unknown>): Promise<void> {
  const how = db.isTransaction ? '' : 'concurrently'
  for (const index of indexes) await sql.raw(`create index ${how} if not exists ${index}`).execute(db)
}

const indexes = [
  'comment_waiting_direct on comment (id) where processed_at is null and not imported',
  'submission_of on submission (consultation_id, kind)',
  'submission_units on submission (consultation_id) include (dots, signatures) where dots is not null or signatures is not null',
]
