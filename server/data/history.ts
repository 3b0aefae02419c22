import { sql } from 'kysely'
import type { Db } from './database.ts'

/** One line: who did what to what. `detail` holds codes and counts, never a person's words. */
export type HistoryEntry = {
  actor: string | null
  action: string
  subjectId: string
  consultationId?: string | null
  detail?: Record<string, string | number | boolean | null | string[]>
  at?: Date
}

/** Write entries into the history, in the transaction that does them. */
export async function record(db: Db, ...entries: HistoryEntry[]): Promise<void> {
  // A statement takes 65,535 values, and a bulk action may be tens of thousands of lines.
  for (let from = 0; from < entries.length; from += maxRows) {
    await db
      .insertInto('history')
      .values(
        entries.slice(from, from + maxRows).map((entry) => ({
          actorId: entry.actor,
          action: entry.action,
          subjectId: entry.subjectId,
          consultationId: entry.consultationId ?? null,
          detail: JSON.stringify(entry.detail ?? {}),
          ...(entry.at && { at: entry.at }),
        })),
      )
      .execute()
  }
}
const maxRows = 5_000

/** What was done to one thing, oldest first. */
export function historyOf(db: Db, subjectId: string) {
  return db
    .selectFrom('history')
    .leftJoin('person', 'person.id', 'history.actorId')
    .select([
      'history.id',
      'history.at',
      'history.action',
      'history.detail',
      'person.name as actor',
      sql<string[]>`array(select g.name from grouping g where g.id::text = history.detail->>'group'
        or case when jsonb_typeof(history.detail->'groups') = 'array' then history.detail->'groups' ? g.id::text end
        order by g.name)`.as('groups'),
    ])
    .where('subjectId', '=', subjectId)
    .orderBy('history.id')
    .execute()
}

/**
 * The numbers of the latest entries: of all, and of those that are more than something arriving or being read. Whatever is done
 * changes `any`; what comes of a response, a promise or a comment changes `action` too.
 */
export async function latestActions(db: Db): Promise<{ any: number; action: number }> {
  const { rows } = await sql<{ any: number | null; action: number | null }>`
    select (select max(id) from history) as any,
      (select max(id) from history where action <> 'submission.received' and action <> 'comment.read') as action`.execute(db)
  return { any: rows[0]?.any ?? 0, action: rows[0]?.action ?? 0 }
}
