import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { viewComment } from '../../comments/queries.ts'
import { visible } from '../../data/visible.ts'
import { Id, Text } from '../../http/wire.ts'
import { action } from '../../http/action.ts'
import { closes, opens, openTo } from '../../people/presence.ts'
import { reachOf } from '../../people/reach.ts'
import { responseIdOf } from './notes.ts'

const OpenTo = z.object({ others: z.array(z.string()) })
/** `left`: the page is being closed. */
const Here = z.object({ left: z.boolean().default(false) }).nullish()

/** Who else has a comment or a draft open: an open page says so again and again, and once more when it is left. */
export const presencePages: FastifyPluginAsyncZod = async (app) => {
  action(app, {
    address: '/comments/:id/open',
    operationId: 'openComment',
    summary: 'Say that you have a comment open, or have left it, and see who else has it open',
    access: 'comments.read',
    formAddress: null,
    params: z.object({ id: Id }),
    body: Here,
    made: OpenTo,
    status: 200,
    act: async ({ params, body, by }) => heard((await viewComment(app.db, params.id, by)).id, by.id, body?.left),
  })
  action(app, {
    address: '/comments/open',
    operationId: 'listOpenComments',
    summary: 'See who else has any of these comments open, without opening one',
    access: 'comments.read',
    lists: true,
    formAddress: null,
    params: z.object({}),
    body: z.object({ ids: z.array(Id).max(200) }),
    made: z.record(z.string(), z.array(z.string())),
    status: 200,
    act: async ({ body: { ids }, by }) => {
      if (ids.length === 0) return {}
      const seen = await visible(app.db, await reachOf(app.db, by, 'comments.read'))
        .select('c.id')
        .where('c.id', 'in', ids)
        .execute()
      return openTo(
        app.db,
        seen.map(({ id }) => id),
        by.id,
        app.now(),
      )
    },
  })
  action(app, {
    address: '/responses/:ref/open',
    operationId: 'openResponse',
    summary: 'Say that you have a response open, or have left it, and see who else has it open',
    access: 'responses.see',
    formAddress: null,
    params: z.object({ ref: Text().max(40) }),
    body: Here,
    made: OpenTo,
    status: 200,
    act: async ({ params, body, by }) => heard(await responseIdOf(app.db, params.ref), by.id, body?.left),
  })
  async function heard(subjectId: string, personId: string, left: boolean | undefined) {
    if (!left) return { others: await opens(app.db, subjectId, personId, app.now()) }
    await closes(app.db, subjectId, personId)
    return { others: [] }
  }
}
