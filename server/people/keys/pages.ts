import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action, emptyForm } from '../../http/action.ts'
import { Id, Nothing } from '../../http/wire.ts'
import { ApiKeyView, type KeysPageProps, NewApiKey } from './contract.ts'
import { allKeys, makeKey, revokeKey } from './keys.ts'

const access = 'keys.manage'
const page = '/desk/imports/keys'

/** Keys for kiosks and other systems: an administrator makes them and takes them back. */
export const keyPages: FastifyPluginAsyncZod = async (app) => {
  const show = async (reply: FastifyReply, { typed, faults }: typeof emptyForm, made: string | null, status = 200) => {
    const props: KeysPageProps = {
      keys: await allKeys(app.db),
      consultations: (await app.consultations()).map(({ slug, title }) => ({ slug, title })),
      typed,
      faults,
      made,
    }
    return reply.page('desk/ApiKeys', props, { status })
  }

  app.get(page, { config: { access }, schema: { hide: true } }, (_request, reply) => show(reply, emptyForm, null))
  app.get(
    `/api${page}`,
    {
      config: { access },
      schema: {
        operationId: 'listApiKeys',
        summary: 'Every key of another system',
        response: { 200: z.array(ApiKeyView) },
      },
    },
    async () => allKeys(app.db),
  )
  action(app, {
    address: '/imports/keys',
    operationId: 'createApiKey',
    summary: 'Make a key for another system; it is shown this once',
    access,
    params: z.object({}),
    body: NewApiKey,
    made: z.object({ key: z.string() }),
    act: async ({ body, by }) => {
      const { id } = await app.consultation(body.consultation)
      return { key: await makeKey(app.db, { name: body.name, consultationId: id }, by.id, app.now()) }
    },
    // No redirect: the key is on this page and nowhere else, ever.
    shown: (_request, reply, _params, { key }) => show(reply, emptyForm, key),
    again: (_request, reply, _params, formState, status) => show(reply, formState, null, status),
    field: 'consultation',
  })
  action(app, {
    address: '/imports/keys/:id',
    operationId: 'revokeApiKey',
    summary: 'Take a key back',
    access,
    method: 'DELETE',
    params: z.object({ id: Id }),
    body: Nothing,
    act: async ({ params, by }) => revokeKey(app.db, params.id, by.id, app.now()),
    after: () => page,
  })
}
