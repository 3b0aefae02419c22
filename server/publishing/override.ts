import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal } from '../http/refusal.ts'
import { dayOf } from '../data/time.ts'
import { independent } from '../people/independent.ts'
import { lockChain } from '../responses/chain.ts'
import type { NewOverride } from './contract.ts'
import { embargoesOn } from '../responses/queries.ts'
import { allows, whyNotAllowOverride, whyNotAskOverride } from '../responses/rules.ts'

/**
 * Ask that a version may be published although an embargo holds, with the reason that everybody will read.
 * @throws {Refusal} `not-found`; `forbidden`; `conflict` unless it could be published but for the embargo, or if it has
 *                   been asked for already
 */
export function askOverride(db: Db, ref: string, given: NewOverride, by: SignedIn, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const embargoes = await embargoesOn(trx, chain, dayOf(at))
    const why = whyNotAskOverride(chain, by, embargoes)
    if (why) throw new Refusal(allows(chain, by, 'responses.publish') ? 'conflict' : 'forbidden', why)
    if (given.version !== chain.number)
      throw new Refusal('conflict', `Version ${given.version} has been replaced by version ${chain.number}.`)
    const fresh = embargoes.filter(({ id }) => !chain.overrides.some((one) => one.embargoId === id))
    await trx
      .insertInto('embargoOverride')
      .values(
        fresh.map(({ id }) => ({
          versionId: chain.versionId,
          embargoId: id,
          reason: given.reason,
          askedBy: by.id,
          askedAt: at,
        })),
      )
      .execute()
    await record(trx, {
      actor: by.id,
      action: 'response.override-asked',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { version: chain.number, embargoes: fresh.map(({ id }) => id) },
      at,
    })
  })
}

/**
 * Allow what somebody else asked for; publishing it is then an act of its own.
 * @throws {Refusal} `not-found`; `forbidden` for anyone who asked or wrote it, or holds the account of who did; `conflict` if nobody has asked
 */
export function allowOverride(db: Db, ref: string, version: number, by: SignedIn, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    if (version !== chain.number)
      throw new Refusal('conflict', `Version ${version} has been replaced by version ${chain.number}.`)
    const why = whyNotAllowOverride(chain, by)
    if (why) throw new Refusal(chain.overrides.some((one) => !one.allowed) ? 'forbidden' : 'conflict', why)
    const open = chain.overrides.filter((one) => !one.allowed)
    for (const { askedBy } of open)
      if (!(await independent(trx, askedBy, by.id, at)))
        throw new Refusal(
          'forbidden',
          'You invited the person who asked for it, or they invited you, so another person must allow it.',
        )
    await trx
      .updateTable('embargoOverride')
      .set({ allowedBy: by.id, allowedAt: at })
      .where('versionId', '=', chain.versionId)
      .where(
        'embargoId',
        'in',
        open.map((one) => one.embargoId),
      )
      .execute()
    await record(trx, {
      actor: by.id,
      action: 'response.override-allowed',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { version: chain.number },
      at,
    })
  })
}
