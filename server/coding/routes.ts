import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { consultationNamed } from '../consultations/queries.ts'
import { ConsultationParams } from '../consultations/contract.ts'
import { action } from '../http/action.ts'
import { Nothing } from '../http/wire.ts'
import { sayStance } from '../comments/stance.ts'
import { StanceDecision } from '../comments/stance-contract.ts'
import { codeComment } from './code.ts'
import { CodingBatch, CodingCounts, CodingParams, CodingQuery, Measured, NextToCode } from './contract.ts'
import { codingCounts, codingItems, codingScope, gone, nextToCode } from './queue.ts'
import { ThemeConfirmation } from '../themes/contract.ts'
import { takeBackConfirmation } from './correct.ts'
import { measuredAgreement } from './measured.ts'
import { SampleCommentParams } from './sample-contract.ts'
import { nextBlind } from './sample-queries.ts'
import { codeBlind, takeBackBlind } from './samples.ts'

const FrameParams = z.object({ consultation: ConsultationParams.shape.slug })

/** What the coding screen asks for as somebody codes; its form without scripts is in pages.ts. */
export const codingRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/api/desk/themes/:consultation/coding',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'getCodingQueues',
        summary: 'How many comments wait in each coding queue, and how the machine stands up where it was sure',
        params: FrameParams,
        querystring: CodingQuery,
        response: { 200: z.object({ counts: CodingCounts, measured: Measured }) },
      },
    },
    async (request) => {
      const { consultation, scope } = await codingScope(app.db, request.params.consultation, request.query)
      return {
        counts: await codingCounts(app.db, scope),
        measured: await measuredAgreement(app.db, consultation.id),
      }
    },
  )
  const byScript = { access: 'themes.change', formAddress: null } as const
  action(app, {
    ...byScript,
    access: 'comments.read',
    address: '/themes/:consultation/coding/next',
    operationId: 'takeCommentsToCode',
    summary: 'The next comments to code, reserved for some minutes for the person who asks, if they may code',
    params: FrameParams,
    body: NextToCode,
    made: CodingBatch,
    status: 200,
    act: async ({ params: { consultation: slug }, body: { holding, ...query }, by }) => {
      const { consultation, scope } = await codingScope(app.db, slug, query)
      if (query.sample) {
        const ids = await nextBlind(app.db, slug, query.sample, holding, by)
        return { items: await codingItems(app.db, consultation.id, ids, 'blind'), gone: [] }
      }
      const ids = await nextToCode(app.db, scope, holding, by, app.now())
      const items = await codingItems(app.db, consultation.id, ids, 'everything')
      return { items, gone: await gone(app.db, holding, by) }
    },
  })
  action(app, {
    ...byScript,
    address: '/themes/:consultation/coding/:id',
    method: 'PUT',
    operationId: 'codeComment',
    summary: 'Say everything that a comment speaks to; refused where somebody else was faster',
    params: CodingParams,
    body: ThemeConfirmation,
    act: ({ params: { consultation, id }, body, by }) => codeComment(app.db, consultation, id, body, by, app.now()),
  })
  action(app, {
    ...byScript,
    address: '/themes/:consultation/coding/:id/stance',
    method: 'PUT',
    operationId: 'codeStance',
    summary: 'Say what a comment thinks of the proposal: for, against, mixed or unclear',
    params: CodingParams,
    body: StanceDecision,
    act: async ({ params: { consultation, id }, body: { stance }, by }) => {
      await consultationNamed(app.db, consultation)
      await sayStance(app.db, id, stance, by, app.now())
    },
  })
  action(app, {
    ...byScript,
    address: '/themes/:consultation/coding/:id',
    method: 'DELETE',
    operationId: 'undoCoding',
    summary: 'Take back one’s own confirmation of a comment’s themes',
    params: CodingParams,
    body: Nothing,
    act: async ({ params: { consultation, id }, by }) => {
      await consultationNamed(app.db, consultation)
      await takeBackConfirmation(app.db, id, by, app.now())
    },
  })
  action(app, {
    ...byScript,
    address: '/themes/:consultation/agreement/:sample/coding/:id',
    method: 'PUT',
    operationId: 'codeSampleComment',
    summary: 'Code a comment of a sample blind: kept apart from every assignment',
    params: SampleCommentParams,
    body: ThemeConfirmation,
    act: ({ params, body, by }) => codeBlind(app.db, params, body, by, app.now()),
  })
  action(app, {
    ...byScript,
    address: '/themes/:consultation/agreement/:sample/coding/:id',
    method: 'DELETE',
    operationId: 'undoSampleCoding',
    summary: 'Take back one’s own blind decision, while the sample is not complete',
    params: SampleCommentParams,
    body: Nothing,
    act: ({ params, by }) => takeBackBlind(app.db, params, by, app.now()),
  })
}
