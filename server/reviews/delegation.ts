import { announce } from '../data/changes.ts'
import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal } from '../http/refusal.ts'
import { lockChain } from '../responses/chain.ts'
import type { AgreeDelegation } from './contract.ts'
import { whyNotAgreeDelegation } from '../responses/rules.ts'
import { keepReplacedReason } from './replaced.ts'

/**
 * Agree that what a board delegated covers the change that was made to its words. Anyone who made the change used the delegation;
 * until somebody who wrote no part agrees, the board holds the version as before. Twice is the same as once.
 * @throws {Refusal} `not-found`; `forbidden` for anyone who wrote part of it; `conflict` where nothing waits, or in another version
 */
export function agreeDelegation(db: Db, ref: string, given: AgreeDelegation, by: SignedIn, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    if (chain.amendment?.agreedBy === by.id && chain.amendment.agreementStands) return
    if (given.version !== chain.number)
      throw new Refusal('conflict', `Version ${given.version} has been replaced by version ${chain.number}.`)
    const why = whyNotAgreeDelegation(chain, by)
    if (why) throw new Refusal(chain.amendment && !chain.amendment.agreementStands ? 'forbidden' : 'conflict', why)
    // Somebody may have agreed who has left since.
    if (chain.amendment) {
      const { agreedBy, agreedAt, agreedReason } = chain.amendment
      const before = { byPerson: agreedBy, at: agreedAt, reason: agreedReason }
      await keepReplacedReason(trx, chain, { kind: 'delegation', ...before })
    }
    await trx
      .updateTable('amendment')
      .set({ agreedBy: by.id, agreedAt: at, agreedReason: given.reason })
      .where('versionId', '=', chain.versionId)
      .execute()
    await record(trx, {
      actor: by.id,
      action: 'response.delegation-agreed',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { version: chain.number, resolution: chain.amendment?.resolutionId ?? null },
      at,
    })
    await announce(trx, 'public')
  })
}
