import type { Db } from '../data/database.ts'
import { Refusal } from '../http/refusal.ts'
import { nodesIn } from './queries.ts'
import { type ReceiptFile, proveReceipt } from './receipt-proof.ts'
import { Opening, type PrivateRecord, type PublicRecord } from './record.ts'

/**
 * The file that proves a receipt's comments to be in the ledger, each led to the last checkpoint. Words that were erased have no
 * proof any more, and are left out.
 * @throws {Refusal} `not-found` while a comment's entry waits for the next checkpoint, or if all were erased
 */
export function proveReceiptOf(db: Db, receiptHash: Buffer): Promise<ReceiptFile> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (trx) => {
      const checkpoint = await trx
        .selectFrom('checkpoint')
        .select(['size', 'note'])
        .orderBy('size', 'desc')
        .limit(1)
        .executeTakeFirst()
      const rows = await trx
        .selectFrom('submission as s')
        .innerJoin('comment as c', 'c.submissionId', 's.id')
        .innerJoinLateral(
          (eb) =>
            eb
              .selectFrom('ledgerEntry as f')
              .select(['f.index', 'f.public', 'f.private', 'f.nonce'])
              .whereRef('f.commentId', '=', 'c.id')
              .orderBy('f.id')
              .limit(1)
              .as('e'),
          (join) => join.onTrue(),
        )
        // What its author wrote is what was entered, also where safeguarding put other words in its place.
        .leftJoin('originalWords as own', 'own.commentId', 'c.id')
        .select((eb) => [
          eb.fn.coalesce('own.body', 'c.body').as('body'),
          'e.index',
          'e.public',
          'e.private',
          'e.nonce',
        ])
        .where('s.receiptHash', '=', receiptHash)
        .orderBy('c.position')
        .execute()
      if (!checkpoint || rows.some(({ index }) => index === null)) {
        throw new Refusal(
          'not-found',
          'The proof is made within seconds of receiving a comment. Please try again in a minute.',
        )
      }
      const nodes = nodesIn(trx)
      const comments: ReceiptFile['comments'] = []
      for (const { body, index, nonce, ...records } of rows) {
        if (index === null || nonce === null || records.private === null) continue
        const opening = Opening.parse({
          public: JSON.parse(records.public) as PublicRecord,
          private: JSON.parse(records.private) as PrivateRecord,
          nonce: nonce.toString('hex'),
        })
        comments.push({ text: body, proof: await proveReceipt(nodes, { index, opening }, checkpoint, checkpoint.note) })
      }
      if (comments.length === 0) throw new Refusal('not-found', 'These words were erased, and with them their proof.')
      return { format: 'said-and-done-receipt/1', comments }
    })
}
