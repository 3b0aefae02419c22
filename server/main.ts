import type { FastifyInstance } from 'fastify'
import { startWorkers } from '../workers/main.ts'
import { readConfig, type Config } from './config.ts'
import { reachDatabase } from './reach-database.ts'

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
  let workers: Awaited<ReturnType<typeof startWorkers>> | undefined
  let closing: Promise<void> | undefined
  const close = () =>
    (closing ??= (async () => {
      await app?.close()
      await workers?.close()
      await database.close()
    })())
  try {
    if (config.role !== 'api') workers = await startWorkers(config, database.appUrl)
    let address = ''
    if (config.role !== 'worker') {
      const { buildWeb } = await import('./build.ts')
      await buildWeb()
      const { buildApp } = await import('./app.ts')
      app = await buildApp(config, { databaseUrl: database.appUrl, ...options })
      address = await app.listen({ port: config.port, host: config.host })
    }
    return { address, app, close }
  } catch (error) {
    await close().catch(() => undefined)
    throw error
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
