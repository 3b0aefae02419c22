import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { filterInWords, queryOf } from '../../comments/inbox/contract.ts'
import { countMatching, filterOfChange, scopeOf } from '../../comments/inbox/filter.ts'
import { action, type FormState } from '../../http/action.ts'
import type { FieldFault } from '../../http/refusal.ts'
import { Id, Nothing, Text } from '../../http/wire.ts'
import { currentUser } from '../../people/access.ts'
import type { SignedIn } from '../../people/contract.ts'
import { reachOf } from '../../people/reach.ts'
import { officers } from '../../requests/queries.ts'
import { several } from '../../http/forms.ts'
import { type BulkAskPageProps, BulkView, NewBulk } from './contract.ts'
import { bulkView, continueBulk, pieceSize, startBulk, undoBulk } from './bulk.ts'
import { backTo, formOf, toSetAside } from './to-set-aside.ts'

const Own = z.object({ id: Id })
/** How long one request works on an act, in ms; the page asks again until all is done. */
const patience = 2_000

/** One act on many comments: asked for, done with its progress shown, and taken back in one. */
export const bulkPages: FastifyPluginAsyncZod = async (app) => {
  const changes = { access: 'comments.change', lists: true } as const

  const askPage = async (request: FastifyRequest, asked: Record<string, unknown>, faults: FieldFault[]) => {
    const filter = typeof asked.filter === 'string' ? filterOfChange(asked.filter) : undefined
    const comments = several(asked.comment).filter((id): id is string => Id.safeParse(id).success)
    const reach = await reachOf(app.db, currentUser(request), 'comments.change')
    const scope = filter && (await scopeOf(app.db, filter, reach))
    const slug = filter?.consultation
    const themes = await app.db
      .selectFrom('theme as t')
      .select(['t.code', 't.label'])
      .where('t.retiredAt', 'is', null)
      .where('t.consultationId', 'in', (eb) =>
        slug
          ? eb.selectFrom('consultation').select('id').where('slug', '=', slug)
          : eb
              .selectFrom('commentStanding')
              .select('consultationId')
              .where('id', 'in', comments.length > 0 ? comments.slice(0, 1) : ['00000000-0000-0000-0000-000000000000']),
      )
      .orderBy('t.position')
      .execute()
    return {
      comments: scope ? [] : comments,
      filter: filter ? queryOf(filter) : null,
      back: typeof asked.back === 'string' ? asked.back : '',
      words: filter ? filterInWords(filter, scope?.themeLabel) : '',
      expected: scope ? (await countMatching(app.db, scope, 1_000_000)).count : comments.length,
      people: await officers(app.db),
      sharers: Object.fromEntries(sharersIn(asked).map(({ person, percent }) => [person, String(percent ?? '')])),
      themes,
      formState: {
        form: '',
        typed: Object.fromEntries(
          Object.entries(asked).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
        ),
        faults,
      } satisfies FormState,
    } satisfies BulkAskPageProps
  }

  /** Who is ticked, each with the percent beside the name. */
  const sharersIn = (asked: Record<string, unknown>) =>
    several(asked.sharer)
      .filter((id): id is string => typeof id === 'string')
      .map((person) => ({ person, percent: asked[`percent-${person}`] }))

  app.get('/desk/bulk', { config: changes, schema: { hide: true } }, async (request, reply) =>
    reply.page('desk/BulkAsk', await askPage(request, request.query as Record<string, unknown>, [])),
  )
  action(app, {
    ...changes,
    address: '/bulk',
    operationId: 'startBulkAction',
    summary: 'Begin one act on many comments, by id or by filter: confirm, theme, give, share out or set aside',
    params: z.object({}),
    body: NewBulk,
    made: BulkView,
    fromForm: (typed, { body }) => {
      const sent = (body ?? {}) as Record<string, unknown>
      return { ...typed, comments: several(sent.comment), filter: typed.filter || undefined, sharers: sharersIn(sent) }
    },
    // Few that were picked by hand are done with the press of the button, and the list is shown again.
    act: async ({ body, by, request }) => {
      const id = await startBulk(app.db, body, by, app.now())
      const now = formOf(request).asks === 'reason' && body.filter === undefined && body.comments.length <= pieceSize
      return now ? goOn(id, by) : bulkView(app.db, id)
    },
    after: (_params, { id, done, comments, changed, kind }, _body, request) =>
      kind === 'set-aside' && done === comments
        ? `/desk/comments?${backTo(formOf(request), { done: 'set-aside', number: String(changed), act: id })}`
        : pageOf(id, request),
    again: async (request, reply, _params, { faults }, status) => {
      const typed = formOf(request)
      if (typed.asks === 'reason')
        return reply.page('desk/SetAside', await toSetAside(app, request, typed, typed, faults), { status })
      return reply.page('desk/BulkAsk', await askPage(request, typed, faults), { status })
    },
    field: 'kind',
  })
  app.get(
    '/desk/bulk/:id',
    {
      config: changes,
      schema: { hide: true, params: Own, querystring: z.object({ back: Text().max(2_000).optional() }) },
    },
    async (request, reply) => {
      const act = await bulkView(app.db, request.params.id)
      return reply.page('desk/Bulk', { act, back: request.query.back ?? act.query ?? '' }, { hydrate: true })
    },
  )
  /** The act’s page, which knows the list that it was begun from. */
  const pageOf = (id: string, request: FastifyRequest) => {
    const { back } = formOf(request)
    return `/desk/bulk/${id}${typeof back === 'string' && back ? `?${new URLSearchParams({ back }).toString()}` : ''}`
  }
  const goOn = async (id: string, by: SignedIn) => {
    const until = performance.now() + patience
    while ((await continueBulk(app.db, id, by, app.now())) && performance.now() < until);
    return bulkView(app.db, id)
  }
  const onOne = {
    ...changes,
    params: Own,
    body: Nothing,
    made: BulkView,
    status: 200,
    after: ({ id }: z.output<typeof Own>, _made: BulkView, _body: unknown, request: FastifyRequest) =>
      pageOf(id, request),
  } as const
  action(app, {
    ...onOne,
    address: '/bulk/:id/pieces',
    formAddress: '/bulk/:id',
    operationId: 'continueBulkAction',
    summary: 'Go on with an act, or with taking it back: ask again until nothing is left',
    act: ({ params, by }) => goOn(params.id, by),
  })
  action(app, {
    ...onOne,
    address: '/bulk/:id/undo',
    operationId: 'undoBulkAction',
    summary: 'Take an act back, a piece at a time',
    act: async ({ params, by }) => {
      await undoBulk(app.db, params.id, by, app.now())
      return goOn(params.id, by)
    },
  })
}
