import type { Bodies } from '#server/programmes/bodies-contract.ts'
import { mandates } from '#server/responses/vocabulary.ts'
import { dayInWords } from '#web/words.ts'

/** `Patient group, until 30 April 2026; Public voice, from 1 May 2026 until 9 May 2026`. */
export const formerNames = (names: Bodies['groups'][number]['former']): string =>
  names.map(({ name, usedFrom, usedUntil }) => [name, span(usedFrom, usedUntil)].filter(Boolean).join(', ')).join('; ')

/** `from 1 May 2026 until 9 May 2026`, or what of it is known. */
export const span = (from: string | null, until: string | null): string =>
  [from && `from ${dayInWords(from)}`, until && `until ${dayInWords(until)}`].filter(Boolean).join(' ')

/** Organisations that could host a group or lead a workstream. */
export const hostsOf = (bodies: Bodies) => [
  { value: '', label: 'None' },
  ...bodies.organisations.map(({ id, name }) => ({ value: id, label: name })),
]

export const mandateChoices = Object.entries(mandates).map(([value, { label, meaning }]) => ({
  value,
  label: `${label}: ${meaning}`,
}))
