import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { checkDays } from '../log/asking.ts'
import { Subject, subjectKinds, SubjectParams, SubjectQuery } from './contract.ts'
import { subjectOf } from './read.ts'

export const subjectRoutes: FastifyPluginAsyncZod = async (app) => {
  for (const kind of subjectKinds) {
    app.get(
      `/consultations/:slug/${kind}s/:key`,
      {
        config: {
          access: 'public',
          standsIn: true,
          rateLimit: app.settings.rateLimit && { max: 60, timeWindow: '1 minute' },
        },
        schema: {
          operationId: `get${kind.replace(/^./, (first) => first.toUpperCase())}Subject`,
          summary: `What people said about one ${kind}, and what was done about it, as of the end of a day`,
          params: SubjectParams,
          querystring: SubjectQuery,
          response: { 200: Subject },
        },
      },
      async (request) => {
        const { slug, key } = request.params
        const { asOf } = request.query
        const today = app.today()
        checkDays({ asOf }, today)
        const consultation = await app.consultation(slug)
        return subjectOf(app.readDb, consultation, { kind, key }, { day: asOf ?? today, today })
      },
    )
  }
}
