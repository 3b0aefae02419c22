import { type Kysely, sql } from 'kysely'

// What changes a page that is public already is looked at by a second officer: before it is shown, or within a day.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [setting, changes, holds]) await sql.raw(part).execute(db)
}

const setting = `
alter table consultation add column later_changes text not null default 'second-look'
  check (later_changes in ('second-look', 'second-officer'));
comment on column consultation.later_changes is
  'what changes a public response: shown at once and looked at within a day, or shown only once a second officer agreed';
`

const changes = `
create table later_change (
  id uuid primary key default uuidv7(),
  response_id uuid not null references response,
  kind text not null check (kind in ('joined', 'taken-away', 'commitment', 'reply')),
  comments uuid[] not null default '{}',
  amount integer not null default 0 check (amount >= 0),
  series uuid,
  organisation_id uuid references organisation,
  news jsonb,
  by_person uuid not null references person,
  at timestamptz(3) not null,
  live_at timestamptz(3),
  looked_by uuid references person,
  looked_at timestamptz(3),
  refused_by uuid references person,
  refused_at timestamptz(3),
  refused_because text check (length(refused_because) between 1 and 1000),
  check ((looked_by is null) = (looked_at is null)),
  check ((refused_by is null) = (refused_at is null) and (refused_by is null) = (refused_because is null)),
  check (looked_by is null or refused_by is null),
  check (looked_by is null or looked_by <> by_person),
  check (refused_by is null or live_at is null)
);
comment on table later_change is 'one change of a response that was public already, and who looked at it second';
comment on column later_change.amount is 'unit: comments';
comment on column later_change.comments is 'which, while they wait for a second officer';
comment on column later_change.news is 'the words, while they wait for a second officer';
comment on column later_change.live_at is 'null: not public';
create index later_change_response on later_change (response_id, id);
create index later_change_open on later_change (id) where looked_at is null and refused_at is null;
alter table held_update add column later_change_id uuid references later_change;
insert into takeable values ('later_change', 'news', 't.id::text', 'response', '(select ref from response where id = t.response_id)');
grant select, insert on later_change to said_and_done_app;
grant update (amount, comments, news, live_at, looked_by, looked_at, refused_by, refused_at, refused_because)
  on later_change to said_and_done_app;
`

const holds = `
alter table hold_taken_away drop constraint hold_taken_away_kind_check;
alter table hold_taken_away add constraint hold_taken_away_kind_check
  check (kind in ('group', 'board', 'embargo', 'second-officer')) not valid;
alter table hold_taken_away validate constraint hold_taken_away_kind_check;
`
