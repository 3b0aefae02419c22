import { sql } from 'kysely'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { z } from 'zod'
import type { Db } from '../data/database.ts'
import { action, type Show, emptyForm } from '../http/action.ts'
import { Id } from '../http/wire.ts'
import {
  Bodies,
  GroupChange,
  GroupDraft,
  OrganisationDraft,
  ProgrammeSettings,
  Rename,
  SeatAddress,
  SeatDraft,
  SeatEnd,
  WorkstreamDraft,
} from './bodies-contract.ts'
import {
  addGroup,
  addOrganisation,
  addSeat,
  addWorkstream,
  changeGroup,
  changeProgramme,
  changeWorkstream,
  confirmSeatAddress,
  endSeat,
  rename,
  setSeatAddress,
} from './bodies.ts'

const None = z.object({})
const Own = z.object({ id: Id })
const Made = z.object({ id: Id })

/** The desk's pages for organisations, groups and workstreams, and for the programme itself. */
export const programmeDesk: FastifyPluginAsyncZod = async (app) => {
  const access = 'consultations.change' as const
  app.get('/desk/bodies', { config: { access }, schema: { hide: true } }, async (_request, reply) =>
    reply.page('desk/Bodies', { bodies: await bodies(app.db), today: app.today(), formState: emptyForm }),
  )
  app.get(
    '/api/desk/bodies',
    {
      config: { access },
      schema: { summary: 'Organisations, groups with their seats, workstreams', response: { 200: Bodies } },
    },
    () => bodies(app.db),
  )
  const again: Show<unknown> = async (_request, reply, _params, formState, status) =>
    reply.page('desk/Bodies', { bodies: await bodies(app.db), today: app.today(), formState }, { status })
  const shared = { access, again, field: 'name' } as const
  const back = (part: string) => () => `/desk/bodies#${part}`

  action(app, {
    ...shared,
    address: '/bodies/organisations',
    summary: 'Add an organisation',
    params: None,
    body: OrganisationDraft,
    made: Made,
    act: async ({ body, by }) => ({ id: await addOrganisation(app.db, body, by.id) }),
    form: () => 'organisation',
    after: back('organisations'),
  })
  for (const [what, table] of [
    ['organisations', 'organisation'],
    ['groups', 'grouping'],
  ] as const) {
    action(app, {
      ...shared,
      address: `/bodies/${what}/:id/name`,
      method: 'PUT',
      summary: `Give one of the ${what} a new name from a day on; the former one is kept`,
      params: Own,
      body: Rename,
      act: async ({ params, body, by }) => void (await rename(app.db, table, params.id, body, app.today(), by.id)),
      form: ({ id }) => `rename-${id}`,
      after: back(what),
    })
  }
  action(app, {
    ...shared,
    address: '/bodies/groups',
    summary: 'Add a group with its mandate',
    params: None,
    body: GroupDraft,
    made: Made,
    act: async ({ body, by }) => ({ id: await addGroup(app.db, body, by.id) }),
    form: () => 'group',
    after: back('groups'),
  })
  action(app, {
    ...shared,
    address: '/bodies/groups/:id',
    method: 'PUT',
    summary: 'Change a group’s mandate, kind, host or terms of reference',
    params: Own,
    body: GroupChange,
    act: async ({ params, body, by }) => void (await changeGroup(app.db, params.id, body, by.id)),
    form: ({ id }) => `group-${id}`,
    after: back('groups'),
    field: 'kind',
  })
  action(app, {
    ...shared,
    address: '/bodies/groups/:id/seats',
    summary: 'Add a seat in a group',
    params: Own,
    body: SeatDraft,
    made: Made,
    act: async ({ params, body, by }) => ({
      id: await addSeat(app.db, app.settings.contactKey, params.id, body, app.now(), by.id),
    }),
    form: ({ id }) => `seat-${id}`,
    after: back('groups'),
    field: 'post',
  })
  action(app, {
    ...shared,
    address: '/bodies/groups/:id/seats/:seat/address',
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
    after: back('groups'),
    field: 'email',
  })
  action(app, {
    ...shared,
    address: '/bodies/groups/:id/seats/:seat/address-confirmation',
    summary: 'Make sure that the address of a seat is its member’s own',
    params: Own.extend({ seat: Id }),
    body: None,
    act: async ({ params: { id, seat }, by }) =>
      void (await confirmSeatAddress(app.db, { groupId: id, id: seat }, by.id)),
    form: ({ seat }) => `sure-${seat}`,
    after: back('groups'),
    field: 'email',
  })
  action(app, {
    ...shared,
    address: '/bodies/groups/:id/seats/:seat/end',
    summary: 'End a seat on a day; it stays on record',
    params: Own.extend({ seat: Id }),
    body: SeatEnd,
    act: async ({ params, body, by }) => void (await endSeat(app.db, params.id, params.seat, body.seatedUntil, by.id)),
    form: ({ seat }) => `end-${seat}`,
    after: back('groups'),
    field: 'seatedUntil',
  })
  action(app, {
    ...shared,
    address: '/bodies/workstreams',
    summary: 'Add a workstream',
    params: None,
    body: WorkstreamDraft,
    made: Made,
    act: async ({ body, by }) => ({ id: await addWorkstream(app.db, body, by.id) }),
    form: () => 'workstream',
    after: back('workstreams'),
  })
  action(app, {
    ...shared,
    address: '/bodies/workstreams/:id',
    method: 'PUT',
    summary: 'Change a workstream, its lead and its seats',
    params: Own,
    body: WorkstreamDraft,
    act: async ({ params, body, by }) => void (await changeWorkstream(app.db, params.id, body, by.id)),
    form: ({ id }) => `workstream-${id}`,
    after: back('workstreams'),
  })

  const settings: Show<unknown> = async (_request, reply, _params, formState, status) => {
    const { programme, ...rest } = await app.frame()
    return reply.page('desk/Settings', { settings: { ...programme, ...rest }, formState }, { status })
  }
  app.get('/desk/settings', { config: { access: 'programme.change' }, schema: { hide: true } }, (request, reply) =>
    settings(request, reply, {}, emptyForm, 200),
  )
  action(app, {
    address: '/settings',
    method: 'PUT',
    summary: 'Change the programme’s name, area, strapline, colour, notice and contact line',
    access: 'programme.change',
    params: None,
    body: ProgrammeSettings,
    act: async ({ body, by }) => {
      await changeProgramme(app.db, body, by.id)
      // Anyone who changed it sees it at once, before the database has told everybody.
      app.invalidate('settings')
    },
    form: () => 'settings',
    after: () => '/desk/settings',
    again: settings,
    field: 'name',
  })
}

async function bodies(db: Db): Promise<Bodies> {
  const [organisations, groups, workstreams, people] = await Promise.all([
    db
      .selectFrom('organisation as o')
      .select((eb) => [
        'o.id',
        'o.name',
        'o.shortName',
        'o.kind',
        jsonArrayFrom(
          eb
            .selectFrom('organisationName as n')
            .select(['n.name', 'n.usedFrom', 'n.usedUntil'])
            .whereRef('n.organisationId', '=', 'o.id')
            .orderBy('n.usedUntil', 'desc'),
        ).as('former'),
      ])
      .orderBy('o.name')
      .execute(),
    db
      .selectFrom('grouping as g')
      .select((eb) => [
        'g.id',
        'g.name',
        'g.kind',
        'g.mandate',
        'g.organisationId',
        'g.termsOfReference',
        jsonArrayFrom(
          eb
            .selectFrom('groupingName as n')
            .select(['n.name', 'n.usedFrom', 'n.usedUntil'])
            .whereRef('n.groupingId', '=', 'g.id')
            .orderBy('n.usedUntil', 'desc'),
        ).as('former'),
        jsonArrayFrom(
          eb
            .selectFrom('groupMember as m')
            .leftJoin('person as p', 'p.id', 'm.personId')
            .leftJoin('person as h', 'h.id', 'm.addressBy')
            .select(['m.id', 'm.post', 'p.name as person', 'm.seatedFrom', 'm.seatedUntil', 'h.name as addressBy'])
            .select(
              sql<'account' | 'unconfirmed' | 'confirmed' | null>`case
                when m.address_confirmed_by is not null then 'confirmed'
                when m.sealed is not null then 'unconfirmed'
                when m.person_id is not null then 'account' end`.as('address'),
            )
            .whereRef('m.groupingId', '=', 'g.id')
            .orderBy('m.id'),
        ).as('seats'),
      ])
      .orderBy('g.name')
      .execute(),
    db
      .selectFrom('workstream as w')
      .leftJoin('organisation as o', 'o.id', 'w.leadOrganisationId')
      .select([
        'w.id',
        'w.number',
        'w.name',
        'w.leadOrganisationId',
        'o.name as lead',
        'w.publicSeats',
        'w.publicSeatsFilled',
      ])
      .orderBy('w.number')
      .execute(),
    db.selectFrom('person').select(['id', 'name']).where('disabledAt', 'is', null).orderBy('name').execute(),
  ])
  return { organisations, groups, workstreams, people }
}
