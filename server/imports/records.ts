import { CsvError, parse } from 'csv-parse/sync'

/** How cells are told apart in a text file. `quote: null`: a quotation mark is a character like any other. */
export interface Dialect {
  delimiter: string
  quote: '"' | "'" | null
  /** What ends a line: LF also stands for CR LF; CR alone only in files that have no LF at all. */
  newline: '\n' | '\r'
}

/** One record of a file, with the line it starts on (from 1); one that cannot be read has its text and the reason. */
export type FileRecord = { line: number; cells: string[] } | { line: number; reason: string; raw: string }

/** No record is longer than this many bytes; a quotation mark that opens a longer one is taken never to close. */
export const longestRecord = 2 * 1024 * 1024

/**
 * The records of a CSV file, as they come. csv-parse does the reading; what it lacks is done here: going on after a
 * record with a stray quotation mark. That record is given back as it stands, and reading begins again at the next line
 * that makes a whole record.
 * @param width  how many cells a good record has; null while that is not known yet
 */
export async function* csvRecords(
  chunks: AsyncIterable<Buffer>,
  dialect: Dialect,
  width: number | null,
): AsyncGenerator<FileRecord[]> {
  let pending: Buffer<ArrayBufferLike> = Buffer.alloc(0)
  let line = 1
  const take = (block: Buffer, atEnd: boolean): FileRecord[] => {
    const { records, rest } = readBlock(block, dialect, width, line, atEnd)
    line += countLines(block.subarray(0, block.length - rest.length), dialect.newline)
    pending = rest
    return records
  }
  for await (const chunk of chunks) {
    const records = take(pending.length > 0 ? Buffer.concat([pending, chunk]) : chunk, false)
    if (records.length > 0) yield records
  }
  const last = take(pending, true)
  if (last.length > 0) yield last
}

function readBlock(block: Buffer, dialect: Dialect, width: number | null, firstLine: number, atEnd: boolean) {
  const records: FileRecord[] = []
  let at = 0
  let line = firstLine
  const endsLine = block.at(-1) === dialect.newline.charCodeAt(0)
  const accept = (cells: string[], end: number) => {
    records.push({ line, cells })
    line += countLines(block.subarray(at, end), dialect.newline)
    at = end
  }
  while (at < block.length) {
    const start = at
    const found = parseFrom(block.subarray(start), dialect, {})
    const complete = atEnd || found.error !== null || endsLine ? found.records : found.records.slice(0, -1)
    for (const record of complete) accept(record.cells, start + record.end)
    if (found.error === null) break
    const more = !atEnd && block.length - at < longestRecord
    if (more && found.error === notClosed) break
    const mended = mend(block.subarray(at), dialect, width)
    if (mended) {
      accept(mended.cells, at + mended.end)
      continue
    }
    const next = nextStart(block, at, dialect, width)
    if (next === block.length && more) break
    records.push({ line, reason: reasonFor(found.error), raw: shown(block.subarray(at, next)) })
    line += countLines(block.subarray(at, next), dialect.newline)
    at = next
  }
  return { records, rest: block.subarray(at) }
}

const notClosed = 'CSV_QUOTE_NOT_CLOSED'

interface Parsed {
  records: { cells: string[]; end: number }[]
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
function mend(block: Buffer, dialect: Dialect, width: number | null): { cells: string[]; end: number } | null {
  if (width === null) return null
  const window = block.subarray(0, longestRecord)
  const trimmed = parseFrom(window, dialect, { trim: true, one: true }).records[0]
  if (trimmed?.cells.length === width) return trimmed
  const relaxed = parseFrom(window, dialect, { relaxed: true, one: true }).records[0]
  const clear = relaxed?.cells.length === width && !relaxed.cells.some((cell) => cell.startsWith(dialect.quote ?? '"'))
  return clear ? relaxed : null
}

/** Where reading can begin again: the next line that makes a record of its own, or at least has enough cells to be one. */
function nextStart(block: Buffer, from: number, dialect: Dialect, width: number | null): number {
  const stop = dialect.newline.charCodeAt(0)
  const limit = Math.min(block.length, from + longestRecord)
  for (let at = from; at < limit;) {
    const found = block.indexOf(stop, at)
    if (found === -1) break
    at = found + 1
    if (at >= block.length || at >= limit) return at
    const lineEnd = block.indexOf(stop, at)
    const cells = block
      .subarray(at, lineEnd === -1 ? block.length : lineEnd)
      .toString()
      .split(dialect.delimiter)
    if (width !== null && cells.length >= width) return at
    const record = parseFrom(block.subarray(at, limit), dialect, { one: true }).records[0]
    if (record && (width === null || record.cells.length === width)) return at
  }
  return limit
}

function reasonFor(error: string): string {
  return error === notClosed
    ? 'A quotation mark opens in this row and never closes.'
    : 'A quotation mark inside the text is not doubled, so its cells cannot be told apart.'
}

function shown(bytes: Buffer): string {
  return bytes.toString('utf8').replace(/[\r\n]+$/, '')
}

function countLines(bytes: Buffer, newline: '\n' | '\r'): number {
  const stop = newline.charCodeAt(0)
  let lines = 0
  for (let at = bytes.indexOf(stop); at !== -1; at = bytes.indexOf(stop, at + 1)) lines++
  return lines
}

const delimiters = [',', ';', '\t', '|']

/** The delimiter of a file of one column: a character that stands in no text. */
export const noDelimiter = '\u001F'

/**
 * The delimiter, quotation mark and line end that make the most even table of the first lines of a file. A file in which
 * none does (one column of prose, say) is read as having one column.
 */
export function detectDialect(head: Buffer, given: { delimiter?: string; quote?: Dialect['quote'] } = {}): Dialect {
  const newline = head.includes(10) || !head.includes(13) ? '\n' : '\r'
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
  const sample = records.slice(0, 200).filter((record) => record.cells.some((cell) => cell.trim() !== ''))
  if (sample.length > 2) sample.pop() // the head may end in the middle of a record
  const counts = new Map<number, number>()
  for (const record of sample) counts.set(record.cells.length, (counts.get(record.cells.length) ?? 0) + 1)
  const [width, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0]
  const share = times / sample.length
  const firstFits = sample[0]?.cells.length === width
  if (width < 2 || share < (firstFits ? 0.4 : 0.75)) return 0
  return looksLikeProse(sample) ? 0 : share * Math.log2(width + 1)
}

/** A comma that is nearly always followed by a space separates clauses, not cells, unless the headings are short too. */
function looksLikeProse(sample: { cells: string[] }[]): boolean {
  const later = sample.flatMap((record) => record.cells.slice(1)).filter((cell) => cell !== '')
  const spaced = later.filter((cell) => /^ \S/.test(cell)).length
  return spaced > later.length * 0.8 && sample[0]!.cells.some((cell) => cell.trim().split(/\s+/).length > 3)
}
