import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { openAddress, sealAddress } from './address.ts'
import type { NewSettings } from './contract.ts'
import { lockFollower } from './stop.ts'

/** The language and the format that a person wants their mail in, and how often. @throws {Refusal} `not-found` */
export function changeSettings(
  db: Db,
  contactKey: Buffer,
  followerId: string,
  given: NewSettings,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const follower = await lockFollower(trx, followerId)
    const { email } = openAddress(contactKey, follower.sealed)
    await trx
      .updateTable('follower')
      .set({
        language: given.language,
        format: given.format,
        ...(given.howOften && { howOften: given.howOften }),
        sealed: sealAddress(contactKey, { email, formatNote: given.formatNote }),
      })
      .where('id', '=', followerId)
      .execute()
    // What was set apart for a person to send goes as an ordinary mail once that is fine.
    if (given.format === 'ordinary') {
      await trx
        .updateTable('message')
        .set({ state: 'waiting', reason: null, dueAt: at })
        .where('followerId', '=', followerId)
        .where('state', '=', 'by-hand')
        .where('reason', '=', 'format')
        .execute()
    }
    await record(trx, { actor: null, action: 'follower.changed', subjectId: followerId, at })
  })
}
