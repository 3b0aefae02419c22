import type { Db } from '../data/database.ts'
import { codeFor, linkFor } from '../data/links.ts'
import { inWords } from '../data/time.ts'
import { openAddress } from '../followers/address.ts'
import { siteIn } from '../http/site.ts'
import { frameOf } from '../programmes/queries.ts'
import { mandates } from '../responses/vocabulary.ts'
import { type Block, htmlOf, type Mail, oneLine, type RenderSettings, textOf } from './layout.ts'

type ReviewMessage = { id: string; kind: 'review-asked' | 'review-code'; cause: string; memberId: string }

/**
 * What a member of a group is sent about a draft: their private link, or the code that makes what they said the group’s word. In
 * English, as the draft is.
 * @returns undefined if the link was withdrawn, the member left, or nothing waits for the code any more
 */
export async function reviewMail(db: Db, settings: RenderSettings, message: ReviewMessage): Promise<Mail | undefined> {
  const invitation = await db
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
    .select(['i.id', 'i.revokedAt', 'm.sealed', 'p.email', 'a.mandate', 'o.dueOn', 'o.note', 'g.name as group'])
    .select(['r.ref', 'r.abandonedAt', 'c.title'])
    .where('i.id', '=', message.kind === 'review-asked' ? message.cause : waitingAt(db, message.cause))
    .executeTakeFirst()
  if (!invitation || invitation.revokedAt || invitation.abandonedAt) return undefined
  const to = invitation.sealed ? openAddress(settings.contactKey, invitation.sealed).email : invitation.email
  if (!to) return undefined
  const { programme, contactLine, replyTo } = await frameOf(db)
  const name = oneLine(programme.name)
  const site = siteIn(settings)
  const { ref, group, title } = invitation
  const href = `${site}/review/${linkFor(settings.contactKey, 'review', invitation.id)}`
  const content: Block[] =
    message.kind === 'review-asked'
      ? [
          { is: 'paragraph', text: `${group} is asked to ${mandates[invitation.mandate].label} a draft response:` },
          { is: 'quote', text: `${ref}, in “${title}”` },
          ...(invitation.dueOn
            ? [{ is: 'paragraph', text: `Please answer by ${inWords(invitation.dueOn)}.` } as const]
            : []),
          ...(invitation.note ? [{ is: 'quote', text: invitation.note } as const] : []),
          { is: 'button', text: 'Read the draft and answer', href },
          {
            is: 'paragraph',
            text: 'This link is yours alone. Please do not pass it on: what is said by it for the group counts once you have typed a code that we send to this address.',
          },
        ]
      : [
          { is: 'paragraph', text: `You said something for ${group} about the draft ${ref}. Your code:` },
          { is: 'code', text: codeFor(settings.contactKey, message.cause) },
          { is: 'button', text: 'Type the code here', href },
          {
            is: 'paragraph',
            text: 'If it was not you, do nothing: without the code nothing counts. Please tell us that somebody else has your link.',
          },
        ]
  const blocks: Block[] = [
    ...content,
    { is: 'line' },
    { is: 'small', text: `You get this because you have a seat in ${group}.` },
    ...(contactLine ? [{ is: 'small', text: `How to reach us: ${contactLine}` } as const] : []),
  ]
  const subject =
    message.kind === 'review-asked' ? `please read the draft ${ref} for ${group}` : `your code for the draft ${ref}`
  const mail = { language: 'en', programme: name, blocks } as const
  return {
    id: message.id,
    kind: message.kind,
    to,
    formatNote: null,
    language: 'en',
    programme: name,
    site,
    subject: oneLine(`${name}: ${subject}`),
    text: textOf({ ...mail, blocks }),
    html: htmlOf({ ...mail, blocks }, subject),
    stopUrl: null,
    replyTo,
  }
}

/** The link by which something was said that still waits for its code. */
function waitingAt(db: Db, confirmation: string) {
  return db
    .selectFrom('reviewConfirmation')
    .select('invitationId')
    .where('id', '=', confirmation)
    .where('confirmedAt', 'is', null)
    .where('droppedAt', 'is', null)
}
