import { expect, test } from 'vitest'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { asking, holding, machineSays } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const browsing = useBrowser(here)

/** Three comments of one consultation, the newest last; the machine has read them all. */
async function inbox() {
  const { slug, themes } = await make(here).consultation()
  const ids: string[] = []
  for (const [index, body] of [
    'Thank you, all good.',
    'Dr Smith at Melton says the midwife moves to Leicester.',
    'More beds on the ward, please.',
  ].entries()) {
    here.clock.now = new Date(`2026-06-01T12:00:0${index}Z`)
    const { id } = await comment(here, slug, body, { consentToQuote: true, respondentKind: 'carer' })
    ids.push(id)
    const start = body.indexOf('midwife')
    const words = start < 0 ? [] : [{ start, end: start + 7, weight: 1, text: 'midwife' }]
    await machineSays(here, id, start < 0 ? [] : [themes.maternity as string], words)
  }
  const [thanks, doctor, beds] = ids as [string, string, string]
  await here.db.insertInto('personalMark').values({ commentId: doctor, kind: 'name', starts: 0, ends: 8 }).execute()
  return { slug, thanks, doctor, beds }
}
const standing = async (id: string) =>
  (await here.db.selectFrom('comment').select('standing').where('id', '=', id).executeTakeFirstOrThrow()).standing

test('an officer triages by keyboard alone: filter, open, correct, confirm, redact, set aside', async () => {
  const { slug, thanks, doctor, beds } = await inbox()
  const page = await browsing.open({ as: here.cast.olive })
  await page.goto(`/desk/comments?consultation=${slug}`)
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).waitFor()
  expect(await axe(page)).toEqual([])

  // Search, and come back to the whole list.
  await page.keyboard.press('/')
  await page.keyboard.type('midwife')
  await page.keyboard.press('Enter')
  await page.getByText('1 comment: “midwife”').waitFor()
  await page.goto(`/desk/comments?consultation=${slug}&state=in-hand`)
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  expect(await axe(page)).toEqual([])
  await page.keyboard.press('Escape')

  // Select two and let one go.
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.keyboard.press('x')
  await page.getByText('2 selected').waitFor()
  await page.keyboard.press('x')
  await page.getByText('1 selected').waitFor()
  expect(await axe(page)).toEqual([])

  // Open the newest; the machine found nothing: a person says the first theme by its key, and confirms.
  await page.keyboard.press('k')
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/desk/comments/${beds}?**`)
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('1')
  await page.getByText('✓ yes, says Olive Officer').waitFor()
  await page.keyboard.press('c')
  await page.getByText('Confirmed by you').waitFor()
  await page.keyboard.press('n')
  await page.waitForURL(`**/desk/comments/${doctor}?**`)
  expect(await holding(here, beds)).toEqual(['acute-shift'])

  // The next one: see why, say no to the machine, find another theme by typing.
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).waitFor()
  expect(await page.locator('mark', { hasText: 'midwife' }).count()).toBe(1)
  await page.keyboard.press('2')
  await page.keyboard.press('t')
  await page.keyboard.type('commun')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await page.getByText('✗ no, says Olive Officer').waitFor()
  await page.getByText('✓ yes, says Olive Officer').waitFor()
  expect(await holding(here, doctor)).toEqual(['community-services'])
  expect(await axe(page)).toEqual([])

  // Redact it, and see at once what the public would read.
  await page.keyboard.press('r')
  await page.getByLabel('Public words').waitFor()
  await page.getByRole('button', { name: 'Take out “Dr Smith” (name)' }).click()
  await page.getByLabel('Public words').press('End')
  const preview = page.locator('.preview blockquote')
  expect(await preview.textContent()).toBe('[name removed] at Melton says the midwife moves to Leicester.')
  await page.keyboard.type(' [Soon.]')
  expect(await preview.textContent()).toBe('[name removed] at Melton says the midwife moves to Leicester. [Soon.]')
  expect(await axe(page)).toEqual([])
  await page.getByRole('button', { name: 'Save the public words' }).click()
  await page.getByText('Please say why.').first().waitFor()
  expect(await preview.textContent()).toContain('Soon.')
  expect(await axe(page)).toEqual([])
  await page.getByLabel('Why', { exact: true }).fill('Names or identifies a person')
  await page.keyboard.press('Enter')
  await page.getByText(/public words saved 1 Jun 2026/).waitFor()

  // And the last: thanks, with no request.
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('n')
  await page.waitForURL(`**/desk/comments/${thanks}?**`)
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).waitFor()
  await page.keyboard.press('s')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.getByText(/Set aside on .* by Olive Officer: a thank you\./).waitFor()
  expect(await standing(thanks)).toBe('set-aside')
  expect(await axe(page)).toEqual([])
})

test('what could not be saved is said plainly, and the themes show again what is so', async () => {
  const { slug, doctor } = await inbox()
  const page = await browsing.open({ as: here.cast.olive })
  await page.goto(`/desk/comments/${doctor}?consultation=${slug}`)
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).waitFor()
  await page.route('**/api/desk/**', (route) => route.abort())
  // The line is down from when the page itself finds it so: once, in a whole run, what came first still got through.
  const line = () =>
    page.evaluate(() =>
      fetch('/api/desk/requests').then(
        () => 'open',
        () => 'cut',
      ),
    )
  await expect.poll(line).toBe('cut')
  await page.keyboard.press('2')
  await page.getByRole('alert').getByText('We could not reach the server').waitFor()
  await expect.poll(() => page.getByRole('checkbox', { name: /^Maternity/ }).isChecked()).toBe(true)
  await page.keyboard.press('n')
  await page.waitForTimeout(200)
  expect(page.url()).toContain(doctor)
  expect(await axe(page)).toEqual([])
})

test('without JavaScript the desk does the same: filter, open, themes, preview, set aside', async () => {
  const { slug, doctor } = await inbox()
  const page = await browsing.open({ as: here.cast.olive, javaScript: false })
  await page.goto('/desk/comments')
  await page.getByLabel('Consultation').selectOption(slug)
  await page.getByLabel('Search words').fill('midwife')
  await page.getByRole('button', { name: 'Show' }).click()
  await page.getByRole('link', { name: /Dr Smith/ }).click()
  await page.getByRole('checkbox', { name: /^Maternity/ }).uncheck()
  await page.getByRole('checkbox', { name: /^Acute shift/ }).check()
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('Confirmed by Olive Officer').waitFor()
  expect(await holding(here, doctor)).toEqual(['acute-shift'])
  await page.locator('#redaction > summary').click()
  await page.getByRole('button', { name: 'Take out everything that is marked' }).click()
  expect(await page.locator('.preview blockquote').textContent()).toMatch(/^\[name removed\] at Melton/)
  expect(await axe(page)).toEqual([])
  await page.locator('#standing > summary').click()
  await page.getByLabel('Not about this consultation').check()
  await page.getByRole('button', { name: 'Set aside', exact: true }).click()
  await page.getByRole('button', { name: 'Move back to the inbox' }).waitFor()
  expect(await standing(doctor)).toBe('set-aside')
})

test.each([320, 768, 1280])('every page of the desk fits %i pixels and axe finds nothing', async (width) => {
  const { slug, doctor } = await inbox()
  await here.db
    .insertInto('safeguardingFlag')
    .values({ commentId: doctor, kind: 'other', why: 'To look at.' })
    .execute()
  const page = await browsing.open({ as: here.cast.olive, width })
  for (const path of [
    '/desk',
    `/desk/comments?consultation=${slug}`,
    '/desk/comments/set-aside',
    '/desk/themes',
    `/desk/themes/${slug}`,
    `/desk/themes/${slug}/maternity`,
  ]) {
    await page.goto(path)
    expect([path, await axe(page), await sticksOut(page)]).toEqual([path, [], []])
  }
  const others = await browsing.open({ as: here.cast.sam, width })
  await others.goto('/desk/safeguarding')
  expect([await axe(others), await sticksOut(others)]).toEqual([[], []])
  const admins = await browsing.open({ as: here.cast.ada, width })
  await admins.goto('/desk/people')
  expect([await axe(admins), await sticksOut(admins)]).toEqual([[], []])
  // Set-up and the account show one part at a time where there is little room, and all of it where there is enough.
  for (const [path, part, heading] of [
    [`/desk/consultations/${slug}`, 'Phases and dates', 'About'],
    [`/desk/consultations/${slug}/account`, 'What each word means', 'Where they are'],
  ] as const) {
    await admins.goto(path)
    const parts = admins.getByRole('navigation', { name: 'On this page' })
    const first = admins.getByRole('heading', { name: heading, exact: true })
    const other = admins.getByRole('heading', { name: part, exact: true })
    expect([await first.isVisible(), await other.isVisible()]).toEqual([true, width > 960])
    await parts.getByRole('link', { name: part, exact: true }).click()
    await other.waitFor()
    expect(await first.isVisible()).toBe(width > 960)
    expect([await axe(admins), await sticksOut(admins)]).toEqual([[], []])
  }
  // What is shown is shown whole: no class of a part is used for anything within one.
  const started = await ask(here.cast.olive, 'POST', '/api/desk/responses', { consultation: slug })
  await page.goto(`/desk/responses/${started.json<{ ref: string }>().ref}`)
  const hidden = await page
    .locator('#words :is(h2, h3, h4, label, .choice)')
    .evaluateAll((all) =>
      all
        .filter((one) => !one.closest('details, .hidden-visually') && getComputedStyle(one).display === 'none')
        .map((one) => one.textContent),
    )
  expect(hidden).toEqual([])
  await admins.goto(`/desk/consultations/${slug}#phases`)
  await admins.locator('#phases details').first().locator('summary').click()
  await admins.locator('#phases form').first().locator('button[type=submit]').click()
  await admins.locator('.fault').first().waitFor()
})
