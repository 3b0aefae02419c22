import { beforeAll, expect, test } from 'vitest'
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
  const { saidMany, response } = publishing(here)
  await response(consultation, {
    on: '2026-05-20',
    youSaid: 'Run a bus to the hospital on Sundays.',
    comments: await saidMany(consultation, 2, { at: noon('2026-05-10') }),
  })
  const notice = 'Demonstration content. It is based on public minutes and is not a record of what anybody said or did.'
  await here.db.updateTable('programme').set({ notice }).execute()
  here.app.invalidate('public')
})

test.each(['', '/ur', '/pl'])(
  'on a phone, without scripts, the frame takes 120 pixels at most (%s)',
  async (language) => {
    const page = await browsing.open({ width: 320, height: 640, javaScript: false })
    for (const path of ['', '/consultations', `/consultations/${slug}/comment`, '/log']) {
      await page.goto(`${language}${path}` || '/')
      const top = await page.locator('main').evaluate((main) => main.getBoundingClientRect().top)
      expect(top, path).toBeLessThanOrEqual(120)
      expect(await sticksOut(page), path).toEqual([])
    }
    expect(await axe(page)).toEqual([])
  },
)

test('the menu, the languages and the whole notice are behind a control each, and none needs a script', async () => {
  const page = await browsing.open({ width: 320, height: 640, javaScript: false })
  await page.goto('/')
  await page.getByRole('button', { name: 'Menu' }).click()
  await page.getByRole('link', { name: 'Board meetings' }).click()
  await page.waitForURL('**/meetings')
  await page.goto('/')
  await page.getByRole('button', { name: 'Languages: English' }).click()
  await page.getByRole('link', { name: 'polski' }).click()
  await page.waitForURL('**/pl')
  await page.getByText('Demonstration content.').click()
  const box = await page.getByText('Demonstration content.').boundingBox()
  expect(box?.height).toBeGreaterThan(60)
})

test('on a phone the frame of the desk takes 125 pixels at most, and nothing in it stands over another', async () => {
  const page = await browsing.open({ as: here.cast.olive, width: 320, height: 640 })
  for (const path of ['/desk', `/desk/comments?consultation=${slug}`, `/desk/consultations/${slug}`]) {
    await page.goto(path)
    const top = await page.locator('main').evaluate((main) => main.getBoundingClientRect().top)
    expect(top, path).toBeLessThanOrEqual(125)
    expect(await sticksOut(page), path).toEqual([])
    const over = await page.evaluate(() => {
      const boxes = [...document.querySelectorAll('.desk-header :is(a, button, summary, input[type=search])')]
        .filter((one) => one.getClientRects().length > 0 && !one.closest('ul'))
        .map((one) => one.getBoundingClientRect())
      return boxes.some((one, at) =>
        boxes.some(
          (other, beside) =>
            beside > at &&
            one.left < other.right - 1 &&
            other.left < one.right - 1 &&
            one.top < other.bottom - 1 &&
            other.top < one.bottom - 1,
        ),
      )
    })
    expect(over, path).toBe(false)
  }
})
