import { type Trx } from '../data/database.ts'
import type { SignedIn } from '../people/contract.ts'
import { may } from '../people/permissions.ts'
import { Refusal } from '../http/refusal.ts'
import { inLists } from '../data/visible.ts'

/**
 * Hold one comment still while something is done to it.
 * @throws {Refusal} `not-found` if there is none, or it is restricted and this person may not know of it
 */
export async function lockComment(trx: Trx, id: string, by: SignedIn) {
  const [comment] = await lockComments(trx, [id], by)
  if (!comment) throw new Refusal('not-found', 'There is no such comment.')
  return comment
}

/** Hold comments still, in id order, so that two people who act on the same ones queue. Those that cannot be seen are left out. */
export async function lockComments(trx: Trx, ids: string[], by: SignedIn) {
  return trx
    .selectFrom('comment')
    .select(['id', 'consultationId', 'body', 'standing', 'restricted', 'needsPerson', 'audit', 'erasedAt'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .$if(!may(by, 'safeguarding.see'), (query) => query.where(inLists('comment')))
    .orderBy('id')
    .forUpdate()
    .execute()
}
