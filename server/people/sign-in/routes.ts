import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Refusal } from '../../http/refusal.ts'
import { Problem, Text } from '../../http/wire.ts'
import { sessionHere, currentUser } from '../access.ts'
import { SignedIn, SignIn } from '../contract.ts'
import { addPasskey, askPasskey, beginPasskey, signInByPasskey } from './passkeys.ts'
import { confirmSession } from './sessions.ts'
import { confirmIdentity, signIn } from './sign-in.ts'
import { siteOf } from '../site.ts'

/** Who guesses is slowed down. */
const slowed = { 401: Problem, 429: Problem }
/** What the browser's own interface gives; checked by what it was made for. */
const FromBrowser = z.record(Text(), z.unknown())

/** The API of signing in: for programs, and for pages that use passkeys. */
export const peopleRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/session',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'signIn',
        summary: 'Sign in; with `code` where the account has a second factor',
        body: SignIn,
        response: { 204: z.null(), ...slowed },
      },
    },
    async (request, reply) => {
      const let_ = await signIn(app.db, request.door(), request.body, app.now())
      if (let_.is === 'second-factor')
        throw new Refusal('unauthorised', 'This account has a second factor. Please send its code too, as `code`.')
      reply.letIn(let_)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/session',
    {
      config: { access: 'signed-in', beforeFactor: true },
      schema: { operationId: 'getSession', summary: 'Who is signed in', response: { 200: SignedIn } },
    },
    async (request) => currentUser(request),
  )
  app.post(
    '/session/confirmation',
    {
      config: { access: 'signed-in', beforeFactor: true },
      schema: {
        operationId: 'confirmSession',
        summary: 'Show again who you are, before publishing, exports of personal data and changes of roles',
        body: z.object({ password: Text().max(1000).optional(), code: Text().max(40).optional() }),
        response: { 204: z.null(), ...slowed },
      },
    },
    async (request, reply) => {
      await confirmIdentity(app.db, request.door(), currentUser(request), request.body, app.now())
      await confirmSession(app.db, sessionHere(request).id, app.now())
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/session/passkey/options',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getPasskeySignInOptions',
        summary: 'What to ask a browser for a passkey with',
        response: { 200: FromBrowser, ...slowed },
      },
    },
    async (request, reply) => {
      const { options, step } = await askPasskey(app.db, app.settings.contactKey, await siteOf(app, request), app.now())
      reply.setStep(step)
      return { ...options }
    },
  )
  app.post(
    '/session/passkey',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'signInWithPasskey',
        summary: 'Sign in with a passkey',
        body: FromBrowser,
        response: { 204: z.null(), ...slowed },
      },
    },
    async (request, reply) => {
      const given = { step: request.step(), response: request.body }
      const let_ = await signInByPasskey(app.db, request.door(), await siteOf(app, request), given, app.now())
      if (let_.is === 'in') reply.letIn(let_)
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/passkeys/options',
    {
      config: { access: 'signed-in', beforeFactor: true, confirms: true },
      schema: {
        operationId: 'getNewPasskeyOptions',
        summary: 'What to ask a browser for a new passkey with',
        response: { 200: FromBrowser, ...slowed },
      },
    },
    async (request, reply) => {
      const site = await siteOf(app, request)
      const { options, step } = await beginPasskey(
        app.db,
        app.settings.contactKey,
        site,
        currentUser(request),
        app.now(),
      )
      reply.setStep(step)
      return { ...options }
    },
  )
  app.post(
    '/passkeys',
    {
      config: { access: 'signed-in', beforeFactor: true, confirms: true },
      schema: {
        operationId: 'addPasskey',
        summary: 'Keep a new passkey; recovery codes come with the first',
        body: z.object({ name: Text().trim().min(1).max(100), response: FromBrowser }),
        response: { 201: z.object({ codes: z.array(Text()) }), ...slowed },
      },
    },
    async (request, reply) => {
      const { name, response } = request.body
      const codes = await addPasskey(
        app.db,
        app.settings.contactKey,
        await siteOf(app, request),
        { personId: currentUser(request).id, step: request.step(), response, name },
        app.now(),
      )
      reply.setStep(null)
      return reply.code(201).send({ codes })
    },
  )
}
