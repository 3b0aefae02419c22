import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { releasePlanned } from '#server/publishing/plan.ts'
import { meets } from '../reviews/boards.ts'
import { desk, expectStatus, group, linkTo, manyComments, published, receiptOf, seat, sent } from '../responses/say.ts'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'

const here = useHere()
const browsing = useBrowser(here)
const chain = desk(here)

/** Nothing for axe, and at three widths nothing to scroll sideways. */
async function looksWell(address: string, as?: (typeof here.cast)['olive']): Promise<void> {
  const page = await browsing.open({ width: 320, ...(as && { as }) })
  await page.goto(address)
  expect(await axe(page), address).toEqual([])
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 900 })
    expect(await sticksOut(page), `${address} at ${width}`).toEqual([])
  }
  await page.context().close()
}
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

test('from the pack to the board’s resolution to the author’s receipt', async () => {
  const { olive, oscar } = here.cast
  const place = await sent(here, { decidedOn: null })
  const board = await group(here, 'approve', 'Partnership Board')
  expectStatus(await chain.review(oscar, place.ref, 1, 'approve'), 204)
  const { meeting, meetingId } = await meets(here, board, '2026-06-01')

  const officer = await browsing.open({ as: olive })
  await officer.goto(`/desk/consultations/${place.slug}`)
  await officer.getByLabel('Board', { exact: true }).selectOption('Partnership Board')
  await press(officer, 'Save which board')
  expect(await officer.getByLabel('Board', { exact: true }).inputValue()).toBe(board)
  await officer.getByRole('link', { name: 'Consideration pack' }).click()
  await press(officer, 'Issue it')
  await officer.getByRole('link', { name: /Please choose the meeting/ }).waitFor()
  await officer.getByLabel('For which meeting').selectOption(meetingId)
  await press(officer, 'Issue it')
  await officer.getByText('Less than two weeks', { exact: true }).waitFor()
  await looksWell(`/desk/consultations/${place.slug}/pack`, olive)
  await looksWell(`/papers/CCP-${place.slug}-1`)
  const reader = await browsing.open({ javaScript: false })
  await reader.goto(`/papers/CCP-${place.slug}-1`)
  const [download] = await Promise.all([
    reader.waitForEvent('download'),
    reader.getByRole('link', { name: 'Download as PDF' }).click(),
  ])
  expect((await readFile(await download.path())).subarray(0, 8).toString()).toBe('%PDF-1.7')

  // The officer who wrote it plans it; the second, who was at the meeting, records what the board said.
  await officer.goto(`/desk/responses/${place.ref}`)
  await officer.getByText('Partnership Board has to resolve about version 1 first.').waitFor()
  await officer.getByLabel(/^Why it is answered before/).fill('The board meets only once before the close.')
  await press(officer, 'Plan it')
  await officer.getByText('It is published automatically as soon as the board has resolved').waitFor()
  expect(await axe(officer)).toEqual([])
  const second = await browsing.open({ as: oscar })
  // The board met after it had the pack: findings issued in the same minute would not count.
  here.clock.now = new Date('2026-06-01T13:00:00Z')
  await second.goto(`/desk/meetings/${meeting}`)
  await second.getByText('Link a response').click()
  await second.getByLabel('With it the board agreed to the response’s words').check()
  await press(second, 'Link it')
  await second.getByRole('link', { name: place.ref, exact: true }).click()
  await second.getByText('Agreed to version 1.').waitFor()
  await looksWell(`/desk/meetings/${meeting}`, oscar)
  await looksWell(`/desk/responses/${place.ref}`, oscar)
  expect(await releasePlanned(here.db, here.clock.now)).toEqual([place.ref])

  const author = await browsing.open({ javaScript: false, width: 320 })
  await author.goto(`/receipts/${await receiptOf(here, place.comment)}`)
  expect(await axe(author)).toEqual([])
  expect(await author.getByRole('heading', { level: 1 }).innerText()).toBe('What happened next')
  await author.getByRole('link', { name: /The whole response/ }).click()
  await author.getByRole('link', { name: 'Resolution 1' }).click()
  await author.getByRole('link', { name: place.ref, exact: true }).waitFor()
  expect(await author.getByRole('link', { name: /^Conscientious consideration pack/ }).count()).toBe(1)
  await looksWell(`/log/${place.ref}`)
  await looksWell(`/meetings/${meeting}`)
})

test('during an embargo two officers publish what cannot wait, and news is held and listed', async () => {
  const { olive, oscar } = here.cast
  const promise = { series: null, text: 'Report each month.', ownerOrganisationId: null, dueOn: '2026-09-30' }
  const { ref: old } = await published(here, { commitments: [promise] })
  const { ref } = await sent(here)
  expectStatus(await chain.review(oscar, ref, 1, 'approve'), 204)
  const first = await browsing.open({ as: olive })
  await first.goto('/desk/responses')
  await first.getByText('Add days').click()
  await first.getByLabel('First day').fill('2026-06-01')
  await first.getByLabel('Last day').fill('2026-06-20')
  await first.getByLabel('Where', { exact: true }).fill('Melton')
  await first.getByLabel('Why', { exact: true }).fill('Pre-election period, county council')
  await press(first, 'Add')
  await first.goto(`/desk/responses/${old}`)
  await first.getByText(/^Add an update/).click()
  await first.getByLabel('What has happened').fill('The first report is out.')
  await press(first, 'Publish the update')
  await first.getByText('Kept. An embargo holds it').waitFor()
  await first.goto(`/desk/responses/${ref}`)
  expect(await first.getByRole('button', { name: 'Publish now' }).count()).toBe(0)
  await first.getByText('Publish it although an embargo holds').click()
  await first.getByLabel('Why it cannot wait').fill('The clinic closes before the election.')
  await press(first, 'Ask for it')
  await first.getByText('Somebody else who did not write it must allow it now.').waitFor()
  expect(await first.getByRole('button', { name: 'Allow it' }).count()).toBe(0)
  const second = await browsing.open({ as: oscar })
  await second.goto(`/desk/responses/${ref}`)
  await press(second, 'Allow it')
  await second
    .getByLabel(/^Why it is answered before/)
    .first()
    .fill('Many people asked about this first.')
  await second.getByRole('button', { name: 'Publish now' }).dblclick()
  await second.getByText(/^Published\./).waitFor()
  await second.goto('/desk/responses')
  await second.getByText('News of a commitment').waitFor()
  expect(await second.locator('#embargoes ol').textContent()).toContain('comes out on 21 June 2026')
  await looksWell('/desk/responses', olive)
  await looksWell(`/desk/responses/${old}`, olive)
  const reader = await browsing.open({ javaScript: false })
  await reader.goto(`/log/${ref}`)
  await reader.getByText('The clinic closes before the election.', { exact: true }).waitFor()
  // By somebody who wrote nothing of what it may hold.
  const administrator = await browsing.open({ as: here.cast.ada })
  await administrator.goto('/desk/responses')
  await administrator.getByLabel('Why it is lifted').fill('The election was called off.')
  await press(administrator, /^Lift it/)
  await administrator.getByText('None now or to come.').waitFor()
})

test('a change after the resolution is sent under its delegation, and a reply is recorded', async () => {
  const { olive, oscar } = here.cast
  const council = await make(here).organisation('Melton Borough Council')
  const passed = { organisationId: council, on: '2026-05-20', replyDue: '2026-05-25', reply: null, repliedOn: null }
  const { ref } = await published(here, { decidedOn: null, passedTo: [passed] })
  const board = await group(here, 'approve', 'Trust Board')
  const delegation = { delegatedTo: 'Chief Executive', delegatedScope: 'Final wording', delegatedUntil: '2026-06-10' }
  const { resolution } = await meets(here, board, '2026-06-01', delegation)
  expectStatus(await chain.ask(oscar, 'POST', `/${ref}/resolutions`, { resolution, version: 1 }), 204)
  const officer = await browsing.open({ as: olive })
  await officer.goto(`/desk/responses/${ref}`)
  await officer.getByText(/^Record the reply/).click()
  await officer.getByLabel('What they replied').fill('We will run the bus.')
  await officer.getByLabel('On', { exact: true }).fill('2026-05-30')
  await press(officer, 'Publish the reply')
  await officer.getByText('The reply is public.').waitFor()
  await officer.getByRole('link', { name: 'Correct it' }).click()
  await officer.getByLabel('We did', { exact: true }).fill('We kept all 16 beds open until 30 June 2026.')
  await officer.getByLabel(/^Why what was published is corrected/).fill('There were 16.')
  await officer.getByLabel('What allows other words').selectOption({ index: 1 })
  await officer.getByLabel('What is changed').fill('The number of beds.')
  expect(await axe(officer)).toEqual([])
  await press(officer, 'Save and send for review')
  await officer.getByText('Sent for review. Its words are frozen now.').waitFor()
  expectStatus(await chain.review(oscar, ref, 2, 'approve'), 204)
  // Somebody who wrote no part agrees that the delegation covers it.
  const second = await browsing.open({ as: oscar })
  await second.goto(`/desk/responses/${ref}`)
  await second.locator('summary', { hasText: 'Agree that the delegation covers it' }).click()
  await second.getByLabel('Why the delegation covers it').fill('It corrects a figure.')
  await second.getByRole('button', { name: 'Agree', exact: true }).click()
  await second.getByText('The delegation now covers this version.').waitFor()
  expectStatus(await chain.publish(olive, ref, 2), 200)
  await looksWell(`/log/${ref}`)
  const reader = await browsing.open({ javaScript: false })
  await reader.goto(`/log/${ref}`)
  expect(await reader.getByText('The number of beds.').count()).toBe(1)
  expect(await reader.getByText('We will run the bus.').count()).toBe(1)
})

test('twelve weeks after the close the public page says late by itself, and then why', async () => {
  const place = await make(here).consultation({ opensOn: '2026-01-01', closesOn: '2026-03-08' })
  await manyComments(here, place.id, 2)
  const page = await browsing.open({ javaScript: false, width: 320 })
  // The last day is the 84th; on the next it is late.
  here.clock.now = new Date('2026-05-31T12:00:00Z')
  await page.goto(`/consultations/${place.slug}`)
  expect(await page.getByText('Late.').count()).toBe(0)
  here.clock.now = new Date('2026-06-01T12:00:00Z')
  await page.goto(`/consultations/${place.slug}`)
  await page.getByText('No reason has been given yet.').waitFor()
  const officer = await browsing.open({ as: here.cast.olive })
  await officer.goto(`/desk/consultations/${place.slug}`)
  await officer.getByLabel('Why answers are late').fill('Two of three officers were ill in May.')
  await press(officer, 'Publish the reason')
  await page.reload()
  await page.getByText('Two of three officers were ill in May.').waitFor()
  expect(await axe(page)).toEqual([])
  expect(await sticksOut(page)).toEqual([])
  await page.goto(`/consultations/${place.slug}/account`)
  await page.getByText('Two of three officers were ill in May.').waitFor()
  await looksWell(`/desk/consultations/${place.slug}`, here.cast.olive)
  await officer.getByRole('link', { name: /Comments that are in no draft/ }).click()
  await officer.getByRole('checkbox', { name: 'In no draft, oldest first', checked: true }).waitFor()
  expect(await officer.getByText('Keep the beds at Melton.').count()).toBeGreaterThan(1)
  await looksWell(`/desk/comments?consultation=${place.slug}&state=in-hand&undrafted=yes`, here.cast.olive)
})

test('a group reads in large print without scripts, and what it sends is answered in large print', async () => {
  const { olive } = here.cast
  const { ref } = await sent(here)
  const patients = await group(here, 'assure', 'Patient group')
  const round = { version: 1, groups: [patients], dueOn: '2026-06-15' }
  const seated = await seat(here, patients, 'Member')
  await chain.ask(olive, 'POST', `/${ref}/rounds`, round)
  const link = await linkTo(here, seated)
  const member = await browsing.open({ javaScript: false, width: 320 })
  await member.goto(link)
  const size = () =>
    member
      .locator('.did .words')
      .first()
      .evaluate((element) => parseFloat(getComputedStyle(element).fontSize))
  const usual = await size()
  await member.getByRole('link', { name: 'Large print' }).click()
  expect(await size()).toBeGreaterThan(usual * 1.25)
  const smallest = () =>
    member
      .locator('main .sheet *:visible')
      .evaluateAll((all) => Math.min(...all.map((element) => parseFloat(getComputedStyle(element).fontSize))))
  expect(await smallest()).toBeGreaterThanOrEqual(28)
  await member.emulateMedia({ media: 'print' })
  expect(await smallest()).toBeGreaterThanOrEqual(20 * (96 / 72) - 0.1)
  await member.emulateMedia({ media: 'screen' })
  expect(await axe(member)).toEqual([])
  expect(await sticksOut(member)).toEqual([])
  await member.getByLabel('For myself, as a member').check()
  await member.getByLabel('Disagree, for the record').check()
  await member.getByLabel('Your note').fill('The bus is too far.')
  await member.getByRole('button', { name: 'Send' }).click()
  await member.getByText('Thank you. What you said is kept.').waitFor()
  expect(member.url()).toContain('print=large')
})
