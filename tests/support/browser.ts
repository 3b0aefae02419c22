import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Member } from './cast.ts'
import { browserFlags, findBrowser } from './find-browser.ts'
import type { Here } from './here.ts'

export type Opening = {
  /** In CSS pixels; 1280 unless told. */
  width?: number
  height?: number
  javaScript?: boolean
  /** Signed in from the start. */
  as?: Member
}

export type Browsing = {
  browser: Browser
  /** Where this file's app listens, for example `http://127.0.0.1:40123`. */
  address: string
  /** A window of its own, with nothing remembered; relative addresses are this file's app. Closed after the test. */
  open(opening?: Opening): Promise<Page>
}

const scriptless = new WeakSet<Page>()

/**
 * A real Chromium over the file's app, which listens on a free port. Call it after `useHere`.
 * A script error, a refusal by the content security policy or anything asked of another host fails the test.
 * @param leadsTo  another host that pages of ours send a browser to, as a provider of sign-ins
 * Browsers go by the real clock: who signs in through the form gets no cookie unless `here.clock.now` is today.
 */
export function useBrowser(here: Here, leadsTo?: string): Browsing {
  const browsing = {} as Browsing
  const troubles: string[] = []
  beforeAll(async () => {
    const found = await findBrowser()
    browsing.browser = await chromium.launch({ ...found, args: browserFlags })
    browsing.address = await here.app.listen({ port: 0, host: '127.0.0.1' })
  })
  browsing.open = async ({ width = 1280, height = 900, javaScript = true, as } = {}) => {
    const context = await browsing.browser.newContext({
      baseURL: browsing.address,
      viewport: { width, height },
      javaScriptEnabled: javaScript,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
    })
    // Only a failing test waits this long; a machine that is busy with other files may need a good part of it.
    context.setDefaultTimeout(30_000)
    if (as) {
      const [name, value] = as.cookie.split('=') as [string, string]
      const beside = { name: 'signed-in', value: 'yes', url: browsing.address }
      await context.addCookies([{ name, value, url: browsing.address }, beside])
    }
    context.on('weberror', (error) => troubles.push(error.error().message))
    context.on('console', (message) => {
      // A page that answers 400 or 404 is reported as a resource that failed to load; it is what the test is about.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        troubles.push(message.text())
    })
    context.on('request', (request) => {
      // By its name it is the same app: a passkey is bound to a name, and to no number.
      const named = browsing.address.replace('127.0.0.1', 'localhost')
      const own = [browsing.address, named, ...(leadsTo ? [leadsTo] : [])].some((address) =>
        request.url().startsWith(address),
      )
      if (!own && /^https?:/.test(request.url())) troubles.push(`asked another host: ${request.url()}`)
    })
    const page = await context.newPage()
    if (!javaScript) scriptless.add(page)
    return page
  }
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await tell(browsing)
    await Promise.all(browsing.browser?.contexts().map((context) => context.close()) ?? [])
    expect(troubles.splice(0)).toEqual([])
  })
  afterAll(async () => browsing.browser?.close())
  return browsing
}

/** What axe finds against WCAG 2.2 AA and its own best practice: `rule at element`, none if all is well. */
export async function axe(page: Page): Promise<string[]> {
  if (scriptless.has(page)) return axeOfTwin(page)
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id} at ${node.target.join(' ')}`))
}

/** Axe is a script itself: what stands in a window without scripts is looked at in one that has them. */
async function axeOfTwin(page: Page): Promise<string[]> {
  const context = await page.context().browser()?.newContext({ viewport: page.viewportSize() })
  if (!context) throw new Error('The browser is closed.')
  const twin = await context.newPage()
  const body = await page.content()
  await twin.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }))
  await twin.goto(page.url())
  const found = await axe(twin)
  await context.close()
  return found
}

/** Elements that stick out of the window to the right, none if nothing has to be scrolled sideways. */
export async function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= width) return []
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > width + 1 && !element.closest('.table-scroll'))
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
  })
}

/** What stood on the pages of a test that failed: on another machine nobody can look. */
async function tell(browsing: Browsing): Promise<void> {
  for (const page of browsing.browser?.contexts().flatMap((context) => context.pages()) ?? []) {
    const words = await page.evaluate(() => document.body.innerText).catch((error: Error) => error.message)
    process.stderr.write(`\nOn ${page.url()}: ${words.replace(/\s+/g, ' ').slice(0, 1_500)}\n`)
  }
}
