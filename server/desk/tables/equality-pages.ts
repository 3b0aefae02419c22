import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConsultationParams } from '../../consultations/contract.ts'
import { currentUser } from '../../people/access.ts'
import { may } from '../../people/permissions.ts'
import { EqualityTables } from './equality-contract.ts'
import { equalityTables } from './equality.ts'

const Params = z.object({ consultation: ConsultationParams.shape.slug })

/** Who answered, in totals: for officers and for programs. */
export const equalityDesk: FastifyPluginAsyncZod = async (app) => {
  const config = { access: 'comments.read' } as const
  const read = async (slug: string) =>
    equalityTables(app.db, app.settings.contactKey, await app.consultation(slug), app.now())
  app.get(
    '/desk/themes/:consultation/equality',
    { config, schema: { hide: true, params: Params } },
    async (request, reply) =>
      reply.page('desk/Equality', {
        ...(await read(request.params.consultation)),
        maySetUp: may(currentUser(request), 'consultations.change'),
      }),
  )
  app.get(
    '/api/desk/themes/:consultation/equality',
    {
      config,
      schema: {
        operationId: 'getEqualityTables',
        summary: 'Answers to the questions about equality, small numbers held back',
        params: Params,
        response: { 200: EqualityTables },
      },
    },
    async (request) => read(request.params.consultation),
  )
}
