import { type Kysely, sql } from 'kysely'

/** What every page says of the programme itself, changed: kept as what is changed of a consultation is, for a second person to look at. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
alter table set_up_change alter consultation_id drop not null;
comment on column set_up_change.consultation_id is 'null: of the programme itself, on every page';
create index set_up_change_programme on set_up_change (id) where consultation_id is null;
`,
    )
    .execute(db)
}
