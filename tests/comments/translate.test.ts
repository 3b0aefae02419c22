import { expect, test } from 'vitest'
import type { CommentView } from '#server/comments/contract.ts'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { asking, deeds, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)
const read = () => readWaiting(here.db, openModels(here.db))
const body = 'Proszę nie zamykać oddziału położniczego w Melton.'
const english = 'Please do not close the maternity ward in Melton.'
const viewed = async (id: string) =>
  (await ask(here.cast.olive, 'GET', `/api/desk/comments/${id}`)).json<
    Omit<CommentView, 'translated'> & {
      translated: { by: string } | null
    }
  >()
const found = async (q: string) =>
  (await ask(here.cast.olive, 'GET', `/api/desk/comments?q=${q}`)).json<{
    items: { id: string; translation: string }[]
  }>().items

async function inPolish() {
  const { slug } = await make(here).consultation()
  const made = await comment(here, slug, body)
  await read()
  return { slug, ...made }
}

test('a comment in another language is put into English: it is read, searched and shown by that, and stays as it was written', async () => {
  const { id } = await inPolish()
  expect(await viewed(id)).toMatchObject({
    language: 'pl',
    translation: null,
    translated: null,
    needsPerson: 'language',
  })
  // Its page names the language in words.
  expect((await ask(here.cast.olive, 'GET', `/desk/comments/${id}`)).body).toMatch(
    /<dt>Language<\/dt> <dd[^>]*>Polish</,
  )
  const url = `/api/desk/comments/${id}/translation`
  expect((await ask(here.cast.olive, 'PUT', url, { translation: english })).statusCode).toBe(204)
  // The same again is the same as once.
  expect((await ask(here.cast.oscar, 'PUT', url, { translation: ` ${english}\r\n` })).statusCode).toBe(204)
  await read()
  const view = await viewed(id)
  expect(view).toMatchObject({ body, translation: english, translated: { by: 'Olive Officer' }, needsPerson: null })
  expect(view.themes.map(({ code }) => code)).toContain('maternity')
  expect((await found('maternity')).map((one) => [one.id, one.translation])).toEqual([[id, english]])
  expect((await deeds(here, id)).filter((deed) => deed === 'comment.translated')).toHaveLength(1)
  const history = await here.db.selectFrom('history').select('detail').where('subjectId', '=', id).execute()
  expect(JSON.stringify(history)).not.toContain('ward')
})

test('harm that only the English tells of is heard', async () => {
  const { id } = await inPolish()
  await ask(here.cast.olive, 'PUT', `/api/desk/comments/${id}/translation`, {
    translation: 'The carer hits my mother when nobody is looking and I am afraid for her.',
  })
  await read()
  expect((await ask(here.cast.olive, 'GET', `/api/desk/comments/${id}`)).statusCode).toBe(404)
})

test('without scripts it is written on the comment’s page, and an empty field takes it away', async () => {
  const { id } = await inPolish()
  const page = `/desk/comments/${id}`
  const sent = await fill(here.cast.olive, `${page}/translation`, { translation: english })
  expect([sent.statusCode, sent.headers.location]).toEqual([303, `${page}#english`])
  expect((await ask(here.cast.olive, 'GET', page)).body).toContain('Put into English by Olive Officer')
  await fill(here.cast.olive, `${page}/translation`, { translation: ' ' })
  expect(await viewed(id)).toMatchObject({ body, translation: null, translated: null })
  const long = await fill(here.cast.olive, `${page}/translation`, { translation: 'x'.repeat(20_001) })
  expect(long.statusCode).toBe(400)
  expect(long.body).toContain('Please keep the English to 20,000 characters.')
  expect(long.body).toContain('xxxx')
})

test('nobody translates what its author took back, or what they may not see', async () => {
  const { id, receipt } = await inPolish()
  const url = `/api/desk/comments/${id}/translation`
  expect((await ask(here.cast.rita, 'PUT', url, { translation: english })).statusCode).toBe(403)
  await here.app.inject({ method: 'POST', url: `/api/receipts/${receipt}/withdrawals`, payload: { comment: id } })
  const late = await ask(here.cast.olive, 'PUT', url, { translation: english })
  expect([late.statusCode, late.json().detail]).toEqual([
    409,
    'The author has withdrawn this comment, so nobody needs to read it.',
  ])
})
