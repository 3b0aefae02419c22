import { expect, test } from 'vitest'
import type { LogPageQuery } from '#server/log/contract.ts'
import { pageLength } from '#server/log/as-of.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { publishing } from '../support/published.ts'

const here = useHere()

/** One value for each thing that narrows the log, none of which finds anything that another finds. */
const narrowed: Record<keyof typeof LogPageQuery.shape, string> = {
  asOf: '2026-05-15',
  since: '2026-05-30',
  consultation: 'another',
  theme: 'maternity',
  point: '7',
  phase: 'Implementation',
  place: 'Nowhere',
  event: 'EV-99',
  year: '1999',
  organisation: 'nobody-we-know',
  outcome: 'declined',
  q: 'helicopter',
  view: 'all',
  after: '2026-05-01~A',
}

test('the finished log is kept apart for everything that narrows it', async () => {
  const consultation = await make(here).consultation({ slug: 'care' })
  await make(here).consultation({ slug: 'another', title: 'Another matter' })
  // More than one page of them, so that all on one page is another page.
  for (let n = 0; n <= pageLength; n++)
    await publishing(here).response(consultation, { ref: `ONE-${n}`, on: '2026-05-20' })
  const seen = new Map<string, string>()
  const page = async (query: string) =>
    (await here.app.inject({ url: `/log${query}`, headers: { accept: 'text/html' } })).body
  for (const query of [
    '',
    ...Object.entries(narrowed).map(([field, value]) => `?${field}=${encodeURIComponent(value)}`),
  ]) {
    const body = await page(query)
    for (const [other, words] of seen) expect(body === words, `${query} shows what was kept for ${other}`).toBe(false)
    seen.set(query, body)
    // Asked for again, it comes out of what is kept.
    expect(await page(query)).toBe(body)
  }
})
