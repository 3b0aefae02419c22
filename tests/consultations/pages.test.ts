import { expect, test } from 'vitest'
import { OtherLanguage } from '#server/http/languages/contract.ts'
import { wordsOf } from '../support/forms.ts'
import { published } from '../responses/say.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()

async function read(url: string): Promise<string> {
  const reply = await here.app.inject({ url, headers: { accept: 'text/html' } })
  expect(reply.statusCode).toBe(200)
  return reply.body
}

test('the home page names what is open, with how long is left, before what is planned and what has closed', async () => {
  await make(here).consultation({ slug: 'open-one', title: 'Open one', closesOn: '2026-06-10' })
  await make(here).consultation({
    slug: 'coming-one',
    title: 'Coming one',
    opensOn: '2026-09-01',
    closesOn: '2026-12-01',
  })
  await make(here).consultation({ slug: 'past-one', title: 'Past one', opensOn: '2026-01-05', closesOn: '2026-03-31' })
  const words = wordsOf(await read('/'))
  expect(words).toContain('9 days left')
  expect(words).toContain('Opens on 1 September 2026')
  expect(words).toContain('Closed on 31 March 2026')
  const order = ['Open one', 'Coming one', 'Past one', 'How it works'].map((text) => words.indexOf(text))
  expect(order).toEqual([...order].sort((a, b) => a - b))
})

test('the home page shows the three responses published last and still held, as soon as each is published', async () => {
  expect(await read('/')).not.toContain('Latest responses')
  const refs: string[] = []
  for (const [index, youSaid] of ['Keep the beds.', 'Run the bus.', 'Open on Sundays.', 'Ask us sooner.'].entries()) {
    here.clock.now = new Date(`2026-06-0${index + 1}T12:00:00Z`)
    refs.push((await published(here, { youSaid })).ref)
    // Heard from the database a moment later.
    await expect.poll(async () => wordsOf(await read('/'))).toContain(youSaid)
  }
  const moved = { reasonCode: 'cost', reasonText: 'It moved.' } as const
  await published(here, { youSaid: 'Tell us when.', outcome: 'superseded', supersededBy: refs[0] as string, ...moved })
  const home = await read('/')
  const shown = [...home.matchAll(/href="\/log\/([^"]+)"/g)].map(([, ref]) => ref)
  expect(shown).toEqual(refs.slice(1).toReversed())
  expect(wordsOf(await read('/ur/'))).toContain(`پورا جواب، \u2068${refs[3]}\u2069`)
  here.clock.now = new Date('2026-06-01T12:00:00Z')
})

test('the days left are another number tomorrow, although nothing was published in between', async () => {
  await make(here).consultation({ slug: 'counting', closesOn: '2026-06-08' })
  expect(wordsOf(await read('/consultations/counting'))).toContain('7 days left')
  here.clock.now = new Date('2026-06-02T12:00:00Z')
  expect(wordsOf(await read('/consultations/counting'))).toContain('6 days left')
  here.clock.now = new Date('2026-06-08T22:00:00Z')
  expect(wordsOf(await read('/consultations/counting'))).toContain('Today is the last day')
  here.clock.now = new Date('2026-06-01T12:00:00Z')
})

test('a consultation that is open leads to its form; one that is not says when, and leads to the log', async () => {
  await make(here).consultation({ slug: 'goes-on' })
  await make(here).consultation({ slug: 'is-over', closesOn: '2026-05-31' })
  await make(here).consultation({ slug: 'is-late', closesOn: '2026-05-31', lateUntil: '2026-06-07' })
  await make(here).consultation({ slug: 'is-coming', opensOn: '2026-07-01' })
  const open = await read('/consultations/goes-on')
  expect(open.match(/href="\/consultations\/goes-on\/comment"/g)).toHaveLength(1)
  const over = await read('/consultations/is-over')
  expect(over).not.toContain('is-over/comment')
  expect(wordsOf(over)).toContain('Closed on 31 May 2026')
  expect(over).toContain('href="/log?consultation=is-over"')
  const late = await read('/consultations/is-late')
  expect(late).toContain('href="/consultations/is-late/comment"')
  expect(wordsOf(late)).toContain('Late comments are taken until 7 June 2026, and marked late.')
  const coming = await read('/consultations/is-coming')
  expect(coming).not.toContain('is-coming/comment')
  expect(wordsOf(coming)).toContain('Opens on 1 July 2026')
})

test('every date that was ever given is listed, newest first, with what it was moved from, why, and who said so', async () => {
  const { id } = await make(here).consultation({ slug: 'moves' })
  const phase = await here.db
    .insertInto('phase')
    .values({ consultationId: id, code: 'formal', name: 'Formal consultation', position: 2 })
    .returning('id')
    .executeTakeFirstOrThrow()
  const dates = [
    { wording: 'From October 2014', recordedOn: '2014-06-20', saidBy: 'First report', reason: null },
    {
      wording: 'Not before May 2015',
      recordedOn: '2014-07-15',
      saidBy: 'Second report',
      reason: 'It needs local discussion',
    },
    { day: '2015-11-30', recordedOn: '2015-10-01', saidBy: 'Third report', reason: 'Approvals come first' },
  ]
  for (const [position, date] of dates.entries())
    await here.db
      .insertInto('phaseDate')
      .values({ phaseId: phase.id, boundary: 'start', position, ...date })
      .execute()
  here.app.invalidate('settings')
  const words = wordsOf(await read('/consultations/moves')).replaceAll(/(?<=“) | (?=[”.])/g, '')
  const told = [
    'The start moved from “Not before May 2015” to “30 November 2015”. Because: Approvals come first. Said: 1 October 2015. Source: Third report.',
    'The start moved from “From October 2014” to “Not before May 2015”. Because: It needs local discussion. Said: 15 July 2014. Source: Second report.',
    'The start was first given as “From October 2014”. Said: 20 June 2014. Source: First report.',
  ].map((line) => words.indexOf(line))
  expect(told[0]).toBeGreaterThan(0)
  expect(told).toEqual([...told].sort((a, b) => a - b))
})

test('says what can and cannot change, and who helps at once', async () => {
  await make(here).consultation({ slug: 'frank' })
  await here.db
    .updateTable('programme')
    .set({ localHelp: 'Central Access Point, Leicester: 0808 800 3302', contactLine: 'Write to the programme office.' })
    .execute()
  here.app.invalidate('settings')
  const words = wordsOf(await read('/consultations/frank'))
  expect(words).toMatch(/Can change Where clinics are held.*Cannot change The budget/)
  expect(words).toMatch(/not read at all hours.*999.*111.*option 2.*Central Access Point/)
})

test('a consultation that is not published is not found, and neither is its form', async () => {
  const { id } = await make(here).consultation({ slug: 'hidden' })
  await here.db.updateTable('consultation').set({ publishedAt: null }).where('id', '=', id).execute()
  here.app.invalidate('settings')
  for (const url of ['/consultations/hidden', '/consultations/hidden/comment', '/consultations/never'])
    expect((await here.app.inject(url)).statusCode).toBe(404)
  expect(await read('/')).not.toContain('consultations/hidden')
})

test('the pages about the site name the programme, and set no cookie', async () => {
  for (const url of ['/', '/accessibility', '/privacy', '/receipts']) {
    const reply = await here.app.inject(url)
    expect(reply.statusCode).toBe(200)
    expect(reply.body).toContain('Better Care Together')
    expect(reply.headers['set-cookie']).toBeUndefined()
    expect(reply.body).not.toMatch(/<script/)
  }
  const statement = await read('/accessibility')
  expect(statement).toContain('id="contact"')
  expect(wordsOf(statement)).toContain('Equality Advisory and Support Service')
})

test.each(OtherLanguage.options)(
  'privacy and accessibility are said in %s; what stays English is marked',
  async (language) => {
    const english = { privacy: wordsOf(await read('/privacy')), accessibility: wordsOf(await read('/accessibility')) }
    expect(english.privacy).toContain('We use your comment for nothing else.')
    expect(english.accessibility).toContain('Not every page is in every language')
    for (const page of ['privacy', 'accessibility']) {
      const body = await read(`/${language}/${page}`)
      expect(wordsOf(body)).not.toMatch(
        /We use your comment|Not every page|Cookies and|please tell us|This page is in English/,
      )
      expect(body).toContain('id="languages"')
    }
    expect(await read(`/${language}/accessibility`)).toMatch(
      /<p lang="en-GB" dir="ltr">\s*The Equality and Human Rights/,
    )
  },
)

test('a finished page is answered with 304 until something changes', async () => {
  await make(here).consultation({ slug: 'kept' })
  const first = await here.app.inject('/consultations/kept')
  const headers = { 'if-none-match': String(first.headers.etag) }
  expect((await here.app.inject({ url: '/consultations/kept', headers })).statusCode).toBe(304)
  await here.db.updateTable('consultation').set({ title: 'Another title' }).where('slug', '=', 'kept').execute()
  here.app.invalidate('settings')
  expect((await here.app.inject({ url: '/consultations/kept', headers })).statusCode).toBe(200)
})
