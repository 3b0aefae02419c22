import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { Refusal } from '../http/refusal.ts'
import type { FirstAdministrator, NewPerson, SignIn } from './contract.ts'
import { hashPassword, passwordFits } from './passwords.ts'
import { beginSession } from './sessions.ts'

/**
 * Sign in with e-mail and password.
 * @throws {Refusal} `unauthorised`, in the same words and time whether the address or the password is wrong
 */
export async function signIn(db: Db, given: SignIn, at: Date) {
  const person = await db
    .selectFrom('person')
    .select(['id', 'passwordHash', 'disabledAt'])
    .where('email', '=', given.email.toLowerCase())
    .executeTakeFirst()
  const fits = await passwordFits(given.password, person?.passwordHash ?? null)
  if (!person || !fits || person.disabledAt)
    throw new Refusal('unauthorised', 'The e-mail address or the password is not right.')
  const session = await beginSession(db, person.id, at)
  await record(db, { actor: person.id, action: 'person.signed-in', subjectId: person.id, at })
  return session
}

/** @throws {Refusal} `conflict` if the address is taken */
export async function addPerson(db: Db, given: NewPerson, by: string | null): Promise<string> {
  const passwordHash = await hashPassword(given.password)
  return db.transaction().execute(async (trx) => {
    const added = await trx
      .insertInto('person')
      .values({ name: given.name, email: given.email.toLowerCase(), post: given.post ?? null, passwordHash })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) {
      const message = 'Somebody with this e-mail address has an account already.'
      throw new Refusal('conflict', message, [{ field: 'email', message }])
    }
    await trx
      .insertInto('permissionGrant')
      .values(given.roles.map((role) => ({ personId: added.id, role, grantedBy: by })))
      .execute()
    await record(trx, { actor: by, action: 'person.added', subjectId: added.id, detail: { roles: given.roles } })
    return added.id
  })
}

/** Roles are taken and given with their history; who loses a role loses it at the next request. */
export async function changePerson(
  db: Db,
  id: string,
  change: { roles: NewPerson['roles']; disabled: boolean },
  by: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const person = await trx
      .selectFrom('person')
      .select(['id', 'disabledAt'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!person) throw new Refusal('not-found', 'There is no such person.')
    if (id === by && (change.disabled || !change.roles.includes('administrator'))) {
      throw new Refusal('conflict', 'You cannot take your own administrator role away; another administrator can.')
    }
    await trx
      .updateTable('person')
      .set({ disabledAt: change.disabled ? (person.disabledAt ?? sql`now()`) : null })
      .where('id', '=', id)
      .execute()
    const held = await trx
      .selectFrom('permissionGrant')
      .select(['id', 'role'])
      .where('personId', '=', id)
      .where('revokedAt', 'is', null)
      .execute()
    const gone = held.filter((grant) => !change.roles.includes(grant.role)).map((grant) => grant.id)
    if (gone.length > 0)
      await trx
        .updateTable('permissionGrant')
        .set({ revokedAt: sql`now()` })
        .where('id', 'in', gone)
        .execute()
    const fresh = change.roles.filter((role) => !held.some((grant) => grant.role === role))
    if (fresh.length > 0) {
      await trx
        .insertInto('permissionGrant')
        .values(fresh.map((role) => ({ personId: id, role, grantedBy: by })))
        .execute()
    }
    if (change.disabled) await trx.deleteFrom('session').where('personId', '=', id).execute()
    await record(trx, {
      actor: by,
      action: 'person.changed',
      subjectId: id,
      detail: { roles: change.roles, disabled: change.disabled },
    })
  })
}

export async function nobodyYet(db: Db): Promise<boolean> {
  return !(await db.selectFrom('person').select('id').limit(1).executeTakeFirst())
}

/**
 * The first visit to an empty installation: a programme and the person who runs it.
 * @throws {Refusal} `conflict` once there is anybody
 */
export async function setUp(db: Db, given: FirstAdministrator): Promise<string> {
  return db.transaction().execute(async (trx) => {
    // Two first visits at once: the second waits here, and then finds somebody.
    await sql`select pg_advisory_xact_lock(727002)`.execute(trx)
    if (!(await nobodyYet(trx)))
      throw new Refusal('conflict', 'This installation has been set up already. Please sign in.')
    await trx
      .insertInto('programme')
      .values({ slug: slugOf(given.programme), name: given.programme, area: given.area })
      .execute()
    const passwordHash = await hashPassword(given.password)
    const person = await trx
      .insertInto('person')
      .values({ name: given.name, email: given.email.toLowerCase(), passwordHash })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const role of ['administrator', 'officer'] as const) {
      await trx.insertInto('permissionGrant').values({ personId: person.id, role }).execute()
    }
    await record(trx, { actor: person.id, action: 'installation.set-up', subjectId: person.id })
    return person.id
  })
}

function slugOf(name: string): string {
  const slug = name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return slug || 'programme'
}
