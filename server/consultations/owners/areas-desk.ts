import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { action, emptyForm, type Show } from '../../http/action.ts'
import { areaLines, setAreas } from './areas.ts'
import { ConsultationParams } from '../contract.ts'
import { consultationNamed } from '../queries.ts'
import { AreasDraft } from '../set-up/set-up-contract.ts'

/** Where the programme says who lives where, and arranges the schematic map of its areas, once. */
export const areasDesk: FastifyPluginAsyncZod = async (app) => {
  const access = 'consultations.change' as const
  const show: Show<{ slug: string }> = async (_request, reply, { slug }, formState, status) => {
    const { title } = await consultationNamed(app.db, slug)
    return reply.page('desk/Areas', { slug, title, ...(await areaLines(app.db, slug)), formState }, { status })
  }
  app.get(
    '/desk/consultations/:slug/areas',
    { config: { access }, schema: { hide: true, params: ConsultationParams } },
    (request, reply) => show(request, reply, request.params, emptyForm, 200),
  )
  action(app, {
    address: '/consultations/:slug/areas',
    method: 'PUT',
    operationId: 'setAreas',
    summary: 'Say how many people live in each area, and where its tile stands on the schematic map',
    access,
    params: ConsultationParams,
    body: AreasDraft,
    screens: ({ source }) => ({ source }),
    act: ({ params, body, by }) => setAreas(app.db, params.slug, body, by.id, app.now()),
    form: () => 'areas',
    after: ({ slug }) => `/desk/consultations/${slug}/areas`,
    again: show,
    field: 'lines',
  })
}
