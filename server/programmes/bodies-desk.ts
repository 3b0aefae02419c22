import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action, type Show, emptyForm } from '../http/action.ts'
import { noSuch } from '../http/refusal.ts'
import { Id, Made } from '../http/wire.ts'
import { refuseStops } from '../screening/refuse.ts'
import {
  Bodies,
  GroupChange,
  GroupDraft,
  OrganisationChange,
  OrganisationDraft,
  Rename,
  SeatAddress,
  SeatChange,
  SeatDraft,
  SeatEnd,
  WorkstreamDraft,
} from './bodies-contract.ts'
import { bodies } from './bodies-queries.ts'
import {
  addGroup,
  addOrganisation,
  addSeat,
  addWorkstream,
  changeGroup,
  changeOrganisation,
  changeSeat,
  changeWorkstream,
  confirmSeat,
  endSeat,
  rename,
  setSeatAddress,
} from './bodies.ts'

const None = z.object({})
const Own = z.object({ id: Id })
const pages = { organisations: 'desk/Organisation', groups: 'desk/Group', workstreams: 'desk/Workstream' } as const
type What = keyof typeof pages

/** The desk's pages for organisations, groups with their seats, and workstreams: a list, and a page for each. */
export const bodiesDesk: FastifyPluginAsyncZod = async (app) => {
  const access = 'consultations.change' as const
  app.get(
    '/api/desk/bodies',
    {
      config: { access },
      schema: {
        operationId: 'listBodies',
        summary: 'Organisations, groups with their seats, workstreams',
        response: { 200: Bodies },
      },
    },
    () => bodies(app.db),
  )
  const list: Show<unknown> = async (_request, reply, _params, formState, status) =>
    reply.page('desk/Bodies', { bodies: await bodies(app.db), formState }, { status })
  const show =
    (what: What): Show<{ id: string }> =>
    async (_request, reply, { id }, formState, status) => {
      const all = await bodies(app.db)
      if (!all[what].some((one) => one.id === id)) throw noSuch('body')
      return reply.page(pages[what], { bodies: all, id, today: app.today(), formState }, { status })
    }
  app.get('/desk/bodies', { config: { access }, schema: { hide: true } }, (request, reply) =>
    list(request, reply, {}, emptyForm, 200),
  )
  for (const what of Object.keys(pages) as What[])
    app.get(`/desk/bodies/${what}/:id`, { config: { access }, schema: { hide: true, params: Own } }, (request, reply) =>
      show(what)(request, reply, request.params as { id: string }, emptyForm, 200),
    )

  const shared = { access, again: list, field: 'name' } as const
  const back = (part: string) => () => `/desk/bodies#${part}`
  const own = (what: What) => ({ access, again: show(what), field: 'name' }) as const
  const at = (what: What) => (params: { id: string }) => `/desk/bodies/${what}/${params.id}`

  action(app, {
    ...shared,
    address: '/bodies/organisations',
    operationId: 'addOrganisation',
    summary: 'Add an organisation',
    params: None,
    body: OrganisationDraft,
    made: Made,
    act: async ({ body, by }) => {
      await refuseStops(app.db, { name: body.name, shortName: body.shortName })
      return { id: await addOrganisation(app.db, body, by.id) }
    },
    form: () => 'organisation',
    after: back('organisations'),
  })
  action(app, {
    ...own('organisations'),
    address: '/bodies/organisations/:id',
    method: 'PUT',
    operationId: 'changeOrganisation',
    summary: 'Change an organisation’s short name, what it is, and from when until when it existed',
    params: Own,
    body: OrganisationChange,
    act: async ({ params, body, by }) => {
      await refuseStops(app.db, { shortName: body.shortName })
      await changeOrganisation(app.db, params.id, body, by.id)
    },
    form: ({ id }) => `organisation-${id}`,
    after: at('organisations'),
    field: 'shortName',
  })
  for (const [what, table, One] of [
    ['organisations', 'organisation', 'Organisation'],
    ['groups', 'grouping', 'Group'],
  ] as const) {
    action(app, {
      ...own(what),
      address: `/bodies/${what}/:id/name`,
      method: 'PUT',
      operationId: `rename${One}`,
      summary: `Give one of the ${what} a new name from a day on; the former one is kept`,
      params: Own,
      body: Rename,
      act: async ({ params, body, by }) => {
        await refuseStops(app.db, { name: body.name })
        await rename(app.db, table, params.id, body, app.today(), by.id)
      },
      form: ({ id }) => `rename-${id}`,
      after: at(what),
    })
  }
  action(app, {
    ...shared,
    address: '/bodies/groups',
    operationId: 'addGroup',
    summary: 'Add a group with its mandate',
    params: None,
    body: GroupDraft,
    screens: ({ termsOfReference }) => ({ termsOfReference }),
    made: Made,
    act: async ({ body, by }) => {
      await refuseStops(app.db, { name: body.name })
      return { id: await addGroup(app.db, body, by.id) }
    },
    form: () => 'group',
    after: back('groups'),
  })
  action(app, {
    ...own('groups'),
    address: '/bodies/groups/:id',
    method: 'PUT',
    operationId: 'changeGroup',
    summary: 'Change a group’s mandate, kind, host or terms of reference',
    params: Own,
    body: GroupChange,
    screens: ({ termsOfReference }) => ({ termsOfReference }),
    act: async ({ params, body, by }) => void (await changeGroup(app.db, params.id, body, by.id, app.now())),
    form: ({ id }) => `group-${id}`,
    after: at('groups'),
    field: 'kind',
  })
  action(app, {
    ...own('groups'),
    address: '/bodies/groups/:id/seats',
    operationId: 'addSeat',
    summary: 'Add a seat in a group',
    params: Own,
    body: SeatDraft,
    screens: ({ post }) => ({ post }),
    made: Made,
    act: async ({ params, body, by }) => ({
      id: await addSeat(app.db, app.settings.contactKey, params.id, body, app.now(), by.id),
    }),
    form: ({ id }) => `seat-${id}`,
    after: at('groups'),
    field: 'post',
  })
  action(app, {
    ...own('groups'),
    address: '/bodies/groups/:id/seats/:seat/address',
    operationId: 'setSeatAddress',
    summary: 'Set the address to which drafts go that the group is asked about',
    params: Own.extend({ seat: Id }),
    body: SeatAddress,
    act: async ({ params: { id, seat }, body, by }) =>
      void (await setSeatAddress(
        app.db,
        app.settings.contactKey,
        { groupId: id, id: seat },
        body.email,
        app.now(),
        by.id,
      )),
    form: ({ seat }) => `address-${seat}`,
    after: at('groups'),
    field: 'email',
  })
  action(app, {
    ...own('groups'),
    address: '/bodies/groups/:id/seats/:seat/confirmation',
    operationId: 'confirmSeat',
    summary: 'Confirm, as a second person, that a seat is its member’s, and its address their own',
    params: Own.extend({ seat: Id }),
    body: None,
    act: async ({ params: { id, seat }, by }) =>
      void (await confirmSeat(app.db, { groupId: id, id: seat }, by.id, app.now())),
    form: ({ seat }) => `sure-${seat}`,
    after: at('groups'),
    field: 'email',
  })
  action(app, {
    ...own('groups'),
    address: '/bodies/groups/:id/seats/:seat',
    method: 'PUT',
    operationId: 'changeSeat',
    summary: 'Change the post of a seat, or since when it is held',
    params: Own.extend({ seat: Id }),
    body: SeatChange,
    screens: ({ post }) => ({ post }),
    act: async ({ params, body, by }) => void (await changeSeat(app.db, params.id, params.seat, body, by.id)),
    form: ({ seat }) => `post-${seat}`,
    after: at('groups'),
    field: 'post',
  })
  action(app, {
    ...own('groups'),
    address: '/bodies/groups/:id/seats/:seat/end',
    operationId: 'endSeat',
    summary: 'End a seat on a day; it stays on record',
    params: Own.extend({ seat: Id }),
    body: SeatEnd,
    act: async ({ params, body, by }) => void (await endSeat(app.db, params.id, params.seat, body.seatedUntil, by.id)),
    form: ({ seat }) => `end-${seat}`,
    after: at('groups'),
    field: 'seatedUntil',
  })
  action(app, {
    ...shared,
    address: '/bodies/workstreams',
    operationId: 'addWorkstream',
    summary: 'Add a workstream',
    params: None,
    body: WorkstreamDraft,
    screens: ({ name }) => ({ name }),
    made: Made,
    act: async ({ body, by }) => ({ id: await addWorkstream(app.db, body, by.id) }),
    form: () => 'workstream',
    after: back('workstreams'),
  })
  action(app, {
    ...own('workstreams'),
    address: '/bodies/workstreams/:id',
    method: 'PUT',
    operationId: 'changeWorkstream',
    summary: 'Change a workstream, its lead and its seats',
    params: Own,
    body: WorkstreamDraft,
    screens: ({ name }) => ({ name }),
    act: async ({ params, body, by }) => void (await changeWorkstream(app.db, params.id, body, by.id)),
    form: ({ id }) => `workstream-${id}`,
    after: at('workstreams'),
  })
}
