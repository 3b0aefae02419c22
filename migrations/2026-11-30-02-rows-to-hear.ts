import { type Kysely, sql } from 'kysely'

export const withoutTransaction = true

export async function up(db: Kysely<unknown>): Promise<void> {
  const how = db.isTransaction ? '' : 'concurrently'
  await sql
    .raw(
      `create index ${how} if not exists import_row_unheard on import_row (id) where raw is not null and screened_at is null`,
    )
    .execute(db)
}
