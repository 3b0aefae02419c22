import type { Db } from '../data/database.ts'
import type { ColumnMap } from './reader/columns.ts'

/** An earlier import of what seems to be the same survey. */
export type Series = { id: string; fileName: string; startedAt: Date }

/**
 * The survey that a file seems to be a newer export of: one imported before whose columns are mostly the same, its ID and
 * at least one comment column among them. Rows with the same source ID are then the same row.
 */
export async function seriesOf(db: Db, consultationId: string, map: ColumnMap): Promise<Series | null> {
  const before = await db
    .selectFrom('import')
    .select(['series', 'fileName', 'startedAt', 'map'])
    .where('consultationId', '=', consultationId)
    .where('undoneAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  const found = before.find((earlier) => alike(map, earlier.map as ColumnMap))
  return found ? { id: found.series, fileName: found.fileName, startedAt: found.startedAt } : null
}

function alike(one: ColumnMap, other: ColumnMap): boolean {
  const labels = ({ columns }: ColumnMap, role?: string) =>
    columns.filter((column) => role === undefined || column.role === role).map(({ label }) => label)
  const shared = (role?: string) => labels(one, role).filter((label) => labels(other, role).includes(label)).length
  const all = labels(one).length + labels(other).length - shared()
  const sameId = labels(one, 'source-id').join() === labels(other, 'source-id').join()
  return sameId && shared('comment') > 0 && shared() >= all * 0.6
}
