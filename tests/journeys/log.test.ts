import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { actsOf, exportOf, logOf } from '../ledger/memory.ts'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { noon, publishing } from '../support/published.ts'

const here = useHere()
const browsing = useBrowser(here)
let slug: string

beforeAll(async () => {
  const consultation = await make(here).consultation()
  slug = consultation.slug
  const { saidMany, response, setAside } = publishing(here)
  const [first, second, third, fourth] = await saidMany(consultation, 4, { at: noon('2026-05-10') })
  await response(consultation, {
    on: '2026-05-20',
    themes: [consultation.themes.maternity as string],
    youSaid: 'Keep the birth centre open.',
    weDid: 'It stays open until a new one is ready.',
    outcome: 'planned',
    plannedFor: '2026-12-01',
    commitments: [{ text: 'Publish the dates of the new centre', dueOn: '2026-05-25' }],
    comments: [first as string, second as string],
  })
  await response(consultation, {
    on: '2026-05-28',
    youSaid: 'Run a bus to the hospital on Sundays.',
    weDid: 'We cannot pay for a Sunday bus.',
    outcome: 'not-doing',
    reasonCode: 'cost',
    reasonText: 'It would cost as much as two nurses.',
    comments: [third as string],
  })
  await setAside(fourth as string, noon('2026-05-22'))
  here.app.invalidate('public')
})

/** The number above a label in the sum of all comments. */
async function counted(page: Page, label: string): Promise<number> {
  const part = page.locator('dl.sum > div').filter({ has: page.locator('dt', { hasText: label }) })
  return Number(await part.first().locator('dd').innerText())
}

async function addsUp(page: Page): Promise<number> {
  const received = await counted(page, 'received')
  const parts = await Promise.all(
    ['answered', 'in hand', 'set aside', 'withdrawn'].map((label) => counted(page, label)),
  )
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(received)
  return received
}

test.each([true, false])(
  'a board member opens the log of a day, filters it, follows an entry and prints it (scripts: %s)',
  async (javaScript) => {
    const page = await browsing.open({ javaScript, as: here.cast.bea })
    await page.goto('/log')
    expect(await addsUp(page)).toBe(4)
    expect(await counted(page, 'answered')).toBe(3)
    expect(await counted(page, 'set aside')).toBe(1)
    expect(await axe(page)).toEqual([])

    // As it was before the second answer and before anything was set aside.
    await page.getByText('Search and filter').click()
    await page.getByLabel('As it was on').fill('2026-05-21')
    await page.getByRole('button', { name: 'Show these' }).click()
    expect(page.url()).toContain('asOf=2026-05-21')
    expect(await addsUp(page)).toBe(4)
    expect(await counted(page, 'answered')).toBe(2)
    const main = page.getByRole('main')
    expect(await main.innerText()).toContain('Keep the birth centre open.')
    expect(await main.innerText()).not.toContain('Sundays')

    await page.goto('/log')
    await page.getByText('Search and filter').click()
    await page.locator('#outcome').selectOption('not-doing')
    await page.getByRole('button', { name: 'Show these' }).click()
    expect(await main.innerText()).toContain('Run a bus to the hospital on Sundays.')
    expect(await main.innerText()).not.toContain('birth centre')
    expect(await axe(page)).toEqual([])

    await page.goto('/log?q=birth')
    await main.getByRole('link', { name: 'Keep the birth centre open.' }).click()
    expect(page.url()).toMatch(/\/log\/[A-Z]+-\d+$/)
    expect(await main.innerText()).toContain('Publish the dates of the new centre')
    expect(await main.innerText()).toContain('Late')
    expect(await axe(page)).toEqual([])
    for (const width of [320, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await sticksOut(page), `${page.url()} at ${width}`).toEqual([])
    }

    await page.goto('/log')
    await page.emulateMedia({ media: 'print' })
    expect(await page.getByRole('button', { name: 'Show these' }).isVisible()).toBe(false)
    expect(await main.getByText('Run a bus to the hospital on Sundays.').isVisible()).toBe(true)
  },
)

test('on paper an entry keeps its proportions, every outcome has its frame, and it is cited by its day', async () => {
  const page = await browsing.open({ javaScript: false })
  await page.goto('/log?q=birth')
  await page.getByRole('main').getByRole('link', { name: 'Keep the birth centre open.' }).click()
  expect(await page.locator('.cite').innerText()).toMatch(/version 1, published 20 May 2026, http/)
  await page.emulateMedia({ media: 'print' })
  const size = (selector: string) =>
    page
      .locator(`main ${selector}`)
      .first()
      .evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
  expect(await size('dd .small')).toBeLessThan(await size('dd'))
  expect(await size('td')).toBeLessThanOrEqual(await size('dd'))
  const frames = await page
    .locator('main .tag')
    .evaluateAll((tags) => tags.map((tag) => getComputedStyle(tag).borderTopStyle))
  expect(new Set(frames)).toEqual(new Set(['solid']))
})

test('a journalist checks a ledger that was passed on, in the browser', async () => {
  const lines = await exportOf(logOf(actsOf(40), 10))
  const asFile = (kept: string[]) => ({
    name: 'ledger.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(kept.map((line) => `${line}\n`).join('')),
  })
  const page = await browsing.open({ width: 320 })
  await page.goto('/ledger/verify')
  await page.getByLabel('A file that I downloaded').check()
  const verdictOn = async (kept: string[]) => {
    // Neither the verdict before this one nor that it is being checked must be taken for it.
    await page.locator('#verdict').evaluate((verdict) => verdict.replaceChildren())
    await page.getByLabel('Ledger file').setInputFiles(asFile(kept))
    await page.getByRole('button', { name: 'Check it' }).click()
    await page.locator('#verdict :is(.good, .warn) h2').waitFor()
    return page.locator('#verdict').innerText()
  }
  expect(await verdictOn(lines)).toMatch(/^The ledger is correct/)
  expect(await sticksOut(page)).toEqual([])
  expect(await axe(page)).toEqual([])
  expect(await verdictOn(lines.toSpliced(5, 1))).toMatch(/^The ledger is not correct\s+Dropped: entry 4\./)
  expect(await verdictOn(lines.slice(0, 20))).toMatch(/^This file could not be checked\s+This export is not whole/)
  expect(await verdictOn(['<!doctype html>'])).toMatch(/^This file could not be checked/)
})

test('the account of every comment adds up too, and its charts have their tables', async () => {
  const page = await browsing.open({ width: 320 })
  await page.goto(`/consultations/${slug}/account`)
  expect(await addsUp(page)).toBe(4)
  expect(await sticksOut(page)).toEqual([])
  expect(await axe(page)).toEqual([])
  for (const details of await page.locator('figure details').all())
    expect(await details.locator('table').count()).toBe(1)
})
