import { emptyTree, consistencyProof, grow, inclusionProof, rootOf, verifyInclusion } from '#server/ledger/merkle.ts'
import type { Hash, NodeReader, StoredNode } from '#server/ledger/merkle.ts'
import { hash } from 'node:crypto'

const SIZE = 1_000_000
const BATCH = 500
const PROOFS = 2_000

/** One figure: what was measured, how much of it, and in what. */
export type Figure = { name: string; value: number; unit: string }

/**
 * The ledger's tree at a million entries, its nodes in memory: how fast batches are appended, and how long building a
 * proof takes. Every inclusion proof built is also checked, outside the time measured.
 */
export async function run(): Promise<Figure[]> {
  const store = inMemory()
  let tree = emptyTree
  const batches = Array.from({ length: SIZE / BATCH }, (_, n) => leavesOf(n))
  const begun = performance.now()
  for (const leaves of batches) {
    const grown = grow(tree, leaves)
    store.keep(grown.nodes)
    tree = grown.tree
  }
  const seconds = (performance.now() - begun) / 1000

  const root = rootOf(tree)
  const inclusion: number[] = []
  const consistency: number[] = []
  let longest = 0
  for (let i = 0; i < PROOFS; i += 1) {
    const index = (i * 499_979) % SIZE
    const start = performance.now()
    const proof = await inclusionProof(store, index, SIZE)
    const between = performance.now()
    await consistencyProof(store, index + 1, SIZE)
    inclusion.push(between - start)
    consistency.push(performance.now() - between)
    longest = Math.max(longest, proof.length)
    const leaf = batches[Math.floor(index / BATCH)]![index % BATCH]!
    if (!verifyInclusion(leaf, index, SIZE, proof, root)) throw new Error(`The proof of entry ${index} does not hold.`)
  }
  return [
    { name: `ledger: ${SIZE} entries appended in batches of ${BATCH}`, value: SIZE / seconds, unit: 'entries/s' },
    { name: 'ledger: inclusion proof at a million, median', value: percentile(inclusion, 0.5), unit: 'ms' },
    { name: 'ledger: inclusion proof at a million, 95th percentile', value: percentile(inclusion, 0.95), unit: 'ms' },
    { name: 'ledger: consistency proof at a million, median', value: percentile(consistency, 0.5), unit: 'ms' },
    {
      name: 'ledger: consistency proof at a million, 95th percentile',
      value: percentile(consistency, 0.95),
      unit: 'ms',
    },
    { name: 'ledger: longest inclusion proof at a million', value: longest, unit: 'hashes' },
  ]
}

function leavesOf(batch: number): Hash[] {
  return Array.from({ length: BATCH }, (_, i) => hash('sha256', `entry ${batch * BATCH + i}`, 'buffer'))
}

function inMemory(): NodeReader & { keep: (nodes: StoredNode[]) => void } {
  const levels: Hash[][] = []
  return {
    keep(nodes) {
      for (const { level, index, hash } of nodes) (levels[level] ??= [])[index] = hash
    },
    async readNodes(ids) {
      return ids.map(({ level, index }) => levels[level]![index]!)
    },
  }
}

function percentile(values: number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)]!
}
