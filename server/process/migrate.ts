import { readdirSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createPostgresBackend, Queue } from 'bullmq'
import { Kysely, type KyselyConfig, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { queueNames, queueSchema } from './queue.ts'
import { SteadyClient } from '../data/database.ts'

const folder = path.resolve(import.meta.dirname, '../../migrations')
/** This version's migrations, in their order. */
export const migrationNames = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .sort()

/** Kysely's own lock for migrating, so that a version that still migrates by Kysely waits for us and we for it. */
const lock = '3853314791062309107'
/** How long a migration waits for a table, in ms: anyone who writes waits behind it. Then it lets them pass and tries again. */
const lockTimeout = 2_000
const maxTries = 100

type Migration = {
  up(db: Kysely<unknown>): Promise<void>
  /** For indexes made `concurrently` and rows filled in by pieces: no transaction around it, so doing it twice must do no harm. */
  withoutTransaction?: true
}

/**
 * Migrate a database, as the role that owns it; the queue's own tables included. Doing it twice does nothing. Each migration is a
 * transaction of its own, and none waits long for a lock, so that the product serves meanwhile.
 * @param options.only  carry out no others, for reading an older backup
 * @returns the names of the migrations that were carried out now
 * @throws {Error} naming the migration that failed; nothing of that one is left behind
 */
export async function migrate(
  ownerUrl: string,
  options: { only?: string[]; log?: KyselyConfig['log'] } = {},
): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2, connectionTimeoutMillis: 2_000, Client: SteadyClient })
  pool.on('error', () => undefined)
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }), log: options.log })
  try {
    const version = await sql<{
      major: number
    }>`select current_setting('server_version_num')::int / 10000 as major`.execute(db)
    const major = version.rows[0]?.major ?? 0
    if (major < 18) throw new Error(`Said and Done needs PostgreSQL 18 or newer; this server is ${major}.`)
    const done = await db.connection().execute(async (one) => {
      await sql`select pg_advisory_lock(${sql.raw(lock)})`.execute(one)
      await sql`create table if not exists kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)`.execute(
        one,
      )
      const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(one)
      const known = new Set(rows.map((row) => row.name))
      const due = migrationNames.filter((name) => !known.has(name) && (options.only?.includes(name) ?? true))
      for (const name of due) await carryOut(one, name)
      await sql`select pg_advisory_unlock(${sql.raw(lock)})`.execute(one)
      return due
    })
    await makeQueueTables(db, ownerUrl)
    // A process that serves holds no owner's address, and sees here whether it may begin.
    await sql`grant select on kysely_migration to said_and_done_app`.execute(db)
    return done
  } finally {
    await db.destroy()
  }
}

/** Which of this version's migrations the database lacks; all of them if it has none. */
export async function missingMigrations(client: pg.Client): Promise<string[]> {
  const { rows: found } = await client.query(`select where to_regclass('public.kysely_migration') is not null`)
  if (found.length === 0) return migrationNames
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration')
  const known = new Set(rows.map((row) => row.name))
  return migrationNames.filter((name) => !known.has(name))
}

async function carryOut(db: Kysely<unknown>, name: string): Promise<void> {
  const migration = (await import(pathToFileURL(path.join(folder, `${name}.ts`)).href)) as Migration
  const work = async (one: Kysely<unknown>) => {
    await migration.up(one)
    await sql`insert into kysely_migration (name, timestamp) values (${name}, ${new Date().toISOString()})`.execute(one)
  }
  for (let tries = 1; ; tries++) {
    try {
      await sql`select set_config('lock_timeout', ${String(lockTimeout)}, false)`.execute(db)
      return await (migration.withoutTransaction ? work(db) : db.transaction().execute(work))
    } catch (error) {
      // 55P03: the lock did not come in time. 40P01: two waited for each other.
      const passes = ['55P03', '40P01'].includes((error as { code?: string }).code ?? '')
      if (!passes || tries >= maxTries)
        throw new Error(`The migration ${name} failed: ${String(error)}`, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, Math.min(250 * tries, 3_000)))
    }
  }
}

async function makeQueueTables(db: Kysely<unknown>, ownerUrl: string): Promise<void> {
  const connection = { connectionString: ownerUrl, schema: queueSchema, migrate: true, max: 1, Client: SteadyClient }
  for (const name of queueNames) {
    const queue = new Queue(name, { connection }, createPostgresBackend)
    queue.on('error', () => undefined)
    // BullMQ makes a sequence for each queue when its first job is added: here, so that it is the owner's.
    const job = await queue.add(name, {}, { delay: 86_400_000 })
    await job.remove()
    await queue.close()
  }
  const rights = [
    // It still says "create sequence if not exists" at each job, which asks for this right even when it does exist.
    'usage, create on schema',
    'all on all tables in schema',
    'usage on all sequences in schema',
    'execute on all functions in schema',
  ]
  for (const right of rights) await sql.raw(`grant ${right} ${queueSchema} to said_and_done_app`).execute(db)
}
