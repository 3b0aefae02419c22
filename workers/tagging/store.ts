import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib'
import type { Core, Model } from './model.ts'
import { modelFrom } from './score.ts'

const MAGIC = 'SDTM2'

/** A model as bytes for the database: a JSON head, then its numbers, all packed with Brotli. */
export function serialiseModel(model: Model): Uint8Array {
  const { lexicon, learntFrom, frame, concepts, attached, bands, sense, sure, unseen, meaningScale } = model
  const head = Buffer.from(
    JSON.stringify({
      lexicon,
      learntFrom,
      frame,
      concepts,
      attached,
      ...bands,
      sure,
      unseen,
      meaningScale,
      ...(sense && { sense: { ...sense, ...packed(sense) } }),
    }),
  )
  // Differences of ascending places are small, and small numbers pack well.
  const places = model.places.map((place, at) => place - (at === 0 ? 0 : model.places[at - 1]!))
  const numbers = [
    places,
    model.rarity,
    model.scales,
    model.bias,
    model.trust,
    model.conceptWeights,
    model.meaningWeights,
    model.steps,
  ]
  const lengths = Buffer.from(Uint32Array.from([head.length, ...numbers.map((list) => list.byteLength)]).buffer)
  const body = [head, ...numbers.map((list) => Buffer.from(list.buffer, list.byteOffset, list.byteLength))]
  const whole = Buffer.concat([Buffer.from(MAGIC), lengths, ...body])
  return brotliCompressSync(whole, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
}

/**
 * A model from its bytes; it reads exactly as the one that was kept.
 * @throws {Error} if the bytes are no model of this kind
 */
export function parseModel(bytes: Uint8Array): Model {
  const whole = unpacked(bytes)
  const copy = (from: number, length: number) =>
    whole.buffer.slice(whole.byteOffset + from, whole.byteOffset + from + length)
  const lengths = new Uint32Array(copy(MAGIC.length, 36))
  let at = MAGIC.length + 36
  const take = (number: number) => {
    const length = lengths[number]!
    at += length
    return copy(at - length, length)
  }
  const head = JSON.parse(Buffer.from(take(0)).toString()) as Head
  const places = new Int32Array(take(1))
  for (let place = 1; place < places.length; place++) places[place] = places[place]! + places[place - 1]!
  const { curves, thresholds, floor, sense, ...rest } = head
  return modelFrom({
    ...rest,
    bands: { curves, thresholds, floor },
    // A version from before themes had rivals weighs sense otherwise: it reads by words until the machine has learnt again.
    sense: sense?.rivals ? { ...sense, ...unpackedSense(sense), rivals: sense.rivals } : null,
    places,
    rarity: new Float32Array(take(2)),
    scales: new Float32Array(take(3)),
    bias: new Float32Array(take(4)),
    trust: new Float32Array(take(5)),
    conceptWeights: new Float32Array(take(6)),
    meaningWeights: new Float32Array(take(7)),
    steps: new Int16Array(take(8)),
  })
}

type Sense = NonNullable<Core['sense']>
type SenseNumbers = Pick<Sense, 'usual' | 'themes' | 'pieceVectors'>
/** The numbers as text: a model without them is as it was before there were any. */
type PackedSense = Record<keyof SenseNumbers, string>
type KeptSense = Omit<Sense, keyof SenseNumbers | 'rivals'> & PackedSense & { rivals?: number[][] }
type Head = Omit<Core, 'bands' | 'sense'> & Core['bands'] & { sense?: KeptSense }

function packed({ usual, themes, pieceVectors }: SenseNumbers): PackedSense {
  const text = ({ buffer, byteOffset, byteLength }: Float32Array | Int8Array) =>
    Buffer.from(buffer, byteOffset, byteLength).toString('base64')
  return { usual: text(usual), themes: text(themes), pieceVectors: text(pieceVectors) }
}

function unpackedSense({ usual, themes, pieceVectors }: PackedSense): SenseNumbers {
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'base64')).buffer
  return {
    usual: new Float32Array(bytes(usual)),
    themes: new Float32Array(bytes(themes)),
    pieceVectors: new Int8Array(bytes(pieceVectors)),
  }
}

function unpacked(bytes: Uint8Array): Buffer {
  try {
    const whole = brotliDecompressSync(bytes)
    if (whole.subarray(0, MAGIC.length).toString() === MAGIC) return whole
  } catch {
    // Not packed by us: the sentence below says all there is to say.
  }
  throw new Error('These bytes are not a tagging model.')
}
