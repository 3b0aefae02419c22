import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { languageOf } from '../http/languages/address.ts'
import { checkDays, freshness, freshnessOf, siteOf } from '../log/asking.ts'
import { consultationIn, consultationsIn } from '../translations/read.ts'
import { type PlanIndexProps, type PlansPageProps, PlansQuery } from './contract.ts'
import { countPublic } from './queries.ts'
import { plansOf } from './read.ts'
import { planKinds } from './vocabulary.ts'

/** What is planned, decided, tested and measured, for everybody: a page for each consultation, and the list of them. */
export const planPages: FastifyPluginAsyncZod = async (app) => {
  app.get('/plans', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const load = async (): Promise<PlanIndexProps> => {
      const known = await consultationsIn(app.readDb, languageOf(request.raw), await app.consultations())
      const counts = await countPublic(app.readDb, app.now())
      return {
        consultations: known.map(({ id, slug, title, translations }) => ({
          slug,
          title,
          translations,
          counts: planKinds.flatMap((kind) => {
            const n = counts.find((count) => count.consultationId === id && count.kind === kind)?.n
            return n === undefined ? [] : [{ kind, n }]
          }),
        })),
      }
    }
    return reply.publicPage('public/PlanIndex', load, { address: '/plans', while: await freshness(app) })
  })

  app.get(
    '/consultations/:slug/plans',
    { config: { access: 'public' }, schema: { hide: true, params: ConsultationParams, querystring: PlansQuery } },
    async (request, reply) => {
      const { slug } = request.params
      const { asOf, kind, route } = request.query
      const today = app.today()
      checkDays({ asOf }, today)
      const load = async (): Promise<PlansPageProps> => {
        const known = await app.consultation(slug)
        const plans = await plansOf(app.readDb, known, asOf ?? today, app.now())
        const words = [known.title, ...plans.phases.map(({ name }) => name), ...plans.points.map(({ title }) => title)]
        return {
          plans,
          today,
          kind: kind ?? null,
          route: route ?? null,
          site: siteOf(app),
          ...(await consultationIn(app.readDb, languageOf(request.raw), known, words)),
        }
      }
      const asked = new URLSearchParams({
        ...(asOf && { asOf }),
        ...(kind && { kind }),
        ...(route && { route }),
      }).toString()
      const address = `/consultations/${slug}/plans${asked && `?${asked}`}`
      return reply.publicPage('public/Plans', load, { address, while: await freshnessOf(app, asOf) })
    },
  )
}
