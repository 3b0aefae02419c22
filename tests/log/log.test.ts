import { beforeAll, describe, expect, test } from 'vitest'
import fc from 'fast-check'
import { type Log, restOf, titleOf } from '#server/log/contract.ts'
import type { LogEntryInFull } from '#server/log/entry-contract.ts'
import { described } from '../support/described.ts'
import { wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { noon, publishing, type PublishedResponse } from '../support/published.ts'

const here = useHere({ PUBLIC_URL: 'https://said.example' })
let consultation: Awaited<ReturnType<ReturnType<typeof make>['consultation']>>
let rows: ReturnType<typeof publishing>
let bus: PublishedResponse

const log = async (query = '') => (await here.app.inject(`/api/log${query}`)).json<Log>()
const refs = async (query = '') => (await log(query)).items.map((entry) => entry.ref)
const entry = async (ref: string, query = '') =>
  (await here.app.inject(`/api/log/${ref}${query}`)).json<LogEntryInFull>()
const page = async (url: string) => (await here.app.inject({ url, headers: { accept: 'text/html' } })).body

beforeAll(async () => {
  consultation = await make(here).consultation({ slug: 'closer', title: 'Care closer to home' })
  rows = publishing(here)
  const comments = await rows.saidMany(consultation, 3, { at: noon('2026-05-02') })
  bus = await rows.response(consultation, {
    ref: 'BUS-1',
    on: '2026-05-10',
    comments,
    themes: [consultation.themes['community-services'] as string],
    outcome: 'planned',
    plannedFor: '2026-09-01',
    weDid: 'A bus will stop at the clinic.',
    commitments: [{ text: 'Publish the timetable', dueOn: '2026-05-20' }],
  })
})

describe('the title of an entry', () => {
  test('is what people said, with the reference beside it, on its own page as in the list', async () => {
    const lift = await rows.response(consultation, {
      ref: 'LIFT-1',
      on: '2026-05-11',
      youSaid: 'Mend the lift at the clinic.\n\nIt has been out since March.',
    })
    const own = wordsOf(await page(`/log/${lift.ref}`))
    expect(await page(`/log/${lift.ref}`)).toMatch(/<h1[^>]*>Mend the lift at the clinic\.<\/h1>/)
    expect(own).toContain('Mend the lift at the clinic. It has been out since March. LIFT-1')
    for (const whole of [own, wordsOf(await page('/log'))]) {
      expect(whole.split('Mend the lift at the clinic.')).toHaveLength(whole === own ? 3 : 2)
      expect(whole).toContain('It has been out since March.')
    }
  })

  test('and what follows it are all that was said, once', () => {
    const words = fc.stringMatching(/^[A-Za-zআঅ🚌é,’]{1,14}[.!?।]?$/u)
    const said = fc.array(fc.tuple(words, fc.constantFrom(' ', '\n', '\n\n', '\u00a0 ')), {
      minLength: 1,
      maxLength: 60,
    })
    const plain = (text: string) => text.replaceAll(/\s+/g, '')
    fc.assert(
      fc.property(said, (parts) => {
        const text = parts.flat().join('')
        const [title, rest] = [titleOf(text), restOf(text)]
        if (!title.endsWith('…')) return plain(title + rest) === plain(text)
        return plain(rest) === plain(text)
      }),
    )
  })
})

describe('the log of a day', () => {
  test('has an entry from the day it was published on, and not the day before', async () => {
    expect(await refs('?asOf=2026-05-09')).toEqual([])
    expect(await refs('?asOf=2026-05-10')).toEqual(['BUS-1'])
    expect(await refs()).toContain('BUS-1')
  })

  test('shows the words of that day after a correction, and why they were corrected on the days after', async () => {
    const cars = await rows.response(consultation, {
      ref: 'CAR-1',
      on: '2026-05-04',
      youSaid: 'Parking is dear.',
      weDid: 'First words.',
    })
    const second = await rows.version(cars, { youSaid: 'Parking is dear.', weDid: 'Second words.' })
    await rows.publish(second, '2026-05-08', 'The price was wrong.')
    expect((await entry('CAR-1', '?asOf=2026-05-07')).weDid).toBe('First words.')
    const now = await entry('CAR-1')
    expect(now.weDid).toBe('Second words.')
    expect(now.correctionReason).toBe('The price was wrong.')
    expect(now.firstPublishedOn).toBe('2026-05-04')
    expect(now.versions).toEqual([
      {
        version: 1,
        url: '/log/CAR-1/versions/1',
        publishedOn: '2026-05-04',
        replacedOn: '2026-05-08',
        correctionReason: null,
      },
      {
        version: 2,
        url: '/log/CAR-1/versions/2',
        publishedOn: '2026-05-08',
        replacedOn: null,
        correctionReason: 'The price was wrong.',
      },
    ])
    const old = await page('/log/CAR-1/versions/1')
    expect(old).toContain('First words.')
    expect(wordsOf(old)).toContain('This is version 1, replaced on 8 May 2026. The price was wrong.')
    const moved = await here.app.inject('/log/CAR-1?version=1')
    expect([moved.statusCode, moved.headers.location]).toEqual([302, '/log/CAR-1/versions/1'])
  })

  test('has the themes of the version that was public, not those of a later one', async () => {
    const { maternity, 'acute-shift': acute } = consultation.themes
    const beds = await rows.response(consultation, { ref: 'BEDS-1', on: '2026-05-04', themes: [maternity as string] })
    const second = await rows.version(beds)
    await rows.themes(second, [acute as string])
    expect((await entry('BEDS-1')).themes.map((theme) => theme.code)).toEqual(['maternity'])
    await rows.publish(second, '2026-05-08', 'It is about beds.')
    expect((await entry('BEDS-1')).themes.map((theme) => theme.code)).toEqual(['acute-shift'])
    expect(await refs('?theme=maternity&q=BEDS-1&asOf=2026-05-07')).toEqual(['BEDS-1'])
    expect(await refs('?theme=maternity&q=BEDS-1')).toEqual([])
  })

  test('a correction on the day of publication leaves the later words for that day, and the first at their address', async () => {
    const quick = await rows.response(consultation, { ref: 'QUICK-1', on: '2026-05-05', weDid: 'Typo.' })
    await rows.publish(await rows.version(quick, { weDid: 'No typo.' }), '2026-05-05', 'A typing mistake.')
    expect((await entry('QUICK-1', '?asOf=2026-05-05')).weDid).toBe('No typo.')
    expect((await entry('QUICK-1', '?version=1')).weDid).toBe('Typo.')
    expect(await refs('?asOf=2026-05-05')).toEqual(expect.arrayContaining(['CAR-1', 'QUICK-1']))
  })

  test('an entry that was taken down and never put back is gone from then on, and still there on the days before', async () => {
    const gone = await rows.response(consultation, { ref: 'GONE-1', on: '2026-05-05' })
    await here.db
      .updateTable('publication')
      .set({ replacedAt: noon('2026-05-07') })
      .where('responseId', '=', gone.id)
      .execute()
    here.app.invalidate('public')
    expect(await refs('?asOf=2026-05-06')).toContain('GONE-1')
    expect(await refs('?asOf=2026-05-07')).not.toContain('GONE-1')
    expect((await here.app.inject('/log/GONE-1')).statusCode).toBe(404)
    expect((await here.app.inject('/log/GONE-1/versions/1')).statusCode).toBe(200)
  })

  test('a commitment is due up to its day, late after it, and kept from the day it was kept', async () => {
    await rows.update(bus, 0, { on: '2026-05-25', text: 'It is out.', keptOn: '2026-05-24' })
    const at = async (day: string) => (await entry('BUS-1', `?asOf=${day}`)).commitments[0]
    expect(await at('2026-05-20')).toMatchObject({ state: 'due', daysLate: 0, updates: [] })
    expect(await at('2026-05-21')).toMatchObject({ state: 'late', daysLate: 1 })
    // It was kept on the 24th, but nobody had said so yet.
    expect(await at('2026-05-24')).toMatchObject({ state: 'late', daysLate: 4 })
    expect(await at('2026-05-25')).toMatchObject({
      state: 'kept',
      keptOn: '2026-05-24',
      daysLate: 4,
      updates: [{ on: '2026-05-25', text: 'It is out.', evidence: null }],
    })
  })

  test('a day that a response named and that passed in silence is overdue, until something is said', async () => {
    const organisation = await make(here).organisation('East Midlands Ambulance Service')
    const slow = await rows.response(consultation, {
      ref: 'SLOW-1',
      on: '2026-04-01',
      outcome: 'passed-on',
      nextUpdateOn: '2026-05-01',
      passedTo: [
        { organisationId: organisation, on: '2026-04-01', replyDue: '2026-05-11', reply: null, repliedOn: null },
      ],
      commitments: [{ text: 'Report the reply', dueOn: '2026-12-01' }],
    })
    const overdue = async (day: string) => (await entry('SLOW-1', `?asOf=${day}`)).overdue
    expect(await overdue('2026-05-01')).toEqual([])
    expect(await overdue('2026-05-02')).toEqual([{ what: 'update', since: '2026-05-01', who: null }])
    expect(await overdue('2026-05-12')).toEqual([
      { what: 'update', since: '2026-05-01', who: null },
      { what: 'reply', since: '2026-05-11', who: expect.any(String) as string },
    ])
    await rows.update(slow, 0, { on: '2026-05-13', text: 'We asked again.' })
    expect(await overdue('2026-05-13')).toEqual([
      { what: 'reply', since: '2026-05-11', who: expect.any(String) as string },
    ])
    expect(await page('/log/SLOW-1')).toContain('East Midlands Ambulance Service')
  })

  test('names an organisation as it was called on the day', async () => {
    const organisation = await make(here).organisation('Integrated Care Board')
    await here.db
      .insertInto('organisationName')
      .values({ organisationId: organisation, name: 'Clinical Commissioning Group', usedUntil: '2026-04-30' })
      .execute()
    await rows.response(consultation, { ref: 'NAME-1', on: '2026-04-15', ownerOrganisationId: organisation })
    expect((await entry('NAME-1', '?asOf=2026-04-20')).owner?.name).toBe('Clinical Commissioning Group')
    expect((await entry('NAME-1')).owner?.name).toBe('Integrated Care Board')
  })

  test('counts the comments that were linked on that day, without those withdrawn by then, and dots apart', async () => {
    const comments = await rows.saidMany(consultation, 4, { at: noon('2026-04-01') })
    const note = await rows.said(consultation, {
      at: noon('2026-04-01'),
      kind: 'event-note',
      channel: 'event',
      dots: 7,
    })
    const counted = await rows.response(consultation, {
      ref: 'COUNT-1',
      on: '2026-04-10',
      comments: [...comments, note],
    })
    await rows.unlink(counted, comments[0] as string, noon('2026-04-20'))
    await rows.withdraw(comments[1] as string, noon('2026-04-25'))
    await rows.link(counted, [comments[0] as string], noon('2026-05-01'))
    const at = async (day: string) => {
      const { comments, dots } = await entry('COUNT-1', `?asOf=${day}`)
      return [comments, dots]
    }
    expect(await at('2026-04-19')).toEqual([5, 7])
    expect(await at('2026-04-20')).toEqual([4, 7])
    expect(await at('2026-04-25')).toEqual([3, 7])
    expect(await at('2026-05-01')).toEqual([4, 7])
    await rows.withdraw(note, noon('2026-05-05'))
    expect(await at('2026-05-05')).toEqual([3, 0])
    const listed = (await log('?q=COUNT-1')).items[0]
    expect([listed?.comments, listed?.dots]).toEqual([3, 0])
  })

  test('says what holds instead only once that is public itself', async () => {
    const next = await rows.draft(consultation, { ref: 'NEXT-1' })
    await rows.response(consultation, {
      ref: 'OLD-1',
      on: '2026-05-01',
      outcome: 'superseded',
      supersededById: next.id,
    })
    expect((await entry('OLD-1')).supersededBy).toBeNull()
    await rows.publish(next, '2026-05-06')
    expect((await entry('OLD-1')).supersededBy).toBe('NEXT-1')
    expect((await entry('OLD-1', '?asOf=2026-05-05')).supersededBy).toBeNull()
    expect((await entry('NEXT-1')).supersedes).toEqual(['OLD-1'])
  })

  test('links a response and the resolution about it both ways', async () => {
    const board = await rows.group('Leicester City Health and Wellbeing Board')
    const meeting = await rows.meeting(board, { slug: 'hwb-may', day: '2026-05-12' })
    const secret = await rows.meeting(board, { slug: 'hwb-private', day: '2026-05-13', inPublic: false })
    await rows.resolution(meeting, '3', 'That the answers be sent out.', [bus])
    await rows.resolution(secret, '9', 'That nobody be told.', [bus])
    expect((await entry('BUS-1')).resolutions).toEqual([
      {
        number: '3',
        version: null,
        text: 'That the answers be sent out.',
        meeting: { slug: 'hwb-may', title: 'Health and Wellbeing Board', day: '2026-05-12', dayWording: null },
      },
    ])
    expect((await entry('BUS-1', '?asOf=2026-05-11')).resolutions).toEqual([])
    expect(await page('/log/BUS-1')).toContain('href="/meetings/hwb-may#resolution-3"')
    expect(await page('/meetings/hwb-may')).toContain('href="/log/BUS-1"')
  })

  test('says what groups said, and never who', async () => {
    const group = await rows.group('Patient and Public Reference Group')
    await here.db
      .insertInto('review')
      .values({
        versionId: bus.versionId,
        groupingId: group,
        recordedBy: here.cast.olive.id,
        decision: 'approve',
        note: 'Mrs Patel was not sure.',
        at: noon('2026-05-09'),
      })
      .execute()
    const { groups } = await entry('BUS-1')
    expect(groups).toEqual([
      {
        group: 'Patient and Public Reference Group',
        mandate: 'approve',
        decision: 'approve',
        on: '2026-05-09',
        how: 'recorded',
        post: null,
        meetingOn: null,
      },
    ])
    here.app.invalidate('public')
    const shown = await page('/log/BUS-1')
    expect(shown).toContain('Patient and Public Reference Group')
    expect(shown).not.toContain('Patel')
  })
})

describe('the log narrows by', () => {
  let other: Awaited<ReturnType<ReturnType<typeof make>['consultation']>>
  beforeAll(async () => {
    other = await make(here).consultation({ slug: 'maternity-2026', title: 'Maternity in Melton' })
    const sub = await here.db
      .insertInto('theme')
      .values({
        consultationId: other.id,
        parentId: other.themes.maternity as string,
        code: 'MAT1',
        label: 'Birth centres',
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const point = await here.db
      .insertInto('point')
      .values({ consultationId: other.id, number: 2, title: 'Births' })
      .returning('id')
      .executeTakeFirstOrThrow()
    const group = await rows.group('Partnership Board')
    await here.db.updateTable('grouping').set({ slug: 'partnership' }).where('id', '=', group).execute()
    await rows.response(other, {
      ref: 'MAT-1',
      on: '2026-03-10',
      youSaid: 'Keep the birth centre in Melton.',
      weDid: 'No decision has been made about midwives.',
      outcome: 'not-decided',
      decisionDueOn: '2026-05-15',
      ownerGroupId: group,
      pointId: point.id,
      themes: [sub.id],
    })
  })

  test.each([
    ['a consultation', '?consultation=maternity-2026'],
    ['a theme', '?theme=MAT1'],
    ['a main theme, with its sub-themes', '?theme=maternity'],
    ['a point', '?point=2'],
    ['a group', '?organisation=partnership'],
    ['an outcome', '?outcome=not-decided'],
    ['words, in whatever form', '?q=decisions'],
    ['words of a theme', '?q=%22birth%20centres%22'],
    ['a reference', '?q=mat-1'],
    [
      'all of them at once',
      '?consultation=maternity-2026&theme=MAT1&point=2&organisation=partnership&outcome=not-decided&q=melton',
    ],
    ['a field that was left empty', '?theme=MAT1&point=&outcome=&q=&since=&asOf='],
  ])('%s', async (_what, query) => {
    expect(await refs(query)).toEqual(['MAT-1'])
    expect((await log(query)).total).toBe(1)
    const shown = await page(`/log${query}`)
    expect(shown).toContain('Keep the birth centre in Melton.')
    expect(shown).not.toContain('A bus will stop at the clinic.')
  })

  test('something that nothing has: the page says so', async () => {
    expect(await refs('?theme=MAT1&outcome=done')).toEqual([])
    expect(await page('/log?theme=MAT1&outcome=done')).toContain('Nothing in the log fits all of that.')
  })

  test('what changed since a day: published, updated, or fallen due', async () => {
    const since = async (day: string, asOf: string) => refs(`?consultation=maternity-2026&since=${day}&asOf=${asOf}`)
    expect(await since('2026-03-09', '2026-03-12')).toEqual(['MAT-1'])
    expect(await since('2026-03-10', '2026-03-12')).toEqual([])
    expect(await since('2026-05-14', '2026-05-15')).toEqual([])
    expect(await since('2026-05-14', '2026-05-16')).toEqual(['MAT-1'])
    const busOnly = async (day: string, asOf: string) => refs(`?q=BUS-1&since=${day}&asOf=${asOf}`)
    expect(await busOnly('2026-05-19', '2026-05-20')).toEqual([])
    expect(await busOnly('2026-05-20', '2026-05-21')).toEqual(['BUS-1'])
    expect(await busOnly('2026-05-24', '2026-05-25')).toEqual(['BUS-1'])
  })

  test('and says in words what was chosen, with a way to take each away', async () => {
    const shown = await page('/log?theme=MAT1&q=melton&asOf=2026-05-20')
    expect(shown).toContain('Theme: Maternity: Birth centres')
    expect(shown).toContain('href="/log?asOf=2026-05-20&amp;q=melton"')
    expect(shown).toContain('href="/log?asOf=2026-05-20&amp;theme=MAT1"')
    expect(shown).toContain('As of 20 May 2026')
  })
})

test('pages follow each other without a gap or a repeat', async () => {
  const many = await make(here).consultation({ slug: 'many' })
  const expected: string[] = []
  for (let n = 1; n <= 47; n++) {
    const ref = `MANY-${String(n).padStart(2, '0')}`
    expected.push(ref)
    await rows.response(many, { ref, on: n <= 30 ? '2026-05-02' : '2026-05-01' })
  }
  const seen: string[] = []
  let after: string | null = ''
  while (after !== null) {
    const { items, next, total }: Log = await log(`?consultation=many${after && `&after=${encodeURIComponent(after)}`}`)
    expect(total).toBe(47)
    seen.push(...items.map((item) => item.ref))
    after = next
  }
  expect(seen).toEqual(expected)
  const first = await page('/log?consultation=many')
  const link = /href="(\/log\?after=[^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&') as string
  expect(await page(link)).toContain('MANY-11')
  const whole = await page('/log?consultation=many&view=all')
  for (const ref of expected) expect(whole).toContain(`>${ref}</bdi>`)
})

describe('what does not fit', () => {
  test.each([
    ['/log/NOPE-1', 404],
    ['/log/NOPE-1/versions/1', 404],
    ['/log/BUS-1/versions/7', 404],
    ['/log/BUS-1/versions/x', 400],
    ['/log/BUS-1?asOf=2026-05-01', 404],
    ['/log/BUS-1?asOf=2030-01-01', 400],
    ['/log?consultation=nope', 404],
    ['/log?asOf=yesterday', 400],
    ['/log?asOf=2026-06-02', 400],
    ['/log?since=2026-06-01', 400],
    ['/log?outcome=maybe', 400],
    ['/log?point=two', 400],
    ['/log?after=x', 400],
    ['/log?q=%00', 400],
    ['/log.csv?asOf=2030-01-01', 400],
    ['/log.json?consultation=nope', 404],
    ['/log.atom?outcome=maybe', 400],
    ['/api/log?asOf=2030-01-01', 400],
    ['/api/log?consultation=nope', 404],
    ['/api/log/NOPE-1', 404],
    ['/consultations/nope/account', 404],
    ['/api/consultations/nope/account', 404],
    ['/meetings/nope', 404],
    ['/api/meetings/nope', 404],
  ])('%s is answered with %i, as a page and as a problem', async (url, status) => {
    expect((await here.app.inject({ url, headers: { accept: 'text/html' } })).statusCode).toBe(status)
    expect((await here.app.inject({ url, headers: { accept: 'application/json' } })).statusCode).toBe(status)
  })

  test('meetings of a board that is not there are not everybody’s meetings', async () => {
    const reply = await here.app.inject({ url: '/meetings?board=nope', headers: { accept: 'text/html' } })
    expect([reply.statusCode, reply.body]).toEqual([404, expect.stringContaining('There is no such board.')])
  })

  test('a form with a wrong day comes back with everything still typed in, and the day named', async () => {
    const shown = await page('/log?asOf=2031-01-01&theme=MAT1&q=melton')
    expect(shown).toContain('href="#asOf"')
    expect(shown).toContain('value="2031-01-01"')
    expect(shown).toContain('value="melton"')
    expect(shown).toContain('Please choose a day up to today')
  })

  test('what is wrong is said in the language of the page, and what it lacks is marked as English', async () => {
    const polish = await page('/pl/log?asOf=2031-01-01')
    expect(polish).toContain('Prosimy wybrać dzień nie późniejszy niż dzisiejszy')
    expect(polish).not.toContain('Please choose a day up to today')
    expect(await page('/pl/log?after=x')).toMatch(/<a href="#after" lang="en-GB" dir="ltr">This is not written/)
  })

  test('where only responses are chosen, the page says that its numbers count all comments', async () => {
    const sentence = 'These numbers count all comments, not only those that the responses below answer.'
    for (const chosen of ['outcome=done', 'year=2026', 'q=bus', 'organisation=ccg'])
      expect(await page(`/log?${chosen}`), chosen).toContain(sentence)
    for (const followed of ['', '?theme=MAT1', '?point=1'])
      expect(await page(`/log${followed}`)).not.toContain(sentence)
  })

  test('parameters that mean nothing make no page of their own', async () => {
    const one = await here.app.inject('/log')
    const other = await here.app.inject('/log?utm_source=x&nonsense=1')
    expect(other.headers.etag).toBe(one.headers.etag)
    const again = await here.app.inject({
      url: '/log?fbclid=2',
      headers: { 'if-none-match': String(one.headers.etag) },
    })
    expect(again.statusCode).toBe(304)
  })
})

test('a page shows within a quarter of a minute what arrived, though nothing was published', async () => {
  const fresh = await make(here).consultation({ slug: 'fresh' })
  const read = async () => {
    const shown = (await page('/log?consultation=fresh')).replace(/<!--.*?-->/gs, '')
    return /comments received\s*<\/dt>\s*<dd[^>]*>([\d,]+)/i.exec(shown)?.[1]
  }
  expect(await read()).toBe('0')
  const reply = await here.app.inject({
    method: 'POST',
    url: `/api/consultations/${fresh.slug}/submissions`,
    payload: { comments: [{ body: 'One.' }, { body: 'Two.' }] },
  })
  expect(reply.statusCode).toBe(201)
  // Arrivals move the numbers of a kept page four times a minute, so that a busy day does not have every reader wait.
  expect(await read()).toBe('0')
  here.clock.now = new Date(here.clock.now.getTime() + 15_000)
  await expect.poll(read, { timeout: 5_000, interval: 100 }).toBe('2')
})

test('the description of the API names every address of the log and what it may answer', async () => {
  const { paths } = (await here.app.inject('/api/openapi.json')).json<{
    paths: Record<string, { get: { responses: object } }>
  }>()
  for (const path of ['/api/log', '/log.json', '/log.csv', '/log.atom'])
    expect(Object.keys(paths[path]?.get.responses ?? {}), path).toEqual(['200', 'default'])
  expect(Object.keys(paths['/api/log/{ref}']?.get.responses ?? {})).toEqual(['200', 'default'])
  expect(described(here.app)['/api/log']?.get?.parameters?.map((one) => one.name)).toEqual(
    expect.arrayContaining([
      'asOf',
      'since',
      'consultation',
      'theme',
      'point',
      'organisation',
      'outcome',
      'q',
      'after',
    ]),
  )
})
