import { sql } from 'kysely'
import { z } from 'zod'
import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { tell } from '../notices/tell.ts'
import { record } from '../data/history.ts'
import { noSuch, Refusal, refusedAt } from '../http/refusal.ts'
import { dayOf } from '../data/time.ts'
import { Day, Id } from '../http/wire.ts'
import { type Chain, lockChain } from '../responses/chain.ts'
import type { NewCommitmentUpdate, NewReply, Told } from './contract.ts'
import { keepLive, keepWaiting, waitsForSecond } from '../responses/links/later.ts'
import { draftOf, embargoesOn, repliesTo } from '../responses/queries.ts'

/** News of a response that is public: what became of a promise, or what came back from whom it was passed on to. */
const News = z.union([
  z.object({
    series: Id,
    text: z.string(),
    evidence: z.string().nullable(),
    keptOn: Day.nullable(),
    reopened: z.boolean().default(false),
  }),
  z.object({ organisationId: Id, text: z.string(), repliedOn: Day }),
])
export type News = z.output<typeof News>

/**
 * Say in public what became of a promise. What was said before stays; with `keptOn` it counts as kept from that day.
 * During an embargo it is held, and said by itself when that has ended; where the consultation asks for it, a second officer
 * agrees first.
 * @throws {Refusal} `not-found` for a promise that is not in what is public; `invalid` for a day that has not come yet
 */
export function updateCommitment(
  db: Db,
  ref: string,
  series: string,
  given: NewCommitmentUpdate,
  by: string,
  at: Date,
): Promise<Told> {
  return give(db, ref, { series, ...given }, by, at)
}

/**
 * Say in public what an organisation replied to which a response was passed on. The published version stays as it is.
 * @throws {Refusal} `not-found` for an organisation it was not passed on to; `conflict` if the version itself gives the reply;
 *                   `invalid` for a day that has not come yet
 */
export function recordReply(db: Db, ref: string, given: NewReply, by: string, at: Date): Promise<Told> {
  return give(db, ref, given, by, at)
}

function give(db: Db, ref: string, news: News, by: string, at: Date): Promise<Told> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const before = await givenAlready(trx, chain, news, at)
    if (before) return before
    await refuseUntrue(trx, chain, news, at)
    if (waitsForSecond(chain)) {
      await keepWaiting(trx, chain, { ...laterOf(news), news }, by, at)
      return { heldBy: null, waits: true }
    }
    const [embargo] = await embargoesOn(trx, chain, dayOf(at))
    const later = await keepLive(trx, chain, laterOf(news), by, at, embargo ? null : at)
    return giveIn(trx, chain, news, { by, later }, at)
  })
}

/** The same news again on the same day is the same as once: everybody would read it twice, and be sent it twice. */
async function givenAlready(trx: Trx, chain: Chain, news: News, at: Date): Promise<Told | null> {
  const words = JSON.stringify(news)
  const waiting = await trx
    .selectFrom('laterChange')
    .select('id')
    .where('responseId', '=', chain.id)
    .where('liveAt', 'is', null)
    .where('lookedAt', 'is', null)
    .where('refusedAt', 'is', null)
    .where(sql<boolean>`news = ${words}::jsonb`)
    .executeTakeFirst()
  if (waiting) return { heldBy: null, waits: true }
  const held = await trx
    .selectFrom('heldUpdate')
    .select('id')
    .where('responseId', '=', chain.id)
    .where('releasedAt', 'is', null)
    .where('droppedBecause', 'is', null)
    .where(sql<boolean>`what = ${words}::jsonb`)
    .executeTakeFirst()
  const [embargo] = held ? await embargoesOn(trx, chain, dayOf(at)) : []
  if (embargo) return { heldBy: embargo.reason }
  return (await saidLast(trx, chain, news, dayOf(at))) ? { heldBy: null } : null
}

/** Whether this is what was said last of the promise, or of the reply, and on this day. */
async function saidLast(trx: Trx, chain: Chain, news: News, today: Day): Promise<boolean> {
  if ('series' in news) {
    const last = await trx
      .selectFrom('commitmentUpdate')
      .select(['text', 'evidence', 'keptOn', 'reopened', 'onDay'])
      .where('responseId', '=', chain.id)
      .where('series', '=', news.series)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    return (
      last?.onDay === today &&
      last.text === news.text &&
      last.evidence === news.evidence &&
      last.keptOn === news.keptOn &&
      last.reopened === news.reopened
    )
  }
  const last = (await repliesTo(trx, chain.id)).findLast((reply) => reply.organisationId === news.organisationId)
  return last?.text === news.text && last.repliedOn === news.repliedOn
}

const laterOf = (news: News) =>
  'series' in news
    ? ({ kind: 'commitment', series: news.series } as const)
    : ({ kind: 'reply', organisationId: news.organisationId } as const)

/**
 * News that a second officer has agreed to: looked at again, as days pass and versions change.
 * @param kept  as it was kept while it waited
 * @throws {Refusal} as it was given
 */
export async function giveWaiting(
  trx: Trx,
  chain: Chain,
  kept: unknown,
  from: { by: string; later: string },
  at: Date,
): Promise<Told> {
  const news = News.parse(kept)
  await refuseUntrue(trx, chain, news, at)
  return giveIn(trx, chain, news, from, at)
}

/** Say it, or hold it while an embargo covers it. @param from.later  the change that it is, for a second look */
async function giveIn(
  trx: Trx,
  chain: Chain,
  news: News,
  { by, later }: { by: string; later: string },
  at: Date,
): Promise<Told> {
  const [embargo] = await embargoesOn(trx, chain, dayOf(at))
  if (!embargo) {
    await say(trx, chain, news, by, at)
    return { heldBy: null }
  }
  await trx
    .insertInto('heldUpdate')
    .values({ responseId: chain.id, what: JSON.stringify(news), byPerson: by, at, laterChangeId: later })
    .execute()
  await record(trx, {
    actor: by,
    action: 'response.news-held',
    subjectId: chain.id,
    consultationId: chain.consultationId,
    detail: { embargo: embargo.id },
    at,
  })
  return { heldBy: embargo.reason }
}

/**
 * Say what was held, now that no embargo covers it any more; what is no longer true to the published text is dropped.
 * @returns whether it was said
 */
export async function releaseHeld(db: Db, ref: string, id: string, at: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const held = await trx
      .selectFrom('heldUpdate')
      .select(['what', 'byPerson', 'laterChangeId'])
      .where('id', '=', id)
      .where('releasedAt', 'is', null)
      .where('droppedBecause', 'is', null)
      .executeTakeFirst()
    // Another process may have said it while this one waited for the response.
    if (!held || (await embargoesOn(trx, chain, dayOf(at))).length > 0) return false
    const news = News.parse(held.what)
    try {
      await refuseUntrue(trx, chain, news, at)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await trx.updateTable('heldUpdate').set({ droppedBecause: error.message }).where('id', '=', id).execute()
      await record(trx, {
        actor: null,
        action: 'response.news-dropped',
        subjectId: chain.id,
        consultationId: chain.consultationId,
        at,
      })
      return false
    }
    await say(trx, chain, news, held.byPerson, at)
    await trx.updateTable('heldUpdate').set({ releasedAt: at }).where('id', '=', id).execute()
    await trx.updateTable('laterChange').set({ liveAt: at }).where('id', '=', held.laterChangeId).execute()
    return true
  })
}

async function refuseUntrue(trx: Trx, chain: Chain, news: News, at: Date): Promise<void> {
  const today = dayOf(at)
  if ('series' in news) {
    const commitment = await trx
      .selectFrom('commitment')
      .select('id')
      .where('series', '=', news.series)
      .where('versionId', '=', chain.publication?.versionId ?? null)
      .executeTakeFirst()
    if (!commitment) throw noSuch('commitment in what has been published')
    if (news.keptOn !== null && news.keptOn > today)
      throw refusedAt('invalid', 'keptOn', 'A promise cannot have been kept on a day that has not come yet.')
    if (news.reopened) await refuseReopening(trx, news)
    return
  }
  const passedTo = chain.publication ? (await draftOf(trx, chain.publication.versionId)).passedTo : []
  const to = passedTo.find((one) => one.organisationId === news.organisationId)
  if (!to) throw new Refusal('not-found', 'What is public was not passed on to this organisation.')
  if (to.reply !== null)
    throw new Refusal('conflict', 'The published words give their reply already. Correct them if it was another.')
  if (news.repliedOn > today)
    throw refusedAt('invalid', 'repliedOn', 'Nobody can have replied on a day that has not come yet.')
  if (to.on !== null && news.repliedOn < to.on)
    throw refusedAt('invalid', 'repliedOn', 'They cannot have replied before it was passed on.')
}

/** Only a promise that counts as kept can be opened again. */
async function refuseReopening(trx: Trx, { series, keptOn }: { series: string; keptOn: Day | null }): Promise<void> {
  if (keptOn !== null) throw refusedAt('invalid', 'reopened', 'Say either that it is kept, or that it no longer is.')
  const last = await trx
    .selectFrom('commitmentUpdate')
    .select('reopened')
    .where('series', '=', series)
    .where((eb) => eb.or([eb('keptOn', 'is not', null), eb('reopened', '=', true)]))
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!last || last.reopened)
    throw refusedAt('invalid', 'reopened', 'This promise does not count as kept, so it cannot be opened again.')
}

async function say(trx: Trx, chain: Chain, news: News, by: string, at: Date): Promise<void> {
  const said = { responseId: chain.id, byPerson: by, onDay: dayOf(at), at }
  const subject = { actor: by, subjectId: chain.id, consultationId: chain.consultationId, at }
  if ('series' in news) {
    const { id: cause } = await trx
      .insertInto('commitmentUpdate')
      .values({ ...news, ...said })
      .returning('id')
      .executeTakeFirstOrThrow()
    const action = news.keptOn ? 'commitment.kept' : news.reopened ? 'commitment.reopened' : 'commitment.updated'
    await record(trx, { ...subject, action, detail: { series: news.series, keptOn: news.keptOn } })
    await tell(trx, { kind: 'commitment', cause, responseId: chain.id }, at)
  } else {
    const again = (await repliesTo(trx, chain.id)).some((reply) => reply.organisationId === news.organisationId)
    await trx
      .insertInto('reply')
      .values({ ...news, ...said })
      .execute()
    const action = again ? 'response.reply-corrected' : 'response.reply-recorded'
    await record(trx, { ...subject, action, detail: { organisation: news.organisationId } })
  }
  await announce(trx, 'public')
}
