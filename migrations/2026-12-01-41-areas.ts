import { type Kysely, sql } from 'kysely'

// How many people live in an area of a consultation, by whom that was counted, and where its tile stands on a schematic map.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql
    .raw(
      `
create table consultation_area (
  consultation_id uuid not null references consultation,
  area text not null check (area <> ''),
  people int check (people > 0),
  source text,
  across int not null check (across between 1 and 12),
  down int not null check (down between 1 and 12),
  by_person uuid not null references person,
  at timestamptz(3) not null,
  primary key (consultation_id, area),
  unique (consultation_id, across, down) deferrable initially deferred
);
comment on table consultation_area is 'its history says what stood there before';
comment on column consultation_area.across is 'the column of its tile, from the west; down is the row, from the north';
grant select, insert, update, delete on consultation_area to said_and_done_app;
`,
    )
    .execute(db)
}
