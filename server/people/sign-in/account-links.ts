import type { Db, Trx } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { idIn, linkFor } from '../../data/links.ts'
import { Refusal, refusedAt } from '../../http/refusal.ts'
import { hashPassword } from './passwords.ts'
import { endSessions } from './sessions.ts'
import { mailPerson, tellAccount } from '../tell.ts'
import { whyWeak } from './weak-passwords.ts'

/** A private link lets one person in, once, and ends. */
export type LinkKind = 'invitation' | 'recovery' | 'sign-in' | 'address'
/** For how long each kind works, in minutes. A link that was shown and has to be handed over gets a day. */
const lasts: Record<LinkKind, number> = { invitation: 7 * 1440, recovery: 60, 'sign-in': 15, address: 1440 }
const handedOver = 1440

/**
 * Make a link and mail it to its person. Without a mail server it is shown, once, to the administrator who made it, and the
 * row says so for good. One that was made before ends.
 * @returns the link's id
 */
export async function makeLink(
  trx: Trx,
  link: { personId: string; kind: LinkKind; madeBy: string | null; mails: boolean; email?: string },
  at: Date,
): Promise<string> {
  if (link.madeBy === link.personId) throw new Refusal('conflict', 'Another administrator has to do this for you.')
  await trx
    .updateTable('accountLink')
    .set({ endedAt: at })
    .where('personId', '=', link.personId)
    .where('usedAt', 'is', null)
    .where('endedAt', 'is', null)
    .execute()
  const minutes = link.mails ? lasts[link.kind] : Math.max(lasts[link.kind], handedOver)
  const expiresAt = new Date(at.getTime() + minutes * 60_000)
  const { id } = await trx
    .insertInto('accountLink')
    .values({
      personId: link.personId,
      kind: link.kind,
      madeBy: link.madeBy,
      madeAt: at,
      expiresAt,
      shownTo: link.mails ? null : link.madeBy,
      email: link.email ?? null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (link.mails) await mailPerson(trx, { kind: 'account-link', cause: id, personId: link.personId, expiresAt }, at)
  return id
}

/** The path that a link's page is at. */
export function pathOfLink(key: Buffer, id: string): string {
  return `/account-links/${linkFor(key, 'account', id)}`
}

/** What a link opens, as long as it works. @throws {Refusal} `not-found` in the same words whatever is wrong with it */
export async function findLink(db: Db, key: Buffer, text: string, at: Date) {
  const id = idIn(key, 'account', text)
  const found =
    id &&
    (await db
      .selectFrom('accountLink as l')
      .innerJoin('person as p', 'p.id', 'l.personId')
      .leftJoin('person as m', 'm.id', 'l.madeBy')
      .select([
        'l.id',
        'l.kind',
        'l.personId',
        'l.madeBy',
        'l.email as wanted',
        'p.name',
        'p.email',
        'm.name as invitedBy',
      ])
      .where('l.id', '=', id)
      .where('l.usedAt', 'is', null)
      .where('l.endedAt', 'is', null)
      .where('l.expiresAt', '>', at)
      .where('p.disabledAt', 'is', null)
      .executeTakeFirst())
  if (!found)
    throw new Refusal(
      'not-found',
      'This link has ended, or it has been used. You can ask for another on the sign-in page.',
    )
  return found
}

/** Use a link up. @throws {Refusal} `not-found` if somebody else was faster */
export async function takeLink(trx: Trx, key: Buffer, text: string, at: Date) {
  const link = await findLink(trx, key, text, at)
  const taken = await trx
    .updateTable('accountLink')
    .set({ usedAt: at })
    .where('id', '=', link.id)
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  if (taken.numUpdatedRows !== 1n) throw new Refusal('not-found', 'This link has been used.')
  return link
}

/**
 * The person chooses their password: nobody else ever knows it. Every session of theirs ends, and they are told by mail.
 * @returns whose account it is
 * @throws {Refusal} `invalid` for a weak one, `not-found` for a link that has ended
 */
export async function setPasswordByLink(
  db: Db,
  key: Buffer,
  given: { link: string; password: string },
  programme: string,
  at: Date,
): Promise<string> {
  const { name, email } = await findLink(db, key, given.link, at)
  refuseWeak(given.password, [name, email, programme])
  const passwordHash = await hashPassword(given.password)
  return db.transaction().execute(async (trx) => {
    const link = await takeLink(trx, key, given.link, at)
    if (link.kind === 'sign-in' || link.kind === 'address')
      throw new Refusal('not-found', 'This link does not change a password.')
    await trx
      .updateTable('person')
      .set({ passwordHash, mustChangePassword: false })
      .where('id', '=', link.personId)
      .execute()
    await endSessions(trx, link.personId)
    await record(trx, {
      actor: link.personId,
      action: link.kind === 'invitation' ? 'person.joined' : 'person.password-recovered',
      subjectId: link.personId,
      detail: { invitedBy: link.madeBy },
      at,
    })
    if (link.kind === 'recovery')
      await tellAccount(trx, { what: 'password', about: link.personId, by: link.personId }, at)
    return link.personId
  })
}

/**
 * Ask for another address: a link goes to it, and until it is used the account keeps the one it has, and its mail.
 * @throws {Refusal} `conflict` where no mail is sent, or somebody has this address already
 */
export function askForAddress(db: Db, person: { id: string; email: string }, email: string, mails: boolean, at: Date) {
  return db.transaction().execute(async (trx) => {
    if (!mails)
      throw refusedAt('conflict', 'email', 'An address is confirmed by mail, and no mail server is set up here.')
    if (email === person.email) throw refusedAt('conflict', 'email', 'This is the address of your account already.')
    await refuseTaken(trx, email)
    await makeLink(trx, { personId: person.id, kind: 'address', madeBy: null, mails, email }, at)
    await record(trx, { actor: person.id, action: 'person.address-asked', subjectId: person.id, at })
  })
}

/**
 * The address that a link was sent to becomes its person's. The old one hears of it, and so do the other administrators.
 * @throws {Refusal} `not-found` for a link that has ended; `conflict` if somebody else has the address by now
 */
export function confirmAddress(db: Db, key: Buffer, text: string, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const link = await takeLink(trx, key, text, at)
    if (link.kind !== 'address' || link.wanted === null)
      throw new Refusal('not-found', 'This link does not confirm an address.')
    await refuseTaken(trx, link.wanted)
    await tellAccount(trx, { what: 'address', about: link.personId, by: link.personId, email: link.email }, at)
    await trx.updateTable('person').set({ email: link.wanted }).where('id', '=', link.personId).execute()
    await record(trx, { actor: link.personId, action: 'person.address-changed', subjectId: link.personId, at })
  })
}

async function refuseTaken(trx: Trx, email: string): Promise<void> {
  const other = await trx.selectFrom('person').select('id').where('email', '=', email).executeTakeFirst()
  if (other) throw refusedAt('conflict', 'email', 'Somebody with this e-mail address has an account already.')
}

/** @throws {Refusal} `invalid` with the reason at the field `password` */
export function refuseWeak(password: string, own: string[]): void {
  const why = whyWeak(password, own)
  if (why) throw refusedAt('invalid', 'password', why)
}
