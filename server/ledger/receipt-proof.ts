import { z } from 'zod'
import { BadCheckpoint, openCheckpoint } from './checkpoint.ts'
import type { Checkpoint } from './checkpoint.ts'
import { inclusionProof, leafHash, verifyInclusion } from './merkle.ts'
import type { NodeReader } from './merkle.ts'
import { Opening, commitmentOf, privateHashOf, textHash } from './record.ts'
import { Text } from '../http/wire.ts'

/**
 * Proof that one comment's words are in the ledger: what opens the commitment, the entry's number (from 0), and the
 * hashes (hex, lowest first, at most 20 for a million entries) that lead from it to a signed checkpoint.
 */
export const ReceiptProof = Opening.extend({
  v: z.literal(1),
  index: z.int().min(0),
  path: z.array(Text().regex(/^[0-9a-f]{64}$/)).max(64),
  checkpoint: Text().max(10_000),
})
export type ReceiptProof = z.output<typeof ReceiptProof>

/** The file a person keeps: their words beside the proof of each. What `npm run verify -- … --receipt` reads. */
export const ReceiptFile = z.strictObject({
  format: z.literal('said-and-done-receipt/1'),
  comments: z.array(z.strictObject({ text: z.string(), proof: ReceiptProof })),
})
export type ReceiptFile = z.output<typeof ReceiptFile>

/**
 * Prove an entry to a signed checkpoint. One read of the store.
 * @param note  the checkpoint's signed note, which must cover the entry
 * @throws {RangeError} if the checkpoint is older than the entry: the proof must wait for the next
 */
export async function proveReceipt(
  store: NodeReader,
  entry: { index: number; opening: Opening },
  checkpoint: Pick<Checkpoint, 'size'>,
  note: string,
): Promise<ReceiptProof> {
  const path = await inclusionProof(store, entry.index, checkpoint.size)
  const hashes = path.map((hash) => Buffer.from(hash).toString('hex'))
  return { v: 1, ...entry.opening, index: entry.index, path: hashes, checkpoint: note }
}

/**
 * Do these words stand in the ledger as this proof says?
 * @param publicKey  the ledger's, got from somewhere other than the receipt
 * @returns          `{ ok: true }`, or a plain sentence that says what does not fit. Never throws for a bad proof
 */
export function verifyReceipt(
  text: string,
  proof: ReceiptProof,
  publicKey: string,
): { ok: true } | { ok: false; why: string } {
  if (!text.isWellFormed() || textHash(text) !== proof.private.text) {
    return { ok: false, why: 'These are not the words this receipt was given for.' }
  }
  try {
    const { size, root } = openCheckpoint(proof.checkpoint, publicKey)
    const leaf = leafHash(commitmentOf(proof.public, privateHashOf(proof)))
    const path = proof.path.map((hash) => Buffer.from(hash, 'hex'))
    return verifyInclusion(leaf, proof.index, size, path, root)
      ? { ok: true }
      : { ok: false, why: `Entry ${proof.index} of the signed ledger is not this record.` }
  } catch (error) {
    if (error instanceof BadCheckpoint) return { ok: false, why: error.message }
    throw error
  }
}
