import type { Db, Trx } from '../../data/database.ts'
import { tellListeners } from '../../data/events.ts'
import { noSuch, Refusal, refusedAt } from '../../http/refusal.ts'
import type { PointChange, PointDraft, QuestionChange, QuestionDraft } from './set-up-contract.ts'

import { stateBasis } from './basis.ts'
import { change, next } from './change.ts'
import { publishedAtOf } from '../queries.ts'

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
      if (!changed) throw noSuch('point')
    },
    { reason: given.reason ?? null, seen: given.seen },
  )
}

/** @throws {Refusal} `invalid` for a point that the consultation has not */
export function addQuestion(
  db: Db,
  consultationId: string,
  given: Omit<QuestionDraft, 'basis'> & Partial<Pick<QuestionDraft, 'basis'>>,
  by: string,
  at = new Date(),
): Promise<string> {
  return change(db, consultationId, by, 'question.added', async (trx) => {
    const { position } = await next(trx, 'question', consultationId)
    const pointId = await pointNumbered(trx, consultationId, given.point)
    const made = await trx
      .insertInto('question')
      .values({ consultationId, position, text: given.text, hint: given.hint ?? null, pointId })
      .returning('id')
      .executeTakeFirstOrThrow()
    await stateBasis(trx, consultationId, { question: made.id, basis: given.basis }, by, at)
    return made.id
  })
}

/**
 * Reword a question, or move it. What somebody answered stays as they read it, and keeps its number.
 * @throws {Refusal} `not-found`; `conflict` once a comment answers it, or where it would take an answered question's number
 */
export function changeQuestion(
  db: Db,
  consultationId: string,
  id: string,
  given: QuestionChange,
  by: string,
): Promise<void> {
  return change(
    db,
    consultationId,
    by,
    'question.changed',
    async (trx) => {
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
    },
    { seen: given.seen },
  )
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
    const publishedAt = await publishedAtOf(trx, consultationId)
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
  if (!own) throw noSuch('question')
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
