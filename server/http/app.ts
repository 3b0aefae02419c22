import { randomUUID } from 'node:crypto'
import fastifyPostgres from '@fastify/postgres'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { type Change, listenForChanges } from '../data/changes.ts'
import { campaignDesk } from '../campaigns/desk.ts'
import type { Config } from '../process/config.ts'
import { consultationDesk } from '../consultations/desk.ts'
import { knownConsultations } from '../consultations/known.ts'
import { consultationPages } from '../consultations/pages.ts'
import { consultationRoutes } from '../consultations/routes.ts'
import { type Db, databaseOver, poolOptions } from '../data/database.ts'
import { outboxDesk } from '../notices/desk.ts'
import { followerPages } from '../followers/pages.ts'
import { hallDesk } from '../offline/desk.ts'
import { hallPages } from '../offline/pages.ts'
import { hallRoutes } from '../offline/routes.ts'
import { guardHeaders, guards } from './headers.ts'
import { documentRefusals } from './document.ts'
import { explain, explainUnread } from './explain.ts'
import { readJson } from './json.ts'
import { logFeeds } from '../log/feeds.ts'
import { logPages } from '../log/pages.ts'
import { programmeFeed } from '../log/programme-feed.ts'
import { logRoutes } from '../log/routes.ts'
import { meetingDesk } from '../meetings/desk.ts'
import { meetingPages } from '../meetings/pages.ts'
import { paperPages } from '../papers/pages.ts'
import { meetingRoutes } from '../meetings/routes.ts'
import { batchRoutes } from '../imports/batch.ts'
import { keyPages } from '../people/key-pages.ts'
import { importPages } from '../imports/pages.ts'
import { importRoom } from '../imports/room.ts'
import { importRoutes } from '../imports/routes.ts'
import { typeInPages } from '../imports/type-in-pages.ts'
import { pages } from './page.ts'
import { people } from '../people/access.ts'
import type { ApiKey } from '../people/keys.ts'
import { withoutLanguage } from './languages/address.ts'
import { ledgerRoutes } from '../ledger/routes.ts'
import type { Permission, SignedIn } from '../people/contract.ts'
import { peoplePages } from '../people/pages.ts'
import { peopleRoutes } from '../people/routes.ts'
import { programmeDesk } from '../programmes/desk.ts'
import { programmePages } from '../programmes/pages.ts'
import { type Frame, frameOf, unnamed } from '../programmes/queries.ts'
import { type JobName, openSender, type Sender } from '../process/queue.ts'
import { Refusal } from './refusal.ts'
import { deskPages } from '../comments/pages.ts'
import { deskRoutes } from '../comments/routes.ts'
import { eraseDesk } from '../comments/erase-desk.ts'
import { type Intake, openIntake } from '../intake/gather.ts'
import { submissionPages } from '../intake/pages.ts'
import { responsePages } from '../responses/pages.ts'
import { responseRoutes } from '../responses/routes.ts'
import { submissionRoutes } from '../intake/routes.ts'
import { systemRoutes } from './system.ts'
import { codingPages } from '../coding/pages.ts'
import { codingRoutes } from '../coding/routes.ts'
import { themeDesk } from '../themes/desk.ts'
import { themePages } from '../themes/pages.ts'
import { themeRoutes } from '../themes/routes.ts'
import { samplePages } from '../coding/sample-pages.ts'
import { dayOf } from '../data/time.ts'
import { topicDesk } from '../topics/desk.ts'
import { translationDesk } from '../translations/desk.ts'
import type { Day } from './wire.ts'

declare module 'fastify' {
  interface FastifyInstance {
    db: Db
    settings: Config
    /** The one clock; tests set it. */
    now(): Date
    today(): Day
    /** Programme and notice that every page is framed with; cached until the settings change. */
    frame(): Promise<Frame>
    hearsChanges(): boolean
    /** Drop at once what this process has cached; other processes hear it by `announce`. */
    invalidate(change: Change): void
    onSettingsChanged(invalidate: () => void): void
    intake: Intake
    /** Tell the workers that comments are waiting. Never fails: what is not heard is found by the sweep. */
    requestReading(): void
    /** Tell the workers that there is something to learn, to read again or to prepare. Never fails either. */
    requestLearning(): void
    readQueue: Sender<JobName>
  }
  interface FastifyContextConfig {
    /** Who may ask: everybody, whoever is signed in, another system with a key, or whoever has this permission. Every route says so. */
    access?: 'public' | 'signed-in' | 'api-key' | Permission
    /** The body is a file or a form, not JSON. */
    upload?: boolean
    /** Its address alone says who asks, so that it does not matter from which site: the button of a mail program. */
    fromAnywhere?: boolean
  }
  interface FastifyRequest {
    person: SignedIn | null
    /** The key of the system that asks, on a route for such. */
    apiKey: ApiKey | null
  }
}

export type AppOptions = {
  databaseUrl: string
  now?: () => Date
  sampleSignIns?: { email: string; password: string; does: string }[]
}

/**
 * The whole product as one Fastify instance: plugins, the one error handler, every room.
 * It neither listens nor works in the background.
 */
export async function buildApp(config: Config, options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: config.logLevel, serializers: { req: requestLine } },
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy > 0 && ((_address, hop) => hop < config.trustProxy),
    bodyLimit: 1_048_576,
    // A file of 100 MB takes minutes on a slow line; headers have a limit of their own.
    requestTimeout: 300_000,
    forceCloseConnections: 'idle',
    rewriteUrl: withoutLanguage,
    // An address that cannot be read finds no route, so that no hook is asked.
    frameworkErrors: (error, request, reply) => void explain(error, request, reply.headers(guards)),
    clientErrorHandler: explainUnread,
    routerOptions: { maxParamLength: 200, ignoreTrailingSlash: false },
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler<FastifyError | Refusal>(explain)
  app.setNotFoundHandler(() => {
    throw new Refusal(
      'not-found',
      'There is no such page. The address may be mistyped, or what was here was never published.',
    )
  })

  const now = options.now ?? (() => new Date())
  app.decorate('settings', config)
  app.decorate('now', now)
  app.decorate('today', () => dayOf(now()))

  await app.register(fastifyPostgres, poolOptions(options.databaseUrl, config.databasePool))
  // Without a listener a restart of the database would end the process.
  app.pg.pool.on('error', (error) => app.log.warn({ err: error }, 'a database connection was lost'))
  app.decorate('db', databaseOver(app.pg.pool))
  cacheFrame(app, options.databaseUrl)
  openJobs(app, options.databaseUrl)
  app.decorate('intake', openIntake(app.pg.pool))

  await app.register(guardHeaders)
  await app.register(import('@fastify/cookie'))
  await app.register(import('@fastify/formbody'), { bodyLimit: 1_048_576 })
  await app.register(import('@fastify/rate-limit'), { global: false })
  await app.register(import('@fastify/swagger'), {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Said and Done',
        version: '1.0.0',
        description: 'Send comments to a consultation, follow what came of them, and read what was answered.',
      },
    },
    transform: jsonSchemaTransform,
  })
  await app.register(readJson)
  app.addHook('onRoute', documentRefusals)
  app.addHook('onRoute', (route) => {
    if (!route.config?.access && !String(route.url).startsWith('/assets/')) {
      throw new Error(`${String(route.method)} ${route.url} does not say who may ask: config.access`)
    }
  })
  app.addHook('onRequest', async (request) => {
    const { method, url, headers } = request
    const hasBody = method === 'POST' || method === 'PUT' || method === 'PATCH'
    if (hasBody && url.startsWith('/api/') && !request.routeOptions.config?.upload) {
      const type = headers['content-type'] ?? ''
      // Browsers send `Content-Length: 0` where there is no body.
      const empty = Number(headers['content-length'] ?? 0) === 0 && !headers['transfer-encoding']
      if (!empty && !type.toLowerCase().startsWith('application/json')) {
        throw new Refusal('wrong-type', 'Please send JSON, with the header Content-Type: application/json.')
      }
    }
  })
  // A connection that was busy when closing began goes idle afterwards, and would hold the process until it times out.
  app.addHook('preClose', async () => void setInterval(() => app.server.closeIdleConnections(), 50).unref())
  await app.register(people)
  await app.register(pages)
  await app.register(knownConsultations)

  await app.register(systemRoutes)
  await app.register(peopleRoutes, { prefix: '/api' })
  await app.register(peoplePages, { samples: options.sampleSignIns ?? [] })
  await app.register(consultationRoutes, { prefix: '/api' })
  await app.register(submissionRoutes, { prefix: '/api' })
  await app.register(importRoom, { databaseUrl: options.databaseUrl })
  await app.register(importRoutes, { prefix: '/api' })
  await app.register(importPages)
  await app.register(typeInPages)
  await app.register(batchRoutes, { prefix: '/api' })
  await app.register(keyPages)
  await app.register(consultationPages)
  await app.register(consultationDesk)
  await app.register(submissionPages)
  await app.register(hallRoutes, { prefix: '/api' })
  await app.register(hallPages)
  await app.register(hallDesk)
  await app.register(programmePages)
  await app.register(programmeDesk)
  await app.register(responseRoutes, { prefix: '/api' })
  await app.register(responsePages)
  await app.register(followerPages)
  await app.register(outboxDesk)
  await app.register(ledgerRoutes)
  await app.register(logRoutes, { prefix: '/api' })
  await app.register(logPages)
  await app.register(logFeeds)
  await app.register(programmeFeed)
  await app.register(meetingRoutes, { prefix: '/api' })
  await app.register(meetingPages)
  await app.register(meetingDesk)
  await app.register(paperPages)
  await app.register(deskRoutes, { prefix: '/api' })
  await app.register(deskPages)
  await app.register(eraseDesk)
  await app.register(themeRoutes, { prefix: '/api' })
  await app.register(themePages)
  await app.register(themeDesk)
  await app.register(codingRoutes, { prefix: '/api' })
  await app.register(codingPages)
  await app.register(samplePages)
  await app.register(campaignDesk)
  await app.register(topicDesk)
  await app.register(translationDesk)
  return app
}

/** The route's pattern, not the address: receipts' codes and searched words stay out of the log. */
function requestLine(request: FastifyRequest) {
  return { method: request.method, route: request.routeOptions?.url ?? '(none)' }
}

function cacheFrame(app: FastifyInstance, databaseUrl: string): void {
  let frame: Promise<Frame> | undefined
  let lastKnown = unnamed
  // A page that says the database is out of reach must not need the database.
  const load = () =>
    frameOf(app.db).then(
      (found) => (lastKnown = found),
      () => {
        frame = undefined
        return lastKnown
      },
    )
  const listeners: (() => void)[] = [() => (frame = undefined)]
  const invalidate = (change: Change) => {
    if (change === 'settings') for (const one of listeners) one()
    app.invalidatePages()
  }
  const line = listenForChanges(databaseUrl, invalidate)
  app.decorate('invalidate', invalidate)
  app.decorate('hearsChanges', () => line.connected())
  app.decorate('onSettingsChanged', (invalidate: () => void) => void listeners.push(invalidate))
  app.decorate('frame', () => (line.connected() ? (frame ??= load()) : load()))
  app.addHook('onClose', () => line.close())
}

function openJobs(app: FastifyInstance, databaseUrl: string): void {
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
