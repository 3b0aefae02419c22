import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Outcome } from '#server/responses/vocabulary.ts'
import type { Here } from './here.ts'

type Consultation = { id: string }
type Said = {
  at?: Date
  body?: string
  kind?: 'submission' | 'event-note' | 'petition'
  channel?: 'web' | 'event' | 'paper' | 'import'
  consentToQuote?: boolean
  late?: boolean
  dots?: number
  signatures?: number
  eventId?: string
  pointId?: string
}
type Words = {
  youSaid?: string
  weDid?: string
  outcome?: Outcome
  reasonCode?: 'cost' | 'safety'
  reasonText?: string
  ownerOrganisationId?: string
  ownerGroupId?: string
  nextUpdateOn?: string
  plannedFor?: string
  doneOn?: string
  decisionDueOn?: string
  decisionBody?: string
  evidence?: string
  supersededById?: string
  changedWhat?: { document: string; section: string; before: string; after: string }[]
  passedTo?: {
    organisationId: string
    on: string | null
    replyDue: string | null
    reply: string | null
    repliedOn: string | null
  }[]
  commitments?: { text: string; dueOn: string; series?: string; ownerOrganisationId?: string }[]
}
export type PublishedResponse = {
  id: string
  ref: string
  versionId: string
  number: number
  commitments: { series: string }[]
}

let made = 0

/** Noon in London on a day, give or take an hour. */
export const noon = (day: string) => new Date(`${day}T12:00:00Z`)

/** Rows of the public part of the chain, each with the moment that a test is about; written without the rooms that publish. */
export function publishing({ db, cast, app }: Here) {
  const makers = {
    /** A submission of one comment. */
    async said(consultation: Consultation, given: Said = {}): Promise<string> {
      const [id] = await makers.saidMany(consultation, 1, given)
      return id as string
    },

    /** Many comments, each a submission of its own. */
    async saidMany(consultation: Consultation, count: number, given: Said = {}): Promise<string[]> {
      const at = given.at ?? noon('2026-05-10')
      const submissions = Array.from({ length: count }, () => randomUUID())
      const comments = Array.from({ length: count }, () => randomUUID())
      await db
        .insertInto('submission')
        .values(
          submissions.map((id) => ({
            id,
            consultationId: consultation.id,
            kind: given.kind ?? ('submission' as const),
            channel: given.channel ?? ('web' as const),
            late: given.late ?? false,
            receiptHash: randomBytes(32),
            idempotencyKey: id,
            bodyHash: randomBytes(32),
            consentToQuote: given.consentToQuote ?? false,
            dots: given.dots ?? null,
            signatures: given.signatures ?? null,
            eventId: given.eventId ?? null,
            saidAt: at,
            receivedAt: at,
          })),
        )
        .execute()
      await db
        .insertInto('comment')
        .values(
          comments.map((id, index) => ({
            id,
            submissionId: submissions[index] as string,
            consultationId: consultation.id,
            pointId: given.pointId ?? null,
            position: 0,
            body: given.body ?? 'We need a bus to the clinic.',
            saidAt: at,
            receivedAt: at,
          })),
        )
        .execute()
      return comments
    },

    /** Comments of one submission. */
    async together(consultation: Consultation, count: number, given: Said = {}): Promise<string[]> {
      const [first] = await makers.saidMany(consultation, 1, given)
      const { submissionId, saidAt, receivedAt } = await db
        .selectFrom('comment')
        .select(['submissionId', 'saidAt', 'receivedAt'])
        .where('id', '=', first as string)
        .executeTakeFirstOrThrow()
      const others = Array.from({ length: count - 1 }, (_, at) => ({ id: randomUUID(), position: at + 1 }))
      await db
        .insertInto('comment')
        .values(
          others.map((other) => ({
            ...other,
            submissionId,
            consultationId: consultation.id,
            pointId: given.pointId ?? null,
            body: given.body ?? 'And a later bus home.',
            saidAt,
            receivedAt,
          })),
        )
        .execute()
      return [first as string, ...others.map(({ id }) => id)]
    },

    /** A response with a first version that nobody has published. */
    async draft(
      consultation: Consultation,
      words: Words & { ref?: string; pointId?: string } = {},
    ): Promise<PublishedResponse> {
      const ref = words.ref ?? `YS-${String(++made).padStart(2, '0')}`
      const { id } = await db
        .insertInto('response')
        .values({ consultationId: consultation.id, ref, pointId: words.pointId ?? null, createdBy: cast.olive.id })
        .returning('id')
        .executeTakeFirstOrThrow()
      return makers.version({ id, ref }, words)
    },

    /** The next version of it, not published. */
    async version(response: { id: string; ref: string }, words: Words = {}): Promise<PublishedResponse> {
      const { commitments = [], changedWhat = [], passedTo = [], ...columns } = words
      const allowed = Object.fromEntries(
        Object.entries(columns).filter(([name]) => name !== 'ref' && name !== 'pointId'),
      )
      const { id: versionId, number } = await db
        .insertInto('responseVersion')
        .values({
          youSaid: 'There is no bus to the clinic.',
          weDid: 'The bus 14 now stops there.',
          outcome: 'done',
          ...allowed,
          responseId: response.id,
          number: sql<number>`(select coalesce(max(number), 0) + 1 from response_version where response_id = ${response.id})`,
          changedWhat: JSON.stringify(changedWhat),
          passedTo: JSON.stringify(passedTo),
          editedBy: cast.olive.id,
        })
        .returning(['id', 'number'])
        .executeTakeFirstOrThrow()
      const kept = commitments.map((commitment, position) => ({
        ...commitment,
        series: commitment.series ?? randomUUID(),
        versionId,
        position,
      }))
      if (kept.length > 0) await db.insertInto('commitment').values(kept).execute()
      return { id: response.id, ref: response.ref, versionId, number, commitments: kept }
    },

    /** Put a version in front of the public; one that was there is replaced. */
    async publish(response: PublishedResponse, on: string, because: string | null = null): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await trx
          .updateTable('publication')
          .set({ replacedAt: noon(on) })
          .where('responseId', '=', response.id)
          .where('replacedAt', 'is', null)
          .execute()
        await trx
          .insertInto('publication')
          .values({
            responseId: response.id,
            versionId: response.versionId,
            publishedBy: cast.oscar.id,
            publishedAt: noon(on),
            publishedOn: on,
            comments: sql<number>`(select count(*) from response_comment where response_id = ${response.id} and unlinked_at is null)`,
            correctionReason: because,
          })
          .execute()
      })
      app.invalidate('public')
    },

    /** A response that is public since a day and answers these comments. */
    async response(
      consultation: Consultation,
      given: Words & { ref?: string; pointId?: string; on: string; comments?: string[]; themes?: string[] },
    ): Promise<PublishedResponse> {
      const { on, comments = [], themes = [], ...words } = given
      const response = await makers.draft(consultation, words)
      await makers.link(response, comments, noon(on))
      await makers.themes(response, themes)
      await makers.publish(response, on)
      return response
    },

    /** What this version speaks to; a later version says it again. */
    async themes(response: { versionId: string }, themes: string[]): Promise<void> {
      await db.updateTable('responseVersion').set({ themeIds: themes }).where('id', '=', response.versionId).execute()
    },

    async link(response: { id: string }, comments: string[], at: Date): Promise<void> {
      if (comments.length === 0) return
      await db
        .insertInto('responseComment')
        .values(
          comments.map((commentId) => ({ responseId: response.id, commentId, linkedBy: cast.olive.id, linkedAt: at })),
        )
        .execute()
      app.invalidate('public')
    },

    async unlink(response: { id: string }, comment: string, at: Date): Promise<void> {
      await db
        .updateTable('responseComment')
        .set({ unlinkedBy: cast.olive.id, unlinkedAt: at })
        .where('responseId', '=', response.id)
        .where('commentId', '=', comment)
        .where('unlinkedAt', 'is', null)
        .execute()
      app.invalidate('public')
    },

    async setAside(comment: string, at: Date, reason: 'thanks' | 'off-topic' = 'thanks'): Promise<void> {
      await db.insertInto('setAside').values({ commentId: comment, reason, byPerson: cast.olive.id, at }).execute()
      app.invalidate('public')
    },

    async undoSetAside(comment: string, at: Date): Promise<void> {
      await db
        .updateTable('setAside')
        .set({ undoneBy: cast.olive.id, undoneAt: at })
        .where('commentId', '=', comment)
        .where('undoneAt', 'is', null)
        .execute()
      app.invalidate('public')
    },

    async withdraw(comment: string, at: Date): Promise<void> {
      await db.insertInto('withdrawal').values({ commentId: comment, at }).execute()
      app.invalidate('public')
    },

    async redact(comment: string, words: string, at = noon('2026-05-10')): Promise<void> {
      await db
        .insertInto('redaction')
        .values({ commentId: comment, publicBody: words, reason: 'personal data', byPerson: cast.olive.id, at })
        .execute()
      app.invalidate('public')
    },

    /** Choose comments as quotations of this version. */
    async quote(response: { versionId: string }, comments: string[]): Promise<void> {
      await db
        .insertInto('responseQuote')
        .values(comments.map((commentId, position) => ({ versionId: response.versionId, commentId, position })))
        .execute()
      app.invalidate('public')
    },

    async flag(comment: string): Promise<void> {
      await db.insertInto('safeguardingFlag').values({ commentId: comment, kind: 'harm', why: 'a test' }).execute()
      app.invalidate('public')
    },

    async update(
      response: PublishedResponse,
      at: number,
      given: { on: string; text: string; keptOn?: string },
    ): Promise<void> {
      await db
        .insertInto('commitmentUpdate')
        .values({
          series: response.commitments[at]?.series as string,
          responseId: response.id,
          keptOn: given.keptOn ?? null,
          text: given.text,
          byPerson: cast.olive.id,
          onDay: given.on,
          at: noon(given.on),
        })
        .execute()
      app.invalidate('public')
    },

    async group(name: string, mandate: 'advise' | 'assure' | 'approve' = 'approve'): Promise<string> {
      const programme = await db.selectFrom('programme').select('id').executeTakeFirstOrThrow()
      const { id } = await db
        .insertInto('grouping')
        .values({ programmeId: programme.id, slug: `group-${++made}`, name, kind: 'board', mandate })
        .returning('id')
        .executeTakeFirstOrThrow()
      return id
    },

    async meeting(
      groupingId: string,
      given: {
        slug: string
        title?: string
        day?: string
        dayWording?: string
        inPublic?: boolean
        papersPublishedOn?: string
      },
    ): Promise<string> {
      const { id } = await db
        .insertInto('boardMeeting')
        .values({ groupingId, title: 'Health and Wellbeing Board', ...given })
        .returning('id')
        .executeTakeFirstOrThrow()
      app.invalidate('public')
      return id
    },

    /** A resolution under an agenda item of its own, about the given responses. */
    async resolution(meetingId: string, number: string, text: string, responses: { id: string }[] = []): Promise<void> {
      const item = await db
        .insertInto('agendaItem')
        .values({
          meetingId,
          position: ++made,
          number: 'G',
          title: 'Better Care Together',
          paperTitle: 'Status report',
          recommendations: ['Note progress'],
          minutesSummary: ['Feedback is reflected in proposals.'],
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const { id } = await db
        .insertInto('resolution')
        .values({ agendaItemId: item.id, number, text })
        .returning('id')
        .executeTakeFirstOrThrow()
      for (const response of responses)
        await db.insertInto('resolutionResponse').values({ resolutionId: id, responseId: response.id }).execute()
      app.invalidate('public')
    },
  }
  return makers
}
