import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

// A line of a file is found by the ID that its survey tool gave it.
export async function up(db: Kysely<unknown>): Promise<void> {
  const how = db.isTransaction ? '' : 'concurrently'
  await sql
    .raw(`create index ${how} if not exists import_row_source on import_row (source_id) where source_id is not null`)
    .execute(db)
}
