import { type Kysely, sql } from 'kysely'

// Who has a comment or a draft open just now, so that two people do not do one thing; and comments that are shared out between several.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(presence).execute(db)
  await sql.raw(shares).execute(db)
}

const presence = `
create table presence (
  person_id uuid not null references person on delete cascade,
  subject_id uuid not null,
  until timestamptz(3) not null,
  primary key (subject_id, person_id)
);
comment on table presence is 'what somebody has open at the desk, a comment or a response, and until when we take it to be so';
create index presence_until on presence (until);
grant select, insert, update, delete on presence to said_and_done_app;
`

const shares = `
alter table bulk_act drop constraint bulk_act_kind_check;
alter table bulk_act add constraint bulk_act_kind_check check (kind in ('confirm', 'theme', 'give', 'share', 'set-aside')) not valid;
alter table bulk_act validate constraint bulk_act_kind_check;
alter table bulk_item add person_id uuid references person;
comment on column bulk_item.person_id is 'whom it is given to, for an act that shares comments out between several people';
`
