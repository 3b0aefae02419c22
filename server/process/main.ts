import type { FastifyInstance } from 'fastify'
import net from 'node:net'
import { Worker } from 'node:worker_threads'
import { readConfig, type Config } from './config.ts'
import { whenInReach } from '../data/database.ts'
import { checkKeys, checkSecrets } from './keys.ts'
import { logLine, withoutWords } from './log.ts'
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
  checkSecrets(config)
  if (config.role !== 'worker') await checkPort(config)
  let up = false
  // The person who starts it reads sentences; what reads the log of one that runs expects one shape.
  const say = (line: string) => (up ? logLine('warn', line, { from: 'database' }) : console.error(line))
  const database = await reachDatabase(config, say, Infinity)
  let app: FastifyInstance | undefined
  let workers: { close(): Promise<void>; live?(): boolean } | undefined
  let metrics: { close(): Promise<void> } | undefined
  let closing: Promise<void> | undefined
  const close = () =>
    (closing ??= (async () => {
      await metrics?.close()
      await app?.close()
      await workers?.close()
      await database.close()
    })())
  try {
    await whenInReach(() => checkKeys(config, database.appUrl), Infinity, say)
    if (config.role === 'all') workers = workersInThread(database.appUrl)
    if (config.role === 'worker')
      workers = await (await import('../../workers/main.ts')).startWorkers(config, database.appUrl)
    if (config.metricsPort !== undefined) {
      const { serveMetrics } = await import('./metrics.ts')
      metrics = await serveMetrics(config, database.appUrl, () => workers?.live?.() ?? true)
    }
    let address = ''
    if (config.role !== 'worker') {
      const { buildWeb } = await import('./build.ts')
      await buildWeb()
      const { buildApp } = await import('../http/app.ts')
      app = await buildApp(config, { databaseUrl: database.appUrl, ...options })
      await app.ready()
      // Describing 300 operations takes a second or two in which nobody is answered: done before anybody asks.
      app.swagger()
      address = await app.listen({ port: config.port, host: config.host })
    }
    up = true
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
    thread.on('error', (error) =>
      logLine('error', 'the workers’ thread stopped and is started again', { err: withoutWords(error) }),
    )
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

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const

/** A start that is cut short ends as a process ends, so that what it started ends too; a signal that nobody handles kills at once. */
export function endOnSignals(): void {
  for (const signal of signals) process.once(signal, stopStarting)
  process.channel?.unref()
}

const stopStarting = () => process.exit(1)

/** How long closing may take, in ms: less than what service managers and containers allow before they kill. */
const closingTime = 25_000

/** Finish what was begun on the first signal; a second one does not cut it short, but what never ends does not hold us. */
export function closeOnSignals(running: Running): void {
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    setTimeout(() => {
      console.error(
        'Not everything ended in 25 s. What was not answered was not promised; the sweep takes up the rest.',
      )
      process.exit(1)
    }, closingTime).unref()
    void running.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  // `on`, not `once`: Ctrl-C reaches us twice, and a second signal that nobody handles kills at once.
  for (const signal of signals) process.off(signal, stopStarting).on(signal, end)
  process.channel?.unref()
}

if (import.meta.main) {
  endOnSignals()
  try {
    const running = await run(readConfig())
    closeOnSignals(running)
    if (running.address) console.error(`Said and Done listens on ${running.address}`)
  } catch (error) {
    console.error(explain(error))
    process.exit(1)
  }
}

/** One plain sentence for a start that failed, with what to do about it. */
export function explain(error: unknown): string {
  const { code = '', message, path: file, errors } = error as NodeJS.ErrnoException & { errors?: unknown[] }
  if (errors?.length) return explain(errors[0])
  switch (code) {
    case 'EADDRINUSE':
      return 'The port is taken by another program. Set PORT to a free one, for example PORT=3001.'
    case 'EADDRNOTAVAIL':
      return 'This machine does not have the address in HOST. Set HOST to 127.0.0.1, or to 0.0.0.0 for every address it has.'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return (error as NodeJS.ErrnoException).syscall === 'listen'
        ? 'The port may not be opened by this account. Set PORT to one above 1023, for example PORT=3000.'
        : `We may not write to ${file ?? 'the data folder'}. Set DATA_DIR to a folder of your own, or give this account the right to write there.`
    case 'ENOTDIR':
    case 'EEXIST':
      return `${file ?? 'DATA_DIR'} is a file, or lies in one, and should be a folder. Set DATA_DIR to a folder of your own.`
    case 'ENOENT':
      if ((error as NodeJS.ErrnoException).syscall === 'mkdir')
        return `No folder can be made at ${file}. Set DATA_DIR to a folder of your own.`
      return file ? `There is no file or folder ${file}.` : message
    case 'ENOSPC':
      return `The disk that holds ${file ?? 'the data folder'} is full. Make room, or set DATA_DIR to a folder on another one.`
    case 'ECONNREFUSED':
      return 'The database does not answer. Check DATABASE_URL, or leave it out to use the embedded one.'
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'The host in DATABASE_URL is not known. Check its name.'
    case '28P01':
    case '28000':
      return `The database does not let us in: ${message}. Check user and password in DATABASE_URL and DATABASE_OWNER_URL.`
    case '3D000':
      return `The server is there, but the database is not: ${message}. Make it (scripts/roles.sh shows how), or check DATABASE_URL.`
    case '42501':
      return `The role in DATABASE_OWNER_URL does not own the tables: ${message}. Use the role that does; scripts/roles.sh shows both.`
  }
  return message
}

/** We say at once that a port is taken, not when everything else is up. */
async function checkPort({ port, host }: Config): Promise<void> {
  const probe = net.createServer()
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject).listen(port, host, () => probe.close(() => resolve()))
  })
}
