import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { currentUser } from '../../people/access.ts'
import { reachOf } from '../../people/reach.ts'
import { Id } from '../../http/wire.ts'
import { Around, CommentView, HistoryLine, Overview } from '../../comments/contract.ts'
import { Facets, InboxFilter, InboxList, InboxQuery } from '../../comments/inbox/contract.ts'
import { commentHistory, viewComment } from '../../comments/queries.ts'
import { overview } from '../home/overview.ts'
import { facets } from '../../comments/inbox/facets.ts'
import { scopeOf } from '../../comments/inbox/filter.ts'
import { around, inbox, found, withinSeconds } from '../../comments/inbox/inbox.ts'

const CommentParams = z.object({ id: Id })

/** The desk's API: everything that its pages do. */
export const deskRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/desk/overview',
    {
      config: { access: 'desk.see', lists: true },
      schema: {
        operationId: 'getOverview',
        summary: 'Where every comment stands, and what is due',
        response: { 200: Overview },
      },
    },
    async (request) => overview(app.db, currentUser(request), app.now()),
  )
  app.get(
    '/desk/comments',
    {
      config: { access: 'comments.read', lists: true },
      schema: {
        operationId: 'listComments',
        summary: 'The inbox, found first; none that is restricted',
        querystring: InboxQuery,
        response: { 200: InboxList },
      },
    },
    async (request) => {
      const { after, before, ...filter } = request.query
      const reach = await reachOf(app.db, currentUser(request), 'comments.read')
      return withinSeconds(app.db, async (db) => {
        const { scope, places } = await found(db, await scopeOf(db, filter, reach))
        return inbox(db, scope, { after, before }, places)
      })
    },
  )
  app.get(
    '/desk/comments/facets',
    {
      config: { access: 'comments.read', lists: true },
      schema: {
        operationId: 'countCommentsByTheme',
        summary: 'Comments per theme under a filter',
        querystring: InboxFilter,
        response: { 200: Facets },
      },
    },
    async (request) => {
      const reach = await reachOf(app.db, currentUser(request), 'comments.read')
      return withinSeconds(app.db, async (db) => {
        const { scope, places } = await found(db, await scopeOf(db, request.query, reach))
        return facets(db, scope, places)
      })
    },
  )
  app.get(
    '/desk/comments/:id',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'getComment',
        summary: 'A comment in full',
        params: CommentParams,
        response: { 200: CommentView },
      },
    },
    async (request) => viewComment(app.db, request.params.id, currentUser(request)),
  )
  app.get(
    '/desk/comments/:id/history',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'getCommentHistory',
        summary: 'What was done to a comment, oldest first',
        params: CommentParams,
        response: { 200: z.array(HistoryLine) },
      },
    },
    async (request) => {
      await viewComment(app.db, request.params.id, currentUser(request))
      return commentHistory(app.db, request.params.id)
    },
  )
  app.get(
    '/desk/comments/:id/around',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'getNeighbouringComments',
        summary: 'The comments before and after one under a filter',
        params: CommentParams,
        querystring: InboxFilter,
        response: { 200: Around },
      },
    },
    async (request) => {
      await viewComment(app.db, request.params.id, currentUser(request))
      const reach = await reachOf(app.db, currentUser(request), 'comments.read')
      return withinSeconds(app.db, async (db) => around(db, await scopeOf(db, request.query, reach), request.params.id))
    },
  )
}
