import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readTable } from '#server/imports/reader/read.ts'
import { FileRefused } from '#server/imports/reader/refused.ts'
import { packStored, withShared, words, workbook, workbookParts } from '../support/workbook.ts'

const csv = (text: string) => readTable(Buffer.from(text), 'file.csv')
const cellsOf = async (text: string) => (await csv(text)).rows.map(({ cells }) => cells)
const head = 'Ref,Date,Comment\n'

async function refusal(bytes: Uint8Array, name = 'file.csv'): Promise<string> {
  const error = await readTable(bytes, name).then(
    () => null,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(FileRefused)
  return (error as FileRefused).message
}

describe('a file that is no table', () => {
  test.each([
    ['an empty one', '', /is empty/],
    ['one of spaces and line ends', ' \r\n\r\n', /is empty/],
    ['one with headings only', 'Ref,Comment\r\n', /headings but no rows/],
    ['a web page', '<!DOCTYPE html>\n<html><body><table><tr><td>Hi', /web page/],
    ['a table saved from a browser', '\uFEFF  <table border="1"><tr><td>Ref</td></tr></table>', /web page/],
    ['a PDF', '%PDF-1.7\nxx', /a PDF/],
  ])('%s is refused in a sentence', async (_what, text, sentence) => {
    expect(await refusal(Buffer.from(text))).toMatch(sentence)
  })

  test('an old or locked workbook is refused with what to do', async () => {
    const old = Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)])
    expect(await refusal(old, 'old.xls')).toMatch(/save it as \.xlsx/)
  })

  test('bytes that are no text are refused', async () => {
    expect(await refusal(Buffer.alloc(4096))).toMatch(/does not hold text|is empty/)
  })

  test('16,000 columns are refused kindly', async () => {
    const wide = Array.from({ length: 16_000 }, (_, n) => `C${n}`).join(',')
    expect(await refusal(Buffer.from(`${wide}\n${wide}\n`))).toMatch(/16,000 columns.*1,000/)
  })
})

describe('a row that cannot be read', () => {
  test('with a quotation mark that never closes is rejected alone', async () => {
    const table = await csv(
      `${head}A-1,1/8/2014,one\nA-2,2/8/2014,"two\nA-3,3/8/2014,three\nA-4,4/8/2014,"four, really"\n`,
    )
    expect(table.rejected).toMatchObject([{ line: 3, raw: 'A-2,2/8/2014,"two' }])
    expect(table.rows.map(({ cells }) => cells[0])).toEqual(['A-1', 'A-3', 'A-4'])
  })

  test('with a quotation mark that never closes on its last line is rejected alone', async () => {
    const table = await csv(`${head}A-1,1/8/2014,one\nA-2,2/8/2014,"two`)
    expect(table.rejected).toMatchObject([{ line: 3, reason: 'A quotation mark opens in this row and never closes.' }])
    expect(table.rows).toHaveLength(1)
  })

  test('and that goes on over several lines is one rejected row', async () => {
    const table = await csv(`${head}A-1,1/8/2014,"He said "no"\nand left"\nA-2,2/8/2014,fine\n`)
    expect(table.rejected).toMatchObject([{ line: 2, raw: 'A-1,1/8/2014,"He said "no"\nand left"' }])
    expect(table.rows).toMatchObject([{ line: 4, cells: ['A-2', '2/8/2014', 'fine'] }])
  })

  test('leaves bad rows beside it to be rejected one by one', async () => {
    const bad = 'A-1,1/8/2014,"a "b" c"\nA-2,2/8/2014,"d "e" f"\n'
    const table = await csv(`${head}${bad}A-3,3/8/2014,fine\n`)
    expect(table.rejected.map(({ line }) => line)).toEqual([2, 3])
    expect(table.rows).toHaveLength(1)
  })

  test('far into a long file costs only itself', async () => {
    const row = (n: number) => `A-${n},1/8/2014,"comment ${n}, with a comma"\n`
    const rows = Array.from({ length: 20_000 }, (_, n) => (n === 15_000 ? 'A-bad,1/8/2014,"never closed\n' : row(n)))
    const table = await csv(head + rows.join(''))
    expect(table.rejected).toMatchObject([{ line: 15_002 }])
    expect(table.counts.rows).toBe(19_999)
  })

  test('with more cells than headings is rejected, unless the extra ones are empty', async () => {
    const table = await csv(`${head}A-1,1/8/2014,one,two\nA-2,2/8/2014,fine,,\n`)
    expect(table.rejected).toMatchObject([{ line: 2, reason: 'This row has 4 cells, but there are only 3 headings.' }])
    expect(table.rows).toMatchObject([{ cells: ['A-2', '2/8/2014', 'fine'] }])
  })

  test('with fewer cells than headings is kept for a decision', async () => {
    const table = await csv(`${head}A-1,1/8/2014\nA-2,2/8/2014,fine\n`)
    expect(table.rows[0]?.doubt).toBe('This row has 2 cells where there are 3 headings.')
  })

  test('that seems to have swallowed others is kept for a decision', async () => {
    const table = await csv(
      `${head}A-1,1/8/2014,"open\nA-2,2/8/2014,two\nA-3,3/8/2014,three inches 3"\nA-4,4/8/2014,fine\n`,
    )
    expect(table.rows.map(({ doubt }) => doubt !== null)).toEqual([true, false])
  })

  test('with a cell of a megabyte is rejected, and the next is read', async () => {
    const table = await csv(`${head}A-1,1/8/2014,${'long '.repeat(210_000)}\nA-2,2/8/2014,fine\n`)
    expect(table.rejected).toMatchObject([{ line: 2, reason: 'A cell in this row is longer than 100,000 characters.' }])
    expect(table.rejected[0]!.raw.length).toBe(100_000)
    expect(table.rows).toHaveLength(1)
  })

  test('with a NUL is rejected; other control characters are kept and told', async () => {
    const table = await csv(`${head}A-1,1/8/2014,a\0b\nA-2,2/8/2014,bell \x07 here\n`)
    expect(table.rejected).toMatchObject([{ line: 2, reason: expect.stringMatching(/NUL/) as string }])
    expect(table.rows[0]?.cells[2]).toBe('bell \x07 here')
    expect(table.warnings).toEqual(['Control characters were kept as they are: line 3.'])
  })

  test('in another encoding than the rest is read in that, and said; with both in one line it is rejected', async () => {
    const good = Buffer.from(`${head}A-1,1/8/2014,naïve – “quoted”\n`)
    const other = Buffer.from('A-2,2/8/2014,caf\xe9\n', 'latin1')
    const both = Buffer.concat([Buffer.from('A-3,3/8/2014,déjà '), Buffer.from('vu caf\xe9\n', 'latin1')])
    const table = await readTable(Buffer.concat([good, other, both]), 'mixed.csv')
    expect(table.rows.map(({ cells }) => cells[2])).toEqual(['naïve – “quoted”', 'café'])
    expect(table.rejected).toMatchObject([{ line: 4, raw: 'A-3,3/8/2014,déjà vu café' }])
    expect(table.warnings.join()).toMatch(/Most of this file is UTF-8/)
  })

  test('in UTF-16 with half a character is rejected', async () => {
    const text = `${head}A-1,1/8/2014,half \ud83d here\nA-2,2/8/2014,whole 😔\n`
    const table = await readTable(Buffer.from(`\uFEFF${text}`, 'utf16le'), 'wide.csv')
    expect(table.rejected).toMatchObject([{ line: 2 }])
    expect(table.rows[0]?.cells[2]).toBe('whole 😔')
  })
})

describe('what can only be meant one way is read', () => {
  test('quotation marks in a cell that is not quoted', async () => {
    expect(await cellsOf(`${head}A-1,1/8/2014,a 5" pipe\nA-2,2/8/2014,fine\n`)).toContainEqual([
      'A-1',
      '1/8/2014',
      'a 5" pipe',
    ])
  })

  test('spaces around quoted cells', async () => {
    expect(await cellsOf(`${head}A-1, 1/8/2014, "one, two"\nA-2,2/8/2014,fine\n`)).toContainEqual([
      'A-1',
      '1/8/2014',
      'one, two',
    ])
  })

  test('a line that names the separator', async () => {
    const table = await csv('sep=;\nRef;Comment\nA-1;one, two\nA-2;three\n')
    expect(table.decisions).toMatchObject({ delimiter: ';', headerLine: 2 })
  })

  test('commas between cells, though each comment has more semicolons', async () => {
    const text = 'one; two; three; four; five; six'
    expect(
      (await csv(`${head}A-1,1/8/2014,"${text}, seven"\nA-2,2/8/2014,"${text}, eight"\n`)).decisions.delimiter,
    ).toBe(',')
    expect((await csv(`${head}A-1,1/8/2014,${text}\nA-2,2/8/2014,${text}\n`)).decisions.delimiter).toBe(',')
  })

  test('old line ends', async () => {
    expect(await cellsOf('Ref,Comment\rA-1,one\rA-2,two\r')).toEqual([
      ['A-1', 'one'],
      ['A-2', 'two'],
    ])
  })

  test('one column of prose with commas', async () => {
    const table = await csv(
      'What would you change, if you could?\nThe buses, the car park, and the café\nNothing, really\n',
    )
    expect(table.columns).toHaveLength(1)
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['The buses, the car park, and the café'],
      ['Nothing, really'],
    ])
  })

  test('text that was garbled before is kept and told', async () => {
    expect((await csv(`${head}A-1,1/8/2014,Iâ€™m here\n`)).warnings.join()).toMatch(/garbled.*line 2/)
  })
})

describe('totals and headings again', () => {
  test.each(['Total,12,', 'Subtotal,3,', 'Grand total,99,', 'Leicester total,4,', 'TOTALS,,'])(
    '%s is rejected',
    async (line) => {
      const table = await csv(`${head}A-1,1/8/2014,one\n${line}\n`)
      expect(table.rejected).toMatchObject([{ line: 3, reason: 'A total, not a comment.', data: false }])
    },
  )

  test('a comment that begins with total is a comment', async () => {
    expect((await csv(`${head}A-1,1/8/2014,Total chaos\nTotal,1/8/2014,Total waste\n`)).rows).toHaveLength(2)
  })

  test('the heading row in the middle is rejected', async () => {
    const table = await csv(`${head}A-1,1/8/2014,one\n${head}A-2,2/8/2014,two\n`)
    expect(table.rejected).toMatchObject([{ line: 3, reason: 'The heading row again.', data: false }])
  })
})

describe('a workbook', () => {
  const good = `<row r="1">${words('A1', 'Ref')}${words('B1', 'Comment')}</row><row r="3">${words('A3', 'A-1')}${words('B3', 'one')}</row>`
  const refused = (bytes: Buffer) => refusal(bytes, 'file.xlsx')

  test('is read with its line numbers; lines that it leaves out count as nothing', async () => {
    const table = await readTable(workbook(good), 'file.xlsx')
    expect(table.rows).toEqual([{ line: 3, cells: ['A-1', 'one'], doubt: null }])
    expect(table.counts).toEqual({ rows: 1, rejected: 0, blank: 0 })
  })

  test('is known by its content, whatever its name', async () => {
    const table = await readTable(workbook(good), 'file.csv')
    expect(table.decisions.format).toBe('xlsx')
    expect(table.warnings.join()).toMatch(/Excel workbook whatever its name/)
  })

  test('whose list says that it swells to gigabytes is refused before unpacking', async () => {
    expect(
      await refused(zipWith('xl/worksheets/sheet1.xml', deflateRawSync(Buffer.alloc(1000)), 4_000_000_000)),
    ).toMatch(/unpacks to far more/)
  })

  test('whose list lies about its size is refused while unpacking', async () => {
    expect(await refused(zipWith('xl/workbook.xml', deflateRawSync(Buffer.alloc(50_000_000, 'a')), 1000))).toMatch(
      /unpacks to far more/,
    )
  })

  test('with entities is refused', async () => {
    const laughs = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><sst>&lol2;</sst>'
    expect(await refused(workbook(good, withShared(laughs)))).toMatch(/XML declarations/)
  })

  test('that names a document type elsewhere is refused', async () => {
    const outside = '<!DOCTYPE sst SYSTEM "file:///etc/passwd"><sst/>'
    expect(await refused(workbook(good, withShared(outside)))).toMatch(/XML declarations/)
  })

  test('with one cell very far to the right is refused; one very far down is a row like any other', async () => {
    expect(await refused(workbook(`${good}<row r="4">${words('XFD4', 'far')}</row>`))).toMatch(/16,384 columns/)
    const table = await readTable(workbook(`${good}<row r="1048576">${words('A1048576', 'far')}</row>`), 'file.xlsx')
    expect(table.rows.map(({ line }) => line)).toEqual([3, 1_048_576])
  })

  test('that is cut short, or another kind of archive, is refused', async () => {
    const whole = workbook(good)
    expect(await refused(whole.subarray(0, whole.length - 30))).toMatch(/damaged/)
    expect(await refused(packStored(new Map([['content.xml', Buffer.from('<office/>')]])))).toMatch(
      /not an Excel workbook/,
    )
  })

  test('whose XML is broken is refused', async () => {
    const parts = workbookParts(good)
    parts.set('xl/worksheets/sheet1.xml', Buffer.from('<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>99</v>'))
    expect(await refused(packStored(parts))).toMatch(/could not be read|nothing in it/)
  })

  test('whose bytes are not what they were when it was written is refused', async () => {
    const bytes = workbook(good)
    bytes[bytes.indexOf('>one<') + 1] = 'O'.charCodeAt(0)
    expect(await refused(bytes)).toMatch(/damaged/)
  })

  test('with a cell of a megabyte loses that row only; one of ten is refused', async () => {
    const long = (letters: number) => `<row r="4">${words('A4', 'A-2')}${words('B4', 'x'.repeat(letters))}</row>`
    const next = `<row r="5">${words('A5', 'A-3')}${words('B5', 'three')}</row>`
    const table = await readTable(workbook(good + long(1_000_000) + next), 'file.xlsx')
    expect(table.rejected).toMatchObject([{ line: 4, reason: 'A cell in this row is longer than 100,000 characters.' }])
    expect(table.rows.map(({ line }) => line)).toEqual([3, 5])
    expect(await refused(workbook(good + long(10_000_000) + next))).toMatch(/larger than 8 MB/)
  })

  test('with a row of many long cells loses that row only', async () => {
    const cells = Array.from({ length: 60 }, () => `<c t="inlineStr"><is><t>${'x'.repeat(60_000)}</t></is></c>`)
    const wide = `<row r="4">${cells.join('')}</row>`
    const headed = `<row r="1">${Array.from({ length: 60 }, (_, n) => `<c t="inlineStr"><is><t>C${n}</t></is></c>`).join('')}</row>`
    const table = await readTable(
      workbook(`${headed}<row r="2">${words('A2', 'a')}${words('B2', 'b')}</row>${wide}`),
      'file.xlsx',
    )
    expect(table.rejected).toMatchObject([{ line: 4, reason: 'This row is longer than 2 MB.' }])
    expect(table.counts.rows).toBe(1)
  })

  test('with rows out of order, or a number that no spreadsheet has, is refused', async () => {
    expect(await refused(workbook(`${good}<row r="2"><c r="A2"><v>1</v></c></row>`))).toMatch(/could not be read/)
    expect(await refused(workbook(`${good}<row r="9999999"><c r="A9999999"><v>1</v></c></row>`))).toMatch(
      /could not be read/,
    )
    expect(await refused(workbook(`${good}<row r="4"><c r="ZZZ4"><v>1</v></c></row>`))).toMatch(/could not be read/)
  })

  function zipWith(path: string, packed: Buffer, size: number): Buffer {
    const name = Buffer.from(path)
    const local = Buffer.alloc(30)
    local.writeUInt32LE(0x04034b50, 0)
    local.writeUInt16LE(8, 8)
    local.writeUInt16LE(name.length, 26)
    const listed = Buffer.alloc(46)
    listed.writeUInt32LE(0x02014b50, 0)
    listed.writeUInt16LE(8, 10)
    listed.writeUInt32LE(packed.length, 20)
    listed.writeUInt32LE(size, 24)
    listed.writeUInt16LE(name.length, 28)
    const end = Buffer.alloc(22)
    end.writeUInt32LE(0x06054b50, 0)
    end.writeUInt16LE(1, 10)
    end.writeUInt32LE(30 + name.length + packed.length, 16)
    return Buffer.concat([local, name, packed, listed, name, end])
  }
})
