import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { readComments } from '../support/coding.ts'
import { asking, holding, machineSays } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { comment, make, say } from '../support/make.ts'

const here = useHere()
const browsing = useBrowser(here)
const ask = asking(here)
const unsure = 'low-confidence'

/** What a comment says decides what its officer will do with it: what the machine says is right of most, not of all. */
const kinds = [
  { words: 'My midwife at Melton was wonderful', machine: ['maternity'], person: ['maternity'] },
  { words: 'Please do not close acute beds', machine: ['acute-shift'], person: ['acute-shift'] },
  { words: 'The district nurse comes to my home', machine: ['community-services'], person: ['community-services'] },
  {
    words: 'Beds for new mothers on the ward',
    machine: ['acute-shift', 'maternity'],
    person: ['acute-shift', 'maternity'],
  },
  { words: 'Thank you for asking me', machine: [], person: [] },
  { words: 'A nurse at home after the birth', machine: ['maternity'], person: ['maternity', 'community-services'] },
  { words: 'Wards are not what this is about', machine: ['acute-shift'], person: [] },
  { words: 'Patient transport from the villages', machine: [], person: ['patient-transport'] },
] as const
const kindOf = (index: number) =>
  kinds[[0, 1, 2, 0, 3, 1, 2, 4, 0, 1, 5, 2, 0, 3, 1, 6, 2, 0, 1, 7][index % 20] as number] as (typeof kinds)[number]

async function hundred() {
  const { id: consultationId, slug, themes } = await make(here).consultation()
  const more = Array.from({ length: 30 }, (_, n) => ({ code: `theme-${n + 1}`, label: `Some other theme ${n + 1}` }))
  const [transport] = await here.db
    .insertInto('theme')
    .values(
      [{ code: 'patient-transport', label: 'Getting there: patient transport' }, ...more].map((theme, index) => ({
        consultationId,
        ...theme,
        position: index + 10,
      })),
    )
    .returning('id')
    .execute()
  const all: Record<string, string> = { ...themes, 'patient-transport': transport?.id as string }
  const bodies = Array.from({ length: 100 }, (_, n) => `${kindOf(n).words} (${n}).`)
  for (const half of [bodies.slice(0, 50), bodies.slice(50)]) await say(here.app, slug, half)
  const rows = await here.db
    .selectFrom('comment')
    .select(['id', 'body'])
    .where('consultationId', '=', consultationId)
    .execute()
  for (const { id, body } of rows) {
    const kind = kinds.find((one) => body.startsWith(one.words))
    await machineSays(
      here,
      id,
      (kind?.machine ?? []).map((code) => all[code] as string),
    )
    const confidence = Number(body.match(/\d+/)?.[0]) / 100
    await here.db.updateTable('comment').set({ needsPerson: unsure, confidence }).where('id', '=', id).execute()
  }
  return { slug, rows }
}

const words = (page: Page) => page.locator('.said-words').textContent()
async function opened(page: Page, address: string) {
  await page.goto(address)
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).waitFor()
}

test('an officer codes a hundred short comments in a sitting by keyboard alone, with one or two keystrokes each', async () => {
  const { slug, rows } = await hundred()
  const page = await browsing.open({ as: here.cast.olive })
  let keystrokes = 0
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
    keystrokes += keys.length
  }
  await opened(page, `/desk/themes/${slug}/coding`)
  expect(await axe(page)).toEqual([])
  for (let n = 0; n < 100; n++) {
    const body = (await words(page)) ?? ''
    const kind = kinds.find((one) => body.trim().startsWith(one.words))
    if (!kind) throw new Error(`No kind of comment: ${body}`)
    if (kind.person.length === 0) await press('0')
    else if (kind.words.startsWith('A nurse')) await press('3', 'Enter')
    else if (kind.words.startsWith('Patient')) await press('t', ...'pat', 'Enter', 'Enter')
    else await press('Enter')
    if (n === 49) expect(await axe(page)).toEqual([])
    if (n < 99)
      await page.waitForFunction((before) => document.querySelector('.said-words')?.textContent !== before, body)
  }
  await page.getByText('That was the last one here.').waitFor()
  await page.getByText(/100\s+this sitting,[^]*All saved\./).waitFor()
  for (const { id, body } of rows) {
    const kind = kinds.find((one) => body.startsWith(one.words))
    expect([body, await holding(here, id)]).toEqual([body, [...(kind?.person ?? [])].sort()])
  }
  console.log(`Coding by keyboard: ${keystrokes} keystrokes for 100 comments, ${(keystrokes / 100).toFixed(2)} each.`)
  expect(keystrokes / 100).toBeLessThan(2)
  expect(await axe(page)).toEqual([])
})

test('undo, set aside, back and forward; what cannot be saved is kept and saved later, over a reload too', async () => {
  const { slug, ids } = await readComments(here, [
    { body: 'One midwife.', says: ['maternity'], unsure, confidence: 0.1 },
    { body: 'Two wards.', says: ['acute-shift'], unsure, confidence: 0.2 },
    { body: 'Three thanks.', unsure, confidence: 0.3 },
    { body: 'Four nurses.', says: ['community-services'], unsure, confidence: 0.4 },
  ])
  const [one, two, three, four] = ids as [string, string, string, string]
  const page = await browsing.open({ as: here.cast.olive })
  await opened(page, `/desk/themes/${slug}/coding`)
  await page.keyboard.press('0')
  await page.getByText('Last (u takes it back): no theme fits ✓').waitFor()
  expect(await holding(here, one)).toEqual([])
  await page.keyboard.press('u')
  await page.getByText('One midwife.').first().waitFor()
  await expect.poll(() => holding(here, one)).toEqual(['maternity'])
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  expect((await words(page))?.trim()).toBe('Three thanks.')
  await page.keyboard.press('s')
  await page.getByRole('button', { name: /^A thank you/ }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('2')
  await page.getByText('Last (u takes it back): set aside: a thank you ✓').waitFor()
  const { standing } = await here.db
    .selectFrom('comment')
    .select('standing')
    .where('id', '=', three)
    .executeTakeFirstOrThrow()
  expect(standing).toBe('set-aside')

  // The line breaks: the decision stays, and the officer goes on.
  await page.route('**/api/desk/**', (route) => route.abort())
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('1 decision not saved yet.').waitFor()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('k')
  await page.keyboard.press('k')
  await page.keyboard.press('k')
  expect((await words(page))?.trim()).toBe('Two wards.')
  page.on('dialog', (dialog) => void dialog.accept())
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('2 decisions not saved yet.').waitFor()
  await page.unroute('**/api/desk/**')
  await page.reload()
  await expect
    .poll(() => ask(here.cast.olive, 'GET', `/api/desk/comments/${four}`).then((view) => view.json().confirmed?.by))
    .toBe('Olive Officer')
  await expect
    .poll(() => ask(here.cast.olive, 'GET', `/api/desk/comments/${two}`).then((view) => view.json().confirmed?.by))
    .toBe('Olive Officer')
  await page.getByRole('alert').waitFor({ state: 'detached' })
})

test('a comment that somebody else confirmed meanwhile is passed over with a word', async () => {
  const { slug, ids } = await readComments(here, [
    { body: 'First of two.', says: ['maternity'], unsure, confidence: 0.1 },
    { body: 'Second of two.', unsure, confidence: 0.2 },
  ])
  const page = await browsing.open({ as: here.cast.olive })
  await opened(page, `/desk/themes/${slug}/coding`)
  await ask(here.cast.oscar, 'PUT', `/api/desk/comments/${ids[0]}/themes`, { themes: ['acute-shift'] })
  await page.keyboard.press('Enter')
  await page.getByText('Oscar Officer has confirmed this comment meanwhile, so theirs stays.').waitFor()
  expect((await words(page))?.trim()).toBe('Second of two.')
  expect(await holding(here, ids[0] as string)).toEqual(['acute-shift'])
  expect(await axe(page)).toEqual([])
})

test('two people code a sample blind, see how far they agree, and settle what differs', async () => {
  const { slug, ids } = await readComments(here, [
    { body: 'About midwives.', says: ['maternity'] },
    { body: 'About wards.', says: ['community-services'] },
  ])
  const olive = await browsing.open({ as: here.cast.olive })
  await olive.goto(`/desk/themes/${slug}/agreement`)
  await olive.getByLabel('How many comments').fill('2')
  await olive.getByRole('button', { name: 'Draw the sample' }).click()
  await olive.getByRole('link', { name: 'Please choose a second person who codes it.' }).waitFor()
  expect(await olive.getByLabel('How many comments').inputValue()).toBe('2')
  expect(await axe(olive)).toEqual([])
  await olive.getByLabel('and by', { exact: true }).selectOption({ label: 'Oscar Officer' })
  await olive.getByRole('button', { name: 'Draw the sample' }).click()
  await olive.getByRole('link', { name: 'Begin to code' }).waitFor()
  expect(await axe(olive)).toEqual([])
  const address = olive.url()
  const oscar = await browsing.open({ as: here.cast.oscar })
  const key = (body: string | null, who: Page) => (body?.includes('midwives') ? '2' : who === olive ? '1' : '3')
  for (const page of [olive, oscar]) {
    await page.goto(address)
    await page.getByRole('link', { name: 'Begin to code' }).click()
    await page.getByRole('button', { name: 'Keyboard shortcuts' }).waitFor()
    expect(await page.locator('main').textContent()).not.toContain('suggests')
    expect(await axe(page)).toEqual([])
    for (const _comment of ids) {
      await page.keyboard.press(key(await words(page), page))
      await page.keyboard.press('Enter')
    }
    await page.getByText('Thank you: your part of this sample is coded.').waitFor()
    await page.getByText('All saved.').waitFor()
  }
  await olive.goto(address)
  await olive.getByRole('heading', { name: 'Where they differ: 1 to settle' }).waitFor()
  expect(await axe(olive)).toEqual([])
  await olive.getByRole('button', { name: 'As Olive Officer said' }).click()
  await olive.getByText('Every difference is settled.').waitFor()
  await olive.getByRole('button', { name: 'Take over what all said (1)' }).click()
  await olive.getByText('All are taken over as people’s word.').waitFor()
  expect([await holding(here, ids[0] as string), await holding(here, ids[1] as string)]).toEqual([
    ['maternity'],
    ['acute-shift'],
  ])
  const narrow = await browsing.open({ as: here.cast.olive, width: 320 })
  for (const path of [address, `/desk/themes/${slug}/agreement`]) {
    await narrow.goto(path)
    expect([path, await axe(narrow), await sticksOut(narrow)]).toEqual([path, [], []])
  }
})

test('at 320 pixels, and without JavaScript, a comment is coded as a plain form', async () => {
  const { slug, ids } = await readComments(here, [
    {
      body: 'About midwives, and a rather long line of words that has to wrap somewhere.',
      says: ['maternity'],
      unsure,
      confidence: 0.1,
    },
    { body: 'About wards.', unsure, confidence: 0.2 },
  ])
  const narrow = await browsing.open({ as: here.cast.rita, width: 320 })
  for (const query of ['?queue=sure', '?queue=theme&theme=maternity']) {
    await opened(narrow, `/desk/themes/${slug}/coding${query}`)
    expect([query, await axe(narrow), await sticksOut(narrow)]).toEqual([query, [], []])
  }
  const page = await browsing.open({ as: here.cast.olive, javaScript: false, width: 320 })
  await page.goto(`/desk/comments?consultation=${slug}`)
  await page.getByRole('link', { name: 'code them by keyboard' }).click()
  await page.getByRole('checkbox', { name: /^Acute shift/ }).check()
  expect([await axe(page), await sticksOut(page)]).toEqual([[], []])
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('Saved: Acute shift, Maternity').waitFor()
  expect(await holding(here, ids[0] as string)).toEqual(['acute-shift', 'maternity'])
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Take it back' }).click()
  expect(await holding(here, ids[0] as string)).toEqual(['maternity'])
  await page.getByRole('button', { name: 'No theme fits' }).click()
  await page.getByText('About wards.').waitFor()
  await page.locator('summary', { hasText: 'Set aside' }).click()
  await page.getByLabel('Not about this consultation').check()
  await page.getByRole('button', { name: 'Set aside' }).click()
  await page.getByText('Nothing waits here.').waitFor()
  expect(await axe(page)).toEqual([])
})

test('what is written in another language is put into English while coding, by key, and keys and seconds are told', async () => {
  const { slug } = await make(here).consultation()
  await comment(here, slug, 'Proszę nie zamykać oddziału położniczego w Melton.')
  await readWaiting(here.db, openModels(here.db))
  const page = await browsing.open({ as: here.cast.olive })
  await page.goto(`/desk/themes/${slug}/coding`)
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('w')
  const box = page.getByLabel('In English', { exact: true })
  expect(await box.evaluate((element) => element === document.activeElement)).toBe(true)
  await page.keyboard.type('Please do not close the maternity ward.')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Save the English' }).press('Enter')
  await page.getByRole('heading', { name: 'In English' }).waitFor()
  // The comment has the focus again: the next key codes it.
  expect(await page.evaluate(() => document.activeElement?.className)).toContain('said')
  await page.keyboard.press('0')
  await page.getByText(/seconds\s+and\s+[\d.]+ keys each/).waitFor()
})
