import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from '../support/browser.ts'
import { useHere } from '../support/here.ts'
import { comment, make } from '../support/make.ts'

const here = useHere()
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
