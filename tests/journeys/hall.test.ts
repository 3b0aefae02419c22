import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays, dayOf } from '#server/data/time.ts'
import { beginSession } from '#server/people/sign-in/sessions.ts'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { hall, settled, storedOn } from '../support/hall.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const browsing = useBrowser(here)
let slug: string
let eventId: string
// A device in a hall goes by its own clock, which is the real one here.
const today = dayOf(new Date())
beforeAll(async () => {
  here.clock.now = new Date()
  slug = (await make(here).consultation({ opensOn: addDays(today, -10), closesOn: addDays(today, 10) })).slug
})
beforeEach(async () => {
  here.clock.now = new Date()
  eventId = await hall(here).event(slug, today)
})

async function isSound(page: Page) {
  expect(await axe(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
}

/** On the device, where there is still a signal. */
async function ready(width: number): Promise<Page> {
  // Until tomorrow: the day may end while a test runs, or while its page's clock is put on.
  const { token } = await hall(here).take(slug, eventId, addDays(today, 1))
  const page = await browsing.open({ width, height: 1024 })
  await page.goto(`/hall/${token}/`)
  await keepOn(page)
  return page
}

const pin = '274193'
async function keepOn(page: Page) {
  await page.getByLabel('A PIN for staff').fill(pin)
  await page.getByLabel('The same PIN again').fill(pin)
  await page.getByRole('button', { name: 'Keep it on this device' }).click()
  await page.getByRole('heading', { name: 'Ready: works without signal until' }).waitFor()
}
async function asStaff(page: Page) {
  await page.getByRole('button', { name: 'For staff' }).click()
  await page.getByLabel('Staff PIN').fill(pin)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByText('What is on this device, and who could read it').waitFor()
}

const codeOn = async (page: Page) => (await page.locator('.code').textContent())?.trim() as string
const submissions = async () =>
  here.db
    .selectFrom('comment as c')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .select(['c.body', 's.language', 's.respondentKind', 's.area', 's.consentToQuote'])
    .where('s.eventId', '=', eventId)
    .orderBy('s.saidAt')
    .orderBy('c.position')
    .execute()

test('an officer takes an event to a hall; three visitors write there without signal, and each finds their words later', async () => {
  const { token } = await beginSession(here.db, here.cast.olive.id, new Date('2099-01-01'))
  const page = await browsing.open({ width: 768, height: 1024, as: { ...here.cast.olive, cookie: `session=${token}` } })
  await page.goto(`/desk/consultations/${slug}/events/${eventId}`)
  await page.getByRole('link', { name: 'Take this event offline' }).click()
  await isSound(page)
  await page.getByRole('button', { name: 'Open the page for the hall' }).click()
  await page.getByRole('button', { name: 'Keep it on this device' }).waitFor()
  await isSound(page)
  for (const [first, again, says] of [
    ['12345', '12345', 'A PIN has 6 to 12 digits.'],
    ['123456', '123456', 'one of the first that anybody would try'],
    ['274193', '274194', 'The two are not the same.'],
  ] as const) {
    await page.getByLabel('A PIN for staff').fill(first)
    await page.getByLabel('The same PIN again').fill(again)
    await page.getByRole('button', { name: 'Keep it on this device' }).click()
    await page.getByText(says).waitFor()
  }
  await isSound(page)
  await keepOn(page)
  expect(await page.locator('.checks li').allTextContents()).toHaveLength(5)
  await isSound(page)

  // While the officer is signed in here, no visitor gets the device; without a signal nobody can be signed out.
  await page.getByText('You are signed in to the desk on this device.').waitFor()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Hand it to visitors' }).click()
  await page.getByText('without a signal we cannot sign you out').waitFor()
  await isSound(page)
  await page.context().setOffline(false)
  await page.getByRole('button', { name: 'Hand it to visitors' }).click()
  await page.getByRole('button', { name: 'English' }).waitFor()
  const desk = await page.context().newPage()
  await desk.goto('/desk')
  expect(desk.url()).toContain('/sign-in')
  await desk.close()
  await asStaff(page)

  await page.context().setOffline(true)
  await page.reload()
  await page.getByRole('heading', { name: 'Ready: works without signal until' }).waitFor()
  await page.getByRole('button', { name: 'Hand it to visitors' }).click()
  await page.getByRole('button', { name: 'English' }).waitFor()
  await isSound(page)

  // The first, in Urdu: what is missing is said, half-typed words outlive a reload.
  await page.getByRole('button', { name: 'اردو' }).click()
  await page.locator('#answer-1').waitFor()
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl')
  await page.locator('form button[type=submit]').click()
  await page.getByRole('alert').getByRole('link').waitFor()
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('error-summary')
  await isSound(page)
  await page.getByRole('alert').getByRole('link').click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('answer-1')
  await page.locator('#answer-1').fill('میلٹن کا\n\nکلینک')
  await page.locator('#respondentKind-carer').check()
  await page.locator('#area').selectOption('Melton')
  await settled(page)
  await page.reload()
  expect(await page.locator('#answer-1').inputValue()).toBe('میلٹن کا\n\nکلینک')
  expect(await page.locator('#respondentKind-carer').isChecked()).toBe(true)
  await page.locator('#consentToQuote').check()
  await isSound(page)
  await page.locator('form button[type=submit]').click()
  await page.locator('.given').first().waitFor()
  await isSound(page)
  await page.locator('.rows .actions button').first().dblclick()
  await page.locator('.code').waitFor()
  const codes = [await codeOn(page)]
  await isSound(page)
  await page.reload()
  expect(await codeOn(page)).toBe(codes[0])
  expect(await storedOn(page)).not.toContain('کلینک')
  await page.locator('.next').click()

  // The back button shows nothing of the last person’s words.
  await page.getByRole('button', { name: 'English' }).waitFor()
  for (let steps = 0; steps < 3; steps++) {
    await page.goBack()
    expect(page.url()).toContain('/hall/')
    expect(await page.content()).not.toContain('کلینک')
    expect(await page.content()).not.toContain(codes[0])
  }
  await page.goForward()
  expect(await page.content()).not.toContain('کلینک')

  // The second changes her mind on the page where she checks, and goes back by the browser’s button as well.
  await page.getByRole('button', { name: 'English' }).click()
  expect(await page.getByLabel('What do you like about the plan?').inputValue()).toBe('')
  await page.getByLabel('What concerns you').fill('The bus.')
  await page.getByRole('button', { name: 'Check what you wrote' }).click()
  await page.getByRole('button', { name: /^Change.*What concerns you/ }).click()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('answer-2')
  await page.getByLabel('What concerns you').fill('The last bus.')
  await page.getByRole('button', { name: 'Check what you wrote' }).click()
  await page.getByRole('heading', { name: 'Check what you wrote' }).waitFor()
  await page.goBack()
  expect(await page.getByLabel('What concerns you').inputValue()).toBe('The last bus.')
  await page.getByRole('button', { name: 'Check what you wrote' }).click()
  await page.getByRole('button', { name: 'Send my comment' }).click()
  await page.locator('.code').waitFor()
  codes.push(await codeOn(page))
  await page.getByRole('button', { name: 'I have my code: next person' }).click()

  await page.getByRole('button', { name: 'English' }).click()
  await page.getByLabel('Is there anything else?').fill('More benches.')
  await page.getByRole('button', { name: 'Check what you wrote' }).click()
  await page.getByRole('button', { name: 'Send my comment' }).click()
  await page.locator('.code').waitFor()
  codes.push(await codeOn(page))
  await page.getByRole('button', { name: 'I have my code: next person' }).click()
  await page.getByText('3 kept here, not yet sent').waitFor()
  expect(new Set(codes).size).toBe(3)

  // What is on the device can be read by nobody, and no receipt that was given out is on it any more.
  const stored = await storedOn(page)
  // Words with a space between: locked text is letters in any order, and has none.
  for (const secret of ['کلینک', 'The last bus', 'More benches', ...codes]) expect(stored).not.toContain(secret)

  // Somebody looks their receipt up before there is a signal.
  const home = await browsing.open({ width: 320 })
  await home.goto(`/receipts/${codes[0]}`)
  await home.getByRole('heading', { name: 'Your words have not reached us yet' }).waitFor()
  await isSound(home)

  // A signal again: the answer to the first is lost on the way.
  let lost = 0
  await page.route('**/api/hall/*/submissions', async (route) => {
    if (lost++ > 0) return route.continue()
    await route.fetch()
    await route.abort()
  })
  await page.context().setOffline(false)
  await asStaff(page)
  await expect.poll(() => lost).toBeGreaterThan(0)
  await page.getByText('0 of 3 sent. There is no signal now').waitFor()
  await isSound(page)
  await page.getByRole('button', { name: 'Send now' }).click()
  await page.getByText('All 3 are sent.').waitFor()
  await page.getByRole('heading', { name: 'Nothing waits to be sent' }).waitFor()

  expect(await submissions()).toEqual([
    { body: 'میلٹن کا\n\nکلینک', language: 'ur', respondentKind: 'carer', area: 'Melton', consentToQuote: true },
    { body: 'The last bus.', language: 'en', respondentKind: null, area: null, consentToQuote: false },
    { body: 'More benches.', language: 'en', respondentKind: null, area: null, consentToQuote: false },
  ])
  for (const [n, words] of ['میلٹن کا\n\nکلینک', 'The last bus.', 'More benches.'].entries()) {
    await home.goto(`/receipts/${codes[n]}`)
    expect(await home.getByRole('blockquote').allTextContents()).toEqual([words])
  }
  const atDesk = await browsing.open({ as: here.cast.olive })
  await atDesk.goto(`/desk/consultations/${slug}/events/${eventId}/hall`)
  await atDesk.getByText('300 issued, at least 3 given to visitors').waitFor()
  await atDesk.getByText('3 submissions; the last came').waitFor()
  await isSound(atDesk)
})

test('by keyboard alone, at 320 pixels, without signal', async () => {
  const page = await ready(320)
  await page.context().setOffline(true)
  const press = async (name: RegExp | string) => {
    for (let presses = 0; presses < 60; presses++) {
      await page.keyboard.press('Tab')
      const at = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement
        const { outlineStyle } = getComputedStyle(element)
        const { top, bottom } = element.getBoundingClientRect()
        const bar = document.querySelector('.bar')?.getBoundingClientRect().top ?? innerHeight
        const own = element.closest('.bar') !== null
        const seen = outlineStyle !== 'none' && bottom > 0 && (own ? top < innerHeight : top < bar)
        return { id: element.id, text: element.textContent?.trim() ?? '', seen }
      })
      expect(at).toMatchObject({ seen: true })
      if (typeof name === 'string' ? at.id === name : name.test(at.text)) return page.keyboard
    }
    throw new Error(`Tab does not lead to ${name}.`)
  }
  await (await press(/^Hand it to visitors/)).press('Enter')
  await isSound(page)
  await (await press(/^English/)).press('Enter')
  await isSound(page)
  await (await press('answer-1')).type('By keyboard alone.')
  await (await press('respondentKind')).press('Space')
  await (await press(/^Check what you wrote/)).press('Enter')
  await isSound(page)
  await (await press(/^Send my comment/)).press('Enter')
  await page.locator('.code').waitFor()
  await isSound(page)
  await (await press(/^I have my code/)).press('Enter')
  await (await press(/^For staff/)).press('Enter')
  await page.getByLabel('Staff PIN').waitFor()
  await page.keyboard.type(pin)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '1 person wrote: kept here, not yet sent' }).waitFor()
  await isSound(page)
})

test('anyone who walks away leaves nothing to read: words are hidden, then gone; a receipt is cleared', async () => {
  const page = await ready(768)
  await page.clock.install({ time: new Date() })
  await page.reload()
  await page.getByRole('button', { name: 'Hand it to visitors' }).click()
  await page.getByRole('button', { name: 'polski' }).click()
  await page.locator('#answer-1').fill('Sekret')
  await settled(page)
  expect(await storedOn(page)).not.toContain('Sekret')
  await page.clock.runFor('02:10')
  await page.getByRole('heading', { name: 'Czy nadal piszesz?' }).waitFor()
  expect(await page.content()).not.toContain('Sekret')
  await isSound(page)
  await page.reload()
  await page.getByRole('heading', { name: 'Czy nadal piszesz?' }).waitFor()
  await page.getByRole('button', { name: 'Tak, pokaż moje słowa' }).click()
  expect(await page.locator('#answer-1').inputValue()).toBe('Sekret')
  await page.clock.runFor('02:10')
  await page.getByRole('heading', { name: 'Czy nadal piszesz?' }).waitFor()
  await page.clock.runFor('15:10')
  await page.getByRole('button', { name: 'English' }).click()
  expect(await page.locator('#answer-1').inputValue()).toBe('')

  await page.locator('#answer-1').fill('Kept.')
  await page.getByRole('button', { name: 'Check what you wrote' }).click()
  await page.getByRole('button', { name: 'Send my comment' }).click()
  const code = await codeOn(page)
  await page.clock.runFor('03:10')
  await page.getByRole('button', { name: 'English' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'English' }).waitFor()
  expect(await page.content()).not.toContain(code)
})

test('where there never is a signal, a file brings the words to the desk; once its kit has ended, the page goes away by itself', async () => {
  const page = await ready(768)
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Hand it to visitors' }).click()
  await page.getByRole('button', { name: 'English' }).click()
  await page.locator('#answer-1').fill('By file.')
  await page.getByRole('button', { name: 'Check what you wrote' }).click()
  await page.getByRole('button', { name: 'Send my comment' }).click()
  await page.getByRole('button', { name: 'I have my code: next person' }).click()
  await asStaff(page)
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save to a file' }).click(),
  ])
  const file = await download.path()
  expect(readFileSync(file, 'utf8')).not.toContain('By file')

  const desk = await browsing.open({ width: 1280, as: here.cast.olive })
  await desk.goto(`/desk/consultations/${slug}/events/${eventId}/hall`)
  for (const said of [
    '1 submission taken in from the file. 0 had come before',
    '0 submissions taken in from the file. 1 had come before',
  ]) {
    await desk.getByLabel('File').setInputFiles(file)
    await desk.getByRole('button', { name: 'Take the file in' }).click()
    await desk.getByText(said).waitFor()
  }
  await isSound(desk)
  await desk.getByText('End this kit').first().click()
  await desk.getByRole('button', { name: 'End this kit' }).click()
  await desk.getByText('Ended', { exact: true }).first().waitFor()

  // The device still has the words. It sends them, which changes nothing, and then nothing of the kit is left on it.
  await page.context().setOffline(false)
  await page.getByText('Nothing of this kit is on this device any more.').waitFor()
  expect(await submissions()).toMatchObject([{ body: 'By file.' }])
  const left = await page.evaluate(async () => [
    await caches.keys(),
    await indexedDB.databases(),
    (await navigator.serviceWorker.getRegistrations()).length,
  ])
  expect(left).toEqual([[], [], 0])

  // Anyone who opens its address again reads how it stands before they choose a PIN in vain.
  await page.reload()
  await page.getByRole('heading', { name: 'This kit has ended' }).waitFor()
  expect(await page.getByLabel('A PIN for staff').count()).toBe(0)
  await isSound(page)
})

test('the address of a kit that a device has says so on another, which takes a kit of its own', async () => {
  const first = await ready(320)
  const other = await browsing.open({ width: 320 })
  await other.goto(first.url())
  await other.getByRole('heading', { name: 'This kit is on another device' }).waitFor()
  expect(await other.getByLabel('A PIN for staff').count()).toBe(0)
  await isSound(other)
  const { token } = await hall(here).take(slug, eventId, addDays(today, 1))
  await other.goto(`/hall/${token}/`)
  await keepOn(other)
  await first.reload()
  await first.getByRole('heading', { name: 'Ready: works without signal until' }).waitFor()
})

test('the worker answers for the page of its kit, and for nothing else of the site', async () => {
  const page = await ready(768)
  const scope = await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.scope)
  expect(scope).toBe(page.url())
  const controlled = (other: Page) => other.evaluate(() => navigator.serviceWorker.controller !== null)
  await expect.poll(() => controlled(page)).toBe(true)
  const other = await page.context().newPage()
  for (const address of ['/', `/consultations/${slug}`, '/sign-in']) {
    await other.goto(address)
    expect(await controlled(other), address).toBe(false)
  }
  await other.close()
  await page.context().setOffline(true)
  // Another day, after the device was switched off in between.
  const again = await page.context().newPage()
  await page.close()
  await again.goto(scope as string)
  await again.getByRole('heading', { name: 'Ready: works without signal until' }).waitFor()
})

test('without scripts the page says so, and leads to forms on paper that print', async () => {
  const { token } = await hall(here).take(slug, eventId, addDays(today, 1))
  const page = await browsing.open({ width: 320, javaScript: false })
  await page.goto(`/hall/${token}/`)
  await page.getByText('JavaScript is switched off here').waitFor()
  await page.getByRole('link', { name: 'forms on paper' }).click()
  await page.getByRole('heading', { level: 1, name: 'Tell us what you think' }).waitFor()
  await isSound(page)
  await page.getByRole('link', { name: 'Large print' }).click()
  await isSound(page)
  await page.getByRole('button', { name: 'Languages: English' }).click()
  await page.getByRole('link', { name: 'اردو', exact: true }).click()
  await page.waitForURL(`**/ur/consultations/${slug}/paper**`)
  await isSound(page)
})

test('staff: a wrong PIN opens nothing and is slowed down; taking the kit off asks twice and names what is lost', async () => {
  const page = await ready(768)
  await page.getByRole('button', { name: 'Hand it to visitors' }).click()
  await page.getByRole('button', { name: 'For staff' }).click()
  await isSound(page)
  const open = page.getByRole('button', { name: 'Open', exact: true })
  for (let guess = 0; guess < 5; guess++) {
    await page.getByLabel('Staff PIN').fill(`90817${guess}`)
    await open.click()
    await page.getByText('That is not the PIN of this kit.').waitFor()
    await page.getByLabel('Staff PIN').fill('')
  }
  await page.getByLabel('Staff PIN').fill(pin)
  await open.click()
  await page.getByText('That was wrong too often. Please wait a minute.').waitFor()
  expect(await page.getByRole('button', { name: /Take the kit off/ }).count()).toBe(0)
  // Nor does a reload help.
  await page.reload()
  await page.getByRole('button', { name: 'English' }).waitFor()
  await page.clock.install({ time: new Date(Date.now() + 61_000) })
  await page.reload()
  await asStaff(page)
  await page.getByRole('button', { name: 'Take the kit off this device…' }).click()
  await page.getByText('300 people could still write on it').waitFor()
  await isSound(page)
  await page.getByRole('button', { name: 'Back' }).click()
  await page.getByRole('button', { name: 'Take the kit off this device…' }).click()
  await page.getByLabel('Staff PIN').fill('111222')
  await page.getByRole('button', { name: 'Yes, take it off this device' }).click()
  await page.getByText('That is not the PIN of this kit.').waitFor()
  await page.getByLabel('Staff PIN').fill(pin)
  await page.getByRole('button', { name: 'Yes, take it off this device' }).click()
  await page.getByText('Nothing of this kit is on this device any more.').waitFor()
})

test('a clock that is wrong is said to staff', async () => {
  const page = await ready(768)
  await page.clock.install({ time: new Date(Date.now() + 3 * 3_600_000) })
  await page.reload()
  await page.getByText('The clock of this device is wrong.').waitFor()
  await isSound(page)
})
