import { sql } from 'kysely'
import type { Db } from '../data/database.ts'

/** What is waiting, what has failed and what has not been done for long, for anyone who operates the product. Ages in seconds. */
export type Operations = {
  commentsWaiting: number
  oldestComment: number | null
  ledgerUnsigned: number
  oldestUnsigned: number | null
  mailWaiting: number
  mailFailed: number
  sinceSweep: number | null
  sinceBackup: number | null
  workersAlive: number
  databaseBytes: number
}

/** One look at all of it: counts end at 10,001, so that looking costs little however much waits. */
export async function operationsNow(db: Db): Promise<Operations> {
  const { rows } = await sql<Operations>`
    with unread as (select received_at from comment where processed_at is null order by id limit 10001),
    unsigned as (select id, created_at from (select e.id, c.received_at as created_at from ledger_entry e left join comment c on c.id = e.comment_id
      where e.index is null order by e.id limit 10001) e)
    select (select count(*) from unread) as comments_waiting,
      (select extract(epoch from now() - min(received_at))::int from unread) as oldest_comment,
      (select count(*) from unsigned) as ledger_unsigned,
      (select extract(epoch from now() - min(created_at))::int from unsigned) as oldest_unsigned,
      (select count(*) from message where state in ('waiting', 'sending')) as mail_waiting,
      (select count(*) from message where state in ('failed', 'uncertain')) as mail_failed,
      (select extract(epoch from now() - at)::int from operation where name = 'sweep') as since_sweep,
      (select extract(epoch from now() - at)::int from operation where name = 'backup') as since_backup,
      (select count(*) from worker_alive where at > now() - interval '45 seconds') as workers_alive,
      pg_database_size(current_database()) as database_bytes`.execute(db)
  return rows[0] as Operations
}

/** Write down that this was done now. */
export async function wasDone(db: Db, name: 'sweep' | 'backup' | 'write'): Promise<void> {
  await sql`insert into operation (name, at) values (${name}, now())
    on conflict (name) do update set at = excluded.at`.execute(db)
}

/** A worker says that it lives; those that have not for a day are gone. */
export async function isAlive(db: Db, id: string): Promise<void> {
  await sql`insert into worker_alive (id, at) values (${id}, now()) on conflict (id) do update set at = excluded.at`.execute(
    db,
  )
  await sql`delete from worker_alive where at < now() - interval '1 day'`.execute(db)
}
