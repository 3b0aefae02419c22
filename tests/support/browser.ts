import { execFile } from 'node:child_process'
import { accessSync, constants, existsSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { AxeBuilder } from '@axe-core/playwright'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, vi } from 'vitest'
import type { Member } from './cast.ts'
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
 * Browsers go by the real clock: who signs in through the form gets no cookie unless `here.clock.now` is today.
 */
export function useBrowser(here: Here): Browsing {
  const browsing = {} as Browsing
  const troubles: string[] = []
  // A journey is a dozen pages, each looked at by axe, on a machine that may be busy.
  vi.setConfig({ testTimeout: 180_000 })
  beforeAll(async () => {
    const found = await findBrowser()
    browsing.browser = await chromium.launch({ ...found, args })
    browsing.address = await here.app.listen({ port: 0, host: '127.0.0.1' })
  }, 120_000)
  browsing.open = async ({ width = 1280, height = 900, javaScript = true, as } = {}) => {
    const context = await browsing.browser.newContext({
      baseURL: browsing.address,
      viewport: { width, height },
      javaScriptEnabled: javaScript,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
    })
    context.setDefaultTimeout(10_000)
    if (as) {
      const [name, value] = as.cookie.split('=') as [string, string]
      await context.addCookies([{ name, value, url: browsing.address }])
    }
    context.on('weberror', (error) => troubles.push(error.error().message))
    context.on('console', (message) => {
      // A page that answers 400 or 404 is reported as a resource that failed to load; it is what the test is about.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        troubles.push(message.text())
    })
    context.on('request', (request) => {
      if (!request.url().startsWith(browsing.address) && /^https?:/.test(request.url()))
        troubles.push(`asked another host: ${request.url()}`)
    })
    const page = await context.newPage()
    if (!javaScript) scriptless.add(page)
    return page
  }
  afterEach(async () => {
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

const args = [
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]

type Found = { executablePath: string; env?: Record<string, string> }

/** @throws {Error} with the one line that brings a browser */
async function findBrowser(): Promise<Found> {
  const named = process.env.CHROMIUM_PATH
  if (named) return { executablePath: named }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const installed = names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(runs)
  if (installed) return { executablePath: installed }
  const unpacked = await unpackBrowser()
  if (unpacked) return unpacked
  throw new Error(
    'The journeys need a Chromium, and there is none here. Run: apt-get install -y --no-install-recommends chromium ' +
      '(or set CHROMIUM_PATH to a Chromium or Chrome of yours).',
  )
}

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The browser that comes from npm, for Linux on x64. @returns undefined where it is not installed */
async function unpackBrowser(): Promise<Found | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined
  const { resolve } = createRequire(import.meta.url)
  let entry: string
  try {
    entry = resolve('@sparticuz/chromium')
  } catch {
    return undefined
  }
  const { version } = JSON.parse(readFileSync(path.join(entry, '../../package.json'), 'utf8')) as { version: string }
  const folder = path.join(tmpdir(), `said-and-done-chromium-${version}-${process.getuid?.()}`)
  if (!existsSync(folder)) {
    // The package takes a half-written file for a finished one, and several files' tests may start at once:
    // so each unpacks into a folder of its own, and the first to finish gives it the name.
    const fresh = mkdtempSync(`${folder}-`)
    const unpack = `const { default: chromium } = await import(${JSON.stringify(entry)}); await chromium.executablePath()`
    await promisify(execFile)(process.execPath, ['--input-type=module', '-e', unpack], {
      // Without the runtime's name it leaves out the libraries that a bare machine lacks.
      env: { ...process.env, TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' },
    })
    try {
      renameSync(fresh, folder)
    } catch {
      rmSync(fresh, { recursive: true, force: true })
    }
  }
  return {
    executablePath: path.join(folder, 'chromium'),
    env: {
      ...(process.env as Record<string, string>),
      FONTCONFIG_PATH: path.join(folder, 'fonts'),
      LD_LIBRARY_PATH: [path.join(folder, 'al2023/lib'), process.env.LD_LIBRARY_PATH].filter(Boolean).join(':'),
    },
  }
}
