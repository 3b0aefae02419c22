import { sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../data/database.ts'
import { Refusal } from '../http/refusal.ts'
import type { ColumnMap } from './reader/mapped.ts'
import { decisionLabels, outcomeLabels } from './contract.ts'
import type { ImportSummary, ImportView, LineView, ProgressView } from './contract.ts'
import { safeCsv } from '../data/csv.ts'
import type { ImportReport } from './chosen/report.ts'
import type { Choices } from './chosen/choices.ts'
import { draftLinks, whyNotUndo } from './run/undo.ts'
import { type Narrow, type Reach, stillSaid, whole, within } from '../data/visible.ts'

/** An import as its row tells it. */
export type Import = NonNullable<Awaited<ReturnType<typeof findImport>>>

export async function findImport(db: Db, id: string) {
  const found = await db.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst()
  return (
    found && {
      ...found,
      // Imports of earlier days do not say how they stand to others.
      choices: found.choices as Pick<Choices, 'overrides' | 'phaseCode' | 'held' | 'allHeld'> & {
        byWords?: boolean
        relation?: ImportReport['relation']
      },
      decisions: found.decisions as Omit<ImportReport['decisions'], 'columns'>,
      map: found.map as ColumnMap,
      warnings: found.warnings as string[],
    }
  )
}

/** The import of this very file that something cut short. */
export async function unfinishedImport(db: Db, consultationId: string, fileHash: Buffer) {
  const found = await db
    .selectFrom('import')
    .select('id')
    .where('consultationId', '=', consultationId)
    .where('fileHash', '=', fileHash)
    .where('finishedAt', 'is', null)
    .where('stoppedAt', 'is', null)
    .where('undoneAt', 'is', null)
    .where('fault', 'is', null)
    .orderBy('id')
    .executeTakeFirst()
  return found && findImport(db, found.id)
}

/** The account of an import: what came of each line that was not simply taken. */
export async function reportOf(db: Db, id: string): Promise<ImportReport> {
  const found = await findImport(db, id)
  if (!found) throw new Error('There is no such import.')
  const lines = await db
    .selectFrom('importRow')
    .select(['line', 'outcome', 'reason'])
    .where('importId', '=', id)
    .where(({ or, and, eb }) =>
      // A held row that somebody has decided about waits no longer.
      or([eb('outcome', '=', 'rejected'), and([eb('outcome', '=', 'held'), eb('decision', 'is', null)])]),
    )
    .orderBy('line')
    .execute()
  const those = (wanted: string) =>
    lines.filter(({ outcome }) => outcome === wanted).map(({ line, reason }) => ({ line, reason: reason ?? '' }))
  return {
    file: found.fileName,
    decisions: { ...found.decisions, columns: found.map.columns },
    rows: found.rows,
    accepted: found.accepted,
    rejected: those('rejected'),
    held: those('held'),
    already: found.already,
    submissions: found.submissions,
    notes: found.notes,
    comments: found.comments,
    warnings: found.warnings,
    relation: found.choices.relation ?? null,
  }
}

const listed = [
  'i.id',
  'i.fileName',
  'i.startedAt',
  'i.finishedAt',
  'i.stoppedAt',
  'i.undoneAt',
  'i.undoingAt',
  'i.lastAt',
  'i.uploadId',
  'i.fault',
  'i.lines',
  'i.accepted',
  'i.rejected',
  'i.held',
  'i.already',
  'i.submissions',
  'i.notes',
  'i.comments',
  'c.slug',
  'c.title',
  'p.name as by',
] as const

function imports(db: Db) {
  return db
    .selectFrom('import as i')
    .innerJoin('consultation as c', 'c.id', 'i.consultationId')
    .leftJoin('person as p', 'p.id', 'i.byPerson')
    .select(listed)
    .select(sql<boolean>`coalesce(i.last_at, i.started_at) < now() - interval '90 seconds'`.as('quiet'))
    .select(({ selectFrom }) =>
      selectFrom('importRow as r')
        .whereRef('r.importId', '=', 'i.id')
        .where('r.outcome', '=', 'held')
        .where('r.decision', 'is', null)
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .as('undecided'),
    )
}

type Listed = Awaited<ReturnType<ReturnType<typeof imports>['execute']>>[number]

function summaryOf({
  slug,
  title,
  stoppedAt,
  undoneAt,
  undoingAt,
  lastAt,
  uploadId,
  fault,
  undecided,
  quiet,
  ...row
}: Listed): ImportSummary {
  const done = row.accepted + row.rejected + row.held + row.already
  const state = stateOf({ ...row, stoppedAt, undoneAt, undoingAt, lastAt, uploadId, fault, quiet, done })
  return { ...row, lastAt, consultation: { slug, title }, done, state, undecided: undoneAt ? 0 : (undecided ?? 0) }
}

type Told = Pick<
  Listed,
  'finishedAt' | 'stoppedAt' | 'undoneAt' | 'undoingAt' | 'lastAt' | 'uploadId' | 'fault' | 'quiet'
> & { done: number }

function stateOf({
  finishedAt,
  stoppedAt,
  undoneAt,
  undoingAt,
  uploadId,
  fault,
  quiet,
  done,
}: Told): ImportSummary['state'] {
  if (undoneAt) return 'undone'
  if (undoingAt) return 'undoing'
  if (finishedAt) return 'finished'
  if (fault !== null) return 'failed'
  if (stoppedAt) return 'stopped'
  // The workers go on with what came from the desk, once they can; a command that was ended does not come back by itself.
  if (uploadId === null && quiet) return 'cut-short'
  if (done === 0) return 'waiting'
  return quiet ? 'interrupted' : 'running'
}

/** Files that somebody chose and has not imported yet: only they see them. Each is deleted when it is a day old. */
export function filesBeingMapped(db: Db, by: string, consultation: string | undefined) {
  return db
    .selectFrom('upload as u')
    .innerJoin('consultation as c', 'c.id', 'u.consultationId')
    .select(['u.id', 'u.fileName', 'u.createdAt', 'c.title as consultation'])
    .where('u.personId', '=', by)
    .where('u.id', 'not in', (own) =>
      own.selectFrom('import').select('uploadId').where('uploadId', 'is not', null).$castTo<{ uploadId: string }>(),
    )
    .$if(consultation !== undefined, (query) => query.where('c.slug', '=', consultation as string))
    .orderBy('u.id', 'desc')
    .execute()
}

const perPage = 50

/** Imports into consultations within somebody’s reach, the newest first. @param after  the id that the page before ended with; @param consultation  slug: its own alone */
export async function listImports(
  db: Db,
  reach: Reach,
  { after, consultation }: { after?: string | undefined; consultation?: string | undefined },
): Promise<{ items: ImportSummary[]; next: string | null }> {
  const rows = await imports(db)
    .$if(reach !== whole, (query) => query.where(within(reach as Narrow, 'i.consultationId')))
    .$if(after !== undefined, (query) => query.where('i.id', '<', after as string))
    .$if(consultation !== undefined, (query) => query.where('c.slug', '=', consultation as string))
    .orderBy('i.id', 'desc')
    .limit(perPage + 1)
    .execute()
  const items = rows.slice(0, perPage).map(summaryOf)
  return { items, next: rows.length > perPage ? (items.at(-1)?.id ?? null) : null }
}

/** How far an import is. */
export async function progressOf(db: Db, id: string): Promise<ProgressView | undefined> {
  const row = await imports(db).where('i.id', '=', id).executeTakeFirst()
  if (!row) return undefined
  const { state, done, lines, accepted, rejected, held, already, submissions, notes, comments } = summaryOf(row)
  return { state, done, lines, accepted, rejected, held, already, submissions, notes, comments }
}

/** All about one import but its lines. @throws {Refusal} `not-found` */
export async function importView(db: Db, id: string): Promise<ImportView> {
  const [row, found] = await Promise.all([imports(db).where('i.id', '=', id).executeTakeFirst(), findImport(db, id)])
  if (!row || !found) throw new Refusal('not-found', 'There is no such import.')
  const undoer =
    found.undoneBy && (await db.selectFrom('person').select('name').where('id', '=', found.undoneBy).executeTakeFirst())
  return {
    ...summaryOf(row),
    fault: found.fault,
    undoneAt: found.undoneAt,
    undoneBy: undoer ? undoer.name : null,
    warnings: found.warnings,
    decisions: found.decisions,
    columns: found.map.columns,
    obstacles: found.undoneAt ? [] : await whyNotUndo(db, id),
    draftLinks: found.undoneAt ? 0 : await draftLinks(db, id),
  }
}

/** Lines of an import, in the order of the file. @param after  the line that the page before ended with */
export async function linesOf(
  db: Db,
  id: string,
  { outcome, after = 0, line }: { outcome?: LineView['outcome']; after?: number; line?: number },
): Promise<{ items: LineView[]; next: number | null }> {
  const rows = await db
    .selectFrom('importRow as r')
    .leftJoin('person as p', 'p.id', 'r.decidedBy')
    .select((eb) => [
      'r.line',
      'r.outcome',
      'r.reason',
      'r.decision',
      'p.name as decidedBy',
      jsonArrayFrom(
        eb
          .selectFrom('comment as c')
          .select(['c.id', 'c.body'])
          .whereRef('c.submissionId', '=', 'r.submissionId')
          // A comment passed to safeguarding is read by those who see to it, and what was taken back by nobody.
          .where(stillSaid())
          .orderBy('c.position'),
      ).as('comments'),
    ])
    .where('r.importId', '=', id)
    .where('r.line', '>', after)
    .$if(outcome !== undefined, (query) => query.where('r.outcome', '=', outcome as LineView['outcome']))
    .$if(line !== undefined, (query) => query.where('r.line', '=', line as number))
    .orderBy('r.line')
    .limit(perPage + 1)
    .execute()
  const items = rows.slice(0, perPage)
  return { items, next: rows.length > perPage ? (items.at(-1)?.line ?? null) : null }
}

const linesAtOnce = 5_000

/** The account of every line of an import as a CSV file, in pieces. It holds no words of the rows. */
export async function* accountCsv(db: Db, id: string): AsyncGenerator<string> {
  yield safeCsv([['Line in the file', 'What became of it', 'Why', 'Decided', 'Comments']])
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('importRow as r')
      .select(({ selectFrom, fn }) => [
        'r.line',
        'r.outcome',
        'r.reason',
        'r.decision',
        selectFrom('comment as c')
          .whereRef('c.submissionId', '=', 'r.submissionId')
          .select(fn.countAll<number>().as('n'))
          .as('comments'),
      ])
      .where('r.importId', '=', id)
      .where('r.line', '>', after)
      .orderBy('r.line')
      .limit(linesAtOnce)
      .execute()
    if (rows.length === 0) return
    const lines = rows.map(({ line, outcome, reason, decision, comments }) => [
      String(line),
      outcomeLabels[outcome as keyof typeof outcomeLabels],
      reason ?? '',
      decision === null ? '' : decisionLabels[decision as keyof typeof decisionLabels],
      String(comments ?? 0),
    ])
    yield safeCsv(lines).slice(1) // one byte order mark is enough
    after = rows.at(-1)!.line
  }
}
