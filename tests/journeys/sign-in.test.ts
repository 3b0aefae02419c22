import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'
import { type MailServer, startMailServer } from '../support/mail-server.ts'
import { deliver, linkIn } from '../support/mailing.ts'
import { make } from '../support/make.ts'

// A mail server is named, and mails are handed to one of the test's own.
const here = useHere({ SMTP_URL: 'smtp://127.0.0.1:1', RATE_LIMIT: 'true' })
const browsing = useBrowser(here)
let server: MailServer
beforeAll(async () => {
  here.clock.now = new Date()
  server = await startMailServer()
  await make(here).consultation()
})
afterAll(() => server.close())

async function isSound(page: Page) {
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await sticksOut(page), `${page.url()} at ${width}`).toEqual([])
  }
  expect(await axe(page), page.url()).toEqual([])
  expect(await page.locator('h1').count()).toBe(1)
}
async function mailedTo(address: string) {
  await deliver(here, server)
  const mail = server.taken.findLast((one) => one.to === address && one.text.includes('/account-links/'))
  if (!mail)
    throw new Error(`Nothing for ${address}: ${server.taken.map(({ to, subject }) => `${to} ${subject}`).join(', ')}`)
  return mail
}
const minutes = (more: number) => (here.clock.now = new Date(here.clock.now.getTime() + more * 60_000))

test('from the invitation, in Polish, to a second factor, without scripts', async () => {
  const admin = await browsing.open({ as: here.cast.ada, javaScript: false })
  await admin.goto('/desk/people')
  await admin.getByText('Invite somebody').click()
  // Everybody who is listed has a form of their own for their name.
  const invitation = admin.locator('form[action="/desk/people"]')
  await invitation.getByLabel('Name', { exact: true }).fill('Zofia Nowak')
  await invitation.getByLabel('E-mail address').fill('zofia@example.org')
  await admin.getByLabel('Language of our mails to them').selectOption('pl')
  await admin.locator('#invite-roles-officer').check()
  await admin.getByRole('button', { name: 'Invite', exact: true }).click()
  await admin.getByText('Invited, has not joined yet').waitFor()
  await isSound(admin)
  const mail = await mailedTo('zofia@example.org')
  expect(mail.subject).toContain('Masz zaproszenie')
  expect(mail.text).toContain('Ada Administrator')

  const page = await browsing.open({ width: 320, javaScript: false })
  await page.goto(linkIn(mail.text, 'account-links'))
  await isSound(page)
  await page.getByLabel('Hasło').fill('Password123!')
  await page.getByRole('button', { name: 'Dołącz' }).click()
  await page.getByRole('alert').waitFor()
  await isSound(page)
  await page.getByLabel('Hasło').fill('green teapot on tuesday')
  await page.getByRole('button', { name: 'Dołącz' }).click()
  await page.waitForURL('**/desk')
  await page.goto('/desk/me')
  await isSound(page)
  await page.getByRole('link', { name: 'Set up an authenticator app' }).click()
  await isSound(page)
  const secret = ((await page.locator('ol code').textContent()) ?? '').replaceAll(' ', '')
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  const now = () => totp.generate({ timestamp: here.clock.now.getTime() })
  await page.locator('#code').fill(now())
  await page.getByRole('button', { name: 'Set it up' }).click()
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
  expect(await page.locator('.codes code').count()).toBe(10)
  await isSound(page)
  await page.getByRole('button', { name: 'Sign out', exact: true }).first().click()

  minutes(2)
  await page.goto('/sign-in')
  await isSound(page)
  await page.getByLabel('E-mail address').fill('zofia@example.org')
  await page.getByLabel('Password').fill('green teapot on tuesday')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.waitForURL('**/sign-in/second-factor')
  await isSound(page)
  await page.locator('#code').fill(now())
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL('**/desk')
})

test('a forgotten password: the mailed link gets in although guesses are slowed, and ends', async () => {
  for (let guess = 0; guess < 8; guess++)
    await here.app.inject({
      method: 'POST',
      url: '/api/session',
      remoteAddress: `203.0.113.${guess}`,
      payload: { email: 'oscar@example.org', password: 'wrong wrong' },
    })
  const page = await browsing.open({ width: 320, javaScript: false })
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill('oscar@example.org')
  await page.getByLabel('Password').fill('wrong wrong')
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByText('too many wrong tries').waitFor()
  await isSound(page)
  await page.getByRole('link', { name: 'Have a link mailed to you' }).click()
  await page.getByLabel('E-mail address').fill('oscar@example.org')
  await isSound(page)
  await page.getByRole('button', { name: 'choose a new password' }).click()
  await page.getByText('we have sent a link to it').waitFor()
  await isSound(page)
  const link = linkIn((await mailedTo('oscar@example.org')).text, 'account-links')
  await page.goto(link)
  await page.getByLabel('A password').fill('yellow kettle on friday')
  await page.getByRole('button', { name: 'Change the password' }).click()
  await page.waitForURL('**/desk')
  const again = await browsing.open()
  expect((await again.goto(link))?.status()).toBe(404)
})

test('a passkey is added, and signs in at once; 320 pixels', async () => {
  const page = await browsing.open({ width: 320 })
  const address = browsing.address.replace('127.0.0.1', 'localhost')
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page
    .context()
    .addCookies([{ name: 'session', value: here.cast.olive.cookie.split('=')[1] ?? '', url: address }])
  await page.goto(`${address}/desk/me/passkey`)
  await isSound(page)
  await page.getByLabel('Name it').fill('Work laptop')
  await page.getByRole('button', { name: 'Add a passkey' }).click()
  await page.getByRole('heading', { name: 'Your recovery codes' }).waitFor()
  await page.context().clearCookies()
  await page.goto(`${address}/sign-in/passkey`)
  await isSound(page)
  await page.getByRole('button', { name: 'Use a passkey' }).click()
  await page.waitForURL('**/desk')
})
