import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guarded, safeCsv, unguarded } from '#server/data/csv.ts'
import { readTable } from '#server/imports/reader/read.ts'

const headings = ['Ref', 'Comment', 'What we did']

async function roundTrip(rows: string[][]): Promise<string[][]> {
  const file = safeCsv([headings, ...rows])
  return (await readTable(Buffer.from(file), 'export.csv')).rows.map(({ cells }) => cells)
}

test('no cell that we write begins as a formula does, and reading gives back what it was', async () => {
  const risky = [
    '=1+1',
    '+44 116 496 0456',
    '-5% a year',
    '@everyone',
    '\t=SUM(A1)',
    '\r=A1',
    '＝1',
    "'=1",
    "'\u2060=1",
    '=cmd|x',
    '\n=1',
  ]
  const rows = risky.map((text, n) => [`A-${n}`, text, 'ok'])
  const file = safeCsv([headings, ...rows])
  expect(file.startsWith('\uFEFF"Ref","Comment"')).toBe(true)
  expect(file).not.toMatch(/(^|,)"[=+\-@\t\r\n＝]/m)
  expect(await roundTrip(rows)).toEqual(rows)
})

test('numbers are left to be numbers', () => {
  expect(['-5', '12.5', '-0.1'].map(guarded)).toEqual(['-5', '12.5', '-0.1'])
})

test('an apostrophe that a person wrote is not taken for our mark', () => {
  expect(unguarded("'=1+1")).toBe("'=1+1")
  expect(unguarded("'tis")).toBe("'tis")
})

test('any text comes back as it was', async () => {
  const start = fc.constantFrom('', '=', '+', '-', '@', '\t', "'", "'\u2060=", '"', '＋')
  const cell = fc.tuple(start, fc.string({ unit: 'grapheme', maxLength: 40 })).map(([a, b]) => a + b)
  const row = fc
    .tuple(
      fc.integer({ min: 1 }).map((n) => `A-${n}`),
      cell,
      cell,
    )
    .map((cells) => [...cells])
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 2, maxLength: 20 }), async (rows) => {
      expect(await roundTrip(rows)).toEqual(rows)
    }),
    { numRuns: 80 },
  )
})
