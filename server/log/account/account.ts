import { type Db, inOneSnapshot } from '../../data/database.ts'
import type { Count, Counter } from '../../data/counted.ts'
import { type Channel, channels, setAsideReasons, type Standing } from '../../intake/contract.ts'
import { addDays, daysBetween, inWords } from '../../data/time.ts'
import type { Day } from '../../http/wire.ts'
import { areasOf, channelWeeksOf } from './areas.ts'
import { countedThen, countPublishedOn, otherUnitsOn } from './past.ts'
import {
  answeredWaitsOf,
  cellsOf,
  countPublished,
  eventsOf,
  middleAndLongest,
  otherUnitsOf,
  setAsideReasonsOf,
  suspectedSpam,
  themesOf,
  type Which,
} from './queries.ts'
import { named } from '../about.ts'
import { checkDays } from '../asking.ts'
import type { Account, AccountTheme } from './contract.ts'
import type { AccountRow, Standings } from '../../ledger/contract.ts'

type Of = {
  id: string
  slug: string
  title: string
  areas: string[]
  points: { id: string; number: number; title: string }[]
}

// A year and a half of empty weeks still reads as a chart; one stray date must not draw centuries.
const maxWeeks = 160

/**
 * Every comment of a consultation, and where it is today. Only totals: nothing of a person, and no answers about equality.
 * Of the restricted alone, for the desk only: what its lists leave out of each number.
 */
export async function accountOf(db: Db, consultation: Of, today: Day, which: Which = 'all'): Promise<Account> {
  const { id } = consultation
  const [counts, themes, reasons, suspected, others, events, answered, responses, channelWeeks, areas] =
    await Promise.all([
      cellsOf(db, id, which),
      themesOf(db, id),
      setAsideReasonsOf(db, id, which),
      suspectedSpam(db, id, which),
      // Comments are restricted, not who sent them.
      which === 'all' ? otherUnitsOf(db, id) : { submissions: 0, petitions: 0, dots: 0, signatures: 0 },
      eventsOf(db, id),
      answeredWaitsOf(db, id, which),
      countPublished(db, id),
      which === 'all' ? channelWeeksOf(db, id, today) : [],
      which === 'all' ? areasOf(db, consultation) : null,
    ])
  const read = { counts, themes, reasons, suspected, others, events, answered, responses, channelWeeks, areas }
  return accountFrom(consultation, today, read)
}

/**
 * The account as of the end of a day, read at one moment; without a day as of now.
 * @throws {Refusal} `invalid` for a day that has not come yet
 */
export function accountAsOf(db: Db, consultation: Of, asOf: Day | undefined, today: Day): Promise<Account> {
  checkDays(asOf === undefined ? {} : { asOf }, today)
  return inOneSnapshot(db, (trx) =>
    asOf === undefined || asOf === today ? accountOf(trx, consultation, today) : accountOn(trx, consultation, asOf),
  )
}

/** The same as it stood at the end of a day that has passed. What looked like spam then is not known any more. */
async function accountOn(db: Db, consultation: Of, day: Day): Promise<Account> {
  const { id } = consultation
  const [counted, themes, others, events, responses, channelWeeks] = await Promise.all([
    countedThen(db, id, day),
    themesOf(db, id),
    otherUnitsOn(db, id, day),
    eventsOf(db, id),
    countPublishedOn(db, id, day),
    channelWeeksOf(db, id, day),
  ])
  const { counts, reasons, answered, submissions, petitions } = counted
  const then = events.filter((event) => event.day === null || event.day <= day)
  const read = {
    counts,
    themes,
    reasons,
    suspected: 0,
    others: { ...others, submissions, petitions },
    events: then,
    answered,
    responses,
    channelWeeks,
    areas: null,
  }
  return accountFrom(consultation, day, read)
}

type Read = {
  counts: Count[]
  themes: Awaited<ReturnType<typeof themesOf>>
  reasons: Awaited<ReturnType<typeof setAsideReasonsOf>>
  suspected: number
  others: Awaited<ReturnType<typeof otherUnitsOf>>
  events: Awaited<ReturnType<typeof eventsOf>>
  answered: Awaited<ReturnType<typeof answeredWaitsOf>>
  responses: number
  channelWeeks: Account['channelWeeks']
  areas: Account['areas']
}

function accountFrom(
  consultation: Of,
  today: Day,
  { counts, themes, reasons, suspected, others, events, answered, responses, channelWeeks, areas }: Read,
): Account {
  const cells = Map.groupBy(counts, ({ by }) => by)
  const of = (by: Counter) => cells.get(by) ?? []
  const standings = total(of('late'))
  const waiting = waitsUntil(today, of('day'))
  const sayNothing = reasons.reduce(
    (sum, { reason, n }) => (reason === 'no-view' || reason === 'spam' ? sum + n : sum),
    0,
  )
  const openEvents = events.filter((event) => event.held && !event.staffOnly)
  return {
    consultation: { slug: consultation.slug, title: consultation.title },
    asOf: today,
    standings,
    late: total(of('late').filter(({ key }) => key === 'true')).received,
    setAsideReasons: reasons.map(({ reason, n }) => ({ reason, label: setAsideReasons[reason], comments: n })),
    units: {
      submissions: others.submissions,
      comments: standings.received,
      views: standings.received - suspected - sayNothing,
      looksLikeSpam: suspected,
      eventNotes: total(of('kind').filter(({ key }) => key === 'event-note')).received,
      dots: others.dots,
      petitions: others.petitions,
      signatures: others.signatures,
      eventsHeld: openEvents.length,
      attendances: openEvents.reduce((sum, event) => sum + (event.attended ?? 0), 0),
      responses,
    },
    waits: {
      answeredMedian: answered.median,
      answeredLongest: answered.longest,
      waitingMedian: waiting.median,
      waitingLongest: waiting.longest,
    },
    themes: themeRows(themes, of('theme'), of('main-theme')),
    unthemed: total(of('themed').filter(({ key }) => key === 'false')).received,
    points: rowsBy(of('point'), (id) => {
      const point = consultation.points.find((one) => one.id === id)
      return point
        ? { key: String(point.number), label: `${point.number}. ${point.title}` }
        : { key: '', label: 'About no point in particular' }
    }),
    channels: rowsBy(of('channel'), (channel) => ({ key: channel, label: channels[channel as Channel] })).sort(
      (a, b) => b.received - a.received,
    ),
    events: rowsBy(of('event'), (id) => {
      const index = events.findIndex((one) => one.id === id)
      const event = events[index]
      if (!event) return { key: '~~', label: 'Not at an event' }
      if (event.staffOnly) return { key: '~staff', label: 'Events for staff' }
      const words = [event.title, event.place, event.day && inWords(event.day)]
      return { key: event.ref, label: words.filter(Boolean).join(', '), order: index }
    }),
    weeks: filled(
      rowsBy(of('day'), (day) => {
        const monday = mondayOf(day)
        return { key: monday, label: monday }
      }),
    ),
    channelWeeks,
    areas,
  }
}

/** Whole days that comments in hand have waited up to a day. */
function waitsUntil(today: Day, days: Count[]) {
  const inHand = days.filter(({ standing }) => standing === 'in-hand')
  return middleAndLongest(inHand.map(({ key, n }) => ({ days: Math.max(0, daysBetween(key, today)), n })))
}

/** The Monday of a day's week. */
function mondayOf(day: Day): Day {
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
}

type Group = { key: string; label: string; order?: number }

/** One row a group, in the order of `order` and then the key; cells of the same group are added. */
function rowsBy(cells: Count[], groupOf: (key: string) => Group): AccountRow[] {
  const rows = new Map<string, { order: number; row: AccountRow }>()
  for (const cell of cells) {
    const { key, label, order = Infinity } = groupOf(cell.key)
    const held = rows.get(key) ?? { order, row: { key, label, ...none() } }
    rows.set(key, held)
    count(held.row, cell)
  }
  return [...rows.values()]
    .sort((a, b) => (a.order === b.order ? (a.row.key < b.row.key ? -1 : 1) : a.order - b.order))
    .map(({ row }) => row)
}

/** Main themes in the frame's order, each followed by its sub-themes; those without a comment are left out. */
function themeRows(
  themes: Awaited<ReturnType<typeof themesOf>>,
  perTheme: Count[],
  perMainTheme: Count[],
): AccountTheme[] {
  const row = (theme: (typeof themes)[number], parent: string | null, cells: Count[]): AccountTheme[] => {
    const own = cells.filter((cell) => cell.key === theme.id)
    if (own.length === 0) return []
    const counted = { key: theme.code, label: theme.label, parent, checked: 0, ...none() }
    for (const cell of own) {
      count(counted, cell)
      counted.checked += cell.checked
    }
    return [counted]
  }
  return themes
    .filter((theme) => theme.parentId === null)
    .flatMap((main) => [
      ...row(main, null, perMainTheme),
      ...themes.filter((sub) => sub.parentId === main.id).flatMap((sub) => row(sub, main.code, perTheme)),
    ])
}

/** With the weeks in which nobody said anything, so that a chart's axis is true. */
function filled(weeks: AccountRow[]): AccountRow[] {
  const first = weeks[0]?.key
  const last = weeks.at(-1)?.key
  if (!first || !last || daysBetween(first, last) / 7 > maxWeeks) return weeks
  const known = new Map(weeks.map((week) => [week.key, week]))
  const all: AccountRow[] = []
  for (let monday = first; monday <= last; monday = addDays(monday, 7)) {
    all.push(known.get(monday) ?? { key: monday, label: monday, ...none() })
  }
  return all
}

function total(cells: { standing: Standing; n: number }[]): Standings {
  const sum = none()
  for (const cell of cells) count(sum, cell)
  return sum
}

function none(): Standings {
  return { received: 0, answered: 0, inHand: 0, setAside: 0, withdrawn: 0 }
}

function count(row: Standings, { standing, n }: { standing: Standing; n: number }): void {
  row[named[standing]] += n
  row.received += n
}
