import type { FastifyInstance } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { nobodyYet } from '../people/people.ts'
import { answeredLast } from '../log/as-of.ts'
import { freshness } from '../log/asking.ts'
import type {
  Consultation,
  ConsultationPageProps,
  ConsultationsPageProps,
  HomePageProps,
} from '../consultations/contract.ts'
import { ConsultationParams } from '../consultations/contract.ts'
import type { EventsPageProps } from '../consultations/desk-contract.ts'
import { hasOpenEvents, openEvents } from '../consultations/event-queries.ts'
import { dueBy, dueOf } from '../consultations/due.ts'
import { asSeenOn } from '../consultations/known.ts'
import { languageOf } from '../http/languages/address.ts'
import type { Language } from '../http/languages/vocabulary.ts'
import { consultationIn, consultationsIn, entriesIn } from '../translations/read.ts'

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
    const known = await consultationsIn(app.readDb, language, await app.consultations())
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

  app.get(
    '/consultations/:slug/events',
    { config: { access: 'public' }, schema: { hide: true, params: ConsultationParams } },
    async (request, reply) => {
      const { slug } = request.params
      const load = async (): Promise<EventsPageProps> => {
        const known = await app.consultation(slug)
        const events = await openEvents(app.readDb, known.id)
        const words = events.flatMap((one) => [one.title, one.dayWording, one.venue, one.audience, one.cameOfIt])
        const coming = events.filter(({ held, day }) => !held && (day === null || day >= app.today()))
        return {
          consultation: { slug, title: known.title },
          ...(await consultationIn(app.readDb, languageOf(request.raw), known, words)),
          coming: coming.toReversed(),
          past: events.filter((one) => !coming.includes(one)),
        }
      }
      const address = `/consultations/${slug}/events`
      return reply.publicPage('public/Events', load, { address, while: await freshness(app) })
    },
  )
}

/** Only where an answer is late does a page depend on how many comments wait. */
async function freshnessIfLate(app: FastifyInstance, slug: string): Promise<string> {
  const by = dueBy(await app.consultation(slug))
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
