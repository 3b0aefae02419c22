import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

// Each minute it is looked up whose address was kept for nothing but the mail that their words are erased.
export async function up(db: Kysely<unknown>): Promise<void> {
  const how = db.isTransaction ? '' : 'concurrently'
  await sql
    .raw(
      `create index ${how} if not exists message_erasure on message (follower_id) where kind = 'erasure' and follower_id is not null`,
    )
    .execute(db)
}
