import type { Db } from '../database.ts'
import type { ColumnMap } from './columns.ts'
import type { ImportReport } from './report.ts'
import type { Choices } from './run.ts'

/** An import as its row tells it. */
export type Import = NonNullable<Awaited<ReturnType<typeof findImport>>>

export async function findImport(db: Db, id: string) {
  const found = await db.selectFrom('import').selectAll().where('id', '=', id).executeTakeFirst()
  return (
    found && {
      ...found,
      choices: found.choices as Pick<Choices, 'overrides' | 'phaseCode'>,
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
    .where('outcome', 'in', ['rejected', 'held'])
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
  }
}
