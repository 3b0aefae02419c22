import { sql } from 'kysely'
import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { enter } from '../ledger/enter.ts'
import type { SignedIn } from '../people/contract.ts'
import { reachOf } from '../people/reach.ts'
import { tellSetAside, untellSetAside } from '../notices/tell.ts'
import { Refusal } from '../http/refusal.ts'
import { type SetAsideMany, type SetAsideOne } from './contract.ts'
import { commentsMatching, filterOfChange } from './inbox/filter.ts'
import { lockComment, lockComments } from './locked.ts'

/**
 * Set comments aside: they get no response, and the reason is on record. All of them or none; again is the same as once.
 * @returns how many were set aside now
 * @throws {Refusal} `not-found` if one of them is not there; `conflict` if one is answered, withdrawn, or set aside for another reason
 */
export function setAside(db: Db, ids: string[], given: SetAsideOne, by: SignedIn, at: Date): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const wanted = [...new Set(ids)]
    const comments = await lockComments(trx, wanted, by)
    if (comments.length < wanted.length) {
      throw new Refusal(
        'not-found',
        wanted.length === 1
          ? 'There is no such comment.'
          : 'Some of these comments are no longer there. None was set aside; please look at the list again.',
      )
    }
    const answered = comments.filter((comment) => comment.standing === 'answered').length
    if (answered > 0) throw new Refusal('conflict', none(answered, wanted.length, 'answered by a published response'))
    const withdrawn = comments.filter((comment) => comment.standing === 'withdrawn').length
    if (withdrawn > 0) throw new Refusal('conflict', none(withdrawn, wanted.length, 'withdrawn by its author'))
    const before = await trx
      .selectFrom('setAside')
      .select(['commentId', 'reason'])
      .where((eb) => eb('commentId', '=', eb.fn.any(eb.val(wanted))))
      .where('undoneAt', 'is', null)
      .execute()
    const otherwise = before.filter((row) => row.reason !== given.reason).length
    if (otherwise > 0) {
      throw new Refusal('conflict', none(otherwise, wanted.length, 'set aside already, for another reason'))
    }
    const done = new Set(before.map((row) => row.commentId))
    const fresh = comments.filter((comment) => !done.has(comment.id))
    if (fresh.length === 0) return 0
    await sql`insert into set_aside (comment_id, reason, note, by_person, at)
      select id, ${given.reason}, ${given.note ?? null}::text, ${by.id}::uuid, ${at}::timestamptz
      from unnest(${fresh.map((comment) => comment.id)}::uuid[]) as id`.execute(trx)
    await sql`insert into history (at, actor_id, action, subject_id, consultation_id, detail)
      select ${at}::timestamptz, ${by.id}::uuid, 'comment.set-aside', id, consultation_id, ${JSON.stringify({ reason: given.reason })}::jsonb
      from unnest(${fresh.map((comment) => comment.id)}::uuid[], ${fresh.map((comment) => comment.consultationId)}::uuid[])
        as t(id, consultation_id)`.execute(trx)
    await enter(trx, at, { kind: 'set-aside', comments: fresh.map((comment) => comment.id), reason: given.reason })
    await tellSetAside(
      trx,
      fresh.map((comment) => comment.id),
      at,
    )
    await announce(trx, 'public')
    return fresh.length
  })
}

/**
 * Set aside the comments that are named, or everything that a filter finds. A filter that finds another number of comments
 * than the person was told sets none aside.
 * @throws {Refusal} as `setAside`; `conflict` if the list has changed; `invalid` if the filter cannot be read
 */
export async function setAsideMany(db: Db, given: SetAsideMany, by: SignedIn, at: Date): Promise<number> {
  if (given.comments) return setAside(db, given.comments, given, by, at)
  const filter = filterOfChange(given.filter ?? '')
  const ids = await commentsMatching(db, filter, await reachOf(db, by, 'comments.change'))
  if (ids.length !== given.expected) {
    throw new Refusal(
      'conflict',
      `The list has changed since you looked: it now holds ${ids.length.toLocaleString('en-GB')} comments. Nothing was set aside; please look again.`,
    )
  }
  return setAside(db, ids, given, by, at)
}

/**
 * Move a comment back to the inbox. Again is the same as once.
 * @throws {Refusal} `not-found`
 */
export async function undoSetAside(db: Db, id: string, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, id, by)
    const undone = await trx
      .updateTable('setAside')
      .set({ undoneBy: by.id, undoneAt: at })
      .where('commentId', '=', id)
      .where('undoneAt', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!undone) return
    await untellSetAside(trx, [id], at)
    await record(trx, {
      actor: by.id,
      action: 'comment.set-aside-undone',
      subjectId: id,
      consultationId: comment.consultationId,
      at,
    })
    // Anyone who has withdrawn it meanwhile has had the last word.
    if (comment.standing === 'set-aside') await enter(trx, at, { kind: 'restored', comments: [id] })
    await announce(trx, 'public')
  })
}

/**
 * Move back to the inbox those of these comments that are set aside, because they are to be answered after all.
 * @returns their ids: the caller enters them into the ledger with what it does next
 */
export async function restoreIn(trx: Trx, ids: string[], by: string, at: Date): Promise<string[]> {
  const comments = await trx
    .selectFrom('comment')
    .select(['id', 'consultationId'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .where('standing', '=', 'set-aside')
    .orderBy('id')
    .forUpdate()
    .execute()
  if (comments.length === 0) return []
  const restored = comments.map(({ id }) => id)
  await trx
    .updateTable('setAside')
    .set({ undoneBy: by, undoneAt: at })
    .where((eb) => eb('commentId', '=', eb.fn.any(eb.val(restored))))
    .where('undoneAt', 'is', null)
    .execute()
  await untellSetAside(trx, restored, at)
  await record(
    trx,
    ...comments.map(({ id, consultationId }) => ({
      actor: by,
      action: 'comment.set-aside-undone',
      subjectId: id,
      consultationId,
      at,
    })),
  )
  return restored
}

const none = (some: number, all: number, why: string) =>
  all === 1
    ? `This comment is ${why}.`
    : `${some.toLocaleString('en-GB')} of these ${some === 1 ? 'is' : 'are'} ${why}, so none was set aside.`
