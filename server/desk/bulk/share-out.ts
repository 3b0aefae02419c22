import type { Sharer } from './contract.ts'

/**
 * Share comments out between people: by percent where it is given, else as many each. Nobody gets more than one above their exact
 * share, and each gets some from everywhere in the list, so that nobody has all the old ones.
 * @param ids  in the order in which they are dealt
 * @returns whose each becomes, in the same order
 */
export function shareOut(ids: readonly string[], sharers: readonly Sharer[]): string[] {
  const all = sharers.reduce((sum, { percent }) => sum + (percent ?? 1), 0)
  const parts = sharers.map(({ person, percent }) => ({ person, part: (percent ?? 1) / all, given: 0 }))
  return ids.map((_id, index) => {
    const [next] = parts.toSorted((a, b) => b.part * (index + 1) - b.given - (a.part * (index + 1) - a.given))
    if (!next) throw new Error('nobody to share between')
    next.given++
    return next.person
  })
}
