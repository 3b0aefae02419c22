import type { Config } from '#server/config.ts'
import { type Db, openDatabase } from '#server/database.ts'
import { openWorker } from '#server/queue.ts'
import { importWaiting } from './imports.ts'
import { openModels } from './models.ts'
import { readWaiting } from './read.ts'

/**
 * Start every worker, and the sweep that finds what a lost job left behind.
 * @returns `close` finishes the batch under way
 */
export async function startWorkers(config: Config, databaseUrl: string): Promise<{ close(): Promise<void> }> {
  const { db, close: closeDatabase } = openDatabase(databaseUrl, 4)
  const models = openModels(db)
  let closing = false
  let reading: Promise<unknown> | undefined
  // One round at a time: a wake-up that comes during a round begins another after it, since rows may have come too late for the first.
  let again = false
  const read = (): Promise<unknown> => {
    if (reading) again = true
    return (reading ??= readWaiting(db, models, () => closing).finally(() => {
      reading = undefined
      if (again && !closing) {
        again = false
        void read().catch(warn)
      }
    }))
  }
  const worker = openWorker('read', { redisUrl: config.redisUrl, databaseUrl }, async () => void (await read()), warn)
  // The rows are the queue of record: even with the queue gone, what waits is read within a minute.
  const sweep = setInterval(() => void read().catch(warn), 60_000)
  void read().catch(warn)
  const imports = startImports(config, databaseUrl, db, () => void read().catch(warn))
  return {
    close: async () => {
      closing = true
      clearInterval(sweep)
      await imports.close()
      await worker.close()
      await reading?.catch(() => undefined)
      await closeDatabase()
    },
  }
}

/** One import at a time, each in a thread of its own if its file is large; a stopping process leaves whole lines behind. */
function startImports(config: Config, databaseUrl: string, db: Db, imported: () => void) {
  const ending = new AbortController()
  let going: Promise<void> | undefined
  let again = false
  const go = (): Promise<void> => {
    if (going) again = true
    return (going ??= (async () => {
      const comments = await importWaiting(db, { ...config, databaseUrl }, () => new Date(), ending.signal)
      if (comments > 0) imported()
    })().finally(() => {
      going = undefined
      if (again && !ending.signal.aborted) {
        again = false
        void go().catch(warn)
      }
    }))
  }
  const worker = openWorker('import', { redisUrl: config.redisUrl, databaseUrl }, go, warn)
  const sweep = setInterval(() => void go().catch(warn), 60_000)
  void go().catch(warn)
  return {
    close: async () => {
      ending.abort()
      clearInterval(sweep)
      await worker.close()
      await going?.catch(() => undefined)
    },
  }
}

/** Faults are told without a person's words: a database's detail line may hold some, its message does not. */
function warn(error: unknown): void {
  const { name, message } = error as Error
  console.error(JSON.stringify({ level: 'warn', from: 'workers', time: new Date().toISOString(), name, message }))
}
