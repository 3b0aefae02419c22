import type { Db } from '../../data/database.ts'
import type { ColumnMap, MappedColumn } from '../reader/mapped.ts'
import { plainWords } from '../reader/rows.ts'

/** An earlier import of what seems to be the same survey, and what its columns were called then. */
export type SameSurvey = { id: string; fileName: string; startedAt: Date; labels: string[] }

/**
 * The survey that a file seems to be a newer export of: one imported before whose columns are mostly the same, its ID and
 * at least one comment column among them. Rows with the same source ID are then the same row. A heading in which a spelling was
 * put right is the same heading.
 */
export async function sameSurveyOf(db: Db, consultationId: string, map: ColumnMap): Promise<SameSurvey | null> {
  const before = await db
    .selectFrom('import')
    .select(['series', 'fileName', 'startedAt', 'map'])
    .where('consultationId', '=', consultationId)
    .where('undoneAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(500)
    .execute()
  const found = before.find((earlier) => alike(map, earlier.map as ColumnMap))
  return found
    ? {
        id: found.series,
        fileName: found.fileName,
        startedAt: found.startedAt,
        labels: (found.map as ColumnMap).columns.map(({ label, known }) => known ?? label),
      }
    : null
}

/** The map with each column that the survey spelt another way under the name it had first, by which its rows are known again. */
export function withKnownLabels(map: ColumnMap, series: SameSurvey | null): ColumnMap {
  if (!series) return map
  const own = new Set(map.columns.map(({ label }) => plainWords(label)))
  const gone = series.labels.filter((label) => !own.has(plainWords(label)))
  return {
    columns: map.columns.map((column): MappedColumn => {
      if (series.labels.some((label) => plainWords(label) === plainWords(column.label))) return column
      const known = gone.find((label) => sameHeading(label, column.label))
      return known === undefined ? column : { ...column, known }
    }),
  }
}

function alike(one: ColumnMap, other: ColumnMap): boolean {
  const labels = ({ columns }: ColumnMap, role?: string) =>
    columns.filter((column) => role === undefined || column.role === role).map(({ label }) => label)
  const shared = (role?: string) => {
    const theirs = labels(other, role)
    return labels(one, role).filter((label) => theirs.some((each) => sameHeading(label, each))).length
  }
  const all = labels(one).length + labels(other).length - shared()
  const [id, theirId] = [labels(one, 'source-id'), labels(other, 'source-id')]
  const sameId = id.length === theirId.length && (id.length === 0 || sameHeading(id[0]!, theirId[0]!))
  return sameId && shared('comment') > 0 && shared() >= all * 0.6
}

/** The same words, or but for a letter or two in a heading that is long enough for that to be a slip. */
function sameHeading(one: string, other: string): boolean {
  const [a, b] = [plainWords(one), plainWords(other)]
  if (a === b) return true
  const most = Math.floor(Math.min(a.length, b.length) / 10)
  // “Question 1” and “Question 2” are two questions.
  if (most === 0 || Math.abs(a.length - b.length) > most || a.replace(/\D/g, '') !== b.replace(/\D/g, '')) return false
  return distance(a, b, most) <= most
}

/** How many letters must be put in, left out or changed; more than `most` is as good as many. */
function distance(a: string, b: string, most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, n) => n)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    if (Math.min(...next) > most) return most + 1
    row = next
  }
  return row[b.length]!
}
