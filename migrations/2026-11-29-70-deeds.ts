import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

// Public pages ask what was done last, but for what merely arrived or was read: with a million of those, the others are few.
export async function up(db: Kysely<unknown>): Promise<void> {
  const how = db.isTransaction ? '' : 'concurrently'
  await sql
    .raw(
      `create index ${how} if not exists history_deeds on history (id) where action <> 'submission.received' and action <> 'comment.read'`,
    )
    .execute(db)
}
