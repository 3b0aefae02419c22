import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { desk, manyComments, published, sent } from '../responses/say.ts'
import { useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const browsing = useBrowser(here)

declare global {
  interface Window {
    /** What was filled in, and as what. */
    early: Map<HTMLInputElement, string | boolean>
  }
}

/** Type, tick or choose something in everything there is. @returns how many things that were */
function fillEverything(page: Page): Promise<number> {
  return page.evaluate(() => {
    window.early = new Map()
    for (const fold of document.querySelectorAll('details')) fold.open = true
    const all = document.querySelectorAll<HTMLInputElement>(
      'main input:not([type=hidden], [type=file]), main select, main textarea',
    )
    for (const control of all) {
      if (control instanceof HTMLSelectElement) control.selectedIndex = control.options.length - 1
      else if (control.type === 'radio') control.checked = true
      else if (control.type === 'checkbox') control.checked = !control.checked
      else control.value = control.type === 'date' ? '2026-07-01' : '7'
    }
    for (const control of all)
      window.early.set(control, /radio|checkbox/.test(control.type) ? control.checked : control.value)
    return all.length
  })
}

/** What of it is on the page still, but no longer as it was filled in. */
function putBack(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...window.early]
      .filter(
        ([control, was]) =>
          control.isConnected && (/radio|checkbox/.test(control.type) ? control.checked : control.value) !== was,
      )
      .map(([control]) => `${control.id || control.name} (${control.type})`),
  )
}

test('what is typed, ticked and chosen before the scripts arrive stays on every page that has some', async () => {
  const { olive, oscar } = here.cast
  const promise = { series: null, text: 'Publish the bus times.', ownerOrganisationId: null, dueOn: '2026-09-01' }
  const { ref, comment } = await published(here, { commitments: [promise] })
  const { ref: waiting } = await sent(here)
  const { id } = await make(here).consultation()
  const { ref: drafted } = await desk(here).start(olive, { comments: await manyComments(here, id, 1) })
  for (const address of [
    `/desk/responses/${ref}`,
    `/desk/responses/${waiting}`,
    `/desk/responses/${drafted}`,
    '/desk/comments',
    `/desk/comments/${comment}`,
    '/desk/imports/new',
  ]) {
    const page = await browsing.open({ as: oscar })
    let arrive = () => undefined as void
    const come = new Promise<void>((resolve) => (arrive = resolve))
    await page.route('**/assets/*.js', async (route) => {
      await come
      await route.continue()
    })
    await page.goto(address, { waitUntil: 'commit' })
    await page.locator('#props').waitFor({ state: 'attached' })
    expect(await fillEverything(page), address).toBeGreaterThan(0)
    arrive()
    await page.waitForLoadState('networkidle')
    expect(await putBack(page), address).toEqual([])
    await page.context().close()
  }
})
