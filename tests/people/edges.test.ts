import { beforeEach, expect, test } from 'vitest'
import { buildApp } from '#server/http/app.ts'
import { type Member, samplePassword } from '../support/cast.ts'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)
const noon = new Date('2026-06-01T12:00:00Z')

beforeEach(() => {
  here.clock.now = noon
})

const signIn = (email: string, password = samplePassword) =>
  here.app.inject({ method: 'POST', url: '/api/session', payload: { email, password } })

/** A session that began at noon, as a browser keeps it. */
async function newSession(email: string): Promise<Member> {
  const reply = await signIn(email)
  expect(reply.statusCode).toBe(204)
  const [first] = [reply.headers['set-cookie']].flat()
  return { id: '', email, cookie: String(first).split(';')[0] as string }
}

const whoAmI = async (who: Member) => (await ask(who, 'GET', '/api/session')).statusCode

const otherSites: [string, Record<string, string>][] = [
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['another part of our domain', { 'sec-fetch-site': 'same-site' }],
  ['another site, by an old browser', { origin: 'https://other.example' }],
  ['another port, by an old browser', { origin: 'http://localhost:81' }],
  ['a page without an origin', { origin: 'null' }],
  [
    'our page as it claims, but not as the browser says',
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
  ],
]
const ownSite: [string, Record<string, string>][] = [
  ['our own page', { 'sec-fetch-site': 'same-origin' }],
  ['the address bar', { 'sec-fetch-site': 'none' }],
  ['our own page, by an old browser', { origin: 'http://localhost' }],
  ['a program', {}],
]
const changes: ['POST' | 'PUT' | 'DELETE', (slug: string) => string][] = [
  ['POST', (slug) => `/consultations/${slug}/comment`],
  ['POST', (slug) => `/api/consultations/${slug}/submissions`],
  ['POST', () => '/sign-in'],
  ['POST', () => '/api/session'],
  ['POST', () => '/desk/people'],
  ['PUT', () => '/api/desk/settings'],
  ['DELETE', () => '/api/desk/embargoes/018f0000-0000-7000-8000-000000000000'],
]

test.each(otherSites)('nothing is changed by a request that comes from %s', async (_whence, headers) => {
  const { slug } = await make(here).consultation()
  for (const [method, url] of changes) {
    const reply = await here.app.inject({
      method,
      url: url(slug),
      headers: { ...headers, host: 'localhost', cookie: here.cast.ada.cookie },
      ...(url(slug).startsWith('/api/') && { payload: {} }),
    })
    expect([url(slug), reply.statusCode]).toEqual([url(slug), 403])
    expect(reply.body).toContain('sent from another website')
  }
})

test.each(ownSite)('a request that comes from %s is heard', async (_whence, headers) => {
  const { slug } = await make(here).consultation()
  const reply = await here.app.inject({
    method: 'POST',
    url: `/api/consultations/${slug}/submissions`,
    headers: { ...headers, host: 'localhost', 'idempotency-key': `from-${Object.values(headers).join('-')}-own` },
    payload: { comments: [{ body: 'Keep the birth centre open.' }] },
  })
  expect(reply.statusCode).toBe(201)
})

test.each(otherSites)('reading is free to anyone who follows a link from %s', async (_whence, headers) => {
  const reply = await here.app.inject({ url: '/log', headers: { ...headers, host: 'localhost', accept: 'text/html' } })
  expect(reply.statusCode).toBe(200)
})

test('no other site has the browser send the session along, and no script reads it', async () => {
  const reply = await signIn(here.cast.olive.email)
  const cookies = [reply.headers['set-cookie']].flat().map(String)
  expect(cookies.find((one) => one.startsWith('session='))).toMatch(/; HttpOnly; SameSite=Lax$/)
  expect(cookies.every((one) => one.endsWith('SameSite=Lax'))).toBe(true)
})

test('where the site has TLS, the session’s cookie goes over nothing else, and no other host can set it', async () => {
  const config = { ...here.config, publicUrl: 'https://say.example' }
  const app = await buildApp(config, { databaseUrl: here.appUrl, now: () => here.clock.now })
  const { email } = here.cast.olive
  const reply = await app.inject({ method: 'POST', url: '/api/session', payload: { email, password: samplePassword } })
  await app.close()
  const cookies = [reply.headers['set-cookie']].flat().map(String)
  expect(cookies.find((one) => one.startsWith('__Host-session='))).toMatch(
    /; Path=\/; .*HttpOnly; Secure; SameSite=Lax$/,
  )
})

test('a session ends by itself: it holds for the morning, and is over a month later', async () => {
  const olive = await newSession(here.cast.olive.email)
  here.clock.now = new Date('2026-06-01T12:20:00Z')
  expect(await whoAmI(olive)).toBe(200)
  here.clock.now = new Date('2026-07-01T12:00:00Z')
  expect(await whoAmI(olive)).toBe(401)
  const page = await here.app.inject({ url: '/desk', headers: { cookie: olive.cookie, accept: 'text/html' } })
  expect([page.statusCode, page.headers.location]).toEqual([303, '/sign-in?next=%2Fdesk'])
})

test('signing out ends the session, not only the cookie', async () => {
  const olive = await newSession(here.cast.olive.email)
  const other = await newSession(here.cast.olive.email)
  const out = await fill(olive, '/sign-out', {})
  expect(out.statusCode).toBe(303)
  expect(String(out.headers['set-cookie'])).toMatch(/session=;/)
  expect(await whoAmI(olive)).toBe(401)
  expect(await whoAmI(other)).toBe(200)
})

test('a disabled account is over at once: its sessions, and signing in, in the words that a wrong password gets', async () => {
  const rita = await newSession(here.cast.rita.email)
  expect(await whoAmI(rita)).toBe(200)
  await here.db.updateTable('person').set({ disabledAt: noon }).where('id', '=', here.cast.rita.id).execute()
  expect(await whoAmI(rita)).toBe(401)
  const refused = await signIn(here.cast.rita.email)
  const wrong = await signIn(here.cast.oscar.email, 'not the password')
  expect([refused.statusCode, wrong.statusCode]).toEqual([401, 401])
  expect(refused.json<{ detail: string }>().detail).toBe(wrong.json<{ detail: string }>().detail)
})

test('a role that was taken away is gone with the next request', async () => {
  const { bea } = here.cast
  expect((await ask(bea, 'GET', '/desk/comments')).statusCode).toBe(403)
  await here.db
    .insertInto('permissionGrant')
    .values({ personId: bea.id, role: 'officer', grantedBy: here.cast.ada.id })
    .execute()
  expect((await ask(bea, 'GET', '/desk/comments')).statusCode).toBe(200)
  await here.db
    .updateTable('permissionGrant')
    .set({ revokedAt: noon })
    .where('personId', '=', bea.id)
    .where('role', '=', 'officer')
    .execute()
  expect((await ask(bea, 'GET', '/desk/comments')).statusCode).toBe(403)
})

test('an administrator cannot take the role from themselves, nor disable themselves', async () => {
  const { ada } = here.cast
  const tries: Record<string, string>[] = [{ roles: 'officer' }, { roles: 'administrator', disabled: 'yes' }]
  for (const fields of tries) expect((await fill(ada, `/desk/people/${ada.id}`, fields)).statusCode).toBe(409)
  expect((await ask(ada, 'GET', '/desk/people')).statusCode).toBe(200)
})

test('nobody but an administrator manages people, by page or by form', async () => {
  const { olive, rita, bea, sam, oscar } = here.cast
  for (const who of [olive, rita, bea, sam]) {
    expect((await ask(who, 'GET', '/desk/people')).statusCode).toBeGreaterThanOrEqual(401)
    expect((await fill(who, `/desk/people/${oscar.id}`, { roles: 'administrator' })).statusCode).toBeGreaterThanOrEqual(
      401,
    )
  }
  const held = await here.db.selectFrom('permissionGrant').select('role').where('personId', '=', oscar.id).execute()
  expect(held).toEqual([{ role: 'officer' }])
})

test('an unknown role is refused in words, not with a fault', async () => {
  const reply = await fill(here.cast.ada, `/desk/people/${here.cast.oscar.id}`, { roles: 'king' })
  expect(reply.statusCode).toBe(400)
})

test('what a form says it held, and is no JSON of ours, is nothing that was held', async () => {
  const { olive } = here.cast
  for (const held of ['{x', 'null', '[]', '{"action":"/desk"}'])
    expect((await fill(olive, '/desk/me/confirm', { held, password: samplePassword })).statusCode).toBe(303)
})
