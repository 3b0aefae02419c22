import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action, type Show } from '../../http/action.ts'
import { Id } from '../../http/wire.ts'
import { liftEmbargo, setEmbargo } from '../../publishing/embargo.ts'
import { Embargo } from '../../responses/contract.ts'
import { Lifting, NewEmbargo } from '../../publishing/contract.ts'

/**
 * Days on which nothing is published.
 * @param again  the list of responses, where they stand
 */
export function embargoActions(app: Parameters<FastifyPluginAsyncZod>[0], again: Show<object>): void {
  const after = () => '/desk/responses#embargoes'
  const common = { access: 'responses.publish', again, after, field: 'reason' } as const
  action(app, {
    ...common,
    address: '/embargoes',
    formAddress: '/responses/embargoes',
    operationId: 'addEmbargo',
    summary: 'Hold back what would be published in these days',
    params: z.object({}),
    body: NewEmbargo,
    made: Embargo,
    screens: ({ reason }) => ({ reason }),
    act: ({ body, by }) => setEmbargo(app.db, body, by.id, app.now()),
  })
  action(app, {
    ...common,
    address: '/embargoes/:id',
    formAddress: '/responses/embargoes/:id/lift',
    operationId: 'liftEmbargo',
    summary: 'Lift an embargo, with the reason that everybody can read; never for what one wrote part of',
    method: 'DELETE',
    params: z.object({ id: Id }),
    body: Lifting,
    screens: ({ reason }) => ({ reason }),
    act: ({ params, body, by }) => liftEmbargo(app.db, params.id, body.reason, by.id, app.now()),
    form: ({ id }) => `lift-${id}`,
  })
}
