import { sql } from 'kysely'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { idIn, linkFor } from '../data/links.ts'
import { addDays, dayOf } from '../data/time.ts'
import { openAddress } from '../followers/address.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import type { Day } from '../http/wire.ts'
import type { SignedIn } from '../people/contract.ts'
import { daysTied } from '../people/independent.ts'
import { type Chain, lockChain } from '../responses/chain.ts'
import type { Invited } from './contract.ts'
import { whyNotFourEyes, whyNotReview } from '../responses/rules.ts'
import type { Mandate } from '../responses/vocabulary.ts'

/** How long after the due day a private link still takes what a group says late, in days. */
const openFor = 14

/**
 * Invite the people of one group, each by a link of their own, bound to their seat. Nobody is invited at an address that an
 * author of the response entered and nobody else has confirmed: anyone who holds the address holds the group's word.
 * @param mail  whether a mail server is set: then the links go out by mail, else somebody who wrote no part passes them on
 * @param linked  the seats that have a link already
 * @returns one line for each seat that is taken: how its link travels, or why there is none
 */
export async function inviteGroup(
  trx: Trx,
  chain: Chain,
  round: { id: string; dueOn: Day },
  group: { id: string; name: string },
  by: string,
  mail: boolean,
  at: Date,
  linked: Set<string | null> = new Set(),
): Promise<Invited[]> {
  const invited: Invited[] = []
  for (const seat of await seatsOf(trx, chain, group.id, dayOf(at), at)) {
    if (linked.has(seat.id)) continue
    const line = { group: group.name, post: seat.post }
    if (!seat.reachable) {
      invited.push({ ...line, sent: 'not-sent', why: 'no e-mail address' })
    } else if (seat.heldByAuthor) {
      invited.push({
        ...line,
        sent: 'not-sent',
        why: 'the address was entered by an author of this response, or confirmed by one alone; somebody else must confirm it first',
      })
    } else if (seat.waits) {
      invited.push({
        ...line,
        sent: 'not-sent',
        why: 'somebody else must confirm this seat first, on the group’s page',
      })
    } else {
      await invite(trx, round, group.id, seat.id, by, mail, at)
      invited.push({ ...line, sent: mail ? 'by-mail' : 'by-hand', why: null })
    }
  }
  return invited
}

/**
 * Members of a group that was asked about this version get a link if they have none: who joined since, whose address came or was
 * confirmed since.
 * @returns one line for each seat without a link: how it travels, or why there is still none
 * @throws {Refusal} `not-found`; `conflict` if nothing is in review or the group was not asked about this version
 */
export function inviteRest(
  db: Db,
  ref: string,
  groupId: string,
  by: SignedIn,
  mail: boolean,
  at: Date,
): Promise<Invited[]> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const closed = whyNotReview(chain)
    if (closed) throw new Refusal('conflict', closed)
    const asked = chain.asked.find((group) => group.id === groupId)
    if (!asked) throw new Refusal('conflict', 'This group has not been asked about this version.')
    const linked = await trx
      .selectFrom('reviewInvitation')
      .select('memberId')
      .where('roundId', '=', asked.roundId)
      .where('groupingId', '=', groupId)
      .where('revokedAt', 'is', null)
      .where('expiresAt', '>', at)
      .execute()
    const round = { id: asked.roundId, dueOn: asked.dueOn ?? dayOf(at) }
    const has = new Set(linked.map(({ memberId }) => memberId))
    const invited = await inviteGroup(trx, chain, round, asked, by.id, mail, at, has)
    const links = invited.filter(({ why }) => why === null).length
    // History says that links were sent: where there was nobody to send one to, none was.
    if (links > 0)
      await record(trx, {
        actor: by.id,
        action: 'response.links-added',
        subjectId: chain.id,
        consultationId: chain.consultationId,
        detail: { version: chain.number, group: groupId, links },
        at,
      })
    return invited
  })
}

async function invite(
  trx: Trx,
  round: { id: string; dueOn: Day },
  groupingId: string,
  memberId: string,
  by: string,
  mail: boolean,
  at: Date,
): Promise<void> {
  const expiresAt = new Date(`${addDays(round.dueOn, openFor)}T00:00:00Z`)
  const { id } = await trx
    .insertInto('reviewInvitation')
    .values({ roundId: round.id, groupingId, memberId, madeBy: by, madeAt: at, expiresAt })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (!mail) return
  await trx
    .insertInto('message')
    .values({ kind: 'review-asked', cause: id, memberId, createdAt: at, dueAt: at, expiresAt })
    .execute()
}

/** The seats that are taken today, and whether an author of the response holds the address, or the account, of one. */
async function seatsOf(trx: Trx, chain: Chain, groupId: string, today: Day, at: Date) {
  const authors = chain.editors.map((editor) => editor.id)
  const own = [...authors, ...chain.tied]
  const { rows } = await sql<{ id: string; post: string; reachable: boolean; waits: boolean; heldByAuthor: boolean }>`
    select m.id, m.post, (m.sealed is not null or (p.id is not null and p.disabled_at is null)) as reachable,
      m.waits or coalesce(m.person_id is not null and (m.seated_by = m.person_id or m.seated_by = any(${own}::uuid[]))
        and (m.seat_confirmed_by is null or m.seat_confirmed_by = any(${own}::uuid[])), false) as waits,
      coalesce(m.sealed is not null and m.address_by = any(${authors}::uuid[]) and m.address_confirmed_by is null
          or m.address_confirmed_by = any(${authors}::uuid[]), false)
        or coalesce(p.id = any(${authors}::uuid[]), false)
        or exists (select from access_held(${at}::timestamptz, ${daysTied}::int) h where h.held = p.id and h.holder = any(${authors}::uuid[]))
        as held_by_author
    from group_member m
    left join person p on p.id = m.person_id
    where m.grouping_id = ${groupId}::uuid
      and (m.seated_from is null or m.seated_from <= ${today}::date)
      and (m.seated_until is null or m.seated_until >= ${today}::date)
    order by m.id`.execute(trx)
  return rows
}

export type Invitation = Awaited<ReturnType<typeof findInvitation>>

/**
 * What a private link is for.
 * @throws {Refusal} `not-found` if it is none of ours, was withdrawn or has expired, its member left the group, or the
 *                   response was abandoned
 */
export async function findInvitation(db: Db, key: Buffer, token: string, at: Date) {
  const id = idIn(key, 'review', token)
  const found =
    id &&
    (await db
      .selectFrom('reviewInvitation as i')
      .innerJoin('groupMember as m', 'm.id', 'i.memberId')
      .leftJoin('person as p', 'p.id', 'm.personId')
      .innerJoin('reviewRound as o', 'o.id', 'i.roundId')
      .innerJoin('reviewRoundGroup as a', (join) =>
        join.onRef('a.roundId', '=', 'i.roundId').onRef('a.groupingId', '=', 'i.groupingId'),
      )
      .innerJoin('grouping as g', 'g.id', 'i.groupingId')
      .innerJoin('responseVersion as v', 'v.id', 'o.versionId')
      .innerJoin('response as r', 'r.id', 'v.responseId')
      .innerJoin('consultation as c', 'c.id', 'r.consultationId')
      .select([
        'i.id',
        'i.roundId',
        'i.memberId',
        'i.openedAt',
        'm.post',
        'm.waits',
        'm.sealed',
        'p.email as accountEmail',
        'g.id as groupId',
        'g.name as group',
        'a.mandate',
        'o.dueOn',
        'o.note',
        'v.id as versionId',
        'v.number as version',
        'v.sentAt',
        'r.id as responseId',
        'r.ref',
        'r.consultationId',
        'c.title as consultation',
      ])
      .where('i.id', '=', id)
      .where('i.revokedAt', 'is', null)
      .where('i.expiresAt', '>', at)
      .where('r.abandonedAt', 'is', null)
      .where((eb) => eb.or([eb('m.seatedUntil', 'is', null), eb('m.seatedUntil', '>=', dayOf(at))]))
      .executeTakeFirst())
  if (!found)
    throw new Refusal(
      'not-found',
      'This private link is not known, or it has ended. Please ask the person who sent it for a new one.',
    )
  const { sealed, accountEmail, ...invitation } = found
  const email = sealed ? openAddress(key, sealed).email : (accountEmail ?? '')
  return {
    ...invitation,
    memberId: invitation.memberId as string,
    mandate: invitation.mandate as Mandate,
    email,
    // Enough to know one's own mailbox by, and of no use to anybody else.
    mailbox: email.replace(/^(.).*(@.).*$/, '$1…$2…'),
  }
}

/** A link's first opening is in the history, as every use of it is. */
export async function noteOpened(db: Db, invitation: Invitation, at: Date): Promise<void> {
  if (invitation.openedAt) return
  await db.transaction().execute(async (trx) => {
    const first = await trx
      .updateTable('reviewInvitation')
      .set({ openedAt: at })
      .where('id', '=', invitation.id)
      .where('openedAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (first) await recordUse(trx, invitation, 'response.link-opened', at)
  })
}

/** Nobody signed in: the history names the seat whose link it was. */
export function recordUse(trx: Trx, invitation: Invitation, action: string, at: Date): Promise<void> {
  return record(trx, {
    actor: null,
    action,
    subjectId: invitation.responseId,
    consultationId: invitation.consultationId,
    detail: { version: invitation.version, group: invitation.groupId, link: invitation.id, post: invitation.post },
    at,
  })
}

/**
 * End one member's link before its time, and send that member a new one if asked. @throws {Refusal} `not-found`;
 * `conflict` for a new link once nothing is asked any more
 */
export function withdrawInvitation(
  db: Db,
  ref: string,
  id: string,
  given: { again: boolean; mail: boolean },
  by: SignedIn,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const ended = await trx
      .updateTable('reviewInvitation as i')
      .from('reviewRound as o')
      .set({ revokedAt: at, revokedBy: by.id })
      .whereRef('o.id', '=', 'i.roundId')
      .where('i.id', '=', id)
      .where('i.revokedAt', 'is', null)
      .where('o.versionId', '=', chain.versionId)
      .returning(['i.groupingId', 'i.memberId', 'o.id as roundId', 'o.dueOn'])
      .executeTakeFirst()
    if (!ended) throw noSuch('link, or it has been withdrawn already')
    if (given.again) {
      const closed = whyNotReview(chain)
      if (closed) throw new Refusal('conflict', closed)
      const seats = await seatsOf(trx, chain, ended.groupingId, dayOf(at), at)
      const seat = seats.find((one) => one.id === ended.memberId && one.reachable && !one.heldByAuthor && !one.waits)
      if (!seat) throw new Refusal('conflict', 'This seat has no address that a link may be sent to.')
      const round = { id: ended.roundId, dueOn: ended.dueOn ?? dayOf(at) }
      await invite(trx, round, ended.groupingId, seat.id, by.id, given.mail, at)
    }
    await record(trx, {
      actor: by.id,
      action: given.again ? 'response.link-renewed' : 'response.link-withdrawn',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { version: chain.number, group: ended.groupingId, link: id },
      at,
    })
  })
}

/**
 * Where no mail server is set, somebody who wrote no part of the response and did not send it passes a link on. It is shown
 * once; a lost one is withdrawn and made again.
 * @returns the token of the link
 * @throws {Refusal} `not-found`; `forbidden` for an author, the sender and the person who opened the round; `conflict` if it was
 *                   shown already
 */
export function showInvitation(db: Db, key: Buffer, ref: string, id: string, by: SignedIn, at: Date): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const own = await trx
      .selectFrom('reviewInvitation as i')
      .innerJoin('reviewRound as o', 'o.id', 'i.roundId')
      .innerJoin('responseVersion as v', 'v.id', 'o.versionId')
      .select(['i.memberId', 'i.groupingId', 'i.shownAt', 'i.revokedAt', 'o.openedBy', 'v.sentBy'])
      .where('i.id', '=', id)
      .where('o.versionId', '=', chain.versionId)
      .executeTakeFirst()
    if (!own || own.revokedAt) throw noSuch('link, or it has been withdrawn')
    refuseParty(chain, own, by, 'pass the link on')
    if (own.shownAt)
      throw new Refusal('conflict', 'This link has been shown already. Withdraw it and make a new one if it was lost.')
    await trx.updateTable('reviewInvitation').set({ shownTo: by.id, shownAt: at }).where('id', '=', id).execute()
    await record(trx, {
      actor: by.id,
      action: 'response.link-shown',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { version: chain.number, group: own.groupingId, link: id },
      at,
    })
    return linkFor(key, 'review', id)
  })
}

/** @throws {Refusal} `forbidden` for anyone who wrote part of the version, sent it for review or opened the round */
export function refuseParty(
  chain: Chain,
  { openedBy, sentBy }: { openedBy: string; sentBy: string | null },
  by: SignedIn,
  what: string,
): void {
  const fourEyes = whyNotFourEyes(chain, by.id, what)
  if (fourEyes) throw new Refusal('forbidden', fourEyes)
  if (by.id === openedBy || by.id === sentBy)
    throw new Refusal('forbidden', `You sent this version to the groups, so somebody else must ${what}.`)
}
