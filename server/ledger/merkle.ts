import { hash as digest } from 'node:crypto'

/** A SHA-256 hash: 32 bytes. */
export type Hash = Uint8Array

/** The complete subtree over the 2^`level` leaves that start at `index` × 2^`level`; level 0 is a leaf. */
export type NodeId = { level: number; index: number }
export type StoredNode = NodeId & { hash: Hash }

/** Where complete subtrees are kept. Asked once for each root or proof, for at most about 2 log2(size) nodes. */
export type NodeReader = {
  /** The hashes of these nodes, in the order asked. @throws if any of them is not there */
  readNodes(ids: NodeId[]): Promise<Hash[]>
}

/** A tree of `size` leaves, known by its peaks: its complete subtrees from left to right. All that growing it takes. */
export type Tree = { size: number; peaks: Hash[] }

export const emptyTree: Tree = { size: 0, peaks: [] }

/** SHA-256(0x00 ‖ entry): the hash of a leaf. @see RFC 9162, section 2.1.1 */
export function leafHash(entry: Uint8Array): Hash {
  return sha256(LEAF, entry)
}

/** SHA-256(0x01 ‖ left ‖ right): the hash of an inner node. @see RFC 9162, section 2.1.1 */
export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(NODE, left, right)
}

/**
 * Put leaves after the last one.
 * @param leaves  leaf hashes, in order
 * @returns       the grown tree, and every node that became complete, the leaves among them: store these, and no node
 *                stored before ever changes
 */
export function grow(tree: Tree, leaves: Hash[]): { tree: Tree; nodes: StoredNode[] } {
  const size = tree.size + leaves.length
  const standing = new Map(subtrees(0, tree.size).map((id, i) => [id.level, tree.peaks[i]!]))
  const nodes: StoredNode[] = []
  const peaks: Hash[] = []
  let row = leaves
  for (let level = 0, first = tree.size; 2 ** level <= size; level += 1) {
    row.forEach((hash, i) => nodes.push({ level, index: first + i, hash }))
    // An odd start means that the left half of the first pair was already there, waiting as a peak.
    if (first % 2 === 1) row = [standing.get(level)!, ...row]
    if (row.length % 2 === 1) peaks.unshift(row.at(-1)!)
    const parents: Hash[] = []
    for (let i = 0; i + 1 < row.length; i += 2) parents.push(nodeHash(row[i]!, row[i + 1]!))
    row = parents
    first = Math.floor(first / 2)
  }
  return { tree: { size, peaks }, nodes }
}

/** The root over all leaves; of an empty tree, SHA-256 of nothing. */
export function rootOf(tree: Tree): Hash {
  return tree.size === 0 ? sha256() : bag(tree.peaks)
}

/** The tree as it was (or is) at `size`: what the sequencer starts from. One read. */
export async function treeAt(store: NodeReader, size: number): Promise<Tree> {
  return { size, peaks: await store.readNodes(subtrees(0, size)) }
}

/** The root at any size up to the present one. One read of at most log2(size) nodes. */
export async function rootAt(store: NodeReader, size: number): Promise<Hash> {
  return rootOf(await treeAt(store, size))
}

/**
 * The hashes that lead from the leaf at `index` to the root at `size`, lowest first.
 * One read of at most 2 log2(size) nodes.
 * @throws {RangeError} if there is no such leaf at that size
 * @see RFC 9162, section 2.1.3.1
 */
export async function inclusionProof(store: NodeReader, index: number, size: number): Promise<Hash[]> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) {
    throw new RangeError(`There is no leaf ${index} in a tree of ${size}.`)
  }
  return readRanges(store, inclusionRanges(index, 0, size))
}

/**
 * The hashes that show the tree of `from` leaves to be the beginning of the tree of `to` leaves.
 * One read of at most 2 log2(size) nodes; nothing to show, and no hash, where `from` is 0 or equal to `to`.
 * @throws {RangeError} if `from` is larger than `to`
 * @see RFC 9162, section 2.1.4.1
 */
export async function consistencyProof(store: NodeReader, from: number, to: number): Promise<Hash[]> {
  if (!Number.isSafeInteger(from) || from < 0 || from > to) {
    throw new RangeError(`A tree of ${from} leaves cannot be the beginning of one of ${to}.`)
  }
  return from === 0 ? [] : readRanges(store, consistencyRanges(from, 0, to, true))
}

/** Is this leaf at `index` of the tree with this size and root? @see RFC 9162, section 2.1.3.2 */
export function verifyInclusion(leaf: Hash, index: number, size: number, proof: Hash[], root: Hash): boolean {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false
  let place = index
  let last = size - 1
  let hash = leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      hash = nodeHash(sibling, hash)
      while (place % 2 === 0 && place > 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else {
      hash = nodeHash(hash, sibling)
    }
    place = Math.floor(place / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && same(hash, root)
}

/** Is the first tree the beginning of the second? @see RFC 9162, section 2.1.4.2 */
export function verifyConsistency(from: number, to: number, fromRoot: Hash, toRoot: Hash, proof: Hash[]): boolean {
  if (!Number.isSafeInteger(from) || from < 0 || from > to) return false
  if (from === to) return proof.length === 0 && same(fromRoot, toRoot)
  if (from === 0) return proof.length === 0 && same(fromRoot, sha256())
  // A tree of a power of two is itself a node of the larger one, so its root need not be repeated in the proof.
  const path = Number.isInteger(Math.log2(from)) ? [fromRoot, ...proof] : proof
  const [start, ...rest] = path
  if (!start) return false
  let place = from - 1
  let last = to - 1
  while (place % 2 === 1) [place, last] = [(place - 1) / 2, Math.floor(last / 2)]
  let older = start
  let newer = start
  for (const sibling of rest) {
    if (last === 0) return false
    if (place % 2 === 1 || place === last) {
      older = nodeHash(sibling, older)
      newer = nodeHash(sibling, newer)
      while (place % 2 === 0 && place > 0) [place, last] = [place / 2, Math.floor(last / 2)]
    } else {
      newer = nodeHash(newer, sibling)
    }
    place = Math.floor(place / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && same(older, fromRoot) && same(newer, toRoot)
}

const LEAF = Uint8Array.of(0)
const NODE = Uint8Array.of(1)

export function sha256(...parts: Uint8Array[]): Buffer {
  return digest('sha256', Buffer.concat(parts), 'buffer')
}

function same(a: Hash, b: Hash): boolean {
  return Buffer.compare(a, b) === 0
}

/** From the right, as RFC 9162 splits from the left: each peak takes in all that lies to its right. */
function bag(peaks: Hash[]): Hash {
  return peaks.reduceRight((right, left) => nodeHash(left, right))
}

/** Leaves from `start` up to, not including, `end`: always a stretch that RFC 9162's splitting can come to. */
type Range = [start: number, end: number]

/** The complete subtrees that make up a range, from left to right. */
function subtrees(start: number, end: number): NodeId[] {
  const ids: NodeId[] = []
  for (let at = start; at < end;) {
    const level = Math.floor(Math.log2(end - at))
    ids.push({ level, index: at / 2 ** level })
    at += 2 ** level
  }
  return ids
}

/** Where a range of two or more leaves is split: after the largest power of two that is smaller than its length. */
function middle(start: number, end: number): number {
  return start + 2 ** (Math.ceil(Math.log2(end - start)) - 1)
}

function inclusionRanges(index: number, start: number, end: number): Range[] {
  if (end - start === 1) return []
  const mid = middle(start, end)
  return index < mid
    ? [...inclusionRanges(index, start, mid), [mid, end]]
    : [...inclusionRanges(index, mid, end), [start, mid]]
}

function consistencyRanges(from: number, start: number, end: number, wholeSoFar: boolean): Range[] {
  if (from === end) return wholeSoFar ? [] : [[start, end]]
  const mid = middle(start, end)
  return from <= mid
    ? [...consistencyRanges(from, start, mid, wholeSoFar), [mid, end]]
    : [...consistencyRanges(from, mid, end, false), [start, mid]]
}

async function readRanges(store: NodeReader, ranges: Range[]): Promise<Hash[]> {
  const parts = ranges.map(([start, end]) => subtrees(start, end))
  const hashes = await store.readNodes(parts.flat())
  let read = 0
  return parts.map((ids) => bag(hashes.slice(read, (read += ids.length))))
}
