import { randomBytes } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { buildApp } from '#server/http/app.ts'
import { type Config, readConfig } from '#server/process/config.ts'
import { type Db, openDatabase } from '#server/data/database.ts'
import { type Cast, castOf } from './cast.ts'

export type Here = {
  /** A database of this file's own, as the application's role. */
  db: Db
  pool: pg.Pool
  appUrl: string
  ownerUrl: string
  config: Config
  /** People who may sign in, by what they do. */
  cast: Cast
  /** The clock: tests may set it. */
  clock: { now: Date }
  app: FastifyInstance
}

/**
 * A database of the file's own, the people of the cast in it, and the app over it (not listening; use `here.app.inject`).
 * It is 1 June 2026, noon, until a test says otherwise.
 */
export function useHere(settings: Record<string, string> = {}): Here {
  const here = {} as Here
  let close: () => Promise<void>
  beforeAll(async () => {
    const address = inject('database')
    const name = `t_${randomBytes(6).toString('hex')}`
    await asAdmin(
      address.admin,
      `create database ${name} owner said_and_done_owner template template_said strategy file_copy`,
    )
    here.appUrl = address.app.replace('{database}', name)
    here.ownerUrl = address.owner.replace('{database}', name)
    const opened = openDatabase(here.appUrl, 4)
    here.db = opened.db
    here.pool = opened.pool
    here.clock = { now: new Date('2026-06-01T12:00:00Z') }
    here.config = readConfig({
      LOG_LEVEL: 'fatal',
      RATE_LIMIT: 'false',
      CONTACT_KEY: '00'.repeat(32),
      RECEIPT_KEY: '11'.repeat(32),
      ...settings,
    })
    here.cast = await castOf(here.db)
    here.app = await buildApp(here.config, { databaseUrl: here.appUrl, now: () => here.clock.now })
    await here.app.ready()
    close = async () => {
      await here.app.close()
      await opened.close()
      await asAdmin(address.admin, `drop database ${name} with (force)`)
    }
  })
  afterAll(async () => close?.())
  return here
}

/** One statement at a time makes and drops databases: the template must have no other reader meanwhile. */
async function asAdmin(address: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: address.replace('{database}', 'postgres') })
  await client.connect()
  try {
    await client.query('select pg_advisory_lock(727003)')
    await client.query(statement)
  } finally {
    await client.end()
  }
}
