import type { Attachment } from './frame.ts'
import { findHits, HINT, STRONG, WEAK, withoutLookAlikes, type Hit, type Matcher } from './matcher.ts'
import type { Parts as AllParts, Word } from './features.ts'

type Parts = Pick<AllParts<Pick<Word, 'word' | 'symbols'>>, 'tokens' | 'distinct' | 'of'>

const strength = [1, 0.5, 0.25]

/** A hit as it counts for one theme. */
export type Signal = { theme: number; strength: number; hit: Hit }

/** The hits of a text that stand: look-alikes and denials (“this is not about maternity”) are gone. */
export function standingHits(matcher: Matcher, parts: Parts): Hit[] {
  const standing = withoutLookAlikes(findHits(matcher, parts.distinct, parts.of, parts.tokens))
  const denied = deniedSpans(parts)
  if (denied.length === 0) return standing
  return standing.filter((hit) => !denied.some(([from, to]) => from <= hit.to && hit.from <= to))
}

const denials = new Set(['not', 'isnt', 'nothing', 'wasnt', 'no', 'former', 'retired'])
const professions = new Set(
  'midwife nurse doctor gp paramedic consultant physio physiotherapist surgeon porter pharmacist teacher'.split(' '),
)
const complaints = new Set(['problem', 'problems', 'issue', 'issues', 'quarrel', 'complaint', 'complaints', 'argument'])

/**
 * Where a text says what it is not about: “not about …”, “nothing to do with …”, “nothing against …”, “no problem with …”,
 * “not … related”, or names what the writer was: “a retired midwife”.
 */
function deniedSpans(parts: Parts): [number, number][] {
  const word = (at: number) => (at < parts.of.length ? parts.distinct[parts.of[at]!]!.word : '')
  const spans: [number, number][] = []
  if (!parts.distinct.some(({ word: one }) => denials.has(one))) return spans
  for (let at = 0; at < parts.of.length; at++) {
    const here = word(at)
    if (!denials.has(here)) continue
    const next = word(at + 1)
    if (here === 'former' || here === 'retired') {
      for (let ahead = at + 1; ahead <= at + 2; ahead++) if (professions.has(word(ahead))) spans.push([at, ahead])
    } else if (here === 'no') {
      if (complaints.has(next) && word(at + 2) === 'with') spans.push([at + 3, at + 5])
    } else if (next === 'about' || next === 'regarding' || next === 'concerning' || next === 'against') {
      spans.push([at + 2, at + 4])
    } else if (next === 'to' && word(at + 2) === 'do' && word(at + 3) === 'with') spans.push([at + 4, at + 6])
    else {
      for (let ahead = at + 1; ahead <= at + 3; ahead++) if (word(ahead) === 'related') spans.push([at + 1, ahead])
    }
  }
  return spans
}

/** What the lexicon has to say for each theme: signals that share no word with a stronger one, strongest first. */
export function signalsOf(hits: Hit[], attached: Attachment[][], parts: Parts): Signal[] {
  const candidates: Signal[] = []
  for (const hit of hits) {
    for (const { theme, share } of attached[hit.concept] ?? []) {
      candidates.push({ theme, strength: (strength[hit.kind] ?? 0) * share, hit })
    }
  }
  candidates.sort(
    (a, b) =>
      a.theme - b.theme ||
      b.strength - a.strength ||
      b.hit.words.length - a.hit.words.length ||
      a.hit.from - b.hit.from,
  )
  const kept: Signal[] = []
  const usedBy = new Int16Array(parts.distinct.length).fill(-1)
  for (const signal of candidates) {
    const { theme, hit } = signal
    if (hit.words.some((at) => usedBy[parts.of[at]!] === theme)) continue
    for (const at of hit.words) usedBy[parts.of[at]!] = theme
    kept.push(signal)
  }
  return kept
}

/** What a sum of signal strengths is worth as a score: −1 for nothing, 0.3 for one strong term, towards 1.2 for many. */
export function worth(sum: number): number {
  const squared = sum * sum
  return -1 + (2.2 * squared) / (squared + 0.7)
}

/** Which concepts a text touches: 2 by a strong term, 1 by a weak one. */
export function touched(hits: Hit[], concepts: number): Uint8Array {
  const found = new Uint8Array(concepts)
  for (const hit of hits) {
    const level = hit.kind === STRONG ? 2 : hit.kind === WEAK || hit.kind === HINT ? 1 : 0
    if (level > found[hit.concept]!) found[hit.concept] = level
  }
  return found
}
