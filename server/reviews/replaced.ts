import type { Trx } from '../data/database.ts'
import type { Chain } from '../responses/chain.ts'

type Replaced = {
  kind: 'waiver' | 'delegation'
  groupingId?: string
  byPerson: string | null
  at: string | null
  reason: string | null
}

/** Whoever goes on after somebody else did gives a reason of their own; the one before, if there was one, stays readable. */
export async function keepReplacedReason(trx: Trx, chain: Chain, before: Replaced): Promise<void> {
  const { byPerson, at, reason } = before
  if (byPerson && at && reason)
    await trx
      .insertInto('replacedReason')
      .values({ ...before, versionId: chain.versionId, byPerson, at: new Date(at), reason })
      .execute()
}
