// `npm run screenshots [-- ADDRESS]`: the pictures of README.md, from a demonstration that runs at ADDRESS.
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { chromium } from 'playwright-core'
import { samplePassword } from '../server/demo/load.ts'
import { browserFlags, findBrowser } from '../tests/support/find-browser.ts'

const address = process.argv[2] ?? 'http://127.0.0.1:3000'
const folder = path.resolve(import.meta.dirname, '../docs')
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ ...(await findBrowser()), args: browserFlags })
const page = await browser.newPage({ viewport: { width: 1100, height: 760 } })
await page.goto(`${address}/log`)
await page.screenshot({ path: path.join(folder, 'log.png') })
await page.goto(`${address}/sign-in`)
await page.fill('input[name=email]', 'officer@demo.example')
await page.fill('input[name=password]', samplePassword)
await page.locator('main').getByRole('button', { name: 'Sign in', exact: true }).first().click()
await page.goto(`${address}/desk/comments?q=midwife`)
await page.locator('a.row-link').first().click()
await page.waitForLoadState('networkidle')
await page.screenshot({ path: path.join(folder, 'desk.png') })
await browser.close()
