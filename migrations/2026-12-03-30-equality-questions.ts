import { type Kysely, sql } from 'kysely'

// A consultation may ask, in its own form, who takes part: age, sex, disability and the like. The answers are kept sealed, as those of
// imported files are.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw('alter table consultation add column asks_equality boolean not null default false').execute(db)
}
