import { type Kysely, sql } from 'kysely'

// A promise that was kept may be stopped again.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
alter table commitment_update
  add reopened boolean not null default false,
  add constraint commitment_update_reopened check (not reopened or kept_on is null) not valid;
comment on column commitment_update.reopened is 'it was kept, and is no longer: from this update on it is due again';
alter table commitment_update validate constraint commitment_update_reopened;
`,
    )
    .execute(db)
}
