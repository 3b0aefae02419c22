import { describe, expect, test } from 'vitest'
import { dateText, isDateFormat } from '#server/imports/reader/file/cell-text.ts'
import { readTable } from '#server/imports/reader/read.ts'
import { packStored, relations, withShared, words, workbook, workbookParts, worksheet } from '../support/workbook.ts'

const read = (bytes: Buffer, overrides = {}) => readTable(bytes, 'file.xlsx', overrides)
const head = `<row r="1">${words('A1', 'Ref')}${words('B1', 'Said')}</row>`
/** What a cell with this XML is read as. */
async function cell(xml: string, extra: Record<string, string> = {}): Promise<string | undefined> {
  const table = await read(workbook(`${head}<row r="2">${words('A2', 'R-1')}${xml}</row>`, extra))
  return table.rows[0]?.cells[1]
}

const styles = `<styleSheet><numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/><numFmt numFmtId="165" formatCode="0.00&quot; days&quot;"/></numFmts>
  <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>
  <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/><xf numFmtId="165"/><xf/></cellXfs></styleSheet>`
const styled = (workbookXml?: string) => ({
  'xl/_rels/workbook.xml.rels': relations(['worksheet', 'worksheets/sheet1.xml'], ['styles', '/xl/styles.xml']),
  'xl/styles.xml': styles,
  ...(workbookXml && { 'xl/workbook.xml': workbookXml }),
})

describe('a cell', () => {
  test('of shared text is that text, rich or plain, without what is only for sorting it', async () => {
    const shared = withShared(
      '<sst><si><t>plain</t></si><si><r><t>Keep </t></r><r><rPr><b/></rPr><t xml:space="preserve">the beds </t></r><rPh sb="0" eb="1"><t>KEEP</t></rPh></si></sst>',
    )
    expect(await cell('<c r="B2" t="s"><v>1</v></c>', shared)).toBe('Keep the beds ')
    expect(await cell('<c r="B2" t="s"><v>0</v></c>', shared)).toBe('plain')
    await expect(cell('<c r="B2" t="s"><v>2</v></c>', shared)).rejects.toThrow(/could not be read/)
  })

  test.each([
    ['rich text of its own', '<c r="B2" t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r></is></c>', 'a b'],
    ['a number', '<c r="B2"><v>0.30000000000000004</v></c>', '0.30000000000000004'],
    ['a long number', '<c r="B2"><v>1.14E+10</v></c>', '11400000000'],
    ['a truth', '<c r="B2" t="b"><v>1</v></c>', 'TRUE'],
    ['an error', '<c r="B2" t="e"><v>#REF!</v></c>', '#REF!'],
    ['a formula with words', '<c r="B2" t="str"><f>A1&amp;"x"</f><v>Refx</v></c>', 'Refx'],
    ['a formula with a number', '<c r="B2"><f>1+1</f><v>2</v></c>', '2'],
    ['a day as text', '<c r="B2" t="d"><v>2014-06-24T00:00:00.000</v></c>', '2014-06-24'],
    ['characters XML cannot hold', words('B2', 'a_x000D_\nb_x005F_x000D_ &lt;b&gt; &#x1F614;'), 'a\r\nb_x000D_ <b> 😔'],
    ['spaces around it', '<c r="B2" t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>', ' a '],
    ['no reference', '<c t="inlineStr"><is><t>next</t></is></c>', 'next'],
    ['marked-up text', '<c r="B2" t="inlineStr"><is><t><![CDATA[<b>]]></t></is></c>', '<b>'],
  ])('with %s', async (_what, xml, expected) => {
    expect(await cell(xml)).toBe(expected)
  })

  test('with a date style is a date; others are numbers', async () => {
    expect(await cell('<c r="B2" s="1"><v>41814</v></c>', styled())).toBe('2014-06-24')
    expect(await cell('<c r="B2" s="2"><v>41814.818402777775</v></c>', styled())).toBe('2014-06-24T19:38:30')
    expect(await cell('<c r="B2" s="3"><v>41814</v></c>', styled())).toBe('41814')
    expect(await cell('<c r="B2" s="4"><v>41814</v></c>', styled())).toBe('41814')
  })

  test('is dated from 1904 in a workbook of that kind', async () => {
    const old =
      '<workbook xmlns:r="r"><workbookPr date1904="1"/><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
    expect(await cell('<c r="B2" s="1"><v>40352</v></c>', styled(old))).toBe('2014-06-24')
  })

  test('of cells merged downwards has their text in each row, and that is said', async () => {
    const rows = `${head}<row r="2">${words('A2', 'Event')}${words('B2', 'one')}</row><row r="3"><c r="A3" s="1"/>${words('B3', 'two')}</row>`
    const merged = worksheet(rows).replace(
      '</worksheet>',
      '<mergeCells><mergeCell ref="A2:A3"/></mergeCells></worksheet>',
    )
    const table = await read(workbook('', { 'xl/worksheets/sheet1.xml': merged }))
    expect(table.rows.map(({ cells }) => cells)).toEqual([
      ['Event', 'one'],
      ['Event', 'two'],
    ])
    expect(table.warnings.join()).toMatch(/Merged cells stand for each of their rows: line 3/)
  })
})

test('serial numbers are the days and times that a spreadsheet shows', () => {
  expect(dateText(41_814.999_999_99, false)).toBe('2014-06-25')
  expect(dateText(0.395_833_333_3, false)).toBe('09:30:00')
  expect(dateText(1, false)).toBe('1900-01-01')
  expect(dateText(61, false)).toBe('1900-03-01')
  expect(dateText(-3, false)).toBe('-3')
  expect(dateText(11_400_000_000, false)).toBe('11400000000')
})

test.each([
  ['General', false],
  ['0.00', false],
  ['#,##0.00 "m";[Red]-0', false],
  ['[$£-809]#,##0', false],
  ['0.00E+00', false],
  ['d mmm yyyy', true],
  ['[$-409]m/d/yy h:mm AM/PM;@', true],
  ['yyyy\\-mm\\-dd', true],
  ['[h]:mm:ss', false],
])('the number format %s shows a date: %s', (code, dated) => {
  expect(isDateFormat(164, new Map([[164, code]]))).toBe(dated)
})

describe('of several sheets', () => {
  const three = (second: string, hidden = '') =>
    packStored(
      workbookParts('', {
        'xl/workbook.xml': `<workbook xmlns:r="r"><sheets><sheet name="Lists" sheetId="1" r:id="rId1"${hidden}/><sheet name="Answers" sheetId="2" r:id="rId2"/><sheet name="Chart" sheetId="3" r:id="rId3"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': relations(
          ['worksheet', 'worksheets/sheet1.xml'],
          ['worksheet', 'worksheets/sheet2.xml'],
          ['chartsheet', 'chartsheets/sheet1.xml'],
        ),
        'xl/worksheets/sheet1.xml': worksheet(
          `${head}<row r="2">${words('A2', 'L-1')}${words('B2', 'an option')}</row>`,
        ),
        'xl/worksheets/sheet2.xml': worksheet(second),
      }),
    )
  const answers = `${head}<row r="2">${words('A2', 'R-1')}${words('B2', 'the beds')}</row>`

  test('the first with rows is read and the others are named; any can be chosen', async () => {
    const table = await read(three(answers))
    expect(table.decisions).toMatchObject({ sheet: 'Lists', sheets: ['Lists', 'Answers'] })
    expect(table.warnings).toEqual(['Only the sheet “Lists” is read, not “Answers”.'])
    expect((await read(three(answers), { sheet: 'Answers' })).rows[0]?.cells).toEqual(['R-1', 'the beds'])
    await expect(read(three(answers), { sheet: 'Chart' })).rejects.toThrow(/no sheet called “Chart”/)
  })

  test('one with sentences in a table goes before a list and a page of text', async () => {
    const said = `${head}<row r="2">${words('A2', 'R-1')}${words('B2', 'Please keep the beds')}</row>`
    expect((await read(three(said))).decisions.sheet).toBe('Answers')
  })

  test('a hidden one is not read by itself', async () => {
    expect((await read(three(answers, ' state="hidden"'))).decisions.sheet).toBe('Answers')
    expect((await read(three('', ' state="hidden"'))).decisions.sheet).toBe('Lists')
  })
})

test('rows that a filter hides are read and told, and so are formulas that were never worked out', async () => {
  const rows = `${head}<row r="2" hidden="1">${words('A2', 'R-1')}${words('B2', 'one')}</row><row r="3">${words('A3', 'R-2')}<c r="B3"><f>A1</f></c></row>`
  const table = await read(workbook(rows))
  expect(table.rows.map(({ line }) => line)).toEqual([2, 3])
  expect(table.warnings).toEqual([
    'Rows that the spreadsheet hides are read like the others: line 2.',
    'Formulas whose results were never saved count as empty: line 3. Opening the file in Excel and saving it again mends that.',
  ])
})

test('tags with a prefix and rows without numbers are read like the others', async () => {
  const xml =
    '<x:worksheet xmlns:x="x"><x:sheetData><x:row><x:c t="str"><x:v>Ref</x:v></x:c><x:c t="str"><x:v>Said</x:v></x:c></x:row><x:row><x:c><x:v>7</x:v></x:c><x:c t="str"><x:v>one</x:v></x:c></x:row></x:sheetData></x:worksheet>'
  const table = await read(workbook('', { 'xl/worksheets/sheet1.xml': xml }))
  expect(table.rows).toEqual([{ line: 2, cells: ['7', 'one'], doubt: null }])
})
