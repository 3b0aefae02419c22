import { meaningOf } from '../../server/screening/meanings.ts'
import { LONGEST, stemOf, tokenise, type Token } from '../../server/screening/tokens.ts'
import type { Matcher } from './matcher.ts'

/** Hashed features live in this many places. */
export const SPACE = 1 << 20
const SEED = 0x5a1d

/** What a word brings wherever it stands: its stem and that stem's place, its letter groups' places, its meaning, its lexicon symbols. */
export type Word = {
  word: string
  root: string
  stem: number
  grams: Int32Array
  meaning: number
  symbols: readonly number[]
}

/** A text taken apart: `of[i]` says which of `distinct` the i-th token is, `pairs` are its pairs of words
 * within a sentence, each once. */
export type Parts<W = Word> = { tokens: Token[]; distinct: W[]; of: Int32Array; pairs: number[] }

/** Takes a word apart. */
export function takeApart(matcher: Matcher, word: string): Word {
  const root = stemOf(word)
  return {
    word,
    root,
    stem: hash(`w ${root}`),
    grams: letterGroups(word),
    meaning: meaningOf(root),
    symbols: matcher.symbolsOf(word),
  }
}

/** Takes words apart, once each. */
export function makeReader(matcher: Matcher): (word: string) => Word {
  const words = new Map<string, Word>()
  return (word) => {
    let known = words.get(word)
    if (!known) words.set(word, (known = takeApart(matcher, word)))
    return known
  }
}

/** The parts of a text; its pairs as places. */
export function partsOf(text: string, read: (word: string) => Word): Parts {
  const tokens = tokenise(text)
  const of = new Int32Array(tokens.length)
  const distinct: Word[] = []
  const numbers = new Map<string, number>()
  for (let at = 0; at < tokens.length; at++) {
    const { word } = tokens[at]!
    let number = numbers.get(word)
    if (number === undefined) {
      number = distinct.push(read(word)) - 1
      numbers.set(word, number)
    }
    of[at] = number
  }
  const pairs = new Set<number>()
  for (let at = 0; at + 1 < tokens.length; at++)
    if (!tokens[at + 1]!.opens) pairs.add(pairPlace(distinct[of[at]!]!.stem, distinct[of[at + 1]!]!.stem))
  return { tokens, distinct, of, pairs: [...pairs] }
}

export function pairPlace(first: number, second: number): number {
  return finish(Math.imul(first ^ 0x9e3779b1, 0x85ebca6b) ^ Math.imul(second + 0x7f4a7c15, 0xc2b2ae35))
}

/** Groups of 3 to 5 letters of a word with a mark at either end, hashed from their codes in place. */
function letterGroups(word: string): Int32Array {
  const length = Math.min(word.length, LONGEST)
  const codes = new Uint16Array(length + 2)
  codes[0] = codes[length + 1] = 32
  for (let at = 0; at < length; at++) codes[at + 1] = word.charCodeAt(at)
  const places = new Set<number>()
  for (let from = 0; from < codes.length; from++) {
    let state = SEED
    for (let to = from; to < from + 5 && to < codes.length; to++) {
      state = Math.imul(state ^ codes[to]!, 0x01000193)
      if (to - from >= 2) places.add(finish(state ^ (to - from)))
    }
  }
  return Int32Array.from(places)
}

function hash(text: string): number {
  let state = SEED ^ 0x1234567
  for (let at = 0; at < text.length; at++) state = Math.imul(state ^ text.charCodeAt(at), 0x01000193)
  return finish(state)
}

function finish(state: number): number {
  let mixed = state ^ (state >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) & (SPACE - 1)
}
