import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../data/database.ts'
import { operationsNow, wasDone } from '../process/operations.ts'
import { apiDescription } from './document/parts.ts'
import { siteIn } from './site.ts'
import { addDays } from '../data/time.ts'

const Ready = z.object({
  ready: z.boolean(),
  /** Whether something can be written down: tried, not guessed. */
  writing: z.boolean(),
  /** Whether the disk has room for what comes in; true where the database is on another machine. */
  room: z.boolean(),
  database: z.boolean(),
  queue: z.boolean(),
  waiting: z.number().int().nullable(),
  /** Whether every comment stands where the ledger says; null if nobody has looked in the last ten minutes; false too when entries wait longer than that for their number. */
  ledger: z.boolean().nullable(),
})

/** Health, the API's own description, and the small files that every site has. */
export const systemRoutes: FastifyPluginAsyncZod = async (app) => {
  const open = { access: 'public' } as const

  app.get(
    '/api/health/live',
    {
      config: open,
      logLevel: 'warn',
      schema: {
        operationId: 'getLiveness',
        summary: 'The process answers',
        response: { 200: z.object({ live: z.literal(true) }) },
      },
    },
    async () => ({ live: true as const }),
  )

  app.get(
    '/api/health/ready',
    {
      config: open,
      logLevel: 'warn',
      schema: {
        operationId: 'getReadiness',
        summary: 'Whether requests can be served: something is written down to try it; the queue only speeds things up',
        response: { 200: Ready, 503: Ready },
      },
    },
    async (_request, reply) => {
      const within = <T>(work: Promise<T>) =>
        Promise.race([
          work,
          new Promise<never>((_, late) => setTimeout(() => late(new Error('too slow')), 1_500).unref()),
        ])
      // All tried at once: a database that hangs must not hold the balancer's question three times as long.
      const [writing, waiting, queue, ledger] = await Promise.all([
        within(wasDone(app.db, 'write')).then(
          () => true,
          () => false,
        ),
        within(
          app.db
            .selectFrom('comment')
            .select(({ fn }) => fn.countAll<number>().as('n'))
            .where('processedAt', 'is', null)
            .executeTakeFirstOrThrow(),
        ).then(
          (row) => row.n,
          () => null,
        ),
        within(app.readQueue.waiting()).then(
          () => true,
          () => false,
        ),
        within(lastLedgerCheck(app.db)).catch(() => null),
      ])
      const database = waiting !== null
      const room = app.disk.now()?.enough ?? true
      const ready = database && room && writing
      return reply.code(ready ? 200 : 503).send({ ready, database, writing, room, queue, waiting, ledger })
    },
  )

  for (const [address, part, operationId, summary] of [
    ['/api/openapi.json', 'public', 'getApiDescription', 'This description'],
    ['/api/desk/openapi.json', 'desk', 'getDeskApiDescription', 'This description'],
  ] as const)
    app.get(
      address,
      { config: open, schema: { operationId, summary, response: { 200: z.record(z.string(), z.unknown()) } } },
      async () => apiDescription(app, part),
    )

  app.get('/brand.css', { config: open, schema: { hide: true } }, async (_request, reply) => {
    const { colour } = await app.frame()
    return reply
      .type('text/css; charset=utf-8')
      .header('cache-control', 'public, max-age=300')
      .send(`:root{--brand:${colour}}\n`)
  })

  app.get('/icon.svg', { config: open, schema: { hide: true } }, async (_request, reply) => {
    const { colour } = await app.frame()
    const icon =
      `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="${colour}" d="M4 4h24a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H14l-7 6v-6H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z"/>` +
      `<path fill="none" stroke="#fff" stroke-width="3.5" d="m9 14 5 5 9-10"/></svg>`
    return reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(icon)
  })

  app.get('/robots.txt', { config: open, schema: { hide: true } }, async (_request, reply) =>
    reply
      .type('text/plain')
      .send(
        `User-agent: *\nDisallow: /desk\nDisallow: /receipts\nDisallow: /sign-in\nSitemap: ${siteIn(app.settings)}/sitemap.xml\n`,
      ),
  )

  app.get('/favicon.ico', { config: open, schema: { hide: true } }, (_request, reply) =>
    reply.redirect('/icon.svg', 301),
  )
  app.get('/.well-known/security.txt', { config: open, schema: { hide: true } }, async (request, reply) => {
    const ends = new Date(`${addDays(app.today(), 180)}T00:00:00Z`).toISOString()
    const { replyTo } = await app.frame()
    const base = app.settings.publicUrl ?? `${request.protocol}://${request.host}`
    return reply
      .type('text/plain')
      .send(
        `${replyTo ? `Contact: mailto:${replyTo}\n` : ''}Contact: ${base}/accessibility#contact\nExpires: ${ends}\nPreferred-Languages: en\n`,
      )
  })
}

async function lastLedgerCheck(db: Db): Promise<boolean | null> {
  const { oldestUnsigned } = await operationsNow(db)
  if (oldestUnsigned !== null && oldestUnsigned > 600) return false
  const check = await db
    .selectFrom('ledgerCheck')
    .select('faults')
    .where('at', '>', sql<Date>`now() - interval '10 minutes'`)
    .executeTakeFirst()
  return check ? check.faults.length === 0 : null
}
