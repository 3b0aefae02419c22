import pg from 'pg'
import { expect, test } from 'vitest'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const read = () => readWaiting(here.db, openModels(here.db))
const themesOf = async (receipt: string) => {
  const view = (await here.app.inject(`/api/receipts/${receipt}`)).json()
  return view.comments[0].themes.map((theme: { code: string }) => theme.code).sort()
}

test('plain sentences get their themes, several where several fit, none where none does', async () => {
  const { slug } = await make(here).consultation()
  const beds = await comment(here, slug, 'Please do not close wards and acute beds at the General Hospital.')
  const midwife = await comment(here, slug, 'My midwife was wonderful, keep the birth centre open.')
  const both = await comment(
    here,
    slug,
    'Close the maternity ward here and district nurses will have to visit new mothers at home.',
  )
  const thanks = await comment(here, slug, 'Great job')
  await read()
  expect(await themesOf(beds.receipt)).toContain('acute-shift')
  expect(await themesOf(midwife.receipt)).toEqual(['maternity'])
  expect(await themesOf(both.receipt)).toEqual(expect.arrayContaining(['community-services', 'maternity']))
  expect(await themesOf(thanks.receipt)).toEqual([])
})

test('each tag keeps its score, its model and the very words that decided', async () => {
  const { slug } = await make(here).consultation()
  const body = 'The birth centre in Melton must stay.'
  const { id } = await comment(here, slug, body)
  await read()
  const [row] = await here.db.selectFrom('themeAssignment').selectAll().where('commentId', '=', id).execute()
  expect(row?.score).toBeGreaterThan(0)
  expect(row?.modelId).not.toBeNull()
  const words = row?.words as { text: string; start: number; end: number }[]
  expect(words.length).toBeGreaterThan(0)
  for (const word of words) expect(body.slice(word.start, word.end)).toBe(word.text)
})

test('reading twice, or in two workers at once, several batches each, comes to the same as once', async () => {
  const { slug } = await make(here).consultation()
  const made: { id: string }[] = []
  for (let n = 0; n < 650; n += 10) {
    const some = Array.from({ length: 10 }, (_, at) =>
      comment(here, slug, `Comment ${n + at}: keep the maternity ward open.`),
    )
    made.push(...(await Promise.all(some)))
  }
  await Promise.all([read(), read()])
  await read()
  const rows = await here.db
    .selectFrom('themeAssignment')
    .select('commentId')
    .where(
      'commentId',
      'in',
      made.map((one) => one.id),
    )
    .where('replacedAt', 'is', null)
    .execute()
  expect(rows).toHaveLength(650)
  const told = await here.db.selectFrom('history').select('subjectId').where('action', '=', 'comment.read').execute()
  expect(told.filter(({ subjectId }) => made.some(({ id }) => id === subjectId))).toHaveLength(650)
})

test("a person's word stays, whatever the machine says before or after", async () => {
  const { slug, themes } = await make(here).consultation()
  const { id, receipt } = await comment(here, slug, 'My midwife was wonderful.')
  await here.db
    .insertInto('themeAssignment')
    .values({
      commentId: id,
      themeId: themes.maternity as string,
      saidBy: 'person',
      applies: false,
      personId: here.cast.olive.id,
    })
    .execute()
  await read()
  expect(await themesOf(receipt)).toEqual([])
  const both = await here.db
    .selectFrom('themeAssignment')
    .select(['saidBy', 'applies'])
    .where('commentId', '=', id)
    .execute()
  expect(both).toHaveLength(2)
})

test('a comment that breaks the reader goes to a person after three tries, and its neighbours are read', async () => {
  const { slug } = await make(here).consultation()
  const bad = await comment(here, slug, 'Break me.')
  const good = await comment(here, slug, 'The maternity ward must stay.')
  // The fault is planted in the database, where the machine's words for this one comment are refused.
  const owner = new pg.Client({ connectionString: here.ownerUrl })
  await owner.connect()
  await owner.query(
    `create function refuse() returns trigger language plpgsql as $$ begin if new.id = '${bad.id}' and new.processed_at is not null and new.needs_person is distinct from 'unreadable' then raise exception 'planted'; end if; return new; end $$;
     create trigger planted before update on comment for each row execute function refuse()`,
  )
  await owner.end()
  for (let round = 0; round < 3; round++) await read()
  const rows = await here.db
    .selectFrom('comment')
    .select(['id', 'needsPerson', 'attempts'])
    .where('id', 'in', [bad.id, good.id])
    .orderBy('id')
    .execute()
  expect(rows.find((row) => row.id === bad.id)).toMatchObject({ needsPerson: 'unreadable', attempts: 3 })
  expect(rows.find((row) => row.id === good.id)?.needsPerson).not.toBe('unreadable')
})

test('a disclosure of harm leaves every ordinary list before anybody else reads it; names and numbers are marked, requests routed', async () => {
  const { slug } = await make(here).consultation()
  const harm = await comment(
    here,
    slug,
    'The lady next door is locked in by her son when he goes to work. She has no phone.',
  )
  const personal = await comment(here, slug, 'Ring me on 0116 496 0123, the ward sister knows.')
  const request = await comment(
    here,
    slug,
    'Under the Freedom of Information Act please send me the travel figures. And please delete my answers.',
  )
  const idiom = await comment(here, slug, 'The waiting times are killing me.')
  await read()
  await here.db.updateTable('comment').set({ processedAt: null }).where('id', '=', harm.id).execute()
  await read()
  const restricted = await here.db.selectFrom('comment').select('id').where('restricted', '=', true).execute()
  expect(restricted).toEqual([{ id: harm.id }])
  const flags = await here.db.selectFrom('safeguardingFlag').select(['commentId', 'raisedBy']).execute()
  expect(flags).toEqual([{ commentId: harm.id, raisedBy: null }])
  const marks = await here.db.selectFrom('personalMark').selectAll().where('commentId', '=', personal.id).execute()
  expect(marks.some((mark) => mark.kind === 'phone')).toBe(true)
  const routes = await here.db.selectFrom('commentRoute').select(['commentId', 'route']).orderBy('route').execute()
  expect(routes).toEqual([
    { commentId: request.id, route: 'erasure' },
    { commentId: request.id, route: 'foi' },
  ])
  const inbox = await here.app.inject({
    url: `/desk/comments?consultation=${slug}`,
    headers: { cookie: here.cast.olive.cookie },
  })
  expect(inbox.body).not.toContain('locked in')
  expect(inbox.body).toContain('killing me')
  expect(idiom.id).toBeTruthy()
})
