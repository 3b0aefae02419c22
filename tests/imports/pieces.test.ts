import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { brokenMark, detectEncoding, utf8Chunks } from '#server/imports/reader/file/decode.ts'
import type { Encoding } from '#server/imports/reader/file/decode.ts'
import { csvRecords } from '#server/imports/reader/records.ts'
import type { FileRecord } from '#server/imports/reader/records.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pieces-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function decoded(bytes: Buffer, encoding: Encoding): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of utf8Chunks(bytes, encoding)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

describe('text longer than one piece', () => {
  const long = 'a£ગુ😔 — '.repeat(20_000)

  test.each([0, 1, 2, 3])('keeps every character where pieces meet, whatever the offset (%i)', async (offset) => {
    const text = 'x'.repeat(offset) + long
    const wide = Buffer.from(`\uFEFF${text}`, 'utf16le')
    const files: [Encoding, Buffer][] = [
      ['utf-8', Buffer.from(text)],
      ['utf-8', Buffer.from(`\uFEFF${text}`)],
      ['utf-16le', wide],
      ['utf-16be', Buffer.from(wide).swap16()],
    ]
    for (const [encoding, bytes] of files) {
      expect((await detectEncoding(bytes)).encoding).toBe(encoding)
      expect((await decoded(bytes, encoding)) === text).toBe(true)
    }
  })

  test('is Windows-1252 if the first byte outside ASCII comes late and is not UTF-8', async () => {
    const bytes = Buffer.concat([Buffer.from('plain text, '.repeat(20_000)), Buffer.from([0x93, 0x48, 0x69, 0x94])])
    expect((await detectEncoding(bytes)).encoding).toBe('windows-1252')
    expect((await decoded(bytes, 'windows-1252')).endsWith('“Hi”')).toBe(true)
  })

  test('shows each place where UTF-8 is broken, and breaks nothing beside it', async () => {
    const bytes = Buffer.concat([Buffer.from(long), Buffer.from([0xe9]), Buffer.from('ગુ')])
    expect((await decoded(bytes, 'utf-8')) === `${long}${brokenMark}éગુ`).toBe(true)
  })
})

describe('records', () => {
  const dialect = { delimiter: ',', quote: '"', newline: '\n' } as const
  async function* split(bytes: Buffer, cuts: number[]) {
    const places = [...new Set(cuts.map((cut) => cut % (bytes.length + 1)))].sort((a, b) => a - b)
    for (const [n, place] of [...places, bytes.length].entries()) yield bytes.subarray(places[n - 1] ?? 0, place)
  }
  async function all(bytes: Buffer, cuts: number[]): Promise<FileRecord[]> {
    const records: FileRecord[] = []
    for await (const some of csvRecords(split(bytes, cuts), dialect, 3)) records.push(...some)
    return records
  }

  test('are the same wherever the file is cut into pieces, damaged rows among them', async () => {
    const row = fc.constantFrom(
      'a,b,c\n',
      'a,"b\nb",c\r\n',
      'a,"b ""q"" b",c\n',
      'a,b "q" b,c\n',
      'a,"b "q" b",c\n',
      '\n',
      'a, "b" ,c\n',
      'ગુ,😔,£\n',
    )
    const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 12 })
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 25 }), cuts, async (rows, places) => {
        const bytes = Buffer.from(rows.join(''))
        expect(await all(bytes, places)).toEqual(await all(bytes, []))
      }),
      { numRuns: 200 },
    )
  })

  test('are those of csv-parse wherever it can read them at all', async () => {
    const piece = fc.constantFrom(
      'a',
      ',',
      ',',
      '"',
      '""',
      '\n',
      '\n',
      '\r\n',
      '\r',
      ' ',
      '£',
      '"a,b"',
      '"a\n""b"',
      'long enough a text',
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(piece, { minLength: 1, maxLength: 40 }),
        fc.array(fc.nat({ max: 90 })),
        async (pieces, cuts) => {
          const bytes = Buffer.from(pieces.join(''))
          const lines: number[] = []
          let strict: string[][]
          try {
            let line = 1
            let from = 0
            strict = parse(bytes, {
              relax_column_count: true,
              record_delimiter: ['\r\n', '\n'],
              on_record: (cells: string[], { bytes: end }) => {
                lines.push(line)
                line += bytes.subarray(from, end).filter((byte) => byte === 10).length
                from = end
                return cells
              },
            })
          } catch {
            return
          }
          const read = await all(bytes, cuts)
          expect(read).toEqual(strict.map((cells, n) => ({ line: lines[n], cells })))
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('of endless length are one rejected row, and reading goes on after it', async () => {
    const bytes = Buffer.concat([Buffer.from('a,b,c\nd,"e'), Buffer.alloc(5_000_000, 'x'), Buffer.from('\nf,g,h\n')])
    const cuts = Array.from({ length: 80 }, (_, n) => n * 65_536)
    expect((await all(bytes, cuts)).map((record) => [record.line, 'cells' in record])).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ])
  })
})

test('a long file is read and mapped without being kept', async () => {
  const file = path.join(folder, 'long.csv')
  const comment = 'the bus, the car park and the waiting list; '.repeat(40)
  const rows = Array.from({ length: 15_000 }, (_, n) => `B-${n},25/07/2014,Melton,"${comment}"`)
  await writeFile(file, `Ref,Date received,Area,Comment\n${rows.join('\n')}\n`) // 27 MB
  const program = `
    import { parentPort, workerData } from 'node:worker_threads'
    const { dryRun } = await import(workerData.report)
    parentPort.postMessage(await dryRun({ path: workerData.file }, 'long.csv'))`
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
    workerData: { file, report: new URL('../../server/imports/chosen/report.ts', import.meta.url).href },
    resourceLimits: { maxOldGenerationSizeMb: 32 }, // kept rows would need more
  })
  const report = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
  await worker.terminate()
  expect(report).toMatchObject({ rows: 15_000, accepted: 15_000, comments: 15_000 })
})
