import type { Known } from '../consultations/known.ts'
import type { Db } from '../data/database.ts'
import { type Cell, type Shown, shownOf } from '../data/small-numbers.ts'
import { addDays, daysBetween } from '../data/time.ts'
import { noSuch } from '../http/refusal.ts'
import type { Day } from '../http/wire.ts'
import { type Channel, channels, respondentKinds } from '../intake/contract.ts'
import { type About, standingsAbout } from '../log/about.ts'
import { logAsOf, standingsOn } from '../log/as-of.ts'
import type { LogFilters } from '../log/contract.ts'
import type { ShownRow, Subject, SubjectKind } from './contract.ts'
import { areasOf } from '../log/account/areas.ts'
import { type Fact, factsOf, findOpenEvent, findTheme, movedTo, partsOf, themesByArea, wordsAbout } from './queries.ts'

const maxEntries = 20
const maxQuotations = 5
const maxParts = 12
/** More weeks than these are shown as months. */
const maxWeeks = 26

type Named = Pick<Subject, 'title' | 'description' | 'within' | 'moved' | 'event'> & { mainId: string | null }

/**
 * What people said about a theme, a point, a place or an event, and what was done about it, as of the end of a day.
 * @throws {Refusal} `not-found` for one that the consultation has not, or that is not open to the public
 */
export async function subjectOf(
  db: Db,
  consultation: Known,
  { kind, key }: { kind: SubjectKind; key: string },
  { day, today }: { day: Day; today: Day },
): Promise<Subject> {
  const { title, description, event, within, mainId, moved } = await nameOf(db, consultation, kind, key, day)
  const filter = kind === 'point' ? { point: Number(key) } : { [kind]: key }
  const filters: LogFilters = { consultation: consultation.slug, ...filter }
  const about: About = { ...filter, consultationIds: [consultation.id] }
  // Who spoke is told of today alone: two days that differ by one person would show who came between them.
  const isPlace = kind === 'place'
  const [log, standings, base, facts, parts, quotations, ofPlace] = await Promise.all([
    logAsOf(db, { day, today, consultationIds: [] }, filters, { limit: maxEntries }),
    standingsAbout(db, day, about),
    standingsOn(db, day, today, [consultation.id]),
    factsOf(db, about, day),
    isPlace || (kind === 'theme' && mainId === null) ? [] : partsOf(db, about, day, mainId, maxParts),
    wordsAbout(db, about, day, maxQuotations),
    isPlace ? placeOf(db, consultation, key, today) : null,
  ])
  const by = (wanted: Fact['by']) => facts.filter((fact) => fact.by === wanted)
  const isHeldBack = isPlace && ofPlace?.submissions === null
  return {
    kind,
    key,
    url: addressOf(consultation.slug, kind, key),
    title,
    description,
    event,
    consultation: { slug: consultation.slug, title: consultation.title },
    within,
    moved,
    asOf: day,
    standings: isPlace ? null : standings,
    base: base.received,
    over: periodsOf(isPlace ? [] : by('week')),
    channels: isPlace
      ? []
      : by('channel')
          .map(({ value, n }) => ({ label: channels[value as Channel], n }))
          .sort((a, b) => b.n - a.n),
    people:
      day < today
        ? null
        : {
            submissions: ofPlace?.submissions ?? null,
            kinds: isHeldBack ? [] : rowsOf(by('kind'), respondentKinds, standings.received),
            places: isPlace ? [] : rowsOf(by('place'), named(consultation.areas), standings.received),
            themes: ofPlace?.themes ?? [],
          },
    parts,
    waitingSince: isPlace ? null : (by('all')[0]?.waitingSince ?? null),
    // Words beside a number that is held back would show how many there are at least.
    quotations: (isHeldBack ? [] : quotations).map(({ words, language }) => ({ words, language })),
    responses: log.total,
    entries: log.items,
  }
}

/** Where the page of a subject is, without the host. */
export function addressOf(slug: string, kind: SubjectKind, key: string): string {
  return `/consultations/${slug}/${kind}s/${encodeURIComponent(key)}`
}

async function nameOf(db: Db, consultation: Known, kind: SubjectKind, key: string, day: Day): Promise<Named> {
  const plain = { description: null, within: null, mainId: null, moved: [], event: null }
  if (kind === 'theme') {
    const theme = await findTheme(db, consultation.id, key, day)
    if (!theme) throw noSuch('theme')
    const { id, label, description, mainCode, mainLabel } = theme
    const within = mainCode === null || mainLabel === null ? null : { code: mainCode, label: mainLabel }
    const moved = await movedTo(db, id, day)
    return { ...plain, title: label, description: description || null, within, mainId: within ? null : id, moved }
  }
  if (kind === 'point') {
    const point = consultation.points.find((one) => String(one.number) === key)
    if (!point) throw noSuch('point')
    return { ...plain, title: point.title, description: point.summary }
  }
  if (kind === 'place') {
    if (!consultation.areas.includes(key)) throw noSuch('place here')
    return { ...plain, title: key }
  }
  const event = await findOpenEvent(db, consultation.id, key)
  if (!event) throw noSuch('event')
  const { title, day: on, dayWording, starts, ends, venue, place, cameOfIt } = event
  const when = { day: on, dayWording: on ? null : dayWording, starts, ends, venue, place }
  return { ...plain, title, description: cameOfIt, event: when }
}

/** A table of all that there could be; who did not say, or said what nobody offered, is one row more. */
function rowsOf(facts: (Cell & { value: string | null })[], labels: Record<string, string>, total: number): ShownRow[] {
  const others = facts.filter(({ value }) => value === null || !(value in labels))
  const cells = [
    ...Object.keys(labels).map((value) => facts.find((fact) => fact.value === value) ?? none),
    others.reduce((sum, { n, key }) => ({ n: sum.n + n, key: sum.key + key }), none),
  ]
  const shown = shownOf(cells, total)
  if (shown === null) return []
  return [...Object.values(labels), 'Not said'].map((label, index) => ({ label, n: shown[index] ?? null }))
}

const none: Cell = { n: 0, key: 0 }
const named = (areas: string[]) => Object.fromEntries(areas.map((area) => [area, area]))

/** What can be told of a place: the same cells as in the account's table and in those of the themes, and no others. */
async function placeOf(
  db: Db,
  consultation: Known,
  place: string,
  day: Day,
): Promise<{ submissions: Shown; themes: { code: string; label: string; n: Shown }[] }> {
  const [areas, cells] = await Promise.all([areasOf(db, consultation), themesByArea(db, consultation.id, day)])
  const themes = [...Map.groupBy(cells, ({ code }) => code)].map(([code, own]) => {
    const rows = own.map(({ area, n, key }) => ({ value: area, n, key }))
    const total = own.reduce((sum, { n }) => sum + n, 0)
    const shown = rowsOf(rows, named(consultation.areas), total).find(({ label }) => label === place)
    return { code, label: own[0]?.label ?? code, n: shown?.n ?? null }
  })
  return {
    submissions: areas?.rows.find(({ area }) => area === place)?.submissions ?? null,
    themes: themes.sort((a, b) => (b.n ?? 0) - (a.n ?? 0)),
  }
}

/** By week, with the weeks in which nobody said anything; by month where there are too many. */
function periodsOf(weeks: Fact[]): Subject['over'] {
  const known = weeks.flatMap(({ value, n }) => (value === null ? [] : [{ from: value, n }]))
  const first = known[0]?.from
  const last = known.at(-1)?.from
  if (!first || !last) return { each: 'week', periods: [] }
  const counts = new Map(known.map(({ from, n }) => [from, n]))
  const length = daysBetween(first, last) / 7 + 1
  if (length <= maxWeeks) {
    const mondays = Array.from({ length }, (_, index) => addDays(first, index * 7))
    return { each: 'week', periods: mondays.map((from) => ({ from, n: counts.get(from) ?? 0 })) }
  }
  const months = Map.groupBy(known, ({ from }) => `${from.slice(0, 7)}-01`)
  return {
    each: 'month',
    periods: [...months].map(([from, of]) => ({ from, n: of.reduce((sum, { n }) => sum + n, 0) })),
  }
}
