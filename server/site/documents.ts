import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { publicFile } from '../consultations/documents/documents.ts'
import { sendDocument } from '../consultations/documents/send.ts'
import { Refusal } from '../http/refusal.ts'
import { Id } from '../http/wire.ts'

/** Documents that we keep ourselves, each at an address that lasts. */
export const documentFiles: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/documents/:id',
    { config: { access: 'public', standsIn: true }, schema: { hide: true, params: z.object({ id: Id }) } },
    async (request, reply) => {
      const file = await publicFile(app.readDb, request.params.id)
      if (!file) throw new Refusal('not-found', 'There is no such document.')
      return sendDocument(reply.header('cache-control', 'public, max-age=300'), file)
    },
  )
}
