import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal, refusedAt } from '../http/refusal.ts'
import { dayOf, inWords } from '../data/time.ts'
import { type Chain, lockChain } from '../responses/chain.ts'
import { checkDraft } from '../responses/checks/checks.ts'
import { refusePersonalData } from '../screening/refuse.ts'
import type { SendForReview } from './contract.ts'
import { factsFor } from '../responses/checks/facts.ts'
import { draftOf } from '../responses/queries.ts'
import { changesWhatBoardAgreed, delegations, whyNotSend } from '../responses/rules.ts'

/**
 * Send a version for review: from then on its words are frozen. What the checks advise against needs a reason each.
 * @throws {Refusal} `not-found`; `forbidden`; `conflict` if it was sent, or changed since the sender looked;
 *                   `invalid` while a hard check fails or a soft one has no reason: a field for each; or for a delegation that
 *                   is not one, or has ended
 */
export function sendForReview(db: Db, ref: string, given: SendForReview, by: SignedIn, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const why = whyNotSend(chain, by)
    if (why) throw new Refusal('conflict', why)
    if (given.version !== chain.number || given.edit !== chain.edit)
      throw new Refusal('conflict', `${chain.editedByName} has changed this since you opened it. Please read it again.`)
    const { checkReasons: _reasons, ...draft } = await draftOf(trx, chain.versionId)
    const checks = checkDraft(draft, await factsFor(trx, chain, draft, dayOf(at)))
    const stops = checks.filter((check) => check.severity === 'hard')
    if (stops.length > 0) {
      throw new Refusal(
        'invalid',
        stops.map((check) => check.message).join(' '),
        stops.map((check) => ({ field: check.field, message: check.message })),
      )
    }
    const advised = checks.filter((check) => check.severity === 'soft')
    const reasons = advised.map((check) => ({
      rule: check.rule,
      reason: given.reasons.find((one) => one.rule === check.rule)?.reason.trim() ?? '',
    }))
    const silent = advised.filter((_check, index) => (reasons[index]?.reason.length ?? 0) < 3)
    if (silent.length > 0) {
      throw new Refusal(
        'invalid',
        'Please change what the checks found, or say why it stays.',
        silent.map((check) => ({ field: `reasons.${check.rule}`, message: `${check.message} Or say why it stays.` })),
      )
    }
    await trx
      .updateTable('responseVersion')
      .set({ sentAt: at, sentBy: by.id, checkReasons: JSON.stringify(reasons) })
      .where('id', '=', chain.versionId)
      .execute()
    if (given.delegation && changesWhatBoardAgreed(chain)) await amend(trx, chain, given, by, at)
    await record(trx, {
      actor: by.id,
      action: 'response.sent-for-review',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { version: chain.number, against: advised.map((check) => check.rule) },
      at,
    })
  })
}

/** Other words than a board agreed to, on the strength of what it delegated: to which post, until when, for what. */
async function amend(trx: Trx, chain: Chain, given: SendForReview, by: SignedIn, at: Date): Promise<void> {
  const delegation = delegations(chain).find((one) => one.id === given.delegation)
  if (!delegation) throw refusedAt('invalid', 'delegation', 'None of the linked resolutions delegates this change.')
  const { delegatedTo, delegatedUntil } = delegation
  if (delegatedUntil !== null && delegatedUntil < dayOf(at))
    throw refusedAt(
      'invalid',
      'delegation',
      `The delegation to the ${delegatedTo} ended on ${inWords(delegatedUntil)}. The change has to go back to ${delegation.board}.`,
    )
  if (!given.amendment)
    throw refusedAt('invalid', 'amendment', 'Please say what was changed; it is shown beside the delegation.')
  await refusePersonalData(trx, { amendment: given.amendment })
  await trx
    .insertInto('amendment')
    .values({ versionId: chain.versionId, resolutionId: delegation.id, what: given.amendment, byPerson: by.id, at })
    .execute()
  await record(trx, {
    actor: by.id,
    action: 'response.amended-under-delegation',
    subjectId: chain.id,
    consultationId: chain.consultationId,
    detail: { version: chain.number, resolution: delegation.id },
    at,
  })
}
