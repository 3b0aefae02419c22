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
  if (entries.length === 0) return
  await db
    .insertInto('history')
    .values(
      entries.map((entry) => ({
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

/** What was done to one thing, oldest first. */
export function historyOf(db: Db, subjectId: string) {
  return db
    .selectFrom('history')
    .leftJoin('person', 'person.id', 'history.actorId')
    .select(['history.id', 'history.at', 'history.action', 'history.detail', 'person.name as actor'])
    .where('subjectId', '=', subjectId)
    .orderBy('history.id')
    .execute()
}

/** The number of the latest entry: whatever is done, it changes. */
export async function latestEntry(db: Db): Promise<number> {
  const row = await db
    .selectFrom('history')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst()
  return row?.id ?? 0
}
