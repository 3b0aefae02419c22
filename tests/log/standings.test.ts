import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Account } from '#server/log/account/contract.ts'
import type { Log } from '#server/log/contract.ts'
import type { Standings } from '#server/ledger/contract.ts'
import { addDays, dayOf } from '#server/data/time.ts'
import { useHere } from '../support/here.ts'
import { make } from '../support/make.ts'
import { publishing, type PublishedResponse } from '../support/published.ts'

const here = useHere()
const first = '2026-03-20'
const days = Array.from({ length: 24 }, (_, index) => addDays(first, index))
const today = days.at(-1) as string

/** What may happen to comments, and on which day and at which minute of it, London time. */
type Step =
  | { does: 'say'; day: number; minute: number }
  | { does: 'set aside' | 'undo' | 'withdraw'; comment: number; day: number; minute: number }
  | { does: 'link' | 'unlink'; comment: number; response: number; day: number; minute: number }
  | { does: 'publish' | 'take down'; response: number; day: number; minute: number }

/** The same chain in plain data: each fact with the moments between which it held. */
class Model {
  readonly comments: {
    saidAt: Date
    withdrawnAt: Date | null
    aside: Span[]
    links: (Span & { response: number })[]
  }[] = []
  readonly publications: (Span & { response: number })[] = []

  standingsOn(day: string): Standings {
    const counts: Standings = { received: 0, answered: 0, inHand: 0, setAside: 0, withdrawn: 0 }
    const by = (moment: Date) => dayOf(moment) <= day
    const holds = (span: Span) => by(span.from) && (span.until === null || !by(span.until))
    for (const comment of this.comments) {
      if (!by(comment.saidAt)) continue
      counts.received++
      const open = new Set(this.publications.filter(holds).map((publication) => publication.response))
      if (comment.withdrawnAt && by(comment.withdrawnAt)) counts.withdrawn++
      else if (comment.links.some((link) => holds(link) && open.has(link.response))) counts.answered++
      else if (comment.aside.some(holds)) counts.setAside++
      else counts.inHand++
    }
    return counts
  }
}
type Span = { from: Date; until: Date | null }

const when = { day: fc.nat(days.length - 1), minute: fc.nat(24 * 60 - 1) }
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('say' as const), ...when }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constantFrom('set aside' as const, 'undo' as const, 'withdraw' as const),
      comment: fc.nat(5),
      ...when,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constantFrom('link' as const, 'unlink' as const),
      comment: fc.nat(5),
      response: fc.nat(2),
      ...when,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constantFrom('publish' as const, 'take down' as const),
      response: fc.nat(2),
      ...when,
    }),
  },
)

test('on every day received = answered + in hand + set aside + withdrawn, as a plain model counts them', async () => {
  const rows = publishing(here)
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 28 }), async (steps) => {
      const consultation = await make(here).consultation()
      const model = new Model()
      const ids: string[] = []
      const responses: PublishedResponse[] = []
      for (let index = 0; index < 3; index++)
        responses.push(await rows.draft(consultation, { ref: `${consultation.slug}-${index}` }))

      // Things happen in the order of their moments, as they do.
      const moment = (at: Step) => new Date(londonMidnight(days[at.day] as string) + at.minute * 60_000)
      const inOrder = steps.toSorted((a, b) => moment(a).getTime() - moment(b).getTime())
      for (const one of inOrder) await happen(one, moment(one))

      here.clock.now = new Date(londonMidnight(today) + 23.9 * 3_600_000)
      for (const day of days) {
        const log = await here.app.inject(`/api/log?asOf=${day}&consultation=${consultation.slug}`)
        const standings = log.json<Log>().standings as NonNullable<Log['standings']>
        expect({ day, ...standings }).toEqual({ day, ...model.standingsOn(day) })
        const { received, answered, inHand, setAside, withdrawn } = standings
        expect(answered + inHand + setAside + withdrawn).toBe(received)
      }
      const { sinceThen } = (
        await here.app.inject(`/api/log?since=${first}&consultation=${consultation.slug}`)
      ).json<Log>()
      const [then, now] = [model.standingsOn(first), model.standingsOn(today)]
      expect(sinceThen).toEqual(
        Object.fromEntries(Object.entries(now).map(([name, n]) => [name, n - then[name as keyof Standings]])),
      )
      const account = (await here.app.inject(`/api/consultations/${consultation.slug}/account`)).json<Account>()
      expect(account.standings).toEqual(now)
      for (const table of [account.weeks, account.channels, account.points, account.events]) {
        for (const name of Object.keys(now) as (keyof Standings)[])
          expect(table.reduce((sum, row) => sum + row[name], 0)).toBe(now[name])
      }

      async function happen(one: Step, at: Date) {
        if (one.does === 'say') {
          ids.push(await rows.said(consultation, { at }))
          model.comments.push({ saidAt: at, withdrawnAt: null, aside: [], links: [] })
          return
        }
        if (!('comment' in one)) {
          const response = responses[one.response] as PublishedResponse
          const current = model.publications.find((p) => p.response === one.response && p.until === null)
          if (one.does === 'take down') {
            if (!current) return
            current.until = at
            await here.db
              .updateTable('publication')
              .set({ replacedAt: at })
              .where('responseId', '=', response.id)
              .where('replacedAt', 'is', null)
              .execute()
            return
          }
          if (current) current.until = at
          model.publications.push({ response: one.response, from: at, until: null })
          await here.db
            .updateTable('publication')
            .set({ replacedAt: at })
            .where('responseId', '=', response.id)
            .where('replacedAt', 'is', null)
            .execute()
          const version = await rows.version(response)
          await here.db
            .insertInto('publication')
            .values({
              responseId: response.id,
              versionId: version.versionId,
              publishedBy: here.cast.oscar.id,
              publishedAt: at,
              publishedOn: dayOf(at),
              comments: 0,
            })
            .execute()
          return
        }
        const comment = model.comments[one.comment]
        const id = ids[one.comment]
        if (!comment || !id) return
        const aside = comment.aside.find((span) => span.until === null)
        if (one.does === 'withdraw' && !comment.withdrawnAt) {
          comment.withdrawnAt = at
          await rows.withdraw(id, at)
        } else if (one.does === 'set aside' && !aside) {
          comment.aside.push({ from: at, until: null })
          await rows.setAside(id, at)
        } else if (one.does === 'undo' && aside) {
          aside.until = at
          await rows.undoSetAside(id, at)
        } else if (one.does === 'link' || one.does === 'unlink') {
          const response = responses[one.response] as PublishedResponse
          const link = comment.links.find((span) => span.response === one.response && span.until === null)
          if (one.does === 'link' && !link) {
            comment.links.push({ response: one.response, from: at, until: null })
            await rows.link(response, [id], at)
          } else if (one.does === 'unlink' && link) {
            link.until = at
            await rows.unlink(response, id, at)
          }
        }
      }
    }),
    { numRuns: 20, examples: clocksGoForward },
  )
})

// On 29 March 2026 the clocks go forward: 23:30 that night is 22:30 UTC, and 00:30 the next day is 23:30 UTC.
const clocksGoForward: [Step[]][] = [
  [
    [
      { does: 'say', day: 0, minute: 600 },
      { does: 'say', day: 9, minute: 22 * 60 + 45 },
      { does: 'set aside', comment: 1, day: 10, minute: 30 },
      { does: 'link', comment: 0, response: 0, day: 10, minute: 10 },
      { does: 'publish', response: 0, day: 10, minute: 20 },
      { does: 'publish', response: 0, day: 12, minute: 1 },
      { does: 'take down', response: 0, day: 13, minute: 1 },
      { does: 'publish', response: 0, day: 14, minute: 1 },
      { does: 'unlink', comment: 0, response: 0, day: 15, minute: 1 },
    ],
  ],
]

function londonMidnight(day: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`)
  return dayOf(new Date(utc - 1)) === day ? utc - 3_600_000 : utc
}
