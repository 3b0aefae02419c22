import { type Kysely, sql } from 'kysely'

// Every saved state of a draft can be looked at and brought back; what was asked for is ticked off; a response knows where its
// comments came from, so that it can say what came since.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [states, asked, sources]) await sql.raw(part).execute(db)
}

const states = `
create table response_state (
  id uuid primary key default uuidv7(),
  version_id uuid not null references response_version,
  edit int not null,
  draft jsonb not null,
  person_id uuid not null references person,
  at timestamptz(3) not null,
  unique (version_id, edit)
);
comment on table response_state is 'a draft as it was saved: every state of the last hour, then the last of each minute';
grant select, insert, delete on response_state to said_and_done_app;
`

const asked = `
alter table review add field text;
comment on column review.field is 'the field of the response that the note is about; null: all of it';
create table asked_change (
  review_id uuid primary key references review,
  done_in uuid not null references response_version,
  note text,
  by_person uuid not null references person,
  at timestamptz(3) not null
);
comment on table asked_change is 'what became of a change that a reviewer asked for, in the version that was written next';
grant select, insert, update, delete on asked_change to said_and_done_app;
`

const sources = `
create table response_source (
  response_id uuid not null references response,
  query text not null check (length(query) <= 2000),
  added_by uuid not null references person,
  added_at timestamptz(3) not null,
  primary key (response_id, query)
);
comment on table response_source is 'a filter of the inbox by which comments were added, and when last';
grant select, insert, update on response_source to said_and_done_app;
`
