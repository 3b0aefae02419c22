import { readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { signCheckpoint, signingKeyFrom } from '#server/ledger/checkpoint.ts'
import { emptyTree, grow, rootOf } from '#server/ledger/merkle.ts'
import { exportLines } from '#server/ledger/public-export.ts'
import { ReceiptFile, proveReceipt, verifyReceipt } from '#server/ledger/receipt-proof.ts'
import { accountFor, canonical, commitmentOf, privateHashOf, seal } from '#server/ledger/record.ts'
import type { Act } from '#server/ledger/record.ts'
import { verifyLedger } from '#server/ledger/verifier/verify.mjs'
import { memoryNodes, publicKey } from './memory.ts'

const document = await readFile(new URL('../../LEDGER.md', import.meta.url), 'utf8')

/** The fenced block that follows this heading or sentence. */
function blockAfter(words: string): string {
  return /```\w*\n(.*?)```/s.exec(document.slice(document.indexOf(words)))![1]!
}

describe('the worked example of LEDGER.md', async () => {
  const example = await buildExample()

  test('is what the code writes', () => {
    expect(blockAfter('### The export')).toBe(example.lines.map((line) => `${line}\n`).join(''))
    expect(blockAfter('### The receipt')).toBe(`${JSON.stringify(example.receipt, null, 2)}\n`)
    expect(blockAfter('### The hashes')).toBe(example.vectors)
  })

  test('is found in order by the verifier, with its receipt and the first of its checkpoints', async () => {
    const evidence = { older: example.notes[0]!, receipt: blockAfter('### The receipt'), key: publicKey }
    const verdict = await verifyLedger(new Blob([blockAfter('### The export')]), evidence)
    expect(verdict.ok).toBe(true)
    expect(blockAfter('### What the verifier says')).toBe(`${verdict.sentences.join('\n')}\n`)
  })

  test('has a receipt that proves its words', () => {
    const [comment] = ReceiptFile.parse(JSON.parse(blockAfter('### The receipt'))).comments
    expect(verifyReceipt(comment!.text, comment!.proof, publicKey)).toEqual({ ok: true })
  })
})

async function buildExample() {
  const key = signingKeyFrom('consult.example.org/ledger', Buffer.alloc(32, 7))
  const a = { id: '0197f3a0-0000-7000-8000-00000000000a', tag: 'a'.repeat(32) }
  const b = { id: '0197f3a0-0000-7000-8000-00000000000b', tag: 'b'.repeat(32) }
  const of = (comment: typeof a, day: string) => ({
    consultation: 'maternity-2026',
    comment,
    at: new Date(`${day}T10:15:00Z`),
    day,
  })
  const text = 'Please keep the birth centre open.\nMy daughter was born there.'
  const acts: Act[] = [
    { ...of(a, '2026-06-01'), kind: 'received', text, late: false },
    { ...of(b, '2026-06-01'), kind: 'received', text: 'Test test', late: true },
    { kind: 'day-end', at: new Date('2026-06-01T23:10:00Z'), day: '2026-06-01' },
    { ...of(b, '2026-06-02'), kind: 'set-aside', reason: 'not-a-comment' },
    { ...of(a, '2026-07-15'), kind: 'answered', response: 'ys-06' },
  ]
  const store = memoryNodes()
  const sealed = acts.map((act, i) => seal(act, Buffer.alloc(32, i + 1)))
  const leaves = sealed.map(({ leaf }) => leaf)
  const first = grow(emptyTree, leaves.slice(0, 3))
  const second = grow(first.tree, leaves.slice(3))
  store.store([...first.nodes, ...second.nodes])
  const checkpoints = [first.tree, second.tree].map((tree) => {
    return { size: tree.size, note: signCheckpoint({ size: tree.size, root: rootOf(tree) }, key) }
  })
  const header = {
    origin: 'consult.example.org/ledger',
    publicKey,
    consultations: [{ slug: 'maternity-2026', title: 'Maternity services' }],
  }
  const records = sealed.map(({ opening }) => opening.public)
  const entries = sealed.map(({ leaf, privateHash }, index) => ({ index, leaf, privateHash, public: records[index]! }))
  const lines: string[] = []
  for await (const line of exportLines(header, entries, checkpoints, accountFor(records))) lines.push(line)
  const { opening, leaf } = sealed[0]!
  const proof = await proveReceipt(store, { index: 0, opening }, checkpoints[1]!, checkpoints[1]!.note)
  const receipt: ReceiptFile = { format: 'said-and-done-receipt/1', comments: [{ text, proof }] }
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
  const secret = privateHashOf(opening)
  const vectors = [
    `public record  ${canonical(opening.public)}`,
    `private record ${canonical(opening.private)}`,
    `nonce          ${opening.nonce}`,
    `private hash   ${hex(secret)}`,
    `commitment     ${hex(commitmentOf(opening.public, secret))}`,
    `leaf           ${hex(leaf)}`,
    `root of 3      ${hex(rootOf(first.tree))}`,
    `root of 5      ${hex(rootOf(second.tree))}`,
    '',
  ].join('\n')
  return { lines, receipt, vectors, notes: checkpoints.map(({ note }) => note) }
}
