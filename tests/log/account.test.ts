import { expect, test } from 'vitest'
import type { Account } from '#server/log/account/contract.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { noon, publishing } from '../support/published.ts'

const here = useHere()

test('accounts for every comment, each unit by itself, with the waits in days', async () => {
  const consultation = await make(here).consultation({ slug: 'closer' })
  const rows = publishing(here)
  const event = await here.db
    .insertInto('engagementEvent')
    .values({
      consultationId: consultation.id,
      ref: 'E1',
      title: 'Drop-in',
      place: 'Melton',
      kind: 'drop-in',
      held: true,
      attended: 64,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const point = await here.db
    .insertInto('point')
    .values({ consultationId: consultation.id, number: 1, title: 'Beds' })
    .returning('id')
    .executeTakeFirstOrThrow()
  here.app.invalidate('settings')
  const early = await rows.saidMany(consultation, 2, { at: noon('2026-05-04'), pointId: point.id })
  const later = await rows.said(consultation, { at: noon('2026-05-10'), late: true })
  const notes = await rows.saidMany(consultation, 3, {
    at: noon('2026-05-19'),
    kind: 'event-note',
    channel: 'event',
    eventId: event.id,
    dots: 5,
  })
  await rows.said(consultation, { at: noon('2026-05-19'), kind: 'petition', channel: 'paper', signatures: 1200 })
  const answered = await rows.response(consultation, { on: '2026-05-14', comments: [...early, later] })
  await rows.link(answered, [notes[0] as string], noon('2026-05-22'))
  await rows.setAside(notes[1] as string, noon('2026-05-20'))
  await rows.withdraw(notes[2] as string, noon('2026-05-21'))
  await here.db
    .insertInto('themeAssignment')
    .values([
      ...early.map((commentId) => ({
        commentId,
        themeId: consultation.themes.maternity as string,
        saidBy: 'machine' as const,
        applies: true,
        score: 0.9,
        band: 'likely' as const,
      })),
      {
        commentId: later,
        themeId: consultation.themes.maternity as string,
        saidBy: 'person' as const,
        applies: true,
        personId: here.cast.olive.id,
      },
    ])
    .execute()

  const account = (await here.app.inject('/api/consultations/closer/account')).json<Account>()
  expect(account.standings).toEqual({ received: 7, answered: 4, inHand: 1, setAside: 1, withdrawn: 1 })
  expect(account.late).toBe(1)
  expect(account.units).toEqual({
    submissions: 3,
    comments: 7,
    views: 7,
    looksLikeSpam: 0,
    eventNotes: 3,
    dots: 15,
    petitions: 1,
    signatures: 1200,
    eventsHeld: 1,
    attendances: 64,
    responses: 1,
  })
  // Waited 10, 10 and 4 days; the note came after the response and was linked three days later.
  expect(account.waits).toEqual({ answeredMedian: 7, answeredLongest: 10, waitingMedian: 13, waitingLongest: 13 })
  expect(account.setAsideReasons).toEqual([{ reason: 'thanks', label: 'A thank you', comments: 1 }])
  expect(account.themes.map((theme) => [theme.key, theme.received, theme.checked])).toEqual([['maternity', 3, 1]])
  expect(account.unthemed).toBe(4)
  expect(account.weeks.map((week) => [week.key, week.received])).toEqual([
    ['2026-05-04', 3],
    ['2026-05-11', 0],
    ['2026-05-18', 4],
  ])
  expect(account.points.map((row) => [row.label, row.received])).toEqual([
    ['About no point in particular', 5],
    ['1. Beds', 2],
  ])
  expect(account.events.map((row) => [row.label, row.received])).toEqual([
    ['Drop-in, Melton', 3],
    ['Not at an event', 4],
  ])

  const page = (await here.app.inject('/consultations/closer/account')).body
  expect(page).toContain('What happened to every comment')
  expect(page).toContain('<svg')
  expect(page).not.toContain('style=')
  expect((await here.app.inject('/account')).body).toContain('href="/consultations/closer/account"')
})

test('a comment that speaks to two sub-themes counts once in their main theme', async () => {
  const consultation = await make(here).consultation({ slug: 'subs' })
  const rows = publishing(here)
  const subs = await here.db
    .insertInto('theme')
    .values(
      ['A', 'B'].map((code) => ({
        consultationId: consultation.id,
        parentId: consultation.themes.maternity as string,
        code,
        label: code,
      })),
    )
    .returning('id')
    .execute()
  const comment = await rows.said(consultation)
  await here.db
    .insertInto('themeAssignment')
    .values(
      subs.map((sub) => ({
        commentId: comment,
        themeId: sub.id,
        saidBy: 'machine' as const,
        applies: true,
        score: 0.9,
        band: 'likely' as const,
      })),
    )
    .execute()
  const { themes } = (await here.app.inject('/api/consultations/subs/account')).json<Account>()
  expect(themes.map((theme) => [theme.key, theme.parent, theme.received])).toEqual([
    ['maternity', null, 1],
    ['A', 'maternity', 1],
    ['B', 'maternity', 1],
  ])
})

test('a consultation without a comment has an account too', async () => {
  const { slug } = await make(here).consultation({ slug: 'empty' })
  const reply = await here.app.inject({ url: `/consultations/${slug}/account`, headers: { accept: 'text/html' } })
  expect(reply.statusCode).toBe(200)
})
