import { createHash, randomBytes } from 'node:crypto'
import type { Db } from '../data/database.ts'
import { type Role, roles, type SignedIn } from './contract.ts'

const lastsHours = 12

/** Begin a session. @returns its token (256 random bits), of which only the hash is stored */
export async function beginSession(db: Db, personId: string, at: Date): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(at.getTime() + lastsHours * 3_600_000)
  await db
    .insertInto('session')
    .values({ tokenHash: hashOf(token), personId, expiresAt })
    .execute()
  return { token, expiresAt }
}

/** Who holds this token: read anew at each request, so that a lost role or a disabled account counts at once. */
export async function personOf(db: Db, token: string, at: Date): Promise<SignedIn | null> {
  const found = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.personId')
    .select(({ selectFrom }) => [
      'person.id',
      'person.name',
      'person.email',
      'person.post',
      selectFrom('permissionGrant')
        .whereRef('permissionGrant.personId', '=', 'person.id')
        .where('revokedAt', 'is', null)
        .select(({ fn }) => fn.agg<Role[]>('array_agg', ['role']).as('roles'))
        .as('roles'),
    ])
    .where('tokenHash', '=', hashOf(token))
    .where('expiresAt', '>', at)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  return found ? { ...found, roles: roles.filter((role) => found.roles?.includes(role)) } : null
}

export async function endSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('session').where('tokenHash', '=', hashOf(token)).execute()
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
