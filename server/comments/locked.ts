import { type Trx } from '../data/database.ts'
import type { SignedIn } from '../people/contract.ts'
import { reachOf } from '../people/reach.ts'
import { noSuch } from '../http/refusal.ts'
import { inLists, whole, within } from '../data/visible.ts'

/**
 * Hold one comment still while something is done to it.
 * @throws {Refusal} `not-found` if there is none, or it is restricted and this person may not know of it
 */
export async function lockComment(trx: Trx, id: string, by: SignedIn) {
  const [comment] = await lockComments(trx, [id], by)
  if (!comment) throw noSuch('comment')
  return comment
}

/** Hold comments still, in id order, so that two people who act on the same ones queue. Those that they cannot see are left out. */
export async function lockComments(trx: Trx, ids: string[], by: SignedIn) {
  const reach = await reachOf(trx, by, 'comments.read')
  const restricted = await reachOf(trx, by, 'safeguarding.see')
  return trx
    .selectFrom('comment')
    .select(['id', 'consultationId', 'body', 'standing', 'restricted', 'needsPerson', 'audit', 'erasedAt'])
    .where((eb) => eb('id', '=', eb.fn.any(eb.val(ids))))
    .where((eb) =>
      eb.or([
        reach === whole ? inLists('comment') : eb.and([inLists('comment'), within(reach, 'consultationId')]),
        restricted === whole ? eb.lit(true) : within(restricted, 'consultationId'),
      ]),
    )
    .orderBy('id')
    .forUpdate()
    .execute()
}
