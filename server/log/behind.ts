import type { Day } from '../http/wire.ts'
import { sql } from 'kysely'
import { heldOn } from './queries.ts'
import { dayEnds } from '../data/days.ts'
import type { Db } from '../data/database.ts'
import type { LogEntry } from './contract.ts'
import { countsOf, countsThen } from '../data/counted.ts'
import type { Standing } from '../intake/contract.ts'

/** How many comments stood behind each response at the end of a day, without those withdrawn by then. */
export async function commentsBehind(db: Db, responseIds: string[], day: Day): Promise<Map<string, number>> {
  if (responseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('responseComment as rc')
    .leftJoin('withdrawal as w', (join) => join.onRef('w.commentId', '=', 'rc.commentId').on('w.at', '<', dayEnds(day)))
    .select(['rc.responseId', sql<number>`count(*) - count(w.comment_id)`.as('n')])
    .where('rc.responseId', 'in', responseIds)
    .where(heldOn(day))
    .groupBy('rc.responseId')
    .execute()
  return new Map(rows.map((row) => [row.responseId, row.n]))
}

/** What each published version says of letters among its comments: kept when it was published, so that it never changes. */
export async function lettersBehind(
  db: Db,
  versionIds: string[],
): Promise<Map<string, NonNullable<LogEntry['includesCampaign']>>> {
  if (versionIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('publicationCampaign as k')
    .innerJoin('publication as p', 'p.id', 'k.publicationId')
    .select(['p.versionId', 'p.comments as of', 'k.comments', 'k.submissions', 'k.wordings'])
    .where('p.versionId', 'in', versionIds)
    .orderBy('k.publicationId')
    .orderBy('k.letter')
    .execute()
  const versions = Map.groupBy(rows, (row) => row.versionId)
  return new Map(
    [...versions].map(([versionId, own]) => [
      versionId,
      {
        of: own[0]!.of,
        letters: own.map(({ comments, submissions, wordings }) => ({ comments, submissions, wordings })),
      },
    ]),
  )
}

/** How many dots stood beside the notes behind each response; a note counts once, however many of its comments are linked. */
export async function dotsBehind(db: Db, responseIds: string[], day: Day): Promise<Map<string, number>> {
  if (responseIds.length === 0) return new Map()
  const rows = await db
    .with('notes', (trx) =>
      trx
        .selectFrom('submission as s')
        .innerJoin('comment as c', 'c.submissionId', 's.id')
        .innerJoin('responseComment as rc', 'rc.commentId', 'c.id')
        .leftJoin('withdrawal as w', (join) => join.onRef('w.commentId', '=', 'c.id').on('w.at', '<', dayEnds(day)))
        .select(['rc.responseId', 's.id', 's.dots'])
        .distinct()
        .where('s.dots', '>', 0)
        .where('w.commentId', 'is', null)
        .where('rc.responseId', 'in', responseIds)
        .where(heldOn(day)),
    )
    .selectFrom('notes')
    .select(['notes.responseId', sql<number>`sum(notes.dots)`.as('n')])
    .groupBy('notes.responseId')
    .execute()
  return new Map(rows.map((row) => [row.responseId, row.n]))
}

/** Where comments stand now, from what the triggers keep. */
export function standingsNow(db: Db, consultationIds: string[]) {
  return countsOf(db, consultationIds, ['all'])
}

/** Where comments stood at the end of a day that has passed: how many had come, and what had come of these, from the counters of days. */
export async function standingsThen(
  db: Db,
  day: Day,
  consultationIds: string[],
): Promise<{ standing: Standing; n: number }[]> {
  let inHand = 0
  const moved: { standing: Standing; n: number }[] = []
  for (const { standing, n } of await countsThen(db, consultationIds, day)) {
    if (standing !== 'received') moved.push({ standing, n })
    inHand += standing === 'received' ? n : -n
  }
  return [...moved, { standing: 'in-hand', n: inHand }]
}
