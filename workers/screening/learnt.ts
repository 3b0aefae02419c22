import { readFileSync } from 'node:fs'
import path from 'node:path'
import { examples as ordinary } from '../tagging/examples.ts'
import { explain } from '../tagging/explain.ts'
import { languageOf } from '../tagging/language.ts'
import { type Model, type Span } from '../tagging/model.ts'
import { type FrameTheme } from '../tagging/theme.ts'
import { parseModel } from '../tagging/store.ts'
import { buildModel } from '../tagging/train.ts'
import { everydayShare, scoreText, type Scored } from '../tagging/score.ts'
import { tokenise } from '../../server/screening/tokens.ts'
import { examples } from './examples.ts'
import { harmKinds, isHarm, type HarmKind } from './harm.ts'

/**
 * How far a sentence must lie on the side of harm, by the model's own score. The more sentences a text has, the more chances
 * there are to be mistaken, so in a long one each must say a little more; two read as one say more by themselves than either.
 */
const ALONE = 0.05
const TOGETHER = 0.45
const PER_DOUBLING = 0.04
const FEW = 4
/** A sentence that lies further than this on the ordinary side lends nothing to its neighbour. */
const LENDS = -0.5
const HARM = 'harm'

/** A piece of a text that tells of harm; `spans` are the words that decided. */
export type HarmTold = { start: number; end: number; spans: Span[] }

/**
 * Harm that is told without any of the words that name it, by a model that has learnt from examples what people say then:
 * of the sentences, and of neighbours read as one, the piece that says most of it. It knows English only.
 * @param sentences  those that may carry a view, as offsets into the text
 */
export function harmTold(text: string, sentences: readonly { start: number; end: number }[]): HarmTold | null {
  harmModel ??= parseModel(readFileSync(files.harm))
  const harder = PER_DOUBLING * Math.log2(Math.max(1, sentences.length / FEW))
  let most: { start: number; end: number; over: number; scored: Scored } | null = null
  const weigh = (start: number, end: number, enough: number) => {
    const scored = scoreText(harmModel!, tokenise(text.slice(start, end)))
    const over = scored.scores[0]! - enough - harder
    if (over >= 0 && (!most || over > most.over)) most = { start, end, over, scored }
    return scored.scores[0]!
  }
  const alone = sentences.map(({ start, end }) => weigh(start, end, ALONE))
  for (let at = 0; at + 1 < sentences.length; at++) {
    if (Math.min(alone[at]!, alone[at + 1]!) > LENDS) weigh(sentences[at]!.start, sentences[at + 1]!.end, TOGETHER)
  }
  return most && explained(text, most)
}

function explained(
  text: string,
  { start, end, over, scored }: { start: number; end: number; over: number; scored: Scored },
): HarmTold | null {
  const piece = text.slice(start, end)
  const language = languageOf(piece, everydayShare(scored))
  if (language !== null && language !== 'en') return null
  const { spans } = explain(harmModel!, scored, piece, 0, scored.scores[0]! - over)
  return { start, end, spans: spans.map(([from, to]): Span => [start + from, start + to]) }
}

/** How much a text speaks of each kind of harm, given that it speaks of one: in the order of `harmKinds`. */
export function kindScores(text: string): number[] {
  kindModel ??= parseModel(readFileSync(files.kind))
  return [...scoreText(kindModel, tokenise(text)).scores]
}

// Learning takes seconds, which no first comment should wait for: `node scripts/harm-model.ts` keeps what was learnt.
export const files = {
  harm: path.join(import.meta.dirname, 'harm-model.bin'),
  kind: path.join(import.meta.dirname, 'kind-model.bin'),
}
let harmModel: Model | null = null
let kindModel: Model | null = null

/** Learn what tells harm from the examples, from comments on plans and services, and from what people say of ordinary care. */
export function learnHarm(): Model {
  return buildModel(frameOf([HARM]), [
    ...examples.map(({ text, tells }) => ({ text, themes: isHarm(tells) ? [HARM] : [] })),
    ...ordinary.map(({ text }) => ({ text, themes: [] })),
    ...feedback().map((text) => ({ text, themes: [] })),
  ])
}

/** Learn which kind of harm it is. */
export function learnKinds(): Model {
  return buildModel(
    frameOf(harmKinds),
    examples.flatMap(({ text, tells }) => (isHarm(tells) ? [{ text, themes: [tells as HarmKind] }] : [])),
  )
}

function frameOf(codes: readonly string[]): FrameTheme[] {
  // A label without words: the codes are ours, and no resident's word for anything.
  return codes.map((code) => ({ code, label: '–', description: '', concepts: [] }))
}

/** What people say of ordinary care, a sentence each. */
export function feedback(): string[] {
  const lines = readFileSync(path.join(import.meta.dirname, 'feedback.txt'), 'utf8')
    .trim()
    .split('\n')
  return lines.filter((line) => !line.startsWith('#'))
}
