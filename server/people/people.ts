import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { noSuch, Refusal, refusedAt } from '../http/refusal.ts'
import { refuseWeak } from './sign-in/account-links.ts'
import type { FirstAdministrator, NewPerson, RenamePerson } from './contract.ts'
import { hashPassword } from './sign-in/passwords.ts'

/**
 * Somebody with a password that is known already: for the sample and for tests. People join by invitation.
 * @throws {Refusal} `conflict` if the address is taken
 */
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
      throw refusedAt('conflict', 'email', message)
    }
    await trx
      .insertInto('permissionGrant')
      .values(given.roles.map((role) => ({ personId: added.id, role, grantedBy: by, ...given.scope })))
      .execute()
    await record(trx, { actor: by, action: 'person.added', subjectId: added.id, detail: { roles: given.roles } })
    return added.id
  })
}

/**
 * Another name or post. What was published keeps the post that stood there; history keeps what they were called before.
 * @throws {Refusal} `not-found`
 */
export async function renamePerson(db: Db, id: string, given: RenamePerson, by: string, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const before = await trx
      .selectFrom('person')
      .select(['name', 'post'])
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!before) throw noSuch('person')
    const next = { name: given.name, post: given.post || null }
    if (before.name === next.name && before.post === next.post) return
    await trx.updateTable('person').set(next).where('id', '=', id).execute()
    await record(trx, { actor: by, action: 'person.renamed', subjectId: id, detail: before, at })
  })
}

/** @throws {Refusal} `not-found` */
export async function nameOf(db: Db, id: string): Promise<string> {
  const person = await db.selectFrom('person').select('name').where('id', '=', id).executeTakeFirst()
  if (!person) throw noSuch('person')
  return person.name
}

export async function nobodyYet(db: Db): Promise<boolean> {
  return !(await db.selectFrom('person').select('id').limit(1).executeTakeFirst())
}

/**
 * The first visit to an empty installation: a programme and the person who runs it.
 * @throws {Refusal} `conflict` once there is anybody; `invalid` for a weak password
 */
export async function setUp(db: Db, given: FirstAdministrator): Promise<string> {
  refuseWeak(given.password, [given.name, given.email, given.programme])
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
