import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { lockFollower } from './stop.ts'

/**
 * Delete an address and every contact that holds it. What stays is that one was deleted, and which mails there had been, without
 * whose they were. @throws {Refusal} `not-found`
 */
export function eraseFollower(db: Db, followerId: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await lockFollower(trx, followerId)
    const messages = await trx
      .selectFrom('message')
      .select(['id', 'state'])
      .where('followerId', '=', followerId)
      .forUpdate()
      .execute()
    const unsent = messages.filter(({ state }) => state === 'waiting' || state === 'by-hand').map(({ id }) => id)
    if (unsent.length > 0) {
      await trx
        .updateTable('message')
        .set({ state: 'dropped', reason: 'erased', settledAt: at })
        .where('id', 'in', unsent)
        .execute()
    }
    await trx
      .updateTable('message')
      .set({ followerId: null, followId: null, submissionId: null })
      .where('followerId', '=', followerId)
      .execute()
    const contacts = await trx
      .deleteFrom('contact')
      .where('followerId', '=', followerId)
      .returning('submissionId')
      .execute()
    await trx.deleteFrom('follower').where('id', '=', followerId).execute()
    const programme = await trx.selectFrom('programme').select('id').orderBy('createdAt').limit(1).executeTakeFirst()
    await record(trx, {
      actor: null,
      action: 'address.erased',
      // Nothing that leads back to whose it was.
      subjectId: programme?.id ?? '00000000-0000-0000-0000-000000000000',
      detail: { contacts: contacts.length },
      at,
    })
  })
}

/**
 * Delete the address of somebody whose words are gone; or, while the mail that says so is on its way, drop every other mail and
 * keep the address for that one: `forgetOld` deletes it then.
 */
export async function eraseOnceTold(db: Db, followerId: string, at: Date): Promise<void> {
  const waits = await db.transaction().execute(async (trx) => {
    const waiting = await trx
      .selectFrom('message')
      .select('id')
      .where('followerId', '=', followerId)
      .where('kind', '=', 'erasure')
      .where('state', 'in', ['waiting', 'sending', 'by-hand'])
      .executeTakeFirst()
    if (!waiting) return false
    await trx
      .updateTable('message')
      .set({ state: 'dropped', reason: 'erased', settledAt: at })
      .where('followerId', '=', followerId)
      .where('kind', '<>', 'erasure')
      .where('state', 'in', ['waiting', 'by-hand'])
      .execute()
    return true
  })
  if (!waits) await eraseFollower(db, followerId, at)
}
