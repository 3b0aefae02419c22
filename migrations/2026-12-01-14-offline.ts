import { type Kysely, sql } from 'kysely'

// A consultation can be taken offline with a reason, and brought back; nothing of it is lost meanwhile.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(spells).execute(db)
}

const spells = `
create table offline_spell (
  id uuid primary key default uuidv7(),
  consultation_id uuid not null references consultation,
  reason text not null check (length(reason) between 10 and 1000),
  by_person uuid not null references person,
  at timestamptz(3) not null,
  ended_by uuid references person,
  ended_at timestamptz(3),
  check ((ended_by is null) = (ended_at is null))
);
comment on table offline_spell is 'a time in which a consultation was not shown to the public, and why; everybody can read it';
create unique index offline_spell_now on offline_spell (consultation_id) where ended_at is null;
insert into takeable values ('offline_spell', 'reason', 't.id::text', 'consultation', '(select slug from consultation where id = t.consultation_id)');
grant select, insert on offline_spell to said_and_done_app;
grant update (ended_by, ended_at) on offline_spell to said_and_done_app;
`
