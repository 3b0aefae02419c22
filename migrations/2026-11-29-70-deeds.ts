import { type Kysely, sql } from 'kysely'

// Public pages ask what was done last, but for what merely arrived or was read: with a million of those, the others are few.
// Not concurrently: the index is over the few rows, and writing waits for one reading of the table at most.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(
    `create index history_deeds on history (id) where action <> 'submission.received' and action <> 'comment.read'`,
  ).execute(db)
}
