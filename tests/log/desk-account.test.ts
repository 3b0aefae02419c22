import { beforeAll, expect, test } from 'vitest'
import type { Account } from '#server/log/account/contract.ts'
import { axe, sticksOut, useBrowser } from '../support/browser.ts'
import { asking } from '../support/desk.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { noon, publishing } from '../support/published.ts'

const here = useHere()
const browsing = useBrowser(here)
const slug = 'accounted'

beforeAll(async () => {
  const consultation = await make(here).consultation({ slug })
  const { said, saidMany, response, link, setAside, withdraw } = publishing(here)
  const [dropIn, briefing] = await here.db
    .insertInto('engagementEvent')
    .values(
      [false, true].map((staffOnly, index) => ({
        consultationId: consultation.id,
        ref: `E${index}`,
        title: staffOnly ? 'Staff briefing' : 'Drop-in',
        kind: 'drop-in' as const,
        held: true,
        attended: 30,
        staffOnly,
      })),
    )
    .returning('id')
    .execute()
  const point = await here.db
    .insertInto('point')
    .values({ consultationId: consultation.id, number: 1, title: 'Beds' })
    .returning('id')
    .executeTakeFirstOrThrow()
  here.app.invalidate('settings')
  const about = await saidMany(consultation, 3, { at: noon('2026-05-04'), pointId: point.id })
  const late = await saidMany(consultation, 2, { at: noon('2026-05-12'), late: true })
  const notes = await saidMany(consultation, 3, {
    at: noon('2026-05-19'),
    kind: 'event-note',
    channel: 'event',
    eventId: dropIn?.id as string,
    dots: 5,
  })
  const staff = await saidMany(consultation, 2, {
    at: noon('2026-05-20'),
    kind: 'event-note',
    channel: 'event',
    eventId: briefing?.id as string,
  })
  // A minute before and after midnight in London, in summer time: two weeks.
  const sunday = await said(consultation, { at: new Date('2026-05-24T22:59:00Z') })
  const monday = await said(consultation, { at: new Date('2026-05-24T23:01:00Z') })
  await said(consultation, { at: noon('2026-05-26'), kind: 'petition', channel: 'paper', signatures: 1200 })
  const answered = await response(consultation, { on: '2026-05-14', comments: [about[0] as string, late[0] as string] })
  await link(answered, [notes[0] as string], noon('2026-05-22'))
  await setAside(notes[1] as string, noon('2026-05-20'))
  await setAside(staff[0] as string, noon('2026-05-21'))
  await withdraw(about[1] as string, noon('2026-05-22'))
  const sub = await here.db
    .insertInto('theme')
    .values({
      consultationId: consultation.id,
      parentId: consultation.themes.maternity as string,
      code: 'midwives',
      label: 'Midwives',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const machine = { saidBy: 'machine' as const, applies: true, score: 0.9, band: 'likely' as const }
  await here.db
    .insertInto('themeAssignment')
    .values([
      ...[...about, notes[1] as string, notes[2] as string].map((commentId) => ({
        ...machine,
        commentId,
        themeId: consultation.themes.maternity as string,
      })),
      ...[about[0] as string, sunday].map((commentId) => ({ ...machine, commentId, themeId: sub.id })),
      {
        commentId: monday,
        themeId: sub.id,
        saidBy: 'person' as const,
        applies: true,
        personId: here.cast.olive.id,
      },
    ])
    .execute()
  // One with a theme and a point, one that was late, one set aside: each is missing from several lists.
  for (const id of [about[2], late[1], staff[0], monday]) await restrict(id as string)
  here.app.invalidate('public')
})

async function restrict(commentId: string) {
  const reply = await asking(here)(here.cast.olive, 'POST', `/api/desk/comments/${commentId}/flags`, {
    kind: 'adult',
    why: 'Says that somebody is not safe at home.',
  })
  expect(reply.statusCode, reply.body).toBeLessThan(300)
}

/** The figures of a page: what it says, the list that it opens, and how many are said to be restricted. */
function figuresIn(html: string) {
  const figure =
    /<a class="figure[^"]*" href="([^"]+)" aria-label="([^"]+)"[^>]*>([\d,]+)<\/a>(?:(?:<!--[^>]*-->|\s)*<span class="unlisted[^"]*">\(([\d,]+) restricted)?/g
  const number = (text: string | undefined) => Number((text ?? '0').replaceAll(',', ''))
  return [...html.matchAll(figure)].map(([, href, label, count, restricted]) => ({
    href: (href as string).replaceAll('&amp;', '&'),
    label,
    count: number(count),
    restricted: number(restricted),
  }))
}

test('each number of comments at the desk opens a list of exactly these, but for the restricted', async () => {
  const ask = asking(here)
  const page = await ask(here.cast.olive, 'GET', `/desk/consultations/${slug}/account`)
  expect(page.statusCode).toBe(200)
  const figures = figuresIn(page.body)
  // One after another: a hundred lists at one moment would wait for a connection longer than they may.
  const found: number[] = []
  for (const { href } of figures) {
    const list = await ask(here.cast.olive, 'GET', `/api${href}`)
    expect(list.statusCode, `${href} ${list.body}`).toBe(200)
    found.push(list.json<{ count: number }>().count)
  }
  expect(figures.map(({ label, href }, index) => ({ label, href, found: found[index] }))).toEqual(
    figures.map(({ label, href, count, restricted }) => ({ label, href, found: count - restricted })),
  )

  // Every number of the account is there: none of its counts stands without a list, unless all of it is restricted.
  const account = (await ask(null, 'GET', `/api/consultations/${slug}/account`)).json<Account>()
  expect(account.standings).toEqual({ received: 13, answered: 3, inHand: 7, setAside: 2, withdrawn: 1 })
  const keys = ['received', 'answered', 'inHand', 'setAside', 'withdrawn'] as const
  const rows = [account.standings, ...account.points, ...account.channels, ...account.events, ...account.weeks]
  const counts = [
    ...[...rows, ...account.themes].flatMap((row) => keys.map((key) => row[key])),
    ...account.themes.map((theme) => theme.checked),
    ...account.setAsideReasons.map((reason) => reason.comments),
    account.late,
    account.unthemed,
    account.units.comments,
    account.units.views,
    account.units.eventNotes,
  ].filter((count) => count > 0)
  // The week of the 25th has one that is restricted among two; Midwives’ checked one is restricted altogether.
  const all = [...page.body.matchAll(/<span class="unlisted/g)].length
  const listed = figures.filter(({ restricted }) => restricted > 0).length
  expect(figures.length).toBe(counts.length - (all - listed))
  expect(listed).toBeGreaterThan(10)

  // The inbox itself opens by each of these addresses, with its filter in words.
  for (const wanted of [
    'reason=thanks',
    'kind=event-note',
    'point=none',
    'event=staff',
    'event=none',
    'from=2026-05-25',
  ]) {
    const { href } = figures.find((figure) => figure.href.includes(wanted)) as { href: string }
    expect((await ask(here.cast.olive, 'GET', href)).statusCode, href).toBe(200)
  }
})

test('is for those who may read comments; the public account knows of no list and of nothing restricted', async () => {
  const ask = asking(here)
  expect((await ask(here.cast.bea, 'GET', `/desk/consultations/${slug}/account`)).statusCode).toBe(403)
  expect((await ask(here.cast.olive, 'GET', '/desk/consultations/nowhere/account')).statusCode).toBe(404)
  const seen = await ask(null, 'GET', `/consultations/${slug}/account`)
  expect(seen.body).not.toMatch(/\/desk\/|restricted/)
  expect((await ask(here.cast.olive, 'GET', `/consultations/${slug}/account`)).body).not.toMatch(/\/desk\/comments/)
})

test('every word of the desk’s account leads to what it means, without scripts', async () => {
  const page = await browsing.open({ width: 320, javaScript: false, as: here.cast.olive })
  await page.goto(`/desk/consultations/${slug}/account`)
  // On a phone one part is shown at a time; the links above lead to each.
  for (const part of await page.getByRole('navigation', { name: 'On this page' }).getByRole('link').all()) {
    await part.click()
    const closed = page.locator('main details:not([open]) > summary:visible')
    while ((await closed.count()) > 0) await closed.first().click()
    expect(await sticksOut(page)).toEqual([])
    expect(await axe(page)).toEqual([])
  }
  const words = await page
    .locator('main a[href^="#means"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')))
  expect(new Set(words).size).toBeGreaterThan(9)
  for (const word of new Set(words)) expect(await page.locator(word as string).count(), word as string).toBe(1)
  const ids = await page.locator('[id]').evaluateAll((all) => all.map((one) => one.id))
  expect(new Set(ids).size).toBe(ids.length)
  await page.getByRole('link', { name: 'How long people waited' }).click()
  await page.getByRole('columnheader', { name: 'Median wait' }).getByRole('link').click()
  expect(new URL(page.url()).hash).toBe('#means-median')
  await expect.poll(() => page.locator('#means-median').isVisible()).toBe(true)
})

test.each(['', '/ur', '/gu', '/pl'])(
  'the public account has its parts on pages of their own, without scripts (%s)',
  async (language) => {
    const page = await browsing.open({ width: 320, javaScript: false })
    const first = `${language}/consultations/${slug}/account`
    await page.goto(first)
    const parts = await page
      .locator('main nav a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') as string))
    expect(parts.map((address) => new URL(address, 'http://x').searchParams.get('part'))).toEqual([
      'themes',
      'events',
      'weeks',
      'words',
    ])
    for (const address of [first, ...parts]) {
      await page.goto(address)
      expect(await sticksOut(page), address).toEqual([])
      expect(await axe(page), address).toEqual([])
      const ids = await page.locator('[id]').evaluateAll((all) => all.map((one) => one.id))
      expect(new Set(ids).size, address).toBe(ids.length)
    }
    await page.goto(`${first}?part=words`)
    expect(await page.locator('#means-setAside, #means-withdrawn, #means-no-view').count()).toBe(3)
  },
)
