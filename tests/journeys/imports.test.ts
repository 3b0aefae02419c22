import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { importWaiting } from '#workers/imports.ts'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const dataDir = mkdtempSync(path.join(tmpdir(), 'said-journey-'))
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))
const here = useHere({ DATA_DIR: dataDir })
const browsing = useBrowser(here)
const samples = fileURLToPath(new URL('../../server/demo/imports/', import.meta.url))

const work = () =>
  importWaiting(
    here.db,
    { ...here.config, databaseUrl: here.appUrl },
    () => here.clock.now,
    new AbortController().signal,
  )

/** Tab until the thing with this name has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 300; presses++) {
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => {
      const at = document.activeElement as HTMLInputElement | null
      return [at?.id, at?.getAttribute('aria-label'), at?.textContent?.replace(/\s+/g, ' ').trim()]
    })
    if (focused.includes(name)) return
  }
  throw new Error(`The keyboard does not reach “${name}”.`)
}

async function fits(page: Page, javaScript = true): Promise<void> {
  if (!javaScript) return
  expect(await axe(page)).toEqual([])
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await sticksOut(page), `${page.url()} at ${width}`).toEqual([])
    if (process.env.LOOK) {
      const name = new URL(page.url()).pathname.replace(/[0-9a-f-]{36}/g, 'id').replaceAll('/', '_')
      await page.screenshot({ path: `${process.env.LOOK}/${name}-${width}.png`, fullPage: true })
    }
  }
}

test.each([true, false])(
  'from dropping a file to its comments, by keyboard alone (scripts: %s)',
  async (javaScript) => {
    const { slug } = await make(here).consultation({ title: `Care closer to home ${javaScript}` })
    const page = await browsing.open({ as: here.cast.olive, javaScript })
    await page.goto('/desk/imports')
    await fits(page, javaScript)
    await tabTo(page, 'Import a file')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/desk/imports/new')
    await fits(page, javaScript)
    await page.selectOption('#consultation', slug)
    // The one step that no keyboard types: the system's own window that chooses a file.
    await page.setInputFiles('#file', path.join(samples, 'citizen-space.csv'))
    await tabTo(page, 'Look at the file')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/desk/imports/files/*')
    expect(await page.textContent('h1')).toBe('citizen-space.csv')
    await fits(page, javaScript)
    await tabTo(page, 'Try it out')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#report')
    expect(await page.textContent('[aria-labelledby=report]')).toMatch(/92\s+new submissions/)
    await fits(page, javaScript)
    await tabTo(page, 'Import 92 new rows')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/desk\/imports\/[0-9a-f-]{36}$/)
    expect(await page.textContent('h2')).toBe('Waiting to begin')
    await fits(page, javaScript)
    await work()
    if (!javaScript) {
      await tabTo(page, 'Look again')
      await page.keyboard.press('Enter')
    }
    await page.waitForSelector('.tag.good')
    expect(await page.textContent('.figures')).toMatch(/92\s+submissions.*120\s+comments/s)
    expect(await page.textContent('table')).toContain('The midwives were marvellous.')
    await fits(page, javaScript)
    await tabTo(page, 'Take the whole import back')
    await page.keyboard.press('Enter')
    await tabTo(page, 'Yes, take back 92 rows')
    await page.keyboard.press('Enter')
    await page.waitForSelector('text=Taken back')
    await fits(page, javaScript)
  },
  120_000,
)

test('a held row is decided about on a page of its own', async () => {
  const { slug } = await make(here).consultation()
  const page = await browsing.open({ as: here.cast.olive })
  for (const [name, words] of [
    ['a.csv', 'Buses'],
    ['b.csv', 'More buses'],
  ] as const) {
    const file = path.join(dataDir, name)
    writeFileSync(
      file,
      `Response ID,Date,Comment\nR-1,2026-05-02,Beds\nR-2,2026-05-03,${words}\nR-3,2026-05-03,too,many,cells`,
    )
    await page.goto('/desk/imports/new')
    await page.selectOption('#consultation', slug)
    await page.setInputFiles('#file', file)
    await page.click('text=Look at the file')
    await page.click('button.secondary:has-text("Try it out"), .actions button:has-text("Try it out")')
    await page.click('button[value=import]')
    await page.waitForURL(/\/desk\/imports\/[0-9a-f-]{36}$/)
    await work()
    await page.waitForSelector('.tag.good')
  }
  await fits(page)
  await page.click('text=1 row waits for your decision')
  await page.click('text=Decide about line 3')
  expect(await page.textContent('blockquote')).toContain('Buses')
  await fits(page)
  await page.click('text=Take it as it came')
  await page.waitForSelector('text=Taken as a new submission')
  await page.click('text=Rejected (1)')
  await page.click('text=Correct line 4')
  await fits(page)
}, 120_000)

test('typing in goes on from one to the next, and a key is made and taken back', async () => {
  const { slug } = await make(here).consultation()
  const page = await browsing.open({ as: here.cast.ada })
  await page.goto(`/desk/imports/type-in?consultation=${slug}`)
  await fits(page)
  for (const words of ['A bus to the clinic', 'More beds in Melton']) {
    // The cursor stands in the first question already.
    await page.keyboard.type(words)
    if (words.startsWith('A')) await page.fill('#batch', 'B7')
    await tabTo(page, 'Take it in')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.slip')
    expect(await page.inputValue('#batch')).toBe('B7')
  }
  await fits(page)
  await page.check('#twice')
  await page.fill('#words-0', 'The bus leaves at ten')
  await page.click('button[type=submit]:has-text("Take it in")')
  await page.fill('#words-0', 'The bus leaves at two')
  await page.click('text=Compare and take it in')
  await page.waitForSelector('del')
  await fits(page)
  await page.goto('/desk/imports/keys')
  await page.fill('#name', 'Kiosk')
  await page.selectOption('#consultation', slug)
  await page.click('text=Make the key')
  await page.waitForSelector('.key')
  await fits(page)
  await page.click('text=Take back')
  await page.waitForSelector('text=Taken back')
}, 120_000)
