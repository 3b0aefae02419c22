import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { inLists } from '../data/visible.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import { giveWaiting } from '../commitments/news.ts'
import type { SignedIn } from '../people/contract.ts'
import { tiedTo } from '../people/independent.ts'
import { type Chain, lockChain } from '../responses/chain.ts'
import type { AgreedLater, RefuseLater } from '../responses/links/later-contract.ts'
import { whyNotLook } from '../responses/links/later.ts'
import { changeLinksIn } from '../responses/links/link.ts'
import { anyOf } from '../responses/queries.ts'

/**
 * A second officer has looked at a change of what is public. What waited for it goes live now; what is live already stays, and
 * counts as looked at. Twice is the same as once.
 * @throws {Refusal} `not-found`; `forbidden` for anyone who made it or shares in their account; `conflict` if it was refused, or
 *                   no longer fits what is public, or grew since it was looked at
 */
export function agreeToLater(
  db: Db,
  ref: string,
  id: string,
  { amount }: AgreedLater,
  by: SignedIn,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const change = await lockChange(trx, chain, id)
    if (change.lookedAt) return
    if (change.refusedAt) throw new Refusal('conflict', 'Somebody has refused this change already.')
    await refuseFirst(trx, chain, change, by, at)
    if (change.amount > 0 && amount !== change.amount) {
      const many = change.amount.toLocaleString('en-GB')
      throw new Refusal('conflict', `It is ${many} comments by now. Please look at them all, and say so of ${many}.`)
    }
    const live = change.liveAt ?? ((await goLive(trx, chain, change, at)) ? at : null)
    await trx
      .updateTable('laterChange')
      .set({ lookedBy: by.id, lookedAt: at, liveAt: live, comments: [], news: null })
      .where('id', '=', id)
      .execute()
    await record(trx, {
      actor: by.id,
      action: change.liveAt ? 'response.later-looked-at' : 'response.later-agreed',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { kind: change.kind, ...(change.amount > 0 && { comments: change.amount }) },
      at,
    })
    await announce(trx, 'public')
  })
}

/** @returns false while an embargo holds what was agreed to */
async function goLive(trx: Trx, chain: Chain, change: Locked, at: Date): Promise<boolean> {
  if (change.kind === 'commitment' || change.kind === 'reply') {
    const held = await trx
      .selectFrom('heldUpdate')
      .select('id')
      .where('laterChangeId', '=', change.id)
      .executeTakeFirst()
    // It was given before the consultation asked for a second officer, and waits for the end of an embargo alone.
    if (held) return false
    const told = await giveWaiting(trx, chain, change.news, { by: change.byPerson, later: change.id }, at)
    return told.heldBy === null
  }
  const ids = change.kind === 'joined' ? await answerable(trx, change.comments) : change.comments
  await changeLinksIn(trx, chain, change.kind, ids, change.byPerson, at)
  return true
}

/** What its author took back, or safeguarding holds, since it was asked for is passed over. */
async function answerable(trx: Trx, ids: string[]): Promise<string[]> {
  const found = await trx
    .selectFrom('comment as c')
    .select('c.id')
    .where('c.id', '=', anyOf(ids))
    .where('c.standing', '<>', 'withdrawn')
    .where(inLists())
    .execute()
  return found.map(({ id }) => id)
}

/**
 * Do not let a change go live, with the reason for the person who made it; they may take their own back the same way.
 * @throws {Refusal} `not-found`; `forbidden`; `conflict` for what is live already: it is changed by another change
 */
export function refuseLater(
  db: Db,
  ref: string,
  id: string,
  given: RefuseLater,
  by: SignedIn,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const change = await lockChange(trx, chain, id)
    if (change.refusedAt) return
    if (change.liveAt || change.lookedAt)
      throw new Refusal(
        'conflict',
        'This is public already, and stays in the record. Take the comments away again, or give newer news.',
      )
    if (change.byPerson !== by.id) await refuseFirst(trx, chain, change, by, at)
    await trx
      .updateTable('laterChange')
      .set({ refusedBy: by.id, refusedAt: at, refusedBecause: given.reason, comments: [] })
      .where('id', '=', id)
      .execute()
    await record(trx, {
      actor: by.id,
      action: 'response.later-refused',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { kind: change.kind },
      at,
    })
  })
}

type Locked = Awaited<ReturnType<typeof lockChange>>

async function lockChange(trx: Trx, chain: Chain, id: string) {
  const change = await trx
    .selectFrom('laterChange')
    .selectAll()
    .where('id', '=', id)
    .where('responseId', '=', chain.id)
    .forUpdate()
    .executeTakeFirst()
  if (!change) throw noSuch('change of this response')
  return change
}

async function refuseFirst(trx: Trx, chain: Chain, change: Locked, by: SignedIn, at: Date): Promise<void> {
  const why = whyNotLook(chain, change, by, await tiedTo(trx, [by.id], at))
  if (why) throw new Refusal('forbidden', why)
}
