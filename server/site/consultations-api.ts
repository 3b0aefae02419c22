import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { InLanguage } from '../http/languages/contract.ts'
import { consultationsIn } from '../translations/read.ts'
import { Consultation, ConsultationParams } from '../consultations/contract.ts'
import { asSeenOn } from '../consultations/known.ts'

export const consultationRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/consultations',
    {
      config: { access: 'public', standsIn: true },
      schema: {
        operationId: 'listConsultations',
        summary: 'Every published consultation, the newest first',
        querystring: InLanguage,
        response: { 200: z.array(Consultation) },
      },
    },
    async ({ query }) => {
      const shown = (await app.consultations()).filter(({ offline }) => offline === null)
      const all = await consultationsIn(app.db, query.language ?? 'en', shown)
      return all.map((one) => asSeenOn(one, app.today()))
    },
  )
  app.get(
    '/consultations/:slug',
    {
      config: { access: 'public', standsIn: true },
      schema: {
        operationId: 'getConsultation',
        summary: 'One consultation',
        params: ConsultationParams,
        querystring: InLanguage,
        response: { 200: Consultation },
      },
    },
    async ({ params, query }) => {
      const known = await app.consultation(params.slug)
      const [one = known] = await consultationsIn(app.db, query.language ?? 'en', [known])
      return asSeenOn(one, app.today())
    },
  )
}
