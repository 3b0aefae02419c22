import { randomUUID } from 'node:crypto'
import fastifyPostgres from '@fastify/postgres'
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import pg from 'pg'
import { type Change, listenForChanges } from '../data/changes.ts'
import type { Config } from '../process/config.ts'
import { sparingly, withoutWords } from '../process/log.ts'
import { type Db, databaseOver, poolOptions } from '../data/database.ts'
import { tidied } from './forms.ts'
import { guardHeaders, guards } from './headers.ts'
import { documentApi } from './document/document.ts'
import { explain, explainUnread } from './explain.ts'
import { readJson } from './json.ts'
import { withoutLanguage } from './languages/address.ts'
import type { Disk } from '../process/disk.ts'
import { type DiskWatch, watchDisk } from './disk.ts'
import { openJobs } from './jobs.ts'
import { noSuch, Refusal } from './refusal.ts'
import './unfit.ts'
import { registerRooms, roomNames } from './rooms.ts'
import { dayOf } from '../data/time.ts'
import type { Day } from './wire.ts'

declare module 'fastify' {
  interface FastifyInstance {
    db: Db
    /** For pages, feeds and files that everybody reads: connections of their own, so that no reader takes a writer's. */
    readDb: Db
    /** For what must be known before words are taken: connections that only intake uses. */
    intakeDb: Db
    intakePool: pg.Pool
    settings: Config
    /** Of a demonstration: who can sign in, with a password that is public. */
    sampleSignIns: { email: string; password: string; does: string }[]
    /** The one clock; tests set it. */
    now(): Date
    today(): Day
    hearsChanges(): boolean
    /** The database cannot be reached at all, as the last tries showed. */
    recordsAway(): boolean
    /** Drop at once what this process has cached; other processes hear it by `announce`. */
    invalidate(change: Change): void
    onSettingsChanged(invalidate: () => void): void
    /** The disk that the database is on, where it is ours. */
    disk: DiskWatch
  }
  interface FastifyContextConfig {
    /** The body is a file or a form, not JSON. */
    upload?: boolean
    /** Its address alone says who asks, so that it does not matter from which site: the button of a mail program. */
    fromAnywhere?: boolean
  }
}

export type AppOptions = {
  databaseUrl: string
  now?: () => Date
  sampleSignIns?: { email: string; password: string; does: string }[]
  /** How the disk is looked at; tests fill it. */
  diskOf?: (folder: string) => Promise<Disk | undefined>
}

/**
 * The whole product as one Fastify instance: plugins, the one error handler, every room.
 * It neither listens nor works in the background.
 */
export async function buildApp(config: Config, options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: { level: config.logLevel, serializers: { req: requestLine, err: withoutWords } },
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy > 0 && ((_address, hop) => hop < config.trustProxy),
    bodyLimit: 1_048_576,
    // A machine that is busy starts slowly; ending for that would only make it start again.
    pluginTimeout: 120_000,
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
    throw noSuch('page. The address may be mistyped, or what was here was never published')
  })

  const now = options.now ?? (() => new Date())
  app.decorate('settings', config)
  app.decorate('sampleSignIns', options.sampleSignIns ?? [])
  app.decorate('now', now)
  app.decorate('disk', watchDisk(config.databaseUrl ? undefined : config.dataDir, options.diskOf))
  app.addHook('onClose', async () => app.disk.close())
  app.decorate('today', () => dayOf(now()))

  await app.register(fastifyPostgres, poolOptions(options.databaseUrl, config.databasePool))
  const ofLoss = sparingly()
  // Without a listener a restart of the database would end the process.
  const lost = (error: Error) =>
    ofLoss((times) => app.log.warn({ err: error, times }, 'a connection to the database was lost'))
  app.pg.pool.on('error', lost)
  const openPool = (options: pg.PoolConfig): pg.Pool => {
    const pool = new pg.Pool(options)
    pool.on('error', lost)
    app.addHook('onClose', () => pool.end())
    return pool
  }
  app.decorate('db', databaseOver(app.pg.pool))
  const readers = { ...poolOptions(options.databaseUrl, 6), connectionTimeoutMillis: 5_000, statement_timeout: 8_000 }
  app.decorate('readDb', databaseOver(openPool(readers)))
  app.decorate('intakePool', openPool(poolOptions(options.databaseUrl, 3)))
  app.decorate('intakeDb', databaseOver(app.intakePool))
  hearChanges(app, options.databaseUrl)
  openJobs(app, options.databaseUrl)

  await app.register(guardHeaders)
  await app.register(import('@fastify/cookie'))
  await app.register(import('@fastify/formbody'), { bodyLimit: 1_048_576 })
  await app.register(import('@fastify/rate-limit'), { global: false })
  await documentApi(app, roomNames)
  await app.register(readJson)
  app.addHook('onRoute', (route) => {
    if (!route.config?.access && !String(route.url).startsWith('/assets/')) {
      throw new Error(`${String(route.method)} ${route.url} does not say who may ask: config.access`)
    }
  })
  app.addHook('onRequest', async (request) => {
    const { method, url, headers } = request
    if (request.routeOptions.config?.upload) app.disk.check()
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
  app.addHook('preValidation', async (request) => {
    const route = request.routeOptions.url ?? ''
    request.body = tidied(request.body, route.startsWith('/desk') || route.startsWith('/api/desk'))
  })
  // A connection that was busy when closing began goes idle afterwards, and would hold the process until it times out.
  app.addHook('preClose', async () => void setInterval(() => app.server.closeIdleConnections(), 50).unref())
  await registerRooms(app, { databaseUrl: options.databaseUrl })
  return app
}

/** The route's pattern, not the address: receipts' codes and searched words stay out of the log. */
function requestLine(request: FastifyRequest) {
  return { method: request.method, route: request.routeOptions?.url ?? '(none)' }
}

function hearChanges(app: FastifyInstance, databaseUrl: string): void {
  const listeners: (() => void)[] = []
  const invalidate = (change: Change) => {
    if (change === 'settings') for (const one of listeners) one()
    app.invalidatePages()
  }
  const missed = () => {
    for (const one of listeners) one()
    app.doubtPages()
  }
  const line = listenForChanges(databaseUrl, invalidate, missed)
  app.decorate('invalidate', invalidate)
  app.decorate('hearsChanges', () => line.connected())
  app.decorate('recordsAway', () => line.away())
  app.decorate('onSettingsChanged', (invalidate: () => void) => void listeners.push(invalidate))
  app.addHook('onClose', () => line.close())
}
