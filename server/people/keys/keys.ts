import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { noSuch, Refusal } from '../../http/refusal.ts'

/** What another system may do with its key: one thing, for one consultation. */
export type ApiKey = { id: string; scope: 'submissions.batch'; consultationId: string }

/** Make a key. @returns its text, shown this once: only the hash is kept */
export async function makeKey(
  db: Db,
  given: { name: string; consultationId: string },
  by: string,
  at: Date,
): Promise<string> {
  const key = `sad_${randomBytes(32).toString('base64url')}`
  await db.transaction().execute(async (trx) => {
    const { id } = await trx
      .insertInto('apiKey')
      .values({
        name: given.name.trim(),
        keyHash: hashOf(key),
        starts: key.slice(0, 10),
        scope: 'submissions.batch',
        consultationId: given.consultationId,
        createdBy: by,
        createdAt: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(trx, { actor: by, action: 'api-key.made', subjectId: id, consultationId: given.consultationId, at })
  })
  return key
}

/** Take a key back: it is refused from the next request on. @throws {Refusal} `not-found` */
export async function revokeKey(db: Db, id: string, by: string, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const found = await trx
      .selectFrom('apiKey')
      .select(['consultationId', 'revokedAt'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!found) throw noSuch('key')
    if (found.revokedAt) return
    await trx.updateTable('apiKey').set({ revokedAt: at, revokedBy: by }).where('id', '=', id).execute()
    await record(trx, { actor: by, action: 'api-key.revoked', subjectId: id, consultationId: found.consultationId, at })
  })
}

/**
 * Whose key a request carries in `Authorization: Bearer …`.
 * @throws {Refusal} `unauthorised`, in the same words for none, a wrong and a revoked one
 */
export async function keyOf(db: Db, authorization: string | undefined, at: Date): Promise<ApiKey> {
  const key = /^Bearer (sad_[\w-]{43})$/i.exec(authorization ?? '')?.[1]
  const found =
    key &&
    (await db
      .selectFrom('apiKey')
      .select(['id', 'scope', 'consultationId', 'lastUsedAt'])
      .where('keyHash', '=', hashOf(key))
      .where('revokedAt', 'is', null)
      .executeTakeFirst())
  if (!found) throw new Refusal('unauthorised', 'Please send a valid key: Authorization: Bearer sad_….')
  // Once a minute is enough to see that it is in use.
  if (!found.lastUsedAt || at.getTime() - found.lastUsedAt.getTime() > 60_000)
    await db.updateTable('apiKey').set({ lastUsedAt: at }).where('id', '=', found.id).execute()
  return { id: found.id, scope: 'submissions.batch', consultationId: found.consultationId }
}

/** Every key, those in use first. */
export async function allKeys(db: Db) {
  const rows = await db
    .selectFrom('apiKey as k')
    .innerJoin('consultation as c', 'c.id', 'k.consultationId')
    .innerJoin('person as p', 'p.id', 'k.createdBy')
    .select([
      'k.id',
      'k.name',
      'k.starts',
      'c.slug',
      'c.title',
      'p.name as createdBy',
      'k.createdAt',
      'k.lastUsedAt',
      'k.revokedAt',
    ])
    .orderBy(sql`k.revoked_at is not null`)
    .orderBy('k.id', 'desc')
    .execute()
  return rows.map(({ slug, title, ...key }) => ({
    ...key,
    scope: 'submissions.batch' as const,
    consultation: { slug, title },
  }))
}

function hashOf(key: string): Buffer {
  return createHash('sha256').update(key).digest()
}
