import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'

/** A theme of a frame as a model was made for it. */
export type FrameAsLearnt = {
  code: string
  label: string
  description: string
  keywords: string[]
  parent: string | null
  concepts?: string[]
}

/** What a model was made from. */
export type MadeFrom = {
  frameHash: string
  frame?: FrameAsLearnt[]
  /** Comments that people had spoken of, and how many of them were confirmed. */
  labelled: number
  confirmed?: number
  /** Hash of everything people had said. */
  words?: string
  /** Milliseconds of the last word. */
  until?: number
  /** Comments are read by their sense too. */
  sense?: boolean
}

/** How the reason of a version begins that is put in force by nobody but an officer. */
export const waiting = 'Waits for an officer'

/** The model of the latest adoption, without its bytes. */
export function modelInForce(db: Db, consultationId: string) {
  return db
    .selectFrom('modelAdoption as a')
    .innerJoin('taggingModel as m', 'm.id', 'a.modelId')
    .select(['m.id', 'm.version', 'm.madeFrom', 'a.id as adoptionId', 'a.byPerson'])
    .$narrowType<{ madeFrom: MadeFrom }>()
    .where('a.consultationId', '=', consultationId)
    .orderBy('a.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The version made last, in force or not. */
export function newestModel(db: Db, consultationId: string) {
  return db
    .selectFrom('taggingModel')
    .select(['id', 'version', 'madeFrom'])
    .$narrowType<{ madeFrom: MadeFrom }>()
    .where('consultationId', '=', consultationId)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The themes that are offered, as a model is made for them. */
export async function frameNow(db: Db, consultationId: string): Promise<(FrameAsLearnt & { id: string })[]> {
  const themes = await db
    .selectFrom('theme')
    .leftJoin('theme as parent', 'parent.id', 'theme.parentId')
    .select([
      'theme.id',
      'theme.code',
      'theme.label',
      'theme.description',
      'theme.keywords',
      'theme.concepts',
      'parent.code as parent',
    ])
    .where('theme.consultationId', '=', consultationId)
    .where('theme.retiredAt', 'is', null)
    // By code, so that putting themes in another order teaches nothing.
    .orderBy('theme.code')
    .execute()
  // No concepts named: then the lexicon's attach themselves by what they mean.
  return themes.map(({ concepts, ...theme }) => ({ ...theme, ...(concepts.length > 0 && { concepts }) }))
}

export function hashOfFrame(frame: FrameAsLearnt[]): string {
  const themes = frame.map(({ code, label, description, keywords, parent, concepts }) => [
    code,
    label,
    description,
    keywords,
    parent,
    concepts ?? null,
  ])
  return createHash('sha256').update(JSON.stringify(themes)).digest('hex')
}

/** From now on this model is asked. In the transaction that decided so. */
export async function adopt(
  trx: Trx,
  consultationId: string,
  model: { id: string; version: number },
  by: string | null,
  at: Date,
): Promise<void> {
  await trx.insertInto('modelAdoption').values({ consultationId, modelId: model.id, byPerson: by, at }).execute()
  await record(trx, {
    actor: by,
    action: 'model.adopted',
    subjectId: consultationId,
    consultationId,
    detail: { version: model.version },
    at,
  })
}

/** Comments are to be read again, from the first on; the process that was at it begins again. */
export async function beginRetagging(
  trx: Trx,
  consultationId: string,
  modelId: string,
  by: string | null,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('retagging')
    .set({ finishedAt: at })
    .where('consultationId', '=', consultationId)
    .where('finishedAt', 'is', null)
    .execute()
  await trx
    .insertInto('retagging')
    .values({
      consultationId,
      modelId,
      askedBy: by,
      at,
      total: sql<number>`(select count(*) from comment where consultation_id = ${consultationId} and processed_at is not null)`,
    })
    .execute()
  await record(trx, {
    actor: by,
    action: 'frame.retagging-begun',
    subjectId: consultationId,
    consultationId,
    at,
  })
}
