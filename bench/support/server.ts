import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { type Embedded, ensureDatabase, freePort, startEmbedded } from '#server/process/embedded.ts'
import { migrate } from '#server/process/migrate.ts'

const root = path.resolve(import.meta.dirname, '../..')

/** A durable PostgreSQL (fsync on, as in use) with a migrated database, thrown away afterwards. */
export async function benchDatabase(): Promise<{
  embedded: Embedded
  appUrl: string
  ownerUrl: string
  /** Where the database lies. */
  dir: string
  close(): Promise<void>
}> {
  const dir = mkdtempSync(path.join(tmpdir(), 'said-bench-'))
  // Under root PostgreSQL runs as another account, which must be able to enter.
  chmodSync(dir, 0o755)
  const embedded = await startEmbedded(dir)
  await ensureDatabase(embedded, 'bench')
  await migrate(embedded.ownerUrl('bench'))
  return {
    embedded,
    appUrl: embedded.appUrl('bench'),
    ownerUrl: embedded.ownerUrl('bench'),
    dir,
    close: async () => {
      await embedded.stop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

/**
 * A program of ours on a port of its own, in a process of its own.
 * @param listens  the variable that says at which port it answers; a worker has none but that of its metrics
 */
export async function startProgram(
  file: string,
  env: Record<string, string>,
  listens: 'PORT' | 'METRICS_PORT' = 'PORT',
): Promise<{ url: string; pid: number; stop(): Promise<void> }> {
  const port = await freePort()
  const child: ChildProcess = spawn(process.execPath, [path.join(root, file)], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      LOG_LEVEL: 'error',
      RATE_LIMIT: 'false',
      [listens]: String(port),
      ...env,
    },
  })
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; ; tries++) {
    if (child.exitCode !== null || tries > 600) throw new Error(`${file} did not start`)
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return {
    url,
    pid: child.pid as number,
    stop: async () => {
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}

/** Statements as the owner of the tables. */
export async function asOwner<T>(ownerUrl: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

export const secrets = { CONTACT_KEY: '00'.repeat(32), RECEIPT_KEY: '11'.repeat(32) }
