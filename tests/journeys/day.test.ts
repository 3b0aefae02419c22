import { expect, test } from 'vitest'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { machineSays } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const browsing = useBrowser(here)

/** A consultation with a dozen comments, one of which asks for something. */
async function day() {
  const { slug, themes } = await make(here).consultation({ title: 'Care closer to home' })
  const ids: string[] = []
  for (let index = 0; index < 12; index++) {
    here.clock.now = new Date(`2026-06-01T12:00:${String(index).padStart(2, '0')}Z`)
    const { id } = await comment(here, slug, `Bus number ${index} stops too early for the evening clinic.`)
    await machineSays(here, id, index % 2 ? [themes['community-services'] as string] : [])
    ids.push(id)
  }
  await here.db
    .insertInto('commentRoute')
    .values({ commentId: ids[0] as string, route: 'foi' })
    .execute()
  return { slug, ids }
}

test('a working day: home, search by key, a list of two lines a row, one act on all of it and its undo, a draft, a request', async () => {
  const { slug, ids } = await day()
  const page = await browsing.open({ as: here.cast.olive })
  await page.goto('/desk')
  await page.getByRole('heading', { name: 'Mine to do' }).waitFor()
  await page.getByText('Freedom of information').first().waitFor()
  expect(await axe(page)).toEqual([])

  // One search from anywhere, by keyboard alone.
  await page.keyboard.press('Control+k')
  await page.keyboard.type('evening clinic')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Comments', exact: true }).waitFor()
  expect(await axe(page)).toEqual([])

  // The list: every comment within one window, one unfolded where it stands.
  await page.goto(`/desk/comments?consultation=${slug}&state=in-hand`)
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('o')
  await page.locator('.row-link.whole').waitFor()
  await page.keyboard.press('o')
  const heights = await page
    .locator('ol.rows > li')
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height))
  expect(heights).toHaveLength(12)
  expect(heights.reduce((sum, one) => sum + one, 0)).toBeLessThan(760)
  expect(await axe(page)).toEqual([])

  // All of it to a colleague, and back.
  await page.getByRole('link', { name: 'Theme, give or confirm all…' }).click()
  await page.getByLabel('Give to a person').selectOption('Oscar Officer')
  await page.getByRole('button', { name: 'Give them' }).click()
  await page.getByText('Done: 12 changed').waitFor()
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Take it all back' }).click()
  await page.getByText('Taken back for 12 comments').waitFor()

  // All of it set aside from the list itself: one button takes that back too.
  await page.goto(`/desk/comments?consultation=${slug}&state=in-hand`)
  await page.getByRole('button', { name: 'Set all aside…' }).click()
  await page.getByLabel('A thank you').check()
  await page.getByRole('button', { name: 'Set aside 12 comments' }).click()
  await page.getByText('Done: 12 changed').waitFor()
  await page.getByRole('button', { name: 'Take it all back' }).click()
  await page.getByText('Taken back for 12 comments').waitFor()

  // A draft from a filter: its comments stand beside it, and more come by a search.
  await page.goto(`/desk/responses/new?consultation=${slug}`)
  const started = await page.request.post('/api/desk/responses', { data: { consultation: slug } })
  const { ref } = (await started.json()) as { ref: string }
  await page.goto(`/desk/responses/${ref}?add=evening#comments`)
  await page.getByRole('button', { name: 'Add all 12' }).click()
  await page.getByRole('heading', { name: 'Comments it answers 12' }).waitFor()
  await page.getByText('12 comments added.').waitFor()
  expect(await axe(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])

  // The request has an end of its own.
  await page.goto('/desk/requests')
  await page.getByText('End it').click()
  await page.getByLabel('How it ended').selectOption('Answered')
  await page.getByLabel('The reply, or what was replied and how').fill('The timetable was sent by mail.')
  await page.getByRole('button', { name: 'End the request' }).click()
  await page.getByText('No request is waiting.').waitFor()
  expect(await axe(page)).toEqual([])
  expect(ids).toHaveLength(12)
})

test('what was typed into a form comes back after a reload, and can be thrown away', async () => {
  await day()
  const page = await browsing.open({ as: here.cast.olive })
  await page.goto('/desk/requests')
  await page.getByText('End it').first().click()
  const note = page.getByLabel('The reply, or what was replied and how').first()
  await note.fill('Half a sentence')
  await page.reload()
  await page.getByText('What you typed here before is back in the form.').waitFor()
  expect(await note.inputValue()).toBe('Half a sentence')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Throw it away' }).click()
  expect(await note.inputValue()).toBe('')
  await page.reload()
  await page.getByRole('heading', { name: 'Requests' }).waitFor()
  expect(await page.getByText('What you typed here before').count()).toBe(0)
})

test('the menu is one line at 768 px, a menu of its own at 320, and nothing sticks out', async () => {
  const { slug } = await day()
  for (const width of [320, 768, 1280]) {
    const page = await browsing.open({ as: here.cast.olive, width })
    for (const url of [
      '/desk',
      `/desk/comments?consultation=${slug}`,
      '/desk/requests',
      `/desk/consultations/${slug}/overview`,
    ]) {
      await page.goto(url)
      expect(await sticksOut(page), `${url} at ${width}`).toEqual([])
    }
    if (width >= 768) {
      const header = await page.locator('.desk-header').boundingBox()
      expect(header?.height).toBeLessThan(60)
    } else {
      await page.getByRole('link', { name: 'Menu', exact: true }).click()
      await page.getByRole('navigation', { name: 'Desk' }).getByRole('link', { name: 'Requests' }).click()
      await page.waitForURL('**/desk/requests')
    }
  }
})

test('a link to a part that is folded away opens it, on the way in and on the page', async () => {
  const { ids } = await day()
  const page = await browsing.open({ as: here.cast.olive })
  await page.goto(`/desk/comments/${ids[1]}#redaction`)
  const words = page.getByLabel('Public words')
  await words.waitFor()
  await page.locator('#redaction > summary').click()
  await words.waitFor({ state: 'hidden' })
  await page.evaluate(() => history.replaceState(null, '', '#'))
  await page.evaluate(() => location.assign('#redaction'))
  await words.waitFor()
})

test('comments are set aside from the list by key, and whoever comes back goes on where they were', async () => {
  const { slug, ids } = await day()
  const page = await browsing.open({ as: here.cast.olive })
  const list = `/desk/comments?consultation=${slug}&state=in-hand`
  const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
  await page.goto(list)
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).waitFor()
  for (const key of ['j', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
  await page.keyboard.press('s')
  await page.getByRole('heading', { name: 'Set aside 2 comments' }).waitFor()
  expect(await focused()).toBe('Set aside 2 comments')
  // The heading, the first of the reasons, and Enter sends.
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await page.keyboard.press('Enter')
  await page.getByText('2 comments set aside.').waitFor()
  // Of twelve, the newest first, the second and third are gone: the one that has their place has the focus.
  await expect.poll(focused).toContain('Bus number 7')
  expect(await axe(page)).toEqual([])

  // A comment’s own page and back; and what nothing is selected for is done with the comment here.
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/desk\/comments\/[0-9a-f-]{36}/)
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('u')
  await page.waitForURL((url) => url.pathname === '/desk/comments')
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).waitFor()
  await expect.poll(focused).toContain('Bus number 7')
  await page.keyboard.press('t')
  await page.getByRole('heading', { name: 'What to do with 1 comment' }).waitFor()
  expect(ids).toHaveLength(12)
})
