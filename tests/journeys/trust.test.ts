import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { desk, expectStatus, fullDraft, manyComments } from '../responses/say.ts'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { providerSettings, type Says, startProvider } from '../support/provider.ts'

let says: Says
let provider: Awaited<ReturnType<typeof startProvider>>
const here = useHere(providerSettings(4562))
const browsing = useBrowser(here, 'http://127.0.0.1:4562')
const chain = desk(here)
let ref: string
beforeAll(async () => {
  here.clock.now = new Date()
  provider = await startProvider(4562, `${browsing.address}/sign-in/single-sign-on/back`, () => says)
  const { id } = await make(here).consultation()
  ;({ ref } = await chain.start(here.cast.olive, { comments: await manyComments(here, id, 1) }))
  const words = 'Sister Zenobia Quirke sent people away, and we asked her to stop.'
  const owner = await make(here).organisation()
  expectStatus(await chain.save(here.cast.olive, ref, fullDraft(owner, { weDid: words })), 200)
  const reasons = (await chain.see(here.cast.olive, ref)).checks.map(({ rule }) => ({ rule, reason: 'She agreed.' }))
  expectStatus(await chain.send(here.cast.olive, ref, 1, 2, reasons), 204)
  expectStatus(await chain.review(here.cast.oscar, ref, 1, 'approve'), 204)
  expectStatus(await chain.publish(here.cast.olive, ref), 200)
})
afterAll(() => provider.close())

async function isSound(page: Page) {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await sticksOut(page), `${page.url()} at ${width}`).toEqual([])
  }
  expect(await axe(page), page.url()).toEqual([])
}

test('a reader complains of a name, one officer hides it everywhere at once, a second decides, and the reader reads why', async () => {
  const reader = await browsing.open({ width: 320, javaScript: false })
  await reader.goto(`/log/${ref}`)
  await reader.getByText('Sister Zenobia Quirke').first().waitFor()
  await reader.goto(`/log/${ref}/complaint`)
  await isSound(reader)
  await reader.getByLabel('What is wrong?').selectOption({ index: 1 })
  await reader.getByLabel('Which words is it about?').fill('Zenobia Quirke')
  await reader.getByLabel('Tell us what is wrong').fill('She is my sister, and she never agreed to be named.')
  await reader.getByRole('button', { name: 'Send' }).click()
  await reader.waitForURL('**/complaints/**')
  await isSound(reader)

  const olive = await browsing.open({ as: here.cast.olive, javaScript: false })
  await olive.goto('/desk/takedowns')
  await olive.getByText('She is my sister').waitFor()
  await olive.getByRole('button', { name: 'Find these words and hide them' }).click()
  await olive.getByText('These words stand in').waitFor()
  await isSound(olive)
  await olive.getByRole('button', { name: 'Hide them everywhere now' }).click()
  await olive.getByText('so a second person decides').waitFor()
  await isSound(olive)
  for (const url of [`/log/${ref}`, `/api/log/${ref}`, '/log', '/log.atom', '/log.csv', `/log/${ref}?version=1`])
    expect((await here.app.inject(url)).body, url).not.toContain('Quirke')

  const oscar = await browsing.open({ as: here.cast.oscar, javaScript: false })
  await oscar.goto('/desk/takedowns')
  await oscar.getByRole('button', { name: 'Keep them out' }).click()
  await oscar.getByRole('heading', { name: 'Decided' }).waitFor()
  await oscar.getByLabel('Your answer').fill('We have taken her name out.')
  await oscar.getByRole('button', { name: 'Answer' }).click()

  await reader.reload()
  await reader.getByText('We have taken her name out.').waitFor()
  await isSound(reader)
  await reader.goto(`/log/${ref}`)
  expect(await reader.locator('main').innerText()).not.toContain('Quirke')
  await reader.goto('/taken-out')
  await reader.getByText(ref).first().waitFor()
  await isSound(reader)
})

test('somebody signs in where their organisation signs them in, without scripts, and nobody whom it does not vouch for', async () => {
  const page = await browsing.open({ width: 320, javaScript: false })
  says = { sub: 'mallory', email: 'olive@example.org', email_verified: false }
  await page.goto('/sign-in')
  await isSound(page)
  await page.getByRole('link', { name: 'City NHS Trust' }).click()
  await page.getByText('There is no account for you here').waitFor()
  await isSound(page)
  const other = await browsing.open({ width: 320, javaScript: false })
  says = { sub: 'olive', email: 'olive@example.org', email_verified: true }
  await other.goto('/sign-in')
  await other.getByRole('link', { name: 'City NHS Trust' }).click()
  await other.waitForURL('**/desk')
  await other.getByText('Olive Officer').first().waitFor()
})
