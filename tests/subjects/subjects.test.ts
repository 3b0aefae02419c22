import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { isAbout } from '#server/log/about.ts'
import type { Subject } from '#server/subjects/contract.ts'
import { wordsOf } from '../support/forms.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { noon, publishing } from '../support/published.ts'

const here = useHere()
let slug: string

beforeAll(async () => {
  const consultation = await make(here).consultation({ slug: 'care' })
  slug = consultation.slug
  const { saidMany, response, setAside, redact, quote } = publishing(here)
  const said = await saidMany(consultation, 8, {
    at: noon('2026-05-10'),
    body: 'Words that nobody cleared.',
    consentToQuote: true,
  })
  const themeId = consultation.themes.maternity as string
  await here.db
    .insertInto('themeAssignment')
    .values(
      said
        .slice(0, 7)
        .map(
          (commentId) => ({ commentId, themeId, saidBy: 'machine', applies: true, score: 1, band: 'likely' }) as const,
        ),
    )
    .execute()
  const answer = await response(consultation, {
    on: '2026-05-20',
    themes: [themeId],
    youSaid: 'Keep the birth centre open.',
    comments: said.slice(0, 2),
  })
  await setAside(said[2] as string, noon('2026-05-22'))
  await redact(said[0] as string, 'The midwives there were kind.', noon('2026-05-12'))
  await quote(answer, [said[0] as string])
  const event = { consultationId: consultation.id, kind: 'drop-in', day: '2026-05-09' }
  await here.db
    .insertInto('engagementEvent')
    .values([
      { ...event, ref: 'EV-01', title: 'Drop-in at Oakham', venue: 'The castle', place: 'Oakham', starts: '10:00' },
      { ...event, ref: 'EV-02', title: 'Staff lock-in', staffOnly: true },
    ])
    .execute()
  here.app.invalidate('public')
})

const subject = async (path: string) => (await here.app.inject(`/api/consultations/${slug}/${path}`)).json<Subject>()

test('a theme shows what people said, what was answered and what is in hand, on the day that is asked for', async () => {
  const today = await subject('themes/maternity')
  expect(today.standings).toEqual({ received: 7, answered: 2, inHand: 4, setAside: 1, withdrawn: 0 })
  expect(today).toMatchObject({ base: 8, responses: 1, waitingSince: '2026-05-10' })
  expect(today.over.periods).toEqual([{ from: '2026-05-04', n: 7 }])
  expect(today.quotations.map(({ words }) => words)).toEqual(['The midwives there were kind.'])

  const before = await subject('themes/maternity?asOf=2026-05-11')
  expect(before.standings).toEqual({ received: 7, answered: 0, inHand: 7, setAside: 0, withdrawn: 0 })
  expect(before).toMatchObject({ responses: 0, quotations: [], people: null })

  const page = await here.app.inject(`/consultations/${slug}/themes/maternity`)
  expect(wordsOf(page.body)).toContain('Keep the birth centre open.')
  expect(page.body).not.toContain('Words that nobody cleared')
  expect(page.body).not.toContain('<script')
  expect(Buffer.byteLength(page.body)).toBeLessThan(50_000)
})

test('the comments of a theme are found by an index of themes, not among those of every consultation', async () => {
  // So many consultations that no index of consultations rules anything out; of eight rows PostgreSQL would rather read all.
  const consultationIds = Array.from({ length: 1_000 }, () => randomUUID())
  const plan = await here.db.transaction().execute(async (trx) => {
    await sql`set local enable_seqscan = off`.execute(trx)
    const about = isAbout({ consultationIds, theme: 'maternity' })
    const { rows } = await sql`explain select count(*) from comment_standing c where ${about}`.execute(trx)
    return JSON.stringify(rows)
  })
  expect(plan).toContain('comment_standing_themes')
})

test('places and events have such a page too, those for staff only have none, and neither has what is unknown', async () => {
  for (const path of ['places/Melton', 'events/EV-01'])
    expect((await here.app.inject(`/consultations/${slug}/${path}`)).statusCode, path).toBe(200)
  for (const path of ['themes/none', 'points/99', 'places/Paris', 'events/EV-02', 'events/none']) {
    expect((await here.app.inject(`/consultations/${slug}/${path}`)).statusCode, path).toBe(404)
    expect((await here.app.inject(`/api/consultations/${slug}/${path}`)).statusCode, path).toBe(404)
  }
  expect((await here.app.inject(`/consultations/${slug}/themes/maternity?asOf=2027-01-01`)).statusCode).toBe(400)
})

test('an event says where and when it is, the day as the language of the page writes it', async () => {
  const { title, event } = await subject('events/EV-01')
  expect({ title, event }).toEqual({
    title: 'Drop-in at Oakham',
    event: { day: '2026-05-09', dayWording: null, starts: '10:00', ends: null, venue: 'The castle', place: 'Oakham' },
  })
  const { body } = await here.app.inject(`/pl/consultations/${slug}/events/EV-01`)
  expect(wordsOf(body)).toMatch(/9 maja 2026\s*,\s*10:00\s*The castle\s*, Oakham/)
  expect(body).not.toContain('May 2026')
})

test('the log’s total and standings follow its theme, and its picture leads to the theme’s page', async () => {
  const log = (await here.app.inject('/api/log?theme=maternity')).json<{ total: number; standings: object }>()
  expect(log.total).toBe(1)
  expect(log.standings).toEqual({ received: 7, answered: 2, inHand: 4, setAside: 1, withdrawn: 0 })
  const { body } = await here.app.inject('/log')
  expect(body).toContain(`href="/consultations/${slug}/themes/maternity"`)
  expect(body.match(/class="tag bad"/g) ?? []).toHaveLength(0)
})

test('a feed says what was corrected and why, in both of its forms', async () => {
  const consultation = await make(here).consultation({ slug: 'corrected' })
  const { saidMany, response, version, publish } = publishing(here)
  const first = await response(consultation, {
    on: '2026-05-10',
    youSaid: 'Run the bus on Sundays.',
    comments: await saidMany(consultation, 1, { at: noon('2026-05-01') }),
  })
  await publish(await version(first, { youSaid: 'Run the bus on Sundays.' }), '2026-05-20', 'The number was wrong.')
  const atom = (await here.app.inject('/log.atom?consultation=corrected')).body
  expect(atom).toContain('Corrected: Run the bus on Sundays.')
  expect(atom).toContain('Why: The number was wrong.')
  const feed = (await here.app.inject('/log.feed.json?consultation=corrected')).json<{ items: { title: string }[] }>()
  expect(feed.items[0]?.title).toMatch(/^Corrected: Run the bus on Sundays\./)
})
