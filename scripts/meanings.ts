// node scripts/meanings.ts WORDNET_FOLDER: writes workers/tagging/meanings.bin, what English words have to do with each other.
// WordNet 3.0 (Princeton University; its licence is in workers/tagging/meanings.txt) says what each word means in other words.
// Words that are explained by the same words get vectors that point the same way.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { randomNumbers } from '../workers/tagging/svm.ts'
import { stemOf, tokenise } from '../workers/tagging/tokens.ts'

const WORDS = 9000
const DIMENSIONS = 64
const SPARE = 20

type Entry = { own: string[]; meaning: string[] }

const folder = process.argv[2]
if (!folder) throw new Error('Usage: node scripts/meanings.ts WORDNET_FOLDER')

const entries = readEntries(folder)
const vocabulary = commonest(entries, WORDS)
const { starts, columns, values } = association(entries, vocabulary)
const vectors = principal(DIMENSIONS)
const head = Buffer.from(vocabulary.join('\n'))
const sizes = Buffer.from(Uint32Array.from([WORDS, DIMENSIONS, head.length]).buffer)
const file = path.join(import.meta.dirname, '../workers/tagging/meanings.bin')
writeFileSync(file, Buffer.concat([sizes, head, Buffer.from(vectors.buffer)]))

/** One entry per sense: its words, and the stems of its gloss and of the words it is linked to. */
function readEntries(from: string): Entry[] {
  const words = new Map<string, string[]>()
  const glosses = new Map<string, string>()
  const links = new Map<string, string[]>()
  const kindOf = (letter: string) => (letter === 's' ? 'a' : letter)
  for (const part of ['noun', 'verb', 'adj', 'adv']) {
    for (const line of readFileSync(path.join(from, `data.${part}`), 'latin1').split('\n')) {
      if (!/^\d{8} /.test(line)) continue
      const [fields = '', gloss = ''] = line.split(' | ')
      const field = fields.split(' ')
      const count = parseInt(field[3]!, 16)
      const id = kindOf(field[2]!) + field[0]!
      words.set(
        id,
        Array.from({ length: count }, (_, at) => field[4 + 2 * at]!.replace(/\(.*\)/, '').replaceAll('_', ' ')),
      )
      glosses.set(id, gloss)
      const first = 5 + 2 * count
      const pointers = Array.from({ length: Number(field[first - 1]) }, (_, at) => first + 4 * at)
      links.set(
        id,
        pointers.map((at) => kindOf(field[at + 2]!) + field[at + 1]!),
      )
    }
  }
  return [...words].map(([id, own]) => ({
    own: stems(own),
    meaning: [
      ...stems(
        links
          .get(id)!
          .slice(0, 12)
          .flatMap((to) => (words.get(to) ?? []).slice(0, 3)),
      ),
      ...stems([glosses.get(id)!]),
    ],
  }))
}

function stems(texts: string[]): string[] {
  return texts
    .flatMap((text) => tokenise(text).map(({ word }) => stemOf(word)))
    .filter((stem) => /^[a-z]{2,}$/.test(stem))
}

function commonest(from: Entry[], count: number): string[] {
  const counts = new Map<string, number>()
  for (const { own, meaning } of from)
    for (const stem of new Set([...own, ...meaning])) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, count)
    .map(([stem]) => stem)
}

/** How much more often two stems meet in an entry than chance would have it: positive pointwise mutual information. */
function association(from: Entry[], stemsKept: string[]) {
  const number = new Map(stemsKept.map((stem, at) => [stem, at]))
  const numbers = (list: string[]) => [...new Set(list.flatMap((stem) => number.get(stem) ?? []))]
  const rows = stemsKept.map(() => new Map<number, number>())
  const meet = (a: number, b: number, weight: number) => rows[a]!.set(b, (rows[a]!.get(b) ?? 0) + weight)
  for (const entry of from) {
    const own = numbers(entry.own)
    const meaning = numbers(entry.meaning)
    const all = numbers([...entry.own, ...entry.meaning])
    const share = 1 / Math.sqrt(Math.max(1, all.length))
    for (const a of all) for (const b of all) meet(a, b, share / 2)
    for (const a of own) {
      for (const b of own) if (own.length > 1) meet(a, b, share * 2)
      for (const b of meaning) {
        meet(a, b, share * 1.5)
        meet(b, a, share * 1.5)
      }
    }
  }
  const sums = rows.map((row) => [...row.values()].reduce((sum, one) => sum + one, 0))
  const smooth = sums.map((sum) => sum ** 0.75)
  const whole = smooth.reduce((sum, one) => sum + one, 0)
  const begins = new Int32Array(rows.length + 1)
  const where: number[] = []
  const what: number[] = []
  rows.forEach((row, at) => {
    for (const [other, weight] of row) {
      const information = Math.log((weight / sums[at]!) * (whole / smooth[other]!))
      if (information <= 0) continue
      where.push(other)
      what.push(information)
    }
    begins[at + 1] = where.length
  })
  return { starts: begins, columns: Int32Array.from(where), values: Float64Array.from(what) }
}

/**
 * The strongest directions of the association, each word's vector made unit length and kept in 300ths.
 * @see Halko, Martinsson & Tropp (2011), “Finding structure with randomness”, SIAM Review 53(2)
 */
function principal(dimensions: number): Int8Array {
  const width = dimensions + SPARE
  const random = randomNumbers(1985)
  let basis = new Float64Array(WORDS * width).map(() => random() + random() + random() - 1.5)
  for (let round = 0; round < 5; round++) basis = orthonormal(times(basis, width), width)
  const image = times(basis, width)
  const square = new Float64Array(width * width)
  for (let row = 0; row < WORDS; row++)
    for (let a = 0; a < width; a++)
      for (let b = 0; b < width; b++)
        square[a * width + b] = square[a * width + b]! + basis[row * width + a]! * image[row * width + b]!
  for (let a = 0; a < width; a++)
    for (let b = 0; b < a; b++)
      square[a * width + b] = square[b * width + a] = (square[a * width + b]! + square[b * width + a]!) / 2
  const { strengths, directions } = eigen(square, width)
  const order = strengths.map((_, at) => at).sort((a, b) => Math.abs(strengths[b]!) - Math.abs(strengths[a]!))
  const kept = new Int8Array(WORDS * dimensions)
  for (let row = 0; row < WORDS; row++) {
    const vector = order.slice(0, dimensions).map((direction) => {
      let sum = 0
      for (let at = 0; at < width; at++) sum += basis[row * width + at]! * directions[at * width + direction]!
      return sum * Math.sqrt(Math.abs(strengths[direction]!))
    })
    const length = Math.hypot(...vector) || 1
    vector.forEach((value, at) => {
      kept[row * dimensions + at] = Math.max(-127, Math.min(127, Math.round((value / length) * 300)))
    })
  }
  return kept
}

function times(matrix: Float64Array, width: number): Float64Array<ArrayBuffer> {
  const product = new Float64Array(WORDS * width)
  for (let row = 0; row < WORDS; row++) {
    for (let cell = starts[row]!; cell < starts[row + 1]!; cell++) {
      const from = columns[cell]! * width
      const value = values[cell]!
      for (let at = 0; at < width; at++)
        product[row * width + at] = product[row * width + at]! + value * matrix[from + at]!
    }
  }
  return product
}

/** Gram–Schmidt over columns. */
function orthonormal(matrix: Float64Array<ArrayBuffer>, width: number): Float64Array<ArrayBuffer> {
  const dot = (a: number, b: number) => {
    let sum = 0
    for (let row = 0; row < WORDS; row++) sum += matrix[row * width + a]! * matrix[row * width + b]!
    return sum
  }
  for (let column = 0; column < width; column++) {
    for (let other = 0; other < column; other++) {
      const share = dot(column, other)
      for (let row = 0; row < WORDS; row++)
        matrix[row * width + column] = matrix[row * width + column]! - share * matrix[row * width + other]!
    }
    const length = Math.sqrt(dot(column, column)) || 1
    for (let row = 0; row < WORDS; row++) matrix[row * width + column] = matrix[row * width + column]! / length
  }
  return matrix
}

/** Eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi’s rotations. */
function eigen(square: Float64Array, size: number): { strengths: number[]; directions: Float64Array } {
  const directions = new Float64Array(size * size)
  for (let at = 0; at < size; at++) directions[at * size + at] = 1
  for (let sweep = 0; sweep < 30; sweep++) {
    for (let p = 0; p < size; p++) {
      for (let q = p + 1; q < size; q++) {
        const off = square[p * size + q]!
        if (Math.abs(off) < 1e-12) continue
        const turn = (square[q * size + q]! - square[p * size + p]!) / (2 * off)
        const tangent = Math.sign(turn || 1) / (Math.abs(turn) + Math.sqrt(turn * turn + 1))
        const cosine = 1 / Math.sqrt(tangent * tangent + 1)
        const sine = tangent * cosine
        const rotate = (list: Float64Array, a: number, b: number) => {
          const [x, y] = [list[a]!, list[b]!]
          list[a] = cosine * x - sine * y
          list[b] = sine * x + cosine * y
        }
        for (let at = 0; at < size; at++) rotate(square, at * size + p, at * size + q)
        for (let at = 0; at < size; at++) rotate(square, p * size + at, q * size + at)
        for (let at = 0; at < size; at++) rotate(directions, at * size + p, at * size + q)
      }
    }
  }
  return { strengths: Array.from({ length: size }, (_, at) => square[at * size + at]!), directions }
}
