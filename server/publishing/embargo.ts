import { takeHoldAway } from '../consultations/set-up/holds.ts'
import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { noSuch, Refusal, refusedAt } from '../http/refusal.ts'
import type { Embargo } from '../responses/contract.ts'
import type { NewEmbargo } from './contract.ts'

/** Hold back whatever would be published in these days, for example before an election. Pages that are public stay. */
export function setEmbargo(db: Db, given: NewEmbargo, by: string, at: Date): Promise<Embargo> {
  return db.transaction().execute(async (trx) => {
    const programme = await trx.selectFrom('programme').select('id').orderBy('createdAt').limit(1).executeTakeFirst()
    if (!programme) throw new Refusal('conflict', 'There is no programme yet.')
    const organisation =
      given.organisationId === null
        ? null
        : await trx.selectFrom('organisation').select('name').where('id', '=', given.organisationId).executeTakeFirst()
    if (organisation === undefined) {
      const message = 'We know no such organisation.'
      throw refusedAt('invalid', 'organisationId', message)
    }
    const made = await trx
      .insertInto('embargo')
      .values({ ...given, programmeId: programme.id, setBy: by, setAt: at })
      .returning(['id', 'area', 'startsOn', 'endsOn', 'reason'])
      .executeTakeFirstOrThrow()
    const embargo = { ...made, organisation: organisation?.name ?? null }
    await record(trx, {
      actor: by,
      action: 'embargo.set',
      subjectId: embargo.id,
      detail: { startsOn: embargo.startsOn, endsOn: embargo.endsOn },
      at,
    })
    return embargo
  })
}

/**
 * End an embargo before its last day, or take back one that was set by mistake.
 * @throws {Refusal} `not-found`; `forbidden` for anyone who wrote part of what it holds; `invalid` without a reason
 */
export function liftEmbargo(db: Db, id: string, reason: string | undefined, by: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const lifted = await trx
      .updateTable('embargo')
      .set({ liftedBy: by, liftedAt: at })
      .where('id', '=', id)
      .where('liftedAt', 'is', null)
      .returning(['id', 'reason', 'endsOn'])
      .executeTakeFirst()
    if (!lifted) throw noSuch('embargo, or it was lifted already')
    const hold = {
      kind: 'embargo',
      consultationId: null,
      embargoId: id,
      before: lifted.endsOn,
      after: 'lifted',
    } as const
    await takeHoldAway(trx, hold, reason, by, at)
    await record(trx, { actor: by, action: 'embargo.lifted', subjectId: id, at })
  })
}
