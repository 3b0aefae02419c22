import { createHash, randomBytes } from 'node:crypto'
import type { ExpressionBuilder } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../data/database.ts'
import type { Tables } from '../data/tables.ts'
import { type Grant, roles, type SignedIn } from './contract.ts'

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
    .select(['person.id', 'person.name', 'person.email', 'person.post'])
    .select((eb) => grantsOf(eb).as('grants'))
    .where('tokenHash', '=', hashOf(token))
    .where('expiresAt', '>', at)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  return found ? { ...found, roles: rolesIn(found.grants) } : null
}

/** Somebody with an account, as they would be if they asked now. */
export async function findPerson(db: Db, id: string): Promise<SignedIn | undefined> {
  const found = await db
    .selectFrom('person')
    .select(['person.id', 'person.name', 'person.email', 'person.post'])
    .select((eb) => grantsOf(eb).as('grants'))
    .where('person.id', '=', id)
    .executeTakeFirst()
  return found && { ...found, roles: rolesIn(found.grants) }
}

/** Every role that is held anywhere, in our order. */
export function rolesIn(grants: Grant[]) {
  return roles.filter((role) => grants.some((grant) => grant.role === role))
}

/** The grants in force of the person of the row. */
export function grantsOf(eb: ExpressionBuilder<Tables, 'person'>) {
  return jsonArrayFrom(
    eb
      .selectFrom('permissionGrant as g')
      .select(['g.role', 'g.organisationId', 'g.consultationId'])
      .whereRef('g.personId', '=', 'person.id')
      .where('g.revokedAt', 'is', null)
      .orderBy('g.role')
      .orderBy('g.id'),
  )
}

export async function endSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('session').where('tokenHash', '=', hashOf(token)).execute()
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
