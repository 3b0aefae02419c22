import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../http/wire.ts'
import { currentUser } from './access.ts'
import { SignedIn, SignIn } from './contract.ts'
import { signIn } from './people.ts'

/** The API of signing in: for programs and for pages that talk to the API. */
export const peopleRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/session',
    {
      config: { access: 'public', rateLimit: app.settings.rateLimit ? { max: 10, timeWindow: '1 minute' } : false },
      schema: {
        summary: 'Sign in',
        body: SignIn,
        response: { 204: z.null(), 400: Problem, 401: Problem, 429: Problem },
      },
    },
    async (request, reply) => {
      const session = await signIn(app.db, request.body, app.now())
      reply.setSession(session.token, session.expiresAt)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/session',
    {
      config: { access: 'signed-in' },
      schema: { summary: 'Who is signed in', response: { 200: SignedIn, 401: Problem } },
    },
    async (request) => currentUser(request),
  )
}
