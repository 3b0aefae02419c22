/** The account of one consultation: received = answered + inHand + setAside + withdrawn. */
export type VerifiedAccount = {
  received: number
  answered: number
  inHand: number
  setAside: number
  setAsideFor: Record<string, number>
  withdrawn: number
  late: number
  erased: number
}

/**
 * What is wrong, first found. `entry` is the first entry it concerns and `through` the last; none where it concerns no
 * entry. `altered` with several entries means that an entry was changed together with its leaf, so that only the two
 * signed checkpoints around it are known.
 */
export type LedgerFault = {
  kind:
    | 'altered'
    | 'dropped'
    | 'reordered'
    | 'inserted'
    | 'added late'
    | 'rewritten'
    | 'forged'
    | 'impossible'
    | 'miscounted'
    | 'receipt'
    | 'unreadable'
    | 'cut short'
  message: string
  entry?: number
  through?: number
}

/** `sentences` say all of it to a person, one line each. */
export type Verdict =
  | { ok: true; entries: number; sentences: string[]; accounts: Record<string, VerifiedAccount> }
  | { ok: false; entries: number; sentences: string[]; fault: LedgerFault }

/**
 * Check an export of the public ledger and recompute every root and count from it alone. Never throws for what is
 * wrong with the ledger or the evidence: the verdict says it.
 * @param file      the export, read as a stream
 * @param evidence  what the reader kept, each optional: the text of an `older` checkpoint, the text of a `receipt`
 *                  file, the ledger's public `key`
 */
export function verifyLedger(
  file: Blob,
  evidence?: { older?: string; receipt?: string; key?: string },
): Promise<Verdict>

/** `split`: two signed checkpoints of one size that differ. `unproven`: nothing shows that one continues the other. */
export type CheckpointVerdict =
  | { ok: true; sentences: string[] }
  | { ok: false; sentences: string[]; fault: { kind: 'split' | 'unproven' | 'forged' | 'unreadable'; message: string } }

/**
 * Check that two signed checkpoints, no matter who was shown them, are of one ledger: the second grew out of the first.
 * @param one    a checkpoint's text, as is `other`; in either order
 * @param key    the ledger's public key, from somewhere else than the checkpoints
 * @param proof  the text of a consistency proof from the smaller size to the larger; not needed if they are equal
 */
export function verifyCheckpoints(one: string, other: string, key: string, proof?: string): Promise<CheckpointVerdict>
