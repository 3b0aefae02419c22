import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { Refusal } from '../http/refusal.ts'
import type { SignedIn } from '../people/contract.ts'
import { lockComment } from './locked.ts'

/**
 * Put a comment into English for colleagues and for the machine, which reads it again; or take that away. What its author wrote
 * never changes, and nothing of this is published.
 * @param translation  null takes it away
 * @throws {Refusal} `not-found`; `conflict` if its words are gone, or are not its author's
 */
export function translateComment(
  db: Db,
  id: string,
  translation: string | null,
  by: SignedIn,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, id, by)
    if (comment.standing === 'withdrawn')
      throw new Refusal('conflict', 'The author has withdrawn this comment, so nobody needs to read it.')
    if (comment.erasedAt) throw new Refusal('conflict', 'These words were erased: there is nothing left to translate.')
    const paraphrased = await trx
      .selectFrom('originalWords')
      .select('commentId')
      .where('commentId', '=', id)
      .executeTakeFirst()
    if (paraphrased) throw new Refusal('conflict', 'Safeguarding wrote these words, in English already.')
    const words = translation?.replaceAll('\r\n', '\n').trim() || null
    const changed = await trx
      .updateTable('comment')
      .set({ translation: words, words: null, processedAt: null, attempts: 0 })
      .where('id', '=', id)
      .where(sql<boolean>`translation is distinct from ${words}`)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return
    await record(trx, {
      actor: by.id,
      action: 'comment.translated',
      subjectId: id,
      consultationId: comment.consultationId,
      detail: { taken: words === null },
      at,
    })
  })
}
