import { randomUUID } from 'node:crypto'
import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { workingHoursLater } from '../data/working-time.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import { receiptFor, receiptHash, unknownReceipt } from '../ledger/receipts.ts'
import type { SignedIn } from '../people/contract.ts'
import type { ComplaintAnswer, ComplaintView, NewComplaint } from './contract.ts'

/** A complaint is answered within so many working hours. @see Defamation (Operators of Websites) Regulations 2013 */
const hoursToAnswer = 48

/**
 * Say that something published names somebody or is wrong.
 * @param secret  the installation's receipt key
 * @returns the code with which the answer is read
 * @throws {Refusal} `not-found` if there is no such entry in public
 */
export function complain(
  db: Db,
  secret: Buffer,
  ref: string,
  given: NewComplaint,
  language: string,
  at: Date,
): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const response = await trx
      .selectFrom('response as r')
      .innerJoin('publication as p', 'p.responseId', 'r.id')
      .innerJoin('consultation as k', 'k.id', 'r.consultationId')
      .select(['r.id', 'r.consultationId'])
      .where('r.ref', '=', ref)
      .where('k.publishedAt', 'is not', null)
      .limit(1)
      .executeTakeFirst()
    if (!response) throw noSuch('response')
    const code = receiptFor(secret, response.id, randomUUID())
    const { id } = await trx
      .insertInto('complaint')
      .values({
        responseId: response.id,
        receiptHash: receiptHash(code) as Buffer,
        kind: given.kind,
        words: given.words ?? null,
        message: given.message,
        language,
        at,
        dueAt: workingHoursLater(at, hoursToAnswer),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(trx, {
      actor: null,
      action: 'complaint.received',
      subjectId: id,
      consultationId: response.consultationId,
      detail: { ref, kind: given.kind },
      at,
    })
    return code
  })
}

/** What became of a complaint, for anyone who holds its code. @throws {Refusal} `not-found` */
export async function complaintAt(db: Db, code: string): Promise<ComplaintView> {
  const hash = receiptHash(code)
  const found =
    hash &&
    (await db
      .selectFrom('complaint as c')
      .innerJoin('response as r', 'r.id', 'c.responseId')
      .select(['r.ref', 'c.at', 'c.dueAt', 'c.answer', 'c.answeredAt'])
      .where('c.receiptHash', '=', hash)
      .executeTakeFirst())
  if (!found) throw new Refusal('not-found', unknownReceipt)
  return found
}

/** Answer a complaint, once. @throws {Refusal} `not-found`; `conflict` if it was answered */
export function answerComplaint(db: Db, id: string, given: ComplaintAnswer, by: SignedIn, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const complaint = await trx
      .selectFrom('complaint')
      .select(['answeredAt', 'answer'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!complaint) throw noSuch('complaint')
    if (complaint.answer === given.answer) return
    if (complaint.answeredAt) throw new Refusal('conflict', 'Somebody has answered this complaint already.')
    await trx
      .updateTable('complaint')
      .set({ answer: given.answer, answeredBy: by.id, answeredAt: at })
      .where('id', '=', id)
      .execute()
    await record(trx, { actor: by.id, action: 'complaint.answered', subjectId: id, at })
  })
}
