import { sql } from 'kysely'
import { announce } from '../../data/changes.ts'
import type { Db, Trx } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { noSuch } from '../../http/refusal.ts'
import type { Change } from '../../programmes/contract.ts'
import { changesBetween, factsOf, keepChange } from './control.ts'

const inOneLine = ({ what, from, to }: Change) => `${what}: “${from ?? ''}” became “${to ?? ''}”`

/** A change that was made before leaves no second trace. */
export const nothingNew = Symbol('nothing new')

export async function change<T>(
  db: Db,
  consultationId: string,
  by: string,
  action: string,
  work: (trx: Trx) => Promise<T | typeof nothingNew>,
  { reason = null, at = new Date() }: { reason?: string | null; at?: Date } = {},
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
