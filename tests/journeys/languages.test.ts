import { beforeAll, describe, expect, test } from 'vitest'
import { languageCodes, languages } from '#server/http/languages/vocabulary.ts'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const browsing = useBrowser(here)
let slug: string
beforeAll(async () => {
  slug = (await make(here).consultation({ title: 'Care closer to home' })).slug
})
const languageOfLatest = async () =>
  (
    await here.db
      .selectFrom('submission')
      .select('language')
      .orderBy('receivedAt', 'desc')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
  ).language

test('without scripts, at 320 pixels: somebody reads Urdu, goes over to Arabic with what was typed, is told what is missing, and keeps a receipt', async () => {
  const page = await browsing.open({ width: 320, javaScript: false })
  await page.goto('/')
  await page.getByRole('button', { name: 'Languages: English' }).click()
  await page.getByRole('link', { name: 'اردو', exact: true }).click()
  await page.waitForURL('**/ur')
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  expect(await axe(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
  await page.getByRole('link', { name: 'Care closer to home' }).click()
  await page.waitForURL(`**/ur/consultations/${slug}`)
  expect(await axe(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
  await page.getByRole('link', { name: 'ہمیں بتائیں کہ آپ کیا سوچتے ہیں' }).click()
  await page.locator('#answer-1').fill('میلٹن کا کلینک')
  await page.locator('#wantsNews').check()

  // Another language takes the words along.
  await page.locator('button[popovertarget=languages]').click()
  await page.getByRole('button', { name: 'العربية' }).click()
  await page.waitForURL(`**/ar/consultations/${slug}/comment`)
  expect(await page.locator('#answer-1').inputValue()).toBe('میلٹن کا کلینک')
  expect(await page.locator('html').getAttribute('lang')).toBe('ar')
  await page.locator('form#comment button[type=submit]:not([formaction])').click()
  expect(await page.getByRole('alert').getByRole('link').allTextContents()).toEqual([
    'يرجى إعطاء بريد إلكتروني أو رقم هاتف، لنتمكن من إرسال الأخبار إليك.',
  ])
  expect(await axe(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
  await page.locator('#wantsNews').uncheck()
  await page.locator('form#comment button[type=submit]:not([formaction])').click()
  await page.getByRole('heading', { level: 1, name: 'تحقق مما كتبت' }).waitFor()
  expect(await axe(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
  await page.getByRole('button', { name: 'أرسل تعليقي' }).click()
  await page.waitForURL('**/ar/receipts/*')
  expect(await languageOfLatest()).toBe('ar')
  await page.getByRole('heading', { level: 1, name: 'شكرًا. لدينا تعليقك' }).waitFor()
  expect(await page.locator('.code').getAttribute('dir')).toBe('ltr')
  expect(await axe(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
  expect(await page.context().cookies()).toEqual([])
})

describe.each(languageCodes)('in %s', (code) => {
  const at = code === 'en' ? '' : `/${code}`
  test('every address of the journey answers in the language, and links stay in it', async () => {
    for (const path of [
      '',
      '/consultations',
      `/consultations/${slug}`,
      `/consultations/${slug}/comment`,
      '/receipts',
    ]) {
      const { statusCode, body } = await here.app.inject({
        url: `${at}${path}` || '/',
        headers: { accept: 'text/html' },
      })
      expect(statusCode, path).toBe(200)
      expect(body).toContain(`<html lang="${code === 'en' ? 'en-GB' : code}" dir="${languages[code].dir}">`)
      // The row of languages leads elsewhere; everything else stays.
      const rest = body.replace(/<nav class="languages.*?<\/nav>/s, '')
      const own = [...rest.matchAll(/(?:href|action)="(\/[^"]*)"/g)]
        .map(([, address]) => address as string)
        .filter((address) => /^(\/[a-z]{2})?\/(consultations|receipts|log)\b(?!\.)/.test(address))
      expect(own.length, path).toBeGreaterThan(2)
      expect(own.filter((address) => !address.startsWith(`${at}/`))).toEqual([])
    }
  })
})

test('there is no desk, API or style in another language, and no page is another’s by its first letters', async () => {
  for (const url of ['/gu/desk', '/gu/api/consultations', '/gu/assets/x.css', '/gujarati', '/xx/log'])
    expect((await here.app.inject({ url })).statusCode, url).toBe(404)
  const ledger = await here.app.inject({ url: '/pl/ledger', headers: { accept: 'text/html' } })
  expect(ledger.body).toContain('<h1>Rejestr')
})
