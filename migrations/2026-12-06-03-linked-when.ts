import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

// What was joined to a response or taken away since its words were sent: looked for wherever an approval is counted.
export async function up(db: Kysely<unknown>): Promise<void> {
  const how = db.isTransaction ? '' : 'concurrently'
  await sql
    .raw(`create index ${how} if not exists response_comment_linked on response_comment (response_id, linked_at)`)
    .execute(db)
  await sql
    .raw(
      `create index ${how} if not exists response_comment_unlinked on response_comment (response_id, unlinked_at) where unlinked_at is not null`,
    )
    .execute(db)
}
