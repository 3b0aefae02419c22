import { type Batch, classify, type Layout } from './columns/classify.ts'
import { gatherer } from './columns/facts.ts'
import { findHeadings, type Headings, optionWords, tidy } from './columns/headings.ts'
import { longHeadings, looksLong, pivoted, shapeOfLong } from './long.ts'
import { openFile } from './file/open.ts'
import { FileRefused } from './refused.ts'
import { tooManyColumns } from './file/sheet.ts'
import { sightings } from './columns/sightings.ts'
import type { Source } from './file/source.ts'

import type { Decisions, Overrides, Column, Table, WholeTable } from './table.ts'
import { type Tool, toolOf, tools } from './columns/tools.ts'

const maxColumns = 1000
const maxRows = 200_000

/**
 * Look through a file: decide how it is to be read, count its rows, and gather what its columns hold. Memory stays small
 * however long the file is.
 * @throws {FileRefused} for a file that is empty, has headings only, is too large, or is no table
 */
export async function openTable(source: Source, fileName: string, overrides: Overrides = {}): Promise<Table> {
  const file = await openFile(source, fileName, overrides)
  const headings = findHeadings(file.first, { line: overrides.headerLine, rows: overrides.headerRows })
  if (headings.width > maxColumns) throw tooManyColumns(headings.width, maxColumns)
  const layout = { headings, delimiter: file.delimited, usualCells: null, notes: new Set<number>() }
  const lined = (how: Layout) => classify(file.records(headings.width), how)
  const first = await lookThrough(lined(layout), headings.columns)
  if (first.counts.rows + first.counts.rejected === 0)
    throw new FileRefused('This file has headings but no rows below them.')
  const learnt: Layout = { ...layout, usualCells: first.usualCells, notes: new Set(first.notes) }
  const lone = looksLong(first.columns)
  const long = lone && (await shapeOfLong(lined(learnt), lone, first.columns))
  const batches = () => (long ? pivoted(lined(learnt), long) : lined(learnt))
  const seen = long
    ? await lookThrough(
        batches(),
        longHeadings(long, first.columns).map((heading) => ({ heading: tidy(heading), heading2: null })),
      )
    : first
  const tool = chosenTool(overrides.tool, seen.columns)
  return {
    fileName,
    decisions: {
      ...file.decisions,
      headerLine: headings.line,
      headerRows: headings.rows,
      titles: headings.titles.map(({ line, cells }) => ({ line, text: tidy(cells.join(' ')) })),
      headings: headings.further,
      tool: tool?.code ?? null,
      usualCells: first.usualCells,
      notes: first.notes,
      long,
    },
    columns: seen.columns,
    counts: {
      rows: first.counts.rows - first.notes.length,
      rejected: first.counts.rejected + first.notes.length,
      blank: first.counts.blank,
    },
    warnings: [
      ...file.warnings(),
      ...(long
        ? [
            `This file has one line for each answer: its ${first.counts.rows.toLocaleString('en-GB')} lines are ${seen.counts.rows.toLocaleString('en-GB')} people’s.`,
          ]
        : []),
      ...seen.warnings,
    ],
    batches,
  }
}

function chosenTool(chosen: string | undefined, columns: Column[]): Tool | null {
  if (chosen === 'none') return null
  return tools.find(({ code }) => code === chosen) ?? toolOf(columns)
}

/** All rows, once: what each column holds, and what can only be known at the end. */
async function lookThrough(batches: AsyncGenerator<Batch>, headings: Headings['columns']) {
  const labels = labelsFor(headings)
  const gathered = headings.map(({ heading, heading2 }) => gatherer(heading, heading2))
  const seen = sightings()
  const counts = { rows: 0, rejected: 0, blank: 0 }
  const shapes = new Map<number, { rows: number; lines: number[] }>()
  // Rows with nothing but their first cell, or with numbers alone beside it, since the last full one.
  let lonely: number[] = []
  let tallies: number[] = []
  let total = 0
  let full = 0
  for await (const batch of batches) {
    for (const row of batch.rows) {
      counts.rows++
      let filled = 0
      for (let n = 0; n < gathered.length; n++) {
        const cell = row.cells[n]!
        if (cell === '') continue
        gathered[n]!.add(cell)
        if (cell.trim() !== '') filled++
      }
      const begins = row.cells[0]!.trim() !== ''
      if (filled === 1 && begins) lonely.push(row.line)
      else if (
        begins &&
        filled <= 3 &&
        row.cells.every((cell, n) => n === 0 || /^[£€$]?-?[\d,.]*%?$/.test(cell.trim()))
      )
        tallies.push(row.line)
      else {
        lonely = []
        tallies = []
        full = row.line
      }
      const short = shortOf.exec(row.doubt ?? '')?.[1]
      if (short !== undefined) {
        const shape = shapes.get(Number(short)) ?? { rows: 0, lines: [] }
        shape.rows++
        shapes.set(Number(short), shape)
      }
      seen.look(row)
    }
    for (const { line, data } of batch.rejected) if (!data) total = Math.max(total, line)
    counts.rejected += batch.rejected.length
    counts.blank += batch.blank
    if (counts.rows + counts.rejected > maxRows) {
      throw new FileRefused(
        'This file has more than 200,000 rows. Please split it into smaller files and import them one by one.',
      )
    }
  }
  const columns = headings.map((column, index): Column => ({
    index,
    ...column,
    label: labels[index]!,
    ...gathered[index]!.result(),
  }))
  const [usual, often] = [...shapes].sort((a, b) => b[1].rows - a[1].rows)[0] ?? [null, { rows: 0 }]
  return {
    columns,
    counts,
    usualCells:
      usual === null
        ? null
        : often.rows >= 2 && often.rows >= counts.rows * 0.8
          ? usual
          : fewest(shapes, counts.rows, headings.length),
    // What is counted below a total is a summary of the rows, and no row.
    notes: [
      ...notesBelow(lonely, columns, counts.rows),
      ...(total > full ? tallies.filter((line) => line > total) : []),
      ...belowDates([...lonely, ...tallies], columns),
    ]
      .filter((line, n, all) => all.indexOf(line) === n)
      .sort((a, b) => a - b),
    warnings: seen.warnings(),
  }
}

/** Where no row at all is as wide as the headings, each leaves out its own empty last cells. */
function fewest(shapes: Map<number, { rows: number }>, rows: number, width: number): number | null {
  const short = [...shapes.values()].reduce((sum, shape) => sum + shape.rows, 0)
  const lengths = [...shapes.keys()].filter((length) => length > 1 && length * 2 >= width)
  return short === rows && rows > 2 && lengths.length > 0 ? Math.min(...lengths) : null
}

const shortOf = /^This row has (\d+) cells? where/

/**
 * A last row or two with nothing but a first cell speak of the table, unless the first column is where people's words are. Below dates
 * and numbers whatever is none is a note.
 */
function notesBelow(lonely: number[], columns: Column[], rows: number): number[] {
  const [first] = columns
  if (!first || columns.length < 3 || lonely.length === 0 || lonely.length > 5 || lonely.length * 2 >= rows) return []
  const { dates, facts } = first
  const regular = (count: number) => count > 0 && count === facts.filled - lonely.length
  if (regular(dates.dates) || regular(facts.numbers)) return lonely
  const elsewhere = columns.slice(1).some((column) => column.facts.sentences > rows * 0.2)
  const words = facts.sentences - lonely.length > rows * 0.1
  return elsewhere && !words ? lonely : []
}

/** Below a column of dates alone, whatever is none at the end of the table is a count or a note about it. */
function belowDates(last: number[], [first]: Column[]): number[] {
  if (!first || last.length === 0 || last.length > 12) return []
  const { dates } = first.dates
  return dates > 1 && dates === first.facts.filled - last.length ? last : []
}

/** The rows of a file that was looked through before, read as was decided then. @throws {FileRefused} */
export async function openAgain(source: Source, fileName: string, decided: Decisions): Promise<Pick<Table, 'batches'>> {
  const { encoding, delimiter, quote, sheet, headerLine, headerRows, long } = decided
  const file = await openFile(source, fileName, {
    ...(encoding && { encoding }),
    ...(delimiter && { delimiter }),
    quote,
    ...(sheet !== null && { sheet }),
  })
  const headings = findHeadings(file.first, headerRows === 0 ? { rows: 0 } : { line: headerLine, rows: headerRows })
  const layout: Layout = {
    headings,
    delimiter: file.delimited,
    usualCells: decided.usualCells ?? null,
    notes: new Set(decided.notes),
  }
  const lined = () => classify(file.records(headings.width), layout)
  return { batches: () => (long ? pivoted(lined(), long) : lined()) }
}

/** `openTable` for a file that fits in memory, with all its rows. */
export async function readTable(source: Source, fileName: string, overrides: Overrides = {}): Promise<WholeTable> {
  const whole: WholeTable = { ...(await openTable(source, fileName, overrides)), rows: [], rejected: [], blank: 0 }
  for await (const batch of whole.batches()) {
    whole.rows.push(...batch.rows)
    whole.rejected.push(...batch.rejected)
    whole.blank += batch.blank
  }
  return whole
}

function labelsFor(columns: Headings['columns']): string[] {
  const plain = columns.map(({ heading, heading2, group }, n) => {
    const option = heading2 && !optionWords.test(heading2) ? ` - ${heading2}` : ''
    return (group ? `${group} — ` : '') + (heading || `Column ${n + 1}`) + option
  })
  const total = new Map<string, number>()
  for (const label of plain) total.set(label, (total.get(label) ?? 0) + 1)
  const used = new Map<string, number>()
  return plain.map((label) => {
    const nth = (used.get(label) ?? 0) + 1
    used.set(label, nth)
    return total.get(label)! > 1 ? `${label} (${nth})` : label
  })
}
