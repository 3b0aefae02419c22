import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action, type Show } from '../../http/action.ts'
import { Id, Text } from '../../http/wire.ts'
import { agreeToLater, refuseLater } from '../../publishing/later.ts'
import { AgreedLater, RefuseLater } from '../../responses/links/later-contract.ts'

const Params = z.object({ ref: Text().max(40), id: Id })

/**
 * The second look at what changes a public response.
 * @param show  the page of the response
 */
export function laterChanges(app: Parameters<FastifyPluginAsyncZod>[0], show: Show<{ ref: string }>): void {
  const common = {
    access: 'responses.review',
    params: Params,
    again: show,
    after: ({ ref }: { ref: string }) => `/desk/responses/${ref}#later`,
    field: 'next',
  } as const
  action(app, {
    ...common,
    address: '/responses/:ref/later/:id/agreement',
    operationId: 'agreeToLaterChange',
    summary: 'Say, as a second officer, that a change of what is public may stand; what waited for it goes live',
    body: AgreedLater,
    act: ({ params, body, by }) => agreeToLater(app.db, params.ref, params.id, body, by, app.now()),
    form: () => '',
  })
  action(app, {
    ...common,
    address: '/responses/:ref/later/:id/refusal',
    operationId: 'refuseLaterChange',
    summary: 'Do not let a change of what is public go live, with the reason; or take one’s own back',
    body: RefuseLater,
    act: ({ params, body, by }) => refuseLater(app.db, params.ref, params.id, body, by, app.now()),
    form: ({ id }) => `later-${id}`,
    field: 'reason',
  })
}
