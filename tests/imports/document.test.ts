import { describe, expect, test } from 'vitest'
import { guessColumns } from '#server/imports/reader/columns/columns.ts'
import { readTable } from '#server/imports/reader/read.ts'
import { toSubmissions } from '#server/imports/reader/rows.ts'
import { packStored } from '../support/workbook.ts'

const spaces =
  'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
const open = (kind: 'spreadsheet' | 'text', inside: string) =>
  packStored(
    new Map([
      ['mimetype', Buffer.from(`application/vnd.oasis.opendocument.${kind}`)],
      [
        'content.xml',
        Buffer.from(
          `<office:document-content ${spaces}><office:body><office:${kind}>${inside}</office:${kind}></office:body></office:document-content>`,
        ),
      ],
    ]),
  )
const cell = (text: string, more = '') =>
  `<table:table-cell office:value-type="string" ${more}><text:p>${text}</text:p></table:table-cell>`
const row = (...cells: string[]) => `<table:table-row>${cells.join('')}</table:table-row>`
const sheet = (name: string, ...rows: string[]) => `<table:table table:name="${name}">${rows.join('')}</table:table>`
const ods = (...rows: string[]) => open('spreadsheet', sheet('Answers', ...rows))

const wordCell = (text: string, more = '') =>
  `<w:tc><w:tcPr>${more}</w:tcPr>${text
    .split('\n')
    .map((line) => `<w:p><w:r><w:t xml:space="preserve">${line}</w:t></w:r></w:p>`)
    .join('')}</w:tc>`
const wordRow = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`
const docx = (inside: string) =>
  packStored(
    new Map([
      ['[Content_Types].xml', Buffer.from('<Types/>')],
      ['word/document.xml', Buffer.from(`<w:document xmlns:w="w"><w:body>${inside}</w:body></w:document>`)],
    ]),
  )
const wordTable = (...rows: string[]) => `<w:p><w:r><w:t>Notes</w:t></w:r></w:p><w:tbl>${rows.join('')}</w:tbl>`

const head = row(cell('Ref'), cell('Date'), cell('Comment'))
const refused = (bytes: Buffer, name: string) =>
  readTable(bytes, name).then(
    () => 'read',
    (error: Error) => error.message,
  )

describe('a spreadsheet of LibreOffice', () => {
  test('is read like one of Excel: dates, numbers, lines, spaces, and rows that come again', async () => {
    const bytes = ods(
      head,
      row(
        '<table:table-cell office:value-type="float" office:value="7"><text:p>7.00</text:p></table:table-cell>',
        '<table:table-cell office:value-type="date" office:date-value="2014-07-13T09:14:00"><text:p>13/07/14</text:p></table:table-cell>',
        '<table:table-cell office:value-type="string"><office:annotation><text:p>Olive: ring back</text:p></office:annotation><text:p>More<text:s text:c="2"/>buses</text:p><text:p>and <text:span>benches</text:span></text:p></table:table-cell>',
      ),
      `<table:table-row table:number-rows-repeated="2">${cell('8')}${cell('')}${cell('The same twice')}</table:table-row>`,
      `<table:table-row table:number-rows-repeated="1048500"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>`,
    )
    const table = await readTable(bytes, 'answers.ods')
    expect(table.rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [2, '7', '2014-07-13T09:14:00', 'More  buses\nand benches'],
      [3, '8', '', 'The same twice'],
      [4, '8', '', 'The same twice'],
    ])
    const { accepted } = await toSubmissions(table, guessColumns(table))
    expect(accepted[0]!.submission.submittedAt?.toISOString()).toBe('2014-07-13T08:14:00.000Z')
    expect(JSON.stringify(table.rows)).not.toMatch(/ring back/)
  })

  test('has its merged cells filled down, which is said, and its other sheets named', async () => {
    const bytes = open(
      'spreadsheet',
      sheet(
        'Answers',
        row(cell('Event'), cell('Comment')),
        row(cell('Drop-in', 'table:number-rows-spanned="2"'), cell('The hall was cold all day')),
        row('<table:covered-table-cell/>', cell('Nobody could hear the man at the front')),
      ) + sheet('Codes', row(cell('a')), row(cell('b'))),
    )
    const table = await readTable(bytes, 'answers.ods')
    expect(table.decisions.sheets).toEqual(['Answers', 'Codes'])
    expect(table.rows.map(({ cells }) => cells[0])).toEqual(['Drop-in', 'Drop-in'])
    expect(table.warnings.join()).toMatch(/Only the sheet “Answers”.*Merged cells stand for each of their rows: line 3/)
  })

  test('is refused where it is made to exhaust: rows, columns, nothing at all', async () => {
    const many = (times: string) => `<table:table-row ${times}>${cell('x')}${cell('y')}${cell('z')}</table:table-row>`
    expect(await refused(ods(head, many('table:number-rows-repeated="1000000"')), 'a.ods')).toMatch(
      /more than 200,000 rows/,
    )
    expect(await refused(ods(head, many('table:number-rows-repeated="99999999999"')), 'a.ods')).toMatch(
      /could not be read/,
    )
    expect(await refused(ods(head, row(cell('x', 'table:number-columns-repeated="16000"'))), 'a.ods')).toMatch(
      /columns/,
    )
    expect(await refused(ods(), 'a.ods')).toMatch(/nothing in it/)
    expect(await refused(open('text', '<text:p>Dear council</text:p>'), 'a.odt')).toMatch(/no table in this document/)
  })
})

describe('a document of Word', () => {
  test('is read by its table: lines, cells over several columns and rows, a table within a cell', async () => {
    const bytes = docx(
      wordTable(
        wordRow(wordCell('Topic'), wordCell('Who'), wordCell('What was said')),
        wordRow(
          wordCell('Buses', '<w:vMerge w:val="restart"/>'),
          wordCell('A resident'),
          wordCell('They come late\nand leave early'),
        ),
        wordRow(wordCell('', '<w:vMerge/>'), wordCell('A carer'), wordCell('The shelter lets the rain in')),
        wordRow(
          wordCell('Trains'),
          wordCell('A visitor'),
          `<w:tc><w:tcPr/><w:tbl><w:tr>${wordCell('No ramp at the station')}</w:tr></w:tbl><w:p/></w:tc>`,
        ),
      ),
    )
    const table = await readTable(bytes, 'minutes.docx')
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['Buses', 'A resident', 'They come late\nand leave early'],
      ['Buses', 'A carer', 'The shelter lets the rain in'],
      ['Trains', 'A visitor', 'No ramp at the station'],
    ])
    expect(table.warnings.join()).toMatch(/Only the tables of this document are read/)
  })

  test('without a table is called what it is', async () => {
    expect(await refused(docx('<w:p/>'), 'letter.docx')).toMatch(/Word document without a table/)
  })
})
