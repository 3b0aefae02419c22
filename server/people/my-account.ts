import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyReply, FastifyRequest } from 'fastify'
import QRCode from 'qrcode'
import { z } from 'zod'
import { Email } from '../http/email.ts'
import { faultsOf } from '../http/forms.ts'
import { languageCodes } from '../http/languages/vocabulary.ts'
import { type FieldFault, Refusal, statusOf } from '../http/refusal.ts'
import { Id, Text } from '../http/wire.ts'
import { sessionHere, currentUser } from './access.ts'
import { heldIn, showConfirm } from './confirm.ts'
import { askForAddress } from './account-links.ts'
import { type AuthenticatorPageProps, ChangePassword, type How, hows, MailPace } from './contract.ts'
import { beginTotp, confirmTotp, factorsOf, hasFactor, makeRecoveryCodes, removeTotp } from './factors.ts'
import { ownPath } from './pages.ts'
import { removePasskey } from './passkeys.ts'
import { confirmSession, endSessions, sessionsOf } from './sessions.ts'
import { changePassword, confirmIdentity } from './sign-in.ts'

const done: Record<string, string> = {
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
  /** What does not fit comes back on the page; anything else is a fault. */
  const orAgain = async (request: FastifyRequest, reply: FastifyReply, act: () => Promise<unknown>) => {
    try {
      return await act()
    } catch (error) {
      if (!(error instanceof Refusal) || error.fields.length === 0) throw error
      return show(request, reply, { faults: error.fields }, statusOf[error.kind])
    }
  }

  app.get(
    '/desk/me',
    { config, schema: { hide: true, querystring: z.object({ done: Text().optional() }) } },
    async (request, reply) => show(request, reply, { done: done[request.query.done ?? ''] ?? null }),
  )

  app.post('/desk/me/password', { config, schema }, async (request, reply) => {
    const read = ChangePassword.safeParse(request.body)
    if (!read.success) return show(request, reply, { faults: faultsOf(read.error) }, 400)
    return orAgain(request, reply, async () => {
      const { programme } = await app.frame()
      const person = { ...currentUser(request), session: sessionHere(request).id }
      await changePassword(app.db, request.door(), person, read.data, programme.name, app.now())
      return reply.redirect('/desk/me?done=password', 303)
    })
  })

  app.post('/desk/me/address', { config: sensitive, schema }, async (request, reply) => {
    const read = z.object({ email: Email }).safeParse(request.body)
    if (!read.success) return show(request, reply, { faults: faultsOf(read.error) }, 400)
    return orAgain(request, reply, async () => {
      const { id, email } = currentUser(request)
      const mails = app.settings.smtpUrl !== undefined
      await askForAddress(app.db, { id, email }, read.data.email.toLowerCase(), mails, app.now())
      return reply.redirect('/desk/me?done=address-asked', 303)
    })
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
  app.post('/desk/me/authenticator', { config: sensitive, schema }, async (request, reply) => {
    const { code = '' } = (request.body ?? {}) as { code?: string }
    try {
      const codes = await confirmTotp(app.db, app.settings.contactKey, currentUser(request).id, code, app.now())
      sessionHere(request).mustAddFactor = false
      return await show(request, reply, { codes, done: done.authenticator ?? null })
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
      return showAuthenticator(request, reply, error.fields, 400)
    }
  })
  app.post('/desk/me/authenticator/remove', { config: sensitive, schema }, async (request, reply) => {
    await removeTotp(app.db, currentUser(request).id, app.now())
    return reply.redirect('/desk/me?done=authenticator-removed', 303)
  })
  app.get('/desk/me/passkey', { config: sensitive, schema }, async (_request, reply) =>
    reply.page('desk/NewPasskey', {}, { hydrate: true }),
  )
  app.post(
    '/desk/me/passkeys/:id/remove',
    { config: sensitive, schema: { hide: true, params: z.object({ id: Id }) } },
    async (request, reply) => {
      await removePasskey(app.db, currentUser(request).id, request.params.id, app.now())
      return reply.redirect('/desk/me?done=passkey-removed', 303)
    },
  )
  app.post('/desk/me/recovery-codes', { config: sensitive, schema }, async (request, reply) => {
    const person = currentUser(request)
    if (!(await hasFactor(app.db, person.id)))
      throw new Refusal('conflict', 'Recovery codes stand in for a second factor. Please add one first.')
    const codes = await makeRecoveryCodes(app.db, app.settings.contactKey, person.id, app.now())
    return show(request, reply, { codes })
  })

  app.post('/desk/me/sessions', { config, schema }, async (request, reply) => {
    const read = z.union([z.object({ id: Id }), z.object({ everywhere: z.literal('yes') })]).safeParse(request.body)
    if (!read.success) return show(request, reply, {}, 400)
    const { id: personId } = currentUser(request)
    if ('everywhere' in read.data) {
      await endSessions(app.db, personId)
      reply.clearSession()
      return reply.redirect('/sign-in', 303)
    }
    await endSessions(app.db, personId, { only: read.data.id })
    return reply.redirect('/desk/me?done=sessions', 303)
  })

  app.post('/desk/me/language', { config, schema }, async (request, reply) => {
    const read = z.object({ language: z.enum(languageCodes as [string, ...string[]]) }).safeParse(request.body)
    if (!read.success) return show(request, reply, { faults: faultsOf(read.error) }, 400)
    await app.db
      .updateTable('person')
      .set({ language: read.data.language as (typeof languageCodes)[number] })
      .where('id', '=', currentUser(request).id)
      .execute()
    return reply.redirect('/desk/me?done=language', 303)
  })

  app.post('/desk/me/mail', { config, schema }, async (request, reply) => {
    const read = z.object({ mailPace: MailPace }).safeParse(request.body)
    if (!read.success) return show(request, reply, { faults: faultsOf(read.error) }, 400)
    await app.db.updateTable('person').set(read.data).where('id', '=', currentUser(request).id).execute()
    return reply.redirect('/desk/me?done=mail', 303)
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

function qrOf(text: string): AuthenticatorPageProps['qr'] {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M' })
  let path = ''
  for (let row = 0; row < modules.size; row++)
    for (let column = 0; column < modules.size; column++)
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`
  return { path, size: modules.size }
}
