import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { faultsOf } from '../http/forms.ts'
import { currentUser } from './access.ts'
import { allKeys, makeKey, revokeKey } from './keys.ts'
import { Refusal } from '../http/refusal.ts'
import { Id, Problem } from '../http/wire.ts'
import { ApiKeyView, type KeysPageProps, NewApiKey } from './key-contract.ts'

const config = { access: 'keys.manage' } as const
const ById = z.object({ id: Id })
const refusals = { 400: Problem, 401: Problem, 403: Problem, 404: Problem, 503: Problem }

/** Keys for kiosks and other systems: an administrator makes them and takes them back. */
export const keyPages: FastifyPluginAsyncZod = async (app) => {
  const make = async (given: NewApiKey, by: string) => {
    const consultation = await app.consultation(given.consultation)
    return makeKey(app.db, { name: given.name, consultationId: consultation.id }, by, app.now())
  }
  const props = async (more: Partial<KeysPageProps> = {}): Promise<KeysPageProps> => ({
    keys: await allKeys(app.db),
    consultations: (await app.consultations()).map(({ slug, title }) => ({ slug, title })),
    typed: {},
    faults: [],
    made: null,
    ...more,
  })

  app.get(
    '/api/desk/imports/keys',
    { config, schema: { summary: 'Every key of another system', response: { 200: z.array(ApiKeyView), ...refusals } } },
    async () => allKeys(app.db),
  )
  app.post(
    '/api/desk/imports/keys',
    {
      config,
      schema: {
        summary: 'Make a key for another system; it is shown this once',
        body: NewApiKey,
        response: { 201: z.object({ key: z.string() }), ...refusals, 413: Problem, 415: Problem },
      },
    },
    async (request, reply) => reply.code(201).send({ key: await make(request.body, currentUser(request).id) }),
  )
  app.delete(
    '/api/desk/imports/keys/:id',
    { config, schema: { summary: 'Take a key back', params: ById, response: { 204: z.null(), ...refusals } } },
    async (request, reply) => {
      await revokeKey(app.db, request.params.id, currentUser(request).id, app.now())
      return reply.code(204).send(null)
    },
  )

  app.get('/desk/imports/keys', { config, schema: { hide: true } }, async (_request, reply) =>
    reply.page('desk/ApiKeys', await props()),
  )
  app.post('/desk/imports/keys', { config, schema: { hide: true } }, async (request, reply) => {
    const form = (request.body ?? {}) as Record<string, string>
    const read = NewApiKey.safeParse({ name: form.name ?? '', consultation: form.consultation ?? '' })
    let faults = read.success ? [] : faultsOf(read.error)
    if (read.success) {
      try {
        // No redirect: the key is shown on this page and nowhere else, ever.
        return await reply.page(
          'desk/ApiKeys',
          await props({ made: await make(read.data, currentUser(request).id), keys: await allKeys(app.db) }),
        )
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        faults = [{ field: 'consultation', message: 'Please choose a consultation.' }]
      }
    }
    return reply.page('desk/ApiKeys', await props({ typed: { ...form }, faults }), { status: 400 })
  })
  app.post('/desk/imports/keys/:id', { config, schema: { hide: true, params: ById } }, async (request, reply) => {
    await revokeKey(app.db, request.params.id, currentUser(request).id, app.now())
    return reply.redirect('/desk/imports/keys', 303)
  })
}
