import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newSigningKey, publicKeyOf, signCheckpoint } from '#server/ledger/checkpoint.ts'
import { consistencyProof, leafHash, rootAt } from '#server/ledger/merkle.ts'
import type { ExportEntry } from '#server/ledger/public-export.ts'
import { proveReceipt } from '#server/ledger/receipt-proof.ts'
import type { ReceiptFile } from '#server/ledger/receipt-proof.ts'
import { accountFor, canonical, commitmentOf, seal } from '#server/ledger/record.ts'
import type { Act, PublicRecord } from '#server/ledger/record.ts'
import { verifyCheckpoints, verifyLedger } from '#server/ledger/verifier/verify.mjs'
import type { LedgerFault } from '#server/ledger/verifier/verify.mjs'
import { actsOf, blobOf, bytes, exportOf, header, logOf, publicKey, signingKey } from './memory.ts'

const size = 1000
const batch = 125
const acts = actsOf(size)
const log = logOf(acts, batch)
const accounts = accountFor(log.entries.map((entry) => entry.public))
const lines = await exportOf(log)
const foreign = seal(received(5_000), bytes(5_000, 32))

describe('the verifier', () => {
  test('finds nothing wrong with a ledger as it was written, and counts what the server counts', async () => {
    const verdict = await verifyLedger(blobOf(lines), { key: publicKey })
    expect(verdict).toMatchObject({ ok: true, entries: size, accounts: Object.fromEntries(accounts) })
    expect(verdict.sentences[0]).toBe(
      'Nothing was altered, dropped, reordered, inserted or added late: 1000 entries, 8 signed checkpoints.',
    )
    expect(verdict.sentences).toContain(
      'urgent-care: 87 received = 17 answered + 56 in hand + 7 set aside (4 not-about-this, 3 repeat) + 7 withdrawn. ' +
        '8 came late; the words of 5 were erased.',
    )
  })

  test('reads a key whose base64 has plus signs, as most have', async () => {
    const keys = Array.from({ length: 50 }, () => newSigningKey('localhost/ledger')).map(publicKeyOf)
    expect(keys.some((key) => key.split('+').length > 3)).toBe(true)
    for (const key of keys) {
      const line = canonical({
        format: 'said-and-done-ledger/1',
        ...header,
        origin: 'localhost/ledger',
        publicKey: key,
      })
      const file = blobOf([line, canonical({ accounts: {} })])
      expect(await verifyLedger(file, { key })).toMatchObject({ ok: true, entries: 0 })
    }
  })

  test('reads a ledger that nobody has written to, and one whose lines end as on Windows', async () => {
    const empty = await exportOf({ entries: [], checkpoints: [] }, new Map())
    expect(await verifyLedger(blobOf(empty))).toMatchObject({ ok: true, entries: 0 })
    expect((await verifyLedger(new Blob([lines.join('\r\n')]))).ok).toBe(true)
  })
})

// Each of the four tests takes every fourth position and begins at another: together they come to all 1,000.
// All four at all positions (`step = 1`) pass as well, and take three minutes.
const step = 4
const positions = (start: number) => Array.from({ length: size / step }, (_, i) => (start % step) + i * step)

describe('one row of the database, changed by hand at any of 1,000 positions, is named when it', () => {
  test('was altered', async () => {
    for (const k of positions(0)) {
      const row = { ...log.entries[k]!, public: altered(log.entries[k]!.public) }
      expect(await faultIn(lines.with(lineOf(k), entryLine(row)))).toMatchObject({
        kind: 'altered',
        entry: k,
        through: k,
      })
    }
  })

  test('was dropped', async () => {
    for (const k of positions(1))
      expect(await faultIn(lines.toSpliced(lineOf(k), 1))).toMatchObject({ kind: 'dropped', entry: k })
  })

  test('was swapped with another', async () => {
    for (const k of positions(2)) {
      const other = (k * 7 + 1) % size
      const [a, b] = [log.entries[k]!, log.entries[other]!]
      const swapped = lines
        .with(lineOf(k), entryLine({ ...b, index: k, leaf: a.leaf }))
        .with(lineOf(other), entryLine({ ...a, index: other, leaf: b.leaf }))
      expect(await faultIn(swapped)).toMatchObject({ kind: 'reordered', entry: Math.min(k, other) })
    }
  })

  test('was inserted', async () => {
    for (const k of positions(3)) {
      const inserted = lines.toSpliced(lineOf(k), 0, entryLine(foreignRow(k)))
      expect(await faultIn(inserted)).toMatchObject({ kind: 'inserted', entry: k })
    }
  })
})

describe('a change that hides its traces is found when', () => {
  const at = [0, 1, 124, 125, 500, 998]

  test.each(at.slice(0, -1))('rows were numbered anew after row %i was dropped', async (k) => {
    const entries = renumbered(log.entries.toSpliced(k, 1))
    expect(await faultAfter(entries)).toMatchObject({ kind: 'dropped', entry: k })
  })

  test.each(at)('rows were numbered anew after one was inserted as row %i', async (k) => {
    const entries = renumbered(log.entries.toSpliced(k, 0, foreignRow(k)))
    expect(await faultAfter(entries.slice(0, size))).toMatchObject({ kind: 'inserted', entry: k })
  })

  test.each(at)('two lines changed places, numbers and all, at %i', async (k) => {
    const swapped = lines.with(lineOf(k), lines[lineOf(k + 1)]!).with(lineOf(k + 1), lines[lineOf(k)]!)
    expect(await faultIn(swapped)).toMatchObject({ kind: 'reordered', entry: k })
  })

  test.each(at)('row %i was altered together with its leaf: the checkpoints around it are known', async (k) => {
    const row = reseal({ ...log.entries[k]!, public: altered(log.entries[k]!.public) })
    const first = Math.floor(k / batch) * batch
    expect(await faultAfter(log.entries.with(k, row))).toMatchObject({
      kind: 'altered',
      entry: first,
      through: first + batch - 1,
    })
  })

  test('the last rows were dropped, before their checkpoint or after it', async () => {
    expect(await faultAfter(log.entries.slice(0, -3))).toMatchObject({ kind: 'dropped', entry: 997, through: 999 })
    const entries = [...log.entries, { ...log.entries[0]!, index: 1000, leaf: foreign.leaf }].map(reseal)
    expect(await faultAfter(entries)).toMatchObject({ kind: 'added late', entry: 1000 })
  })

  test('a row was added before a checkpoint that was signed without it', async () => {
    const late = reseal({ ...log.entries[batch]!, index: batch })
    const added = lines.toSpliced(lineOf(batch - 1) + 1, 0, entryLine(late))
    expect(await faultIn(added)).toMatchObject({ kind: 'added late', entry: batch })
  })

  test('a row is dated into a day that was closed', async () => {
    const closed: Act[] = [
      ...acts.slice(0, 60),
      { kind: 'day-end', at: new Date('2026-06-03T00:05:00Z'), day: '2026-06-02' },
    ]
    const honest = logOf([...closed, { ...received(9_000), day: '2026-06-03' }], 10)
    expect((await verifyLedger(blobOf(await exportOf(honest)))).ok).toBe(true)
    const backdated = logOf([...closed, { ...received(9_000), day: '2026-06-02' }], 10)
    const fault = await faultIn(await exportOf(backdated, new Map()))
    expect(fault).toMatchObject({ kind: 'added late', entry: 61, message: expect.stringContaining('2026-06-02') })
  })

  test('a record cannot follow those before it, though all of it was signed', async () => {
    const { comment, consultation, at, day } = received(1)
    const impossible = logOf([received(1), { kind: 'restored', comment, consultation, at, day }], 10)
    expect(await faultIn(await exportOf(impossible, new Map()))).toMatchObject({ kind: 'impossible', entry: 1 })
  })

  test('the published counts are not those of the entries', async () => {
    const { answered, inHand } = accounts.get('urgent-care')!
    const wrong = new Map(accounts)
    wrong.set('urgent-care', { ...accounts.get('urgent-care')!, answered: answered + 1, inHand: inHand - 1 })
    expect(await faultIn(await exportOf(log, wrong))).toMatchObject({ kind: 'miscounted' })
  })

  test('a row is written in another way than the one, where two readers could read two things', async () => {
    const line = lines[lineOf(7)]!
    for (const changed of [
      line.replace('"v":1', '"v": 1'),
      line.replace('"index":7', '"index":8,"index":7'),
      line.replace('"kind":"', '"kind":"withdrawn","kind":"'),
      line.replace('"index"', '"\\u0069ndex"'),
      line.replace('"index":7', '"index":7,"note":"seen"'),
    ]) {
      expect(changed).not.toBe(line)
      expect(await faultIn(lines.with(lineOf(7), changed))).toMatchObject({ kind: 'altered', entry: 7 })
    }
  })

  test('any one character of any row is another', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(size - 1),
        fc.nat(),
        fc.constantFrom('0', '1', 'a', ' ', '"', '}'),
        async (k, n, char) => {
          const line = lines[lineOf(k)]!
          const place = n % line.length
          fc.pre(line[place] !== char)
          const changed = line.slice(0, place) + char + line.slice(place + 1)
          const fault = await faultIn(lines.with(lineOf(k), changed))
          // A changed number looks like a row of another place, and is named by either of the two.
          if (fault.kind === 'altered') expect(fault.entry).toBe(k)
          else expect(['dropped', 'inserted', 'reordered']).toContain(fault.kind)
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('what someone kept', () => {
  test('shows that a ledger was written anew and signed again by its own keeper', async () => {
    const other = logOf(acts.with(0, { ...received(0), text: 'Other words.' }), batch)
    const lines = await exportOf(other)
    expect((await verifyLedger(blobOf(lines))).ok).toBe(true)
    const older = log.checkpoints[3]!.note
    expect(await faultIn(lines, { older })).toMatchObject({ kind: 'rewritten', entry: 0, through: 499 })
    const verdict = await verifyLedger(blobOf(await exportOf(log)), { older })
    expect(verdict.ok).toBe(true)
    expect(verdict.sentences).toContain('The checkpoint you kept is the beginning of this ledger.')
  })

  test('shows that the end was dropped together with its checkpoints', async () => {
    const short = { entries: log.entries.slice(0, 875), checkpoints: log.checkpoints.slice(0, 7) }
    const lines = await exportOf(short)
    expect((await verifyLedger(blobOf(lines))).ok).toBe(true)
    const older = log.checkpoints[7]!.note
    expect(await faultIn(lines, { older })).toMatchObject({ kind: 'dropped', entry: 875, through: 999 })
    const index = acts.findLastIndex((act) => act.kind === 'received')
    const receipt = await receiptFor('Any words.', index, 7)
    expect(await faultIn(lines, { receipt })).toMatchObject({ kind: 'dropped', entry: 875, through: index })
  })

  test('may be a checkpoint of any size, between those of the export', async () => {
    const root = await rootAt(log.nodes, 333)
    const older = signCheckpoint({ size: 333, root }, signingKey)
    expect((await verifyLedger(blobOf(lines), { older })).ok).toBe(true)
    const wrong = signCheckpoint({ size: 333, root: await rootAt(log.nodes, 332) }, signingKey)
    expect(await faultIn(lines, { older: wrong })).toMatchObject({ kind: 'rewritten', through: 332 })
  })

  test('may be a receipt, and then the ledger says what became of the comment', async () => {
    const receipt = await receiptFor(received(0).text, 0, 7)
    const { ok, sentences } = await verifyLedger(blobOf(lines), { receipt })
    expect(ok).toBe(true)
    expect(sentences.slice(-6)).toEqual([
      'Your comment is entry 0, word for word. What the ledger says of it:',
      '  2026-06-01 received',
      '  2026-06-01 redacted',
      '  2026-06-01 linked',
      '  2026-06-01 answered ys-06',
      '  2026-06-01 unanswered ys-06 linked-in-error',
    ])
  })

  test('is a receipt that fits only its own words and its own entry', async () => {
    const other = await receiptFor('Something else.', 0, 7)
    expect(await faultIn(lines, { receipt: other })).toMatchObject({ kind: 'receipt', entry: 0 })
    const file = JSON.parse(await receiptFor(received(0).text, 0, 7)) as ReceiptFile
    file.comments[0]!.proof.nonce = 'ab'.repeat(32)
    expect(await faultIn(lines, { receipt: JSON.stringify(file) })).toMatchObject({ kind: 'receipt', entry: 0 })
    expect(await faultIn(lines, { receipt: '{' })).toMatchObject({ kind: 'receipt' })
  })

  test('is a receipt newer than the export, if the export already has the entry', async () => {
    const short = { entries: log.entries.slice(0, 875), checkpoints: log.checkpoints.slice(0, 7) }
    const receipt = await receiptFor(received(0).text, 0, 7)
    expect((await verifyLedger(blobOf(await exportOf(short)), { receipt })).ok).toBe(true)
  })
})

describe('two checkpoints, without the entries,', () => {
  const at = async (size: number) => signCheckpoint({ size, root: await rootAt(log.nodes, size) }, signingKey)
  const proof = async (from: number, to: number) =>
    JSON.stringify({
      from,
      to,
      proof: (await consistencyProof(log.nodes, from, to)).map((hash) => Buffer.from(hash).toString('hex')),
    })

  test('of any two sizes are of one ledger, by the server’s proof and no other', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: size }), fc.integer({ min: 1, max: size }), async (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)]
        const [one, other] = [await at(a), await at(b)]
        expect(await verifyCheckpoints(one, other, publicKey, await proof(from, to))).toMatchObject({ ok: true })
        if (from === to) return
        expect(await verifyCheckpoints(one, other, publicKey)).toMatchObject({ fault: { kind: 'unproven' } })
        const others = from > 1 ? await proof(from - 1, to) : await proof(from, to - 1)
        if (others === (await proof(from, to))) return
        const wrong = await verifyCheckpoints(one, other, publicKey, others)
        expect(wrong).toMatchObject({ ok: false, fault: { kind: 'unproven' } })
      }),
      { numRuns: 60 },
    )
  })

  test('of a ledger that was shown otherwise to somebody else give it away', async () => {
    const forked = logOf(acts.with(700, { ...received(700), text: 'Other words.' }), batch)
    const fork = forked.checkpoints[7]!.note
    expect(await verifyCheckpoints(log.checkpoints[7]!.note, fork, publicKey)).toMatchObject({
      fault: { kind: 'split', message: expect.stringContaining('somebody was shown another ledger') },
    })
    // Where they parted the proof of neither ledger helps; before that, both are the same.
    for (const nodes of [log.nodes, forked.nodes]) {
      const path = (await consistencyProof(nodes, 875, 1000)).map((hash) => Buffer.from(hash).toString('hex'))
      expect(
        await verifyCheckpoints(log.checkpoints[6]!.note, fork, publicKey, JSON.stringify({ proof: path })),
      ).toMatchObject({ fault: { kind: 'unproven' } })
    }
    expect(await verifyCheckpoints(log.checkpoints[4]!.note, forked.checkpoints[4]!.note, publicKey)).toMatchObject({
      ok: true,
    })
  })

  test('that another key has signed, or that are none, say so', async () => {
    const [one, other] = [await at(5), await at(9)]
    const stranger = publicKeyOf(newSigningKey(header.origin))
    expect(await verifyCheckpoints(one, other, stranger)).toMatchObject({ fault: { kind: 'forged' } })
    expect(await verifyCheckpoints(one, 'hello', publicKey)).toMatchObject({ fault: { kind: 'forged' } })
    expect(await verifyCheckpoints(one, other, 'hello')).toMatchObject({ fault: { kind: 'unreadable' } })
    expect(await verifyCheckpoints(one, other, publicKey, '{}')).toMatchObject({ fault: { kind: 'unreadable' } })
  })
})

describe('a signature', () => {
  test('of another key, or on other text, is refused', async () => {
    const otherKey = newSigningKey(header.origin)
    const [first, ...rest] = log.checkpoints
    const { size } = first!
    const forged = signCheckpoint({ size, root: await rootAt(log.nodes, size) }, otherKey)
    const withForged = await exportOf({ ...log, checkpoints: [{ size, note: forged }, ...rest] })
    expect(await faultIn(withForged)).toMatchObject({ kind: 'forged' })
    expect(await faultIn(lines, { key: publicKeyOf(otherKey) })).toMatchObject({ kind: 'forged' })
    const resized = lines.map((line) => line.replace('ledger\\n125\\n', 'ledger\\n124\\n'))
    expect(await faultIn(resized)).toMatchObject({ kind: 'forged' })
  })

  test('missing at the end leaves entries that nobody signed', async () => {
    const unsigned = await exportOf({ ...log, checkpoints: log.checkpoints.slice(0, -1) })
    expect(await faultIn(unsigned)).toMatchObject({ kind: 'added late', entry: 875, through: 999 })
  })
})

test('what is no export of a ledger is refused in a sentence', async () => {
  for (const file of [[], ['hello'], ['{}'], ['null'], lines.slice(1), [lines[0]!.replace('+802d44c4', '+00000000')]]) {
    expect(await faultIn(file)).toMatchObject({ kind: 'unreadable' })
  }
  expect(await faultIn([lines[0]!, 'null'])).toMatchObject({ kind: 'altered', entry: 0 })
})

test('an export that breaks off is not said to be altered, nor to be sound', async () => {
  const whole = lines.map((line) => `${line}\n`).join('')
  const verdictOn = (text: string) => verifyLedger(new Blob([text]))
  const upTo = (line: number) => whole.split('\n', line).join('\n').length
  for (const length of [upTo(lines.length - 1), upTo(lineOf(500)) + 1, upTo(lineOf(500)) + 60, whole.length - 20]) {
    const verdict = await verdictOn(whole.slice(0, length))
    expect(verdict, `${length} characters`).toMatchObject({ ok: false, fault: { kind: 'cut short' } })
  }
  expect((await verdictOn(whole.slice(0, upTo(lineOf(500)) + 60))).sentences).toEqual([
    'This export is not whole: it breaks off after entry 499. Please download it again.',
  ])
  expect((await verdictOn(whole.trimEnd())).ok).toBe(true)
})

function altered(record: PublicRecord): PublicRecord {
  return { ...record, day: '2026-12-31' }
}

function renumbered(entries: ExportEntry[]): ExportEntry[] {
  return entries.map((entry, index) => ({ ...entry, index, leaf: log.entries[index]?.leaf ?? entry.leaf }))
}

function reseal(entry: ExportEntry): ExportEntry {
  return { ...entry, leaf: leafHash(commitmentOf(entry.public, entry.privateHash)) }
}

function received(n: number): Extract<Act, { kind: 'received' }> {
  const comment = { id: '01890000-0000-7000-8000-000000000000', tag: bytes(n, 16).toString('hex') }
  const at = new Date('2026-06-01T09:30:00Z')
  const text = `Comment number ${n}: please keep the ward open.`
  return { kind: 'received', consultation: 'urgent-care', comment, at, day: '2026-06-01', text, late: n % 11 === 0 }
}

function foreignRow(index: number): ExportEntry {
  return { index, leaf: foreign.leaf, privateHash: foreign.privateHash, public: foreign.opening.public }
}

/** Where entry `k` stands in the export: after the header, the entries before it and their checkpoints. */
function lineOf(k: number): number {
  return 1 + k + Math.floor(k / batch)
}

function entryLine({ index, leaf, privateHash, public: record }: ExportEntry): string {
  const hex = (hash: Uint8Array) => Buffer.from(hash).toString('hex')
  return canonical({ index, leaf: hex(leaf), private: hex(privateHash), public: record })
}

async function receiptFor(text: string, index: number, checkpoint: number): Promise<string> {
  const { size, note } = log.checkpoints[checkpoint]!
  const proof = await proveReceipt(log.nodes, { index, opening: log.openings[index]! }, { size }, note)
  return JSON.stringify({ format: 'said-and-done-receipt/1', comments: [{ text, proof }] } satisfies ReceiptFile)
}

async function faultAfter(entries: ExportEntry[]): Promise<LedgerFault> {
  return faultIn(await exportOf({ ...log, entries }, accounts))
}

async function faultIn(tampered: string[], evidence = {}): Promise<LedgerFault> {
  const verdict = await verifyLedger(blobOf(tampered), evidence)
  if (verdict.ok) throw new Error('The verifier found nothing.')
  return verdict.fault
}
