import { type Kysely, sql } from 'kysely'

// Who is responsible for what people send, for how long each kind of it is kept, and by what law each question is asked.
// A version is never changed: what somebody was told on the day they wrote stays readable.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(lawful).execute(db)
}

const lawful = `
create table privacy_statement (
  consultation_id uuid not null references consultation,
  version integer not null check (version > 0),
  controller text not null,
  contact text not null,
  keeps_contact text not null,
  keeps_comments text not null,
  keeps_figures text not null,
  keeps_answers text not null,
  policy text,
  bases jsonb not null,
  by_person uuid not null references person,
  at timestamptz not null,
  primary key (consultation_id, version)
);
grant select, insert on privacy_statement to said_and_done_app;
alter table consultation add column length_reason text;
alter table programme add column accessibility_prepared_on date, add column accessibility_reviewed_on date,
  add column accessibility_tested_on date;
`
