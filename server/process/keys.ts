import { openDatabase, type Db } from '../data/database.ts'
import { unseal } from '../data/seal.ts'
import { publicKeyOf } from '../ledger/checkpoint.ts'
import { receiptFor, receiptHash } from '../ledger/receipts.ts'
import { signingKeyFor } from '../ledger/signing-key.ts'
import type { Config } from './config.ts'

/** Each key against what was written with it. @throws {Error} a sentence, if it is another */
export async function checkKeys(config: Config, databaseUrl: string): Promise<void> {
  const { db, close } = openDatabase(databaseUrl, 1)
  try {
    if (config.role !== 'api') await signingKeyFor(config, db)
    const kept = await onesSealed(db)
    try {
      for (const sealed of kept) unseal(config.contactKey, sealed)
    } catch (error) {
      throw new Error(
        'CONTACT_KEY is not the key that addresses and rows in this database were sealed with. Set the one that was used before; ' +
          'it may be in secrets.json, in the DATA_DIR of the first process.',
        { cause: error },
      )
    }
    if (!(await madeReceipts(db, config.receiptKey)))
      throw new Error(
        'RECEIPT_KEY is not the key that the receipts in this database were made with: anyone who sends again would be given ' +
          'another one, which nobody knows. Set the one that was used before; it may be in secrets.json, in the DATA_DIR of the ' +
          'first process.',
      )
  } finally {
    await close()
  }
}

/** One of each kind of what is sealed for long. */
async function onesSealed(db: Db): Promise<Buffer[]> {
  const one = (table: 'contact' | 'equalityAnswer' | 'follower' | 'groupMember' | 'totpFactor') =>
    db.selectFrom(table).select('sealed').where('sealed', 'is not', null).limit(1).execute()
  const kept = await Promise.all(
    (['contact', 'equalityAnswer', 'follower', 'groupMember', 'totpFactor'] as const).map(one),
  )
  const rows = await db.selectFrom('importRow').select('raw as sealed').where('raw', 'is not', null).limit(1).execute()
  return [...kept.flat(), ...rows].flatMap(({ sealed }) => sealed ?? [])
}

/** @throws {Error} a sentence, if the ledger's key has the right form but is not whole */
export function checkSecrets({ ledgerKey }: Config): void {
  if (!ledgerKey) return
  try {
    publicKeyOf(ledgerKey)
  } catch {
    throw new Error(
      'LEDGER_KEY was damaged on its way here: its parts do not fit each other. Copy the whole line again.',
    )
  }
}

/** Whether the receipts of what came last were made with this key; those of a kit without signal were given out before. */
async function madeReceipts(db: Db, receiptKey: Buffer): Promise<boolean> {
  const last = await db
    .selectFrom('submission')
    .select(['channel', 'consultationId', 'idempotencyKey', 'receiptHash'])
    .orderBy('id', 'desc')
    .limit(100)
    .execute()
  const ours = last.filter(({ channel }) => channel !== 'event')
  const made = (one: (typeof last)[number]) =>
    receiptHash(receiptFor(receiptKey, one.consultationId, one.idempotencyKey))?.equals(one.receiptHash)
  return ours.length === 0 || ours.some(made)
}
