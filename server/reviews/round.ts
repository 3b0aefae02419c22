import { sql } from 'kysely'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal, refusedAt } from '../http/refusal.ts'
import { addDays, dayOf, inWords } from '../data/time.ts'
import { type Chain, lockChain } from '../responses/chain.ts'
import type { Invited, NewRound, Waiver } from './contract.ts'
import { inviteGroup } from './invitation.ts'
import { keepReplacedReason } from './replaced.ts'
import { groupSays, waiverHolds, whyNotFourEyes, whyNotOpenRound, whyNotReview } from '../responses/rules.ts'
import type { Mandate } from '../responses/vocabulary.ts'

/**
 * Take the version that was sent back to groups, each with the mandate it has for this consultation, by a due day.
 * @param mail  whether a mail server is set, so that each member's private link can go to them by mail
 * @returns each member who was asked, and how their link travels
 * @throws {Refusal} `not-found`; `forbidden`; `conflict` if nothing is in review or a group was asked about this version
 *                   already; `invalid` for an unknown group or a due day that has passed
 */
export function openRound(
  db: Db,
  ref: string,
  given: NewRound,
  by: SignedIn,
  mail: boolean,
  at: Date,
): Promise<{ round: string; invited: Invited[] }> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const why = whyNotOpenRound(chain, by)
    if (why) throw new Refusal(whyNotReview(chain) ? 'conflict' : 'forbidden', why)
    if (given.version !== chain.number)
      throw new Refusal('conflict', `Version ${given.version} has been replaced by version ${chain.number}.`)
    if (given.dueOn < dayOf(at)) throw refusedAt('invalid', 'dueOn', 'The due day has passed already.')
    const groups = await groupsFor(trx, chain, [...new Set(given.groups)])
    const { id } = await trx
      .insertInto('reviewRound')
      .values({
        versionId: chain.versionId,
        kind: 'groups',
        openedBy: by.id,
        openedAt: at,
        dueOn: given.dueOn,
        note: given.note,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await trx
      .insertInto('reviewRoundGroup')
      .values(groups.map((group) => ({ roundId: id, groupingId: group.id, mandate: group.mandate })))
      .execute()
    const invited: Invited[] = []
    for (const group of groups)
      invited.push(...(await inviteGroup(trx, chain, { id, dueOn: given.dueOn }, group, by.id, mail, at)))
    await record(trx, {
      actor: by.id,
      action: 'response.round-opened',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { version: chain.number, groups: groups.map((group) => group.id), dueOn: given.dueOn },
      at,
    })
    return { round: id, invited }
  })
}

async function groupsFor(trx: Trx, chain: Chain, ids: string[]) {
  const groups = await trx
    .selectFrom('grouping as g')
    .leftJoin('consultationReviewer as n', (join) =>
      join.onRef('n.groupingId', '=', 'g.id').on('n.consultationId', '=', chain.consultationId),
    )
    .select(['g.id', 'g.name', sql<Mandate>`coalesce(n.mandate, g.mandate)`.as('mandate')])
    .where('g.id', 'in', ids)
    .where('g.programmeId', '=', chain.programmeId)
    .orderBy('g.name')
    .execute()
  if (groups.length !== ids.length)
    throw refusedAt('invalid', 'groups', 'One of these groups is not of this programme.')
  const again = groups.find((group) => chain.asked.some((asked) => asked.id === group.id))
  if (again) throw new Refusal('conflict', `${again.name} has been asked about version ${chain.number} already.`)
  return groups
}

/**
 * Go on without a group’s approval, after its due day: by a named person who did not write it, and with the reason.
 * @throws {Refusal} `not-found`; `forbidden` for anyone who wrote it; `conflict` before the due day has passed, or when there
 *                   is nothing to waive
 */
export function waive(db: Db, ref: string, given: Waiver, by: SignedIn, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const closed = whyNotReview(chain)
    if (closed) throw new Refusal('conflict', closed)
    const fourEyes = whyNotFourEyes(chain, by.id, 'waive a group’s approval')
    if (fourEyes) throw new Refusal('forbidden', fourEyes)
    const asked = chain.asked.find((group) => group.id === given.group)
    if (!asked) throw new Refusal('conflict', 'This group has not been asked about this version.')
    if (!chain.mustApprove.some((group) => group.id === given.group))
      throw new Refusal('conflict', `${asked.name} is not asked to approve, so there is nothing to waive.`)
    if (waiverHolds(chain, asked)) return
    if (groupSays(chain, given.group) === 'approve')
      throw new Refusal('conflict', `${asked.name} has approved this version.`)
    if (asked.dueOn === null) throw new Refusal('conflict', `${asked.name} has no due day, so it cannot be waived.`)
    const { openedAt } = await trx
      .selectFrom('reviewRound')
      .select('openedAt')
      .where('id', '=', asked.roundId)
      .executeTakeFirstOrThrow()
    // Asked on its due day, perhaps minutes before that ended, a group has not had a day: then it has the next one too.
    const dayAfter = addDays(dayOf(openedAt), 1)
    const until = asked.dueOn > dayAfter ? asked.dueOn : dayAfter
    if (until >= dayOf(at))
      throw new Refusal('conflict', `${asked.name} has until ${inWords(until)}; it can be waived on the day after.`)
    const { waivedBy, waivedAt, waiverReason } = asked
    const before = { groupingId: given.group, byPerson: waivedBy, at: waivedAt, reason: waiverReason }
    await keepReplacedReason(trx, chain, { kind: 'waiver', ...before })
    await trx
      .updateTable('reviewRoundGroup')
      .set({ waivedBy: by.id, waivedAt: at, waiverReason: given.reason })
      .where('roundId', '=', asked.roundId)
      .where('groupingId', '=', given.group)
      .execute()
    await record(trx, {
      actor: by.id,
      action: 'response.group-waived',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { version: chain.number, group: given.group },
      at,
    })
  })
}
