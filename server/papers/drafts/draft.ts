import type { Known } from '../../consultations/known.ts'
import type { Db, Trx } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { dayOf } from '../../data/time.ts'
import { noSuch, Refusal, refusedAt } from '../../http/refusal.ts'
import type { DraftChange, NewDraft, PaperFilter, Part } from './draft-contract.ts'
import { type Draft, lockDraft } from './draft-queries.ts'
import { draftedParts } from './drafted.ts'
import { figuresOf } from '../figures.ts'
import { meetingFor } from '../issue.ts'
import { templates } from '../vocabulary.ts'

/**
 * Draft a paper from the data as it stands: all of its figures are of one moment.
 * @returns the draft's id
 * @throws {Refusal} `invalid` for a meeting, theme or point that there is not
 */
export function draftPaper(db: Db, consultation: Known, given: NewDraft, by: string, at: Date): Promise<string> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const meeting = given.meeting === undefined ? null : await meetingFor(trx, given.meeting)
      const issuedTo = given.issuedTo ?? meeting?.board ?? ''
      const filter = await filterFor(trx, consultation, given)
      const day = dayOf(at)
      const { template } = given
      const figures = await figuresOf(trx, consultation, { template, filter, issuedTo, day })
      const { id } = await trx
        .insertInto('paperDraft')
        .values({
          template,
          consultationId: consultation.id,
          meetingId: meeting?.id ?? null,
          issuedTo,
          title: `${templates[template].name}: ${consultation.title}`.slice(0, 200),
          filter: JSON.stringify(filter),
          figuresOn: day,
          figures: JSON.stringify(figures.numbers),
          parts: JSON.stringify(draftedParts(template, consultation, figures, day)),
          quotes: JSON.stringify(figures.quotes),
          madeBy: by,
          madeAt: at,
          changedBy: by,
          changedAt: at,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await note(trx, 'paper.drafted', id, consultation.id, by, at, { template })
      return id
    })
}

/**
 * Keep what a person wrote. Figures are not among it.
 * @throws {Refusal} `not-found`; `conflict` if somebody else saved since this was begun
 */
export function saveDraft(db: Db, id: string, given: DraftChange, by: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const draft = await locked(trx, id, given.revision)
    const parts = draft.parts.map((part): Part => {
      const text = (given as Record<string, unknown>)[`text-${part.key}`]
      return part.kind === 'written' && typeof text === 'string' ? { ...part, text: text.trim() } : part
    })
    const { title, item = null, author = null, presenter = null, ask } = given
    await trx
      .updateTable('paperDraft')
      .set({ title, item, author, presenter, ask, parts: JSON.stringify(parts) })
      .set({ revision: draft.revision + 1, changedBy: by, changedAt: at })
      .where('id', '=', id)
      .execute()
    await note(trx, 'paper.edited', id, draft.consultationId, by, at, { revision: draft.revision + 1 })
  })
}

/**
 * Draw the figures again, from the data of today. The words that people wrote stay.
 * @throws {Refusal} `not-found`; `conflict` if somebody else saved since this was begun
 */
export function redrawFigures(
  db: Db,
  consultation: Known,
  id: string,
  revision: number,
  by: string,
  at: Date,
): Promise<void> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const draft = await locked(trx, id, revision)
      const day = dayOf(at)
      const figures = await figuresOf(trx, consultation, { ...draft, day })
      const parts = draft.parts.map((part): Part => {
        const again = draftedParts(draft.template, consultation, figures, day).find(({ key }) => key === part.key)
        return part.kind === 'figures' && again ? again : part
      })
      await trx
        .updateTable('paperDraft')
        .set({ figuresOn: day, figures: JSON.stringify(figures.numbers), parts: JSON.stringify(parts) })
        .set({ quotes: JSON.stringify(figures.quotes), revision: revision + 1, changedBy: by, changedAt: at })
        .where('id', '=', id)
        .execute()
      await note(trx, 'paper.figures-redrawn', id, draft.consultationId, by, at, { day })
    })
}

/** Put a draft away that nobody will issue; what it said stays in the database. @throws {Refusal} `not-found`, `conflict` */
export function putDraftAway(db: Db, id: string, revision: number, by: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const draft = await locked(trx, id, revision)
    await trx.updateTable('paperDraft').set({ putAwayAt: at }).where('id', '=', id).execute()
    await note(trx, 'paper.put-away', id, draft.consultationId, by, at, {})
  })
}

/** @throws {Refusal} `not-found` if there is none or it was issued; `conflict` if it was saved since `revision` */
export async function locked(trx: Trx, id: string, revision: number): Promise<Draft> {
  const draft = await lockDraft(trx, id)
  if (!draft) throw noSuch('draft. It may have been issued or put away')
  if (draft.revision !== revision)
    throw new Refusal(
      'conflict',
      `${draft.changedBy} has saved this draft since you opened it. Your words are kept below: please copy them, open the draft again and add them.`,
    )
  return draft
}

async function filterFor(trx: Trx, { id, points }: Known, given: NewDraft): Promise<PaperFilter> {
  const known = await trx.selectFrom('theme').select('code').where('consultationId', '=', id).execute()
  const unknown = given.themes.find((code) => !known.some((theme) => theme.code === code))
  if (unknown !== undefined) throw refusedAt('invalid', 'themes', 'There is no such theme in this consultation.')
  if (given.point !== undefined && !points.some(({ number }) => number === given.point))
    throw refusedAt('invalid', 'point', 'There is no such point in this consultation.')
  return { themes: given.themes, point: given.point ?? null }
}

function note(
  trx: Trx,
  action: string,
  subjectId: string,
  consultationId: string,
  actor: string,
  at: Date,
  detail: Record<string, string | number>,
): Promise<unknown> {
  return record(trx, { actor, action, subjectId, consultationId, detail, at })
}
