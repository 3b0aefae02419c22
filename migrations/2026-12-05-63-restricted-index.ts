import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

// The desk's account says of each number how much of it is restricted: a few comments, looked for among all that were set aside.
export async function up(db: Kysely<unknown>): Promise<void> {
  const how = db.isTransaction ? '' : 'concurrently'
  await sql
    .raw(
      `create index ${how} if not exists comment_standing_restricted on comment_standing (consultation_id, standing) where restricted`,
    )
    .execute(db)
}
