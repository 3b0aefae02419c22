import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../data/database.ts'
import { type Action, action, type FormState, type Show, emptyForm } from '../http/action.ts'
import { currentUser } from '../people/access.ts'
import { may } from '../people/permissions.ts'
import { reachOf } from '../people/reach.ts'
import { noSuch } from '../http/refusal.ts'
import { Id, Made, Nothing, Text, Whole as WholeNumber } from '../http/wire.ts'
import { brokenDocuments, documentsOf } from './documents.ts'
import { checklist } from './checklist.ts'
import { agreeMistaken, mistakenClosures, sayMistaken } from './mistaken-closure.ts'
import { bringBack, takeOffline } from './offline.ts'
import { confirmChange, setUpChanges } from './control.ts'
import { statePrivacy } from './privacy.ts'
import { dueOf } from './due.ts'
import { ConsultationParams } from './contract.ts'
import { type DeskConsultation, DeskConsultationLine, DeskEvent, DeskConsultation as Whole } from './desk-contract.ts'
import { eventChoices, eventsFor, findEvent, kitsAt } from './event-queries.ts'
import { asSeenOn, takingPhase } from './known.ts'
import { allConsultations, answeredQuestions, consultationNamed, findConsultation } from './queries.ts'
import {
  ConsultationDraft,
  EventDraft,
  EventQuery,
  PhaseChange,
  PhaseDateDraft,
  PhaseDraft,
  PointChange,
  PointDraft,
  QuestionChange,
  QuestionDraft,
  LateReasonDraft,
  LaterRuleDraft,
  NewMistakenClosure,
  OfflineReason,
  PrivacyDraft,
  BoardDraft,
  ReviewersDraft,
} from './set-up-contract.ts'
import { addEvent, changeEvent } from './events.ts'
import { addPhase, changePhase, recordPhaseDate } from './phases.ts'
import { addPoint, addQuestion, changePoint, changeQuestion, removeQuestion } from './questions.ts'
import {
  changeConsultation,
  chooseLaterRule,
  publishConsultation,
  giveLateReason,
  requireBoard,
  setReviewers,
  startConsultation,
} from './set-up.ts'

const access = 'consultations.change'
const Own = ConsultationParams
const PhaseParams = Own.extend({ code: Text().max(100) })
const QuestionParams = Own.extend({ id: Id })
const PointParams = Own.extend({ number: WholeNumber() })
const EventParams = Own.extend({ id: Id })

/** The desk's pages on which consultations and their events are set up, and the same actions for programs. */
export const consultationDesk: FastifyPluginAsyncZod = async (app) => {
  const idOf = async (slug: string) => (await consultationNamed(app.db, slug)).id
  const seen = (slug: string) => consultationSeen(app, slug)
  const list = async (request: FastifyRequest) =>
    (await allConsultations(app.db, await reachOf(app.db, currentUser(request), 'desk.see'))).map(
      ({ phases, id: _own, ...one }) => {
        const taking = takingPhase(phases, app.today())
        const asking = phases.filter((phase) => phase.asks)
        const phase = taking?.phase ?? asking.at(-1)
        return {
          ...one,
          open: taking !== undefined && !taking.late,
          late: taking?.late ?? false,
          opensOn: phase?.startsOn ?? null,
          closesOn: phase?.endsOn ?? null,
        }
      },
    )

  const seeing = { access: 'desk.see', lists: true } as const
  app.get('/desk/consultations', { config: seeing, schema: { hide: true } }, async (request, reply) =>
    reply.page('desk/Consultations', {
      consultations: await list(request),
      mayChange: may(currentUser(request), access),
      mayAdd: may(currentUser(request), access, { is: 'programme' }),
    }),
  )
  app.get(
    '/api/desk/consultations',
    {
      config: seeing,
      schema: {
        operationId: 'listDeskConsultations',
        summary: 'Every consultation, those that are not public yet first',
        response: { 200: z.array(DeskConsultationLine) },
      },
    },
    list,
  )
  app.get('/desk/consultations/new', { config: { access }, schema: { hide: true } }, (_request, reply) =>
    reply.page('desk/ConsultationNew', { formState: emptyForm }),
  )
  app.get('/desk/consultations/:slug', { config: { access }, schema: { hide: true, params: Own } }, (request, reply) =>
    show(request, reply, request.params, emptyForm, 200),
  )
  app.get(
    '/api/desk/consultations/:slug',
    {
      config: { access },
      schema: {
        operationId: 'getDeskConsultation',
        summary: 'A consultation as its editors see it, public or not',
        params: Own,
        response: { 200: Whole },
      },
    },
    (request) => seen(request.params.slug),
  )
  app.get(
    '/desk/consultations/:slug/preview',
    { config: { access }, schema: { hide: true, params: Own } },
    async (request, reply) => {
      const consultation = await seen(request.params.slug)
      const { contactLine, localHelp } = await app.frame()
      return reply.page('desk/ConsultationPreview', { consultation, contactLine, localHelp, due: null, events: false })
    },
  )
  const confirm: Show<{ slug: string }> = async (_request, reply, { slug }, formState, status) =>
    reply.page('desk/ConsultationPublish', { consultation: await seen(slug), formState }, { status })
  app.get(
    '/desk/consultations/:slug/publish',
    { config: { access }, schema: { hide: true, params: Own } },
    (request, reply) => confirm(request, reply, request.params, emptyForm, 200),
  )

  const show = showConsultation(app)
  const shared = { access, again: show, field: 'title' } as const
  const page = (slug: string, part = '') => `/desk/consultations/${slug}${part}`

  action(app, {
    ...shared,
    address: '/consultations',
    operationId: 'createConsultation',
    summary: 'Begin a consultation; nobody sees it before it is published',
    params: z.object({}),
    body: ConsultationDraft,
    made: z.object({ id: Id, slug: z.string() }),
    screens: (body) => ({
      title: body.title,
      summary: body.summary,
      whatCanChange: body.whatCanChange.join('\n'),
      whatCannotChange: body.whatCannotChange.join('\n'),
      lengthReason: body.lengthReason,
    }),
    act: ({ body, by }) => startConsultation(app.db, body, by.id),
    form: () => 'new',
    after: (_params, { slug }) => page(slug),
    again: (_request, reply, _params, formState, status) =>
      reply.page('desk/ConsultationNew', { formState }, { status }),
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug',
    method: 'PUT',
    operationId: 'changeConsultation',
    summary: 'Change what a consultation says of itself',
    params: Own,
    body: ConsultationDraft,
    screens: (body) => ({
      title: body.title,
      summary: body.summary,
      whatCanChange: body.whatCanChange.join('\n'),
      whatCannotChange: body.whatCannotChange.join('\n'),
      lengthReason: body.lengthReason,
      changeReason: body.changeReason,
    }),
    act: async ({ params, body, by }) => changeConsultation(app.db, await idOf(params.slug), body, by.id, app.now()),
    form: () => 'about',
    after: (_params, _made, { slug }) => page(slug),
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/phases',
    operationId: 'addPhase',
    summary: 'Add a phase',
    params: Own,
    body: PhaseDraft,
    made: Made,
    screens: ({ name, note }) => ({ name, note }),
    act: async ({ params, body, by }) => ({ id: await addPhase(app.db, await idOf(params.slug), body, by.id) }),
    form: () => 'phase',
    after: ({ slug }) => page(slug, '#phases'),
    field: 'name',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/phases/:code',
    method: 'PUT',
    operationId: 'changePhase',
    summary: 'Change a phase: its name, whether it takes comments, and until when late ones',
    params: PhaseParams,
    body: PhaseChange,
    screens: ({ name, note }) => ({ name, note }),
    act: async ({ params, body, by }) => changePhase(app.db, await idOf(params.slug), params.code, body, by.id),
    form: ({ code }) => `phase-${code}`,
    after: ({ slug, code }) => page(slug, `#phase-${code}`),
    field: 'name',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/phases/:code/dates',
    operationId: 'setPhaseDates',
    summary: 'Say when a phase begins or ends; what was said before stays readable',
    params: PhaseParams,
    body: PhaseDateDraft,
    screens: ({ wording, saidBy, reason }) => ({ wording, saidBy, reason }),
    act: async ({ params, body, by }) => {
      const consultationId = await idOf(params.slug)
      const phase = await app.db
        .selectFrom('phase')
        .select('id')
        .where('consultationId', '=', consultationId)
        .where('code', '=', params.code)
        .executeTakeFirst()
      if (!phase) throw noSuch('phase')
      await recordPhaseDate(app.db, consultationId, phase.id, { recordedOn: app.today(), ...body }, by.id)
    },
    form: ({ code }) => `date-${code}`,
    after: ({ slug, code }) => page(slug, `#phase-${code}`),
    field: 'day',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/points',
    operationId: 'addPoint',
    summary: 'Add a point',
    params: Own,
    body: PointDraft,
    made: Made,
    screens: ({ title, summary }) => ({ title, summary }),
    act: async ({ params, body, by }) => ({ id: await addPoint(app.db, await idOf(params.slug), body, by.id) }),
    form: () => 'point',
    after: ({ slug }) => page(slug, '#points'),
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/points/:number',
    method: 'PUT',
    operationId: 'changePoint',
    summary: 'Word a point again; its number stays',
    params: PointParams,
    body: PointChange,
    screens: ({ title, summary, reason }) => ({ title, summary, reason }),
    act: async ({ params, body, by }) => changePoint(app.db, await idOf(params.slug), params.number, body, by.id),
    form: ({ number }) => `point-${number}`,
    after: ({ slug }) => page(slug, '#points'),
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/changes/:id/confirmation',
    operationId: 'confirmConsultationChange',
    summary: 'Say that somebody else’s change of what is public may stay',
    params: QuestionParams,
    body: Nothing,
    act: ({ params, by }) => confirmChange(app.db, params.slug, params.id, by.id, app.now()),
    form: () => 'changes',
    after: ({ slug }) => page(slug, '#changes'),
    field: 'confirm',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/questions',
    operationId: 'addQuestion',
    summary: 'Add a question',
    params: Own,
    body: QuestionDraft,
    made: Made,
    screens: ({ text, hint }) => ({ text, hint }),
    act: async ({ params, body, by }) => ({
      id: await addQuestion(app.db, await idOf(params.slug), body, by.id, app.now()),
    }),
    form: () => 'question',
    after: ({ slug }) => page(slug, '#questions'),
    field: 'text',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/questions/:id',
    method: 'PUT',
    operationId: 'changeQuestion',
    summary: 'Reword a question or move it, while no comment answers it',
    params: QuestionParams,
    body: QuestionChange,
    screens: ({ text, hint }) => ({ text, hint }),
    act: async ({ params, body, by }) => changeQuestion(app.db, await idOf(params.slug), params.id, body, by.id),
    form: ({ id }) => `question-${id}`,
    after: ({ slug }) => page(slug, '#questions'),
    field: 'text',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/questions/:id',
    formAddress: '/consultations/:slug/questions/:id/remove',
    method: 'DELETE',
    operationId: 'removeQuestion',
    summary: 'Take away a question that no comment answers',
    params: QuestionParams,
    body: Nothing,
    act: async ({ params, by }) => removeQuestion(app.db, await idOf(params.slug), params.id, by.id),
    form: ({ id }) => `question-${id}`,
    after: ({ slug }) => page(slug, '#questions'),
    field: 'text',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/reviewers',
    method: 'PUT',
    operationId: 'setReviewers',
    summary: 'Choose the groups that responses go back to, and what each may do',
    params: Own,
    body: ReviewersDraft,
    screens: ({ reason }) => ({ reason }),
    act: async ({ params, body, by }) => setReviewers(app.db, await idOf(params.slug), body, by.id, app.now()),
    form: () => 'reviewers',
    after: ({ slug }) => page(slug, '#reviewers'),
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/board',
    method: 'PUT',
    operationId: 'setConsultationBoard',
    summary: 'Name the board that must have resolved before any response is published; or none',
    params: Own,
    body: BoardDraft,
    screens: ({ reason }) => ({ reason }),
    act: async ({ params, body, by }) => requireBoard(app.db, await idOf(params.slug), body, by.id, app.now()),
    form: () => 'board',
    after: ({ slug }) => page(slug, '#reviewers'),
    field: 'board',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/privacy',
    method: 'PUT',
    operationId: 'setPrivacyStatement',
    summary: 'Say who is responsible, how long data is kept and by what law each question is asked; a new version',
    params: Own,
    body: PrivacyDraft,
    act: async ({ params, body, by }) => statePrivacy(app.db, await idOf(params.slug), body, by.id, app.now()),
    form: () => 'privacy',
    after: ({ slug }) => page(slug, '#privacy'),
    field: 'controller',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/offline',
    operationId: 'takeConsultationOffline',
    summary: 'Take a consultation offline, with the reason that everybody reads at its address; nothing is lost',
    params: Own,
    body: OfflineReason,
    screens: ({ reason }) => ({ reason }),
    act: async ({ params, body, by }) => takeOffline(app.db, await idOf(params.slug), body, by.id, app.now()),
    form: () => 'offline',
    after: ({ slug }) => page(slug, '#offline'),
    field: 'reason',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/offline',
    formAddress: '/consultations/:slug/back',
    method: 'DELETE',
    operationId: 'putConsultationOnline',
    summary: 'Show a consultation again that was offline',
    params: Own,
    body: Nothing,
    act: async ({ params, by }) => bringBack(app.db, await idOf(params.slug), by.id, app.now()),
    form: () => 'offline',
    after: ({ slug }) => page(slug, '#offline'),
    field: 'reason',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/mistaken-closures',
    operationId: 'reportMistakenClosure',
    summary: 'Say that it was closed by mistake on some days; once a second person agrees, what came then is not late',
    params: Own,
    body: NewMistakenClosure,
    made: Made,
    screens: ({ reason }) => ({ reason }),
    act: async ({ params, body, by }) => sayMistaken(app.db, await idOf(params.slug), body, by.id, app.now()),
    form: () => 'mistaken',
    after: ({ slug }) => page(slug, '#mistaken'),
    field: 'fromDay',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/mistaken-closures/:id/agreement',
    operationId: 'agreeToMistakenClosure',
    summary: 'Agree that it was closed by mistake: what came on those days is not late',
    params: QuestionParams,
    body: Nothing,
    act: async ({ params, by }) => agreeMistaken(app.db, await idOf(params.slug), params.id, by.id, app.now()),
    form: () => 'mistaken',
    after: ({ slug }) => page(slug, '#mistaken'),
    field: 'fromDay',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/later',
    method: 'PUT',
    operationId: 'setLaterChangesRule',
    summary: 'Choose how what changes a public response goes live: at once, or once a second officer agrees',
    params: Own,
    body: LaterRuleDraft,
    screens: ({ reason }) => ({ reason }),
    act: async ({ params, body, by }) => chooseLaterRule(app.db, await idOf(params.slug), body, by.id, app.now()),
    form: () => 'later',
    after: ({ slug }) => page(slug, '#later'),
    field: 'later',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/late',
    operationId: 'explainLateAnswers',
    summary: 'Say why answers are late; everybody can read it',
    params: Own,
    body: LateReasonDraft,
    screens: ({ reason }) => ({ reason }),
    act: async ({ params, body, by }) => giveLateReason(app.db, await idOf(params.slug), body, by.id, app.now()),
    form: () => 'late',
    after: ({ slug }) => page(slug, '#about'),
    field: 'reason',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/publish',
    operationId: 'publishConsultation',
    summary: 'Show a consultation to everybody; again is the same as once',
    params: Own,
    body: Nothing,
    act: async ({ params, by }) =>
      publishConsultation(app.db, await idOf(params.slug), by.id, app.now(), app.settings.publicUrl ?? null),
    form: () => 'publish',
    after: ({ slug }) => page(slug),
    again: confirm,
    field: 'confirm',
  })

  const events = async (slug: string, query: EventQuery, formState: FormState) => {
    const consultation = await seen(slug)
    const id = await idOf(slug)
    const [found, choices, organisations] = await Promise.all([
      eventsFor(app.db, id, query),
      eventChoices(app.db, id),
      organisationNames(app.db),
    ])
    const phases = await phaseIds(app.db, id)
    return { consultation: named(consultation), events: found, query, choices, phases, organisations, formState }
  }
  app.get(
    '/desk/consultations/:slug/events',
    { config: { access: 'comments.read' }, schema: { hide: true, params: Own, querystring: EventQuery } },
    async (request, reply) =>
      reply.page('desk/Events', {
        ...(await events(request.params.slug, request.query, emptyForm)),
        mayChange: may(currentUser(request), access),
      }),
  )
  app.get(
    '/api/desk/consultations/:slug/events',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'listEvents',
        summary: 'The engagement events of a consultation, the latest first',
        params: Own,
        querystring: EventQuery,
        response: { 200: z.array(DeskEvent) },
      },
    },
    async (request) => eventsFor(app.db, await idOf(request.params.slug), request.query),
  )
  const showEvent: Action<typeof EventParams, typeof EventDraft, void>['again'] = async (
    _request,
    reply,
    { slug, id },
    formState,
    status,
  ) => {
    const consultationId = await idOf(slug)
    const event = await findEvent(app.db, consultationId, id)
    if (!event) throw noSuch('event')
    const [phases, organisations, kits] = await Promise.all([
      phaseIds(app.db, consultationId),
      organisationNames(app.db),
      kitsAt(app.db, id),
    ])
    const consultation = named(await seen(slug))
    const published = consultation.publishedAt !== null
    const props = { consultation, event, phases, organisations, kits, published, formState }
    return reply.page('desk/Event', props, { status })
  }
  app.get(
    '/desk/consultations/:slug/events/:id',
    { config: { access }, schema: { hide: true, params: EventParams } },
    (request, reply) => showEvent(request, reply, request.params, emptyForm, 200),
  )
  action(app, {
    address: '/consultations/:slug/events',
    operationId: 'addEvent',
    summary: 'Add an engagement event',
    access,
    params: Own,
    body: EventDraft,
    made: Made,
    screens: ({ title, audience, cameOfIt }) => ({ title, audience, cameOfIt }),
    act: async ({ params, body, by }) => ({ id: await addEvent(app.db, await idOf(params.slug), body, by.id) }),
    form: () => 'event',
    after: ({ slug }, { id }) => page(slug, `/events#event-${id}`),
    again: async (_request, reply, { slug }, formState, status) =>
      reply.page('desk/Events', { ...(await events(slug, {}, formState)), mayChange: true }, { status }),
    field: 'ref',
  })
  action(app, {
    address: '/consultations/:slug/events/:id',
    method: 'PUT',
    operationId: 'changeEvent',
    summary: 'Change an engagement event, or say that it was held and how many came',
    access,
    params: EventParams,
    body: EventDraft,
    screens: ({ title, audience, cameOfIt }) => ({ title, audience, cameOfIt }),
    act: async ({ params, body, by }) => changeEvent(app.db, await idOf(params.slug), params.id, body, by.id),
    form: () => 'event',
    after: ({ slug, id }) => page(slug, `/events#event-${id}`),
    again: showEvent,
    field: 'ref',
  })
}

const named = ({ slug, title, publishedAt }: DeskConsultation) => ({ slug, title, publishedAt })

function groups(db: Db) {
  return db.selectFrom('grouping').select(['id', 'name', 'mandate']).orderBy('name').execute()
}

function organisationNames(db: Db) {
  return db.selectFrom('organisation').select(['id', 'name']).orderBy('name').execute()
}

function phaseIds(db: Db, consultationId: string) {
  return db
    .selectFrom('phase')
    .select(['id', 'name'])
    .where('consultationId', '=', consultationId)
    .orderBy('position')
    .execute()
}

/** The page that sets a consultation up, for the actions of every room that has a form on it. */
export const showConsultation =
  (app: FastifyInstance): Show<{ slug: string }> =>
  async (request, reply, { slug }, formState, status) =>
    reply.page(
      'desk/Consultation',
      {
        consultation: await consultationSeen(app, slug),
        groups: await groups(app.db),
        today: app.today(),
        changes: await setUpChanges(app.db, slug),
        mistaken: await mistakenClosures(app.db, (await consultationNamed(app.db, slug)).id),
        me: currentUser(request).name,
        mayOwn: may(currentUser(request), 'programme.change'),
        formState,
      },
      { status },
    )

/** A consultation as the person who sets it up sees it. @throws {Refusal} `not-found` */
export async function consultationSeen(app: FastifyInstance, slug: string): Promise<DeskConsultation> {
  const found = await findConsultation(app.db, slug)
  if (!found) throw noSuch('consultation')
  const { contactLine } = await app.frame()
  const shown = asSeenOn(found, app.today())
  const answered = await answeredQuestions(app.db, found.id)
  const { publishedAt, responsePrefix, themes, events, reviewers } = found
  const questions = shown.questions.map((question) => ({ ...question, answered: answered.has(question.id) }))
  const broken = await brokenDocuments(app.db, documentsOf(shown), app.settings.publicUrl ?? null)
  const checks = checklist({ ...shown, broken, themes, reviewers }, contactLine, app.today())
  const due = await dueOf(app.db, found, app.today())
  const { boardId, laterChanges } = found
  const offline = found.offline && { reason: found.offline.reason, since: new Date(found.offline.since).toISOString() }
  return {
    ...shown,
    boardId,
    laterChanges,
    offline,
    due,
    questions,
    publishedAt,
    responsePrefix,
    themes,
    events,
    reviewers,
    checks,
  }
}
