import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { Refusal } from '../http/refusal.ts'
import { may, type Permission, type SignedIn } from './contract.ts'
import { type ApiKey, keyOf } from './keys.ts'
import { personOf } from './sessions.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Who may ask: everybody, whoever is signed in, another system with a key, or whoever has this permission. Every route says so. */
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
  }
}

/** Knows who is asking, and refuses what they may not: default is deny, since every route must say whom it is for. */
export const people = fp(async (app: FastifyInstance) => {
  const secure = app.settings.publicUrl?.startsWith('https:') ?? false
  const cookie = secure ? '__Host-session' : 'session'
  const attributes = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const

  app.decorateRequest('person', null)
  app.decorateRequest('apiKey', null)
  app.decorateReply('setSession', function (this: FastifyReply, token: string, expires: Date) {
    this.setCookie(cookie, token, { ...attributes, expires })
  })
  app.decorateReply('clearSession', function (this: FastifyReply) {
    this.clearCookie(cookie, attributes)
  })

  app.addHook('onRequest', async (request) => {
    if (!request.routeOptions.config?.fromAnywhere) refuseOtherSites(request)
    const { access, knowsPerson } = request.routeOptions.config ?? {}
    if (!access || (access === 'public' && !knowsPerson)) return
    if (access === 'api-key') {
      request.apiKey = await keyOf(app.db, request.headers.authorization, app.now())
      return
    }
    const token = request.cookies[cookie]
    request.person = token ? await personOf(app.db, token, app.now()) : null
    if (access === 'public') return
    if (!request.person) throw new Refusal('unauthorised', 'Please sign in first.')
    if (access !== 'signed-in' && !may(request.person, access)) {
      throw new Refusal('forbidden', 'Your role does not allow this. An administrator can change roles.')
    }
  })
  app.addHook('onSend', async (request, reply) => {
    if (request.person) reply.header('cache-control', 'no-store')
  })
})

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
