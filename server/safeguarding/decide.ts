import { may } from '../people/permissions.ts'
import { sql } from 'kysely'
import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { dayOf } from '../data/time.ts'
import { lookAtAuthor } from '../comments/author.ts'
import type { Author } from '../comments/author-contract.ts'
import type { SignedIn } from '../people/contract.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import type { Decision, NewFlag } from '../comments/flag-contract.ts'

/**
 * Flag a comment by hand: it leaves every ordinary list at once, until somebody with the safeguarding role releases it.
 * Again by the same person is the same as once.
 * @throws {Refusal} `not-found`
 */
export async function flag(db: Db, id: string, given: NewFlag, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const comment = await trx
      .selectFrom('comment')
      .select(['id', 'consultationId', 'restricted'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!comment) throw noSuch('comment')
    if (comment.restricted) {
      const own = await trx
        .selectFrom('safeguardingFlag')
        .select('id')
        .where('commentId', '=', id)
        .where('raisedBy', '=', by.id)
        .where('decision', 'is', null)
        .executeTakeFirst()
      if (own) return
      if (!may(by, 'safeguarding.see')) throw noSuch('comment')
    }
    await trx
      .insertInto('safeguardingFlag')
      .values({ commentId: id, kind: given.kind, why: given.why, raisedBy: by.id, raisedAt: at })
      .execute()
    await record(trx, {
      actor: by.id,
      action: 'comment.flagged',
      subjectId: id,
      consultationId: comment.consultationId,
      detail: { kind: given.kind },
      at,
    })
    await announce(trx, 'public')
  })
}

/**
 * Say that the flags of a comment have been seen; the first to see them stays on record.
 * @throws {Refusal} `not-found` if the comment was never flagged
 */
export async function seeFlags(db: Db, commentId: string, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const flagged = await lockFlagged(trx, commentId)
    const seen = await trx
      .updateTable('safeguardingFlag')
      .set({ seenBy: by.id, seenAt: at })
      .where('commentId', '=', commentId)
      .where('seenAt', 'is', null)
      .returning('id')
      .execute()
    if (seen.length === 0) return
    await record(trx, {
      actor: by.id,
      action: 'comment.flag-seen',
      subjectId: commentId,
      consultationId: flagged.consultationId,
      at,
    })
  })
}

/**
 * Decide what is done about a flagged comment; `release` gives it back to the ordinary lists. Every flag of the comment is
 * decided at once, and a decision may be changed: each stays in the history. The same again is the same as once.
 * @throws {Refusal} `not-found` if the comment was never flagged
 */
export async function decideFlags(db: Db, commentId: string, given: Decision, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const flagged = await lockFlagged(trx, commentId)
    const referredTo = given.referredTo ?? null
    const note = given.note ?? null
    const acts = given.decision === 'refer' || given.decision === 'welfare-contact'
    const actedOn = acts ? (given.actedOn ?? dayOf(at)) : null
    if (actedOn !== null && actedOn > dayOf(at))
      throw new Refusal('invalid', 'That day has not come yet.', [
        { field: 'actedOn', message: 'That day has not come yet.' },
      ])
    const decided = await trx
      .updateTable('safeguardingFlag')
      .set((eb) => ({
        decision: given.decision,
        decidedBy: by.id,
        decidedAt: at,
        referredTo,
        actedOn,
        note,
        seenBy: eb.fn.coalesce('seenBy', eb.val(by.id)),
        seenAt: eb.fn.coalesce('seenAt', eb.val(at)),
      }))
      .where('commentId', '=', commentId)
      .where((eb) =>
        eb.or([
          eb('decision', 'is distinct from', given.decision),
          eb('referredTo', 'is distinct from', referredTo),
          eb('actedOn', 'is distinct from', actedOn),
          eb('note', 'is distinct from', note),
        ]),
      )
      .returning('id')
      .execute()
    if (decided.length === 0) return
    await record(trx, {
      actor: by.id,
      action: 'comment.flag-decided',
      subjectId: commentId,
      consultationId: flagged.consultationId,
      detail: { decision: given.decision },
      at,
    })
    if (given.decision === 'release') {
      await putOriginalBack(trx, flagged, by, at)
      if (given.concern) await raiseConcern(trx, flagged, by, at)
    }
    await announce(trx, 'public')
  })
}

/** Released words are the author's own again, where a paraphrase stood for them. */
async function putOriginalBack(
  trx: Trx,
  { id, consultationId }: { id: string; consultationId: string },
  by: SignedIn,
  at: Date,
): Promise<void> {
  const kept = await trx.selectFrom('originalWords').select('commentId').where('commentId', '=', id).executeTakeFirst()
  if (!kept) return
  await sql`select put_original_back(${id})`.execute(trx)
  await record(trx, { actor: by.id, action: 'comment.original-put-back', subjectId: id, consultationId, at })
}

/** Whoever reported a wrong where they work has a reply coming, by a day: on the list of requests nobody overlooks it. */
async function raiseConcern(
  trx: Trx,
  { id, consultationId }: { id: string; consultationId: string },
  by: SignedIn,
  at: Date,
): Promise<void> {
  const kind = 'whistleblowing'
  const raised = await trx
    .insertInto('commentRoute')
    .values({ commentId: id, route: kind, raisedAt: at, raisedBy: by.id })
    .onConflict((conflict) => conflict.columns(['commentId', 'route']).doNothing())
    .returning('commentId')
    .execute()
  if (raised.length > 0)
    await record(trx, { actor: by.id, action: 'request.raised', subjectId: id, consultationId, detail: { kind }, at })
}

/**
 * What its author left to be reached by, for anyone who decides about the comment; each look is in the history.
 * @throws {Refusal} `not-found` if the comment was never flagged, or its author left nothing
 */
export function lookAtContact(db: Db, key: Buffer, commentId: string, by: SignedIn, at: Date): Promise<Author> {
  return db.transaction().execute(async (trx) => {
    const flagged = await lockFlagged(trx, commentId)
    return lookAtAuthor(trx, key, flagged, {}, by, at)
  })
}

/** @throws {Refusal} `not-found` if the comment was never flagged */
export async function lockFlagged(trx: Trx, commentId: string) {
  const flagged = await trx
    .selectFrom('comment as c')
    .select(['c.id', 'c.consultationId'])
    .where('c.id', '=', commentId)
    .where((eb) =>
      eb.exists(eb.selectFrom('safeguardingFlag as f').select('f.id').whereRef('f.commentId', '=', 'c.id')),
    )
    .forUpdate('c')
    .executeTakeFirst()
  if (!flagged) throw noSuch('comment in the queue')
  return flagged
}
