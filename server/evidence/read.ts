import type { Consultation } from '../consultations/contract.ts'
import { asSeenOn, type Known } from '../consultations/known.ts'
import type { Db } from '../data/database.ts'
import { smallest } from '../data/small-numbers.ts'
import { dayOf, inWords } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import { yearsOf } from './annual.ts'
import type { DeskPlanItem, PlanChange, PlanItem, Plans } from './contract.ts'
import { countEqualityAnswers, entriesOf, feedingThemes, itemsOf, versionsOf } from './queries.ts'
import { type PlanKind, planOf } from './vocabulary.ts'

type Version = Awaited<ReturnType<typeof versionsOf>>[number]
type Entry = Awaited<ReturnType<typeof entriesOf>>[number]
type Points = { id: string; number: number }[]

/** The phases, plans and evidence of a consultation as everybody could read them on a day; `at` is the moment of asking. */
export async function plansOf(db: Db, known: Known, day: Day, at: Date): Promise<Plans> {
  const [items, equality] = await Promise.all([allItems(db, known, day, at), countEqualityAnswers(db, known.id)])
  const seen: Consultation = asSeenOn({ ...known, phases: known.phases.map((phase) => datedBy(phase, day)) }, day)
  return {
    consultation: { slug: known.slug, title: known.title },
    asOf: day,
    phases: seen.phases,
    points: known.points.map(({ number, title }) => ({ number, title })),
    items,
    // Under five could be found; the form's own numbers are shown nowhere else.
    equalityAnswers: equality < smallest ? null : equality,
  }
}

/** A phase with the dates that had been said by the end of a day; the last of them held then. */
function datedBy(phase: Known['phases'][number], day: Day): Known['phases'][number] {
  const dates = phase.dates.filter(({ recordedOn }) => recordedOn === null || recordedOn <= day)
  const last = (wanted: 'start' | 'end') => dates.find(({ boundary }) => boundary === wanted)?.day ?? null
  return { ...phase, dates, startsOn: last('start'), endsOn: last('end') }
}

/** Every item as the desk sees it; with `publicAt` only what everybody can read by then. */
export async function allItems(
  db: Db,
  { id, points }: { id: string; points: Points },
  day: Day,
  publicAt: Date | null,
): Promise<DeskPlanItem[]> {
  const items = await itemsOf(db, id, publicAt)
  if (items.length === 0) return []
  const ids = items.map((item) => item.id)
  const [versions, entries] = await Promise.all([versionsOf(db, ids, day), entriesOf(db, ids, day)])
  const themes = await feedingThemes(db, id, [...new Set(versions.flatMap(({ themeIds }) => themeIds))], day)
  const numbers = new Map(points.map((point) => [point.id, point.number]))
  const saidOf = Map.groupBy(versions, ({ itemId }) => itemId)
  const under = Map.groupBy(entries, ({ itemId }) => itemId)
  return items.flatMap((item) => {
    // What became public later than the day that is asked for could not be read on it.
    if (publicAt !== null && (item.publicFrom === null || dayOf(item.publicFrom) > day)) return []
    const said = saidOf.get(item.id) ?? []
    const [now] = said
    if (!now) return []
    return [{ ...itemOf(item, now, said, under.get(item.id) ?? [], { themes, numbers }, day) }]
  })
}

function itemOf(
  item: Awaited<ReturnType<typeof itemsOf>>[number],
  now: Version,
  said: Version[],
  entries: Entry[],
  { themes, numbers }: { themes: Awaited<ReturnType<typeof feedingThemes>>; numbers: Map<string, number> },
  day: Day,
): DeskPlanItem {
  const { kind } = item
  const plan = planOf(kind)
  const over = plan.over.includes(now.state) || now.doneOn !== null
  return {
    id: item.id,
    kind,
    ref: refOf(kind, item.number),
    title: now.title,
    about: now.about,
    state: now.state,
    stateInWords: stateInWords(kind, now.state, entries.length),
    why: now.why,
    byWhom: now.byWhom,
    dueOn: now.dueOn,
    dueWording: now.dueWording,
    doneOn: now.doneOn,
    overdue: !over && now.waivedBecause === null && now.dueOn !== null && now.dueOn < day,
    url: now.url,
    points: now.pointIds.flatMap((id) => numbers.get(id) ?? []).sort((a, b) => a - b),
    themes: themes
      .filter(({ id }) => now.themeIds.includes(id))
      .map(({ code, label, comments }) => ({ code, label, comments })),
    phase: now.phase,
    phaseCode: now.phaseCode,
    waivedBecause: now.waivedBecause,
    measure:
      now.every === null || now.annual === null
        ? null
        : { unit: now.unit, every: now.every, annual: now.annual, years: yearsOf(entries, now.every, now.annual) },
    within: item.within === null ? null : refOf(kind, item.within),
    publicFrom: item.publicFrom,
    entries: entries.map(({ itemId: _own, ...entry }) => entry),
    history: said.map((version, index) => changeOf(kind, version, said[index + 1])),
  }
}

const refOf = (kind: PlanKind, number: number) => `${planOf(kind).letter}${number}`

/** A test with nothing to show for it says so, whatever was judged. */
function stateInWords(kind: PlanKind, state: string, entries: number): PlanItem['stateInWords'] {
  if (kind === 'test' && entries === 0 && state !== 'not-applicable') return 'No evidence'
  return planOf(kind).states[state] ?? state
}

/** What a version says differently from the one before it; nothing for the first. */
function changeOf(kind: PlanKind, now: Version, before: Version | undefined): PlanChange {
  const { states, fields } = planOf(kind)
  const shown = (version: Version): [string, string | null][] => [
    ['Title', version.title],
    ['State', states[version.state] ?? version.state],
    [fields.dueOn ?? 'Due', dueInWords(version)],
    [fields.doneOn ?? 'Done on', version.doneOn && inWords(version.doneOn)],
    [fields.byWhom ?? 'By', version.byWhom],
    [fields.about ?? 'About', version.about],
    [fields.why ?? 'Why', version.why],
    ['Opens without it, because', version.waivedBecause],
  ]
  const old = before ? new Map(shown(before)) : null
  return {
    on: now.on,
    by: now.post,
    changed: old
      ? shown(now).flatMap(([name, says]) => {
          const said = old.get(name) ?? null
          return said === says ? [] : [`${name}: ${said ?? 'not said'} → ${says ?? 'not said'}`]
        })
      : [],
    because: now.changedBecause,
  }
}

const dueInWords = ({ dueOn, dueWording }: Pick<Version, 'dueOn' | 'dueWording'>) =>
  dueWording ?? (dueOn && inWords(dueOn))
