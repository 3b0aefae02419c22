import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#server/database.ts'
import { buildModel, type FrameTheme, type Labelled, type Model, parseModel, serialiseModel } from './tagging/model.ts'

/** A consultation's model with what is needed to write down what it says. */
export type Reader = { model: Model; modelId: string; version: number; themeIds: Map<string, string> }

/** Keeps the models that are in use, one a consultation, for as long as neither frame nor model changes. */
export function openModels(db: Db) {
  const kept = new Map<string, { key: string; reader: Reader }>()
  return {
    /** The model in force; made now from the code frame (and what people confirmed) if there is none for the frame as it is. */
    async readerFor(consultationId: string): Promise<Reader | null> {
      const themes = await currentThemes(db, consultationId)
      if (themes.length === 0) return null
      const frame = frameOf(themes)
      const frameHash = hashOf(frame)
      const adopted = await adoptedModel(db, consultationId, frameHash)
      const key = `${frameHash} ${adopted?.id ?? ''}`
      const known = kept.get(consultationId)
      if (known?.key === key) return known.reader
      const made = adopted ?? (await make(db, consultationId, frame, frameHash))
      const row = await db
        .selectFrom('taggingModel')
        .select(['bytes', 'version'])
        .where('id', '=', made.id)
        .executeTakeFirstOrThrow()
      const reader = {
        model: parseModel(row.bytes),
        modelId: made.id,
        version: row.version,
        themeIds: new Map(themes.map((theme) => [theme.code, theme.id])),
      }
      kept.set(consultationId, { key: `${frameHash} ${made.id}`, reader })
      return reader
    },
  }
}
export type Models = ReturnType<typeof openModels>

type ThemeRow = Awaited<ReturnType<typeof currentThemes>>[number]

function currentThemes(db: Db, consultationId: string) {
  return db
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
    .orderBy('theme.position')
    .orderBy('theme.id')
    .execute()
}

function frameOf(themes: ThemeRow[]): FrameTheme[] {
  return themes.map(({ code, label, description, keywords, concepts, parent }) => ({
    code,
    label,
    description,
    keywords,
    parent,
    // None named: then the lexicon's concepts attach themselves by what they mean.
    ...(concepts.length > 0 && { concepts }),
  }))
}

function hashOf(frame: FrameTheme[]): string {
  return createHash('sha256').update(JSON.stringify(frame)).digest('hex')
}

function adoptedModel(db: Db, consultationId: string, frameHash: string) {
  return db
    .selectFrom('taggingModel')
    .select('id')
    .where('consultationId', '=', consultationId)
    .where('adoptedAt', 'is not', null)
    .where(sql<boolean>`made_from ->> 'frameHash' = ${frameHash}`)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function make(db: Db, consultationId: string, frame: FrameTheme[], frameHash: string): Promise<{ id: string }> {
  const labelled = await confirmedComments(db, consultationId)
  const bytes = Buffer.from(serialiseModel(buildModel(frame, labelled)))
  return db.transaction().execute(async (trx) => {
    // Two workers that make the first model at once: the second waits, then takes the first's.
    await trx.selectFrom('consultation').select('id').where('id', '=', consultationId).forNoKeyUpdate().execute()
    const other = await adoptedModel(trx, consultationId, frameHash)
    if (other) return other
    const last = await trx
      .selectFrom('taggingModel')
      .select(({ fn }) => fn.max('version').as('version'))
      .where('consultationId', '=', consultationId)
      .executeTakeFirst()
    return trx
      .insertInto('taggingModel')
      .values({
        consultationId,
        version: (last?.version ?? 0) + 1,
        bytes,
        madeFrom: JSON.stringify({ frameHash, themes: frame.length, labelled: labelled.length }),
        adoptedAt: new Date(),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
  })
}

/** What people have said about themes, for the machine to learn from: each comment with the themes that hold. */
export async function confirmedComments(db: Db, consultationId: string): Promise<Labelled[]> {
  return db
    .selectFrom('themeConfirmation as f')
    .innerJoin('comment as c', 'c.id', 'f.commentId')
    .select(({ selectFrom, fn, val }) => [
      'c.body as text',
      fn
        .coalesce(
          selectFrom('commentTheme as t')
            .innerJoin('theme', 'theme.id', 't.themeId')
            .whereRef('t.commentId', '=', 'c.id')
            .select(({ fn }) => fn.agg<string[]>('array_agg', ['theme.code']).as('themes')),
          val<string[]>([]),
        )
        .as('themes'),
    ])
    .where('c.consultationId', '=', consultationId)
    .where('c.restricted', '=', false)
    .where('c.erasedAt', 'is', null)
    .orderBy('c.id')
    .execute()
}
