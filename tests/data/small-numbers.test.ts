import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Cell, maxMoved, shownOf, smallest } from '#server/data/small-numbers.ts'

const tables = fc.array(fc.record({ n: fc.nat(40), key: fc.nat(255) }), { minLength: 2, maxLength: 9 })
const totalOf = (cells: Cell[]) => cells.reduce((sum, { n }) => sum + n, 0)

/**
 * What a reader can know of each cell who knows the rules and the exact total: bounds of every cell, drawn in as far as the sum
 * allows. Pairs of tables: the same people on two days, or a theme and a part of it, where `more` is all that lies between them.
 */
function boundsOf(cells: Cell[]): [number, number][] {
  const total = totalOf(cells)
  const shown = shownOf(cells, total)
  if (shown === null) return cells.map(() => [0, total])
  const bounds = shown.map((value): [number, number] =>
    value === null ? [0, total] : [Math.max(smallest, value - maxMoved), value + maxMoved],
  )
  for (let again = true; again; ) {
    again = false
    const [low, high] = [0, 1].map((end) => bounds.reduce((sum, bound) => sum + (bound[end] as number), 0)) as [number, number]
    for (const bound of bounds) {
      const least = Math.max(bound[0], total - (high - bound[1]))
      const most = Math.min(bound[1], total - (low - bound[0]))
      if (least > bound[0] || most < bound[1]) {
        bound[0] = least
        bound[1] = most
        again = true
        break
      }
    }
  }
  return bounds
}

test('nothing under five is shown, and what is shown is moved by two at most', () => {
  fc.assert(
    fc.property(tables, (cells) => {
      for (const [index, value] of (shownOf(cells, totalOf(cells)) ?? []).entries()) {
        const { n } = cells[index] as Cell
        if (value === null) continue
        expect(n).toBeGreaterThanOrEqual(smallest)
        expect(Math.abs(value - n)).toBeLessThanOrEqual(maxMoved)
      }
    }),
  )
})

test('no number under five can be worked out from a table and its total', () => {
  fc.assert(
    fc.property(tables, (cells) => {
      for (const [index, [least, most]] of boundsOf(cells).entries()) {
        const { n } = cells[index] as Cell
        if (n < smallest) expect(most).toBeGreaterThan(least)
      }
    }),
    { numRuns: 2_000 },
  )
})

test('nor from two tables, of which one holds a few people more: two days, or a theme and its part', () => {
  fc.assert(
    fc.property(tables, fc.array(fc.tuple(fc.nat(8), fc.nat(255)), { minLength: 1, maxLength: 3 }), (cells, came) => {
      const later = cells.map((cell) => ({ ...cell }))
      for (const [at, key] of came) {
        const cell = later[at % later.length] as Cell
        cell.n += 1
        cell.key = (cell.key + key) % 256
      }
      const [one, two] = [boundsOf(cells), boundsOf(later)]
      for (const [index, { n }] of cells.entries()) {
        if (n >= smallest) continue
        const [a, b] = [one[index], two[index]] as [[number, number], [number, number]]
        const least = Math.max(a[0], b[0] - came.length)
        const most = Math.min(a[1], b[1])
        expect(most, `${n} people`).toBeGreaterThan(least)
      }
    }),
    { numRuns: 2_000 },
  )
})
