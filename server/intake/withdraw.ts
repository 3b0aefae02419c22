import { announce } from '../data/changes.ts'
import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { enter } from '../ledger/enter.ts'
import { Refusal } from '../http/refusal.ts'
import { receiptHash, unknownReceipt } from '../ledger/receipts.ts'

/**
 * Take back a comment, as its author, who is known by the receipt alone. Twice is the same as once.
 * @throws {Refusal} `not-found` for a code that is none of ours, or a comment that did not come with it
 */
export async function withdraw(db: Db, receipt: string, commentId: string, at: Date): Promise<void> {
  const hash = receiptHash(receipt)
  if (!hash) throw new Refusal('not-found', unknownReceipt)
  await db.transaction().execute(async (trx) => {
    const comment = await trx
      .selectFrom('comment as c')
      .innerJoin('submission as s', 's.id', 'c.submissionId')
      .select(['c.id', 'c.consultationId'])
      .where('s.receiptHash', '=', hash)
      .where('c.id', '=', commentId)
      .executeTakeFirst()
    if (!comment) throw new Refusal('not-found', 'This receipt has no such comment.')
    const first = await trx
      .insertInto('withdrawal')
      .values({ commentId, byPerson: null, at })
      .onConflict((conflict) => conflict.column('commentId').doNothing())
      .returning('commentId')
      .executeTakeFirst()
    if (!first) return
    const { consultationId } = comment
    await record(trx, { actor: null, action: 'comment.withdrawn', subjectId: commentId, consultationId, at })
    await enter(trx, at, { kind: 'withdrawn', comments: [commentId] })
    await announce(trx, 'public')
  })
}
