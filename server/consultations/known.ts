import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import type { Db } from '../data/database.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import { daysBetween } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import type { Consultation } from './contract.ts'
import { publishedConsultations } from './queries.ts'

/** A published consultation as the intake needs it: with ids, and dates that are compared at each request. */
export type Known = Awaited<ReturnType<typeof publishedConsultations>>[number]

declare module 'fastify' {
  interface FastifyInstance {
    /** Every published consultation; cached until the settings change, so that intake asks the database once, to write. */
    consultations(): Promise<Known[]>
    /** @throws {Refusal} `not-found` */
    consultation(slug: string): Promise<Known>
    /** @throws {Refusal} `not-found` */
    consultationWithId(id: string): Promise<Known>
    /** The same as it was when the database last answered: for a page that must not lose what a person typed. */
    lastKnownConsultation(slug: string): Known | undefined
  }
}

export const knownConsultations = fp(async (app: FastifyInstance) => {
  let cached: Promise<Known[]> | undefined
  app.onSettingsChanged(() => (cached = undefined))
  let lastKnown: Known[] = []
  const load = (db: Db) =>
    publishedConsultations(db).then(
      (found) => (lastKnown = found),
      (error: unknown) => {
        cached = undefined
        throw error
      },
    )
  app.decorate('consultations', () => (app.hearsChanges() ? (cached ??= load(app.intakeDb)) : load(app.intakeDb)))
  const find = async (is: (consultation: Known) => boolean) => {
    const found = (await app.consultations()).find(is)
    if (!found) throw noSuch('consultation')
    return found
  }
  app.decorate('consultation', (slug) => find((consultation) => consultation.slug === slug))
  app.decorate('consultationWithId', (id) => find((consultation) => consultation.id === id))
  app.decorate('lastKnownConsultation', (slug) => lastKnown.find((consultation) => consultation.slug === slug))
})

type Dated = { asks: boolean; startsOn: Day | null; endsOn: Day | null; lateUntil: Day | null; waitsFor: number }

/** `undated`: nobody has said when it begins, or its day came before its gates were done. */
export function stateOf(
  phase: Omit<Dated, 'asks' | 'lateUntil'>,
  today: Day,
): 'planned' | 'open' | 'closed' | 'undated' {
  if (phase.waitsFor > 0) return phase.startsOn !== null && phase.startsOn > today ? 'planned' : 'undated'
  if (phase.endsOn !== null && phase.endsOn < today) return 'closed'
  if (phase.startsOn === null) return phase.endsOn === null ? 'undated' : 'open'
  return phase.startsOn > today ? 'planned' : 'open'
}

/** The last day on which a phase was to begin, where that has passed and no day holds now, or its gates were not done. */
function unopenedOn({ startsOn, dates, waitsFor }: Known['phases'][number], today: Day): Day | null {
  if (startsOn !== null) return waitsFor > 0 && startsOn <= today ? startsOn : null
  const planned = dates.find(({ boundary, day }) => boundary === 'start' && day !== null)?.day ?? null
  return planned !== null && planned < today ? planned : null
}

/** The phase that takes comments today: one that is open, else one whose latecomers are still heard; else undefined. */
export function takingPhase<P extends Dated>(phases: P[], today: Day): { phase: P; late: boolean } | undefined {
  const asking = phases.filter((phase) => phase.asks)
  const open = asking.find((phase) => stateOf(phase, today) === 'open')
  if (open) return { phase: open, late: false }
  const late = asking.findLast(
    (phase) => stateOf(phase, today) === 'closed' && phase.lateUntil !== null && today <= phase.lateUntil,
  )
  return late && { phase: late, late: true }
}

/** What everybody may see of it on a day. */
export function asSeenOn<K extends Known>(known: K, today: Day): K & Consultation {
  const taking = known.offline ? undefined : takingPhase(known.phases, today)
  const closesOn = (taking?.phase ?? known.phases.findLast((phase) => phase.asks && phase.endsOn))?.endsOn ?? null
  return {
    ...known,
    open: taking !== undefined && !taking.late,
    late: taking?.late ?? false,
    closesOn,
    daysLeft: taking && !taking.late && closesOn ? daysBetween(today, closesOn) : null,
    phases: known.phases.map((phase) => ({
      ...phase,
      state: stateOf(phase, today),
      unopenedOn: unopenedOn(phase, today),
    })),
  }
}

/** The same without an app: for commands. @throws {Refusal} `not-found` */
export async function asKnown(db: Db, slug: string): Promise<Known> {
  const found = (await publishedConsultations(db)).find((consultation) => consultation.slug === slug)
  if (!found) throw new Refusal('not-found', `There is no published consultation “${slug}”.`)
  return found
}
