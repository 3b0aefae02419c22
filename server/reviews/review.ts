import { timingSafeEqual } from 'node:crypto'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal, refusedAt } from '../http/refusal.ts'
import { dayOf, inWords } from '../data/time.ts'
import { type Chain, lockChain } from '../responses/chain.ts'
import type { InvitedReview, NewReview } from './contract.ts'
import type { Day } from '../http/wire.ts'
import { codeFor } from '../data/links.ts'
import { sameMailbox } from '../followers/address.ts'
import { findInvitation, recordUse, refuseParty } from './invitation.ts'
import { anyOf } from '../responses/queries.ts'
import { versionReadable } from '../responses/versions.ts'
import {
  groupSays,
  hasApproved,
  whyNotApprove,
  whyNotAskForChanges,
  whyNotFourEyes,
  whyNotReview,
} from '../responses/rules.ts'

/** How long a code is good for, in hours: a mail may be read the next day. */
const codeHours = 72
/** With six digits, one guess in 200,000 gets through. */
const maxWrongCodes = 5

/**
 * Say what one thinks of the latest version that was sent: as a second officer or reviewer, or for a group that was asked,
 * as a member of it or as the officer who was in the room. The same decision again by the same person is the same as once.
 * @throws {Refusal} `not-found`; `forbidden` for anyone who wrote any part of it; `conflict` if the version has been replaced,
 *                   is public or was never sent, or answers other comments than it did when it was read; `invalid` if a note is missing
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
    await refuseUnread(trx, chain, given)
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
  const seats = await trx
    .selectFrom('groupMember')
    .select(['waits', 'personId', 'seatedBy', 'seatConfirmedBy'])
    .where('groupingId', '=', groupId)
    .where('personId', '=', by.id)
    .where((eb) => eb.or([eb('seatedFrom', 'is', null), eb('seatedFrom', '<=', today)]))
    .where((eb) => eb.or([eb('seatedUntil', 'is', null), eb('seatedUntil', '>=', today)]))
    .execute()
  const member = seats.some((seat) => countsFor(chain, seat))
  const fourEyes = whyNotFourEyes(chain, by.id, member ? 'speak for a group' : 'record what a group said about it')
  if (fourEyes) throw new Refusal('forbidden', fourEyes)
  if (!member && seats.length > 0 && !given.meetingOn)
    throw new Refusal(
      'forbidden',
      'You took this seat yourself, or somebody gave it who wrote part of this version. Somebody else must confirm it on the group’s page before you speak for the group.',
    )
  const recorded = member ? null : meetingIn(given, chain, today)
  if (given.decision === 'approve' && groupSays(chain, groupId) === 'approve') return
  const who = recorded ? { recordedBy: by.id, ...recorded } : { reviewerId: by.id }
  await write(trx, chain, given, { ...who, groupingId: groupId, roundId: asked.roundId }, by.id, at)
}

/**
 * A seat counts for a version unless it waits. One that its member took, or an author of the version gave, needs somebody else’s word,
 * and an author’s is not that.
 */
function countsFor(
  { editors, tied }: Chain,
  seat: { waits: boolean; personId: string | null; seatedBy: string | null; seatConfirmedBy: string | null },
): boolean {
  const author = (id: string) => tied.includes(id) || editors.some((editor) => editor.id === id)
  const { waits, personId, seatedBy, seatConfirmedBy } = seat
  if (waits) return false
  if (seatedBy === null || (seatedBy !== personId && !author(seatedBy))) return true
  return seatConfirmedBy !== null && !author(seatConfirmedBy)
}

/**
 * When the group met, who was there and where it is minuted: without these an officer cannot give its word.
 * @throws {Refusal} `invalid` where one is missing, or the group cannot have had this version on that day
 */
function meetingIn({ meetingOn, present, minute }: NewReview, chain: Chain, today: Day) {
  const faults = [
    ...(meetingOn ? [] : [{ field: 'meetingOn', message: 'Please say on which day the group met.' }]),
    ...(present ? [] : [{ field: 'present', message: 'Please say who of the group was there.' }]),
    ...(minute ? [] : [{ field: 'minute', message: 'Please say where this is minuted.' }]),
  ]
  const sentOn = chain.sentAt && dayOf(chain.sentAt)
  if (meetingOn && meetingOn > today) faults.push({ field: 'meetingOn', message: 'That day has not come yet.' })
  if (meetingOn && sentOn && meetingOn < sentOn)
    faults.push({
      field: 'meetingOn',
      message: `Version ${chain.number} was sent on ${inWords(sentOn)}: the group cannot have read it before.`,
    })
  if (faults.length > 0) throw new Refusal('invalid', faults.map((one) => one.message).join(' '), faults)
  return { meetingOn, present, minute }
}

/**
 * What somebody says by a private link. For themselves it is kept at once; for their group it waits for the code that is sent to
 * the address we hold for them, so that a link passed on is nobody else's word.
 * @param by    who is signed in on this device, if anybody: an author of the response can use no link
 * @param mail  whether a mail server is set; else somebody who wrote no part passes the code on
 * @returns whether it is kept, or waits for its code
 * @throws {Refusal} `not-found` for a link that is unknown or has ended; `forbidden` for an author; `conflict` if its version
 *                   was replaced or is public; `invalid` if a note is missing
 */
export async function reviewByLink(
  db: Db,
  key: Buffer,
  token: string,
  given: InvitedReview,
  by: SignedIn | null,
  mail: boolean,
  at: Date,
): Promise<'kept' | 'waits-for-code'> {
  const { ref } = await findInvitation(db, key, token, at)
  return db.transaction().execute(async (trx) => {
    const { chain, invitation } = await lockInvited(trx, key, token, ref, by, at)
    refuseSilence(given)
    const { decision, note, passage } = given
    if (given.speaksFor === 'self') {
      const own = { invitationId: invitation.id, voice: invitation.post, roundId: invitation.roundId }
      await write(trx, chain, given, own, null, at)
      return 'kept'
    }
    await dropUnconfirmed(trx, invitation.id, at)
    const { id } = await trx
      .insertInto('reviewConfirmation')
      .values({ invitationId: invitation.id, decision, note, passage, madeAt: at, expiresAt: addHours(at, codeHours) })
      .returning('id')
      .executeTakeFirstOrThrow()
    if (mail) {
      const { memberId } = invitation
      await trx
        .insertInto('message')
        .values({
          kind: 'review-code',
          cause: id,
          memberId,
          createdAt: at,
          dueAt: at,
          expiresAt: addHours(at, codeHours),
        })
        .execute()
    }
    await recordUse(trx, invitation, 'response.link-used', at)
    return 'waits-for-code'
  })
}

/**
 * The code that makes it the group's word. After five wrong ones what was said has to be sent again.
 * @throws {Refusal} as above; `invalid` for a wrong code; `conflict` if nothing waits for one
 */
export async function confirmByCode(
  db: Db,
  key: Buffer,
  token: string,
  code: string,
  by: SignedIn | null,
  at: Date,
): Promise<void> {
  const { ref } = await findInvitation(db, key, token, at)
  // A wrong code is counted although it is refused, so the refusal is thrown once the count is kept.
  const refused = await db.transaction().execute(async (trx) => {
    const { chain, invitation } = await lockInvited(trx, key, token, ref, by, at)
    const waiting = await findUnconfirmed(trx, invitation.id, at)
    if (!waiting)
      return new Refusal('conflict', 'Nothing waits for a code any more. Please send what your group says once more.')
    if (!sameCode(codeFor(key, waiting.id), code)) {
      const wrong = waiting.wrongCodes + 1
      await trx
        .updateTable('reviewConfirmation')
        .set({ wrongCodes: wrong, ...(wrong >= maxWrongCodes && { droppedAt: at }) })
        .where('id', '=', waiting.id)
        .execute()
      const message =
        wrong >= maxWrongCodes
          ? 'That was the fifth wrong code. Please send what your group says once more; you will get a new code.'
          : 'This is not the code that we sent. Please look at the newest mail from us.'
      return refusedAt('invalid', 'code', message)
    }
    await trx.updateTable('reviewConfirmation').set({ confirmedAt: at }).where('id', '=', waiting.id).execute()
    const spoken = {
      invitationId: invitation.id,
      voice: invitation.post,
      groupingId: invitation.groupId,
      roundId: invitation.roundId,
      confirmedByCode: waiting.id,
    }
    await write(trx, chain, waiting, spoken, null, at)
    await recordUse(trx, invitation, 'response.link-confirmed', at)
    return null
  })
  if (refused) throw refused
}

/**
 * Where no mail server is set, somebody who wrote no part and did not send the version passes the code on. It is shown once.
 * @throws {Refusal} `not-found` if nothing waits; `forbidden` for an author, the sender and the person who opened the round;
 *                   `conflict` if it was shown already
 */
export function showCode(
  db: Db,
  key: Buffer,
  ref: string,
  invitationId: string,
  by: SignedIn,
  at: Date,
): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const round = await trx
      .selectFrom('reviewInvitation as i')
      .innerJoin('reviewRound as o', 'o.id', 'i.roundId')
      .innerJoin('responseVersion as v', 'v.id', 'o.versionId')
      .select(['o.openedBy', 'v.sentBy'])
      .where('i.id', '=', invitationId)
      .where('o.versionId', '=', chain.versionId)
      .executeTakeFirst()
    const waiting = round && (await findUnconfirmed(trx, invitationId, at))
    if (!waiting) throw new Refusal('not-found', 'Nothing waits for a code here.')
    refuseParty(chain, round, by, 'pass the code on')
    if (waiting.shownAt)
      throw new Refusal('conflict', 'This code has been shown already. It can be sent once more by the group’s link.')
    await trx
      .updateTable('reviewConfirmation')
      .set({ shownTo: by.id, shownAt: at })
      .where('id', '=', waiting.id)
      .execute()
    await record(trx, {
      actor: by.id,
      action: 'response.code-shown',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { version: chain.number, link: invitationId },
      at,
    })
    return codeFor(key, waiting.id)
  })
}

/** Read again under the lock: the link may have been withdrawn, and the version replaced, meanwhile. */
async function lockInvited(trx: Trx, key: Buffer, token: string, ref: string, by: SignedIn | null, at: Date) {
  const chain = await lockChain(trx, ref)
  const invitation = await findInvitation(trx, key, token, at)
  const author = by && whyNotFourEyes(chain, by.id, 'speak for a group')
  if (author) throw new Refusal('forbidden', author)
  if (await isAuthors(trx, chain, invitation.email))
    throw new Refusal(
      'forbidden',
      'This link went to the mailbox of somebody who wrote part of this version, so it speaks for nobody. Please ask for a seat with another address.',
    )
  refuseOther(chain, invitation.version)
  const closed = whyNotReview(chain)
  if (closed) throw new Refusal('conflict', closed)
  if (invitation.waits)
    throw new Refusal(
      'conflict',
      'The address of this seat was changed. Somebody has to confirm it before this link is used.',
    )
  return { chain, invitation }
}

/** Whether a mailbox is that of somebody who wrote part of the version, or whose account is theirs: its code proves nobody else. */
async function isAuthors(trx: Trx, { editors, tied }: Chain, email: string): Promise<boolean> {
  const authors = await trx
    .selectFrom('person')
    .select('email')
    .where('id', '=', anyOf([...editors.map(({ id }) => id), ...tied]))
    .execute()
  return authors.some((author) => sameMailbox(author.email, email))
}

/** What was said by a link and waits for its code. @returns undefined if nothing does */
export function findUnconfirmed(db: Db, invitationId: string, at: Date) {
  return db
    .selectFrom('reviewConfirmation')
    .select(['id', 'decision', 'note', 'passage', 'wrongCodes', 'shownAt'])
    .where('invitationId', '=', invitationId)
    .where('confirmedAt', 'is', null)
    .where('droppedAt', 'is', null)
    .where('expiresAt', '>', at)
    .orderBy('madeAt', 'desc')
    .limit(1)
    .$narrowType<Pick<NewReview, 'decision'>>()
    .executeTakeFirst()
}

function dropUnconfirmed(trx: Trx, invitationId: string, at: Date) {
  return trx
    .updateTable('reviewConfirmation')
    .set({ droppedAt: at })
    .where('invitationId', '=', invitationId)
    .where('confirmedAt', 'is', null)
    .where('droppedAt', 'is', null)
    .execute()
}

/** In the same time whichever digit is wrong. Spaces between the digits are how people read them. */
function sameCode(expected: string, typed: string): boolean {
  const given = typed.replace(/\s/g, '')
  return given.length === expected.length && timingSafeEqual(Buffer.from(given), Buffer.from(expected))
}

const addHours = (at: Date, hours: number) => new Date(at.getTime() + hours * 3_600_000)

function refuseOther(chain: Chain, version: number): void {
  if (version !== chain.number)
    throw new Refusal(
      'conflict',
      `Version ${version} has been replaced by version ${chain.number}. A review is of one version; please read the new one.`,
    )
}

/** The text of a version is frozen; which comments it answers is not, and somebody may join one while it is read. */
async function refuseUnread(
  trx: Trx,
  chain: Chain,
  { decision, comments }: Pick<NewReview, 'decision' | 'comments'>,
): Promise<void> {
  if (decision !== 'approve' || comments === undefined) return
  const now = (await versionReadable(trx, chain, chain.number)).comments
  if (comments === now) return
  const many = (n: number) => (n === 1 ? 'one comment' : `${n.toLocaleString('en-GB')} comments`)
  throw new Refusal(
    'conflict',
    `It answered ${many(comments)} when you opened this page, and answers ${many(now)} now. Please look at what was joined or taken away, and approve it then.`,
  )
}

function refuseSilence({ decision, note }: Pick<NewReview, 'decision' | 'note'>): void {
  if (decision === 'approve' || note) return
  const message = {
    'ask-for-changes': 'Please say what should change.',
    dissent: 'Please say what you disagree with; it is kept with your decision.',
    comment: 'Please write your comment.',
  }[decision]
  throw refusedAt('invalid', 'note', message)
}

/** Whether it is, word for word, what they said last: pressed twice, it would have to be ticked off twice. */
async function saidLast(
  trx: Trx,
  versionId: string,
  given: Parameters<typeof write>[2],
  by: Parameters<typeof write>[3],
): Promise<boolean> {
  const last = await trx
    .selectFrom('review')
    .select(['decision', 'note', 'passage', 'field'])
    .where('versionId', '=', versionId)
    .where('reviewerId', 'is not distinct from', by.reviewerId ?? null)
    .where('recordedBy', 'is not distinct from', by.recordedBy ?? null)
    .where('invitationId', 'is not distinct from', by.invitationId ?? null)
    .where('groupingId', 'is not distinct from', by.groupingId ?? null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return (
    last?.decision === given.decision &&
    last.note === (given.note ?? null) &&
    last.passage === (given.passage ?? null) &&
    last.field === (given.field ?? null)
  )
}

async function write(
  trx: Trx,
  chain: Chain,
  given: Pick<NewReview, 'decision' | 'note' | 'passage'> & Partial<Pick<NewReview, 'field'>>,
  by: {
    reviewerId?: string
    recordedBy?: string
    invitationId?: string
    voice?: string
    groupingId?: string | null
    roundId?: string | null
    confirmedByCode?: string
    meetingOn?: Day | null
    present?: string | null
    minute?: string | null
  },
  actor: string | null,
  at: Date,
): Promise<void> {
  const { decision, note, passage, field } = given
  if (decision !== 'approve' && (await saidLast(trx, chain.versionId, given, by))) return
  await trx
    .insertInto('review')
    .values({ versionId: chain.versionId, decision, note, passage, field: field ?? null, at, ...by })
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
