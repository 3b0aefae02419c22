import { expect, test } from 'vitest'
import { useHere } from '../support/here.ts'
import { make, say } from '../support/make.ts'

const here = useHere()

test('saying something gives a receipt, and the receipt finds the words', async () => {
  const { slug } = await make(here).consultation()
  const reply = await say(here.app, slug, ['More beds in Melton, please.', 'And a bus.'])
  expect(reply.statusCode).toBe(201)
  const { receipt } = reply.json()
  const found = await here.app.inject(`/api/receipts/${receipt.toLowerCase().replaceAll('-', ' ')}`)
  expect(found.json().comments.map((comment: { body: string }) => comment.body)).toEqual([
    'More beds in Melton, please.',
    'And a bus.',
  ])
  expect(found.json().comments[0].state).toBe('in-hand')
})

test('the same key and body again give the same receipt; another body is refused and the first kept', async () => {
  const { slug } = await make(here).consultation()
  const first = await say(here.app, slug, 'Once.', {}, 'key-00000001')
  const again = await say(here.app, slug, 'Once.', {}, 'key-00000001')
  const other = await say(here.app, slug, 'Twice.', {}, 'key-00000001')
  expect(again.statusCode).toBe(201)
  expect(again.json().receipt).toBe(first.json().receipt)
  expect(other.statusCode).toBe(409)
  const count = await here.db
    .selectFrom('comment')
    .innerJoin('consultation', 'consultation.id', 'comment.consultationId')
    .select('body')
    .where('slug', '=', slug)
    .execute()
  expect(count).toEqual([{ body: 'Once.' }])
})

test('sixteen equal posts at once make one submission', async () => {
  const { slug } = await make(here).consultation()
  const replies = await Promise.all(
    Array.from({ length: 16 }, () => say(here.app, slug, 'Double click.', {}, 'key-00000002')),
  )
  expect(new Set(replies.map((reply) => reply.json().receipt)).size).toBe(1)
  expect(replies.every((reply) => reply.statusCode === 201)).toBe(true)
})

test('is refused once the consultation has closed, with the day it closed', async () => {
  const { slug } = await make(here).consultation({ closesOn: '2026-05-31' })
  const reply = await say(here.app, slug, 'Too late?') // today is 2026-06-01
  expect(reply.statusCode).toBe(409)
  expect(reply.json().detail).toContain('31 May 2026')
})

test('a late comment is taken and marked where the phase allows it', async () => {
  const { slug } = await make(here).consultation({ closesOn: '2026-05-31', lateUntil: '2026-06-07' })
  const reply = await say(here.app, slug, 'A day late.')
  expect(reply.statusCode).toBe(201)
  expect(reply.json().late).toBe(true)
})

test('late comments are taken up to the last day for them, and not a minute longer', async () => {
  const { slug } = await make(here).consultation({ closesOn: '2026-05-31', lateUntil: '2026-06-07' })
  here.clock.now = new Date('2026-06-07T22:59:59.999Z') // 23:59:59.999 British Summer Time
  expect((await say(here.app, slug, 'On the last day.')).json()).toMatchObject({ late: true })
  here.clock.now = new Date('2026-06-07T23:00:00.000Z')
  expect((await say(here.app, slug, 'A day too late.')).statusCode).toBe(409)
  here.clock.now = new Date('2026-06-01T12:00:00Z')
})

test('closes at midnight in London, summer time or not', async () => {
  const { slug } = await make(here).consultation({ closesOn: '2026-06-10' })
  here.clock.now = new Date('2026-06-10T22:59:59.999Z') // 23:59:59.999 British Summer Time
  expect((await say(here.app, slug, 'Just in time.')).statusCode).toBe(201)
  here.clock.now = new Date('2026-06-10T23:00:00.000Z')
  expect((await say(here.app, slug, 'Just too late.')).statusCode).toBe(409)
  here.clock.now = new Date('2026-06-01T12:00:00Z')
})

test.each([
  ['nothing', ''],
  ['only spaces', '  \n '],
  ['too much', 'a'.repeat(5_001)],
  ['a null character', 'a\u0000b'],
  ['half an emoji', 'a\ud83d'],
])('%s is refused with a sentence about the field', async (_what, body) => {
  const { slug } = await make(here).consultation()
  const reply = await say(here.app, slug, body)
  expect(reply.statusCode).toBe(400)
  expect(reply.json().fields[0].field).toBe('comments.0.body')
  expect(reply.json().fields[0].message).toMatch(/\.$/)
})

test.each([
  ['emoji', '👩🏽‍⚕️ thank you 🙏'],
  ['right to left, with overrides', 'مرحبا \u202eabc\u202c world'],
  ['a line of 5,000 characters', 'x'.repeat(5_000)],
  ['white space at both ends', '  kept \n as typed\t '],
  ['markup', '<script>alert(1)</script> & "quotes"'],
  ['control characters', 'bell\u0007 and escape\u001b[31m'],
])('%s is stored as it was typed', async (_what, body) => {
  const { slug } = await make(here).consultation()
  const reply = await say(here.app, slug, body)
  expect(reply.statusCode).toBe(201)
  const found = await here.app.inject(`/api/receipts/${reply.json().receipt}`)
  expect(found.json().comments[0].body).toBe(body)
})

test('line ends of another system are stored as one kind', async () => {
  const { slug } = await make(here).consultation()
  const reply = await say(here.app, slug, 'One\r\ntwo\rthree')
  const found = await here.app.inject(`/api/receipts/${reply.json().receipt}`)
  expect(found.json().comments[0].body).toBe('One\ntwo\nthree')
})

test('an unknown consultation is not found; another kind of content or a body too large is named as such', async () => {
  const { slug } = await make(here).consultation()
  expect((await say(here.app, 'no-such', 'Hello?')).statusCode).toBe(404)
  const form = await here.app.inject({
    method: 'POST',
    url: `/api/consultations/${slug}/submissions`,
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'comments=1',
  })
  expect(form.statusCode).toBe(415)
  const large = await say(
    here.app,
    slug,
    Array.from({ length: 50 }, () => 'y'.repeat(30_000)),
  )
  expect(large.statusCode).toBe(413)
  expect(large.json().detail).toMatch(/1 MB/)
})

test('a contact is sealed: nobody who reads the database can read it', async () => {
  const { slug } = await make(here).consultation()
  await say(here.app, slug, 'Tell me.', { contact: { email: 'jo@example.org', wantsNews: true } })
  const { rows } = await here.pool.query(`select encode(sealed, 'escape') as text from contact`)
  expect(rows).toHaveLength(1)
  expect(rows[0].text).not.toContain('example')
})
