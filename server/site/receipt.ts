import type { FastifyInstance } from 'fastify'
import { dueBy } from '../consultations/due.ts'
import { Refusal } from '../http/refusal.ts'
import type { ReceiptView } from '../intake/contract.ts'
import { receiptView } from '../intake/queries.ts'

/** What came of one submission, with the day on which an answer is due. */
export async function receiptOf(app: FastifyInstance, receiptHash: Buffer): Promise<ReceiptView | undefined> {
  const view = await receiptView(app.db, receiptHash)
  if (!view) return undefined
  const consultation = await app.consultation(view.consultation.slug).catch((error: unknown) => {
    // One that is public no longer still has its receipts.
    if (error instanceof Refusal) return undefined
    throw error
  })
  return { ...view, answerDueBy: consultation ? dueBy(consultation) : null }
}
