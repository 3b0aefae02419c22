import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { currentUser } from '../people/access.ts'
import { reachOf } from '../people/reach.ts'
import { confirmThemes, correctThemes } from '../coding/correct.ts'
import { ThemeConfirmation, ThemeCorrections } from '../themes/contract.ts'
import { Id, Made } from '../http/wire.ts'
import {
  Around,
  CommentView,
  Facets,
  HistoryLine,
  InboxFilter,
  InboxList,
  InboxQuery,
  NewRedaction,
  Overview,
  SetAsideMany,
  ThemeBeside,
} from '../comments/contract.ts'
import { commentHistory, overview, themesBeside, viewComment } from '../comments/queries.ts'
import { around, facets, inbox, found, scopeOf, withinSeconds } from '../comments/inbox.ts'
import { redact } from '../comments/redact.ts'
import { setAsideMany } from '../comments/set-aside.ts'

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
  app.post(
    '/desk/comments/set-aside',
    {
      config: { access: 'comments.change', lists: true },
      schema: {
        operationId: 'setAsideComments',
        summary: 'Set up to 10,000 comments aside for one reason: all of them or none',
        body: SetAsideMany,
        response: { 200: z.object({ setAside: z.number().int() }) },
      },
    },
    async (request) => ({ setAside: await setAsideMany(app.db, request.body, currentUser(request), app.now()) }),
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

  app.patch(
    '/desk/comments/:id/themes',
    {
      config: { access: 'comments.change' },
      schema: {
        operationId: 'changeCommentThemes',
        summary: 'Say of some themes whether a comment speaks to them: a person’s word decides',
        params: CommentParams,
        body: ThemeCorrections,
        response: { 200: z.array(ThemeBeside) },
      },
    },
    async (request) => {
      await correctThemes(app.db, request.params.id, request.body, currentUser(request), app.now())
      return themesBeside(app.db, request.params.id)
    },
  )
  app.put(
    '/desk/comments/:id/themes',
    {
      config: { access: 'comments.change' },
      schema: {
        operationId: 'setCommentThemes',
        summary: 'Say everything that a comment speaks to; an empty list says that no theme fits',
        params: CommentParams,
        body: ThemeConfirmation,
        response: { 200: z.array(ThemeBeside) },
      },
    },
    async (request) => {
      await confirmThemes(app.db, request.params.id, request.body, currentUser(request), app.now())
      return themesBeside(app.db, request.params.id)
    },
  )

  app.post(
    '/desk/comments/:id/redactions',
    {
      config: { access: 'comments.redact' },
      schema: {
        operationId: 'redactComment',
        summary: 'Say what the public would read of a comment; the original is never changed',
        params: CommentParams,
        body: NewRedaction,
        response: { 201: Made },
      },
    },
    async (request, reply) => {
      const id = await redact(app.db, request.params.id, request.body, currentUser(request), app.now())
      return reply.code(201).send({ id })
    },
  )
}
