import { type Kysely, sql } from 'kysely'

// How pressing a finding of harm is and which sentence tells of it; what gives no view is set aside by the machine; what looks
// like spam is kept apart until somebody has looked; and reading everything again, with how far it has come.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [flags, aside, spam, again]) await sql.raw(part).execute(db)
}

const flags = `
alter table safeguarding_flag
  add column urgency smallint not null default 2 check (urgency between 1 and 3),
  add column starts int, add column ends int,
  add check ((starts is null) = (ends is null) and ends > starts);
comment on column safeguarding_flag.urgency is '1 at once, 2 the same day, 3 within the time that is set for all';
comment on column safeguarding_flag.starts is 'where the sentence that tells of it begins, in UTF-16 units of the original body; null where a person raised it';
update safeguarding_flag set kind = 'whistleblowing' where kind = 'staff';
`

const aside = `
alter table set_aside alter column by_person drop not null;
comment on column set_aside.by_person is 'null: the machine, for what gives no view';
`

const spam = `
create table spam_mark (
  comment_id uuid primary key references comment on delete cascade,
  reasons text[] not null check (cardinality(reasons) > 0),
  marked_at timestamptz(3) not null default now(),
  looked_by uuid references person,
  looked_at timestamptz(3),
  is_spam boolean,
  check ((looked_at is null) = (is_spam is null) and (looked_at is null) = (looked_by is null))
);
comment on table spam_mark is 'looks like spam, and why; kept out of themes and of the public count of views until somebody has looked';
create index spam_mark_waiting on spam_mark (marked_at) where looked_at is null;
grant select, insert, update on spam_mark to said_and_done_app;
grant delete on spam_mark to said_and_done_app;
`

const again = `
create table rescreening (
  id uuid primary key default uuidv7(),
  asked_by uuid references person,
  asked_at timestamptz(3) not null default now(),
  comments int not null,
  screened int not null default 0,
  newly_held int not null default 0,
  newly_without_view int not null default 0,
  newly_spam int not null default 0,
  newly_personal int not null default 0,
  last_comment_id uuid,
  finished_at timestamptz(3)
);
comment on table rescreening is 'every comment is screened again: how far it has come, and what changed; last_comment_id: whoever takes it up goes on after it';
create unique index rescreening_under_way on rescreening ((true)) where finished_at is null;
grant select, insert, update on rescreening to said_and_done_app;
`
