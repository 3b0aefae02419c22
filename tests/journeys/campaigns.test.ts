import { expect, test } from 'vitest'
import { groupCampaigns } from '#workers/campaigns.ts'
import { openModels } from '#workers/models.ts'
import { readWaiting } from '#workers/read.ts'
import { searchTopics } from '#workers/topics.ts'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const browsing = useBrowser(here)
const letter =
  'Please keep the birth centre in Melton open. It is the only place of its kind in the county. The care given to mothers there cannot be matched on a busy city ward.'

async function sent() {
  const made = await make(here).consultation()
  const own = ['', ' My daughter was born there in the snow.', ' The bus stops at the door.', '']
  for (const words of own) await comment(here, made.slug, letter + words)
  for (const body of [
    'Could we have an allotment? It cheers the whole street.',
    'An allotment group, please. Digging is the best talk I ever had.',
    'My brother came back to life on an allotment.',
    'A shared allotment, a shed, a kettle.',
    'There are eleven empty plots on our allotment.',
    'Our allotment welcomes people, and nobody pays us for it.',
  ]) {
    await comment(here, made.slug, body)
  }
  for (let n = 0; n < 8; n++) await comment(here, made.slug, `My midwife was kind on day ${n}; more midwives, please.`)
  await work()
  return made
}
async function work() {
  await readWaiting(here.db, openModels(here.db))
  await groupCampaigns(here.db, { sweeping: true })
  await searchTopics(here.db)
}

test('an officer reads a letter once, by keyboard alone: what was added, its themes, its name, a response', async () => {
  const { slug } = await sent()
  const page = await browsing.open({ as: here.cast.olive, javaScript: false })
  await page.goto(`/desk/themes/${slug}/campaigns`)
  await page.getByText('4 comments in 4 submissions, 3 distinct texts').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('link', { name: /Please keep the birth centre/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'What people added' }).waitFor()
  await page.getByText('My daughter was born there in the snow.').first().waitFor()
  expect(await axe(page)).toEqual([])

  await page.getByLabel('Search what people added').focus()
  await page.keyboard.type('bus')
  await page.keyboard.press('Enter')
  await page.getByText('1 comment found for “bus”').waitFor()
  expect(await page.getByText('born there in the snow').count()).toBe(1) // only among the wordings

  await page.getByRole('checkbox', { name: 'Maternity' }).focus()
  await page.keyboard.press('Space')
  await page.getByRole('button', { name: 'Apply to all copies' }).focus()
  await page.keyboard.press('Enter')
  await page.getByText('The themes now hold for 4 comments.').waitFor()

  await page.getByLabel('Name (optional)').focus()
  await page.keyboard.type('Save the birth centre')
  await page.keyboard.press('Enter')
  await page.getByText('Confirmed by Olive Officer').waitFor()
  await page.getByRole('heading', { name: 'Save the birth centre' }).waitFor()

  await page.getByRole('button', { name: 'Start a response to all 4 in hand' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL('**/desk/responses/**')
  await page.getByRole('link', { name: 'Save the birth centre' }).waitFor()
  for (const width of [320, 768]) {
    const narrow = await browsing.open({ as: here.cast.olive, width })
    await narrow.goto(`/desk/themes/${slug}/campaigns`)
    expect(await sticksOut(narrow)).toEqual([])
    await narrow.getByRole('link', { name: 'Save the birth centre' }).click()
    // One part at a time: the first, then the one that is chosen.
    await narrow.getByRole('heading', { name: 'What people added' }).waitFor()
    expect(await sticksOut(narrow)).toEqual([])
    await narrow.getByRole('link', { name: 'The letter and its themes' }).click()
    await narrow.getByRole('heading', { name: 'The letter', exact: true }).waitFor()
    expect(await narrow.getByRole('heading', { name: 'What people added' }).isVisible()).toBe(false)
    expect([await axe(narrow), await sticksOut(narrow)]).toEqual([[], []])
    // What does not fit shows the part that it stands in, and Back leads to the part that was left.
    await narrow.getByRole('link', { name: 'What it is' }).click()
    await narrow.getByRole('heading', { name: 'What it is' }).waitFor()
    await narrow.goBack()
    await narrow.getByRole('heading', { name: 'The letter', exact: true }).waitFor()
  }
})

test('an officer makes a theme of a new topic by keyboard alone; what does not fit comes back with everything typed', async () => {
  const { slug } = await sent()
  const page = await browsing.open({ as: here.cast.olive, javaScript: false })
  await page.goto(`/desk/themes/${slug}/topics`)
  await page.getByRole('heading', { name: /allotment/ }).waitFor()
  expect(await axe(page)).toEqual([])
  await page.locator('summary', { hasText: 'Make it a theme' }).focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Name').focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('Delete')
  await page.getByLabel('Description').focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type('Growing things together.')
  await page.getByRole('button', { name: 'Make it a theme' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Please give the theme a name.' }).waitFor()
  expect(await page.getByLabel('Description').inputValue()).toBe('Growing things together.')
  expect(await axe(page)).toEqual([])
  await page.getByLabel('Name').focus()
  await page.keyboard.type('Allotments')
  await page.getByRole('button', { name: 'Make it a theme' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Made into themes' }).waitFor()
  await work()
  await page.reload()
  await page.getByText('holds for 6 of 6 comments').waitFor()
  const narrow = await browsing.open({ as: here.cast.olive, width: 320 })
  await narrow.goto(`/desk/themes/${slug}/topics`)
  expect(await sticksOut(narrow)).toEqual([])
  expect(await axe(narrow)).toEqual([])
})
