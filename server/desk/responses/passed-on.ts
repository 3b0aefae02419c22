import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { recordReply } from '../../commitments/news.ts'
import { action, type Show, emptyForm } from '../../http/action.ts'
import { Id, Text } from '../../http/wire.ts'
import { currentUser } from '../../people/access.ts'
import type { SignedIn } from '../../people/contract.ts'
import { may } from '../../people/permissions.ts'
import { NewReply, Told } from '../../commitments/contract.ts'
import { PassedOnLine } from '../../responses/contract.ts'
import { passedOnTo } from '../../responses/passed-on.ts'

const Params = z.object({ organisation: Id, ref: Text().max(40) })

/** Where an organisation replies itself to what was passed on to it. */
export const passedOnDesk: FastifyPluginAsyncZod = async (app) => {
  const list = (person: SignedIn) => {
    const own = person.grants.flatMap((grant) => grant.organisationId ?? [])
    return passedOnTo(
      app.db,
      own.filter((organisationId) => may(person, 'responses.see', { is: 'organisation', organisationId })),
    )
  }
  const show: Show<unknown> = async (request, reply, _params, formState, status) => {
    const person = currentUser(request)
    return reply.page(
      'desk/PassedOn',
      { passedOn: await list(person), today: app.today(), mayReply: may(person, 'responses.draft'), formState },
      { status },
    )
  }
  const seeing = { access: 'responses.see', lists: true } as const
  app.get('/desk/passed-on', { config: seeing, schema: { hide: true } }, (request, reply) =>
    show(request, reply, {}, emptyForm, 200),
  )
  app.get(
    '/api/desk/passed-on',
    {
      config: seeing,
      schema: {
        operationId: 'listPassedOn',
        summary: 'What was passed on to the organisations of the person who asks',
        response: { 200: z.array(PassedOnLine) },
      },
    },
    (request) => list(currentUser(request)),
  )
  action(app, {
    address: '/passed-on/:organisation/:ref',
    operationId: 'replyToPassedOn',
    summary: 'Reply for one’s own organisation to a response that was passed on to it',
    access: 'responses.draft',
    params: Params,
    body: NewReply.omit({ organisationId: true }),
    made: Told,
    status: 200,
    screens: ({ text }) => ({ text }),
    act: ({ params, body, by }) =>
      recordReply(app.db, params.ref, { ...body, organisationId: params.organisation }, by.id, app.now()),
    form: ({ ref, organisation }) => `reply-${ref}-${organisation}`,
    after: ({ ref }) => `/desk/passed-on#${ref}`,
    again: show,
    field: 'text',
  })
}
