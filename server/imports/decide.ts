import type { Known } from '../consultations/known.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { Refusal, refusedAt } from '../http/refusal.ts'
import { unseal } from '../data/seal.ts'
import { write } from '../intake/gather.ts'
import type { Keys } from '../intake/receive.ts'
import { kindOfReason, type LineDecision, type LineDetail } from './contract.ts'
import { entryOf } from './run/entry.ts'
import { eventFinder } from './run/events.ts'
import { safeCsv } from '../data/csv.ts'
import { besideKeyOf, keyOf, type Raw } from './run/outcomes.ts'
import { asking } from './run/lines.ts'
import { findImport, type Import, linesOf } from './queries.ts'
import type { ColumnMap } from './reader/mapped.ts'
import { cellsOf } from './reader/file/cells.ts'
import { type ImportedSubmission, rowMapper } from './reader/rows.ts'
import { restricted } from '../data/visible.ts'

/**
 * One line of an import with its row; without the row's words where it is not for everybody here: it was not screened yet, it may
 * tell of harm, or the comment that it became is in no list.
 * @throws {Refusal} `not-found`
 */
export async function lineDetail(db: Db, keys: Keys, importId: string, line: number): Promise<LineDetail> {
  const [view] = (await linesOf(db, importId, { line })).items
  const row = await findRow(db, keys, importId, line)
  if (!view || !row) throw new Refusal('not-found', 'There is no such line in this import.')
  const { withheld } = row
  return {
    ...view,
    withheld,
    ...(withheld ? { cells: null, text: null } : shown(row.raw, await findImport(db, importId))),
  }
}

async function findRow(db: Db, keys: Keys, importId: string, line: number) {
  const row = await db
    .selectFrom('importRow as r')
    .leftJoin('rowHeard as h', 'h.importRowId', 'r.id')
    .select((eb) => [
      'r.raw',
      'r.screenedAt',
      'h.kind',
      eb
        .exists(
          eb
            .selectFrom('comment as c')
            .select('c.id')
            .whereRef('c.submissionId', '=', 'r.submissionId')
            .where((kept) =>
              kept.or([
                restricted(),
                kept('c.standing', '=', 'withdrawn'),
                kept('c.erasedAt', 'is not', null),
                kept.exists(
                  kept.selectFrom('originalWords as o').select('o.commentId').whereRef('o.commentId', '=', 'c.id'),
                ),
              ]),
            ),
        )
        .as('hidden'),
    ])
    .where('r.importId', '=', importId)
    .where('r.line', '=', line)
    .executeTakeFirst()
  return row && { withheld: withheldFrom(row), raw: row.raw && (unseal(keys.contactKey, row.raw) as Raw) }
}

function withheldFrom(row: {
  raw: Buffer | null
  screenedAt: Date | null
  kind: string | null
  hidden: unknown
}): LineDetail['withheld'] {
  if (row.hidden) return 'comment'
  if (row.kind !== null) return 'harm'
  return row.raw && row.screenedAt === null ? 'unscreened' : null
}

/**
 * A row as it is kept: its cells under their headings (its text as the only one where they cannot be told apart), and whether it
 * can be taken in as it came.
 */
export function readKept(
  keys: Keys,
  raw: Buffer | null,
  found: Pick<Import, 'decisions' | 'map'>,
): { cells: { label: string; value: string }[]; readable: boolean } {
  const { cells, text } = shown(raw && (unseal(keys.contactKey, raw) as Raw), found)
  const { columns } = found.map
  return {
    cells: (cells ?? [text ?? '']).map((value, n) => ({ label: columns[n]?.label ?? '', value })),
    readable: cells !== null && mapRow(found.map, 0, cells).outcome === 'accepted',
  }
}

function mapRow(map: ColumnMap, line: number, cells: string[]) {
  return rowMapper(map).map({ line, cells: map.columns.map((_, index) => cells[index] ?? ''), doubt: null })
}

function shown(
  raw: Raw | null,
  found: Pick<Import, 'decisions'> | undefined,
): { cells: string[] | null; text: string | null } {
  if (!raw) return { cells: null, text: null }
  if ('cells' in raw) return { cells: raw.cells, text: null }
  const cells = cellsOf(raw.text, found?.decisions.delimiter ?? ',')
  return { cells: cells ?? null, text: raw.text }
}

/**
 * Decide about one held or rejected row, once.
 * @throws {Refusal} `not-found`; `conflict` if it was decided before or the import was taken back; `invalid` if the row as
 *                   corrected can still not be taken, saying why
 */
export async function decide(
  db: Db,
  keys: Keys,
  consultation: Known,
  importId: string,
  line: number,
  given: LineDecision,
  by: string | null,
  at: Date,
): Promise<void> {
  const found = await findImport(db, importId)
  if (!found) throw new Refusal('not-found', 'There is no such import.')
  if (given.decision === 'correct' && (await findRow(db, keys, importId, line))?.withheld)
    throw new Refusal('conflict', 'The words of this row are not shown here, so they cannot be corrected here.')
  const mapped = given.decision === 'keep' ? undefined : await readRow(db, keys, found, line, given)
  const finder = await eventFinder(db, consultation, { importId, by, at })
  if (mapped?.event) await finder.makeMissing([mapped.event])
  await db.transaction().execute(async (trx) => {
    const row = await lockLine(trx, importId, line)
    let submissionId = row.submissionId
    if (mapped) {
      const entry = entryOf(keys, mapped, {
        consultation,
        phaseCode: found.choices.phaseCode ?? null,
        eventId: mapped.event && finder.idOf(mapped.event),
        importRowId: row.id,
        idempotencyKey: await freeKey(trx, consultation.id, found.series, mapped, given.decision === 'take'),
        enteredBy: by,
        at,
      })
      await write(asking(trx), [entry])
      submissionId = entry.id
      await trx
        .updateTable('import')
        .set(({ eb }) => ({ comments: eb('comments', '+', mapped.comments.length) }))
        .set(({ eb }) =>
          mapped.kind === 'event-note' ? { notes: eb('notes', '+', 1) } : { submissions: eb('submissions', '+', 1) },
        )
        .where('id', '=', importId)
        .execute()
    }
    const decision = ({ take: 'taken', keep: 'kept', correct: 'corrected' } as const)[given.decision]
    await trx
      .updateTable('importRow')
      .set({ decision, decidedBy: by, decidedAt: at, submissionId })
      .where('id', '=', row.id)
      .execute()
    await record(trx, {
      actor: by,
      action: `import.row-${decision}`,
      subjectId: importId,
      consultationId: consultation.id,
      detail: { line },
      at,
    })
  })
}

/** Held rows that wait for a decision for the same reason, whatever the ID, date or line that it names. */
export async function heldReasons(db: Db, importId: string): Promise<{ reason: string; rows: number }[]> {
  const rows = await undecided(db, importId)
  const kinds = Map.groupBy(rows, ({ reason }) => kindOfReason(reason ?? ''))
  return [...kinds].map(([, of]) => ({ reason: of[0]!.reason ?? '', rows: of.length })).sort((a, b) => b.rows - a.rows)
}

/**
 * Decide about all rows that are held for the same reason as one of them. What cannot be taken as it is stays held.
 * @param reason  the reason of one of them
 * @returns how many were decided about, and how many stay
 */
export async function decideAlike(
  db: Db,
  keys: Keys,
  consultation: Known,
  importId: string,
  given: Exclude<LineDecision, { decision: 'correct' }>,
  reason: string,
  by: string | null,
  at: Date,
): Promise<{ decided: number; left: number }> {
  const alike = (await undecided(db, importId)).filter((row) => kindOfReason(row.reason ?? '') === kindOfReason(reason))
  let decided = 0
  for (const { line } of alike) {
    try {
      await decide(db, keys, consultation, importId, line, given, by, at)
      decided++
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
    }
  }
  return { decided, left: alike.length - decided }
}

function undecided(db: Db, importId: string) {
  return db
    .selectFrom('importRow')
    .select(['line', 'reason'])
    .where('importId', '=', importId)
    .where('outcome', '=', 'held')
    .where('decision', 'is', null)
    .orderBy('line')
    .limit(20_000)
    .execute()
}

async function lockLine(trx: Trx, importId: string, line: number) {
  // The import first, as undoing it does: the one that comes second waits, and then sees what was done.
  const { undoneAt } = await trx
    .selectFrom('import')
    .select('undoneAt')
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (undoneAt) throw new Refusal('conflict', 'This import has been taken back.')
  const row = await trx
    .selectFrom('importRow')
    .select(['id', 'outcome', 'decision', 'submissionId'])
    .where('importId', '=', importId)
    .where('line', '=', line)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', 'There is no such line in this import.')
  if (row.decision) throw new Refusal('conflict', 'This row has been decided about already.')
  if (row.outcome !== 'held' && row.outcome !== 'rejected')
    throw new Refusal('conflict', 'There is nothing to decide about this row: it was taken.')
  return row
}

/** The row as a submission, as it came or as it was corrected. */
async function readRow(
  db: Db,
  keys: Keys,
  found: Import,
  line: number,
  given: Exclude<LineDecision, { decision: 'keep' }>,
): Promise<ImportedSubmission> {
  const { columns } = found.map
  const cells =
    given.decision === 'correct'
      ? given.cells
      : shown((await findRow(db, keys, found.id, line))?.raw ?? null, found).cells
  if (!cells) throw new Refusal('conflict', 'The cells of this row cannot be told apart. Please correct it first.')
  if (given.decision === 'correct' && cells.length !== columns.length) {
    throw new Refusal('invalid', `Please give ${columns.length} cells, one for each column.`)
  }
  const mapped = mapRow(found.map, line, cells)
  if (mapped.outcome === 'accepted') {
    const { submission } = mapped.row
    const empty = submission.comments.length + submission.answers.length + submission.equality.length === 0
    if (empty) throw new Refusal('invalid', 'There is nothing in this row that could be imported.')
    return submission
  }
  const reason = mapped.row.reason
  if (given.decision === 'take') throw new Refusal('conflict', `${reason} Please correct the row first.`)
  throw refusedAt('invalid', 'cell-0', reason)
}

/** A key that is free: the row's own, else beside the one that is there, so that a newer export knows it again. */
async function freeKey(
  trx: Trx,
  consultationId: string,
  series: string,
  submission: ImportedSubmission,
  beside: boolean,
): Promise<string> {
  const taken = async (key: string) =>
    (await trx
      .selectFrom('submission')
      .select('id')
      .where('consultationId', '=', consultationId)
      .where('idempotencyKey', '=', key)
      .executeTakeFirst()) !== undefined
  if (submission.sourceId === null) {
    for (let copy = 1; ; copy++) {
      const key = keyOf(series, { ...submission, copy })
      if (!(await taken(key))) return key
    }
  }
  const own = keyOf(series, submission)
  if (!(await taken(own))) return own
  const other = besideKeyOf(series, submission)
  if (beside && !(await taken(other))) return other
  throw new Refusal(
    'invalid',
    `The ID “${submission.sourceId}” is in use by another row. Please change it or leave it empty.`,
  )
}

/**
 * The rejected and the held rows that nobody has decided about, each in its own cells below the file's headings, ready to be mended
 * and imported again, without those that may tell of harm or were not screened yet. A row with more cells than there are headings keeps them all, in columns of their own at the end.
 */
export async function rejectedCsv(db: Db, keys: Keys, importId: string): Promise<string> {
  const found = await findImport(db, importId)
  if (!found) throw new Refusal('not-found', 'There is no such import.')
  const rows = await db
    .selectFrom('importRow as r')
    .select(['line', 'outcome', 'reason', 'raw'])
    .where('importId', '=', importId)
    .where('outcome', 'in', ['rejected', 'held'])
    .where('decision', 'is', null)
    .where('raw', 'is not', null)
    .where('screenedAt', 'is not', null)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('rowHeard as h').select('h.kind').whereRef('h.importRowId', '=', 'r.id'))),
    )
    .orderBy('line')
    .execute()
  const headings = found.map.columns.map(({ label }) => label)
  const width = headings.length
  const lines = rows.map(({ line, outcome, reason, raw }) => {
    const { cells, text } = shown(raw && (unseal(keys.contactKey, raw) as Raw), found)
    const own = cells ?? [text ?? '']
    const what = outcome === 'held' ? 'Held for a decision' : 'Rejected'
    const padded = Array.from({ length: width }, (_, n) => own[n] ?? '')
    return [...padded, `${what}: ${reason ?? ''}`, String(line), ...own.slice(width)]
  })
  const most = Math.max(0, ...lines.map((cells) => cells.length - width - 2))
  const further = Array.from({ length: most }, (_, n) => `Further cell ${n + 1}`)
  const head = [...headings, 'Why it was rejected', 'Line in the file', ...further]
  return safeCsv([
    head,
    ...lines.map((cells) => [...cells, ...Array.from({ length: head.length - cells.length }, () => '')]),
  ])
}
