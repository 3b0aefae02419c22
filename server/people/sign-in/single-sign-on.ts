import * as client from 'openid-client'
import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { Refusal } from '../../http/refusal.ts'
import { type Door, enter, letIn, type Let } from './sign-in.ts'
import { beginStep, takeStep } from './steps.ts'

/** Where people of an organisation sign in already (OpenID Connect). */
export type Provider = { issuer: string; clientId: string; clientSecret: string | undefined; name: string }

/** What the provider is known by, looked up once; again if that failed. */
export function openSingleSignOn(provider: Provider) {
  let known: Promise<client.Configuration> | undefined
  const configuration = () => {
    known ??= discover(provider).catch((error: unknown) => {
      known = undefined
      throw error
    })
    return known
  }
  return { provider, configuration }
}
export type SingleSignOn = ReturnType<typeof openSingleSignOn>

async function discover({ issuer, clientId, clientSecret }: Provider): Promise<client.Configuration> {
  const address = new URL(issuer)
  // Without a seal only on this very machine: a provider that tests run.
  const near = address.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(address.hostname)
  return client.discovery(
    address,
    clientId,
    clientSecret,
    clientSecret ? undefined : client.None(),
    near ? { execute: [client.allowInsecureRequests] } : {},
  )
}

/**
 * Send a browser to the provider: authorization code with PKCE, state and nonce.
 * @param back  the address of ours that it comes back to
 * @param personId  who is signed in and connects their account, or null: somebody who signs in
 */
export async function beginSingleSignOn(
  db: Db,
  key: Buffer,
  sso: SingleSignOn,
  given: { back: string; next: string; personId: string | null },
  at: Date,
): Promise<{ address: string; step: string }> {
  const configuration = await sso.configuration().catch(outOfReach)
  const verifier = client.randomPKCECodeVerifier()
  const detail = { verifier, state: client.randomState(), nonce: client.randomNonce(), next: given.next }
  const address = client.buildAuthorizationUrl(configuration, {
    redirect_uri: given.back,
    scope: 'openid email profile',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: detail.state,
    nonce: detail.nonce,
  })
  const step = await beginStep(db, key, { kind: 'single-sign-on', personId: given.personId, detail }, at)
  return { address: address.href, step }
}

/**
 * Anyone who comes back is the person whose account was connected, or whose address the provider has made sure of. Nobody gets an
 * account by this: it is given by invitation.
 * @param came  the whole address that the browser came back to
 * @throws {Refusal} `unauthorised`
 */
export async function finishSingleSignOn(
  db: Db,
  door: Door,
  sso: SingleSignOn,
  given: { came: URL; step: string | undefined },
  at: Date,
): Promise<{ let: Let | null; next: string }> {
  const open = await takeStep(db, door.key, 'single-sign-on', given.step, at)
  if (!open)
    throw new Refusal('unauthorised', 'That took too long, or it was begun in another browser. Please sign in again.')
  const configuration = await sso.configuration().catch(outOfReach)
  const tokens = await client
    .authorizationCodeGrant(configuration, given.came, {
      pkceCodeVerifier: open.detail.verifier,
      expectedState: open.detail.state,
      expectedNonce: open.detail.nonce,
      idTokenExpected: true,
    })
    .catch(() => {
      throw new Refusal('unauthorised', `${sso.provider.name} did not sign you in. Please try again.`)
    })
  const claims = tokens.claims()
  if (!claims) throw new Refusal('unauthorised', `${sso.provider.name} did not say who you are.`)
  const subject = `${claims.iss} ${claims.sub}`
  const told =
    claims.email === undefined
      ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub).catch(() => ({}))
      : claims
  if (open.personId) {
    await connect(db, open.personId, subject, at)
    return { let: null, next: '/account' }
  }
  const personId = await personOfSubject(db, subject, told, at)
  const strong = Array.isArray(claims.amr) && claims.amr.includes('mfa')
  const next = open.detail.next
  if (strong) return { let: await enter(db, door, personId, ['single-sign-on', 'provider-second-factor'], at), next }
  return { let: await letIn(db, door, personId, 'single-sign-on', { next }, at), next }
}

async function personOfSubject(
  db: Db,
  subject: string,
  told: { email?: unknown; email_verified?: unknown },
  at: Date,
): Promise<string> {
  const connected = await db
    .selectFrom('person')
    .select('id')
    .where('singleSignOn', '=', subject)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  if (connected) return connected.id
  // An address that the provider has not made sure of may be typed in by anybody.
  const email = told.email_verified === true && typeof told.email === 'string' ? told.email.toLowerCase() : null
  const person =
    email &&
    (await db
      .selectFrom('person')
      .select('id')
      .where('email', '=', email)
      .where('singleSignOn', 'is', null)
      .where('disabledAt', 'is', null)
      .executeTakeFirst())
  if (!person)
    throw new Refusal(
      'unauthorised',
      'There is no account for you here that this sign-in is connected with. An administrator can invite you; then connect it on the page of your account.',
    )
  await connect(db, person.id, subject, at)
  return person.id
}

async function connect(db: Db, personId: string, subject: string, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const other = await trx
      .selectFrom('person')
      .select('id')
      .where('singleSignOn', '=', subject)
      .where('id', '<>', personId)
      .executeTakeFirst()
    if (other) throw new Refusal('conflict', 'This sign-in is connected with another account.')
    await trx.updateTable('person').set({ singleSignOn: subject }).where('id', '=', personId).execute()
    // Anyone who was invited and came in this way has answered the invitation.
    await trx
      .updateTable('accountLink')
      .set({ usedAt: at })
      .where('personId', '=', personId)
      .where('kind', '=', 'invitation')
      .where('usedAt', 'is', null)
      .where('endedAt', 'is', null)
      .execute()
    await record(trx, { actor: personId, action: 'person.single-sign-on-connected', subjectId: personId, at })
  })
}

function outOfReach(): never {
  throw new Refusal(
    'busy',
    'The sign-in of your organisation cannot be reached just now. Please use your password, or try again.',
  )
}
