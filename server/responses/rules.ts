import { listed } from '../data/vocabulary.ts'
import type { SignedIn } from '../people/contract.ts'
import { may, type Permission } from '../people/permissions.ts'
import type { Chain } from './chain.ts'
import type { DeskResponse, Named, ResponseState } from './contract.ts'
import { addDays, beginsAt, dayOf, inWords, momentOn } from '../data/time.ts'
import type { Day } from '../http/wire.ts'

// The rules of the chain, over what is known of one response. Verbs refuse with these sentences, pages show them.

type Asks = Pick<SignedIn, 'id' | 'grants'>

/** Whether somebody may do this with one response: nobody decides for an organisation that is not theirs. */
export const allows = (chain: Chain, person: Pick<SignedIn, 'grants'>, permission: Permission): boolean =>
  may(person, permission, {
    is: 'response',
    consultationId: chain.consultationId,
    organisationId: chain.organisationId,
    sharedWith: chain.sharedWith.map((one) => one.id),
  })

/** What each officer and reviewer said last for themselves to the latest version, other than a comment. */
function lastWords({ reviews }: Chain): Map<string, Chain['reviews'][number]> {
  const last = new Map<string, Chain['reviews'][number]>()
  for (const review of reviews) {
    if (review.reviewerId === null || review.groupingId !== null || review.roundId !== null) continue
    if (review.decision !== 'comment') last.set(review.reviewerId, review)
  }
  return last
}

/** What they have said together: a request for changes outweighs. */
function officersSay(chain: Chain): 'approved' | 'changes-asked' | null {
  const words = [...lastWords(chain)]
  if (words.some(([, { decision }]) => decision === 'ask-for-changes')) return 'changes-asked'
  return words.some(([person]) => hasApproved(chain, person)) ? 'approved' : null
}

/** A group's last word on the latest version. */
export function groupSays(chain: Chain, groupId: string) {
  return (
    chain.reviews.findLast((review) => review.groupingId === groupId && review.decision !== 'comment')?.decision ?? null
  )
}

/** Approving groups that have neither approved the latest version nor been waived for it. */
export function outstanding(chain: Chain): Named[] {
  return chain.mustApprove.filter(
    (group) =>
      groupSays(chain, group.id) !== 'approve' &&
      !chain.asked.some((asked) => asked.id === group.id && waiverHolds(chain, asked)),
  )
}

/**
 * A waiver passes over what a group had said, or not said, by then: a no that comes later has not been passed over by anybody. Like an
 * approval it counts while whoever gave it may still give it.
 */
export function waiverHolds(chain: Chain, { id, waivedAt, waiverStands }: Chain['asked'][number]): boolean {
  if (waivedAt === null || !waiverStands) return false
  const word = chain.reviews.findLast((review) => review.groupingId === id && review.decision !== 'comment')
  return !word || word.decision === 'approve' || new Date(word.at) <= new Date(waivedAt)
}

type RequiredOf = DeskResponse['boards'][number]

/** The boards that must have resolved about the latest version, and why each has to. */
export function boards(chain: Chain): RequiredOf[] {
  const required = chain.requiredBoards.map((board): RequiredOf => ({
    ...board,
    requiredBy: board.id === chain.consultationBoardId ? 'consultation' : 'response',
  }))
  // Anyone who agreed to earlier words is not passed over with later ones.
  for (const { boardId: id, board: name, version } of chain.resolutions) {
    if (version !== null && !required.some((board) => board.id === id))
      required.push({ id, name, requiredBy: 'resolution' })
  }
  return required
}

/**
 * Boards that hold the latest version, each with the reason in a sentence. A board has resolved when it agreed to exactly
 * this version, or when it agreed to an earlier one and this one was changed under a delegation of its own. Where the rule
 * demands a board, it must have had the findings on the day it decided (Gunning's fourth principle).
 */
export function boardsOutstanding(chain: Chain): (Named & { why: string })[] {
  return boards(chain).flatMap((board) => {
    const why = whyNotResolved(chain, board)
    return why ? [{ id: board.id, name: board.name, why }] : []
  })
}

function whyNotResolved(chain: Chain, board: RequiredOf): string | null {
  const own = chain.resolutions.filter((one) => one.boardId === board.id && one.version !== null)
  const used = own.some((one) => one.id === chain.amendment?.resolutionId)
  // Anyone who changed the words has used the delegation; somebody who wrote no part has to agree that it covers them.
  const amended = used && chain.amendment?.agreementStands === true
  if (used && !amended && !own.some((one) => one.version === chain.number))
    return `Version ${chain.number} was changed under the delegation of ${board.name}; somebody who wrote no part of it has to agree that the delegation covers it.`
  const agreed = own.filter((one) => one.version === chain.number || (amended && (one.version ?? 0) < chain.number))
  if (agreed.length === 0) {
    const earlier = own[0]
    return earlier
      ? `${board.name} agreed to version ${earlier.version}; version ${chain.number} has to go back to it, or be changed under a delegation.`
      : `${board.name} has to resolve about version ${chain.number} first.`
  }
  if (board.requiredBy === 'resolution') return null
  const given = chain.findings.filter((one) => one.boards.includes(board.id))
  if (agreed.some((one) => given.some(({ issuedAt }) => new Date(issuedAt) < decidedBefore(one)))) return null
  const day = agreed[0]?.day
  if (!day)
    return `The day on which ${board.name} resolved was not recorded, so nobody can say what it had read by then.`
  const [first] = given
  if (chain.findings.length > 0 && !first)
    return `${board.name} resolved on ${inWords(day)}, and the findings were issued to others, not to it. Issue the consideration pack for its meeting, and ask the board again.`
  if (!first)
    return `${board.name} resolved on ${inWords(day)}, and no findings have been issued to decision-makers. Issue the consideration pack, and ask the board again.`
  const issued = dayOf(new Date(first.issuedAt))
  return `${board.name} resolved on ${inWords(day)}, before the findings were issued ${issued === day ? 'later that day' : `on ${inWords(issued)}`}. It has to resolve again.`
}

/** The moment by which a board must have had the findings: its meeting's beginning, or when its word was recorded if that is not known. */
function decidedBefore({ day, starts, linkedAt }: Chain['resolutions'][number]): Date {
  if (day === null) return new Date(0)
  const recorded = new Date(linkedAt)
  const begins = beginsAt(day, starts)
  // A meeting that was moved afterwards did not read more for it.
  if (begins) return begins < recorded ? begins : recorded
  const over = momentOn(addDays(day, 1), '00:00')
  return recorded < over ? recorded : over
}

/** Resolutions that delegate a change of words a board agreed to. */
export function delegations(chain: Chain) {
  return chain.resolutions.filter((one) => one.delegatedTo !== null && one.version !== null)
}

/** A board agreed to an earlier version and not to this one: a change needs its delegation. */
export function changesWhatBoardAgreed(chain: Chain): boolean {
  const agreed = chain.resolutions.filter((one) => one.version !== null)
  return agreed.length > 0 && !agreed.some((one) => one.version === chain.number)
}

/** Where a response stands, read off its rows. */
export function stateOf(chain: Chain): ResponseState {
  if (chain.abandonedAt) return 'abandoned'
  if (chain.publication?.versionId === chain.versionId)
    return chain.publication.outcome === 'superseded' ? 'replaced' : 'published'
  if (!chain.sentAt) return chain.askedBefore ? 'changes-asked' : 'drafting'
  const waiting = outstanding(chain)
  const said = officersSay(chain)
  if (said === 'changes-asked' || waiting.some((group) => groupSays(chain, group.id) === 'ask-for-changes'))
    return 'changes-asked'
  if (said === null) return 'in-review'
  if (waiting.length > 0) return 'with-groups'
  if (chain.plan) return 'planned'
  return boardsOutstanding(chain).length > 0 ? 'with-board' : 'approved'
}

/** Who is to act next, and since when: the desk lists by it, the longest wait first. */
export function waitsFor(chain: Chain): { who: string | null; since: Date } {
  const asking = chain.reviews.findLast((review) => review.decision === 'ask-for-changes')
  const last = chain.reviews.at(-1)
  switch (stateOf(chain)) {
    case 'drafting':
      return { who: `${chain.editedByName}, to send it for review`, since: chain.editedAt }
    case 'changes-asked': {
      const at = asking?.at ?? chain.askedBefore?.at
      const group = chain.asked.find((one) => one.id === asking?.groupingId)?.name
      const who = asking ? (group ?? asking.reviewer) : chain.askedBefore?.who
      return {
        who: `${chain.editedByName}, to change what ${who ?? 'a reviewer'} asked for`,
        since: at ? new Date(at) : chain.editedAt,
      }
    }
    case 'in-review':
      return { who: 'A second officer or a reviewer, to approve it', since: chain.sentAt ?? chain.editedAt }
    case 'with-groups': {
      const groups = outstanding(chain).map((group) => {
        const asked = chain.asked.find((one) => one.id === group.id)
        if (!asked) return `${group.name} (not asked yet)`
        return asked.dueOn ? `${group.name} (due ${inWords(asked.dueOn)})` : group.name
      })
      return { who: groups.join(', '), since: chain.sentAt ?? chain.editedAt }
    }
    case 'with-board':
      return {
        who: `${listed(boardsOutstanding(chain).map((board) => board.name))}, to resolve`,
        since: last ? new Date(last.at) : chain.editedAt,
      }
    case 'approved': {
      const { cutSince, planDropped: dropped } = chain
      const since = dropped ?? last
      return {
        who: cutSince
          ? `${chain.editedByName}, to write the next version: words were taken out of this one`
          : (whyNotPublished(chain) ??
            (dropped
              ? 'An officer, to plan it again or publish it: its planned publication was dropped'
              : 'An officer, to publish it')),
        since: since ? new Date(since.at) : chain.editedAt,
      }
    }
    case 'planned':
      return {
        who: chain.plan && planInWords(chain, chain.plan),
        since: last ? new Date(last.at) : chain.editedAt,
      }
    default:
      return { who: null, since: chain.publication ? new Date(chain.publication.publishedAt) : chain.editedAt }
  }
}

const notAllowed =
  'Your role does not allow this here. The owner of this response decides; an administrator gives roles.'

export function whyNotEdit(chain: Chain, person: Asks): string | null {
  if (!allows(chain, person, 'responses.draft')) return notAllowed
  if (chain.abandonedAt) return 'This response was abandoned; start a new one.'
  return null
}

export function whyNotSend(chain: Chain, person: Asks): string | null {
  const edit = whyNotEdit(chain, person)
  if (edit) return edit
  if (chain.publication?.versionId === chain.versionId)
    return 'This version is public. Change it to begin the next one.'
  if (chain.sentAt) return `Version ${chain.number} has been sent already. Change it to begin the next one.`
  return null
}

/** Reviews are of the latest version that was sent, while it is not public. */
export function whyNotReview(chain: Chain): string | null {
  if (chain.abandonedAt) return 'This response was abandoned.'
  if (!chain.sentAt) return 'Nothing has been sent for review yet.'
  if (chain.publication?.versionId === chain.versionId)
    return `Version ${chain.number} is public already. A correction begins the next version.`
  return null
}

export function whyNotApprove(chain: Chain, person: Asks): string | null {
  if (!allows(chain, person, 'responses.review')) return notAllowed
  const why = whyNotReview(chain) ?? whyNotFourEyes(chain, person.id, 'approve it')
  if (why) return why
  return chain.relinked?.by.includes(person.id)
    ? 'You joined or took away comments after it was sent, so somebody else must approve it.'
    : null
}

/**
 * Whether somebody has approved the latest version for themselves, and not taken it back since. An approval is of the words and of the
 * comments they answer: whatever was joined or taken away since, somebody else has looked at. It counts while its reviewer may still
 * approve here: an account that was closed, or lost its role, stands for nobody at the moment of publication.
 */
export function hasApproved(chain: Chain, personId: string): boolean {
  const word = lastWords(chain).get(personId)
  if (word?.decision !== 'approve' || !word.stillMay || chain.editors.some((editor) => editor.id === personId))
    return false
  const { relinked } = chain
  return relinked === null || (new Date(word.at) >= new Date(relinked.at) && !relinked.by.includes(personId))
}

/**
 * Anyone who wrote any part of a version, then or in the versions it grew from, does not wave it through; nor does anybody whose
 * account a writer made lately, or who made a writer's: one person may hold both.
 */
export function whyNotFourEyes(chain: Chain, personId: string, action: string): string | null {
  return chain.editors.some((editor) => editor.id === personId)
    ? `You wrote part of this version, so somebody else must ${action}.`
    : chain.tied.includes(personId)
      ? `In the last 14 days you invited somebody who wrote this, or they you, or both accounts were opened in one browser. So somebody else must ${action}; or another administrator confirms the account first.`
      : null
}

export function whyNotAskForChanges(chain: Chain, person: Asks): string | null {
  if (!allows(chain, person, 'responses.review')) return notAllowed
  return whyNotReview(chain)
}

export function whyNotOpenRound(chain: Chain, person: Asks): string | null {
  if (!allows(chain, person, 'responses.draft')) return notAllowed
  return whyNotReview(chain)
}

export function whyNotWaive(chain: Chain, person: Asks, today: Day): string | null {
  if (!allows(chain, person, 'responses.publish')) return notAllowed
  const closed = whyNotReview(chain)
  if (closed) return closed
  const waiting = outstanding(chain).map((group) => chain.asked.find((asked) => asked.id === group.id))
  if (waiting.length === 0) return 'No group’s approval is outstanding.'
  const due = waiting.find((asked) => asked && asked.dueOn !== null && asked.dueOn < today)
  if (!due) return 'A group can be waived once it was asked about this version and its due day has passed.'
  return whyNotFourEyes(chain, person.id, 'waive a group’s approval')
}

export function whyNotPublish(chain: Chain, person: Asks): string | null {
  if (!allows(chain, person, 'responses.publish')) return notAllowed
  return whyNotPublished(chain)
}

/** The same, for when the board will have resolved. */
export function whyNotPlanAfterBoard(chain: Chain, person: Asks): string | null {
  if (!allows(chain, person, 'responses.publish')) return notAllowed
  return whyNotAgreed(chain) ?? (boards(chain).length === 0 ? 'No board has to resolve about it.' : null)
}

/** Anyone who asks gives the reason; somebody else, who did not write it either, allows it. */
export function whyNotAskOverride(chain: Chain, person: Asks, embargoes: { id: string }[]): string | null {
  const why = whyNotPublish(chain, person)
  if (why) return why
  if (embargoes.length === 0) return 'No embargo applies.'
  return embargoes.every(({ id }) => chain.overrides.some((one) => one.embargoId === id))
    ? 'It has been asked for already.'
    : null
}

export function whyNotAllowOverride(chain: Chain, person: Asks): string | null {
  const why = whyNotPublish(chain, person)
  if (why) return why
  const open = chain.overrides.filter((one) => !one.allowed)
  if (open.length === 0) return 'No override has been requested.'
  if (open.some((one) => one.askedBy === person.id)) return 'You asked for it, so somebody else must allow it.'
  return whyNotFourEyes(chain, person.id, 'allow it')
}

export function whyNotAgreeDelegation(chain: Chain, person: Asks): string | null {
  if (!allows(chain, person, 'responses.review')) return notAllowed
  if (!chain.amendment) return 'This version was not changed under a delegation.'
  if (chain.amendment.agreementStands) return `${chain.amendment.agreedByName} has agreed already.`
  return whyNotReview(chain) ?? whyNotFourEyes(chain, person.id, 'agree that the delegation covers it')
}

/** A resolution can be linked at any time before the response is given up; what was decided stays decided. */
export function whyNotLinkResolution(chain: Chain, person: Asks): string | null {
  return whyNotEdit(chain, person)
}

/** What it costs to add comments now, or to take some away: said before it is done. */
export function costOfRelinking(chain: Chain): string | null {
  const { publication, plan } = chain
  const waits =
    chain.laterChanges === 'second-officer'
      ? 'nothing changes before a second officer agrees'
      : 'it changes at once, and a second officer looks at it within a day'
  const approved = [...lastWords(chain).keys()].some((person) => hasApproved(chain, person))
  const again = 'once its comments change, somebody else has to approve it again'
  return (
    [
      publication && `It is public: ${waits}.`,
      publication?.versionId !== chain.versionId &&
        approved &&
        (plan
          ? `It is approved and planned for ${inWords(plan.publishOn)}: ${again}, or it is not published then.`
          : `It is approved: ${again}.`),
    ]
      .filter(Boolean)
      .join(' ') || null
  )
}

/** The chain's own rule: a second person approved exactly this version, and so did every group and board that must. */
export function whyNotPublished(chain: Chain): string | null {
  return whyNotAgreed(chain) ?? boardsOutstanding(chain)[0]?.why ?? null
}

/** The same without the boards. */
export function whyNotAgreed(chain: Chain): string | null {
  const closed = whyNotReview(chain)
  if (closed) return closed
  const said = officersSay(chain)
  if (said === 'changes-asked') return `Somebody asked for changes to version ${chain.number}.`
  if (chain.cutSince)
    return `Words were taken out of version ${chain.number} after it was sent, and nobody has approved what is left. Begin the next version.`
  const { relinked } = chain
  if (said === null && relinked && chain.reviews.some((one) => one.decision === 'approve' && one.groupingId === null))
    return `Since version ${chain.number} was approved, ${listed(relinked.names)} changed what it answers (${relinked.joined.toLocaleString('en-GB')} joined, ${relinked.away.toLocaleString('en-GB')} taken away). Somebody else has to approve it again.`
  const gone = [...lastWords(chain).values()].find((word) => word.decision === 'approve' && !word.stillMay)
  if (said === null && gone)
    return `${gone.reviewer} approved version ${chain.number}, and has no role here any more that allows it. Somebody else has to approve it again.`
  if (said === null) return `Version ${chain.number} has not been approved by a second person.`
  const waiting = outstanding(chain)
  if (waiting.length > 0) {
    const left = chain.asked.find((one) => waiting.some(({ id }) => id === one.id) && one.waivedAt && !one.waiverStands)
    const why = left ? ` ${left.waivedByName}, who waived ${left.name}, has no role here any more that allows it.` : ''
    return `${listed(waiting.map((group) => group.name))} must approve version ${chain.number} first, or be waived.${why}`
  }
  const [changed] = chain.holdsChangedBy
  const [released] = chain.releasedBy
  if (released)
    return `${released.name}, who wrote part of it, released it from ${released.board}. Somebody who wrote no part has to ask that board again, and may release it then.`
  return changed === undefined
    ? null
    : `${changed} changed which groups or which board this waits for. Somebody else has to look at that change of the consultation first.`
}

export function whyNotAbandon(chain: Chain, person: Asks): string | null {
  const edit = whyNotEdit(chain, person)
  if (edit) return edit
  if (chain.publication) return 'It has been published; correct it instead. What was published stays readable.'
  return null
}

/** When a planned version comes out. */
function planInWords(chain: Chain, plan: NonNullable<Chain['plan']>): string {
  const waiting = plan.afterResolution ? boardsOutstanding(chain).map((board) => board.name) : []
  return waiting.length > 0
    ? `${listed(waiting)}, to resolve; then it is published, not before ${inWords(plan.publishOn)}`
    : `${inWords(plan.publishOn)}, when it is published`
}
