import { expect, test } from 'vitest'
import { asking, filling } from '../support/desk.ts'
import { formIn } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)

/** A public consultation whose page two officers opened, each with what its forms hold. */
async function opened() {
  const { slug, id } = await make(here).consultation({ slug: `seen-${crypto.randomUUID().slice(0, 8)}` })
  const page = `/desk/consultations/${slug}`
  await here.db
    .insertInto('point')
    .values({ consultationId: id, number: 1, title: 'Beds', summary: 'How many.' })
    .execute()
  const form = async (action: string) => formIn((await ask(here.cast.olive, 'GET', page)).body, action).fields
  const now = async () =>
    (await ask(here.cast.olive, 'GET', `/api/desk${page.slice('/desk'.length)}`)).json<{
      title: string
      summary: string
      seen: string
      points: { title: string; summary: string | null }[]
    }>()
  return { page, form, now }
}

test('a page that was opened before a colleague’s change does not set that back in public', async () => {
  const { page, form, now } = await opened()
  const old = await form(page)
  const first = await fill(here.cast.olive, page, { ...old, title: 'Care nearer to home', changeReason: 'Clearer.' })
  expect(first.statusCode).toBe(303)
  const second = await fill(here.cast.oscar, page, {
    ...old,
    summary: 'What moves, and what stays.',
    changeReason: 'Shorter.',
  })
  expect(second.statusCode).toBe(409)
  expect(second.body).toContain(
    'Olive Officer changed “Title” since you opened this page; it is now “Care nearer to home”.',
  )
  expect(second.body).toContain('What moves, and what stays.')
  expect(await now()).toMatchObject({
    title: 'Care nearer to home',
    summary: 'How care should move out of acute hospitals.',
  })
  // The page that came back has seen the change: what is saved from it was looked at.
  const back = { ...formIn(second.body, page).fields, title: 'Care nearer to home' }
  expect((await fill(here.cast.oscar, page, back)).statusCode).toBe(303)
  expect(await now()).toMatchObject({ title: 'Care nearer to home', summary: 'What moves, and what stays.' })
})

test('two who change different things from pages of the same moment are both heard', async () => {
  const { page, form, now } = await opened()
  const [about, point] = [await form(page), await form(`${page}/points/1`)]
  expect(
    (await fill(here.cast.olive, page, { ...about, title: 'Care nearer', changeReason: 'Clearer.' })).statusCode,
  ).toBe(303)
  const reworded = { ...point, title: 'Beds and wards', reason: 'Both are meant.' }
  expect((await fill(here.cast.oscar, `${page}/points/1`, reworded)).statusCode).toBe(303)
  expect(await now()).toMatchObject({ title: 'Care nearer', points: [{ title: 'Beds and wards' }] })
  // Of the same point, the second comes back.
  const again = await fill(here.cast.olive, `${page}/points/1`, {
    ...point,
    summary: 'How many, and where.',
    reason: 'More.',
  })
  expect(again.statusCode).toBe(409)
  expect(await now()).toMatchObject({ points: [{ title: 'Beds and wards', summary: 'How many.' }] })
})

test('a program that says what it had seen is told too; one that does not is heard as before', async () => {
  const { page, form, now } = await opened()
  const { seen: _seen, ...fields } = await form(page)
  const { seen } = await now()
  const put = (body: object) =>
    ask(here.cast.oscar, 'PUT', `/api${page}`, { ...fields, changeReason: 'Clearer.', ...body })
  expect((await put({ title: 'One', seen })).statusCode).toBe(204)
  expect((await put({ title: 'Two', seen })).statusCode).toBe(409)
  expect((await put({ title: 'Three' })).statusCode).toBe(204)
})

test('what is promised about personal data is not set back either', async () => {
  const { page, form, now } = await opened()
  const privacy = await form(`${page}/privacy`)
  const filled = Object.fromEntries(Object.entries(privacy).map(([name, value]) => [name, value || 'health-care']))
  const whole = { ...filled, policy: '', contact: 'The data protection office' }
  const state = (more: object) => fill(here.cast.olive, `${page}/privacy`, { ...whole, ...more })
  expect((await state({ keepsComments: 'Five years' })).statusCode).toBe(303)
  const stale = await state({ keepsComments: 'Two years' })
  expect(stale.statusCode).toBe(409)
  const { seen } = await now()
  expect((await state({ keepsComments: 'Two years', seen })).statusCode).toBe(303)
})
