import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { action, emptyForm, type FormState } from '../http/action.ts'
import { Id } from '../http/wire.ts'
import { currentUser } from '../people/access.ts'
import { may } from '../people/permissions.ts'
import { reachOf } from '../people/reach.ts'
import {
  NewRequest,
  RequestEnd,
  RequestLine,
  RequestOwner,
  RequestParams,
  type RequestsPageProps,
  RequestsQuery,
} from './contract.ts'
import { endRequest, giveRequest, raiseRequest } from './handle.ts'
import { officers, openRequests, requests } from './queries.ts'

const CommentParams = z.object({ id: Id })

/** Requests that were found in comments: each a clock, an owner and an end. */
export const requestDesk: FastifyPluginAsyncZod = async (app) => {
  const show = async (request: FastifyRequest, reply: FastifyReply, formState: FormState, status: number) => {
    const viewer = currentUser(request)
    const read = RequestsQuery.safeParse(request.method === 'GET' ? request.query : {})
    const query = read.success ? read.data : {}
    const reach = await reachOf(app.db, viewer, 'comments.read')
    return reply.page(
      'desk/Requests',
      {
        query,
        items: await requests(app.db, query, app.today(), reach),
        open: await openRequests(app.db, reach),
        people: await officers(app.db),
        me: viewer.id,
        mayChange: may(viewer, 'comments.change'),
        formState,
      } satisfies RequestsPageProps,
      { status },
    )
  }

  app.get(
    '/desk/requests',
    { config: { access: 'comments.read', lists: true }, schema: { hide: true } },
    (request, reply) => show(request, reply, emptyForm, 200),
  )
  app.get(
    '/api/desk/requests',
    {
      config: { access: 'comments.read', lists: true },
      schema: {
        operationId: 'listRequests',
        summary: 'Requests in comments, the first due first',
        querystring: RequestsQuery,
        response: { 200: z.array(RequestLine) },
      },
    },
    async (request) =>
      requests(app.db, request.query, app.today(), await reachOf(app.db, currentUser(request), 'comments.read')),
  )
  action(app, {
    address: '/comments/:id/requests',
    operationId: 'recordRequest',
    summary: 'Say that a comment asks for something: freedom of information, subject access, erasure, a complaint',
    access: 'comments.change',
    params: CommentParams,
    body: NewRequest,
    act: ({ params, body, by }) => raiseRequest(app.db, params.id, body.kind, by, app.now()),
    form: () => 'request',
    after: ({ id }) => `/desk/requests#request-${id}`,
    again: (request, reply, _params, formState, status) => show(request, reply, formState, status),
    field: 'kind',
  })
  action(app, {
    address: '/requests/:id/:kind/owner',
    operationId: 'assignRequest',
    summary: 'Say whose work a request is',
    access: 'comments.change',
    method: 'PUT',
    params: RequestParams,
    body: RequestOwner,
    act: ({ params, body, by }) => giveRequest(app.db, params, body.owner, by, app.now()),
    form: ({ id, kind }) => `owner-${kind}-${id}`,
    after: ({ id }) => `/desk/requests#request-${id}`,
    again: (request, reply, _params, formState, status) => show(request, reply, formState, status),
    field: 'owner',
  })
  action(app, {
    address: '/requests/:id/:kind/end',
    operationId: 'endRequest',
    summary: 'End a request: answered, refused with a reason, passed on, or found by mistake',
    access: 'comments.change',
    method: 'PUT',
    params: RequestParams,
    body: RequestEnd,
    act: ({ params, body, by }) => endRequest(app.db, params, body, by, app.now()),
    form: ({ id, kind }) => `end-${kind}-${id}`,
    after: () => '/desk/requests',
    again: (request, reply, _params, formState, status) => show(request, reply, formState, status),
    field: 'outcome',
  })
}
