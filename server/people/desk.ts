import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { record } from '../data/history.ts'
import { action } from '../http/action.ts'
import { faultsOf } from '../http/forms.ts'
import { type FieldFault, Refusal, statusOf } from '../http/refusal.ts'
import { Id } from '../http/wire.ts'
import { currentUser } from './access.ts'
import { pathOfLink } from './account-links.ts'
import { GiveRoles, InvitePerson, RenamePerson, Role } from './contract.ts'
import { removeFactorsFor } from './factors.ts'
import { changePerson, confirmPerson, giveRoles, helpIn, invite, takeGrant } from './grants.ts'
import { renamePerson } from './people.ts'
import { peoplePage } from './queries.ts'
import { originOf } from './site.ts'

/** The desk's page of people: invitations, roles, and how safe signing in has to be. */
export const peopleDesk: FastifyPluginAsyncZod = async (app) => {
  const seeing = { access: 'people.manage' } as const
  const config = { ...seeing, confirms: true } as const
  const Person = z.object({ id: Id })
  const schema = { hide: true, params: Person } as const
  const mails = app.settings.smtpUrl !== undefined

  type Shown = {
    typed?: Record<string, string | string[]>
    faults?: FieldFault[]
    handOver?: { name: string; link: string } | null
    renaming?: { id: string; typed: Record<string, string> } | null
  }
  const show = async (request: FastifyRequest, reply: FastifyReply, shown: Shown = {}, status = 200) => {
    const page = await peoplePage(app.db, currentUser(request).id, app.now())
    const props = {
      ...page,
      mails,
      me: currentUser(request).id,
      typed: {},
      faults: [],
      handOver: null,
      renaming: null,
      ...shown,
    }
    return reply.page('desk/People', props, { status })
  }
  /** The link is shown this once, and nobody can ask for it again. */
  const showLink = (request: FastifyRequest, reply: FastifyReply, name: string, id: string) =>
    show(request, reply, {
      handOver: { name, link: originOf(app, request) + pathOfLink(app.settings.contactKey, id) },
    })
  const orAgain = async (
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Shown['typed'],
    act: () => Promise<unknown>,
  ) => {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'not-found') throw error
      const faults = error.fields.length > 0 ? error.fields : [{ field: 'people', message: error.message }]
      return show(request, reply, { ...(typed && { typed }), faults }, statusOf[error.kind])
    }
  }

  app.get('/desk/people', { config: seeing, schema: { hide: true } }, async (request, reply) => show(request, reply))

  app.post('/desk/people', { config, schema: { hide: true } }, async (request, reply) => {
    const body = (request.body ?? {}) as Record<string, string | string[]>
    const read = InvitePerson.safeParse({ ...body, roles: [body.roles ?? []].flat() })
    if (!read.success) return show(request, reply, { typed: body, faults: faultsOf(read.error) }, 400)
    return orAgain(request, reply, body, async () => {
      const { handOver } = await invite(app.db, read.data, currentUser(request).id, mails, app.now())
      if (handOver) return showLink(request, reply, read.data.name, handOver)
      return reply.redirect('/desk/people', 303)
    })
  })

  app.post('/desk/people/:id', { config, schema }, async (request, reply) => {
    const body = (request.body ?? {}) as Record<string, string | string[]>
    const roles = z.array(Role).parse([body.roles ?? []].flat())
    const change = { roles, disabled: body.disabled === 'yes' }
    return orAgain(request, reply, undefined, async () => {
      await changePerson(app.db, request.params.id, change, currentUser(request).id, app.now())
      return reply.redirect('/desk/people', 303)
    })
  })

  action(app, {
    address: '/people/:id/name',
    method: 'PUT',
    operationId: 'renamePerson',
    summary: 'Change how somebody is called, or the post they hold',
    access: 'people.manage',
    confirms: true,
    params: Person,
    body: RenamePerson,
    act: ({ params, body, by }) => renamePerson(app.db, params.id, body, by.id, app.now()),
    form: ({ id }) => `person-${id}`,
    after: ({ id }) => `/desk/people#person-${id}`,
    again: (request, reply, { id }, { typed, faults }, status) =>
      show(request, reply, { renaming: { id, typed }, faults }, status),
    field: 'name',
  })

  app.post('/desk/people/:id/roles', { config, schema }, async (request, reply) => {
    const body = (request.body ?? {}) as Record<string, string | string[]>
    const read = GiveRoles.safeParse({ ...body, roles: [body.roles ?? []].flat() })
    if (!read.success) return show(request, reply, { faults: faultsOf(read.error) }, 400)
    return orAgain(request, reply, undefined, async () => {
      await giveRoles(app.db, request.params.id, read.data, currentUser(request).id, app.now())
      return reply.redirect('/desk/people', 303)
    })
  })
  app.post(
    '/desk/people/:id/roles/:grant/take',
    { config, schema: { hide: true, params: z.object({ id: Id, grant: Id }) } },
    async (request, reply) =>
      orAgain(request, reply, undefined, async () => {
        await takeGrant(app.db, request.params.id, request.params.grant, currentUser(request).id, app.now())
        return reply.redirect('/desk/people', 303)
      }),
  )
  app.post('/desk/people/:id/confirm', { config, schema }, async (request, reply) =>
    orAgain(request, reply, undefined, async () => {
      await confirmPerson(app.db, request.params.id, currentUser(request).id, app.now())
      return reply.redirect('/desk/people', 303)
    }),
  )
  app.post('/desk/people/:id/link', { config, schema }, async (request, reply) =>
    orAgain(request, reply, undefined, async () => {
      const handOver = await helpIn(app.db, request.params.id, currentUser(request).id, mails, app.now())
      if (!handOver) return reply.redirect('/desk/people', 303)
      const { name } = await app.db
        .selectFrom('person')
        .select('name')
        .where('id', '=', request.params.id)
        .executeTakeFirstOrThrow()
      return showLink(request, reply, name, handOver)
    }),
  )
  app.post('/desk/people/:id/second-factor', { config, schema }, async (request, reply) =>
    orAgain(request, reply, undefined, async () => {
      await removeFactorsFor(app.db, request.params.id, currentUser(request).id, app.now())
      return reply.redirect('/desk/people', 303)
    }),
  )

  app.post('/desk/people/second-factor', { config, schema: { hide: true } }, async (request, reply) => {
    const body = (request.body ?? {}) as Record<string, string | string[]>
    const roles = z.array(Role).parse([body.roles ?? []].flat())
    await app.db.transaction().execute(async (trx) => {
      const { id } = await trx
        .updateTable('programme')
        .set({ secondFactorRoles: roles })
        .returning('id')
        .executeTakeFirstOrThrow()
      const actor = currentUser(request).id
      await record(trx, {
        actor,
        action: 'programme.second-factor-required',
        subjectId: id,
        detail: { roles },
        at: app.now(),
      })
    })
    return reply.redirect('/desk/people', 303)
  })
}
