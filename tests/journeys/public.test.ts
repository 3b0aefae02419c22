import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const browsing = useBrowser(here)
let slug: string
beforeAll(async () => {
  slug = (await make(here).consultation({ title: 'Care closer to home' })).slug
})

/** What is asked of every page that a person comes to. */
async function isSound(page: Page, scripts = true) {
  // Public pages carry no script, so with and without them they are the same documents: axe need look only once.
  if (scripts) expect(await axe(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
  expect(await page.locator('h1').count()).toBe(1)
}

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('at 320 pixels, %s', (_how, javaScript) => {
  test('a visitor finds the consultation, comments, is told what is missing, checks, sends, and finds the comment again', async () => {
    const page = await browsing.open({ width: 320, javaScript })
    await page.goto('/')
    await isSound(page, javaScript)
    await page.getByRole('link', { name: 'Care closer to home' }).click()
    await page.getByRole('heading', { name: 'Can change', exact: true }).waitFor()
    await isSound(page, javaScript)
    await page.getByRole('link', { name: 'Tell us what you think' }).click()
    await isSound(page, javaScript)

    await page.getByLabel('On behalf of an organisation or group').check()
    await page.getByLabel('Your e-mail address').fill('jo at example')
    await page.getByRole('button', { name: 'Check what you wrote' }).click()
    const summary = page.getByRole('alert')
    await summary.waitFor()
    expect(await summary.getByRole('link').allTextContents()).toEqual([
      'Please write something in at least one of the boxes.',
      'Please type the name of the organisation or group you speak for.',
      'Please type an e-mail address, for example name@example.org.',
    ])
    expect(await page.getByLabel('Your e-mail address').inputValue()).toBe('jo at example')
    expect(await page.evaluate(() => document.activeElement?.className)).toContain('error-summary')
    await isSound(page, javaScript)

    await summary.getByRole('link').first().click()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('answer-1')
    await page.getByLabel('What do you like about the plan?').fill('The clinic in Melton.')
    await page.getByLabel('What concerns you').fill('The bus & the <ward>.')
    await page.getByLabel('Name of the organisation').fill('Melton Carers')
    await page.getByLabel('Where you live or work').selectOption('Melton')
    await page.getByLabel('Your e-mail address').fill('jo@example.org')
    await page.getByRole('button', { name: 'Check what you wrote' }).click()
    await page.getByRole('heading', { name: 'Check what you wrote' }).waitFor()
    await isSound(page, javaScript)

    await page.getByRole('button', { name: /^Change.*What concerns you/ }).click()
    const box = page.getByLabel('What concerns you')
    expect(await box.inputValue()).toBe('The bus & the <ward>.')
    expect(await page.getByLabel('Name of the organisation').inputValue()).toBe('Melton Carers')
    expect(await page.getByLabel('Where you live or work').inputValue()).toBe('Melton')
    await box.fill('The last bus.')
    await page.getByRole('button', { name: 'Check what you wrote' }).click()
    await page.getByRole('button', { name: 'Send my comment' }).click()

    await page.waitForURL('**/receipts/*')
    await isSound(page, javaScript)
    const code = page.url().split('/').at(-1) as string
    expect((await page.locator('.code').textContent())?.trim()).toBe(code)
    await page.reload()
    expect(await page.getByRole('blockquote').allTextContents()).toEqual(['The clinic in Melton.', 'The last bus.'])

    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('link', { name: 'Find my comment' }).click()
    await isSound(page, javaScript)
    await page.getByLabel('Your receipt’s code').fill('not a code')
    await page.getByRole('button', { name: 'Show my comment' }).click()
    await page.getByRole('alert').waitFor()
    await isSound(page, javaScript)
    await page.getByLabel('Your receipt’s code').fill(code.toLowerCase().replaceAll('-', ' '))
    await page.getByRole('button', { name: 'Show my comment' }).click()
    await page.waitForURL(`**/receipts/${code}`)

    await page
      .getByRole('link', { name: /Withdraw my comment/ })
      .first()
      .click()
    await isSound(page, javaScript)
    await page.getByRole('button', { name: 'Yes, withdraw it' }).click()
    await page.getByText('You withdrew this comment.').waitFor()
    await isSound(page, javaScript)
    expect(await page.context().cookies()).toEqual([])
  })

  test('every other public page is sound', async () => {
    const page = await browsing.open({ width: 320, javaScript })
    for (const address of ['/accessibility', '/privacy', '/sign-in', '/no-such-page']) {
      await page.goto(address)
      await isSound(page, javaScript)
    }
  })
})

test('by keyboard alone, with the focus always to be seen, a comment is written, sent and its receipt reached', async () => {
  const page = await browsing.open({ width: 320, height: 640 })
  await page.goto('/')
  const pressTo = (name: string) => pressTabTo(page, name)
  await pressTo('Skip to main content')
  await page.keyboard.press('Enter')
  await pressTo('Care closer to home')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/consultations/*')
  await pressTo('Tell us what you think')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/comment')
  await pressTo('answer-1')
  await page.keyboard.type('By keyboard alone.')
  await pressTo('respondentKind')
  await page.keyboard.press('Space')
  await page.keyboard.press('ArrowDown')
  await pressTo('area')
  await page.keyboard.press('ArrowDown')
  await pressTo('consentToQuote')
  await page.keyboard.press('Space')
  await pressTo('Check what you wrote')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/check')
  expect(await page.locator('.given').allTextContents()).toEqual([
    'By keyboard alone.',
    'Left empty',
    'Left empty',
    'A patient, or someone who uses services',
    'Leicester city',
    'Yes, without my name',
    'Not given',
    'Not given',
    'Not given',
    'No',
  ])
  await pressTo('Send my comment')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/receipts/*')
  expect(await page.getByRole('blockquote').allTextContents()).toEqual(['By keyboard alone.'])
})

test('going back by the browser’s own button loses no word, and sending then is still one submission', async () => {
  const page = await browsing.open({ javaScript: false })
  await page.goto(`/consultations/${slug}/comment`)
  const key = await page.locator('input[name=key]').inputValue()
  await page.getByLabel('Is there anything else?').fill('Kept by the browser.')
  await page.getByRole('button', { name: 'Check what you wrote' }).click()
  await page.waitForURL('**/check')
  await page.goBack()
  expect(await page.getByLabel('Is there anything else?').inputValue()).toBe('Kept by the browser.')
  expect(await page.locator('input[name=key]').inputValue()).toBe(key)
  await page.getByRole('button', { name: 'Check what you wrote' }).click()
  await page.getByRole('button', { name: 'Send my comment' }).dblclick()
  await page.waitForURL('**/receipts/*')
  const { n } = await here.db
    .selectFrom('submission')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .where('idempotencyKey', '=', key)
    .executeTakeFirstOrThrow()
  expect(n).toBe(1)
})

test('a real browser brings back awkward words as they were typed: line ends first and last, markup, emoji, right to left', async () => {
  const page = await browsing.open({ javaScript: false })
  const words = '\n\n  <b>&amp; "quotes"</b>\n\t👩🏽‍⚕️ مرحبا \u202eabc\u202c </textarea>\n'
  await page.goto(`/consultations/${slug}/comment`)
  await page.locator('#answer-1').fill(words)
  await page.getByRole('button', { name: 'Check what you wrote' }).click()
  await page.getByRole('button', { name: 'Back to the form' }).click()
  expect(await page.locator('#answer-1').inputValue()).toBe(words)
  await page.getByRole('button', { name: 'Check what you wrote' }).click()
  await page.getByRole('button', { name: 'Send my comment' }).click()
  await page.waitForURL('**/receipts/*')
  const kept = await here.app.inject(`/api${new URL(page.url()).pathname}`)
  expect(kept.json().comments[0].body).toBe(words)
})

test('words that came too late are shown for copying, on a page as sound as the others', async () => {
  const closing = await make(here).consultation({ closesOn: '2026-06-01' })
  const page = await browsing.open({ width: 320, javaScript: false })
  await page.goto(`/consultations/${closing.slug}/comment`)
  await page.locator('#answer-1').fill('Too late.')
  here.clock.now = new Date('2026-06-02T12:00:00Z')
  await page.getByRole('button', { name: 'Check what you wrote' }).click()
  await page.getByRole('heading', { name: 'The consultation has closed' }).waitFor()
  expect(await page.getByRole('blockquote').allTextContents()).toEqual(['Too late.'])
  await isSound(page)
  here.clock.now = new Date('2026-06-01T12:00:00Z')
})

test('a page and its styles weigh less than 30 kB on the wire, and a receipt prints on one sheet', async () => {
  const { receipt } = await comment(here, slug, 'A word on paper. '.repeat(40))
  for (const address of ['/', `/consultations/${slug}`, `/consultations/${slug}/comment`, `/receipts/${receipt}`]) {
    const { body } = await here.app.inject(address)
    const [, style] = /href="(\/assets\/[^"]+\.css)"/.exec(body) as unknown as [string, string]
    const css = await here.app.inject(style)
    expect(gzipSync(body).length + gzipSync(css.body).length).toBeLessThan(30_000)
  }
  const page = await browsing.open()
  await page.goto(`/receipts/${receipt}`)
  const paper = await page.pdf({ format: 'A4', margin: { top: '15mm', bottom: '15mm', left: '15mm', right: '15mm' } })
  expect(paper.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

/** Presses Tab until the focus is on what has this text, or this id; every stop on the way must be visible as such. */
async function pressTabTo(page: Page, wanted: string) {
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement
      const { outlineStyle, outlineWidth } = getComputedStyle(element)
      const { top, bottom } = element.getBoundingClientRect()
      return {
        id: element.id,
        text: element.textContent?.trim() ?? '',
        seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && bottom > 0 && top < innerHeight,
      }
    })
    expect(at).toMatchObject({ seen: true })
    if (at.id === wanted || at.text === wanted) return
  }
  throw new Error(`Tab does not lead to ${wanted}.`)
}
