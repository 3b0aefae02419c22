import { type Kysely, sql } from 'kysely'

// Whoever wrote what is public last is told by mail when it no longer holds, once for each thing.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(told).execute(db)
}

const told = `
create table owner_notice (
  id uuid primary key default uuidv7(),
  person_id uuid not null references person,
  items jsonb not null,
  at timestamptz(3) not null
);
comment on table owner_notice is 'one mail to who wrote a response last: what no longer holds of it';
comment on column owner_notice.items is 'list of {ref, what, says, since}';
create index owner_notice_person on owner_notice (person_id, at);
create table owner_told (
  ref text not null,
  what text not null,
  since date not null,
  person_id uuid not null references person,
  at timestamptz(3) not null,
  primary key (ref, what, since, person_id)
);
comment on table owner_told is 'what somebody was told of: nobody is told twice of one thing';
alter table message drop constraint message_kind_check;
alter table message add constraint message_kind_check check (kind in
  ('receipt', 'confirm', 'published', 'corrected', 'outcome', 'commitment', 'ask', 'account-link', 'account-news',
   'review-asked', 'review-code', 'owner-notice')) not valid;
alter table message validate constraint message_kind_check;
grant select, insert on owner_notice, owner_told to said_and_done_app;
`
