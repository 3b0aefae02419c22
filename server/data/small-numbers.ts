import { type RawBuilder, sql, type SqlBool } from 'kysely'

/**
 * Numbers of people that nobody can be found by: who took part, by where they live and as what they speak. A number under five
 * is not shown, nor is nought; one more is held back where it could be worked out from the total; and each is moved by two at
 * most, the same cell always by the same: two pages, days or filters that differ by one person then do not show who. No
 * public answer counts by place or kind in any other way. Office for National Statistics, cell key method (Census 2021).
 */

/** One cell of a table: `key` adds up the last bytes of its rows' ids, so that the same people are always moved alike. */
export type Cell = { n: number; key: number }
/** A number to show; null is held back. */
export type Shown = number | null

export const smallest = 5
export const maxMoved = 2

/** A table of fewer than this says too much by which of its rows there are. */
export const smallestTable = 4 * smallest

/**
 * What may be shown of a table's cells beside its exact total, in the same order; null: none of it. The cells are all that
 * there could be, those with nobody in them too: a row that appears would show who came last.
 */
export function shownOf(cells: Cell[], total: number): Shown[] | null {
  if (total < smallestTable) return null
  const shown = cells.map(movedOf)
  // The smallest that is shown goes too, until what is held back could be shared out in more than one way.
  while (isTooPlain(shown, total)) {
    const next = shown.reduce<number>((least, value, index) => {
      if (value === null) return least
      return least < 0 || value < (shown[least] as number) ? index : least
    }, -1)
    if (next < 0) break
    shown[next] = null
  }
  return shown
}

/** One cell by itself. */
function movedOf({ n, key }: Cell): Shown {
  const moved = n + (key % (2 * maxMoved + 1)) - maxMoved
  return n < smallest || moved < smallest ? null : moved
}

/** The key of the rows that a statement groups, by a column of ids. */
export const keyOf = (column: string): RawBuilder<number> =>
  sql<number>`(sum(get_byte(uuid_send(${sql.ref(column)}), 15)) % 256)::int`

/** Whether `movedOf` would show the rows that a statement groups: the same rule, in SQL. */
export const isShown = (column: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(count(*) >= ${smallest} and count(*) + ${keyOf(column)} % ${2 * maxMoved + 1} - ${maxMoved} >= ${smallest})`

/** Whether a reader who knows the total, and could guess how each was moved, would know that few are held back. */
function isTooPlain(shown: Shown[], total: number): boolean {
  const known = shown.filter((value) => value !== null)
  const hidden = shown.length - known.length
  if (hidden === 0) return false
  if (hidden === 1) return true
  return total - known.reduce((sum, value) => sum + value, 0) - maxMoved * known.length < smallest
}
