import type pg from 'pg'
import { SteadyClient, whenInReach } from '../data/database.ts'
import type { Config } from './config.ts'
import { ensureDatabase, startEmbedded } from './embedded.ts'
import { migrate, missingMigrations } from './migrate.ts'

export type Reached = { appUrl: string; ownerUrl: string; close(): Promise<void> }

/**
 * The database that the settings name, migrated: a server of yours, or PostgreSQL from npm in `DATA_DIR`.
 * Commands use it too, also while the server is up.
 * @param patience  seconds to wait for a server that is out of reach; a process that serves waits for ever
 */
export async function reachDatabase(config: Config, say: (line: string) => void, patience = 30): Promise<Reached> {
  if (config.databaseUrl) {
    const { databaseUrl: appUrl, databaseOwnerUrl: ownerUrl } = config
    if (ownerUrl) await whenInReach(() => migrate(ownerUrl), patience, say)
    else await migratedByWhom(appUrl, patience, say)
    // The application's own address may be wrong while the owner's is right: said now, not at the first request.
    const { user, owns } = await whenInReach(() => asked(appUrl, mayUseTables), patience, say)
    if (owns)
      say(
        `The role ${user} in DATABASE_URL owns the tables, so the database keeps nobody who has it from changing what was written. ` +
          'Use one that does not, and give the owner’s address as DATABASE_OWNER_URL; scripts/roles.sh shows both.',
      )
    return { appUrl, ownerUrl: ownerUrl ?? appUrl, close: async () => undefined }
  }
  const embedded = await startEmbedded(config.dataDir, { durable: true, say })
  try {
    await whenInReach(() => ensureDatabase(embedded, 'said_and_done'), patience, say)
    await whenInReach(() => migrate(embedded.ownerUrl('said_and_done')), patience, say)
  } catch (error) {
    await embedded.stop()
    throw error
  }
  return {
    appUrl: embedded.appUrl('said_and_done'),
    ownerUrl: embedded.ownerUrl('said_and_done'),
    close: () => embedded.stop(),
  }
}

/**
 * Without the owner's address: one role for everything migrates itself; the application's own role owns nothing, and waits until
 * `npm run migrate` was run with the owner's address.
 */
async function migratedByWhom(url: string, patience: number, say: (line: string) => void): Promise<void> {
  const mayMigrate = () =>
    asked(url, async (client) => {
      const { rows } = await client.query<{ may: boolean }>(
        `select has_schema_privilege('public', 'create') and pg_has_role(coalesce((select relowner from pg_class
           where oid = to_regclass('public.kysely_migration')), current_user::regrole::oid), 'usage') as may`,
      )
      return rows[0]?.may ?? false
    })
  if (await whenInReach(mayMigrate, patience, say)) return void (await whenInReach(() => migrate(url), patience, say))
  const until = Date.now() + patience * 1000
  for (let told = false; ; told = true) {
    const missing = await whenInReach(() => asked(url, missingMigrations), patience, say)
    if (missing.length === 0) return
    const sentence =
      `The database lacks ${missing.length} of this version's migrations. Run “npm run migrate” with DATABASE_OWNER_URL, ` +
      `the address of the role that owns the tables.`
    if (Date.now() > until) throw new Error(sentence)
    if (!told) say(`${sentence} Waiting for it…`)
    await new Promise((resolve) => setTimeout(resolve, 2_000))
  }
}

/**
 * @returns whose address it is, and whether that role could change what was written
 * @throws {Error} a sentence, if the application's address is right and yet leads to what it cannot work with
 */
async function mayUseTables(client: pg.Client): Promise<{ user: string; owns: boolean }> {
  const { rows } = await client.query<Record<'table' | 'user' | 'name', string> & Record<'may' | 'owns', boolean>>(
    `select to_regclass('public.submission') as table, current_user as user, current_database() as name,
       has_table_privilege(to_regclass('public.submission'), 'insert') as may,
       pg_has_role((select relowner from pg_class where oid = to_regclass('public.submission')), 'usage') as owns`,
  )
  const { table, may, user, name, owns } = rows[0]!
  if (table === null)
    throw new Error(
      `The database ${name} in DATABASE_URL has no tables of ours. DATABASE_URL and DATABASE_OWNER_URL must name the same database.`,
    )
  if (!may)
    throw new Error(
      `The role ${user} in DATABASE_URL may not use the tables. Make it a member of said_and_done_app, or use the role that is; ` +
        'scripts/roles.sh shows both.',
    )
  return { user, owns }
}

async function asked<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new SteadyClient({ connectionString, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}
