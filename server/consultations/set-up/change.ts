import { sql } from 'kysely'
import { announce } from '../../data/changes.ts'
import type { Db, Trx } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { noSuch, Refusal } from '../../http/refusal.ts'
import type { Change } from '../../programmes/contract.ts'
import { changesBetween, factsOf, keepChange } from './control.ts'

const inOneLine = ({ what, from, to }: Change) => `${what}: “${from ?? ''}” became “${to ?? ''}”`

/** A change that was made before leaves no second trace. */
export const nothingNew = Symbol('nothing new')

/**
 * Change what a consultation says of itself, with its history.
 * @param given.seen  the change up to which `by` had seen it
 * @throws {Refusal} `not-found`; `conflict` where a colleague has changed the same since, once it is public
 */
export async function change<T>(
  db: Db,
  consultationId: string,
  by: string,
  action: string,
  work: (trx: Trx) => Promise<T | typeof nothingNew>,
  { reason = null, at = new Date(), seen }: { reason?: string | null; at?: Date; seen?: string | undefined } = {},
): Promise<T> {
  return db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('consultation')
      .select('id')
      .where('id', '=', consultationId)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw noSuch('consultation')
    const before = await factsOf(trx, consultationId)
    const result = await work(trx)
    if (result === nothingNew) return undefined as T
    const changed = changesBetween(before, await factsOf(trx, consultationId))
    if (seen !== undefined) await refuseSettingBack(trx, consultationId, changed, seen)
    const subjectId = typeof result === 'string' ? result : consultationId
    await record(trx, {
      actor: by,
      action,
      subjectId,
      consultationId,
      ...(changed.length > 0 && { detail: { changed: changed.map(inOneLine) } }),
    })
    await keepChange(trx, consultationId, changed, reason, by, at)
    await announce(trx, 'settings')
    return result
  })
}

/** A page that was opened before a colleague's change still shows what was there: saved as it stands, it would set that back. */
async function refuseSettingBack(trx: Trx, consultationId: string, changed: Change[], seen: string): Promise<void> {
  const since = await trx
    .selectFrom('setUpChange as s')
    .innerJoin('person as p', 'p.id', 's.byPerson')
    .select(['p.name as by', 's.changed'])
    .where('s.consultationId', '=', consultationId)
    .where('s.id', '>', seen)
    .orderBy('s.id', 'desc')
    .execute()
  const both = changed.flatMap(({ what, from }) => {
    const last = since.find((one) => (one.changed as Change[]).some((other) => other.what === what))
    return last ? [`${last.by} changed “${what}” since you opened this page; it is now “${from ?? ''}”.`] : []
  })
  if (both.length === 0) return
  throw new Refusal('conflict', `${both.join(' ')} Nothing is saved yet: look at what you typed, then save again.`)
}

/** The last change of a consultation; a page or a program that shows it sends this back with what it saves. */
export async function lastChange(db: Db, consultationId: string): Promise<string> {
  const last = await db
    .selectFrom('setUpChange')
    .select('id')
    .where('consultationId', '=', consultationId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.id ?? '00000000-0000-0000-0000-000000000000'
}

export async function next(
  trx: Trx,
  table: 'phase' | 'question',
  consultationId: string,
): Promise<{ position: number }> {
  return trx
    .selectFrom(table)
    .select(sql<number>`coalesce(max(position), 0) + 1`.as('position'))
    .where('consultationId', '=', consultationId)
    .executeTakeFirstOrThrow()
}
