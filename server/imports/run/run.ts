import { createHash } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { newId } from '../../data/ids.ts'
import type { Known } from '../../consultations/known.ts'
import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { Refusal, refusedAt } from '../../http/refusal.ts'
import type { Keys } from '../../intake/receive.ts'
import { guessColumns, withDateOrder } from '../reader/columns/columns.ts'
import type { ColumnMap } from '../reader/mapped.ts'
import { decideAlike, heldReasons } from '../decide.ts'
import { eventFinder } from './events.ts'
import { csvLine } from '../../data/csv.ts'
import { type LineFound, outcomes, type Raw, settled, type Survey } from './outcomes.ts'
import { countedIn, countLines, makeReady, Overtaken, type Ready, writeLines, type Writing } from './lines.ts'
import { findImport, reportOf, unfinishedImport } from '../queries.ts'
import { openAgain, openTable } from '../reader/read.ts'
import type { Table } from '../reader/table.ts'
import type { Choices } from '../chosen/choices.ts'
import { clip } from '../reader/text.ts'
import { type As, type Relation, relationOf } from '../chosen/relation.ts'
import { beginReport, countAccepted, type ImportReport } from '../chosen/report.ts'
import { chunksOf, sizeOf, type Source } from '../reader/file/source.ts'

export type Progress = { done: number; lines: number }
/** `at` is when it begins, or goes on; `now` is asked for the moment at which it ends. */
type Watching = { at: Date; now?: () => Date; onProgress?: (progress: Progress) => void; signal?: AbortSignal }

/**
 * Import a file: each of its lines is accounted for once, and each row is taken once however often this is asked. An import
 * that a crash cut short is taken up where it stopped.
 * @param options.dryRun  only say what would come of it
 * @throws {FileRefused} if the file cannot be imported at all
 * @throws {Refusal} `conflict` if the same file is being imported with other choices; `not-found` for an unknown phase
 */
export async function importFile(
  db: Db,
  keys: Keys,
  source: Source,
  fileName: string,
  consultation: Known,
  options: Choices & Watching & { by: string | null; dryRun?: boolean },
): Promise<ImportReport> {
  const table = await openTable(source, fileName, options.overrides)
  const map = withDateOrder(options.map ?? guessColumns(table), options.dateOrder)
  if (options.dryRun) return dryRun(db, table, map, consultation, options)
  const fileHash = await hashOf(source)
  const begun = await unfinishedImport(db, consultation.id, fileHash)
  const rest = { ...options, fileHash }
  if (begun && !options.map && !options.overrides) return resume(db, keys, source, begun.id, consultation, rest)
  if (begun && !isDeepStrictEqual(begun.map, JSON.parse(JSON.stringify(map)))) {
    throw new Refusal(
      'conflict',
      'An import of this file was begun with other choices. Please let it finish or take it back first.',
    )
  }
  const id =
    begun?.id ??
    (await beginImport(db, consultation, { ...options, table, map, fileHash, fileBytes: await sizeOf(source) }))
  return resume(db, keys, source, id, consultation, rest)
}

/**
 * What importing a table would give, with all that the database knows already.
 * @param options.rowsShown  of how many lines that are rejected, and of how many that are held, the row itself is told
 */
export async function dryRun(
  db: Db,
  table: Table,
  map: ColumnMap,
  consultation: Known,
  options: Choices & Watching & { rowsShown?: number },
): Promise<ImportReport> {
  const { at, rowsShown = 0 } = options
  phaseNamed(consultation, options.phaseCode)
  const relation = await relationOf(db, consultation.id, table, map, options.as)
  const report = { ...beginReport(table, relation.map), relation: told(relation, options.as) }
  const survey = {
    consultationId: consultation.id,
    series: relation.series?.id ?? newId(at),
    first: relation.series === null && !relation.byWords,
    byWords: relation.byWords,
    at,
  }
  const how = { ...survey, after: 0, warnings: relation.question === null ? [] : [relation.question] }
  const lines = table.counts.rows + table.counts.rejected
  let done = 0
  for await (const batch of outcomes(db, table, relation.map, how)) {
    for (const { line, outcome, reason, data, submission, raw } of batch) {
      if (data) report.rows++
      if (outcome === 'accepted') {
        if (submission) countAccepted(report, submission)
        else report.accepted++
      } else if (outcome === 'already') report.already++
      else {
        const shown = raw && report[outcome].length < rowsShown
        report[outcome].push({ line, reason: reason ?? '', ...(shown && { row: beginningOf(raw) }) })
      }
    }
    done += batch.length
    options.onProgress?.({ done, lines })
    options.signal?.throwIfAborted()
  }
  report.warnings.push(...how.warnings)
  return report
}

function beginningOf(raw: Raw): string {
  // The database takes no NUL and no half of a character.
  return clip('text' in raw ? raw.text : csvLine(raw.cells), 300)
    .replaceAll('\0', '\ufffd')
    .toWellFormed()
}

/** What the report says of it. */
function told({ series, as, question }: Relation, chosen: As | undefined): ImportReport['relation'] {
  return { as, chosen: chosen !== undefined, of: series?.fileName ?? null, question }
}

/** @throws {Refusal} `invalid` for a map that reads nobody's words, unless a person has said so of each of its columns */
function refuseWordless({ columns }: ColumnMap): void {
  if (columns.some(({ role }) => role === 'comment') || columns.every(({ guessed }) => !guessed)) return
  const message =
    'No column of this file is taken for comments. Please say which of its columns holds what people said.'
  throw refusedAt('invalid', 'columns.0.role', message)
}

/** Write down that an import begins, with all that was decided. @returns its id */
export async function beginImport(
  db: Db,
  consultation: Known,
  given: Choices & {
    table: Table
    map: ColumnMap
    fileHash: Buffer
    fileBytes: number
    by: string | null
    at: Date
    uploadId?: string
  },
): Promise<string> {
  const { table, overrides, phaseCode, as, held, allHeld, by, at } = given
  const phase = phaseNamed(consultation, phaseCode)
  refuseWordless(given.map)
  const id = newId(at)
  const relation = await relationOf(db, consultation.id, table, given.map, as)
  const { map, series, byWords, question } = relation
  const { columns: _columns, ...decisions } = beginReport(table, map).decisions
  await db.transaction().execute(async (trx) => {
    await trx
      .insertInto('import')
      .values({
        id,
        consultationId: consultation.id,
        phaseId: phase?.id ?? null,
        series: series?.id ?? id,
        fileName: table.fileName,
        fileHash: given.fileHash,
        fileBytes: given.fileBytes,
        uploadId: given.uploadId ?? null,
        choices: JSON.stringify({ overrides, phaseCode, byWords, held, allHeld, relation: told(relation, as) }),
        decisions: JSON.stringify(decisions),
        map: JSON.stringify(map),
        warnings: JSON.stringify([...table.warnings, ...(question === null ? [] : [question])]),
        byPerson: by,
        startedAt: at,
        lines: table.counts.rows + table.counts.rejected,
      })
      .execute()
    await record(trx, {
      actor: by,
      action: 'import.begun',
      subjectId: id,
      consultationId: consultation.id,
      detail: { file: table.fileName },
      at,
    })
  })
  return id
}

/**
 * Do what is left of an import that was begun, and finish it. Every 1,000 lines are one transaction, so that whatever stops
 * it leaves whole lines, and the next try goes on after them.
 * @param options.fileHash  the hash of the source, where the caller knows it
 * @throws {Refusal} `conflict` if it was stopped or taken back, or another process is at it
 */
export async function resume(
  db: Db,
  keys: Keys,
  source: Source,
  importId: string,
  consultation: Known,
  { at, now = () => at, onProgress, signal, fileHash }: Watching & { fileHash?: Buffer },
): Promise<ImportReport> {
  const begun = await findImport(db, importId)
  if (!begun) throw new Refusal('not-found', 'There is no such import.')
  if (begun.finishedAt) return reportOf(db, importId)
  if (!begun.fileHash.equals(fileHash ?? (await hashOf(source))))
    throw new Refusal('conflict', 'The file is not the one that this import was begun with.')
  const table = await openAgain(source, begun.fileName, begun.decisions)
  const events = await eventFinder(db, consultation, { importId, by: begun.byPerson, at })
  const survey = {
    consultationId: consultation.id,
    series: begun.series,
    first: begun.series === importId && !begun.choices.byWords,
    byWords: begun.choices.byWords ?? false,
    at,
  }
  const job = { db, keys, consultation, begun, events, survey, at }
  // The lines of a file with one line for each answer are written person by person.
  const written = begun.decisions.long ? await linesIn(db, importId) : undefined
  const after = written ? 0 : await lastLine(db, importId)
  const warnings: string[] = []
  let done = countedIn(begun)
  const ready = inReadiness(job, outcomes(db, table, begun.map, { ...survey, after, done: written, warnings }))
  let next: ReturnType<typeof ready.next> | null = null
  // While some lines are written the next are read: not before, or the database would wait with us.
  const readOn = () => {
    next ??= ready.next()
    next.catch(() => undefined) // thrown when it is its turn
  }
  try {
    for (;;) {
      const step = await (next ?? ready.next())
      if (step.done) break
      signal?.throwIfAborted()
      next = null
      await commit(job, step.value, done, readOn)
      done += step.value.lines.length
      onProgress?.({ done, lines: begun.lines })
    }
  } finally {
    await ready.return()
  }
  await finish({ ...job, at: now() }, [...begun.warnings, ...warnings], done)
  await decideAsChosen(job, now())
  return reportOf(db, importId)
}

async function* inReadiness(writing: Writing, batches: AsyncGenerator<LineFound[]>): AsyncGenerator<Ready, void> {
  for await (const lines of batches) yield await makeReady(writing, lines)
}

/** SHA-256 of a file's bytes. */
export async function hashOf(source: Source): Promise<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of chunksOf(source)) hash.update(chunk)
  return hash.digest()
}

/** @throws {Refusal} `not-found` for a code that the consultation has no phase of */
function phaseNamed({ phases }: Known, code: string | undefined) {
  if (code === undefined) return undefined
  const phase = phases.find((each) => each.code === code)
  if (phase) return phase
  const known = phases.map((each) => each.code).join(', ')
  throw new Refusal('not-found', `There is no phase “${code}”. This consultation has: ${known}.`)
}

async function lastLine(db: Db, importId: string): Promise<number> {
  const row = await db
    .selectFrom('importRow')
    .select('line')
    .where('importId', '=', importId)
    .orderBy('line', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.line ?? 0
}

async function linesIn(db: Db, importId: string): Promise<ReadonlySet<number>> {
  const rows = await db.selectFrom('importRow').select('line').where('importId', '=', importId).execute()
  return new Set(rows.map(({ line }) => line))
}

type Job = Writing & { survey: Survey }

/**
 * Write some lines, all or none. Should the database refuse a row, its neighbours are written and it is rejected.
 * @param done    how many lines were in before
 * @param atWork  called once the database is at work
 */
async function commit(job: Job, ready: Ready, done: number, atWork: () => void, again = false): Promise<void> {
  const { lines } = ready
  const write = (these: Ready) =>
    job.db.transaction().execute(async (trx) => {
      // Nobody is promised these lines yet: should the machine fail before they are on disk, the import goes on from the last that
      // are. Its end is written to disk with all before it.
      await sql`set local synchronous_commit = off`.execute(trx)
      await writeLines(trx, job.begun.id, these, done, atWork)
    })
  try {
    await write(ready)
  } catch (error) {
    if (error instanceof Overtaken && !again)
      return commit(job, await makeReady(job, await settled(job.db, job.survey, lines)), done, atWork, true)
    if (error instanceof Overtaken)
      throw new Refusal(
        'conflict',
        'Another import is bringing in the same rows just now. Please start this one again.',
      )
    if (!refusedByDatabase(error)) throw error
    if (lines.length > 1) {
      const half = lines.length >> 1
      await commit(job, await makeReady(job, lines.slice(0, half)), done, atWork)
      return commit(job, await makeReady(job, lines.slice(half)), done + half, atWork)
    }
    const reason = 'This row holds something that cannot be stored.'
    const refused = lines.map((line): LineFound => ({ ...line, outcome: 'rejected', reason, submission: null }))
    await write(await makeReady(job, refused))
  }
}

/** Data that does not fit, a broken rule, or a text too long for an index: never a lost connection. */
function refusedByDatabase(error: unknown): boolean {
  return /^(22|23|54)/.test((error as { code?: string }).code ?? '')
}

/** What somebody decided of held rows as they looked at the file. Should it be cut short, the rest waits for them as ever. */
async function decideAsChosen({ db, keys, consultation, begun }: Job, at: Date): Promise<void> {
  const { held = [], allHeld } = begun.choices
  const chosen =
    allHeld === undefined
      ? held
      : (await heldReasons(db, begun.id)).map(({ reason }) => ({ reason, decision: allHeld }))
  for (const { reason, decision } of chosen)
    await decideAlike(db, keys, consultation, begun.id, { decision }, reason, begun.byPerson, at)
}

async function finish({ db, begun, consultation, at }: Job, warnings: string[], done: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await countLines(trx, begun.id, [], done)
    const counts = await trx
      .updateTable('import')
      .set({ finishedAt: at, warnings: JSON.stringify(warnings) })
      .where('id', '=', begun.id)
      .returning(['accepted', 'rejected', 'held', 'already', 'comments'])
      .executeTakeFirstOrThrow()
    await record(trx, {
      actor: begun.byPerson,
      action: 'import.finished',
      subjectId: begun.id,
      consultationId: consultation.id,
      detail: { ...counts },
      at,
    })
  })
}
