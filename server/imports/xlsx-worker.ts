import { parentPort, workerData } from 'node:worker_threads'
import readXlsxFile from 'read-excel-file/node'
import { cellText } from './xlsx.ts'
import type { Cell } from './xlsx.ts'

/** Reads one workbook in a thread of its own, so that a hostile one can cost no more than that thread. */
const sheets = await readXlsxFile(Buffer.from(workerData as Uint8Array), { trim: false })
parentPort?.postMessage(
  sheets.map(({ sheet, data }) => ({
    name: sheet,
    rows: data.map((row) => row.map((cell) => cellText(cell as Cell))),
  })),
)
