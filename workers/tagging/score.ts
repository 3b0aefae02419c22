import { signalsOf, standingHits, touched, worth, type Signal } from './evidence.ts'
import { pairPlace, SPACE, takeApart, type Parts, type Word } from './features.ts'
import { comparedIn } from './frame.ts'
import { isEveryday, isSmall } from '../../server/screening/small-words.ts'
import { compile, type Hit } from './matcher.ts'
import { addMeaning, DIMENSIONS, telling } from '../../server/screening/meanings.ts'
import type { Bands, Core, Known, Model } from './model.ts'
import { makeNearness, nearOf, nearTo } from './nearness.ts'
import { type CommentSense, senseScores } from './sense.ts'
import type { Token } from '../../server/screening/tokens.ts'

/** How much the letter groups of a text weigh beside its words, and a concept's feature beside both. */
export const LETTERS = 1
export const CONCEPT_STRONG = 0.4
export const CONCEPT_WEAK = 0.2
/** How far everyday words are believed where sense speaks too: on subjects they were not written for they are often wrong. */
const BELIEVED = 0.4

/** How far a concept’s terms are believed: a theme’s own name and keywords always, everyday words less beside sense. */
export function beliefIn(core: Pick<Core, 'concepts' | 'frame'>, concept: number, isSensed: boolean): number {
  return isSensed && concept < core.concepts.length - core.frame.length ? BELIEVED : 1
}
/** So many words are cached with what they lend: more than a consultation uses again and again. */
const MOST_WORDS = 8000

/**
 * A text with all that bears on its themes. `pairs` of `parts` are rows of the model, of the pairs it knows; `pairAt` says
 * at which token each begins. `scores` are what the model makes of each theme, before calibration.
 */
export type Scored = {
  parts: Parts<Known> & { pairAt: number[] }
  hits: Hit[]
  signals: Signal[]
  evidence: Float64Array
  near: Float64Array | null
  /** What the text’s sense adds to what is known of each theme beforehand; null where it is read by words alone. */
  sense: Float64Array | null
  /** Sums over distinct words: by stems and pairs, by letters, by meaning. */
  sums: Float64Array
  wordNorm: number
  gramNorm: number
  meaningNorm: number
  scores: Float64Array
}

/** Make a model ready to read: lay out its weights and compile its terms. */
export function modelFrom(core: Core): Model {
  const rows = new Int32Array(SPACE).fill(-1)
  core.places.forEach((place, row) => (rows[place] = row))
  const themes = core.frame.length
  const weights = new Float32Array(core.steps.length)
  for (let at = 0; at < weights.length; at++) weights[at] = core.steps[at]! * core.scales[at % themes]!
  const strange = comparedIn(core.frame)
  return {
    ...core,
    matcher: compile(core.concepts),
    nearness: strange.includes(true) ? makeNearness(core.frame, strange) : null,
    rows,
    weights,
    known: new Map(),
    met: new Int32Array(core.places.length),
    texts: 0,
  }
}

/**
 * Score a text, given as its words, for every theme of the frame.
 * @param meant  what it means, where that is known
 */
export function scoreText(model: Model, tokens: Token[], meant?: CommentSense): Scored {
  const parts = knownParts(model, tokens)
  const { distinct, pairs } = parts
  const hits = standingHits(model.matcher, parts)
  const sense = model.sense && meant ? senseScores(model.sense, meant) : null
  const signals = signalsOf(hits, model.attached, parts).map((signal) => ({
    ...signal,
    strength: signal.strength * beliefIn(model, signal.hit.concept, sense !== null),
  }))
  const themes = model.frame.length
  const sums = new Float64Array(3 * themes)
  let wordNorm = 0
  let gramNorm = 0
  let meaningNorm = 0
  for (const word of distinct) {
    wordNorm += word.wordNorm
    gramNorm += word.gramNorm
    meaningNorm += word.meaningNorm
    const { lent } = word
    for (let at = 0; at < sums.length; at++) sums[at] = sums[at]! + lent[at]!
  }
  for (const row of pairs) {
    const rarity = model.rarity[row]!
    wordNorm += rarity * rarity
    const from = row * themes
    for (let theme = 0; theme < themes; theme++) sums[theme] = sums[theme]! + rarity * model.weights[from + theme]!
  }
  const evidence = new Float64Array(themes)
  for (const signal of signals) evidence[signal.theme] = evidence[signal.theme]! + signal.strength
  const near = model.nearness ? nearTo(model.nearness, distinct) : null
  const scores = new Float64Array(themes)
  const perWord = wordNorm > 0 ? 1 / Math.sqrt(wordNorm) : 0
  const perGram = gramNorm > 0 ? LETTERS / Math.sqrt(gramNorm) : 0
  const perMeaning = meaningNorm > 0 ? model.meaningScale / Math.sqrt(meaningNorm) : 0
  for (let theme = 0; theme < themes; theme++) {
    scores[theme] =
      priorOf(model, theme, evidence[theme]!, near, sense) +
      model.bias[theme]! +
      perWord * sums[theme]! +
      perGram * sums[themes + theme]! +
      perMeaning * sums[2 * themes + theme]!
  }
  const levels = touched(hits, model.concepts.length)
  for (let concept = 0; concept < levels.length; concept++) {
    const level = levels[concept]!
    if (level === 0) continue
    const value = level === 2 ? CONCEPT_STRONG : CONCEPT_WEAK
    const row = (concept * 2 + (2 - level)) * themes
    for (let theme = 0; theme < themes; theme++) {
      scores[theme] = scores[theme]! + value * model.conceptWeights[row + theme]!
    }
  }
  return { parts, hits, signals, evidence, near, sense, sums, wordNorm, gramNorm, meaningNorm, scores }
}

/** How much of a text is everyday English. */
export function everydayShare({ parts }: Scored): number {
  let everyday = 0
  for (const number of parts.of) if (parts.distinct[number]!.everyday) everyday++
  return everyday / parts.of.length
}

/** A text taken apart into words the model has met; of its pairs only those the model knows. */
function knownParts(model: Model, tokens: Token[]): Scored['parts'] {
  const count = tokens.length
  const now = ++model.texts
  // Between texts only: within one, a word must stay the same word.
  if (model.known.size > MOST_WORDS) model.known.clear()
  const of = new Int32Array(count)
  const distinct: Known[] = []
  const pairs: number[] = []
  const pairAt: number[] = []
  let before: Known | null = null
  for (let at = 0; at < count; at++) {
    const word = knownWord(model, tokens[at]!.word)
    if (word.metIn !== now) {
      word.metIn = now
      word.number = distinct.push(word) - 1
    }
    of[at] = word.number
    if (before && !tokens[at]!.opens) {
      const row = model.rows[pairPlace(before.stem, word.stem)]!
      if (row >= 0 && model.met[row] !== now) {
        model.met[row] = now
        pairs.push(row)
        pairAt.push(at - 1)
      }
    }
    before = word
  }
  return { tokens, distinct, of, pairs, pairAt }
}

/**
 * What is known of a theme before any weight: what the lexicon’s evidence is worth, or how near its description is. A theme
 * that neither speaks for starts from nothing.
 */
export function priorOf(
  model: Core,
  theme: number,
  evidence: number,
  near: Float64Array | null,
  sense: Float64Array | null,
): number {
  const known = foreknown(spokenFor(model)[theme] === 1, evidence, near ? near[theme]! : -1, near !== null)
  return model.trust[theme]! * (known + (sense ? sense[theme]! : 0))
}

/** How the scores of a text are to be read. */
export function bandsOf(model: Core, sense: Float64Array | null): Bands {
  return sense && model.sense ? model.sense.bands : model.bands
}

/** The better of evidence and nearness. */
export function foreknown(spoken: boolean, evidence: number, near: number, isCompared: boolean): number {
  if (isCompared) return spoken ? Math.max(worth(evidence), near) : near
  return spoken ? worth(evidence) : 0
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

/** How much a word's meaning counts: less for words that say little, more for rare ones. */
export function meaningShare(root: string, rarity: number): number {
  return telling(root) * rarity
}

function knownWord(model: Model, word: string): Known {
  let known = model.known.get(word)
  if (!known) {
    known = lend(model, takeApart(model.matcher, word))
    model.known.set(word, known)
  }
  return known
}

function lend(model: Model, { word, root, stem, grams, meaning, symbols }: Word): Known {
  const themes = model.frame.length
  const lent = new Float32Array(3 * themes)
  let wordNorm = 0
  let gramNorm = 0
  let meaningNorm = 0
  const row = model.rows[stem]!
  const rarity = row >= 0 ? model.rarity[row]! : model.unseen
  if (row >= 0) {
    wordNorm = rarity * rarity
    for (let theme = 0; theme < themes; theme++) lent[theme] = rarity * model.weights[row * themes + theme]!
  }
  for (const place of grams) {
    const gramRow = model.rows[place]!
    if (gramRow < 0) continue
    const gramRarity = model.rarity[gramRow]!
    gramNorm += gramRarity * gramRarity
    for (let theme = 0; theme < themes; theme++) {
      lent[themes + theme] = lent[themes + theme]! + gramRarity * model.weights[gramRow * themes + theme]!
    }
  }
  if (meaning >= 0) {
    const share = meaningShare(root, rarity)
    meaningNorm = share * share
    const vector = new Float64Array(DIMENSIONS)
    addMeaning(meaning, share, vector)
    for (let at = 0; at < DIMENSIONS; at++) {
      for (let theme = 0; theme < themes; theme++) {
        lent[2 * themes + theme] = lent[2 * themes + theme]! + vector[at]! * model.meaningWeights[at * themes + theme]!
      }
    }
  }
  return {
    word,
    root,
    stem,
    meaning,
    symbols,
    lent,
    wordNorm,
    gramNorm,
    meaningNorm,
    near: model.nearness && nearOf(model.nearness, root),
    everyday: isEveryday(word),
    small: isSmall(word),
    number: 0,
    metIn: 0,
  }
}
