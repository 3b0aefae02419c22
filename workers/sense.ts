import { sql } from 'kysely'
import type { Db } from '#server/data/database.ts'
import { readable, retag } from './learning/retag.ts'
import type { Models } from './models.ts'
import { readAs } from './read.ts'
import type { Encoder } from './tagging/encoder.ts'
import { senseOf } from './tagging/sense.ts'

/** About a second’s work. */
const batchSize = 24

/**
 * Read by sense what was read by words so far, the newest first. It takes its time: reading, and hearing of harm, go on
 * meanwhile. Only the machine’s own word changes.
 * @returns how many comments were gone through
 */
export async function readBySense(
  db: Db,
  models: Models,
  encoder: Encoder | null,
  stopped: () => boolean = () => false,
): Promise<number> {
  let read = 0
  while (encoder && !stopped()) {
    const found = await readSome(db, models, encoder)
    if (found === 0) break
    read += found
  }
  return read
}

async function readSome(db: Db, models: Models, encoder: Encoder): Promise<number> {
  const waiting = await db
    .selectFrom('senseWaiting as w')
    .innerJoin('comment as c', 'c.id', 'w.commentId')
    .select(['c.id', 'c.consultationId', 'c.body', 'c.translation'])
    .orderBy('w.commentId', 'desc')
    .limit(batchSize)
    .execute()
  const senses = await senseOf(encoder, waiting.map(readAs))
  const meant = new Map(waiting.map((comment, at) => [readAs(comment), senses[at]!]))
  for (const [consultationId, own] of Map.groupBy(waiting, (comment) => comment.consultationId)) {
    const reader = await models.readerFor(consultationId)
    const ids = own.map(({ id }) => id)
    await db.transaction().execute(async (trx) => {
      // What was translated or erased meanwhile is passed over: it is read again, or never.
      const locked = await readable(trx)
        .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
        .execute()
      const comments = locked.filter((comment) => meant.has(readAs(comment)))
      if (reader)
        await retag(
          trx,
          consultationId,
          reader,
          comments,
          comments.map((comment) => meant.get(readAs(comment))!),
        )
      await sql`delete from sense_waiting where comment_id = any(${ids}::uuid[])`.execute(trx)
    })
  }
  return waiting.length
}
