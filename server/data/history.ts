import type { Db } from './database.ts'

/** One deed: who did what to what. `detail` holds codes and counts, never a person's words. */
export type Deed = {
  actor: string | null
  action: string
  subjectId: string
  consultationId?: string | null
  detail?: Record<string, string | number | boolean | null | string[]>
  at?: Date
}

/** Write deeds into the history, in the transaction that does them. */
export async function record(db: Db, ...deeds: Deed[]): Promise<void> {
  if (deeds.length === 0) return
  await db
    .insertInto('history')
    .values(
      deeds.map((deed) => ({
        actorId: deed.actor,
        action: deed.action,
        subjectId: deed.subjectId,
        consultationId: deed.consultationId ?? null,
        detail: JSON.stringify(deed.detail ?? {}),
        ...(deed.at && { at: deed.at }),
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

/** The number of the latest deed: whatever is done, it changes. */
export async function latestDeed(db: Db): Promise<number> {
  const row = await db
    .selectFrom('history')
    .select(({ fn }) => fn.max('id').as('id'))
    .executeTakeFirst()
  return row?.id ?? 0
}
