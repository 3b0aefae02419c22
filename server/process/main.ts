import type { FastifyInstance } from 'fastify'
import { Worker } from 'node:worker_threads'
import { readConfig, type Config } from './config.ts'
import { reachDatabase } from './reach.ts'

export type Running = { address: string; app: FastifyInstance | undefined; close(): Promise<void> }

/**
 * Start what this process's role asks for: database reached (started, where none was given), migrated, pages built, listening.
 * @throws {Error} with a sentence that says what to do
 */
export async function run(
  config: Config,
  options: { sampleSignIns?: { email: string; password: string; does: string }[] } = {},
): Promise<Running> {
  const database = await reachDatabase(config, (line) => console.error(line))
  let app: FastifyInstance | undefined
  let workers: { close(): Promise<void> } | undefined
  let closing: Promise<void> | undefined
  const close = () =>
    (closing ??= (async () => {
      await app?.close()
      await workers?.close()
      await database.close()
    })())
  try {
    if (config.role === 'all') workers = workersInThread(database.appUrl)
    if (config.role === 'worker')
      workers = await (await import('../../workers/main.ts')).startWorkers(config, database.appUrl)
    let address = ''
    if (config.role !== 'worker') {
      const { buildWeb } = await import('./build.ts')
      await buildWeb()
      const { buildApp } = await import('../http/app.ts')
      app = await buildApp(config, { databaseUrl: database.appUrl, ...options })
      address = await app.listen({ port: config.port, host: config.host })
    }
    return { address, app, close }
  } catch (error) {
    await close().catch(() => undefined)
    throw error
  }
}

/** Reading comments takes the whole core it is on: in one process with the API it has a thread of its own, which is replaced if it dies. */
function workersInThread(databaseUrl: string) {
  let closing = false
  let thread: Worker
  const begin = () => {
    thread = new Worker(new URL('../../workers/thread.ts', import.meta.url), {
      workerData: { databaseUrl },
      // What reading a comment leaves behind is small and short-lived: a larger nursery only holds memory.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    })
    thread.on('error', (error) => console.error(`The workers' thread stopped and is started again: ${error.message}`))
    thread.on('exit', () => closing || setTimeout(begin, 1_000).unref())
  }
  begin()
  return {
    close: async () => {
      closing = true
      const gone = new Promise((resolve) => thread.once('exit', resolve))
      thread.postMessage('close')
      await gone
    },
  }
}

/** Finish what was begun on the first signal; a second one does not cut it short. */
export function closeOnSignals(running: Running): void {
  const end = () => void running.close().then(() => process.exit(0))
  // `on`, not `once`: Ctrl-C reaches us twice, and a second signal that nobody handles kills at once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, end)
  process.channel?.unref()
}

if (import.meta.main) {
  try {
    const running = await run(readConfig())
    closeOnSignals(running)
    if (running.address) console.error(`Said and Done listens on ${running.address}`)
  } catch (error) {
    console.error(explain(error))
    process.exit(1)
  }
}

/** One plain sentence for a start that failed. */
export function explain(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  if (code === 'EADDRINUSE')
    return 'The port is taken by another program. Set PORT to a free one, for example PORT=3001.'
  if (code === 'ECONNREFUSED')
    return 'The database does not answer. Check DATABASE_URL, or leave it out to use the embedded one.'
  return message
}
