import { expect, test } from 'vitest'
import { asking, machineSays } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'
import { desk, manyComments } from '../responses/say.ts'

const here = useHere()
const ask = asking(here)

test('who spoke of what: the table counts what the list shows, leaves out what is restricted, and goes out as XLSX', async () => {
  const { olive, bea } = here.cast
  const made = await make(here).consultation()
  const first = await comment(here, made.slug, 'The buses.', { respondentKind: 'carer' })
  const second = await comment(here, made.slug, 'More buses.', { respondentKind: 'patient' })
  const hidden = await comment(here, made.slug, 'He hits me on the bus.', { respondentKind: 'carer' })
  for (const { id } of [first, second, hidden]) await machineSays(here, id, [made.themes.maternity as string])
  await here.db
    .insertInto('safeguardingFlag')
    .values({ commentId: hidden.id, kind: 'harm', why: 'hits', raisedAt: here.clock.now })
    .execute()
  const url = `/api/desk/themes/${made.slug}/tables`
  const { byKind, comments } = (await ask(olive, 'GET', url)).json<{
    comments: number
    byKind: { columns: string[]; rows: { code: string; all: number; cells: number[] }[] }
  }>()
  expect(comments).toBe(2)
  const row = byKind.rows.find(({ code }) => code === 'maternity')
  expect(row).toMatchObject({ all: 2, cells: [1, 1] })
  const page = await ask(olive, 'GET', `/desk/themes/${made.slug}/tables`)
  expect(page.body).toContain('Themes by who and where')
  const file = await ask(olive, 'GET', `/desk/themes/${made.slug}/tables.xlsx`)
  expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect((await ask(bea, 'GET', url)).statusCode).toBe(403)
  expect((await ask(null, 'GET', url)).statusCode).toBe(401)
})

test('what speaks to a sub-theme is counted once at the theme above it, as its list has it', async () => {
  const { olive } = here.cast
  const made = await make(here).consultation()
  const { id: parentId } = await here.db
    .insertInto('theme')
    .values({ consultationId: made.id, code: 'way', label: 'The way there', description: '', position: 50 })
    .returning('id')
    .executeTakeFirstOrThrow()
  await here.db
    .updateTable('theme')
    .set({ parentId })
    .where('id', 'in', [made.themes.maternity as string, made.themes['community-services'] as string])
    .execute()
  const both = await comment(here, made.slug, 'The bus and the rest.', { respondentKind: 'carer' })
  const one = await comment(here, made.slug, 'The bus.', { respondentKind: 'carer' })
  await machineSays(here, both.id, [made.themes.maternity as string, made.themes['community-services'] as string])
  await machineSays(here, one.id, [made.themes.maternity as string])
  type Rows = { byKind: { rows: { code: string; all: number; cells: number[]; partOf: string | null }[] } }
  const { byKind } = (await ask(olive, 'GET', `/api/desk/themes/${made.slug}/tables`)).json<Rows>()
  expect(byKind.rows.find(({ code }) => code === 'way')).toMatchObject({ all: 2, cells: [2] })
  expect(byKind.rows.find(({ code }) => code === 'maternity')).toMatchObject({ all: 2, partOf: 'The way there' })
  const list = await ask(olive, 'GET', `/api/desk/comments?consultation=${made.slug}&theme=way`)
  expect(list.json<{ count: number }>().count).toBe(2)
})

test('a response is a Word document for those who may see it', async () => {
  const { olive, bea } = here.cast
  const { id } = await make(here).consultation()
  const { ref } = await desk(here).start(olive, { comments: await manyComments(here, id, 1) })
  const file = await ask(olive, 'GET', `/desk/responses/${ref}/response.docx`)
  expect(file.statusCode).toBe(200)
  expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect((await ask(bea, 'GET', `/desk/responses/${ref}/response.docx`)).statusCode).toBe(403)
})
