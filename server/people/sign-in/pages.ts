import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { announce } from '../../data/changes.ts'
import { faultsOf } from '../../http/forms.ts'
import { type FieldFault, Refusal, statusOf } from '../../http/refusal.ts'
import { confirmAddress, findLink, setPasswordByLink } from './account-links.ts'
import {
  type AccountLinkPageProps,
  FirstAdministrator,
  type LinksPageProps,
  NewPassword,
  SignIn,
  type SignInPageProps,
  WantedLink,
} from '../contract.ts'
import { may } from '../permissions.ts'
import { nobodyYet, setUp } from '../people.ts'
import { endSession } from './sessions.ts'
import { letIn, type Let, mailLink, secondFactor, signIn, signInByLink } from './sign-in.ts'
import { beginSingleSignOn, finishSingleSignOn, openSingleSignOn } from './single-sign-on.ts'
import { originOf } from '../site.ts'
import { Text } from '../../http/wire.ts'

/** Signing in and out, invitations, links that were mailed, and the first visit to an empty installation. */
export const peoplePages: FastifyPluginAsyncZod = async (app) => {
  const sso = app.settings.singleSignOn && openSingleSignOn(app.settings.singleSignOn)
  const back = '/sign-in/single-sign-on/back'
  const hidden = { hide: true } as const
  const open = { config: { access: 'public' }, schema: hidden } as const

  const showSignIn = (reply: FastifyReply, props: Partial<SignInPageProps>, status = 200) =>
    reply.page(
      'public/SignIn',
      {
        email: '',
        next: '',
        problem: null,
        slowed: status === 429,
        provider: sso?.provider.name ?? null,
        samples: app.sampleSignIns,
        ...props,
      } satisfies SignInPageProps,
      { status },
    )

  app.get(
    '/sign-in',
    {
      config: { access: 'public' },
      schema: { hide: true, querystring: z.object({ next: Text().optional().catch(undefined) }) },
    },
    async (request, reply) => {
      if (await nobodyYet(app.db)) return reply.redirect('/set-up', 303)
      return showSignIn(reply, { next: ownPath(request.query.next) })
    },
  )

  app.post('/sign-in', open, async (request, reply) => {
    const typed = (request.body ?? {}) as Record<string, string | undefined>
    const read = SignIn.safeParse(typed)
    const again = (problem: string, status: number) =>
      showSignIn(reply, { email: typed.email ?? '', next: ownPath(typed.next), problem }, status)
    if (!read.success) return again(read.error.issues[0]?.message ?? 'Please fill in both fields.', 400)
    try {
      const next = ownPath(typed.next)
      return await follow(reply, await signIn(app.db, request.door(), { ...read.data, next }, app.now()), next)
    } catch (error) {
      if (error instanceof Refusal) return again(error.message, statusOf[error.kind])
      throw error
    }
  })

  app.get('/sign-in/second-factor', open, async (request, reply) => {
    if (!request.step()) return reply.redirect('/sign-in', 303)
    return reply.page('public/SecondFactor', { problem: null })
  })
  app.post('/sign-in/second-factor', open, async (request, reply) => {
    const { code = '' } = (request.body ?? {}) as { code?: string }
    try {
      const { let: one, next } = await secondFactor(app.db, request.door(), request.step(), code, app.now())
      return await follow(reply, one, ownPath(next))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      if (error.kind === 'unauthorised') return showSignIn(reply, { problem: error.message }, 400)
      return reply.page('public/SecondFactor', { problem: error.message }, { status: statusOf[error.kind] })
    }
  })
  app.get(
    '/sign-in/passkey',
    { config: { access: 'public' }, schema: { hide: true, querystring: z.object({ next: Text().optional() }) } },
    async (request, reply) => reply.page('staff/Passkey', { next: ownPath(request.query.next) }, { hydrate: true }),
  )

  app.get('/sign-in/links', open, async (_request, reply) => showLinks(reply, {}))
  app.post('/sign-in/links', open, async (request, reply) => {
    const typed = (request.body ?? {}) as Record<string, string | undefined>
    const read = WantedLink.safeParse(typed)
    if (!read.success)
      return showLinks(reply, { email: typed.email ?? '', problem: read.error.issues[0]?.message ?? '' }, 400)
    try {
      if (app.settings.smtpUrl !== undefined) await mailLink(app.db, request.door(), read.data, app.now())
      return await showLinks(reply, { email: read.data.email, sent: true })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return showLinks(reply, { email: read.data.email, problem: error.message }, statusOf[error.kind])
    }
  })
  function showLinks(reply: FastifyReply, props: Partial<LinksPageProps>, status = 200) {
    const mails = app.settings.smtpUrl !== undefined
    return reply.page('public/SignInLinks', { email: '', mails, sent: false, problem: null, ...props }, { status })
  }

  const Link = { hide: true, params: z.object({ link: Text().max(100) }) } as const
  const showLink = async (reply: FastifyReply, link: string, faults: FieldFault[], status: number) => {
    const { kind, name, email, wanted, invitedBy } = await findLink(app.db, app.settings.contactKey, link, app.now())
    const { programme } = await app.frame()
    const props: AccountLinkPageProps = {
      kind,
      name,
      email: wanted ?? email,
      invitedBy,
      programme: programme.name,
      faults,
    }
    return reply.header('referrer-policy', 'no-referrer').page('public/AccountLink', props, { status })
  }
  app.get('/account-links/:link', { config: { access: 'public' }, schema: Link }, (request, reply) =>
    showLink(reply, request.params.link, [], 200),
  )
  // A mail program that looks at every link must not use it up: that takes the button.
  app.post('/account-links/:link', { config: { access: 'public' }, schema: Link }, async (request, reply) => {
    const { link } = request.params
    const { kind } = await findLink(app.db, app.settings.contactKey, link, app.now())
    if (kind === 'sign-in')
      return follow(reply, await signInByLink(app.db, request.door(), link, app.now()), '/desk/after-sign-in')
    if (kind === 'address') {
      await confirmAddress(app.db, app.settings.contactKey, link, app.now())
      return reply.redirect('/desk/me?done=address', 303)
    }
    const read = NewPassword.safeParse(request.body)
    if (!read.success) return showLink(reply, link, faultsOf(read.error), 400)
    try {
      const { programme } = await app.frame()
      const given = { link, password: read.data.password }
      const personId = await setPasswordByLink(app.db, app.settings.contactKey, given, programme.name, app.now())
      const next = '/desk/after-sign-in'
      return await follow(
        reply,
        await letIn(app.db, request.door(), personId, 'mailed-link', { next }, app.now()),
        next,
      )
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
      return showLink(reply, link, error.fields, 400)
    }
  })

  if (sso) {
    app.get(
      '/sign-in/single-sign-on',
      { config: { access: 'public' }, schema: { hide: true, querystring: z.object({ next: Text().optional() }) } },
      async (request, reply) => {
        const given = { back: originOf(app, request) + back, next: ownPath(request.query.next), personId: null }
        const { address, step } = await beginSingleSignOn(app.db, app.settings.contactKey, sso, given, app.now())
        reply.setStep(step)
        return reply.redirect(address, 303)
      },
    )
    app.get(
      '/desk/me/single-sign-on',
      { config: { access: 'signed-in', beforeFactor: true, confirms: true }, schema: hidden },
      async (request, reply) => {
        const given = { back: originOf(app, request) + back, next: '', personId: request.person?.id ?? null }
        const { address, step } = await beginSingleSignOn(app.db, app.settings.contactKey, sso, given, app.now())
        reply.setStep(step)
        return reply.redirect(address, 303)
      },
    )
    app.get(back, open, async (request, reply) => {
      try {
        const came = new URL(request.url, originOf(app, request))
        const { let: one, next } = await finishSingleSignOn(
          app.db,
          request.door(),
          sso,
          { came, step: request.step() },
          app.now(),
        )
        if (one) return await follow(reply, one, ownPath(next))
        reply.setStep(null)
        return await reply.redirect('/desk/me', 303)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        return showSignIn(reply, { problem: error.message }, statusOf[error.kind])
      }
    })
  }

  app.post(
    '/sign-out',
    { config: { access: 'signed-in', beforeFactor: true }, schema: hidden },
    async (request, reply) => {
      for (const token of Object.values(request.cookies)) if (token) await endSession(app.db, token)
      reply.clearSession()
      return reply.redirect('/', 303)
    },
  )

  app.get('/set-up', open, async (_request, reply) => {
    if (!(await nobodyYet(app.db))) return reply.redirect('/sign-in', 303)
    return reply.page('public/SetUp', { typed: {}, faults: [] })
  })
  app.post('/set-up', open, async (request, reply) => {
    const { password: _password, ...typed } = (request.body ?? {}) as Record<string, string>
    const read = FirstAdministrator.safeParse(request.body)
    if (!read.success) return reply.page('public/SetUp', { typed, faults: faultsOf(read.error) }, { status: 400 })
    try {
      const personId = await setUp(app.db, read.data)
      await announce(app.db, 'settings')
      app.invalidate('settings')
      const given = { next: '/desk' }
      return await follow(reply, await letIn(app.db, request.door(), personId, 'password', given, app.now()), '/desk')
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
      return reply.page('public/SetUp', { typed, faults: error.fields }, { status: 400 })
    }
  })

  app.get('/desk/after-sign-in', { config: { access: 'signed-in' }, schema: hidden }, async (request, reply) =>
    reply.redirect(landingOf(request.person), 303),
  )
}

/** Where signing in leads: to the desk, to the board on which somebody sits, or to what everybody can read. */
function landingOf(person: FastifyRequest['person']): string {
  if (may(person, 'desk.see')) return '/desk'
  return may(person, 'board.read') ? '/desk/board' : '/log'
}

/** In, and on; or on to the second factor. */
async function follow(reply: FastifyReply, one: Let, next: string) {
  if (one.is === 'in') {
    reply.letIn(one)
    return reply.redirect(next, 303)
  }
  reply.setStep(one.step)
  return reply.redirect('/sign-in/second-factor', 303)
}
const own = 'http://own.invalid'

/** Only a path of our own is followed after signing in: never another site's address. */
export function ownPath(next: string | undefined): string {
  const fallback = '/desk/after-sign-in'
  if (!next?.startsWith('/') || /[\\\s\p{Cc}]/u.test(next) || !URL.canParse(next, own)) return fallback
  const { origin, pathname, search } = new URL(next, own)
  // Judged as a browser would read it: `/a/..//host` is `//host`, which is another site.
  return origin === own && !pathname.startsWith('//') ? pathname + search : fallback
}
