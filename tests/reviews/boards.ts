import { v7 as uuid } from 'uuid'
import type { Here } from '../support/here.ts'

/** A meeting of a board on a day, with one item and one resolution. */
export async function meets(
  here: Here,
  groupingId: string,
  day: string,
  more: {
    number?: string
    delegatedTo?: string
    delegatedScope?: string
    delegatedUntil?: string
    inPublic?: boolean
  } = {},
): Promise<{ meeting: string; meetingId: string; resolution: string }> {
  const { inPublic = true, number = '1', ...delegation } = more
  const slug = `meeting-${uuid()}`
  const { id: meetingId } = await here.db
    .insertInto('boardMeeting')
    .values({ groupingId, slug, title: 'Partnership Board', day, inPublic })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: agendaItemId } = await here.db
    .insertInto('agendaItem')
    .values({ meetingId, position: 1, title: 'You said, we did' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id: resolution } = await here.db
    .insertInto('resolution')
    .values({ agendaItemId, number, text: 'That the responses be agreed.', ...delegation })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { meeting: slug, meetingId, resolution }
}

/** The findings went to decision-makers on a day. */
export async function findingsIssued(
  here: Here,
  consultationId: string,
  issuedOn: string,
  { at = '08:00', to = 'Partnership Board', edition = 1 }: { at?: string; to?: string; edition?: number } = {},
): Promise<void> {
  await here.db
    .insertInto('paper')
    .values({
      ref: `CCP-${uuid()}`,
      kind: 'consideration',
      consultationId,
      edition,
      issuedTo: to,
      issuedOn,
      issuedAt: new Date(`${issuedOn}T${at}:00Z`),
      issuedBy: here.cast.olive.id,
      content: '{}',
      hash: Buffer.alloc(32),
    })
    .execute()
}
