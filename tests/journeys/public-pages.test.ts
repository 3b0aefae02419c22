import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Db } from '#server/data/database.ts'
import { loadDemo } from '#server/demo/load.ts'
import type { Meeting, MeetingInFull } from '#server/meetings/contract.ts'
import type { PaperContent } from '#server/papers/contract.ts'
import { beginSession } from '#server/people/sign-in/sessions.ts'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { useHere } from '../support/here.ts'
import { faultsOf } from '../support/markup.ts'
import { unmarked } from '../support/unmarked.ts'

/** What the demonstration's public pages weigh, since a telephone in a lift loads each of them; and which language they speak. */
const here = useHere()
const maxBytes = 50_000
const page = (url: string) => here.app.inject({ url, headers: { accept: 'text/html' } })

beforeAll(async () => {
  here.clock.now = new Date()
  const read = async (db: Db) => void (await readWaiting(db, openModels(db)))
  await loadDemo(here, here.config, here.clock.now, () => undefined, read)
  here.app.invalidate('settings')
}, 400_000)

test('no public page of the demonstration weighs 50 kB or more, in any script, has a script of its own, or markup that is wrong', async () => {
  const { body } = await here.app.inject('/sitemap.xml')
  const known = [...body.matchAll(/<loc>https?:\/\/[^/]+(\/[^<]*)<\/loc>/g)].map(([, path]) => path as string)
  expect(known.length).toBeGreaterThan(80)
  const parts = known
    .filter((path) => path.endsWith('/account'))
    .flatMap((path) => ['themes', 'events', 'weeks', 'words'].map((part) => `${path}?part=${part}`))
  const kinds = known
    .filter((path) => path.endsWith('/plans') && path !== '/plans')
    .flatMap((path) => ['measure', 'milestone', 'gate'].map((kind) => `${path}?kind=${kind}`))
  const others = [
    '/consultations/bct-2014/events',
    '/data',
    '/ledger',
    '/privacy',
    '/accessibility',
    '/taken-out',
    '/receipts',
    '/embed/log',
    '/embed/log/YS-06',
    '/log/YS-06',
    '/log/YS-06/complaint',
    '/consultations/care-closer-to-home/comment',
    '/consultations/care-closer-to-home/paper',
    '/papers/CCP-care-closer-to-home-1',
    '/papers/YSD-care-closer-to-home-1',
    '/sign-in',
    '/follow',
    '/ur/log',
    '/nothing-here',
  ]
  const heavy = [...known.filter((path) => /\/(account|plans)$|^\/log$/.test(path)), ...parts]
  // Bengali takes three bytes a letter: no page of ours is heavier.
  const all = [...new Set([...known, ...parts, ...kinds, ...others, ...heavy.map((path) => `/bn${path}`)])]
  const tooHeavy: string[] = []
  const wrong: string[] = []
  for (const path of all) {
    const reply = await page(path)
    expect(reply.statusCode, path).toBe(path === '/nothing-here' ? 404 : 200)
    expect(reply.body, path).not.toMatch(/<script(?! type="application\/ld\+json")/)
    wrong.push(...faultsOf(reply.body).map((fault) => `${path}: ${fault}`))
    const bytes = Buffer.byteLength(reply.body)
    if (bytes >= maxBytes) tooHeavy.push(`${path}: ${bytes}`)
  }
  // One page for everybody has a script; its sentences come with that, not in the page.
  const passkey = Buffer.byteLength((await page('/bn/sign-in/passkey')).body)
  if (passkey >= maxBytes) tooHeavy.push(`/bn/sign-in/passkey: ${passkey}`)
  expect(tooHeavy).toEqual([])
  expect(wrong).toEqual([])
}, 120_000)

test('what is wrong in markup is found', () => {
  const wrong: Record<string, string> = {
    '<dl><div><span>=</span><dt>In hand</dt><dd>3</dd></div></dl>': '<span> in <div>',
    '<select><option>A</option><!></select>': 'no comment and no element: <!>',
    '<li><h3 itemprop="name">Drop-in</h3></li>': 'a property of no item: <h3 itemprop="name">',
    '<p><div>Words</div></p>': '<div> in <p>',
    '<p id="a">One</p><p id="a">Two</p>': 'an id twice, or none: <p id="a">',
    '<label for="name">Name</label>': 'points to nothing: name of <label for="name">',
    '<ul><p>Words</p></ul>': '<p> in <ul>',
    '<table><tr><td>1</td></tr></table>': '<tr> in <table>',
    '<section><p>Words</section>': '</section> closes <p>',
    '<a href="/"><button>Go</button></a>': '<button> in a link or button',
  }
  for (const [html, fault] of Object.entries(wrong)) expect(faultsOf(html), html).toContain(fault)
  const right = '<dl><div><dt>In hand</dt><dd>3</dd></div></dl><p title="for all of id">A<br>b<!-- c --></p>'
  expect(faultsOf(right)).toEqual([])
})

test('the next meeting of the demonstration has its papers, each behind its item, and they count what comments are about', async () => {
  const meetings = (await here.app.inject('/api/meetings')).json<Meeting[]>()
  const { slug } = meetings.find(({ day }) => day !== null && day > here.app.today()) as Meeting
  const { papers, agenda } = (await here.app.inject(`/api/meetings/${slug}`)).json<MeetingInFull>()
  expect(papers.map(({ title }) => title)).toEqual(agenda.flatMap(({ paperTitle }) => paperTitle ?? []))
  expect(papers).toHaveLength(2)
  const { body } = await page(`/meetings/${slug}`)
  for (const { url, title } of papers) {
    expect(body).toMatch(new RegExp(`<strong>Paper given to the board:</strong>\\s*<a href="${url}"[^>]*>${title}<`))
    for (const form of ['', '/paper.pdf', '/paper.docx', '/paper.xlsx', '/paper.json'])
      expect((await page(url + form)).statusCode, url + form).toBe(200)
  }
  // A member finds them at the same place of their board's page.
  const { id } = await here.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', 'board@demo.example')
    .executeTakeFirstOrThrow()
  const { token } = await beginSession(here.db, id, new Date('2099-01-01'))
  const headers = { accept: 'text/html', cookie: `session=${token}` }
  const seat = (await here.app.inject({ url: '/desk/board', headers })).body
  for (const { url, title } of papers)
    expect(seat).toMatch(new RegExp(`Paper given to the board: <a\\s+href="${url}"[^>]*>${title}<`))
  const pack = (await here.app.inject(`${papers[1]?.url}/paper.json`)).json<PaperContent>()
  expect(JSON.stringify(pack.blocks)).toMatch(/\b1[01]\d comments of 123 \(\d\d%\) have been given a theme/)
  expect(JSON.stringify(pack.blocks)).toContain('CCH-05: Make parking at the hospitals free.')
})

/** Names, which are the same in every language, and words that no page can mark: what the programme calls its own things. */
async function names(): Promise<RegExp> {
  const { rows } = await sql<{ name: string }>`
    select title as name from consultation union select label from theme union select title from point
    union select name from organisation union select name from grouping union select title from engagement_event
    union select place from engagement_event union select venue from engagement_event union select title from board_meeting
    union select name from programme union select area from programme union select strapline from programme
    union select summary from consultation union select unnest(areas) from consultation`.execute(here.db)
  const known = rows.map(({ name }) => name).filter(Boolean)
  const ours = [
    'said and done demo',
    'Open Government Licence',
    'Freedom of Information Act',
    'JSON Lines',
    'JSON Schema',
  ]
  const words =
    'Atom|JSON|CSV|PDF|BSL|ics|axe|JavaScript|OpenAPI|DCAT|API|asOf|proof|jsonl|Leicester\\w*|Rutland|Melton|(?:Hinckley|Oadby)(?: and)?|Wigston|Bosworth|North West'
  const all = [...known, ...ours].sort((a, b) => b.length - a.length)
  return new RegExp(
    `(?<!\\w)(?:${all.map((one) => one.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})(?!\\w)|\\b[\\w-]+\\.jsonl?\\b|\\b(?:${words})\\b|\\b[A-Z]+\\b`,
    'g',
  )
}

test('no sentence that the public reads in Urdu or Polish is in English without being marked so', async () => {
  const { body } = await here.app.inject('/sitemap.xml')
  const known = [...body.matchAll(/<loc>https?:\/\/[^/]+(\/[^<]*)<\/loc>/g)].map(([, path]) => path as string)
  // Of pages that are made alike a few are enough.
  const some = [
    ...Map.groupBy(known, (path) => path.replaceAll(/[A-Z]{2,}[-\w]*|mtg-\d+|\/\d+$/g, '*')).values(),
  ].flatMap((alike) => alike.slice(0, 3))
  const more = [
    ...[
      '/sign-in',
      '/sign-in/links',
      '/sign-in/passkey',
      '/ledger',
      '/ledger/verify',
      '/data',
      '/privacy',
      '/accessibility',
    ],
    ...[
      '/taken-out',
      '/receipts',
      '/nothing-here',
      '/consultations/care-closer-to-home/comment',
      '/follow?what=programme',
    ],
    ...['/log/YS-01/complaint', '/consultations/care-closer-to-home/form', '/log?asOf=tomorrow', '/account-links/x'],
    ...['themes', 'events', 'weeks', 'words'].map((part) => `/consultations/bct-2014/account?part=${part}`),
  ]
  const keep = await names()
  const found: string[] = []
  for (const path of [...new Set([...some, ...more])].filter((one) => !one.startsWith('/papers'))) {
    const english = (await page(path)).body
    for (const language of ['ur', 'pl'])
      found.push(
        ...unmarked((await page(`/${language}${path}`)).body, english, language, keep)
          // The title of an entry, which no mark fits into, begins with its reference; that of a meeting has its day in words.
          .filter((words) => !/^[A-Z]+-\d+: |the day was not recorded$/.test(words))
          .map((words) => `${language} ${path}: ${words.slice(0, 120)}`),
      )
  }
  expect(found).toEqual([])
}, 240_000)
