import { csvLine, unguarded } from '../../../data/csv.ts'
import { brokenMark } from '../file/decode.ts'
import { type Headings, tidy } from './headings.ts'
import { type FileRecord, longestRaw } from '../records.ts'
import { clip } from '../text.ts'

/** A row of data. `cells` has one text for each column, exactly as written. */
export interface Row {
  line: number
  cells: string[]
  /** Why a person should look before this row is taken; null for nearly all. */
  doubt: string | null
  /** Further lines of the file that belong to this row, where the file has one line for each answer. */
  parts?: number[]
}

/** A row that cannot be imported. */
export interface RejectedRow {
  line: number
  reason: string
  /** The row as text, at most 100,000 characters. */
  raw: string
  /** Its cells, where they can be told apart, so that the row can be mended. */
  cells?: string[]
  /** A row of data, or one that only sums up, comments on the table or repeats the headings? */
  data: boolean
}

/** What comes of some lines of the file, in their order. */
export interface Batch {
  rows: Row[]
  rejected: RejectedRow[]
  blank: number
}

/** What was learnt of a table's rows when they were first read through. */
export interface Layout {
  headings: Headings
  /** Between the cells of a text file; null in a workbook. */
  delimiter: string | null
  /** How many cells a row has at least, where nearly all leave out empty cells at their end; null before that is known. */
  usualCells: number | null
  /** Lines below the table that hold a note about it. */
  notes: ReadonlySet<number>
}

const longestCell = 100_000

/** Sorts records into rows, rejected rows and blank lines; each record below the headings is exactly one of them. */
export async function* classify(source: AsyncGenerator<FileRecord[]>, layout: Layout): AsyncGenerator<Batch> {
  const { headings, delimiter, notes } = layout
  let headingRows = headings.rows
  for await (const records of source) {
    const batch: Batch = { rows: [], rejected: [], blank: 0 }
    const reject = (record: FileRecord, reason: string, data = true) => {
      const raw = 'cells' in record ? csvLine(record.cells, delimiter ?? ',') : record.raw
      const whole = 'cells' in record && raw.length <= longestRaw && !raw.includes(brokenMark)
      batch.rejected.push({
        line: record.line,
        reason,
        raw: clip(raw.replaceAll(brokenMark, ''), longestRaw),
        ...(whole && { cells: record.cells }),
        data,
      })
    }
    for (const record of records) {
      if (record.line < headings.line) continue
      if (!('cells' in record)) {
        reject(record, record.reason, record.data)
        continue
      }
      const cells = delimiter === null ? record.cells : record.cells.map(unguarded)
      const last = cells.findLastIndex((cell) => cell.trim() !== '')
      if (last === -1) {
        if (headingRows === 0 || record.line > headings.line) batch.blank++
        continue
      }
      if (headingRows > 0) {
        headingRows--
        continue
      }
      const problem = problemWith(cells, last, headings.width)
      if (problem) reject(record, problem)
      else if (isHeadingAgain(cells, headings)) reject(record, 'The heading row again.', false)
      else if (isTotal(cells)) reject(record, 'A total, not a comment.', false)
      else if (notes.has(record.line)) reject(record, 'A note below the table, not a row of it.', false)
      else batch.rows.push(rowOf(record.line, cells, layout))
    }
    if (batch.rows.length + batch.rejected.length + batch.blank > 0) yield batch
  }
}

function problemWith(cells: string[], last: number, width: number): string | null {
  if (last >= width) return `This row has ${last + 1} cells, but there are only ${width} headings.`
  if (cells.some((cell) => cell.length > longestCell)) return 'A cell in this row is longer than 100,000 characters.'
  if (cells.some((cell) => cell.includes(brokenMark)))
    return 'Some characters in this row are broken: its bytes are in another encoding than the rest of the file.'
  if (cells.some((cell) => cell.includes('\0')))
    return 'This row holds a NUL character, which cannot be stored as text.'
  return null
}

function isHeadingAgain(cells: string[], { repeated }: Headings): boolean {
  return repeated.some(
    (heading) =>
      heading.some((cell) => cell !== '') &&
      heading.every((words, n) => {
        const cell = cells[n] ?? ''
        return words === ''
          ? cell.trim() === ''
          : cell.length <= words.length * 2 + 20 && tidy(cell).toLowerCase() === words.toLowerCase()
      }),
  )
}

const summed =
  'responses?|comments?|points?|items?|ideas?|issues?|mentions?|rows?|respondents?|submissions?|answers?|returns?|entries|records|received|counts?|numbers?|votes?|dots?|signatures?|forms?|cards?|participants?|people|attendees|replies|calls?|letters?|e-?mails?|visits?|cases?|contacts?|complaints?|messages?|posts?|representations?|score'
const totalWord = new RegExp(
  `^(?:(?:(?:grand|sub|overall)[ -]?)?totals?(?: (?:number )?(?:of )?(?:all )?(?:${summed}))*|(?:average|mean|median|count|sum)(?: score| rating)?|gesamt(?:zahl)?|summe|cyfanswm|suma|razem|somme|totale?|totaal|celkem)[:.]?$`,
  'i',
)

/** “Count: 3”, “Total points: 4”: the number in the same cell. */
const countedHere = new RegExp(
  `^(?:(?:grand|sub|overall)[ -]?)?(?:total|count|sum)s?(?: (?:number )?(?:of )?(?:all )?(?:${summed}))?\\s*[:=]\\s*\\d{1,7}$`,
  'i',
)

/** “Leicester total” needs a number beside it. */
const namedTotal = /^(?:\p{L}[\p{L}’'-]* ){1,3}(?:sub)?totals?:?$/iu

/** "Total", alone or with nothing but numbers beside it. In a table of one column there is no telling. */
function isTotal(cells: string[]): boolean {
  const first = cells.findIndex((cell) => cell.trim() !== '')
  const word = cells[first]!
  if (cells.length < 2 || word.length > 60) return false
  const said = tidy(word)
  const alone = totalWord.test(said)
  const counted = countedHere.test(said)
  const named = !alone && !counted && namedTotal.test(said)
  if (!alone && !named && !counted) return false
  const rest = cells.slice(first + 1).map((cell) => tidy(clip(cell, 60)))
  if (named && !rest.some((cell) => /\d/.test(cell))) return false
  return rest.every((cell) => cell === '' || /^[£€$]?-?[\d,.]+%?$/.test(cell))
}

function rowOf(line: number, cells: string[], layout: Layout): Row {
  const { delimiter, usualCells } = layout
  const { width } = layout.headings
  // A row that leaves out the cells that all leave out is no doubt; its own end may be missing where it is shorter still.
  const short = delimiter !== null && cells.length < Math.min(width, usualCells ?? width)
  const swallowed =
    delimiter !== null &&
    width > 2 &&
    cells.some(
      (cell) => cell.includes('\n') && cell.split('\n').some((inner) => inner.split(delimiter).length >= width),
    )
  const doubt = short
    ? `This row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} where there are ${width} headings.`
    : swallowed
      ? 'A cell in this row holds what looks like whole rows: a quotation mark may be missing.'
      : null
  const padded = cells.length === width ? cells : Array.from({ length: width }, (_, n) => cells[n] ?? '')
  return { line, cells: padded, doubt }
}
