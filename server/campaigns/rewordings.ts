import { addMeaning, DIMENSIONS, meaningOf, telling } from '../screening/meanings.ts'
import { isSmall } from '../screening/small-words.ts'
import { stemOf, tokenise } from '../screening/tokens.ts'

/** So many people who say one thing are an argument. */
const fewest = 4
/** How alike two comments must be, from 0 to 1, to be one argument in other words. */
const alike = 0.45
/** So alike must a further one be to them all, on average, that says one of their words. */
const alikeToAll = 0.36
/** They turn on at least so many words, each of which so large a share of them says; slight words do not count. */
const hinges = { words: 2, share: 0.4, telling: 0.6 }
/** Of how alike they are so much is their very words, the rest what these mean. */
const byWord = 0.4

type Read = { id: string; words: Map<string, number>; meaning: Float64Array }

/**
 * Comments that make one argument in different words, the largest group first, and in each the most typical first. Each is in
 * one group at most. Never throws; takes the square of the number of comments.
 * @param comments  without copies of letters: those are known as such
 */
export function rewordingsIn(comments: readonly { id: string; text: string }[]): string[][] {
  const stems = comments.map(({ text }) => [
    ...new Set(tokenise(text).flatMap(({ word }) => (isSmall(word) ? [] : [stemOf(word)]))),
  ])
  const counts = new Map<string, number>()
  for (const own of stems) for (const stem of own) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  const reads = comments.map(({ id }, at) =>
    readOf(id, stems[at]!, (stem) => Math.log(comments.length / counts.get(stem)!)),
  )
  const near = reads.map((_, at) => [{ to: at, likeness: 1 }])
  reads.forEach((one, at) => {
    for (let to = at + 1; to < reads.length; to++) {
      const likeness = likenessOf(one, reads[to]!)
      if (likeness < alike) continue
      near[at]!.push({ to, likeness })
      near[to]!.push({ to: at, likeness })
    }
  })
  const free = new Set(reads.keys())
  const groups: string[][] = []
  for (;;) {
    const left = (at: number) => near[at]!.filter(({ to }) => free.has(to))
    const seed = [...free].reduce((best, at) => (best < 0 || left(at).length > left(best).length ? at : best), -1)
    const core = seed < 0 ? [] : left(seed).sort((a, b) => b.likeness - a.likeness)
    if (core.length < fewest) return groups
    const members = core.map(({ to }) => to)
    const shared = hingesOf(members.map((at) => reads[at]!))
    for (const at of members) free.delete(at)
    if (shared.length < hinges.words) continue
    for (const at of [...free]) {
      const one = reads[at]!
      const mean = members.reduce((sum, member) => sum + likenessOf(one, reads[member]!), 0) / members.length
      if (mean < alikeToAll || !shared.some((stem) => one.words.has(stem))) continue
      members.push(at)
      free.delete(at)
    }
    groups.push(members.map((at) => reads[at]!.id))
  }
}

/** The telling stems that many of these say. */
function hingesOf(members: Read[]): string[] {
  const counts = new Map<string, number>()
  for (const { words } of members) for (const stem of words.keys()) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return [...counts].flatMap(([stem, count]) =>
    count >= hinges.share * members.length && telling(stem) >= hinges.telling ? [stem] : [],
  )
}

function readOf(id: string, stems: string[], rarity: (stem: string) => number): Read {
  const meaning = new Float64Array(DIMENSIONS)
  const words = new Map<string, number>()
  for (const stem of stems) {
    const weight = rarity(stem) * Math.max(0.1, telling(stem))
    words.set(stem, weight)
    const known = meaningOf(stem)
    if (known >= 0) addMeaning(known, weight, meaning)
  }
  const length = Math.hypot(...words.values()) || 1
  for (const [stem, weight] of words) words.set(stem, weight / length)
  const size = Math.hypot(...meaning) || 1
  return { id, words, meaning: meaning.map((one) => one / size) }
}

function likenessOf(one: Read, other: Read): number {
  let shared = 0
  for (const [stem, weight] of one.words) shared += weight * (other.words.get(stem) ?? 0)
  let meant = 0
  for (let at = 0; at < DIMENSIONS; at++) meant += one.meaning[at]! * other.meaning[at]!
  return byWord * shared + (1 - byWord) * meant
}
