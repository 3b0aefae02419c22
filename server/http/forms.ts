import type { z } from 'zod'
import { type FieldFault, Refusal } from './refusal.ts'

/** What does not fit, one line a field, in the order of the form. */
export function faultsOf(error: z.ZodError): FieldFault[] {
  const faults = new Map<string, string>()
  for (const issue of error.issues) {
    const field = issue.path.join('.')
    if (!faults.has(field)) faults.set(field, issue.message)
  }
  return [...faults].map(([field, message]) => ({ field, message }))
}

// A form's own fields reach three.
const deepest = 8

/**
 * `a.b.c=1` and `a.b.d=2` of a form become `{ a: { b: { c: '1', d: '2' } } }`; numbers as keys make lists, in their order.
 * @throws {Refusal} `invalid` if a field is not one that a form of ours could have
 */
export function nested(form: Record<string, unknown>): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const [path, value] of Object.entries(form)) {
    const keys = path.split('.', deepest + 1)
    if (keys.length > deepest) throw noField()
    let at = root
    for (const key of keys.slice(0, -1)) {
      const inner = (at[key] ??= Object.create(null))
      // `a=1` and `a.b=2`: the one says that `a` is a word, the other that it has parts.
      if (typeof inner !== 'object') throw noField()
      at = inner as Record<string, unknown>
    }
    at[keys.at(-1) as string] = value
  }
  return listed(root) as Record<string, unknown>
}

const noField = () =>
  new Refusal('invalid', 'A field of this form is none of ours. Please use the form on our own pages.')

function listed(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const entries = Object.entries(value).map(([key, inner]) => [key, listed(inner)] as const)
  if (entries.length > 0 && entries.every(([key]) => /^\d{1,4}$/.test(key))) {
    return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, inner]) => inner)
  }
  return Object.fromEntries(entries)
}
