import { expect, test } from 'vitest'
import { codeOf, desk, expectStatus, fullDraft, group, linkTo, manyComments, seat } from '../responses/say.ts'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const browsing = useBrowser(here)
const chain = desk(here)

async function comments(count: number) {
  const place = await make(here).consultation()
  const owner = await make(here).organisation()
  return { ...place, owner, ids: await manyComments(here, place.id, count) }
}

test('an officer drafts, a second asks for changes, the first redrafts, the second approves, and it is public', async () => {
  const { ids } = await comments(2)
  const { ref } = await chain.start(here.cast.olive, { comments: ids })
  const olive = await browsing.open({ as: here.cast.olive })
  await olive.goto(`/desk/responses/${ref}`)
  await olive.getByLabel('You said', { exact: true }).fill('Keep the beds at Melton until the new service runs.')
  await olive.getByLabel('We did', { exact: true }).fill('We will endeavour to keep the beds.')
  await olive.getByLabel('Outcome', { exact: true }).selectOption('We have done this')
  await expect.poll(() => olive.locator('.status').textContent()).toMatch(/^Saved \d\d:\d\d/)
  // Checked and shown while it is written, without sending the form.
  await expect.poll(() => olive.locator('.trigger').allTextContents()).toContain('endeavour to')
  expect(await olive.locator('.did .words').first().textContent()).toContain('endeavour')
  expect(await axe(olive)).toEqual([])
  await olive.getByRole('button', { name: 'Save and send for review' }).click()
  await olive.getByRole('heading', { name: /Please check/ }).waitFor()
  expect(await axe(olive)).toEqual([])
  await olive.getByLabel('We did', { exact: true }).fill('The board kept 17 beds open.')
  await olive.getByLabel('Who is responsible').selectOption({ index: 1 })
  await olive.getByLabel(/^Done on/).fill('2026-05-28')
  await olive.getByLabel(/^Evidence/).fill('Minutes of the board, item 4.')
  await olive.getByRole('button', { name: 'Save and send for review' }).click()
  await olive.getByText('Sent for review. Its words are frozen now.').waitFor()
  expect(await olive.getByRole('button', { name: 'Approve' }).count()).toBe(0)
  expect(await olive.getByText('somebody else must approve it').count()).toBe(1)

  const oscar = await browsing.open({ as: here.cast.oscar })
  await oscar.goto('/desk/responses?mine=to-review')
  await oscar.getByRole('link', { name: ref }).click()
  await oscar.getByRole('button', { name: 'Ask for changes' }).click()
  await oscar.getByRole('link', { name: 'Please say what should change.' }).waitFor()
  expect(await axe(oscar)).toEqual([])
  await oscar.getByLabel('Note', { exact: true }).fill('Say until when.')
  await oscar.getByRole('button', { name: 'Ask for changes' }).click()
  await oscar.getByText('What was said is kept.').waitFor()

  await olive.goto(`/desk/responses/${ref}`)
  // What was asked stands above the words, and the one thing to do is the first that is offered.
  await olive.getByRole('region', { name: 'Asked for' }).getByText('Say until when.').waitFor()
  expect(await olive.locator('#next h3').first().innerText()).toBe('Change the words')
  await olive.getByRole('link', { name: 'Change the words' }).click()
  await olive.getByLabel('We did', { exact: true }).fill('The board kept 17 beds open until 30 June 2026.')
  await olive.getByRole('button', { name: 'Save and send for review' }).click()
  await olive.getByText('Sent for review. Its words are frozen now.').waitFor()
  await olive.getByRole('link', { name: '1 and 2' }).click()
  expect(await olive.locator('ins').allTextContents()).toContainEqual(expect.stringContaining('until 30 June 2026'))
  expect(await axe(olive)).toEqual([])

  await oscar.goto(`/desk/responses/${ref}`)
  await oscar.getByRole('button', { name: 'Approve' }).click()
  await oscar.getByText('Your approval is kept.').waitFor()
  // A double click is one publication.
  await oscar
    .getByLabel(/^Why it is answered before/)
    .first()
    .fill('Many people asked about this first.')
  await oscar.getByRole('button', { name: 'Publish now' }).dblclick()
  await oscar.getByText(/^Published\. It is on the public log/).waitFor()
  expect(await axe(oscar)).toEqual([])
  const { rows } = await here.pool.query(
    `select count(*)::int as n from publication p join response r on r.id = p.response_id where r.ref = $1`,
    [ref],
  )
  expect(rows[0].n).toBe(1)
})

test('of two browsers on one draft the second sees both texts, and keeps or takes', async () => {
  const { ids } = await comments(1)
  const { ref } = await chain.start(here.cast.olive, { comments: ids })
  const olive = await browsing.open({ as: here.cast.olive })
  const oscar = await browsing.open({ as: here.cast.oscar })
  await olive.goto(`/desk/responses/${ref}`)
  await oscar.goto(`/desk/responses/${ref}`)
  await olive.getByLabel('You said', { exact: true }).fill('Keep the beds open.')
  await expect.poll(() => olive.locator('.status').textContent()).toMatch(/^Saved/)
  await oscar.getByLabel('You said', { exact: true }).fill('Keep the beds shut.')
  await oscar.getByRole('heading', { name: /Olive Officer changed the same field/ }).waitFor()
  expect(await oscar.locator('#conflict del').allTextContents()).toContainEqual(expect.stringContaining('open.'))
  expect(await axe(oscar)).toEqual([])
  expect((await chain.see(here.cast.olive, ref)).draft.youSaid).toBe('Keep the beds open.')
  await oscar.getByRole('radio', { name: /^Mine/ }).check()
  await oscar.getByRole('button', { name: 'Save what I chose' }).click()
  await expect.poll(async () => (await chain.see(here.cast.olive, ref)).draft.youSaid).toBe('Keep the beds shut.')
})

test('the same person in two windows is told that it was they, in the other', async () => {
  const { ids, owner } = await comments(1)
  const { ref } = await chain.start(here.cast.olive, { comments: ids })
  const olive = await browsing.open({ as: here.cast.olive, javaScript: false })
  await olive.goto(`/desk/responses/${ref}`)
  await olive.getByLabel('You said', { exact: true }).fill('Keep the beds open.')
  expectStatus(await chain.save(here.cast.olive, ref, fullDraft(owner, { youSaid: 'Keep the beds shut.' })), 200)
  await olive.getByRole('button', { name: 'Save', exact: true }).click()
  await olive.getByRole('heading', { name: /You changed the same field in another window/ }).waitFor()
  await olive.getByRole('radio', { name: /^This window’s/ }).waitFor()
})

test('what is typed before the scripts have come is kept, and saved by itself once they have', async () => {
  const { ids } = await comments(1)
  const { ref } = await chain.start(here.cast.olive, { comments: ids })
  const olive = await browsing.open({ as: here.cast.olive })
  let arrive = () => undefined as void
  const come = new Promise<void>((resolve) => (arrive = resolve))
  await olive.route('**/assets/*.js', async (route) => {
    await come
    await route.continue()
  })
  await olive.goto(`/desk/responses/${ref}`, { waitUntil: 'commit' })
  await olive.getByLabel('You said', { exact: true }).fill('Keep the beds open.')
  await olive.getByLabel('Outcome', { exact: true }).selectOption('We will do this')
  await olive.getByLabel('Document').fill('Five-year plan')
  arrive()
  await expect.poll(() => olive.locator('.status').textContent()).toMatch(/^Saved/)
  const { draft } = await chain.see(here.cast.olive, ref)
  expect([draft.youSaid, draft.outcome, draft.changedWhat[0]?.document]).toEqual([
    'Keep the beds open.',
    'planned',
    'Five-year plan',
  ])
})

test('anyone who is signed out while writing loses nothing: the words stay, and are sent once they have signed in again', async () => {
  const { ids } = await comments(1)
  const { ref } = await chain.start(here.cast.olive, { comments: ids })
  const olive = await browsing.open({ as: here.cast.olive })
  await olive.goto(`/desk/responses/${ref}`)
  await olive.getByRole('button', { name: 'Add a change' }).waitFor() // only with scripts
  const session = await olive.context().cookies()
  await olive.context().clearCookies()
  const weDid = olive.getByLabel('We did', { exact: true })
  await weDid.fill('We kept 17 beds open.')
  // Before the words have saved themselves.
  await olive.getByRole('button', { name: 'Save', exact: true }).click()
  await olive.getByRole('link', { name: 'sign in in another tab' }).waitFor()
  expect(await weDid.inputValue()).toBe('We kept 17 beds open.')
  expect(await axe(olive)).toEqual([])
  await olive.context().addCookies(session)
  await olive.getByRole('button', { name: 'Save', exact: true }).click()
  await olive.waitForURL(/done=/)
  expect(await weDid.inputValue()).toBe('We kept 17 beds open.')
})

test('what could not be saved is there after a reload and a new sign-in in the same tab, beside what others changed since', async () => {
  const { ids } = await comments(1)
  const { ref } = await chain.start(here.cast.olive, { comments: ids })
  const olive = await browsing.open({ as: here.cast.olive })
  await olive.goto(`/desk/responses/${ref}`)
  await olive.getByRole('button', { name: 'Add a change' }).waitFor() // only with scripts
  const session = await olive.context().cookies()
  await olive.context().clearCookies()
  const weDid = olive.getByLabel('We did', { exact: true })
  await weDid.fill('We kept 17 beds open.')
  await olive.getByLabel('Document').fill('Five-year plan')
  await olive.getByRole('link', { name: 'sign in in another tab' }).waitFor()
  // Meanwhile somebody else writes into another field.
  expectStatus(
    await chain.save(here.cast.oscar, ref, {
      ...(await chain.see(here.cast.olive, ref)).draft,
      youSaid: 'Keep the beds open.',
    }),
    200,
  )
  await olive.context().addCookies(session)
  olive.on('dialog', (dialog) => void dialog.accept())
  await olive.goto('/desk')
  await olive.goto(`/desk/responses/${ref}`)
  await expect.poll(() => olive.locator('.status').textContent()).toMatch(/^Saved/)
  expect(await weDid.inputValue()).toBe('We kept 17 beds open.')
  const { draft } = await chain.see(here.cast.olive, ref)
  expect([draft.youSaid, draft.weDid, draft.changedWhat[0]?.document]).toEqual([
    'Keep the beds open.',
    'We kept 17 beds open.',
    'Five-year plan',
  ])
  // Once saved, nothing of it is kept here.
  await olive.goto(`/desk/responses/${ref}`)
  await olive.getByRole('button', { name: 'Add a change' }).waitFor()
  expect(await olive.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('draft')))).toEqual([])
})

test('without JavaScript the editor loses nothing: two editors, a row that does not fit, and an empty row to write in', async () => {
  const { ids, owner } = await comments(1)
  const { ref } = await chain.start(here.cast.olive, { comments: ids })
  const olive = await browsing.open({ as: here.cast.olive, javaScript: false, width: 320 })
  await olive.goto(`/desk/responses/${ref}`)
  await olive.getByLabel('What is promised').fill('Publish travel times by bus.')
  await olive.getByLabel('You said', { exact: true }).fill('Keep the beds open.')
  await olive.getByRole('button', { name: 'Save', exact: true }).click()
  expect(await olive.getByLabel('What is promised').first().inputValue()).toBe('Publish travel times by bus.')
  expect(await olive.locator('#commitments\\.0\\.dueOn-fault').count()).toBe(1)
  await olive.getByLabel('Due on', { exact: true }).first().fill('2026-09-30')
  // Meanwhile somebody else saves.
  expectStatus(await chain.save(here.cast.oscar, ref, fullDraft(owner, { youSaid: 'Keep the beds shut.' })), 200)
  await olive.getByRole('button', { name: 'Save', exact: true }).click()
  await olive.getByRole('heading', { name: /Oscar Officer changed the same field/ }).waitFor()
  expect(await axe(olive)).toEqual([])
  expect(await sticksOut(olive)).toEqual([])
  for (const mine of await olive.getByRole('radio', { name: /^Mine/ }).all()) await mine.check()
  await olive.getByRole('button', { name: 'Save', exact: true }).click()
  await olive.getByText('Saved.', { exact: true }).waitFor()
  const { draft } = await chain.see(here.cast.olive, ref)
  expect([draft.youSaid, draft.commitments.length]).toEqual(['Keep the beds open.', 1])
  expect(await olive.getByLabel('What is promised').count()).toBe(2)
})

test('a group member opens the private link without JavaScript, is told what is missing, and approves', async () => {
  const { ids, owner } = await comments(1)
  const { ref } = await chain.start(here.cast.olive, { comments: ids })
  expectStatus(await chain.save(here.cast.olive, ref, fullDraft(owner)), 200)
  expectStatus(await chain.send(here.cast.olive, ref, 1, 2), 204)
  const approves = await group(here, 'approve', 'Reference group')
  const seated = await seat(here, approves)
  const officer = await browsing.open({ as: here.cast.olive, javaScript: false })
  await officer.goto(`/desk/responses/${ref}`)
  await officer.getByText('Open a review round').click()
  await officer.getByLabel(/^Reference group/).check()
  await officer.getByLabel('By', { exact: true }).fill('2026-06-20')
  await officer.getByRole('button', { name: 'Open the round' }).click()
  await officer.getByText('Chair, Reference group').waitFor()
  expect(await axe(officer)).toEqual([])
  const link = await linkTo(here, seated)

  for (const width of [320, 1280]) {
    const page = await browsing.open({ javaScript: false, width })
    await page.goto(link)
    expect(await axe(page)).toEqual([])
    expect(await sticksOut(page)).toEqual([])
  }
  const member = await browsing.open({ javaScript: false, width: 320 })
  await member.goto(link)
  await member.getByLabel('Your note').fill('Clear and fair.')
  await member.getByRole('button', { name: 'Send' }).click()
  await member.getByRole('heading', { name: 'Please check 2 things' }).waitFor()
  expect(await member.getByLabel('Your note').inputValue()).toBe('Clear and fair.')
  expect(await axe(member)).toEqual([])
  await member.getByLabel(/^For Reference group/).check()
  await member.getByLabel('Approve it').check()
  await member.getByRole('button', { name: 'Send' }).click()
  await member.getByRole('heading', { name: 'One more step: the code' }).waitFor()
  expect(await axe(member)).toEqual([])
  expect(await sticksOut(member)).toEqual([])
  await member.getByLabel('The code').fill('12')
  await member.getByRole('button', { name: 'Confirm' }).click()
  await member.getByText('This is not the code that we sent.').first().waitFor()
  await member.getByLabel('The code').fill(await codeOf(here))
  await member.getByRole('button', { name: 'Confirm' }).click()
  await member.getByText('Thank you. What you said is kept.').waitFor()
  expect(await axe(member)).toEqual([])
  const { outstanding, reviews } = await chain.see(here.cast.olive, ref)
  expect(outstanding).toEqual([])
  expect(reviews[0]).toMatchObject({ by: 'Chair', group: 'Reference group', decision: 'approve' })
  expect(approves).toBeTruthy()
})

test('the list and the start of a response fit every width, and axe finds nothing', async () => {
  const { slug } = await comments(1)
  for (const width of [320, 768, 1280]) {
    const page = await browsing.open({ as: here.cast.olive, width })
    for (const address of ['/desk/responses', `/desk/responses/new?consultation=${slug}`]) {
      await page.goto(address)
      expect(await axe(page), address).toEqual([])
      expect(await sticksOut(page), address).toEqual([])
    }
  }
})

test('words of a comment are selected, cleared and quoted beside the draft, and the checks come to the text, by keyboard too', async () => {
  const place = await make(here).consultation()
  const text = 'The last bus goes at five. My neighbour cannot get to the evening clinic any more.'
  const { id: asked } = await comment(here, place.slug, text, { consentToQuote: true })
  const [silent] = (await manyComments(here, place.id, 1)) as [string]
  const { ref } = await chain.start(here.cast.olive, { comments: [asked, silent] })
  const olive = await browsing.open({ as: here.cast.olive })
  await olive.goto(`/desk/responses/${ref}`)
  await olive.getByRole('button', { name: 'Add a change' }).waitFor() // only with scripts

  // What is selected, from within one word to within another, becomes whole words and nothing else.
  const words = olive.locator(`[data-words-of="${asked}"]`)
  await words.evaluate((element) => {
    const node = [...element.childNodes].find((one) => one.textContent?.includes('last bus')) as Text
    const at = node.data.indexOf('last bus')
    const range = document.createRange()
    range.setStart(node, at + 1)
    range.setEnd(node, at + 'last bus goes at fiv'.length)
    getSelection()?.addRange(range)
  })
  await olive.getByRole('button', { name: 'Quote these words' }).click()
  const box = olive.getByLabel('What the public reads')
  await expect.poll(() => box.inputValue()).toBe('…last bus goes at five…')
  expect(await axe(olive)).toEqual([])

  // What is typed into the box is there after a reload, and can be thrown away.
  const why = olive.getByRole('combobox', { name: 'Why' })
  await box.fill('…last bus goes at five [place removed]…')
  await why.fill('Her street was named')
  await olive.reload()
  await expect.poll(() => box.inputValue()).toBe('…last bus goes at five [place removed]…')
  expect(await why.inputValue()).toBe('Her street was named')
  await olive.getByRole('button', { name: 'Throw it away' }).click()
  expect(await box.inputValue()).toBe(text)
  await olive.reload()
  await olive.getByRole('button', { name: 'Add a change' }).waitFor()
  expect(await box.count()).toBe(0)
  await words.evaluate((element) => getSelection()?.selectAllChildren(element))
  await olive.getByRole('button', { name: 'Quote these words' }).click()
  await expect.poll(() => box.inputValue()).toBe(text)
  await box.fill('…last bus goes at five…')
  await olive.getByRole('button', { name: 'Save and quote' }).click()
  await expect.poll(() => olive.locator('.status').textContent()).toMatch(/^Saved \d\d:\d\d/)
  const { draft } = await chain.see(here.cast.olive, ref)
  expect(draft.quotes).toEqual([asked])
  await olive.getByText('Saved, and quoted in the draft.').waitFor()
  expect(await olive.locator('.watch').textContent()).toContain('…last bus goes at five…')

  // Whose author did not agree is never offered as a quotation.
  const other = olive.locator('li', { has: olive.locator(`[data-words-of="${silent}"]`) })
  await other.getByText('may not be quoted').waitFor()
  await other.getByRole('button', { name: /^Redact/ }).press('Enter')
  await other.getByLabel('What the public reads').waitFor()
  expect(await other.getByRole('button', { name: 'Save and quote' }).count()).toBe(0)
  await olive.keyboard.press('Escape')
  expect(await olive.evaluate(() => document.activeElement?.id)).toBe(`clear-open-${silent}`)

  // To the checks and back to where one wrote: beside the text, and drawn up over it where there is no room.
  for (const width of [1280, 768, 320]) {
    await olive.setViewportSize({ width, height: 900 })
    await olive.goto(`/desk/responses/${ref}`)
    await olive.getByRole('button', { name: 'Add a change' }).waitFor()
    const field = olive.getByLabel('We did', { exact: true })
    await field.focus()
    await olive.keyboard.press('Control+.')
    await expect.poll(() => olive.evaluate(() => document.activeElement?.id)).toBe('watch')
    const checks = await olive.locator('#watch').boundingBox()
    expect(checks && checks.y >= 0 && checks.y < 850, `in sight at ${width}`).toBe(true)
    expect(await sticksOut(olive)).toEqual([])
    expect(await axe(olive)).toEqual([])
    await olive.keyboard.press('Escape')
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
  }
})
