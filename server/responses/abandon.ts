import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { enter } from '../ledger/enter.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal } from '../http/refusal.ts'
import { lockChain } from './chain.ts'
import type { Abandoning } from './draft-contract.ts'
import { allows, whyNotAbandon } from './rules.ts'

/**
 * Give up a draft that was never published: its comments wait for another answer, its reference is not used again. The reason
 * is kept, for people who find it later.
 * @throws {Refusal} `not-found`; `forbidden`; `conflict` if it was published or abandoned
 */
export function abandonResponse(db: Db, ref: string, { reason }: Abandoning, by: SignedIn, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const why = whyNotAbandon(chain, by)
    if (why) throw new Refusal(allows(chain, by, 'responses.draft') ? 'conflict' : 'forbidden', why)
    await trx
      .updateTable('response')
      .set({ abandonedAt: at, abandonedBy: by.id, abandonedReason: reason })
      .where('id', '=', chain.id)
      .execute()
    const freed = await trx
      .updateTable('responseComment')
      .set({ unlinkedAt: at, unlinkedBy: by.id })
      .where('responseId', '=', chain.id)
      .where('unlinkedAt', 'is', null)
      .returning('commentId')
      .execute()
    await record(trx, {
      actor: by.id,
      action: 'response.abandoned',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { comments: freed.length },
      at,
    })
    await enter(trx, at, { kind: 'unlinked', comments: freed.map(({ commentId }) => commentId), draft: chain.id })
  })
}
