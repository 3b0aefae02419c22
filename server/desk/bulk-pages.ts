import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { filterIn, filterInWords, queryOf } from '../comments/inbox-contract.ts'
import { countMatching, scopeOf } from '../comments/filter.ts'
import { action, type FormState } from '../http/action.ts'
import type { FieldFault } from '../http/refusal.ts'
import { Id, Nothing } from '../http/wire.ts'
import { currentUser } from '../people/access.ts'
import type { SignedIn } from '../people/contract.ts'
import { reachOf } from '../people/reach.ts'
import { officers } from '../requests/queries.ts'
import { list } from '../responses/form.ts'
import { type BulkAskPageProps, BulkView, NewBulk } from './bulk-contract.ts'
import { bulkView, continueBulk, startBulk, undoBulk } from './bulk.ts'

const Own = z.object({ id: Id })
/** How long one request works on an act, in ms; the page asks again until all is done. */
const patience = 2_000

/** One act on many comments: asked for, done with its progress shown, and taken back in one. */
export const bulkPages: FastifyPluginAsyncZod = async (app) => {
  const changes = { access: 'comments.change', lists: true } as const

  const askPage = async (request: FastifyRequest, asked: Record<string, unknown>, faults: FieldFault[]) => {
    const filter = typeof asked.filter === 'string' ? filterIn(asked.filter) : undefined
    const comments = list(asked.comment).filter((id): id is string => Id.safeParse(id).success)
    const reach = await reachOf(app.db, currentUser(request), 'comments.change')
    const scope = filter?.success ? await scopeOf(app.db, filter.data, reach) : undefined
    const slug = filter?.success ? filter.data.consultation : undefined
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
      filter: filter?.success && scope ? queryOf(filter.data) : null,
      words: filter?.success ? filterInWords(filter.data, scope?.themeLabel) : '',
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
    list(asked.sharer)
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
      return { ...typed, comments: list(sent.comment), filter: typed.filter || undefined, sharers: sharersIn(sent) }
    },
    act: async ({ body, by }) => bulkView(app.db, await startBulk(app.db, body, by, app.now())),
    after: (_params, { id }) => `/desk/bulk/${id}`,
    again: async (request, reply, _params, { faults }, status) =>
      reply.page('desk/BulkAsk', await askPage(request, (request.body ?? {}) as Record<string, unknown>, faults), {
        status,
      }),
    field: 'kind',
  })
  app.get('/desk/bulk/:id', { config: changes, schema: { hide: true, params: Own } }, async (request, reply) =>
    reply.page('desk/Bulk', { act: await bulkView(app.db, request.params.id) }, { hydrate: true }),
  )
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
    after: ({ id }: z.output<typeof Own>) => `/desk/bulk/${id}`,
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
