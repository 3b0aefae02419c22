import { ownersOf } from '../consultations/queries.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { Refusal, refusedAt } from '../http/refusal.ts'
import type { SignedIn } from '../people/contract.ts'
import { may } from '../people/permissions.ts'
import { lockChain } from './chain.ts'
import type { HandOver, NewShares } from './draft-contract.ts'
import { anyOf, draftOf } from './queries.ts'
import { allows } from './rules.ts'
import { keepState } from './states.ts'

/** For whom somebody may draft in a consultation: the programme itself (no id), or organisations that own it. */
export async function mayAnswerFor(
  db: Db,
  consultationId: string,
  person: Pick<SignedIn, 'grants'>,
): Promise<{ id: string | null; name: string }[]> {
  const owners = await ownersOf(db, consultationId)
  return [{ id: null, name: 'The programme' }, ...owners].filter(({ id }) =>
    may(person, 'responses.draft', { is: 'response', consultationId, organisationId: id, sharedWith: [] }),
  )
}

/**
 * Which organisation a new response is for: the one that was chosen, else the only one that this person may draft for.
 * @throws {Refusal} `invalid` if it has to be chosen; `forbidden` for another's
 */
export async function accountableFor(
  trx: Trx,
  consultationId: string,
  chosen: string | undefined,
  person: Pick<SignedIn, 'grants'>,
): Promise<string | null> {
  const offered = await mayAnswerFor(trx, consultationId, person)
  if (offered.length === 0) throw new Refusal('forbidden', 'You cannot begin a response in this consultation.')
  if (chosen !== undefined) {
    if (offered.some(({ id }) => id === chosen)) return chosen
    throw refusedAt('invalid', 'organisation', 'You cannot write for this organisation.')
  }
  if (offered.some(({ id }) => id === null)) return null
  if (offered.length > 1) throw refusedAt('invalid', 'organisation', 'Please choose for which organisation you write.')
  return offered[0]?.id ?? null
}

/**
 * Give a response to another organisation that owns the consultation, or back to the programme: from then on its officers
 * write, approve and publish it. Anyone who gave it away still sees it.
 * @throws {Refusal} `not-found`; `forbidden` for another's response; `conflict` while a version is being reviewed;
 *                   `invalid` for an organisation that does not own the consultation
 */
export async function handOver(db: Db, ref: string, given: HandOver, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    if (!allows(chain, by, 'responses.draft'))
      throw new Refusal('forbidden', 'Only officers of the organisation that answers for it may hand it over.')
    if (chain.abandonedAt) throw new Refusal('conflict', 'This response was abandoned; start a new one.')
    if (chain.sentAt && chain.publication?.versionId !== chain.versionId)
      throw new Refusal('conflict', 'A version is being reviewed. Change it to begin the next one, then hand it over.')
    const owners = await ownersOf(trx, chain.consultationId)
    if (given.organisation !== null && !owners.some(({ id }) => id === given.organisation))
      throw refusedAt('invalid', 'organisation', 'Please choose an organisation that owns this consultation.')
    if (given.organisation === chain.organisationId)
      throw refusedAt('invalid', 'organisation', 'It answers for it already.')
    await trx.updateTable('response').set({ organisationId: given.organisation }).where('id', '=', chain.id).execute()
    // What is still being written is theirs from now on; what was published stays as it was said.
    if (!chain.sentAt) {
      const version = { id: chain.versionId, edit: chain.edit + 1 }
      await trx
        .updateTable('responseVersion')
        .set({ ownerOrganisationId: given.organisation, ownerGroupId: null, edit: version.edit })
        .where('id', '=', version.id)
        .execute()
      const { checkReasons: _none, ...kept } = await draftOf(trx, version.id)
      await keepState(trx, version, kept, by.id, at)
    }
    const kept = [...chain.sharedWith.map(({ id }) => id), ...(chain.organisationId ? [chain.organisationId] : [])]
    await setShares(
      trx,
      chain.id,
      kept.filter((id) => id !== given.organisation),
      by.id,
      at,
    )
    await record(trx, {
      actor: by.id,
      action: 'response.handed-over',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { from: chain.organisationId, to: given.organisation, reason: given.reason },
      at,
    })
  })
}

/** Let exactly these organisations look at a response. @throws {Refusal} `not-found`; `forbidden`; `invalid` */
export async function share(db: Db, ref: string, given: NewShares, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    if (!allows(chain, by, 'responses.draft'))
      throw new Refusal('forbidden', 'Only officers of the organisation that answers for it may share it.')
    const known = await trx
      .selectFrom('organisation')
      .select('id')
      .where('id', '=', anyOf(given.organisations))
      .execute()
    const wanted = known.map(({ id }) => id).filter((id) => id !== chain.organisationId)
    if (known.length < new Set(given.organisations).size)
      throw refusedAt('invalid', 'organisations', 'We know no such organisation.')
    const changed = await setShares(trx, chain.id, wanted, by.id, at)
    if (!changed) return
    await record(trx, {
      actor: by.id,
      action: 'response.shared',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { from: chain.sharedWith.map(({ id }) => id), to: wanted },
      at,
    })
  })
}

async function setShares(trx: Trx, responseId: string, wanted: string[], by: string, at: Date): Promise<boolean> {
  const held = await trx
    .selectFrom('responseShare')
    .select(['id', 'organisationId'])
    .where('responseId', '=', responseId)
    .where('endedAt', 'is', null)
    .execute()
  const gone = held.filter(({ organisationId }) => !wanted.includes(organisationId)).map(({ id }) => id)
  const fresh = [...new Set(wanted)].filter((id) => !held.some(({ organisationId }) => organisationId === id))
  if (gone.length > 0)
    await trx.updateTable('responseShare').set({ endedAt: at, endedBy: by }).where('id', '=', anyOf(gone)).execute()
  if (fresh.length > 0)
    await trx
      .insertInto('responseShare')
      .values(fresh.map((organisationId) => ({ responseId, organisationId, sharedBy: by, sharedAt: at })))
      .execute()
  return gone.length + fresh.length > 0
}
