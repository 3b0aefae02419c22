import type { Day } from '../http/wire.ts'
import { type Annual, type Every, inAYear } from './vocabulary.ts'

/** A measure over one financial year: `of` is how many values it is made of, `whole` whether the year has all it should have. */
export type Year = { year: string; value: number; of: number; whole: boolean }

/**
 * What a measure is over each year, April to March, however often it is taken; the latest year first. A year that lacks values
 * is given as it is so far, and says so. Pure; never throws.
 * @param values  each with the first day of its period; those without a day count for no year
 */
export function yearsOf(values: { value: number | null; onDay: Day | null }[], every: Every, annual: Annual): Year[] {
  const dated = values.flatMap(({ value, onDay }) => (value === null || onDay === null ? [] : [{ value, onDay }]))
  return [...Map.groupBy(dated, ({ onDay }) => yearOf(onDay))]
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .map(([year, all]) => {
      const inOrder = all.toSorted((a, b) => (a.onDay < b.onDay ? -1 : 1)).map(({ value }) => value)
      const needed = inAYear[every]
      const value = expressed(inOrder, annual)
      return { year, value, of: all.length, whole: needed === null || all.length >= needed }
    })
}

function expressed(values: number[], annual: Annual): number {
  if (annual === 'latest') return values.at(-1) as number
  const sum = values.reduce((all, value) => all + value, 0)
  // As many places as the values have: a sum of 0.1 and 0.2 is not 0.30000000000000004.
  return Number(
    (annual === 'sum' ? sum : sum / values.length).toFixed(annual === 'sum' ? places(values) : places(values) + 1),
  )
}

const places = (values: number[]) =>
  Math.min(6, Math.max(...values.map((value) => String(value).split('.')[1]?.length ?? 0)))

/** `2014-06-01` lies in 2014/15. */
function yearOf(day: Day): string {
  const began = Number(day.slice(0, 4)) - (day.slice(5) < '04-01' ? 1 : 0)
  return `${began}/${String(began + 1).slice(2)}`
}
