import type { Curve } from './calibrate.ts'
import type { Attachment } from './frame.ts'
import type { FrameTheme } from './theme.ts'
import type { Matcher } from './matcher.ts'
import type { Near, Nearness } from './nearness.ts'
import type { Word } from './features.ts'
import type { FrameSense } from './sense.ts'

/** A comment as people tagged it; `themes` are codes, empty where it speaks to none; `weight` 1 unless given. */
export type Labelled = { text: string; themes: string[]; weight?: number }

/** UTF-16 offsets into the original text, end not included. */
export type Span = [start: number, end: number]

/** A theme a comment seems to speak to. `score` is its chance of being right, 0–1; `words` are what decided, at `spans`. */
export type Suggestion = {
  theme: string
  score: number
  band: 'likely' | 'possible'
  spans: Span[]
  words: { text: string; weight: number }[]
  /** The piece of the theme’s description that a sentence comes close to in meaning, where that decided too. */
  closeTo?: string
}

/** Why a person should look at a comment. */
export type Doubt = 'low-confidence' | 'nothing-fires' | 'disagree' | 'language' | 'long'

/** What the machine makes of a comment; `needsHuman` is null where it is sure of itself. */
export type Reading = {
  suggestions: Suggestion[]
  needsHuman: Doubt | null
  confidence: number
  language: string | null
}

/** The terms of a concept as a model keeps them. */
export type KeptConcept = { id: string; strong: string; weak: string; hint: string; not: string }

/** How the scores of each theme become chances, and from which chance on a theme is offered. */
export type Bands = {
  curves: Curve[]
  thresholds: number[]
  /** The best theme of a comment that reaches no threshold is still offered from this chance on. */
  floor: number
}

/** What makes a model: all of it is kept by `serialiseModel`. */
export type Core = {
  lexicon: string
  /** Labelled comments it has learnt from. */
  learntFrom: number
  frame: Required<FrameTheme>[]
  concepts: KeptConcept[]
  attached: Attachment[][]
  /** Hashed places of the features it knows, ascending; the n-th has row n. */
  places: Int32Array
  /** How rare each feature is (inverse document frequency). */
  rarity: Float32Array
  /** Weights, a row per feature and a column per theme, in steps of the theme's `scale`. */
  steps: Int16Array
  scales: Float32Array
  /** Weights of concepts: two rows (strong, weak) per concept, a column per theme. */
  conceptWeights: Float32Array
  /** Weights of meanings: a row per dimension of a word’s vector, a column per theme. */
  meaningWeights: Float32Array
  /** How rare a word is that no training row has. */
  unseen: number
  /** How much meanings weigh beside words. */
  meaningScale: number
  bias: Float32Array
  /** How far each theme trusts what the lexicon says: 1 as it is, 0 not at all. */
  trust: Float32Array
  /** How scores are read where words alone speak. */
  bands: Bands
  /** How a comment’s sense is read, for a frame on a subject of its own; null elsewhere and where there is no encoder. */
  sense: (FrameSense & { bands: Bands }) | null
  /** Confidence below this asks for a person. */
  sure: number
}

/** A model ready to read. */
export type Model = Core & {
  matcher: Matcher
  nearness: Nearness | null
  rows: Int32Array
  weights: Float32Array
  known: Map<string, Known>
  /** When each pair of words was last met, so that it counts once a text. */
  met: Int32Array
  texts: number
}

/**
 * A word with what it lends to each theme: first by its stem, then by its letters, last by its meaning. `number` is its
 * place among the distinct words of the text it was last met in, `metIn`.
 */
export type Known = Omit<Word, 'grams'> & {
  lent: Float32Array
  wordNorm: number
  gramNorm: number
  meaningNorm: number
  near: Near | null
  everyday: boolean
  small: boolean
  number: number
  metIn: number
}
