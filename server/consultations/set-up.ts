import { sql } from 'kysely'
import { announce } from '../changes.ts'
import type { Db, Trx } from '../database.ts'
import { record } from '../history.ts'
import { Refusal } from '../refusal.ts'
import type {
  ConsultationDraft,
  EventDraft,
  PhaseDateDraft,
  PhaseDraft,
  PointDraft,
  QuestionDraft,
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
      throw new Refusal('conflict', message, [{ field: 'slug', message }])
    }
    await record(trx, { actor: by, action: 'consultation.started', subjectId: made.id, consultationId: made.id })
    return made
  })
}

/** @throws {Refusal} `not-found`; `conflict` if the new address or reference is taken */
export function changeConsultation(db: Db, id: string, given: ConsultationDraft, by: string): Promise<void> {
  return change(db, id, by, 'consultation.changed', async (trx) => {
    const taken = await trx
      .selectFrom('consultation')
      .select('id')
      .where('id', '<>', id)
      .where((eb) => eb.or([eb('slug', '=', given.slug), eb('ref', '=', given.ref)]))
      .executeTakeFirst()
    if (taken) {
      const message = 'Another consultation has this address or reference already.'
      throw new Refusal('conflict', message, [{ field: 'slug', message }])
    }
    await trx.updateTable('consultation').set(columns(given)).where('id', '=', id).execute()
  })
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

/** Say when a phase begins or ends; what was said before stays readable. */
export function recordPhaseDate(
  db: Db,
  consultationId: string,
  phaseId: string,
  given: PhaseDateDraft,
  by: string,
): Promise<void> {
  return change(db, consultationId, by, 'phase.dated', async (trx) => {
    const phase = await trx
      .selectFrom('phase')
      .select('id')
      .where('id', '=', phaseId)
      .where('consultationId', '=', consultationId)
      .executeTakeFirst()
    if (!phase) throw new Refusal('not-found', 'There is no such phase.')
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
  })
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

/** @throws {Refusal} `invalid` for a point that the consultation has not */
export function addQuestion(db: Db, consultationId: string, given: QuestionDraft, by: string): Promise<string> {
  return change(db, consultationId, by, 'question.added', async (trx) => {
    const { position } = await next(trx, 'question', consultationId)
    const point =
      given.point === undefined
        ? undefined
        : await trx
            .selectFrom('point')
            .select('id')
            .where('consultationId', '=', consultationId)
            .where('number', '=', given.point)
            .executeTakeFirst()
    if (given.point !== undefined && !point) {
      const message = `There is no point ${given.point}.`
      throw new Refusal('invalid', message, [{ field: 'point', message }])
    }
    const made = await trx
      .insertInto('question')
      .values({ consultationId, position, text: given.text, hint: given.hint ?? null, pointId: point?.id ?? null })
      .returning('id')
      .executeTakeFirstOrThrow()
    return made.id
  })
}

/** @throws {Refusal} `conflict` if the reference is taken */
export function addEvent(db: Db, consultationId: string, given: EventDraft, by: string): Promise<string> {
  return change(db, consultationId, by, 'event.added', async (trx) => {
    const { hostOrganisationId, phaseId, attended, invited, ...rest } = given
    const made = await trx
      .insertInto('engagementEvent')
      .values({
        consultationId,
        ...rest,
        attended: attended ?? null,
        invited: invited ?? null,
        phaseId: phaseId ?? null,
        hostOrganisationId: hostOrganisationId ?? null,
      })
      .onConflict((conflict) => conflict.columns(['consultationId', 'ref']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made)
      throw new Refusal('conflict', 'This consultation has an event of that reference already.', [
        { field: 'ref', message: 'This reference is taken.' },
      ])
    return made.id
  })
}

/**
 * Show the consultation to everybody.
 * @throws {Refusal} `conflict` while it asks nothing or nobody has said when
 */
export function publishConsultation(db: Db, id: string, by: string, at: Date): Promise<void> {
  return change(db, id, by, 'consultation.published', async (trx) => {
    const has = await trx
      .selectFrom('consultation as c')
      .select(({ exists, selectFrom }) => [
        exists(selectFrom('question').select('id').whereRef('consultationId', '=', 'c.id')).as('questions'),
        exists(selectFrom('phase').select('id').whereRef('consultationId', '=', 'c.id')).as('phases'),
      ])
      .where('c.id', '=', id)
      .executeTakeFirstOrThrow()
    if (!has.phases)
      throw new Refusal('conflict', 'Add at least one phase first, so that people see when they can comment.')
    if (!has.questions) throw new Refusal('conflict', 'Add at least one question first.')
    await trx
      .updateTable('consultation')
      .set({ publishedAt: at })
      .where('id', '=', id)
      .where('publishedAt', 'is', null)
      .execute()
  })
}

async function change<T>(
  db: Db,
  consultationId: string,
  by: string,
  action: string,
  work: (trx: Trx) => Promise<T>,
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('consultation')
      .select('id')
      .where('id', '=', consultationId)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw new Refusal('not-found', 'There is no such consultation.')
    const result = await work(trx)
    await record(trx, {
      actor: by,
      action,
      subjectId: typeof result === 'string' ? result : consultationId,
      consultationId,
    })
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
