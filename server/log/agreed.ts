import type { Db } from '../data/database.ts'
import { Refusal } from '../http/refusal.ts'
import type { Day } from '../http/wire.ts'
import type { Readable } from '../responses/contract.ts'
import { differencesBetween } from '../responses/difference.ts'
import { versionReadable } from '../responses/versions.ts'
import { entryAsOf } from './as-of.ts'
import type { AgreedVersion } from './entry-contract.ts'

/**
 * The words that a board agreed to in public, and what was changed in them since, word by word, up to what is published. Quotations
 * are left out: people's own words are public only as they were approved.
 * @throws {Refusal} `not-found` if the entry is not public, or no board that meets in public agreed to this version
 */
export async function agreedVersion(db: Db, ref: string, version: number, day: Day): Promise<AgreedVersion> {
  const entry = await entryAsOf(db, ref, { day })
  const resolutions = entry.resolutions.filter((one) => one.version === version)
  if (resolutions.length === 0)
    throw new Refusal('not-found', `No board that meets in public has agreed to version ${version} of ${ref}.`)
  const { id } = await db.selectFrom('response').select('id').where('ref', '=', ref).executeTakeFirstOrThrow()
  const of = { id, ref, comments: entry.comments }
  const agreed = withoutQuotes(await versionReadable(db, of, version))
  const published = withoutQuotes(await versionReadable(db, of, entry.version))
  return {
    ref,
    version,
    publishedVersion: entry.version,
    resolutions,
    youSaid: agreed.youSaid,
    weDid: agreed.weDid,
    reasonText: agreed.reasonText,
    commitments: agreed.commitments.map(({ text, owner, dueOn }) => ({ text, owner, dueOn })),
    differences: differencesBetween(agreed, published),
    amendments: entry.amendments.filter((one) => one.version > version),
  }
}

const withoutQuotes = (readable: Readable): Readable => ({ ...readable, quotes: [] })
