import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstEntries } from '#server/ledger/entry.ts'
import {
  ImpossibleRecord,
  accountFor,
  advance,
  canonical,
  newTag,
  openingOf,
  privateHashOf,
  seal,
  textHash,
} from '#server/ledger/record.ts'
import type { Act, Json, RecordOfComment, Standing } from '#server/ledger/record.ts'
import { verifyLedger } from '#server/ledger/verifier/verify.mjs'
import { blobOf, exportOf, logOf } from './memory.ts'

const comment = { id: '01890000-0000-7000-8000-000000000001', tag: newTag() }
const of = { consultation: 'urgent-care', comment, at: new Date('2026-06-01T09:30:00Z'), day: '2026-06-01' }
const facts = { v: 1, consultation: 'urgent-care', comment: comment.tag, day: '2026-06-01' } as const
const received = { ...facts, kind: 'received' } as const

describe('sealing', () => {
  test('keeps the words, the id and the time out of the public record', () => {
    const { opening } = seal({ ...of, kind: 'received', text: 'Please keep the ward open.', late: false })
    expect(opening.public).toEqual(received)
    expect(Object.keys(opening.private).sort()).toEqual(['at', 'comment', 'text', 'v'])
  })

  test('keeps the draft that a comment was linked to out of the public record', () => {
    const { opening } = seal({ ...of, kind: 'linked', draft: 'draft-7' })
    expect(canonical(opening.public)).not.toContain('draft-7')
    expect(opening.private.draft).toBe('draft-7')
  })

  test('gives the same words another commitment each time, so that nobody can guess them', () => {
    const act = { ...of, kind: 'received', text: 'No.', late: false } as const
    expect(seal(act).privateHash).not.toEqual(seal(act).privateHash)
  })

  test('refuses a fact that the format cannot hold', () => {
    expect(() => seal({ ...of, kind: 'set-aside', reason: 'Not about this' })).toThrow()
    expect(() => seal({ ...of, kind: 'withdrawn', day: '2026-02-30' })).toThrow()
    expect(() => seal({ ...of, kind: 'received', text: 'half a \ud83d pair', late: false })).toThrow(TypeError)
  })
})

describe('the first entries of comments that come in together', () => {
  test('are spelled as any entry is', () => {
    const second = new Date('2026-06-01T23:59:59.999Z')
    const acts = fc.array(
      fc.record({
        kind: fc.constant('received' as const),
        consultation: fc.constantFrom('urgent-care', 'beds'),
        comment: fc.record({ id: fc.uuid() }),
        text: fc.string({ unit: 'grapheme' }),
        late: fc.boolean(),
        at: fc.constantFrom(of.at, second),
        day: fc.constantFrom('2026-06-01', '2026-06-02'),
      }),
    )
    fc.assert(
      fc.property(acts, (all) => {
        const entries = firstEntries(all)
        for (const [n, { consultation, comment: given, ...act }] of all.entries()) {
          const entry = entries[n]!
          const { comment: tag } = JSON.parse(entry.public) as { comment: string }
          const opening = openingOf({ ...act, consultation, comment: { ...given, tag } }, entry.nonce)
          expect(entry).toMatchObject({
            commentId: given.id,
            public: canonical(opening.public),
            private: canonical(opening.private),
            privateHash: privateHashOf(opening),
          })
        }
        expect(new Set(entries.map((entry) => entry.public)).size).toBe(all.length)
      }),
    )
  })

  test('are refused where the format cannot hold them', () => {
    const act = { ...of, kind: 'received', text: 'Beds', late: false } as const
    expect(() => firstEntries([act, { ...act, consultation: 'Urgent care' }])).toThrow()
  })
})

describe('the hash of a text', () => {
  test('is that of SHA-256, and the same for a copy with other line ends or white space around it', () => {
    expect(textHash('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(textHash(' one\r\ntwo\rthree\n')).toBe(textHash('one\ntwo\nthree'))
    expect(textHash('one two')).not.toBe(textHash('one  two'))
  })
})

describe('canonical JSON', () => {
  test('sorts keys as RFC 8785 does, by UTF-16 code units', () => {
    const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
    expect(canonical(keys)).toBe('{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}')
  })

  test('says the same as JSON, in one spelling whatever the order of keys', () => {
    const { json } = fc.letrec<{ json: Json }>((tie) => ({
      json: fc.oneof(
        { depthSize: 'small' },
        fc.string({ unit: 'grapheme' }),
        fc.maxSafeInteger(),
        fc.constantFrom(true, false, null),
        fc.array(tie('json'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('json'), { maxKeys: 4, noNullPrototype: true }),
      ),
    }))
    fc.assert(
      fc.property(json, (value) => {
        const text = canonical(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonical(JSON.parse(text))).toBe(text)
      }),
    )
  })

  test('has no place for fractions or broken text', () => {
    expect(() => canonical(0.5)).toThrow(TypeError)
    expect(() => canonical('\ud800')).toThrow(TypeError)
  })
})

describe('a comment', () => {
  test('is in hand once received, and counts where its last record put it', () => {
    expect(stateAfter(received)).toBe('in hand')
    expect(stateAfter(received, { ...facts, kind: 'set-aside', reason: 'repeat' })).toBe('set aside')
    expect(
      stateAfter(received, { ...facts, kind: 'set-aside', reason: 'repeat' }, { ...facts, kind: 'restored' }),
    ).toBe('in hand')
    expect(stateAfter(received, { ...facts, kind: 'linked' }, { ...facts, kind: 'unlinked' })).toBe('in hand')
    expect(stateAfter(received, { ...facts, kind: 'withdrawn' })).toBe('withdrawn')
  })

  test('stays answered until its last answer is taken back', () => {
    const answered = (response: string) => ({ ...facts, kind: 'answered', response }) as const
    const unanswered = (response: string) => ({ ...facts, kind: 'unanswered', response, reason: 'in-error' }) as const
    expect(stateAfter(received, answered('ys-1'), answered('ys-2'), unanswered('ys-1'))).toBe('answered')
    expect(stateAfter(received, answered('ys-1'), unanswered('ys-1'))).toBe('in hand')
    expect(() => stateAfter(received, answered('ys-1'), answered('ys-1'))).toThrow(ImpossibleRecord)
    expect(() => stateAfter(received, answered('ys-1'), unanswered('ys-2'))).toThrow(ImpossibleRecord)
  })

  test('keeps its place in the counts when its words are erased', () => {
    const erased = { ...facts, kind: 'erased', reason: 'person-asked' } as const
    expect(accountFor([received, { ...facts, kind: 'answered', response: 'ys-1' }, erased]).get('urgent-care')).toEqual(
      {
        received: 1,
        answered: 1,
        inHand: 0,
        setAside: 0,
        setAsideFor: {},
        withdrawn: 0,
        late: 0,
        erased: 1,
      },
    )
    expect(() => stateAfter(received, erased, erased)).toThrow(ImpossibleRecord)
  })

  test('cannot come twice, from nowhere, or from another consultation', () => {
    expect(() => stateAfter(received, received)).toThrow(ImpossibleRecord)
    expect(() => stateAfter({ ...facts, kind: 'withdrawn' })).toThrow(ImpossibleRecord)
    expect(() => stateAfter(received, { ...facts, kind: 'withdrawn', consultation: 'other' })).toThrow(ImpossibleRecord)
  })

  test('cannot be answered once withdrawn or set aside', () => {
    const answered = { ...facts, kind: 'answered', response: 'ys-1' } as const
    expect(() => stateAfter(received, { ...facts, kind: 'withdrawn' }, answered)).toThrow(/withdrawn/)
    expect(() => stateAfter(received, { ...facts, kind: 'set-aside', reason: 'repeat' }, answered)).toThrow(/set aside/)
  })
})

const tags = [newTag(), newTag()]
const anyRecord: fc.Arbitrary<RecordOfComment> = fc.record({
  v: fc.constant(1 as const),
  consultation: fc.constant('urgent-care'),
  comment: fc.constantFrom(...tags),
  day: fc.constant('2026-06-01'),
  kind: fc.constantFrom(
    ...(['received', 'redacted', 'set-aside', 'restored', 'linked', 'unlinked'] as const),
    ...(['answered', 'unanswered', 'withdrawn', 'erased'] as const),
  ),
  reason: fc.constantFrom('repeat', 'other'),
  response: fc.constantFrom('ys-1', 'ys-2'),
}) as never

test('received = answered + in hand + set aside + withdrawn, after any records that could follow one another', () => {
  fc.assert(
    fc.property(fc.array(anyRecord, { maxLength: 60 }), (wished) => {
      const records = possible(wished)
      for (const account of accountFor(records).values()) {
        expect(account.answered + account.inHand + account.setAside + account.withdrawn).toBe(account.received)
        expect(Object.values(account.setAsideFor).reduce((a, b) => a + b, 0)).toBe(account.setAside)
        expect(account.received).toBe(records.filter(({ kind }) => kind === 'received').length)
      }
    }),
  )
})

test('the verifier, which shares no code, agrees on each record that may or may not follow any three others', async () => {
  const about = { ...facts, reason: 'repeat' }
  const kinds = ['received', 'redacted', 'set-aside', 'restored', 'linked', 'unlinked', 'withdrawn', 'erased'] as const
  const each = [
    ...kinds.map((kind) => ({ ...about, kind })),
    ...['ys-1', 'ys-2'].map((response) => ({ ...about, kind: 'answered' as const, response })),
    ...['ys-1', 'ys-2'].map((response) => ({ ...about, kind: 'unanswered' as const, response })),
  ] as RecordOfComment[]
  let beginnings: RecordOfComment[][] = [[]]
  for (let length = 0; length <= 3; length += 1) {
    const longer: RecordOfComment[][] = []
    for (const beginning of beginnings) {
      for (const last of each) {
        const all = [...beginning, last]
        const fits = possible(all).length === all.length
        const accounts = fits ? accountFor(all) : new Map()
        const verdict = await verifyLedger(blobOf(await exportOf(logOf(all.map(actLike), all.length), accounts)))
        if (verdict.ok) expect(fits, kindsOf(all)).toBe(true)
        else
          expect([fits, verdict.fault.kind, verdict.fault.entry], kindsOf(all)).toEqual([false, 'impossible', length])
        if (fits) longer.push(all)
      }
    }
    beginnings = longer
  }
  expect(beginnings.length).toBeGreaterThan(200)
})

/** Those of the wished-for records that can follow the ones before them. */
function possible(wished: RecordOfComment[]): RecordOfComment[] {
  const standings = new Map<string, Standing>()
  return wished.filter((record) => {
    const before = standings.get(record.comment)
    if (!canFollow(before, record)) return false
    standings.set(record.comment, advance(before, record))
    return true
  })
}

function canFollow(before: Standing | undefined, record: RecordOfComment): boolean {
  try {
    advance(before, record)
    return true
  } catch {
    return false
  }
}

function stateAfter(...records: RecordOfComment[]) {
  return records.reduce<Standing | undefined>(advance, undefined)?.state
}

/** The act that leads to this public record. */
function actLike(record: RecordOfComment): Act {
  const { comment: tag, ...rest } = record
  const more = { text: 'Some words.', late: false, draft: 'draft-1', at: of.at }
  return { ...rest, ...more, comment: { id: comment.id, tag } } as Act
}

function kindsOf(records: RecordOfComment[]): string {
  return records.map(({ kind }) => kind).join(', ')
}
