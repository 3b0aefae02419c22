import { brotliCompressSync, brotliDecompressSync } from 'node:zlib'
import type { Learnt } from './model.ts'

/** Weights are kept in so many steps on either side of nought. */
const STEPS = 127

/** A model as bytes: a JSON head, then its numbers, packed with Brotli. What is read back differs by less than a step. */
export function serialiseLearnt({ answers, classes, places, rarity, weights, meaning, bias }: Learnt): Buffer {
  const scales = Array.from({ length: answers }, (_, answer) => largest(weights, answers, answer) / STEPS || 1)
  const head = Buffer.from(
    JSON.stringify({
      answers,
      places: places.length,
      meanings: classes.of.length,
      common: [...classes.common],
      scales,
    }),
  )
  const steps = Int8Array.from(weights, (weight, at) => Math.round(weight / scales[at % answers]!))
  // Differences of ascending places are small, and small numbers pack well.
  const gaps = places.map((place, at) => place - (at === 0 ? 0 : places[at - 1]!))
  const numbers = [Uint32Array.of(head.length), head, gaps, rarity, meaning, bias, classes.of, steps]
  return brotliCompressSync(
    Buffer.concat(numbers.map((list) => Buffer.from(list.buffer, list.byteOffset, list.byteLength))),
  )
}

/** @param bytes  as `serialiseLearnt` made them */
export function parseLearnt(bytes: Uint8Array): Learnt {
  const whole = brotliDecompressSync(bytes)
  let at = 4 + whole.readUInt32LE(0)
  const { answers, places, meanings, common, scales } = JSON.parse(whole.toString('utf8', 4, at)) as {
    answers: number
    places: number
    meanings: number
    common: string[]
    scales: number[]
  }
  // Copied, because what follows the head need not begin at an even address.
  const take = (length: number) => {
    at += length
    return whole.buffer.slice(whole.byteOffset + at - length, whole.byteOffset + at)
  }
  const kept = new Uint32Array(take(places * 4))
  for (let place = 1; place < places; place++) kept[place] = kept[place]! + kept[place - 1]!
  const rarity = new Float32Array(take(places * 4))
  const rest = whole.length - at - meanings - places * answers - answers * 4
  const meaning = new Float32Array(take(rest))
  const bias = new Float32Array(take(answers * 4))
  const of = new Uint8Array(take(meanings))
  const steps = new Int8Array(take(places * answers))
  const weights = Float32Array.from(steps, (step, cell) => step * scales[cell % answers]!)
  return { answers, classes: { common: new Set(common), of }, places: kept, rarity, weights, meaning, bias }
}

function largest(weights: Float32Array, answers: number, answer: number): number {
  let most = 0
  for (let at = answer; at < weights.length; at += answers) most = Math.max(most, Math.abs(weights[at]!))
  return most
}
