import { expect, test } from 'vitest'
import { newSigningKey, publicKeyOf } from '#server/ledger/checkpoint.ts'
import { ReceiptProof, proveReceipt, verifyReceipt } from '#server/ledger/receipt-proof.ts'
import { actsOf, logOf, publicKey } from './memory.ts'

const acts = actsOf(300)
const log = logOf(acts, 70)
const last = log.checkpoints.at(-1)!
const prove = (index: number, checkpoint = last) =>
  proveReceipt(log.nodes, { index, opening: log.openings[index]! }, checkpoint, checkpoint.note)

test('the receipt of every comment proves its words, and no others', async () => {
  for (const [index, act] of acts.entries()) {
    if (act.kind !== 'received') continue
    const proof = ReceiptProof.parse(JSON.parse(JSON.stringify(await prove(index))))
    expect(verifyReceipt(act.text, proof, publicKey)).toEqual({ ok: true })
    expect(verifyReceipt(`${act.text}\r\n`, proof, publicKey)).toEqual({ ok: true })
    expect(verifyReceipt(`${act.text}!`, proof, publicKey)).toMatchObject({ ok: false })
  }
})

test('a receipt does not hold with any other part', async () => {
  const { text } = acts[0] as Extract<(typeof acts)[number], { kind: 'received' }>
  const [proof, other] = [await prove(0), await prove(1)]
  const no = { ok: false }
  expect(verifyReceipt(text, { ...proof, index: 1 }, publicKey)).toMatchObject(no)
  expect(verifyReceipt(text, { ...proof, nonce: other.nonce }, publicKey)).toMatchObject(no)
  expect(verifyReceipt(text, { ...proof, path: other.path }, publicKey)).toMatchObject(no)
  expect(verifyReceipt(text, { ...proof, checkpoint: log.checkpoints[0]!.note }, publicKey)).toMatchObject(no)
  expect(verifyReceipt(text, { ...proof, public: { ...proof.public, day: '2026-05-31' } }, publicKey)).toMatchObject(no)
  const private_ = { ...proof.private, at: '2026-05-31T00:00:00.000Z' }
  expect(verifyReceipt(text, { ...proof, private: private_ }, publicKey)).toMatchObject(no)
  const stranger = publicKeyOf(newSigningKey('consult.example.org/ledger'))
  expect(verifyReceipt(text, proof, stranger)).toMatchObject({ ok: false, why: expect.stringContaining('not signed') })
})

test('a proof must wait for a checkpoint that covers the entry', async () => {
  await expect(prove(70, log.checkpoints[0])).rejects.toThrow(RangeError)
  expect(verifyReceipt((acts[0] as { text: string }).text, await prove(0, log.checkpoints[0]), publicKey).ok).toBe(true)
})
