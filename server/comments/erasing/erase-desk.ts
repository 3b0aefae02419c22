import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action, type Show, emptyForm } from '../../http/action.ts'
import { currentUser } from '../../people/access.ts'
import { Refusal } from '../../http/refusal.ts'
import { Id } from '../../http/wire.ts'
import { viewComment } from '../queries.ts'
import { erase, refuseErasure } from './erase.ts'
import { NewErasure, NewRefusal } from './erasure-contract.ts'

const CommentParams = z.object({ id: Id })

/** Where an administrator decides whether the words of a comment go for good. */
export const eraseDesk: FastifyPluginAsyncZod = async (app) => {
  const access = 'comments.erase'
  const page = ({ id }: { id: string }) => `/desk/comments/${id}`

  const show: Show<z.output<typeof CommentParams>> = async (request, reply, { id }, formState, status) => {
    const comment = await viewComment(app.db, id, currentUser(request))
    if (comment.erasure?.decision === 'erased') throw new Refusal('not-found', 'The words of this comment are gone.')
    return reply.page('desk/Erase', { comment, formState }, { status })
  }

  app.get(
    '/desk/comments/:id/erasure',
    { config: { access }, schema: { hide: true, params: CommentParams } },
    async (request, reply) => show(request, reply, request.params, emptyForm, 200),
  )

  action(app, {
    address: '/comments/:id/erasure',
    operationId: 'eraseComment',
    summary: 'Destroy the words of a comment, for good; again is the same as once',
    access,
    params: CommentParams,
    body: NewErasure,
    act: async ({ params, body, by }) => {
      await erase(app.db, app.settings.contactKey, params.id, body, by, app.now())
      app.invalidate('public')
    },
    form: () => 'erase',
    after: page,
    again: show,
    field: 'reason',
  })
  action(app, {
    address: '/comments/:id/erasure/refusal',
    operationId: 'refuseErasure',
    summary: 'Keep the words of a comment although somebody asked for their erasure, and say why',
    access,
    params: CommentParams,
    body: NewRefusal,
    act: ({ params, body, by }) => refuseErasure(app.db, app.settings.contactKey, params.id, body, by, app.now()),
    form: () => 'refuse',
    after: page,
    again: show,
    field: 'reason',
  })
}
