import { Worker } from 'node:worker_threads'
import { FileRefused } from './refused.ts'
import { allOf, sizeOf } from './source.ts'
import type { Source } from './source.ts'
import { packStored, unpackXml } from './zip.ts'

/** One sheet: a row for each line of it, blank ones included; each cell is text. */
export interface Sheet {
  name: string
  rows: string[][]
}

/** A cell as read-excel-file gives it. */
export type Cell = string | number | boolean | Date | null

const mostRows = 50_000
const mostCells = 5_000_000
const mostUnpacked = 120 * 1024 * 1024

/**
 * The sheets of an .xlsx workbook, cells as text: dates as `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SS`, without a zone, as the
 * spreadsheet shows them; formulas as their last result.
 * @throws {FileRefused} for a workbook that is damaged, locked, hostile, or larger than 10 MB, 50,000 rows or `mostColumns`
 */
export async function readSheets(source: Source, mostColumns: number): Promise<Sheet[]> {
  if ((await sizeOf(source)) > 10 * 1024 * 1024) {
    throw new FileRefused('This spreadsheet is larger than 10 MB. Please save it as CSV, which can be up to 100 MB.')
  }
  const parts = unpackXml(await allOf(source), mostUnpacked)
  if (!parts.has('xl/workbook.xml')) {
    throw new FileRefused('This is not an Excel workbook. Please save it as .xlsx or .csv and choose it again.')
  }
  for (const [path, xml] of parts) if (path.startsWith('xl/worksheets/')) checkExtent(xml, mostColumns)
  return readInThread(packStored(parts))
}

/** A cell as text; see `readSheets`. */
export function cellText(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (typeof value === 'number') return String(value)
  // A serial number counts days in binary fractions: 19:38:30 arrives a millisecond short.
  const iso = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString()
  const time = iso.slice(11, 19)
  if (iso.startsWith('1899-12-3')) return time
  return time === '00:00:00' ? iso.slice(0, 10) : `${iso.slice(0, 10)}T${time}`
}

/** A single cell far out makes the whole rectangle before it, so the corners are looked at before reading. */
function checkExtent(xml: Buffer, mostColumns: number): void {
  let columns = 0
  let rows = 0
  for (const match of xml.toString('latin1').matchAll(/\sr\s*=\s*["']\$?([A-Za-z]{0,4})\$?(\d{1,9})["']/g)) {
    columns = Math.max(columns, columnNumber(match[1]!))
    rows = Math.max(rows, Number(match[2]))
  }
  if (columns > mostColumns) throw tooManyColumns(columns, mostColumns)
  if (rows > mostRows || rows * columns > mostCells) {
    throw new FileRefused(
      `This spreadsheet has ${rows.toLocaleString('en-GB')} rows; the most that can be read is 50,000. ` +
        'Please save it as CSV, which can have 200,000.',
    )
  }
}

/** The refusal of a table that is far too wide. */
export function tooManyColumns(columns: number, most: number): FileRefused {
  return new FileRefused(
    `This file has ${columns.toLocaleString('en-GB')} columns; the most that can be read is ` +
      `${most.toLocaleString('en-GB')}. Please delete the columns you do not need and choose it again.`,
  )
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0)
}

function readInThread(bytes: Buffer): Promise<Sheet[]> {
  const worker = new Worker(new URL('./xlsx-worker.ts', import.meta.url), {
    workerData: bytes,
    // A large workbook is handed over, not copied; a small one may share its memory with other buffers.
    transferList: bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer as ArrayBuffer] : [],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  })
  const timer = setTimeout(() => void worker.terminate(), 60_000)
  return new Promise<Sheet[]>((resolve, reject) => {
    const unreadable = () =>
      reject(new FileRefused('This spreadsheet could not be read. Please open it, save it again and try once more.'))
    worker.once('message', (sheets: Sheet[]) => resolve(sheets))
    worker.once('error', unreadable)
    worker.once('exit', unreadable) // comes after the message if there was one
  }).finally(() => {
    clearTimeout(timer)
    return worker.terminate()
  })
}
