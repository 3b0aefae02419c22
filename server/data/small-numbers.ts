/**
 * Numbers of people that nobody can be found by. A number under five is not shown, one more is held back where it could be
 * worked out from the total, and each is moved by two at most, the same cell always by the same: two pages, days or filters
 * that differ by one person then do not show who. Office for National Statistics, cell key method (Census 2021).
 */

/** One cell of a table: `key` adds up the last bytes of its comments' ids, so that the same comments are always moved alike. */
export type Cell = { n: number; key: number }
/** A number to show; null is held back. */
export type Shown = number | null

export const smallest = 5
export const mostMoved = 2

/** A table of fewer than this says too much by which of its rows there are. */
export const smallestTable = 4 * smallest

/** What may be shown of a table's cells beside its exact total, in the same order; null: none of it. A cell with nobody in it is 0. */
export function shownOf(cells: Cell[], total: number): Shown[] | null {
  if (total < smallestTable) return null
  const shown: Shown[] = cells.map(({ n, key }) => {
    if (n === 0) return 0
    const moved = n + (key % (2 * mostMoved + 1)) - mostMoved
    return n < smallest || moved < smallest ? null : moved
  })
  // The smallest that is shown goes too, until what is held back could be shared out in more than one way.
  while (isTooPlain(shown, total)) {
    const next = shown.reduce<number>((least, value, index) => {
      if (value === null || value === 0) return least
      return least < 0 || value < (shown[least] as number) ? index : least
    }, -1)
    if (next < 0) break
    shown[next] = null
  }
  return shown
}

/** Whether a reader who knows the total could say how many a held-back cell has, to within two. */
function isTooPlain(shown: Shown[], total: number): boolean {
  const hidden = shown.filter((value) => value === null).length
  if (hidden === 0) return false
  if (hidden === 1) return true
  const known = shown.filter((value): value is number => value !== null && value > 0)
  const room = total - known.reduce((sum, value) => sum + value, 0)
  // Each held-back cell has one at least; what is left over beyond that is what keeps them apart.
  return room - hidden - mostMoved * known.length < smallest
}
