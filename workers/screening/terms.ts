import { findHits, withoutLookAlikes, type Hit, type Matcher } from '../tagging/matcher.ts'
import type { Token } from '../../server/screening/tokens.ts'
import { bare, wordsIn } from './bare.ts'

/** UTF-16 offsets into the text, end not included. */
export type Span = [start: number, end: number]

/** How a word of a text is looked up: as it stands, or without the marks that people leave out. */
export const plainly = (word: string) => [word]
export const barely = (word: string) => wordsIn(bare(word))

/** The terms of a list found in a text, without look-alikes and what they cover. */
export function hitsOf(matcher: Matcher, tokens: Token[], read = plainly): Hit[] {
  const words = tokens.map(({ word }) => ({ symbols: symbolsOf(matcher, word, read) }))
  const hits = findHits(
    matcher,
    words,
    Array.from(tokens, (_, at) => at),
    tokens,
  )
  return withoutLookAlikes(hits).filter(({ kind }) => kind < 3)
}

const cached = new Map<Matcher, Map<string, readonly number[]>>()

function symbolsOf(matcher: Matcher, word: string, read: (word: string) => string[]): readonly number[] {
  let words = cached.get(matcher)
  if (!words || words.size > 20_000) cached.set(matcher, (words = new Map()))
  let symbols = words.get(word)
  if (!symbols) words.set(word, (symbols = read(word).flatMap((one) => matcher.symbolsOf(one))))
  return symbols
}

export function spanOf(hit: Hit, tokens: Token[]): Span {
  return [tokens[hit.from]!.start, tokens[hit.to]!.end]
}

/** Spans in order, overlapping ones made one. */
export function tidy(spans: Span[]): Span[] {
  const sorted = [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1])
  const merged: Span[] = []
  for (const [start, end] of sorted) {
    const last = merged.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}
