import { expect, test } from 'vitest'
import type { HeardRow, LineDetail, UploadView } from '#server/imports/contract.ts'
import { importWaiting } from '#workers/imports.ts'
import { readWaiting } from '#workers/read.ts'
import { openModels } from '#workers/models.ts'
import { asking, deeds, filling } from '../support/desk.ts'
import { multipart } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)

const harm = 'My stepdad hits me every night and nobody at the clinic believes me.'
/** Two rows are held for their dates, one of which has not come yet, and two rejected for their width; one of each tells of harm. */
const file = [
  'Ref,Date,Comment',
  '1,2026-01-10,The car park is too small',
  `2,2099-01-10,${harm}`,
  '3,soon,The ward was clean',
  `4,2026-01-11,${harm},too,wide`,
  '5,2026-01-11,The food was cold,too,wide',
].join('\n')

async function imported(): Promise<{ id: string; slug: string }> {
  const { slug } = await make(here).consultation()
  const { headers, payload } = multipart({ consultation: slug }, { name: 'survey.csv', content: file })
  const { cookie } = here.cast.olive
  const sent = await here.app.inject({
    method: 'POST',
    url: '/api/desk/imports/files',
    headers: { ...headers, cookie },
    payload,
  })
  const begun = await ask(here.cast.olive, 'POST', `/api/desk/imports/files/${sent.json<UploadView>().id}/import`)
  return { id: begun.json<{ id: string }>().id, slug }
}
const work = () =>
  importWaiting(
    here.db,
    { ...here.config, databaseUrl: here.appUrl },
    () => here.clock.now,
    new AbortController().signal,
  )
const lineOf = async (id: string, line: number) =>
  (await ask(here.cast.olive, 'GET', `/api/desk/imports/${id}/lines/${line}`)).json<LineDetail>()
const waiting = async () => (await ask(here.cast.sam, 'GET', '/api/desk/safeguarding/rows')).json<HeardRow[]>()

test('a row that is held or rejected is screened: its words are with the safeguarding lead alone', async () => {
  const { id } = await imported()
  await work()
  const hidden = { withheld: 'harm', cells: null, text: null }
  expect(await lineOf(id, 3)).toMatchObject({ outcome: 'held', ...hidden })
  expect(await lineOf(id, 4)).toMatchObject({ withheld: null, cells: ['3', 'soon', 'The ward was clean'] })
  expect(await lineOf(id, 5)).toMatchObject({ outcome: 'rejected', ...hidden })
  expect(await lineOf(id, 6)).toMatchObject({ withheld: null })

  const own = (await waiting()).filter(({ importId }) => importId === id)
  expect(own.map(({ line, kind, mayTake }) => ({ line, kind, mayTake }))).toEqual([
    { line: 3, kind: 'child', mayTake: true },
    { line: 5, kind: 'child', mayTake: false },
  ])
  expect(own[0]!.cells).toContainEqual({ label: 'Comment', value: harm })
  const page = await ask(here.cast.sam, 'GET', '/desk/safeguarding/rows')
  expect(page.body).toContain(harm)
  expect((await ask(here.cast.sam, 'GET', '/desk/safeguarding')).body).toContain('/desk/safeguarding/rows')

  for (const url of [`/desk/imports/${id}`, `/desk/imports/${id}/lines/3`, `/desk/imports/${id}/rejected.csv`]) {
    const seen = await ask(here.cast.olive, 'GET', url)
    expect(seen.statusCode, url).toBe(200)
    expect(seen.body, url).not.toContain('stepdad')
  }
  expect((await ask(here.cast.olive, 'GET', `/desk/imports/${id}/rejected.csv`)).body).toContain('The food was cold')
})

test('until it was screened, nobody reads a row, and none is in the file of rejected rows', async () => {
  const { id } = await imported()
  await work()
  await here.db.updateTable('importRow').set({ screenedAt: null }).where('importId', '=', id).execute()
  expect(await lineOf(id, 4)).toMatchObject({ withheld: 'unscreened', cells: null, text: null })
  expect((await ask(here.cast.olive, 'GET', `/desk/imports/${id}/lines/4`)).body).toContain('being checked')
  expect((await ask(here.cast.olive, 'GET', `/desk/imports/${id}/rejected.csv`)).body).not.toContain('The ward')
  await work()
  expect(await lineOf(id, 4)).toMatchObject({ withheld: null })
})

test('taken in, it waits in the safeguarding queue as a comment, and its words are in no list', async () => {
  const { id } = await imported()
  await work()
  const corrected = await fill(here.cast.olive, `/desk/imports/${id}/lines/3`, { decision: 'correct', 'cell-0': 'x' })
  expect(corrected.statusCode).toBe(409)
  const taken = await fill(here.cast.sam, `/desk/safeguarding/rows/${id}/3`, { decision: 'take' })
  expect(taken.headers.location).toBe('/desk/safeguarding/rows')
  await readWaiting(here.db, openModels(here.db))
  const queue = (await ask(here.cast.sam, 'GET', '/api/desk/safeguarding')).json<{ waiting: { body: string }[] }>()
  expect(queue.waiting.filter(({ body }) => body === harm)).toHaveLength(1)
  expect((await waiting()).some(({ importId, line }) => importId === id && line === 3)).toBe(false)
  expect(await lineOf(id, 3)).toMatchObject({ decision: 'taken', cells: null, comments: [] })
})

test('left out, it needs a note of what was done, and is seen to once', async () => {
  const { id } = await imported()
  await work()
  const url = `/desk/safeguarding/rows/${id}/5`
  const empty = await fill(here.cast.sam, url, { decision: 'leave', note: '' })
  expect(empty.statusCode).toBe(400)
  expect(empty.body).toContain('Please say what was done.')
  const without = await fill(here.cast.sam, url, { note: 'Called the child protection team.' })
  expect(without.statusCode).toBe(400)
  expect(without.body).toContain('Called the child protection team.')
  const left = { decision: 'leave', note: 'Called the child protection team.' }
  expect((await fill(here.cast.sam, url, left)).statusCode).toBe(303)
  expect((await fill(here.cast.sam, url, left)).statusCode).toBe(409)
  expect(await lineOf(id, 5)).toMatchObject({ decision: 'kept', withheld: 'harm', cells: null })
  expect(await deeds(here, id)).toContain('import.row-heard-seen')
})

test('requires the safeguarding role', async () => {
  const { id } = await imported()
  await work()
  for (const who of [here.cast.olive, here.cast.rita, here.cast.ada, null]) {
    expect((await ask(who, 'GET', '/api/desk/safeguarding/rows')).statusCode).toBe(who ? 403 : 401)
    const put = await ask(who, 'POST', `/api/desk/safeguarding/rows/${id}/3`, { decision: 'take' })
    expect(put.statusCode).toBe(who ? 403 : 401)
  }
})
