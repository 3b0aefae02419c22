import { type Kysely, sql } from 'kysely'

// Comments that were read by their words at once, and are to be read by the sense of their sentences too, when there is time.
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql.raw(senseWaiting).execute(db)
}

const senseWaiting = `
create table sense_waiting (
  comment_id uuid primary key references comment on delete cascade
);
comment on table sense_waiting is 'comments read by words so far, which wait to be read by sense too';
grant select, insert, delete on sense_waiting to said_and_done_app;
`
