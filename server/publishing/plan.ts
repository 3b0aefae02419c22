import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal, refusedAt } from '../http/refusal.ts'
import { dayOf, hourOf } from '../data/time.ts'
import { lockChain } from '../responses/chain.ts'
import type { Plan, Planned, Published } from './contract.ts'
import { releaseHeld } from '../commitments/news.ts'
import { refuseUnexplainedEarly } from './early.ts'
import { already, notOverridden, publish, publishIn, refuseWhatNoLongerFits } from './publish.ts'
import { draftOf, embargoesOn, updatesHeld } from '../responses/queries.ts'
import { allows, boardsOutstanding, whyNotAgreed, whyNotPlanAfterBoard, whyNotPublish } from '../responses/rules.ts'

/**
 * Publish an approved version by itself, from an hour of a day on, London time; if asked, as soon as its board has resolved
 * as well. A later plan replaces an earlier one.
 * @throws {Refusal} as publishing now, but for an embargo, which only holds it until it ends; `invalid` for a day gone by
 */
export function planPublication(db: Db, ref: string, given: Plan, by: SignedIn, at: Date): Promise<Planned> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const why = given.afterResolution ? whyNotPlanAfterBoard(chain, by) : whyNotPublish(chain, by)
    if (why) throw new Refusal(allows(chain, by, 'responses.publish') ? 'conflict' : 'forbidden', why)
    if (given.version !== chain.number)
      throw new Refusal('conflict', `Version ${given.version} has been replaced by version ${chain.number}.`)
    if (given.publishOn < dayOf(at)) {
      const message = 'This day has passed. Publish it now, or choose a day to come.'
      throw refusedAt('invalid', 'publishOn', message)
    }
    await refuseUnexplainedEarly(trx, chain, given.publishOn, given.earlyReason)
    await refuseWhatNoLongerFits(trx, chain, await draftOf(trx, chain.versionId), at)
    if (chain.plan) {
      await trx
        .updateTable('publicationPlan')
        .set({ droppedBy: by.id, droppedAt: at, droppedBecause: 'planned-anew' })
        .where('id', '=', chain.plan.id)
        .execute()
    }
    const { publishOn, publishHour, afterResolution } = given
    await trx
      .insertInto('publicationPlan')
      .values({
        responseId: chain.id,
        versionId: chain.versionId,
        publishOn,
        publishHour,
        afterResolution,
        earlyReason: given.earlyReason ?? null,
        plannedBy: by.id,
        plannedAt: at,
      })
      .execute()
    await record(trx, {
      actor: by.id,
      action: 'response.publication-planned',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { version: chain.number, publishOn, publishHour, afterResolution },
      at,
    })
    const [embargo] = notOverridden(chain, await embargoesOn(trx, chain, publishOn))
    return {
      ref,
      version: chain.number,
      publishOn,
      publishHour,
      afterResolution,
      heldBy: embargo?.reason ?? null,
    }
  })
}

/** More comments than are written while somebody waits for the answer. */
export const maxWhileWaiting = 5_000

/**
 * Publish now. A response that answers more comments than can be written while somebody waits is planned for this hour instead:
 * a worker publishes it within a minute, the whole of it or nothing, and again if it was cut off.
 * @throws {Refusal} as `publish`
 */
export async function publishOrPlan(
  db: Db,
  ref: string,
  version: number,
  by: SignedIn,
  at: Date,
  earlyReason?: string,
): Promise<{ published: Published } | { planned: Planned }> {
  const { comments } = await db
    .selectFrom('responseComment as l')
    .innerJoin('response as r', 'r.id', 'l.responseId')
    .leftJoin('publication as p', (join) => join.onRef('p.responseId', '=', 'r.id').on('p.replacedAt', 'is', null))
    .select(({ fn }) => fn.countAll<number>().as('comments'))
    .where('r.ref', '=', ref)
    .where('l.unlinkedAt', 'is', null)
    // A correction answers nobody who was not answered before.
    .where('p.id', 'is', null)
    .executeTakeFirstOrThrow()
  if (comments <= maxWhileWaiting) return { published: await publish(db, ref, version, by, at, earlyReason) }
  const now = { publishOn: dayOf(at), publishHour: hourOf(at), afterResolution: false, earlyReason }
  return { planned: await planPublication(db, ref, { version, ...now }, by, at) }
}

/** Take a plan back. Nothing happens if there is none. @throws {Refusal} `not-found` */
export function dropPlan(db: Db, ref: string, by: SignedIn, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    if (!chain.plan) return
    await trx
      .updateTable('publicationPlan')
      .set({ droppedBy: by.id, droppedAt: at, droppedBecause: 'taken-back' })
      .where('id', '=', chain.plan.id)
      .execute()
    await record(trx, {
      actor: by.id,
      action: 'response.plan-dropped',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { because: 'taken-back' },
      at,
    })
  })
}

/**
 * Publish whatever is due and say what was held, in the order in which each could have been public; what an embargo covers
 * waits for its end, and what waits for a board for its resolution. Meant to be called every minute: twice, or by two
 * processes at once, is the same as once.
 * @returns the references that were published, or of which something was said
 */
export async function releasePlanned(db: Db, at: Date): Promise<string[]> {
  const [day, hour] = [dayOf(at), hourOf(at)]
  const due = await db
    .selectFrom('publicationPlan as l')
    .innerJoin('response as r', 'r.id', 'l.responseId')
    .select(['l.id', 'r.ref', 'l.publishOn', 'l.publishHour'])
    .where('l.releasedAt', 'is', null)
    .where('l.droppedAt', 'is', null)
    .where((eb) => eb.or([eb('publishOn', '<', day), eb('publishOn', '=', day).and('publishHour', '<=', hour)]))
    .orderBy('l.publishOn')
    .orderBy('l.publishHour')
    .orderBy('l.id')
    .execute()
  const waiting = [
    ...due.map((plan) => ({ ...plan, news: false })),
    ...(await updatesHeld(db)).map(({ id, ref, at }) => ({
      id,
      ref,
      publishOn: dayOf(at),
      publishHour: hourOf(at),
      news: true,
    })),
  ].sort(
    (a, b) =>
      (a.publishOn < b.publishOn ? -1 : a.publishOn > b.publishOn ? 1 : a.publishHour - b.publishHour) ||
      (a.id < b.id ? -1 : 1),
  )
  const released: string[] = []
  for (const { id, ref, news } of waiting) {
    const done = news ? await releaseHeld(db, ref, id, at) : await releasePlan(db, ref, id, at)
    if (done) released.push(ref)
  }
  return released
}

function releasePlan(db: Db, ref: string, id: string, at: Date): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    // A hundred thousand comments are answered in one go, and nobody waits for it.
    await sql`select set_config('statement_timeout', '600s', true)`.execute(trx)
    const chain = await lockChain(trx, ref)
    // Another process may have released it, or an officer dropped it, while this one waited.
    if (chain.plan?.id !== id || chain.plan.versionId !== chain.versionId || already(chain, chain.number)) return false
    if (chain.plan.afterResolution && !whyNotAgreed(chain) && boardsOutstanding(chain).length > 0) return false
    if (notOverridden(chain, await embargoesOn(trx, chain, dayOf(at))).length > 0) return false
    try {
      if (!chain.plan.stillMay)
        throw new Refusal(
          'conflict',
          `${chain.plan.by}, who planned it, has no role here any more that allows publishing. Somebody else has to plan or publish it.`,
        )
      await publishIn(trx, chain, chain.number, chain.plan.plannedBy, at, { earlyReason: chain.plan.earlyReason })
      return true
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      await trx
        .updateTable('publicationPlan')
        .set({ droppedAt: at, droppedBecause: error.message })
        .where('id', '=', id)
        .execute()
      await record(trx, {
        actor: null,
        action: 'response.plan-dropped',
        subjectId: chain.id,
        consultationId: chain.consultationId,
        detail: { because: 'refused' },
        at,
      })
      return false
    }
  })
}
