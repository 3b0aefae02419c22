import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'
import { publishing } from '../support/published.ts'

const here = useHere()
const browsing = useBrowser(here)
let slug: string
let receipt: string
beforeAll(async () => {
  const one = await make(here).consultation({ title: 'Care closer to home' })
  slug = one.slug
  const sent = await comment(here, slug, 'There is no bus.')
  receipt = sent.receipt
  const words = { youSaid: 'There is no bus.', weDid: 'The bus stops there now.' }
  await publishing(here).response(one, { ref: 'LA-1', on: '2026-05-12', comments: [sent.id], ...words })
})

async function isSound(page: Page) {
  expect(await axe(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
}

test('an officer translates by keyboard, without scripts, and a reader of Urdu sees it at once at 320 pixels', async () => {
  const olive = await browsing.open({ javaScript: false, as: here.cast.olive })
  await olive.goto(`/desk/consultations/${slug}`)
  await olive.getByRole('link', { name: 'In other languages' }).click()
  await isSound(olive)
  await olive.getByRole('link', { name: 'Urdu', exact: true }).click()
  await isSound(olive)
  await olive.getByRole('textbox', { name: 'Title in Urdu' }).focus()
  expect(await olive.getByRole('textbox', { name: 'Title in Urdu' }).getAttribute('dir')).toBe('rtl')
  await olive.keyboard.type('گھر کے قریب نگہداشت')
  // From one box to the next with nothing between them.
  await olive.keyboard.press('Tab')
  await olive.keyboard.type('نگہداشت کیسے منتقل ہو۔')
  const first = olive.getByRole('textbox', { name: 'Question 1 in Urdu' })
  for (let steps = 0; steps < 20 && !(await first.evaluate((box) => box === document.activeElement)); steps++)
    await olive.keyboard.press('Tab')
  await olive.keyboard.type('آپ کو منصوبے میں کیا پسند ہے؟')
  const save = olive.getByRole('button', { name: 'Save', exact: true })
  for (let steps = 0; steps < 40 && !(await save.evaluate((button) => button === document.activeElement)); steps++)
    await olive.keyboard.press('Tab')
  await olive.keyboard.press('Enter')
  await olive.getByRole('status').getByText('Saved.').waitFor()
  await isSound(olive)
  await olive.setViewportSize({ width: 320, height: 700 })
  await isSound(olive)

  const reader = await browsing.open({ width: 320, javaScript: false })
  await reader.goto('/ur')
  await isSound(reader)
  await reader.getByRole('link', { name: 'گھر کے قریب نگہداشت' }).first().click()
  await reader.getByRole('heading', { level: 1, name: 'گھر کے قریب نگہداشت' }).waitFor()
  await isSound(reader)
  await reader.getByText('کسی شخص نے ترجمہ کیا، جانچا نہیں گیا۔').first().waitFor()
  await reader.goto(`/ur/consultations/${slug}/comment`)
  const box = reader.locator('label[for="answer-1"] span[lang="ur"]')
  expect(await box.textContent()).toBe('آپ کو منصوبے میں کیا پسند ہے؟')
  const other = reader.locator('label[for="answer-2"] span[lang="en-GB"]')
  expect([await other.textContent(), await other.getAttribute('dir')]).toEqual([
    'What concerns you, or what is missing?',
    'ltr',
  ])
  // The English is at hand without leaving what one is writing.
  await reader.locator('#answer-1').fill('بس')
  await reader.locator('.box').first().locator('summary').click()
  await reader.getByText('What do you like about the plan?').waitFor()
  expect(await reader.locator('#answer-1').inputValue()).toBe('بس')
  await isSound(reader)
  await reader.locator('form#comment button[type=submit]:not([formaction])').click()
  await reader.getByRole('heading', { name: 'آپ کو منصوبے میں کیا پسند ہے؟' }).waitFor()
  await isSound(reader)
})

test('the answer is read in Gujarati on its receipt and in the log once a second person has let it out', async () => {
  const olive = await browsing.open({ as: here.cast.olive })
  await olive.goto('/desk/responses/LA-1')
  await olive.getByRole('link', { name: 'In other languages' }).click()
  await isSound(olive)
  await olive.getByRole('link', { name: 'Gujarati', exact: true }).click()
  await olive.getByRole('textbox', { name: 'You said in Gujarati' }).fill('બસ નથી.')
  await olive.getByRole('textbox', { name: 'We did in Gujarati' }).fill('બસ હવે ત્યાં ઊભી રહે છે.')
  await olive.getByRole('button', { name: 'Save', exact: true }).click()
  await olive.getByText('You entered what is not checked here (2), so somebody else has to look at it.').waitFor()
  await isSound(olive)

  const reader = await browsing.open({ width: 320, javaScript: false })
  await reader.goto(`/gu/receipts/${receipt}`)
  expect(await reader.getByText('બસ નથી.').count()).toBe(0)

  const oscar = await browsing.open({ as: here.cast.oscar })
  await oscar.goto('/desk/responses/LA-1/versions/1/languages/gu')
  await isSound(oscar)
  await oscar.getByRole('button', { name: /mark as checked/ }).click()
  await oscar.getByText('Marked as checked, with your name.').waitFor()

  for (const address of [`/gu/receipts/${receipt}`, '/gu/log/LA-1', '/gu/log']) {
    await reader.goto(address)
    const words = reader.getByText('બસ હવે ત્યાં ઊભી રહે છે.')
    expect(await words.evaluate((element) => element.closest('[lang]')?.getAttribute('lang')), address).toBe('gu')
    await reader.getByText('અનુવાદિત અને તપાસેલું.').first().waitFor()
    await isSound(reader)
  }
})
