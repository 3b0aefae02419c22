import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { viewComment } from '../comments/queries.ts'
import { visible } from '../data/visible.ts'
import { Id, Text } from '../http/wire.ts'
import { currentUser } from '../people/access.ts'
import { closes, opens, openTo } from '../people/presence.ts'
import { reachOf } from '../people/reach.ts'
import { responseIdOf } from './notes.ts'

const OpenTo = z.object({ others: z.array(z.string()) })
/** `left`: the page is being closed. */
const Here = z.object({ left: z.boolean().default(false) }).nullish()

/** Who else has a comment or a draft open: an open page says so again and again, and once more when it is left. */
export const presencePages: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/api/desk/comments/:id/open',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'openComment',
        summary: 'Say that you have a comment open, or have left it, and see who else has it open',
        params: z.object({ id: Id }),
        body: Here,
        response: { 200: OpenTo },
      },
    },
    async (request) => {
      const by = currentUser(request)
      const { id } = await viewComment(app.db, request.params.id, by)
      return heard(id, by.id, request.body?.left)
    },
  )
  app.post(
    '/api/desk/comments/open',
    {
      config: { access: 'comments.read', lists: true },
      schema: {
        operationId: 'listOpenComments',
        summary: 'See who else has any of these comments open, without opening one',
        body: z.object({ ids: z.array(Id).max(200) }),
        response: { 200: z.record(z.string(), z.array(z.string())) },
      },
    },
    async (request) => {
      const by = currentUser(request)
      const { ids } = request.body
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
  )
  app.post(
    '/api/desk/responses/:ref/open',
    {
      config: { access: 'responses.see' },
      schema: {
        operationId: 'openResponse',
        summary: 'Say that you have a response open, or have left it, and see who else has it open',
        params: z.object({ ref: Text().max(40) }),
        body: Here,
        response: { 200: OpenTo },
      },
    },
    async (request) =>
      heard(await responseIdOf(app.db, request.params.ref), currentUser(request).id, request.body?.left),
  )
  async function heard(subjectId: string, personId: string, left: boolean | undefined) {
    if (!left) return { others: await opens(app.db, subjectId, personId, app.now()) }
    await closes(app.db, subjectId, personId)
    return { others: [] }
  }
}
