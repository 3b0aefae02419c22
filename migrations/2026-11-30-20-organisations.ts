import { type Kysely, sql } from 'kysely'

// Who owns a consultation, which organisation a response is for, and with whom that one shared it.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(organisations).execute(db)
}

const organisations = `
create table consultation_owner (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  organisation_id uuid not null references organisation,
  added_by uuid references person,
  added_at timestamptz(3) not null,
  ended_by uuid references person,
  ended_at timestamptz(3)
);
comment on table consultation_owner is 'organisations whose officers read its comments and answer in their own name';
create unique index consultation_owner_current on consultation_owner (consultation_id, organisation_id) where ended_at is null;
create index consultation_owner_organisation on consultation_owner (organisation_id) where ended_at is null;
alter table response add organisation_id uuid references organisation;
comment on column response.organisation_id is 'whose officers write, approve and publish it; null: those of the programme';
create table response_share (
  id uuid primary key default uuidv7(),
  response_id uuid not null references response,
  organisation_id uuid not null references organisation,
  shared_by uuid not null references person,
  shared_at timestamptz(3) not null,
  ended_by uuid references person,
  ended_at timestamptz(3)
);
comment on table response_share is 'another organisation that may look at a draft, and change nothing';
create unique index response_share_current on response_share (response_id, organisation_id) where ended_at is null;
create index response_share_organisation on response_share (organisation_id) where ended_at is null;
grant select, insert on consultation_owner, response_share to said_and_done_app;
grant update (ended_by, ended_at) on consultation_owner, response_share to said_and_done_app;
grant update (organisation_id) on response to said_and_done_app;
`
