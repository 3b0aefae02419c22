import { addMeaning, DIMENSIONS, meaningOf, telling } from '../meanings.ts'
import { stemOf, type Token } from '../tokens.ts'

/**
 * Words and pairs, letter groups, classes of words, and what each subject adds of its own: each block is brought to one
 * length, so that none drowns another.
 */
export const BLOCKS = 4
export const [WORDS, LETTERS, CLASSES, OWN] = [0, 1, 2, 3] as const
/** Hashed features live in this many places; a place’s remainder by the number of blocks says its block. */
const SPACE = 1 << 24

/** Something that a piece of text has, and the tokens that bring it (numbers in the piece). */
export type Feature = { place: number; block: number; from: number; to: number }
/** A piece of text taken apart; `meaning` is the sum of its stems’ vectors. */
export type Piece = { features: Feature[]; meaning: Float64Array }

/** What stands for a word where classes of words are compared: itself if it is one of the commonest, else words of like meaning. */
export type Classes = { common: ReadonlySet<string>; of: Uint8Array }

/** Words this far apart are still looked at together, as what they are (SKIPPED) and as what they are like (ALIKE). */
const SKIPPED = 2
const ALIKE = 3

/**
 * Take a piece of a text apart.
 * @param groups  the groups of letters of a word that count; none where speed matters more than words spelt oddly
 */
export function featuresOf(tokens: readonly Token[], classes: Classes, groups = letterGroups): Piece {
  const features: Feature[] = []
  const stems = tokens.map(({ word }) => stemOf(word))
  const meanings = stems.map(meaningOf)
  const units = stems.map((stem, at) => unitOf(stem, meanings[at]!, classes))
  const add = (block: number, name: string, from: number, to: number) =>
    features.push({ place: placeOf(block, name), block, from, to })
  for (let at = 0; at < tokens.length; at++) {
    add(WORDS, `w ${stems[at]}`, at, at)
    add(CLASSES, `c ${units[at]}`, at, at)
    for (const group of groups(tokens[at]!.word)) add(LETTERS, group, at, at)
    for (let next = at + 1; next <= at + ALIKE && next < tokens.length && !tokens[next]!.opens; next++) {
      const near = next === at + 1 ? 'n' : 'f'
      if (next - at <= SKIPPED) add(WORDS, `${near} ${stems[at]} ${stems[next]}`, at, next)
      add(CLASSES, `${near} ${units[at]} ${units[next]}`, at, next)
    }
  }
  const meaning = new Float64Array(DIMENSIONS)
  for (const stem of new Set(stems)) {
    const known = meaningOf(stem)
    if (known >= 0) addMeaning(known, Math.max(0.1, telling(stem)), meaning)
  }
  return { features, meaning }
}

/** What stands for a word where classes of words are compared. */
export function unitOf(stem: string, meaning: number, { common, of }: Classes): string {
  if (common.has(stem)) return stem
  return meaning >= 0 ? `#${of[meaning]}` : `~${stem.slice(0, 4)}`
}

function letterGroups(word: string): string[] {
  if (word.length < 3) return []
  const marked = ` ${word.slice(0, 40)} `
  const groups: string[] = []
  for (let from = 0; from < marked.length; from++)
    for (let length = 3; length <= 5 && from + length <= marked.length; length++)
      groups.push(marked.slice(from, from + length))
  return groups
}

/** The place of a feature by its block and name. */
export function placeOf(block: number, name: string): number {
  let state = 0x811c9dc5 ^ block
  for (let at = 0; at < name.length; at++) state = Math.imul(state ^ name.charCodeAt(at), 0x01000193)
  state = Math.imul(state ^ (state >>> 15), 0x85ebca6b)
  state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35)
  return (((state ^ (state >>> 16)) >>> 0) % (SPACE / BLOCKS)) * BLOCKS + block
}
