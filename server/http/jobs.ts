import type { FastifyInstance } from 'fastify'
import { type JobName, openSender, type Sender } from '../process/queue.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Tell the workers that comments are waiting. Never fails: what is not heard is found by the sweep. */
    requestReading(): void
    /** Tell the workers that there is something to learn, to read again or to prepare. Never fails either. */
    requestLearning(): void
    readQueue: Sender<JobName>
  }
}

/** Tells the workers, by jobs, what is waiting for them. */
export function openJobs(app: FastifyInstance, databaseUrl: string): void {
  const readers = openRequests(app, 'read', databaseUrl, 100)
  const sequencer = openRequests(app, 'ledger', databaseUrl, 1_000)
  const post = openRequests(app, 'mail', databaseUrl, 1_000)
  app.decorate('readQueue', readers.queue)
  app.decorate('requestReading', readers.requestJob)
  app.decorate('requestLearning', openRequests(app, 'learn', databaseUrl, 100).requestJob)
  // Whatever a request has changed may have left entries for the ledger, and mails to send.
  app.addHook('onResponse', async (request, reply) => {
    if (request.method === 'GET' || request.method === 'HEAD' || reply.statusCode >= 400) return
    sequencer.requestJob()
    post.requestJob()
  })
}

/** At most one job in `pause` ms, each sent after the rows it is about are committed: the last act is always followed by one. */
function openRequests(app: FastifyInstance, name: JobName, databaseUrl: string, pause: number) {
  const queue = openSender(name, { redisUrl: app.settings.redisUrl, databaseUrl }, (error) =>
    app.log.warn({ err: error }, 'the queue is out of reach; the sweep will find what is waiting'),
  )
  let timer: NodeJS.Timeout | undefined
  let last = 0
  const send = () => {
    timer = undefined
    last = Date.now()
    queue.add({}).catch((error: unknown) => app.log.warn({ err: error }, 'left for the sweep'))
  }
  const requestJob = () => {
    if (timer) return
    const wait = last + pause - Date.now()
    if (wait <= 0) send()
    else timer = setTimeout(send, wait)
  }
  app.addHook('onClose', async () => {
    if (timer) clearTimeout(timer)
    await queue.close().catch(() => undefined)
  })
  return { queue, requestJob }
}
