import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { action, emptyForm, type Show } from '../http/action.ts'
import { Nothing } from '../http/wire.ts'
import { currentUser } from '../people/access.ts'
import { may } from '../people/permissions.ts'
import { Learning, VersionParams } from './contract.ts'
import { learnNow, retagAll, useVersion } from './learn.ts'
import { learningOf } from './queries.ts'

const FrameParams = z.object({ consultation: ConsultationParams.shape.slug })

/** What the machine learns from what people decide: page, forms and API. */
export const learningDesk: FastifyPluginAsyncZod = async (app) => {
  const learningPage = (consultation: string) => `/desk/themes/${consultation}/learning`
  app.get(
    '/desk/themes/:consultation/learning',
    { config: { access: 'comments.read' }, schema: { hide: true, params: FrameParams } },
    async (request, reply) => showLearning(request, reply, request.params, emptyForm, 200),
  )
  const showLearning: Show<{ consultation: string }> = async (request, reply, { consultation }, formState, status) =>
    reply.page(
      'desk/Learning',
      {
        learning: await learningOf(app.db, consultation),
        mayChange: may(currentUser(request), 'themes.change'),
        formState,
      },
      { status, hydrate: true },
    )
  app.get(
    '/api/desk/themes/:consultation/learning',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'getLearning',
        summary: 'What the machine has learnt: versions with their scores, and how far reading again has come',
        params: FrameParams,
        response: { 200: Learning },
      },
    },
    async (request) => learningOf(app.db, request.params.consultation),
  )
  const ofLearning = {
    access: 'themes.change' as const,
    field: 'form',
    body: Nothing,
    after: ({ consultation }: { consultation: string }) => learningPage(consultation),
    again: showLearning,
  }
  action(app, {
    ...ofLearning,
    address: '/themes/:consultation/learning/train',
    operationId: 'trainModel',
    summary: 'Let the machine learn now from what people said since it last did',
    params: FrameParams,
    form: () => 'train',
    act: async ({ params, by }) => {
      await learnNow(app.db, params.consultation, by, app.now())
      app.requestLearning()
    },
  })
  action(app, {
    ...ofLearning,
    address: '/themes/:consultation/learning/retag',
    operationId: 'retagComments',
    summary: 'Have every comment read again with the version in force; what people said stays',
    params: FrameParams,
    form: () => 'retag',
    act: async ({ params, by }) => {
      await retagAll(app.db, params.consultation, by, app.now())
      app.requestLearning()
    },
  })
  action(app, {
    ...ofLearning,
    address: '/themes/:consultation/learning/versions/:version/use',
    operationId: 'useModelVersion',
    summary: 'Put a version in force: an earlier one, or one that was kept back',
    params: VersionParams,
    form: ({ version }) => `version-${version}`,
    act: async ({ params, by }) => useVersion(app.db, params.consultation, params.version, by, app.now()),
  })
}
