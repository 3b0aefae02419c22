import { type Kysely, sql } from 'kysely'

// A row of a file that is held or rejected is no comment yet, and was never screened: a disclosure of harm stood open to every
// officer, and nobody was told. Such rows are screened too, and what speaks of harm is seen by the safeguarding lead alone.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table import_row add column screened_at timestamptz`.execute(db)
  await sql`comment on column import_row.screened_at is 'when the words of a row that was not taken in were screened for harm'`.execute(
    db,
  )
  await sql`create table row_heard (
    import_row_id uuid primary key references import_row (id) on delete cascade,
    kind text not null,
    urgency int not null check (urgency between 1 and 3),
    raised_at timestamptz not null,
    seen_by uuid references person (id),
    seen_at timestamptz,
    note text check (note <> ''),
    check ((seen_by is null) = (seen_at is null))
  )`.execute(db)
  await sql`comment on table row_heard is 'a row of an import that was not taken in and may tell of harm'`.execute(db)
  await sql`create index row_heard_waiting on row_heard (urgency, raised_at) where seen_at is null`.execute(db)
  await sql`grant select, insert on row_heard to said_and_done_app`.execute(db)
  await sql`grant update (seen_by, seen_at, note) on row_heard to said_and_done_app`.execute(db)
  await sql`grant update (screened_at) on import_row to said_and_done_app`.execute(db)
}
