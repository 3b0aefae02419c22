import { type Kysely, sql } from 'kysely'

// What people send themselves is read before what a file brought, and the newest first: so each comment says whether it came
// with a file, and what did not can be found among a hundred thousand that did.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [imported, order]) await sql.raw(part).execute(db)
}

// A constant default writes no row. What waits at this moment counts as sent by people: it is read a little earlier, no more.
const imported = `
alter table comment add column imported boolean not null default false;
comment on column comment.imported is 'it came with a file: read after what people sent themselves';
`

const order = `
create index comment_waiting_direct on comment (id) where processed_at is null and not imported;
`
