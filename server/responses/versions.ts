import type { Db } from '../data/database.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import type { Readable } from './contract.ts'
import { draftOf, readableOf } from './queries.ts'

/** One version as it reads, the latest or an earlier one. @throws {Refusal} `not-found` */
export async function versionReadable(db: Db, of: { id: string; ref: string }, number: number): Promise<Readable> {
  const version = await db
    .selectFrom('responseVersion')
    .select('id')
    .where('responseId', '=', of.id)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!version) throw new Refusal('not-found', `There is no version ${number} of ${of.ref}.`)
  return readableOf(db, of, await draftOf(db, version.id))
}

/** The number of the version that was last sent for review. @throws {Refusal} `not-found`; `conflict` if none was */
export async function lastSent(db: Db, ref: string): Promise<number> {
  const row = await db
    .selectFrom('response as r')
    .leftJoin('responseVersion as v', (join) => join.onRef('v.responseId', '=', 'r.id').on('v.sentAt', 'is not', null))
    .select('v.number')
    .where('r.ref', '=', ref)
    .orderBy('v.number', (order) => order.desc().nullsLast())
    .limit(1)
    .executeTakeFirst()
  if (!row) throw noSuch('response')
  if (row.number === null) throw new Refusal('conflict', `No version of ${ref} has been sent for review yet.`)
  return row.number
}
