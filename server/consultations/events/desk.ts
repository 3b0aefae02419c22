import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../data/database.ts'
import { type Action, action, emptyForm, type FormState, type Screened } from '../../http/action.ts'
import { noSuch } from '../../http/refusal.ts'
import { Id, Made } from '../../http/wire.ts'
import { currentUser } from '../../people/access.ts'
import { may } from '../../people/permissions.ts'
import { ConsultationParams } from '../contract.ts'
import { type DeskConsultation, DeskEvent } from '../set-up/desk-contract.ts'
import { eventChoices, eventsFor, findEvent, kitsAt } from './queries.ts'
import { addEvent, changeEvent } from './events.ts'
import { consultationNamed } from '../queries.ts'
import { consultationSeen, setUpPage } from '../set-up/seen.ts'
import { EventDraft, EventQuery } from '../set-up/set-up-contract.ts'

const Own = ConsultationParams
const EventParams = Own.extend({ id: Id })

/** The engagement events of a consultation: listed, added, changed, held. */
export const eventsDesk: FastifyPluginAsyncZod = async (app) => {
  const access = 'consultations.change'
  const idOf = async (slug: string) => (await consultationNamed(app.db, slug)).id
  const seen = (slug: string) => consultationSeen(app, slug)

  const events = async (slug: string, query: EventQuery, formState: FormState) => {
    const consultation = await seen(slug)
    const id = await idOf(slug)
    const [found, choices, organisations] = await Promise.all([
      eventsFor(app.db, id, query),
      eventChoices(app.db, id),
      organisationNames(app.db),
    ])
    const phases = await phaseIds(app.db, id)
    return { consultation: named(consultation), events: found, query, choices, phases, organisations, formState }
  }
  app.get(
    '/desk/consultations/:slug/events',
    { config: { access: 'comments.read' }, schema: { hide: true, params: Own, querystring: EventQuery } },
    async (request, reply) =>
      reply.page('desk/Events', {
        ...(await events(request.params.slug, request.query, emptyForm)),
        mayChange: may(currentUser(request), access),
      }),
  )
  app.get(
    '/api/desk/consultations/:slug/events',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'listEvents',
        summary: 'The engagement events of a consultation, the latest first',
        params: Own,
        querystring: EventQuery,
        response: { 200: z.array(DeskEvent) },
      },
    },
    async (request) => eventsFor(app.db, await idOf(request.params.slug), request.query),
  )
  const showEvent: Action<typeof EventParams, typeof EventDraft, void>['again'] = async (
    _request,
    reply,
    { slug, id },
    formState,
    status,
  ) => {
    const consultationId = await idOf(slug)
    const event = await findEvent(app.db, consultationId, id)
    if (!event) throw noSuch('event')
    const [phases, organisations, kits] = await Promise.all([
      phaseIds(app.db, consultationId),
      organisationNames(app.db),
      kitsAt(app.db, id),
    ])
    const consultation = named(await seen(slug))
    const published = consultation.publishedAt !== null
    const props = { consultation, event, phases, organisations, kits, published, formState }
    return reply.page('desk/Event', props, { status })
  }
  app.get(
    '/desk/consultations/:slug/events/:id',
    { config: { access }, schema: { hide: true, params: EventParams } },
    (request, reply) => showEvent(request, reply, request.params, emptyForm, 200),
  )
  action(app, {
    address: '/consultations/:slug/events',
    operationId: 'addEvent',
    summary: 'Add an engagement event',
    access,
    params: Own,
    body: EventDraft,
    made: Made,
    screens: publicWordsOf,
    act: async ({ params, body, by }) => ({ id: await addEvent(app.db, await idOf(params.slug), body, by.id) }),
    form: () => 'event',
    after: ({ slug }, { id }) => setUpPage(slug, `/events#event-${id}`),
    again: async (_request, reply, { slug }, formState, status) =>
      reply.page('desk/Events', { ...(await events(slug, {}, formState)), mayChange: true }, { status }),
    field: 'ref',
  })
  action(app, {
    address: '/consultations/:slug/events/:id',
    method: 'PUT',
    operationId: 'changeEvent',
    summary: 'Change an engagement event, or say that it was held and how many came',
    access,
    params: EventParams,
    body: EventDraft,
    screens: publicWordsOf,
    act: async ({ params, body, by }) => changeEvent(app.db, await idOf(params.slug), params.id, body, by.id),
    form: () => 'event',
    after: ({ slug, id }) => setUpPage(slug, `/events#event-${id}`),
    again: showEvent,
    field: 'ref',
  })
}

/** What of an event is in words, by field: everybody reads it, or reads it once the event is no longer for staff alone. */
function publicWordsOf(event: EventDraft): Record<string, Screened | undefined> {
  const { ref, title, kind, dayWording, audience, countedHow, captureMethod, cameOfIt } = event
  const placed = { venue: event.venue, place: event.place, area: event.area }
  return {
    ...{ ref, title, kind, dayWording, audience, countedHow, captureMethod, cameOfIt },
    languages: event.languages.join('\n'),
    accessProvided: event.accessProvided.join('\n'),
    ...Object.fromEntries(Object.entries(placed).map(([field, place]) => [field, place ? { place } : undefined])),
  }
}

const named = ({ slug, title, publishedAt }: DeskConsultation) => ({ slug, title, publishedAt })

function organisationNames(db: Db) {
  return db.selectFrom('organisation').select(['id', 'name']).orderBy('name').execute()
}

function phaseIds(db: Db, consultationId: string) {
  return db
    .selectFrom('phase')
    .select(['id', 'name'])
    .where('consultationId', '=', consultationId)
    .orderBy('position')
    .execute()
}
