import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { Refusal } from '../http/refusal.ts'
import { confirmWithinDays } from './contract.ts'

/**
 * The owner of the address says that they want it: only now is it followed. Twice is the same as once.
 * @returns the follower's id
 * @throws {Refusal} `not-found` once the link has expired, or the address was deleted
 */
export function confirmFollow(db: Db, followId: string, at: Date): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const asked = await trx
      .selectFrom('follow')
      .select([
        'id',
        'followerId',
        'kind',
        'consultationId',
        'themeId',
        'responseId',
        'askedAt',
        'confirmedAt',
        'endedAt',
      ])
      .where('id', '=', followId)
      .forUpdate()
      .executeTakeFirst()
    if (!asked || (!asked.confirmedAt && isOver(asked.askedAt, at)))
      throw new Refusal('not-found', 'This link has expired. Please ask again.')
    if (asked.confirmedAt) return asked.followerId
    await trx
      .updateTable('follower')
      .set({ stoppedAt: null, pausedAt: null, bounces: 0 })
      .where('id', '=', asked.followerId)
      .execute()
    const { kind, consultationId, themeId, responseId } = asked
    // Asked twice, confirmed twice: the later one holds.
    await trx
      .updateTable('follow')
      .set({ endedAt: at })
      .where('followerId', '=', asked.followerId)
      .where('kind', '=', kind)
      .where('consultationId', 'is not distinct from', consultationId)
      .where('themeId', 'is not distinct from', themeId)
      .where('responseId', 'is not distinct from', responseId)
      .where('confirmedAt', 'is not', null)
      .where('endedAt', 'is', null)
      .execute()
    await trx.updateTable('follow').set({ confirmedAt: at }).where('id', '=', asked.id).execute()
    await record(trx, { actor: null, action: 'follow.confirmed', subjectId: asked.id, detail: { kind }, at })
    return asked.followerId
  })
}

export function isOver(askedAt: Date, at: Date): boolean {
  return at.getTime() - askedAt.getTime() > confirmWithinDays * 86_400_000
}
