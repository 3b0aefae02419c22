import pg from 'pg'
import { afterEach, expect, test } from 'vitest'
import { languageCodes } from '#server/http/languages/vocabulary.ts'
import { buildApp } from '#server/http/app.ts'
import { layCable } from '../support/cable.ts'
import { useHere } from '../support/here.ts'
import { make, say } from '../support/make.ts'
import { eventually } from '../support/process.ts'

const here = useHere()
let holding: pg.Client | undefined
afterEach(async () => {
  await holding?.end()
  here.app.invalidate('public')
})

/** Hold what an account reads, so that anyone who reads one waits, until `release`. */
async function holdUp(table: string): Promise<{ waiting(): Promise<number>; release(): Promise<void> }> {
  const client = (holding = new pg.Client({ connectionString: here.ownerUrl }))
  await client.connect()
  await client.query(`begin; lock table ${table} in access exclusive mode`)
  return {
    waiting: async () => {
      const { rows } = await client.query<{ n: string }>(
        `select count(*) as n from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())`,
      )
      return Number(rows[0]?.n)
    },
    release: () => client.end(),
  }
}

test('readers of accounts that cannot be made stop no submission, and are told that it took too long', async () => {
  const { slug } = await make(here).consultation()
  expect((await say(here.app, slug, 'The first.')).statusCode).toBe(201)
  const held = await holdUp('spam_mark')
  const path = `/consultations/${slug}/account`
  const readers = languageCodes.flatMap((code) =>
    [1, 2, 3].map(() =>
      here.app.inject({ url: code === 'en' ? path : `/${code}${path}`, headers: { accept: 'text/html' } }),
    ),
  )
  await expect.poll(held.waiting).toBeGreaterThan(0)
  const sent = await Promise.all(Array.from({ length: 25 }, (_, n) => say(here.app, slug, `Keep the bus. ${n}`)))
  expect(sent.map((reply) => reply.statusCode)).toEqual(Array.from({ length: 25 }, () => 201))
  // Three readers of one page wait for one rendering, and four renderings at most are under way.
  expect(await held.waiting()).toBeLessThanOrEqual(4)

  const [first] = await Promise.all(readers.slice(0, 1))
  expect(first?.statusCode).toBe(503)
  expect(first?.body).toContain('That took too long.')
  expect(first?.body).not.toContain('cannot reach our records')
  // What failed is not begun again at once: the next reader is told so without waiting.
  const begun = performance.now()
  expect((await here.app.inject({ url: path, headers: { accept: 'text/html' } })).statusCode).toBe(503)
  expect(performance.now() - begun).toBeLessThan(1_000)
  await held.release()
  await Promise.all(readers)
}, 60_000)

test('a page that is kept is shown while the newer one is being made, and says of when it is once that is long ago', async () => {
  const { slug } = await make(here).consultation()
  const read = () => here.app.inject({ url: `/consultations/${slug}/account`, headers: { accept: 'text/html' } })
  const first = await read()
  expect(first.statusCode).toBe(200)
  here.clock.now = new Date('2026-06-01T12:00:30Z')
  const held = await holdUp('spam_mark')
  const soon = await read()
  expect(soon.statusCode).toBe(200)
  expect(soon.body).toBe(first.body)
  expect(soon.headers.etag).toBe(first.headers.etag)

  here.clock.now = new Date('2026-06-01T14:30:00Z')
  const later = await read()
  expect(later.statusCode).toBe(200)
  expect(later.body).toContain('This page is as it was on 1 June 2026 at 13:00.')
  expect(later.headers.etag).not.toBe(first.headers.etag)

  // What was taken out of the public meanwhile is not shown from what was kept.
  here.app.invalidate('public')
  const gone = await Promise.race([read(), new Promise((resolve) => setTimeout(() => resolve('waits'), 1_500))])
  expect(gone).toBe('waits')
  await held.release()
}, 30_000)

test('while our records are out of reach, every public page and feed that was finished once is served, and says of when it is', async () => {
  const rows = make(here)
  const consultation = await rows.consultation()
  const late = await rows.consultation()
  await here.db.updateTable('consultation').set({ responseDueBy: '2026-05-01' }).where('slug', '=', late.slug).execute()
  const cable = await layCable(here.appUrl)
  const app = await buildApp(here.config, { databaseUrl: cable.through(here.appUrl), now: () => here.clock.now })
  const read = (url: string) => app.inject({ url, headers: { accept: 'text/html' } })
  const of = (slug: string) => [`/consultations/${slug}`, `/consultations/${slug}/account`]
  const pages = [
    '/',
    '/pl',
    '/consultations',
    '/log',
    '/account',
    '/meetings',
    '/papers',
    '/privacy',
    '/data',
    '/ledger',
    '/ledger/verify',
    '/taken-out',
  ].concat(
    of(consultation.slug),
    of(late.slug),
    `/embed/consultations/${late.slug}/account`,
    `/consultations/${late.slug}/paper`,
  )
  const feeds = ['/log.atom', `/log.atom?consultation=${late.slug}`, '/log.feed.json', '/programme.atom'].concat([
    '/log.csv',
    '/log.json',
    `/consultations/${late.slug}/calendar.ics`,
    '/sitemap.xml',
    '/data/catalogue.jsonld',
    '/api/consultations',
    `/api/consultations/${late.slug}`,
    `/api/consultations/${late.slug}/account`,
    `/api/consultations/${late.slug}/plans`,
    '/api/log',
    '/api/meetings',
    '/api/ledger',
  ])
  try {
    await app.ready()
    await eventually('changes are heard', async () => app.hearsChanges())
    const before = new Map<string, string>()
    for (const url of [...pages, ...feeds]) {
      const answer = await read(url)
      expect(answer.statusCode, url).toBe(200)
      before.set(url, answer.body)
    }

    cable.cut()
    await eventually('nothing is heard', async () => !app.hearsChanges())
    here.clock.now = new Date(here.clock.now.getTime() + 120_000)
    for (const url of [...pages, ...feeds]) {
      const answer = await read(url)
      expect(answer.statusCode, url).toBe(200)
      expect(Number(answer.headers.age), url).toBeGreaterThanOrEqual(120)
    }
    for (const url of pages) expect((await read(url)).body, url).toMatch(/<main[^>]*><p class="panel" role="status">/)
    for (const url of feeds) expect((await read(url)).body, url).toBe(before.get(url))
    expect((await read('/consultations/there-is-none')).statusCode).toBe(503)

    // They come back for a moment. What was missed is asked for, and what nobody read then is not lost when they go again.
    const missed = `/consultations/${late.slug}`
    await here.db.updateTable('consultation').set({ title: 'Another title' }).where('slug', '=', late.slug).execute()
    await cable.mend()
    await eventually('changes are heard again', async () => app.hearsChanges(), 15)
    expect((await read(missed)).body).toContain('Another title')
    cable.cut()
    await eventually('nothing is heard again', async () => !app.hearsChanges())
    for (const url of [...pages, ...feeds]) expect((await read(url)).statusCode, url).toBe(200)
  } finally {
    await app.close()
    cable.cut()
  }
}, 60_000)

test('a database that hangs is waited for once: what is kept is then shown at once, and made anew when it answers again', async () => {
  const { slug } = await make(here).consultation()
  const cable = await layCable(here.appUrl)
  const app = await buildApp(here.config, { databaseUrl: cable.through(here.appUrl), now: () => here.clock.now })
  const urls = [`/consultations/${slug}`, '/log?theme=none-such', '/taken-out', `/api/consultations/${slug}`]
  const read = (url: string) => app.inject({ url, headers: { accept: 'text/html' } })
  try {
    await app.ready()
    await eventually('changes are heard', async () => app.hearsChanges())
    for (const url of urls) expect((await read(url)).statusCode, url).toBe(200)

    cable.loseReplies(true)
    await eventually('it is known to be away', async () => app.recordsAway(), 30)
    const first = await Promise.race([
      Promise.all(urls.map(read)),
      new Promise<null>((late) => setTimeout(late, 1_500, null)),
    ])
    expect(first?.map((reply) => reply.statusCode)).toEqual(urls.map(() => 200))
    for (const reply of first ?? []) expect(reply.headers.age).toBeDefined()
    // What was never made for anybody is refused as soon as that is known.
    expect((await read('/consultations/there-is-none')).statusCode).toBe(503)

    await here.db.updateTable('consultation').set({ title: 'Another title' }).where('slug', '=', slug).execute()
    cable.loseReplies(false)
    await eventually('it is back', async () => !app.recordsAway() && app.hearsChanges(), 30)
    expect((await read(`/consultations/${slug}`)).body).toContain('Another title')
    expect((await read(`/api/consultations/${slug}`)).json().title).toBe('Another title')
  } finally {
    await app.close()
    cable.cut()
  }
}, 60_000)

test('what was taken out is in no answer that stands in, and nothing of one person ever stands in', async () => {
  const { slug } = await make(here).consultation()
  const { receipt } = (await say(here.app, slug, 'Words of one person.')).json<{ receipt: string }>()
  const api = `/api/consultations/${slug}`
  const away = here.app.recordsAway
  try {
    for (const url of [api, `/api/receipts/${receipt}`, `/receipts/${receipt}`])
      expect((await here.app.inject(url)).statusCode, url).toBe(200)
    here.app.recordsAway = () => true
    expect((await here.app.inject(api)).headers.age).toBeDefined()
    expect((await here.app.inject(`/api/receipts/${receipt}`)).headers.age).toBeUndefined()
    expect((await here.app.inject(`/receipts/${receipt}`)).headers.age).toBeUndefined()
    here.app.invalidate('public')
    expect((await here.app.inject(api)).headers.age).toBeUndefined()
  } finally {
    here.app.recordsAway = away
  }
})

test('where the line is silent but our records answer, a page that was kept is made anew', async () => {
  const { slug } = await make(here).consultation()
  const read = () => here.app.inject({ url: `/consultations/${slug}`, headers: { accept: 'text/html' } })
  const { body } = await read()
  const hears = here.app.hearsChanges
  try {
    here.app.hearsChanges = () => false
    await here.db.updateTable('consultation').set({ title: 'Another title' }).where('slug', '=', slug).execute()
    const later = await read()
    expect(later.body).not.toBe(body)
    expect(later.body).toContain('Another title')
  } finally {
    here.app.hearsChanges = hears
  }
})
