import { expect, test } from 'vitest'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'

const here = useHere()
const browsing = useBrowser(here)

test.each([320, 1280])(
  'the page of operations is sound at %i pixels, and says what to do about each thing',
  async (width) => {
    const page = await browsing.open({ as: here.cast.ada, width })
    await page.goto('/desk')
    for (const name of ['Settings', 'Operations']) {
      if (width === 320) await page.getByRole('link', { name: 'Menu', exact: true }).click()
      await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name, exact: true }).click()
      await page.getByRole('heading', { name, level: 1 }).waitFor()
    }
    await page.getByRole('row', { name: /Workers alive.*Start a process with ROLE=worker/ }).waitFor()
    expect(await axe(page)).toEqual([])
    expect(await sticksOut(page)).toEqual([])
  },
)
