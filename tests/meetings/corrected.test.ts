import { beforeAll, expect, test } from 'vitest'
import type { MeetingInFull } from '#server/meetings/contract.ts'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { wordsOf } from '../support/forms.ts'
import { make } from '../support/make.ts'
import { publishing } from '../support/published.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)
let slug: string
let meeting: string
let item: string

beforeAll(async () => {
  await make(here).consultation()
  const board = await publishing(here).group('Trust Board')
  // Groups are numbered across the files that one worker runs.
  const group = await here.db.selectFrom('grouping').select('slug').where('id', '=', board).executeTakeFirstOrThrow()
  slug = `${group.slug}-2026-05-14`
  meeting = `/api/desk/meetings/${slug}`
  const { olive } = here.cast
  const added = { groupingId: board, title: 'May meeting', day: '2026-05-14', inPublic: true }
  expect((await ask(olive, 'POST', '/api/desk/meetings', added)).json()).toMatchObject({ slug })
  item = (await ask(olive, 'POST', `${meeting}/agenda`, { title: 'Beds and buses' })).json<{ id: string }>().id
})

const seen = async () => (await here.app.inject(`/api/meetings/${slug}`)).json<MeetingInFull>()

test('an item, a resolution and the day of a meeting are put right, and what they said before is kept', async () => {
  const { olive } = here.cast
  const made = await ask(olive, 'POST', `${meeting}/resolutions`, { item, number: '4', text: 'That the beds close.' })
  const resolution = `${meeting}/resolutions/${made.json<{ id: string }>().id}`
  expect((await ask(olive, 'PUT', `${meeting}/agenda/${item}`, { number: '7', title: 'Beds' })).statusCode).toBe(204)
  const words = { number: '4', text: 'That the beds stay open.' }
  expect((await ask(olive, 'PUT', resolution, words)).statusCode).toBe(204)
  expect((await ask(olive, 'PUT', resolution, { ...words, delegatedUntil: '2026-06-01' })).statusCode).toBe(400)
  const moved = {
    title: 'May meeting',
    day: '2026-05-21',
    venue: 'City Hall, 115 Charles Street, Leicester',
    inPublic: true,
    reason: 'It was put off by a week.',
  }
  const unexplained = await fill(olive, `/desk/meetings/${slug}`, { ...moved, inPublic: 'yes', reason: '' })
  expect([unexplained.statusCode, unexplained.body.includes('href="#meeting-reason"')]).toEqual([400, true])
  expect((await ask(olive, 'PUT', meeting, moved)).statusCode).toBe(204)
  expect(await seen()).toMatchObject({
    day: '2026-05-21',
    venue: 'City Hall, 115 Charles Street, Leicester',
    moved: [{ day: '2026-05-14', starts: null, on: '2026-06-01', reason: moved.reason }],
    agenda: [
      { number: '7', title: 'Beds', resolutions: [{ text: 'That the beds stay open.', changedOn: '2026-06-01' }] },
    ],
  })
  const page = (await ask(olive, 'GET', `/desk/meetings/${slug}`)).body
  expect(page).toContain('That the beds close.')
  expect(page).toContain('Beds and buses')
  expect(page).toContain('2026-05-14')

  // Saved again as it stands, nothing was corrected, for officers and for everybody.
  const corrections = () => here.db.selectFrom('meetingCorrection').select('before').execute()
  const before = await corrections()
  expect((await ask(olive, 'PUT', `${meeting}/agenda/${item}`, { number: '7', title: 'Beds' })).statusCode).toBe(204)
  expect((await ask(olive, 'PUT', resolution, words)).statusCode).toBe(204)
  expect((await ask(olive, 'PUT', meeting, { ...moved, reason: undefined })).statusCode).toBe(204)
  expect(await corrections()).toEqual(before)
})

test('an item is taken off the agenda, unless something was resolved under it', async () => {
  const { olive } = here.cast
  const spare = (await ask(olive, 'POST', `${meeting}/agenda`, { title: 'Twice' })).json<{ id: string }>().id
  expect((await fill(olive, `/desk/meetings/${slug}/agenda/${spare}/removal`, {})).statusCode).toBe(303)
  expect((await seen()).agenda.map(({ title }) => title)).not.toContain('Twice')
  const kept = await fill(olive, `/desk/meetings/${slug}/agenda/${item}/removal`, {})
  expect(kept.statusCode).toBe(409)
  expect(kept.body).toContain('Resolution 4 stands under this item')
})

test('a public question is put right; one that is ruled out shows its reason, and never its words', async () => {
  const { olive } = here.cast
  await ask(olive, 'POST', `${meeting}/questions`, {
    question: 'Why is the head porter so rude?',
    askerShown: 'A resident',
  })
  const question = { question: 'Why was the head porter so rude?', receivedOn: '2026-05-10' }
  expect((await ask(olive, 'PUT', `${meeting}/questions/1`, question)).statusCode).toBe(204)
  const bare = await fill(olive, `/desk/meetings/${slug}/questions/1/ruled-out`, { reason: ' ' })
  expect(bare.statusCode).toBe(400)
  expect(bare.body).toContain('href="#ruled-1-reason"')
  const reason = 'It is about one member of staff.'
  expect((await ask(olive, 'PUT', `${meeting}/questions/1/ruled-out`, { reason })).statusCode).toBe(204)
  expect((await seen()).publicQuestions).toMatchObject([
    { question: null, asker: null, answer: reason, answerMode: 'ruled-out', receivedOn: '2026-05-10' },
  ])
  const page = (await here.app.inject({ url: `/meetings/${slug}`, headers: { accept: 'text/html' } })).body
  expect(page).toContain(reason)
  expect(page).not.toContain('porter')
})

test('a question that its asker withdraws keeps no minutes open, and shows its end in every language, never its words', async () => {
  const { olive } = here.cast
  await ask(olive, 'POST', `${meeting}/questions`, { question: 'When is the ward painted?', receivedOn: '2026-05-11' })
  await ask(olive, 'POST', `${meeting}/questions`, { question: 'When do the beds open?' })
  const early = await ask(olive, 'PUT', `${meeting}/questions/2/withdrawn`, { withdrawnOn: '2026-05-01' })
  expect([early.statusCode, early.json<{ detail: string }>().detail]).toEqual([
    400,
    'That is before the question came.',
  ])
  const form = await fill(olive, `/desk/meetings/${slug}/questions/2/withdrawn`, { withdrawnOn: '2026-05-12' })
  expect(form.statusCode).toBe(303)
  const answer = { answer: 'On 1 June.', answerMode: 'written-after-meeting', answeredOn: '2026-05-20' }
  expect((await ask(olive, 'PUT', `${meeting}/questions/3/answer`, answer)).statusCode).toBe(204)
  const page = async (language: string) =>
    wordsOf((await here.app.inject({ url: `${language}/meetings/${slug}`, headers: { accept: 'text/html' } })).body)
  const english = await page('')
  expect(english).toContain('It was withdrawn, so its words are not shown.')
  expect(english).toContain('Withdrawn by the person who asked 12 May 2026.')
  expect(english).not.toContain('painted')
  expect(english).toContain('Not taken Why the board did not take it It is about one member of staff.')
  expect(english).toContain('Answered in writing after the meeting On 1 June.')
  expect(await page('/pl')).toContain('Wycofane przez osobę, która pytała')
  expect(await page('/ur')).toContain('اجلاس کے بعد تحریری جواب دیا گیا')
})

test('an answer that people could read is changed with a reason only; what it said is kept, and everybody reads when and why', async () => {
  const { olive } = here.cast
  const one = `${meeting}/questions/3`
  const answer = { answer: 'Never.', answerMode: 'at-meeting' }
  const refused = await ask(olive, 'PUT', `${one}/answer`, answer)
  expect([refused.statusCode, refused.json().fields?.[0]?.field]).toEqual([400, 'changeReason'])
  const bare = await fill(olive, `/desk/meetings/${slug}/questions/3/answer`, { ...answer, changeReason: '' })
  expect([bare.statusCode, bare.body.includes('href="#answer-3-changeReason"')]).toEqual([400, true])
  const others = [
    ['', { question: 'Are the biscuits nice?' }],
    ['/ruled-out', { reason: 'It is about another matter.' }],
    ['/withdrawn', { withdrawnOn: '2026-05-21' }],
  ] as const
  for (const [url, body] of others) expect((await ask(olive, 'PUT', one + url, body)).statusCode, url).toBe(400)
  expect((await seen()).publicQuestions[2]).toMatchObject({ answer: 'On 1 June.', changedOn: null })
  // The same again changes nothing, so it needs no reason.
  const same = { answer: 'On 1 June.', answerMode: 'written-after-meeting', answeredOn: '2026-05-20' }
  expect((await ask(olive, 'PUT', `${one}/answer`, same)).statusCode).toBe(204)
  const changeReason = 'The builders need another month.'
  expect((await ask(olive, 'PUT', `${one}/answer`, { ...same, answer: 'On 1 July.', changeReason })).statusCode).toBe(
    204,
  )
  expect((await seen()).publicQuestions[2]).toMatchObject({
    answer: 'On 1 July.',
    changedOn: '2026-06-01',
    changedBecause: changeReason,
  })
  const page = async (url: string) =>
    wordsOf((await here.app.inject({ url, headers: { accept: 'text/html', cookie: olive.cookie } })).body)
  expect(await page(`/meetings/${slug}`)).toContain(`Its words were changed on 1 June 2026. Reason: ${changeReason}`)
  expect(await page(`/desk/meetings/${slug}`)).toContain(`before: “On 1 June.”. Reason: ${changeReason}`)
})

test('once the minutes are final nothing of it changes, and nobody without the right changes it before', async () => {
  const { olive, bea } = here.cast
  const change = { title: 'Another item' }
  expect((await ask(bea, 'PUT', `${meeting}/agenda/${item}`, change)).statusCode).toBe(403)
  expect((await ask(null, 'PUT', `${meeting}/agenda/${item}`, change)).statusCode).toBe(401)
  expect((await ask(olive, 'POST', `${meeting}/final`, {})).statusCode).toBe(204)
  // What was answered goes round with the minutes; what was not taken or withdrawn does not.
  expect((await seen()).publicQuestions.map(({ attachedToMinutes }) => attachedToMinutes)).toEqual([false, false, true])
  expect((await ask(olive, 'PUT', `${meeting}/agenda/${item}`, change)).statusCode).toBe(409)
  expect((await ask(olive, 'PUT', `${meeting}/questions/1`, { question: 'What?' })).statusCode).toBe(409)
  const deeds = await here.db.selectFrom('history').select('action').distinct().execute()
  expect(deeds.map(({ action }) => action)).toEqual(
    expect.arrayContaining([
      'meeting.changed',
      'agenda.changed',
      'agenda.removed',
      'resolution.changed',
      'public-question.changed',
      'public-question.ruled-out',
      'public-question.withdrawn',
    ]),
  )
})
