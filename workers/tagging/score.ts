import { chance } from './calibrate.ts'
import { signalsOf, standingHits, touched, worth, type Signal } from './evidence.ts'
import { partsOf, makeReader, SPACE, type Parts, type Word } from './features.ts'
import { compile, type Hit } from './matcher.ts'
import type { Core, Known, Model } from './model.ts'

/** How much the letter groups of a text weigh beside its words, and a concept's feature beside both. */
export const LETTERS = 1
export const CONCEPT_STRONG = 0.4
export const CONCEPT_WEAK = 0.2

/** A text with all that bears on its themes. `scores` are what the model makes of each theme, before calibration. */
export type Scored = {
  parts: Parts
  known: Known[]
  hits: Hit[]
  signals: Signal[]
  evidence: Float64Array
  wordSum: Float64Array
  gramSum: Float64Array
  wordNorm: number
  gramNorm: number
  scores: Float64Array
}

/** Make a model ready to read: lay out its weights and compile its terms. */
export function wake(core: Core): Model {
  const rows = new Int32Array(SPACE).fill(-1)
  core.places.forEach((place, row) => (rows[place] = row))
  const themes = core.frame.length
  const weights = new Float32Array(core.steps.length)
  for (let at = 0; at < weights.length; at++) weights[at] = core.steps[at]! * core.scales[at % themes]!
  return { ...core, matcher: compile(core.concepts), rows, weights, known: new Map() }
}

/** Score a text for every theme of the frame. */
export function scoreText(model: Model, text: string): Scored {
  const parts = partsOf(text, (word) => knownWord(model, word))
  const known = parts.distinct as unknown as Known[]
  const hits = standingHits(model.matcher, parts)
  const signals = signalsOf(hits, model.attached, parts)
  const themes = model.frame.length
  const wordSum = new Float64Array(themes)
  const gramSum = new Float64Array(themes)
  let wordNorm = 0
  let gramNorm = 0
  for (const word of known) {
    wordNorm += word.wordNorm
    gramNorm += word.gramNorm
    for (let theme = 0; theme < themes; theme++) {
      wordSum[theme] = wordSum[theme]! + word.lent[theme]!
      gramSum[theme] = gramSum[theme]! + word.lent[themes + theme]!
    }
  }
  for (const place of parts.pairs) {
    const row = model.rows[place]!
    if (row < 0) continue
    const rarity = model.rarity[row]!
    wordNorm += rarity * rarity
    for (let theme = 0; theme < themes; theme++) {
      wordSum[theme] = wordSum[theme]! + rarity * model.weights[row * themes + theme]!
    }
  }
  const scored: Scored = {
    parts,
    known,
    hits,
    signals,
    wordSum,
    gramSum,
    wordNorm,
    gramNorm,
    evidence: new Float64Array(themes),
    scores: new Float64Array(themes),
  }
  for (const signal of signals) scored.evidence[signal.theme] = scored.evidence[signal.theme]! + signal.strength
  const levels = touched(hits, model.concepts.length)
  for (let theme = 0; theme < themes; theme++) {
    let score = priorOf(model, theme, scored.evidence[theme]!) + model.bias[theme]!
    score += wordNorm > 0 ? wordSum[theme]! / Math.sqrt(wordNorm) : 0
    score += gramNorm > 0 ? (LETTERS * gramSum[theme]!) / Math.sqrt(gramNorm) : 0
    scored.scores[theme] = score
  }
  levels.forEach((level, concept) => {
    if (level === 0) return
    const value = level === 2 ? CONCEPT_STRONG : CONCEPT_WEAK
    const row = (concept * 2 + (2 - level)) * themes
    for (let theme = 0; theme < themes; theme++) {
      scored.scores[theme] = scored.scores[theme]! + value * model.conceptWeights[row + theme]!
    }
  })
  return scored
}

/** What the lexicon's evidence is worth for a theme; a theme no concept speaks for starts from nothing. */
export function priorOf(model: Core, theme: number, evidence: number): number {
  return spokenFor(model)[theme] ? model.trust[theme]! * worth(evidence) : 0
}

const spokenForMemory = new WeakMap<object, Uint8Array>()

/** Which themes have a concept attached. */
export function spokenFor(model: Pick<Core, 'attached'>): Uint8Array {
  let known = spokenForMemory.get(model.attached)
  if (!known) {
    known = new Uint8Array(1024)
    for (const list of model.attached) for (const { theme } of list) known[theme] = 1
    spokenForMemory.set(model.attached, known)
  }
  return known
}

export function chanceOf(model: Core, theme: number, score: number): number {
  return chance(model.curves[theme]!, score)
}

function knownWord(model: Model, word: string): Word {
  let known = model.known.get(word)
  if (!known) {
    if (model.known.size >= 30_000) model.known.clear()
    known = lend(model, makeReader(model.matcher)(word))
    model.known.set(word, known)
  }
  return known as unknown as Word
}

function lend(model: Model, { word, stem, grams, symbols }: Word): Known {
  const themes = model.frame.length
  const lent = new Float32Array(2 * themes)
  let wordNorm = 0
  let gramNorm = 0
  const row = model.rows[stem]!
  if (row >= 0) {
    const rarity = model.rarity[row]!
    wordNorm = rarity * rarity
    for (let theme = 0; theme < themes; theme++) lent[theme] = rarity * model.weights[row * themes + theme]!
  }
  for (const place of grams) {
    const gramRow = model.rows[place]!
    if (gramRow < 0) continue
    const rarity = model.rarity[gramRow]!
    gramNorm += rarity * rarity
    for (let theme = 0; theme < themes; theme++) {
      lent[themes + theme] = lent[themes + theme]! + rarity * model.weights[gramRow * themes + theme]!
    }
  }
  return { word, stem, symbols, lent, wordNorm, gramNorm }
}
