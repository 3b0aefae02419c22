import type { Db } from '../database.ts'
import { Refusal } from '../refusal.ts'
import type { Readable } from './contract.ts'
import { draftOf, readableOf } from './queries.ts'

/** One version as it reads, the latest or an earlier one. @throws {Refusal} `not-found` */
export async function versionReadable(
  db: Db,
  of: { id: string; ref: string; comments: number },
  number: number,
): Promise<Readable> {
  const version = await db
    .selectFrom('responseVersion')
    .select('id')
    .where('responseId', '=', of.id)
    .where('number', '=', number)
    .executeTakeFirst()
  if (!version) throw new Refusal('not-found', `There is no version ${number} of ${of.ref}.`)
  return readableOf(db, { ...of, responseId: of.id }, await draftOf(db, version.id))
}
