import { guessColumns } from '../reader/columns/columns.ts'
import type { ColumnMap, MappedColumn } from '../reader/mapped.ts'
import type { DateOrder } from '../reader/dates.ts'
import { openTable } from '../reader/read.ts'
import type { Decisions, Overrides, Table } from '../reader/table.ts'
import { mapBatches, rowMapper } from '../reader/rows.ts'
import type { ImportedSubmission } from '../reader/rows.ts'
import type { Source } from '../reader/file/source.ts'

/** A line that is not taken in, and why; `row` is how it begins, where somebody looks at it. */
export type ReportedLine = { line: number; reason: string; row?: string }

/** What an import would do, or has done: the one JSON object that the command line prints. */
export interface ImportReport {
  file: string
  decisions: Decisions & {
    /** How dates such as 03/07/2014 are read; `ambiguous` if somebody must say; null if there are none. */
    dateOrder: DateOrder | 'ambiguous' | null
    columns: MappedColumn[]
  }
  /** Rows of data: headings, blank lines, totals and repeated headings are not among them. */
  rows: number
  accepted: number
  rejected: ReportedLine[]
  held: ReportedLine[]
  /** Rows that were imported before; 0 until a database is asked. */
  already: number
  /** People's submissions and officers' notes from events are counted apart. */
  submissions: number
  notes: number
  comments: number
  warnings: string[]
  /** How the file stands to what was imported before, and whether somebody said so; null until a database is asked. */
  relation: { as: 'newer' | 'another'; chosen: boolean; of: string | null; question: string | null } | null
}

/**
 * What importing a file would give, without any database.
 * @param map  what its columns mean; guessed if not given
 * @throws {FileRefused} if the file cannot be imported at all
 */
export async function dryRun(
  source: Source,
  fileName: string,
  { map, overrides }: { map?: ColumnMap; overrides?: Overrides } = {},
): Promise<ImportReport> {
  const table = await openTable(source, fileName, overrides)
  const chosen = map ?? guessColumns(table)
  const mapper = rowMapper(chosen)
  const report = beginReport(table, chosen)
  for await (const { accepted, rejected, held } of mapBatches(table.batches(), mapper)) {
    for (const { submission } of accepted) countAccepted(report, submission)
    for (const { line, reason } of rejected) report.rejected.push({ line, reason })
    for (const { line, reason } of held) report.held.push({ line, reason })
    for (const { parts = [] } of accepted) report.accepted += parts.length
    const all = [...accepted, ...held].reduce((sum, { parts = [] }) => sum + 1 + parts.length, 0)
    report.rows += all + rejected.filter(({ data }) => data).length
  }
  report.warnings.push(...mapper.warnings())
  return report
}

/** A report with nothing counted yet. */
export function beginReport(table: Omit<Table, 'batches'>, map: ColumnMap): ImportReport {
  const used = map.columns.filter(({ role }) => role === 'submitted-at' || role === 'event-date')
  const open = used.some(({ index, dateOrder }) => dateOrder === null && table.columns[index]?.dates.ambiguous)
  const order = used.find(({ dateOrder }) => dateOrder !== null)?.dateOrder ?? null
  return {
    file: table.fileName,
    decisions: { ...table.decisions, dateOrder: open ? 'ambiguous' : order, columns: map.columns },
    rows: 0,
    accepted: 0,
    rejected: [],
    held: [],
    already: 0,
    submissions: 0,
    notes: 0,
    comments: 0,
    warnings: [...table.warnings],
    relation: null,
  }
}

/** Count one accepted row in. */
export function countAccepted(report: ImportReport, submission: ImportedSubmission): void {
  report.accepted++
  if (submission.kind === 'event-note') report.notes++
  else report.submissions++
  report.comments += submission.comments.length
}
