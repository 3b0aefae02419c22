import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { proposeSplits } from '#workers/learning/split.ts'
import { learnWaiting } from '#workers/learning/learn.ts'
import { retagWaiting } from '#workers/learning/retag.ts'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { asking } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make, say } from '../support/make.ts'

const here = useHere()
const browsing = useBrowser(here)
const ask = asking(here)
beforeAll(() => {
  here.clock.now = new Date()
})

async function isSound(page: Page) {
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await sticksOut(page), `${page.url()} at ${width}`).toEqual([])
  }
  expect(await axe(page), page.url()).toEqual([])
}

/** Press Tab until this is where the keys go. */
async function tabTo(page: Page, name: string) {
  for (let pressed = 0; pressed < 80; pressed++) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate(() => {
      const focused = document.activeElement as HTMLElement
      return (focused as HTMLInputElement).labels?.[0]?.textContent?.trim() ?? focused.innerText?.trim()
    })
    if (at === name) return
  }
  throw new Error(`“${name}” cannot be reached by Tab.`)
}

test('an officer splits a theme by keyboard alone, sees where the comments went, and undoes it', async () => {
  const { slug } = await make(here).consultation({ closesOn: '2099-12-31' })
  await say(here.app, slug, [
    'Please keep the acute wards and beds.',
    'Do not close acute beds or wards at the hospital.',
  ])
  await readWaiting(here.db, openModels(here.db))
  const page = await browsing.open({ as: here.cast.olive })
  await page.goto(`/desk/themes/${slug}/acute-shift`)
  await isSound(page)
  await tabTo(page, 'Split it')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/split')
  await isSound(page)
  for (const [field, words] of [
    ['Name of part 1', 'Wards'],
    ['Keywords', 'ward, bed'],
    ['Name of part 2', 'Sites'],
    ['Keywords', 'site, land'],
  ] as const) {
    await tabTo(page, field)
    await page.keyboard.type(words)
  }
  await page.keyboard.press('Enter')
  await page.getByText('The machine is looking').waitFor()
  await isSound(page)
  // The page asks by itself, and shows the counts once they are there.
  await proposeSplits(here.db, () => here.clock.now)
  await page.getByText('The machine is looking').waitFor({ state: 'hidden' })
  await page.getByText('No person has put a comment here yet').waitFor()
  await isSound(page)
  await tabTo(page, 'Split the theme')
  await page.keyboard.press('Enter')
  await page.getByText('This was a theme until').waitFor()
  await isSound(page)
  await page.goto(`/desk/themes/${slug}`)
  await isSound(page)
  expect(await page.getByRole('link', { name: '2 comments on Wards' }).count()).toBe(1)
  await page.goto(`/desk/themes/${slug}/acute-shift`)
  await tabTo(page, 'Undo the split')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Yes, undo it')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: '2 comments on Acute shift' }).waitFor()
})

test('what the machine learns can be followed and steered, with and without scripts', async () => {
  const { id, slug } = await make(here).consultation({ closesOn: '2099-12-31' })
  await say(here.app, slug, ['Zebra one.', 'Zebra two.', 'Zebra three.'])
  await readWaiting(here.db, openModels(here.db))
  const comments = await here.db.selectFrom('comment').select('id').where('consultationId', '=', id).execute()
  for (const comment of comments.slice(0, 2)) {
    await ask(here.cast.olive, 'PUT', `/api/desk/comments/${comment.id}/themes`, { themes: ['maternity'] })
  }
  const page = await browsing.open({ as: here.cast.olive })
  await page.goto(`/desk/themes/${slug}/learning`)
  await isSound(page)
  await page.getByRole('button', { name: 'Train now' }).click()
  await page.getByText('It is about to learn.').waitFor()
  expect(await learnWaiting(here.db, () => new Date(), new AbortController().signal)).toBe(1)
  await page.getByText('Reading comments again with version 2').waitFor()
  await retagWaiting(here.db, openModels(here.db), null)
  await page.getByText('Comments were last read again').waitFor()
  await isSound(page)

  const plain = await browsing.open({ as: here.cast.oscar, javaScript: false })
  await plain.goto(`/desk/themes/${slug}/learning`)
  await plain.getByRole('button', { name: 'Go back to version 1' }).click()
  await plain.getByText('Comments still have the themes').waitFor()
  await plain.getByRole('button', { name: 'Re-tag all comments' }).click()
  await plain.getByText('Reading comments again with version 1').waitFor()
  await retagWaiting(here.db, openModels(here.db), null)
  await plain.getByRole('link', { name: 'Look again' }).click()
  await plain.getByText('asked for by Oscar Officer').waitFor()
})
