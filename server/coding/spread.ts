/** A comment that could be coded next. */
export type Candidate = {
  id: string
  /** What a person's word on it would teach, 0–1. */
  gain: number
  /** What it seems to be about: two of a kind teach less than two of different kinds. */
  kind: string
  /** The same for copies of one text. */
  likeness: string
}

/** So far back a kind is kept. */
const memory = 5
const repeatCosts = 0.25

/**
 * The next comments to code, so that each decision teaches most: the least certain first, but not the same kind over and
 * over, and of copies only one. Deterministic.
 * @param before  what is on the screen already, in order
 */
export function spread(
  candidates: Candidate[],
  before: Pick<Candidate, 'kind' | 'likeness'>[],
  most: number,
): string[] {
  const texts = new Set(before.map((one) => one.likeness))
  const recent = before.slice(-memory).map((one) => one.kind)
  const left = [...candidates].sort((a, b) => b.gain - a.gain || (a.id < b.id ? -1 : 1))
  const chosen: string[] = []
  while (chosen.length < most) {
    let best: Candidate | undefined
    let bestWorth = -Infinity
    for (const one of left) {
      // Sorted by gain: anyone who comes now cannot be worth more.
      if (one.gain <= bestWorth) break
      if (texts.has(one.likeness)) continue
      const worth = one.gain - repeatCosts * recent.filter((kind) => kind === one.kind).length
      if (worth > bestWorth) [best, bestWorth] = [one, worth]
    }
    if (!best) break
    chosen.push(best.id)
    texts.add(best.likeness)
    recent.push(best.kind)
    if (recent.length > memory) recent.shift()
  }
  return chosen
}
