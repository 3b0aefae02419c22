import { type Kysely, sql } from 'kysely'

// Rows that were there before are looked at without holding anybody up.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table permission_grant validate constraint permission_grant_one_scope`.execute(db)
}
