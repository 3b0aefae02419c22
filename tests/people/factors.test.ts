import { Secret, TOTP } from 'otpauth'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { beginSession } from '#server/people/sign-in/sessions.ts'
import { type Member, samplePassword } from '../support/cast.ts'
import { filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere({ RATE_LIMIT: 'true' })
const fill = filling(here)
const start = new Date('2026-06-01T12:00:00Z')
beforeEach(async () => {
  here.clock.now = start
  await here.db.deleteFrom('guessCount').execute()
})

let totp: TOTP
let codes: string[]
const now = () => totp.generate({ timestamp: here.clock.now.getTime() })
const signIn = (more: object = {}, email = 'olive@example.org') =>
  here.app.inject({ method: 'POST', url: '/api/session', payload: { email, password: samplePassword, ...more } })
const later = (minutes: number) => (here.clock.now = new Date(here.clock.now.getTime() + minutes * 60_000))

beforeAll(async () => {
  const { olive } = here.cast
  const page = await here.app.inject({ url: '/desk/me/authenticator', headers: { cookie: olive.cookie } })
  const secret = /secret=([A-Z2-7]+)/.exec(page.body)?.[1] ?? ''
  totp = new TOTP({ secret: Secret.fromBase32(secret) })
  expect((await fill(olive, '/desk/me/authenticator', { code: '000000' })).statusCode).toBe(400)
  // Not asked for before a first code was right.
  expect((await signIn()).statusCode).toBe(204)
  const added = await fill(olive, '/desk/me/authenticator', { code: now() })
  codes = [...added.body.matchAll(/<code[^>]*>([2-9A-Z]{5}-[2-9A-Z]{5})<\/code>/g)].map((found) => found[1] ?? '')
  expect(codes).toHaveLength(10)
})

test('the password alone lets in no longer; with the code it does, and each code once', async () => {
  later(5)
  expect((await signIn()).statusCode).toBe(401)
  const code = now()
  expect((await signIn({ code })).statusCode).toBe(204)
  expect((await signIn({ code })).statusCode).toBe(400)
  later(5)
  expect((await signIn({ code })).statusCode).toBe(400)
  const [one, two] = await Promise.all([signIn({ code: now() }), signIn({ code: now() })])
  expect([one.statusCode, two.statusCode].sort()).toEqual([204, 400])
})

test('a recovery code stands in once, however it is typed', async () => {
  const [first = ''] = codes
  expect((await signIn({ code: first.toLowerCase().replace('-', ' ') })).statusCode).toBe(204)
  expect((await signIn({ code: first })).statusCode).toBe(400)
})

test('codes are not guessed: after a few wrong ones even the right one waits', async () => {
  later(5)
  const answers: number[] = []
  for (let guess = 0; guess < 8; guess++) answers.push((await signIn({ code: '123456' })).statusCode)
  expect(answers.filter((status) => status === 429)).toHaveLength(3)
  expect((await signIn({ code: now() })).statusCode).toBe(429)
  later(30)
  expect((await signIn({ code: now() })).statusCode).toBe(204)
})

test('the first step alone opens nothing', async () => {
  later(5)
  const reply = await here.app.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ email: 'olive@example.org', password: samplePassword }).toString(),
  })
  expect(reply.headers.location).toBe('/sign-in/second-factor')
  const [step] = reply.cookies
  expect(step?.name).toBe('sign-in')
  for (const name of ['sign-in', 'session'])
    expect((await here.app.inject({ url: '/api/session', cookies: { [name]: step?.value ?? '' } })).statusCode).toBe(
      401,
    )
})

test('a role that demands a second factor opens nothing else before there is one', async () => {
  const { ada, rita } = here.cast
  await make(here).consultation()
  expect((await fill(ada, '/desk/people/second-factor', { roles: 'reviewer' })).statusCode).toBe(303)
  const { token } = await beginSession(here.db, rita.id, here.clock.now)
  const fresh: Member = { ...rita, cookie: `session=${token}` }
  const page = await here.app.inject({ url: '/desk', headers: { cookie: fresh.cookie, accept: 'text/html' } })
  expect([page.statusCode, page.headers.location]).toEqual([303, '/desk/me'])
  const api = await here.app.inject({ url: '/api/desk/comments', headers: { cookie: fresh.cookie } })
  expect(api.statusCode).toBe(403)
  const shown = await here.app.inject({ url: '/desk/me/authenticator', headers: { cookie: fresh.cookie } })
  const own = new TOTP({ secret: Secret.fromBase32(/secret=([A-Z2-7]+)/.exec(shown.body)?.[1] ?? '') })
  await fill(fresh, '/desk/me/authenticator', { code: own.generate({ timestamp: here.clock.now.getTime() }) })
  expect((await here.app.inject({ url: '/desk', headers: { cookie: fresh.cookie } })).statusCode).toBe(200)
})

test('nobody removes a second factor of theirs, or adds one, from a browser that was left open', async () => {
  const { token } = await beginSession(here.db, here.cast.olive.id, here.clock.now)
  const left: Member = { ...here.cast.olive, cookie: `session=${token}` }
  later(16)
  const asked = await here.app.inject({
    method: 'POST',
    url: '/desk/me/authenticator/remove',
    headers: { cookie: left.cookie, accept: 'text/html' },
  })
  expect(asked.body).toContain('Is it you?')
  expect(
    await here.db.selectFrom('totpFactor').select('personId').where('personId', '=', left.id).execute(),
  ).toHaveLength(1)
})

test('an administrator removes a lost second factor, which signs out everywhere and is told; never their own', async () => {
  const { ada, olive } = here.cast
  expect((await fill(ada, `/desk/people/${ada.id}/second-factor`, {})).statusCode).toBe(409)
  expect((await fill(ada, `/desk/people/${olive.id}/second-factor`, {})).statusCode).toBe(303)
  expect((await signIn()).statusCode).toBe(204)
  const told = await here.db
    .selectFrom('accountNews')
    .select('what')
    .where('recipientId', '=', olive.id)
    .where('byId', '=', ada.id)
    .execute()
  expect(told.map(({ what }) => what)).toContain('second-factor')
})
