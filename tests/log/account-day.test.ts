import { expect, test } from 'vitest'
import type { Account } from '#server/log/account/contract.ts'
import { asking, filling } from '../support/desk.ts'
import { wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make, say } from '../support/make.ts'
import { noon, publishing } from '../support/published.ts'

const here = useHere()
const account = async (slug: string, day = '') =>
  (await here.app.inject(`/api/consultations/${slug}/account${day && `?asOf=${day}`}`)).json<Account>()

test('the account of a day tells how everything stood then, and the same as today’s for today', async () => {
  const consultation = await make(here).consultation({ slug: 'as-of' })
  const rows = publishing(here)
  const [first, second, third] = (await rows.saidMany(consultation, 3, { at: noon('2026-05-04') })) as [
    string,
    string,
    string,
  ]
  await rows.said(consultation, { at: noon('2026-05-20'), channel: 'paper', late: true })
  await rows.response(consultation, { on: '2026-05-14', comments: [first] })
  await rows.setAside(second, noon('2026-05-16'))
  await rows.withdraw(third, noon('2026-05-18'))
  const standings = async (day: string) => (await account('as-of', day)).standings
  expect(await standings('2026-05-03')).toEqual({ received: 0, answered: 0, inHand: 0, setAside: 0, withdrawn: 0 })
  expect(await standings('2026-05-13')).toEqual({ received: 3, answered: 0, inHand: 3, setAside: 0, withdrawn: 0 })
  expect(await standings('2026-05-14')).toEqual({ received: 3, answered: 1, inHand: 2, setAside: 0, withdrawn: 0 })
  expect(await standings('2026-05-16')).toEqual({ received: 3, answered: 1, inHand: 1, setAside: 1, withdrawn: 0 })
  const yesterday = await account('as-of', '2026-05-31')
  const today = await account('as-of')
  expect({ ...yesterday, asOf: today.asOf, waits: today.waits, areas: today.areas }).toEqual(today)
  expect(yesterday.waits).toMatchObject({ answeredMedian: 10, waitingLongest: 11 })
  expect(today.channelWeeks).toEqual([
    { week: '2026-05-04', channel: 'web', label: 'Web', n: 3 },
    { week: '2026-05-18', channel: 'paper', label: today.channelWeeks[1]?.label, n: 1 },
  ])
  const page = await here.app.inject({
    url: '/consultations/as-of/account?asOf=2026-05-14',
    headers: { accept: 'text/html' },
  })
  expect(wordsOf(page.body)).toContain('As it could be read on 14 May 2026.')
})

test('a day that has not come is refused', async () => {
  expect((await here.app.inject('/api/consultations/as-of/account?asOf=2026-06-02')).statusCode).toBe(400)
  expect((await here.app.inject('/consultations/as-of/account?asOf=2026-06-02')).statusCode).toBe(400)
})

test('who took part stands beside who lives there, small numbers held back, and never for a past day', async () => {
  const { slug } = await make(here).consultation({ slug: 'areas' })
  const ask = asking(here)
  const people = { 'Leicester city': 30, Melton: 12, Rutland: 2 }
  for (const [area, n] of Object.entries(people))
    for (let at = 0; at < n; at++) await say(here.app, slug, 'A bus, please.', { area })
  const lines = 'Leicester city; 368,600; 1, 2\nMelton; 51,800; 2, 1\nRutland; 41,000; 3, 1'
  const done = await filling(here)(here.cast.olive, `/desk/consultations/${slug}/areas`, {
    lines,
    source: 'Census 2021',
  })
  expect(done.statusCode).toBe(303)
  const { areas } = await account(slug)
  expect(areas).toMatchObject({ submissions: 44, sources: ['Census 2021'] })
  const rutland = areas?.rows.find(({ area }) => area === 'Rutland')
  expect(rutland).toEqual({ area: 'Rutland', submissions: null, people: 41_000, across: 3, down: 1 })
  // One hidden cell could be worked out from the total, so a second is held back too.
  expect(areas?.rows.filter(({ submissions }) => submissions === null).length).toBeGreaterThan(1)
  expect((await account(slug, '2026-05-31')).areas).toBeNull()
  const page = (await ask(null, 'GET', `/consultations/${slug}/account`)).body
  expect(wordsOf(page)).toContain('Rutland held back 41,000')
  expect(page).toMatch(/<svg[^>]*>.*Leicester/s)
})

test.each([
  ['an area that is not named', 'Derby; 1; 1, 1', 'names no area “Derby”'],
  ['two tiles in one place', 'Melton; 1; 1, 1\nRutland; 1; 1, 1', 'Two areas stand in column 1, row 1.'],
  ['a line that is none', 'Melton: many', 'Please write “Melton: many” as area; people; column, row.'],
])('the map is refused with %s, and keeps what was typed', async (_what, lines, message) => {
  const reply = await filling(here)(here.cast.olive, '/desk/consultations/areas/areas', { lines })
  expect(reply.statusCode).toBe(400)
  expect(wordsOf(reply.body)).toContain(message)
  expect(reply.body).toContain(lines.split('\n')[0])
})

test('arranging the map requires an officer', async () => {
  const ask = asking(here)
  const body = { lines: [] }
  expect((await ask(null, 'PUT', '/api/desk/consultations/areas/areas', body)).statusCode).toBe(401)
  expect((await ask(here.cast.bea, 'PUT', '/api/desk/consultations/areas/areas', body)).statusCode).toBe(403)
})
