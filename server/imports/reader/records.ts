import { CsvError, parse } from 'csv-parse/sync'
import { cleanRecords, type Dialect } from './clean.ts'
import { endsInReturns } from './file/decode.ts'

/** One record of a file, with the line it starts on (from 1); one that cannot be read has its text and the reason. */
export type FileRecord =
  | { line: number; cells: string[] }
  /** `data: false`: it is no row at all, such as a note of the program that made the file. */
  | { line: number; reason: string; raw: string; data?: boolean }

/** No record is longer than this many bytes; a quotation mark that opens a longer one is taken never to close. */
export const longestRecord = 2 * 1024 * 1024

export const tooLongRow = 'This row is longer than 2 MB.'

/** How many characters of a row that cannot be imported are kept for mending it. */
export const longestRaw = 100_000

/**
 * The records of a CSV file, as they come. What is written as it should be is read at once; of all else csv-parse does the reading,
 * and what that lacks is done here: going on after a record with a stray quotation mark. That record is given back as it stands, and
 * reading begins again at the next line that makes a whole record.
 * @param width  how many cells a good record has; null while that is not known yet
 */
export async function* csvRecords(
  chunks: AsyncIterable<Buffer>,
  dialect: Dialect,
  width: number | null,
): AsyncGenerator<FileRecord[]> {
  const stop = dialect.newline.charCodeAt(0)
  let pending: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  let line = 1
  let skipping = false
  const take = (bytes: Buffer, atEnd: boolean): FileRecord[] => {
    const lineEnd = skipping ? bytes.indexOf(stop) : -1
    if (skipping && lineEnd === -1) return []
    if (skipping) line++
    const block = bytes.subarray(lineEnd + 1)
    const { records, rest, skip } = readBlock(block, dialect, width, line, atEnd)
    line += countLines(block.subarray(0, block.length - rest.length), dialect.newline)
    pending = rest
    skipping = skip
    return records
  }
  for await (const chunk of chunks) {
    const records = take(pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk, false)
    if (records.length > 0) yield records
  }
  const last = take(pending, true)
  if (last.length > 0) yield last
}

/**
 * The records at the start of a block; `rest` is what the next chunk must complete. `skip`: the last record given was too
 * long to be one, and the line that it stopped in is not over yet.
 */
function readBlock(block: Buffer, dialect: Dialect, width: number | null, firstLine: number, atEnd: boolean) {
  const records: FileRecord[] = []
  let at = 0
  let line = firstLine
  const endsLine = block.at(-1) === dialect.newline.charCodeAt(0)
  const pass = (end: number) => {
    line += countLines(block.subarray(at, end), dialect.newline)
    at = end
  }
  while (at < block.length) {
    const clean = cleanRecords(at === 0 ? block : block.subarray(at), dialect, line, atEnd)
    for (const record of clean.records) records.push(record)
    at += clean.end
    line = clean.line
    if (at === block.length) break
    const start = at
    if (clean.unfinished && block.length - at < longestRecord) break
    const found = parseFrom(block.subarray(start), dialect, {})
    const complete = atEnd || found.error !== null || endsLine ? found.records : found.records.slice(0, -1)
    for (const record of complete) {
      records.push({ line, cells: record.cells })
      pass(start + record.end)
    }
    if (at === block.length) break
    const more = !atEnd && block.length - at < longestRecord
    if (more && (found.error === null || found.error === notClosed)) break
    const mended = found.error === null ? null : mend(block.subarray(at), found.error, dialect, width)
    if (mended && more && at + mended.end === block.length && !endsLine) break // it may go on in the next chunk
    if (mended) {
      records.push({ line, cells: mended.cells })
      pass(at + mended.end)
      continue
    }
    const next = found.error === null ? null : nextStart(block, at, dialect, width)
    if (next === null && more) break
    records.push({ line, reason: reasonFor(found.error), raw: shown(block.subarray(at, next ?? block.length)) })
    pass(next ?? block.length)
    if (next === null) return { records, rest: block.subarray(at), skip: !atEnd && !endsLine }
  }
  return { records, rest: block.subarray(at), skip: false }
}

const notClosed = 'CSV_QUOTE_NOT_CLOSED'
const strayQuote = 'INVALID_OPENING_QUOTE'

interface ParsedRecord {
  cells: string[]
  /** How many bytes from the start of the block it ends. */
  end: number
}

interface Parsed {
  records: ParsedRecord[]
  error: string | null
}

function parseFrom(block: Buffer, dialect: Dialect, how: { relaxed?: boolean; trim?: boolean; one?: boolean }): Parsed {
  const records: Parsed['records'] = []
  try {
    parse(block, {
      delimiter: dialect.delimiter,
      quote: dialect.quote,
      escape: dialect.quote,
      record_delimiter: dialect.newline === '\n' ? ['\r\n', '\n'] : ['\r'],
      relax_column_count: true,
      relax_quotes: how.relaxed ?? false,
      trim: how.trim ?? false,
      ...(how.one ? { to: 1 } : {}),
      on_record: (cells: string[], context) => {
        records.push({ cells, end: context.bytes })
        return null
      },
    })
    return { records, error: null }
  } catch (error) {
    if (error instanceof CsvError) return { records, error: error.code }
    throw error
  }
}

/**
 * A record that strict reading refuses but that can only be meant one way: spaces around quoted cells, or quotation
 * marks in the middle of a cell that is not itself quoted.
 */
function mend(block: Buffer, error: string, dialect: Dialect, width: number | null): ParsedRecord | null {
  if (width === null) return null
  const window = block.subarray(0, longestRecord)
  const whole = (record: ParsedRecord | undefined) => (record?.cells.length === width ? record : null)
  const start = window.toString('utf8', 0, 4096)
  const d = dialect.delimiter.replace('|', '\\|')
  if (new RegExp(`${d} +["']|["'] +(${d}|[\r\n])`).test(start)) {
    const trimmed = whole(parseFrom(window, dialect, { trim: true, one: true }).records[0])
    if (trimmed) return trimmed
  }
  if (error !== strayQuote) return null
  const relaxed = whole(parseFrom(window, dialect, { relaxed: true, one: true }).records[0])
  return relaxed?.cells.some((cell) => cell.startsWith(dialect.quote ?? '"')) ? null : relaxed
}

/**
 * Where reading can begin again: the next line that makes a record of its own with half its cells at least, or that has
 * enough cells to be one.
 * null if there is none before the end of the block, or too far on.
 */
function nextStart(block: Buffer, from: number, dialect: Dialect, width: number | null): number | null {
  const stop = dialect.newline.charCodeAt(0)
  const limit = Math.min(block.length, from + longestRecord)
  const enough = width === null ? 1 : Math.min(width, Math.max(2, Math.ceil(width / 2)))
  for (let at = block.indexOf(stop, from) + 1; at > 0 && at < limit; at = block.indexOf(stop, at) + 1) {
    const lineEnd = block.indexOf(stop, at)
    const cells = block
      .subarray(at, lineEnd === -1 ? limit : lineEnd)
      .toString()
      .split(dialect.delimiter)
    if (width !== null && cells.length >= width) return at
    const record = parseFrom(block.subarray(at, limit), dialect, { one: true }).records[0]
    if (record && record.cells.length >= enough) return at
  }
  return null
}

function reasonFor(error: string | null): string {
  if (error === null) return tooLongRow
  return error === notClosed
    ? 'A quotation mark opens in this row and never closes.'
    : 'A quotation mark inside the text is not doubled, so its cells cannot be told apart.'
}

/** As much of a bad record as is worth showing. */
function shown(bytes: Buffer): string {
  return bytes.toString('utf8', 0, Math.min(bytes.length, longestRaw * 4)).replace(/[\r\n]+$/, '')
}

function countLines(bytes: Buffer, newline: '\n' | '\r'): number {
  const stop = newline.charCodeAt(0)
  let lines = 0
  for (let at = bytes.indexOf(stop); at !== -1; at = bytes.indexOf(stop, at + 1)) lines++
  return lines
}

/** More lines of one cell than this above a table are no titles. */
const maxTitles = 10

const delimiters = [',', ';', '\t', '|']

/** The delimiter of a file of one column: a character that stands in no text. */
export const noDelimiter = '\u001F'

/**
 * The delimiter, quotation mark and line end that make the most even table of the first lines of a file. A file in which
 * none does (one column of prose, say) is read as having one column.
 */
export function detectDialect(head: Buffer, given: { delimiter?: string; quote?: Dialect['quote'] } = {}): Dialect {
  const newline = endsInReturns(head) ? '\r' : '\n'
  const declared = /^sep=(.)\r?\n/i.exec(head.toString('utf8', 0, 16))?.[1]
  const said = given.delimiter ?? declared
  const quoteWith = (delimiter: string) => (given.quote === undefined ? quoteFor(head, delimiter) : given.quote)
  if (said) return { delimiter: said, quote: quoteWith(said), newline }
  const tries = delimiters.map((delimiter): Dialect => ({ delimiter, quote: quoteWith(delimiter), newline }))
  const scored = tries.map((dialect) => ({ dialect, score: evenness(head, dialect) })).sort((a, b) => b.score - a.score)
  const best = scored[0]!
  return best.score > 0 ? best.dialect : { delimiter: noDelimiter, quote: quoteWith(noDelimiter), newline }
}

/** Single quotation marks only where the file has no cell in double ones and half its lines hold a cell in single ones. */
function quoteFor(head: Buffer, delimiter: string): '"' | "'" {
  const text = head.toString('utf8', 0, 64 * 1024)
  const d = delimiter.replace(/[|]/g, '\\$&')
  if (new RegExp(`(^|[\\r\\n${d}])"`).test(text)) return '"'
  const lines = text.split(/\r\n|[\r\n]/).filter((line) => line.trim() !== '')
  const single = new RegExp(`(^|${d})'[^']*'(${d}|$)`)
  const quoted = lines.filter((line) => single.test(line)).length
  return quoted * 2 > lines.length ? "'" : '"'
}

function evenness(head: Buffer, dialect: Dialect): number {
  const { records } = parseFrom(head, dialect, { relaxed: true })
  const written = records.slice(0, 200).filter((record) => record.cells.some((cell) => cell.trim() !== ''))
  // Titles stand above a table in one cell each, with empty ones behind it or none, and say nothing of how wide it is.
  const lengths = [...Map.groupBy(written, ({ cells }) => cells.length)].sort((a, b) => b[1].length - a[1].length)
  const usual = lengths[0]?.[0] ?? 1
  // A report may have a narrower table above the one that counts.
  const even = written.findLastIndex(({ cells }) => cells.length !== usual) + 1
  const below = written[0]?.cells.length === 1 && usual > 2 && even <= maxTitles && written.length - even >= 3
  const begins = below
    ? even
    : Math.max(
        0,
        written.findIndex(
          ({ cells }) =>
            cells.length > 1 &&
            cells.length * 2 > usual &&
            (cells.length === usual || cells.slice(1).some((cell) => cell.trim() !== '')),
        ),
      )
  const titled = begins > 0 && begins <= maxTitles
  const sample = titled ? written.slice(begins) : written
  const first = sample[0]?.cells.length ?? 1
  const counts = new Map<number, number>()
  for (const { cells } of sample) {
    const filled = cells.findLastIndex((cell) => cell.trim() !== '') + 1
    const width = Math.max(Math.min(cells.length, first), filled)
    counts.set(width, (counts.get(width) ?? 0) + 1)
  }
  const often = [...counts].sort((a, b) => b[1] - a[1] || Math.abs(a[0] - first) - Math.abs(b[0] - first))
  const [trimmed, times] = often[0] ?? [1, 0]
  // Below a title, rows that a spreadsheet padded with empty cells are even although their last words are not.
  const byLength = [...Map.groupBy(sample, ({ cells }) => cells.length)].sort((a, b) => b[1].length - a[1].length)
  const [raw, rows] = byLength[0] ?? [1, []]
  const padded = titled && raw > 2 && rows.length >= sample.length * 0.6
  const headed = !titled && sample.length > 2 && isUnderHeadings(sample)
  const [width, share] = padded
    ? [raw, rows.length / sample.length]
    : headed
      ? [first, Math.max(0.6, times / sample.length)]
      : [trimmed, times / sample.length]
  if (width < 2 || (!padded && share < (first === width && !titled ? 0.4 : 0.75))) return 0
  if (titled ? isSpaced(sample) || sample.length < 2 : looksLikeProse(sample)) return 0
  // The wrong delimiter cuts through quoted cells, and is not in the headings.
  const clean = parseFrom(head, dialect, {}).error !== null ? 0.5 : 1
  return share * Math.log2(width + 1) * clean * (first === width && !titled ? 1 : 0.25)
}

/** Three short names at least, and no row is wider: rows may each leave out their own empty last cells. */
function isUnderHeadings(sample: { cells: string[] }[]): boolean {
  const [head, ...below] = sample.map(({ cells }) => cells.map((cell) => cell.trim()))
  const named = head!.every((cell) => cell !== '' && cell.split(/\s+/).length <= 8 && !/[.!]$/.test(cell))
  return (
    named &&
    head!.length > 2 &&
    new Set(head).size === head!.length &&
    below.every(({ length }) => length > 1 && length <= head!.length)
  )
}

/** A comma that is nearly always followed by a space separates clauses, not cells, unless the headings are short too. */
function looksLikeProse(sample: { cells: string[] }[]): boolean {
  return isSpaced(sample, 0.8) && sample[0]!.cells.some((cell) => cell.trim().split(/\s+/).length > 3)
}

/** Whether most of what stands behind a delimiter begins with a space, as it does in sentences. */
function isSpaced(sample: { cells: string[] }[], share = 0.5): boolean {
  const later = sample.flatMap((record) => record.cells.slice(1)).filter((cell) => cell !== '')
  return later.filter((cell) => /^ \S/.test(cell)).length > later.length * share
}
