import { CamelCasePlugin, type Kysely as KyselyType, Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import pg from 'pg'
import { createHash } from 'node:crypto'
import type { Socket } from 'node:net'
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

/** How long the server may say nothing to a question before we ask whether it is still at work on it, in ms. */
const silence = 3_000

const plannedOnceMark = '/* planned once */'
/**
 * At the end of a query that is asked again and again and takes longer to plan than to answer: a connection plans it once and keeps
 * the plan under a name. Only for a query whose text is always the same, and that finds its rows by a key.
 */
export const plannedOnce = sql.raw(plannedOnceMark)
const nameOf = new Map<string, string>()

/** The name under which a connection keeps the plan of a query. */
function planName(text: string): string {
  const known = nameOf.get(text)
  if (known) return known
  const name = createHash('sha256').update(text).digest('hex').slice(0, 40)
  nameOf.set(text, name)
  return name
}

/**
 * A connection that may be cut while somebody holds it, or whose replies may be lost on the way. Anyone who waits for an answer is
 * told by that; without a listener the cut itself would end the process, since a pool listens only to the connections that
 * nobody holds. A lost reply would be waited for until the end of time: after some silence another connection asks whether
 * the server is still at work, and if it is not, this one is thrown away.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    this.on('error', () => undefined)
    this.once('connect', () => this.#watch(typeof config === 'string' ? { connectionString: config } : (config ?? {})))
  }

  /** As pg's own, which has many signatures; ours only gives a name to what is planned once. */
  override query = ((asked: unknown, ...more: unknown[]) => {
    const ask = super.query.bind(this) as (...all: unknown[]) => unknown
    return typeof asked === 'string' && asked.endsWith(plannedOnceMark)
      ? ask({ name: planName(asked), text: asked, values: more[0] }, ...more.slice(1))
      : ask(asked, ...more)
  }) as pg.Client['query']

  #watch(config: pg.ClientConfig): void {
    const { connection, processID } = this as unknown as { connection: { stream: Socket }; processID: number }
    const { stream } = connection
    let asking = false
    const look = async () => {
      const heard = stream.bytesRead
      const waits = () => !(this as unknown as { readyForQuery: boolean }).readyForQuery && stream.bytesRead === heard
      // Who reads slowly on our side hears nothing either.
      if (asking || !waits() || stream.isPaused()) return
      asking = true
      const atWork = await isAtWork(config, processID)
      // The answer may just have been on its way.
      if (!atWork) await new Promise((resolve) => setTimeout(resolve, 250))
      asking = false
      if (!atWork && waits()) stream.destroy(new Error('Connection terminated: the reply to a query was lost.'))
      else stream.setTimeout(silence)
    }
    stream.setTimeout(silence)
    stream.on('timeout', () => void look())
  }
}

/** Whether the server is at work on what this connection asked: neither done nor stuck in telling. False if nobody can say. */
async function isAtWork(config: pg.ClientConfig, processId: number): Promise<boolean> {
  const { connectionString, host, port, user, password, database, ssl } = config
  const given = Object.entries({ connectionString, host, port, user, password, database, ssl })
  const client = new pg.Client({
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    connectionTimeoutMillis: 2_000,
    query_timeout: 2_000,
    application_name: 'said-and-done watch',
  })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query(
      `select from pg_stat_activity where pid = $1 and state = 'active' and wait_event is distinct from 'ClientWrite'`,
      [processId],
    )
    return rows.length > 0
  } catch {
    return false
  } finally {
    void client.end().catch(() => undefined)
  }
}

/** How every connection of ours behaves: never waits for ever, neither for a statement nor for a lock nor for a lost reply. */
export function poolOptions(connectionString: string, max: number): pg.PoolConfig {
  return {
    connectionString,
    max,
    Client: SteadyClient,
    connectionTimeoutMillis: 2_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    statement_timeout: 15_000,
    lock_timeout: 4_000,
    idle_in_transaction_session_timeout: 30_000,
    application_name: 'said-and-done',
    // Our statements take milliseconds; compiling one takes a hundred, where its cost is guessed too high.
    options: '-c jit=off',
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

/** Nobody is there to ask, or they take no questions yet; a server that is only full still answers those it has. */
export const isAway = (error: unknown): boolean =>
  isOutOfReach(error) && !/^53/.test((error as { code?: string }).code ?? '')

/** What passes by itself: a server that is away, starting, stopping or full, or a name that is not known yet. */
export function isOutOfReach(error: unknown): boolean {
  const { code = '', message = '', errors } = error as Error & { code?: string; errors?: unknown[] }
  return (
    /^(08|53|57P)/.test(code) ||
    ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'].includes(code) ||
    /Connection terminated|timeout exceeded when trying to connect|timeout expired|Client has encountered a connection error/.test(message) ||
    (errors ?? []).some(isOutOfReach)
  )
}

/**
 * Do what needs the database, again and again while it is out of reach, with pauses that grow to five seconds.
 * @param seconds  after so many the last fault is thrown; Infinity for a process that serves
 * @throws {Error} at once what no waiting mends: a wrong password, role or database
 */
export async function whenInReach<T>(
  work: () => Promise<T>,
  seconds: number,
  say: (line: string) => void,
): Promise<T> {
  const until = Date.now() + seconds * 1000
  let told = 0
  for (let pause = 250; ; pause = Math.min(2 * pause, 5_000)) {
    try {
      return await work()
    } catch (error) {
      if (!isOutOfReach(error) || Date.now() > until) throw error
      if (Date.now() - told > 30_000) {
        say(`Waiting for the database: ${reasonOf(error)}`)
        told = Date.now()
      }
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** With two addresses for one name the fault is a list, and says nothing itself. */
function reasonOf(error: unknown): string {
  const { code = '', message, errors } = error as Error & { code?: string; errors?: Error[] }
  const unknown = code === 'ENOTFOUND' || code === 'EAI_AGAIN'
  if (unknown) return `${message}. Nothing is known by that name yet; if it stays so, check DATABASE_URL.`
  return message || errors?.map((one) => one.message).join(', ') || String(error)
}
