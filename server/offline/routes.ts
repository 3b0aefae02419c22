import type { FastifyInstance } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { idIn } from '../data/links.ts'
import { noSuch } from '../http/refusal.ts'
import { Text } from '../http/wire.ts'
import { arrive } from './arrive.ts'
import { Arrived, Codes, Device, KitState, Sent } from './contract.ts'
import { findKit, type Kit } from './queries.ts'
import { giveCodes, keepCodes } from './take.ts'

export const Token = z.object({ token: Text().max(100) })

/** What a device in a hall asks of us, by the secret address of its kit and without signing in: it can add, and read nothing. */
export const hallRoutes: FastifyPluginAsyncZod = async (app) => {
  // A full kit is 300 submissions, sent one after the other.
  const rateLimit = app.settings.rateLimit ? { max: 600, timeWindow: '1 minute' } : false
  const config = { access: 'public', rateLimit } as const

  app.get(
    '/hall/:token',
    {
      config,
      schema: {
        operationId: 'getOfflineKit',
        summary: 'The state of an offline kit, for the device that has it',
        params: Token,
        response: { 200: KitState },
      },
    },
    async (request, reply) => {
      const kit = await kitAt(app, request.params.token)
      reply.header('cache-control', 'no-store')
      return { ended: kit.endedAt !== null, kept: kit.keptAt !== null }
    },
  )

  app.post(
    '/hall/:token/codes',
    {
      config,
      schema: {
        operationId: 'getOfflineReceipts',
        summary:
          'The receipts that an offline kit may give out; the same again until a device has kept them, then never',
        params: Token,
        body: Device,
        response: { 200: Codes },
      },
    },
    async (request, reply) => {
      const kit = await kitAt(app, request.params.token)
      reply.header('cache-control', 'no-store')
      return { codes: await giveCodes(app.db, app.settings, kit, request.body.device) }
    },
  )

  app.put(
    '/hall/:token/kept',
    {
      config,
      schema: {
        operationId: 'confirmOfflineReceipts',
        summary: 'Confirm that a device has kept the receipts of an offline kit',
        params: Token,
        body: Device,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const kit = await kitAt(app, request.params.token)
      await keepCodes(app.db, kit, request.body.device, app.now())
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/hall/:token/submissions',
    {
      config,
      bodyLimit: 1_310_720,
      schema: {
        operationId: 'submitOffline',
        summary:
          'Send what somebody wrote at an offline event, encrypted on the device; the same again is the same as once',
        params: Token,
        body: Sent,
        response: { 201: Arrived },
      },
    },
    async (request, reply) => {
      const kit = await kitAt(app, request.params.token)
      const envelope = Buffer.from(request.body.envelope, 'base64url')
      const outcome = await arrive(await intaking(app, kit.consultationId), kit, envelope, app.now())
      app.requestReading()
      return reply.code(201).send({ outcome })
    },
  )
}

/** @throws {Refusal} `not-found` for an address that is none of ours */
export async function kitAt(app: FastifyInstance, token: string): Promise<Kit> {
  const id = idIn(app.settings.contactKey, 'hall', token)
  const kit = id && (await findKit(app.db, id))
  if (!kit) throw noSuch('kit. Please open it again from the event’s page at the desk')
  return kit
}

export async function intaking(app: FastifyInstance, consultationId: string) {
  const { db, intake, settings: keys } = app
  return { db, intake, keys, consultation: await app.consultationWithId(consultationId) }
}
