import { expect, test } from 'vitest'
import type { z } from 'zod'
import { watchRoutes } from '../support/routes.ts'
import { useHere } from '../support/here.ts'

const seen = watchRoutes()
useHere()

type Leaf = { at: string; schema: z.ZodType }

/** The parts of a schema that are not made of others. */
function leavesOf(schema: z.ZodType, at: string): Leaf[] {
  const { def } = schema as unknown as { def: Record<string, unknown> & { type: string } }
  const inside = (name: string, inner = at) => leavesOf(def[name] as z.ZodType, inner)
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape as Record<string, z.ZodType>).flatMap(([key, inner]) =>
        leavesOf(inner, `${at}.${key}`),
      )
    case 'array':
      return inside('element', `${at}[]`)
    case 'record':
      return [...inside('keyType', `${at} (a key)`), ...inside('valueType', `${at} (a value)`)]
    case 'union':
      return (def.options as z.ZodType[]).flatMap((option) => leavesOf(option, at))
    case 'optional':
    case 'nullable':
    case 'default':
    case 'catch':
      return inside('innerType')
    default:
      return [{ at, schema }]
  }
}

/** Everything that a route reads from outside: its address, its query, its body. */
function readFromOutside(): Leaf[] {
  return seen.routes.flatMap((route) =>
    (['params', 'querystring', 'body'] as const).flatMap((part) => {
      const schema = route.schema?.[part] as z.ZodType | undefined
      return schema ? leavesOf(schema, `${String(route.method)} ${route.url} ${part}`) : []
    }),
  )
}

// What is read further by the route itself, submission by submission, is neither text nor number yet.
const unread = ({ schema }: Leaf) => (schema as unknown as { def: { type: string } }).def.type === 'unknown'
const kept = ({ schema }: Leaf, value: unknown): unknown => schema.safeParse(value).data

test('no route takes text that no text store can hold', () => {
  const leaves = readFromOutside().filter((leaf) => !unread(leaf))
  expect(leaves.length).toBeGreaterThan(500)
  // What a form ticks is true for any word.
  const wrong = leaves.filter((leaf) =>
    ['a\0b', 'a\ud800b'].some(
      (text) => typeof kept(leaf, text) !== 'boolean' && JSON.stringify(kept(leaf, text) ?? '').includes('b'),
    ),
  )
  expect(wrong.map(({ at }) => at)).toEqual([])
})

// What was measured need not be whole, and is kept as such: it has bounds of its own.
const measured = 'POST /api/desk/consultations/:slug/plans/:id/entries body.value'

test('no route takes a whole number that the database cannot hold', () => {
  const values = readFromOutside().filter(({ at }) => at === measured)
  expect(values.length).toBeGreaterThan(0)
  for (const leaf of values) {
    expect([1e12, '-0.5', 2 ** 31].map((n) => kept(leaf, n))).toEqual([1e12, -0.5, 2 ** 31])
    for (const n of [1e13, '1e13', -1e13, '1e309', 1e308]) expect(kept(leaf, n)).toBeUndefined()
  }
  const wrong = readFromOutside().filter(
    (leaf) =>
      !unread(leaf) &&
      leaf.at !== measured &&
      // The ledger's entries are counted in 64 bits.
      !leaf.at.includes(' /ledger/') &&
      [2 ** 31, String(2 ** 31), -(2 ** 31) - 1].some((n) => typeof kept(leaf, n) === 'number'),
  )
  expect(wrong.map(({ at }) => at)).toEqual([])
})
