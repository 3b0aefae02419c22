import type { Page } from 'playwright-core'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'

const here = useHere()
const browsing = useBrowser(here)
beforeAll(async () => {
  // A browser keeps the cookie of a session only while it has not expired by its own clock.
  here.clock.now = new Date()
  const owner = new pg.Client({ connectionString: here.ownerUrl })
  await owner.connect()
  await owner.query('truncate person cascade')
  await owner.end()
})

async function isSound(page: Page) {
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await sticksOut(page), `${page.url()} at ${width}`).toEqual([])
  }
  expect(await axe(page), page.url()).toEqual([])
  expect(await page.locator('h1').count()).toBe(1)
}

test('from an empty installation to the first comment: set up, create, publish, comment', async () => {
  const page = await browsing.open()
  await page.goto('/')
  await page.locator('a[href="/set-up"]').first().click()
  for (const [label, value] of [
    ['Its name', 'Better Births'],
    ['The area it is for', 'Rutland'],
    ['Your name', 'Ada'],
    ['Your e-mail address', 'ada@example.org'],
    ['A password', 'correct horse battery'],
  ] as const)
    await page.getByLabel(label).fill(value)
  await page.getByRole('button', { name: 'Set up and sign in' }).click()
  await page.getByRole('link', { name: 'Set one up' }).click()
  await isSound(page)
  await page.getByRole('link', { name: 'Set up a consultation' }).click()
  await isSound(page)
  await page.getByLabel('Title').fill('Where babies are born')
  await page.getByRole('button', { name: 'Save and go on' }).click()
  await page.getByRole('alert').waitFor()
  await isSound(page)
  expect(await page.getByLabel('Title').inputValue()).toBe('Where babies are born')
  await page.getByLabel('What it is about').fill('Where midwives work.')
  await page.getByLabel('Address').fill('where-babies-are-born')
  await page.getByLabel('Reference').fill('BB-1')
  await page.getByLabel('What can still change').fill('The place')
  await page.getByLabel('What cannot change').fill('The law')
  await page.getByRole('button', { name: 'Save and go on' }).click()

  await page.getByLabel('Name', { exact: true }).fill('Discussion')
  await page.getByLabel('Code').fill('discussion')
  await page.getByLabel('People can send comments during it').last().check()
  await page.getByRole('button', { name: 'Add the phase' }).click()
  await page.getByText('Give a new date').click()
  await page.getByLabel('Day', { exact: true }).fill('2020-01-01')
  await page.getByRole('button', { name: 'Record this date' }).click()
  await page.getByLabel('Question', { exact: true }).fill('Where should babies be born?')
  await page.getByRole('button', { name: 'Add the question' }).click()
  for (const [label, value] of [
    ['Who is responsible', 'The trust'],
    ['How to reach them about personal data', 'dpo@example.org'],
    ['Names and addresses', 'One year'],
    ['Comments as they were sent', 'Five years'],
    ['Figures and themes that name nobody', 'Twenty years'],
    ['What we published', 'For good'],
  ] as const)
    await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByLabel('Question 1: Where should babies be born?').selectOption('health-care')
  await page.getByRole('button', { name: 'Save as version 1' }).click()
  await page.getByText('Version 1, since').waitFor()
  await page.getByRole('button', { name: 'Start with the frame for NHS change' }).click()
  await page.getByRole('link', { name: 'See and change the coding frame' }).waitFor()
  await isSound(page)
  await page.getByRole('link', { name: 'What the public will see' }).click()
  await isSound(page)
  await page.getByRole('link', { name: 'Back to setting it up' }).click()
  await page.getByRole('link', { name: 'Events (0)' }).click()
  await page.getByText('Add an event').first().click()
  await isSound(page)
  await page.goto('/desk/consultations/where-babies-are-born/publish')
  await isSound(page)
  await page.getByRole('button', { name: 'Yes, publish it now' }).click()
  await page.getByRole('link', { name: 'The public page' }).waitFor()
  for (const address of [
    '/desk/bodies',
    '/desk/meetings',
    '/desk/settings',
    '/consultations/where-babies-are-born/events',
  ]) {
    await page.goto(address)
    await isSound(page)
  }

  const visitor = await browsing.open({ width: 320 })
  await visitor.goto('/')
  await visitor.getByRole('link', { name: 'Where babies are born' }).click()
  await visitor.getByRole('link', { name: 'Tell us what you think' }).click()
  await visitor.getByLabel('Where should babies be born?').fill('In the town.')
  await visitor.getByRole('button', { name: 'Check what you wrote' }).click()
  await visitor.getByRole('button', { name: 'Send my comment' }).click()
  await visitor.waitForURL('**/receipts/*')
  expect(await visitor.getByRole('blockquote').allTextContents()).toEqual(['In the town.'])
})
