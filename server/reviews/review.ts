import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal } from '../http/refusal.ts'
import { dayOf } from '../data/time.ts'
import { type Chain, lockChain } from '../responses/chain.ts'
import type { InvitedReview, NewReview } from '../responses/contract.ts'
import { findInvitation } from './invitation.ts'
import {
  groupSays,
  hasApproved,
  whyNotApprove,
  whyNotAskForChanges,
  whyNotFourEyes,
  whyNotReview,
} from '../responses/rules.ts'

/**
 * Say what one thinks of the latest version that was sent: as a second officer or reviewer, or for a group that was asked,
 * as a member of it or as the officer who was in the room. The same decision again by the same person is the same as once.
 * @throws {Refusal} `not-found`; `forbidden` for whoever wrote any part of it; `conflict` if the version has been replaced,
 *                   is public or was never sent; `invalid` if a note is missing
 */
export function review(db: Db, ref: string, given: NewReview, by: SignedIn, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    refuseOther(chain, given.version)
    refuseSilence(given)
    if (given.group) return forGroup(trx, chain, given, given.group, by, at)
    const why = given.decision === 'approve' ? whyNotApprove(chain, by) : whyNotAskForChanges(chain, by)
    if (why) throw new Refusal(whyNotReview(chain) ? 'conflict' : 'forbidden', why)
    if (given.decision === 'approve' && hasApproved(chain, by.id)) return
    await write(trx, chain, given, { reviewerId: by.id }, by.id, at)
  })
}

/** A member speaks for the group; an officer records what it said, and in which meeting. */
async function forGroup(trx: Trx, chain: Chain, given: NewReview, groupId: string, by: SignedIn, at: Date) {
  const closed = whyNotReview(chain)
  if (closed) throw new Refusal('conflict', closed)
  const asked = chain.asked.find((group) => group.id === groupId)
  if (!asked)
    throw new Refusal('conflict', 'This group has not been asked about this version. Open a review round first.')
  const today = dayOf(at)
  const member = await trx
    .selectFrom('groupMember')
    .select('id')
    .where('groupingId', '=', groupId)
    .where('personId', '=', by.id)
    .where((eb) => eb.or([eb('seatedFrom', 'is', null), eb('seatedFrom', '<=', today)]))
    .where((eb) => eb.or([eb('seatedUntil', 'is', null), eb('seatedUntil', '>=', today)]))
    .executeTakeFirst()
  const fourEyes = given.decision === 'approve' ? whyNotFourEyes(chain, by.id, 'record a group’s approval of it') : null
  if (fourEyes) throw new Refusal('forbidden', fourEyes)
  if (!member && !given.note) {
    const message = 'Please say in which meeting this was said, and on which day.'
    throw new Refusal('invalid', message, [{ field: 'note', message }])
  }
  if (given.decision === 'approve' && groupSays(chain, groupId) === 'approve') return
  const who = member ? { reviewerId: by.id } : { recordedBy: by.id }
  await write(trx, chain, given, { ...who, groupingId: groupId, roundId: asked.roundId }, by.id, at)
}

/**
 * The same by a private link: no account, a post instead of a name.
 * @throws {Refusal} `not-found` for a link that is unknown, withdrawn or has expired; `conflict` if its version was replaced
 *                   or is public; `invalid` if a note is missing
 */
export async function reviewByInvitation(db: Db, token: string, given: InvitedReview, at: Date): Promise<void> {
  const { ref } = await findInvitation(db, token, at)
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    // Read again under the lock: it may have been withdrawn, and the version replaced, meanwhile.
    const invitation = await findInvitation(trx, token, at)
    refuseOther(chain, invitation.version)
    const closed = whyNotReview(chain)
    if (closed) throw new Refusal('conflict', closed)
    refuseSilence(given)
    const groupingId = given.speaksFor === 'group' ? invitation.groupId : null
    const by = { invitationId: invitation.id, voice: given.voice, groupingId, roundId: invitation.roundId }
    await write(trx, chain, given, by, null, at)
  })
}

function refuseOther(chain: Chain, version: number): void {
  if (version !== chain.number)
    throw new Refusal(
      'conflict',
      `Version ${version} has been replaced by version ${chain.number}. A review is of one version; please read the new one.`,
    )
}

function refuseSilence({ decision, note }: Pick<NewReview, 'decision' | 'note'>): void {
  if (decision === 'approve' || note) return
  const message = {
    'ask-for-changes': 'Please say what should change.',
    dissent: 'Please say what you disagree with; it is kept with your decision.',
    comment: 'Please write your comment.',
  }[decision]
  throw new Refusal('invalid', message, [{ field: 'note', message }])
}

async function write(
  trx: Trx,
  chain: Chain,
  given: Pick<NewReview, 'decision' | 'note' | 'passage'>,
  by: {
    reviewerId?: string
    recordedBy?: string
    invitationId?: string
    voice?: string
    groupingId?: string | null
    roundId?: string | null
  },
  actor: string | null,
  at: Date,
): Promise<void> {
  const { decision, note, passage } = given
  await trx
    .insertInto('review')
    .values({ versionId: chain.versionId, decision, note, passage, at, ...by })
    .execute()
  await record(trx, {
    actor,
    action: `response.${{ approve: 'approved', 'ask-for-changes': 'changes-asked', dissent: 'dissented', comment: 'commented' }[decision]}`,
    subjectId: chain.id,
    consultationId: chain.consultationId,
    detail: { version: chain.number, group: by.groupingId ?? null, recorded: by.recordedBy !== undefined },
    at,
  })
}
