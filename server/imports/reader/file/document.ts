import type { Archive } from './archive.ts'
import { isoDateText } from './cell-text.ts'
import { type FileRecord, longestRaw, longestRecord, tooLongRow } from '../records.ts'
import { FileRefused } from '../refused.ts'
import { type SheetNotes, tooManyColumns } from './sheet.ts'
import type { Workbook } from './workbook.ts'
import { type XmlEvents, xmlReader } from './xml.ts'

const inOpenDocument = 'content.xml'
const inWord = 'word/document.xml'
const lastLine = 1_048_576
const atOnce = 500

/** Is this a document of LibreOffice and its kin (.ods, .odt), or of Word? null for neither. */
export function documentIn(archive: Archive): 'OpenDocument' | 'Word' | null {
  if (archive.has(inWord)) return 'Word'
  return archive.has(inOpenDocument) && (archive.has('mimetype') || archive.has('meta-inf/manifest.xml'))
    ? 'OpenDocument'
    : null
}

/**
 * The tables of such a document, as sheets. They are read row by row, never held.
 * @throws {FileRefused} if there is none, or the document is damaged, locked or hostile
 */
export async function openDocument(
  archive: Archive,
  kind: 'OpenDocument' | 'Word',
  maxColumns: number,
): Promise<Workbook> {
  const part = kind === 'Word' ? inWord : inOpenDocument
  const form = kind === 'Word' ? wordForm : openForm
  const names: string[] = []
  let depth = 0
  await scan(archive, part, {
    open(name, attributes) {
      if (name === form.table && depth++ === 0)
        names.push(unused(names, valueOf(attributes, 'name') ?? `Table ${names.length + 1}`))
    },
    close(name) {
      if (name === form.table) depth--
    },
  })
  if (names.length === 0)
    throw new FileRefused(
      kind === 'Word'
        ? 'This is a Word document without a table. Please type in what people said under “Type in paper, phone and e-mail”.'
        : 'There is no table in this document. Please type in what people said under “Type in paper, phone and e-mail”.',
    )
  return {
    sheets: names.map((name) => ({ name, hidden: false })),
    rows: (name, notes) => tableRows(archive.text(part), names.indexOf(name), form, maxColumns, notes),
  }
}

function unused(names: string[], name: string): string {
  return names.includes(name) ? `${name} (${names.length + 1})` : name
}

/** What a document calls the parts of a table, and how a cell says what it holds. */
type Form = {
  table: string
  row: string
  cells: string[]
  /** Tags whose text is a cell's, and those whose text is none. */
  text: string
  without: string[]
  paragraph: string
  /** The text of a tag that stands for a character. */
  sign(name: string, attributes: Record<string, string>): string | null
  /** What a cell holds, where its text only shows it. */
  value(attributes: Record<string, string>): string | null
  /** How many times a row or cell is repeated, how many columns it takes, and how many rows it stands for. */
  times(attributes: Record<string, string>): number
}

const openForm: Form = {
  table: 'table',
  row: 'table-row',
  cells: ['table-cell', 'covered-table-cell'],
  text: 'p',
  without: ['annotation', 'note'],
  paragraph: 'p',
  sign(name, attributes) {
    if (name === 's') return ' '.repeat(Math.min(1_000, Number(valueOf(attributes, 'c') ?? 1)))
    return name === 'tab' ? '\t' : name === 'line-break' ? '\n' : null
  },
  value(attributes) {
    const type = valueOf(attributes, 'value-type')
    if (type === 'date') return isoDateText(valueOf(attributes, 'date-value') ?? '') || null
    if (type === 'boolean') return valueOf(attributes, 'boolean-value') === 'true' ? 'TRUE' : 'FALSE'
    return type === 'float' || type === 'currency' || type === 'percentage'
      ? (valueOf(attributes, 'value') ?? null)
      : null
  },
  times: (attributes) =>
    whole(valueOf(attributes, 'number-rows-repeated') ?? valueOf(attributes, 'number-columns-repeated')),
}

const wordForm: Form = {
  table: 'tbl',
  row: 'tr',
  cells: ['tc'],
  text: 't',
  without: ['delText', 'instrText'],
  paragraph: 'p',
  sign: (name) => (name === 'tab' ? '\t' : name === 'br' || name === 'cr' ? '\n' : null),
  value: () => null,
  times: () => 1,
}

function whole(text: string | undefined): number {
  const number = Number(text ?? 1)
  if (!(Number.isInteger(number) && number >= 1 && number <= lastLine)) throw new FileRefused(unreadable)
  return number
}

const unreadable = 'This document could not be read. Please open it, save it again and try once more.'

/** The rows of one of the outermost tables; of a table within a cell the text is that cell's. Lines are counted from its first row. */
async function* tableRows(
  xml: AsyncIterable<string>,
  wanted: number,
  form: Form,
  maxColumns: number,
  notes?: SheetNotes,
): AsyncGenerator<FileRecord[]> {
  let rows: { record: FileRecord; times: number }[] = []
  let [table, depth, line, silent] = [-1, 0, 0, 0]
  let taking = false
  let rowTimes = 1
  const row = { cells: [] as string[], column: 0, length: 0 }
  /** A cell of the outermost table: its text, how often it comes, how many columns it takes, and how many rows it stands for. */
  let cell: { text: string; times: number; wide: number; tall: number; goesOn: boolean; own: string | null } | null =
    null
  /** Cells that stand for the rows below them, by their columns. */
  const standing = new Map<number, { text: string; left: number }>()
  const within = () => depth > 0 && table === wanted

  const put = (column: number, text: string) => {
    if (text === '') return
    if (column >= maxColumns) throw tooManyColumns(column + 1, maxColumns)
    row.length += text.length
    while (row.cells.length < column) row.cells.push('')
    row.cells[column] = row.length > longestRecord ? '' : text
  }
  const endCell = () => {
    if (!cell) return
    const { times, wide, tall, goesOn, own } = cell
    const text = own ?? cell.text.replace(/\n+$/, '')
    for (let n = 0; n < times; n++, row.column += wide) {
      if (text === '' && (!goesOn || standing.size === 0 || row.column >= maxColumns)) {
        // What is empty to the end of a sheet is only counted.
        row.column += (times - n) * wide
        break
      }
      const above = standing.get(row.column)
      if (goesOn && above) {
        put(row.column, above.text)
        if (notes && above.text !== '' && notes.merged.at(-1) !== line) notes.merged.push(line)
      } else put(row.column, text)
      if (tall > 1) standing.set(row.column, { text, left: tall })
    }
    cell = null
  }
  const endRow = () => {
    for (const [column, stands] of standing) if (--stands.left <= 0) standing.delete(column)
    const { cells, length } = row
    if (cells.length > 0)
      rows.push({
        record:
          length > longestRecord
            ? { line, reason: tooLongRow, raw: cells.join(',').slice(0, longestRaw) }
            : { line, cells },
        times: rowTimes,
      })
    line += rowTimes - 1
    if (line > lastLine) throw new FileRefused(unreadable)
  }

  const reader = xmlReader({
    open(name, attributes) {
      if (name === form.table) {
        if (depth++ === 0) table++
        return
      }
      if (!within()) return
      if (form.without.includes(name)) silent++
      if (depth === 1 && name === form.row) {
        line++
        rowTimes = form.times(attributes)
        Object.assign(row, { cells: [], column: 0, length: 0 })
      } else if (depth === 1 && form.cells.includes(name)) {
        const own = form.value(attributes)
        const tall = whole(valueOf(attributes, 'number-rows-spanned'))
        cell = { text: '', times: form.times(attributes), wide: 1, tall, goesOn: name === 'covered-table-cell', own }
      } else if (cell && name === 'gridSpan') cell.wide = whole(valueOf(attributes, 'val'))
      else if (cell && name === 'vMerge') {
        cell.goesOn = valueOf(attributes, 'val') !== 'restart'
        if (!cell.goesOn) cell.tall = lastLine
        // The word for a cell that goes on says so in each row; one that begins ends what stood there.
      } else if (cell && silent === 0) {
        if (name === form.text) taking = true
        const sign = form.sign(name, attributes)
        if (sign !== null && cell.text.length < longestRecord) cell.text += sign
      }
    },
    text(text) {
      if (cell && taking && silent === 0 && cell.text.length < longestRecord) cell.text += text
    },
    close(name) {
      if (name === form.table) {
        depth--
        return
      }
      if (!within()) return
      if (form.without.includes(name)) silent--
      if (name === form.text) taking = false
      if (cell && name === form.paragraph && silent === 0 && cell.text !== '') cell.text += '\n'
      if (depth === 1 && form.cells.includes(name)) endCell()
      else if (depth === 1 && name === form.row) endRow()
    },
  })
  for await (const text of xml) {
    reader.write(text)
    const ready = rows
    rows = []
    yield* emitted(ready)
    if (table > wanted) return
  }
  reader.end()
}

/** Rows as records. One that comes many times is given a few hundred at once: the reader stops where there are too many. */
function* emitted(rows: { record: FileRecord; times: number }[]): Generator<FileRecord[]> {
  let records: FileRecord[] = []
  for (const { record, times } of rows) {
    for (let n = 0; n < times; n++) {
      records.push({ ...record, line: record.line + n })
      if (records.length < atOnce) continue
      yield records
      records = []
    }
  }
  if (records.length > 0) yield records
}

/** An attribute by its name without the prefix, which each program may choose. */
function valueOf(attributes: Record<string, string>, name: string): string | undefined {
  for (const key in attributes) if (key === name || key.endsWith(`:${name}`)) return attributes[key]
  return undefined
}

async function scan(archive: Archive, part: string, events: Partial<XmlEvents>): Promise<void> {
  const reader = xmlReader({ open() {}, close() {}, text() {}, ...events })
  for await (const text of archive.text(part)) reader.write(text)
  reader.end()
}
