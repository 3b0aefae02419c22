import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ConsultationParams } from '../../consultations/contract.ts'
import { consultationSeen } from '../../consultations/set-up/seen.ts'
import { consultationNamed } from '../../consultations/queries.ts'
import { countsOf } from '../../data/counted.ts'
import { may } from '../../people/permissions.ts'
import { currentUser } from '../../people/access.ts'
import type { Standing } from '../../intake/contract.ts'
import type { ConsultationOverview } from './overview-contract.ts'

/** One consultation at a glance: where its comments stand, its dates, and what its set-up still lacks. */
export const overviewPages: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/desk/consultations/:slug/overview',
    { config: { access: 'comments.read' }, schema: { hide: true, params: ConsultationParams } },
    async (request, reply) => {
      const { slug } = request.params
      const { id } = await consultationNamed(app.db, slug)
      const [seen, counts] = await Promise.all([consultationSeen(app, slug), countsOf(app.db, [id], ['all'])])
      const standing = (one: Standing) =>
        counts.filter((count) => count.standing === one).reduce((sum, { n }) => sum + n, 0)
      return reply.page('desk/ConsultationOverview', {
        slug,
        title: seen.title,
        ref: seen.ref,
        publishedAt: seen.publishedAt,
        phases: seen.phases.map(({ code, name, startsOn, endsOn, asks }) => ({ code, name, startsOn, endsOn, asks })),
        due: seen.due,
        standings: {
          answered: standing('answered'),
          'in-hand': standing('in-hand'),
          'set-aside': standing('set-aside'),
          withdrawn: standing('withdrawn'),
        },
        restricted: counts.filter((count) => count.restricted).reduce((sum, { n }) => sum + n, 0),
        missing: seen.checks.filter((check) => !check.ready).map(({ says }) => says),
        mayChange: may(currentUser(request), 'consultations.change'),
      } satisfies ConsultationOverview)
    },
  )
}
