import { sql } from 'kysely'
import { announce } from '../data/changes.ts'
import type { Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { inLists } from '../data/visible.ts'
import { enter } from '../ledger/enter.ts'

/**
 * Set aside, without any person, the comments that give no view (“N/A”, “nothing to add”): they are counted apart and are
 * nobody's work. What somebody has put back, or has done anything else with, is left alone; again is the same as once.
 * @returns how many were set aside now
 */
export async function setAsideWithoutView(trx: Trx, ids: string[], at: Date): Promise<number> {
  if (ids.length === 0) return 0
  const comments = await trx
    .selectFrom('comment as c')
    .select(['c.id', 'c.consultationId'])
    .where((eb) => eb('c.id', '=', eb.fn.any(eb.val(ids))))
    .where('c.standing', '=', 'in-hand')
    .where(inLists())
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('setAside as a').select('a.id').whereRef('a.commentId', '=', 'c.id'))),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('responseComment as r')
            .select('r.id')
            .whereRef('r.commentId', '=', 'c.id')
            .where('r.unlinkedAt', 'is', null),
        ),
      ),
    )
    .orderBy('c.id')
    .forUpdate('c')
    .execute()
  if (comments.length === 0) return 0
  const own = comments.map(({ id }) => id)
  await sql`insert into set_aside (comment_id, reason, by_person, at)
    select id, 'no-view', null, ${at}::timestamptz from unnest(${own}::uuid[]) as id`.execute(trx)
  await record(
    trx,
    ...comments.map(({ id, consultationId }) => ({
      actor: null,
      action: 'comment.set-aside',
      subjectId: id,
      consultationId,
      detail: { reason: 'no-view' },
      at,
    })),
  )
  await enter(trx, at, { kind: 'set-aside', comments: own, reason: 'no-view' })
  await announce(trx, 'public')
  return own.length
}
