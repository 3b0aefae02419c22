import { beforeAll, expect, test } from 'vitest'
import { formIn, wordsOf } from '../support/forms.ts'
import { checklist } from '#server/consultations/set-up/checklist.ts'
import { addressOfFile, keepFile } from '#server/consultations/documents/documents.ts'
import { newId } from '#server/data/ids.ts'
import { useHere } from '../support/here.ts'
import { comment, say } from '../support/make.ts'

const here = useHere()
type Fields = Record<string, string>
const as = 'olive'

const get = (url: string, cookie = here.cast[as].cookie) =>
  here.app.inject({ url, headers: { cookie, accept: 'text/html' } })
const send = (url: string, fields: Fields = {}, cookie = here.cast[as].cookie) =>
  here.app.inject({
    method: 'POST',
    url,
    headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams(fields).toString(),
  })
const api = (method: 'POST' | 'PUT' | 'DELETE' | 'GET', url: string, payload?: object) =>
  here.app.inject({
    method,
    url: `/api/desk${url}`,
    headers: { cookie: here.cast[as].cookie },
    ...(payload && { payload }),
  })

const draft = {
  title: 'Care closer to home',
  slug: 'care-closer-to-home',
  ref: 'CCH-2026',
  kind: 'engagement',
  summary: 'Where care should be given.',
  whatCanChange: 'Where clinics are held\nWhen they are open',
  whatCannotChange: 'The budget',
  areas: 'Melton\nRutland',
  responsePrefix: 'CH',
  privacyNotice: '',
  responseDueBy: '',
}
const stated = {
  controller: 'The care board and the council, jointly',
  contact: 'dpo@example.org',
  keepsContact: 'One year',
  keepsComments: 'Five years',
  keepsFigures: 'Twenty years',
  keepsAnswers: 'For good',
}
const desk = `/desk/consultations/${draft.slug}`
const idNow = async () =>
  (await here.db.selectFrom('consultation').select('id').where('slug', '=', draft.slug).executeTakeFirstOrThrow()).id

beforeAll(async () => {
  await here.db.insertInto('programme').values({ slug: 'p', name: 'Better Care', area: 'Rutland' }).execute()
})

test('a consultation is set up by forms alone, and what does not fit comes back as it was typed', async () => {
  const wrong = await send('/desk/consultations', { ...draft, slug: 'Care Closer', whatCanChange: ' ' })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('href="#new-slug"')
  expect(wrong.body).toContain('href="#new-whatCanChange"')
  expect(formIn(wrong.body, '/desk/consultations').fields).toMatchObject({
    slug: 'Care Closer',
    summary: draft.summary,
  })

  const begun = await send('/desk/consultations', draft)
  expect(begun.headers.location).toBe(desk)
  const again = await send('/desk/consultations', { ...draft, ref: 'OTHER' })
  expect(again.statusCode).toBe(409)
  expect(wordsOf(again.body)).toContain('Another consultation has this address or reference already.')

  expect((await send(`${desk}/phases`, { name: 'Discussion', code: 'discussion', asks: 'yes' })).statusCode).toBe(303)
  const undated = await send(`${desk}/phases/discussion/dates`, { boundary: 'start', day: '', wording: '' })
  expect(undated.statusCode).toBe(400)
  expect(undated.body).toContain('href="#date-discussion-day"')
  const dates: Record<string, string>[] = [
    { boundary: 'start', day: '2026-05-01' },
    { boundary: 'end', day: '2026-06-20', saidBy: 'The board' },
    { boundary: 'end', day: '2026-06-30', saidBy: 'The board', reason: 'More time was asked for' },
  ]
  for (const date of dates) expect((await send(`${desk}/phases/discussion/dates`, date)).statusCode).toBe(303)
  const page = wordsOf((await get(desk)).body)
  expect(page).toContain('30 June 2026')
  expect(page).toContain('20 June 2026 (as said before)')
  expect(page).toContain('More time was asked for')
})

test('nobody sees it before it is published, but officers see what the public will', async () => {
  expect((await here.app.inject(`/consultations/${draft.slug}`)).statusCode).toBe(404)
  const preview = wordsOf((await get(`${desk}/preview`)).body)
  expect(preview).toContain('Only you and your colleagues see this.')
  expect(preview).toContain('When they are open')
})

test('it cannot be published while it asks nothing, and the checklist says so', async () => {
  const early = await send(`${desk}/publish`)
  expect(early.statusCode).toBe(409)
  expect(wordsOf(early.body)).toContain('Add at least one question first.')
  expect(wordsOf(early.body)).toContain('What is marked “Needed” comes first.')
})

test('questions move, are worded anew and are taken away while nobody has answered them', async () => {
  for (const text of ['First?', 'Second?', 'Third?']) await send(`${desk}/questions`, { text })
  const questions = async () =>
    (await api('GET', `/consultations/${draft.slug}`)).json<{
      questions: { id: string; text: string; position: number; answered: boolean }[]
    }>().questions
  const [first, , third] = await questions()
  await send(`${desk}/questions/${third?.id}`, { text: 'The third?', hint: 'A hint', position: '1' })
  expect((await questions()).map(({ text, position }) => `${position} ${text}`)).toEqual([
    '1 The third?',
    '2 First?',
    '3 Second?',
  ])
  expect((await send(`${desk}/questions/${first?.id}/remove`)).statusCode).toBe(303)
  expect((await questions()).map(({ text, position }) => `${position} ${text}`)).toEqual(['1 The third?', '2 Second?'])
})

test('the frame for NHS change brings the mandatory themes, once', async () => {
  expect((await send(`${desk}/frame`)).statusCode).toBe(303)
  const codes = (await here.db.selectFrom('theme').select('code').execute()).map(({ code }) => code)
  expect(codes).toEqual(expect.arrayContaining(['acute-shift', 'maternity', 'community-services']))
  const again = await send(`${desk}/frame`)
  expect(again.statusCode).toBe(409)
  expect(wordsOf(again.body)).toContain('This consultation has themes already.')
})

test('it cannot be published before it says who is responsible, for how long and by what law, or is short without a reason', async () => {
  const shut = async () => wordsOf((await send(`${desk}/publish`)).body)
  const gap = await send(`${desk}/publish`)
  expect(gap.statusCode).toBe(409)
  expect(wordsOf(gap.body)).toContain('Say who is responsible for what people send')
  expect(wordsOf(gap.body)).toContain('Choose the lawful basis, under “Privacy”, of questions 1 and 2.')

  const { questions } = (await api('GET', `/consultations/${draft.slug}`)).json<{ questions: { id: string }[] }>()
  const [first = '', second = ''] = questions.map(({ id }) => id)
  const half = await send(`${desk}/privacy`, { ...stated, [first]: 'health-care' })
  expect(half.statusCode).toBe(400)
  expect(half.body).toContain(`href="#privacy-${second}"`)
  expect(formIn(half.body, `${desk}/privacy`).fields).toMatchObject({ ...stated, [first]: 'health-care' })
  const both = { ...stated, [first]: 'health-care', [second]: 'equality' }
  const unwritten = await send(`${desk}/privacy`, both)
  expect(unwritten.statusCode).toBe(400)
  expect(unwritten.body).toContain('href="#privacy-policy"')
  const policy = 'https://example.org/policy'
  for (const none of ['javascript:alert(1)', `/documents/${'-'.repeat(36)}`])
    expect((await send(`${desk}/privacy`, { ...both, policy: none })).statusCode, none).toBe(400)
  expect((await send(`${desk}/privacy`, { ...both, policy })).headers.location).toBe(`${desk}#privacy`)
  expect(wordsOf((await get(desk)).body)).toContain('Each question has its lawful basis.')

  const end = (day: string) =>
    send(`${desk}/phases/discussion/dates`, { boundary: 'end', day, saidBy: 'The board', reason: 'As agreed' })
  expect((await end('2026-05-20')).statusCode).toBe(303)
  expect(await shut()).toContain('People have 2 weeks and 6 days only. Give them six weeks or more')
  expect((await send(desk, { ...draft, lengthReason: 'Only hours change' })).statusCode).toBe(303)
  expect(wordsOf((await get(desk)).body)).toContain('The reason is kept: “Only hours change”.')
  expect((await end('2026-06-30')).statusCode).toBe(303)

  const document = { consultationId: await idNow(), title: 'The plan' }
  await here.db.insertInto('document').values(document).execute()
  expect(await shut()).toContain('“The plan”: nobody can open what has no address.')
  const lost = newId(here.clock.now)
  await here.db
    .updateTable('document')
    .set({ id: lost, url: addressOfFile(lost) })
    .execute()
  expect(await shut()).toContain('“The plan”: the address leads to nothing.')
  expect((await here.app.inject(addressOfFile(lost))).statusCode).toBe(404)
  await keepFile(here.db, lost, { name: 'The plan.pdf', format: 'pdf', bytes: Buffer.from('%PDF-1.7 of ours') })
  expect(wordsOf((await get(desk)).body)).toContain('Each document that is kept here opens.')
  expect((await here.app.inject(addressOfFile(lost))).statusCode, 'nobody reads it before the consultation').toBe(404)
})

test('published once, it is open to everybody; its address stays, and answered questions stay as they were read', async () => {
  expect((await send(`${desk}/publish`)).headers.location).toBe(desk)
  expect((await send(`${desk}/publish`)).statusCode).toBe(303)
  const published = await here.db
    .selectFrom('history')
    .select('id')
    .where('action', '=', 'consultation.published')
    .execute()
  expect(published).toHaveLength(1)
  // Other processes hear it from the database; this one is told here, so that no test waits.
  here.app.invalidate('settings')
  expect((await here.app.inject(`/consultations/${draft.slug}`)).statusCode).toBe(200)

  const privacy = wordsOf((await here.app.inject('/privacy')).body)
  expect(privacy).toContain('The care board and the council, jointly')
  expect(privacy).toContain('How long we keep this: Comments as they were sent Five years')
  expect(privacy).toContain('Question 1: The third? A task in the public interest: to run health and social care.')
  expect(privacy).toContain('Version 1, since')
  const [file] = await here.db.selectFrom('document').select('url').execute()
  const opened = await here.app.inject(file?.url ?? '')
  expect([opened.statusCode, opened.headers['content-type'], opened.body]).toEqual([
    200,
    'application/pdf',
    '%PDF-1.7 of ours',
  ])

  const moved = await send(desk, { ...draft, slug: 'elsewhere' })
  expect(moved.statusCode).toBe(409)
  expect(wordsOf(moved.body)).toContain('This consultation is public, so its address stays “care-closer-to-home”.')

  const question = (await here.app.inject(`/api/consultations/${draft.slug}`)).json<{ questions: { id: string }[] }>()
    .questions[0]?.id
  const sent = await say(here.app, draft.slug, 'x', { comments: [{ body: 'The clinic.', question: 1 }] })
  expect(sent.statusCode).toBe(201)
  for (const refused of [
    await api('PUT', `/consultations/${draft.slug}/questions/${question}`, { text: 'Something else?' }),
    await api('DELETE', `/consultations/${draft.slug}/questions/${question}`),
  ]) {
    expect(refused.statusCode).toBe(409)
    expect(refused.json<{ detail: string }>().detail).toContain('Somebody has answered this question')
  }
  const other = (await here.app.inject(`/api/consultations/${draft.slug}`)).json<{ questions: { id: string }[] }>()
    .questions[1]?.id
  const taking = await api('PUT', `/consultations/${draft.slug}/questions/${other}`, { text: 'Second?', position: 1 })
  expect(taking.statusCode).toBe(409)
  expect(taking.json<{ detail: string }>().detail).toBe('Question 1 has been answered, so it keeps its number.')
})

test('a question that is added once it is public needs its lawful basis, and what people were told before stays readable', async () => {
  const questions = async () =>
    (await here.app.inject(`/api/consultations/${draft.slug}`)).json<{ questions: unknown[] }>().questions
  const before = (await questions()).length
  const refused = await send(`${desk}/questions`, { text: 'And what else?' })
  expect(refused.statusCode).toBe(400)
  expect(wordsOf(refused.body)).toContain('please choose by what law this question is asked')
  expect(formIn(refused.body, `${desk}/questions`).fields.text).toBe('And what else?')
  expect((await api('POST', `/consultations/${draft.slug}/questions`, { text: 'And?' })).statusCode).toBe(400)
  here.app.invalidate('settings')
  expect(await questions()).toHaveLength(before)
  here.clock.now = new Date('2026-06-09T12:00:00Z')
  expect((await send(`${desk}/questions`, { text: 'And what else?', basis: 'consent' })).statusCode).toBe(303)
  here.clock.now = new Date('2026-06-10T12:00:00Z')
  here.app.invalidate('settings')
  expect(await questions()).toHaveLength(before + 1)
  const privacy = wordsOf((await here.app.inject('/privacy')).body)
  expect(privacy).toContain('Question 3: And what else? People agree to it, and can change their minds')
  expect(privacy).toMatch(/Version 2, since 9 June 2026\..*Version 1, from 1 June 2026 to 9 June 2026/)
})

test('events for staff only are in no public list, and attendance is said with how it was counted', async () => {
  await send(`${desk}/events`, { ref: 'E1', title: 'Drop-in', kind: 'drop-in', place: 'Melton', day: '2026-05-20' })
  await send(`${desk}/events`, { ref: 'E2', title: 'Ward round talk', kind: 'working session', staffOnly: 'yes' })
  const twice = await send(`${desk}/events`, { ref: 'E1', title: 'Again', kind: 'drop-in' })
  expect(twice.statusCode).toBe(409)
  expect(twice.body).toContain('href="#event-ref"')
  const event = await here.db
    .selectFrom('engagementEvent')
    .select('id')
    .where('ref', '=', 'E1')
    .executeTakeFirstOrThrow()
  const fields = formIn((await get(`${desk}/events/${event.id}`)).body, event.id).fields
  const uncounted = await send(`${desk}/events/${event.id}`, { ...fields, attended: '12' })
  expect(uncounted.statusCode).toBe(400)
  const held = { ...fields, held: 'yes', attended: '12', countedHow: 'sign-in sheet', cameOfIt: 'A later bus.' }
  expect((await send(`${desk}/events/${event.id}`, held)).statusCode).toBe(303)
  here.app.invalidate('settings')
  const shown = wordsOf((await here.app.inject(`/consultations/${draft.slug}/events`)).body)
  expect(shown).toContain('People who came: 12. (sign-in sheet)')
  expect(shown).toContain('A later bus.')
  expect(shown).not.toContain('Ward round talk')
  expect((await get(`${desk}/events?place=melton&month=2026-05`)).body).toContain('Drop-in')
  expect((await get(`${desk}/events?month=2026-06`)).body).not.toContain('Drop-in</strong>')
})

test.each([
  ['/desk/consultations/new', 'GET'],
  ['/desk/consultations', 'POST'],
  [desk, 'GET'],
  [`${desk}/publish`, 'POST'],
  [`${desk}/privacy`, 'POST'],
  [`${desk}/events`, 'POST'],
  ['/api/desk/consultations', 'POST'],
] as const)('%s by %s is for officers and administrators', async (url, method) => {
  const ask = (cookie?: string) =>
    here.app.inject({ method, url, headers: { accept: 'application/json', ...(cookie && { cookie }) } })
  expect((await ask()).statusCode).toBe(401)
  for (const who of ['rita', 'bea', 'sam'] as const) expect((await ask(here.cast[who].cookie)).statusCode).toBe(403)
  expect([401, 403]).not.toContain((await ask(here.cast.ada.cookie)).statusCode)
})

test('every change leaves its history', async () => {
  const deeds = (await here.db.selectFrom('history').select('action').distinct().execute()).map(({ action }) => action)
  expect(deeds).toEqual(
    expect.arrayContaining([
      'consultation.started',
      'phase.added',
      'phase.dated',
      'question.changed',
      'question.removed',
      'frame.begun',
      'event.changed',
    ]),
  )
  expect(await comment(here, draft.slug, 'And one without a question.')).toHaveProperty('id')
})

test('a renamed body keeps its former name with its days, and the log of those days shows it', async () => {
  await send('/desk/bodies/groups', { name: 'Patient group', kind: 'patient group', mandate: 'advise' })
  const group = await here.db.selectFrom('grouping').select(['id', 'mandate']).executeTakeFirstOrThrow()
  expect(group.mandate).toBe('advise')
  const twin = await send('/desk/bodies/groups', { name: 'PATIENT GROUP', kind: 'x', mandate: 'approve' })
  expect(twin.statusCode).toBe(409)
  expect(formIn(twin.body, '/desk/bodies/groups').fields).toMatchObject({ name: 'PATIENT GROUP', mandate: 'approve' })
  const name = (fields: Fields) => send(`/desk/bodies/groups/${group.id}/name`, fields)
  expect((await name({ name: 'Public voice', from: '2027-01-01' })).statusCode).toBe(400)
  expect((await name({ name: 'Public voice', from: '2026-05-01' })).statusCode).toBe(303)
  expect((await name({ name: 'Voices', from: '2026-05-01' })).statusCode).toBe(400)
  expect((await name({ name: 'Voices', from: '2026-05-10' })).statusCode).toBe(303)
  const former = await here.db
    .selectFrom('groupingName')
    .select(['name', 'usedFrom', 'usedUntil'])
    .orderBy('id')
    .execute()
  expect(former).toEqual([
    { name: 'Patient group', usedFrom: null, usedUntil: '2026-04-30' },
    { name: 'Public voice', usedFrom: '2026-05-01', usedUntil: '2026-05-09' },
  ])
  expect((await send(`/desk/bodies/groups/${group.id}/seats`, { post: 'Chair' })).statusCode).toBe(303)
  expect((await send(`${desk}/reviewers`, { [group.id]: 'approve' })).statusCode).toBe(303)
  expect((await here.db.selectFrom('consultationReviewer').select('mandate').execute())[0]?.mandate).toBe('approve')
  expect(wordsOf((await get('/desk/bodies')).body)).toContain('Public voice, from 1 May 2026 until 9 May 2026')
})

test('a workstream cannot have more seats filled than it has', async () => {
  const wrong = await send('/desk/bodies/workstreams', { name: 'Beds', publicSeats: '1', publicSeatsFilled: '2' })
  expect(wrong.statusCode).toBe(400)
  expect(wrong.body).toContain('href="#workstream-publicSeatsFilled"')
})

test('settings are the administrator’s, and a colour that white is hard to read on is refused', async () => {
  expect((await get('/desk/settings')).statusCode).toBe(403)
  const ada = here.cast.ada.cookie
  const { fields } = formIn((await get('/desk/settings', ada)).body, '/desk/settings')
  const pale = await send('/desk/settings', { ...fields, colour: '#ffdd00' }, ada)
  expect(pale.statusCode).toBe(400)
  expect(wordsOf(pale.body)).toContain('White letters would be hard to read on this colour.')
  expect(formIn(pale.body, '/desk/settings').fields.colour).toBe('#ffdd00')
  const told = { ...fields, colour: '#003366', notice: 'We are closed on Monday.' }
  expect((await send('/desk/settings', told, ada)).statusCode).toBe(303)
  expect((await here.app.inject('/')).body).toContain('We are closed on Monday.')
  expect((await here.app.inject('/brand.css')).body).toContain('#003366')
})

test('the accessibility statement says when it was prepared and reviewed, as the programme keeps it', async () => {
  const ada = here.cast.ada.cookie
  expect(wordsOf((await here.app.inject('/accessibility')).body)).toContain(
    'Better Care has not given the day on which this statement was prepared.',
  )
  const { fields } = formIn((await get('/desk/settings', ada)).body, '/desk/settings')
  const days = { ...fields, accessibilityPreparedOn: '2026-02-01', accessibilityReviewedOn: '2026-01-01' }
  expect((await send('/desk/settings', days, ada)).body).toContain('href="#settings-accessibilityReviewedOn"')
  expect((await send('/desk/settings', { ...days, accessibilityReviewedOn: '2026-05-04' }, ada)).statusCode).toBe(303)
  const statement = wordsOf((await here.app.inject('/accessibility')).body)
  expect(statement).toContain('This statement was prepared on 1 February 2026. It was last reviewed on 4 May 2026.')
})

test('minutes are not final while a public question has no answer, and stay as they are once they are', async () => {
  const { id } = await here.db.selectFrom('grouping').select('id').executeTakeFirstOrThrow()
  const made = await send('/desk/meetings', { groupingId: id, title: 'June', day: '2026-05-28', inPublic: 'yes' })
  const meeting = String(made.headers.location)
  expect((await send(`${meeting}/agenda`, { title: 'Midwives' })).statusCode).toBe(303)
  const item = await here.db.selectFrom('agendaItem').select('id').executeTakeFirstOrThrow()
  expect((await send(`${meeting}/resolutions`, { item: item.id, number: '1', text: 'Agreed.' })).statusCode).toBe(303)
  expect((await send(`${meeting}/questions`, { question: 'When?' })).statusCode).toBe(303)
  const early = await send(`${meeting}/final`)
  expect(early.statusCode).toBe(409)
  expect(wordsOf(early.body)).toContain('Public question 1 has no answer yet, so the minutes cannot be final.')
  const answer = { answer: 'In May.', answerMode: 'at-meeting' }
  expect((await send(`${meeting}/questions/1/answer`, answer)).statusCode).toBe(303)
  expect((await send(`${meeting}/final`)).statusCode).toBe(303)
  expect((await send(`${meeting}/questions/1/answer`, answer)).statusCode).toBe(409)
  here.app.invalidate('settings')
  const shown = wordsOf((await here.app.inject(meeting.replace('/desk', ''))).body)
  expect(shown).toContain('Agreed.')
  expect(shown).toContain('In May.')
})

test('what everybody could read keeps its old words, its reason, and waits for a second person', async () => {
  const changed = {
    ...draft,
    lengthReason: 'Only hours change',
    title: 'Care nearer to home',
    changeReason: 'The first title was hard to read.',
  }
  expect((await send(desk, changed)).statusCode).toBe(303)
  const mine = (await get(desk)).body
  expect(wordsOf(mine)).toContain('Waits for a second person')
  const id = /changes\/([0-9a-f-]{36})\/confirmation/.exec((await get(desk, here.cast.oscar.cookie)).body)?.[1]
  expect(mine, 'nobody is offered to look at their own change').not.toContain(`${id}/confirmation`)
  const confirm = `${desk}/changes/${id}/confirmation`
  expect((await send(confirm)).statusCode).toBe(403)
  const seen = async () => wordsOf((await get(`/consultations/${draft.slug}`)).body)
  expect(await seen()).toMatch(/Title: Care closer to home Care nearer to home The first title was hard to read\./)
  expect(await seen()).toContain('A second person has not checked this yet.')
  expect((await send(confirm, {}, here.cast.oscar.cookie)).statusCode).toBe(303)
  here.app.invalidate('settings')
  expect(await seen()).toContain('A second person has checked this change.')
  const line = await here.db
    .selectFrom('history')
    .select('detail')
    .where('action', '=', 'consultation.changed')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  expect(line.detail).toMatchObject({ changed: ['Title: “Care closer to home” became “Care nearer to home”'] })
  await send(desk, draft)
})

test('what everybody reads of a change gives nobody away: why it was made, why it is open for so long, who said a date', async () => {
  const given = 'Asked for by the patient with NHS number 943 476 5919'
  const refused = [
    await send(desk, { ...draft, changeReason: given }),
    await send(desk, { ...draft, lengthReason: given }),
    await send(`${desk}/phases/discussion/dates`, { boundary: 'end', day: '2026-09-15', saidBy: given }),
  ]
  for (const { statusCode, body } of refused)
    expect([statusCode, wordsOf(body)]).toEqual([400, expect.stringContaining('NHS number')])
})

test('a day that everybody could read moves with a reason that everybody can read', async () => {
  const moved = (more: Fields = {}) =>
    send(`${desk}/phases/discussion/dates`, {
      boundary: 'end',
      day: '2026-09-20',
      responseDueBy: '2026-12-01',
      ...more,
    })
  const silent = await moved()
  expect(silent.statusCode).toBe(400)
  expect(wordsOf(silent.body)).toContain('Please say why it moves')
  expect((await moved({ reason: 'More people asked for time.' })).statusCode).toBe(303)
})

test('no date contradicts another, and a date that moves asks what becomes of those that hang on it', async () => {
  const own = { ...draft, slug: 'dates', ref: 'DATES', responseDueBy: '2026-09-01' }
  await send('/desk/consultations', own)
  const at = '/desk/consultations/dates'
  await send(`${at}/phases`, { name: 'Asking', code: 'asking', asks: 'yes', lateUntil: '2026-07-14' })
  const date = (boundary: string, day: string, more: Fields = {}) =>
    send(`${at}/phases/asking/dates`, { boundary, day, recordedOn: '2026-06-01', ...more })
  expect((await date('start', '2026-06-10')).statusCode).toBe(303)
  const early = await date('end', '2026-06-09')
  expect(early.statusCode).toBe(400)
  expect(wordsOf(early.body)).toContain('It would end before it begins, on 10 June 2026.')
  expect((await date('end', '2026-07-07')).statusCode).toBe(303)
  expect((await date('start', '2026-07-08')).statusCode).toBe(400)
  const late = await date('end', '2026-07-20')
  expect(wordsOf(late.body)).toContain('Late comments are taken until 14 July 2026, which is before the end.')
  const due = await date('end', '2026-09-20', { lateUntil: '2026-09-27' })
  expect(wordsOf(due.body)).toContain('We said that we answer by 1 September 2026, which is before the end.')
  expect((await date('end', '2026-09-20', { lateUntil: '2026-09-27', responseDueBy: '2026-12-13' })).statusCode).toBe(
    303,
  )
  const { responseDueBy } = await here.db
    .selectFrom('consultation')
    .select('responseDueBy')
    .where('slug', '=', 'dates')
    .executeTakeFirstOrThrow()
  expect(responseDueBy).toBe('2026-12-13')
  const phase = { name: 'Asking', asks: 'yes', lateUntil: '2026-09-19' }
  expect(wordsOf((await send(`${at}/phases/asking`, phase)).body)).toContain('late comments come after that')
  const sooner = await send(at, { ...own, responseDueBy: '2026-09-19' })
  expect(sooner.statusCode).toBe(400)
  expect(wordsOf(sooner.body)).toContain('Comments are taken until 20 September 2026; answers come after that.')
  expect((await send(at, { ...own, responseDueBy: '2026-12-20' })).statusCode).toBe(303)
})

test('no way of changing a date leaves one that contradicts another: in words, with another phase, by taking comments later', async () => {
  const own = { ...draft, slug: 'no-way-round', ref: 'NWR-2026', responseDueBy: '2026-12-01' }
  expect((await send('/desk/consultations', own)).statusCode).toBe(303)
  const at = `/consultations/${own.slug}/phases`
  const is = async (reply: ReturnType<typeof api>, field: string | null) => {
    const { statusCode, body } = await reply
    expect([statusCode, field === null || body.includes(`"field":"${field}"`)], body).toEqual([field ? 400 : 204, true])
  }
  const phase = { name: 'Asking', code: 'asking', asks: true, lateUntil: '2026-09-27' }
  expect((await api('POST', at, phase)).statusCode).toBe(201)
  expect((await api('POST', at, { name: 'Answering', code: 'answering' })).statusCode).toBe(201)
  const date = (code: string, given: object) => api('POST', `${at}/${code}/dates`, { reason: 'As agreed.', ...given })
  await is(date('asking', { boundary: 'start', day: '2026-07-01' }), null)
  await is(date('asking', { boundary: 'end', day: '2026-09-20' }), null)
  const words = { boundary: 'start', wording: 'in summer' }
  await is(date('asking', { ...words, lateUntil: '2026-09-01' }), 'lateUntil')
  await is(date('asking', { ...words, responseDueBy: '2026-09-01' }), 'responseDueBy')
  await is(date('answering', { ...words, responseDueBy: '2026-09-01' }), 'responseDueBy')
  await is(date('answering', { boundary: 'start', day: '2026-10-01', responseDueBy: '2026-09-01' }), 'responseDueBy')
  await is(date('answering', { boundary: 'end', day: '2027-01-31' }), null)
  await is(api('PUT', `${at}/answering`, { name: 'Answering', asks: true }), 'asks')
  // A program that says no in a word means no.
  for (const asks of ['false', 'no', '', false])
    await is(api('PUT', `${at}/answering`, { name: 'Answering', asks }), null)
  const { phases, responseDueBy } = (await api('GET', `/consultations/${own.slug}`)).json<{
    phases: { asks: boolean; startsOn: string; lateUntil: string | null }[]
    responseDueBy: string
  }>()
  expect({ responseDueBy, phases }).toMatchObject({
    responseDueBy: '2026-12-01',
    phases: [{ asks: true, startsOn: '2026-07-01', lateUntil: '2026-09-27' }, { asks: false }],
  })
})

test('a point can be worded again and keeps its number', async () => {
  await send('/desk/consultations/dates/points', { title: 'Bueses' })
  expect((await send('/desk/consultations/dates/points/1', { title: 'Buses' })).statusCode).toBe(303)
  expect((await send('/desk/consultations/dates/points/7', { title: 'Buses' })).statusCode).toBe(404)
  const titles = await here.db.selectFrom('point').select(['number', 'title']).execute()
  expect(titles).toContainEqual({ number: 1, title: 'Buses' })
})

test('the checklist says only what is true: phases without a date, six weeks, holidays, documents that nobody can open', () => {
  const phase = { code: 'a', name: 'A', asks: true, lateUntil: null, state: 'planned' as const, note: null, dates: [] }
  const dated = (startsOn: string | null, endsOn: string | null) => ({ ...phase, startsOn, endsOn, unopenedOn: null })
  const says = (
    phases: ReturnType<typeof dated>[],
    url: string | null = '/plan.pdf',
    lengthReason: string | null = null,
  ) =>
    checklist(
      {
        phases,
        documents: [{ title: 'Plan', version: null, formats: [], languages: [], url }],
        ...{ broken: [], asksEquality: false },
        ...{ whatCanChange: [], whatCannotChange: [], areas: [], questions: [], privacyNotice: null },
        ...{
          privacy: null,
          lengthReason,
          responseDueBy: null,
          easyRead: [],
          easyReadPromised: false,
          themes: 0,
          reviewers: [],
        },
      },
      null,
      '2026-01-01',
    )
      .map((check) => check.says)
      .join(' ')
  expect(says([dated(null, null)])).toContain('It has one phase, with no date yet.')
  expect(says([dated('2026-02-01', '2026-04-30')])).toContain('It has one phase, with a date.')
  expect(says([dated('2026-02-01', '2026-04-30')])).toContain('People have six weeks or more.')
  expect(says([dated('2026-02-01', '2026-02-20')])).toContain('People have 2 weeks and 6 days only.')
  expect(says([dated('2026-02-01', '2026-02-20')], '/plan.pdf', 'Only the opening hours')).toContain(
    'People have 2 weeks and 6 days only. The reason is kept: “Only the opening hours”.',
  )
  // Longer does not clear it, so it promises nothing of the kind: a reason does.
  expect(says([dated('2026-12-01', '2027-01-31')])).toContain(
    'It runs over Christmas or August, when many are away. Write down why',
  )
  expect(says([dated('2026-12-01', '2027-01-31')], '/plan.pdf', 'Eight weeks instead of six')).toContain(
    'when many are away. The reason is kept: “Eight weeks instead of six”.',
  )
  expect(says([dated('2026-02-01', '2026-04-30')], null)).toContain('“Plan”: nobody can open what has no address.')
})
