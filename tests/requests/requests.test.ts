import { expect, test } from 'vitest'
import { asking, deeds, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)

/** A comment that asks for something, as the machine finds it. */
async function asksFor(
  route: 'foi' | 'erasure' | 'subject-access' | 'complaint',
  body = 'Under the FOI Act, send me the minutes.',
) {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, body)
  await here.db.insertInto('commentRoute').values({ commentId: id, route }).execute()
  return { id, slug }
}
type Line = {
  commentId: string
  kind: string
  dueOn: string
  days: number
  owner: { id: string } | null
  end: { outcome: string } | null
}
const open = async (query = '') => (await ask(here.cast.olive, 'GET', `/api/desk/requests${query}`)).json<Line[]>()

test('a request has the day of its law, counted from when the comment reached us', async () => {
  const { id } = await asksFor('foi')
  const { id: access } = await asksFor('subject-access')
  const lines = await open()
  expect(lines.find((line) => line.commentId === id)).toMatchObject({ kind: 'foi', dueOn: '2026-06-29', days: 28 })
  expect(lines.find((line) => line.commentId === access)).toMatchObject({ dueOn: '2026-07-01' })
})

test('confirming the themes and setting the comment aside do not end it', async () => {
  const { id, slug } = await asksFor('foi')
  await ask(here.cast.olive, 'PUT', `/api/desk/comments/${id}/themes`, { themes: [] })
  await ask(here.cast.olive, 'PUT', `/api/desk/comments/${id}/set-aside`, { reason: 'thanks' })
  expect((await open(`?consultation=${slug}`)).map((line) => line.commentId)).toEqual([id])
  expect((await ask(here.cast.olive, 'GET', `/desk/comments/${id}`)).body).toContain(`/desk/requests#request-${id}`)
})

test('it is given to a person, and ended with what was replied', async () => {
  const { id, slug } = await asksFor('foi')
  const own = `/desk/requests/${id}/foi`
  expect((await fill(here.cast.olive, `${own}/owner`, { owner: here.cast.oscar.id })).statusCode).toBe(303)
  expect((await open(`?consultation=${slug}`))[0]?.owner?.id).toBe(here.cast.oscar.id)
  expect((await ask(here.cast.oscar, 'GET', '/desk')).body).toContain('Freedom of information')
  const unsaid = await fill(here.cast.oscar, `${own}/end`, { outcome: 'refused', note: ' ' })
  expect(unsaid.statusCode).toBe(400)
  expect(unsaid.body).toContain('Please say what was replied')
  const done = await fill(here.cast.oscar, `${own}/end`, {
    outcome: 'answered',
    note: 'Minutes sent by mail on 3 June.',
  })
  expect(done.statusCode).toBe(303)
  expect(await open(`?consultation=${slug}`)).toEqual([])
  expect((await open(`?consultation=${slug}&done=yes`))[0]?.end?.outcome).toBe('answered')
  expect(await deeds(here, id)).toEqual(expect.arrayContaining(['request.given', 'request.ended']))
  const twice = await fill(here.cast.oscar, `${own}/end`, { outcome: 'answered', note: 'Again.' })
  expect(twice.statusCode).toBe(409)
})

test('a person who reads one adds it, and opens again what had ended', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'I wish to complain about how I was treated.')
  expect(
    (await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/requests`, { kind: 'complaint' })).statusCode,
  ).toBe(204)
  await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/requests`, { kind: 'complaint' })
  expect(await open(`?consultation=${slug}`)).toHaveLength(1)
  await ask(here.cast.olive, 'PUT', `/api/desk/requests/${id}/complaint/end`, { outcome: 'not-a-request' })
  await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/requests`, { kind: 'complaint' })
  expect(await open(`?consultation=${slug}`)).toHaveLength(1)
  expect(await deeds(here, id)).toEqual(expect.arrayContaining(['request.raised', 'request.ended', 'request.reopened']))
})

test('what may tell of harm is in no list of requests', async () => {
  const { id } = await asksFor('complaint')
  await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/flags`, { kind: 'other', why: 'Not sure.' })
  expect((await open()).map((line) => line.commentId)).not.toContain(id)
})

test('requests ask for who may read comments, and their changes for who may change them', async () => {
  const { id } = await asksFor('foi')
  expect((await ask(null, 'GET', '/api/desk/requests')).statusCode).toBe(401)
  expect((await ask(here.cast.sam, 'GET', '/desk/requests')).statusCode).toBe(403)
  expect((await ask(here.cast.rita, 'GET', '/desk/requests')).statusCode).toBe(200)
  for (const [method, url, body] of [
    ['PUT', `/api/desk/requests/${id}/foi/owner`, {}],
    ['PUT', `/api/desk/requests/${id}/foi/end`, { outcome: 'not-a-request' }],
    ['POST', `/api/desk/comments/${id}/requests`, { kind: 'foi' }],
  ] as const)
    expect((await ask(here.cast.rita, method, url, body)).statusCode).toBe(403)
  expect(
    (await ask(here.cast.olive, 'PUT', `/api/desk/requests/${id}/foi/owner`, { owner: here.cast.bea.id })).statusCode,
  ).toBe(400)
})
