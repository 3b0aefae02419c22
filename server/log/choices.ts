import type { FastifyInstance } from 'fastify'
import type { Known } from '../consultations/known.ts'
import { inWords } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import { outcomes } from '../responses/vocabulary.ts'
import { addressOf } from './asking.ts'
import type { LogPageProps, LogPageQuery } from './contract.ts'
import { choicesOn } from './queries.ts'

/** What the log can be narrowed by, on a day. */
export async function choicesFor(
  app: FastifyInstance,
  day: Day,
  consultation: string | undefined,
): Promise<LogPageProps['choices']> {
  const known = await app.consultations()
  const [themes, organisations, published] = await choicesOn(app.readDb, day, consultation)
  const within = consultation === undefined ? known : known.filter((one) => one.slug === consultation)
  return {
    consultations: known.map((one) => ({ value: one.slug, label: one.title })),
    themes: themeChoices(themes),
    points: pointChoices(within),
    organisations: organisations.flatMap(({ slug, name }) => (slug && name ? [{ value: slug, label: name }] : [])),
    outcomes: Object.entries(outcomes).map(([value, { label }]) => ({ value, label })),
    phases: same(published.flatMap(({ phase }) => phase ?? [])),
    places: same(within.flatMap(({ areas }) => areas)),
    years: same(published.map(({ year }) => String(year))).toReversed(),
  }
}

/** Each once, in order, named by itself. */
const same = (values: string[]) => [...new Set(values)].sort().map((value) => ({ value, label: value }))

/** One choice a code; a main theme is among them when any of its sub-themes was answered, and stands before them. */
function themeChoices(themes: Awaited<ReturnType<typeof choicesOn>>[0]): LogPageProps['choices']['themes'] {
  const choices = new Map<string, string>()
  const mains = new Map<string, { label: string; subs: Map<string, string> }>()
  for (const { code, label, parentCode, parentLabel } of themes) {
    const main = mains.get(parentCode ?? code) ?? { label: parentLabel ?? label, subs: new Map<string, string>() }
    mains.set(parentCode ?? code, main)
    if (parentCode) main.subs.set(code, label)
  }
  for (const [code, { label, subs }] of mains) {
    choices.set(code, label)
    for (const [sub, words] of subs) choices.set(sub, `${label}: ${words}`)
  }
  return [...choices].map(([value, label]) => ({ value, label }))
}

/** By number; where two consultations use the same number for different points, we give only the number. */
function pointChoices(consultations: Known[]): LogPageProps['choices']['points'] {
  const titles = new Map<number, Set<string>>()
  for (const { points } of consultations) {
    for (const { number, title } of points) titles.set(number, (titles.get(number) ?? new Set()).add(title))
  }
  return [...titles]
    .sort(([a], [b]) => a - b)
    .map(([number, all]) => ({
      value: String(number),
      label: all.size === 1 ? `${number}. ${[...all][0]}` : `Point ${number}`,
    }))
}

/** What was chosen, in words, and the address without it. */
export function chosenIn(asked: LogPageQuery, choices: LogPageProps['choices']): LogPageProps['chosen'] {
  const label = (of: { value: string; label: string }[], value: string) =>
    of.find((choice) => choice.value === value)?.label ?? value
  const without = (field: keyof LogPageQuery) => {
    const rest = addressOf({ ...asked, [field]: undefined })
    return rest ? `/log?${rest}` : '/log'
  }
  const { asOf, since, consultation, phase, point, theme, place, event, organisation, outcome, year, q } = asked
  const chosen: LogPageProps['chosen'] = []
  if (asOf) chosen.push({ words: `As of ${inWords(asOf)}`, without: without('asOf') })
  if (since) chosen.push({ words: `Changed since ${inWords(since)}`, without: without('since') })
  if (consultation) chosen.push({ words: label(choices.consultations, consultation), without: without('consultation') })
  if (point !== undefined)
    chosen.push({ words: `Point ${label(choices.points, String(point))}`, without: without('point') })
  if (phase) chosen.push({ words: `Phase: ${phase}`, without: without('phase') })
  if (place) chosen.push({ words: `Place: ${place}`, without: without('place') })
  if (event) chosen.push({ words: `Event: ${event}`, without: without('event') })
  if (year !== undefined) chosen.push({ words: `Year: ${year}`, without: without('year') })
  if (theme) chosen.push({ words: `Theme: ${label(choices.themes, theme)}`, without: without('theme') })
  if (organisation)
    chosen.push({
      words: `Responsible: ${label(choices.organisations, organisation)}`,
      without: without('organisation'),
    })
  if (outcome) chosen.push({ words: `Outcome: ${outcomes[outcome].label}`, without: without('outcome') })
  if (q) chosen.push({ words: `Words: ${q}`, without: without('q') })
  return chosen
}
