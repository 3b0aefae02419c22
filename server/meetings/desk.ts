import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { z } from 'zod'
import { action, type FormState, type Show, emptyForm } from '../http/action.ts'
import { noSuch } from '../http/refusal.ts'
import { linkResolution } from '../reviews/board.ts'
import { lastSent } from '../responses/versions.ts'
import { Id, Made, Nothing, Whole } from '../http/wire.ts'
import { refuseStops } from '../screening/refuse.ts'
import { MeetingParams } from './contract.ts'
import {
  AboutResponse,
  AgendaDraft,
  AnswerDraft,
  MeetingDraft,
  QuestionDraft,
  ResolutionDraft,
} from './desk-contract.ts'
import { correctionsOf } from './queries.ts'
import { papersOf } from '../papers/queries.ts'
import { answerPublicQuestion } from './correct.ts'
import { correctingMeetings } from './correct-desk.ts'
import { BoardPositionDraft } from './board-contract.ts'
import { takePosition } from './position.ts'
import { addAgendaItem, addMeeting, addPublicQuestion, addResolution, finaliseMinutes } from './set-up.ts'

const access = 'consultations.change'
/** The beginning of what people said, by which an officer knows a response again. */
const gist = sql<string>`left((select v.you_said from response_version v where v.response_id = response.id
  order by v.number desc limit 1), 80)`
const None = z.object({})

/** The desk's pages for board meetings: agenda, resolutions, public questions and their answers, final minutes. */
export const meetingDesk: FastifyPluginAsyncZod = async (app) => {
  const list = async (
    _request: FastifyRequest,
    reply: FastifyReply,
    _params: unknown,
    formState: FormState,
    status: number,
  ) => {
    const [meetings, boards, consultations] = await Promise.all([
      app.db
        .selectFrom('boardMeeting')
        .select(['slug', 'title', 'day', 'dayWording', 'inPublic', 'minutesFinalAt'])
        .orderBy('day', (order) => order.desc().nullsLast())
        .orderBy('id', 'desc')
        .execute(),
      app.db.selectFrom('grouping').select(['id', 'slug', 'name']).orderBy('name').execute(),
      app.db
        .selectFrom('consultation')
        .select(['slug', 'title'])
        .where('publishedAt', 'is not', null)
        .orderBy('id', 'desc')
        .execute(),
    ])
    return reply.page('desk/Meetings', { meetings, boards, consultations, formState }, { status })
  }
  const show: Show<{ slug: string }> = async (_request, reply, { slug }, formState, status) => {
    const meeting = await app.db.selectFrom('boardMeeting').selectAll().where('slug', '=', slug).executeTakeFirst()
    if (!meeting) throw noSuch('meeting')
    const [items, resolutions, refs, questions, papers, corrections, consultations] = await Promise.all([
      app.db
        .selectFrom('agendaItem')
        .select(['id', 'number', 'title', 'paperTitle', 'url', 'recommendations', 'minutesSummary'])
        .where('meetingId', '=', meeting.id)
        .orderBy('position')
        .execute(),
      app.db
        .selectFrom('resolution as r')
        .innerJoin('agendaItem as i', 'i.id', 'r.agendaItemId')
        .select((eb) => [
          'r.id',
          'r.number',
          'r.text',
          'r.delegatedTo',
          'r.delegatedScope',
          'r.delegatedUntil',
          'i.id as item',
          jsonArrayFrom(
            eb
              .selectFrom('resolutionResponse as rr')
              .innerJoin('response', 'response.id', 'rr.responseId')
              .select(['response.ref', 'rr.version', gist.as('youSaid')])
              .whereRef('rr.resolutionId', '=', 'r.id')
              .where('rr.unlinkedAt', 'is', null)
              .orderBy('response.ref'),
          ).as('responses'),
        ])
        .where('i.meetingId', '=', meeting.id)
        .orderBy('r.id')
        .execute(),
      app.db
        .selectFrom('response')
        .select(['ref', gist.as('youSaid')])
        .where('abandonedAt', 'is', null)
        .orderBy('id', 'desc')
        .limit(500)
        .execute(),
      app.db
        .selectFrom('publicQuestion')
        .select([
          'id',
          'number',
          'question',
          'askerShown',
          'receivedOn',
          'answer',
          'answerMode',
          'answeredBy',
          'answeredOn',
        ])
        .where('meetingId', '=', meeting.id)
        .orderBy('number')
        .execute(),
      papersOf(app.db, { meetingId: meeting.id }),
      correctionsOf(app.db, meeting.id),
      app.db
        .selectFrom('consultation')
        .select(['slug', 'title'])
        .where('publishedAt', 'is not', null)
        .orderBy('id')
        .execute(),
    ])
    return reply.page(
      'desk/Meeting',
      { meeting, items, resolutions, refs, questions, papers, corrections, consultations, formState },
      { status },
    )
  }
  app.get('/desk/meetings', { config: { access }, schema: { hide: true } }, (request, reply) =>
    list(request, reply, {}, emptyForm, 200),
  )
  app.get(
    '/desk/meetings/:slug',
    { config: { access }, schema: { hide: true, params: MeetingParams } },
    (request, reply) => show(request, reply, request.params, emptyForm, 200),
  )
  action(app, {
    address: '/meetings',
    operationId: 'addMeeting',
    summary: 'Add a board meeting',
    access,
    params: None,
    body: MeetingDraft,
    made: Made.extend({ slug: z.string() }),
    screens: ({ title, venue }) => ({ title, venue: venue ? { place: venue } : null }),
    act: ({ body, by }) => addMeeting(app.db, body, by.id),
    form: () => 'meeting',
    after: (_params, { slug }) => `/desk/meetings/${slug}`,
    again: list,
    field: 'title',
  })
  correctingMeetings(app, show)
  action(app, {
    address: '/meetings/positions',
    method: 'PUT',
    operationId: 'setPosition',
    summary: 'Say what a board as such answers to a consultation, or by when it will; its history keeps the days',
    access,
    params: None,
    body: BoardPositionDraft,
    screens: ({ feedback }) => ({ feedback }),
    act: ({ body, by }) => takePosition(app.db, body, by.id, app.now()),
    form: () => 'position',
    after: (_params, _made, { board }) => `/meetings?board=${encodeURIComponent(board)}`,
    again: list,
    field: 'board',
  })
  const shared = { access, again: show, params: MeetingParams } as const
  const back = (part: string) => (params: { slug: string }) => `/desk/meetings/${params.slug}#${part}`
  action(app, {
    ...shared,
    address: '/meetings/:slug/agenda',
    operationId: 'addAgendaItem',
    summary: 'Add an item to a meeting’s agenda',
    body: AgendaDraft,
    made: Made,
    screens: (body) => ({
      number: body.number,
      title: body.title,
      paperTitle: body.paperTitle,
      recommendations: body.recommendations.join('\n'),
      minutesSummary: body.minutesSummary.join('\n'),
    }),
    act: async ({ params, body, by }) => ({ id: await addAgendaItem(app.db, params.slug, body, by.id) }),
    form: () => 'item',
    after: back('agenda'),
    field: 'title',
  })
  action(app, {
    ...shared,
    address: '/meetings/:slug/resolutions',
    operationId: 'addResolution',
    summary: 'Record a resolution',
    body: ResolutionDraft,
    made: Made,
    screens: ({ number, text, delegatedTo, delegatedScope }) => ({ number, text, delegatedTo, delegatedScope }),
    act: async ({ params, body, by }) => ({ id: await addResolution(app.db, params.slug, body, by.id, app.now()) }),
    form: () => 'resolution',
    after: back('agenda'),
    field: 'text',
  })
  action(app, {
    ...shared,
    address: '/meetings/:slug/resolutions/:id/responses',
    operationId: 'linkResponseToResolution',
    summary: 'Link a response to a resolution: it is about it, or by it the board agreed to its words',
    params: MeetingParams.extend({ id: Id }),
    body: AboutResponse,
    screens: ({ reason }) => ({ reason }),
    act: async ({ params, body, by }) => {
      const { ref, agreed, reason } = body
      const version = agreed ? await lastSent(app.db, ref) : null
      await linkResolution(app.db, ref, { resolution: params.id, version, reason }, by, app.now())
    },
    form: ({ id }) => `about-${id}`,
    after: ({ slug, id }) => `/desk/meetings/${slug}#resolution-${id}`,
    field: 'ref',
  })
  action(app, {
    ...shared,
    address: '/meetings/:slug/questions',
    operationId: 'addPublicQuestion',
    summary: 'Record a question by a member of the public',
    body: QuestionDraft,
    made: Made,
    screens: ({ question }) => ({ question }),
    act: async ({ params, body, by }) => {
      await refuseStops(app.db, { askerShown: body.askerShown })
      return { id: await addPublicQuestion(app.db, params.slug, body, by.id) }
    },
    form: () => 'question',
    after: back('questions'),
    field: 'question',
  })
  action(app, {
    ...shared,
    address: '/meetings/:slug/questions/:number/answer',
    method: 'PUT',
    operationId: 'answerPublicQuestion',
    summary: 'Answer a public question; the public page then shows both',
    params: MeetingParams.extend({ number: Whole() }),
    body: AnswerDraft,
    screens: ({ answer, answeredBy, changeReason }) => ({ answer, answeredBy, changeReason }),
    act: async ({ params, body, by }) =>
      void (await answerPublicQuestion(app.db, params.slug, params.number, body, by.id, app.now())),
    form: ({ number }) => `answer-${number}`,
    after: back('questions'),
    field: 'answer',
  })
  action(app, {
    ...shared,
    address: '/meetings/:slug/final',
    operationId: 'finaliseMinutes',
    summary: 'Say that the minutes are final; refused while a public question has no answer',
    body: Nothing,
    act: ({ params, by }) => finaliseMinutes(app.db, params.slug, by.id, app.now()),
    form: () => 'final',
    after: back('final'),
    field: 'confirm',
  })
}
