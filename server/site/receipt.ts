import type { FastifyInstance } from 'fastify'
import { dueBy } from '../consultations/due.ts'
import { dayOf } from '../data/time.ts'
import { Refusal } from '../http/refusal.ts'
import type { ReceiptView } from '../intake/contract.ts'
import { receiptView } from '../intake/queries.ts'
import { requestDueOn } from '../requests/due.ts'

/** What came of one submission, with the day on which an answer is due. */
export async function receiptOf(app: FastifyInstance, receiptHash: Buffer): Promise<ReceiptView | undefined> {
  const view = await receiptView(app.db, receiptHash)
  if (!view) return undefined
  const consultation = await app.consultation(view.consultation.slug).catch((error: unknown) => {
    // One that is public no longer still has its receipts.
    if (error instanceof Refusal) return undefined
    throw error
  })
  const today = app.today()
  return {
    ...view,
    comments: view.comments.map(({ asked, ...comment }) => ({
      ...comment,
      requests: asked.map(({ kind, unread, endedOn, outcome }) => {
        const dueOn = requestDueOn(kind, dayOf(view.receivedAt))
        return { kind, unread, dueOn, late: !endedOn && dueOn < today, end: endedOn ? { outcome, on: endedOn } : null }
      }),
    })),
    answerDueBy: consultation ? dueBy(consultation) : null,
  }
}
