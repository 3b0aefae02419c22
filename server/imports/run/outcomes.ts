import { sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import { ownersOf } from '../../consultations/queries.ts'
import { dayOf, inWords } from '../../data/time.ts'
import type { ColumnMap } from '../reader/mapped.ts'
import { saidAt } from './entry.ts'
import type { Table } from '../reader/table.ts'
import { allThere, wordsThere } from '../chosen/words-there.ts'
import { fillDown, type ImportedSubmission, rowMapper } from '../reader/rows.ts'

/** A row as it came: its cells, or its text where no cells can be told apart. Without what is dropped on arrival. */
export type Raw = { cells: string[] } | { text: string }

/** What becomes of one line of the file. */
export type LineFound = {
  line: number
  outcome: 'accepted' | 'rejected' | 'held' | 'already'
  reason: string | null
  /** Kept, once it is written, where a person may have to look at it. */
  raw: Raw | null
  /** A row of data, or one that only sums up or repeats the headings? */
  data: boolean
  submission: ImportedSubmission | null
  /** The submission that was there already. */
  submissionId: string | null
  /** The line whose submission this one is a part of, where a file has one line for each answer. */
  partOf?: number
}

const maxBatch = 1_000
const maxLetters = 4_000_000

/** Where lines go: what the database is asked about them. */
export type Survey = {
  consultationId: string
  /** The survey: every export of it has the same. */
  series: string
  /** No other file of it was imported before, so nothing of it can be there already. */
  first: boolean
  /** Rows are known by their words alone as well. */
  byWords: boolean
  at: Date
}

/**
 * The key of an imported row: the same for the same row of the same or of a newer export, so it is taken once.
 * @param series  the survey: every export of it has the same
 */
export function keyOf(series: string, { sourceId, contentHash, copy }: ImportedSubmission): string {
  return sourceId === null
    ? `import:${series}:content:${contentHash}:${copy}`
    : `import:${series}:id:${shortened(sourceId)}`
}

/** The key of a row with a known source ID that a person takes in beside the one that was there. */
export function besideKeyOf(series: string, submission: ImportedSubmission): string {
  return `${keyOf(series, { ...submission, copy: 1 })}:beside:${submission.contentHash}`
}

/** An index can hold no key of any length. */
export function shortened(sourceId: string): string {
  return sourceId.slice(0, 200)
}

/** The names of the programme and of the organisations whose consultation it is. */
async function thoseWhoAsk(db: Db, consultationId: string): Promise<string[]> {
  const [programmes, owners] = await Promise.all([
    db.selectFrom('programme').select('name').execute(),
    ownersOf(db, consultationId),
  ])
  return [...programmes, ...owners].map(({ name }) => name)
}

/**
 * What becomes of each line, in the order of the file, at most 1,000 at a time, fewer if they are long. Asks the database
 * what is there already and writes nothing.
 * @param how.after  lines up to this one are passed over: they are done
 * @param how.done    and so are these, where a file's lines do not come in its order
 */
export async function* outcomes(
  db: Db,
  table: Pick<Table, 'batches'>,
  map: ColumnMap,
  how: Survey & { after: number; done?: ReadonlySet<number>; warnings: string[] },
): AsyncGenerator<LineFound[]> {
  const mapper = rowMapper(map, await thoseWhoAsk(db, how.consultationId))
  const filler = fillDown(map)
  const dropped = new Set(map.columns.filter(({ role }) => role === 'ip').map(({ index }) => index))
  const kept = (cell: string, index: number) => (dropped.has(index) ? '' : cell)
  const undated: number[] = []
  let waiting: LineFound[] = []
  let letters = 0
  const settle = async () => {
    letters = 0
    let most = maxBatch
    // What belongs together is written together.
    while (waiting[most]?.partOf !== undefined) most++
    const lines = waiting.splice(0, most)
    return together(how.first ? dated(lines, how.at) : await settled(db, how, lines))
  }
  for await (const { rows, rejected } of table.batches()) {
    const here: LineFound[] = rejected.map(({ line, reason, raw, cells, data }) => ({
      ...blank,
      line,
      outcome: 'rejected',
      reason,
      data,
      raw: cells ? { cells: cells.map(kept) } : { text: dropped.size > 0 ? withoutAddresses(raw) : raw },
    }))
    for (const row of rows) {
      const cells = filler.fill(row).map(kept)
      const mapped = mapper.map(row)
      const submission = mapped.outcome === 'rejected' ? null : mapped.row.submission
      if (mapped.outcome === 'accepted' && saidAt(mapped.row.submission) === null) undated.push(row.line)
      here.push(
        mapped.outcome === 'accepted'
          ? { ...blank, line: row.line, outcome: 'accepted', submission, raw: { cells } }
          : {
              ...blank,
              line: row.line,
              outcome: mapped.outcome,
              reason: mapped.row.reason,
              submission,
              raw: { cells },
            },
      )
      const { outcome } = mapped
      for (const line of row.parts ?? []) {
        here.push({ ...blank, line, outcome, reason: `It goes with line ${row.line}.`, partOf: row.line })
      }
    }
    if (here.every(({ partOf }) => partOf === undefined)) here.sort((a, b) => a.line - b.line)
    waiting = waiting.concat(here.filter(({ line }) => line > how.after && !how.done?.has(line)))
    for (const { cells } of rows) for (const cell of cells) letters += cell.length
    while (waiting.length >= maxBatch || (letters > maxLetters && waiting.length > 0)) yield await settle()
  }
  if (waiting.length > 0) yield await settle()
  how.warnings.push(...mapper.warnings())
  if (undated.length > 0) {
    how.warnings.push(
      `${undated.length.toLocaleString('en-GB')} ${undated.length === 1 ? 'row says' : 'rows say'} no date: they are dated by the day of the import, and not marked late.`,
    )
  }
}

/** The further lines of a row share what becomes of its first. */
function together(lines: LineFound[]): LineFound[] {
  let main: LineFound | undefined
  return lines.map((line) => {
    if (line.partOf === undefined) return (main = line)
    return main ? { ...line, outcome: main.outcome, submissionId: main.submissionId } : line
  })
}

const blank = { reason: null, raw: null, data: true, submission: null, submissionId: null }

function withoutAddresses(raw: string): string {
  return raw.replace(/\b\d{1,3}(?:\.\d{1,3}){3}\b/g, '')
}

/** Compare with what is there: the same is `already`, a known ID with something else is `held`. */
export async function settled(
  db: Db,
  { consultationId, series, byWords, at }: Survey,
  lines: LineFound[],
): Promise<LineFound[]> {
  const submissions = lines.flatMap(({ submission }) => submission ?? [])
  if (submissions.length === 0) return lines
  const keys = submissions.flatMap((submission) => [keyOf(series, submission), besideKeyOf(series, submission)])
  const found = await db
    .selectFrom('submission')
    .select(['id', 'idempotencyKey', 'bodyHash', 'receivedAt'])
    .where('consultationId', '=', consultationId)
    .where(sql<boolean>`idempotency_key = any(${keys}::text[])`)
    .execute()
  const byKey = new Map(found.map((row) => [row.idempotencyKey, row]))
  const kept = await keptBefore(db, series, submissions)
  const there = byWords
    ? await wordsThere(
        db,
        consultationId,
        submissions.flatMap(({ comments }) => comments.map(({ body }) => body)),
      )
    : null
  const compared = lines.map((line): LineFound => {
    const { submission } = line
    if (!submission) return line
    const known = byKey.get(keyOf(series, submission))
    const same = known?.bodyHash.toString('hex') === submission.contentHash ? known : undefined
    const before = same ?? byKey.get(besideKeyOf(series, submission))
    if (before) return { ...line, outcome: 'already', reason: null, raw: null, submissionId: before.id }
    if (known && kept.has(`${submission.sourceId} ${submission.contentHash}`)) {
      const reason = 'It was decided before to keep what was imported first.'
      return { ...line, outcome: 'already', reason, raw: null, submissionId: known.id }
    }
    if (line.outcome === 'held') return line
    if (known) {
      const reason = `The ID “${submission.sourceId}” was imported on ${inWords(dayOf(known.receivedAt))} with something else.`
      return { ...line, outcome: 'held', reason, submissionId: known.id }
    }
    if (
      there &&
      allThere(
        there,
        submission.comments.map(({ body }) => body),
      )
    ) {
      return { ...line, outcome: 'already', reason: 'Its words are there already, word for word.', raw: null }
    }
    return line
  })
  return dated(compared, at)
}

/** What would be taken, but says that it was said on a day to come, is held. */
function dated(lines: LineFound[], at: Date): LineFound[] {
  return lines.map((line): LineFound => {
    const own = line.outcome === 'accepted' && line.submission ? saidAt(line.submission) : null
    if (!own || own <= at || dayOf(own) === dayOf(at)) return line
    return { ...line, outcome: 'held', reason: `Its date, ${inWords(dayOf(own))}, has not come yet.` }
  })
}

/** Changed rows for which a person has said that the old is to stay: they need not be asked about with each new export. */
async function keptBefore(db: Db, series: string, submissions: ImportedSubmission[]): Promise<Set<string>> {
  const ids = submissions.flatMap(({ sourceId }) => (sourceId === null ? [] : shortened(sourceId)))
  if (ids.length === 0) return new Set()
  const rows = await db
    .selectFrom('importRow as r')
    .innerJoin('import as i', 'i.id', 'r.importId')
    .select(['r.sourceId', 'r.contentHash'])
    .where('i.series', '=', series)
    .where('r.decision', '=', 'kept')
    .where(sql<boolean>`r.source_id = any(${ids}::text[])`)
    .execute()
  return new Set(rows.map(({ sourceId, contentHash }) => `${sourceId} ${contentHash?.toString('hex')}`))
}
