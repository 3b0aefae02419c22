import { spawn } from 'node:child_process'
import { createReadStream, createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { from as copyFrom } from 'pg-copy-streams'
import writeXlsxFile from 'write-excel-file/node'
import { csvLine } from '#server/data/csv.ts'
import { benchComment, benchConsultation } from './support/programme.ts'
import { asOwner, benchDatabase, secrets } from './support/server.ts'

export const about =
  'rows per second of the command, dry and real, for CSV and XLSX, beside COPY of the same text into one plain table; peak memory'

const rows = 100_000
const headings = ['Response ID', 'Date', 'Area', 'What concerns you?', 'What would help?', 'Age group']
const row = (n: number) => [
  `R-${n}`,
  `2020-0${1 + (n % 9)}-1${n % 10} 1${n % 10}:30`,
  `Area ${n % 12}`,
  benchComment(n),
  n % 3 === 0 ? benchComment(n + 1) : '',
  `${20 + (n % 60)}`,
]

export async function run() {
  const figures: { name: string; value: number; unit: string }[] = []
  const say = (name: string, value: number, unit: string) =>
    figures.push({ name, value: Math.round(value * 100) / 100, unit })
  const folder = mkdtempSync(path.join(tmpdir(), 'said-bench-files-'))
  const at = (name: string) => path.join(folder, name)
  const database = await benchDatabase()
  try {
    await pipeline(Readable.from(lines(rows)), createWriteStream(at('rows.csv')))
    const cells = [headings, ...Array.from({ length: rows }, (_, n) => row(n))]
    await writeFile(
      at('rows.xlsx'),
      await writeXlsxFile(cells.map((all) => all.map((value) => ({ value, type: String })))).toBuffer(),
    )
    const many = await hundredMegabytes(at('large.csv'))

    const plain = await copy(database.ownerUrl, at('rows.csv'))
    say('COPY into one plain table', rows / plain, 'rows/s')
    for (const [kind, file, count] of [
      ['CSV', 'rows.csv', rows],
      ['XLSX', 'rows.xlsx', rows],
      ['CSV of 100 MB', 'large.csv', many],
    ] as const) {
      const slug = file.replace('.', '-')
      await asOwner(database.ownerUrl, (client) => benchConsultation(client, slug))
      const env = { DATABASE_URL: database.appUrl, DATABASE_OWNER_URL: database.ownerUrl, ...secrets }
      for (const how of ['dry run', 'import'] as const) {
        const dry = how === 'dry run' ? ['--dry-run'] : []
        const { seconds, megabytes, accepted } = await command(env, [
          at(file),
          '--consultation',
          slug,
          '--json',
          ...dry,
        ])
        if (accepted !== count) throw new Error(`${kind}: ${accepted} of ${count} rows were accepted`)
        say(`${kind}, ${how}`, count / seconds, 'rows/s')
        if (count === rows) say(`${kind}, ${how}, times as long as COPY`, seconds / plain, '×')
        if (megabytes !== undefined) say(`${kind}, ${how}, peak memory`, megabytes, 'MB')
      }
    }
  } finally {
    await database.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return figures
}

/** @param length  how many times each comment comes */
function* lines(count: number, length = 1): Generator<string> {
  yield csvLine(headings) + '\n'
  for (let n = 0; n < count; n++) {
    const cells = row(n)
    yield csvLine(cells.with(3, Array(length).fill(cells[3]).join(' '))) + '\n'
  }
}

/** A file of a little less than 100 MB. @returns how many rows it has */
async function hundredMegabytes(file: string): Promise<number> {
  let count = 0
  let left = 99_000_000
  await pipeline(
    Readable.from(
      (function* () {
        for (const line of lines(200_000, 3)) {
          left -= Buffer.byteLength(line)
          if (left < 0) return
          count++
          yield line
        }
      })(),
    ),
    createWriteStream(file),
  )
  return count - 1
}

/** How long PostgreSQL takes to copy the file's text into a table without an index, on disk. */
async function copy(ownerUrl: string, file: string): Promise<number> {
  return asOwner(ownerUrl, async (client) => {
    await client.query(`create table plain (${headings.map((_, n) => `c${n} text`).join(', ')})`)
    const begun = performance.now()
    await pipeline(
      createReadStream(file),
      client.query(copyFrom('copy plain from stdin with (format csv, header true)')),
    )
    return (performance.now() - begun) / 1000
  })
}

/** Run `npm run import` as it is, and watch its memory (on Linux, where the kernel keeps the highest mark). */
async function command(env: Record<string, string>, given: string[]) {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { import: string } }
  const [flags, file] = [scripts.import.match(/--max\S+/g) ?? [], scripts.import.split(' ').at(-1) ?? '']
  const begun = performance.now()
  const child = spawn(process.execPath, [...flags, file, ...given], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let megabytes: number | undefined
  const watch = setInterval(() => (megabytes = highestMark(child.pid) ?? megabytes), 20)
  let printed = ''
  for await (const piece of child.stdout) printed += String(piece)
  clearInterval(watch)
  const seconds = (performance.now() - begun) / 1000
  return { seconds, megabytes, accepted: (JSON.parse(printed) as { accepted: number }).accepted }
}

function highestMark(pid: number | undefined): number | undefined {
  try {
    const found = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
    return found ? Number(found[1]) / 1024 : undefined
  } catch {
    return undefined
  }
}
