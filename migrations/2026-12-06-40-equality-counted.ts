import { type Kysely, sql } from 'kysely'

/** Totals of the answers about equality as they were shown last: who looks after every submission would see whose answer changed them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
create table equality_counted (
  consultation_id uuid primary key references consultation,
  counted_at timestamptz not null,
  people integer not null default 0,
  up_to uuid,
  totals jsonb
);
grant select, insert, update on equality_counted to said_and_done_app;
comment on column equality_counted.people is 'how many had answered something when they were counted';
comment on column equality_counted.up_to is 'the last submission there was then';
comment on column equality_counted.totals is 'what is shown, small numbers held back; null: not counted yet';
`,
    )
    .execute(db)
}
