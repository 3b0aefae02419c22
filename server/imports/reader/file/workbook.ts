import path from 'node:path'
import type { Archive } from './archive.ts'
import { columnNumber, isDateFormat } from './cell-text.ts'
import { refuseOtherArchives } from '../columns/kinds.ts'
import { FileRefused } from '../refused.ts'
import { type Merge, type SheetNotes, sheetRows } from './sheet.ts'
import { type FileRecord, longestRecord } from '../records.ts'
import { type XmlEvents, xmlReader } from './xml.ts'

/** An Excel workbook that was opened: its sheets by name, and what their cells point to. */
export interface Workbook {
  sheets: { name: string; hidden: boolean }[]
  /** The rows of one sheet, again from the file; as often as needed. Lines that the sheet leaves out are blank. */
  rows(name: string, notes?: SheetNotes): AsyncGenerator<FileRecord[]>
}

const maxStrings = 5_000_000
const maxText = 100 * 1024 * 1024

/**
 * Open a workbook. Its sheets are read row by row, never held; only the texts that its cells share are, packed: 100 MB at most.
 * @throws {FileRefused} if it is damaged, locked or hostile, or no workbook
 */
export async function openWorkbook(archive: Archive, maxColumns: number): Promise<Workbook> {
  refuseOtherArchives(archive)
  const main = await mainPart(archive)
  if (!archive.has(main)) {
    throw new FileRefused('This is not an Excel workbook. Please save it as .xlsx or .csv and choose it again.')
  }
  const { sheets, from1904 } = await sheetsIn(archive, main)
  const related = await relationsOf(archive, main)
  const paths = new Map(sheets.map(({ name, id }) => [name, related.find((each) => each.id === id)]))
  const partOf = (kind: string) => related.find((each) => each.kind === kind)?.path
  const shared = await sharedTexts(archive, partOf('sharedStrings'))
  const dated = await dateStyles(archive, partOf('styles'))
  const worksheets = sheets.filter(({ name }) => paths.get(name)?.kind === 'worksheet')
  const merged = new Map<string, Merge[]>()
  return {
    sheets: worksheets.map(({ name, hidden }) => ({ name, hidden })),
    async *rows(name, notes) {
      const part = paths.get(name)?.path ?? ''
      if (!merged.has(name)) merged.set(name, await mergesIn(archive, part))
      const merges = merged.get(name) ?? []
      yield* sheetRows(archive.text(part), { shared, dated, from1904, merges }, maxColumns, notes)
    },
  }
}

const maxMerges = 100_000

/** The cells that a sheet merges downwards. They are listed behind its rows, so the sheet is looked through for them first. */
async function mergesIn(archive: Archive, part: string): Promise<Merge[]> {
  const found: Merge[] = []
  if (!archive.has(part)) return found
  let rest = ''
  let below = false
  for await (const text of archive.text(part)) {
    rest += text
    if (!below) {
      below = /<\/(\w+:)?sheetData>/.test(rest)
      if (!below) rest = rest.slice(-40)
      continue
    }
    if (rest.length > 4_000_000 || found.length > maxMerges) break
  }
  if (!below) return found
  for (const [, left = '', top, right = '', bottom] of rest.matchAll(
    /<(?:\w+:)?mergeCell [^>]*?ref="\$?([A-Z]{1,3})\$?(\d+):\$?([A-Z]{1,3})\$?(\d+)"/g,
  )) {
    const [from, to] = [Number(top), Number(bottom)]
    if (to > from && columnNumber(`${right}1`) >= columnNumber(`${left}1`) && found.length < maxMerges)
      found.push({ column: columnNumber(`${left}1`), from, to })
  }
  return found.sort((a, b) => a.from - b.from)
}

async function mainPart(archive: Archive): Promise<string> {
  if (!archive.has('_rels/.rels')) return 'xl/workbook.xml'
  return (await relationsOf(archive, '')).find(({ kind }) => kind === 'officeDocument')?.path ?? 'xl/workbook.xml'
}

/** What a part points to: `kind` is the last word of the relation's type, which has two spellings before that. */
async function relationsOf(archive: Archive, part: string): Promise<{ id: string; kind: string; path: string }[]> {
  const found: { id: string; kind: string; path: string }[] = []
  const folder = path.posix.dirname(part)
  await scan(archive, path.posix.join(folder, '_rels', `${path.posix.basename(part)}.rels`), {
    open(name, { Id = '', Type = '', Target = '' }) {
      if (name !== 'Relationship') return
      const target = path.posix.resolve('/', folder, Target).slice(1)
      found.push({ id: Id, kind: path.posix.basename(Type), path: target })
    },
  })
  return found
}

async function sheetsIn(archive: Archive, main: string) {
  const sheets: { name: string; id: string; hidden: boolean }[] = []
  let from1904 = false
  await scan(archive, main, {
    open(tag, attributes) {
      if (tag === 'workbookPr') from1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      if (tag !== 'sheet') return
      const { name = '', state = 'visible' } = attributes
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
      sheets.push({ name, id, hidden: state !== 'visible' })
    },
  })
  return { sheets, from1904 }
}

/** For each style a cell can have: does it show a number as a date or a time? */
async function dateStyles(archive: Archive, part: string | undefined): Promise<boolean[]> {
  const formats = new Map<number, string>()
  const styles: boolean[] = []
  let inside = false
  if (!part || !archive.has(part)) return styles
  await scan(archive, part, {
    open(name, { numFmtId, formatCode = '' }) {
      if (name === 'numFmt') formats.set(Number(numFmtId), formatCode)
      if (name === 'cellXfs') inside = true
      if (name === 'xf' && inside) styles.push(isDateFormat(Number(numFmtId ?? 0), formats))
    },
    close(name) {
      if (name === 'cellXfs') inside = false
    },
  })
  return styles
}

/** The texts that cells share, by number; undefined for a number that there is none of. */
async function sharedTexts(archive: Archive, part: string | undefined): Promise<(n: number) => string | undefined> {
  const texts = packed()
  if (!part || !archive.has(part)) return texts.at
  let text = ''
  let taking = false
  let phonetic = false
  await scan(archive, part, {
    open(name) {
      if (name === 'si') text = ''
      else if (name === 'rPh') phonetic = true
      else if (name === 't') taking = !phonetic
    },
    text(more) {
      if (taking && text.length < longestRecord) text += more
    },
    close(name) {
      if (name === 't') taking = false
      else if (name === 'rPh') phonetic = false
      else if (name === 'si') texts.add(text)
    },
  })
  return texts.at
}

/** Texts as bytes outside the script's own memory: as strings they would cost it twice as much and slow it down. */
function packed() {
  const each = 256
  const full: { bytes: Buffer; ends: Uint32Array }[] = []
  let open: Buffer[] = []
  let size = 0
  return {
    add(text: string) {
      const bytes = Buffer.from(text)
      size += bytes.length
      if (size > maxText || full.length * each > maxStrings) {
        throw new FileRefused(
          'This workbook holds more than 100 MB of text. Please split it and import the parts one by one.',
        )
      }
      open.push(bytes)
      if (open.length < each) return
      let end = 0
      full.push({ bytes: Buffer.concat(open), ends: Uint32Array.from(open, ({ length }) => (end += length)) })
      open = []
    },
    at(n: number): string | undefined {
      const block = full[Math.floor(n / each)]
      if (!block) return open[n - full.length * each]?.toString()
      const at = n % each
      return block.bytes.toString('utf8', at === 0 ? 0 : block.ends[at - 1], block.ends[at])
    },
  }
}

async function scan(archive: Archive, part: string, events: Partial<XmlEvents>): Promise<void> {
  const reader = xmlReader({ open() {}, close() {}, text() {}, ...events })
  for await (const text of archive.text(part)) reader.write(text)
  reader.end()
}
