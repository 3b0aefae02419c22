import type { Db } from '../data/database.ts'
import { dayOf } from '../data/time.ts'
import { chainOf } from '../responses/chain.ts'
import type { ReviewPageProps } from './contract.ts'
import { differencesBetween } from '../responses/difference.ts'
import { findInvitation, noteOpened } from './invitation.ts'
import { findUnconfirmed } from './review.ts'
import { whyNotReview } from '../responses/rules.ts'
import { versionReadable } from '../responses/versions.ts'

/**
 * What a group is shown by its private link: the text as it was sent, what changed since it last saw it, and what came by
 * this link before. @throws {Refusal} `not-found` for a link that is unknown or has expired
 */
export async function invitedPage(
  db: Db,
  key: Buffer,
  token: string,
  at: Date,
): Promise<Omit<ReviewPageProps, 'mail' | 'typed' | 'faults' | 'thanks' | 'large'>> {
  const invitation = await findInvitation(db, key, token, at)
  await noteOpened(db, invitation, at)
  const chain = await chainOf(db, invitation.ref)
  const readable = await versionReadable(db, chain, invitation.version)
  const seen = await db
    .selectFrom('reviewRoundGroup as a')
    .innerJoin('reviewRound as o', 'o.id', 'a.roundId')
    .innerJoin('responseVersion as v', 'v.id', 'o.versionId')
    .select('v.number')
    .where('v.responseId', '=', invitation.responseId)
    .where('a.groupingId', '=', invitation.groupId)
    .where('v.number', '<', invitation.version)
    .orderBy('v.number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const given = await db
    .selectFrom('review')
    .select(['decision', 'note', 'passage', 'voice', 'groupingId', 'at'])
    .where('invitationId', '=', invitation.id)
    .orderBy('id')
    .execute()
  const replaced =
    chain.number === invitation.version
      ? null
      : `This text has been replaced by version ${chain.number}. If your group is asked about that one, you will get a new link.`
  const waiting = await findUnconfirmed(db, invitation.id, at)
  return {
    token,
    post: invitation.post,
    mailbox: invitation.mailbox,
    waiting: waiting ? { decision: waiting.decision, note: waiting.note, passage: waiting.passage } : null,
    group: invitation.group,
    mandate: invitation.mandate,
    consultation: invitation.consultation,
    dueOn: invitation.dueOn,
    note: invitation.note,
    version: invitation.version,
    sentOn: dayOf(invitation.sentAt ?? at),
    readable,
    differences: seen ? differencesBetween(await versionReadable(db, chain, seen.number), readable) : [],
    previous: seen?.number ?? null,
    given: given.map(({ groupingId, voice, ...one }) => ({
      ...one,
      voice: voice ?? '',
      forGroup: groupingId !== null,
    })),
    closed: replaced ?? whyNotReview(chain),
  }
}
