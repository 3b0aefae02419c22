import type { FastifyInstance } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { nobodyYet } from '../people/people.ts'
import { answeredLast } from '../log/as-of.ts'
import { freshness, siteOf } from '../log/asking.ts'
import type {
  Consultation,
  ConsultationPageProps,
  ConsultationsPageProps,
  HomePageProps,
} from '../consultations/contract.ts'
import { ConsultationParams } from '../consultations/contract.ts'
import type { EventsPageProps } from '../consultations/set-up/desk-contract.ts'
import { hasOpenEvents, openEventChoices, openEvents } from '../consultations/events/queries.ts'
import { EventQuery } from '../consultations/set-up/set-up-contract.ts'
import { dueBy, dueOf } from '../consultations/due.ts'
import { asSeenOn, type Known } from '../consultations/known.ts'
import { languageOf } from '../http/languages/address.ts'
import type { Language } from '../http/languages/vocabulary.ts'
import { Refusal } from '../http/refusal.ts'
import { consultationIn, consultationsIn, entriesIn } from '../translations/read.ts'
import { calendarOf } from './calendar.ts'

/** Where the themes, points, places, documents and the privacy statement of a consultation are listed. */
const listedAt = {
  themes: '/account#themes',
  points: '#points',
  places: '/account#areas-title',
  documents: '#documents',
  privacy: '#privacy',
}

export const consultationPages: FastifyPluginAsyncZod = async (app) => {
  app.get('/', { config: { access: 'public' }, schema: { hide: true } }, (request, reply) =>
    reply.publicPage('public/Home', async (): Promise<HomePageProps> => {
      const { programme } = await app.frame()
      const answered = await answeredLast(app.readDb, app.today(), 3)
      return {
        programme: programme.name,
        strapline: programme.strapline,
        empty: await nobodyYet(app.readDb),
        ...(await allConsultations(languageOf(request.raw))),
        answered: await entriesIn(app.readDb, languageOf(request.raw), answered, app.today()),
      }
    }),
  )

  app.get('/consultations', { config: { access: 'public' }, schema: { hide: true } }, (request, reply) =>
    reply.publicPage('public/Consultations', () => allConsultations(languageOf(request.raw)), {
      address: '/consultations',
    }),
  )

  async function allConsultations(language: Language): Promise<ConsultationsPageProps> {
    const shown = (await app.consultations()).filter(({ offline }) => offline === null)
    const known = await consultationsIn(app.readDb, language, shown)
    const all = known.map((one) => asSeenOn(one, app.today()))
    return {
      open: all.filter((one) => one.open || one.late).sort(soonestFirst),
      planned: all.filter((one) => !one.open && !one.late && isToCome(one)),
      closed: all.filter((one) => !one.open && !one.late && !isToCome(one)),
    }
  }

  app.get(
    '/consultations/:slug',
    { config: { access: 'public' }, schema: { hide: true, params: ConsultationParams } },
    async (request, reply) => {
      const load = async (): Promise<ConsultationPageProps> => {
        const { contactLine, localHelp } = await app.frame()
        const known = await app.consultation(request.params.slug)
        const translated = await consultationIn(app.readDb, languageOf(request.raw), known)
        const events = await hasOpenEvents(app.readDb, known.id)
        const due = await dueOf(app.readDb, known, app.today())
        return { consultation: { ...asSeenOn(known, app.today()), ...translated }, contactLine, localHelp, due, events }
      }
      return reply.publicPage('public/Consultation', load, {
        while: await freshnessIfLate(app, request.params.slug),
      })
    },
  )

  // Who cuts an address finds the list that it came from.
  for (const [part, list] of Object.entries(listedAt)) {
    app.get(
      `/consultations/:slug/${part}`,
      { config: { access: 'public' }, schema: { hide: true, params: ConsultationParams } },
      async (request, reply) => {
        const { slug } = await app.consultation(request.params.slug)
        return reply.redirect(`/consultations/${slug}${list}`, 308)
      },
    )
  }

  app.get(
    '/consultations/:slug/events',
    { config: { access: 'public' }, schema: { hide: true, params: ConsultationParams, querystring: EventQuery } },
    async (request, reply) => {
      const { slug } = request.params
      const chosen = request.query
      const query = queryOf(chosen)
      const load = async (): Promise<EventsPageProps> => {
        const known = await app.consultation(slug)
        const [events, choices] = await Promise.all([
          openEvents(app.readDb, known.id, chosen),
          openEventChoices(app.readDb, known.id),
        ])
        const all = events.filter(({ held, day }) => !held && (day === null || day >= app.today()))
        const coming = all.toReversed().slice(0, maxEvents)
        const over = events.filter((one) => !all.includes(one))
        const past = over.slice(0, maxEvents)
        const words = [...coming, ...past].flatMap((one) => [
          one.title,
          one.dayWording,
          one.venue,
          one.audience,
          one.cameOfIt,
        ])
        return {
          consultation: { slug, title: known.title },
          ...(await consultationIn(app.readDb, languageOf(request.raw), known, words)),
          coming,
          past,
          more: over.length - past.length,
          choices,
          chosen,
          query,
        }
      }
      const address = `/consultations/${slug}/events${query}`
      return reply.publicPage('public/Events', load, { address, while: await freshness(app) })
    },
  )

  app.get(
    '/consultations/:slug/calendar.ics',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getConsultationCalendar',
        summary: 'A consultation’s dates and its open events, as a calendar (RFC 5545)',
        params: ConsultationParams,
        querystring: EventQuery,
        response: { 200: { content: { 'text/calendar': { schema: z.string() } } } },
      },
    },
    async (request, reply) => {
      const { slug } = request.params
      const load = async () => {
        const known = await app.consultation(slug)
        const dated = [...(queryOf(request.query) ? [] : phasesOf(known)), ...(await eventsOf(known, request.query))]
        const url = `${siteOf(app)}/consultations/${slug}`
        const own = dated.map((one) => ({ ...one, uid: `${one.uid}-${slug}@said-and-done`, url }))
        return calendarOf(known.title, own, app.now())
      }
      reply.header('content-disposition', `attachment; filename="${slug}.ics"`)
      const address = `/consultations/${slug}/calendar.ics${queryOf(request.query)}`
      return reply.publicFile('text/calendar; charset=utf-8', load, { address, always: true })
    },
  )

  async function eventsOf({ id }: Known, chosen: z.output<typeof EventQuery>) {
    return (await openEvents(app.readDb, id, chosen)).flatMap((event) =>
      event.day === null
        ? []
        : [
            {
              uid: event.ref,
              title: event.title,
              day: event.day,
              starts: event.starts,
              ends: event.ends,
              place: [event.venue, event.place].filter(Boolean).join(', ') || null,
              about: event.accessProvided.join(', ') || null,
            },
          ],
    )
  }
}

/** The first and the last day of each phase, for a calendar. */
function phasesOf({ title, phases }: Pick<Known, 'title' | 'phases'>) {
  const at = { starts: null, ends: null, place: null, about: null }
  return phases.flatMap(({ code, name, startsOn, endsOn }) => [
    ...(startsOn ? [{ ...at, uid: `${code}-start`, title: `${title}: ${name} begins`, day: startsOn }] : []),
    ...(endsOn ? [{ ...at, uid: `${code}-end`, title: `${title}: ${name}, last day`, day: endsOn }] : []),
  ])
}

/** Events of one kind on a page: a page is read on a telephone. */
const maxEvents = 40

const queryOf = (chosen: z.output<typeof EventQuery>) => {
  const query = new URLSearchParams(
    Object.entries(chosen).flatMap(([field, value]) => (value === undefined ? [] : [[field, value]])),
  ).toString()
  return query && `?${query}`
}

/** Only where an answer is late does a page depend on how many comments wait. As last known where the database does not answer. */
async function freshnessIfLate(app: FastifyInstance, slug: string): Promise<string> {
  const consultation = await app.consultation(slug).catch((error: unknown) => {
    const last = app.lastKnownConsultation(slug)
    if (error instanceof Refusal || !last) throw error
    return last
  })
  const by = dueBy(consultation)
  return by !== null && by < app.today() ? freshness(app) : ''
}

/** Nobody has been asked yet, and somebody will be. */
function isToCome({ phases }: Consultation): boolean {
  const asking = phases.filter((phase) => phase.asks)
  return (
    asking.every((phase) => phase.state !== 'closed') &&
    asking.some((phase) => phase.state === 'planned' || phase.state === 'undated')
  )
}

/** Open before late, what closes first first, and what has no end last. */
function soonestFirst(a: Consultation, b: Consultation): number {
  return Number(a.late) - Number(b.late) || (a.closesOn ?? '9999').localeCompare(b.closesOn ?? '9999')
}
