import { DIMENSIONS } from '../meanings.ts'
import { BLOCKS, type Classes, type Piece } from './features.ts'

/**
 * What was learnt from examples: for each place its rarity, and for each answer a weight a place, a weight for each direction
 * of meaning, and what always counts.
 */
export type Learnt = {
  answers: number
  classes: Classes
  /** Ascending. */
  places: Uint32Array
  rarity: Float32Array
  weights: Float32Array
  meaning: Float32Array
  bias: Float32Array
}

/** How much each block counts. */
const SHARE = [1, 0.8, 1, 1]
/** Added to a block's length, so that a piece of few and common words says little. */
const SHRINK = [200, 200, 200, 0]
const MEANING_SHRINK = 1

/** Which columns a piece of text fills, with what, and the first and last of its tokens that bring each; meanings have none. */
export type Row = { columns: number[]; values: number[]; from: number[]; to: number[] }

/**
 * A piece of text as a row of numbers. The meaning's columns and the one that always counts come after the known places.
 * @param columnOf  the column of a place; undefined where it is not known
 */
export function rowOf(piece: Piece, columnOf: ReadonlyMap<number, number>, rarity: Float32Array): Row {
  const row: Row = { columns: [], values: [], from: [], to: [] }
  const squares = new Float64Array(BLOCKS)
  const met = new Set<number>()
  const blocks: number[] = []
  for (const { place, block, from, to } of piece.features) {
    const column = columnOf.get(place)
    if (column === undefined || met.has(column)) continue
    met.add(column)
    squares[block] = squares[block]! + rarity[column]! ** 2
    row.columns.push(column)
    row.values.push(rarity[column]!)
    row.from.push(from)
    row.to.push(to)
    blocks.push(block)
  }
  blocks.forEach((block, at) => {
    row.values[at] = (SHARE[block]! * row.values[at]!) / Math.sqrt(squares[block]! + SHRINK[block]!)
  })
  const length = Math.sqrt(piece.meaning.reduce((sum, one) => sum + one * one, MEANING_SHRINK))
  piece.meaning.forEach((one, at) => {
    row.columns.push(rarity.length + at)
    row.values.push(one / length)
  })
  row.columns.push(rarity.length + DIMENSIONS)
  row.values.push(1)
  return row
}

/** What a model makes of a piece of text, for each of its answers: above 0 is yes. */
export function scoresOf(model: Learnt, piece: Piece): { scores: Float64Array; row: Row } {
  const { answers, weights, meaning } = model
  const row = rowOf(piece, columnsOf(model), model.rarity)
  const scores = Float64Array.from(model.bias)
  const known = row.from.length
  const add = (from: Float32Array, column: number, value: number) => {
    for (let answer = 0; answer < answers; answer++)
      scores[answer] = scores[answer]! + value * from[column * answers + answer]!
  }
  for (let at = 0; at < known; at++) add(weights, row.columns[at]!, row.values[at]!)
  for (let at = 0; at < DIMENSIONS; at++) add(meaning, at, row.values[known + at]!)
  return { scores, row }
}

/** What each token brings to an answer by its words, pairs, letters and classes. */
export function broughtBy(model: Learnt, row: Row, answer: number, tokens: number): Float64Array {
  const brought = new Float64Array(tokens)
  row.from.forEach((from, at) => {
    const to = row.to[at]!
    const says = row.values[at]! * model.weights[row.columns[at]! * model.answers + answer]!
    brought[from] = brought[from]! + says / 2
    brought[to] = brought[to]! + says / 2
  })
  return brought
}

const columns = new WeakMap<Learnt, ReadonlyMap<number, number>>()

function columnsOf(model: Learnt): ReadonlyMap<number, number> {
  let known = columns.get(model)
  if (!known) columns.set(model, (known = new Map(Array.from(model.places, (place, column) => [place, column]))))
  return known
}
