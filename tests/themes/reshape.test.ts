import { expect, test } from 'vitest'
import { proposeSplits } from '#workers/learning/split.ts'
import { asking, deeds, filling, holding, machineSays } from '../support/desk.ts'
import { wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'
import { publishing } from '../support/published.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)
const later = () => (here.clock.now = new Date(here.clock.now.getTime() + 1_000))

type Theme = { code: string; label: string; retired: boolean; mergedInto: string | null; splitInto: string[] }
const themesOf = async (slug: string) =>
  (await ask(here.cast.olive, 'GET', `/api/desk/themes/${slug}`)).json<{ themes: Theme[] }>().themes
type Change = { id: string; kind: string; undone: object | null; obstacle: string | null; theme: { code: string } }
const changes = async (slug: string) =>
  (await ask(here.cast.olive, 'GET', `/api/desk/themes/${slug}/changes`)).json<Change[]>()
const correct = (id: string, code: string, applies: boolean) =>
  ask(here.cast.olive, 'PATCH', `/api/desk/comments/${id}/themes`, { themes: [{ code, applies }] })
const needs = async (id: string) =>
  (await here.db.selectFrom('comment').select('needsPerson').where('id', '=', id).executeTakeFirstOrThrow()).needsPerson

const parts = {
  'parts.0.label': 'Beds and wards',
  'parts.0.keywords': 'bed, ward',
  'parts.1.label': 'Car parking',
  'parts.1.description': 'Spaces and charges.',
  'parts.1.keywords': 'car park, parking',
  'parts.2.label': '',
}

test('a split shows its counts first, takes words to the parts, asks about the rest, and can be undone', async () => {
  const { slug, themes } = await make(here).consultation()
  const said = async (body: string) => (await comment(here, slug, body)).id
  const ward = await said('Keep the ward and its beds.')
  const parking = await said('The car park is full.')
  const neither = await said('I agree with my neighbour.')
  const denied = await said('Parking again.')
  const machine = await said('Another car park, please.')
  for (const id of [ward, parking, neither]) await correct(id, 'acute-shift', true)
  await correct(denied, 'acute-shift', false)
  for (const id of [denied, machine]) await machineSays(here, id, [themes['acute-shift'] as string])
  const url = `/desk/themes/${slug}/acute-shift/split`

  const alone = await fill(here.cast.olive, url, { 'parts.0.label': 'Beds', 'parts.0.description': 'All of them.' })
  expect(alone.statusCode).toBe(400)
  expect(alone.body).toContain('Please name at least two parts.')
  expect(alone.body).toContain('All of them.')
  expect((await fill(here.cast.olive, url, parts)).headers.location).toBe(url)
  const early = await fill(here.cast.olive, `${url}/do`, { people: 'proposed' })
  expect(early.statusCode).toBe(409)
  expect(await themesOf(slug)).toHaveLength(3)
  expect(await proposeSplits(here.db, () => here.clock.now)).toBe(1)
  expect(await proposeSplits(here.db, () => here.clock.now)).toBe(0)
  expect((await ask(here.cast.olive, 'GET', `/api${url}`)).json()).toMatchObject({
    proposed: true,
    parts: [
      { label: 'Beds and wards', people: 1, machine: 0 },
      { label: 'Car parking', people: 1, machine: 1 },
    ],
    people: { all: 3, unplaced: 1 },
    machine: { all: 1, unplaced: 0 },
  })
  expect((await ask(here.cast.olive, 'GET', url)).body).toContain('the 1 that is not clear')

  later()
  const done = await fill(here.cast.oscar, `${url}/do`, { people: 'proposed' })
  expect(done.headers.location).toBe(`/desk/themes/${slug}/acute-shift`)
  expect((await themesOf(slug)).map((theme) => theme.code)).toEqual([
    'beds-and-wards',
    'car-parking',
    'maternity',
    'community-services',
    'acute-shift',
  ])
  expect(await holding(here, ward)).toEqual(['beds-and-wards'])
  expect(await holding(here, parking)).toEqual(['car-parking'])
  expect(await holding(here, machine)).toEqual(['car-parking'])
  expect(await holding(here, neither)).toEqual(['acute-shift'])
  expect([await needs(neither), await needs(ward)]).toEqual(['split', null])
  // Her “no” to the whole is a no to every part, whatever the machine would say.
  await machineSays(here, denied, [await idOf(slug, 'car-parking')])
  expect(await holding(here, denied)).toEqual([])
  const old = await ask(here.cast.olive, 'GET', `/desk/themes/${slug}/acute-shift`)
  expect(old.body).toContain('This was a theme until 1 Jun 2026, then Oscar Officer')
  expect(await deeds(here, ward)).toContain('comment.theme-split')
  expect((await ask(here.cast.olive, 'GET', `/desk/comments/${neither}`)).body).toContain(
    '“Acute shift” was split into Beds and wards, Car parking: a person is asked',
  )

  later()
  await correct(parking, 'car-parking', false)
  const [change] = await changes(slug)
  expect((await ask(here.cast.rita, 'POST', `/api/desk/themes/${slug}/changes/${change?.id}/undo`)).statusCode).toBe(
    403,
  )
  expect((await fill(here.cast.olive, `/desk/themes/${slug}/changes/${change?.id}/undo`, {})).statusCode).toBe(303)
  expect(await holding(here, ward)).toEqual(['acute-shift'])
  expect(await holding(here, machine)).toEqual(['acute-shift'])
  // What she said since stands.
  expect(await holding(here, parking)).toEqual([])
  expect(await needs(neither)).toBeNull()
  await machineSays(here, denied, [themes['acute-shift'] as string])
  expect(await holding(here, denied)).toEqual([])
  const again = await ask(here.cast.olive, 'POST', `/api/desk/themes/${slug}/changes/${change?.id}/undo`)
  expect(again.json().detail).toBe('It has been undone already.')
})

async function idOf(slug: string, code: string): Promise<string> {
  const row = await here.db
    .selectFrom('theme')
    .innerJoin('consultation as k', 'k.id', 'theme.consultationId')
    .select('theme.id')
    .where('k.slug', '=', slug)
    .where('theme.code', '=', code)
    .executeTakeFirstOrThrow()
  return row.id
}

test('a merge is undone with its sub-themes and “no”s; what came after it must be undone first', async () => {
  const { slug } = await make(here).consultation()
  const url = `/api/desk/themes/${slug}`
  await ask(here.cast.olive, 'POST', url, { label: 'Birth', parent: 'maternity' })
  const { id } = await comment(here, slug, 'Midwives.')
  await correct(id, 'maternity', true)
  await correct(id, 'community-services', false)
  later()
  await ask(here.cast.oscar, 'POST', `${url}/maternity/merge`, { into: 'community-services' })
  later()
  await ask(here.cast.oscar, 'POST', `${url}/community-services/merge`, { into: 'acute-shift' })
  const [second, first] = (await changes(slug)) as [Change, Change]
  expect(first.obstacle).toBe('“Community services” was merged into “Acute shift” afterwards. Undo that first.')
  expect((await ask(here.cast.olive, 'POST', `${url}/changes/${first.id}/undo`)).statusCode).toBe(409)
  for (const change of [second, first]) {
    later()
    expect((await ask(here.cast.olive, 'POST', `${url}/changes/${change.id}/undo`)).statusCode).toBe(204)
  }
  expect(await holding(here, id)).toEqual(['maternity'])
  const words = await here.db
    .selectFrom('themeAssignment as a')
    .innerJoin('theme as t', 't.id', 'a.themeId')
    .select(['t.code', 'a.applies', 'a.personId'])
    .where('a.commentId', '=', id)
    .where('a.replacedAt', 'is', null)
    .orderBy('t.code')
    .execute()
  const { id: olive } = here.cast.olive
  expect(words).toEqual([
    { code: 'community-services', applies: false, personId: olive },
    { code: 'maternity', applies: true, personId: olive },
  ])
  const birth = (await ask(here.cast.olive, 'GET', `/api/desk/themes/${slug}`))
    .json<{ themes: { code: string; parent: string | null }[] }>()
    .themes.find((theme) => theme.code === 'birth')
  expect(birth?.parent).toBe('maternity')
})

test('themes change places by one button each, and no theme hides behind a page of the desk', async () => {
  const { slug } = await make(here).consultation()
  const step = (code: string, to: string) => fill(here.cast.olive, `/desk/themes/${slug}/${code}/step`, { to })
  const order = async () => (await themesOf(slug)).map((theme) => theme.code)
  expect((await step('maternity', 'up')).headers.location).toBe(`/desk/themes/${slug}#theme-maternity`)
  expect(await order()).toEqual(['maternity', 'acute-shift', 'community-services'])
  await step('maternity', 'up')
  await step('acute-shift', 'down')
  expect(await order()).toEqual(['maternity', 'community-services', 'acute-shift'])
  const taken = await ask(here.cast.olive, 'POST', `/api/desk/themes/${slug}`, { label: 'Us', code: 'learning' })
  expect(taken.statusCode).toBe(400)
  const named = await ask(here.cast.olive, 'POST', `/api/desk/themes/${slug}`, { label: 'Campaigns' })
  expect(named.json()).toEqual({ code: 'theme-campaigns' })
})

test('a coding frame comes out of a file, and a codebook that was downloaded goes in again', async () => {
  const { slug } = await make(here).consultation()
  const csv = [
    'theme,label,description,keywords,parent',
    'parking,Car parking,"Spaces, charges","car park|blue badge",travel',
    'travel,Travel,Getting there,bus,',
    'maternity,Other name,,,',
  ].join('\r\n')
  const added = await ask(here.cast.olive, 'POST', `/api/desk/themes/${slug}/import`, { text: csv })
  expect(added.json()).toEqual({ added: ['travel', 'parking'], changed: [], there: ['maternity'] })
  expect(await themesOf(slug)).toContainEqual(
    expect.objectContaining({ code: 'parking', parent: 'travel', keywords: ['car park', 'blue badge'] }),
  )
  expect((await themesOf(slug)).find((theme) => theme.code === 'maternity')?.label).toBe('Maternity')
  await ask(here.cast.olive, 'POST', `/api/desk/themes/${slug}`, { label: '=1+1', code: 'sum' })
  await ask(here.cast.olive, 'PUT', `/api/desk/themes/${slug}/acute-shift/retired`, { retired: true })
  const book = (await ask(here.cast.rita, 'GET', `/desk/themes/${slug}/codebook.csv`)).body

  const other = await make(here).consultation()
  await here.db
    .updateTable('theme')
    .set({ code: 'gone', label: 'Gone' })
    .where('id', '=', other.themes.maternity as string)
    .execute()
  const copied = await ask(here.cast.olive, 'POST', `/api/desk/themes/${other.slug}/import`, { text: book })
  expect(copied.json<{ added: string[] }>().added.sort()).toEqual(['maternity', 'parking', 'sum', 'travel'])
  expect((await themesOf(other.slug)).find((theme) => theme.code === 'sum')?.label).toBe('=1+1')

  const url = `/desk/themes/${slug}/import`
  for (const [text, sentence] of [
    ['', 'Please paste a list of themes.'],
    ['a,b\n1,2', 'Its first line should be headings'],
    [`theme,label\nx,${'long '.repeat(30)}`, 'Please keep the name to 120 characters.'],
    ['theme,label\nx,X\nx,Y', 'stands there twice'],
    ['theme,label,parent\nx,X,nowhere', 'which is not there'],
    ['theme,label,parent\nx,X,parking', 'would be a third level'],
    ['[{"theme":1,]', 'begins like JSON'],
    ['theme,label\ncoding,Coding', 'A page of the desk has that address'],
  ] as const) {
    const reply = await fill(here.cast.olive, url, { text })
    expect(reply.statusCode, text).toBe(400)
    expect(reply.body).toContain(sentence)
    expect(reply.body).toContain(text.split('\n').at(-1))
  }
  const json = JSON.stringify([{ label: 'Été & soleil', children: [{ label: 'Plage' }] }])
  const boundary = 'b0undary'
  const upload = await here.app.inject({
    method: 'POST',
    url,
    headers: { cookie: here.cast.olive.cookie, 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="f.json"\r\nContent-Type: application/json\r\n\r\n${json}\r\n--${boundary}\r\nContent-Disposition: form-data; name="text"\r\n\r\n\r\n--${boundary}--\r\n`,
  })
  expect(upload.headers.location).toBe(`/desk/themes/${slug}?added=2&there=0`)
  expect((await themesOf(slug)).map((theme) => theme.code)).toEqual(expect.arrayContaining(['ete-soleil', 'plage']))
})

test('the codebook quotes only what a person cleared and its author agreed to', async () => {
  const { slug } = await make(here).consultation()
  const cleared = await comment(here, slug, 'Sister Mary was kind to me.', { consentToQuote: true })
  const refused = await comment(here, slug, 'Not to be quoted, please.', { consentToQuote: false })
  const uncleared = await comment(here, slug, 'Nobody has looked at this.', { consentToQuote: true })
  for (const { id } of [cleared, refused, uncleared]) await correct(id, 'maternity', true)
  for (const [id, publicBody] of [
    [cleared.id, '[name removed] was kind to me.'],
    [refused.id, 'Not to be quoted, please.'],
  ] as const) {
    await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/redactions`, { publicBody, reason: 'name' })
  }
  const { body } = await ask(here.cast.rita, 'GET', `/desk/themes/${slug}/codebook.csv`)
  expect(body).not.toContain('Mary')
  expect(body).not.toContain('Not to be quoted')
  expect(body).not.toContain('Nobody has looked')
  expect(body).toContain('[name removed] was kind to me.')
})

test('the public log calls a theme what it was called on the day, and says what became of it', async () => {
  const consultation = await make(here).consultation()
  const { slug, themes } = consultation
  await publishing(here).response(consultation, {
    ref: 'NAMES-1',
    on: '2026-05-04',
    themes: [themes.maternity as string],
  })
  here.clock.now = new Date('2026-06-10T12:00:00Z')
  const url = `/api/desk/themes/${slug}/maternity`
  await ask(here.cast.olive, 'PATCH', url, { label: 'Births' })
  const entry = async (day: string) =>
    (await here.app.inject(`/api/log/NAMES-1?asOf=${day}`)).json<{ themes: object[] }>().themes
  expect(await entry('2026-06-09')).toEqual([{ code: 'maternity', label: 'Maternity', formerly: null, became: null }])
  expect(await entry('2026-06-10')).toEqual([
    { code: 'maternity', label: 'Births', formerly: { label: 'Maternity', until: '2026-06-10' }, became: null },
  ])
  here.clock.now = new Date('2026-06-12T12:00:00Z')
  await ask(here.cast.olive, 'POST', `${url}/merge`, { into: 'community-services' })
  expect(await entry('2026-06-11')).toMatchObject([{ became: null }])
  expect(await entry('2026-06-12')).toMatchObject([
    { label: 'Births', became: { kind: 'merge', into: ['Community services'], on: '2026-06-12' } },
  ])
  const page = wordsOf((await here.app.inject('/log/NAMES-1')).body)
  expect(page).toContain('(Earlier name, until 10 June 2026: Maternity )')
  expect(page).toContain('(Merged on 12 June 2026 into: Community services )')
})
