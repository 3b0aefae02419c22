import { expect, test } from 'vitest'
import type { Member } from '../support/cast.ts'
import { asking } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'
import { publishing } from '../support/published.ts'

const here = useHere()
const ask = asking(here)

const said = async () => {
  const consultation = await make(here).consultation()
  return { consultation, ...(await comment(here, consultation.slug, 'Keep the last bus.')) }
}

test('anyone who has a comment open is named to others, on its page and in the list, and never to themselves', async () => {
  const { id, consultation } = await said()
  expect((await ask(here.cast.olive, 'GET', `/desk/comments/${id}`)).body).not.toContain('open now.')
  expect((await ask(here.cast.olive, 'GET', `/desk/comments/${id}`)).body).not.toContain('open now.')
  expect((await ask(here.cast.oscar, 'GET', `/desk/comments/${id}`)).body).toContain(
    'Olive Officer has this comment open now.',
  )
  const list = await ask(here.cast.oscar, 'GET', `/desk/comments?consultation=${consultation.slug}`)
  expect(list.body).toContain('Open now: Olive Officer')
})

test('a list that is looked at hears again who is at what, and of nothing that its reader may not see', async () => {
  const { id } = await said()
  const hidden = await said()
  const open = (one: 'olive' | 'sam', of: string) => ask(here.cast[one], 'POST', `/api/desk/comments/${of}/open`, {})
  await open('olive', id)
  await open('olive', hidden.id)
  await here.db.insertInto('safeguardingFlag').values({ commentId: hidden.id, kind: 'adult', why: 'Hits.' }).execute()
  const listed = (who: Member | null) => ask(who, 'POST', '/api/desk/comments/open', { ids: [id, hidden.id] })
  expect((await listed(here.cast.oscar)).json()).toEqual({ [id]: ['Olive Officer'] })
  expect((await listed(here.cast.olive)).json()).toEqual({})
  expect((await listed(here.cast.bea)).statusCode).toBe(403)
  expect((await listed(null)).statusCode).toBe(401)
})

test('it ends: at once when the page is left, and by itself when nothing is heard of it', async () => {
  const { id } = await said()
  const open = (one: 'olive' | 'oscar', left = false) =>
    ask(here.cast[one], 'POST', `/api/desk/comments/${id}/open`, { left })
  expect((await open('olive')).json()).toEqual({ others: [] })
  expect((await open('oscar')).json()).toEqual({ others: ['Olive Officer'] })
  await open('olive', true)
  expect((await open('oscar')).json()).toEqual({ others: [] })
  await open('olive')
  here.clock.now = new Date(here.clock.now.getTime() + 3 * 60_000)
  expect((await open('oscar')).json()).toEqual({ others: [] })
})

test('a draft and a comment that is being coded say so too', async () => {
  const { id, consultation } = await said()
  const { ref } = await publishing(here).response(consultation, { on: '2026-05-20', comments: [id] })
  await ask(here.cast.olive, 'GET', `/desk/responses/${ref}`)
  expect((await ask(here.cast.oscar, 'GET', `/desk/responses/${ref}`)).body).toContain(
    'Olive Officer has this response open now.',
  )
  const other = await comment(here, consultation.slug, 'Buses on Sundays.')
  await here.db
    .updateTable('comment')
    .set({ needsPerson: 'nothing-fires', processedAt: here.clock.now })
    .where('id', '=', other.id)
    .execute()
  await ask(here.cast.olive, 'GET', `/desk/comments/${other.id}`)
  expect((await ask(here.cast.oscar, 'GET', `/desk/themes/${consultation.slug}/coding?queue=unsure`)).body).toContain(
    'Olive Officer has this comment open now.',
  )
})

test('who is at a comment that safeguarding holds, or at anything at all, is told to nobody who may not see it', async () => {
  const { id } = await said()
  await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/flags`, { kind: 'other', why: 'A test.' })
  expect((await ask(here.cast.oscar, 'POST', `/api/desk/comments/${id}/open`, {})).statusCode).toBe(404)
  expect((await ask(here.cast.bea, 'POST', `/api/desk/comments/${id}/open`, {})).statusCode).toBe(403)
  expect((await ask(null, 'POST', `/api/desk/comments/${id}/open`, {})).statusCode).toBe(401)
  expect((await ask(here.cast.bea, 'POST', '/api/desk/responses/X-01/open', {})).statusCode).toBe(403)
})
