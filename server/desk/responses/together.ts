import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { dayOf, inWords } from '../../data/time.ts'
import { action, emptyForm, type Show } from '../../http/action.ts'
import { Text } from '../../http/wire.ts'
import { currentUser } from '../../people/access.ts'
import type { SignedIn } from '../../people/contract.ts'
import { reachOf } from '../../people/reach.ts'
import { stillOpenOn } from '../../publishing/early.ts'
import { notOverridden } from '../../publishing/publish.ts'
import { publishTogether } from '../../publishing/together.ts'
import { PublishedTogether, PublishTogether, type TogetherPageProps } from '../../publishing/together-contract.ts'
import { findChains } from '../../responses/chain.ts'
import { embargoesOn } from '../../responses/queries.ts'
import { stateOf, whyNotPublish } from '../../responses/rules.ts'

/** Several approved responses, published at one moment. */
export const togetherDesk: FastifyPluginAsyncZod = async (app) => {
  const publishes = { access: 'responses.publish', lists: true } as const

  async function ready(person: SignedIn): Promise<TogetherPageProps['ready']> {
    const chains = (
      await findChains(app.db, { reach: await reachOf(app.db, person, 'responses.publish'), open: true })
    ).filter((chain) => ['approved', 'planned'].includes(stateOf(chain)) && whyNotPublish(chain, person) === null)
    const today = dayOf(app.now())
    return Promise.all(
      chains.map(async (chain) => {
        const [embargo] = notOverridden(chain, await embargoesOn(app.db, chain, today))
        return {
          ref: chain.ref,
          version: chain.number,
          consultation: chain.consultationTitle,
          youSaid: chain.youSaid,
          comments: chain.comments,
          correcting: chain.publication !== null,
          stillOpen: await stillOpenOn(app.db, chain, today),
          held: embargo ? `Nothing is published until the end of ${inWords(embargo.endsOn)}: ${embargo.reason}` : null,
        }
      }),
    )
  }
  const show: Show<unknown> = async (request, reply, _params, formState, status) => {
    const { published } = z.object({ published: Text().max(5_000).default('').catch('') }).parse(request.query)
    const props: TogetherPageProps = {
      ready: await ready(currentUser(request)),
      published: published.split(',').filter(Boolean),
      formState,
    }
    return reply.page('desk/PublishTogether', props, { status })
  }
  app.get('/desk/publish', { config: publishes, schema: { hide: true } }, (request, reply) =>
    show(request, reply, {}, emptyForm, 200),
  )
  action(app, {
    address: '/publish',
    operationId: 'publishTogether',
    summary: 'Publish several approved responses at one moment; if one of them is held, none is published',
    access: 'responses.publish',
    lists: true,
    confirms: true,
    params: z.object({}),
    body: PublishTogether,
    made: PublishedTogether,
    status: 200,
    screens: ({ earlyReason }) => ({ earlyReason }),
    fromForm: (typed) => ({
      earlyReason: typed.earlyReason,
      responses: Object.keys(typed).flatMap((name) => {
        const ref = /^response-(.+)$/.exec(name)?.[1]
        return ref ? [{ ref, version: typed[name] }] : []
      }),
    }),
    act: ({ body, by }) => publishTogether(app.db, body, by, app.now()),
    form: () => '',
    after: (_params, { published }) =>
      `/desk/publish?${new URLSearchParams({ published: published.map(({ ref }) => ref).join(',') }).toString()}`,
    again: show,
    field: 'responses',
  })
}
