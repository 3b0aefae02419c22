import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { noSuch, Refusal, refusedAt } from '../http/refusal.ts'
import type { InvitePerson, Role, Scope } from './contract.ts'
import { daysTied, independent } from './independent.ts'
import { makeLink } from './sign-in/account-links.ts'
import { endSessions } from './sign-in/sessions.ts'
import { administrators, tellAccount } from './tell.ts'

/** Roles that see what others do not: contacts, disclosures of harm, accounts. A second administrator confirms them. */
const confirmedRoles: readonly Role[] = ['administrator', 'officer', 'safeguarding']

const wholeProgramme: Scope = { organisationId: null, consultationId: null }

/**
 * Invite somebody: an account without a password, and a link with which they choose their own.
 * @param mails  whether there is a mail server; without one the link is for the administrator to hand over, and says so for good
 * @returns the account, and the link if it has to be handed over
 * @throws {Refusal} `conflict` if the address has an account
 */
export async function invite(
  db: Db,
  given: InvitePerson,
  by: string,
  mails: boolean,
  at: Date,
): Promise<{ id: string; handOver: string | null }> {
  return db.transaction().execute(async (trx) => {
    const added = await trx
      .insertInto('person')
      .values({
        name: given.name,
        email: given.email.toLowerCase(),
        post: given.post ?? null,
        language: given.language,
        createdAt: at,
      })
      .onConflict((conflict) => conflict.column('email').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!added) {
      const message = 'Somebody with this e-mail address has an account already.'
      throw refusedAt('conflict', 'email', message)
    }
    await record(trx, {
      actor: by,
      action: 'person.invited',
      subjectId: added.id,
      detail: { roles: given.roles, mails },
      at,
    })
    await give(trx, added.id, given.roles, given.scope ?? wholeProgramme, by, at)
    const link = await makeLink(trx, { personId: added.id, kind: 'invitation', madeBy: by, mails }, at)
    await tellAccount(trx, { what: 'invited', about: added.id, by, roles: given.roles }, at)
    return { id: added.id, handOver: mails ? null : link }
  })
}

/**
 * A new link for somebody: their invitation again, or help for who cannot get in. Everybody concerned is told.
 * @returns the link, if it has to be handed over
 */
export async function helpIn(db: Db, personId: string, by: string, mails: boolean, at: Date): Promise<string | null> {
  return db.transaction().execute(async (trx) => {
    const person = await lockPerson(trx, personId)
    if (person.disabledAt) throw new Refusal('conflict', 'This account is closed. Open it again first.')
    const kind = person.passwordHash ? 'recovery' : 'invitation'
    const link = await makeLink(trx, { personId, kind, madeBy: by, mails }, at)
    await record(trx, { actor: by, action: `person.${kind}-sent`, subjectId: personId, detail: { mails }, at })
    await tellAccount(trx, { what: kind === 'recovery' ? 'recovery' : 'invited', about: personId, by }, at)
    return mails ? null : link
  })
}

/** Give roles, for the programme or for a part of it. What sees more waits for a second administrator, if there is one. */
export async function giveRoles(
  db: Db,
  personId: string,
  given: { roles: Role[]; scope: Scope },
  by: string,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockPerson(trx, personId)
    await give(trx, personId, given.roles, given.scope, by, at)
    await tellAccount(trx, { what: 'roles', about: personId, by, roles: given.roles }, at)
  })
}

/** Take one grant away; it is lost at the next request. @throws {Refusal} `conflict` for one's own administrator's role */
export async function takeGrant(db: Db, personId: string, grantId: string, by: string, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const grant = await trx
      .selectFrom('permissionGrant')
      .select(['role', 'organisationId', 'consultationId'])
      .where('id', '=', grantId)
      .where('personId', '=', personId)
      .where('revokedAt', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!grant) throw new Refusal('not-found', 'This role has been taken away already.')
    if (personId === by && grant.role === 'administrator')
      throw new Refusal('conflict', 'You cannot take your own administrator role away; another administrator can.')
    await trx.updateTable('permissionGrant').set({ revokedAt: at }).where('id', '=', grantId).execute()
    await record(trx, { actor: by, action: 'person.role-taken', subjectId: personId, detail: detailOf(grant), at })
    await tellAccount(trx, { what: 'roles', about: personId, by, roles: [grant.role] }, at)
  })
}

/** Exactly these roles for the whole programme, and whether the account is closed. */
export async function changePerson(
  db: Db,
  personId: string,
  change: { roles: Role[]; disabled: boolean },
  by: string,
  at: Date,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const person = await lockPerson(trx, personId)
    if (personId === by && (change.disabled || !change.roles.includes('administrator')))
      throw new Refusal('conflict', 'You cannot take your own administrator role away; another administrator can.')
    await trx
      .updateTable('person')
      .set({ disabledAt: change.disabled ? (person.disabledAt ?? at) : null })
      .where('id', '=', personId)
      .execute()
    const held = await trx
      .selectFrom('permissionGrant')
      .select(['id', 'role'])
      .where('personId', '=', personId)
      .where('organisationId', 'is', null)
      .where('consultationId', 'is', null)
      .where('revokedAt', 'is', null)
      .execute()
    const gone = held.filter((grant) => !change.roles.includes(grant.role))
    const reopened = person.disabledAt !== null && !change.disabled
    if (reopened) await giveAgain(trx, personId, change.roles, by, at)
    if (gone.length > 0)
      await trx
        .updateTable('permissionGrant')
        .set({ revokedAt: at })
        .where(
          'id',
          'in',
          gone.map(({ id }) => id),
        )
        .execute()
    const fresh = change.roles.filter((role) => !held.some((grant) => grant.role === role))
    await give(trx, personId, fresh, wholeProgramme, by, at)
    if (change.disabled) await endSessions(trx, personId)
    await record(trx, {
      actor: by,
      action: 'person.changed',
      subjectId: personId,
      detail: { roles: change.roles, disabled: change.disabled },
      at,
    })
    const touched = [...gone.map(({ role }) => role), ...fresh]
    if (touched.length > 0) await tellAccount(trx, { what: 'roles', about: personId, by, roles: touched }, at)
    if (change.disabled !== (person.disabledAt !== null))
      await tellAccount(trx, { what: 'disabled', about: personId, by }, at)
  })
}

/**
 * A second administrator confirms somebody: that the account is in its person's hands, and the roles that wait.
 * @throws {Refusal} `forbidden` for anyone who gave the roles or made the account, or may hold the account of who did
 */
export async function confirmPerson(db: Db, personId: string, by: string, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockPerson(trx, personId)
    if (personId === by) throw new Refusal('forbidden', 'Nobody confirms their own account.')
    const waiting = await trx
      .selectFrom('permissionGrant')
      .select(['id', 'role', 'grantedBy'])
      .where('personId', '=', personId)
      .where('revokedAt', 'is', null)
      .where('needsConfirmation', '=', true)
      .where('confirmedAt', 'is', null)
      .execute()
    const made = await trx
      .selectFrom('accountLink')
      .select(['madeBy', 'shownTo'])
      .where('personId', '=', personId)
      .where('kind', '<>', 'sign-in')
      .execute()
    const gave = new Set([
      ...waiting.map((grant) => grant.grantedBy),
      ...made.flatMap((link) => [link.madeBy, link.shownTo]),
    ])
    for (const who of gave) {
      if (who === null) continue
      if (who === by)
        throw new Refusal(
          'forbidden',
          'You invited this person or gave the role, so another administrator must confirm it.',
        )
      if (!(await independent(trx, who, by, at)))
        throw new Refusal(
          'forbidden',
          'Your account was made lately by who gave this, or the other way round, so a third administrator must confirm it.',
        )
    }
    await trx.insertInto('accountConfirmation').values({ personId, confirmedBy: by, at }).execute()
    if (waiting.length > 0)
      await trx
        .updateTable('permissionGrant')
        .set({ confirmedBy: by, confirmedAt: at })
        .where(
          'id',
          'in',
          waiting.map(({ id }) => id),
        )
        .execute()
    const roles = waiting.map(({ role }) => role)
    await record(trx, { actor: by, action: 'person.confirmed', subjectId: personId, detail: { roles }, at })
    await tellAccount(trx, { what: 'roles-confirmed', about: personId, by, roles }, at)
  })
}

/** In a transaction: give what is not held yet. Whether it waits depends on whether anybody else could confirm it. */
async function give(trx: Trx, personId: string, roles: Role[], scope: Scope, by: string, at: Date): Promise<void> {
  const held = await trx
    .selectFrom('permissionGrant')
    .select('role')
    .where('personId', '=', personId)
    .where('revokedAt', 'is', null)
    .where('organisationId', 'is not distinct from', scope.organisationId)
    .where('consultationId', 'is not distinct from', scope.consultationId)
    .execute()
  const fresh = roles.filter((role) => !held.some((grant) => grant.role === role))
  if (fresh.length === 0) return
  const second = await secondAdministrators(trx, personId, by, at)
  const seeing = fresh.filter((role) => confirmedRoles.includes(role))
  if (second.length === 0 && seeing.length > 0) await refuseAlone(trx, personId, by, at)
  const waiting = second.length > 0 ? seeing : []
  await trx
    .insertInto('permissionGrant')
    .values(
      fresh.map((role) => ({
        personId,
        role,
        ...scope,
        grantedBy: by,
        grantedAt: at,
        needsConfirmation: waiting.includes(role),
      })),
    )
    .execute()
  for (const role of fresh)
    await record(trx, {
      actor: by,
      action: 'person.role-given',
      subjectId: personId,
      detail: { ...detailOf({ role, ...scope }), waits: waiting.includes(role) },
      at,
    })
  if (waiting.length > 0) await tellAccount(trx, { what: 'confirm-roles', about: personId, by, roles: waiting }, at)
}

/**
 * In a transaction: an account that is opened again gives its roles again. What sees more waits for a second administrator as it
 * would for somebody new: who could open a colleague's old account alone would have a second pair of eyes of their own.
 */
async function giveAgain(trx: Trx, personId: string, roles: Role[], by: string, at: Date): Promise<void> {
  const held = await trx
    .selectFrom('permissionGrant')
    .select(['id', 'role', 'organisationId', 'consultationId'])
    .where('personId', '=', personId)
    .where('role', 'in', confirmedRoles)
    .where('revokedAt', 'is', null)
    .execute()
  for (const { id, role, ...scope } of held) {
    await trx.updateTable('permissionGrant').set({ revokedAt: at }).where('id', '=', id).execute()
    const stays = scope.organisationId !== null || scope.consultationId !== null || roles.includes(role)
    if (stays) await give(trx, personId, [role], scope, by, at)
  }
}

/** Administrators who could look at what this one does: not they themselves, nor anybody whose account they may hold. */
async function secondAdministrators(db: Db, personId: string, by: string, at: Date) {
  const found = []
  for (const one of await administrators(db))
    if (one.id !== by && one.id !== personId && (await independent(db, one.id, by, at))) found.push(one)
  return found
}

/**
 * One administrator who shuts the other out is not thereby the only one: roles that see more wait until that is seen.
 * @throws {Refusal} `conflict` for days after they closed the account, or took the role, of an administrator who was independent of them
 */
async function refuseAlone(trx: Trx, personId: string, by: string, at: Date): Promise<void> {
  const since = new Date(at.getTime() - daysTied * 86_400_000)
  const gone = await trx
    .selectFrom('permissionGrant as g')
    .innerJoin('person as p', 'p.id', 'g.personId')
    .innerJoin('history as h', 'h.subjectId', 'p.id')
    .select(['p.id', 'p.name'])
    .distinct()
    .where('g.role', '=', 'administrator')
    .where('g.organisationId', 'is', null)
    .where('g.consultationId', 'is', null)
    .where((eb) => eb.or([eb('g.needsConfirmation', '=', false), eb('g.confirmedAt', 'is not', null)]))
    .where((eb) => eb.or([eb('g.revokedAt', '>', since), eb('p.disabledAt', '>', since)]))
    .where('h.actorId', '=', by)
    .where('h.action', 'in', ['person.changed', 'person.role-taken'])
    .where('h.at', '>', since)
    // Whom they shut out is let in again at any time.
    .where('p.id', 'not in', [by, personId])
    .execute()
  for (const { id, name } of gone)
    if (await independent(trx, id, by, at))
      throw new Refusal(
        'conflict',
        `You shut out ${name}, who could have looked at what roles you give. For ${daysTied} days after that you cannot give roles that see more; ${name} can be let in again at any time.`,
      )
}

const detailOf = (grant: { role: Role } & Scope) => ({
  role: grant.role,
  organisation: grant.organisationId,
  consultation: grant.consultationId,
})

async function lockPerson(trx: Trx, id: string) {
  const person = await trx
    .selectFrom('person')
    .select(['id', 'disabledAt', 'passwordHash'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!person) throw noSuch('person')
  return person
}
