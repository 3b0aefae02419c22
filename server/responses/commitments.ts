import { announce } from '../changes.ts'
import type { Db } from '../database.ts'
import { tell } from '../followers/tell.ts'
import { record } from '../history.ts'
import { Refusal } from '../refusal.ts'
import { dayOf } from '../time.ts'
import { lockChain } from './chain.ts'
import type { NewCommitmentUpdate } from './contract.ts'

/**
 * Say in public what became of a promise. What was said before stays; with `keptOn` it counts as kept from that day.
 * @throws {Refusal} `not-found` for a promise that is not in what is public; `invalid` for a day that has not come yet
 */
export function updateCommitment(
  db: Db,
  ref: string,
  series: string,
  given: NewCommitmentUpdate,
  by: string,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const commitment = await trx
      .selectFrom('commitment')
      .select('id')
      .where('series', '=', series)
      .where('versionId', '=', chain.publication?.versionId ?? null)
      .executeTakeFirst()
    if (!commitment) throw new Refusal('not-found', 'There is no such commitment in what has been published.')
    const today = dayOf(at)
    if (given.keptOn !== null && given.keptOn > today) {
      const message = 'A promise cannot have been kept on a day that has not come yet.'
      throw new Refusal('invalid', message, [{ field: 'keptOn', message }])
    }
    const { id: cause } = await trx
      .insertInto('commitmentUpdate')
      .values({ ...given, series, responseId: chain.id, byPerson: by, onDay: today, at })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(trx, {
      actor: by,
      action: given.keptOn ? 'commitment.kept' : 'commitment.updated',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { series, keptOn: given.keptOn },
      at,
    })
    await tell(trx, { kind: 'commitment', cause, responseId: chain.id }, at)
    await announce(trx, 'public')
  })
}
