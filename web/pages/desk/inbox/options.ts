import type { Tallies } from '#server/comments/inbox/contract.ts'
import { inFigures } from '#web/words.ts'

export type Pair = [value: string, label: string]

/** The options of a select whose first narrows nothing. */
export const anyOf = (any: string, options: Pair[]) => [
  { value: '', label: any },
  ...options.map(([value, label]) => ({ value, label })),
]

/** A label with how many of what is listed it would leave. */
export function beside(tallies: Tallies, by: keyof Tallies, key: string, label: string): string {
  const n = tallies[by]?.[key]
  return n === undefined ? label : `${label} (${inFigures(n)})`
}

export const labelled = (tallies: Tallies, by: keyof Tallies, any: string, labels: Record<string, string>) =>
  anyOf(
    any,
    Object.entries(labels).map(([key, label]) => [key, beside(tallies, by, key, label)]),
  )
