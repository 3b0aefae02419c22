import { sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { noSuch, refusedAt } from '../../http/refusal.ts'
import type { OwnersDraft } from '../set-up/set-up-contract.ts'

/**
 * Say which organisations own a consultation: exactly these. Their officers read its comments, and each answers in its own name.
 * @throws {Refusal} `not-found`; `invalid` for an organisation that we do not know; `conflict` while one that goes has a draft
 */
export async function setOwners(db: Db, slug: string, given: OwnersDraft, by: string, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const consultation = await trx
      .selectFrom('consultation')
      .select('id')
      .where('slug', '=', slug)
      .forUpdate()
      .executeTakeFirst()
    if (!consultation) throw noSuch('consultation')
    const wanted = [...new Set(given.organisations)]
    const known = await trx
      .selectFrom('organisation')
      .select('id')
      .where(sql<boolean>`id = any(${wanted}::uuid[])`)
      .execute()
    if (known.length < wanted.length) refuse('invalid', 'We know no such organisation.')
    const held = await trx
      .selectFrom('consultationOwner')
      .select(['id', 'organisationId'])
      .where('consultationId', '=', consultation.id)
      .where('endedAt', 'is', null)
      .execute()
    const gone = held.filter(({ organisationId }) => !wanted.includes(organisationId))
    const fresh = wanted.filter((id) => !held.some(({ organisationId }) => organisationId === id))
    if (gone.length === 0 && fresh.length === 0) return
    const left = await trx
      .selectFrom('response as r')
      .innerJoin('organisation as o', 'o.id', 'r.organisationId')
      .select(['r.ref', 'o.name'])
      .where('r.consultationId', '=', consultation.id)
      .where('r.abandonedAt', 'is', null)
      .where(sql<boolean>`r.organisation_id = any(${gone.map((one) => one.organisationId)}::uuid[])`)
      .orderBy('r.ref')
      .limit(1)
      .executeTakeFirst()
    if (left) refuse('conflict', `${left.name} answers for ${left.ref}. Hand that over first.`)
    for (const { id } of gone)
      await trx.updateTable('consultationOwner').set({ endedAt: at, endedBy: by }).where('id', '=', id).execute()
    for (const organisationId of fresh)
      await trx
        .insertInto('consultationOwner')
        .values({ consultationId: consultation.id, organisationId, addedBy: by, addedAt: at })
        .execute()
    await record(trx, {
      actor: by,
      action: 'consultation.owners-changed',
      subjectId: consultation.id,
      consultationId: consultation.id,
      detail: { from: held.map((one) => one.organisationId), to: wanted },
      at,
    })
  })
}

function refuse(kind: 'invalid' | 'conflict', message: string): never {
  throw refusedAt(kind, 'organisations', message)
}
