import { hash, timingSafeEqual } from 'node:crypto'
import type { Known } from '../consultations/known.ts'
import { takingPhase } from '../consultations/known.ts'
import type { Db } from '../data/database.ts'
import { on } from '../data/events.ts'
import { record } from '../data/history.ts'
import { newId } from '../data/ids.ts'
import { noSuch, Refusal, refusedAt } from '../http/refusal.ts'
import { seal } from '../data/seal.ts'
import { receiptFor, receiptHash } from '../ledger/receipts.ts'
import type { Keys } from '../intake/receive.ts'
import { addDays, dayOf } from '../data/time.ts'
import { type Code, codesInKit } from './contract.ts'
import { codeKey, newKeyPair } from './locking.ts'
import { type Kit, questionsAreOut } from './queries.ts'

/** How far ahead a kit may be taken: long enough for a round of villages, short enough that a lost device soon tires. */
export const maxDays = 31

/**
 * Make a kit for an event: a pair of keys, of which the device gets the half that locks.
 * @throws {Refusal} `invalid` for a day that is over, far away, or on which nobody may comment; `not-found`
 */
export function takeKit(
  db: Db,
  keys: Keys,
  consultation: Known,
  eventId: string,
  lastDay: string,
  by: string,
  at: Date,
): Promise<string> {
  const today = dayOf(at)
  if (lastDay < today) throw refusedAt('invalid', 'lastDay', 'That day is over.')
  if (lastDay > addDays(today, maxDays))
    throw refusedAt('invalid', 'lastDay', `Please choose a day in the next ${maxDays} days.`)
  if (!takingPhase(consultation.phases, lastDay))
    throw refusedAt('invalid', 'lastDay', `“${consultation.title}” takes no comments on that day.`)
  return db.transaction().execute(async (trx) => {
    // What goes out on a device is the officer's own from now on: undoing an import leaves it.
    const event = await trx
      .updateTable('engagementEvent')
      .set({ importId: null })
      .where('id', '=', eventId)
      .where('consultationId', '=', consultation.id)
      .returning('id')
      .executeTakeFirst()
    if (!event) throw noSuch('event')
    const id = newId(at)
    const { publicKey, privateKey } = newKeyPair()
    await trx
      .insertInto('hallKit')
      .values({
        id,
        eventId,
        takenBy: by,
        takenAt: at,
        lastDay,
        publicKey,
        sealedKey: seal(keys.contactKey, privateKey.toString('base64')),
      })
      .execute()
    await record(trx, {
      actor: by,
      action: 'hall.kit-taken',
      subjectId: id,
      consultationId: consultation.id,
      detail: { event: eventId, lastDay },
      at,
    })
    return id
  })
}

/**
 * The receipts that a device may give out. The same again to the person who asks until one device says that it has kept them, so that a
 * lost answer costs nothing; after that never again, so that nobody can learn which were given to whom.
 * @throws {Refusal} `conflict` if the kit has ended, or a device has it
 */
export function giveCodes(db: Db, keys: Keys, kit: Kit, device: string): Promise<Code[]> {
  return db.transaction().execute(async (trx) => {
    const own = await lockKit(trx, kit.id)
    if (own.endedAt) throw new Refusal('conflict', 'This kit has ended. Please take the event along again at the desk.')
    if (own.keptAt)
      throw new Refusal(
        'conflict',
        'This kit is kept on a device already. Please take the event along again for this one.',
      )
    await trx
      .updateTable('hallKit')
      .set({ device: deviceHash(device) })
      .where('id', '=', kit.id)
      .execute()
    const codes = Array.from({ length: codesInKit }, (_, index) => {
      const key = codeKey(keys.receiptKey, kit.id, index + 1)
      return { n: index + 1, key, receipt: receiptFor(keys.receiptKey, kit.consultationId, key) }
    })
    await trx
      .insertInto('hallCode')
      .values(codes.map(({ n, receipt }) => ({ kitId: kit.id, n, receiptHash: receiptHash(receipt) as Buffer })))
      .onConflict((conflict) => conflict.columns(['kitId', 'n']).doNothing())
      .execute()
    return codes
  })
}

/**
 * A device has its codes on disk. Saying so twice is the same as once.
 * @throws {Refusal} `conflict` if another device asked for them since
 */
export function keepCodes(db: Db, kit: Kit, device: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const own = await lockKit(trx, kit.id)
    if (!own.device || !timingSafeEqual(own.device, deviceHash(device)))
      throw new Refusal('conflict', 'Another device asked for this kit since. Please take the event along again.')
    if (own.keptAt) return
    await trx.updateTable('hallKit').set({ keptAt: at }).where('id', '=', kit.id).execute()
    await record(trx, {
      actor: null,
      action: 'hall.kit-kept',
      subjectId: kit.id,
      consultationId: kit.consultationId,
      at,
    })
  })
}

/** No more from this device without an officer’s word: it is lost, or everything has come. Ending twice is the same as once. */
export function endKit(db: Db, kit: Kit, by: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const own = await lockKit(trx, kit.id)
    if (own.endedAt) return
    await trx.updateTable('hallKit').set({ endedAt: at, endedBy: by }).where('id', '=', kit.id).execute()
    await record(trx, {
      actor: by,
      action: 'hall.kit-ended',
      subjectId: kit.id,
      consultationId: kit.consultationId,
      at,
    })
  })
}

function lockKit(trx: Db, id: string) {
  return trx
    .selectFrom('hallKit')
    .select(['endedAt', 'keptAt', 'device'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

const deviceHash = (device: string) => hash('sha256', device, 'buffer')

/** A device in a hall shows the questions as they were when it was taken there, and people answer those. */
on('questions.changing', async (trx, { consultationId }) => {
  if (!(await questionsAreOut(trx, consultationId))) return
  const message =
    'A device with these questions is out at an event without signal. End its kit first, on the event’s page.'
  throw refusedAt('conflict', 'text', message)
})
