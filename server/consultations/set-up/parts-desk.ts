import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { action } from '../../http/action.ts'
import { noSuch } from '../../http/refusal.ts'
import { Id, Made, Nothing, Text, Whole } from '../../http/wire.ts'
import { ConsultationParams } from '../contract.ts'
import { addPhase, changePhase, recordPhaseDate } from './phases.ts'
import { consultationNamed } from '../queries.ts'
import { addPoint, addQuestion, changePoint, changeQuestion, removeQuestion } from './questions.ts'
import { onSetUp, setUpPage } from './seen.ts'
import {
  PhaseChange,
  PhaseDateDraft,
  PhaseDraft,
  PointChange,
  PointDraft,
  QuestionChange,
  QuestionDraft,
} from './set-up-contract.ts'

const Own = ConsultationParams
const PhaseParams = Own.extend({ code: Text().max(100) })
const PointParams = Own.extend({ number: Whole() })
const QuestionParams = Own.extend({ id: Id })

/** What a consultation is made of: its phases with their dates, its points, its questions. */
export const partsDesk: FastifyPluginAsyncZod = async (app) => {
  const shared = onSetUp(app)
  const idOf = async (slug: string) => (await consultationNamed(app.db, slug)).id

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
    after: ({ slug }) => setUpPage(slug, '#phases'),
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
    after: ({ slug, code }) => setUpPage(slug, `#phase-${code}`),
    field: 'name',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/phases/:code/dates',
    operationId: 'setPhaseDates',
    summary: 'Say when a phase begins or ends; what was said before stays readable',
    params: PhaseParams,
    body: PhaseDateDraft,
    screens: ({ wording, saidBy, reason, recordedOnWording }) => ({ wording, saidBy, reason, recordedOnWording }),
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
    after: ({ slug, code }) => setUpPage(slug, `#phase-${code}`),
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
    after: ({ slug }) => setUpPage(slug, '#points'),
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
    after: ({ slug }) => setUpPage(slug, '#points'),
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
    after: ({ slug }) => setUpPage(slug, '#questions'),
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
    after: ({ slug }) => setUpPage(slug, '#questions'),
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
    after: ({ slug }) => setUpPage(slug, '#questions'),
    field: 'text',
  })
}
