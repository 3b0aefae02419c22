import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { makeSearchable } from '#server/data/search.ts'
import { asking } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const found = async (slug: string, q: string) => {
  const reply = await ask(here.cast.olive, 'GET', `/api/desk/comments?consultation=${slug}&q=${encodeURIComponent(q)}`)
  expect(reply.statusCode, reply.body).toBe(200)
  return reply.json<{ items: { words: string }[]; count: number; near: boolean; tooCommon: string[] }>()
}

const pairs: [text: string, q: string][] = [
  ['The hospital’s lift is broken.', 'hospital'],
  ['My nan can’t get to O’Reilly’s.', "O'Reilly"],
  ['Ward closures worry me.', 'closures'],
  ['The “evening bus” is gone.', 'evening'],
  ['I rang the doctor/nurse line.', 'nurse'],
  ['Saw the optician.Then I gave up.', 'optician'],
  ['Zoë’s clinic in Łódź Road', 'Zoe'],
  ['The crèche is shut', 'creche'],
  ['Delays–long ones–again', 'delays'],
  ['Patients’ voices matter', 'patients'],
  ['Chemo\u00adtherapy at home please', 'chemotherapy'],
  ['MPs are leaving', 'MP'],
]

test('what people mean is found at the desk, before and after a comment has been read', async () => {
  const { slug } = await make(here).consultation()
  for (const [text] of pairs) await comment(here, slug, text)
  const all = async () => {
    for (const [text, q] of pairs) {
      expect(
        (await found(slug, q)).items.map(({ words }) => words),
        q,
      ).toContain(text)
    }
  }
  await all()
  await here.db.updateTable('comment').set({ processedAt: here.clock.now }).where('processedAt', 'is', null).execute()
  await all()
})

test('one letter amiss still finds, and says so', async () => {
  const { slug } = await make(here).consultation()
  await comment(here, slug, 'The hospitals are full.')
  expect(await found(slug, 'hosiptal')).toMatchObject({ near: true, items: [{ words: 'The hospitals are full.' }] })
  expect(await found(slug, 'hospital')).toMatchObject({ near: false })
  expect(await found(slug, 'giraffe')).toMatchObject({ near: false, items: [] })
  const page = await ask(here.cast.olive, 'GET', `/desk/comments?consultation=${slug}&q=hosiptal`)
  expect(page.body).toContain('a word that differs by one letter')
})

test('a word that is too common is named and passed over', async () => {
  const { slug } = await make(here).consultation()
  await comment(here, slug, 'Hospitals are full.')
  expect(await found(slug, 'the hospitals')).toMatchObject({
    tooCommon: ['the'],
    items: [{ words: 'Hospitals are full.' }],
  })
  const page = await ask(here.cast.olive, 'GET', `/desk/comments?consultation=${slug}&q=the+hospitals`)
  expect(page.body).toContain('“the”')
})

test('what was read before an update is made searchable, and the index is used', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'A zebra crossing, please.')
  await here.db.updateTable('comment').set({ processedAt: here.clock.now }).where('id', '=', id).execute()
  await here.db.updateTable('comment').set({ words: null }).where('id', '=', id).execute()
  expect((await found(slug, 'zebra')).items).toEqual([])
  while ((await makeSearchable(here.db)) > 0) continue
  expect((await found(slug, 'zebra')).items).toHaveLength(1)
  const plan = await here.db.transaction().execute(async (trx) => {
    await sql`set local enable_seqscan = off`.execute(trx)
    await sql`set local enable_indexscan = off`.execute(trx)
    return sql<{ 'QUERY PLAN': string }>`explain select id from comment c where words @@ search_query('zebra')`.execute(
      trx,
    )
  })
  expect(plan.rows.map((row) => Object.values(row)[0]).join('\n')).toContain('comment_searched')
})

test('words that many comments hold and words that few do are found alike, the newest first', async () => {
  const { slug } = await make(here).consultation()
  const often = 130
  for (let n = 0; n < often; n++) await comment(here, slug, `A sycamore stands by the clinic (${n})`)
  await comment(here, slug, 'A sequoia and a sycamore stand there')
  await comment(here, slug, 'Another sequoia, far away')
  await here.db.updateTable('comment').set({ processedAt: here.clock.now }).where('processedAt', 'is', null).execute()
  while ((await makeSearchable(here.db)) > 0) continue
  await comment(here, slug, 'A sycamore that nobody has read yet')
  await comment(here, slug, 'A sequoia that nobody has read yet')
  const all = await ask(here.cast.olive, 'GET', `/api/desk/comments?consultation=${slug}`)
  const newest = all.json<{ items: { words: string }[] }>().items.map(({ words }) => words)
  const expected = (word: string) => newest.filter((words) => words.includes(word))
  const words = async (q: string) => (await found(slug, q)).items.map((item) => item.words)
  expect((await found(slug, 'sycamore')).count).toBe(often + 2)
  expect((await words('sycamore')).slice(0, 20)).toEqual(expected('sycamore').slice(0, 20))
  expect(await words('sequoia')).toEqual([
    'A sequoia that nobody has read yet',
    'Another sequoia, far away',
    'A sequoia and a sycamore stand there',
  ])
  expect((await found(slug, 'sycamoer')).count).toBe(often + 2)
})
