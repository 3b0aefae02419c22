import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { noSuch, Refusal } from '../http/refusal.ts'

/** What may be done by hand with a mail in each state. */
export const mayBeDone = {
  retry: ['uncertain', 'failed'],
  'give-up': ['waiting', 'uncertain', 'by-hand', 'failed'],
  'mark-sent': ['uncertain', 'by-hand'],
} as const

/**
 * An officer decides about one mail: try again, give up, or say that it has been sent, by hand or as it turned out.
 * @throws {Refusal} `not-found`; `conflict` if its state does not allow it (any more)
 */
export function settleByHand(
  db: Db,
  id: string,
  action: keyof typeof mayBeDone,
  by: SignedIn,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const message = await trx
      .selectFrom('message')
      .select(['state', 'followerId', 'submissionId', 'personId'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!message) throw noSuch('mail')
    if (!(mayBeDone[action] as readonly string[]).includes(message.state))
      throw new Refusal('conflict', 'This mail has moved on meanwhile; please look at it again.')
    if (action === 'retry' && !message.followerId && !message.submissionId && !message.personId)
      throw new Refusal('conflict', 'It is not known any more whose this mail was.')
    const settled = { settledAt: at, settledBy: by.id, leasedUntil: null }
    await trx
      .updateTable('message')
      .set(
        action === 'retry'
          ? {
              state: 'waiting',
              reason: null,
              dueAt: at,
              firstTriedAt: null,
              expiresAt: null,
              settledAt: null,
              settledBy: by.id,
            }
          : action === 'give-up'
            ? { state: 'dropped', reason: 'given-up', ...settled }
            : { state: 'sent', reason: 'by-hand', ...settled },
      )
      .where('id', '=', id)
      .execute()
    await record(trx, { actor: by.id, action: `mail.${action}`, subjectId: id, detail: { was: message.state }, at })
  })
}
