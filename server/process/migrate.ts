import { promises as fs } from 'node:fs'
import path from 'node:path'
import { createPostgresBackend, Queue } from 'bullmq'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { FileMigrationProvider, Migrator } from 'kysely/migration'
import pg from 'pg'
import { queueNames, queueSchema } from './queue.ts'

const folder = path.resolve(import.meta.dirname, '../../migrations')

/**
 * Bring a database to the newest shape, as the role that owns it; the queue's own tables included. Doing it twice does nothing.
 * @returns the names of the migrations that were carried out now
 * @throws {Error} naming the migration that failed; nothing of that one is left behind
 */
export async function migrate(ownerUrl: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) })
  try {
    const version = await sql<{
      major: number
    }>`select current_setting('server_version_num')::int / 10000 as major`.execute(db)
    const major = version.rows[0]?.major ?? 0
    if (major < 18) throw new Error(`Said and Done needs PostgreSQL 18 or newer; this server is ${major}.`)
    const migrator = new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder: folder }) })
    const { error, results = [] } = await migrator.migrateToLatest()
    const failed = results.find((result) => result.status === 'Error')
    if (error)
      throw new Error(`The migration ${failed?.migrationName ?? ''} failed: ${String(error)}`, { cause: error })
    await makeQueueTables(db, ownerUrl)
    return results.map((result) => result.migrationName)
  } finally {
    await db.destroy()
  }
}

async function makeQueueTables(db: Kysely<unknown>, ownerUrl: string): Promise<void> {
  const connection = { connectionString: ownerUrl, schema: queueSchema, migrate: true, max: 1 }
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
