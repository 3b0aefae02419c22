import { columnNumber, dateText, isoDateText, unescaped } from './cell-text.ts'
import { type FileRecord, longestRaw, longestRecord, tooLongRow } from '../records.ts'
import { FileRefused } from '../refused.ts'
import { xmlReader } from './xml.ts'

/** What the cells of a sheet point to. */
interface CellSources {
  shared(n: number): string | undefined
  /** For each style: does it show a number as a date or a time? */
  dated: boolean[]
  /** The workbook counts days from 1904, as old Macintoshes did. */
  from1904: boolean
  /** Cells that are merged downwards, by their first row. */
  merges?: Merge[]
}

/** One cell that stands for all rows of its column between two lines, both included. Columns count from 1. */
export type Merge = { column: number; from: number; to: number }

/** What a person should know of the rows that were read, by their lines. */
export interface SheetNotes {
  /** Rows that the spreadsheet does not show, such as those a filter leaves out. */
  hidden: number[]
  /** Rows with a formula whose result was never saved. */
  unworked: number[]
  /** Rows that were given the text of a cell that is merged over them. */
  merged: number[]
}

const lastLine = 1_048_576
const lastColumn = 16_384

/** The refusal of a table that is far too wide. */
export function tooManyColumns(columns: number, most: number): FileRefused {
  return new FileRefused(
    `This file has ${columns.toLocaleString('en-GB')} columns; the most that can be read is ` +
      `${most.toLocaleString('en-GB')}. Please delete the columns you do not need and choose it again.`,
  )
}

/**
 * The rows of a worksheet as they come, cells as text: dates as `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS`, without a zone, as the
 * spreadsheet shows them; formulas as their last result; of merged cells the first has the text. One row is held at a time.
 * @param xml  the worksheet's part, piece by piece
 */
export async function* sheetRows(
  xml: AsyncIterable<string>,
  from: CellSources,
  maxColumns: number,
  notes?: SheetNotes,
): AsyncGenerator<FileRecord[]> {
  let rows: FileRecord[] = []
  const row = { line: 0, cells: [] as string[], length: 0, hidden: false, unworked: false }
  const cell = { column: 0, type: 'n', style: 0, text: '', formula: false }
  let within: 'sheet' | 'row' | 'cell' = 'sheet'
  let taking = false
  let phonetic = false

  const beginRow = ({ r, hidden }: Record<string, string>) => {
    const line = r === undefined ? row.line + 1 : Number(r)
    // Two rows of one number, or rows out of order, could not be told apart in any account of them.
    if (!(line > row.line && line <= lastLine)) throw new FileRefused(unreadable)
    Object.assign(row, { line, cells: [], length: 0, hidden: hidden === '1' || hidden === 'true', unworked: false })
    cell.column = 0
    within = 'row'
  }
  let standing: { column: number; to: number; text: string }[] = []
  let nextMerge = 0
  /** A row with anything in it gets the text of each cell that is merged down over it. */
  const fillMerged = () => {
    const merges = from.merges ?? []
    const { line, cells } = row
    standing = standing.filter(({ to }) => to >= line)
    const empty = cells.every((cell) => (cell ?? '').trim() === '')
    for (const { column, text } of empty ? [] : standing) {
      if ((cells[column - 1] ?? '') !== '') continue
      while (cells.length < column) cells.push('')
      cells[column - 1] = text
      row.length += text.length
      if (notes && notes.merged.at(-1) !== line) notes.merged.push(line)
    }
    for (; nextMerge < merges.length && merges[nextMerge]!.from <= line; nextMerge++) {
      const { column, from: first, to } = merges[nextMerge]!
      const text = cells[column - 1] ?? ''
      if (first === line && text !== '') standing.push({ column, to, text })
    }
  }
  const endRow = () => {
    if (from.merges && from.merges.length > 0) fillMerged()
    const { line, cells, length } = row
    if (cells.length > maxColumns) throw tooManyColumns(cells.length, maxColumns)
    if (length > longestRecord) rows.push({ line, reason: tooLongRow, raw: cells.join(',').slice(0, longestRaw) })
    else rows.push({ line, cells })
    if (row.hidden && cells.length > 0) notes?.hidden.push(line)
    if (row.unworked) notes?.unworked.push(line)
    within = 'sheet'
  }
  const beginCell = ({ r, t, s }: Record<string, string>) => {
    const column = r === undefined ? cell.column + 1 : columnNumber(r)
    if (!(column >= 1 && column <= lastColumn)) throw new FileRefused(unreadable)
    Object.assign(cell, { column, type: t ?? 'n', style: Number(s ?? 0), text: '', formula: false })
    within = 'cell'
  }
  const endCell = () => {
    within = 'row'
    if (cell.formula && cell.text === '') row.unworked ||= cell.type !== 'str'
    const text = cellText(cell, from)
    if (text === '') return
    row.length += text.length
    while (row.cells.length < cell.column - 1) row.cells.push('')
    // A row that is too long already is only counted on.
    row.cells[cell.column - 1] = row.length > longestRecord ? '' : text
  }

  const reader = xmlReader({
    open(name, attributes) {
      if (name === 'row') beginRow(attributes)
      else if (name === 'c' && within === 'row') beginCell(attributes)
      else if (within !== 'cell') return
      else if (name === 'v' || name === 't') taking = !phonetic
      else if (name === 'f') cell.formula = true
      else if (name === 'rPh') phonetic = true
    },
    text(text) {
      // It is too long long before that: a cell in many pieces shall not fill the memory.
      if (taking && cell.text.length < longestRecord) cell.text += text
    },
    close(name) {
      if (name === 'v' || name === 't') taking = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'c' && within === 'cell') endCell()
      else if (name === 'row') endRow()
    },
  })
  for await (const text of xml) {
    reader.write(text)
    if (rows.length === 0) continue
    yield rows
    rows = []
  }
  reader.end()
  if (rows.length > 0) yield rows
}

const unreadable = 'This spreadsheet could not be read. Please open it, save it again and try once more.'

type Cell = { type: string; style: number; text: string }

function cellText({ type, style, text }: Cell, { shared, dated, from1904 }: CellSources): string {
  if (text === '') return ''
  if (type === 's') {
    const words = shared(Number(text))
    if (words === undefined) throw new FileRefused(unreadable)
    return unescaped(words)
  }
  if (type === 'str' || type === 'inlineStr') return unescaped(text)
  if (type === 'b') return text === '1' || text === 'true' ? 'TRUE' : 'FALSE'
  if (type === 'd') return isoDateText(text)
  const number = Number(text)
  if (type !== 'n' || !Number.isFinite(number)) return text
  return dated[style] ? dateText(number, from1904) : String(number)
}
