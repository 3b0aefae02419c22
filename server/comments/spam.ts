import { announce } from '../data/changes.ts'
import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { Refusal } from '../http/refusal.ts'
import type { SignedIn } from '../people/contract.ts'
import { lockComment } from './locked.ts'
import { setAside } from './set-aside.ts'

/**
 * Say that somebody has looked at what looks like spam, and what it is. Spam is set aside, with that reason; what is none is
 * read for its themes like any other. A decision may be changed; the same again is the same as once.
 * @throws {Refusal} `not-found` if there is no such comment or nothing marked it; `conflict` as `setAside`
 */
export async function decideSpam(db: Db, id: string, isSpam: boolean, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, id, by)
    const decided = await trx
      .updateTable('spamMark')
      .set({ isSpam, lookedBy: by.id, lookedAt: at })
      .where('commentId', '=', id)
      .where('isSpam', 'is distinct from', isSpam)
      .returning('commentId')
      .executeTakeFirst()
    if (!decided) {
      const marked = await trx.selectFrom('spamMark').select('commentId').where('commentId', '=', id).executeTakeFirst()
      if (!marked) throw new Refusal('not-found', 'This comment is not marked as spam.')
      return
    }
    // What is none is read again from the beginning, as if it had just come in.
    const again = isSpam ? {} : { processedAt: null }
    await trx
      .updateTable('comment')
      .set({ needsPerson: null, ...again })
      .where('id', '=', id)
      .execute()
    await record(trx, {
      actor: by.id,
      action: isSpam ? 'comment.called-spam' : 'comment.called-no-spam',
      subjectId: id,
      consultationId: comment.consultationId,
      at,
    })
    await announce(trx, 'public')
  })
  if (isSpam) await setAside(db, [id], { reason: 'spam' }, by, at)
}
