import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { framed } from '../http/headers.ts'
import { languageOf } from '../http/languages/address.ts'
import { entriesIn } from '../translations/read.ts'
import { entryAsOf, logAsOf, standingsOn } from './as-of.ts'
import { addressOf, actionsSoFar, freshness, readAsking, scopeOf, siteOf } from './asking.ts'
import { type EmbedEntryProps, LogParams } from './entry-contract.ts'
import { type EmbedLogProps } from './contract.ts'
import { type EmbedAccountProps } from './account/contract.ts'

const maxEntries = 5

/** Parts of the log that other sites may show in a frame: no script, and every link leads out of the frame. */
export const logEmbeds: FastifyPluginAsyncZod = async (app) => {
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers(framed).removeHeader('x-frame-options')
  })
  const open = { config: { access: 'public' }, schema: { hide: true } } as const

  app.get('/embed/log', open, async (request, reply) => {
    const { asked } = readAsking(request.query, app.today())
    const { q: _words, after: _page, view: _view, ...filters } = asked
    const query = addressOf(filters)
    const load = async (): Promise<EmbedLogProps> => {
      const log = await logAsOf(app.readDb, await scopeOf(app, filters), filters, { limit: maxEntries })
      const items = await entriesIn(app.readDb, languageOf(request.raw), log.items, log.asOf)
      return { standings: log.standings, items, total: log.total, query: query && `?${query}`, site: siteOf(app) }
    }
    return reply.publicPage('embed/Log', load, { address: `/embed/log?${query}`, while: await freshness(app) })
  })

  app.get('/embed/log/:ref', { ...open, schema: { ...open.schema, params: LogParams } }, async (request, reply) => {
    const { ref } = request.params
    const load = async (): Promise<EmbedEntryProps> => {
      const found = await entryAsOf(app.readDb, ref, { day: app.today() })
      const [entry = found] = await entriesIn(app.readDb, languageOf(request.raw), [found], found.asOf)
      return { entry, site: siteOf(app) }
    }
    return reply.publicPage('embed/Entry', load, { address: `/embed/log/${ref}`, while: await actionsSoFar(app) })
  })

  app.get(
    '/embed/consultations/:slug/account',
    { ...open, schema: { ...open.schema, params: ConsultationParams } },
    async (request, reply) => {
      const { slug } = request.params
      const load = async (): Promise<EmbedAccountProps> => {
        const { id, title } = await app.consultation(slug)
        const today = app.today()
        return {
          consultation: { slug, title },
          standings: await standingsOn(app.readDb, today, today, [id]),
          site: siteOf(app),
        }
      }
      const address = `/embed/consultations/${slug}/account`
      return reply.publicPage('embed/Account', load, { address, while: await freshness(app) })
    },
  )
}
