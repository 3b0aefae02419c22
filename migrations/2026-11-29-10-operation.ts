import { type Kysely, sql } from 'kysely'

/** What whoever operates the product must see: that the sweep runs, when the last backup was made, which workers live. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
create table operation (
  name text primary key check (name in ('sweep', 'backup', 'write')),
  at timestamptz(3) not null
)`.execute(db)
  await sql`comment on table operation is 'when each of these was last done; write: a try of the path that takes comments'`.execute(
    db,
  )
  await sql`
create table worker_alive (
  id uuid primary key,
  at timestamptz(3) not null
)`.execute(db)
  await sql`comment on table worker_alive is 'each process that works in the background says every fifteen seconds that it lives'`.execute(
    db,
  )
  await sql`grant select, insert, update on operation to said_and_done_app`.execute(db)
  await sql`grant select, insert, update, delete on worker_alive to said_and_done_app`.execute(db)
}
