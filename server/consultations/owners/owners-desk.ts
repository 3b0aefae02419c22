import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { action, type Show, emptyForm } from '../../http/action.ts'
import { ConsultationParams } from '../contract.ts'
import { setOwners } from './owners.ts'
import { consultationNamed, ownersOf } from '../queries.ts'
import { OwnersDraft } from '../set-up/set-up-contract.ts'

const access = 'programme.change'

/** The page on which an administrator says which organisations own a consultation. */
export const ownersDesk: FastifyPluginAsyncZod = async (app) => {
  const show: Show<{ slug: string }> = async (_request, reply, { slug }, formState, status) => {
    const consultation = await consultationNamed(app.db, slug)
    const [owners, organisations] = await Promise.all([
      ownersOf(app.db, consultation.id),
      app.db.selectFrom('organisation').select(['id', 'name']).orderBy('name').execute(),
    ])
    return reply.page('desk/ConsultationOwners', { consultation, owners, organisations, formState }, { status })
  }
  app.get(
    '/desk/consultations/:slug/owners',
    { config: { access }, schema: { hide: true, params: ConsultationParams } },
    (request, reply) => show(request, reply, request.params, emptyForm, 200),
  )
  action(app, {
    address: '/consultations/:slug/owners',
    method: 'PUT',
    operationId: 'setConsultationOwners',
    summary: 'Say which organisations own a consultation: exactly these',
    access,
    params: ConsultationParams,
    body: OwnersDraft,
    fromForm: (typed) => ({ organisations: Object.keys(typed).filter((name) => name !== 'owners') }),
    act: ({ params, body, by }) => setOwners(app.db, params.slug, body, by.id, app.now()),
    form: () => 'owners',
    after: ({ slug }) => `/desk/consultations/${slug}/owners`,
    again: show,
    field: 'organisations',
  })
}
