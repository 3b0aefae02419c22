import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { action, emptyForm, type FormState } from '../../http/action.ts'
import { Refusal } from '../../http/refusal.ts'
import { Id, Text } from '../../http/wire.ts'
import { chainOf } from '../../responses/chain.ts'
import { Draft, SavedState } from '../../responses/draft-contract.ts'
import { FieldDifference } from '../../responses/checks/checks-contract.ts'
import { differencesBetween } from '../../responses/difference.ts'
import { draftOf, readableOf } from '../../responses/queries.ts'
import { saveDraft } from '../../responses/save.ts'
import { findState, statesOf } from '../../responses/states.ts'

const Ref = z.object({ ref: Text().max(40) })
const StateParams = Ref.extend({ id: Id })

/** Every saved state of a draft: to look at, and to bring back. */
export const statePages: FastifyPluginAsyncZod = async (app) => {
  const reads = { access: 'responses.see' } as const
  /** A state beside what the draft says now. */
  const beside = async (ref: string, id: string) => {
    const chain = await chainOf(app.db, ref)
    const state = await findState(app.db, chain, id)
    const now = await readableOf(app.db, chain, await draftOf(app.db, chain.versionId))
    return { ...state, id, differences: differencesBetween(await readableOf(app.db, chain, state.draft), now) }
  }
  const show = async (
    _request: FastifyRequest,
    reply: FastifyReply,
    { ref, id }: { ref: string; id?: string },
    formState: FormState,
    status: number,
  ) => {
    const chain = await chainOf(app.db, ref)
    const states = await statesOf(app.db, chain.id)
    const chosen = id === undefined ? null : await beside(ref, id)
    const faults = formState.faults
    return reply.page('desk/ResponseStates', { ref: chain.ref, states, chosen, faults }, { status })
  }

  app.get('/desk/responses/:ref/states', { config: reads, schema: { hide: true, params: Ref } }, (request, reply) =>
    show(request, reply, request.params, emptyForm, 200),
  )
  app.get(
    '/desk/responses/:ref/states/:id',
    { config: reads, schema: { hide: true, params: StateParams } },
    (request, reply) => show(request, reply, request.params, emptyForm, 200),
  )
  app.get(
    '/api/desk/responses/:ref/states',
    {
      config: reads,
      schema: {
        operationId: 'listSavedStates',
        summary: 'The saved states of a response, the latest first',
        params: Ref,
        response: { 200: z.array(SavedState) },
      },
    },
    async (request) => statesOf(app.db, (await chainOf(app.db, request.params.ref)).id),
  )
  app.get(
    '/api/desk/responses/:ref/states/:id',
    {
      config: reads,
      schema: {
        operationId: 'getSavedState',
        summary: 'One saved state, and how what is written now differs from it',
        params: StateParams,
        response: { 200: z.object({ draft: Draft, differences: z.array(FieldDifference) }) },
      },
    },
    (request) => beside(request.params.ref, request.params.id),
  )
  action(app, {
    address: '/responses/:ref/states/:id',
    operationId: 'restoreSavedState',
    summary: 'Bring a saved state back: what is written now stays among the saved states',
    access: 'responses.draft',
    params: StateParams,
    body: z.preprocess((value) => value ?? {}, z.object({})),
    act: async ({ params, by }) => {
      const chain = await chainOf(app.db, params.ref)
      const { draft } = await findState(app.db, chain, params.id)
      const given = { version: chain.number, edit: chain.edit, draft }
      const outcome = await saveDraft(app.db, params.ref, given, by.id, app.now())
      if ('conflict' in outcome)
        throw new Refusal('conflict', 'Somebody else is writing at this moment. Please look again and decide.')
    },
    form: () => 'state',
    after: ({ ref }) => `/desk/responses/${ref}?edit=1&done=saved`,
    again: show,
    field: 'state',
  })
}
