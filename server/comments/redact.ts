import { announce } from '../data/changes.ts'
import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { enter } from '../ledger/enter.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal } from '../http/refusal.ts'
import type { NewRedaction } from './contract.ts'
import { lockComment } from './locked.ts'

/**
 * Say what the public would read of a comment. The original is never changed and earlier redactions stay; the same again
 * adds nothing.
 * @returns the redaction's id
 * @throws {Refusal} `not-found`; `conflict` if it is withdrawn, or somebody redacted it since this one was begun
 */
export function redact(db: Db, id: string, given: NewRedaction, by: SignedIn, at: Date): Promise<string> {
  return db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, id, by)
    if (comment.standing === 'withdrawn') {
      throw new Refusal('conflict', 'The author has withdrawn this comment, so none of it can be published.')
    }
    if (comment.erasedAt) throw new Refusal('conflict', 'These words were erased: there is nothing left to publish.')
    // A form's text comes back with CRLF line ends; words that nobody changed must not look changed.
    const publicBody = comment.body.includes('\r\n') ? given.publicBody : given.publicBody.replaceAll('\r\n', '\n')
    const latest = await trx
      .selectFrom('redaction')
      .select(['id', 'publicBody', 'reason'])
      .where('commentId', '=', id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (latest && latest.publicBody === publicBody && latest.reason === given.reason) return latest.id
    if ((latest?.id ?? null) !== (given.basedOn ?? null)) {
      throw new Refusal(
        'conflict',
        'Somebody has saved other public words since you began. Yours are kept below; please compare and save again.',
      )
    }
    const { id: redactionId } = await trx
      .insertInto('redaction')
      .values({ commentId: id, publicBody, reason: given.reason, byPerson: by.id, at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(trx, {
      actor: by.id,
      action: 'comment.redacted',
      subjectId: id,
      consultationId: comment.consultationId,
      detail: { redaction: redactionId, changed: publicBody !== comment.body },
      at,
    })
    await enter(trx, at, { kind: 'redacted', comments: [id], text: publicBody })
    await announce(trx, 'public')
    return redactionId
  })
}
