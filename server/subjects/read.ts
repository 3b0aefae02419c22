import type { Known } from '../consultations/known.ts'
import type { Db } from '../data/database.ts'
import { shownOf } from '../data/small-numbers.ts'
import { addDays, daysBetween, inWords } from '../data/time.ts'
import { Refusal } from '../http/refusal.ts'
import type { Day } from '../http/wire.ts'
import { type Channel, channels, type RespondentKind, respondentKinds } from '../intake/contract.ts'
import { type About, standingsAbout } from '../log/about.ts'
import { logAsOf, standingsOn } from '../log/as-of.ts'
import type { LogFilters } from '../log/contract.ts'
import type { ShownRow, Subject, SubjectKind } from './contract.ts'
import { type Fact, factsOf, findOpenEvent, findTheme, movedTo, partsOf, wordsAbout } from './queries.ts'

const mostEntries = 20
const mostQuotations = 5
const mostParts = 12
/** More weeks than these are shown as months. */
const mostWeeks = 26

type Named = Pick<Subject, 'title' | 'description' | 'within' | 'moved'> & { mainId: string | null }

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
  const { title, description, within, mainId, moved } = await nameOf(db, consultation, kind, key, day)
  const filter = kind === 'point' ? { point: Number(key) } : { [kind]: key }
  const filters: LogFilters = { consultation: consultation.slug, ...filter }
  const about: About = { ...filter, consultationIds: [consultation.id] }
  const [log, standings, base, facts, parts, quotations] = await Promise.all([
    logAsOf(db, { day, today, consultationIds: [] }, filters, { limit: mostEntries }),
    standingsAbout(db, day, about),
    standingsOn(db, day, today, [consultation.id]),
    factsOf(db, about, day),
    kind === 'theme' && mainId === null ? [] : partsOf(db, about, day, mainId, mostParts),
    wordsAbout(db, about, day, mostQuotations),
  ])
  const by = (wanted: Fact['by']) => facts.filter((fact) => fact.by === wanted)
  return {
    kind,
    key,
    url: addressOf(consultation.slug, kind, key),
    title,
    description,
    consultation: { slug: consultation.slug, title: consultation.title },
    within,
    moved,
    asOf: day,
    standings,
    base: base.received,
    over: periodsOf(by('week')),
    channels: by('channel')
      .map(({ value, n }) => ({ label: channels[value as Channel], n }))
      .sort((a, b) => b.n - a.n),
    // Two days that differ by one person would show who came between them.
    people:
      day < today
        ? null
        : {
            kinds: rowsOf(by('kind'), standings.received, (one) => respondentKinds[one as RespondentKind]),
            places: kind === 'place' ? [] : rowsOf(by('place'), standings.received, (one) => one),
          },
    parts,
    waitingSince: by('all')[0]?.waitingSince ?? null,
    quotations: quotations.map(({ words, language }) => ({ words, language })),
    responses: log.total,
    entries: log.items,
  }
}

/** Where the page of a subject is, without the host. */
export function addressOf(slug: string, kind: SubjectKind, key: string): string {
  return `/consultations/${slug}/${kind}s/${encodeURIComponent(key)}`
}

async function nameOf(db: Db, consultation: Known, kind: SubjectKind, key: string, day: Day): Promise<Named> {
  const plain = { description: null, within: null, mainId: null, moved: [] }
  if (kind === 'theme') {
    const theme = await findTheme(db, consultation.id, key, day)
    if (!theme) throw new Refusal('not-found', 'There is no such theme.')
    const { id, label, description, mainCode, mainLabel } = theme
    const within = mainCode === null || mainLabel === null ? null : { code: mainCode, label: mainLabel }
    const moved = await movedTo(db, id, day)
    return { title: label, description: description || null, within, mainId: within ? null : id, moved }
  }
  if (kind === 'point') {
    const point = consultation.points.find((one) => String(one.number) === key)
    if (!point) throw new Refusal('not-found', 'There is no such point.')
    return { ...plain, title: point.title, description: point.summary }
  }
  if (kind === 'place') {
    if (!consultation.areas.includes(key)) throw new Refusal('not-found', 'There is no such place here.')
    return { ...plain, title: key }
  }
  const event = await findOpenEvent(db, consultation.id, key)
  if (!event) throw new Refusal('not-found', 'There is no such event.')
  const when = event.day ? inWords(event.day) : event.dayWording
  return { ...plain, title: [event.title, event.place, when].filter(Boolean).join(', '), description: event.cameOfIt }
}

function rowsOf(facts: Fact[], total: number, labelOf: (value: string) => string): ShownRow[] {
  const shown = shownOf(facts, total)
  if (shown === null) return []
  return facts.map(({ value }, index) => ({
    label: value === null ? 'Not said' : labelOf(value),
    n: shown[index] ?? null,
  }))
}

/** By week, with the weeks in which nobody said anything; by month where there are too many. */
function periodsOf(weeks: Fact[]): Subject['over'] {
  const known = weeks.flatMap(({ value, n }) => (value === null ? [] : [{ from: value, n }]))
  const first = known[0]?.from
  const last = known.at(-1)?.from
  if (!first || !last) return { each: 'week', periods: [] }
  const counts = new Map(known.map(({ from, n }) => [from, n]))
  const length = daysBetween(first, last) / 7 + 1
  if (length <= mostWeeks) {
    const mondays = Array.from({ length }, (_, index) => addDays(first, index * 7))
    return { each: 'week', periods: mondays.map((from) => ({ from, n: counts.get(from) ?? 0 })) }
  }
  const months = Map.groupBy(known, ({ from }) => `${from.slice(0, 7)}-01`)
  return {
    each: 'month',
    periods: [...months].map(([from, of]) => ({ from, n: of.reduce((sum, { n }) => sum + n, 0) })),
  }
}
