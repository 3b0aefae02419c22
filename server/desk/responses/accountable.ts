import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ownersOf } from '../../consultations/queries.ts'
import { action, type Show, emptyForm } from '../../http/action.ts'
import { Text } from '../../http/wire.ts'
import { currentUser } from '../../people/access.ts'
import { handOver, share } from '../../responses/accountable.ts'
import { chainOf } from '../../responses/chain.ts'
import { type AccountablePageProps } from './contract.ts'
import { HandOver, NewShares } from '../../responses/draft-contract.ts'
import { allows } from '../../responses/rules.ts'

const Ref = z.object({ ref: Text().max(40) })

/** Who answers for a response, and which other organisations may look at it. */
export const accountableDesk: FastifyPluginAsyncZod = async (app) => {
  const show: Show<{ ref: string }> = async (request, reply, { ref }, formState, status) => {
    const chain = await chainOf(app.db, ref)
    const [owners, organisations] = await Promise.all([
      ownersOf(app.db, chain.consultationId),
      app.db.selectFrom('organisation').select(['id', 'name']).orderBy('name').execute(),
    ])
    const props: AccountablePageProps = {
      ref,
      organisation: chain.organisation,
      sharedWith: chain.sharedWith,
      owners: owners.filter(({ id }) => id !== chain.organisationId),
      organisations: organisations.filter(({ id }) => id !== chain.organisationId),
      mayChange: allows(chain, currentUser(request), 'responses.draft'),
      formState,
    }
    return reply.page('desk/ResponseAccountable', props, { status })
  }
  app.get(
    '/desk/responses/:ref/organisations',
    { config: { access: 'responses.see' }, schema: { hide: true, params: Ref } },
    (request, reply) => show(request, reply, request.params, emptyForm, 200),
  )
  const shared = { access: 'responses.draft', params: Ref, again: show } as const
  const page = ({ ref }: { ref: string }) => `/desk/responses/${ref}/organisations`
  action(app, {
    ...shared,
    address: '/responses/:ref/shares',
    method: 'PUT',
    operationId: 'shareResponse',
    summary: 'Let exactly these organisations look at a response',
    body: NewShares,
    fromForm: (typed) => ({ organisations: Object.keys(typed).filter((name) => name !== 'shares') }),
    act: ({ params, body, by }) => share(app.db, params.ref, body, by, app.now()),
    form: () => 'shares',
    after: page,
    field: 'organisations',
  })
  action(app, {
    ...shared,
    address: '/responses/:ref/organisation',
    method: 'PUT',
    operationId: 'handOverResponse',
    summary: 'Hand a response over to another organisation that owns the consultation, or to the programme',
    body: HandOver,
    act: ({ params, body, by }) => handOver(app.db, params.ref, body, by, app.now()),
    form: () => 'organisation',
    after: ({ ref }) => `/desk/responses#${ref}`,
    field: 'organisation',
  })
}
