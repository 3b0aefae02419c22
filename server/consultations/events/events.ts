import type { Db, Trx } from '../../data/database.ts'
import { noSuch, Refusal, refusedAt } from '../../http/refusal.ts'
import type { EventDraft } from '../set-up/set-up-contract.ts'

import { change } from '../set-up/change.ts'

/** @throws {Refusal} `conflict` if the reference is taken */
export function addEvent(db: Db, consultationId: string, given: EventDraft, by: string): Promise<string> {
  return change(db, consultationId, by, 'event.added', async (trx) => {
    const made = await trx
      .insertInto('engagementEvent')
      .values({ consultationId, ...(await eventColumns(trx, consultationId, given)) })
      .onConflict((conflict) => conflict.columns(['consultationId', 'ref']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) throw refTaken()
    return made.id
  })
}

/** @throws {Refusal} `not-found`; `conflict` if the reference is taken; `invalid` for a phase or host that there is not */
export function changeEvent(db: Db, consultationId: string, id: string, given: EventDraft, by: string): Promise<void> {
  return change(db, consultationId, by, 'event.changed', async (trx) => {
    const taken = await trx
      .selectFrom('engagementEvent')
      .select('id')
      .where('consultationId', '=', consultationId)
      .where('ref', '=', given.ref)
      .where('id', '<>', id)
      .executeTakeFirst()
    if (taken) throw refTaken()
    const changed = await trx
      .updateTable('engagementEvent')
      .set(await eventColumns(trx, consultationId, given))
      .where('consultationId', '=', consultationId)
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    if (!changed) throw noSuch('event')
  })
}

const refTaken = () =>
  new Refusal('conflict', 'This consultation has an event of that reference already.', [
    { field: 'ref', message: 'This reference is taken.' },
  ])

async function eventColumns(trx: Trx, consultationId: string, given: EventDraft) {
  if (given.attended !== undefined && !given.held)
    throw refusedAt('invalid', 'held', 'Please say that it was held, since you say how many came.')
  const phase =
    given.phaseId &&
    (await trx
      .selectFrom('phase')
      .select('id')
      .where('id', '=', given.phaseId)
      .where('consultationId', '=', consultationId)
      .executeTakeFirst())
  if (given.phaseId && !phase) throw refusedAt('invalid', 'phaseId', 'There is no such phase.')
  const host =
    given.hostOrganisationId &&
    (await trx.selectFrom('organisation').select('id').where('id', '=', given.hostOrganisationId).executeTakeFirst())
  if (given.hostOrganisationId && !host)
    throw refusedAt('invalid', 'hostOrganisationId', 'There is no such organisation.')
  return {
    ref: given.ref,
    title: given.title,
    kind: given.kind,
    day: given.day ?? null,
    dayWording: given.dayWording ?? null,
    starts: given.starts ?? null,
    ends: given.ends ?? null,
    venue: given.venue ?? null,
    place: given.place ?? null,
    area: given.area ?? null,
    audience: given.audience ?? null,
    staffOnly: given.staffOnly,
    attended: given.attended ?? null,
    countedHow: given.countedHow ?? null,
    invited: given.invited ?? null,
    languages: given.languages,
    accessProvided: given.accessProvided,
    captureMethod: given.captureMethod ?? null,
    held: given.held,
    phaseId: given.phaseId ?? null,
    hostOrganisationId: given.hostOrganisationId ?? null,
    cameOfIt: given.cameOfIt ?? null,
  }
}
