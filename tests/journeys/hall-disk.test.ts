import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { addDays, dayOf } from '#server/data/time.ts'
import { receiptFor } from '#server/ledger/receipts.ts'
import { codeKey } from '#server/offline/locking.ts'
import { browserFlags, findBrowser } from '../support/find-browser.ts'
import { hall, settled } from '../support/hall.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const today = dayOf(new Date())
const pin = '274193'
const profile = mkdtempSync(path.join(tmpdir(), 'hall-disk-'))
let address: string
let slug: string
let id: string
let running: ChildProcess | undefined

beforeAll(async () => {
  here.clock.now = new Date()
  const made = await make(here).consultation({ opensOn: addDays(today, -10), closesOn: addDays(today, 10) })
  slug = made.slug
  id = made.id
  address = await here.app.listen({ port: 0, host: '127.0.0.1' })
})
beforeEach(() => (here.clock.now = new Date()))
afterAll(async () => {
  if (running) await killed(running)
  rmSync(profile, { recursive: true, force: true })
})

/** A browser with this file's profile, as somebody starts it on a tablet. */
async function start(): Promise<Page> {
  const { executablePath, env } = await findBrowser()
  const flags = [...browserFlags, '--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`]
  const started = spawn(executablePath, [...flags, 'about:blank'], {
    ...(env && { env }),
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  running = started
  let said = ''
  const url = await new Promise<string>((resolve, reject) => {
    started.once('exit', () => reject(new Error(said)))
    started.stderr.on('data', (part: Buffer) => {
      said += part.toString()
      const found = /DevTools listening on (ws:\S+)/.exec(said)
      if (found) resolve(found[1] as string)
    })
  })
  const context = (await chromium.connectOverCDP(url)).contexts()[0]
  if (!context) throw new Error('The browser has no window.')
  context.setDefaultTimeout(30_000)
  return context.newPage()
}

/** As if the battery were taken out. */
async function killed(browser: ChildProcess) {
  browser.kill('SIGKILL')
  if (browser.exitCode === null && browser.signalCode === null) await once(browser, 'exit')
  running = undefined
}

/** The files of the profile that hold these words, in any of the ways in which a browser writes them. */
function filesWith(words: string): string[] {
  const ways = [
    Buffer.from(words, 'utf8'),
    Buffer.from(words, 'utf16le'),
    Buffer.from(JSON.stringify(words).slice(1, -1)),
  ]
  return readdirSync(profile, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => {
      const bytes = readFileSync(file)
      return ways.some((way) => bytes.includes(way))
    })
}

async function write(page: Page, words: string) {
  await page.getByRole('button', { name: 'English' }).click()
  // Letter by letter, as a person types: each state is written down.
  await page.locator('#answer-1').pressSequentially(words)
}
async function send(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Check what you wrote' }).click()
  await page.getByRole('button', { name: 'Send my comment' }).click()
  return ((await page.locator('.code').textContent()) as string).trim()
}

test('anyone who opens the disk of a device that was switched off, or that the kit was taken off, reads no words and no code', async () => {
  const eventId = await hall(here).event(slug, today)
  const { token, kitId } = await hall(here).take(slug, eventId, addDays(today, 1))
  let page = await start()
  await page.goto(`${address}/hall/${token}/`)
  await page.getByLabel('A PIN for staff').fill(pin)
  await page.getByLabel('The same PIN again').fill(pin)
  await page.getByRole('button', { name: 'Keep it on this device' }).click()
  await page.getByRole('button', { name: 'Hand it to visitors' }).click()
  await page.context().setOffline(true)
  await write(page, 'Quibbleworth lane floods')
  const codes = [await send(page)]
  await page.getByRole('button', { name: 'I have my code: next person' }).click()
  await write(page, 'Zanzibarish half-typed')
  // A page that is loaded again has them, from memory.
  await settled(page)
  await page.reload()
  await expect.poll(() => page.locator('#answer-1').inputValue()).toBe('Zanzibarish half-typed')
  await killed(running as ChildProcess)

  const control = filesWith(token)
  expect(control.length, 'the search finds what is there').toBeGreaterThan(0)
  for (const secret of ['Quibbleworth', 'lane floods', 'Zanzibarish', pin, ...codes])
    expect(filesWith(secret), secret).toEqual([])
  // Nor a code that nobody was given yet, nor the key that it is made from.
  const { receiptKey } = here.app.settings
  const key = codeKey(receiptKey, kitId, 200)
  for (const secret of [key, receiptFor(receiptKey, id, key)]) expect(filesWith(secret)).toEqual([])

  // Switched on again: what was half typed is gone, nobody can write until staff type the PIN, and what was sent is sent.
  page = await start()
  await page.goto(`${address}/hall/${token}/`)
  await page.getByText('Nobody can write on this device just now.').waitFor()
  expect(await page.content()).not.toContain('Zanzibarish')
  await page.getByRole('button', { name: 'For staff' }).click()
  await page.getByLabel('Staff PIN').fill(pin)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('heading', { name: 'Nothing waits to be sent' }).waitFor()
  await page.getByRole('button', { name: 'Hand it to visitors' }).click()
  await write(page, 'Velocipede tracks please')
  codes.push(await send(page))
  await page.getByRole('button', { name: 'I have my code: next person' }).click()
  for (const code of codes)
    await expect.poll(async () => (await here.app.inject(`/api/receipts/${code}`)).statusCode).toBe(200)

  await page.getByRole('button', { name: 'For staff' }).click()
  await page.getByLabel('Staff PIN').fill(pin)
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await page.getByRole('button', { name: 'Take the kit off this device…' }).click()
  await page.getByLabel('Staff PIN').fill(pin)
  await page.getByRole('button', { name: 'Yes, take it off this device' }).click()
  await page.getByText('Nothing of this kit is on this device any more.').waitFor()
  await killed(running as ChildProcess)
  for (const secret of ['Quibbleworth', 'Zanzibarish', 'Velocipede', 'tracks please', pin, ...codes])
    expect(filesWith(secret), secret).toEqual([])
})
