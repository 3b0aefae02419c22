import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { action, type Show } from '../http/action.ts'
import { Id, Nothing, Whole } from '../http/wire.ts'
import { refuseStops } from '../screening/refuse.ts'
import { MeetingParams } from './contract.ts'
import {
  changeAgendaItem,
  changeMeeting,
  changePublicQuestion,
  changeResolution,
  removeAgendaItem,
  ruleOutQuestion,
  withdrawQuestion,
} from './correct.ts'
import {
  AgendaChange,
  MeetingChange,
  QuestionChange,
  QuestionRuledOut,
  QuestionWithdrawn,
  ResolutionChange,
} from './desk-contract.ts'

/** Putting right what was entered about a meeting. @param show  the meeting’s page */
export function correctingMeetings(app: Parameters<FastifyPluginAsyncZod>[0], show: Show<{ slug: string }>): void {
  const shared = { access: 'consultations.change' as const, again: show, method: 'PUT' as const }
  const Item = MeetingParams.extend({ id: Id })
  const Question = MeetingParams.extend({ number: Whole() })
  action(app, {
    ...shared,
    address: '/meetings/:slug',
    operationId: 'changeMeeting',
    summary: 'Change a meeting’s title, day, time, venue, or when its papers are public',
    params: MeetingParams,
    body: MeetingChange,
    screens: ({ title, venue, reason }) => ({ title, venue: venue ? { place: venue } : null, reason }),
    act: async ({ params, body, by }) => void (await changeMeeting(app.db, params.slug, body, by.id, app.now())),
    form: () => 'meeting',
    after: ({ slug }) => `/desk/meetings/${slug}`,
    field: 'title',
  })
  action(app, {
    ...shared,
    address: '/meetings/:slug/agenda/:id',
    operationId: 'changeAgendaItem',
    summary: 'Change an item of the agenda',
    params: Item,
    body: AgendaChange,
    screens: (body) => ({
      number: body.number,
      title: body.title,
      paperTitle: body.paperTitle,
      recommendations: body.recommendations.join('\n'),
      minutesSummary: body.minutesSummary.join('\n'),
      reason: body.reason,
    }),
    act: async ({ params, body, by }) =>
      void (await changeAgendaItem(app.db, params.slug, params.id, body, by.id, app.now())),
    form: ({ id }) => `item-${id}`,
    after: ({ slug, id }) => `/desk/meetings/${slug}#item-${id}`,
    field: 'title',
  })
  action(app, {
    ...shared,
    method: 'POST',
    address: '/meetings/:slug/agenda/:id/removal',
    operationId: 'removeAgendaItem',
    summary: 'Take an item off the agenda; refused once something was resolved under it',
    params: Item,
    body: Nothing,
    act: async ({ params, by }) => void (await removeAgendaItem(app.db, params.slug, params.id, by.id, app.now())),
    form: ({ id }) => `item-${id}`,
    after: ({ slug }) => `/desk/meetings/${slug}#agenda`,
    field: 'title',
  })
  action(app, {
    ...shared,
    address: '/meetings/:slug/resolutions/:id',
    operationId: 'changeResolution',
    summary: 'Change the words of a resolution; the former ones are kept',
    params: Item,
    body: ResolutionChange,
    screens: ({ number, text, delegatedTo, delegatedScope, reason }) => ({
      number,
      text,
      delegatedTo,
      delegatedScope,
      reason,
    }),
    act: async ({ params, body, by }) =>
      void (await changeResolution(app.db, params.slug, params.id, body, by.id, app.now())),
    form: ({ id }) => `resolution-${id}`,
    after: ({ slug, id }) => `/desk/meetings/${slug}#resolution-${id}`,
    field: 'text',
  })
  action(app, {
    ...shared,
    address: '/meetings/:slug/questions/:number',
    operationId: 'changePublicQuestion',
    summary: 'Change the words of a public question, who asked it, or when it came',
    params: Question,
    body: QuestionChange,
    screens: ({ question, changeReason }) => ({ question, changeReason }),
    act: async ({ params, body, by }) => {
      await refuseStops(app.db, { askerShown: body.askerShown })
      await changePublicQuestion(app.db, params.slug, params.number, body, by.id, app.now())
    },
    form: ({ number }) => `question-${number}`,
    after: ({ slug, number }) => `/desk/meetings/${slug}#question-${number}`,
    field: 'question',
  })
  action(app, {
    ...shared,
    address: '/meetings/:slug/questions/:number/ruled-out',
    operationId: 'ruleOutPublicQuestion',
    summary: 'Rule a public question out, with the reason that everybody reads in place of its words',
    params: Question,
    body: QuestionRuledOut,
    screens: ({ reason, answeredBy, changeReason }) => ({ reason, answeredBy, changeReason }),
    act: async ({ params, body, by }) =>
      void (await ruleOutQuestion(app.db, params.slug, params.number, body, by.id, app.now())),
    form: ({ number }) => `ruled-${number}`,
    after: ({ slug, number }) => `/desk/meetings/${slug}#question-${number}`,
    field: 'reason',
  })
  action(app, {
    ...shared,
    address: '/meetings/:slug/questions/:number/withdrawn',
    operationId: 'withdrawPublicQuestion',
    summary: 'Say that the person who asked a public question took it back; its words are shown to nobody',
    params: Question,
    body: QuestionWithdrawn,
    screens: ({ changeReason }) => ({ changeReason }),
    act: async ({ params, body, by }) =>
      void (await withdrawQuestion(app.db, params.slug, params.number, body, by.id, app.now())),
    form: ({ number }) => `withdrawn-${number}`,
    after: ({ slug, number }) => `/desk/meetings/${slug}#question-${number}`,
    field: 'withdrawnOn',
  })
}
