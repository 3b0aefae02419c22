import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action, type Show, emptyForm } from '../http/action.ts'
import { confirmChange, setUpChanges } from './control.ts'
import { Id, Nothing } from '../http/wire.ts'
import { refuseInContactLines, refuseStops } from '../screening/refuse.ts'
import { currentUser } from '../people/access.ts'
import { ProgrammeSettings } from './bodies-contract.ts'
import { changeProgramme } from './bodies.ts'

const None = z.object({})

/** The desk's page of the programme itself. */
export const programmeDesk: FastifyPluginAsyncZod = async (app) => {
  const settings: Show<unknown> = async (request, reply, _params, formState, status) => {
    const { programme, ...rest } = await app.frame()
    const changes = await setUpChanges(app.db, null, currentUser(request).id, app.now())
    return reply.page('desk/Settings', { settings: { ...programme, ...rest }, changes, formState }, { status })
  }
  app.get('/desk/settings', { config: { access: 'programme.change' }, schema: { hide: true } }, (request, reply) =>
    settings(request, reply, {}, emptyForm, 200),
  )
  action(app, {
    address: '/settings',
    method: 'PUT',
    operationId: 'changeSettings',
    summary: 'Change the programme’s name, area, strapline, colour, notice and contact line',
    access: 'programme.change',
    params: None,
    body: ProgrammeSettings,
    screens: ({ name, strapline, notice, replyTo }) => ({
      name,
      strapline,
      notice,
      ...(replyTo !== undefined && { replyTo: { mailbox: replyTo } }),
    }),
    act: async ({ body, by }) => {
      // A number and the address of an office are what these two lines are for; anything else of somebody is not.
      await refuseInContactLines(app.db, { contactLine: body.contactLine, localHelp: body.localHelp })
      await refuseStops(app.db, { area: body.area })
      await changeProgramme(app.db, body, by.id, app.now())
      // Anyone who changed it sees it at once, before the database has told everybody.
      app.invalidate('settings')
    },
    form: () => 'settings',
    after: () => '/desk/settings',
    again: settings,
    field: 'name',
  })
  action(app, {
    address: '/settings/changes/:id/confirmation',
    operationId: 'confirmSettingsChange',
    summary: 'Say that somebody else’s change of what every page says may stay',
    access: 'programme.change',
    params: z.object({ id: Id }),
    body: Nothing,
    act: ({ params, by }) => confirmChange(app.db, null, params.id, by.id, app.now()),
    form: () => 'changes',
    after: () => '/desk/settings#changes',
    again: settings,
    field: 'confirm',
  })
}
