import type { Batch } from './columns/classify.ts'
import type { RejectedRow } from './columns/classify.ts'
import type { Row } from './columns/classify.ts'
import type { ColumnDates } from './dates.ts'
import type { Encoding } from './file/decode.ts'
import type { ColumnFacts } from './columns/facts.ts'

/** What the reader decided about a file. Most may be given back in `Overrides`, changed. */
export interface Decisions {
  /** `xlsx`: cells of a workbook, or of a document's table. */
  format: 'csv' | 'xlsx'
  encoding: Encoding | null
  bom: boolean
  delimiter: string | null
  quote: '"' | "'" | null
  sheet: string | null
  sheets: string[]
  /** The sheets that hold sentences: each of them may be imported. */
  worded?: string[]
  /** The table inside a ZIP archive that was read. */
  inside?: string | null
  /** The line of the first heading row, from 1; 0 if there is none. */
  headerLine: number
  headerRows: number
  /** Lines above the headings that are not blank. */
  titles: { line: number; text: string }[]
  /** Rows that were taken for headings beside the first, and why. */
  headings?: { line: number; text: string; why: string }[]
  /** The code of the tool that wrote it; null where none is known by its columns. */
  tool?: string | null
  /** How many cells its rows have at least, where they leave out empty cells at their end. */
  usualCells?: number | null
  /** Lines below the table that hold a note about it. */
  notes?: number[]
  /** Set where the file has one line for each answer. */
  long?: LongShape | null
}

/** A person's word where the reader's is not right. `headerRows: 0`: the file has no headings. */
export interface Overrides {
  encoding?: Encoding
  delimiter?: string
  quote?: '"' | "'" | null
  sheet?: string
  headerLine?: number
  headerRows?: number
  /** A tool's code, or `none` for a file of no tool that is known. */
  tool?: string
}

/** A column, told from the others by its place. */
export interface Column {
  /** From 0. */
  index: number
  /** As it is shown: in one line; "" if the file gives none. */
  heading: string
  /** What the second heading row says below it: an option of the question, or "Open-Ended Response". */
  heading2: string | null
  /** The first heading row's text where another row says what people read: the codes of Qualtrics. */
  code?: string
  /** The heading that stands over several columns, such as the service that they are about. */
  group?: string | null
  /** The zone of its times, where the file says it. */
  zone?: string | null
  /** `heading`, its option or group if it has one, and "(2)" where the same comes again: different for each column. */
  label: string
  /** The first few different cells that are not empty, at most 200 characters of each. */
  samples: string[]
  facts: ColumnFacts
  dates: ColumnDates
}

/** A file that has been looked through once. Nothing of it is kept in memory but this. */
export interface Table {
  fileName: string
  decisions: Decisions
  columns: Column[]
  counts: { rows: number; rejected: number; blank: number }
  warnings: string[]
  /** Read the rows, again from the file; as often as needed. */
  batches(): AsyncGenerator<Batch>
}

/** A small file, read whole. */
export interface WholeTable extends Table {
  rows: Row[]
  rejected: RejectedRow[]
  blank: number
}

/** A file with one line for each answer: whose it is, which question it answers, and what it says. Columns count from 0. */
export interface LongShape {
  person: number
  question: number
  answer: number
  /** Columns that say the same on all lines of a person, such as an area. */
  kept: number[]
  /** The questions, in the order in which they come. */
  questions: string[]
}
