import { refuseBeforeGates } from './gates.ts'
import type { Db, Trx } from '../../data/database.ts'
import { noSuch, Refusal, refusedAt } from '../../http/refusal.ts'
import { dayOf, inWords } from '../../data/time.ts'
import type { Day } from '../../http/wire.ts'
import { wholeConsultation } from '../queries.ts'
import type { PhaseChange, PhaseDateDraft, PhaseDraft } from './set-up-contract.ts'

import { change, next } from './change.ts'

export function addPhase(db: Db, consultationId: string, given: PhaseDraft, by: string): Promise<string> {
  return change(db, consultationId, by, 'phase.added', async (trx) => {
    const { position } = await next(trx, 'phase', consultationId)
    const made = await trx
      .insertInto('phase')
      .values({
        consultationId,
        position,
        code: given.code,
        name: given.name,
        asks: given.asks,
        lateUntil: given.lateUntil ?? null,
        note: given.note ?? null,
      })
      .onConflict((conflict) => conflict.columns(['consultationId', 'code']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made)
      throw new Refusal('conflict', 'This consultation has a phase of that code already.', [
        { field: 'code', message: 'This code is taken.' },
      ])
    return made.id
  })
}

/** @throws {Refusal} `not-found` */
export function changePhase(
  db: Db,
  consultationId: string,
  code: string,
  given: PhaseChange,
  by: string,
): Promise<void> {
  return change(
    db,
    consultationId,
    by,
    'phase.changed',
    async (trx) => {
      if (given.lateUntil !== undefined) await refuseLateBeforeEnd(trx, consultationId, code, given.lateUntil)
      if (given.asks) await refuseToAskAfterAnswers(trx, consultationId, code)
      const changed = await trx
        .updateTable('phase')
        .set({ name: given.name, asks: given.asks, lateUntil: given.lateUntil ?? null, note: given.note ?? null })
        .where('consultationId', '=', consultationId)
        .where('code', '=', code)
        .returning('id')
        .executeTakeFirst()
      if (!changed) throw noSuch('phase')
    },
    { seen: given.seen },
  )
}

/** A phase whose end is only said in words ends at least no sooner than it begins. */
const lastKnown = ({ startsOn, endsOn }: { startsOn: Day | null; endsOn: Day | null }) => endsOn ?? startsOn

const askingAt = (phases: { asks: boolean; endsOn: Day | null }[], day: Day) =>
  phases.some(({ asks, endsOn }) => asks && endsOn === day)
    ? `Comments are taken until ${inWords(day)}`
    : `Comments are taken from ${inWords(day)}`

/** @throws {Refusal} `invalid` where answers would be due before everybody has had their say */
export async function refuseAnswersBeforeEnd(trx: Trx, consultationId: string, due: Day): Promise<void> {
  const { phases } = await wholeConsultation(trx, consultationId)
  const end = phases
    .flatMap((phase) => (phase.asks ? (lastKnown(phase) ?? []) : []))
    .sort()
    .at(-1)
  if (end && due < end)
    throw refusedAt('invalid', 'responseDueBy', `${askingAt(phases, end)}; answers come after that.`)
}

/** @throws {Refusal} `invalid` where late comments would end before the phase does */
async function refuseLateBeforeEnd(trx: Trx, consultationId: string, code: string, lateUntil: Day): Promise<void> {
  const { phases } = await wholeConsultation(trx, consultationId)
  const phase = phases.find((phase) => phase.code === code)
  const end = phase && lastKnown(phase)
  if (end && lateUntil < end)
    throw refusedAt(
      'invalid',
      'lateUntil',
      `It ${phase.endsOn ? 'ends' : 'begins'} on ${inWords(end)}; late comments come after that.`,
    )
}

/** @throws {Refusal} `invalid` where it would take comments beyond the day by which we answer */
async function refuseToAskAfterAnswers(trx: Trx, consultationId: string, code: string): Promise<void> {
  const { phases, responseDueBy } = await wholeConsultation(trx, consultationId)
  const now = phases.find((phase) => phase.code === code)
  const last = now && lastKnown(now)
  if (!last || now.asks || !responseDueBy || responseDueBy >= last) return
  const message = `It ${now.endsOn ? 'ends' : 'begins'} on ${inWords(last)}, and we said that we answer by ${inWords(responseDueBy)}. Move one of these first.`
  throw refusedAt('invalid', 'asks', message)
}

/**
 * Say when a phase begins or ends; what was said before stays readable.
 * @throws {Refusal} `not-found`; `invalid` for days that contradict each other; `conflict` where it would open before its gates
 */
export function recordPhaseDate(
  db: Db,
  consultationId: string,
  phaseId: string,
  given: PhaseDateDraft,
  by: string,
): Promise<void> {
  return change(
    db,
    consultationId,
    by,
    'phase.dated',
    async (trx) => {
      const phase = await trx
        .selectFrom('phase')
        .select('id')
        .where('id', '=', phaseId)
        .where('consultationId', '=', consultationId)
        .executeTakeFirst()
      if (!phase) throw noSuch('phase')
      await refuseContradiction(trx, consultationId, phaseId, given)
      const today = given.recordedOn ?? dayOf(new Date())
      if (given.boundary === 'start' && given.day !== undefined) await refuseBeforeGates(trx, phaseId, given.day, today)
      if (given.reason === undefined) await refuseUnexplainedMove(trx, phaseId, given.boundary)
      const last = await trx
        .selectFrom('phaseDate')
        .select(({ fn }) => fn.max('position').as('position'))
        .where('phaseId', '=', phaseId)
        .executeTakeFirst()
      await trx
        .insertInto('phaseDate')
        .values({
          phaseId,
          boundary: given.boundary,
          day: given.day ?? null,
          wording: given.wording ?? null,
          saidBy: given.saidBy ?? null,
          reason: given.reason ?? null,
          recordedOn: given.recordedOn ?? null,
          recordedOnWording: given.recordedOnWording ?? null,
          recordedBy: by,
          position: (last?.position ?? 0) + 1,
        })
        .execute()
      if (given.lateUntil !== undefined)
        await trx.updateTable('phase').set({ lateUntil: given.lateUntil }).where('id', '=', phaseId).execute()
      if (given.responseDueBy !== undefined)
        await trx
          .updateTable('consultation')
          .set({ responseDueBy: given.responseDueBy })
          .where('id', '=', consultationId)
          .execute()
    },
    { reason: given.reason ?? null, seen: given.seen },
  )
}

/** A day that everybody could read is not moved in silence. @throws {Refusal} `invalid`, at `reason` */
async function refuseUnexplainedMove(trx: Trx, phaseId: string, boundary: PhaseDateDraft['boundary']): Promise<void> {
  const said = await trx
    .selectFrom('phaseDate as d')
    .innerJoin('phase as p', 'p.id', 'd.phaseId')
    .innerJoin('consultation as c', 'c.id', 'p.consultationId')
    .select('d.id')
    .where('d.phaseId', '=', phaseId)
    .where('d.boundary', '=', boundary)
    .where('d.day', 'is not', null)
    .where('c.publishedAt', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  if (said) throw refusedAt('invalid', 'reason', 'Please say why it moves: everybody can read it beside the new day.')
}

/**
 * No date may contradict another in public: an end before its start, late comments until before the end, answers before it.
 * @throws {Refusal} `invalid`, at the field that has to be answered too
 */
async function refuseContradiction(
  trx: Trx,
  consultationId: string,
  phaseId: string,
  given: PhaseDateDraft,
): Promise<void> {
  const { phases, responseDueBy } = await wholeConsultation(trx, consultationId)
  const now = phases.find(({ id }) => id === phaseId)
  if (!now) return
  // A day that is only said in words contradicts nothing; what is said beside it can.
  const said = given.day ?? null
  const start = given.boundary === 'start' ? said : now.startsOn
  const end = given.boundary === 'end' ? said : now.endsOn
  if (start && end && end < start)
    throw refusedAt(
      'invalid',
      'day',
      given.boundary === 'end'
        ? `It would end before it begins, on ${inWords(start)}.`
        : `It would begin after its end, on ${inWords(end)}. Give the new end first.`,
    )
  const lateUntil = given.lateUntil ?? now.lateUntil
  const own = lastKnown({ startsOn: start, endsOn: end })
  const which = end ? 'end' : 'beginning'
  if (own && lateUntil && lateUntil < own)
    throw refusedAt(
      'invalid',
      'lateUntil',
      `Late comments are taken until ${inWords(lateUntil)}, which is before the ${which}. Until when now?`,
    )
  const due = given.responseDueBy ?? responseDueBy
  // A new day for answers has to fit every phase; a new day of a phase has to fit its own.
  const asking = phases.filter(({ id, asks }) => asks && (id === phaseId || given.responseDueBy !== undefined))
  const last = asking
    .map((phase) => (phase.id === phaseId ? own : lastKnown(phase)))
    .filter((day) => day !== null)
    .sort()
    .at(-1)
  if (last && due && due < last)
    throw refusedAt(
      'invalid',
      'responseDueBy',
      last === own
        ? `We said that we answer by ${inWords(due)}, which is before the ${which}. By when now?`
        : `${askingAt(phases, last)}; answers come after that.`,
    )
}
