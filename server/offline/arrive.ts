import { hash } from 'node:crypto'
import { type Known, takingPhase } from '../consultations/known.ts'
import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { newId } from '../data/ids.ts'
import { Refusal } from '../http/refusal.ts'
import { unseal } from '../data/seal.ts'
import type { NewSubmission } from '../intake/contract.ts'
import type { Intake } from '../intake/gather.ts'
import { receiptFor, receiptHash } from '../ledger/receipts.ts'
import { bodyHash, type Keys, receive } from '../intake/receive.ts'
import { dayOf } from '../data/time.ts'
import { type Arrival, type FileOutcome, type KitLine, Written } from './contract.ts'
import { unlock } from './locking.ts'
import { arrivedAs, codeNumber, type Kit } from './queries.ts'

type Reason = KitLine['held'][number]['reason']
/** Where what comes back is written, and with what it is opened. */
export type Intaking = { db: Db; intake: Intake; keys: Keys; consultation: Known }

/**
 * Take in what was written in a hall. Once this resolves it is on disk, as a submission or held for an officer, and the device
 * may forget it; the same words again change nothing, whether they are sent or come in a file.
 * @throws {Refusal} `invalid` for what was not locked with this kit, or for a code that it does not have; `busy`
 */
export async function arrive(into: Intaking, kit: Kit, envelope: Buffer, at: Date): Promise<Arrival> {
  const { written, n, receipt } = await opened(into, kit, envelope)
  const before = await standingOf(into, receipt, written)
  if (before === 'same') return 'already'
  const reason = before === 'other' ? 'other-words' : kit.endedAt ? 'ended' : whyNotNow(into, kit, written, at)
  if (!reason) {
    try {
      const { again } = await accept(into, kit, written, written.key, at)
      return again ? 'already' : 'taken'
    } catch (error) {
      // Somebody else's words came under this code since we looked.
      if (!(error instanceof Refusal) || error.kind !== 'conflict') throw error
    }
  }
  await hold(into, kit, n, envelope, reason ?? 'other-words', at)
  return 'held'
}

/** Each part of a file by itself: one that cannot be read never keeps its neighbours out. */
export async function arriveInFile(into: Intaking, kit: Kit, envelopes: string[], at: Date): Promise<FileOutcome> {
  const outcome: FileOutcome = { taken: 0, already: 0, held: 0, unreadable: 0 }
  for (const envelope of envelopes) {
    try {
      outcome[await arrive(into, kit, Buffer.from(envelope, 'base64url'), at)]++
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
      outcome.unreadable++
    }
  }
  return outcome
}

/**
 * An officer’s word on what is held: take it in, each with its receipt; two that used one code both count, the later under a
 * receipt that nobody has. What the consultation’s dates do not allow stays held.
 */
export async function takeHeld(
  into: Intaking,
  kit: Kit,
  by: string,
  at: Date,
): Promise<{ taken: number; left: number }> {
  const { db } = into
  const held = await db
    .selectFrom('hallHeld')
    .select(['id', 'envelope', 'envelopeHash'])
    .where('kitId', '=', kit.id)
    .orderBy('id')
    .execute()
  let taken = 0
  for (const { id, envelope, envelopeHash } of held) {
    const { written, receipt } = await opened(into, kit, envelope)
    const before = await standingOf(into, receipt, written)
    if (before === 'none' && whyNotNow(into, kit, written, at)) continue
    if (before !== 'same') {
      const key = before === 'none' ? written.key : `${written.key}:other:${envelopeHash.toString('base64url')}`
      await accept(into, kit, written, key, at)
    }
    await db.deleteFrom('hallHeld').where('id', '=', id).execute()
    taken++
  }
  if (taken > 0) {
    await record(db, {
      actor: by,
      action: 'hall.held-taken-in',
      subjectId: kit.id,
      consultationId: kit.consultationId,
      detail: { taken, left: held.length - taken },
      at,
    })
  }
  return { taken, left: held.length - taken }
}

async function opened({ db, keys }: Intaking, kit: Kit, envelope: Buffer) {
  const privateKey = Buffer.from(unseal(keys.contactKey, kit.sealedKey) as string, 'base64')
  const read = Written.safeParse(unlock(kit.id, privateKey, envelope))
  if (!read.success) throw unreadable()
  const receipt = receiptHash(receiptFor(keys.receiptKey, kit.consultationId, read.data.key)) as Buffer
  const n = await codeNumber(db, kit.id, receipt)
  if (n === undefined) throw unreadable()
  return { written: read.data, n, receipt }
}

const unreadable = () =>
  new Refusal('invalid', 'This was not written with this kit, or is damaged. Please keep it, and save it to a file.')

/** Whether these words have come already; words that were erased since count as the same, so that no device brings them back. */
async function standingOf(into: Intaking, receipt: Buffer, written: Written): Promise<'none' | 'same' | 'other'> {
  const known = await arrivedAs(into.db, receipt)
  if (!known) return 'none'
  return known.erased || known.bodyHash.equals(bodyHash(into.keys, submissionIn(written, into.consultation)))
    ? 'same'
    : 'other'
}

/** It was written at an event while the phase went on: that day counts, not the day on which there was a signal. */
function whyNotNow({ consultation }: Intaking, kit: Kit, written: Written, at: Date): 'closed' | undefined {
  return takingPhase(consultation.phases, dayOf(saidAt(written, kit, at))) ? undefined : 'closed'
}

/** When it was said, by the device’s clock; never before the kit was taken nor later than now, whatever that clock says. */
function saidAt({ writtenAt }: Written, kit: Kit, at: Date): Date {
  return new Date(Math.min(Math.max(writtenAt.getTime(), kit.takenAt.getTime()), at.getTime()))
}

function accept(into: Intaking, kit: Kit, written: Written, key: string, at: Date) {
  const { intake, keys, consultation } = into
  return receive(intake, keys, consultation, submissionIn(written, consultation), {
    channel: 'event',
    idempotencyKey: key,
    at,
    saidAt: saidAt(written, kit, at),
    eventId: kit.eventId,
  })
}

/** With the questions’ numbers of today; what answers a question that is gone is kept without one. */
function submissionIn({ submission }: Written, consultation: Known): NewSubmission {
  return {
    ...submission,
    comments: submission.comments.map(({ body, questionId }) => {
      const question = consultation.questions.find(({ id }) => id === questionId)?.position
      return question === undefined ? { body } : { body, question }
    }),
  }
}

async function hold(into: Intaking, kit: Kit, n: number, envelope: Buffer, reason: Reason, at: Date): Promise<void> {
  await into.db.transaction().execute(async (trx) => {
    const made = await trx
      .insertInto('hallHeld')
      .values({
        id: newId(at),
        kitId: kit.id,
        n,
        envelope,
        envelopeHash: hash('sha256', envelope, 'buffer'),
        reason,
        arrivedAt: at,
      })
      .onConflict((conflict) => conflict.columns(['kitId', 'envelopeHash']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return
    await record(trx, {
      actor: null,
      action: 'hall.held',
      subjectId: kit.id,
      consultationId: kit.consultationId,
      detail: { reason },
      at,
    })
  })
}
