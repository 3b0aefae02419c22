import { sql } from 'kysely'
import type { Db, Trx } from '../data/database.ts'
import { noSuch } from '../http/refusal.ts'
import type { Chain } from './chain.ts'
import type { Draft, SavedState } from './draft-contract.ts'

/**
 * Keep a draft as it was saved just now. Of what is older than an hour, a state goes whose next is of the same person and minute: the
 * last that somebody wrote before a colleague did always stays.
 */
export async function keepState(
  trx: Trx,
  version: { id: string; edit: number },
  draft: Draft,
  by: string,
  at: Date,
): Promise<void> {
  await trx
    .insertInto('responseState')
    .values({ versionId: version.id, edit: version.edit, draft: JSON.stringify(draft), personId: by, at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await sql`delete from response_state old where old.version_id = ${version.id} and old.at < ${at}::timestamptz - interval '1 hour'
    and (select next.person_id = old.person_id and date_trunc('minute', next.at) = date_trunc('minute', old.at)
      from response_state next where next.version_id = old.version_id and next.edit > old.edit order by next.edit limit 1)`.execute(
    trx,
  )
}

/** Keep what somebody wrote and did not choose where a colleague had changed the same: no edit of the draft, and it stays. */
export async function keepUnchosen(trx: Trx, versionId: string, draft: Draft, by: string, at: Date): Promise<void> {
  const words = JSON.stringify(draft)
  await sql`insert into response_state (version_id, draft, person_id, at)
    select ${versionId}::uuid, ${words}::jsonb, ${by}::uuid, ${at}::timestamptz
    where not exists (select from response_state s
      where s.version_id = ${versionId}::uuid and s.edit is null and s.person_id = ${by}::uuid and s.draft = ${words}::jsonb)`.execute(
    trx,
  )
}

/** What an editor began from. @returns undefined if it is older than what is kept */
export async function stateAt(db: Db, responseId: string, version: number, edit: number): Promise<Draft | undefined> {
  const row = await db
    .selectFrom('responseState as s')
    .innerJoin('responseVersion as v', 'v.id', 's.versionId')
    .select('s.draft')
    .where('v.responseId', '=', responseId)
    .where('v.number', '=', version)
    .where('s.edit', '=', edit)
    .executeTakeFirst()
  return row?.draft as Draft | undefined
}

/** Every state that is kept, the latest first. */
export function statesOf(db: Db, responseId: string): Promise<SavedState[]> {
  return db
    .selectFrom('responseState as s')
    .innerJoin('responseVersion as v', 'v.id', 's.versionId')
    .innerJoin('person', 'person.id', 's.personId')
    .select(['s.id', 'v.number as version', 's.edit', 's.at', 'person.name as by'])
    .where('v.responseId', '=', responseId)
    .orderBy('s.id', 'desc')
    .limit(500)
    .execute()
}

/** One of them. @throws {Refusal} `not-found` */
export async function findState(db: Db, chain: Chain, id: string): Promise<{ draft: Draft; by: string; at: Date }> {
  const row = await db
    .selectFrom('responseState as s')
    .innerJoin('responseVersion as v', 'v.id', 's.versionId')
    .innerJoin('person', 'person.id', 's.personId')
    .select(['s.draft', 's.at', 'person.name as by'])
    .where('v.responseId', '=', chain.id)
    .where('s.id', '=', id)
    .executeTakeFirst()
  if (!row) throw noSuch('saved state')
  return { ...row, draft: row.draft as Draft }
}
