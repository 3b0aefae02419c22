import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action } from '../../http/action.ts'
import { noSuch, Refusal } from '../../http/refusal.ts'
import { Text } from '../../http/wire.ts'
import { reachOf } from '../../people/reach.ts'
import { findChains } from '../../responses/chain.ts'
import { askAssistant } from './assistant.ts'
import { AssistantAnswer } from '../responses/contract.ts'

/** Asking the programme's own assistant to phrase a draft, where the programme has one. */
export const assistantPages: FastifyPluginAsyncZod = async (app) => {
  action(app, {
    address: '/responses/:ref/assistant',
    operationId: 'askAssistant',
    summary:
      'Have the programme’s own assistant phrase “You said” from the comments; it stands nowhere until a person takes it',
    access: 'responses.draft',
    params: z.object({ ref: Text().max(40) }),
    body: z.object({}).nullish(),
    made: AssistantAnswer,
    act: async ({ params, by }) => {
      const { assistant } = app.settings
      if (!assistant) throw new Refusal('not-found', 'This installation has no assistant.')
      const [chain] = await findChains(app.db, { ref: params.ref })
      if (!chain) throw noSuch('response')
      return askAssistant(app.db, assistant, chain, await reachOf(app.db, by, 'comments.read'), by, app.now())
    },
    after: ({ ref }) => `/desk/responses/${ref}#assistant`,
  })
}
