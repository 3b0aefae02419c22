import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Refusal, statusOf } from '../http/refusal.ts'
import { currentUser } from './access.ts'
import { FirstAdministrator, may, NewPerson, Role, SignIn } from './contract.ts'
import { addPerson, changePerson, nobodyYet, setUp, signIn } from './people.ts'
import { allPeople } from './queries.ts'
import { endSession } from './sessions.ts'
import { announce } from '../data/changes.ts'
import { faultsOf } from '../http/forms.ts'
import { Id, Text } from '../http/wire.ts'

type Sample = { email: string; password: string; does: string }

export const peoplePages: FastifyPluginAsyncZod<{ samples: Sample[] }> = async (app, { samples }) => {
  const limited = app.settings.rateLimit ? { max: 10, timeWindow: '1 minute' } : false

  app.get(
    '/sign-in',
    {
      config: { access: 'public' },
      schema: { hide: true, querystring: z.object({ next: Text().optional().catch(undefined) }) },
    },
    async (request, reply) => {
      if (await nobodyYet(app.db)) return reply.redirect('/set-up', 303)
      return reply.page('public/SignIn', { email: '', next: ownPath(request.query.next), problem: null, samples })
    },
  )

  app.post(
    '/sign-in',
    { config: { access: 'public', rateLimit: limited }, schema: { hide: true } },
    async (request, reply) => {
      const typed = (request.body ?? {}) as Record<string, string | undefined>
      const read = SignIn.safeParse(typed)
      const again = (problem: string, status: number) =>
        reply.page(
          'public/SignIn',
          { email: typed.email ?? '', next: ownPath(typed.next), problem, samples },
          { status },
        )
      if (!read.success) return again(read.error.issues[0]?.message ?? 'Please fill in both fields.', 400)
      try {
        const session = await signIn(app.db, read.data, app.now())
        reply.setSession(session.token, session.expiresAt)
        return reply.redirect(ownPath(typed.next), 303)
      } catch (error) {
        if (error instanceof Refusal) return again(error.message, statusOf[error.kind])
        throw error
      }
    },
  )

  app.post('/sign-out', { config: { access: 'signed-in' }, schema: { hide: true } }, async (request, reply) => {
    for (const token of Object.values(request.cookies)) if (token) await endSession(app.db, token)
    reply.clearSession()
    return reply.redirect('/', 303)
  })

  app.get('/set-up', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) => {
    if (!(await nobodyYet(app.db))) return reply.redirect('/sign-in', 303)
    return reply.page('public/SetUp', { typed: {}, faults: [] })
  })

  app.post(
    '/set-up',
    { config: { access: 'public', rateLimit: limited }, schema: { hide: true } },
    async (request, reply) => {
      const read = FirstAdministrator.safeParse(request.body)
      if (!read.success) {
        const { password: _unsaid, ...typed } = (request.body ?? {}) as Record<string, string>
        return reply.page('public/SetUp', { typed, faults: faultsOf(read.error) }, { status: 400 })
      }
      await setUp(app.db, read.data)
      await announce(app.db, 'settings')
      app.invalidate('settings')
      const session = await signIn(app.db, read.data, app.now())
      reply.setSession(session.token, session.expiresAt)
      return reply.redirect('/desk', 303)
    },
  )

  app.get('/desk/people', { config: { access: 'people.manage' }, schema: { hide: true } }, async (_request, reply) =>
    reply.page('desk/People', { people: await allPeople(app.db), typed: {}, faults: [] }),
  )

  app.post('/desk/people', { config: { access: 'people.manage' }, schema: { hide: true } }, async (request, reply) => {
    const body = (request.body ?? {}) as Record<string, string | string[]>
    const read = NewPerson.safeParse({ ...body, roles: [body.roles ?? []].flat() })
    let faults = read.success ? [] : faultsOf(read.error)
    if (read.success) {
      try {
        await addPerson(app.db, read.data, currentUser(request).id)
        return reply.redirect('/desk/people', 303)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        faults = error.fields
      }
    }
    const { password: _unsaid, ...typed } = body
    return reply.page('desk/People', { people: await allPeople(app.db), typed, faults }, { status: 400 })
  })

  app.post(
    '/desk/people/:id',
    { config: { access: 'people.manage' }, schema: { hide: true, params: z.object({ id: Id }) } },
    async (request, reply) => {
      const body = (request.body ?? {}) as Record<string, string | string[]>
      const given = z.array(Role).parse([body.roles ?? []].flat())
      await changePerson(
        app.db,
        request.params.id,
        { roles: given, disabled: body.disabled === 'yes' },
        currentUser(request).id,
      )
      return reply.redirect('/desk/people', 303)
    },
  )

  app.get('/desk/after-sign-in', { config: { access: 'signed-in' }, schema: { hide: true } }, async (request, reply) =>
    reply.redirect(may(request.person, 'desk.see') ? '/desk' : '/log', 303),
  )
}

const own = 'http://own.invalid'

/** Only a path of our own is followed after signing in: never another site's address. */
function ownPath(next: string | undefined): string {
  const fallback = '/desk/after-sign-in'
  if (!next?.startsWith('/') || /[\\\s\p{Cc}]/u.test(next) || !URL.canParse(next, own)) return fallback
  const { origin, pathname, search } = new URL(next, own)
  // Judged as a browser would read it: `/a/..//host` is `//host`, which is another site.
  return origin === own && !pathname.startsWith('//') ? pathname + search : fallback
}
