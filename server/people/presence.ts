import type { Db } from '../data/database.ts'

/** How long we take something to be open after its page was last heard of, in minutes. An open page is heard of twice as often. */
const openForMinutes = 3

/**
 * Say that somebody has a comment or a response open, and see who else has.
 * @returns names of the others, in order
 */
export async function opens(db: Db, subjectId: string, personId: string, at: Date): Promise<string[]> {
  const until = new Date(at.getTime() + openForMinutes * 60_000)
  await db
    .insertInto('presence')
    .values({ subjectId, personId, until })
    .onConflict((conflict) => conflict.columns(['subjectId', 'personId']).doUpdateSet({ until }))
    .execute()
  // What has ended is removed by the next arrival: nothing else has to see to it.
  await db
    .deleteFrom('presence')
    .where('until', '<', new Date(at.getTime() - 3_600_000))
    .execute()
  return (await openTo(db, [subjectId], personId, at))[subjectId] ?? []
}

/** Somebody has gone from it. */
export async function closes(db: Db, subjectId: string, personId: string): Promise<void> {
  await db.deleteFrom('presence').where('subjectId', '=', subjectId).where('personId', '=', personId).execute()
}

/** Who else has these open just now: names by the id of the comment or response. */
export async function openTo(db: Db, ids: string[], personId: string, at: Date): Promise<Record<string, string[]>> {
  const rows = await db
    .selectFrom('presence as o')
    .innerJoin('person as p', 'p.id', 'o.personId')
    .select(['o.subjectId', 'p.name'])
    .where((eb) => eb('o.subjectId', '=', eb.fn.any(eb.val(ids))))
    .where('o.personId', '<>', personId)
    .where('o.until', '>', at)
    .orderBy('p.name')
    .execute()
  return Object.fromEntries(
    [...Map.groupBy(rows, ({ subjectId }) => subjectId)].map(([id, some]) => [id, some.map(({ name }) => name)]),
  )
}
