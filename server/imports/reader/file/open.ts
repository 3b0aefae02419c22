import path from 'node:path'
import { unguarded } from '../../../data/csv.ts'
import { type Archive, openArchive } from './archive.ts'
import { chatForm, chatHeadings, chatRecords } from './chat.ts'
import type { Dialect } from '../clean.ts'
import { documentIn, openDocument } from './document.ts'
import { detectEncoding, endsMixed, utf8Chunks, withLineFeeds } from './decode.ts'
import type { Line } from '../columns/headings.ts'
import { refuseOtherKinds } from '../columns/kinds.ts'
import type { Decisions, Overrides } from '../table.ts'
import { csvRecords, detectDialect, type FileRecord, noDelimiter } from '../records.ts'
import { FileRefused } from '../refused.ts'
import type { SheetNotes } from './sheet.ts'
import { headOf, sizeOf, type Source } from './source.ts'
import { linesInWords } from '../text.ts'
import { openWorkbook, type Workbook } from './workbook.ts'

/** A file that was opened: how its records are read, as often as needed. */
interface OpenFile {
  decisions: Pick<
    Decisions,
    'format' | 'encoding' | 'bom' | 'delimiter' | 'quote' | 'sheet' | 'sheets' | 'inside' | 'worded'
  >
  /** The first records, for finding the headings. */
  first: Line[]
  /** Told how wide the table is, rows can be mended or rejected one by one. */
  records(width: number): AsyncGenerator<FileRecord[]>
  /** The delimiter of a text file, for spotting rows swallowed by an unclosed quotation mark. */
  delimited: string | null
  /** What is to be said of it, after it was read through. */
  warnings(): string[]
}

const maxBytes = 100 * 1024 * 1024
const maxColumns = 1000
const headLength = 256 * 1024

/** Open a file by its first bytes. @throws {FileRefused} for what is empty, too large or no table */
export async function openFile(source: Source, fileName: string, overrides: Overrides): Promise<OpenFile> {
  const size = await sizeOf(source)
  if (size === 0) throw new FileRefused('This file is empty.')
  if (size > maxBytes)
    throw new FileRefused('This file is larger than 100 MB. Please split it and import the parts one by one.')
  const head = await headOf(source, headLength)
  if (!isZip(head)) return openText(source, head, fileName, overrides)
  const archive = await openArchive(source)
  const inside = tableIn(archive)
  if (inside === null) return openSpreadsheet(archive, fileName, overrides)
  const opened = await openFile(await archive.bytes(inside, maxBytes), path.basename(inside), overrides)
  return {
    ...opened,
    decisions: { ...opened.decisions, inside },
    warnings: () => [`This is a ZIP archive: “${path.basename(inside)}” in it was read.`, ...opened.warnings()],
  }
}

/** The one table that an archive was made to carry; null for a workbook. @throws {FileRefused} if it carries several or none */
function tableIn(archive: Archive): string | null {
  if (archive.has('[Content_Types].xml') || archive.has('content.xml') || archive.has('_rels/.rels')) return null
  const within = archive.names.filter((name) => !/(^|\/)(__macosx\/|\.)/.test(name))
  const tables = within.filter((name) => /\.(csv|tsv|tab|txt|xlsx)$/.test(name))
  const [only] = tables
  if (only && tables.length === 1) return only
  if (tables.length === 0) return null
  throw new FileRefused(
    `This ZIP archive holds ${tables.length} tables (${tables.slice(0, 5).join(', ')}). Please unpack it and choose them one by one.`,
  )
}

/** Is this an archive, as every .xlsx is? */
export function isZip(head: Buffer): boolean {
  return head.length > 3 && head.readUInt32LE(0) === 0x04034b50
}

async function openSpreadsheet(archive: Archive, fileName: string, overrides: Overrides): Promise<OpenFile> {
  const document = documentIn(archive)
  const workbook = document
    ? await openDocument(archive, document, maxColumns)
    : await openWorkbook(archive, maxColumns)
  const names = workbook.sheets.map(({ name }) => name)
  const filled = await filledSheets(workbook)
  // Hidden sheets hold lists of options and the like; anyone who means one of them can choose it.
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
  if (document) warnings.push('Only the tables of this document are read, not what stands around them.')
  else if (path.extname(fileName).toLowerCase() !== '.xlsx') {
    warnings.push('This is an Excel workbook whatever its name says, and was read as one.')
  }
  let notes: SheetNotes = { hidden: [], unworked: [], merged: [] }
  return {
    decisions: {
      format: 'xlsx',
      encoding: null,
      bom: false,
      delimiter: null,
      quote: null,
      sheet,
      sheets: names,
      worded: seen.filter(({ said }) => said).map(({ name }) => name),
      inside: null,
    },
    first,
    records: () => workbook.rows(sheet, (notes = { hidden: [], unworked: [], merged: [] })),
    delimited: null,
    warnings: () => [...warnings, ...notesInWords(notes)],
  }
}

function notesInWords({ hidden, unworked, merged }: SheetNotes): string[] {
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
    ...(merged.length > 0
      ? [`Merged cells stand for each of their rows: ${linesInWords(merged)} were filled down.`]
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

async function openText(source: Source, head: Buffer, fileName: string, overrides: Overrides): Promise<OpenFile> {
  refuseOtherKinds(head, fileName)
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
  const chat = overrides.delimiter === undefined ? chatForm(start.toString('utf8')) : null
  if (chat) return openChat(chunks, chat, { encoding, bom: found.bom && encoding === found.encoding })
  const dialect = detectDialect(start, overrides)
  const delimiter = dialect.delimiter === noDelimiter ? null : dialect.delimiter
  const warnings: string[] = []
  if (mixed)
    warnings.push('The lines of this file end in different ways; each of them was taken for the end of a line.')
  if (found.invalid > 0 && encoding === 'utf-8') {
    warnings.push(
      'Most of this file is UTF-8, but not all of it: lines that are Windows-1252 throughout were read as that. Please look at their accents and quotation marks.',
    )
  }
  if (encoding === 'macintosh' && overrides.encoding === undefined)
    warnings.push(
      'This file was read in the character set of old Macintoshes. Please look at its accents and quotation marks.',
    )
  return {
    decisions: {
      format: 'csv',
      encoding,
      bom: found.bom && encoding === found.encoding,
      delimiter,
      quote: dialect.quote,
      sheet: null,
      sheets: [],
      worded: [],
      inside: null,
    },
    first: await firstRecords(start, dialect),
    records: (width) => csvRecords(chunks(), dialect, width),
    delimited: delimiter,
    warnings: () => warnings,
  }
}

/** A conversation that a program saved as text is a table of its messages. */
async function openChat(
  chunks: () => AsyncIterable<Buffer>,
  chat: NonNullable<ReturnType<typeof chatForm>>,
  read: Pick<Decisions, 'encoding' | 'bom'>,
): Promise<OpenFile> {
  const first: Line[] = [{ line: 0, cells: chatHeadings }]
  for await (const records of chatRecords(chunks(), chat)) {
    for (const record of records) if ('cells' in record && record.line > 0) first.push(record)
    if (first.length > 100) break
  }
  return {
    decisions: {
      ...read,
      format: 'csv',
      delimiter: null,
      quote: null,
      sheet: null,
      sheets: [],
      worded: [],
      inside: null,
    },
    first,
    records: () => chatRecords(chunks(), chat),
    delimited: null,
    warnings: () => [
      `This is a conversation saved from ${chat.name}: each message is a row, and who wrote it is sealed.`,
    ],
  }
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
