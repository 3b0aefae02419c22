import { readFileSync } from 'node:fs'
import path from 'node:path'
import { broughtBy, scoresOf as scoresOfPiece, type Learnt, type Row } from '../../server/screening/learnt/model.ts'
import { parseLearnt } from '../../server/screening/learnt/store.ts'
import { isEveryday, isSmall } from '../../server/screening/small-words.ts'
import { tokenise, type Token } from '../../server/screening/tokens.ts'
import { languageOf } from '../tagging/language.ts'
import { harmPiece } from './features.ts'
import type { Span } from './terms.ts'

/**
 * How far a sentence must lie on the side of harm, by the model's own score. The more sentences a text has, the more chances
 * there are to be mistaken, so in a long one each must say more; two read as one say more by themselves than either.
 */
const ALONE = 0.18
const TOGETHER = 0.68
/** A piece cut out by its capitals is more often nobody's sentence. */
const UNMARKED = 0.35
const PER_DOUBLING = 0.06
const FEW = 3
/** What tells of harm tells of one kind; what only sounds like it sounds like several. So much the best kind's lead counts. */
const LEAD = 0.3
/** A sentence that lies further than this on the ordinary side lends nothing to its neighbour. */
const LENDS = -0.5
/** Text of which a smaller share is everyday English may be in another language. */
const EVERYDAY = 0.18
/** So many words a piece of a sentence has at least to be listened to by itself. */
const WORTH_HEARING = 5
/** So many words are shown at most. */
const SHOWN = 6

/** Learning takes seconds, which no first comment should wait for: `node scripts/harm-model.ts` keeps what was learnt. */
export const kept = path.join(import.meta.dirname, 'harm-model.bin')
let model: Learnt | null = null
const learntModel = () => (model ??= parseLearnt(readFileSync(kept)))
/** First of harm or none, then of each kind, given that it is harm. */
const scoresOf = (tokens: readonly Token[]) => scoresOfPiece(learntModel(), harmPiece(tokens, learntModel().classes))

/** A piece of a text that tells of harm; `spans` are the words that decided. */
export type HarmTold = { start: number; end: number; spans: Span[] }
type Heard = { start: number; end: number; tokens: Token[]; row: Row; over: number }

/**
 * Harm that is told without any of the words that name it, by a model that has learnt from examples what people say then:
 * of the sentences, and of neighbours read as one, the piece that says most of it. It knows English only.
 * @param sentences  those that may carry a view, as offsets into the text
 */
export function harmTold(text: string, sentences: readonly { start: number; end: number }[]): HarmTold | null {
  const harder = PER_DOUBLING * Math.log2(Math.max(1, sentences.length / FEW))
  let most: Heard | null = null
  const weigh = (start: number, end: number, enough: number): number => {
    const tokens = tokenise(text.slice(start, end))
    const { scores, row } = scoresOf(tokens)
    const over = scores[0]! + LEAD * leadOf(scores.subarray(1)) - enough - harder
    if (over >= 0 && (!most || over > most.over)) most = { start, end, tokens, row, over }
    return scores[0]!
  }
  const alone = sentences.map(({ start, end }) => weigh(start, end, ALONE))
  for (const { start, end } of sentences) for (const [from, to] of unmarked(text, start, end)) weigh(from, to, UNMARKED)
  for (let at = 0; at + 1 < sentences.length; at++) {
    if (Math.min(alone[at]!, alone[at + 1]!) > LENDS) weigh(sentences[at]!.start, sentences[at + 1]!.end, TOGETHER)
  }
  return most && explained(text, most)
}

/** How far the highest score lies above the next. */
function leadOf(scores: Float64Array): number {
  const [first, second] = scores.toSorted().reverse()
  return first! - second!
}

/**
 * Where the mark that ends a sentence is left out, the next begins with a capital: “lovely staff They tie her hands”. The
 * pieces of a sentence that may be some, none where it has no capital within; a name or a place makes a piece too.
 */
function unmarked(text: string, start: number, end: number): Span[] {
  const tokens = tokenise(text.slice(start, end))
  const written = (at: number) => text.slice(start + tokens[at]!.start, start + tokens[at]!.end)
  const begins = (at: number) =>
    /^\p{Lu}/u.test(written(at)) &&
    !/^\p{Lu}/u.test(written(at - 1)) &&
    /^[ )]+$/.test(text.slice(start + tokens[at - 1]!.end, start + tokens[at]!.start)) &&
    !(/^I(?!\p{L})/u.test(written(at)) && isSmall(tokens[at - 1]!.word))
  const first = tokens.flatMap((_, at) => (at > 0 && begins(at) ? [at] : []))
  if (first.length === 0) return []
  return [0, ...first].flatMap((from, at): Span[] => {
    const to = (first[at] ?? tokens.length) - 1
    return to - from + 1 < WORTH_HEARING ? [] : [[start + tokens[from]!.start, start + tokens[to]!.end]]
  })
}

function explained(text: string, { start, end, tokens, row, over }: Heard): HarmTold | null {
  const language = languageOf(text.slice(start, end), everydayIn(tokens))
  if (language !== null && language !== 'en') return null
  const brought = broughtBy(learntModel(), row, 0, tokens.length)
  const telling = [...brought.keys()]
    .filter((at) => brought[at]! > 0)
    .sort((a, b) => brought[b]! - brought[a]!)
    .slice(0, SHOWN)
  // As many as it takes: without them it would not have been heard.
  const spans: Span[] = []
  for (let left = over; telling.length > 0 && left >= 0;) {
    const at = telling.shift()!
    left -= brought[at]!
    spans.push([start + tokens[at]!.start, start + tokens[at]!.end])
  }
  return { start, end, spans: spans.sort((a, b) => a[0] - b[0]) }
}

/** How much a text sounds like harm: above 0 for most that does. What is not English always might. */
export function soundsOf(text: string): number {
  const tokens = tokenise(text)
  return everydayIn(tokens) < EVERYDAY ? Infinity : scoresOf(tokens).scores[0]!
}

function everydayIn(tokens: Token[]): number {
  return tokens.filter(({ word }) => isEveryday(word)).length / Math.max(1, tokens.length)
}

/** How much a text speaks of each kind of harm, given that it speaks of one: in the order of `harmKinds`. */
export function kindScores(text: string): number[] {
  return [...scoresOf(tokenise(text)).scores.slice(1)]
}
