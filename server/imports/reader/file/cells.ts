import { parse } from 'csv-parse/sync'

/** The cells of one row of a file, read leniently; undefined if they cannot be told apart. */
export function cellsOf(text: string, delimiter: string): string[] | undefined {
  try {
    const [cells] = parse(text, { delimiter, relax_quotes: true, relax_column_count: true, to: 1 }) as string[][]
    return cells
  } catch {
    return undefined
  }
}
