import { type Kysely, sql } from 'kysely'

// Why a name stands in the programme's own words, where it does not stand with the draft itself.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
create table named_reason (
  id uuid primary key default uuidv7(),
  address text not null,
  fields text[] not null,
  reason text not null check (length(reason) between 3 and 500),
  by_person uuid not null references person,
  at timestamptz(3) not null
);
comment on table named_reason is 'who let a name stand in what everybody reads, where it was typed, and why';
grant select, insert on named_reason to said_and_done_app;
`,
    )
    .execute(db)
}
