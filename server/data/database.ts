import { CamelCasePlugin, type Kysely as KyselyType, Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import type { Tables } from './tables.ts'

/** The database. A `Trx` fits wherever a `Db` is asked for: pass on the one you hold. */
export type Db = KyselyType<Tables>
/** Asked for where a transaction is a must. */
export type Trx = Transaction<Tables>

// pg turns a date into midnight local time unless told otherwise; a day has no time zone and stays the string it is.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
// Our counts stay far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Kysely over a pool that somebody else opened and will close. */
export function databaseOver(pool: pg.Pool): Db {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    // Reaches into jsonb too, since nested queries come back as JSON: so the keys of what we store there are our own
    // camelCase names, never words that somebody else chose.
    plugins: [new CamelCasePlugin()],
  })
}

/**
 * A connection that may be cut while somebody holds it. Whoever waits for an answer is told by that; without a listener the
 * cut itself would end the process, since a pool listens only to the connections that nobody holds.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.on('error', () => undefined)
  }
}

/** How every connection of ours behaves: never waits for ever, neither for a statement nor for a lock. */
export function poolOptions(connectionString: string, max: number): pg.PoolConfig {
  return {
    connectionString,
    max,
    Client: SteadyClient,
    connectionTimeoutMillis: 2_000,
    statement_timeout: 15_000,
    lock_timeout: 4_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'said-and-done',
  }
}

/** Ask several things about one moment: they take one connection between them, and their numbers agree with each other. */
export function inOneSnapshot<T>(db: Db, ask: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(ask)
}

/** A pool and Kysely of one's own, for commands and workers. @returns `close` ends both */
export function openDatabase(connectionString: string, max = 5): { db: Db; pool: pg.Pool; close(): Promise<void> } {
  const pool = new pg.Pool(poolOptions(connectionString, max))
  // Without a listener a restart of the database would end our process; the pool heals by itself.
  pool.on('error', () => undefined)
  return { db: databaseOver(pool), pool, close: () => pool.end() }
}

/** Ask the database again until it answers. @throws {Error} the last refusal, after `seconds` */
export async function waitForDatabase(
  connectionString: string,
  seconds: number,
  say: (line: string) => void,
): Promise<void> {
  const until = Date.now() + seconds * 1000
  for (let told = false; ;) {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      await client.end().catch(() => undefined)
      if (Date.now() > until) throw error
      if (!told) say('Waiting for the database…')
      told = true
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  }
}
