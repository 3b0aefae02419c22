import { parse } from 'csv-parse/sync'
import { SaxesParser } from 'saxes'
import { safeCsv, unguarded } from '../data/csv.ts'
import { refusedAt } from '../http/refusal.ts'
import { longestTranslation, type SideBySide, states } from './contract.ts'
import { type OtherLanguage } from '../http/languages/contract.ts'
import { withoutOverrides } from '../http/languages/vocabulary.ts'

/** A row of a file that came back. `why`: it cannot be taken, whatever it names. */
export type FileRow = { line: number; key: string; english: string; text: string; why?: string }

const most = 2_000
const headings = ['id', 'where', 'english', 'translation', 'state', 'was made from'] as const

/** Every text with what stands for it, for a spreadsheet; read back by `readTranslationFile`. */
export function translationCsv(texts: SideBySide[]): string {
  return safeCsv([
    [...headings],
    ...texts.map((one) => [one.key, one.where, one.english, one.text, states[one.state], one.madeFrom]),
  ])
}

/** The same as XLIFF 1.2, which the programs of translators open. */
export function translationXliff(texts: SideBySide[], language: OtherLanguage, original: string): string {
  const units = texts.map((one) => {
    const state =
      one.state === 'checked' ? 'final' : one.state === 'missing' ? 'needs-translation' : 'needs-review-translation'
    const target =
      one.text === '' ? '' : `\n        <target xml:lang="${language}" state="${state}">${xml(one.text)}</target>`
    return (
      `      <trans-unit id="${xml(one.key)}" xml:space="preserve">\n` +
      `        <source xml:lang="en-GB">${xml(one.english)}</source>${target}\n` +
      `        <note>${xml(one.where)}</note>\n      </trans-unit>\n`
    )
  })
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">\n' +
    `  <file original="${xml(original)}" source-language="en-GB" target-language="${language}" datatype="plaintext">\n    <body>\n` +
    `${units.join('')}    </body>\n  </file>\n</xliff>\n`
  )
}

/**
 * What a file or a pasted list holds, row by row: CSV with the headings of ours (comma, semicolon or tab; other columns do not
 * matter), or XLIFF 1.2.
 * @throws {Refusal} `invalid` where it cannot be read at all, or is in another language
 */
export function readTranslationFile(bytes: Buffer, language: OtherLanguage): FileRow[] {
  const text = textOf(bytes)
  const rows = /^\s*</.test(text) ? rowsOfXliff(text, language) : rowsOfCsv(text)
  if (rows.length === 0) throw unfit('There is no translation in it.')
  if (rows.length > most) throw unfit(`That is more than ${most.toLocaleString('en-GB')} rows.`)
  return rows.map((row) => ({ ...row, ...(row.why === undefined && whyNot(row)) }))
}

function whyNot({ key, text }: FileRow): { why: string } | undefined {
  if (key === '') return { why: 'It does not say which text it translates: its first cell is empty.' }
  if (text.length > longestTranslation)
    return { why: `It is longer than ${longestTranslation.toLocaleString('en-GB')} characters.` }
  if (text.includes('\u0000')) return { why: 'It holds a null character, which no page can show.' }
  if (!text.isWellFormed() || text.includes('\ufffd'))
    return { why: 'Part of it could not be read: some characters were lost when the file was saved.' }
  return undefined
}

function textOf(bytes: Buffer): string {
  // What Excel calls “Unicode Text”.
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw unfit(
      'Its letters cannot be read. Please save it as “CSV UTF-8” and try again; nothing was changed meanwhile.',
    )
  }
}

function rowsOfCsv(text: string): FileRow[] {
  const first = text.split(/\r?\n/, 1)[0] ?? ''
  const delimiter = [',', ';', '\t'].find((one) => first.replaceAll('"', '').toLowerCase().startsWith(`id${one}`))
  if (!delimiter)
    throw unfit(`Its first line should be the headings that it was downloaded with: ${headings.join(', ')}.`)
  let lines: { record: string[]; info: { lines: number } }[]
  try {
    const options = { delimiter, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true }
    lines = parse(text, options) as unknown as typeof lines
  } catch (error) {
    throw unfit(`It cannot be read as CSV: ${(error as Error).message}`)
  }
  const [header, ...rest] = lines
  const names = (header?.record ?? []).map((name) => name.trim().toLowerCase())
  const missing = ['id', 'english', 'translation'].filter((name) => !names.includes(name))
  if (missing.length > 0) throw unfit(`It has no column called “${missing.join('” or “')}”.`)
  return rest.map(({ record, info }) => {
    const cell = (name: string) => unguarded(record[names.indexOf(name)] ?? '')
    return {
      line: info.lines,
      key: cell('id').trim(),
      english: cell('english').replace(/\r\n?/g, '\n'),
      text: cell('translation'),
    }
  })
}

function rowsOfXliff(text: string, language: OtherLanguage): FileRow[] {
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true })
  const rows: FileRow[] = []
  let unit: FileRow | undefined
  let into: 'english' | 'text' | undefined
  let version = ''
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'xliff') version = attributes.version ?? ''
    if (name === 'file') {
      const target = attributes['target-language'] ?? language
      if (target.split('-')[0]?.toLowerCase() !== language)
        throw unfit(`The file says that it is in another language: ${target.slice(0, 20)}.`)
    }
    if (name === 'trans-unit') unit = { line: parser.line, key: attributes.id ?? '', english: '', text: '' }
    if (name === 'source') into = 'english'
    if (name === 'target') into = 'text'
    // Suggestions from a memory have sources and targets too.
    if (name === 'alt-trans') unit = undefined
  })
  const add = (piece: string) => {
    if (unit && into) unit[into] += piece
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', ({ name }) => {
    if (name === 'source' || name === 'target') {
      into = undefined
      if (name === 'target' || !unit) return
      rows.push(unit)
    }
  })
  parser.on('doctype', () => {
    throw unfit('It declares a document type, which no program for translators does.')
  })
  parser.on('error', () => {
    throw unfit('It begins like XLIFF, but is not whole. Please save it again and try once more.')
  })
  parser.write(text).close()
  if (!version.startsWith('1.'))
    throw unfit('It is not XLIFF 1.2. Please choose that format, or CSV, when you save it.')
  return rows
}

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Without what XML cannot hold. */
const xml = (text: string) =>
  withoutOverrides(text)
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .replace(/[&<>"]/g, (sign) => signs[sign] as string)

const unfit = (message: string) => refusedAt('invalid', 'file', message)
