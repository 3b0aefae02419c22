import type { Db } from '../database.ts'
import { record } from '../history.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal } from '../refusal.ts'
import { dayOf } from '../time.ts'
import { lockChain } from './chain.ts'
import { checkDraft } from './checks.ts'
import type { SendForReview } from './contract.ts'
import { factsFor } from './facts.ts'
import { draftOf } from './queries.ts'
import { whyNotSend } from './rules.ts'

/**
 * Send a version for review: from then on its words are frozen. What the checks advise against needs a reason each.
 * @throws {Refusal} `not-found`; `forbidden`; `conflict` if it was sent, or changed since the sender looked;
 *                   `invalid` while a hard check fails or a soft one has no reason: a field for each
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
