import { createPostgresBackend, type JobsOptions, Queue, type RedisOptions, Worker } from 'bullmq'
import { z } from 'zod'
import { SteadyClient } from '../data/database.ts'

/** The PostgreSQL schema of the queue's own tables, where there is no Redis. */
export const queueSchema = 'bull'

/**
 * Every job and what it carries. Ids at most, never a person's words: the rows are the truth, a job only says that there
 * is something to do, and a lost one is found by the sweep.
 */
export const jobs = {
  /** New comments are waiting to be screened and themed. */
  read: z.object({}),
  /** Entries of the ledger are waiting for their numbers. */
  ledger: z.object({}),
  /** A file is to be imported, or an import that was stopped is to go on. */
  import: z.object({}),
  /** The machine has something to learn, comments to read again, or a split to prepare. */
  learn: z.object({}),
  /** Mails are waiting to be sent. */
  mail: z.object({}),
} as const
export type JobName = keyof typeof jobs
export const queueNames = Object.keys(jobs) as [JobName, ...JobName[]]
type Payload<Name extends JobName> = z.output<(typeof jobs)[Name]>

/** Where the queue lives: Redis if there is one, else the PostgreSQL that holds everything. */
export type QueueAddress = { redisUrl: string | undefined; databaseUrl: string }

/** The sending end of one queue. */
export type Sender<Name extends JobName> = {
  /** @throws {Error} at once if the queue is out of reach: what is to be done is in the rows, so nobody need wait */
  add(payload: Payload<Name>, options?: JobsOptions): Promise<void>
  /** How many jobs wait. @throws {Error} if the queue is out of reach */
  waiting(): Promise<number>
  /** How many jobs failed at every try. @throws {Error} if the queue is out of reach */
  failed(): Promise<number>
  /** Try those again. @throws {Error} if the queue is out of reach */
  retry(): Promise<void>
  close(): Promise<void>
}

export function openSender<Name extends JobName>(
  name: Name,
  address: QueueAddress,
  onError: (error: Error) => void,
): Sender<Name> {
  const options = {
    defaultJobOptions: {
      removeOnComplete: { count: 50 },
      removeOnFail: { count: 500 },
      attempts: 10,
      backoff: { type: 'exponential', delay: 500 },
    },
    streams: { events: { maxLen: 1000 } },
  }
  const make = () =>
    address.redisUrl
      ? new Queue(name, { ...options, connection: redis(address.redisUrl, 'hurried') })
      : new Queue(name, { ...options, connection: postgres(address.databaseUrl) }, createPostgresBackend)
  let opened: Promise<ReturnType<typeof make>> | undefined
  let closed = false
  const queue = () => (opened ??= open())
  const open = async (): Promise<ReturnType<typeof make>> => {
    const fresh = make()
    fresh.on('error', onError)
    // On Redis it heals by itself; one that found no PostgreSQL at first never looks again.
    if (address.redisUrl) return fresh
    try {
      await fresh.waitUntilReady()
      return fresh
    } catch (error) {
      opened = undefined
      await fresh.close().catch(() => undefined)
      throw error
    }
  }
  queue().catch(onError)
  return {
    add: async (payload, own) => {
      if (closed) throw new Error('The queue was closed.')
      await (await queue()).add(name, payload, own)
    },
    waiting: async () => (await (await queue()).getJobCounts('waiting')).waiting ?? 0,
    failed: async () => (await (await queue()).getJobCounts('failed')).failed ?? 0,
    retry: async () => (await queue()).retryJobs({ state: 'failed' }),
    close: async () => {
      closed = true
      await (await opened?.catch(() => undefined))?.close()
    },
  }
}

export function openWorker<Name extends JobName>(
  name: Name,
  address: QueueAddress,
  work: (payload: Payload<Name>) => Promise<void>,
  onError: (error: Error) => void,
): { close(): Promise<void> } {
  // A killed worker's job is taken up again after at most 10 s; BullMQ's own defaults take a minute.
  const timing = { lockDuration: 5_000, stalledInterval: 5_000 }
  const process = (job: { data: unknown }) => work(jobs[name].parse(job.data) as Payload<Name>)
  const make = () =>
    address.redisUrl
      ? new Worker(name, process, { ...timing, connection: redis(address.redisUrl, 'patient') })
      : new Worker(
          name,
          process,
          { ...timing, autorun: false, connection: postgres(address.databaseUrl) },
          createPostgresBackend,
        )
  let worker = make()
  let closed = false
  const listen = () => worker.on('error', onError).on('failed', (_job, error) => onError(error))
  /** One that finds no PostgreSQL at first never looks again, and goes round without a pause: it runs only where it was reached. */
  const begin = async () => {
    for (;;) {
      listen()
      try {
        await worker.waitUntilReady()
        if (!closed) await worker.run()
        return
      } catch (error) {
        if (closed) return
        onError(error as Error)
        await worker.close().catch(() => undefined)
        await new Promise((resolve) => setTimeout(resolve, 1_000).unref())
        if (closed) return
        worker = make()
      }
    }
  }
  if (address.redisUrl) listen()
  else void begin()
  return {
    close: async () => {
      closed = true
      await worker.close()
    },
  }
}

function postgres(connectionString: string) {
  return { connectionString, schema: queueSchema, max: 2, Client: SteadyClient }
}

/** A worker waits for Redis for ever; a process that only adds a job must not: the words are already safe in PostgreSQL. */
function redis(url: string, manner: 'patient' | 'hurried'): RedisOptions {
  const at = new URL(url)
  return {
    host: at.hostname,
    port: Number(at.port || 6379),
    ...(at.username && { username: decodeURIComponent(at.username) }),
    ...(at.password && { password: decodeURIComponent(at.password) }),
    ...(at.pathname.length > 1 && { db: Number(at.pathname.slice(1)) }),
    ...(at.protocol === 'rediss:' && { tls: {} }),
    ...(manner === 'patient'
      ? { maxRetriesPerRequest: null }
      : { maxRetriesPerRequest: 1, enableOfflineQueue: false, commandTimeout: 400 }),
  }
}
