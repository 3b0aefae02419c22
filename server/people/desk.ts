import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Action, action, emptyForm, type FormState } from '../http/action.ts'
import { several } from '../http/forms.ts'
import { Id, Nothing } from '../http/wire.ts'
import { currentUser } from './access.ts'
import { pathOfLink } from './sign-in/account-links.ts'
import { ChangePerson, GiveRoles, InvitePerson, RenamePerson, SecondFactorRoles } from './contract.ts'
import { removeFactorsFor, requireFactors } from './sign-in/factors.ts'
import { changePerson, confirmPerson, giveRoles, helpIn, invite, takeGrant } from './grants.ts'
import { nameOf, renamePerson } from './people.ts'
import { peoplePage } from './queries.ts'
import { originOf } from './site.ts'

const page = '/desk/people'
const Person = z.object({ id: Id })
/** A link to hand over, where no mail is sent. */
const Linked = z.object({ id: Id, link: z.string().nullable() })

/** The desk's page of people: invitations, roles, and how safe signing in has to be. */
export const peopleDesk: FastifyPluginAsyncZod = async (app) => {
  const mails = app.settings.smtpUrl !== undefined

  type Once = { rolesTyped?: string[]; handOver?: { name: string; link: string } }
  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    formState: FormState,
    { rolesTyped = [], handOver }: Once = {},
    status = 200,
  ) => {
    const me = currentUser(request).id
    const props = { ...(await peoplePage(app.db, me, app.now())), mails, me, formState, rolesTyped }
    return reply.page('desk/People', { ...props, handOver: handOver ?? null }, { status })
  }
  const linkOf = (request: FastifyRequest, id: string) =>
    originOf(app, request) + pathOfLink(app.settings.contactKey, id)
  /** The link is shown this once, and nobody can ask for it again. */
  const showLink = (request: FastifyRequest, reply: FastifyReply, name: string, link: string | null) =>
    link === null ? Promise.resolve() : show(request, reply, emptyForm, { handOver: { name, link } })

  app.get(page, { config: { access: 'people.manage' }, schema: { hide: true } }, async (request, reply) =>
    show(request, reply, emptyForm),
  )

  /** Every one of them may be refused, and is then said on the same page. */
  const manage = <P extends z.ZodType, B extends z.ZodType, M>(
    one: Omit<Action<P, B, M>, 'access' | 'confirms' | 'after' | 'again'>,
  ) =>
    action(app, {
      ...one,
      access: 'people.manage',
      confirms: true,
      after: () => page,
      again: (request, reply, _params, formState, status) =>
        show(request, reply, formState, { rolesTyped: rolesIn(request) }, status),
    })

  manage({
    address: '/people',
    operationId: 'invitePerson',
    summary: 'Invite somebody, who chooses a password of their own',
    params: z.object({}),
    body: InvitePerson,
    fromForm: (typed, request) => ({ ...typed, roles: rolesIn(request) }),
    made: Linked,
    act: async ({ body, by, request }) => {
      const { id, handOver } = await invite(app.db, body, by.id, mails, app.now())
      return { id, link: handOver && linkOf(request, handOver) }
    },
    form: () => 'invite',
    field: 'email',
    shown: (request, reply, _params, { link }, { name }) => showLink(request, reply, name, link),
  })
  manage({
    address: '/people/:id',
    method: 'PUT',
    operationId: 'changePerson',
    summary: 'Say which roles somebody has for the whole programme, or close the account',
    params: Person,
    body: ChangePerson,
    fromForm: ({ disabled }, request) => ({ roles: rolesIn(request), disabled: disabled === 'yes' }),
    act: ({ params, body, by }) => changePerson(app.db, params.id, body, by.id, app.now()),
    field: 'people',
  })
  manage({
    address: '/people/:id/name',
    method: 'PUT',
    operationId: 'renamePerson',
    summary: 'Change how somebody is called, or the post they hold',
    params: Person,
    body: RenamePerson,
    act: ({ params, body, by }) => renamePerson(app.db, params.id, body, by.id, app.now()),
    form: ({ id }) => `person-${id}`,
    field: 'name',
  })
  manage({
    address: '/people/:id/roles',
    operationId: 'giveRoles',
    summary: 'Give somebody a role for the programme, an organisation or a consultation',
    params: Person,
    body: GiveRoles,
    fromForm: (typed, request) => ({ ...typed, roles: rolesIn(request) }),
    act: ({ params, body, by }) => giveRoles(app.db, params.id, body, by.id, app.now()),
    form: ({ id }) => `give-${id}`,
    field: 'roles',
  })
  manage({
    address: '/people/:id/roles/:grant',
    formAddress: '/people/:id/roles/:grant/take',
    method: 'DELETE',
    operationId: 'takeRole',
    summary: 'Take a role away',
    params: Person.extend({ grant: Id }),
    body: Nothing,
    act: ({ params, by }) => takeGrant(app.db, params.id, params.grant, by.id, app.now()),
    field: 'people',
  })
  manage({
    address: '/people/:id/confirm',
    operationId: 'confirmPerson',
    summary: 'Confirm, as a second administrator, that an account is in the right hands',
    params: Person,
    body: Nothing,
    act: ({ params, by }) => confirmPerson(app.db, params.id, by.id, app.now()),
    field: 'people',
  })
  manage({
    address: '/people/:id/link',
    operationId: 'sendAccountLink',
    summary: 'Send a link with which somebody chooses a new password',
    params: Person,
    body: Nothing,
    made: Linked,
    act: async ({ params, by, request }) => {
      const handOver = await helpIn(app.db, params.id, by.id, mails, app.now())
      return { id: params.id, link: handOver && linkOf(request, handOver) }
    },
    shown: async (request, reply, { id }, { link }) => showLink(request, reply, await nameOf(app.db, id), link),
    field: 'people',
  })
  manage({
    address: '/people/:id/second-factor',
    method: 'DELETE',
    operationId: 'removeSecondFactor',
    summary: 'Remove the second factor of somebody who has lost it',
    params: Person,
    body: Nothing,
    act: ({ params, by }) => removeFactorsFor(app.db, params.id, by.id, app.now()),
    field: 'people',
  })
  manage({
    address: '/people/second-factor',
    method: 'PUT',
    operationId: 'requireSecondFactor',
    summary: 'Say which roles need a second factor',
    params: z.object({}),
    body: SecondFactorRoles,
    fromForm: (_typed, request) => ({ roles: rolesIn(request) }),
    act: ({ body, by }) => requireFactors(app.db, body.roles, by.id, app.now()),
  })
}

/** What is ticked in a form that names roles: a field of this name for each. */
function rolesIn({ body }: FastifyRequest): string[] {
  return several((body as { roles?: string | string[] } | null)?.roles)
}
