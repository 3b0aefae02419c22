import { announce } from '../../data/changes.ts'
import type { Db, Trx } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { noSuch, Refusal } from '../../http/refusal.ts'
import { keepChange } from './control.ts'
import type { OfflineReason } from './set-up-contract.ts'

const what = 'Shown to the public'

/**
 * Show a public consultation no longer: at its address people read why, and when it comes back. Nothing of it is lost; receipts and
 * published answers stay. Everybody can read later that it was away, and a second person looks at it as at every change.
 * @throws {Refusal} `not-found`; `conflict` if it is not public, or offline already
 */
export function takeOffline(db: Db, id: string, given: OfflineReason, by: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { publishedAt } = await lock(trx, id)
    if (publishedAt === null) throw new Refusal('conflict', 'Nobody sees this consultation yet.')
    const taken = await trx
      .insertInto('offlineSpell')
      .values({ consultationId: id, reason: given.reason, byPerson: by, at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!taken) throw new Refusal('conflict', 'It is offline already.')
    await kept(trx, id, 'consultation.taken-offline', { from: 'yes', to: 'no' }, given.reason, by, at)
  })
}

/** Show it again as it was. Twice is the same as once. @throws {Refusal} `not-found` */
export function bringBack(db: Db, id: string, by: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await lock(trx, id)
    const ended = await trx
      .updateTable('offlineSpell')
      .set({ endedBy: by, endedAt: at })
      .where('consultationId', '=', id)
      .where('endedAt', 'is', null)
      .returning('reason')
      .executeTakeFirst()
    if (ended) await kept(trx, id, 'consultation.brought-back', { from: 'no', to: 'yes' }, ended.reason, by, at)
  })
}

async function lock(trx: Trx, id: string) {
  const found = await trx
    .selectFrom('consultation')
    .select('publishedAt')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!found) throw noSuch('consultation')
  return found
}

async function kept(
  trx: Trx,
  consultationId: string,
  action: string,
  change: { from: string; to: string },
  reason: string,
  by: string,
  at: Date,
): Promise<void> {
  await keepChange(trx, consultationId, [{ what, ...change }], reason, by, at)
  await record(trx, { actor: by, action, subjectId: consultationId, consultationId, at })
  await announce(trx, 'settings')
}
