import { sql } from 'kysely'
import type { Db, Trx } from '#server/data/database.ts'
import { record } from '#server/data/history.ts'
import { setAsideWithoutView } from '#server/comments/no-view.ts'
import { drawnForAudit } from './audit.ts'
import { signComments } from './campaigns.ts'
import { type Models, type Reader, readWith } from './models.ts'
import { givesNoView } from './screening/no-view.ts'
import { flagHarm, lookAhead } from './screening/ahead.ts'
import { type Screening, screen } from './screening/screen.ts'
import { hasEncoder } from './tagging/encoder.ts'
import type { CommentSense } from './tagging/sense.ts'
import type { Reading, Suggestion } from './tagging/model.ts'
import { eachInTurn } from '#server/data/turns.ts'

const batchSize = 200
const maxAttempts = 3

/**
 * Read every comment that waits, in batches: screen it, suggest its themes, and mark it read, in one transaction a batch.
 * What somebody has just sent comes before what a file brought, and the newest first: anyone who writes of harm may still be
 * there. Where more than one batch waits, two are under way, one thought about while the other is written, and what waits, or comes
 * meanwhile, is looked through for harm ahead of its reading.
 * The row is the truth: doing it twice, or in two processes at once, is the same as doing it once.
 * @returns how many comments were read
 */
export async function readWaiting(db: Db, models: Models, stopped: () => boolean = () => false): Promise<number> {
  const some = () => readBatch(db, models).catch(() => readEach(db, models))
  const rest = async () => {
    let read = 0
    for (let found = 1; found > 0 && !stopped(); read += found) found = await some()
    return read
  }
  if (stopped()) return 0
  // What people sent is a batch of its own, however long the file is that waits behind it.
  let read = 0
  for (let batches = 0; batches < 2; batches++) {
    const found = await some()
    read += found
    if (found === 0 || stopped()) return read
    if (found === batchSize) break
  }
  const reading = Promise.all([rest(), rest()])
  await Promise.all([reading, lookAhead(db, reading, stopped)])
  return (await reading).reduce((sum, more) => sum + more, read)
}

/** A batch that fails is read one by one, so that a comment which breaks the reader stops nobody but itself. */
async function readEach(db: Db, models: Models): Promise<number> {
  const waiting = (imported: boolean) =>
    db
      .selectFrom('comment')
      .select('id')
      .where('processedAt', 'is', null)
      .where('imported', '=', imported)
      .orderBy('id', 'desc')
      .limit(batchSize)
      .execute()
  const direct = await waiting(false)
  const found = direct.length > 0 ? direct : await waiting(true)
  for (const { id } of found) {
    try {
      await db.transaction().execute(async (trx) => readThese(trx, models, await claim(trx, id)))
    } catch (error) {
      await setBack(db, id, error)
    }
  }
  return found.length
}

/** After the third try a comment goes to a person instead of round in circles. */
async function setBack(db: Db, id: string, error: unknown): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const row = await trx
      .selectFrom('comment')
      .select(['attempts', 'consultationId'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return
    const attempts = row.attempts + 1
    const given = attempts >= maxAttempts ? { processedAt: new Date(), needsPerson: 'unreadable' } : {}
    await trx
      .updateTable('comment')
      .set({ attempts, ...given })
      .where('id', '=', id)
      .execute()
    await record(trx, {
      actor: null,
      action: 'comment.could-not-be-read',
      subjectId: id,
      consultationId: row.consultationId,
      detail: { attempts, fault: (error as Error).name },
    })
  })
}

function readBatch(db: Db, models: Models): Promise<number> {
  return db.transaction().execute(async (trx) => readThese(trx, models, await claim(trx)))
}

const confirmed = sql<boolean>`exists (select from theme_confirmation f where f.comment_id = comment.id)`.as(
  'confirmed',
)
/** Somebody has looked, and it is no spam. */
const cleared = sql<boolean>`exists (select from spam_mark m where m.comment_id = comment.id and m.is_spam = false)`.as(
  'cleared',
)
/** The question that a comment answers: ours, or the one that an imported file names. */
export const askedOf = sql<
  string | null
>`coalesce((select q.text from question q where q.id = comment.question_id), comment.asked)`.as('asked')
type Waiting = Awaited<ReturnType<typeof claim>>[number]

/** Lock the newest that wait, what people sent themselves before imports; or one that still waits. Another worker's are passed over. */
async function claim(trx: Trx, id?: string) {
  const waiting = trx
    .selectFrom('comment')
    .select(['id', 'body', 'translation', 'consultationId', 'needsPerson', confirmed, cleared, askedOf])
    .where('processedAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(batchSize)
    .forUpdate()
    .skipLocked()
  if (id !== undefined) return waiting.where('id', '=', id).execute()
  const direct = await waiting.where('imported', '=', false).execute()
  return direct.length > 0 ? direct : waiting.where('imported', '=', true).execute()
}

async function readThese(trx: Trx, models: Models, comments: Waiting[]): Promise<number> {
  for (const [consultationId, own] of Map.groupBy(comments, (comment) => comment.consultationId)) {
    const reader = await models.readerFor(consultationId)
    await signComments(trx, consultationId, own)
    const rushed = await rushedIn(
      trx,
      consultationId,
      own.map(({ id }) => id),
    )
    await write(
      trx,
      consultationId,
      reader,
      await eachInTurn(own, (comment) => readOne(reader, comment, rushed.has(comment.id))),
    )
  }
  return comments.length
}

/** So many of one wording within so many seconds are more than hands send, also when a letter goes round. */
const rush = { copies: 20, seconds: 10 }

/** Of these, what people sent themselves and many others the same wording with it, faster than by hand. */
async function rushedIn(trx: Trx, consultationId: string, ids: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ commentId: string }>`
    with recent as (
      select s.comment_id, s.wording, c.received_at from campaign_signature s join comment c on c.id = s.comment_id
      where s.consultation_id = ${consultationId} and s.wording <> 0 and not c.imported
      order by s.number desc limit 500
    )
    select one.comment_id from recent one where one.comment_id = any(${ids}::uuid[]) and ${rush.copies} <= (
      select count(*) from recent other where other.wording = one.wording
        and abs(extract(epoch from other.received_at - one.received_at)) <= ${rush.seconds})`.execute(trx)
  return new Set(rows.map(({ commentId }) => commentId))
}

/** Words that decided, as they are kept: where in the original they are, or null where only the translation was read. */
type Word = { text: string; weight: number; start: number | null; end: number | null; closeTo?: string | undefined }
type Marked = Suggestion & { marks: Word[] }
type Read = Screened & {
  suggestions: Marked[]
  needsPerson: string | null
  /** Of all its yes and nos; null where no machine has read it. */
  confidence: number | null
  /** It is sure, and the comment is in the slice that people check. */
  audit: boolean
  language: string | null
}

/** What was found in a comment apart from its themes. */
export type Screened = {
  id: string
  screening: Screening
  /** It gives no view, and so nobody has to answer it. */
  noView: boolean
  looksLikeSpam: boolean
}

function readOne(reader: Reader | null, comment: Waiting, rushed: boolean): Read {
  const screened = screenOne(comment, comment.confirmed, rushed)
  const { screening } = screened
  const nothing = { ...screened, suggestions: [], confidence: null, audit: false, language: null }
  if (screened.noView) return { ...nothing, needsPerson: null }
  if (screened.looksLikeSpam && !comment.cleared) return { ...nothing, needsPerson: 'spam' }
  if (!reader) return { ...nothing, needsPerson: 'no-frame' }
  const { reading, suggestions } = themesOf(reader, comment)
  const doubt = comment.translation ? null : reading.needsHuman
  // Who has confirmed the themes is not asked again; but who put it under a theme that was split is.
  const needsPerson =
    comment.needsPerson === 'split'
      ? 'split'
      : comment.confirmed
        ? null
        : screening.abusive
          ? 'abusive'
          : (screening.route ?? doubt)
  const sure = needsPerson === null && reading.needsHuman === null
  return {
    ...screened,
    suggestions,
    needsPerson,
    confidence: reading.confidence,
    audit: sure && drawnForAudit(comment.id, reader.modelId),
    language: reading.language,
  }
}

/**
 * Screen a comment. Harm is looked for in the original and in its English meaning: the original may say in its own language
 * what the English softens.
 * @param confirmed  a person has confirmed its themes: then it gives a view and is no spam
 * @param rushed     many of its wording came faster than by hand
 */
export function screenOne(
  comment: { id: string; body: string; translation: string | null; asked: string | null },
  confirmed: boolean,
  rushed = false,
): Screened {
  const found = screeningOf(comment)
  const screening = rushed ? { ...found, spam: [...found.spam, 'same-in-a-minute' as const] } : found
  const quiet = screening.safeguarding === null && screening.routes.length === 0 && !confirmed
  const noView = quiet && givesNoView(comment.translation ?? comment.body, comment.asked ?? '')
  return { id: comment.id, screening, noView, looksLikeSpam: !noView && !confirmed && screening.spam.length > 0 }
}

/** Where an officer wrote the English meaning beside the original, that is what is read. */
export function readAs({ body, translation }: { body: string; translation: string | null }): string {
  return translation ?? body
}

/**
 * What the machine makes of a comment's themes, with the words as they are kept.
 * @param sense  what the comment means, where that is known
 */
export function themesOf(
  reader: Reader,
  comment: { body: string; translation: string | null },
  sense?: CommentSense,
): { reading: Reading; suggestions: Marked[] } {
  const { translation } = comment
  const text = readAs(comment)
  const reading = readWith(reader, text, sense)
  const suggestions = reading.suggestions.map((suggestion) => ({
    ...suggestion,
    marks: translation
      ? suggestion.words.map((word) => ({ ...word, start: null, end: null, closeTo: suggestion.closeTo }))
      : suggestion.spans.map(([start, end]) => markOf(suggestion, text, start, end)),
  }))
  return { reading, suggestions }
}

function screeningOf(comment: { body: string; translation: string | null }): Screening {
  const original = screen(comment.body)
  const meant = comment.translation ? screen(comment.translation) : null
  return {
    ...original,
    safeguarding: original.safeguarding ?? (meant?.safeguarding ? { ...meant.safeguarding, spans: [] } : null),
    route: original.route ?? meant?.route ?? null,
    routes: [...new Set([...original.routes, ...(meant?.routes ?? [])])],
    abusive: original.abusive || (meant?.abusive ?? false),
    spam: original.spam,
  }
}

function markOf(suggestion: Suggestion, body: string, start: number, end: number): Word {
  const text = body.slice(start, end)
  const weight = suggestion.words.reduce((sum, word) => (text.includes(word.text) ? sum + word.weight : sum), 0)
  return { text, weight: Math.round(weight * 1000) / 1000, start, end, closeTo: suggestion.closeTo }
}

async function write(trx: Trx, consultationId: string, reader: Reader | null, reads: Read[]): Promise<void> {
  await sayByMachine(trx, reader, reads)
  await writeScreening(trx, reads, new Date())
  const ids = reads.map((read) => read.id)
  if (reader?.model.sense && hasEncoder()) await awaitSense(trx, ids)
  const column = <K extends keyof Read>(key: K) => reads.map((read) => read[key])
  await sql`update comment c
    set processed_at = ${new Date()}, needs_person = r.needs_person, confidence = r.confidence, audit = r.audit, language = r.language
    from unnest(${ids}::uuid[], ${column('needsPerson')}::text[], ${column('confidence')}::real[], ${column('audit')}::boolean[],
      ${column('language')}::text[]) as r(id, needs_person, confidence, audit, language)
    where c.id = r.id`.execute(trx)
  await record(
    trx,
    ...reads.map((read) => ({
      actor: null,
      action: 'comment.read',
      subjectId: read.id,
      consultationId,
      detail: { model: reader?.version ?? null, themes: read.suggestions.map((suggestion) => suggestion.theme) },
    })),
  )
}

/** Words are read at once; the sense of sentences takes longer, and is read when there is time. */
async function awaitSense(trx: Trx, ids: string[]): Promise<void> {
  await trx
    .insertInto('senseWaiting')
    .values(ids.map((commentId) => ({ commentId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The machine's word on these comments from now on: what it said before stays, replaced and dated. */
export async function sayByMachine(
  trx: Trx,
  reader: Reader | null,
  reads: { id: string; suggestions: Marked[] }[],
): Promise<void> {
  await trx
    .updateTable('themeAssignment')
    .set({ replacedAt: new Date() })
    .where(
      'commentId',
      'in',
      reads.map((read) => read.id),
    )
    .where('saidBy', '=', 'machine')
    .where('replacedAt', 'is', null)
    .execute()
  const assignments = reads.flatMap((read) =>
    read.suggestions.map((suggestion) => ({
      commentId: read.id,
      themeId: reader?.themeIds.get(suggestion.theme) as string,
      saidBy: 'machine' as const,
      applies: true,
      score: suggestion.score,
      band: suggestion.band,
      words: JSON.stringify(suggestion.marks),
      modelId: reader?.modelId ?? null,
    })),
  )
  if (assignments.length > 0) await trx.insertInto('themeAssignment').values(assignments).execute()
}

/** In how many comments something was found that had not been there before; `spam` are their ids. */
type Newly = { held: number; withoutView: number; spam: string[]; personal: number }

/** What the screening found; reading again marks nothing twice, and never undoes what a person decided. */
export async function writeScreening(trx: Trx, reads: Screened[], at: Date): Promise<Newly> {
  const ids = reads.map((read) => read.id)
  const marked = await trx
    .deleteFrom('personalMark')
    .where((eb) => eb('commentId', '=', eb.fn.any(eb.val(ids))))
    .returning('commentId')
    .execute()
  const had = new Set(marked.map(({ commentId }) => commentId))
  const marks = reads.flatMap(({ id, screening }) =>
    screening.personal.map(({ kind, span: [starts, ends] }) => ({ commentId: id, kind, starts, ends })),
  )
  if (marks.length > 0) await trx.insertInto('personalMark').values(marks).execute()

  const routes = reads.flatMap(({ id, screening }) => screening.routes.map((route) => ({ commentId: id, route })))
  if (routes.length > 0) {
    await trx
      .insertInto('commentRoute')
      .values(routes)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  return {
    held: await flagHarm(
      trx,
      reads.flatMap(({ id, screening }) => (screening.safeguarding ? [{ id, harm: screening.safeguarding }] : [])),
    ),
    spam: await markSpam(trx, reads),
    withoutView: await setAsideWithoutView(
      trx,
      reads.filter(({ noView }) => noView).map(({ id }) => id),
      at,
    ),
    personal: new Set(marks.map(({ commentId }) => commentId).filter((id) => !had.has(id))).size,
  }
}

/** @returns which were marked now */
async function markSpam(trx: Trx, reads: Screened[]): Promise<string[]> {
  const spam = reads.filter(({ looksLikeSpam }) => looksLikeSpam)
  if (spam.length === 0) return []
  const marked = await trx
    .insertInto('spamMark')
    .values(spam.map(({ id, screening }) => ({ commentId: id, reasons: screening.spam })))
    .onConflict((conflict) => conflict.column('commentId').doNothing())
    .returning('commentId')
    .execute()
  return marked.map(({ commentId }) => commentId)
}
