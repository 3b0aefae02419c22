import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { consultationNamed } from '../consultations/queries.ts'
import { ConsultationParams } from '../consultations/contract.ts'
import { action, type Show, emptyForm } from '../http/action.ts'
import { several } from '../http/forms.ts'
import { safeCsv } from '../data/csv.ts'
import { currentUser } from '../people/access.ts'
import { may } from '../people/permissions.ts'
import { Refusal } from '../http/refusal.ts'
import { Made } from '../http/wire.ts'
import { ThemeConfirmation } from '../themes/contract.ts'
import { measuredAgreement } from './measured.ts'
import { NewSample, SampleCommentParams, SampleLine, SampleParams, SampleView } from './sample-contract.ts'
import { blindWork, mayCodeBlind, samplesOf, viewSample } from './sample-queries.ts'
import { closeSample, drawSample, settle, settleAgreed } from './samples.ts'

const FrameParams = z.object({ consultation: ConsultationParams.shape.slug })
const None = z.preprocess((value) => value ?? {}, z.object({}))

/** Blind double coding: draw a sample, see how two people agree, settle where they differ. Pages and API. */
export const samplePages: FastifyPluginAsyncZod = async (app) => {
  type Params = z.output<typeof FrameParams>

  const samples: Show<Params> = async (request, reply, { consultation: slug }, formState, status) => {
    const by = currentUser(request)
    const consultation = await consultationNamed(app.db, slug)
    const [samples, measured, blind, people, questions] = await Promise.all([
      samplesOf(app.db, slug),
      measuredAgreement(app.db, consultation.id),
      blindWork(app.db, consultation.id, by),
      mayCodeBlind(app.db),
      app.db
        .selectFrom('question')
        .select(['id', 'position', 'text'])
        .where('consultationId', '=', consultation.id)
        .orderBy('position')
        .execute(),
    ])
    const { title } = consultation
    const page = { consultation: { slug, title }, samples, measured, blind, people, questions, formState }
    return reply.page('desk/Agreement', { ...page, mayChange: may(by, 'themes.change'), me: by.id }, { status })
  }

  const show: Show<z.output<typeof SampleParams>> = async (
    request,
    reply,
    { consultation, sample },
    formState,
    status,
  ) => {
    const by = currentUser(request)
    const view = await viewSample(app.db, consultation, sample)
    return reply.page(
      'desk/CodingSample',
      { sample: view, mayChange: may(by, 'themes.change'), me: by.id, formState },
      { status },
    )
  }

  app.get(
    '/desk/themes/:consultation/agreement',
    { config: { access: 'comments.read' }, schema: { hide: true, params: FrameParams } },
    async (request, reply) => samples(request, reply, request.params, emptyForm, 200),
  )
  app.get(
    '/api/desk/themes/:consultation/agreement',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'listSamples',
        summary: 'Samples that were coded blind, newest first',
        params: FrameParams,
        response: { 200: z.array(SampleLine) },
      },
    },
    async (request) => samplesOf(app.db, request.params.consultation),
  )
  action(app, {
    address: '/themes/:consultation/agreement',
    operationId: 'drawSample',
    summary: 'Draw a sample that two or three people code blind',
    access: 'themes.change',
    params: FrameParams,
    body: NewSample,
    made: Made,
    act: ({ params, body, by }) => drawSample(app.db, params.consultation, body, by, app.now()),
    form: () => 'draw',
    after: (params, made) => `/desk/themes/${params.consultation}/agreement/${made.id}`,
    again: samples,
    field: 'size',
  })

  app.get(
    '/desk/themes/:consultation/agreement/:sample',
    { config: { access: 'comments.read' }, schema: { hide: true, params: SampleParams } },
    async (request, reply) => show(request, reply, request.params, emptyForm, 200),
  )
  app.get(
    '/api/desk/themes/:consultation/agreement/:sample',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'getSample',
        summary: 'A sample; what anybody said of its comments only once it is complete',
        params: SampleParams,
        response: { 200: SampleView },
      },
    },
    async (request) => viewSample(app.db, request.params.consultation, request.params.sample),
  )
  const one = (params: z.output<typeof SampleParams>) =>
    `/desk/themes/${params.consultation}/agreement/${params.sample}`
  action(app, {
    address: '/themes/:consultation/agreement/:sample/close',
    operationId: 'closeSample',
    summary: 'Compare what is coded so far, and let the rest of the sample go',
    access: 'themes.change',
    params: SampleParams,
    body: None,
    act: ({ params, by }) => closeSample(app.db, params.consultation, params.sample, by, app.now()),
    form: () => 'close',
    after: one,
    again: show,
    field: 'close',
  })
  action(app, {
    address: '/themes/:consultation/agreement/:sample/settle-agreed',
    operationId: 'settleAgreedComments',
    summary: 'Settle every comment of a sample on which all coders said the same',
    access: 'themes.change',
    params: SampleParams,
    body: None,
    made: z.object({ comments: z.number().int() }),
    act: async ({ params, by }) => ({
      comments: await settleAgreed(app.db, params.consultation, params.sample, by, app.now()),
    }),
    form: () => 'agreed',
    after: one,
    again: show,
    field: 'agreed',
  })

  action(app, {
    address: '/themes/:consultation/agreement/:sample/comments/:id',
    method: 'PUT',
    operationId: 'settleSampleComment',
    summary: 'Settle what holds for a comment of a complete sample',
    access: 'themes.change',
    params: SampleCommentParams,
    body: ThemeConfirmation,
    // A button brings a whole coding, in one value; else what is ticked holds.
    fromForm: ({ as }, request) => ({
      themes: as?.split('|').filter(Boolean) ?? several((request.body as { theme?: string | string[] }).theme),
    }),
    act: ({ params, body, by }) => settle(app.db, params, body, by, app.now()),
    form: ({ id }) => `comment-${id}`,
    after: (params) => `${one(params)}#comment-${params.id}`,
    again: (request, reply, params, formState, status) =>
      show(request, reply, params, { ...formState, typed: {} }, status),
  })

  app.get(
    '/desk/themes/:consultation/agreement/:sample/codes.csv',
    { config: { access: 'comments.read', confirms: true }, schema: { hide: true, params: SampleParams } },
    async (request, reply) => {
      const { consultation, sample: id } = request.params
      const sample = await viewSample(app.db, consultation, id)
      if (!sample.completedAt)
        throw new Refusal(
          'conflict',
          'This sample is still being coded. Its codes can be downloaded once it is complete.',
        )
      const rows = sample.compared.map((row) => [
        row.id,
        row.question ?? '',
        row.body,
        ...row.coders.map((codes) => codes.join('|')),
        row.machine.join('|'),
        row.same ? 'yes' : 'no',
        row.settled ? row.settled.themes.join('|') : '',
        row.settled?.by ?? '',
        row.settled?.at.toISOString() ?? '',
      ])
      const names = sample.coders.map(({ name }) => name)
      const head = [
        'comment',
        'question',
        'words',
        ...names,
        'machine',
        'all coders the same',
        'settled',
        'settled by',
        'settled at',
      ]
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="double-coding-${consultation}.csv"`)
        .send(safeCsv([head, ...rows]))
    },
  )
}
