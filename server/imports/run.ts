import { createHash } from 'node:crypto'
import { CompiledQuery, sql } from 'kysely'
import { newId } from '../ids.ts'
import type { Known } from '../consultations/known.ts'
import type { Db, Trx } from '../database.ts'
import { record } from '../history.ts'
import { Refusal } from '../refusal.ts'
import { seal } from '../seal.ts'
import { type Asks, write } from '../submissions/intake.ts'
import type { Keys } from '../submissions/receive.ts'
import { type ColumnMap, guessColumns } from './columns.ts'
import { entryOf } from './entry.ts'
import { type EventFinder, eventFinder } from './events.ts'
import { type Fate, fates, keyOf, settled, shortened, type Survey } from './fates.ts'
import { findImport, type Import, reportOf, unfinishedImport } from './queries.ts'
import { openAgain, openTable, type Overrides, type Table } from './read.ts'
import { beginReport, countAccepted, type ImportReport } from './report.ts'
import { seriesOf } from './series.ts'
import { chunksOf, sizeOf, type Source } from './source.ts'

/** What a person has chosen for an import; what is left out is guessed, or found by each row's own date. */
export type Choices = {
  map?: ColumnMap
  overrides?: Overrides
  phaseCode?: string
  /** The file looks like a newer export of a survey that was imported before, but is another: nothing counts as known. */
  anotherSurvey?: boolean
}

export type Progress = { done: number; lines: number }
type Watching = { at: Date; onProgress?: (progress: Progress) => void; signal?: AbortSignal }

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
  const map = options.map ?? guessColumns(table)
  if (options.dryRun) return rehearse(db, table, map, consultation, options)
  const fileHash = await hashOf(source)
  const begun = await unfinishedImport(db, consultation.id, fileHash)
  const rest = { ...options, fileHash }
  if (begun && !options.map && !options.overrides) return carryOn(db, keys, source, begun.id, consultation, rest)
  if (begun && JSON.stringify(begun.map) !== JSON.stringify(map)) {
    throw new Refusal(
      'conflict',
      'An import of this file was begun with other choices. Please let it finish or take it back first.',
    )
  }
  const id =
    begun?.id ??
    (await beginImport(db, consultation, { ...options, table, map, fileHash, fileBytes: await sizeOf(source) }))
  return carryOn(db, keys, source, id, consultation, rest)
}

/** What importing a table would give, with all that the database knows already. */
export async function rehearse(
  db: Db,
  table: Table,
  map: ColumnMap,
  consultation: Known,
  options: Choices & Watching,
): Promise<ImportReport> {
  phaseNamed(consultation, options.phaseCode)
  const report = beginReport(table, map)
  const series = options.anotherSurvey ? null : await seriesOf(db, consultation.id, map)
  const { at } = options
  const survey = { consultationId: consultation.id, series: series?.id ?? newId(at), first: series === null, at }
  const how = { ...survey, after: 0, warnings: [] }
  const lines = table.counts.rows + table.counts.rejected
  let done = 0
  for await (const batch of fates(db, table, map, how)) {
    for (const { line, outcome, reason, data, submission } of batch) {
      if (data) report.rows++
      if (outcome === 'accepted' && submission) countAccepted(report, submission)
      else if (outcome === 'already') report.already++
      else if (outcome !== 'accepted') report[outcome].push({ line, reason: reason ?? '' })
    }
    done += batch.length
    options.onProgress?.({ done, lines })
    options.signal?.throwIfAborted()
  }
  report.warnings.push(...how.warnings)
  return report
}

/** Write down that an import begins, with all that was decided. @returns its id */
export async function beginImport(
  db: Db,
  consultation: Known,
  given: Choices & {
    table: Omit<Table, 'batches'>
    map: ColumnMap
    fileHash: Buffer
    fileBytes: number
    by: string | null
    at: Date
    uploadId?: string
  },
): Promise<string> {
  const { table, map, overrides, phaseCode, anotherSurvey, by, at } = given
  const phase = phaseNamed(consultation, phaseCode)
  const { columns: _columns, ...decisions } = beginReport(table, map).decisions
  const id = newId(at)
  const series = anotherSurvey ? null : await seriesOf(db, consultation.id, map)
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
        choices: JSON.stringify({ overrides, phaseCode }),
        decisions: JSON.stringify(decisions),
        map: JSON.stringify(map),
        warnings: JSON.stringify(table.warnings),
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
export async function carryOn(
  db: Db,
  keys: Keys,
  source: Source,
  importId: string,
  consultation: Known,
  { at, onProgress, signal, fileHash }: Watching & { fileHash?: Buffer },
): Promise<ImportReport> {
  const begun = await findImport(db, importId)
  if (!begun) throw new Refusal('not-found', 'There is no such import.')
  if (begun.finishedAt) return reportOf(db, importId)
  if (!begun.fileHash.equals(fileHash ?? (await hashOf(source))))
    throw new Refusal('conflict', 'The file is not the one that this import was begun with.')
  const table = await openAgain(source, begun.fileName, begun.decisions)
  const events = await eventFinder(db, consultation, { importId, by: begun.byPerson, at })
  const survey = { consultationId: consultation.id, series: begun.series, first: begun.series === importId, at }
  const job = { db, keys, consultation, begun, events, survey, at }
  const after = await lastLine(db, importId)
  const warnings: string[] = []
  let last = after
  for await (const batch of ahead(fates(db, table, begun.map, { ...survey, after, warnings }))) {
    signal?.throwIfAborted()
    const done = await commit(job, batch, last)
    last = batch.at(-1)?.line ?? last
    onProgress?.({ done, lines: begun.lines })
  }
  await finish(job, [...begun.warnings, ...warnings], last)
  return reportOf(db, importId)
}

/** The same, one step ahead: while some lines are written, the next are read. */
async function* ahead<T>(source: AsyncGenerator<T, void>): AsyncGenerator<T> {
  let next = source.next()
  try {
    for (let step = await next; !step.done; step = await next) {
      next = source.next()
      next.catch(() => undefined) // thrown when it is its turn
      yield step.value
    }
  } finally {
    await source.return()
  }
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

type Job = {
  db: Db
  keys: Keys
  consultation: Known
  begun: Import
  events: EventFinder
  survey: Survey
  at: Date
}

/** Some of these rows came in, by another hand, after they were looked for. */
class Overtaken extends Error {}

/** Write some lines, all or none. Should the database refuse a row, its neighbours are written and it is rejected. */
async function commit(job: Job, batch: Fate[], after: number, again = false): Promise<number> {
  const named = batch.flatMap(({ outcome, submission }) => (outcome === 'accepted' && submission?.event) || [])
  await job.events.makeMissing(named)
  try {
    return await job.db.transaction().execute((trx) => writeBatch(trx, job, batch, after))
  } catch (error) {
    if (error instanceof Overtaken && !again) return commit(job, await settled(job.db, job.survey, batch), after, true)
    if (error instanceof Overtaken)
      throw new Refusal(
        'conflict',
        'Another import is bringing in the same rows just now. Please start this one again.',
      )
    if (!refusedByDatabase(error)) throw error
    if (batch.length > 1) {
      const half = batch.length >> 1
      await commit(job, batch.slice(0, half), after)
      return commit(job, batch.slice(half), batch[half - 1]?.line ?? after)
    }
    const reason = 'This row holds something that cannot be stored.'
    const refused = batch.map((fate): Fate => ({ ...fate, outcome: 'rejected', reason, submission: null }))
    return job.db.transaction().execute((trx) => writeBatch(trx, job, refused, after))
  }
}

/** Data that does not fit, a broken rule, or a text too long for an index: never a lost connection. */
function refusedByDatabase(error: unknown): boolean {
  return /^(22|23|54)/.test((error as { code?: string }).code ?? '')
}

async function writeBatch(trx: Trx, job: Job, batch: Fate[], after: number): Promise<number> {
  const { keys, consultation, begun, events, at } = job
  await lockRunning(trx, begun.id, after)
  const rows = batch.map((fate) => ({ ...fate, id: newId(at) }))
  const entries = rows.flatMap(({ id, outcome, submission }) =>
    outcome === 'accepted' && submission
      ? [
          {
            rowId: id,
            entry: entryOf(keys, submission, {
              consultation,
              phaseCode: begun.choices.phaseCode ?? null,
              eventId: submission.event && events.idOf(submission.event),
              importRowId: id,
              idempotencyKey: keyOf(begun.series, submission),
              enteredBy: begun.byPerson,
              at,
            }),
          },
        ]
      : [],
  )
  const outcomes = await write(
    asking(trx),
    entries.map(({ entry }) => entry),
  )
  if (outcomes.some(({ outcome }) => outcome === 'known')) throw new Overtaken()
  const submissionOf = new Map(entries.map(({ rowId, entry }) => [rowId, entry.id]))
  await insertRows(
    trx,
    rows.map(({ id, line, outcome, reason, raw, submission, submissionId }) => ({
      id,
      importId: begun.id,
      line,
      outcome,
      reason,
      raw: raw && outcome !== 'accepted' ? seal(keys.contactKey, raw) : null,
      sourceId: submission?.sourceId == null ? null : shortened(submission.sourceId),
      contentHash: submission && Buffer.from(submission.contentHash, 'hex'),
      submissionId: submissionOf.get(id) ?? submissionId,
    })),
  )
  const count = (wanted: Fate['outcome']) => batch.filter(({ outcome }) => outcome === wanted).length
  const taken = batch.flatMap(({ outcome, submission }) => (outcome === 'accepted' && submission) || [])
  const notes = taken.filter(({ kind }) => kind === 'event-note').length
  const totals = await trx
    .updateTable('import')
    .set(({ eb }) => ({
      rows: eb('rows', '+', batch.filter(({ data }) => data).length),
      accepted: eb('accepted', '+', count('accepted')),
      rejected: eb('rejected', '+', count('rejected')),
      held: eb('held', '+', count('held')),
      already: eb('already', '+', count('already')),
      submissions: eb('submissions', '+', taken.length - notes),
      notes: eb('notes', '+', notes),
      comments: eb(
        'comments',
        '+',
        taken.reduce((sum, { comments }) => sum + comments.length, 0),
      ),
    }))
    .where('id', '=', begun.id)
    .returning(['accepted', 'rejected', 'held', 'already'])
    .executeTakeFirstOrThrow()
  return totals.accepted + totals.rejected + totals.held + totals.already
}

/** The import stays locked until the lines are in: of two processes that carry on with it, one finds itself overtaken. */
async function lockRunning(trx: Trx, importId: string, after: number): Promise<void> {
  const found = await trx
    .selectFrom('import')
    .select(['finishedAt', 'stoppedAt', 'undoneAt'])
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (found.undoneAt) throw new Refusal('conflict', 'This import has been taken back.')
  if (found.stoppedAt) throw new Refusal('conflict', 'This import has been stopped.')
  if (found.finishedAt || (await lastLine(trx, importId)) !== after)
    throw new Refusal('conflict', 'Another process is carrying on with this import.')
}

/** A transaction as the intake's statement asks for one. */
export function asking(trx: Trx): Asks {
  return {
    async query<Row>({ text, values }: { text: string; values: unknown[] }) {
      const { rows } = await trx.withoutPlugins().executeQuery(CompiledQuery.raw(text, values))
      return { rows: rows as Row[] }
    },
  }
}

type ImportRow = {
  id: string
  importId: string
  line: number
  outcome: Fate['outcome']
  reason: string | null
  raw: Buffer | null
  sourceId: string | null
  contentHash: Buffer | null
  submissionId: string | null
}

async function insertRows(trx: Trx, rows: ImportRow[]): Promise<void> {
  const column = <T>(read: (row: ImportRow) => T) => rows.map(read)
  await sql`
    insert into import_row (id, import_id, line, outcome, reason, raw, source_id, content_hash, submission_id)
    select * from unnest(
      ${column(({ id }) => id)}::uuid[], ${column(({ importId }) => importId)}::uuid[], ${column(({ line }) => line)}::int[],
      ${column(({ outcome }) => outcome)}::text[], ${column(({ reason }) => reason)}::text[],
      ${column(({ raw }) => raw)}::bytea[], ${column(({ sourceId }) => sourceId)}::text[],
      ${column(({ contentHash }) => contentHash)}::bytea[], ${column(({ submissionId }) => submissionId)}::uuid[])
  `.execute(trx)
}

async function finish({ db, begun, consultation, at }: Job, warnings: string[], last: number): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockRunning(trx, begun.id, last)
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
