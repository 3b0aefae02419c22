import { BLOCKS, type Classes, type Piece } from '../../server/screening/learnt/features.ts'
import { rowOf, type Learnt, type Row } from '../../server/screening/learnt/model.ts'
import { addMeaning, DIMENSIONS, meaningOf, MEANINGS } from '../../server/screening/meanings.ts'
import { stemOf, tokenise, type Token } from '../../server/screening/tokens.ts'
import { examples as ordinary } from '../tagging/examples.ts'
import { randomNumbers, trainSvm } from '../tagging/svm.ts'
import { splitSentences } from '../reading/sentences.ts'
import { readExamples, readFeedback, readStories } from './examples.ts'
import { harmPiece } from './features.ts'
import { harmKinds, isHarm } from './harm.ts'

/** A sentence, and the kind of harm that it tells of; null for none. */
export type Lesson = { text: string; kind: (typeof harmKinds)[number] | null }

const settings = {
  classes: 60,
  /** So many of the commonest stems stand for themselves. */
  common: 120,
  /** Letter groups and classes must be met so often to be kept, words and pairs twice. */
  rare: [2, 3, 3, 1],
  cost: 1,
}

/** All there is to learn from: the examples, comments on plans and services, and what people say of ordinary care. */
export function lessons(): Lesson[] {
  return [
    ...readExamples().map(({ text, tells }) => ({ text, kind: isHarm(tells) ? tells : null })),
    ...ordinary.map(({ text }) => ({ text, kind: null })),
    ...readStories().flatMap((story) => piecesOf(story).map((text) => ({ text, kind: null }))),
    ...readFeedback().map((text) => ({ text, kind: null })),
  ]
}

/** A story's sentences, and neighbours as one: both are listened to, and what is harmless in a story is harmless in either. */
function piecesOf(story: string): string[] {
  const sentences = splitSentences(story)
  return [
    ...sentences.map(({ start, end }) => story.slice(start, end)),
    ...sentences.slice(1).map(({ end }, before) => story.slice(sentences[before]!.start, end)),
  ]
}

/** Learn what tells of harm, and which kind it then is. The same lessons give the same model. */
export function learnHarm(lessons: readonly Lesson[]): Learnt {
  const kinds = lessons.map(({ kind }) => kind)
  return learn(
    lessons.map(({ text }) => tokenise(text)),
    harmPiece,
    [
      kinds.map((kind) => kind !== null),
      ...harmKinds.map((one) => kinds.map((kind) => (kind === null ? null : kind === one))),
    ],
    settings.rare,
  )
}

/**
 * Learn to answer questions about texts from texts of which the answers are known. The same texts give the same model.
 * @param pieceOf  takes a text apart
 * @param answers  for each question whether it is true of each text; null leaves the text out
 * @param rare     how often what a text has must be met to be kept, a number for each block
 */
export function learn(
  texts: Token[][],
  pieceOf: (tokens: Token[], classes: Classes, at: number) => Piece,
  answers: (boolean | null)[][],
  rare: readonly number[],
): Learnt {
  const classes = classesOf(texts)
  const pieces = texts.map((tokens, at) => pieceOf(tokens, classes, at))
  const counts = new Map<number, number>()
  for (const { features } of pieces)
    for (const place of new Set(features.map((one) => one.place))) counts.set(place, (counts.get(place) ?? 0) + 1)
  const places = Uint32Array.from(
    [...counts].flatMap(([place, count]) => (count >= rare[place % BLOCKS]! ? [place] : [])),
  ).sort()
  const rarity = Float32Array.from(places, (place) =>
    Math.log(rare[place % BLOCKS] === 1 ? Math.E : texts.length / counts.get(place)!),
  )
  const columns = new Map(Array.from(places, (place, column) => [place, column]))
  const rows = pieces.map((piece) => rowOf(piece, columns, rarity))
  const model: Learnt = {
    answers: answers.length,
    classes,
    places,
    rarity,
    weights: new Float32Array(places.length * answers.length),
    meaning: new Float32Array(DIMENSIONS * answers.length),
    bias: new Float32Array(answers.length),
  }
  answers.forEach((known, answer) => {
    const asked = known.flatMap((is, at) => (is === null ? [] : [at]))
    const weights = separate(
      asked.map((at) => rows[at]!),
      asked.map((at) => known[at]!),
      places.length,
    )
    for (let at = 0; at < places.length; at++) model.weights[at * answers.length + answer] = weights[at]!
    for (let at = 0; at < DIMENSIONS; at++) model.meaning[at * answers.length + answer] = weights[places.length + at]!
    model.bias[answer] = weights[places.length + DIMENSIONS]!
  })
  return model
}

function separate(rows: Row[], inside: boolean[], known: number): Float32Array {
  const starts = new Int32Array(rows.length + 1)
  rows.forEach((row, at) => (starts[at + 1] = starts[at]! + row.columns.length))
  const sparse = {
    starts,
    columns: Int32Array.from(rows.flatMap((row) => row.columns)),
    values: Float32Array.from(rows.flatMap((row) => row.values)),
    width: known + DIMENSIONS + 1,
  }
  const signs = Int8Array.from(inside, (is) => (is ? 1 : -1))
  const costs = new Float64Array(rows.length).fill(settings.cost)
  return trainSvm(sparse, new Float64Array(rows.length), signs, costs, 30, 0.05)
}

/** Words of like meaning put together, by k-means from a fixed beginning. */
function classesOf(texts: Token[][]): Classes {
  const counts = new Map<string, number>()
  for (const tokens of texts)
    for (const { word } of tokens) counts.set(stemOf(word), (counts.get(stemOf(word)) ?? 0) + 1)
  const common = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, settings.common)
  const met = [...counts].flatMap(([stem, count]) => {
    const meaning = meaningOf(stem)
    return meaning < 0 ? [] : [{ vector: vectorOf(meaning), weight: Math.log(1 + count) }]
  })
  const random = randomNumbers(5)
  let centres = Array.from({ length: settings.classes }, () => met[Math.floor(random() * met.length)]!.vector)
  for (let round = 0; round < 12; round++) {
    const sums = centres.map(() => new Float64Array(DIMENSIONS))
    for (const { vector, weight } of met) {
      const sum = sums[nearest(centres, vector)]!
      for (let at = 0; at < DIMENSIONS; at++) sum[at] = sum[at]! + weight * vector[at]!
    }
    centres = sums.map(unit)
  }
  return {
    common: new Set(common.map(([stem]) => stem)),
    of: Uint8Array.from({ length: MEANINGS }, (_, meaning) => nearest(centres, vectorOf(meaning))),
  }
}

function vectorOf(meaning: number): Float64Array {
  const vector = new Float64Array(DIMENSIONS)
  addMeaning(meaning, 1, vector)
  return unit(vector)
}

function unit(vector: Float64Array): Float64Array {
  const length = Math.sqrt(vector.reduce((sum, one) => sum + one * one, 0)) || 1
  return vector.map((one) => one / length)
}

function nearest(centres: Float64Array[], vector: Float64Array): number {
  let best = 0
  let most = -Infinity
  centres.forEach((centre, number) => {
    let alike = 0
    for (let at = 0; at < DIMENSIONS; at++) alike += centre[at]! * vector[at]!
    if (alike > most) [best, most] = [number, alike]
  })
  return best
}
