import { expect, test } from 'vitest'
import { consultationMenu, currentIn, programmeMenu } from '#server/desk/home/menu-contract.ts'
import { seal } from '#server/data/seal.ts'
import { asking } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)

test('a consultation that was chosen stays chosen on pages that are of none', async () => {
  const first = await make(here).consultation({ title: 'Buses to the hospital' })
  await make(here).consultation({ title: 'Beds for children' })
  const overview = await ask(here.cast.olive, 'GET', `/desk/consultations/${first.slug}/overview`)
  expect(overview.statusCode).toBe(200)
  const kept = overview.cookies.find(({ name }) => name === 'consultation')
  expect(kept).toMatchObject({ value: first.slug, httpOnly: true })
  const home = await here.app.inject({
    url: '/desk/find',
    headers: { cookie: `${here.cast.olive.cookie}; consultation=${first.slug}` },
  })
  expect(home.body).toContain(`href="/desk/themes/${first.slug}"`)
})

test('the address of a comment says which consultation one is in', async () => {
  const { slug } = await make(here).consultation({ title: 'Where one is' })
  const { id } = await comment(here, slug, 'The bus stops too early.')
  const page = await ask(here.cast.rita, 'GET', `/desk/comments/${id}`)
  expect(page.body).toContain(`href="/desk/themes/${slug}"`)
})

test('the menu offers what somebody may open, and nothing else', async () => {
  await make(here).consultation()
  const officer = (await ask(here.cast.olive, 'GET', '/desk/find')).body
  expect(officer).toContain('href="/desk/bodies"')
  expect(officer).toContain('href="/desk/outbox"')
  expect(officer).not.toContain('href="/desk/people"')
  expect(officer).not.toContain('href="/desk/safeguarding"')
  const lead = (await ask(here.cast.sam, 'GET', '/desk/find')).body
  expect(lead).toContain('href="/desk/safeguarding"')
  expect(lead).not.toContain('href="/desk/outbox"')
})

test.each([
  ['/desk/comments/0190?consultation=a&state=in-hand', '/desk/comments?consultation=a'],
  ['/desk/comments?person=yes&consultation=a', '/desk/comments?consultation=a&person=yes'],
  ['/desk/consultations/a/events/1/hall', '/desk/consultations/a/events'],
  ['/desk/consultations/a', '/desk/consultations/a'],
  ['/desk/consultations/new', '/desk/consultations'],
  ['/desk/themes/a/campaigns/1', '/desk/themes/a/campaigns'],
  ['/desk/followers', '/desk/followers'],
])('%s belongs to the entry %s of the menu', (path, entry) => {
  expect(currentIn([...consultationMenu('a', 'me'), ...programmeMenu], path)).toBe(entry)
})

const find = async (who: keyof typeof here.cast, words: string) =>
  (await ask(here.cast[who], 'GET', `/desk/find?find=${encodeURIComponent(words)}`)).body

test('one search finds a receipt, words, a reference, a page and the ID of a line', async () => {
  const { id: consultationId, slug } = await make(here).consultation({ title: 'Everything found' })
  const { id, receipt } = await comment(here, slug, 'Wheelbarrows block the corridor.')
  const link = `href="/desk/comments/${id}`
  expect(await find('olive', receipt.toLowerCase())).toContain(link)
  expect(await find('olive', 'wheelbarrows')).toContain(link)
  expect(await find('olive', 'coding queue')).toContain(`href="/desk/themes/${slug}/coding"`)
  await here.db.insertInto('response').values({ consultationId, ref: 'ZZ-12', createdBy: here.cast.olive.id }).execute()
  expect(await find('olive', 'zz 12')).toContain('href="/desk/responses/ZZ-12"')
  expect(await find('olive', 'nothing like this')).toContain('Nothing was found')
})

test('what may tell of harm is found only by who may see it', async () => {
  const { slug } = await make(here).consultation()
  const { id, receipt } = await comment(here, slug, 'Quagmire is what I feel.')
  await here.db.insertInto('safeguardingFlag').values({ commentId: id, kind: 'other', why: 'a test' }).execute()
  const officer = await find('olive', receipt)
  expect(officer).not.toContain(id)
  expect(officer).not.toContain('Quagmire')
  // Whoever looks after it finds its case: by the receipt that somebody reads out on the telephone, and by words.
  const link = `href="/desk/safeguarding/${id}"`
  expect(await find('sam', receipt)).toContain(link)
  expect(await find('sam', receipt)).not.toContain('Quagmire')
  expect(await find('sam', 'quagmire')).toContain(link)
  const { id: open } = await comment(here, slug, 'Quagmire is a fine word.')
  expect(await find('sam', 'quagmire')).not.toContain(open)
  expect(await find('olive', 'quagmire')).not.toContain(id)
  // Also once safe words stand in the lists in its place.
  await ask(here.cast.sam, 'PUT', `/api/desk/safeguarding/${id}/decision`, { decision: 'no-action', note: 'Known.' })
  await ask(here.cast.sam, 'PUT', `/api/desk/safeguarding/${id}/paraphrase`, { words: 'Somebody is unhappy.' })
  expect(await find('sam', receipt)).toContain(link)
  expect(await find('sam', 'quagmire')).toContain(link)
  expect(await find('olive', 'quagmire')).not.toContain(id)
  expect(await find('olive', 'quagmire')).toContain(open)
})

test('a theme is found by its code, a person by those alone who look after accounts, and a sign is no wildcard', async () => {
  const consultation = await make(here).consultation()
  await here.db
    .insertInto('theme')
    .values({ consultationId: consultation.id, code: 'QX7', label: 'Corridors' })
    .execute()
  expect(await find('olive', 'qx7')).toContain(`href="/desk/themes/${consultation.slug}/QX7"`)
  expect(await find('ada', 'rita@example')).toContain(`href="/desk/people#person-${here.cast.rita.id}"`)
  expect(await find('olive', 'rita@example')).not.toContain(here.cast.rita.id)
  expect(await find('olive', '%')).toContain('Nothing was found')
})

test('an address finds its comments for an administrator alone, and the search is in the history', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Please write back to me.')
  const { submissionId } = await here.db
    .selectFrom('comment')
    .select('submissionId')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await here.db
    .insertInto('contact')
    .values({ submissionId, sealed: seal(here.config.contactKey, { email: 'Jo@Example.org' }) })
    .execute()
  expect(await find('olive', 'jo@example.org')).not.toContain(id)
  expect(await find('olive', 'jo@example.org')).toContain('found by administrators alone')
  expect(await find('ada', 'jo@example.org')).toContain(`href="/desk/comments/${id}`)
  const searches = await here.db
    .selectFrom('history')
    .select('detail')
    .where('action', '=', 'contacts.searched')
    .execute()
  expect(searches).toEqual([{ detail: { found: 1 } }])
})

test('a form that was sent after the session ended leads back to its page, not to where it posts', async () => {
  const reply = await here.app.inject({
    method: 'POST',
    url: '/desk/consultations',
    headers: { host: 'desk.example', referer: 'http://desk.example/desk/consultations/new?a=b', accept: 'text/html' },
  })
  expect(reply.headers.location).toBe(`/sign-in?next=${encodeURIComponent('/desk/consultations/new?a=b')}`)
  const elsewhere = await here.app.inject({
    method: 'POST',
    url: '/desk/consultations',
    headers: { host: 'desk.example', referer: 'http://other.example/x', accept: 'text/html' },
  })
  expect(elsewhere.headers.location).toBe(`/sign-in?next=${encodeURIComponent('/desk')}`)
})

test('the search and the overview ask for a signed-in person who may see the desk', async () => {
  const { slug } = await make(here).consultation()
  for (const url of ['/desk/find', `/desk/consultations/${slug}/overview`]) {
    expect((await ask(null, 'GET', url)).statusCode).toBe(401)
    expect((await ask(here.cast.bea, 'GET', url)).statusCode).toBe(403)
  }
})
