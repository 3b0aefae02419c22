import { beforeAll, expect, test } from 'vitest'
import type { BoardPosition, Meeting, MeetingInFull } from '#server/meetings/contract.ts'
import { asking } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { publishing } from '../support/published.ts'

const here = useHere()

beforeAll(async () => {
  const consultation = await make(here).consultation({ slug: 'closer' })
  const rows = publishing(here)
  const board = await rows.group('Leicester City Health and Wellbeing Board')
  const other = await rows.group('Trust Board')
  const response = await rows.response(consultation, { ref: 'BUS-1', on: '2026-04-30', youSaid: 'No bus.' })
  await rows.meeting(board, { slug: 'hwb-april', day: '2026-04-09' })
  const may = await rows.meeting(board, { slug: 'hwb-may', day: '2026-05-14', papersPublishedOn: '2026-05-06' })
  await rows.meeting(other, { slug: 'trust-may', day: '2026-05-01' })
  await rows.meeting(board, { slug: 'undated', dayWording: 'Before 4 April 2014; the day is not in the minutes' })
  const coming = await rows.meeting(board, { slug: 'hwb-july', day: '2026-07-09', papersPublishedOn: '2026-07-01' })
  await rows.resolution(may, '3', 'That the answers be sent out with the minutes.', [response])
  await rows.resolution(coming, '1', 'Not yet resolved.', [response])
  await here.db
    .insertInto('publicQuestion')
    .values([
      {
        meetingId: may,
        number: 1,
        receivedOn: '2026-05-12',
        askerShown: 'A member of the public',
        askerPresent: false,
        question: 'Who checks that the programme has listened?',
        answerMode: 'written-after-meeting',
        answer: 'The reference group does.',
        answeredOn: '2026-05-28',
        answeredBy: 'Programme office',
        attachedToMinutes: true,
      },
      { meetingId: may, number: 2, receivedOn: '2026-05-12', question: 'Why is Mr Jones paid so much?' },
    ])
    .execute()
})

const page = async (url: string) => (await here.app.inject({ url, headers: { accept: 'text/html' } })).body

test('meetings are listed with the latest first, and those without a recorded day in the words that are known', async () => {
  const meetings = (await here.app.inject('/api/meetings')).json<Meeting[]>()
  expect(meetings.map((meeting) => meeting.slug)).toEqual(['hwb-july', 'hwb-may', 'trust-may', 'hwb-april', 'undated'])
  expect(await page('/meetings')).toContain('Before 4 April 2014; the day is not in the minutes')
})

test('a meeting shows its papers, minutes and numbered resolutions, and leads to the entries of the log', async () => {
  const meeting = (await here.app.inject('/api/meetings/hwb-may')).json<MeetingInFull>()
  expect(meeting.agenda[0]).toMatchObject({
    paperTitle: 'Status report',
    recommendations: ['Note progress'],
    minutes: ['Feedback is reflected in proposals.'],
    resolutions: [
      {
        number: '3',
        text: 'That the answers be sent out with the minutes.',
        responses: [{ ref: 'BUS-1', url: '/log/BUS-1', youSaid: 'No bus.' }],
      },
    ],
  })
  const shown = await page('/meetings/hwb-may')
  expect(shown).toContain('id="resolution-3"')
  expect(shown).toContain('href="/log/BUS-1"')
})

test('it leads to the log as it was that day, and to what had changed since the same board last met', async () => {
  const shown = await page('/meetings/hwb-may')
  expect(shown).toContain('href="/log?asOf=2026-05-14"')
  expect(shown).toContain('href="/log?asOf=2026-05-14&amp;since=2026-04-09"')
  const since = await page('/log?asOf=2026-05-14&since=2026-04-09')
  expect(since).toContain('New since 9 April 2026')
  expect(await page('/meetings/undated')).not.toContain('/log?asOf')
})

test('public questions stand apart, with their answers; one without an answer keeps its words back', async () => {
  const { publicQuestions } = (await here.app.inject('/api/meetings/hwb-may')).json<MeetingInFull>()
  expect(publicQuestions.map((question) => [question.number, question.question, question.answer])).toEqual([
    [1, 'Who checks that the programme has listened?', 'The reference group does.'],
    [2, null, null],
  ])
  const shown = await page('/meetings/hwb-may')
  expect(shown).toContain('Answered in writing after the meeting')
  expect(shown).toContain('Not answered yet')
})

test('papers and resolutions of a meeting to come are not shown before their day', async () => {
  const before = (await here.app.inject('/api/meetings/hwb-july')).json<MeetingInFull>()
  expect([before.papersOut, before.agenda, before.resolutions]).toEqual([false, [], 0])
  here.clock.now = new Date('2026-07-01T09:00:00Z')
  const after = (await here.app.inject('/api/meetings/hwb-july')).json<MeetingInFull>()
  expect(after.agenda).toHaveLength(1)
  here.clock.now = new Date('2026-06-01T12:00:00Z')
})

test('a board’s own answer is said by an officer, and stands with its state in words on its public page', async () => {
  const ask = asking(here)
  const { slug } = await here.db
    .selectFrom('grouping')
    .select('slug')
    .where('name', '=', 'Leicester City Health and Wellbeing Board')
    .executeTakeFirstOrThrow()
  const said = (who: Parameters<typeof ask>[0], more: object = {}) =>
    ask(who, 'PUT', '/api/desk/meetings/positions', {
      board: slug,
      consultation: 'closer',
      feedbackDueOn: '2026-05-20',
      ...more,
    })
  expect((await said(null)).statusCode).toBe(401)
  expect((await said(here.cast.bea)).statusCode).toBe(403)
  expect((await said(here.cast.olive, { board: 'none' })).statusCode).toBe(404)
  expect((await said(here.cast.olive)).statusCode).toBe(204)
  here.app.invalidate('public')
  expect(await page(`/meetings?board=${slug}`)).toContain('Feedback overdue since 20 May 2026')
  await said(here.cast.olive, {
    givenOn: '2026-05-30',
    feedback: 'Keep the evening clinic.',
    approvalDueOn: '2026-07-01',
  })
  const [position] = (await here.app.inject(`/api/boards/${slug}/positions`)).json<BoardPosition[]>()
  expect(position?.words).toBe('Feedback given on 30 May 2026, approval due by 1 July 2026')
})

test('an item of the agenda leads to its page on the board’s own site', async () => {
  await here.db
    .updateTable('agendaItem')
    .set({ url: 'https://council.example/mgAi.aspx?ID=60613' })
    .where('paperTitle', '=', 'Status report')
    .execute()
  here.app.invalidate('public')
  expect(await page('/meetings/hwb-may')).toContain('href="https://council.example/mgAi.aspx?ID=60613"')
})
