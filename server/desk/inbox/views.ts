import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { filterIn, NewSavedView, queryOf, SavedView } from '../../comments/inbox/contract.ts'
import type { Db } from '../../data/database.ts'
import { action, type FormState } from '../../http/action.ts'
import { Refusal } from '../../http/refusal.ts'
import { Id } from '../../http/wire.ts'
import { currentUser } from '../../people/access.ts'

const Nothing = z.preprocess((value) => value ?? {}, z.object({}))

/** Lists of the inbox under a name: one's own, and those that somebody shared. */
export async function savedViews(db: Db, personId: string): Promise<SavedView[]> {
  const rows = await db
    .selectFrom('savedView as v')
    .innerJoin('person', 'person.id', 'v.personId')
    .select(['v.id', 'v.name', 'v.query', 'v.shared', 'v.personId', 'person.name as by'])
    .where((eb) => eb.or([eb('v.personId', '=', personId), eb('v.shared', '=', true)]))
    .orderBy('v.name')
    .limit(200)
    .execute()
  return rows.map(({ personId: owner, ...view }) => ({ ...view, mine: owner === personId }))
}

/** Saving a list of the inbox, and dropping one's own. */
export const viewsDesk: FastifyPluginAsyncZod = async (app) => {
  const reads = { access: 'comments.read', lists: true } as const
  app.get(
    '/api/desk/views',
    {
      config: reads,
      schema: { operationId: 'listViews', summary: 'Saved lists of the inbox', response: { 200: z.array(SavedView) } },
    },
    (request) => savedViews(app.db, currentUser(request).id),
  )
  const again = async (_request: FastifyRequest, _reply: FastifyReply, _params: unknown, state: FormState) => {
    throw new Refusal('invalid', state.faults.map(({ message }) => message).join(' ') || 'Please give the list a name.')
  }
  action(app, {
    address: '/views',
    operationId: 'saveView',
    summary: 'Save a list of the inbox under a name; the same name again replaces it',
    access: 'comments.read',
    lists: true,
    params: z.object({}),
    body: NewSavedView,
    act: async ({ body, by }) => {
      const filter = filterIn(body.query)
      if (!filter.success) throw new Refusal('invalid', 'That list cannot be read. Please choose it again.')
      await app.db
        .insertInto('savedView')
        .values({
          personId: by.id,
          name: body.name,
          query: queryOf(filter.data),
          shared: body.shared,
          createdAt: app.now(),
        })
        .onConflict((conflict) =>
          conflict.columns(['personId', 'name']).doUpdateSet({ query: queryOf(filter.data), shared: body.shared }),
        )
        .execute()
    },
    form: () => 'view',
    after: (_params, _made, { query }) => `/desk/comments?${query}`,
    again,
    field: 'name',
  })
  action(app, {
    address: '/views/:id/drop',
    operationId: 'deleteView',
    summary: 'Drop a saved list of one’s own',
    access: 'comments.read',
    lists: true,
    params: z.object({ id: Id }),
    body: Nothing,
    act: async ({ params, by }) => {
      await app.db.deleteFrom('savedView').where('id', '=', params.id).where('personId', '=', by.id).execute()
    },
    form: () => 'view',
    after: () => '/desk/comments',
    again,
    field: 'name',
  })
}
