import { randomBytes } from 'node:crypto'
import type { Hash } from './merkle.ts'
import { type Act, canonical, hidden, openingOf } from './record.ts'

/** An entry as it is kept until the sequencer gives it a number: both records as the text that is hashed. */
export type NewEntry = { commentId: string | null; public: string; privateHash: Hash; private: string; nonce: Buffer }

/** That a comment was received: its name in the ledger is made here, with its entry. */
export type FirstAct = Omit<Extract<Act, { kind: 'received' }>, 'comment'> & { comment: { id: string } }

/** The first entry of each of these comments, in the same order. @throws {z.ZodError} if the format cannot hold it */
export function firstEntries(acts: FirstAct[]): NewEntry[] {
  const tags = randomBytes(16 * acts.length)
  return newEntries(
    acts.map((act, n) => ({
      ...act,
      comment: { ...act.comment, tag: tags.toString('hex', 16 * n, 16 * (n + 1)) },
    })),
  )
}

/** An entry for each act, in the same order. @throws {z.ZodError} if the format cannot hold it */
export function newEntries(acts: Act[]): NewEntry[] {
  // Asked for once: a call for each would cost more than the hashing.
  const nonces = randomBytes(32 * acts.length)
  return acts.map((act, n) => {
    const nonce = nonces.subarray(32 * n, 32 * (n + 1))
    const opening = openingOf(act, nonce)
    const secret = canonical(opening.private)
    return {
      commentId: act.kind === 'day-end' ? null : act.comment.id,
      public: canonical(opening.public),
      privateHash: hidden(nonce, secret),
      private: secret,
      nonce,
    }
  })
}
