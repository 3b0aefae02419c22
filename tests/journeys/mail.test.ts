import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openFollowUps } from '#server/notices/follow-up.ts'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { deliver, linkIn } from '../support/mailing.ts'
import { comment, make } from '../support/make.ts'
import { desk, expectStatus, fullDraft } from '../responses/say.ts'

const here = useHere({ PUBLIC_URL: 'http://said.example' })
const browsing = useBrowser(here)
let server: MailServer
beforeAll(async () => void (server = await startMailServer()))
afterAll(() => server.close())
beforeEach(() => {
  here.clock.now = new Date('2026-06-01T12:00:00Z')
  server.taken.length = 0
})

async function isSound(page: Page) {
  expect(await axe(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
  expect(await page.locator('h1').count()).toBe(1)
  expect(await page.context().cookies()).toEqual([])
}

/** The mail itself, as a reader of mail shows it: on its own, with nothing fetched. */
async function isSoundMail(html: string, width: number) {
  const page = await browsing.open({ width })
  await page.setContent(html)
  expect(await axe(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
  await page.context().close()
}

async function answer(commentId: string): Promise<string> {
  const owner = await make(here).organisation()
  const chain = desk(here)
  const { ref } = await chain.start(here.cast.olive, { comments: [commentId] })
  expectStatus(await chain.save(here.cast.olive, ref, fullDraft(owner)), 200)
  expectStatus(await chain.send(here.cast.olive, ref, 1, 2), 204)
  expectStatus(await chain.review(here.cast.oscar, ref, 1, 'approve'), 204)
  expectStatus(await chain.publish(here.cast.olive, ref), 200)
  return ref
}

test('an author leaves an address, gets the receipt, then the answer by mail, reads it, says whether it is so, and stops at one click; all without scripts, at 320 pixels', async () => {
  const { slug } = await make(here).consultation()
  const page = await browsing.open({ width: 320, javaScript: false })
  await page.goto(`/pl/consultations/${slug}/comment`)
  await page.locator('#answer-1').fill('Keep the beds at Melton.')
  await page.locator('#email').fill('author@example.org')
  await page.locator('#wantsNews').check()
  await isSound(page)
  await page.locator('main form button[type=submit]').last().click()
  await page.getByText('author@example.org').waitFor()
  await isSound(page)
  await page.locator('main .actions button').first().click()
  await page.waitForURL('**/pl/receipts/*')
  const code = page.url().split('/').at(-1) as string
  await deliver(here, server)
  expect(server.taken[0]?.text, 'nobody has confirmed this address').not.toContain(code)
  await isSoundMail(server.taken[0]?.html ?? '', 320)

  const view = await here.app.inject(`/api/receipts/${code}`)
  const ref = await answer(view.json<{ comments: { id: string }[] }>().comments[0]?.id as string)
  await deliver(here, server)
  const news = server.taken[1]
  await isSoundMail(news?.html ?? '', 320)
  await page.goto(linkIn(news?.text ?? '', 'log/'))
  await page.getByText('We kept all 17 beds open').waitFor()

  here.clock.now = new Date('2026-07-01T12:00:00Z')
  expect(await openFollowUps(here.db, here.clock.now)).toEqual([ref])
  await deliver(here, server)
  const ask = server.taken[2]
  await isSoundMail(ask?.html ?? '', 600)
  await page.goto(linkIn(ask?.text ?? '', 'is-it-so/'))
  await isSound(page)
  await page.getByLabel('Tylko częściowo').check()
  await page.getByRole('button', { name: 'Wyślij odpowiedź' }).click()
  await page.getByText('Twoja odpowiedź została policzona').waitFor()
  await isSound(page)
  await page.goto(`/receipts/${code}`)
  await page.getByText('You have answered already.').waitFor()
  await isSound(page)

  const stop = new URL((ask?.headers.get('list-unsubscribe') ?? '').slice(1, -1)).pathname
  await page.goto(stop)
  await isSound(page)
  await page.getByRole('button', { name: 'Zatrzymaj wszystkie wiadomości' }).click()
  await page.getByText('Nie wysyłamy Ci już wiadomości').waitFor()
  await isSound(page)
})

test('a follower goes from the log to a confirmed mail and to a page of their own, right to left, without scripts', async () => {
  const { slug } = await make(here).consultation()
  const ref = await answer((await comment(here, slug, 'Keep the beds.')).id)
  const page = await browsing.open({ width: 320, javaScript: false })
  await page.goto(`/log/${ref}`)
  await isSound(page)
  await page.getByRole('region', { name: 'Hear what happens next' }).getByRole('link', { name: ref }).click()
  await isSound(page)
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  await page.getByRole('alert').waitFor()
  await isSound(page)
  await page.getByLabel('Your e-mail address').fill('follower@example.org')
  await page.getByLabel('Language of our mails').selectOption('ur')
  await page.getByRole('button', { name: 'Follow', exact: true }).click()
  await page.getByRole('heading', { name: 'Please look at your mail' }).waitFor()
  await isSound(page)
  await deliver(here, server)
  await isSoundMail(server.taken[0]?.html ?? '', 320)
  await page.goto(linkIn(server.taken[0]?.text ?? '', 'follow/confirm/'))
  await isSound(page)
  await page.getByRole('button', { name: 'جی ہاں، مجھے خبریں بھیجیں' }).click()
  await page.waitForURL('**/news/*')
  await isSound(page)
  await page.getByLabel('ہماری میل کی زبان').selectOption('en')
  await page.getByRole('button', { name: 'محفوظ کریں' }).click()
  await page.getByText('محفوظ ہو گیا۔').waitFor()
  await isSound(page)
  await page.getByRole('button', { name: 'زبانیں: اردو' }).click()
  await page.getByRole('link', { name: 'English' }).click()
  await page.getByRole('link', { name: 'Delete my address' }).click()
  await isSound(page)
  await page.getByRole('button', { name: 'Delete my address' }).click()
  await page.getByRole('heading', { name: 'Your address has been deleted.' }).waitFor()
  await isSound(page)
})

test('an officer finds who needs another format, opens one, and marks it as sent, by keyboard', async () => {
  const { slug } = await make(here).consultation()
  await comment(here, slug, 'Large print.', { contact: { email: 'pat@example.org', format: 'large-print' } })
  await comment(here, slug, 'Ordinary.', { contact: { email: 'ordinary@example.org' } })
  await deliver(here, server)
  for (const width of [1280, 320]) {
    const page = await browsing.open({ width, as: here.cast.olive })
    for (const url of ['/desk', '/desk/outbox', '/desk/outbox?state=by-hand', '/desk/followers']) {
      await page.goto(url)
      expect(await axe(page)).toEqual([])
      expect(await sticksOut(page)).toEqual([])
    }
    await page.context().close()
  }
  const page = await browsing.open({ as: here.cast.olive })
  await page.goto('/desk')
  await page.getByRole('link', { name: /1 mail to be sent by a person/ }).click()
  await page.getByRole('link', { name: 'Receipt' }).click()
  await page.getByText('pat@example.org').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Mark as sent' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('Marked as sent.').waitFor()
})
