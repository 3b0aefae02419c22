import { hash, randomBytes, randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { v7 as uuid } from 'uuid'
import { type Db, openDatabase } from '#server/data/database.ts'
import { ensureDatabase, startEmbedded } from '#server/process/embedded.ts'
import { newSigningKey } from '#server/ledger/checkpoint.ts'
import { enter } from '#server/ledger/enter.ts'
import { insertNodes, nodesIn } from '#server/ledger/queries.ts'
import { emptyTree, consistencyProof, grow, inclusionProof, rootOf, verifyInclusion } from '#server/ledger/merkle.ts'
import type { Hash, NodeReader, StoredNode } from '#server/ledger/merkle.ts'
import { migrate } from '#server/process/migrate.ts'
import { type Entry, openIntake } from '#server/intake/gather.ts'
import { sequence } from '#workers/ledger.ts'

const SIZE = 1_000_000
const BATCH = 500
const PROOFS = 2_000

/** One figure: what was measured, how much of it, and in what. */
export type Figure = { name: string; value: number; unit: string }

/**
 * The ledger's tree at a million entries: how fast batches are appended and how long building a proof takes, first with its
 * nodes in memory and then on PostgreSQL, durable, beside the intake that it must keep up with. Every inclusion proof built is
 * also checked, outside the time measured.
 */
export async function run(): Promise<Figure[]> {
  return [...(await inMemoryOnly()), ...(await onPostgres())]
}

async function inMemoryOnly(): Promise<Figure[]> {
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

const INTAKE_SECONDS = 10
const WIDTH = 64

async function onPostgres(): Promise<Figure[]> {
  const dir = mkdtempSync(path.join(tmpdir(), 'said-bench-ledger-'))
  // PostgreSQL does not run as root, and could not look into a folder of root's own.
  chmodSync(dir, 0o755)
  const embedded = await startEmbedded(dir)
  try {
    await ensureDatabase(embedded, 'bench')
    await migrate(embedded.ownerUrl('bench'))
    const { db, pool, close } = openDatabase(embedded.appUrl('bench'), 10)
    const key = newSigningKey('localhost/ledger')
    const entryOf = await someEntries(db)
    const intake = openIntake(pool)
    let taken = 0
    const from = performance.now()
    await Promise.all(
      Array.from({ length: WIDTH }, async () => {
        for (; performance.now() - from < INTAKE_SECONDS * 1000; taken += 1) await intake.take(entryOf(taken))
      }),
    )
    const intakeRate = taken / ((performance.now() - from) / 1000)
    let numbered = 0
    const begun = performance.now()
    for (let more = true; more;) {
      const batch = await sequence(db, key, new Date())
      numbered += batch.numbered
      more = batch.more
    }
    const appendRate = numbered / ((performance.now() - begun) / 1000)
    const bulk = await enterTenThousand(db)
    const proofs = await proofsAtAMillion(db)
    await close()
    return [
      {
        name: `ledger: submissions taken with their entries, ${WIDTH} at once`,
        value: intakeRate,
        unit: 'submissions/s',
      },
      { name: 'ledger: entries numbered, stored and signed on PostgreSQL', value: appendRate, unit: 'entries/s' },
      { name: 'ledger: 10,000 comments linked in one transaction, their entries', value: bulk, unit: 'ms' },
      {
        name: 'ledger: inclusion proof at a million on PostgreSQL, median',
        value: percentile(proofs, 0.5),
        unit: 'ms',
      },
      { name: 'ledger: the same, 99th percentile', value: percentile(proofs, 0.99), unit: 'ms' },
    ]
  } finally {
    await embedded.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

async function enterTenThousand(db: Db): Promise<number> {
  const rows = await db.selectFrom('comment').select('id').limit(10_000).execute()
  const comments = rows.map(({ id }) => id)
  const begun = performance.now()
  await db.transaction().execute((trx) => enter(trx, new Date(), { kind: 'linked', comments, draft: 'bench' }))
  return performance.now() - begun
}

/** A tree of a million beside the rows that are there: its nodes alone are what a proof reads. */
async function proofsAtAMillion(db: Db): Promise<number[]> {
  const { size: there } = await db
    .selectFrom('checkpoint')
    .select(({ fn }) => fn.max('size').as('size'))
    .executeTakeFirstOrThrow()
  const batches = Math.ceil(SIZE / BATCH / 20)
  let tree = emptyTree
  for (let n = 0; n < batches; n += 1) {
    const leaves = Array.from({ length: 20 }, (_, i) => leavesOf(20 * n + i)).flat()
    const grown = grow(tree, leaves)
    tree = grown.tree
    // The real entries' nodes stand at the beginning; those of the same places are left as they are.
    const free = grown.nodes.filter(({ level, index }) => (index + 1) * 2 ** level > there)
    await db.transaction().execute((trx) => insertNodes(trx, free))
  }
  const store = nodesIn(db)
  const times: number[] = []
  for (let i = 0; i < PROOFS; i += 1) {
    const begun = performance.now()
    await inclusionProof(store, (i * 499_979) % SIZE, SIZE)
    times.push(performance.now() - begun)
  }
  return times
}

async function someEntries(db: Db): Promise<(n: number) => Entry> {
  const programme = await db
    .insertInto('programme')
    .values({ slug: 'bench', name: 'Bench', area: 'Here' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const slug = 'care-closer-to-home'
  const { id } = await db
    .insertInto('consultation')
    .values({ programmeId: programme.id, slug, ref: 'B', title: 'Bench', kind: 'engagement', summary: 'Bench.' })
    .returning('id')
    .executeTakeFirstOrThrow()
  return (n) => {
    const at = new Date()
    const body = `Comment ${n}: the journey to the city is long, the buses stop at six and the car park is full.`
    const nothing = { phaseId: null, respondentKind: null, organisationName: null, area: null, eventId: null } as const
    return {
      ...nothing,
      id: uuid(),
      consultationId: id,
      consultationSlug: slug,
      kind: 'submission',
      channel: 'web',
      late: false,
      receiptHash: randomBytes(32),
      idempotencyKey: randomUUID(),
      bodyHash: randomBytes(32),
      language: 'en',
      consentToQuote: false,
      answers: [],
      dots: null,
      signatures: null,
      saidAt: at,
      receivedAt: at,
      enteredBy: null,
      comments: [{ id: uuid(), questionId: null, pointId: null, position: 0, body, translation: null }],
      contact: null,
      equality: [],
    }
  }
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
