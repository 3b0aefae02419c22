import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { useHere } from '../support/here.ts'
import { providerSettings, type Says, startProvider } from '../support/provider.ts'

let says: Says = { sub: '', email: '', email_verified: false }
let provider: Awaited<ReturnType<typeof startProvider>>
const here = useHere({ PUBLIC_URL: 'http://said.example', ...providerSettings(4561) })
const back = 'http://said.example/sign-in/single-sign-on/back'

beforeAll(async () => {
  provider = await startProvider(4561, back, () => says)
})
afterAll(() => provider.close())
beforeEach(() => void (here.clock.now = new Date()))

const cookiesOf = (reply: { cookies: { name: string; value: string }[] }) =>
  Object.fromEntries(reply.cookies.filter(({ value }) => value !== '').map(({ name, value }) => [name, value]))

/** As a browser: follow the provider from page to page until it sends us back. @returns the address it came back to */
async function atProvider(address: string): Promise<string> {
  const jar = new Map<string, string>()
  let next = address
  for (let hop = 0; hop < 12; hop++) {
    const reply = await fetch(next, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    for (const line of reply.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/)
      jar.set(name, value)
    }
    const onward = reply.headers.get('location')
    if (!onward) throw new Error(`${reply.status} at ${next}: ${(await reply.text()).slice(0, 500)}`)
    next = new URL(onward, next).href
    if (next.startsWith(back)) return next
  }
  throw new Error('It goes round in circles.')
}

async function begin() {
  const reply = await here.app.inject({ url: '/sign-in/single-sign-on' })
  return { address: String(reply.headers.location), cookies: cookiesOf(reply) }
}
const comeBack = (address: string, cookies: Record<string, string>) =>
  here.app.inject({ url: address.slice('http://said.example'.length), cookies, headers: { accept: 'text/html' } })

async function signIn() {
  const { address, cookies } = await begin()
  return comeBack(await atProvider(address), cookies)
}
const isIn = async (reply: Awaited<ReturnType<typeof signIn>>) => {
  const { session } = cookiesOf(reply)
  if (!session) return null
  const asked = await here.app.inject({ url: '/api/session', cookies: { session } })
  return asked.json<{ email: string }>().email
}

test('anyone who has an account signs in with the address that the provider has made sure of, and is known by it from then on', async () => {
  says = { sub: 'olive-1', email: 'Olive@example.org', email_verified: true }
  expect(await isIn(await signIn())).toBe('olive@example.org')
  says = { sub: 'olive-1', email: 'olive.married@example.org', email_verified: true }
  expect(await isIn(await signIn())).toBe('olive@example.org')
})

test('an address that the provider has not made sure of opens no account, nor does one that nobody was invited with', async () => {
  says = { sub: 'mallory-1', email: 'ada@example.org', email_verified: false }
  const reply = await signIn()
  expect([reply.statusCode, await isIn(reply)]).toEqual([401, null])
  says = { sub: 'mallory-2', email: 'mallory@example.org', email_verified: true }
  expect(await isIn(await signIn())).toBeNull()
})

test('another account at the provider does not take over one that is connected already', async () => {
  says = { sub: 'oscar-1', email: 'oscar@example.org', email_verified: true }
  expect(await isIn(await signIn())).toBe('oscar@example.org')
  says = { sub: 'oscar-2', email: 'oscar@example.org', email_verified: true }
  expect(await isIn(await signIn())).toBeNull()
})

test('what came back once opens nothing a second time, in another browser, or with another state', async () => {
  says = { sub: 'rita-1', email: 'rita@example.org', email_verified: true }
  const { address, cookies } = await begin()
  const came = await atProvider(address)
  const other = await begin()
  expect(await isIn(await comeBack(came, other.cookies))).toBeNull()
  expect(await isIn(await comeBack(came, {}))).toBeNull()
  expect(await isIn(await comeBack(came, cookies))).toBe('rita@example.org')
  expect(await isIn(await comeBack(came, cookies))).toBeNull()
})

test('the request carries a challenge of PKCE, a state and a nonce, each new', async () => {
  const [one, two] = [new URL((await begin()).address), new URL((await begin()).address)]
  expect(one.searchParams.get('code_challenge_method')).toBe('S256')
  for (const name of ['code_challenge', 'state', 'nonce']) {
    expect(one.searchParams.get(name)).toMatch(/^[\w-]{43}$/)
    expect(one.searchParams.get(name)).not.toBe(two.searchParams.get(name))
  }
})

test('who is disabled here is not let in by the provider', async () => {
  says = { sub: 'sam-1', email: 'sam@example.org', email_verified: true }
  await here.db.updateTable('person').set({ disabledAt: new Date() }).where('email', '=', 'sam@example.org').execute()
  expect(await isIn(await signIn())).toBeNull()
})
