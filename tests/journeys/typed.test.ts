import type { Page } from 'playwright-core'
import { beginSession } from '#server/people/sign-in/sessions.ts'
import { expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import type { Member } from '../support/cast.ts'
import { asking } from '../support/desk.ts'
import { group } from '../responses/say.ts'
import { meets } from '../reviews/boards.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
const ask = asking(here)
const browsing = useBrowser(here)

/** Types into the first field of words of each form that changes something: where it is sent, and the field. */
const type = (page: Page) =>
  page.evaluate(() => {
    const typed: string[] = []
    for (const form of document.querySelectorAll<HTMLFormElement>('main form')) {
      if (form.method !== 'post' || form.dataset.autosaved !== undefined) continue
      const field = [...form.elements].find(
        (one): one is HTMLInputElement =>
          (one instanceof HTMLTextAreaElement ||
            (one instanceof HTMLInputElement && /text|email|url/.test(one.type))) &&
          one.name !== '',
      )
      if (!field) continue
      field.value = 'Half a sentence'
      field.dispatchEvent(new Event('input', { bubbles: true }))
      typed.push(`${new URL(form.action).pathname} ${field.name}`)
    }
    return typed
  })
const held = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLFormElement>('main form')].flatMap((form) =>
      [...form.elements].flatMap((one) =>
        (one instanceof HTMLTextAreaElement || one instanceof HTMLInputElement) && one.value === 'Half a sentence'
          ? [`${new URL(form.action).pathname} ${one.name}`]
          : [],
      ),
    ),
  )

test('what was typed into any form of the desk is there after a reload, and on going back', async () => {
  const { slug } = await make(here).consultation()
  const { id } = await comment(here, slug, 'Keep the last bus.')
  const flagged = await comment(here, slug, 'He hits me.')
  await here.db.insertInto('safeguardingFlag').values({ commentId: flagged.id, kind: 'adult', why: 'Hits.' }).execute()
  const visits = [
    ['olive', `/desk/comments/${id}`],
    ['olive', `/desk/themes/${slug}/maternity`],
    ['olive', `/desk/bulk?filter=consultation%3D${slug}`],
    ['olive', `/desk/consultations/${slug}`],
    ['olive', `/desk/consultations/${slug}/plans`],
    ['olive', `/desk/consultations/${slug}/events`],
    ['olive', '/desk/meetings'],
    ['ada', '/desk/bodies'],
    ['ada', '/desk/people'],
    ['ada', '/desk/settings'],
    ['sam', `/desk/safeguarding/${flagged.id}`],
  ] as const
  let forms = 0
  for (const [who, address] of visits) {
    const page = await browsing.open({ as: here.cast[who] })
    await page.goto(address)
    await page.waitForLoadState('networkidle')
    const typed = await type(page)
    forms += typed.length
    await page.reload()
    await page.waitForLoadState('networkidle')
    await expect.poll(() => held(page), { message: `${address} after a reload` }).toEqual(typed)
    await page.goto('/desk/me')
    await page.goBack()
    await expect.poll(() => held(page), { message: `${address} on going back` }).toEqual(typed)
    await page.context().close()
  }
  expect(forms).toBeGreaterThan(25)
}, 240_000)

/** Pages that somebody reaches by links and that have a form for words, one of each kind. */
async function pagesWithForms(member: Member): Promise<string[]> {
  const kindOf = (address: string) =>
    address
      .split('?')[0]!
      .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'ID')
      .replaceAll(/\/(?:gu|pa|pl|ur|bn|so|ar|hi|pt)\b/g, '/xx')
  const seen = new Set<string>()
  const found: string[] = []
  const ahead = ['/desk', '/desk/me']
  for (let address = ahead.shift(); address !== undefined; address = ahead.shift()) {
    if (seen.has(kindOf(address)) || /\.(?:csv|xlsx|xliff|pdf|docx|json)$/.test(kindOf(address))) continue
    seen.add(kindOf(address))
    const { body, statusCode, headers } = await here.app.inject({
      url: address,
      headers: { cookie: member.cookie, accept: 'text/html' },
    })
    if (statusCode !== 200 || !String(headers['content-type']).includes('html')) continue
    const main = body.slice(body.indexOf('<main'))
    if (/<form method="post"[^>]*>(?:(?!<\/form>).)*(?:<textarea|type="(?:text|email|url)")/s.test(main))
      found.push(address)
    for (const [, href = ''] of body.matchAll(/href="(\/desk[^"#]*)/g)) ahead.push(href.replaceAll('&amp;', '&'))
  }
  return found
}

test('a session that ends while somebody writes loses nothing, in any form of the desk that links lead to', async () => {
  const { slug, id: consultationId } = await make(here).consultation()
  await comment(here, slug, 'Keep the last bus, and the one before it.')
  const board = await group(here, 'approve', 'Partnership Board')
  await meets(here, board, '2026-06-01')
  await ask(here.cast.olive, 'POST', '/api/desk/responses', { consultation: slug })
  await here.db
    .insertInto('topic')
    .values({ consultationId, words: ['bus'], strength: 3, people: 3, places: 1, foundAt: here.clock.now })
    .execute()
  const flagged = await comment(here, slug, 'He hits me again.')
  await here.db.insertInto('safeguardingFlag').values({ commentId: flagged.id, kind: 'adult', why: 'Hits.' }).execute()
  const lost: string[] = []
  const walked: string[] = []
  for (const who of ['olive', 'ada', 'sam'] as const) {
    const member = here.cast[who]
    const pages = (await pagesWithForms(member)).filter((address) => !walked.includes(address))
    const page = await browsing.open({ as: member })
    for (const address of pages) {
      walked.push(address)
      await page.goto(address)
      const typed = await type(page)
      if (typed.length === 0) continue
      await here.db.deleteFrom('session').where('personId', '=', member.id).execute()
      // Whatever is sent now finds nobody: it leads to signing in, and back to where it was written; a page that sends by its own
      // script stays.
      const sent = page.waitForURL(/\/sign-in/, { timeout: 5_000 }).catch(() => undefined)
      await page.evaluate(() => {
        const form = [...document.querySelectorAll<HTMLFormElement>('main form')].find((one) =>
          [...one.elements].some((field) => (field as HTMLInputElement).value === 'Half a sentence'),
        )
        if (form) form.noValidate = true
        form?.requestSubmit()
      })
      await sent
      const { token } = await beginSession(here.db, member.id, new Date('2099-01-01'))
      await page.context().addCookies([{ name: 'session', value: token, url: browsing.address }])
      await page.goto(new URL(page.url()).searchParams.get('next') ?? address)
      const back = await expect
        .poll(() => held(page), { timeout: 5_000 })
        .toEqual(typed)
        .then(() => true)
        .catch(() => false)
      if (!back)
        lost.push(`${who} ${address}: ${JSON.stringify(typed)} came back as ${JSON.stringify(await held(page))}`)
    }
    await page.context().close()
  }
  expect(walked.length).toBeGreaterThan(25)
  expect(lost).toEqual([])
}, 600_000)

test('what was typed on one page of several is not put into the fields of another', async () => {
  const { slug, id } = await make(here).consultation()
  const whatCanChange = Array.from({ length: 60 }, (_, index) => `Part ${index + 1}`)
  await here.db.updateTable('consultation').set({ whatCanChange }).where('id', '=', id).execute()
  const page = await browsing.open({ as: here.cast.oscar })
  const at = (number: number) => page.goto(`/desk/consultations/${slug}/languages/pl?page=${number}`)
  const first = page.locator('main textarea').first()
  await at(1)
  await first.fill('Half a sentence')
  await at(2)
  await page.waitForLoadState('networkidle')
  expect(await first.inputValue()).toBe('')
  await first.fill('Another half')
  await at(1)
  await expect.poll(() => first.inputValue()).toBe('Half a sentence')
  await at(2)
  await expect.poll(() => first.inputValue()).toBe('Another half')
})
