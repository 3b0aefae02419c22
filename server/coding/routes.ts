import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { consultationNamed } from '../consultations/queries.ts'
import { ConsultationParams } from '../consultations/contract.ts'
import { currentUser } from '../people/access.ts'
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
const done = { 204: z.null() }

/** The API of the coding screen. */
export const codingRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/desk/themes/:consultation/coding',
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
  app.post(
    '/desk/themes/:consultation/coding/next',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'takeCommentsToCode',
        summary: 'The next comments to code, reserved for some minutes for the person who asks, if they may code',
        params: FrameParams,
        body: NextToCode,
        response: { 200: CodingBatch },
      },
    },
    async (request) => {
      const { holding, ...query } = request.body
      const by = currentUser(request)
      const slug = request.params.consultation
      const { consultation, scope } = await codingScope(app.db, slug, query)
      if (query.sample) {
        const ids = await nextBlind(app.db, slug, query.sample, holding, by)
        return { items: await codingItems(app.db, consultation.id, ids, 'blind'), gone: [] }
      }
      const ids = await nextToCode(app.db, scope, holding, by, app.now())
      const items = await codingItems(app.db, consultation.id, ids, 'everything')
      return { items, gone: await gone(app.db, holding, by) }
    },
  )
  app.put(
    '/desk/themes/:consultation/coding/:id',
    {
      config: { access: 'themes.change' },
      schema: {
        operationId: 'codeComment',
        summary: 'Say everything that a comment speaks to; refused where somebody else was faster',
        params: CodingParams,
        body: ThemeConfirmation,
        response: done,
      },
    },
    async (request, reply) => {
      const { consultation, id } = request.params
      await codeComment(app.db, consultation, id, request.body, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
  app.put(
    '/desk/themes/:consultation/coding/:id/stance',
    {
      config: { access: 'themes.change' },
      schema: {
        operationId: 'codeStance',
        summary: 'Say what a comment thinks of the proposal: for, against, mixed or unclear',
        params: CodingParams,
        body: StanceDecision,
        response: done,
      },
    },
    async (request, reply) => {
      await consultationNamed(app.db, request.params.consultation)
      await sayStance(app.db, request.params.id, request.body.stance, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/desk/themes/:consultation/coding/:id',
    {
      config: { access: 'themes.change' },
      schema: {
        operationId: 'undoCoding',
        summary: 'Take back one’s own confirmation of a comment’s themes',
        params: CodingParams,
        response: done,
      },
    },
    async (request, reply) => {
      await consultationNamed(app.db, request.params.consultation)
      await takeBackConfirmation(app.db, request.params.id, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
  app.put(
    '/desk/themes/:consultation/agreement/:sample/coding/:id',
    {
      config: { access: 'themes.change' },
      schema: {
        operationId: 'codeSampleComment',
        summary: 'Code a comment of a sample blind: kept apart from every assignment',
        params: SampleCommentParams,
        body: ThemeConfirmation,
        response: done,
      },
    },
    async (request, reply) => {
      await codeBlind(app.db, request.params, request.body, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/desk/themes/:consultation/agreement/:sample/coding/:id',
    {
      config: { access: 'themes.change' },
      schema: {
        operationId: 'undoSampleCoding',
        summary: 'Take back one’s own blind decision, while the sample is not complete',
        params: SampleCommentParams,
        response: done,
      },
    },
    async (request, reply) => {
      await takeBackBlind(app.db, request.params, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
}
