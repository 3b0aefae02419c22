import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'

/** Something the person at the command line can put right; its message is a sentence for them. */
export class Mistake extends Error {}

/** Read a file named on the command line, from where the person stands. */
export function readNamed(name: string): string {
  const file = path.resolve(process.env.CALLED_FROM ?? process.cwd(), name)
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (code === 'ENOENT') throw new Mistake(`There is no file ${name}.`)
    throw new Mistake(`${name} cannot be read${code ? ` (${code})` : ''}.`)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Mistake(`${name} is not UTF-8 text. Save it as CSV UTF-8 and try again.`)
  }
}

/**
 * The rows of a CSV file by lower-case column name.
 * @throws {Mistake} if it is no CSV or lacks one of `columns`
 */
export function readCsv(name: string, columns: string[]): Record<string, string>[] {
  const text = readNamed(name)
  let rows: Record<string, string>[]
  let head: string[] = []
  try {
    rows = parse(text, {
      bom: true,
      columns: (cells: string[]) => (head = cells.map((cell) => cell.trim().toLowerCase())),
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
    })
  } catch (error) {
    throw new Mistake(`${name} is not a CSV file that can be read: ${(error as Error).message}`)
  }
  if (text.trim() === '') throw new Mistake(`${name} is empty.`)
  const missing = columns.filter((column) => !head.includes(column))
  if (missing.length > 0) {
    const [joined = ''] = head
    if (head.length === 1 && /[;\t]/.test(joined))
      throw new Mistake(
        `${name} has ${joined.includes(';') ? 'semicolons' : 'tabs'} between its cells. Save it with commas and try again.`,
      )
    throw new Mistake(
      `${name} needs ${missing.length > 1 ? 'the columns' : 'a column named'} ${missing.join(' and ')}.`,
    )
  }
  return rows
}

/** Write rows as CSV to standard output, all of it before the program ends. */
export function writeCsv(columns: string[], rows: string[][]): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(stringify([columns, ...rows]), (error) => (error ? reject(error) : resolve()))
  })
}

/** Run a command; a mistake becomes a sentence on standard error and exit code 1. */
export async function run(command: (args: string[]) => Promise<void>): Promise<void> {
  try {
    await command(process.argv.slice(2))
  } catch (error) {
    if (!(error instanceof Mistake)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}

/** The one file a command reads. */
export function onlyFile(args: string[], usage: string): string {
  const [file, ...rest] = args
  if (file === undefined || rest.length > 0 || file.startsWith('-')) throw new Mistake(usage)
  return file
}
