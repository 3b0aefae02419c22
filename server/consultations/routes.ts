import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../wire.ts'
import { Consultation, ConsultationParams } from './contract.ts'
import { asSeenOn } from './known.ts'

export const consultationRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/consultations',
    {
      config: { access: 'public' },
      schema: {
        summary: 'Every published consultation, the newest first',
        response: { 200: z.array(Consultation), 503: Problem },
      },
    },
    async () => (await app.consultations()).map((known) => asSeenOn(known, app.today())),
  )
  app.get(
    '/consultations/:slug',
    {
      config: { access: 'public' },
      schema: {
        summary: 'One consultation',
        params: ConsultationParams,
        response: { 200: Consultation, 400: Problem, 404: Problem, 503: Problem },
      },
    },
    async (request) => asSeenOn(await app.consultation(request.params.slug), app.today()),
  )
}
