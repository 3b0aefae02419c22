import { expect, test } from 'vitest'
import { newId } from '#server/data/ids.ts'
import { desk, expectStatus, group, linkTo, published, seat, sent } from '../responses/say.ts'
import { meets } from '../reviews/boards.ts'
import { asking, filling } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const fill = filling(here)
const chain = desk(here)

test('a draft is stopped by a number, asked about a name, and looked through again before it is published', async () => {
  const { olive, oscar } = here.cast
  const { ref, draft } = await published(here)
  const next = { ...draft, changeReason: 'Who did it.' }
  expectStatus(await chain.save(olive, ref, { ...next, weDid: 'We rang 07700 900123 on 3 days.' }, 1, 2), 200)
  const stopped = await chain.send(olive, ref, 2, 1, [{ rule: 'personal-data', reason: 'It is needed.' }])
  expect(stopped.statusCode).toBe(400)
  expect(stopped.json().detail).toContain('“07700 900123” looks like a telephone number')
  const named = { ...next, youSaid: 'Sister Wilhelmina Thistledown was unhelpful.' }
  expectStatus(await chain.save(olive, ref, named, 2, 1), 200)
  const asked = await chain.send(olive, ref, 2, 2)
  expect(asked.json().fields[0].field).toBe('reasons.names-person')
  expect(asked.json().detail).toContain('what the checks found')
  expectStatus(await chain.send(olive, ref, 2, 2, [{ rule: 'names-person', reason: 'She asked to be named.' }]), 204)
  expectStatus(await chain.review(oscar, ref, 2, 'approve'), 204)
  // What is taken out meanwhile, the approved version no longer says.
  const taken = await ask(olive, 'POST', '/api/desk/takedowns', { words: ['was unhelpful'], reason: 'defamatory' })
  expectStatus(taken, 201)
  expectStatus(await chain.publish(olive, ref, 2), 200)
  expect((await here.app.inject(`/api/log/${ref}`)).json().youSaid).toBe('Sister Wilhelmina Thistledown […].')
  // And it does not come back by a new version.
  expectStatus(await chain.save(olive, ref, { ...next, youSaid: 'Somebody was   UNHELPFUL.' }, 2, 2), 200)
  expect((await chain.send(olive, ref, 3, 1)).json().detail).toContain('taken out of everything public')
})

test('the editor writes the post instead of the name by one click, with what was typed kept', async () => {
  const { olive } = here.cast
  const { ref } = await published(here)
  const page = await ask(olive, 'GET', `/desk/responses/${ref}/edit`)
  const form = {
    version: '1',
    edit: '2',
    youSaid: 'Dr Anil Patel was late.',
    weDid: 'We met Dr Anil Patel on 3 days.',
    useBetter: 'yes',
  }
  expect([200, 302, 303, 404]).toContain(page.statusCode)
  await fill(olive, `/desk/responses/${ref}`, form)
  const { draft } = await chain.see(olive, ref)
  expect(draft.youSaid).toBe('A doctor was late.')
  expect(draft.weDid).toBe('We met a doctor on 3 days.')
})

test('news of a promise, minutes and questions are looked through as well; a name may stand with a reason', async () => {
  const { olive } = here.cast
  const { ref } = await published(here, {
    commitments: [{ series: null, text: 'Report each month.', ownerOrganisationId: null, dueOn: '2026-09-30' }],
  })
  const { series } = (await chain.see(olive, ref)).draft.commitments[0] as { series: string }
  const tell = (payload: object) =>
    chain.ask(olive, 'POST', `/${ref}/commitments/${series}/updates`, { evidence: null, keptOn: null, ...payload })
  const stopped = await tell({ text: 'Write to jo.bloggs@example.org.', whyNamed: 'People should.' })
  expect([stopped.statusCode, stopped.json().fields[0].field]).toEqual([400, 'text'])
  const asked = await tell({ text: 'Dr Anil Patel has begun.' })
  expect(asked.json().fields.map(({ field }: { field: string }) => field)).toEqual(['text', 'whyNamed'])
  expect(asked.json().detail).toContain('Write “A doctor” instead')
  expectStatus(await tell({ text: 'Dr Anil Patel has begun.', whyNamed: 'He speaks for the programme.' }), 200)
  const kept = await here.db.selectFrom('namedReason').select(['fields', 'reason', 'byPerson']).execute()
  expect(kept).toEqual([{ fields: ['text'], reason: 'He speaks for the programme.', byPerson: olive.id }])

  const { meeting } = await meets(here, await group(here, 'approve'), '2026-06-10')
  const item = { title: 'Wards', minutesSummary: 'Matron Henrietta Oldacre reported.' }
  const again = await fill(olive, `/desk/meetings/${meeting}/agenda`, item)
  expect(again.statusCode).toBe(400)
  expect(again.body).toContain('Matron Henrietta Oldacre reported.</textarea>')
  expect(again.body).toContain('name="whyNamed"')
  expect((await fill(olive, `/desk/meetings/${meeting}/agenda`, { ...item, useBetter: 'yes' })).statusCode).toBe(303)
  const { minutesSummary } = await here.db
    .selectFrom('agendaItem')
    .select('minutesSummary')
    .where('title', '=', 'Wards')
    .executeTakeFirstOrThrow()
  expect(minutesSummary).toEqual(['The matron reported.'])
})

test('a consultation’s own texts and translations go out without numbers and addresses of people', async () => {
  const { olive } = here.cast
  const { slug } = await make(here).consultation()
  const point = await ask(olive, 'POST', `/api/desk/consultations/${slug}/points`, {
    title: 'Where clinics are held',
    summary: 'Ask at 14 Mill Lane, LE15 6AB.',
  })
  expect([point.statusCode, point.json().fields[0].field]).toEqual([400, 'summary'])
  const known = await ask(olive, 'POST', `/api/desk/consultations/${slug}/points`, {
    title: 'Where clinics are held',
    summary: 'Call 0300 123 4567 or 111.',
  })
  expect(known.statusCode).toBe(201)
})

test('small fields that everybody reads go out without numbers of people; a venue keeps its address', async () => {
  const { olive } = here.cast
  const { slug } = await make(here).consultation()
  const { meeting, resolution } = await meets(here, await group(here, 'approve', 'Board of small fields'), '2026-05-20')
  const [number, mobile] = ['943 476 5919', '07700 900123']
  const event = { ref: 'E1', title: 'Drop-in', kind: 'drop-in', venue: 'St Mary’s Hall, 14 Mill Lane, LE15 6AB' }
  const events = `/api/desk/consultations/${slug}/events`
  const refused = async (method: 'POST' | 'PUT', url: string, given: object) => {
    const answer = await ask(olive, method, url, given)
    expect([url, given, answer.statusCode]).toEqual([url, given, 400])
    return answer.json<{ fields: { field: string }[] }>().fields.map(({ field }) => field)
  }
  const added = await ask(olive, 'POST', events, event)
  expectStatus(added, 201)
  for (const field of ['ref', 'kind', 'dayWording', 'venue', 'place', 'area', 'countedHow', 'captureMethod']) {
    expect(await refused('POST', events, { ...event, [field]: number })).toEqual([field])
  }
  expect(
    await refused('PUT', `${events}/${added.json().id}`, { ...event, languages: [number], accessProvided: [mobile] }),
  ).toEqual(['languages', 'accessProvided'])
  const about = await here.db
    .selectFrom('consultation')
    .select(['title', 'slug', 'ref', 'kind', 'summary', 'whatCanChange', 'whatCannotChange'])
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  for (const given of [{ areas: [number] }, { privacyNotice: `Ask ${mobile}` }]) {
    expect(await refused('PUT', `/api/desk/consultations/${slug}`, { ...about, ...given })).toEqual(Object.keys(given))
  }
  const held = `/api/desk/meetings/${meeting}`
  expect(await refused('PUT', held, { title: 'Meeting', day: '2026-05-20', venue: `Ring ${mobile}` })).toEqual([
    'venue',
  ])
  expect(await refused('POST', `${held}/agenda`, { title: 'Item', number })).toEqual(['number'])
  expect(await refused('PUT', `${held}/resolutions/${resolution}`, { number, text: 'Agreed.' })).toEqual(['number'])
})

test('who wrote and presents a paper is named on purpose, without a number or address of theirs', async () => {
  const { olive } = here.cast
  const { slug } = await make(here).consultation()
  const chosen = { template: 'trust-board', themes: [], issuedTo: 'The board' }
  const drafted = await ask(olive, 'POST', `/api/desk/consultations/${slug}/papers`, chosen)
  expectStatus(drafted, 201)
  const draft = `/api/desk/papers/drafts/${drafted.json().id}`
  const words = { title: 'Paper', ask: 'note', author: 'Mary Smith, 07700 900123', presenter: 'Jo Jones' }
  expectStatus(await ask(olive, 'PATCH', draft, { revision: 1, ...words }), 204)
  const answer = await ask(olive, 'POST', `${draft}/issue`, { revision: 2 })
  expect([answer.statusCode, answer.json().fields?.[0]?.field]).toEqual([400, 'author'])
})

test('what says how data is kept, and what a campaign is called, go out without numbers of people', async () => {
  const { olive } = here.cast
  const { slug, questions } = await make(here).consultation()
  const number = '943 476 5919'
  const stated = {
    controller: 'The care board',
    contact: 'dpo@example.org or 0116 496 0123',
    keepsContact: 'One year',
    keepsComments: 'Five years',
    keepsFigures: 'Twenty years',
    keepsAnswers: 'For good',
    policy: 'https://example.org/policy',
    ...Object.fromEntries(questions.map(({ id }) => [id, 'statutory-task'])),
  }
  const state = (given: object) => ask(olive, 'PUT', `/api/desk/consultations/${slug}/privacy`, { ...stated, ...given })
  for (const [field, words] of [
    ['controller', `The board, patient ${number}`],
    ['contact', `Ask about ${number}`],
    ['keepsContact', 'One year, ask 07700 900123'],
    ['keepsAnswers', 'For good, at 14 Mill Lane, LE15 6AB'],
  ] as const) {
    const refused = await state({ [field]: words })
    expect([refused.statusCode, refused.json().fields?.[0]?.field]).toEqual([400, field])
  }
  expectStatus(await state({}), 204)
  const campaign = `/api/desk/themes/${slug}/campaigns/${newId(here.clock.now)}/confirmation`
  const named = await ask(olive, 'PUT', campaign, { name: `For patient ${number}` })
  expect([named.statusCode, named.json().fields?.[0]?.field]).toEqual([400, 'name'])
})

test('every form that asks about a name has room for why it has to stand', async () => {
  const { ada, olive } = here.cast
  const { slug, questions } = await make(here).consultation()
  await group(here, 'approve', 'Group that is named nowhere')
  const { code } = await here.db
    .selectFrom('phase as p')
    .innerJoin('consultation as k', 'k.id', 'p.consultationId')
    .select('p.code')
    .where('k.slug', '=', slug)
    .executeTakeFirstOrThrow()
  const name = 'Dr Jane Smithson'
  const at = `/desk/consultations/${slug}`
  const forms: [string, Record<string, string>][] = [
    [`${at}/pack`, { issuedTo: name }],
    [`${at}/reviewers`, { reason: `${name} asked us to.` }],
    [`${at}/board`, { reason: `${name} asked us to.` }],
    [`${at}/phases/${code}`, { name: 'Asking', asks: 'yes', note: `Ask ${name}.` }],
    [`${at}/phases/${code}/dates`, { boundary: 'end', day: '2026-08-01', reason: 'More time.', saidBy: name }],
    [`${at}/questions/${questions[0]?.id}`, { text: `What do you think of ${name}?` }],
    ['/desk/responses/embargoes', { startsOn: '2026-06-01', endsOn: '2026-07-01', reason: `${name} asked us to.` }],
  ]
  for (const [url, fields] of forms) {
    const asked = await fill(url.includes('embargoes') ? ada : olive, url, fields)
    expect([url, asked.statusCode, asked.body.includes('name="whyNamed"')]).toEqual([url, 400, true])
  }
  const issued = await fill(olive, `${at}/pack`, { issuedTo: name, whyNamed: 'She chairs the inquiry.' })
  expect(issued.statusCode).toBe(303)
})

test('an organisation’s own reply to what was passed on to it is looked through too', async () => {
  const { ref, owner } = await published(here)
  const text = 'Ring the ward on 07700 900123.'
  const reply = await ask(here.cast.olive, 'POST', `/api/desk/passed-on/${owner}/${ref}`, {
    text,
    repliedOn: '2026-05-30',
  })
  expect([reply.statusCode, reply.json().fields?.[0]?.field]).toEqual([400, 'text'])
})

test('no number or address of anybody stands in a name, in who asked, in a review or in what goes to groups', async () => {
  const { ada, olive, oscar } = here.cast
  const number = '943 476 5919'
  const { ref } = await sent(here)
  const approves = await group(here, 'approve')
  const member = await seat(here, approves)
  const round = { version: 1, groups: [approves], dueOn: '2026-06-15' }
  const { meeting } = await meets(here, await group(here, 'approve', 'Board that is asked'), '2026-05-20')
  const body = { kind: 'trust', mandate: 'advise' }
  const { id } = (
    await ask(olive, 'POST', '/api/desk/bodies/organisations', {
      name: 'Wigston Trust',
      shortName: 'WT',
      kind: 'trust',
    })
  ).json<{ id: string }>()
  for (const [method, url, given, field] of [
    ['POST', '/api/desk/bodies/organisations', { ...body, name: `Trust ${number}`, shortName: 'T' }, 'name'],
    ['PUT', `/api/desk/bodies/organisations/${id}`, { kind: 'trust', shortName: number }, 'shortName'],
    ['PUT', `/api/desk/bodies/organisations/${id}/name`, { name: `Trust ${number}`, from: '2026-07-01' }, 'name'],
    ['POST', '/api/desk/bodies/groups', { ...body, name: `Group ${number}` }, 'name'],
    ['PUT', `/api/desk/bodies/groups/${approves}/name`, { name: `Group ${number}`, from: '2026-07-01' }, 'name'],
    [
      'POST',
      `/api/desk/meetings/${meeting}/questions`,
      { question: 'When?', askerShown: `Jo, ${number}` },
      'askerShown',
    ],
    ['POST', `/api/desk/responses/${ref}/rounds`, { ...round, note: `About ${number}.` }, 'note'],
  ] as const) {
    const answer = await ask(olive, method, url, given)
    expect([url, answer.statusCode, answer.json().fields?.[0]?.field]).toEqual([url, 400, field])
  }
  const settings = { name: 'Better Care Together', area: `Near ${number}`, colour: '#0b5a6f' }
  expect((await ask(ada, 'PUT', '/api/desk/settings', settings)).json().fields?.[0]?.field).toBe('area')
  expectStatus(await ask(olive, 'POST', `/api/desk/responses/${ref}/rounds`, round), 201)
  for (const [field, given] of Object.entries({
    note: { note: `Patient ${number} said so.` },
    passage: { note: 'This.', passage: number },
    present: {
      note: 'As minuted.',
      group: approves,
      meetingOn: '2026-06-01',
      present: `Jo, ${number}`,
      minute: 'Item 4',
    },
    minute: { note: 'As minuted.', group: approves, meetingOn: '2026-06-01', present: 'The chair', minute: number },
  })) {
    const answer = await chain.review(oscar, ref, 1, 'dissent', given)
    expect([field, answer.statusCode, answer.json().fields?.[0]?.field]).toEqual([field, 400, field])
  }
  const byLink = await here.app.inject({
    method: 'POST',
    url: await linkTo(here, member),
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams({ speaksFor: 'self', decision: 'dissent', note: `Patient ${number}.` }).toString(),
  })
  expect([byLink.statusCode, byLink.body.includes(number)]).toEqual([400, true])
  expect(await here.db.selectFrom('review').select('note').where('note', 'like', `%${number}%`).execute()).toEqual([])
})

test('withdrawn and not taken are offered as no way to answer a public question', async () => {
  const { olive } = here.cast
  const { meeting } = await meets(here, await group(here, 'approve', 'Board of questions'), '2026-05-20')
  expectStatus(await ask(olive, 'POST', `/api/desk/meetings/${meeting}/questions`, { question: 'When?' }), 201)
  const page = (await ask(olive, 'GET', `/desk/meetings/${meeting}`)).body
  expect(page).toContain('<option value="at-meeting"')
  expect(page).not.toMatch(/<option value="(withdrawn|ruled-out)"/)
})

test('answers to our mails go to an office: one person’s mailbox needs the reason why, which is kept', async () => {
  const { ada } = here.cast
  const settings = (replyTo: string, more = {}) =>
    ask(ada, 'PUT', '/api/desk/settings', {
      name: 'Care closer',
      area: 'Leicestershire',
      colour: '#0b5a6f',
      replyTo,
      ...more,
    })
  for (const office of [
    'pals@example.nhs.uk',
    'patient.experience@example.nhs.uk',
    'haveyoursay@example.org',
    'smith@x.org',
  ])
    expectStatus(await settings(office), 204)
  for (const own of ['anna.smith@example.nhs.uk', 'a&b@gmail.com', 'pals@btinternet.com', 'Anna.J.O-Neill2@nhs.net']) {
    const asked = await settings(own)
    expect([own, asked.statusCode]).toEqual([own, 400])
    expect(asked.json().fields.map(({ field }: { field: string }) => field)).toEqual(['replyTo', 'whyNamed'])
  }
  const form = await fill(ada, '/desk/settings', {
    name: 'Care closer',
    area: 'Leicestershire',
    colour: '#0b5a6f',
    replyTo: 'anna.smith@example.nhs.uk',
  })
  expect(form.body).toContain('looks like the mailbox of one person')
  expect(form.body).toContain('name="whyNamed"')
  const whyNamed = 'The office has no other this week.'
  expectStatus(await settings('anna.smith@example.nhs.uk', { whyNamed }), 204)
  const kept = await here.db.selectFrom('namedReason').select(['fields', 'reason']).orderBy('at', 'desc').execute()
  expect(kept).toContainEqual({ fields: ['replyTo'], reason: whyNamed })
})
