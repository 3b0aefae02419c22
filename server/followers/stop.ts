import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { Refusal } from '../http/refusal.ts'

/**
 * One click ends all news to an address, what is waiting included. The database itself lets nothing more out.
 * Twice is the same as once.
 * @throws {Refusal} `not-found` once the address was deleted
 */
export function stopAll(db: Db, followerId: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await lockFollower(trx, followerId)
    await trx.updateTable('follower').set({ stoppedAt: at }).where('id', '=', followerId).execute()
    await trx
      .updateTable('follow')
      .set({ endedAt: at })
      .where('followerId', '=', followerId)
      .where('endedAt', 'is', null)
      .execute()
    await trx
      .updateTable('contact')
      .set({ stoppedAt: at })
      .where('followerId', '=', followerId)
      .where('wantsNews', '=', true)
      .where('stoppedAt', 'is', null)
      .execute()
    await unsent(trx, followerId, at).where('kind', 'not in', ['receipt', 'confirm']).execute()
    await record(trx, { actor: null, action: 'follower.stopped', subjectId: followerId, at })
  })
}

/** End one thing that is followed, or the answers to one submission. @throws {Refusal} `not-found` */
export function stopOne(db: Db, followerId: string, itemId: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await lockFollower(trx, followerId)
    const follow = await trx
      .updateTable('follow')
      .set({ endedAt: at })
      .where('id', '=', itemId)
      .where('followerId', '=', followerId)
      .where('endedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    const contact = follow
      ? undefined
      : await trx
          .updateTable('contact')
          .set({ stoppedAt: at })
          .where('submissionId', '=', itemId)
          .where('followerId', '=', followerId)
          .where('stoppedAt', 'is', null)
          .returning('submissionId')
          .executeTakeFirst()
    if (!follow && !contact) return
    await unsent(trx, followerId, at)
      .where((eb) => eb.or([eb('followId', '=', itemId), eb('submissionId', '=', itemId)]))
      .where('kind', 'not in', ['receipt', 'confirm'])
      .execute()
    await record(trx, { actor: null, action: 'follow.ended', subjectId: itemId, at })
  })
}

/** Those of a person's messages that nobody has begun to send. */
function unsent(trx: Trx, followerId: string, at: Date) {
  return trx
    .updateTable('message')
    .set({ state: 'dropped', reason: 'stopped', settledAt: at })
    .where('followerId', '=', followerId)
    .where('state', 'in', ['waiting', 'by-hand'])
}

/** @throws {Refusal} `not-found` */
export async function lockFollower(trx: Trx, id: string) {
  const follower = await trx
    .selectFrom('follower')
    .select(['id', 'sealed', 'language', 'format'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!follower) throw new Refusal('not-found', 'This link is not known. The address may have been deleted.')
  return follower
}
