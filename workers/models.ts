import type { Db } from '#server/data/database.ts'
import {
  adopt,
  beginRetagging,
  type FrameAsLearnt,
  frameNow,
  hashOfFrame,
  modelInForce,
} from '#server/learning/models.ts'
import { hashOfWords, labelledOf, type Said, whatPeopleSaid } from './learning/said.ts'
import { type Model, type Reading } from './tagging/model.ts'
import type { CommentSense } from './tagging/sense.ts'
import { parseModel, serialiseModel } from './tagging/store.ts'
import { readComment } from './tagging/read.ts'
import { buildModel } from './tagging/train.ts'

/** A consultation's model with what is needed to write down what it says. */
export type Reader = {
  model: Model
  modelId: string
  version: number
  /** Ids of the themes that are offered, by code. */
  themeIds: Map<string, string>
  /** What a code of the model's own frame is called now: a merged theme's is that of what it was merged into. */
  codes: Map<string, string>
  /** Reads for the themes that the model was not made for, where an officer chose it all the same. */
  beside: { model: Model; missing: ReadonlySet<string> } | null
}

/** Keeps the models that were used last, one a consultation, for as long as neither frame nor model changes. */
export function openModels(db: Db, maxKept = 12) {
  const kept = new Map<string, { key: string; reader: Reader }>()
  const sought = new Map<string, Promise<Reader | null>>()
  const seek = async (consultationId: string): Promise<Reader | null> => {
    const themes = await frameNow(db, consultationId)
    if (themes.length === 0) return null
    const frameHash = hashOfFrame(themes)
    const force = await modelInForce(db, consultationId)
    const known = kept.get(consultationId)
    // Taken out and put back: the one at the front of the map is the one that was used longest ago.
    kept.delete(consultationId)
    if (force && known?.key === `${frameHash} ${force.id}`) {
      kept.set(consultationId, known)
      return known.reader
    }
    const ready = force && (await loadModel(db, force.id))
    const old = ready && (await readerOf(db, consultationId, themes, { ...force, model: ready }))
    const chosen = force?.byPerson != null && old ? withMissing(old, themes) : null
    const reader =
      chosen ??
      (old && (await maySuffice(db, consultationId, themes, old)) ? old : null) ??
      (await readerOf(db, consultationId, themes, await make(db, consultationId, themes, force)))
    if (!reader) return null
    if (kept.size >= maxKept) kept.delete(kept.keys().next().value as string)
    kept.set(consultationId, { key: `${frameHash} ${reader.modelId}`, reader })
    return reader
  }
  return {
    /**
     * The model in force, also while the machine learns the frame as it has become; made now if there is none that can be
     * read and knows a theme of it. Sought once for all who ask at the same time.
     */
    readerFor(consultationId: string): Promise<Reader | null> {
      const found = sought.get(consultationId) ?? seek(consultationId).finally(() => sought.delete(consultationId))
      sought.set(consultationId, found)
      return found
    },
  }
}
export type Models = ReturnType<typeof openModels>

/** What the model makes of a text, in the codes of today; strongest first. */
export function readWith(reader: Reader, text: string, sense?: CommentSense): Reading {
  const reading = readComment(reader.model, text, sense)
  const suggestions = reading.suggestions.flatMap((suggestion, index) => {
    const theme = reader.codes.get(suggestion.theme)
    if (theme === undefined) return []
    // Two that have become one: the stronger word stands.
    const first = reading.suggestions.findIndex((other) => reader.codes.get(other.theme) === theme)
    return first === index ? [{ ...suggestion, theme }] : []
  })
  if (reader.beside) {
    const { model, missing } = reader.beside
    suggestions.push(...readComment(model, text).suggestions.filter(({ theme }) => missing.has(theme)))
    suggestions.sort((a, b) => b.score - a.score)
  }
  const lost = suggestions.length === 0 && reading.suggestions.length > 0
  return { ...reading, suggestions, needsHuman: reading.needsHuman ?? (lost ? 'nothing-fires' : null) }
}

/** What a model's row says of how it was made. */
export function madeFrom(frame: FrameAsLearnt[], said: Said[], sense: boolean): string {
  return JSON.stringify({
    sense,
    frameHash: hashOfFrame(frame),
    frame: withoutIds(frame),
    labelled: said.length,
    confirmed: said.filter((one) => one.confirmed).length,
    words: hashOfWords(said),
    until: said.reduce((last, { at }) => Math.max(last, at), 0),
  })
}

export const withoutIds = (frame: FrameAsLearnt[]): FrameAsLearnt[] =>
  frame.map(({ code, label, description, keywords, parent, concepts }) => ({
    code,
    label,
    description,
    keywords,
    parent,
    ...(concepts && { concepts }),
  }))

/** @returns undefined if an older version of this program wrote it in a way that this one cannot read */
async function loadModel(db: Db, id: string): Promise<Model | undefined> {
  const { bytes } = await db.selectFrom('taggingModel').select('bytes').where('id', '=', id).executeTakeFirstOrThrow()
  try {
    return parseModel(bytes)
  } catch {
    return undefined
  }
}

/** @returns null if the model knows none of today's themes */
async function readerOf(
  db: Db,
  consultationId: string,
  themes: { id: string; code: string }[],
  { id, version, model }: { id: string; version: number; model: Model },
): Promise<Reader | null> {
  const gone = await db
    .selectFrom('theme')
    .select(['id', 'code', 'mergedIntoId'])
    .where('consultationId', '=', consultationId)
    .where('retiredAt', 'is not', null)
    .execute()
  const codeById = new Map(themes.map((theme) => [theme.id, theme.code]))
  const become = (themeId: string | null): string | undefined => {
    if (themeId === null) return undefined
    return codeById.get(themeId) ?? become(gone.find((theme) => theme.id === themeId)?.mergedIntoId ?? null)
  }
  const codes = new Map<string, string>()
  for (const { code } of model.frame) {
    const now =
      themes.find((theme) => theme.code === code)?.code ??
      become(gone.find((theme) => theme.code === code)?.mergedIntoId ?? null)
    if (now !== undefined) codes.set(code, now)
  }
  if (codes.size === 0) return null
  const themeIds = new Map(themes.map((theme) => [theme.code, theme.id]))
  return { model, modelId: id, version, themeIds, codes, beside: null }
}

/** An officer's version stays in force: themes that came later are read for by what their descriptions say. */
function withMissing(reader: Reader, themes: FrameAsLearnt[]): Reader {
  const known = new Set(reader.codes.values())
  const missing = new Set(themes.flatMap(({ code }) => (known.has(code) ? [] : [code])))
  return missing.size === 0 ? reader : { ...reader, beside: { model: buildModel(withoutIds(themes), []), missing } }
}

/** What is missing is learnt in its own time where much was said: reading does not wait. */
async function maySuffice(
  db: Db,
  consultationId: string,
  themes: { code: string }[],
  { codes }: Reader,
): Promise<boolean> {
  const known = new Set(codes.values())
  if (themes.every(({ code }) => known.has(code))) return true
  return (await whatPeopleSaid(db, consultationId)).length > maxBatch
}

/** More would keep comments waiting: then it is made from the frame alone, and learns in its own time. */
const maxBatch = 500

async function make(
  db: Db,
  consultationId: string,
  frame: FrameAsLearnt[],
  before: { id: string; version: number } | undefined,
): Promise<{ id: string; version: number; model: Model }> {
  const all = await whatPeopleSaid(db, consultationId)
  const said = all.length > maxBatch ? [] : all
  const model = buildModel(withoutIds(frame), labelledOf(said))
  const at = new Date()
  const made = await db.transaction().execute(async (trx) => {
    // Two workers that make the first model at once: the second waits, then takes the first's.
    await trx.selectFrom('consultation').select('id').where('id', '=', consultationId).forNoKeyUpdate().execute()
    const other = await modelInForce(trx, consultationId)
    if (other && other.id !== before?.id) return other
    const { next } = await trx
      .selectFrom('taggingModel')
      .select(({ fn, eb, lit }) => eb(fn.coalesce(fn.max('version'), lit(0)), '+', 1).as('next'))
      .where('consultationId', '=', consultationId)
      .executeTakeFirstOrThrow()
    const reason = before
      ? `Put in force: version ${before.version} can no longer be read, or does not know every theme.`
      : 'Put in force: the first version.'
    const row = await trx
      .insertInto('taggingModel')
      .values({
        consultationId,
        version: next,
        bytes: Buffer.from(serialiseModel(model)),
        madeFrom: madeFrom(frame, said, false),
        reason,
        madeAt: at,
      })
      .returning(['id', 'version'])
      .executeTakeFirstOrThrow()
    await adopt(trx, consultationId, row, null, at)
    if (before) await beginRetagging(trx, consultationId, row.id, null, at)
    return row
  })
  return { ...made, model: (await loadModel(db, made.id)) ?? model }
}
