import { beforeAll, expect, test } from 'vitest'
import { positionOn } from '#server/meetings/position.ts'
import { asking } from '../support/desk.ts'
import { wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { noon, publishing } from '../support/published.ts'
import { unmarked } from '../support/unmarked.ts'

const here = useHere()
let slug: string

beforeAll(async () => {
  const consultation = await make(here).consultation()
  slug = consultation.slug
  const { group, meeting, response, saidMany } = publishing(here)
  const groupingId = await group('City Health and Wellbeing Board')
  await meeting(groupingId, { slug: 'may', day: '2026-05-10' })
  await meeting(groupingId, { slug: 'june', day: '2026-06-20' })
  await response(consultation, {
    on: '2026-05-20',
    youSaid: 'Run a bus to the hospital on Sundays.',
    comments: await saidMany(consultation, 2, { at: noon('2026-05-12') }),
  })
  here.app.invalidate('public')
})

test('signing in leads everybody to a page that they may open, and no link of the frame leads to “Not allowed”', async () => {
  for (const [name, lands] of [
    ['bea', '/desk/board'],
    ['olive', '/desk'],
  ] as const) {
    const { cookie } = here.cast[name]
    const after = await here.app.inject({ url: '/desk/after-sign-in', headers: { cookie } })
    expect(after.headers.location, name).toBe(lands)
    const { body, statusCode } = await here.app.inject({ url: lands, headers: { cookie, accept: 'text/html' } })
    expect(statusCode, name).toBe(200)
    const links = [...body.matchAll(/<a[^>]+href="(\/desk[^"#]*)"/g)].map(([, href]) => href as string)
    for (const href of new Set(links)) {
      const { statusCode: found } = await here.app.inject({ url: href.replaceAll('&amp;', '&'), headers: { cookie } })
      expect(found, `${name}: ${href}`).not.toBe(403)
    }
  }
})

test('a date whose day nobody knows any more is no news because it was typed in since the board met', async () => {
  const { id: phaseId } = await here.db
    .selectFrom('phase')
    .innerJoin('consultation', 'consultation.id', 'phase.consultationId')
    .select('phase.id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  const moved = { phaseId, boundary: 'end', day: '2027-03-01', saidBy: 'The programme' } as const
  await here.db
    .insertInto('phaseDate')
    .values([
      { ...moved, reason: 'The hall was booked.', recordedOn: '2026-05-15' },
      { ...moved, reason: 'An old plan.', recordedOnWording: '2016' },
    ])
    .execute()
  const words = wordsOf((await here.app.inject({ url: '/desk/board', headers: { cookie: here.cast.bea.cookie } })).body)
  expect(words).toContain('The hall was booked.')
  expect(words).not.toContain('An old plan.')
})

test('anyone who has no desk is led on from its address, not told “Not allowed”', async () => {
  const { cookie } = here.cast.bea
  const desk = await here.app.inject({ url: '/desk', headers: { cookie, accept: 'text/html' } })
  expect([desk.statusCode, desk.headers.location]).toEqual([303, '/desk/after-sign-in'])
})

test('a member sees the next meeting, and what changed since the board last met', async () => {
  const { cookie } = here.cast.bea
  const words = wordsOf((await here.app.inject({ url: '/desk/board', headers: { cookie } })).body)
  expect(words).toContain('City Health and Wellbeing Board')
  expect(words).toMatch(/Next meeting 20 June 2026/)
  expect(words).toMatch(/Since the board last met, 10 May 2026.*Run a bus to the hospital on Sundays\./)
})

test('a board member who signs in in Polish reads their page in Polish; what stands around it is marked as English', async () => {
  const { cookie } = here.cast.bea
  const after = await here.app.inject({ url: '/pl/desk/after-sign-in', headers: { cookie } })
  expect(after.headers.location).toBe('/pl/desk/board')
  const { body } = await here.app.inject({ url: '/pl/desk/board', headers: { cookie, accept: 'text/html' } })
  expect(body).toContain('<html lang="pl" dir="ltr">')
  expect(wordsOf(body)).toContain('Następne posiedzenie')
  expect(body).toContain('href="/pl/log')
  const english = (await here.app.inject({ url: '/desk/board', headers: { cookie } })).body
  expect(unmarked(body, english, 'pl', /Said and Done|City Health and Wellbeing Board/g)).toEqual([])
  expect((await here.app.inject({ url: '/pl/desk', headers: { cookie } })).statusCode).toBe(404)
  expect((await here.app.inject({ url: '/pl/desk/boards', headers: { cookie } })).statusCode).toBe(404)
})

test('row 6: what a board answers is due, given and approved on days, and overdue in words', async () => {
  const ask = asking(here)
  const board = (await here.db.selectFrom('grouping').select('slug').executeTakeFirstOrThrow()).slug
  const say = (more: object) =>
    ask(here.cast.olive, 'PUT', '/api/desk/board/position', { board, consultation: slug, ...more })
  expect((await ask(here.cast.bea, 'PUT', '/api/desk/board/position', { board, consultation: slug })).statusCode).toBe(
    403,
  )
  expect((await say({ feedbackDueOn: '2026-05-03' })).statusCode).toBe(204)
  const seat = async () =>
    wordsOf((await here.app.inject({ url: '/desk/board', headers: { cookie: here.cast.bea.cookie } })).body)
  expect(await seat()).toContain('Feedback overdue since 3 May 2026')
  expect((await say({ feedbackDueOn: '2026-05-03', givenOn: '2026-05-20' })).statusCode).toBe(400)
  expect((await say({ givenOn: '2026-07-01', feedback: 'We agree.' })).statusCode).toBe(400)
  const given = {
    feedbackDueOn: '2026-05-03',
    givenOn: '2026-05-20',
    feedback: 'We agree.',
    approvalDueOn: '2026-06-20',
  }
  expect((await say(given)).statusCode).toBe(204)
  expect(await seat()).toMatch(/Feedback given on 20 May 2026 · Approval due by 20 June 2026 We agree\./)
  const history = await here.db.selectFrom('history').select('detail').where('action', '=', 'board.position').execute()
  expect(history).toHaveLength(2)
})

test('the state of a board’s answer follows from its days alone', () => {
  const days = { feedbackDueOn: null, givenOn: null, approvalDueOn: null, approvedOn: null }
  expect(positionOn('2026-06-01', days).words).toBe('Feedback asked for, with no day set')
  expect(positionOn('2026-06-01', { ...days, feedbackDueOn: '2026-06-01' })).toMatchObject({ overdue: false })
  expect(positionOn('2026-06-02', { ...days, feedbackDueOn: '2026-06-01' })).toMatchObject({ overdue: true })
  const approved = { ...days, givenOn: '2026-05-01', approvedOn: '2026-05-09' }
  expect(positionOn('2026-06-01', approved).words).toBe('Feedback given on 1 May 2026, approved on 9 May 2026')
})
