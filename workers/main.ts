import type { Config } from '#server/config.ts'
import { openDatabase } from '#server/database.ts'
import { openWorker } from '#server/queue.ts'
import { readWaiting } from './read.ts'

/**
 * Start every worker, and the sweep that finds what a lost job left behind.
 * @returns `close` finishes the batch under way
 */
export async function startWorkers(config: Config, databaseUrl: string) {
  const { db, close: closeDatabase } = openDatabase(databaseUrl, 4)
  const log = (error: unknown) =>
    console.error(JSON.stringify({ level: 'warn', worker: 'read', message: String((error as Error).message) }))
  const reader = openWorker('read', { redisUrl: config.redisUrl, databaseUrl }, async () => readWaiting(db), log)
  // The rows are the queue of record: even with the queue gone, what waits is read within a minute.
  const sweep = setInterval(() => void readWaiting(db).catch(log), 60_000)
  void readWaiting(db).catch(log)
  return {
    db,
    close: async () => {
      clearInterval(sweep)
      await reader.close()
      await closeDatabase()
    },
  }
}
