import type { z } from 'zod'
import { turnMark, withoutOverrides } from './languages/vocabulary.ts'
import { type FieldFault, Refusal } from './refusal.ts'
import { oneLineEnd } from './wire.ts'

/** What does not fit, one line a field, in the order of the form. */
export function faultsOf(error: z.ZodError): FieldFault[] {
  const faults = new Map<string, string>()
  for (const issue of error.issues) {
    const field = issue.path.join('.')
    if (!faults.has(field)) faults.set(field, issue.message)
  }
  return [...faults].map(([field, message]) => ({ field, message }))
}

/**
 * What came with a request, with one kind of line end in all its words. What the desk sends is the programme's own, to be
 * published: from that, characters that turn the direction of what follows are taken out as well, and the marks that
 * officers see in their place.
 */
export function tidied<T>(body: T, fromDesk: boolean): T {
  if (typeof body === 'string') {
    const text = oneLineEnd(body)
    return (fromDesk ? withoutOverrides(text).replaceAll(turnMark, '') : text) as T
  }
  if (Array.isArray(body)) return body.map((one: unknown) => tidied(one, fromDesk)) as T
  if (!isPlain(body)) return body
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, tidied<unknown>(value, fromDesk)])) as T
}

/** What a form says in a field that may stand in it several times, once, empty or not at all. */
export const several = <T>(value: T | T[] | undefined): T[] =>
  value === undefined || value === '' ? [] : ([value].flat() as T[])

// A form's own fields reach three.
const deepest = 8

/** An object of JSON, or of a form, whose parser gives objects of a prototype of its own that has none. */
function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const above = Object.getPrototypeOf(value) as object | null
  return above === null || Object.getPrototypeOf(above) === null
}

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
