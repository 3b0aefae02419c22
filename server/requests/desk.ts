import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { action, emptyForm, type FormState } from '../http/action.ts'
import { Id, Nothing } from '../http/wire.ts'
import { Author, type AuthorPageProps } from '../comments/author-contract.ts'
import type { Reach } from '../data/visible.ts'
import { currentUser } from '../people/access.ts'
import { may } from '../people/permissions.ts'
import { reachOf } from '../people/reach.ts'
import {
  NewRequest,
  RequestKind,
  RequestEnd,
  RequestLine,
  RequestOwner,
  RequestParams,
  type RequestsPageProps,
  RequestsQuery,
} from './contract.ts'
import { endRequest, giveRequest, lookAtAsker, raiseRequest } from './handle.ts'
import { officers, openRequests, requests, requestsToAnswer } from './queries.ts'
import { requestKinds } from './vocabulary.ts'

const CommentParams = z.object({ id: Id })
/** What somebody just ended, in the address to which the form leads. */
const Ended = z.object({ ended: Id, of: RequestKind }).transform(({ ended, of }) => ({ ended, kind: of }))

/** Requests that were found in comments: each a clock, an owner and an end. */
export const requestDesk: FastifyPluginAsyncZod = async (app) => {
  const justEnded = async ({ method, query }: FastifyRequest, reach: Reach) => {
    const asked = Ended.safeParse(query)
    if (method !== 'GET' || !asked.success) return null
    const done = await requests(app.db, { done: 'yes', kind: asked.data.kind }, app.today(), reach)
    const end = done.find(({ commentId }) => commentId === asked.data.ended)?.end
    return end ? { kind: asked.data.kind, outcome: end.outcome, byMail: end.mail !== null } : null
  }
  const show = async (request: FastifyRequest, reply: FastifyReply, formState: FormState, status: number) => {
    const viewer = currentUser(request)
    const read = RequestsQuery.safeParse(request.method === 'GET' ? request.query : {})
    const query = read.success ? read.data : {}
    const reach = await reachOf(app.db, viewer, 'comments.read')
    return reply.page(
      'desk/Requests',
      {
        query,
        unread: !read.success,
        items: await requestsToAnswer(app.db, app.settings.contactKey, query, app.today(), reach),
        open: await openRequests(app.db, reach),
        people: await officers(app.db),
        me: viewer.id,
        mayChange: may(viewer, 'comments.change'),
        ended: await justEnded(request, reach),
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
      requestsToAnswer(
        app.db,
        app.settings.contactKey,
        request.query,
        app.today(),
        await reachOf(app.db, currentUser(request), 'comments.read'),
      ),
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
    address: '/requests/:id/:kind/author',
    operationId: 'showAsker',
    summary:
      'What whoever asked left to be reached by, for the person whose work the request is; each look is in the history',
    access: 'comments.change',
    params: RequestParams,
    body: Nothing,
    made: Author,
    status: 200,
    act: ({ params, by }) => lookAtAsker(app.db, app.settings.contactKey, params, by, app.now()),
    shown: async (_request, reply, { id, kind }, author) =>
      reply.page('desk/Author', {
        author,
        of: `a comment that asks for something (${requestKinds[kind].label})`,
        back: `/desk/requests#request-${id}`,
      } satisfies AuthorPageProps),
    form: ({ id, kind }) => `author-${kind}-${id}`,
    again: (request, reply, _params, formState, status) => show(request, reply, formState, status),
    field: 'author',
  })
  action(app, {
    address: '/requests/:id/:kind/end',
    operationId: 'endRequest',
    summary: 'End a request: answered, refused with a reason, passed on, or found by mistake',
    access: 'comments.change',
    method: 'PUT',
    params: RequestParams,
    body: RequestEnd,
    act: ({ params, body, by }) => endRequest(app.db, app.settings.contactKey, params, body, by, app.now()),
    form: ({ id, kind }) => `end-${kind}-${id}`,
    after: ({ id, kind }) => `/desk/requests?ended=${id}&of=${kind}`,
    again: (request, reply, _params, formState, status) => show(request, reply, formState, status),
    field: 'outcome',
  })
}
