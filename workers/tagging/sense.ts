import { lettersOf } from '../reading/letters.ts'
import { type Sentence } from '../reading/sentences.ts'
import { viewsIn } from '../reading/views.ts'
import { type Encoder, SENSE_SIZE, SENSE_STEPS } from './encoder.ts'
import { examples } from './examples.ts'
import { isOfCare } from './frame.ts'
import type { FrameTheme } from './theme.ts'

/** A text is read up to here at once: views in longer ones are read by their sentences. */
const LONGEST = 80

/** What a comment means, as vectors: the whole, and each sentence that carries a view, in their order. */
export type CommentSense = { whole: Int8Array; sentences: Int8Array[] }

/** What the themes of a frame mean. */
export type FrameSense = {
  /** What all comments have in common, taken off before they are compared. */
  usual: Float32Array
  /** A vector of unit length for each theme: what its name and description mean, and no other theme’s. */
  themes: Float32Array
  /** For each theme the places of those it is told from: of its question, without its parent and its sub-themes. */
  rivals: number[][]
  /** The pieces of the descriptions, each with its theme, and their vectors one after the other. */
  pieces: { theme: number; text: string }[]
  pieceVectors: Int8Array
}

/** What a frame’s themes mean, and what the comments mean that people labelled, as far as that is known. */
export type Senses = { frame: FrameSense; of(text: string): CommentSense | undefined }

/** Fewer themes than this are not told from each other. */
const LEAST_THEMES = 3

/** Whether comments are compared with a frame by sense: on another subject than care, where its themes are described. */
export function isReadBySense(frame: readonly FrameTheme[]): boolean {
  return (
    frame.length >= LEAST_THEMES &&
    !isOfCare(frame) &&
    frame.filter(({ description }) => description.length > 20).length * 2 > frame.length
  )
}

/** All that a model needs to learn a frame by sense. */
export async function sensesFor(
  encoder: Encoder,
  frame: readonly FrameTheme[],
  texts: readonly string[],
): Promise<Senses> {
  const [sense, meant] = await Promise.all([senseOfFrame(encoder, frame), senseOf(encoder, texts)])
  const byText = new Map(texts.map((text, at) => [text, meant[at]!]))
  return { frame: sense, of: (text) => byText.get(text) }
}

/** What comments mean. Case, marks and the order of sentences change nothing. */
export async function senseOf(encoder: Encoder, texts: readonly string[]): Promise<CommentSense[]> {
  const parts = texts.map((text) => {
    const views = viewsIn(text)
    return partsOf(views.text, views.said)
  })
  const all = [...new Set(parts.flatMap(({ whole, sentences }) => [whole, ...sentences]))]
  const vectors = await encoder.encode(all)
  const vectorOf = new Map(all.map((text, at) => [text, vectors[at]!]))
  return parts.map(({ whole, sentences }) => ({
    whole: vectorOf.get(whole)!,
    sentences: sentences.map((sentence) => vectorOf.get(sentence)!),
  }))
}

/** What comments mean as a whole, without their sentences: a third of the work. */
export async function wholeSenseOf(encoder: Encoder, texts: readonly string[]): Promise<Int8Array[]> {
  const wholes = texts.map((text) => {
    const views = viewsIn(text)
    return partsOf(views.text, views.said).whole
  })
  return encoder.encode(wholes)
}

function partsOf(text: string, said: readonly Sentence[]): { whole: string; sentences: string[] } {
  const sentences = said.map(({ start, end }) => shortened(lettersOf(text.slice(start, end))))
  return { whole: shortened([...sentences].sort().join(' ')), sentences }
}

function shortened(letters: string): string {
  return letters.split(' ').slice(0, LONGEST).join(' ')
}

const usualMemory = new WeakMap<Encoder, Promise<Float32Array>>()

/** What comments have in common, whatever they are about: the mean of a hundred. */
function usualOf(encoder: Encoder): Promise<Float32Array> {
  let usual = usualMemory.get(encoder)
  if (!usual) {
    const some = examples.filter((_, at) => at % 8 === 0).map(({ text }) => lettersOf(text))
    usualMemory.set(encoder, (usual = encoder.encode(some).then((vectors) => meanOf(vectors.map(toFloats)))))
  }
  return usual
}

/** What the themes of a frame mean; asked of the encoder once, when a model is made. */
async function senseOfFrame(encoder: Encoder, frame: readonly FrameTheme[]): Promise<FrameSense> {
  const texts = frame.map(({ label, description, keywords = [] }) => ({
    named: [label, description].filter(Boolean),
    pieces: [...description.split(/[;:,.]\s+|[;:,.]$/), ...keywords]
      .map((piece) => piece.trim())
      .filter((piece) => piece.length > 2),
  }))
  const all = [...new Set(texts.flatMap(({ named, pieces }) => [...named, ...pieces]))]
  const [usual, encoded] = await Promise.all([usualOf(encoder), encoder.encode(all.map(lettersOf))])
  const vectors = new Map(all.map((text, at) => [text, encoded[at]!]))
  const means = texts.map(({ named, pieces }) =>
    unit(meanOf([...named, ...pieces].map((text) => apart(toFloats(vectors.get(text)!), usual)))),
  )
  // What all themes of a consultation share tells none from another.
  const shared = meanOf(means)
  const pieces = texts.flatMap((text, theme) =>
    (text.pieces.length > 0 ? text.pieces : text.named).map((piece) => ({ theme, text: piece })),
  )
  return {
    usual,
    themes: joined(means.map((mean) => apart(mean, shared))),
    rivals: frame.map((theme, at) =>
      frame.flatMap((other, number) => (number !== at && areRivals(theme, other) ? [number] : [])),
    ),
    pieces,
    pieceVectors: Int8Array.from(pieces.flatMap(({ text }) => [...vectors.get(text)!])),
  }
}

function areRivals(one: FrameTheme, other: FrameTheme): boolean {
  return (one.question ?? null) === (other.question ?? null) && one.parent !== other.code && other.parent !== one.code
}

/** How much the nearness of a whole comment weighs, and that of the sentence nearest to a theme beside its rivals: found on ten subjects. */
const WHOLE = 3.3
const SHARE = 2.1
/** How sharply a sentence is one theme’s rather than another’s. */
const SHARPNESS = 8

/**
 * What a comment’s sense adds to the score of each theme: how near the whole comes to it, and how much more one of its
 * sentences is this theme’s than its rivals’. A view among others is in one sentence; what all are near to tells nothing.
 */
export function senseScores(sense: FrameSense, { whole, sentences }: CommentSense): Float64Array {
  const scores = nearnessOf(sense, whole).map((near) => WHOLE * near)
  const shares = new Float64Array(scores.length)
  for (const vector of sentences.length > 0 ? sentences : [whole]) {
    const weights = nearnessOf(sense, vector).map((near) => Math.exp(SHARPNESS * near))
    sense.rivals.forEach((rivals, theme) => {
      const all = rivals.reduce((sum, rival) => sum + weights[rival]!, weights[theme]!)
      shares[theme] = Math.max(shares[theme]!, weights[theme]! / all)
    })
  }
  return scores.map((score, theme) => score + SHARE * (shares[theme]! - 1 / (1 + sense.rivals[theme]!.length)))
}

/** How near a text comes to each theme: about 0 for nothing in common, seldom over 0.5. */
export function nearnessOf({ usual, themes }: FrameSense, vector: Int8Array): Float64Array {
  const own = apart(toFloats(vector), usual)
  const near = new Float64Array(themes.length / SENSE_SIZE)
  for (let theme = 0; theme < near.length; theme++) {
    let sum = 0
    for (let at = 0; at < SENSE_SIZE; at++) sum += own[at]! * themes[theme * SENSE_SIZE + at]!
    near[theme] = sum
  }
  return near
}

/** The piece of a theme’s description that a sentence comes nearest to. */
export function nearestPiece({ pieces, pieceVectors }: FrameSense, theme: number, vector: Int8Array): string {
  let best = ''
  let most = -Infinity
  pieces.forEach((piece, number) => {
    if (piece.theme !== theme) return
    let sum = 0
    for (let at = 0; at < SENSE_SIZE; at++) sum += vector[at]! * pieceVectors[number * SENSE_SIZE + at]!
    if (sum > most) [most, best] = [sum, piece.text]
  })
  return best
}

function toFloats(vector: Int8Array): Float32Array {
  return Float32Array.from(vector, (value) => value / SENSE_STEPS)
}

function apart(vector: Float32Array, from: Float32Array): Float32Array {
  return unit(vector.map((value, at) => value - from[at]!))
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1
  return vector.map((value) => value / length)
}

function meanOf(vectors: Float32Array[]): Float32Array {
  const mean = new Float32Array(SENSE_SIZE)
  for (const vector of vectors)
    for (let at = 0; at < SENSE_SIZE; at++) mean[at] = mean[at]! + vector[at]! / vectors.length
  return mean
}

function joined(vectors: Float32Array[]): Float32Array {
  const whole = new Float32Array(vectors.length * SENSE_SIZE)
  vectors.forEach((vector, at) => whole.set(vector, at * SENSE_SIZE))
  return whole
}
