import { type Kysely, sql } from 'kysely'

// A request that was found in a comment has an owner and an end; whistleblowing is one, and a person may find one by reading.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(requests).execute(db)
}

const requests = `
alter table comment_route
  add owner_id uuid references person,
  add raised_by uuid references person,
  add outcome text;
alter table comment_route drop constraint comment_route_route_check;
alter table comment_route add constraint comment_route_route_check
  check (route in ('foi', 'erasure', 'subject-access', 'complaint', 'whistleblowing')) not valid;
alter table comment_route add constraint comment_route_outcome_check check (
  outcome is null or outcome in ('answered', 'refused', 'passed-on', 'not-a-request') and handled_at is not null) not valid;
alter table comment_route validate constraint comment_route_route_check;
alter table comment_route validate constraint comment_route_outcome_check;
comment on column comment_route.owner_id is 'whose work it is';
comment on column comment_route.raised_by is 'who found it by reading; null: the machine';
comment on column comment_route.note is 'what was replied, or why it was refused';
create index comment_route_open on comment_route (raised_at) where handled_at is null;
`
