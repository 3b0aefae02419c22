import type { Db } from '../data/database.ts'
import { channels, setAsideReasons, type Standing } from '../intake/contract.ts'
import { addDays, daysBetween, inWords } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import {
  type Cell,
  cellsOf,
  countPublished,
  countThemed,
  eventsOf,
  mainThemeCells,
  otherUnitsOf,
  setAsideReasonsOf,
  suspectedSpam,
  themeCells,
  themesOf,
  waitsOf,
  type Which,
} from './account-queries.ts'
import { named } from './as-of.ts'
import type { Account, AccountTheme } from './contract.ts'
import type { AccountRow, Standings } from '../ledger/contract.ts'

type Of = { id: string; slug: string; title: string; points: { id: string; number: number; title: string }[] }

// A year and a half of empty weeks still reads as a chart; one stray date must not draw centuries.
const mostWeeks = 160

/**
 * Every comment of a consultation, and where it is today. Only totals: nothing of a person, and no answers about equality.
 * Of the restricted alone, for the desk only: what its lists leave out of each number.
 */
export async function accountOf(db: Db, consultation: Of, today: Day, which: Which = 'all'): Promise<Account> {
  const { id } = consultation
  const [cells, perTheme, perMainTheme, themed, themes, reasons, suspected, others, events, waits, responses] =
    await Promise.all([
      cellsOf(db, id, which),
      themeCells(db, id, which),
      mainThemeCells(db, id, which),
      countThemed(db, id, which),
      themesOf(db, id),
      setAsideReasonsOf(db, id, which),
      suspectedSpam(db, id, which),
      otherUnitsOf(db, id),
      eventsOf(db, id),
      waitsOf(db, id, today, which),
      countPublished(db, id),
    ])
  const standings = total(cells.filter((cell) => cell.by === 'late'))
  const sayNothing = reasons.reduce(
    (sum, { reason, n }) => (reason === 'no-view' || reason === 'spam' ? sum + n : sum),
    0,
  )
  const openEvents = events.filter((event) => event.held && !event.staffOnly)
  return {
    consultation: { slug: consultation.slug, title: consultation.title },
    asOf: today,
    standings,
    late: total(cells.filter((cell) => cell.by === 'late' && cell.late)).received,
    setAsideReasons: reasons.map(({ reason, n }) => ({ reason, label: setAsideReasons[reason], comments: n })),
    units: {
      submissions: others.submissions,
      comments: standings.received,
      views: standings.received - suspected - sayNothing,
      looksLikeSpam: suspected,
      eventNotes: total(cells.filter((cell) => cell.by === 'kind' && cell.kind === 'event-note')).received,
      dots: others.dots,
      petitions: others.petitions,
      signatures: others.signatures,
      eventsHeld: openEvents.length,
      attendances: openEvents.reduce((sum, event) => sum + (event.attended ?? 0), 0),
      responses,
    },
    waits: {
      answeredMedian: waits?.answeredMedian ?? null,
      answeredLongest: waits?.answeredLongest ?? null,
      waitingMedian: waits?.waitingMedian ?? null,
      waitingLongest: waits?.waitingLongest ?? null,
    },
    themes: themeRows(themes, perTheme, perMainTheme),
    unthemed: standings.received - themed,
    points: rowsBy(cells, 'point', (cell) => {
      const point = consultation.points.find((one) => one.id === cell.pointId)
      return point
        ? { key: String(point.number), label: `${point.number}. ${point.title}` }
        : { key: '', label: 'About no point in particular' }
    }),
    channels: rowsBy(cells, 'channel', ({ channel }) => ({
      key: channel ?? '',
      label: channel ? channels[channel] : '',
    })).sort((a, b) => b.received - a.received),
    events: rowsBy(cells, 'event', (cell) => {
      const index = events.findIndex((one) => one.id === cell.eventId)
      const event = events[index]
      if (!event) return { key: '~~', label: 'Not at an event' }
      if (event.staffOnly) return { key: '~staff', label: 'Events for staff' }
      const words = [event.title, event.place, event.day && inWords(event.day)]
      return { key: event.ref, label: words.filter(Boolean).join(', '), order: index }
    }),
    weeks: filled(rowsBy(cells, 'week', ({ week }) => ({ key: week ?? '', label: week ?? '' }))),
  }
}

type Group = { key: string; label: string; order?: number }

/** One row a group, in the order of `order` and then the key; cells of the same group are added. */
function rowsBy(cells: Cell[], by: Cell['by'], groupOf: (cell: Cell) => Group): AccountRow[] {
  const rows = new Map<string, { order: number; row: AccountRow }>()
  for (const cell of cells) {
    if (cell.by !== by) continue
    const { key, label, order = Infinity } = groupOf(cell)
    const held = rows.get(key) ?? { order, row: { key, label, ...none() } }
    rows.set(key, held)
    count(held.row, cell)
  }
  return [...rows.values()]
    .sort((a, b) => (a.order === b.order ? (a.row.key < b.row.key ? -1 : 1) : a.order - b.order))
    .map(({ row }) => row)
}

type ThemeCell = { themeId: string; standing: Standing; n: number; checked: number }

/** Main themes in the frame's order, each followed by its sub-themes; those without a comment are left out. */
function themeRows(
  themes: Awaited<ReturnType<typeof themesOf>>,
  perTheme: ThemeCell[],
  perMainTheme: ThemeCell[],
): AccountTheme[] {
  const row = (theme: (typeof themes)[number], parent: string | null, cells: ThemeCell[]): AccountTheme[] => {
    const own = cells.filter((cell) => cell.themeId === theme.id)
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
  if (!first || !last || daysBetween(first, last) / 7 > mostWeeks) return weeks
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
