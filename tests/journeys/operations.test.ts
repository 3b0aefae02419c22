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
    await page.getByRole('link', { name: 'Operations' }).click()
    await page.getByRole('heading', { name: 'Operations', level: 1 }).waitFor()
    await page.getByRole('row', { name: /Workers alive.*Start a process with ROLE=worker/ }).waitFor()
    expect(await axe(page)).toEqual([])
    expect(await sticksOut(page)).toEqual([])
  },
)
