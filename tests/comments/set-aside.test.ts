import { expect, test } from 'vitest'
import { asking, deeds, filling } from '../support/desk.ts'
import { formIn } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)

const standing = async (id: string) =>
  (await here.db.selectFrom('comment').select('standing').where('id', '=', id).executeTakeFirstOrThrow()).standing
const several = async (slug: string, count: number) => {
  const ids: string[] = []
  for (let index = 0; index < count; index++) ids.push((await comment(here, slug, `Comment ${index}`)).id)
  return ids
}

test('a comment is set aside with a reason, and its author reads the reason', async () => {
  const { slug } = await make(here).consultation()
  const { id, receipt } = await comment(here, slug, 'Great job!')
  const reply = await ask(here.cast.olive, 'PUT', `/api/desk/comments/${id}/set-aside`, { reason: 'thanks' })
  expect(reply.statusCode).toBe(204)
  const view = await here.app.inject(`/api/receipts/${receipt}`)
  expect(view.json().comments[0]).toMatchObject({ state: 'set-aside', setAsideReason: 'thanks' })
  expect(await deeds(here, id)).toEqual(['comment.set-aside'])
})

test('setting aside twice, and taking back twice, is the same as once', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Great job!')
  const url = `/api/desk/comments/${id}/set-aside`
  for (const _time of [1, 2])
    expect((await ask(here.cast.olive, 'PUT', url, { reason: 'thanks' })).statusCode).toBe(204)
  expect(await standing(id)).toBe('set-aside')
  for (const _time of [1, 2]) expect((await ask(here.cast.oscar, 'DELETE', url)).statusCode).toBe(204)
  expect(await standing(id)).toBe('in-hand')
  expect(await deeds(here, id)).toEqual(['comment.set-aside', 'comment.set-aside-undone'])
})

test('another reason for one that is set aside already is a conflict that says so', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Great job!')
  const url = `/api/desk/comments/${id}/set-aside`
  await ask(here.cast.olive, 'PUT', url, { reason: 'thanks' })
  const reply = await ask(here.cast.oscar, 'PUT', url, { reason: 'spam' })
  expect(reply.statusCode).toBe(409)
  expect(reply.json().detail).toBe('This comment is set aside already, for another reason.')
})

test('many at once are set aside all or not at all', async () => {
  const { slug } = await make(here).consultation()
  const ids = await several(slug, 5)
  await here.db
    .insertInto('withdrawal')
    .values({ commentId: ids[4] as string })
    .execute()
  const url = '/api/desk/comments/set-aside'
  const refused = await ask(here.cast.olive, 'POST', url, { comments: ids, reason: 'test' })
  expect(refused.statusCode).toBe(409)
  expect(await Promise.all(ids.slice(0, 4).map(standing))).toEqual(Array(4).fill('in-hand'))
  const ghost = '01890000-0000-7000-8000-000000000000'
  expect((await ask(here.cast.olive, 'POST', url, { comments: [ids[0], ghost], reason: 'test' })).statusCode).toBe(404)
  expect(await standing(ids[0] as string)).toBe('in-hand')
  const taken = await ask(here.cast.olive, 'POST', url, { comments: ids.slice(0, 4), reason: 'test' })
  expect(taken.json()).toEqual({ setAside: 4 })
  expect((await ask(here.cast.olive, 'POST', url, { comments: ids.slice(0, 4), reason: 'test' })).json()).toEqual({
    setAside: 0,
  })
})

test('everything that a filter finds is set aside, unless the list has changed since it was looked at', async () => {
  const { slug } = await make(here).consultation()
  const ids = await several(slug, 3)
  const filter = `consultation=${slug}&state=in-hand`
  const url = '/api/desk/comments/set-aside'
  await comment(here, slug, 'Came meanwhile.')
  const refused = await ask(here.cast.olive, 'POST', url, { filter, expected: 3, reason: 'test' })
  expect(refused.statusCode).toBe(409)
  expect(refused.json().detail).toContain('now holds 4 comments')
  expect(await standing(ids[0] as string)).toBe('in-hand')
  expect((await ask(here.cast.olive, 'POST', url, { filter, expected: 4, reason: 'test' })).json()).toEqual({
    setAside: 4,
  })
})

test('two officers who set the same ones aside at once both succeed, and each comment is set aside once', async () => {
  const { slug } = await make(here).consultation()
  const ids = await several(slug, 6)
  const url = '/api/desk/comments/set-aside'
  const replies = await Promise.all([
    ask(here.cast.olive, 'POST', url, { comments: ids, reason: 'test' }),
    ask(here.cast.oscar, 'POST', url, { comments: ids.toReversed(), reason: 'test' }),
  ])
  expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200])
  expect(replies.reduce((sum, reply) => sum + reply.json<{ setAside: number }>().setAside, 0)).toBe(6)
})

test.each([
  ['no reason', {}],
  ['a reason of one’s own', { reason: 'boring' }],
  ['a note that is far too long', { reason: 'test', note: 'a'.repeat(1_001) }],
])('%s is refused', async (_what, body) => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Hello.')
  expect((await ask(here.cast.olive, 'PUT', `/api/desk/comments/${id}/set-aside`, body)).statusCode).toBe(400)
})

test('a reviewer may read but not set aside; a board member and a stranger may neither', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Hello.')
  for (const [who, status] of [
    [here.cast.rita, 403],
    [here.cast.bea, 403],
    [null, 401],
  ] as const) {
    expect((await ask(who, 'PUT', `/api/desk/comments/${id}/set-aside`, { reason: 'test' })).statusCode).toBe(status)
    expect((await ask(who, 'DELETE', `/api/desk/comments/${id}/set-aside`)).statusCode).toBe(status)
  }
  expect(await standing(id)).toBe('in-hand')
})

test('the form does the same as the API, and what was wrong comes back with the note still typed in', async () => {
  const { slug } = await make(here).consultation()
  const [first, second] = (await several(slug, 2)) as [string, string]
  const wrong = await fill(here.cast.olive, '/desk/comments/set-aside', {
    comment: [first, second],
    note: 'Both are mine.',
    back: `consultation=${slug}`,
  })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('Please choose a reason.')
  expect(wrong.body).toContain('Both are mine.')
  expect(wrong.body).toContain(`value="${second}"`)
  const right = await fill(here.cast.olive, '/desk/comments/set-aside', {
    comment: [first, second],
    reason: 'test',
    back: `consultation=${slug}`,
  })
  expect(right.statusCode).toBe(303)
  expect(right.headers.location).toBe(`/desk/comments?consultation=${slug}&done=set-aside&number=2`)
  expect(await standing(second)).toBe('set-aside')
  const undone = await fill(here.cast.olive, `/desk/comments/${first}/set-aside/undo?consultation=${slug}`, {})
  expect(undone.headers.location).toBe(`/desk/comments/${first}?consultation=${slug}#standing`)
  expect(await standing(first)).toBe('in-hand')
})

test('what was picked in a list is set aside from its page, which keeps its place, and one button takes it all back', async () => {
  const { slug } = await make(here).consultation()
  const ids = (await several(slug, 3)) as [string, string, string]
  const [first, second, third] = ids
  const back = `consultation=${slug}`
  const { olive } = here.cast
  const page = await ask(olive, 'GET', `/desk/comments/set-aside?comment=${first}&comment=${second}&back=${back}`)
  const { action, fields } = formIn(page.body, '/desk/bulk')
  const picked = { ...fields, comment: [first, second] }
  const wrong = await fill(olive, action, { ...picked, note: 'Both are mine.' })
  expect(wrong.statusCode).toBe(400)
  for (const kept of [
    'Set aside 2 comments',
    'Please choose a reason.',
    'Both are mine.',
    `value="${second}"`,
    `?${back}"`,
  ])
    expect(wrong.body).toContain(kept)
  const right = await fill(olive, action, { ...picked, reason: 'test' })
  const { location } = right.headers as { location: string }
  expect(location).toMatch(new RegExp(`^/desk/comments\\?${back}&done=set-aside&number=2&act=`))
  expect([await standing(first), await standing(second), await standing(third)]).toEqual([
    'set-aside',
    'set-aside',
    'in-hand',
  ])
  const list = await ask(olive, 'GET', location)
  const undo = formIn(list.body, '/undo')
  const undone = await fill(olive, undo.action, undo.fields)
  expect(undone.headers.location).toMatch(new RegExp(`^/desk/bulk/.*\\?back=${encodeURIComponent(back)}$`))
  expect(await standing(first)).toBe('in-hand')
  expect((await ask(olive, 'GET', undone.headers.location as string)).body).toContain(`href="/desk/comments?${back}"`)
})

test('the page that asks for the reason says how many it is about', async () => {
  const { slug } = await make(here).consultation()
  await several(slug, 3)
  const filter = encodeURIComponent(`consultation=${slug}`)
  const page = await ask(here.cast.olive, 'GET', `/desk/comments/set-aside?filter=${filter}&back=${filter}`)
  expect(page.body).toContain('Set aside 3 comments')
  expect((await ask(here.cast.olive, 'GET', '/desk/comments/set-aside')).body).toContain('No comment is selected.')
})
