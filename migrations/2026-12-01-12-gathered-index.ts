import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

// What a mail tells of besides its own news is found among millions.
export async function up(db: Kysely<unknown>): Promise<void> {
  const how = db.isTransaction ? '' : 'concurrently'
  await sql
    .raw(
      `create index ${how} if not exists message_gathered_into on message (gathered_into) where gathered_into is not null`,
    )
    .execute(db)
}
