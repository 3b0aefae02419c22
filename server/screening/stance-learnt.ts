import { readFileSync } from 'node:fs'
import path from 'node:path'
import { CLASSES, featuresOf, OWN, placeOf, unitOf, WORDS, type Classes, type Piece } from './learnt/features.ts'
import { broughtBy, scoresOf, type Learnt } from './learnt/model.ts'
import { parseLearnt } from './learnt/store.ts'
import { meaningOf, wordsWithMeaning } from './meanings.ts'
import type { Reading } from './stance-stated.ts'
import { effectOf, stances, type Stance } from './stance-words.ts'
import { stemOf, tokenise, type Token } from './tokens.ts'
import { tonesOf } from './tone.ts'

/** So many words are shown at most. */
const SHOWN = 6
/** Text of which a smaller share is English words is in another language, which was not learnt. */
const ENGLISH = 0.7

/** `node scripts/stance-model.ts` keeps what was learnt from workers/screening/stances.txt. */
export const kept = path.join(import.meta.dirname, 'stance-model.bin')
let model: Learnt | null = null
const learntModel = () => (model ??= parseLearnt(readFileSync(kept)))

/**
 * A comment taken apart: its words, also beside what the proposal would do, what it says in so many words, what it praises and
 * blames, and how it begins, ends and is marked.
 * @param stated  what `statedStance` makes of it
 */
export function stancePiece(
  text: string,
  tokens: readonly Token[],
  proposal: string,
  classes: Classes,
  stated: Reading,
): Piece {
  const { features, meaning } = featuresOf(tokens, classes, () => [])
  const effect = effectOf(proposal)
  const stems = tokens.map(({ word }) => stemOf(word))
  const units = stems.map((stem) => unitOf(stem, meaningOf(stem), classes))
  const add = (block: number, name: string, from = 0, to = from) => {
    features.push({ place: placeOf(block, name), block, from, to })
  }
  stems.forEach((stem, at) => {
    add(WORDS, `${effect} w ${stem}`, at)
    add(CLASSES, `${effect} c ${units[at]}`, at)
    if (tokens[at]!.opens)
      add(CLASSES, `opens ${units[at]} ${units[at + 1] ?? ''}`, at, Math.min(at + 1, stems.length - 1))
  })
  if (stems.length === 0) return { features, meaning }
  const last = stems.length - 1
  add(CLASSES, `first ${units[0]}`)
  add(CLASSES, `last ${units[last]}`, last)
  add(WORDS, `last ${stems[last]}`, last)
  add(OWN, effect)
  add(OWN, `words ${Math.min(4, Math.floor(Math.log2(stems.length + 1)))}`)
  add(OWN, `sentences ${Math.min(3, tokens.filter(({ opens }) => opens).length)}`)
  if (/\?\W*$/.test(text)) add(OWN, 'asks', last)
  const { stance: says, spans } = stated
  const said = tokens.findIndex(({ end }) => end > (spans[0]?.[0] ?? Infinity))
  add(OWN, `says ${says}`, Math.max(0, said))
  for (const { at, tone, turned } of tonesOf(tokens)) {
    add(OWN, tone, at)
    add(OWN, `${effect} ${tone}`, at)
    if (turned) add(OWN, `turned ${tone}`, at)
  }
  for (const mark of ['?', '!', ',']) if (text.includes(mark)) add(OWN, mark, last)
  if (/\d/.test(text)) add(OWN, 'number', last)
  return { features, meaning }
}

/** What a comment sounds like most, by how far over the next, and the words that brought it there. */
export type Heard = { stance: Stance; lead: number; spans: [start: number, end: number][] }

/**
 * What a comment sounds like, by a model that has learnt from examples what people say who argue for or against something
 * without saying so. null where it is not English, or where no words brought it about. Never throws.
 * @param stated  what `statedStance` makes of it
 */
export function stanceHeard(text: string, proposal: string, stated: Reading, learnt = learntModel()): Heard | null {
  const tokens = tokenise(text)
  if (tokens.length === 0 || wordsWithMeaning(tokens) < ENGLISH * tokens.length) return null
  const { scores, row } = scoresOf(learnt, stancePiece(text, tokens, proposal, learnt.classes, stated))
  const [best, next] = [...scores.keys()].sort((a, b) => scores[b]! - scores[a]!) as [number, number]
  const [towards, away] = [best, next].map((answer) => broughtBy(learnt, row, answer, tokens.length)) as [
    Float64Array,
    Float64Array,
  ]
  const spans = [...tokens.keys()]
    .filter((at) => towards[at]! > away[at]!)
    .sort((a, b) => towards[b]! - away[b]! - towards[a]! + away[a]!)
    .slice(0, SHOWN)
    .sort((a, b) => a - b)
    .map((at): [number, number] => [tokens[at]!.start, tokens[at]!.end])
  return spans.length === 0 ? null : { stance: stances[best]!, lead: scores[best]! - scores[next]!, spans }
}
