import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { checkDays } from '../log/asking.ts'
import { Plans, PlansQuery } from './contract.ts'
import { plansOf } from './read.ts'

export const planRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/consultations/:slug/plans',
    {
      config: { access: 'public', standsIn: true },
      schema: {
        operationId: 'listPlans',
        summary:
          'Phases, gates, proposed changes, tests, reviews, equality, milestones, risks and measures as of a day',
        params: ConsultationParams,
        querystring: PlansQuery,
        response: { 200: Plans },
      },
    },
    async (request) => {
      const { asOf, route } = request.query
      const today = app.today()
      checkDays({ asOf }, today)
      const plans = await plansOf(app.readDb, await app.consultation(request.params.slug), asOf ?? today, app.now())
      return {
        ...plans,
        items: plans.items.filter(({ kind, state }) => !route || (kind === 'change' && state === route)),
      }
    },
  )
}
