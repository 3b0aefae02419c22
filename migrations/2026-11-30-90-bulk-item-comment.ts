import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

// Taking an import back deletes comments, and each asks every table that refers to it: without an index of its own the
// items of what was done in bulk would be read whole for every comment.
export async function up(db: Kysely<unknown>): Promise<void> {
  const how = db.isTransaction ? '' : 'concurrently'
  await sql.raw(`create index ${how} if not exists bulk_item_comment on bulk_item (comment_id)`).execute(db)
}
