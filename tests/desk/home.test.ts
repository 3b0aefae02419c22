import { expect, test } from 'vitest'
import { asking } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const page = async (who: 'olive' | 'oscar' | 'rita' | 'sam' | 'ada') => (await ask(here.cast[who], 'GET', '/desk')).body

test('an empty installation shows the first steps, each with its way there', async () => {
  const first = await page('ada')
  expect(first).toContain('First steps')
  expect(first).toContain('href="/desk/consultations/new"')
  expect(first).toContain('Nothing waits for you.')
  // Sam is there already; without a lead nobody would be shown what may tell of harm.
  expect(first).toMatch(/Invite a safeguarding lead[^<]*<span class="tag good">Done/)
  expect(await page('rita')).not.toContain('First steps')
})

test('what changed is what others did since the visit before this one', async () => {
  const { slug } = await make(here).consultation({ title: 'Since the last visit' })
  here.clock.now = new Date('2026-06-01T12:00:00Z')
  await page('oscar')
  here.clock.now = new Date('2026-06-02T09:00:00Z')
  await comment(here, slug, 'A new word.')
  here.clock.now = new Date('2026-06-02T09:30:00Z')
  const second = await page('oscar')
  expect(second).toContain('1 submission came in: Since the last visit')
  expect(second).not.toContain('First steps')
  // The same visit: what was new stays new while one works.
  here.clock.now = new Date('2026-06-02T09:45:00Z')
  expect(await page('oscar')).toContain('1 submission came in')
  here.clock.now = new Date('2026-06-03T09:00:00Z')
  expect(await page('oscar')).not.toContain('1 submission came in')
})

test('comments that were given to somebody stand on their home, without words', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Given away to be read.')
  await here.db
    .insertInto('commentAssignee')
    .values({ commentId: id, personId: here.cast.oscar.id, givenBy: here.cast.olive.id, givenAt: here.clock.now })
    .execute()
  expect(await page('oscar')).toContain('1 comment given to you')
  expect(await page('olive')).not.toContain('given to you')
})

test('disclosures stand on the lead’s home alone', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Something that worries a reader.')
  await ask(here.cast.olive, 'POST', `/api/desk/comments/${id}/flags`, { kind: 'other', why: 'Not sure.' })
  expect(await page('sam')).toContain('1 comment may tell of harm')
  expect(await page('olive')).not.toContain('may tell of harm')
})

test('requests that nobody has stand in one line, below what is mine; those that somebody took are theirs alone', async () => {
  const { slug } = await make(here).consultation()
  const ids: string[] = []
  for (const kind of ['foi', 'complaint', 'erasure'] as const) {
    const { id } = await comment(here, slug, `Asks for ${kind}.`)
    await here.db.insertInto('commentRoute').values({ commentId: id, route: kind }).execute()
    ids.push(id)
  }
  const all = await page('olive')
  expect(all).toContain('3 requests are with nobody yet')
  expect(all).not.toContain('#request-')
  await ask(here.cast.olive, 'PUT', `/api/desk/requests/${ids[0]}/foi/owner`, { owner: here.cast.olive.id })
  const taken = await page('olive')
  expect(taken).toContain(`href="/desk/requests#request-${ids[0]}"`)
  expect(taken).toContain('2 requests are with nobody yet')
  expect(taken.indexOf('#request-')).toBeLessThan(taken.indexOf('are with nobody yet'))
  expect(await page('oscar')).not.toContain('#request-')
})
