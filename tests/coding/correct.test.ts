import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asking, deeds, filling, holding, machineSays } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)

const codes = ['acute-shift', 'maternity', 'community-services'] as const
async function said(machine: readonly string[] = []) {
  const { slug, themes } = await make(here).consultation()
  const { id } = await comment(here, slug, 'More midwives near home.')
  await machineSays(
    here,
    id,
    machine.map((code) => themes[code] as string),
  )
  return { id, slug, themes, url: `/api/desk/comments/${id}/themes` }
}
type Beside = {
  code: string
  holds: boolean
  machine: object | null
  person: { applies: boolean; name: string } | null
}

test('a person’s word decides, and the machine’s stays visible beside it', async () => {
  const { id, url } = await said(['maternity'])
  const reply = await ask(here.cast.olive, 'PATCH', url, {
    themes: [
      { code: 'maternity', applies: false },
      { code: 'community-services', applies: true },
    ],
  })
  expect(reply.statusCode).toBe(200)
  const beside = Object.fromEntries(reply.json<Beside[]>().map((theme) => [theme.code, theme]))
  expect(beside.maternity).toMatchObject({
    holds: false,
    machine: { band: 'likely' },
    person: { applies: false, name: 'Olive Officer' },
  })
  expect(beside['community-services']).toMatchObject({ holds: true, machine: null, person: { applies: true } })
  expect(await holding(here, id)).toEqual(['community-services'])
})

test('the same correction twice is one row and one line of history; a changed mind keeps the earlier word, dated', async () => {
  const { id, url } = await said()
  const yes = { themes: [{ code: 'maternity', applies: true }] }
  for (const _time of [1, 2]) await ask(here.cast.olive, 'PATCH', url, yes)
  await ask(here.cast.oscar, 'PATCH', url, { themes: [{ code: 'maternity', applies: false }] })
  const rows = await here.db
    .selectFrom('themeAssignment')
    .select(['applies', 'replacedAt'])
    .where('commentId', '=', id)
    .orderBy('id')
    .execute()
  expect(rows.map((row) => [row.applies, row.replacedAt !== null])).toEqual([
    [true, true],
    [false, false],
  ])
  expect(await deeds(here, id)).toEqual(['comment.themes-corrected', 'comment.themes-corrected'])
})

test('confirming makes all that holds a person’s word, and no longer asks for a person', async () => {
  const { id, url } = await said(['maternity', 'acute-shift'])
  await here.db.updateTable('comment').set({ needsPerson: 'low-confidence' }).where('id', '=', id).execute()
  await ask(here.cast.olive, 'PUT', url, { themes: ['maternity', 'acute-shift'] })
  const view = (await ask(here.cast.olive, 'GET', `/api/desk/comments/${id}`)).json()
  expect(view.needsPerson).toBeNull()
  expect(view.confirmed).toMatchObject({ by: 'Olive Officer' })
  expect(view.themes.filter((theme: Beside) => theme.person?.applies).map((theme: Beside) => theme.code)).toEqual([
    'acute-shift',
    'maternity',
  ])
  for (const _time of [1, 2]) await ask(here.cast.olive, 'PUT', url, { themes: ['acute-shift', 'maternity'] })
  expect(await deeds(here, id)).toEqual(['comment.themes-confirmed'])
})

test('“none fits” holds even when the machine finds something later', async () => {
  const { id, url, themes } = await said(['maternity'])
  await ask(here.cast.olive, 'PUT', url, { themes: [] })
  expect(await holding(here, id)).toEqual([])
  await machineSays(here, id, Object.values(themes))
  expect(await holding(here, id)).toEqual([])
})

test('whatever machine and people say, in any order, a person’s word wins and survives every re-tagging', async () => {
  const { slug, themes } = await make(here).consultation()
  const some = fc.subarray([...codes])
  const act = fc.oneof(
    fc.record({ does: fc.constant('machine' as const), themes: some }),
    fc.record({ does: fc.constant('confirm' as const), themes: some }),
    fc.record({ does: fc.constant('correct' as const), code: fc.constantFrom(...codes), applies: fc.boolean() }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 8 }), async (acts) => {
      const { id } = await comment(here, slug, 'Any words.')
      const url = `/api/desk/comments/${id}/themes`
      let machine = new Set<string>()
      const person = new Map<string, boolean>()
      let confirmed = false
      let rows = 0
      for (const one of acts) {
        if (one.does === 'machine') {
          machine = new Set(one.themes)
          await machineSays(
            here,
            id,
            one.themes.map((code) => themes[code] as string),
          )
        } else if (one.does === 'correct') {
          person.set(one.code, one.applies)
          const { code, applies } = one
          expect((await ask(here.cast.olive, 'PATCH', url, { themes: [{ code, applies }] })).statusCode).toBe(200)
        } else {
          for (const code of new Set([...machine, ...person.keys()])) person.set(code, false)
          for (const code of one.themes) person.set(code, true)
          confirmed = true
          expect((await ask(here.cast.olive, 'PUT', url, { themes: one.themes })).statusCode).toBe(200)
        }
        const holds = codes.filter((code) => person.get(code) ?? (!confirmed && machine.has(code)))
        expect(await holding(here, id)).toEqual([...holds].sort())
        const { count } = await here.db
          .selectFrom('themeAssignment')
          .select(({ fn }) => fn.countAll<number>().as('count'))
          .where('commentId', '=', id)
          .executeTakeFirstOrThrow()
        // Nobody's earlier word is ever deleted.
        expect(count).toBeGreaterThanOrEqual(rows)
        rows = count
      }
    }),
    { numRuns: 30 },
  )
})

test('two officers who correct the same comment at once leave one current word for each theme', async () => {
  const { id, url } = await said(['maternity'])
  const replies = await Promise.all(
    [true, false, true, false].map((applies, index) =>
      ask(index % 2 ? here.cast.oscar : here.cast.olive, 'PATCH', url, { themes: [{ code: 'maternity', applies }] }),
    ),
  )
  expect(replies.map((reply) => reply.statusCode)).toEqual([200, 200, 200, 200])
  const current = await here.db
    .selectFrom('themeAssignment')
    .select('id')
    .where('commentId', '=', id)
    .where('saidBy', '=', 'person')
    .where('replacedAt', 'is', null)
    .execute()
  expect(current).toHaveLength(1)
})

test('a code that is no theme of this consultation is refused, and nothing is said', async () => {
  const { id, url } = await said(['maternity'])
  const reply = await ask(here.cast.olive, 'PATCH', url, {
    themes: [
      { code: 'maternity', applies: false },
      { code: 'parking', applies: true },
    ],
  })
  expect(reply.statusCode).toBe(400)
  expect(reply.json().detail).toContain('“parking”')
  expect(await holding(here, id)).toEqual(['maternity'])
})

test('a reviewer, a board member and a stranger may not correct', async () => {
  const { id, url } = await said(['maternity'])
  expect((await ask(here.cast.rita, 'PUT', url, { themes: [] })).statusCode).toBe(403)
  expect((await ask(here.cast.bea, 'PATCH', url, { themes: [] })).statusCode).toBe(403)
  expect((await ask(null, 'PUT', url, { themes: [] })).statusCode).toBe(401)
  expect(await holding(here, id)).toEqual(['maternity'])
})

test('the form says the same as the API: what is ticked holds, and “No theme fits” holds nothing', async () => {
  const { id, slug } = await said(['maternity'])
  const url = `/desk/comments/${id}/themes?consultation=${slug}`
  const reply = await fill(here.cast.olive, url, { theme: ['acute-shift', 'community-services'] })
  expect(reply.statusCode).toBe(303)
  expect(reply.headers.location).toBe(`/desk/comments/${id}?consultation=${slug}#themes`)
  expect(await holding(here, id)).toEqual(['acute-shift', 'community-services'])
  await fill(here.cast.olive, url, { theme: ['acute-shift'], none: 'yes' })
  expect(await holding(here, id)).toEqual([])
})
