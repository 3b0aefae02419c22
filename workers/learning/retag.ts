import { sql } from 'kysely'
import { announce } from '#server/data/changes.ts'
import type { Db, Trx } from '#server/data/database.ts'
import { record } from '#server/data/history.ts'
import { drawnForAudit } from '../audit.ts'
import type { Models, Reader } from '../models.ts'
import { readAs, sayByMachine, themesOf } from '../read.ts'
import type { Encoder } from '../tagging/encoder.ts'
import { type CommentSense, senseOf } from '../tagging/sense.ts'
import { eachInTurn } from '#server/data/turns.ts'

const batchSize = 200
/** By sense: about a second’s work. */
const senseBatch = 24
/** What the machine itself asks a person for; what people or the screening ask for is not its to take back. */
const ownDoubts = ['low-confidence', 'nothing-fires', 'disagree', 'language', 'long', 'no-frame']

/**
 * Read comments again with the model in force, wherever that was asked for: batch by batch, each whole or not at all, and
 * from where it was left. Only the machine's own word changes; a comment that people have confirmed is left as it is.
 * @returns how many comments were gone through
 */
export async function retagWaiting(
  db: Db,
  models: Models,
  encoder: Encoder | null,
  stopped: () => boolean = () => false,
): Promise<number> {
  let read = 0
  while (!stopped()) {
    const found = await retagBatch(db, models, encoder)
    if (found === null) break
    read += found
  }
  return read
}

/** @returns null if nothing is asked for, or others are at all of it */
async function retagBatch(db: Db, models: Models, encoder: Encoder | null): Promise<number | null> {
  const next = await db
    .selectFrom('retagging')
    .select(['id', 'consultationId'])
    .where('finishedAt', 'is', null)
    .orderBy('id')
    .execute()
  for (const { id, consultationId } of next) {
    // Before the row is held: making a model locks the consultation.
    const reader = await models.readerFor(consultationId)
    const found = await db.transaction().execute((trx) => retagSome(trx, id, reader, encoder))
    if (found !== null) return found
  }
  return null
}

async function retagSome(trx: Trx, id: string, reader: Reader | null, encoder: Encoder | null): Promise<number | null> {
  const task = await trx
    .selectFrom('retagging')
    .selectAll()
    .where('id', '=', id)
    .where('finishedAt', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!task) return null
  const { consultationId } = task
  // Another model was put in force meanwhile: what was read with the earlier one is read again.
  const restarts = reader !== null && reader.modelId !== task.modelId
  const after = restarts ? null : task.lastCommentId
  const bySense = reader?.model.sense && encoder
  const size = bySense ? senseBatch : batchSize
  const comments = reader ? await someAfter(trx, consultationId, after, size) : []
  const senses = bySense ? await senseOf(encoder, comments.map(readAs)) : []
  const changed = reader ? await retag(trx, consultationId, reader, comments, senses) : 0
  const last = comments.at(-1)
  const finished = comments.length < size
  const done = (restarts ? 0 : task.done) + comments.length
  await trx
    .updateTable('retagging')
    .set({
      done,
      changed: (restarts ? 0 : task.changed) + changed,
      ...(last && { lastCommentId: last.id }),
      ...(restarts && { modelId: reader.modelId }),
      ...(finished && { finishedAt: new Date(), total: done }),
    })
    .where('id', '=', id)
    .execute()
  if (finished) {
    await record(trx, {
      actor: null,
      action: 'frame.retagged',
      subjectId: consultationId,
      consultationId,
      detail: { version: reader?.version ?? null, comments: done, changed: (restarts ? 0 : task.changed) + changed },
    })
    await announce(trx, 'public')
  }
  return comments.length
}

async function someAfter(trx: Trx, consultationId: string, after: string | null, size: number) {
  return readable(trx)
    .where('consultationId', '=', consultationId)
    .$if(after !== null, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(size)
    .execute()
}

/** Comments that were read and may be read again, locked. */
export function readable(trx: Trx) {
  return trx
    .selectFrom('comment')
    .select(['id', 'body', 'translation', 'needsPerson'])
    .select(sql<boolean>`exists (select from theme_confirmation k where k.comment_id = comment.id)`.as('confirmed'))
    .select(
      sql<boolean>`exists (select from theme_assignment a where a.comment_id = comment.id and a.said_by = 'person'
        and a.replaced_at is null)`.as('spoken'),
    )
    .where('processedAt', 'is not', null)
    .where('erasedAt', 'is', null)
    .where(sql<boolean>`needs_person is distinct from 'spam'`)
    .forUpdate()
}
type Readable = Awaited<ReturnType<typeof someAfter>>[number]

/**
 * @param senses  what the comments mean, in their order; empty where they are read by words alone
 * @returns of how many comments the machine now says something else
 */
export async function retag(
  trx: Trx,
  consultationId: string,
  reader: Reader,
  comments: Readable[],
  senses: CommentSense[],
): Promise<number> {
  const open = comments.filter((comment) => !comment.confirmed)
  if (open.length === 0) return 0
  const before = await machineWords(
    trx,
    open.map(({ id }) => id),
  )
  const meant = new Map(comments.map(({ id }, at) => [id, senses[at]]))
  const reads = await eachInTurn(open, (comment) => ({
    id: comment.id,
    comment,
    ...themesOf(reader, comment, meant.get(comment.id)),
  }))
  const other = reads.filter(({ id, suggestions }) => {
    const now = suggestions.map(({ theme, band }) => `${reader.themeIds.get(theme)} ${band}`)
    return now.sort().join() !== (before.get(id) ?? []).sort().join()
  })
  if (other.length > 0) await sayByMachine(trx, reader, other)
  const asks = reads.flatMap(({ id, comment, reading }) => {
    // Where a person has spoken, nobody need be asked by the machine.
    if (comment.spoken) return []
    const own = comment.needsPerson === null || ownDoubts.includes(comment.needsPerson)
    const needsPerson = own ? (comment.translation ? null : reading.needsHuman) : comment.needsPerson
    const audit = needsPerson === null && reading.needsHuman === null && drawnForAudit(id, reader.modelId)
    return [{ id, needsPerson, confidence: reading.confidence, audit }]
  })
  const column = <K extends keyof (typeof asks)[number]>(key: K) => asks.map((one) => one[key])
  await sql`update comment c set needs_person = r.needs_person, confidence = r.confidence, audit = r.audit
    from unnest(${column('id')}::uuid[], ${column('needsPerson')}::text[], ${column('confidence')}::real[],
      ${column('audit')}::boolean[]) as r(id, needs_person, confidence, audit)
    where c.id = r.id and (c.needs_person, c.confidence, c.audit) is distinct from (r.needs_person, r.confidence, r.audit)`.execute(
    trx,
  )
  await record(
    trx,
    ...other.map(({ id, suggestions }) => ({
      actor: null,
      action: 'comment.retagged',
      subjectId: id,
      consultationId,
      detail: { model: reader.version, themes: suggestions.map(({ theme }) => theme) },
    })),
  )
  return other.length
}

/** What the machine says of each of these comments now: themes by id, with their bands. */
async function machineWords(trx: Trx, ids: string[]): Promise<Map<string, string[]>> {
  const rows = await trx
    .selectFrom('themeAssignment')
    .select(['commentId', 'themeId', 'band'])
    .where('commentId', 'in', ids)
    .where('saidBy', '=', 'machine')
    .where('replacedAt', 'is', null)
    .execute()
  const words = new Map<string, string[]>()
  for (const { commentId, themeId, band } of rows) {
    words.set(commentId, [...(words.get(commentId) ?? []), `${themeId} ${band}`])
  }
  return words
}
