import { type Kysely, sql } from 'kysely'

// Comments are given to people, lists are saved, and the desk knows what changed since somebody was last here.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [given, views, visits]) await sql.raw(part).execute(db)
}

const given = `
create table comment_assignee (
  comment_id uuid primary key references comment on delete cascade,
  person_id uuid not null references person,
  given_by uuid not null references person,
  given_at timestamptz(3) not null
);
comment on table comment_assignee is 'whose work a comment is; the history says whose it was before';
create index comment_assignee_person on comment_assignee (person_id);
grant select, insert, update, delete on comment_assignee to said_and_done_app;
`

const views = `
create table saved_view (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  consultation_id uuid references consultation,
  name text not null check (length(name) between 1 and 80),
  query text not null check (length(query) <= 2000),
  shared boolean not null default false,
  created_at timestamptz(3) not null default now(),
  unique (person_id, name)
);
comment on table saved_view is 'a filter of the inbox under a name; shared: everybody who may read comments sees it';
grant select, insert, update, delete on saved_view to said_and_done_app;
`

const visits = `
create table desk_visit (
  person_id uuid primary key references person,
  seen_at timestamptz(3) not null,
  before_at timestamptz(3) not null
);
comment on column desk_visit.before_at is 'the visit before this one: what changed since then is shown';
grant select, insert, update on desk_visit to said_and_done_app;
`
