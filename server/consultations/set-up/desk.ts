import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action, type Show, emptyForm } from '../../http/action.ts'
import { currentUser } from '../../people/access.ts'
import { may } from '../../people/permissions.ts'
import { reachOf } from '../../people/reach.ts'
import { Id, Made, Nothing } from '../../http/wire.ts'
import { refuseInContactLines, refuseStops } from '../../screening/refuse.ts'
import { agreeMistaken, sayMistaken } from './mistaken-closure.ts'
import { bringBack, takeOffline } from './offline.ts'
import { confirmChange } from '../../programmes/control.ts'
import { statePrivacy } from './privacy.ts'
import { ConsultationParams } from '../contract.ts'
import { DeskConsultation, DeskConsultationLine } from './desk-contract.ts'
import { takingPhase } from '../known.ts'
import { allConsultations, consultationNamed } from '../queries.ts'
import {
  ConsultationDraft,
  LateReasonDraft,
  LaterRuleDraft,
  NewMistakenClosure,
  OfflineReason,
  PrivacyDraft,
  BoardDraft,
  ReviewersDraft,
} from './set-up-contract.ts'
import { consultationSeen, onSetUp, setUpPage } from './seen.ts'
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
const OneOf = Own.extend({ id: Id })

/** The desk's pages on which consultations are set up, and the same actions for programs. */
export const consultationDesk: FastifyPluginAsyncZod = async (app) => {
  const idOf = async (slug: string) => (await consultationNamed(app.db, slug)).id
  const seen = (slug: string) => consultationSeen(app, slug)
  const shared = onSetUp(app)
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
    shared.again(request, reply, request.params, emptyForm, 200),
  )
  app.get(
    '/api/desk/consultations/:slug',
    {
      config: { access },
      schema: {
        operationId: 'getDeskConsultation',
        summary: 'A consultation as its editors see it, public or not',
        params: Own,
        response: { 200: DeskConsultation },
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
      areas: { place: body.areas.join('\n') },
      privacyNotice: body.privacyNotice,
      lengthReason: body.lengthReason,
    }),
    act: ({ body, by }) => startConsultation(app.db, body, by.id),
    form: () => 'new',
    after: (_params, { slug }) => setUpPage(slug),
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
      areas: { place: body.areas.join('\n') },
      privacyNotice: body.privacyNotice,
      lengthReason: body.lengthReason,
      changeReason: body.changeReason,
    }),
    act: async ({ params, body, by }) => changeConsultation(app.db, await idOf(params.slug), body, by.id, app.now()),
    form: () => 'about',
    after: (_params, _made, { slug }) => setUpPage(slug),
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/changes/:id/confirmation',
    operationId: 'confirmConsultationChange',
    summary: 'Say that somebody else’s change of what is public may stay',
    params: OneOf,
    body: Nothing,
    act: ({ params, by }) => confirmChange(app.db, params.slug, params.id, by.id, app.now()),
    form: () => 'changes',
    after: ({ slug }) => setUpPage(slug, '#changes'),
    field: 'confirm',
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
    after: ({ slug }) => setUpPage(slug, '#reviewers'),
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
    after: ({ slug }) => setUpPage(slug, '#reviewers'),
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
    act: async ({ params, body, by }) => {
      const { controller, contact, keepsContact, keepsComments, keepsFigures, keepsAnswers } = body
      await refuseInContactLines(app.db, { controller, contact })
      await refuseStops(app.db, { keepsContact, keepsComments, keepsFigures, keepsAnswers })
      return statePrivacy(app.db, await idOf(params.slug), body, by.id, app.now())
    },
    form: () => 'privacy',
    after: ({ slug }) => setUpPage(slug, '#privacy'),
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
    after: ({ slug }) => setUpPage(slug, '#offline'),
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
    after: ({ slug }) => setUpPage(slug, '#offline'),
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
    after: ({ slug }) => setUpPage(slug, '#mistaken'),
    field: 'fromDay',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/mistaken-closures/:id/agreement',
    operationId: 'agreeToMistakenClosure',
    summary: 'Agree that it was closed by mistake: what came on those days is not late',
    params: OneOf,
    body: Nothing,
    act: async ({ params, by }) => agreeMistaken(app.db, await idOf(params.slug), params.id, by.id, app.now()),
    form: () => 'mistaken',
    after: ({ slug }) => setUpPage(slug, '#mistaken'),
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
    after: ({ slug }) => setUpPage(slug, '#later'),
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
    after: ({ slug }) => setUpPage(slug, '#about'),
    field: 'reason',
  })
  action(app, {
    ...shared,
    confirms: true,
    address: '/consultations/:slug/publish',
    operationId: 'publishConsultation',
    summary: 'Show a consultation to everybody; again is the same as once',
    params: Own,
    body: Nothing,
    act: async ({ params, by }) =>
      publishConsultation(app.db, await idOf(params.slug), by.id, app.now(), app.settings.publicUrl ?? null),
    form: () => 'publish',
    after: ({ slug }) => setUpPage(slug),
    again: confirm,
    field: 'confirm',
  })
}
