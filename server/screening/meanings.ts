import { readFileSync } from 'node:fs'
import path from 'node:path'
import { stemOf, type Token } from './tokens.ts'

/**
 * What English words have to do with each other: a vector per stem, GloVe’s made small by `scripts/meanings.ts`. It lets a
 * comment on “wagers” come near what was learnt of “bets”. Stems stand in order of how common they are.
 */
const bytes = readFileSync(path.join(import.meta.dirname, 'meanings.bin'))
const [count, dimensions, head] = [0, 4, 8].map((at) => bytes.readUInt32LE(at)) as [number, number, number]
const vectors = new Int8Array(bytes.buffer, bytes.byteOffset + 12 + head, count * dimensions)
const numbers = new Map(
  bytes
    .toString('latin1', 12, 12 + head)
    .split('\n')
    .map((stem, at) => [stem, at]),
)
const UNIT = 1 / 300

export const DIMENSIONS = dimensions
/** How many stems have a meaning. */
export const MEANINGS = count

/** The number of a stem’s meaning, or −1 where it has none. */
export function meaningOf(stem: string): number {
  return numbers.get(stem) ?? -1
}

/** How many words of a text have a meaning here: of an English text nearly all. */
export function wordsWithMeaning(tokens: readonly Token[]): number {
  return tokens.filter(({ word }) => meaningOf(stemOf(word)) >= 0).length
}

/** How telling a stem is of what a text is about: 0 for “the” and its like, 1 for most words. */
export function telling(stem: string): number {
  const rank = numbers.get(stem) ?? count
  return Math.min(1, Math.max(0, (Math.log(rank + 2) - 3.4) / 4))
}

/** Whether a word is so common that alone it says little: about one of the thousand commonest. */
export function isSlight(word: string): boolean {
  const rank = numbers.get(stemOf(word.toLowerCase())) ?? count
  return rank < 1000
}

/** Add a meaning’s vector, `times` over, to a sum. */
export function addMeaning(meaning: number, times: number, sum: Float64Array): void {
  const from = meaning * DIMENSIONS
  for (let at = 0; at < DIMENSIONS; at++) sum[at] = sum[at]! + times * UNIT * vectors[from + at]!
}

/** How alike two meanings are: 1 for the same, 0 for nothing in common or where one is not known. */
export function likeness(meaning: number, other: number): number {
  if (meaning < 0 || other < 0) return 0
  const [from, to] = [meaning * DIMENSIONS, other * DIMENSIONS]
  let sum = 0
  for (let at = 0; at < DIMENSIONS; at++) sum += vectors[from + at]! * vectors[to + at]!
  return sum * UNIT * UNIT
}
