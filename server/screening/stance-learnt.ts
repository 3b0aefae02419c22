import { readFileSync } from 'node:fs'
import path from 'node:path'
import { CLASSES, featuresOf, OWN, placeOf, unitOf, WORDS, type Classes, type Piece } from './learnt/features.ts'
import { broughtBy, scoresOf, type Learnt } from './learnt/model.ts'
import { parseLearnt } from './learnt/store.ts'
import { meaningOf } from './meanings.ts'
import { effectOf, stances, type Stance } from './stance-words.ts'
import { stemOf, tokenise, type Token } from './tokens.ts'

/** So many words are shown at most. */
const SHOWN = 6
/** Text of which a smaller share is English words is in another language, which was not learnt. */
const ENGLISH = 0.7

/** `node scripts/stance-model.ts` keeps what was learnt from workers/screening/stances.txt. */
export const kept = path.join(import.meta.dirname, 'stance-model.bin')
let model: Learnt | null = null
const learntModel = () => (model ??= parseLearnt(readFileSync(kept)))

/** A comment taken apart: its words, also beside what the proposal would do, and how it begins, ends and is marked. */
export function stancePiece(text: string, tokens: readonly Token[], proposal: string, classes: Classes): Piece {
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
  for (const mark of ['?', '!', ',']) if (text.includes(mark)) add(OWN, mark, last)
  if (/\d/.test(text)) add(OWN, 'number', last)
  return { features, meaning }
}

export type Heard = { lead(stance: Stance): number; words(stance: Stance): [start: number, end: number][] }

/**
 * How far a comment sounds like each stance, by a model that has learnt from examples what people say who argue for or against
 * something without saying so: its lead over the others. null where it is not English. Never throws.
 */
export function stanceHeard(text: string, proposal: string, learnt = learntModel()): Heard | null {
  const tokens = tokenise(text)
  const english = tokens.filter(({ word }) => meaningOf(stemOf(word)) >= 0).length
  if (tokens.length === 0 || english < ENGLISH * tokens.length) return null
  const { scores, row } = scoresOf(learnt, stancePiece(text, tokens, proposal, learnt.classes))
  const lead = (stance: Stance) => {
    const at = stances.indexOf(stance)
    return scores[at]! - Math.max(...scores.filter((_, other) => other !== at))
  }
  const words = (stance: Stance) => {
    const brought = broughtBy(learnt, row, stances.indexOf(stance), tokens.length)
    return [...brought.keys()]
      .filter((at) => brought[at]! > 0)
      .sort((a, b) => brought[b]! - brought[a]!)
      .slice(0, SHOWN)
      .sort((a, b) => a - b)
      .map((at): [number, number] => [tokens[at]!.start, tokens[at]!.end])
  }
  return { lead, words }
}
