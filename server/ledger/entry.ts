import { randomBytes } from 'node:crypto'
import type { Hash } from './merkle.ts'
import { type Act, canonical, hidden, openingOf, textHash } from './record.ts'

/** An entry as it is kept until the sequencer gives it a number: both records as the text that is hashed. */
export type NewEntry = { commentId: string | null; public: string; privateHash: Hash; private: string; nonce: Buffer }

/** That a comment was received: its name in the ledger is made here, with its entry. */
export type FirstAct = Omit<Extract<Act, { kind: 'received' }>, 'comment'> & { comment: { id: string } }

/** The first entry of each of these comments, in the same order. @throws {z.ZodError} if the format cannot hold it */
export function firstEntries(acts: FirstAct[]): NewEntry[] {
  const random = randomBytes(48 * acts.length)
  return acts.map((act, n) => {
    const [before, after] = frameOf(act)
    const nonce = random.subarray(48 * n, 48 * n + 32)
    const secret = `{"at":"${act.at.toISOString()}","comment":"${act.comment.id}","text":"${textHash(act.text)}","v":1}`
    return {
      commentId: act.comment.id,
      public: `${before}${random.toString('hex', 48 * n + 32, 48 * n + 48)}${after}`,
      privateHash: hidden(nonce, secret),
      private: secret,
      nonce,
    }
  })
}

type Shared = Pick<FirstAct, 'consultation' | 'day' | 'late'>
let latest: (Shared & { frame: [string, string] }) | undefined

/** What comments that come in on one day have in common is checked and spelled once; only the name between is each one's own. */
function frameOf(act: FirstAct): [string, string] {
  const { consultation, day, late } = act
  if (latest?.consultation === consultation && latest.day === day && latest.late === late) return latest.frame
  const tag = '0'.repeat(32)
  const [entry] = newEntries([{ ...act, comment: { ...act.comment, tag } }])
  const frame = entry!.public.split(tag) as [string, string]
  latest = { consultation, day, late, frame }
  return frame
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
      commentId: 'comment' in act ? act.comment.id : null,
      public: canonical(opening.public),
      privateHash: hidden(nonce, secret),
      private: secret,
      nonce,
    }
  })
}
