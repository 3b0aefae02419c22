import fc from 'fast-check'
import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'
import { guessColumns, withColumn } from '#server/imports/reader/columns/columns.ts'
import { readTable } from '#server/imports/reader/read.ts'
import { toSubmissions } from '#server/imports/reader/rows.ts'

const encodings = [
  'utf-8',
  'utf-8 with mark',
  'utf-16le with mark',
  'utf-16be with mark',
  'utf-16le',
  'utf-16be',
  'windows-1252',
] as const
type Encoding = (typeof encodings)[number]

interface Written {
  rows: string[][]
  encoding: Encoding
  delimiter: string
  quote: '"' | "'"
  quoting: 'all' | 'needed'
  newline: string
  style: 'plain' | 'title' | 'two rows'
  blanksAfter: number[]
  finalNewline: boolean
}

const windows1252 = new Map(
  Array.from(
    { length: 256 },
    (_, byte) => [new TextDecoder('windows-1252').decode(Uint8Array.of(byte)), byte] as const,
  ),
)

function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'windows-1252') return Buffer.from(Array.from(text, (letter) => windows1252.get(letter)!))
  if (encoding.startsWith('utf-8')) return Buffer.from(encoding === 'utf-8' ? text : `\uFEFF${text}`)
  const wide = Buffer.from(encoding.endsWith('mark') ? `\uFEFF${text}` : text, 'utf16le')
  return encoding.startsWith('utf-16le') ? wide : wide.swap16()
}

/** The file, and the line on which each row of it begins. */
function write(table: Written): { bytes: Buffer; lines: number[]; blanks: number } {
  const { delimiter, quote, newline } = table
  const cell = (text: string) => {
    const must = [delimiter, quote, '\n', '\r', '"', "'"].some((mark) => text.includes(mark)) || text.trim() !== text
    return table.quoting === 'all' || must ? quote + text.replaceAll(quote, quote + quote) + quote : text
  }
  const line = (cells: string[]) => cells.map(cell).join(delimiter) + newline
  const headings = {
    plain: line(['Ref', 'Date received', 'Area', 'Your comment – in full']),
    title:
      line(['Typed up by the front desk', '', '', '']) +
      line(['', '', '', '']) +
      line(['Ref', 'Date received', 'Area', 'Your comment – in full']),
    'two rows':
      line(['Ref', 'Date received', 'Where do you live?', 'Your comment – in full']) +
      line(['', '', 'Response', 'Open-Ended Response']),
  }
  let text = headings[table.style]
  let blanks = 0
  const lines: number[] = []
  table.rows.forEach((row, n) => {
    lines.push(text.split('\n').length)
    text += line(row)
    if (table.blanksAfter.includes(n)) {
      text += line(['', '', '', ''])
      blanks++
    }
  })
  return { bytes: encode(table.finalNewline ? text : text.slice(0, -newline.length), table.encoding), lines, blanks }
}

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        'the bus',
        ', ',
        '; ',
        '"',
        "'",
        '\n',
        '\r\n',
        '\t',
        '|',
        'ગુજરાતી',
        'العربية',
        '😔',
        '£9',
        'café',
        '=1+1',
        ' ',
      ),
      { maxLength: 12 },
    )
    .map((parts) => parts.join('')),
)
const windowsText = anyText.map((text) => [...text].filter((letter) => windows1252.has(letter)).join(''))

const tables: fc.Arbitrary<Written> = fc.constantFrom(...encodings).chain((encoding) => {
  const text = encoding === 'windows-1252' ? windowsText : anyText
  const row = fc.record({ area: fc.constantFrom('Melton', 'Blaby', ''), day: fc.integer({ min: 1, max: 28 }), text })
  return fc.record({
    rows: fc
      .array(row, { minLength: 3, maxLength: 25 })
      .map((rows) =>
        rows.map(({ area, day, text }, n) => [`R-${n}`, `2014-07-${String(day).padStart(2, '0')}`, area, text]),
      ),
    encoding: fc.constant(encoding),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    quote: fc.constantFrom('"' as const, "'" as const),
    quoting: fc.constantFrom('all' as const, 'needed' as const),
    newline: fc.constantFrom('\r\n', '\n'),
    style: fc.constantFrom('plain' as const, 'title' as const, 'two rows' as const),
    blanksAfter: fc.uniqueArray(fc.nat({ max: 24 }), { maxLength: 3 }),
    finalNewline: fc.boolean(),
  })
})

test('any table, however it is written, gives the same rows, and each line is accounted for once', async () => {
  await fc.assert(
    fc.asyncProperty(tables, async (written) => {
      const { bytes, lines, blanks } = write(written)
      // Apostrophes around cells are rare enough to be chosen by a person; all else must be found out.
      const table = await readTable(bytes, 'any.csv', written.quote === "'" ? { quote: "'" } : {})
      expect(table.decisions.encoding).toBe(written.encoding.replace(' with mark', ''))
      expect(table.decisions.delimiter).toBe(written.delimiter)
      expect(table.rejected).toEqual([])
      expect(table.rows.map(({ cells }) => cells)).toEqual(written.rows)
      expect(table.rows.map(({ line }) => line)).toEqual(lines)
      expect(table.blank).toBe(blanks)
      const { accepted, held, rejected } = await toSubmissions(
        table,
        withColumn(guessColumns(table), 3, { role: 'comment' }),
      )
      const all = [...accepted, ...held, ...rejected].map(({ line }) => line).sort((a, b) => a - b)
      expect(all).toEqual(lines)
      expect(accepted.flatMap(({ submission }) => submission.comments.map(({ body }) => body))).toEqual(
        table.rows
          .filter(({ line, cells }) => cells[3]!.trim() !== '' && !held.some((row) => row.line === line))
          .map(({ cells }) => cells[3]),
      )
    }),
    { numRuns: 200 },
  )
})

test('any damage to a file loses no other line: every record is a row, rejected or blank', async () => {
  const junk = fc.constantFrom(
    '"',
    '""',
    '",',
    ',"',
    'A,"b" c,d',
    'Total,3,,',
    '\n',
    '\n\n',
    ',,,,',
    ',,,,,x',
    '\0',
    '\x07',
    "'",
    '"\n',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat({ max: 19 }), junk), { maxLength: 6 }), async (damage) => {
      const rows = Array.from({ length: 20 }, (_, n) => `R-${n},2014-07-03,Melton,"comment, number ${n}"`)
      const marks = damage.reduce((all, [n, what]) => all.map((row, at) => (at === n ? row + what : row)), rows)
      const table = await readTable(Buffer.from(`Ref,Date received,Area,Comment\n${marks.join('\n')}\n`), 'damaged.csv')
      const whole = new Set(table.rows.map(({ cells }) => cells[0]))
      const told =
        table.rejected.map(({ raw }) => raw).join('\n') +
        table.rows
          .filter(({ doubt }) => doubt)
          .map(({ cells }) => cells.join(','))
          .join('\n')
      for (const [n, row] of marks.entries()) {
        const kept = whole.has(`R-${n}`) || told.includes(`R-${n},`)
        expect(kept, row).toBe(true)
        if (row === rows[n]) expect(whole.has(`R-${n}`) || told.includes(row.slice(0, 20)), row).toBe(true)
      }
      const lines = [...table.rows, ...table.rejected].map(({ line }) => line)
      expect(new Set(lines).size).toBe(lines.length)
    }),
    { numRuns: 150 },
  )
})

test('a workbook gives the same rows as the text it was made of', async () => {
  const text = fc.array(fc.constantFrom('the bus', ', ', '"', '\n', 'ગુજરાતી', '😔', '£9', '=1+1', '<b>', '&amp;'), {
    minLength: 1,
    maxLength: 8,
  })
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 2, maxLength: 8 }), async (comments) => {
      const rows = comments.map((parts, n) => [`R-${n}`, 'Melton', parts.join('')])
      const cells = [['Ref', 'Area', 'Comment'], ...rows].map((row) => row.map((value) => ({ value, type: String })))
      const bytes = await writeXlsxFile(cells).toBuffer()
      const table = await readTable(bytes, 'any.xlsx')
      expect(table.rows.map((row) => row.cells)).toEqual(rows)
    }),
    { numRuns: 8 },
  )
})
