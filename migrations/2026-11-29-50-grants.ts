import { type Kysely, sql } from 'kysely'

// A role is granted for the programme, for one organisation or for one consultation.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(grants).execute(db)
}

const grants = `
alter table permission_grant
  add organisation_id uuid references organisation,
  add constraint permission_grant_one_scope check (num_nonnulls(organisation_id, consultation_id) <= 1) not valid;
comment on column permission_grant.organisation_id is 'for this organisation alone; with no consultation either: for the whole programme';
drop index permission_grant_current;
create unique index permission_grant_current on permission_grant
  (person_id, role, coalesce(organisation_id, consultation_id, '00000000-0000-0000-0000-000000000000')) where revoked_at is null;
`
