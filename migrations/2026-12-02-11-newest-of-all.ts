import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

// The newest comments of all consultations together are found without looking at a million.
export async function up(db: Kysely<unknown>): Promise<void> {
  const how = db.isTransaction ? '' : 'concurrently'
  await sql
    .raw(
      `create index ${how} if not exists comment_standing_all_newest on comment_standing (said_at desc, id desc) where not restricted`,
    )
    .execute(db)
}
