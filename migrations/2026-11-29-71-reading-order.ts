import { type Kysely, sql } from 'kysely'

// What people send themselves is read before what a file brought, and the newest first: so each comment says whether it came
// with a file. A constant default writes no row: what waits at this moment is read a little earlier, no more.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(`alter table comment add column imported boolean not null default false`).execute(db)
  await sql
    .raw(`comment on column comment.imported is 'it came with a file: read after what people sent themselves'`)
    .execute(db)
}
