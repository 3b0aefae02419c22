import { type Kysely, sql } from 'kysely'

// What was changed in the set-up of a consultation that is public, with old and new, and who looked at it second.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(changes).execute(db)
}

const changes = `
create table set_up_change (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  changed jsonb not null,
  reason text,
  by_person uuid not null references person,
  at timestamptz(3) not null,
  confirmed_by uuid references person,
  confirmed_at timestamptz(3),
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (confirmed_by is null or confirmed_by <> by_person)
);
comment on table set_up_change is 'old and new of what everybody could read; a second person looks within a day';
comment on column set_up_change.changed is 'list of {what, from, to}, in words';
create index set_up_change_consultation on set_up_change (consultation_id, id);
grant select, insert on set_up_change to said_and_done_app;
grant update (confirmed_by, confirmed_at) on set_up_change to said_and_done_app;
`
