import { stringify } from 'csv-stringify/sync'
import { withoutOverrides } from '../http/languages/vocabulary.ts'

/**
 * Our mark: an apostrophe, which makes a spreadsheet show the cell as text, and a word joiner, which nobody types. So the
 * reader can tell a cell that we guarded from one in which a person wrote an apostrophe.
 */
const guard = "'\u2060"
const dangerous = /^(?:'\u2060)*[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/
const plainNumber = /^-?\d+(\.\d+)?$/

/**
 * Rows as a CSV file that is safe to open in a spreadsheet: UTF-8 with a byte order mark, every cell quoted, and cells
 * that would run as formulas guarded. Read back by our reader, every cell is what it was.
 */
export function safeCsv(rows: (string | number | null | undefined)[][]): string {
  return stringify(
    rows.map((cells) => cells.map((cell) => (typeof cell === 'string' ? guarded(withoutOverrides(cell)) : cell))),
    { bom: true, quoted: true, quoted_empty: true, record_delimiter: 'windows' },
  )
}

/** A cell that a spreadsheet will not run: guarded if its first character could start a formula. Numbers are left alone. */
export function guarded(cell: string): string {
  return dangerous.test(cell) && !plainNumber.test(cell) ? guard + cell : cell
}

/** The cell as it was before `guarded`; any other cell is unchanged. */
export function unguarded(cell: string): string {
  return cell.startsWith(guard) && dangerous.test(cell) ? cell.slice(guard.length) : cell
}

/** Cells as one line of CSV, for showing a row and for mending it. */
export function csvLine(cells: string[], delimiter = ','): string {
  return stringify([cells], { delimiter, eof: false })
}
