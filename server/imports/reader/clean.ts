import { isAscii } from 'node:buffer'

/** How cells are told apart in a text file. `quote: null`: a quotation mark is a character like any other. */
export interface Dialect {
  delimiter: string
  quote: '"' | "'" | null
  /** What ends a line: LF also stands for CR LF; CR alone only in files that have no LF at all. */
  newline: '\n' | '\r'
}

interface CleanRecords {
  records: { line: number; cells: string[] }[]
  /** How many bytes they take, and the line that comes after them. */
  end: number
  line: number
  /** The next record may go on in the next chunk; else it is written in a way that asks for a closer look. */
  unfinished: boolean
}

/**
 * The records at the start of a block that are written as RFC 4180 has it: each cell bare without a quotation mark, or whole in
 * quotation marks with those inside it doubled. Nearly all are, and looked at character by character they cost most of an import.
 * @param line  the line that the block begins on
 */
export function cleanRecords(block: Buffer, dialect: Dialect, line: number, atEnd: boolean): CleanRecords {
  const { quote, newline } = dialect
  const found: CleanRecords = { records: [], end: 0, line, unfinished: false }
  const delimiter = dialect.delimiter.charCodeAt(0)
  if (dialect.delimiter.length !== 1 || delimiter > 127) return found
  // A character for each byte; texts are read from the bytes themselves.
  const text = block.toString('latin1')
  const { length } = text
  const plain = isAscii(block)
  const mark = quote === null ? -1 : quote.charCodeAt(0)
  const stop = newline.charCodeAt(0)
  const cut = (from: number, to: number) => {
    if (from === to) return ''
    // A longer slice would keep the whole block in memory.
    if (plain) return to - from < 13 ? text.slice(from, to) : block.toString('latin1', from, to)
    return block.toString('utf8', from, to)
  }
  const unfinished = () => ({ ...found, unfinished: !atEnd })
  let lineEnd = -1
  while (found.end < length) {
    const cells: string[] = []
    let at = found.end
    let lines = 0
    for (;;) {
      if (text.charCodeAt(at) === mark && mark !== -1) {
        let close = text.indexOf(quote!, at + 1)
        let doubled = false
        while (close !== -1 && text.charCodeAt(close + 1) === mark) {
          doubled = true
          close = text.indexOf(quote!, close + 2)
        }
        if (close === -1) return unfinished()
        const cell = cut(at + 1, close)
        cells.push(doubled ? cell.replaceAll(quote! + quote!, quote!) : cell)
        if (lineEnd < at) lineEnd = next(text, newline, at)
        for (; lineEnd < close; lineEnd = next(text, newline, lineEnd + 1)) lines++
        at = close + 1
        if (at === length && !atEnd) return unfinished()
      } else {
        const from = at
        let code = 0
        while (at < length && (code = text.charCodeAt(at)) !== delimiter && code !== stop && code !== mark) at++
        if (at === length && !atEnd) return unfinished()
        if (at < length && code === mark) return found
        const pair = stop === 10 && code === stop && at > from && text.charCodeAt(at - 1) === 13
        cells.push(cut(from, pair ? at - 1 : at))
      }
      if (at === length) break
      const after = text.charCodeAt(at)
      at++
      if (after === delimiter) continue
      if (after === stop) {
        lines++
        break
      }
      if (after === 13 && stop === 10 && at === length && !atEnd) return unfinished()
      if (after !== 13 || stop !== 10 || text.charCodeAt(at) !== 10) return found
      at++
      lines++
      break
    }
    found.records.push({ line: found.line, cells })
    found.end = at
    found.line += lines
  }
  return found
}

function next(text: string, newline: string, from: number): number {
  const at = text.indexOf(newline, from)
  return at === -1 ? Infinity : at
}
