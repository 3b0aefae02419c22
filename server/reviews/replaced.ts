import type { Trx } from '../data/database.ts'
import type { Chain } from '../responses/chain.ts'

type Replaced = { kind: 'waiver' | 'delegation'; groupingId?: string; byPerson: string; at: Date; reason: string }

/** Whoever goes on after somebody else did gives a reason of their own; the one before stays readable. */
export async function keepReplacedReason(trx: Trx, chain: Chain, before: Replaced | null): Promise<void> {
  if (before)
    await trx
      .insertInto('replacedReason')
      .values({ versionId: chain.versionId, ...before })
      .execute()
}
