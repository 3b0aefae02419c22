import type { Db, Trx } from '#server/data/database.ts'
import { eachInTurn } from '#server/data/turns.ts'
import { type Harm, screenForHarm } from './screen.ts'

const chunk = 200
/** Between two looks for what has come, in ms. */
const pause = 250

type Harmful = { id: string; harm: Harm }

/**
 * Looks through what waits to be read for harm alone, which is quick: a disclosure in a file of 100,000 lines does not wait until
 * all of them are read. What people sent themselves comes before imports, the newest first; each is looked at once.
 * @returns a look at the next few, which resolves to how many those were; 0 once everything that waits was looked at
 */
export function openHarmScreen(db: Db): () => Promise<number> {
  const lines = [openLine(db, false), openLine(db, true)]
  return async () => {
    for (const next of lines) {
      const waiting = await next()
      if (waiting.length === 0) continue
      const heard = await eachInTurn(waiting, ({ id, body, translation }) => {
        const meant = translation === null ? null : screenForHarm(translation)
        return { id, harm: screenForHarm(body) ?? (meant && { ...meant, spans: [] }) }
      })
      const harmful = heard.flatMap(({ id, harm }) => (harm ? [{ id, harm }] : []))
      if (harmful.length > 0) await db.transaction().execute((trx) => flagUnread(trx, harmful))
      return waiting.length
    }
    return 0
  }
}

/**
 * Look through what waits, and through whatever comes meanwhile, until its reading ends: a batch that is read takes a second, in which
 * nobody would hear.
 */
export async function lookAhead(db: Db, reading: Promise<unknown>, stopped: () => boolean): Promise<void> {
  const next = openHarmScreen(db)
  let ended = false
  const ending = reading.finally(() => (ended = true)).catch(() => undefined)
  while (!ended && !stopped()) {
    if ((await next()) > 0) continue
    await Promise.race([ending, new Promise((resolve) => setTimeout(resolve, pause))])
  }
}

/** The next of what waits: what came since the last look before what was there already. Ids grow with time. */
function openLine(db: Db, imported: boolean) {
  let top: string | undefined
  let bottom: string | undefined
  return async () => {
    const waiting = db
      .selectFrom('comment')
      .select(['id', 'body', 'translation'])
      .where('processedAt', 'is', null)
      .where('imported', '=', imported)
      .limit(chunk)
    if (top !== undefined) {
      const fresh = await waiting.where('id', '>', top).orderBy('id').execute()
      top = fresh.at(-1)?.id ?? top
      if (fresh.length > 0) return fresh
    }
    const older = await waiting
      .$if(bottom !== undefined, (query) => query.where('id', '<', bottom as string))
      .orderBy('id', 'desc')
      .execute()
    top ??= older[0]?.id
    bottom = older.at(-1)?.id ?? bottom
    return older
  }
}

/** Those that somebody reads at this moment are flagged with their reading. */
async function flagUnread(trx: Trx, harmful: Harmful[]): Promise<void> {
  const held = await trx
    .selectFrom('comment')
    .select('id')
    .where(
      'id',
      'in',
      harmful.map(({ id }) => id),
    )
    .where('processedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute()
  await flagHarm(
    trx,
    harmful.filter(({ id }) => held.some((one) => one.id === id)),
  )
}

/**
 * Ask for a look at these comments; none is asked for twice, and what a person decided about an earlier flag stays.
 * @returns how many comments were flagged now
 */
export async function flagHarm(trx: Trx, harmful: Harmful[]): Promise<number> {
  if (harmful.length === 0) return 0
  const known = await trx
    .selectFrom('safeguardingFlag')
    .select('commentId')
    .where(
      'commentId',
      'in',
      harmful.map(({ id }) => id),
    )
    .where('raisedBy', 'is', null)
    // What safeguarding wrote in place of somebody's words has been read by them.
    .union(trx.selectFrom('originalWords').select('commentId'))
    .execute()
  const flags = harmful
    .filter(({ id }) => !known.some((flag) => flag.commentId === id))
    .map(({ id, harm }) => flagOf(id, harm))
  if (flags.length > 0) await trx.insertInto('safeguardingFlag').values(flags).execute()
  return flags.length
}

/** A flag with the sentence that was heard; none where it was heard in the translation alone. */
function flagOf(commentId: string, { kind, why, urgency, sentence, spans, named }: Harm) {
  const [starts, ends] = spans.length > 0 ? sentence : [null, null]
  return { commentId, kind, why, urgency, starts, ends, named }
}
