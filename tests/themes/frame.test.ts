import { expect, test } from 'vitest'
import { codebook } from '#server/themes/pages.ts'
import { asking, filling, holding, machineSays } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)

type Frame = {
  themes: {
    code: string
    label: string
    parent: string | null
    comments: number
    retired: boolean
    mergedInto: string | null
    agreement: object
  }[]
}
const frame = async (slug: string) => (await ask(here.cast.olive, 'GET', `/api/desk/themes/${slug}`)).json<Frame>()
const named = async (slug: string, code: string) => (await frame(slug)).themes.find((theme) => theme.code === code)
const add = (slug: string, theme: object) => ask(here.cast.olive, 'POST', `/api/desk/themes/${slug}`, theme)

test('a theme is added under another, with a code made from its name, and its history begins', async () => {
  const { slug } = await make(here).consultation()
  const reply = await add(slug, {
    label: 'Birth & labour',
    parent: 'maternity',
    keywords: ['birth', 'labour', 'birth'],
  })
  expect(reply.statusCode).toBe(201)
  expect(reply.json()).toEqual({ code: 'birth-labour' })
  expect((await add(slug, { label: 'Birth, labour' })).json()).toEqual({ code: 'birth-labour-2' })
  expect((await frame(slug)).themes.map((theme) => theme.code)).toEqual([
    'acute-shift',
    'maternity',
    'birth-labour',
    'community-services',
    'birth-labour-2',
  ])
  const versions = await ask(here.cast.olive, 'GET', `/api/desk/themes/${slug}/birth-labour/versions`)
  expect(versions.json()).toMatchObject([{ change: 'added', by: 'Olive Officer', keywords: ['birth', 'labour'] }])
})

test('a frame has two levels and no more', async () => {
  const { slug } = await make(here).consultation()
  await add(slug, { label: 'Birth', parent: 'maternity' })
  const third = await add(slug, { label: 'Home birth', parent: 'birth' })
  expect(third.statusCode).toBe(400)
  expect(third.json().fields[0].field).toBe('parent')
  const url = `/api/desk/themes/${slug}/maternity`
  expect((await ask(here.cast.olive, 'PATCH', url, { parent: 'acute-shift' })).statusCode).toBe(400)
  expect((await ask(here.cast.olive, 'PATCH', url, { parent: 'maternity' })).statusCode).toBe(400)
})

test('every change is a version, the same again is none, and the code never changes', async () => {
  const { slug } = await make(here).consultation()
  const url = `/api/desk/themes/${slug}/maternity`
  for (const _time of [1, 2]) {
    expect((await ask(here.cast.olive, 'PATCH', url, { label: 'Births', description: 'All of it.' })).statusCode).toBe(
      204,
    )
  }
  await ask(here.cast.oscar, 'PATCH', url, { parent: 'acute-shift' })
  const versions = (await ask(here.cast.olive, 'GET', `${url}/versions`)).json<{ change: string; label: string }[]>()
  expect(versions.map((version) => version.change)).toEqual(['moved', 'renamed, described', 'first set up'])
  expect(await named(slug, 'maternity')).toMatchObject({ label: 'Births', parent: 'acute-shift' })
})

test('what everybody reads of a theme is not changed by one person: old and new stand in public until another has looked', async () => {
  const { slug, id } = await make(here).consultation()
  const { olive, oscar } = here.cast
  const url = `/api/desk/themes/${slug}`
  await add(slug, { label: 'Wards' })
  expect(await changesOf(id), 'a new theme says nothing else than before').toEqual([])
  await ask(olive, 'PATCH', `${url}/maternity`, { keywords: ['births'] })
  expect(await changesOf(id)).toEqual([])

  const [described, renamed] = [{ description: 'All of it.' }, { label: 'Births' }]
  expect((await ask(olive, 'PATCH', `${url}/maternity`, described)).statusCode).toBe(204)
  expect((await ask(olive, 'PATCH', `${url}/maternity`, renamed)).statusCode).toBe(204)
  expect((await ask(olive, 'POST', `${url}/wards/merge`, { into: 'maternity' })).statusCode).toBe(200)
  const list = { text: 'theme,label,description\nmaternity,Birth,All.\nacute-shift,Acute,Moved.', known: 'change' }
  expect((await ask(olive, 'POST', `${url}/import`, list)).statusCode).toBe(201)
  const kept = await changesOf(id)
  expect(kept.map(({ changed }) => (changed as { what: string }[]).map(({ what }) => what).sort())).toEqual([
    ['Theme maternity'],
    ['Theme maternity'],
    ['Theme wards'],
    ['Theme acute-shift', 'Theme maternity'],
  ])
  expect(kept[1]!.changed).toEqual([
    { what: 'Theme maternity', from: 'Maternity: All of it.', to: 'Births: All of it.' },
  ])
  expect(kept[2]!.changed).toEqual([{ what: 'Theme wards', from: 'Wards', to: 'merged into maternity' }])
  const merge = await here.db.selectFrom('frameChange').select('id').where('consultationId', '=', id).executeTakeFirst()
  expect((await ask(olive, 'POST', `${url}/changes/${merge?.id}/undo`, {})).statusCode).toBe(204)
  expect((await changesOf(id)).at(-1)!.changed).toEqual([
    { what: 'Theme wards', from: 'merged into maternity', to: 'Wards' },
  ])

  const page = async () => (await here.app.inject(`/consultations/${slug}`)).body
  expect(await page()).toContain('Theme maternity')
  const confirm = `/api/desk/consultations/${slug}/changes/${kept[1]!.id}/confirmation`
  expect((await ask(olive, 'POST', confirm)).statusCode).toBe(403)
  expect((await ask(oscar, 'POST', confirm)).statusCode).toBe(204)
})

const changesOf = (consultationId: string) =>
  here.db
    .selectFrom('setUpChange')
    .select(['id', 'changed'])
    .where('consultationId', '=', consultationId)
    .orderBy('id')
    .execute()

test('a retired theme is offered no more, keeps what was said with it, and can be taken back', async () => {
  const { slug, themes } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Midwives.')
  await machineSays(here, id, [themes.maternity as string])
  const url = `/api/desk/themes/${slug}/maternity/retired`
  for (const _time of [1, 2]) expect((await ask(here.cast.olive, 'PUT', url, { retired: true })).statusCode).toBe(204)
  expect(await named(slug, 'maternity')).toMatchObject({ retired: true, comments: 1 })
  expect(await holding(here, id)).toEqual(['maternity'])
  await ask(here.cast.olive, 'PUT', url, { retired: false })
  expect(await named(slug, 'maternity')).toMatchObject({ retired: false })
})

test('merging takes every comment along: people’s words as theirs, the machine’s as the machine’s', async () => {
  const { slug, themes } = await make(here).consultation()
  const say = async (body: string) => (await comment(here, slug, body)).id
  const [byMachine, byPerson, deniedThere, deniedHere, both] = (await Promise.all(
    ['one', 'two', 'three', 'four', 'five'].map(say),
  )) as [string, string, string, string, string]
  const from = themes.maternity as string
  const into = themes['community-services'] as string
  const correct = (id: string, code: string, applies: boolean) =>
    ask(here.cast.olive, 'PATCH', `/api/desk/comments/${id}/themes`, { themes: [{ code, applies }] })
  await machineSays(here, byMachine, [from])
  await correct(byPerson, 'maternity', true)
  await correct(byPerson, 'community-services', false)
  await machineSays(here, deniedThere, [from])
  await correct(deniedThere, 'community-services', false)
  await machineSays(here, deniedHere, [from])
  await correct(deniedHere, 'maternity', false)
  await machineSays(here, both, [from, into])

  const url = `/api/desk/themes/${slug}/maternity/merge`
  const reply = await ask(here.cast.oscar, 'POST', url, { into: 'community-services' })
  expect(reply.json()).toEqual({ comments: 4 })
  expect(await holding(here, byMachine)).toEqual(['community-services'])
  // Olive said yes to the one and no to the other: the yes is to what they have become.
  expect(await holding(here, byPerson)).toEqual(['community-services'])
  // The machine's yes does not overrule her no.
  expect(await holding(here, deniedThere)).toEqual([])
  expect(await holding(here, deniedHere)).toEqual([])
  expect(await holding(here, both)).toEqual(['community-services'])

  const traced = await here.db
    .selectFrom('themeAssignment')
    .select(['saidBy', 'personId', 'replacedAt', 'themeId'])
    .where('commentId', '=', byPerson)
    .orderBy('id')
    .execute()
  expect(traced.map((row) => [row.saidBy, row.personId, row.themeId === into, row.replacedAt !== null])).toEqual([
    ['person', here.cast.olive.id, false, true],
    ['person', here.cast.olive.id, true, true],
    ['person', here.cast.olive.id, true, false],
  ])
  expect(await named(slug, 'maternity')).toMatchObject({ retired: true, mergedInto: 'community-services', comments: 0 })
  expect((await ask(here.cast.oscar, 'POST', url, { into: 'community-services' })).json()).toEqual({ comments: 0 })
  const list = await ask(here.cast.olive, 'GET', `/api/desk/comments?consultation=${slug}&theme=maternity`)
  expect(list.json<{ count: number }>().count).toBe(3)
})

test('a theme with sub-themes takes them along, but not under a sub-theme', async () => {
  const { slug } = await make(here).consultation()
  await add(slug, { label: 'Birth', parent: 'maternity' })
  await add(slug, { label: 'Nurses', parent: 'community-services' })
  const url = `/api/desk/themes/${slug}/maternity/merge`
  expect((await ask(here.cast.olive, 'POST', url, { into: 'nurses' })).statusCode).toBe(400)
  expect((await ask(here.cast.olive, 'POST', url, { into: 'birth' })).statusCode).toBe(400)
  expect((await ask(here.cast.olive, 'POST', url, { into: 'maternity' })).statusCode).toBe(400)
  expect((await ask(here.cast.olive, 'POST', url, { into: 'community-services' })).statusCode).toBe(200)
  expect(await named(slug, 'birth')).toMatchObject({ parent: 'community-services' })
  expect((await ask(here.cast.olive, 'PATCH', `/api/desk/themes/${slug}/maternity`, { label: 'x' })).statusCode).toBe(
    409,
  )
})

test('two officers who merge crosswise at once end with one theme, never a circle', async () => {
  const { slug } = await make(here).consultation()
  const replies = await Promise.all([
    ask(here.cast.olive, 'POST', `/api/desk/themes/${slug}/maternity/merge`, { into: 'acute-shift' }),
    ask(here.cast.oscar, 'POST', `/api/desk/themes/${slug}/acute-shift/merge`, { into: 'maternity' }),
  ])
  expect(replies.map((reply) => reply.statusCode).sort()).toEqual([200, 409])
  expect((await frame(slug)).themes.filter((theme) => theme.mergedInto)).toHaveLength(1)
})

test('agreement counts what machine and people said of the same comments', async () => {
  const { slug, themes } = await make(here).consultation()
  for (const [machine, person] of [
    [true, true],
    [true, false],
    [false, true],
    [true, undefined],
  ] as const) {
    const { id } = await comment(here, slug, 'Words.')
    if (machine) await machineSays(here, id, [themes.maternity as string])
    if (person !== undefined) {
      await ask(here.cast.olive, 'PATCH', `/api/desk/comments/${id}/themes`, {
        themes: [{ code: 'maternity', applies: person }],
      })
    }
  }
  expect((await named(slug, 'maternity'))?.agreement).toEqual({ both: 1, machineOnly: 1, personOnly: 1 })
  const page = await ask(here.cast.olive, 'GET', `/desk/themes/${slug}/maternity`)
  expect(page.body).toContain('Machine and people agree on it in 1 of 3 comments (33%).')
})

test('the codebook is a file for spreadsheets that runs no formula', async () => {
  const { slug } = await make(here).consultation()
  await add(slug, { label: '=1+1', code: 'sum', description: 'Nothing, "really"' })
  const reply = await ask(here.cast.rita, 'GET', `/desk/themes/${slug}/codebook.csv`)
  expect(reply.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(reply.body).toContain('maternity,Maternity,')
  expect(reply.body).toContain("'=1+1")
  expect(codebook([]).startsWith('\ufeffcode,label')).toBe(true)
})

test('who may not change themes changes none; who may not read comments sees none', async () => {
  const { slug } = await make(here).consultation()
  const url = `/api/desk/themes/${slug}`
  for (const who of [here.cast.rita, here.cast.bea, here.cast.sam]) {
    expect((await ask(who, 'POST', url, { label: 'Mine' })).statusCode).toBe(403)
    expect((await ask(who, 'PATCH', `${url}/maternity`, { label: 'Mine' })).statusCode).toBe(403)
    expect((await ask(who, 'POST', `${url}/maternity/merge`, { into: 'acute-shift' })).statusCode).toBe(403)
    expect((await ask(who, 'PUT', `${url}/maternity/retired`, { retired: true })).statusCode).toBe(403)
  }
  expect((await ask(here.cast.rita, 'GET', url)).statusCode).toBe(200)
  expect((await ask(here.cast.bea, 'GET', url)).statusCode).toBe(403)
  expect((await ask(null, 'GET', url)).statusCode).toBe(401)
  expect((await ask(here.cast.olive, 'GET', '/api/desk/themes/no-such')).statusCode).toBe(404)
  expect((await ask(here.cast.olive, 'PATCH', `${url}/no-such`, { label: 'x' })).statusCode).toBe(404)
})

test('the forms do the same, and what was wrong comes back with everything still typed in', async () => {
  const { slug } = await make(here).consultation()
  const wrong = await fill(here.cast.olive, `/desk/themes/${slug}`, { label: '', description: 'All about buses.' })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('Please give the theme a name.')
  expect(wrong.body).toContain('All about buses.')
  const added = await fill(here.cast.olive, `/desk/themes/${slug}`, {
    label: 'Buses',
    parent: '',
    description: '',
    keywords: 'bus, coach , bus',
    code: '',
  })
  expect(added.headers.location).toBe(`/desk/themes/${slug}#theme-buses`)
  const taken = await fill(here.cast.olive, `/desk/themes/${slug}`, { label: 'Buses', code: 'buses' })
  expect(taken.statusCode).toBe(409)
  const changed = await fill(here.cast.olive, `/desk/themes/${slug}/buses`, {
    label: 'Buses and coaches',
    parent: 'acute-shift',
    description: '',
    keywords: 'bus',
  })
  expect(changed.statusCode).toBe(303)
  expect(await named(slug, 'buses')).toMatchObject({ label: 'Buses and coaches', parent: 'acute-shift' })
  const page = await ask(here.cast.olive, 'GET', `/desk/themes/${slug}/buses`)
  expect(page.body).toContain('renamed, keywords, moved')
  const unmerged = await fill(here.cast.olive, `/desk/themes/${slug}/buses/merge`, { into: '' })
  expect(unmerged.body).toContain('Please choose a theme to merge into.')
})

test('no two themes have one name, whichever way they would get it; a merged one’s name is free again', async () => {
  const { slug } = await make(here).consultation()
  const { olive } = here.cast
  const url = `/api/desk/themes/${slug}`
  expect((await add(slug, { label: 'Buses' })).statusCode).toBe(201)
  expect((await add(slug, { label: 'buses' })).statusCode).toBe(409)
  expect((await add(slug, { label: 'Night buses' })).statusCode).toBe(201)
  expect((await add(slug, { label: ' Night  buses ' })).statusCode).toBe(409)
  expect((await add(slug, { label: 'Trams' })).statusCode).toBe(201)
  const again = await fill(olive, `/desk/themes/${slug}/trams`, { label: 'Buses', description: '', keywords: '' })
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('“Buses” is the name of a theme already.')
  const parts = [{ label: 'Buses' }, { label: 'Other trams' }]
  expect((await ask(olive, 'PUT', `${url}/trams/split`, { parts })).statusCode).toBe(409)
  const list = { text: 'theme,label\nbus-2,Buses' }
  expect((await ask(olive, 'POST', `${url}/import`, list)).statusCode).toBe(409)
  expect((await ask(olive, 'POST', `${url}/buses/merge`, { into: 'trams' })).statusCode).toBe(200)
  expect((await add(slug, { label: 'Buses' })).statusCode).toBe(201)
  const changes = await here.db.selectFrom('frameChange').select('id').orderBy('id', 'desc').limit(1).execute()
  const undone = await ask(olive, 'POST', `${url}/changes/${changes[0]?.id}/undo`, {})
  expect(undone.statusCode, 'a merge is not undone into a name that is taken').toBe(409)
})

test('an edited codebook comes back: what it says of themes that are there becomes a new version, if that is asked for', async () => {
  const { slug } = await make(here).consultation()
  const { olive } = here.cast
  const url = `/api/desk/themes/${slug}`
  await add(slug, { label: 'Buses', description: 'Times and stops', keywords: ['bus'] })
  const book = (await ask(olive, 'GET', `/desk/themes/${slug}/codebook.csv`)).body
  const edited = book.replace('buses,Buses', 'buses,Buses and trains')
  expect(edited).not.toBe(book)
  const left = await ask(olive, 'POST', `${url}/import`, { text: edited })
  expect(left.json()).toMatchObject({ added: [], changed: [] })
  const changed = await ask(olive, 'POST', `${url}/import`, { text: edited, known: 'change' })
  expect(changed.json()).toMatchObject({ added: [], changed: ['buses'] })
  expect(await named(slug, 'buses')).toMatchObject({ label: 'Buses and trains' })
  const versions = (await ask(olive, 'GET', `${url}/buses/versions`)).json<{ change: string; description: string }[]>()
  expect(versions[0]).toMatchObject({ change: 'renamed', description: 'Times and stops' })
  const bare = { text: 'theme,label\nbuses,Buses and trains', known: 'change' }
  expect((await ask(olive, 'POST', `${url}/import`, bare)).json(), 'a list without descriptions empties none').toEqual({
    added: [],
    changed: [],
    there: ['buses'],
  })
})
