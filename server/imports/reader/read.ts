import path from 'node:path'
import { dateTally } from './dates.ts'
import type { ColumnDates } from './dates.ts'
import { brokenMark, detectEncoding, endsMixed, utf8Chunks, withLineFeeds } from './decode.ts'
import type { Encoding } from './decode.ts'
import { csvLine, unguarded } from '../../data/csv.ts'
import { findHeadings, optionBehind, tidy } from './headings.ts'
import type { Headings, Line } from './headings.ts'
import { csvRecords, detectDialect, longestRaw, noDelimiter } from './records.ts'
import type { Dialect, FileRecord } from './records.ts'
import { FileRefused } from './refused.ts'
import { headOf, sizeOf } from './source.ts'
import type { Source } from './source.ts'
import { openWorkbook, type Workbook } from './workbook.ts'
import { type SheetNotes, tooManyColumns } from './sheet.ts'

/** What the reader decided about a file. Each may be given back in `Overrides`, changed. */
export interface Decisions {
  format: 'csv' | 'xlsx'
  encoding: Encoding | null
  bom: boolean
  delimiter: string | null
  quote: '"' | "'" | null
  sheet: string | null
  sheets: string[]
  /** The line of the first heading row, from 1; 0 if there is none. */
  headerLine: number
  headerRows: number
  /** Lines above the headings that are not blank. */
  titles: { line: number; text: string }[]
}

/** A person's word where the reader's is not right. `headerRows: 0`: the file has no headings. */
export interface Overrides {
  encoding?: Encoding
  delimiter?: string
  quote?: '"' | "'" | null
  sheet?: string
  headerLine?: number
  headerRows?: number
}

/** A column, told from the others by its place. */
export interface Column {
  /** From 0. */
  index: number
  /** As it is shown: in one line; "" if the file gives none. */
  heading: string
  /** What the second heading row says below it: an option of the question, or "Open-Ended Response". */
  heading2: string | null
  /** `heading`, its option if it has one, and "(2)" where the same comes again: different for each column. */
  label: string
  /** The first few different cells that are not empty, at most 200 characters of each. */
  samples: string[]
  facts: ColumnFacts
  dates: ColumnDates
}

/** Counts over the first 2,000 rows, from which a column's meaning is guessed. */
export interface ColumnFacts {
  filled: number
  distinct: number
  /** Mean number of words in a cell that is not empty. */
  words: number
  /** Cells with `;` in them, those that end with it, and how many parts it makes in all and how many different ones. */
  joined: number
  ended: number
  parts: number
  options: number
  /** Cells that say just what the option in the column's heading says. */
  ticks: number
  /** Cells that are numbers. */
  numbers: number
  /** Cells in which Excel has turned a long number into 1.14E+10. */
  ruined: number
}

/** A row of data. `cells` has one text for each column, exactly as written. */
export interface Row {
  line: number
  cells: string[]
  /** Why a person should look before this row is taken; null for nearly all. */
  doubt: string | null
}

/** A row that cannot be imported. */
export interface RejectedRow {
  line: number
  reason: string
  /** The row as text, at most 100,000 characters. */
  raw: string
  /** A row of data, or one that only sums up or repeats the headings? */
  data: boolean
}

/** What comes of some lines of the file, in their order. */
export interface Batch {
  rows: Row[]
  rejected: RejectedRow[]
  blank: number
}

/** A file that has been looked through once. Nothing of it is kept in memory but this. */
export interface Table {
  fileName: string
  decisions: Decisions
  columns: Column[]
  counts: { rows: number; rejected: number; blank: number }
  warnings: string[]
  /** Read the rows, again from the file; as often as needed. */
  batches(): AsyncGenerator<Batch>
}

/** A small file, read whole. */
export interface WholeTable extends Table {
  rows: Row[]
  rejected: RejectedRow[]
  blank: number
}

const mostColumns = 1000
const mostRows = 200_000
const mostBytes = 100 * 1024 * 1024
const longestCell = 100_000
const rowsForFacts = 2000
const headLength = 256 * 1024

/**
 * Look through a file once: decide how it is to be read, count its rows, and gather what its columns hold. Memory stays
 * small however long the file is.
 * @throws {FileRefused} for a file that is empty, has headings only, is too large, or is no table
 */
export async function openTable(source: Source, fileName: string, overrides: Overrides = {}): Promise<Table> {
  const file = await openFile(source, fileName, overrides)
  const headings = findHeadings(file.first, { line: overrides.headerLine, rows: overrides.headerRows })
  if (headings.width > mostColumns) throw tooManyColumns(headings.width, mostColumns)
  const labels = labelsFor(headings)
  const gathered = headings.columns.map((column) => gatherer(column.heading, column.heading2))
  const seen = sightings()
  const batches = () => classify(file.records(headings.width), headings, file.delimited)
  const counts = { rows: 0, rejected: 0, blank: 0 }
  for await (const batch of batches()) {
    for (const row of batch.rows) {
      const facts = counts.rows++ < rowsForFacts
      for (let n = 0; n < gathered.length; n++) gathered[n]!.add(row.cells[n]!, facts)
      seen.look(row)
    }
    counts.rejected += batch.rejected.length
    counts.blank += batch.blank
    if (counts.rows + counts.rejected > mostRows) {
      throw new FileRefused(
        'This file has more than 200,000 rows. Please split it into smaller files and import them one by one.',
      )
    }
  }
  if (counts.rows + counts.rejected === 0) throw new FileRefused('This file has headings but no rows below them.')
  return {
    fileName,
    decisions: {
      ...file.decisions,
      headerLine: headings.line,
      headerRows: headings.rows,
      titles: headings.titles.map(({ line, cells }) => ({ line, text: tidy(cells.join(' ')) })),
    },
    columns: headings.columns.map((column, index) => ({
      index,
      ...column,
      label: labels[index]!,
      ...gathered[index]!.result(),
    })),
    counts,
    warnings: [...file.warnings(), ...seen.warnings()],
    batches,
  }
}

/** The rows of a file that was looked through before, read as was decided then. @throws {FileRefused} */
export async function openAgain(source: Source, fileName: string, decided: Decisions): Promise<Pick<Table, 'batches'>> {
  const { encoding, delimiter, quote, sheet, headerLine, headerRows } = decided
  const file = await openFile(source, fileName, {
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    quote,
    ...(sheet !== null && { sheet }),
  })
  const headings = findHeadings(file.first, headerRows === 0 ? { rows: 0 } : { line: headerLine, rows: headerRows })
  return { batches: () => classify(file.records(headings.width), headings, file.delimited) }
}

/** `openTable` for a file that fits in memory, with all its rows. */
export async function readTable(source: Source, fileName: string, overrides: Overrides = {}): Promise<WholeTable> {
  const whole: WholeTable = { ...(await openTable(source, fileName, overrides)), rows: [], rejected: [], blank: 0 }
  for await (const batch of whole.batches()) {
    whole.rows.push(...batch.rows)
    whole.rejected.push(...batch.rejected)
    whole.blank += batch.blank
  }
  return whole
}

interface OpenFile {
  decisions: Omit<Decisions, 'headerLine' | 'headerRows' | 'titles'>
  /** The first records, for finding the headings. */
  first: Line[]
  /** Told how wide the table is, rows can be mended or rejected one by one. */
  records(width: number): AsyncGenerator<FileRecord[]>
  /** The delimiter of a text file, for spotting rows swallowed by an unclosed quotation mark. */
  delimited: string | null
  /** What is to be said of it, after it was read through. */
  warnings(): string[]
}

async function openFile(source: Source, fileName: string, overrides: Overrides): Promise<OpenFile> {
  const size = await sizeOf(source)
  if (size === 0) throw new FileRefused('This file is empty.')
  if (size > mostBytes)
    throw new FileRefused('This file is larger than 100 MB. Please split it and import the parts one by one.')
  const head = await headOf(source, headLength)
  return isZip(head) ? openSpreadsheet(source, fileName, overrides) : openText(source, head, overrides)
}

/** Is this an archive, as every .xlsx is? */
export function isZip(head: Buffer): boolean {
  return head.length > 3 && head.readUInt32LE(0) === 0x04034b50
}

async function openSpreadsheet(source: Source, fileName: string, overrides: Overrides): Promise<OpenFile> {
  const workbook = await openWorkbook(source, mostColumns)
  const names = workbook.sheets.map(({ name }) => name)
  const filled = await filledSheets(workbook)
  // Hidden sheets hold lists of options and the like; whoever means one of them can choose it.
  const seen = filled.filter(({ hidden }) => !hidden)
  const likely = seen.find(({ said }) => said) ?? seen.find(({ table }) => table) ?? seen.find(({ rows }) => rows > 1)
  const sheet = overrides.sheet ?? (likely ?? seen[0] ?? filled[0])?.name
  if (sheet === undefined) throw new FileRefused('This workbook has nothing in it.')
  if (!names.includes(sheet))
    throw new FileRefused(`This workbook has no sheet called “${sheet}”. It has: ${names.join(', ')}.`)
  const first = await firstRows(workbook, sheet, 100)
  if (first.length === 0) throw new FileRefused('This sheet has nothing in it.')
  const others = filled.filter(({ name }) => name !== sheet).map(({ name }) => `“${name}”`)
  const warnings = others.length > 0 ? [`Only the sheet “${sheet}” is read, not ${others.join(', ')}.`] : []
  if (path.extname(fileName).toLowerCase() !== '.xlsx') {
    warnings.push('This is an Excel workbook whatever its name says, and was read as one.')
  }
  let notes: SheetNotes = { hidden: [], unworked: [] }
  return {
    decisions: {
      format: 'xlsx',
      encoding: null,
      bom: false,
      delimiter: null,
      quote: null,
      sheet,
      sheets: names,
    },
    first,
    records: () => workbook.rows(sheet, (notes = { hidden: [], unworked: [] })),
    delimited: null,
    warnings: () => [...warnings, ...notesInWords(notes)],
  }
}

function notesInWords({ hidden, unworked }: SheetNotes): string[] {
  return [
    ...(hidden.length > 0
      ? [`Rows that the spreadsheet hides are read like the others: ${linesInWords(hidden)}.`]
      : []),
    ...(unworked.length > 0
      ? [
          `Formulas whose results were never saved count as empty: ${linesInWords(unworked)}. ` +
            'Opening the file in Excel and saving it again mends that.',
        ]
      : []),
  ]
}

/** The sheets that have anything in them, from their first rows: is it a table rather than a page of text, and with sentences? */
async function filledSheets(workbook: Workbook) {
  const found: { name: string; hidden: boolean; rows: number; table: boolean; said: boolean }[] = []
  for (const sheet of workbook.sheets) {
    const first = await firstRows(workbook, sheet.name, 20)
    const wide = first.filter(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1)
    const table = wide.length > 1 && wide.length * 2 > first.length
    const said = table && wide.slice(1).some(({ cells }) => cells.some((cell) => cell.trim().split(/\s+/).length > 3))
    if (first.length > 0) found.push({ ...sheet, rows: first.length, table, said })
  }
  return found
}

/** The first rows with anything in them. */
async function firstRows(workbook: Workbook, sheet: string, most: number): Promise<Line[]> {
  const lines: Line[] = []
  for await (const records of workbook.rows(sheet)) {
    for (const record of records)
      if ('cells' in record && record.cells.some((cell) => cell.trim() !== '')) lines.push(record)
    if (lines.length >= most) break
  }
  return lines.slice(0, most)
}

async function openText(source: Source, head: Buffer, overrides: Overrides): Promise<OpenFile> {
  refuseOtherKinds(head)
  const found = await detectEncoding(source)
  const encoding = overrides.encoding ?? found.encoding
  const decoded = () => utf8Chunks(source, encoding)
  const written = await headBytes(decoded())
  const mixed = endsMixed(written)
  const chunks = () => (mixed ? withLineFeeds(decoded()) : decoded())
  const start = mixed ? await headBytes(chunks()) : written
  const opening = start.toString('utf8', 0, 4096).trimStart()
  if (opening === '') throw new FileRefused('This file is empty.')
  if (/^<(!doctype|html|head|body|table|script|meta|\?xml|!--)/i.test(opening)) {
    throw new FileRefused('This is a web page, not a table of comments. Please export the data again as CSV or Excel.')
  }
  if (/^[[{]\s*["{[]/.test(opening))
    throw new FileRefused('This is data for programs (JSON), not a table. Please export it again as CSV or Excel.')
  if (/^(?:[A-Z][A-Za-z-]+: .*\r?\n(?:[ \t].*\r?\n)*){3}/.test(opening) && /^(From|Subject|Received): /m.test(opening))
    throw new FileRefused('This is an e-mail, not a table. Please type it in under “Type in paper, phone and e-mail”.')
  if (opening.replaceAll('\0', '').length < opening.length * 0.7) {
    throw new FileRefused('This file does not hold text. Please export the data as CSV or Excel and choose it again.')
  }
  const dialect = detectDialect(start, overrides)
  const delimiter = dialect.delimiter === noDelimiter ? null : dialect.delimiter
  const warnings: string[] = []
  if (mixed)
    warnings.push('The lines of this file end in different ways; each of them was taken for the end of a line.')
  if (found.invalid > 0 && encoding === 'utf-8') {
    warnings.push('Most of this file is UTF-8, but not all of it: rows with broken characters are rejected.')
  }
  return {
    decisions: {
      format: 'csv',
      encoding,
      bom: found.bom && encoding === found.encoding,
      delimiter,
      quote: dialect.quote,
      sheet: null,
      sheets: [],
    },
    first: await firstRecords(start, dialect),
    records: (width) => csvRecords(chunks(), dialect, width),
    delimited: delimiter,
    warnings: () => warnings,
  }
}

const otherKinds: [start: string, kind: string][] = [
  ['%PDF', 'a PDF'],
  ['{\\rtf', 'a word processor’s document'],
  ['\x89PNG', 'a picture'],
  ['\xFF\xD8\xFF', 'a picture'],
  ['GIF8', 'a picture'],
  ['\x1F\x8B', 'a compressed archive'],
  ['7z\xBC\xAF', 'a compressed archive'],
  ['Rar!', 'a compressed archive'],
]

function refuseOtherKinds(head: Buffer): void {
  const opening = head.toString('latin1', 0, 8)
  if (opening.startsWith('\xD0\xCF\x11\xE0')) {
    throw new FileRefused(
      'This is an Excel file of the old kind (.xls) or one with a password. Please save it as .xlsx without a password.',
    )
  }
  const kind = otherKinds.find(([start]) => opening.startsWith(start))?.[1]
  if (kind) throw new FileRefused(`This is ${kind}, not a table of comments. Please export the data as CSV or Excel.`)
}

async function headBytes(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  let length = 0
  for await (const piece of chunks) {
    pieces.push(piece)
    length += piece.length
    if (length >= headLength) break
  }
  return Buffer.concat(pieces).subarray(0, headLength)
}

async function firstRecords(head: Buffer, dialect: Dialect): Promise<Line[]> {
  const lines: Line[] = []
  const whole = head.length < headLength
  async function* once() {
    yield head
  }
  for await (const records of csvRecords(once(), dialect, null)) {
    for (const record of records) if ('cells' in record) lines.push({ ...record, cells: record.cells.map(unguarded) })
  }
  return lines.slice(0, Math.max(1, Math.min(100, whole ? lines.length : lines.length - 1)))
}

function labelsFor({ columns }: Headings): string[] {
  const plain = columns.map(({ heading, heading2 }, n) => {
    const option = heading2 && !/^(open-ended )?response$/i.test(heading2) ? ` - ${heading2}` : ''
    return (heading || `Column ${n + 1}`) + option
  })
  const total = new Map<string, number>()
  for (const label of plain) total.set(label, (total.get(label) ?? 0) + 1)
  const used = new Map<string, number>()
  return plain.map((label) => {
    const nth = (used.get(label) ?? 0) + 1
    used.set(label, nth)
    return total.get(label)! > 1 ? `${label} (${nth})` : label
  })
}

/** Sorts records into rows, rejected rows and blank lines; each record below the headings is exactly one of them. */
async function* classify(
  source: AsyncGenerator<FileRecord[]>,
  headings: Headings,
  delimiter: string | null,
): AsyncGenerator<Batch> {
  let headingRows = headings.rows
  for await (const records of source) {
    const batch: Batch = { rows: [], rejected: [], blank: 0 }
    const reject = (record: FileRecord, reason: string, data = true) => {
      const raw = 'cells' in record ? csvLine(record.cells, delimiter ?? ',') : record.raw
      batch.rejected.push({ line: record.line, reason, raw: clip(raw.replaceAll(brokenMark, ''), longestRaw), data })
    }
    for (const record of records) {
      if (record.line < headings.line) continue
      if (!('cells' in record)) {
        reject(record, record.reason)
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
      else batch.rows.push(rowOf(record.line, cells, headings.width, delimiter))
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

const totalWord = /^((grand|sub|overall)[ -]?)?totals?\b|\b(sub)?total:?$|^(average|mean|median|count|sum):?$/i

/** "Total", alone or with nothing but numbers beside it. In a table of one column there is no telling. */
function isTotal(cells: string[]): boolean {
  const first = cells.findIndex((cell) => cell.trim() !== '')
  const word = cells[first]!
  if (cells.length < 2 || word.length > 60 || !totalWord.test(tidy(word))) return false
  const rest = cells.slice(first + 1).map((cell) => tidy(clip(cell, 60)))
  return rest.every((cell) => cell === '' || /^[£€$]?-?[\d,.]+%?$/.test(cell))
}

function rowOf(line: number, cells: string[], width: number, delimiter: string | null): Row {
  const short = delimiter !== null && cells.length < width
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

interface Gatherer {
  add(cell: string, facts: boolean): void
  result(): { samples: string[]; facts: ColumnFacts; dates: ColumnDates }
}

function gatherer(heading: string, heading2: string | null): Gatherer {
  const tally = dateTally()
  const option = (heading2 ?? optionBehind.exec(heading)?.[1] ?? '').trim()
  const values = new Set<string>()
  const different = new Set<string>()
  const options = new Set<string>()
  const counts = { filled: 0, words: 0, joined: 0, ended: 0, parts: 0, ticks: 0, numbers: 0, ruined: 0 }
  return {
    add(cell, facts) {
      tally.add(cell)
      if (!facts) return
      const text = cell.trim()
      if (text === '') return
      counts.filled++
      counts.words += text.split(/\s+/).length
      if (values.size < 5) values.add(clip(text, 200))
      different.add(text.length > 200 ? `${text.length} ${clip(text, 200)}` : text)
      if (text === option) counts.ticks++
      if (/^-?[\d.,]*\d$/.test(text)) counts.numbers++
      if (/^\d([.,]\d+)?E\+\d{2}$/i.test(text)) counts.ruined++
      if (text.includes(';')) {
        counts.joined++
        if (text.endsWith(';')) counts.ended++
        const parts = text.split(';').filter((part) => part.trim() !== '')
        counts.parts += parts.length
        for (const part of parts) options.add(clip(part.trim(), 200))
      }
    },
    result() {
      const words = counts.filled > 0 ? counts.words / counts.filled : 0
      return {
        samples: [...values],
        facts: { ...counts, words, distinct: different.size, options: options.size },
        dates: tally.result(),
      }
    },
  }
}

// eslint-disable-next-line no-control-regex -- control characters are what is looked for
const control = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/
const twiceEncoded =
  /\u00E2\u20AC[\u2122\u0153\u02DC\u201C\u00A6\u009D\u201D]|\u00C3[\u00A8\u00A9\u00AA\u00AF\u00B6\u00BC]|\u00C2[\u00A3\u00A0]/

// eslint-disable-next-line no-control-regex -- a quick look, before the three closer ones
const suspect = /[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00C2\u00C3\u00E2\uFFFD]/

/** Notes text that is kept as it is but that somebody should look at. */
/** What Excel shows in place of a text that began like a formula, such as "- more buses". */
const excelError = /^#(NAME\?|REF!|VALUE!|DIV\/0!|N\/A|NUM!|NULL!|SPILL!|CALC!)$/

function sightings(): { look(row: Row): void; warnings(): string[] } {
  const kinds = [
    { test: control, lines: [] as number[], says: 'Control characters were kept as they are' },
    {
      test: twiceEncoded,
      lines: [] as number[],
      says: 'Some text looks as if it was garbled before this file was made (such as â€™ for ’), and was kept',
    },
    {
      test: excelError,
      lines: [] as number[],
      says: 'A spreadsheet put an error (such as #NAME?) in the place of what was written; look it up where it came from',
    },
    { test: /\uFFFD/, lines: [] as number[], says: 'Some characters were already lost (�) before this file was made' },
  ]
  return {
    look(row) {
      for (const cell of row.cells) {
        if (!suspect.test(cell) && !cell.startsWith('#')) continue
        for (const { test, lines } of kinds) if (test.test(cell) && lines.at(-1) !== row.line) lines.push(row.line)
      }
    },
    warnings: () =>
      kinds.filter(({ lines }) => lines.length > 0).map(({ says, lines }) => `${says}: ${linesInWords(lines)}.`),
  }
}

/** The first characters of a text, as a text of their own: a slice would keep all of a long one in memory. */
export function clip(text: string, length: number): string {
  return text.length <= length ? text : Buffer.from(text.slice(0, length)).toString()
}

/** "line 3", "lines 3, 8 and 12", "lines 3, 8, 12 and 40 more". */
export function linesInWords(lines: number[]): string {
  if (lines.length === 1) return `line ${lines[0]}`
  if (lines.length > 6) return `lines ${lines.slice(0, 5).join(', ')} and ${lines.length - 5} more`
  return `lines ${lines.slice(0, -1).join(', ')} and ${lines.at(-1)}`
}
