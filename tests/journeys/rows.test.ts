import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Consultation } from '#server/consultations/contract.ts'
import { loadDemo } from '#server/demo/load.ts'
import type { PlanItem, Plans } from '#server/evidence/contract.ts'
import type { Account, LogEntryInFull } from '#server/log/contract.ts'
import type { BoardPosition, MeetingInFull } from '#server/meetings/contract.ts'
import { may } from '#server/people/permissions.ts'
import { asking } from '../support/desk.ts'
import { wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'

/**
 * What the process of a programme asks of the product, row by row, on the demonstration that everybody can start: from the first
 * plan in 2014 to the boards of today.
 */
const here = useHere()
const ask: ReturnType<typeof asking> = (...given) => asking(here)(...given)
const read = async <T>(url: string) => (await ask(null, 'GET', `/api${url}`)).json<T>()
const page = async (url: string) => {
  here.app.invalidate('settings')
  return wordsOf((await here.app.inject({ url, headers: { accept: 'text/html' } })).body)
}
const change = (method: 'POST' | 'PUT', url: string, body: object) =>
  ask(here.cast.olive, method, `/api/desk${url}`, body)
const plans = async (slug: string) => (await read<Plans>(`/consultations/${slug}/plans`)).items
const ofKind = (items: PlanItem[], kind: PlanItem['kind']) => items.filter((item) => item.kind === kind)
const faultOf = (reply: { json(): unknown }) => (reply.json() as { detail: string }).detail

beforeAll(async () => {
  here.clock.now = new Date()
  await loadDemo(here, here.config, here.clock.now, () => undefined)
  here.app.invalidate('settings')
}, 400_000)

test('row 1: phases have their own dates, and a comment after the end is taken, marked late and counted', async () => {
  const account = await read<Account>('/consultations/bct-2014/account')
  expect(account.late).toBeGreaterThan(0)
  const late = await here.db
    .selectFrom('commentStanding as c')
    .innerJoin('consultation as k', 'k.id', 'c.consultationId')
    .select(sql<string>`((c.said_at at time zone 'Europe/London')::date)::text`.as('day'))
    .where('k.slug', '=', 'bct-2014')
    .where('c.late', '=', true)
    .execute()
  expect(late.every(({ day }) => day > '2014-09-30')).toBe(true)
  const { answered, inHand, setAside, withdrawn, received } = account.standings
  expect(answered + inHand + setAside + withdrawn).toBe(received)
})

test('row 2: a date that moved twice keeps all three in public, newest first, with who said so and why', async () => {
  const address = '/consultations/care-closer-to-home/phases/answering/dates'
  const days = ['2030-03-01', '2030-04-01']
  for (const [index, day] of days.entries())
    await change('POST', address, {
      boundary: 'start',
      day,
      saidBy: `Board ${index + 1}`,
      reason: `Reason ${index + 1}`,
    })
  here.app.invalidate('settings')
  const { phases } = await read<Consultation>('/consultations/care-closer-to-home')
  const dates = phases.find(({ code }) => code === 'answering')?.dates
  expect(dates?.slice(0, 2).map(({ day, saidBy, reason }) => [day, saidBy, reason])).toEqual([
    ['2030-04-01', 'Board 2', 'Reason 2'],
    ['2030-03-01', 'Board 1', 'Reason 1'],
  ])
  expect(dates).toHaveLength(3)
})

test('row 3: an answer holds its reference, its count and the wording before and after', async () => {
  const entry = await read<LogEntryInFull>('/log/YS-01')
  expect(entry.comments).toBeGreaterThan(0)
  expect(entry.changedWhat[0]).toMatchObject({ document: 'Five-year plan' })
  expect(await page('/log/YS-01')).toContain('No bed closes until its replacement service has run through one winter')
})

test('row 4: an answer that a group has to approve first cannot be published, and says why', async () => {
  const reply = await change('POST', '/responses/YS-10/publication', { version: 1 })
  expect([409, 400]).toContain(reply.statusCode)
  expect(await page('/log')).not.toContain('YS-10 ')
})

test('row 5: one package, two dates: the answers in November and the plan in December are separate decisions', async () => {
  const [answers, plan] = await Promise.all(['mtg-6', 'mtg-7'].map((slug) => read<MeetingInFull>(`/meetings/${slug}`)))
  expect([answers?.day, plan?.day]).toEqual(['2014-11-20', '2014-12-11'])
  const resolved = (meeting: MeetingInFull | undefined) =>
    meeting?.agenda.flatMap(({ resolutions }) => resolutions.map(({ text }) => text))
  expect(resolved(answers)).toEqual(['That the answers be agreed.'])
  expect(resolved(plan)?.[0]).toBe('That the plan be approved.')
})

test('row 6: a board’s page says “feedback due”, “given” and “approval due” in words', async () => {
  const due = await read<BoardPosition[]>('/boards/brd-lcc-hwb/positions')
  expect(due[0]?.words).toMatch(/^Feedback due by /)
  const given = await read<BoardPosition[]>('/boards/brd-rut-hwb/positions')
  expect(given[0]?.words).toMatch(/^Feedback given on .*, approval due by /)
  expect(await page('/meetings?board=brd-lcc-hwb')).toContain('Feedback due by')
  const overdue = { board: 'brd-leics-hwb', consultation: 'care-closer-to-home', feedbackDueOn: '2026-01-05' }
  expect((await change('PUT', '/meetings/positions', overdue)).statusCode).toBe(204)
  expect((await read<BoardPosition[]>('/boards/brd-leics-hwb/positions'))[0]?.words).toBe(
    'Feedback overdue since 5 January 2026',
  )
})

test('row 7: minutes cannot be final while a public question has no answer, and three answers stand with them', async () => {
  const { publicQuestions } = await read<MeetingInFull>('/meetings/mtg-1')
  expect(publicQuestions.map(({ answer, attachedToMinutes }) => answer !== null && attachedToMinutes)).toEqual([
    true,
    true,
    true,
  ])
  await change('POST', '/meetings/mtg-1/questions', { question: 'Who will tell us?' })
  const reply = await change('POST', '/meetings/mtg-1/final', {})
  expect(reply.statusCode).toBe(409)
  expect(faultOf(reply)).toBe('Public question 4 has no answer yet, so the minutes cannot be final.')
})

test('row 8: questions answered at the meeting stand apart from what the board discussed', async () => {
  const { publicQuestions, agenda } = await read<MeetingInFull>('/meetings/mtg-2')
  expect(publicQuestions.map(({ answerMode }) => answerMode)).toEqual(['at-meeting', 'at-meeting', 'at-meeting'])
  expect(agenda.flatMap(({ minutes }) => minutes).length).toBeGreaterThan(0)
})

test('row 9: from an answer to the resolution about it, and back', async () => {
  const { agenda } = await read<MeetingInFull>('/meetings/mtg-1')
  const about = agenda.flatMap(({ resolutions }) => resolutions).find(({ responses }) => responses.length > 0)
  const [first] = about?.responses ?? []
  expect(await page(first?.url ?? '')).toMatch(/9 October 2014/)
  expect(agenda.find(({ url }) => url?.includes('mgAi.aspx'))?.title).toContain('Better Care Together')
})

test('row 10: a delegated decision names the post, the scope and the day, and says that the day has passed', async () => {
  expect(await page('/meetings/mtg-5')).toMatch(
    /Delegated to: .*Chief Executive, Leicestershire County Council.*Until .*4 April 2014.*That day has passed\./,
  )
})

test('row 11: eight workstreams with their seats; the one with a vacant seat says so', async () => {
  const streams = await here.db.selectFrom('workstream').select(['publicSeats', 'publicSeatsFilled']).execute()
  expect(streams).toHaveLength(8)
  expect(streams.filter(({ publicSeats, publicSeatsFilled }) => publicSeatsFilled < publicSeats)).toHaveLength(1)
})

test('row 12: either name of a group finds the same record', async () => {
  const names = await here.db
    .selectFrom('groupingName as n')
    .innerJoin('grouping as g', 'g.id', 'n.groupingId')
    .select(['g.name', 'n.name as also'])
    .execute()
  expect(names).toContainEqual({ name: 'Better Care Together Programme Board', also: 'Partnership Board' })
})

test('row 13: five hundred events are listed by place, month and audience in well under a second', async () => {
  const { id } = await here.db
    .selectFrom('consultation')
    .select('id')
    .where('slug', '=', 'care-closer-to-home')
    .executeTakeFirstOrThrow()
  await here.db
    .insertInto('engagementEvent')
    .values(
      Array.from({ length: 500 }, (_, index) => ({
        consultationId: id,
        ref: `X${index}`,
        title: `Drop-in ${index}`,
        kind: 'drop-in',
        day: `2026-0${1 + (index % 9)}-10`,
        place: ['Melton', 'Oakham', 'Blaby'][index % 3] ?? null,
        audience: index % 2 ? 'carers' : 'everybody',
        held: true,
        cameOfIt: 'The evening clinic stays.',
      })),
    )
    .execute()
  here.app.invalidate('settings')
  const from = performance.now()
  const words = await page('/consultations/care-closer-to-home/events?place=Melton&month=2026-04&audience=carers')
  expect(performance.now() - from).toBeLessThan(5_000)
  expect(words).toContain('The evening clinic stays.')
  expect(words).not.toContain('Drop-in 1 ')
})

test('row 14: an event for staff is in no public list', async () => {
  const staff = await here.db.selectFrom('engagementEvent').select('title').where('staffOnly', '=', true).execute()
  expect(staff.length).toBeGreaterThan(0)
  const events = await page('/consultations/bct-2015/events')
  for (const { title } of staff) expect(events).not.toContain(title)
})

test('row 15: each test lists what there is to show for it; an empty one says “No evidence”', async () => {
  const tests = ofKind(await plans('bct-2015'), 'test')
  expect(tests).toHaveLength(5)
  expect(tests.filter(({ entries }) => entries.length === 0).map(({ stateInWords }) => stateInWords)).toEqual([
    'No evidence',
    'No evidence',
    'Did not apply at the time',
  ])
})

test('row 16: the formal consultation cannot open before its gates, and the refusal names them', async () => {
  const reply = await change('POST', '/consultations/bct-2015/phases/formal-consultation/dates', {
    boundary: 'start',
    day: here.app.today(),
  })
  expect(reply.statusCode).toBe(409)
  for (const gate of ofKind(await plans('bct-2015'), 'gate').filter(({ phase }) => phase !== null))
    expect(faultOf(reply)).toContain(`“${gate.title}”`)
  expect(await page('/consultations/bct-2015/plans')).toContain('Planned for 30 November 2015, and did not open.')
})

test('row 17: point 2 is reviewed from outside, points 1 and 3 are not yet, and each recommendation has its reply', async () => {
  const words = await page('/consultations/bct-2015/plans')
  expect(words).toMatch(
    /1\. Moving services[^:]*: not yet reviewed.*2\. Women's services and maternity : reviewed.*3\. [^:]*: not yet reviewed/,
  )
  expect(words).toMatch(/Our reply: Accepted\..*No reply yet/s)
})

test('row 18: each consultation point has its own results: forty comments on each', async () => {
  const { points } = await read<Account>('/consultations/bct-2015/account')
  expect(points.map(({ key, received }) => [key, received])).toEqual([
    ['1', 40],
    ['2', 40],
    ['3', 40],
  ])
})

test('row 19: an equality stage names its draft, its groups and the themes that feed it', async () => {
  const [stage] = ofKind(await plans('bct-2015'), 'equality')
  expect(stage?.themes.map(({ code }) => code)).toEqual(expect.arrayContaining(['EQU2', 'INF4']))
  expect(stage?.entries.map(({ label }) => label)).toContain('carers')
})

test('row 20: milestones say their colour in words, and their history says what changed', async () => {
  const [first] = ofKind(await plans('bct-2015'), 'milestone')
  expect(first?.history.map(({ changed }) => changed.find((one) => one.startsWith('State')) ?? null)).toEqual([
    'State: Red: off track → Done',
    'State: Amber: at risk → Red: off track',
    null,
  ])
})

test('row 21: the risk “Workforce” leads to the comments behind it', async () => {
  const risk = ofKind(await plans('bct-2015'), 'risk').find(({ title }) => title === 'Workforce')
  expect(risk?.stateInWords).toBe('Red: high')
  const theme = risk?.themes.find(({ code }) => code === 'WRK1')
  expect(theme).toBeDefined()
  const subject = await read<{ standings: { received: number } }>('/consultations/bct-2015/themes/WRK1')
  expect(theme?.comments).toBe(subject.standings.received)
})

test('row 22: a measure by month is also given for the year; one without a number says why', async () => {
  const measures = ofKind(await plans('bct-2015'), 'measure')
  const delayed = measures.find(({ title }) => title.startsWith('Delayed transfers'))
  expect(delayed?.entries).toHaveLength(12)
  expect(delayed?.measure?.years).toEqual([{ year: '2014/15', value: 518, of: 12, whole: true }])
  expect(delayed?.measure?.annual).toBe('sum')
  expect(measures.find(({ state }) => state === 'not-yet')?.why).toBeTruthy()
})

test.each([
  [23, 'partner-status', /since/i],
  [24, 'trust-board', /executive summary/i],
  [25, 'health-board', /recommend/i],
])('row %i: the same data is drafted as a paper from the template %s', async (_row, template, says) => {
  const { id: meeting } = await here.db
    .selectFrom('boardMeeting')
    .select('id')
    .where('slug', '=', 'mtg-4')
    .executeTakeFirstOrThrow()
  const made = await change('POST', '/consultations/bct-2015/papers', { template, meeting, themes: [] })
  expect(made.statusCode, made.body).toBe(201)
  const draft = await ask(here.cast.olive, 'GET', `/desk/papers/drafts/${made.json<{ id: string }>().id}`)
  expect(wordsOf(draft.body)).toMatch(says)
})

test('row 26: an answer passed to three councils has three due dates and their replies', async () => {
  const { passedTo } = await read<LogEntryInFull>('/log/YS-06')
  expect(passedTo).toHaveLength(3)
  for (const one of passedTo) expect(one.replyDue).not.toBeNull()
})

test('row 27: something planned for a morning is private before and public after, and the history knows', async () => {
  const made = await change('POST', '/consultations/bct-2015/plans', {
    kind: 'milestone',
    title: 'Board in public',
    state: 'green',
  })
  const { id } = made.json<{ id: string }>()
  await change('PUT', `/consultations/bct-2015/plans/${id}/public`, { on: '2031-01-01', at: '09:00' })
  const now = here.clock.now
  here.clock.now = new Date('2031-01-01T08:59:00Z')
  expect((await plans('bct-2015')).map(({ title }) => title)).not.toContain('Board in public')
  here.clock.now = new Date('2031-01-01T09:00:00Z')
  expect((await plans('bct-2015')).map(({ title }) => title)).toContain('Board in public')
  here.clock.now = now
})

test('row 28: proposed changes are listed by their route, each with its reason and who decided', async () => {
  const routed = await read<Plans>('/consultations/bct-2015/plans?route=neither')
  expect(routed.items.map(({ title }) => title)).toEqual(['Move the stroke unit to the Evington Centre'])
  for (const { why, byWhom } of ofKind(await plans('bct-2015'), 'change'))
    expect([why, byWhom].every(Boolean)).toBe(true)
})

test('row 29: two organisations own one consultation; neither can approve what the other drafts', async () => {
  const owners = await here.db
    .selectFrom('consultationOwner as w')
    .innerJoin('consultation as c', 'c.id', 'w.consultationId')
    .select('w.organisationId')
    .where('c.slug', '=', 'care-closer-to-home')
    .where('w.endedAt', 'is', null)
    .execute()
  expect(owners).toHaveLength(2)
  const [own, other] = await Promise.all(
    ['city-second', 'county'].map((key) =>
      here.db.selectFrom('person').select('id').where('email', '=', `${key}@demo.example`).executeTakeFirstOrThrow(),
    ),
  )
  const grants = (id: string | undefined) =>
    here.db
      .selectFrom('permissionGrant')
      .select(['role', 'organisationId', 'consultationId'])
      .where('personId', '=', id as string)
      .where('revokedAt', 'is', null)
      .execute()
  const [city, county] = await Promise.all([grants(own?.id), grants(other?.id)])
  const organisationId = city[0]?.organisationId ?? null
  expect([organisationId, county[0]?.organisationId]).toEqual(
    expect.arrayContaining(owners.map((one) => one.organisationId)),
  )
  const draft = { is: 'response', consultationId: '', organisationId, sharedWith: [] } as const
  expect(may({ grants: city }, 'responses.review', draft)).toBe(true)
  expect(may({ grants: county }, 'responses.review', draft)).toBe(false)
})
