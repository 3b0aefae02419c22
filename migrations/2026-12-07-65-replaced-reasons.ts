import { type Kysely, sql } from 'kysely'

/** A second waiver, or a second agreement to a delegation, leaves the reason of the first readable. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
create table replaced_reason (
  id uuid primary key default uuidv7(),
  version_id uuid not null references response_version,
  kind text not null check (kind in ('waiver', 'delegation')),
  grouping_id uuid references grouping,
  by_person uuid not null references person,
  at timestamptz(3) not null,
  reason text not null,
  check ((kind = 'waiver') = (grouping_id is not null))
);
comment on table replaced_reason is 'why somebody went on before without a group, or agreed to a delegation, where somebody else has done so since';
create index replaced_reason_version on replaced_reason (version_id);
insert into takeable values ('replaced_reason', 'reason', 't.id::text', 'response',
  '(select r.ref from response_version v join response r on r.id = v.response_id where v.id = t.version_id)');
grant select, insert on replaced_reason to said_and_done_app;
`,
    )
    .execute(db)
}
