import { type Kysely, sql } from 'kysely'

// What holds a publication is taken away by somebody who wrote no part, with a reason that everybody can read.
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const part of [holds, delegations, grants]) await sql.raw(part).execute(db)
}

const holds = `
create table hold_taken_away (
  id uuid primary key default uuidv7(),
  kind text not null check (kind in ('group', 'board', 'embargo')),
  consultation_id uuid references consultation,
  response_id uuid references response,
  grouping_id uuid references grouping,
  embargo_id uuid references embargo,
  before text not null,
  after text not null,
  reason text not null check (length(reason) between 10 and 1000),
  by_person uuid not null references person,
  at timestamptz(3) not null
);
comment on table hold_taken_away is 'a group, board or embargo holds less than it did: what it was, what it is, and why';
create index hold_taken_away_consultation on hold_taken_away (consultation_id, at);
create index hold_taken_away_response on hold_taken_away (response_id, at) where response_id is not null;
insert into takeable values ('hold_taken_away', 'reason', 't.id::text', 'consultation', '(select slug from consultation where id = t.consultation_id)');
`

const delegations = `
alter table amendment
  add agreed_by uuid references person,
  add agreed_at timestamptz(3),
  add agreed_reason text check (length(agreed_reason) between 10 and 1000),
  add check ((agreed_by is null) = (agreed_at is null) and (agreed_by is null) = (agreed_reason is null)),
  add check (agreed_by is null or agreed_by <> by_person);
comment on column amendment.agreed_by is 'who agreed, having written no part, that the delegation covers the change; until then it holds nothing up less';
insert into takeable values ('amendment', 'agreed_reason', 't.version_id::text', 'response',
  '(select r.ref from response_version v join response r on r.id = v.response_id where v.id = t.version_id)');
`

const grants = `
grant select, insert on hold_taken_away to said_and_done_app;
grant update (agreed_by, agreed_at, agreed_reason) on amendment to said_and_done_app;
`
