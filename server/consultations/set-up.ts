import { sql } from 'kysely'
import { announce } from '../data/changes.ts'
import { refuseBeforeGates } from './gates.ts'
import { takeHoldAway } from './holds.ts'
import type { Db, Trx } from '../data/database.ts'
import { tellListeners } from '../data/events.ts'
import { record } from '../data/history.ts'
import { Refusal, refusedAt } from '../http/refusal.ts'
import { dayOf, inWords } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import { lawfulChecks } from './checklist.ts'
import type { Change } from './contract.ts'
import { wholeConsultation } from './queries.ts'
import { changesBetween, factsOf, keepChange } from './control.ts'
import type {
  ConsultationDraft,
  BoardDraft,
  EventDraft,
  LateReasonDraft,
  LaterRuleDraft,
  PhaseChange,
  PhaseDateDraft,
  PhaseDraft,
  PointChange,
  PointDraft,
  QuestionChange,
  QuestionDraft,
  ReviewersDraft,
} from './set-up-contract.ts'

/**
 * Begin a consultation; nobody sees it before `publishConsultation`.
 * @throws {Refusal} `conflict` if the address or the reference is taken
 */
export function startConsultation(db: Db, given: ConsultationDraft, by: string): Promise<{ id: string; slug: string }> {
  return db.transaction().execute(async (trx) => {
    const programme = await trx
      .selectFrom('programme')
      .select('id')
      .orderBy('createdAt')
      .limit(1)
      .executeTakeFirstOrThrow()
    const made = await trx
      .insertInto('consultation')
      .values({ programmeId: programme.id, ...columns(given) })
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'slug'])
      .executeTakeFirst()
    if (!made) {
      const message = 'Another consultation has this address or reference already.'
      throw refusedAt('conflict', 'slug', message)
    }
    await record(trx, { actor: by, action: 'consultation.started', subjectId: made.id, consultationId: made.id })
    return made
  })
}

/**
 * @throws {Refusal} `not-found`; `conflict` if the new address or reference is taken, or it is public: others link to its address
 *                   and cite its reference
 */
export function changeConsultation(db: Db, id: string, given: ConsultationDraft, by: string): Promise<void> {
  return change(
    db,
    id,
    by,
    'consultation.changed',
    async (trx) => {
      const before = await trx
        .selectFrom('consultation')
        .select(['slug', 'ref', 'publishedAt'])
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      for (const field of ['slug', 'ref'] as const) {
        if (before.publishedAt === null || before[field] === given[field]) continue
        const message = `This consultation is public, so its ${field === 'slug' ? 'address' : 'reference'} stays “${before[field]}”.`
        throw refusedAt('conflict', field, message)
      }
      const taken = await trx
        .selectFrom('consultation')
        .select('id')
        .where('id', '<>', id)
        .where((eb) => eb.or([eb('slug', '=', given.slug), eb('ref', '=', given.ref)]))
        .executeTakeFirst()
      if (taken) {
        const message = 'Another consultation has this address or reference already.'
        throw refusedAt('conflict', 'slug', message)
      }
      if (given.responseDueBy !== undefined) await refuseAnswersBeforeEnd(trx, id, given.responseDueBy)
      await trx.updateTable('consultation').set(columns(given)).where('id', '=', id).execute()
    },
    { reason: given.changeReason ?? null },
  )
}

function columns(given: ConsultationDraft) {
  return {
    slug: given.slug,
    ref: given.ref,
    title: given.title,
    kind: given.kind,
    summary: given.summary,
    whatCanChange: given.whatCanChange,
    whatCannotChange: given.whatCannotChange,
    areas: given.areas,
    responsePrefix: given.responsePrefix,
    privacyNotice: given.privacyNotice ?? null,
    responseDueBy: given.responseDueBy ?? null,
    lengthReason: given.lengthReason ?? null,
  }
}

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
  return change(db, consultationId, by, 'phase.changed', async (trx) => {
    if (given.lateUntil !== undefined) await refuseLateBeforeEnd(trx, consultationId, code, given.lateUntil)
    const changed = await trx
      .updateTable('phase')
      .set({ name: given.name, asks: given.asks, lateUntil: given.lateUntil ?? null, note: given.note ?? null })
      .where('consultationId', '=', consultationId)
      .where('code', '=', code)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new Refusal('not-found', 'There is no such phase.')
  })
}

/** @throws {Refusal} `invalid` where answers would be due before everybody has had their say */
async function refuseAnswersBeforeEnd(trx: Trx, consultationId: string, due: Day): Promise<void> {
  const { phases } = await wholeConsultation(trx, consultationId)
  const end = phases
    .flatMap(({ asks, endsOn }) => (asks && endsOn ? [endsOn] : []))
    .sort()
    .at(-1)
  if (end && due < end)
    throw refusedAt('invalid', 'responseDueBy', `Comments are taken until ${inWords(end)}; answers come after that.`)
}

/** @throws {Refusal} `invalid` where late comments would end before the phase does */
async function refuseLateBeforeEnd(trx: Trx, consultationId: string, code: string, lateUntil: Day): Promise<void> {
  const end = await trx
    .selectFrom('phaseDate as d')
    .innerJoin('phase as p', 'p.id', 'd.phaseId')
    .select('d.day')
    .where('p.consultationId', '=', consultationId)
    .where('p.code', '=', code)
    .where('d.boundary', '=', 'end')
    .orderBy('d.position', 'desc')
    .orderBy('d.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (end?.day && lateUntil < end.day)
    throw refusedAt('invalid', 'lateUntil', `It ends on ${inWords(end.day)}; late comments come after that.`)
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
      if (!phase) throw new Refusal('not-found', 'There is no such phase.')
      await refuseContradiction(trx, consultationId, phaseId, given)
      const today = given.recordedOn ?? dayOf(new Date())
      if (given.boundary === 'start' && given.day !== undefined) await refuseBeforeGates(trx, phaseId, given.day, today)
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
    { reason: given.reason ?? null },
  )
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
  if (given.day === undefined) return
  const { rows } = await sql<{
    start: Day | null
    end: Day | null
    lateUntil: Day | null
    due: Day | null
    asks: boolean
  }>`
    select (select day from phase_date where phase_id = p.id and boundary = 'start' order by position desc, id desc limit 1) as start,
      (select day from phase_date where phase_id = p.id and boundary = 'end' order by position desc, id desc limit 1) as end,
      p.late_until, c.response_due_by as due, p.asks
    from phase p join consultation c on c.id = p.consultation_id where p.id = ${phaseId} and c.id = ${consultationId}`.execute(
    trx,
  )
  const [now] = rows
  if (!now) return
  const start = given.boundary === 'start' ? given.day : now.start
  const end = given.boundary === 'end' ? given.day : now.end
  if (start && end && end < start)
    throw refusedAt(
      'invalid',
      'day',
      given.boundary === 'end'
        ? `It would end before it begins, on ${inWords(start)}.`
        : `It would begin after its end, on ${inWords(end)}. Give the new end first.`,
    )
  if (!end) return
  const lateUntil = given.lateUntil ?? now.lateUntil
  if (lateUntil && lateUntil < end)
    throw refusedAt(
      'invalid',
      'lateUntil',
      `Late comments are taken until ${inWords(lateUntil)}, which is before the end. Until when now?`,
    )
  const due = given.responseDueBy ?? now.due
  if (now.asks && due && due < end)
    throw refusedAt(
      'invalid',
      'responseDueBy',
      `We said that we answer by ${inWords(due)}, which is before the end. By when now?`,
    )
}

export function addPoint(db: Db, consultationId: string, given: PointDraft, by: string): Promise<string> {
  return change(db, consultationId, by, 'point.added', async (trx) => {
    const last = await trx
      .selectFrom('point')
      .select(({ fn }) => fn.max('number').as('number'))
      .where('consultationId', '=', consultationId)
      .executeTakeFirst()
    const made = await trx
      .insertInto('point')
      .values({ consultationId, number: (last?.number ?? 0) + 1, title: given.title, summary: given.summary ?? null })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  })
}

/** Word a point again; its number stays, and answers that name it stay with it. @throws {Refusal} `not-found` */
export function changePoint(
  db: Db,
  consultationId: string,
  number: number,
  given: PointChange,
  by: string,
): Promise<void> {
  return change(
    db,
    consultationId,
    by,
    'point.changed',
    async (trx) => {
      const changed = await trx
        .updateTable('point')
        .set({ title: given.title, summary: given.summary ?? null })
        .where('consultationId', '=', consultationId)
        .where('number', '=', number)
        .returning('id')
        .executeTakeFirst()
      if (!changed) throw new Refusal('not-found', 'There is no such point.')
    },
    { reason: given.reason ?? null },
  )
}

/** @throws {Refusal} `invalid` for a point that the consultation has not */
export function addQuestion(db: Db, consultationId: string, given: QuestionDraft, by: string): Promise<string> {
  return change(db, consultationId, by, 'question.added', async (trx) => {
    const { position } = await next(trx, 'question', consultationId)
    const pointId = await pointNumbered(trx, consultationId, given.point)
    const made = await trx
      .insertInto('question')
      .values({ consultationId, position, text: given.text, hint: given.hint ?? null, pointId })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  })
}

/**
 * Word a question anew, or move it. What somebody answered stays as they read it, and keeps its number.
 * @throws {Refusal} `not-found`; `conflict` once a comment answers it, or where it would take an answered question's number
 */
export function changeQuestion(
  db: Db,
  consultationId: string,
  id: string,
  given: QuestionChange,
  by: string,
): Promise<void> {
  return change(db, consultationId, by, 'question.changed', async (trx) => {
    const questions = await lockQuestions(trx, consultationId)
    const own = unanswered(questions, id)
    await tellListeners('questions.changing', trx, { consultationId: consultationId })
    const pointId = await pointNumbered(trx, consultationId, given.point)
    await trx
      .updateTable('question')
      .set({ text: given.text, hint: given.hint ?? null, pointId })
      .where('id', '=', id)
      .execute()
    if (given.position === undefined || given.position === own.position) return
    const others = questions.filter((question) => question !== own)
    const order = others.toSpliced(given.position - 1, 0, own)
    const moved = order
      .map((question, index) => ({ ...question, to: index + 1 }))
      .filter((one) => one.to !== one.position)
    const fixed = moved.find((one) => one.answered)
    if (fixed) {
      const message = `Question ${fixed.position} has been answered, so it keeps its number.`
      throw refusedAt('conflict', 'position', message)
    }
    await renumber(trx, moved)
  })
}

/**
 * Take a question away that nobody has answered; those after it move up, unless one of them has been answered.
 * @throws {Refusal} `not-found`; `conflict` once a comment answers it
 */
export function removeQuestion(db: Db, consultationId: string, id: string, by: string): Promise<void> {
  return change(db, consultationId, by, 'question.removed', async (trx) => {
    const questions = await lockQuestions(trx, consultationId)
    const own = unanswered(questions, id)
    await tellListeners('questions.changing', trx, { consultationId: consultationId })
    const { publishedAt } = await trx
      .selectFrom('consultation')
      .select('publishedAt')
      .where('id', '=', consultationId)
      .executeTakeFirstOrThrow()
    if (publishedAt !== null && questions.length === 1)
      throw new Refusal('conflict', 'This is the only question of a consultation that is public. Add another first.')
    await trx.deleteFrom('question').where('id', '=', id).execute()
    const after = questions.filter((question) => question.position > own.position)
    if (after.some((question) => question.answered)) return
    await renumber(
      trx,
      after.map((question) => ({ ...question, to: question.position - 1 })),
    )
  })
}

type Locked = { id: string; position: number; answered: boolean }

/** Locked against the comments that are on their way, which hold the question they answer. */
async function lockQuestions(trx: Trx, consultationId: string): Promise<Locked[]> {
  await trx
    .selectFrom('question')
    .select('id')
    .where('consultationId', '=', consultationId)
    .orderBy('id')
    .forUpdate()
    .execute()
  return trx
    .selectFrom('question as q')
    .select((eb) => [
      'q.id',
      'q.position',
      eb
        .exists(
          eb
            .selectFrom('comment as c')
            .select('c.id')
            .where('c.consultationId', '=', consultationId)
            .whereRef('c.questionId', '=', 'q.id'),
        )
        .$castTo<boolean>()
        .as('answered'),
    ])
    .where('q.consultationId', '=', consultationId)
    .orderBy('q.position')
    .execute()
}

function unanswered(questions: Locked[], id: string): Locked {
  const own = questions.find((question) => question.id === id)
  if (!own) throw new Refusal('not-found', 'There is no such question.')
  if (own.answered) {
    const message = 'Somebody has answered this question, so it stays as they read it. Add another question instead.'
    throw refusedAt('conflict', 'text', message)
  }
  return own
}

/** In two steps, because no two questions may share a number meanwhile. */
async function renumber(trx: Trx, moved: { id: string; to: number }[]): Promise<void> {
  for (const { id, to } of moved)
    await trx.updateTable('question').set({ position: -to }).where('id', '=', id).execute()
  for (const { id, to } of moved) await trx.updateTable('question').set({ position: to }).where('id', '=', id).execute()
}

async function pointNumbered(trx: Trx, consultationId: string, number: number | undefined): Promise<string | null> {
  if (number === undefined) return null
  const point = await trx
    .selectFrom('point')
    .select('id')
    .where('consultationId', '=', consultationId)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!point) {
    const message = `There is no point ${number}.`
    throw refusedAt('invalid', 'point', message)
  }
  return point.id
}

/**
 * Say to which groups this consultation's responses go back, and what each may do: the rows as given replace those before.
 * Rounds that are under way keep the mandates they were opened with.
 * @throws {Refusal} `not-found`; `invalid` for a group that there is not, or without the reason why one that had to approve no
 *                   longer has to; `forbidden` for taking that away from what one wrote part of
 */
export function setReviewers(
  db: Db,
  consultationId: string,
  { reason, ...given }: ReviewersDraft,
  by: string,
  at: Date,
): Promise<void> {
  const chosen = Object.entries(given as Record<string, 'advise' | 'assure' | 'approve' | undefined>).flatMap(
    ([groupingId, mandate]) => (mandate ? [{ groupingId, mandate }] : []),
  )
  return change(db, consultationId, by, 'consultation.reviewers-chosen', async (trx) => {
    const known = await trx.selectFrom('grouping').select('id').execute()
    const unknown = chosen.find(({ groupingId }) => !known.some(({ id }) => id === groupingId))
    if (unknown) throw new Refusal('invalid', 'There is no such group.', [])
    const before = await trx
      .selectFrom('consultationReviewer')
      .select('groupingId')
      .where('consultationId', '=', consultationId)
      .where('mandate', '=', 'approve')
      .execute()
    for (const { groupingId } of before) {
      const now = chosen.find((one) => one.groupingId === groupingId)?.mandate ?? 'not asked'
      if (now === 'approve') continue
      const hold = { kind: 'group', consultationId, groupingId, before: 'approve', after: now } as const
      await takeHoldAway(trx, hold, reason, by, at)
    }
    await trx.deleteFrom('consultationReviewer').where('consultationId', '=', consultationId).execute()
    if (chosen.length === 0) return
    await trx
      .insertInto('consultationReviewer')
      .values(chosen.map((one) => ({ consultationId, ...one })))
      .execute()
  })
}

/**
 * Name the board that must have resolved before any of this consultation's responses is published, or none.
 * @throws {Refusal} `not-found`; `invalid` for a board that there is not, or without the reason why another no longer has to
 *                   resolve; `forbidden` for taking that away from what one wrote part of
 */
export function requireBoard(db: Db, consultationId: string, given: BoardDraft, by: string, at: Date): Promise<void> {
  return change(db, consultationId, by, 'consultation.board-chosen', async (trx) => {
    const boardId = given.board ?? null
    if (
      boardId !== null &&
      !(await trx.selectFrom('grouping').select('id').where('id', '=', boardId).executeTakeFirst())
    ) {
      const message = 'There is no such board.'
      throw refusedAt('invalid', 'board', message)
    }
    const before = await trx
      .selectFrom('consultation as k')
      .innerJoin('grouping as g', 'g.id', 'k.boardId')
      .select(['g.id', 'g.name'])
      .where('k.id', '=', consultationId)
      .executeTakeFirst()
    if (before && before.id !== boardId) {
      const hold = {
        kind: 'board',
        consultationId,
        groupingId: before.id,
        before: 'resolve',
        after: 'not asked',
      } as const
      await takeHoldAway(trx, hold, given.reason, by, at)
    }
    await trx.updateTable('consultation').set({ boardId }).where('id', '=', consultationId).execute()
  })
}

/**
 * Choose how what changes a public response goes live.
 * @throws {Refusal} `not-found`; `invalid` without the reason why a second officer need no longer agree first; `forbidden` for taking
 *                   that away from what one wrote part of
 */
export function chooseLaterRule(db: Db, id: string, given: LaterRuleDraft, by: string, at: Date): Promise<void> {
  return change(
    db,
    id,
    by,
    'consultation.later-rule-chosen',
    async (trx) => {
      const { laterChanges } = await trx
        .selectFrom('consultation')
        .select('laterChanges')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      if (laterChanges === given.later) return nothingNew
      if (laterChanges === 'second-officer') {
        const hold = {
          kind: 'second-officer',
          consultationId: id,
          before: 'once a second officer agrees',
          after: 'at once',
        } as const
        await takeHoldAway(trx, hold, given.reason, by, at)
      }
      await trx.updateTable('consultation').set({ laterChanges: given.later }).where('id', '=', id).execute()
      return undefined
    },
    { reason: given.reason ?? null, at },
  )
}

/** Say why answers are late. What was said before stays in the record; the last holds. @throws {Refusal} `not-found` */
export function giveLateReason(
  db: Db,
  consultationId: string,
  { reason }: LateReasonDraft,
  by: string,
  at: Date,
): Promise<void> {
  return change(db, consultationId, by, 'consultation.late-reason-given', async (trx) => {
    await trx.insertInto('lateReason').values({ consultationId, reason, byPerson: by, at }).execute()
  })
}

/** @throws {Refusal} `conflict` if the reference is taken */
export function addEvent(db: Db, consultationId: string, given: EventDraft, by: string): Promise<string> {
  return change(db, consultationId, by, 'event.added', async (trx) => {
    const made = await trx
      .insertInto('engagementEvent')
      .values({ consultationId, ...(await eventColumns(trx, consultationId, given)) })
      .onConflict((conflict) => conflict.columns(['consultationId', 'ref']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw refTaken()
    return made.id
  })
}

/** @throws {Refusal} `not-found`; `conflict` if the reference is taken; `invalid` for a phase or host that there is not */
export function changeEvent(db: Db, consultationId: string, id: string, given: EventDraft, by: string): Promise<void> {
  return change(db, consultationId, by, 'event.changed', async (trx) => {
    const taken = await trx
      .selectFrom('engagementEvent')
      .select('id')
      .where('consultationId', '=', consultationId)
      .where('ref', '=', given.ref)
      .where('id', '<>', id)
      .executeTakeFirst()
    if (taken) throw refTaken()
    const changed = await trx
      .updateTable('engagementEvent')
      .set(await eventColumns(trx, consultationId, given))
      .where('consultationId', '=', consultationId)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw new Refusal('not-found', 'There is no such event.')
  })
}

const refTaken = () =>
  new Refusal('conflict', 'This consultation has an event of that reference already.', [
    { field: 'ref', message: 'This reference is taken.' },
  ])

async function eventColumns(trx: Trx, consultationId: string, given: EventDraft) {
  if (given.attended !== undefined && !given.held)
    throw refusedAt('invalid', 'held', 'Please say that it was held, since you say how many came.')
  const phase =
    given.phaseId &&
    (await trx
      .selectFrom('phase')
      .select('id')
      .where('id', '=', given.phaseId)
      .where('consultationId', '=', consultationId)
      .executeTakeFirst())
  if (given.phaseId && !phase) throw refusedAt('invalid', 'phaseId', 'There is no such phase.')
  const host =
    given.hostOrganisationId &&
    (await trx.selectFrom('organisation').select('id').where('id', '=', given.hostOrganisationId).executeTakeFirst())
  if (given.hostOrganisationId && !host)
    throw refusedAt('invalid', 'hostOrganisationId', 'There is no such organisation.')
  return {
    ref: given.ref,
    title: given.title,
    kind: given.kind,
    day: given.day ?? null,
    dayWording: given.dayWording ?? null,
    starts: given.starts ?? null,
    ends: given.ends ?? null,
    venue: given.venue ?? null,
    place: given.place ?? null,
    area: given.area ?? null,
    audience: given.audience ?? null,
    staffOnly: given.staffOnly,
    attended: given.attended ?? null,
    countedHow: given.countedHow ?? null,
    invited: given.invited ?? null,
    languages: given.languages,
    accessProvided: given.accessProvided,
    captureMethod: given.captureMethod ?? null,
    held: given.held,
    phaseId: given.phaseId ?? null,
    hostOrganisationId: given.hostOrganisationId ?? null,
    cameOfIt: given.cameOfIt ?? null,
  }
}

/**
 * Show the consultation to everybody.
 * @throws {Refusal} `conflict` while it asks nothing, nobody has said when, or the law asks for what is not there yet
 */
export function publishConsultation(db: Db, id: string, by: string, at: Date): Promise<void> {
  return publish(db, id, by, at, async (trx) => {
    const gaps = lawfulChecks(await wholeConsultation(trx, id)).filter(({ ready }) => !ready)
    if (gaps.length > 0) throw new Refusal('conflict', gaps.map(({ says }) => says).join(' '))
  })
}

/** Show one that was public before this installation kept its set-up: what it lacked then is not made up now. */
export function publishPastConsultation(db: Db, id: string, by: string, at: Date): Promise<void> {
  return publish(db, id, by, at, async () => {})
}

function publish(db: Db, id: string, by: string, at: Date, refuse: (trx: Trx) => Promise<void>): Promise<void> {
  return change(db, id, by, 'consultation.published', async (trx) => {
    const has = await trx
      .selectFrom('consultation as c')
      .select(({ exists, selectFrom }) => [
        exists(selectFrom('question').select('id').whereRef('consultationId', '=', 'c.id')).as('questions'),
        exists(selectFrom('phase').select('id').whereRef('consultationId', '=', 'c.id')).as('phases'),
        'c.publishedAt',
      ])
      .where('c.id', '=', id)
      .executeTakeFirstOrThrow()
    if (has.publishedAt !== null) return nothingNew
    if (!has.phases)
      throw new Refusal('conflict', 'Add at least one phase first, so that people see when they can comment.')
    if (!has.questions) throw new Refusal('conflict', 'Add at least one question first.')
    await refuse(trx)
    await trx.updateTable('consultation').set({ publishedAt: at }).where('id', '=', id).execute()
    return undefined
  })
}

const inOneLine = ({ what, from, to }: Change) => `${what}: “${from ?? ''}” became “${to ?? ''}”`

/** A deed that was done before leaves no second trace. */
const nothingNew = Symbol('nothing new')

export async function change<T>(
  db: Db,
  consultationId: string,
  by: string,
  action: string,
  work: (trx: Trx) => Promise<T | typeof nothingNew>,
  { reason = null, at = new Date() }: { reason?: string | null; at?: Date } = {},
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('consultation')
      .select('id')
      .where('id', '=', consultationId)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new Refusal('not-found', 'There is no such consultation.')
    const before = await factsOf(trx, consultationId)
    const result = await work(trx)
    if (result === nothingNew) return undefined as T
    const changed = changesBetween(before, await factsOf(trx, consultationId))
    const subjectId = typeof result === 'string' ? result : consultationId
    await record(trx, {
      actor: by,
      action,
      subjectId,
      consultationId,
      ...(changed.length > 0 && { detail: { changed: changed.map(inOneLine) } }),
    })
    await keepChange(trx, consultationId, changed, reason, by, at)
    await announce(trx, 'settings')
    return result
  })
}

async function next(trx: Trx, table: 'phase' | 'question', consultationId: string): Promise<{ position: number }> {
  return trx
    .selectFrom(table)
    .select(sql<number>`coalesce(max(position), 0) + 1`.as('position'))
    .where('consultationId', '=', consultationId)
    .executeTakeFirstOrThrow()
}
