import { afterEach, expect, test } from 'vitest'
import { addPerson } from '#server/people/people.ts'
import { samplePassword } from '../support/cast.ts'
import { useHere } from '../support/here.ts'

const here = useHere({ RATE_LIMIT: 'true' })
const start = new Date('2026-06-01T12:00:00Z')
afterEach(async () => {
  here.clock.now = start
  await here.db.deleteFrom('guessCount').execute()
  await here.db.deleteFrom('knownDevice').execute()
})

type Try = { email?: string; password?: string; from?: string; cookies?: Record<string, string>; door?: 'form' | 'api' }
function trySignIn({
  email = 'olive@example.org',
  password = 'wrong wrong',
  from = '198.51.100.7',
  cookies = {},
  door = 'api',
}: Try) {
  return here.app.inject({
    method: 'POST',
    url: door === 'api' ? '/api/session' : '/sign-in',
    remoteAddress: from,
    cookies,
    payload: door === 'api' ? { email, password } : new URLSearchParams({ email, password }).toString(),
    ...(door === 'form' && { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  })
}
const right = { password: samplePassword }
const cookiesOf = (reply: { cookies: { name: string; value: string }[] }) =>
  Object.fromEntries(reply.cookies.map(({ name, value }) => [name, value]))

test('the right password lets in, a wrong one and an unknown address are refused in the same words', async () => {
  expect((await trySignIn(right)).statusCode).toBe(204)
  const wrong = await trySignIn({})
  const unknown = await trySignIn({ email: 'nobody@example.org' })
  expect([wrong.statusCode, unknown.statusCode]).toEqual([401, 401])
  expect(wrong.json().detail).toBe(unknown.json().detail)
})

test('guesses from many addresses at one account are slowed, through the form and the API alike', async () => {
  const answers: number[] = []
  for (let guess = 0; guess < 29; guess++)
    answers.push((await trySignIn({ from: `203.0.113.${guess}`, door: guess % 2 ? 'form' : 'api' })).statusCode)
  expect(answers.filter((status) => status === 401)).toHaveLength(5)
  expect(answers.filter((status) => status === 429)).toHaveLength(24)
  expect((await trySignIn({ ...right, from: '203.0.113.200' })).statusCode).toBe(429)
})

test('one guess at each of many accounts from many addresses is slowed too', async () => {
  const answers: number[] = []
  for (let guess = 0; guess < 29; guess++)
    answers.push((await trySignIn({ email: `person${guess}@example.org`, from: `203.0.113.${guess}` })).statusCode)
  expect(answers.filter((status) => status === 401)).toHaveLength(20)
  expect(answers.filter((status) => status === 429)).toHaveLength(9)
})

test('one network’s guesses at many accounts do not slow another network', async () => {
  for (let guess = 0; guess < 12; guess++) await trySignIn({ email: `person${guess}@example.org`, from: '2001:db8::1' })
  expect((await trySignIn({ ...right, from: '2001:db8::ffff' })).statusCode).toBe(429)
  expect((await trySignIn({ ...right, from: '2001:db8:0:1::1' })).statusCode).toBe(204)
})

test('the owner gets in from a browser that they have used before, whatever others guess meanwhile', async () => {
  const own = cookiesOf(await trySignIn(right))
  for (let guess = 0; guess < 12; guess++) await trySignIn({ from: `203.0.113.${guess}` })
  expect((await trySignIn({ ...right, from: '203.0.113.99' })).statusCode).toBe(429)
  expect((await trySignIn({ ...right, cookies: { device: own.device ?? '' } })).statusCode).toBe(204)
  // The browser of somebody else is not known for Olive.
  const others = cookiesOf(await trySignIn({ ...right, email: 'oscar@example.org', from: '192.0.2.1' }))
  expect((await trySignIn({ ...right, cookies: { device: others.device ?? '' } })).statusCode).toBe(429)
})

test('a known browser is no way round: its own guesses are slowed as well', async () => {
  const { device = '' } = cookiesOf(await trySignIn(right))
  const answers: number[] = []
  for (let guess = 0; guess < 14; guess++) answers.push((await trySignIn({ cookies: { device } })).statusCode)
  expect(answers.filter((status) => status === 429)).toHaveLength(4)
})

test('guesses at the same moment are counted each, and the wait ends by itself', async () => {
  const replies = await Promise.all(Array.from({ length: 12 }, (_, n) => trySignIn({ from: `203.0.113.${n}` })))
  expect(replies.filter((reply) => reply.statusCode === 401)).toHaveLength(5)
  here.clock.now = new Date(start.getTime() + 15 * 60_000)
  expect((await trySignIn(right)).statusCode).toBe(204)
})

test('a session that nobody uses for an hour ends, and one that is used goes on for twelve', async () => {
  const { session = '' } = cookiesOf(await trySignIn(right))
  const look = async () => (await here.app.inject({ url: '/api/session', cookies: { session } })).statusCode
  const after = (minutes: number) => (here.clock.now = new Date(start.getTime() + minutes * 60_000))
  after(59)
  expect(await look()).toBe(200)
  after(117)
  expect(await look()).toBe(200)
  after(178)
  expect(await look()).toBe(401)
  here.clock.now = start
  const second = cookiesOf(await trySignIn(right)).session ?? ''
  for (let minutes = 50; minutes < 720; minutes += 50) {
    after(minutes)
    expect((await here.app.inject({ url: '/api/session', cookies: { session: second } })).statusCode).toBe(200)
  }
  after(721)
  expect((await here.app.inject({ url: '/api/session', cookies: { session: second } })).statusCode).toBe(401)
})

test('signing out everywhere ends every browser’s session, of this person only', async () => {
  const one = cookiesOf(await trySignIn(right)).session ?? ''
  const two = cookiesOf(await trySignIn({ ...right, from: '192.0.2.9' })).session ?? ''
  const other = cookiesOf(await trySignIn({ ...right, email: 'oscar@example.org', from: '192.0.2.9' })).session ?? ''
  await here.app.inject({
    method: 'POST',
    url: '/desk/me/sessions',
    cookies: { session: one },
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'everywhere=yes',
  })
  const statuses = []
  for (const session of [one, two, other])
    statuses.push((await here.app.inject({ url: '/api/session', cookies: { session } })).statusCode)
  expect(statuses).toEqual([401, 401, 200])
})

test('roles are not changed by anyone who sits down at a browser that was left open', async () => {
  const email = 'second-admin@example.org'
  await addPerson(here.db, { name: 'Adam', email, password: samplePassword, roles: ['administrator'] }, null)
  const { session = '' } = cookiesOf(await trySignIn({ ...right, email }))
  const give = () =>
    here.app.inject({
      method: 'POST',
      url: `/desk/people/${here.cast.rita.id}`,
      cookies: { session },
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
      payload: 'roles=reviewer&roles=board-member',
    })
  here.clock.now = new Date(start.getTime() + 16 * 60_000)
  const asked = await give()
  expect(asked.body).toContain('Is it you?')
  expect(asked.body).toContain('board-member')
  const roles = () =>
    here.db.selectFrom('permissionGrant').select('role').where('personId', '=', here.cast.rita.id).execute()
  expect(await roles()).toHaveLength(1)
  const confirm = (password: string) =>
    here.app.inject({ method: 'POST', url: '/api/session/confirmation', cookies: { session }, payload: { password } })
  expect((await confirm('wrong wrong')).statusCode).toBe(400)
  expect((await confirm(samplePassword)).statusCode).toBe(204)
  expect((await give()).statusCode).toBe(303)
  expect(await roles()).toHaveLength(2)
})

test('after signing in nobody is sent to another site', async () => {
  for (const next of ['https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const reply = await here.app.inject({
      method: 'POST',
      url: '/sign-in',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ email: 'olive@example.org', password: samplePassword, next }).toString(),
    })
    expect(reply.headers.location).toBe('/desk/after-sign-in')
  }
})
