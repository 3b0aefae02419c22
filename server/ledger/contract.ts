import { z } from 'zod'
import { Instant } from '../http/wire.ts'

/** Every comment of one consultation: received = answered + in hand + set aside + withdrawn. */
export const ConsultationAccount = z.object({
  slug: z.string(),
  title: z.string(),
  received: z.number().int(),
  answered: z.number().int(),
  inHand: z.number().int(),
  setAside: z.number().int(),
  withdrawn: z.number().int(),
  /** Besides: comments that left with an import that was undone whole. The ledger counts them as received and withdrawn. */
  takenBack: z.number().int(),
})
export type ConsultationAccount = z.output<typeof ConsultationAccount>

/** Where the comments of a consultation, or of all of them, stood at the end of a day. The four always add up to `received`. */
export const Standings = z.object({
  received: z.number().int(),
  answered: z.number().int(),
  inHand: z.number().int(),
  setAside: z.number().int(),
  withdrawn: z.number().int(),
})
export type Standings = z.output<typeof Standings>

/** A row of an account: one theme, point, channel, event or week. Unit: comments. */
export const AccountRow = Standings.extend({ key: z.string(), label: z.string() })
export type AccountRow = z.output<typeof AccountRow>

/** A signed root: the ledger had this many entries then. `note` is the whole signed note (C2SP). */
export const SignedCheckpoint = z.object({ size: z.number().int(), note: z.string(), signedAt: Instant })

/** What the ledger says of itself. */
export const LedgerView = z.object({
  /** The key to check signatures with; compare it with one you have from elsewhere. Null before the ledger has begun. */
  publicKey: z.string().nullable(),
  checkpoint: SignedCheckpoint.nullable(),
  /** Where every comment is now, as our tables say; entries still without a number included. */
  consultations: z.array(ConsultationAccount),
})
export type LedgerView = z.output<typeof LedgerView>

/** That the first `from` entries are the beginning of the first `to`: RFC 9162, hashes in hex. */
export const ConsistencyProof = z.object({
  from: z.number().int(),
  to: z.number().int(),
  proof: z.array(z.string()),
})
export type ConsistencyProof = z.output<typeof ConsistencyProof>

const Size = z.coerce.number('Please give a whole number of entries.').int().min(0).max(Number.MAX_SAFE_INTEGER)
export const CheckpointQuery = z.object({ size: Size.optional() })
export const ConsistencyQuery = z.object({ from: Size, to: Size })

export type LedgerPageProps = {
  ledger: z.input<typeof LedgerView>
  /** The last checkpoint of each day, newest first, without the latest. */
  earlier: { size: number; signedAt: string }[]
}
export type LedgerVerifyPageProps = { publicKey: string | null }
