import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  consistencyProof,
  emptyTree,
  grow,
  inclusionProof,
  leafHash,
  nodeHash,
  rootAt,
  rootOf,
  treeAt,
  verifyConsistency,
  verifyInclusion,
} from '#server/ledger/merkle.ts'
import type { Hash } from '#server/ledger/merkle.ts'
import { bytes, memoryNodes } from './memory.ts'

const hex = (hash: Hash) => Buffer.from(hash).toString('hex')

// The eight leaves, and the roots over the first one, two, … of them, with which Certificate Transparency logs are
// tested (google/certificate-transparency, cpp/merkletree/merkle_tree_test.cc).
const entries = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const known = entries.map((entry) => leafHash(Buffer.from(entry, 'hex')))

function storeOf(leaves: Hash[]) {
  const store = memoryNodes()
  store.store(grow(emptyTree, leaves).nodes)
  return store
}

/** RFC 9162, 2.1.1, word for word. */
function referenceRoot(leaves: Hash[]): Hash {
  if (leaves.length === 0) return createHash('sha256').digest()
  if (leaves.length === 1) return leaves[0]!
  let k = 1
  while (k * 2 < leaves.length) k *= 2
  return nodeHash(referenceRoot(leaves.slice(0, k)), referenceRoot(leaves.slice(k)))
}

const someLeaves = fc
  .integer({ min: 1, max: 130 })
  .map((n) => Array.from({ length: n }, (_, i) => leafHash(bytes(i, 8))))

describe('the tree', () => {
  test('has the roots that Certificate Transparency is tested with', async () => {
    expect(hex(rootOf(emptyTree))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    const store = storeOf(known)
    for (const [i, root] of roots.entries()) expect(hex(await rootAt(store, i + 1))).toBe(root)
  })

  test('gives the inclusion proofs that Certificate Transparency is tested with', async () => {
    const store = storeOf(known)
    expect(await inclusionProof(store, 0, 1)).toEqual([])
    expect((await inclusionProof(store, 0, 8)).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect((await inclusionProof(store, 5, 8)).map(hex)).toEqual([
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    expect((await inclusionProof(store, 2, 3)).map(hex)).toEqual([
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    ])
  })

  test('gives the consistency proofs that Certificate Transparency is tested with', async () => {
    const store = storeOf(known)
    expect(await consistencyProof(store, 1, 1)).toEqual([])
    expect((await consistencyProof(store, 1, 8)).map(hex)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ])
    expect((await consistencyProof(store, 6, 8)).map(hex)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ])
    expect((await consistencyProof(store, 2, 5)).map(hex)).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ])
  })

  test('is the same however the leaves were batched, and as RFC 9162 defines it at every size', async () => {
    const batches = fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(batches, async (sizes) => {
        const store = memoryNodes()
        const leaves: Hash[] = []
        let tree = emptyTree
        for (const size of sizes) {
          const more = Array.from({ length: size }, (_, i) => leafHash(bytes(leaves.length + i, 8)))
          // Each batch starts from the store alone, as a sequencer does after a crash.
          const grown = grow(await treeAt(store, tree.size), more)
          store.store(grown.nodes)
          tree = grown.tree
          leaves.push(...more)
          expect(hex(rootOf(tree))).toBe(hex(referenceRoot(leaves)))
        }
        for (let size = 0; size <= leaves.length; size += 1) {
          expect(hex(await rootAt(store, size))).toBe(hex(referenceRoot(leaves.slice(0, size))))
        }
      }),
      { numRuns: 30 },
    )
  })

  test('stores every complete subtree once', () => {
    const first = grow(emptyTree, known.slice(0, 3))
    const second = grow(first.tree, known.slice(3))
    const names = [...first.nodes, ...second.nodes].map(({ level, index }) => `${level}/${index}`)
    expect(new Set(names).size).toBe(names.length)
    expect(names.length).toBe(8 + 4 + 2 + 1)
  })
})

describe('a proof', () => {
  test('of every leaf at every size holds, and of any other leaf, place, size, root or path does not', async () => {
    const leaves = Array.from({ length: 70 }, (_, i) => leafHash(bytes(i, 8)))
    const store = storeOf(leaves)
    for (let size = 1; size <= leaves.length; size += 1) {
      const root = await rootAt(store, size)
      for (let index = 0; index < size; index += 1) {
        const leaf = leaves[index]!
        const proof = await inclusionProof(store, index, size)
        expect(verifyInclusion(leaf, index, size, proof, root)).toBe(true)
        expect(verifyInclusion(leafHash(leaf), index, size, proof, root)).toBe(false)
        expect(verifyInclusion(leaf, index + 1, size, proof, root)).toBe(false)
        expect(verifyInclusion(leaf, index, size, proof, leaf)).toBe(size === 1)
        expect(verifyInclusion(leaf, index, size, [...proof, leaf], root)).toBe(false)
        if (proof.length > 0) expect(verifyInclusion(leaf, index, size, proof.slice(1), root)).toBe(false)
      }
    }
    const proof = await inclusionProof(store, 3, 64)
    expect(verifyInclusion(leaves[3]!, 3, 70, proof, await rootAt(store, 64))).toBe(false)
  })

  test('of consistency holds between any two sizes, and with one bit changed it does not', async () => {
    await fc.assert(
      fc.asyncProperty(someLeaves, fc.nat(), fc.nat(), fc.nat(), async (leaves, a, b, bit) => {
        const to = 1 + (a % leaves.length)
        const from = b % (to + 1)
        const store = storeOf(leaves)
        const [older, newer] = [await rootAt(store, from), await rootAt(store, to)]
        const proof = await consistencyProof(store, from, to)
        expect(verifyConsistency(from, to, older, newer, proof)).toBe(true)
        expect(verifyConsistency(from, to, flipped(older, bit), newer, proof)).toBe(false)
        expect(verifyConsistency(from, to, older, newer, [...proof, older])).toBe(false)
        if (from > 0) expect(verifyConsistency(from, to, older, flipped(newer, bit), proof)).toBe(false)
        for (let i = 0; i < proof.length; i += 1) {
          const changed = proof.with(i, flipped(proof[i]!, bit))
          expect(verifyConsistency(from, to, older, newer, changed)).toBe(false)
          expect(verifyConsistency(from, to, older, newer, proof.toSpliced(i, 1))).toBe(false)
        }
      }),
      { numRuns: 200 },
    )
  })

  test('of inclusion with one bit changed does not hold', async () => {
    await fc.assert(
      fc.asyncProperty(someLeaves, fc.nat(), fc.nat(), async (leaves, n, bit) => {
        const store = storeOf(leaves)
        const index = n % leaves.length
        const root = await rootAt(store, leaves.length)
        const proof = await inclusionProof(store, index, leaves.length)
        expect(verifyInclusion(leaves[index]!, index, leaves.length, proof, root)).toBe(true)
        for (let i = 0; i < proof.length; i += 1) {
          const changed = proof.with(i, flipped(proof[i]!, bit))
          expect(verifyInclusion(leaves[index]!, index, leaves.length, changed, root)).toBe(false)
        }
      }),
      { numRuns: 100 },
    )
  })

  test('takes one read of a few nodes, not of the log', async () => {
    const size = 100_003
    const store = storeOf(Array.from({ length: size }, (_, i) => bytes(i, 32)))
    for (const index of [0, 65_535, 65_536, 99_999, size - 1]) {
      store.read = 0
      const proof = await inclusionProof(store, index, size)
      expect(proof.length).toBeLessThanOrEqual(17)
      expect(store.read).toBeLessThanOrEqual(34)
      store.read = 0
      await consistencyProof(store, index + 1, size)
      expect(store.read).toBeLessThanOrEqual(34)
    }
  })

  test('of what is not there is refused', async () => {
    const store = storeOf(known)
    await expect(inclusionProof(store, 8, 8)).rejects.toThrow(RangeError)
    await expect(inclusionProof(store, -1, 8)).rejects.toThrow(RangeError)
    await expect(consistencyProof(store, 9, 8)).rejects.toThrow(RangeError)
    expect(verifyInclusion(known[0]!, 0, 0, [], known[0]!)).toBe(false)
    expect(verifyConsistency(9, 8, known[0]!, known[0]!, [])).toBe(false)
  })
})

function flipped(hash: Hash, bit: number): Hash {
  const copy = Uint8Array.from(hash)
  copy[Math.floor(bit / 8) % 32]! ^= 1 << (bit % 8)
  return copy
}
