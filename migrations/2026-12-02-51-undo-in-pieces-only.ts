import { type Kysely, sql } from 'kysely'

// Since imports are taken back piece by piece nothing asks for this any more.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop function if exists undo_import(uuid, uuid)`.execute(db)
}
