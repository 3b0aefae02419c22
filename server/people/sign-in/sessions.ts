import { randomBytes } from 'node:crypto'
import { type ExpressionBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { Db } from '../../data/database.ts'
import type { Tables } from '../../data/tables.ts'
import { hashOfToken } from '../../data/seal.ts'
import { type Grant, type How, roles, type SignedIn } from '../contract.ts'

const lastsHours = 12
/** A session that nobody uses ends by itself after so many minutes. */
const idleMinutes = 60
/** For so many minutes after somebody has shown who they are, publishing, exports and roles do not ask again. */
const freshMinutes = 15

/** What is known of a session besides whose it is. */
export type Session = {
  id: string
  how: string[]
  confirmedAt: Date
  /** A role that they hold demands a second factor, and they have none yet. */
  mustAddFactor: boolean
}

/**
 * Begin a session.
 * @param by  how they signed in, and with what browser
 * @returns its token (256 random bits), of which only the hash is stored
 */
export async function beginSession(
  db: Db,
  personId: string,
  at: Date,
  by: { how: How[]; device: string } = { how: [], device: '' },
): Promise<{ token: string; expiresAt: Date }> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = new Date(at.getTime() + lastsHours * 3_600_000)
  await db
    .insertInto('session')
    .values({
      tokenHash: hashOfToken(token),
      personId,
      expiresAt,
      createdAt: at,
      lastSeenAt: at,
      confirmedAt: at,
      ...by,
    })
    .execute()
  return { token, expiresAt }
}

/** Whose session this is: read at each request, so that a lost role or a disabled account counts at once. */
export async function sessionOf(
  db: Db,
  token: string,
  at: Date,
): Promise<{ person: SignedIn; session: Session } | null> {
  const found = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.personId')
    .select(['person.id', 'person.name', 'person.email', 'person.post'])
    .select(['session.id as sessionId', 'session.how', 'session.confirmedAt', 'session.lastSeenAt'])
    .select((eb) => grantsOf(eb).as('grants'))
    .select(mustAddFactor.as('mustAddFactor'))
    .where('tokenHash', '=', hashOfToken(token))
    .where('expiresAt', '>', at)
    .where('lastSeenAt', '>', new Date(at.getTime() - idleMinutes * 60_000))
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  if (!found) return null
  const { sessionId, how, confirmedAt, lastSeenAt, mustAddFactor: must, ...person } = found
  // Once a minute is enough to see that it is in use.
  if (at.getTime() - lastSeenAt.getTime() > 60_000)
    await db.updateTable('session').set({ lastSeenAt: at }).where('id', '=', sessionId).execute()
  return {
    person: { ...person, roles: rolesIn(person.grants) },
    session: { id: sessionId, how, confirmedAt, mustAddFactor: must },
  }
}

/** Whether somebody has shown lately that it is they who sit there. */
export function isFresh({ confirmedAt }: Session, at: Date): boolean {
  return at.getTime() - confirmedAt.getTime() < freshMinutes * 60_000
}

/** They have shown it again. */
export async function confirmSession(db: Db, id: string, at: Date): Promise<void> {
  await db.updateTable('session').set({ confirmedAt: at }).where('id', '=', id).execute()
}

/** The sessions somebody has open, the latest first. */
export function sessionsOf(db: Db, personId: string, at: Date) {
  return db
    .selectFrom('session')
    .select(['id', 'createdAt', 'lastSeenAt', 'device', 'how'])
    .where('personId', '=', personId)
    .where('expiresAt', '>', at)
    .where('lastSeenAt', '>', new Date(at.getTime() - idleMinutes * 60_000))
    .orderBy('lastSeenAt', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Sign out: the browser that asks. */
export async function endSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom('session').where('tokenHash', '=', hashOfToken(token)).execute()
}

/** Sign out one's sessions: one of them, or all but the one that asks, or all. */
export async function endSessions(
  db: Db,
  personId: string,
  which: { only?: string; butNot?: string } = {},
): Promise<void> {
  await db
    .deleteFrom('session')
    .where('personId', '=', personId)
    .$if(which.only !== undefined, (query) => query.where('id', '=', which.only ?? ''))
    .$if(which.butNot !== undefined, (query) => query.where('id', '<>', which.butNot ?? ''))
    .execute()
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
function grantsOf(eb: ExpressionBuilder<Tables, 'person'>) {
  return jsonArrayFrom(
    eb
      .selectFrom('permissionGrant as g')
      .select(['g.role', 'g.organisationId', 'g.consultationId'])
      .whereRef('g.personId', '=', 'person.id')
      .where('g.revokedAt', 'is', null)
      .where((when) => when.or([when('g.needsConfirmation', '=', false), when('g.confirmedAt', 'is not', null)]))
      .orderBy('g.role')
      .orderBy('g.id'),
  )
}

/** Of the person of the row: a role demands a second factor, and there is none. */
const mustAddFactor = sql<boolean>`(
  exists (
    select from permission_grant g join programme p on g.role = any(p.second_factor_roles)
    where g.person_id = person.id and g.revoked_at is null and (not g.needs_confirmation or g.confirmed_at is not null))
  and not exists (select from totp_factor t where t.person_id = person.id and t.confirmed_at is not null)
  and not exists (select from passkey k where k.person_id = person.id))`
