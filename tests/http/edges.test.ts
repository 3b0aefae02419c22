import { request } from 'node:http'
import { connect } from 'node:net'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { beforeAll, expect, test } from 'vitest'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { samplePassword } from '../support/cast.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)
let port: number

beforeAll(async () => {
  await here.app.listen({ port: 0, host: '127.0.0.1' })
  port = (here.app.server.address() as AddressInfo).port
})

/** Words on the line as they are, and the whole answer. */
async function onTheLine(words: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (piece) => (answer += piece.toString()))
  socket.end(words)
  await once(socket, 'close')
  return answer
}

test.each(['/%', '/%zz', '/consultations/%ff', '/gu/%', '/desk/%c0%80', '/api/consultations/%'])(
  '%s, an address that nobody can read, gets our answer and our headers',
  async (url) => {
    const reply = await here.app.inject({ url, headers: { accept: 'text/html' } })
    expect(reply.statusCode).toBe(400)
    expect(reply.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' })
    expect(reply.headers['content-security-policy']).toContain("default-src 'none'")
    expect(reply.body).toContain('We cannot read this address.')
    expect(reply.headers['content-type']).toContain(url.startsWith('/api/') ? 'problem+json' : 'text/html')
  },
)

test.each([
  ['431', `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(20_000)}\r\n\r\n`],
  ['400', 'This is no request.\r\n\r\n'],
])('%s: what Node cannot read is answered in our words and with our headers', async (status, words) => {
  const answer = await onTheLine(words)
  expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  expect(answer).toContain('x-content-type-options: nosniff')
  expect(answer).toContain('content-type: application/problem+json')
  expect(JSON.parse(answer.split('\r\n\r\n')[1] as string)).toMatchObject({ status: Number(status) })
})

test.each([
  ['with Content-Length: 0 and no type, as fetch sends it', {}],
  ['with a type and nothing in it', { 'content-type': 'application/json' }],
])('a POST that needs no body is taken %s', async (_how, headers) => {
  const { slug } = await make(here).consultation()
  const sending = request({
    port,
    method: 'POST',
    path: `/api/desk/themes/${slug}/topics/search`,
    headers: { cookie: here.cast.olive.cookie, 'content-length': '0', ...headers },
  })
  sending.end()
  const [reply] = (await once(sending, 'response')) as [{ statusCode: number; resume(): void }]
  reply.resume()
  expect(reply.statusCode).toBeLessThan(300)
})

test('a body that is needed and missing is a 400 in words', async () => {
  const { slug } = await make(here).consultation()
  const reply = await here.app.inject({
    method: 'POST',
    url: `/api/consultations/${slug}/submissions`,
    headers: { 'idempotency-key': 'nothing-in-it', 'content-type': 'application/json' },
  })
  expect(reply.statusCode).toBe(400)
})

test('JSON of 5,000 levels, and a form whose field has as many parts, are refused in words', async () => {
  const { olive } = here.cast
  const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`
  const json = await here.app.inject({
    method: 'POST',
    url: '/api/desk/responses',
    headers: { cookie: olive.cookie, 'content-type': 'application/json' },
    payload: `{"comments":${deep}}`,
  })
  expect([json.statusCode, json.json<{ detail: string }>().detail]).toEqual([
    400,
    'Please send JSON of at most 32 levels.',
  ])
  const { slug } = await make(here).consultation()
  for (const field of ['a.'.repeat(5_000), 'parts&parts.0.label']) {
    const form = await here.app.inject({
      method: 'POST',
      url: `/desk/themes/${slug}/maternity/split`,
      headers: { cookie: olive.cookie, 'content-type': 'application/x-www-form-urlencoded' },
      payload: `${field}=x`,
    })
    expect(form.statusCode, field.slice(0, 20)).toBe(400)
  }
})

test.each([
  ['/desk/comments?state=in-hand', '/desk/comments?state=in-hand'],
  ['/a/../desk', '/desk'],
  ['/a/..//host.example', '/desk/after-sign-in'],
  ['/.//host.example', '/desk/after-sign-in'],
  ['//host.example', '/desk/after-sign-in'],
  ['/\\host.example', '/desk/after-sign-in'],
  ['/\t/host.example', '/desk/after-sign-in'],
  ['https://host.example/', '/desk/after-sign-in'],
  ['/%2F/host.example', '/%2F/host.example'],
  ['', '/desk/after-sign-in'],
])('after signing in, next=%s leads to %s and never to another site', async (next, leads) => {
  const reply = await here.app.inject({
    method: 'POST',
    url: '/sign-in',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams({ email: here.cast.olive.email, password: samplePassword, next }).toString(),
  })
  expect([reply.statusCode, reply.headers.location]).toEqual([303, leads])
})

const nowhere = '018f0000-0000-7000-8000-000000000000'

test('an id that leads nowhere is a conflict in words where a row would refer to it, in the API and on the page', async () => {
  const draft = { name: 'Urgent care', leadOrganisationId: nowhere, publicSeats: '0', publicSeatsFilled: '0' }
  const reply = await ask(here.cast.ada, 'POST', '/api/desk/bodies/workstreams', draft)
  expect([reply.statusCode, reply.json<{ detail: string }>().detail]).toEqual([
    409,
    'Something that this refers to is not there, or is no longer. Please look at the page again.',
  ])
  const page = await fill(here.cast.ada, '/desk/bodies/workstreams', draft)
  expect(page.statusCode).toBe(409)
  expect(page.body).toContain('value="Urgent care"')
  expect(page.body).toContain('is not there, or is no longer')
})

test.each([
  ['without a boundary', 'multipart/form-data', 'abcd'],
  ['with an empty boundary', 'multipart/form-data; boundary=', 'abcd'],
  [
    'cut off',
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\na,b',
  ],
  ['with a broken head', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition form-data\r\n\r\na\r\n--x--'],
])('a file %s is refused in a sentence wherever files are taken', async (_how, type, payload) => {
  const { slug } = await make(here).consultation()
  for (const url of [
    '/api/desk/imports/files',
    '/desk/imports/new',
    `/desk/consultations/${slug}/languages/gu/file`,
    `/desk/consultations/${slug}/themes/import`,
  ]) {
    const reply = await here.app.inject({
      method: 'POST',
      url,
      headers: { 'content-type': type, cookie: here.cast.olive.cookie },
      payload,
    })
    expect(reply.statusCode, `${url}: ${reply.body.slice(0, 200)}`).toBeGreaterThanOrEqual(400)
    expect(reply.statusCode, `${url}: ${reply.body.slice(0, 200)}`).toBeLessThan(500)
  }
})
