import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Refusal } from '../http/refusal.ts'
import { daysKnown } from './sign-in/devices.ts'
import { askAgain } from './sign-in/confirm.ts'
import type { SignedIn } from './contract.ts'
import { type ApiKey, keyOf } from './keys/keys.ts'
import { may, type Permission } from './permissions.ts'
import { refuseOthers } from './reach.ts'
import { isFresh, type Session, sessionOf } from './sign-in/sessions.ts'
import type { Door, Let } from './sign-in/sign-in.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may ask: everybody, anyone who is signed in, another system with a key, or anyone with this permission. Every route says so. */
    access?: 'public' | 'signed-in' | 'api-key' | Permission
    /** Everybody may ask, and it matters whether somebody who is signed in does. */
    knowsPerson?: boolean
  }
  interface FastifyRequest {
    person: SignedIn | null
    /** The key of the system that asks, on a route for such. */
    apiKey: ApiKey | null
  }
  interface FastifyReply {
    setSession(token: string, expiresAt: Date): void
    clearSession(): void
    /** Keep what one page of ours has to hand to the next while somebody signs in; null: no longer. */
    setStep(token: string | null): void
    /** Let somebody in: the session, and a browser that is known from now on. */
    letIn(given: Extract<Let, { is: 'in' }>): void
  }
  interface FastifyRequest {
    session: Session | null
    /** The token of a step of signing in that is open in this browser. */
    step(): string | undefined
    door(): Door
  }
  interface FastifyContextConfig {
    /** For anyone who still has to add the second factor that their role demands: they get nowhere else. */
    beforeFactor?: boolean
    /** Asks again who sits there, if that was not shown lately: publishing, exports of personal data, roles. */
    confirms?: boolean | ((request: FastifyRequest) => boolean)
    /** Answers each viewer with what their own roles reach, so that a role for a part of the programme may ask too. */
    lists?: boolean
  }
}

/** Knows who is asking, and refuses what they may not: default is deny, since every route must say whom it is for. */
export const people = fp(async (app: FastifyInstance) => {
  const secure = app.settings.publicUrl?.startsWith('https:') ?? false
  const cookie = (name: string) => (secure ? `__Host-${name}` : name)
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const

  app.decorateRequest('person', null)
  app.decorateRequest('session', null)
  app.decorateRequest('apiKey', null)
  app.decorateRequest('step', function (this: FastifyRequest) {
    return this.cookies[cookie('sign-in')]
  })
  app.decorateRequest('door', function (this: FastifyRequest): Door {
    return {
      key: app.settings.contactKey,
      ip: this.ip,
      agent: this.headers['user-agent'],
      device: this.cookies[cookie('device')],
      slowDown: app.settings.rateLimit,
    }
  })
  app.decorateReply('setSession', function (this: FastifyReply, token: string, expires: Date) {
    this.setCookie(cookie('session'), token, { ...attributes, expires })
    // Pages cannot see the session; a tablet that goes to visitors has to know that there is one, also without signal.
    this.setCookie(cookie('signed-in'), 'yes', { ...attributes, httpOnly: false, expires })
  })
  app.decorateReply('clearSession', function (this: FastifyReply) {
    this.clearCookie(cookie('session'), attributes)
    this.clearCookie(cookie('signed-in'), { ...attributes, httpOnly: false })
  })
  app.decorateReply('setStep', function (this: FastifyReply, token: string | null) {
    if (token === null) this.clearCookie(cookie('sign-in'), attributes)
    else this.setCookie(cookie('sign-in'), token, { ...attributes, maxAge: 600 })
  })
  app.decorateReply('letIn', function (this: FastifyReply, given: Extract<Let, { is: 'in' }>) {
    this.setSession(given.token, given.expiresAt)
    this.setCookie(cookie('device'), given.device, { ...attributes, maxAge: daysKnown * 86_400 })
    if (this.request.step()) this.setStep(null)
  })

  app.addHook('onRequest', async (request, reply) => {
    if (!request.routeOptions.config?.fromAnywhere) refuseOtherSites(request)
    const { access, knowsPerson } = request.routeOptions.config ?? {}
    if (!access || (access === 'public' && !knowsPerson)) return
    if (access === 'api-key') {
      request.apiKey = await keyOf(app.db, request.headers.authorization, app.now())
      return
    }
    const token = request.cookies[cookie('session')]
    const found = token ? await sessionOf(app.db, token, app.now()) : null
    if (found) {
      request.person = found.person
      request.session = found.session
    }
    if (access === 'public') return
    if (!request.person) throw new Refusal('unauthorised', 'Please sign in first.')
    if (access !== 'signed-in' && !may(request.person, access)) {
      throw new Refusal('forbidden', 'Your role does not allow this. An administrator can change roles.')
    }
    if (access !== 'signed-in' && !request.routeOptions.config?.lists) {
      const { url } = request.routeOptions
      await refuseOthers(app.db, request.person, access, url ?? '', request.params as Record<string, string>)
    }
    if (found?.session.mustAddFactor && !request.routeOptions.config?.beforeFactor) {
      if (isPage(request)) return reply.redirect('/desk/me', 303)
      throw new Refusal(
        'forbidden',
        'Your role demands a second factor. Please add one on the page of your account first.',
      )
    }
  })
  // After the body is read: what was being sent is kept while we ask.
  app.addHook('preHandler', async (request, reply) => {
    const { confirms } = request.routeOptions.config ?? {}
    const asks = typeof confirms === 'function' ? confirms(request) : confirms
    if (!asks || !request.session || isFresh(request.session, app.now())) return
    if (!isPage(request))
      throw new Refusal('forbidden', 'Please confirm that it is you first: POST /api/session/confirmation.')
    if (request.method === 'GET') return reply.redirect(`/desk/me/confirm?next=${encodeURIComponent(request.url)}`, 303)
    return askAgain(request, reply)
  })
  app.addHook('onSend', async (request, reply) => {
    if (request.person) reply.header('cache-control', 'no-store')
  })
})

const isPage = (request: FastifyRequest) =>
  !request.url.startsWith('/api/') && (request.headers.accept ?? '*/*').includes('html')

/**
 * A browser says where a request comes from: one that changes something must come from our own pages.
 * Programs that are no browser send neither header and carry no cookie of a visitor's.
 */
function refuseOtherSites(request: FastifyRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
  const site = request.headers['sec-fetch-site']
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return
  } else {
    const { origin } = request.headers
    if (origin === undefined) return
    if (URL.canParse(origin) && new URL(origin).host === request.headers.host) return
  }
  throw new Refusal('forbidden', 'This form was sent from another website. Please use the form on our own pages.')
}

/** The signed-in person, on a route that requires one. */
export function currentUser(request: FastifyRequest) {
  if (!request.person) throw new Refusal('unauthorised', 'Please sign in first.')
  return request.person
}

/** Their session. */
export function sessionHere(request: FastifyRequest): Session {
  if (!request.session) throw new Refusal('unauthorised', 'Please sign in first.')
  return request.session
}
