import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import QRCode from 'qrcode'
import { z } from 'zod'
import { Email } from '../../http/email.ts'
import { type Action, action } from '../../http/action.ts'
import { type Language, languageCodes } from '../../http/languages/vocabulary.ts'
import { type FieldFault, Refusal } from '../../http/refusal.ts'
import { Id, Nothing, Text } from '../../http/wire.ts'
import { sessionHere, currentUser } from '../access.ts'
import { heldIn, showConfirm } from './confirm.ts'
import { askForAddress } from './account-links.ts'
import { type AuthenticatorPageProps, ChangePassword, type How, hows, MailPace } from '../contract.ts'
import { beginTotp, confirmTotp, factorsOf, hasFactor, makeRecoveryCodes, removeTotp } from './factors.ts'
import { ownPath } from './pages.ts'
import { removePasskey } from './passkeys.ts'
import { confirmSession, endSessions, sessionsOf } from './sessions.ts'
import { changePassword, confirmIdentity } from './sign-in.ts'

const NoParams = z.object({})
/** Shown once: what is kept of them opens nothing. */
const RecoveryCodes = z.object({ codes: z.array(z.string()) })

const done = {
  password: 'Your password is changed, and your other browsers are signed out.',
  authenticator: 'Your authenticator app is set up. It is asked for at the next sign-in.',
  'authenticator-removed': 'The authenticator app is removed.',
  passkey: 'The passkey is kept.',
  'passkey-removed': 'The passkey is removed.',
  sessions: 'Signed out.',
  language: 'Saved.',
  'address-asked': 'A link is on its way to the new address. Until you use it, everything stays as it is.',
  address: 'This is the address of your account from now on.',
  mail: 'Saved. What happens from now on is mailed like this.',
}

/** Everybody's own account: password, second factors, the browsers that are signed in. */
export const myAccount: FastifyPluginAsyncZod = async (app) => {
  const config = { access: 'signed-in', beforeFactor: true } as const
  const sensitive = { ...config, confirms: true } as const
  const schema = { hide: true } as const

  const show = async (
    request: FastifyRequest,
    reply: FastifyReply,
    shown: { faults?: FieldFault[]; done?: string | null; codes?: string[] } = {},
    status = 200,
  ) => {
    const person = currentUser(request)
    const session = sessionHere(request)
    const [row, factors, sessions, asked] = await Promise.all([
      app.db
        .selectFrom('person')
        .select(['language', 'mailPace', 'passwordHash', 'singleSignOn'])
        .where('id', '=', person.id)
        .executeTakeFirstOrThrow(),
      factorsOf(app.db, person.id),
      sessionsOf(app.db, person.id, app.now()),
      app.db
        .selectFrom('accountLink')
        .select('email')
        .where('personId', '=', person.id)
        .where('kind', '=', 'address')
        .where('usedAt', 'is', null)
        .where('endedAt', 'is', null)
        .where('expiresAt', '>', app.now())
        .executeTakeFirst(),
    ])
    const { singleSignOn } = app.settings
    const props = {
      name: person.name,
      email: person.email,
      post: person.post,
      language: row.language,
      mailPace: row.mailPace,
      wanted: asked?.email ?? null,
      mails: app.settings.smtpUrl !== undefined,
      hasPassword: row.passwordHash !== null,
      mustAddFactor: session.mustAddFactor,
      ...factors,
      codes: shown.codes ?? [],
      provider: singleSignOn ? { name: singleSignOn.name, connected: row.singleSignOn !== null } : null,
      sessions: sessions.map((one) => ({
        ...one,
        how: one.how.map((how) => hows[how as How] ?? how),
        current: one.id === session.id,
      })),
      faults: shown.faults ?? [],
      done: shown.done ?? null,
    }
    return reply.page('desk/MyAccount', props, { status })
  }
  /** Every one of them is done to the account of the person who asks. */
  const own = <P extends z.ZodType, B extends z.ZodType, M>(one: Omit<Action<P, B, M>, 'access' | 'beforeFactor'>) =>
    action(app, {
      again: (request, reply, _params, { faults }, status) => show(request, reply, { faults }, status),
      ...one,
      access: 'signed-in',
      beforeFactor: true,
    })
  const setOwn = (id: string, given: { language: Language } | { mailPace: z.output<typeof MailPace> }) =>
    app.db.updateTable('person').set(given).where('id', '=', id).execute()
  const doneAs = (what: keyof typeof done) => () => `/desk/me?done=${what}`

  app.get(
    '/desk/me',
    { config, schema: { hide: true, querystring: z.object({ done: Text().optional() }) } },
    async (request, reply) => show(request, reply, { done: doneIn(request.query.done) }),
  )

  own({
    address: '/me/password',
    method: 'PUT',
    operationId: 'changePassword',
    summary: 'Choose another password for your own account; your other browsers are signed out',
    params: NoParams,
    body: ChangePassword,
    act: async ({ body, by, request }) => {
      const { programme } = await app.frame()
      const person = { ...by, session: sessionHere(request).id }
      await changePassword(app.db, request.door(), person, body, programme.name, app.now())
    },
    after: doneAs('password'),
    field: 'current',
  })
  own({
    address: '/me/address',
    operationId: 'changeAddress',
    summary: 'Ask for another e-mail address for your own account; it holds once the link that is mailed to it is used',
    confirms: true,
    params: NoParams,
    body: z.object({ email: Email }),
    act: ({ body, by }) =>
      askForAddress(app.db, by, body.email.toLowerCase(), app.settings.smtpUrl !== undefined, app.now()),
    after: doneAs('address-asked'),
    field: 'email',
  })

  const showAuthenticator = async (
    request: FastifyRequest,
    reply: FastifyReply,
    faults: FieldFault[],
    status: number,
  ) => {
    const { programme } = await app.frame()
    const begun = await beginTotp(app.db, app.settings.contactKey, currentUser(request), programme.name, app.now())
    const props: AuthenticatorPageProps = { ...begun, qr: qrOf(begun.address), faults }
    return reply.page('desk/Authenticator', props, { status })
  }
  app.get('/desk/me/authenticator', { config: sensitive, schema }, (request, reply) =>
    showAuthenticator(request, reply, [], 200),
  )
  own({
    address: '/me/authenticator',
    method: 'PUT',
    operationId: 'addAuthenticator',
    summary: 'Set up an authenticator app, by a code that it shows; answers the recovery codes, this once',
    confirms: true,
    params: NoParams,
    body: z.object({ code: Text().default('') }),
    made: RecoveryCodes,
    status: 200,
    act: async ({ body, by, request }) => {
      const codes = await confirmTotp(app.db, app.settings.contactKey, by.id, body.code, app.now())
      sessionHere(request).mustAddFactor = false
      return { codes }
    },
    shown: (request, reply, _params, { codes }) => show(request, reply, { codes, done: done.authenticator }),
    again: (request, reply, _params, { faults }, status) => showAuthenticator(request, reply, faults, status),
    field: 'code',
  })
  own({
    address: '/me/authenticator',
    method: 'DELETE',
    formAddress: '/me/authenticator/remove',
    operationId: 'removeAuthenticator',
    summary: 'Remove the authenticator app of your own account',
    confirms: true,
    params: NoParams,
    body: Nothing,
    act: ({ by }) => removeTotp(app.db, by.id, app.now()),
    after: doneAs('authenticator-removed'),
    again: undefined,
  })
  app.get('/desk/me/passkey', { config: sensitive, schema }, async (_request, reply) =>
    reply.page('desk/NewPasskey', {}, { hydrate: true }),
  )
  own({
    address: '/me/passkeys/:id',
    method: 'DELETE',
    formAddress: '/me/passkeys/:id/remove',
    operationId: 'removePasskey',
    summary: 'Remove a passkey of your own account',
    confirms: true,
    params: z.object({ id: Id }),
    body: Nothing,
    act: ({ params, by }) => removePasskey(app.db, by.id, params.id, app.now()),
    after: doneAs('passkey-removed'),
    again: undefined,
  })
  own({
    address: '/me/recovery-codes',
    operationId: 'makeRecoveryCodes',
    summary: 'Make new recovery codes, shown this once; those there were open nothing any more',
    confirms: true,
    params: NoParams,
    body: Nothing,
    made: RecoveryCodes,
    act: async ({ by }) => {
      if (!(await hasFactor(app.db, by.id)))
        throw new Refusal('conflict', 'Recovery codes stand in for a second factor. Please add one first.')
      return { codes: await makeRecoveryCodes(app.db, app.settings.contactKey, by.id, app.now()) }
    },
    shown: (request, reply, _params, { codes }) => show(request, reply, { codes }),
    again: undefined,
  })

  own({
    address: '/me/sessions',
    operationId: 'endOwnSessions',
    summary: 'Sign out one of your sessions, or all of them, this one too',
    params: NoParams,
    body: z.union(
      [z.object({ everywhere: z.literal('yes') }), z.object({ id: Id })],
      'Please choose what to sign out.',
    ),
    act: async ({ body, by }) => endSessions(app.db, by.id, 'id' in body ? { only: body.id } : undefined),
    shown: async (_request, reply, _params, _made, body) => {
      if (!('everywhere' in body)) return
      reply.clearSession()
      return reply.redirect('/sign-in', 303)
    },
    after: doneAs('sessions'),
  })

  own({
    address: '/me/language',
    method: 'PUT',
    operationId: 'chooseMailLanguage',
    summary: 'Choose the language of the mails that you get',
    params: NoParams,
    body: z.object({ language: z.enum(languageCodes) }),
    act: async ({ body, by }) => void (await setOwn(by.id, body)),
    after: doneAs('language'),
  })
  own({
    address: '/me/mail',
    method: 'PUT',
    operationId: 'chooseMailPace',
    summary: 'Choose when you are mailed about work that waits for you',
    params: NoParams,
    body: z.object({ mailPace: MailPace }),
    act: async ({ body, by }) => void (await setOwn(by.id, body)),
    after: doneAs('mail'),
  })

  const Next = z.object({ next: Text().max(2000).optional() })
  app.get('/desk/me/confirm', { config, schema: { hide: true, querystring: Next } }, async (request, reply) =>
    showConfirm(request, reply, { next: ownPath(request.query.next) }),
  )
  app.post('/desk/me/confirm', { config, schema }, async (request, reply) => {
    const body = (request.body ?? {}) as Record<string, string>
    const held = heldIn(body)
    try {
      const given = { password: body.password, code: body.code }
      await confirmIdentity(app.db, request.door(), currentUser(request), given, app.now())
    } catch (error) {
      if (!(error instanceof Refusal) || error.fields.length === 0) throw error
      return showConfirm(request, reply, { next: ownPath(body.next), held, faults: error.fields }, 400)
    }
    await confirmSession(app.db, sessionHere(request).id, app.now())
    if (!held) return reply.redirect(ownPath(body.next), 303)
    return showConfirm(request, reply, { next: held.action, held, confirmed: true })
  })
}

/** What was done just now, as the address says. */
function doneIn(what: string | undefined): string | null {
  return Object.entries(done).find(([name]) => name === what)?.[1] ?? null
}

function qrOf(text: string): AuthenticatorPageProps['qr'] {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`
  return { path, size: modules.size }
}
