import type { Db } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { Refusal, refusedAt } from '../../http/refusal.ts'
import { makeLink, refuseWeak, takeLink } from './account-links.ts'
import type { How, SignIn } from '../contract.ts'
import { deviceIn, knownDevice, keepDevice } from './devices.ts'
import { checkCode, hasFactor } from './factors.ts'
import { hashPassword, passwordFits } from './passwords.ts'
import { beginSession, endSessions } from './sessions.ts'
import { countGuess, countTry, forgiveGuess, forgiveTries } from './slow-down.ts'
import { beginStep, findStep, takeStep } from './steps.ts'
import { tellAccount } from '../tell.ts'

/** Where somebody stands as they ask to be let in. */
export type Door = {
  /** The installation's key. */
  key: Buffer
  ip: string
  agent: string | undefined
  /** The cookie of a browser that somebody has signed in with before. */
  device: string | undefined
  /** Whether wrong guesses are counted: off only where tests ask a thousand times. */
  slowDown: boolean
}

/** In, or asked for a second factor: then `step` is what the browser keeps meanwhile. */
export type Let =
  { is: 'in'; personId: string; token: string; expiresAt: Date; device: string } | { is: 'second-factor'; step: string }

/**
 * Sign in with address and password, and with a code where the account has a second factor: given at once, or in a second step.
 * @throws {Refusal} `unauthorised`, in the same words and time whether the address or the password is wrong; `too-many`
 */
export async function signIn(db: Db, door: Door, given: SignIn, at: Date): Promise<Let> {
  const account = given.email.toLowerCase()
  const person = await db
    .selectFrom('person')
    .select(['id', 'passwordHash', 'disabledAt'])
    .where('email', '=', account)
    .executeTakeFirst()
  const guess = { account, ip: door.ip, knownDevice: await knownDevice(db, person?.id, door.device, at) }
  if (door.slowDown) await countGuess(db, door.key, guess, at)
  const fits = await passwordFits(given.password, person?.passwordHash ?? null)
  if (!person || !fits || person.disabledAt)
    throw new Refusal('unauthorised', 'The e-mail address or the password is not right.')
  if (door.slowDown) await forgiveGuess(db, door.key, guess, at)
  return letIn(db, door, person.id, 'password', { code: given.code, next: given.next ?? '' }, at)
}

/**
 * What follows a first factor: in, if there is no second one or its code came along.
 * @throws {Refusal} `invalid` for a wrong code; `too-many`
 */
export async function letIn(
  db: Db,
  door: Door,
  personId: string,
  how: 'password' | 'mailed-link' | 'single-sign-on',
  given: { code?: string | undefined; next: string },
  at: Date,
): Promise<Let> {
  if (!(await hasFactor(db, personId))) return enter(db, door, personId, [how], at)
  if (given.code) return enter(db, door, personId, [how, await codeOf(db, door, personId, given.code, at)], at)
  const step = await beginStep(db, door.key, { kind: 'second-factor', personId, detail: { how, next: given.next } }, at)
  return { is: 'second-factor', step }
}

/** The second step. @returns in, and where they wanted to go @throws {Refusal} `unauthorised` if it took too long */
export async function secondFactor(
  db: Db,
  door: Door,
  step: string | undefined,
  code: string,
  at: Date,
): Promise<{ let: Let; next: string }> {
  const open = await findStep(db, door.key, 'second-factor', step, at)
  if (!open?.personId) throw new Refusal('unauthorised', 'That took too long. Please sign in again.')
  const how = await codeOf(db, door, open.personId, code, at)
  await takeStep(db, door.key, 'second-factor', step, at)
  return { let: await enter(db, door, open.personId, [open.detail.how, how], at), next: open.detail.next }
}

async function codeOf(db: Db, door: Door, personId: string, code: string, at: Date) {
  const device = await knownDevice(db, personId, door.device, at)
  return checkCode(db, door.key, { personId, device, slowDown: door.slowDown }, code, at)
}

/** Everything that was asked for is right. Anyone who has signed in elsewhere before is told of a browser that is new. */
export async function enter(db: Db, door: Door, personId: string, how: How[], at: Date): Promise<Let> {
  const disabled = await db.selectFrom('person').select('disabledAt').where('id', '=', personId).executeTakeFirst()
  if (!disabled || disabled.disabledAt) throw new Refusal('unauthorised', 'This account is closed.')
  const known = await knownDevice(db, personId, door.device, at)
  const others = await db.selectFrom('knownDevice').select('madeAt').where('personId', '=', personId).executeTakeFirst()
  return db.transaction().execute(async (trx) => {
    const session = await beginSession(trx, personId, at, { how, device: deviceIn(door.agent) })
    const device = await keepDevice(trx, personId, door.device, at)
    await record(trx, { actor: personId, action: 'person.signed-in', subjectId: personId, detail: { how }, at })
    if (!known && others) await tellAccount(trx, { what: 'new-device', about: personId, by: personId }, at)
    return { is: 'in', personId, ...session, device }
  })
}

/**
 * Mail somebody a link: to choose a new password, or to be signed in. Whether there is such an account is not said, and three
 * mails an hour are all that one address gets.
 */
export async function mailLink(
  db: Db,
  door: Door,
  given: { email: string; want: 'recovery' | 'sign-in' },
  at: Date,
): Promise<void> {
  const account = given.email.toLowerCase()
  if (door.slowDown) {
    const message = 'We have sent several links already. Please look into your mailbox, or try again in an hour.'
    await countTry(db, door.key, { name: `links for ${account}`, holds: 3, perHour: 3 }, at, message)
    await countTry(db, door.key, { name: `links from ${door.ip}`, holds: 10, perHour: 20 }, at, message)
  }
  const person = await db
    .selectFrom('person')
    .select(['id', 'passwordHash'])
    .where('email', '=', account)
    .where('disabledAt', 'is', null)
    .executeTakeFirst()
  // Who has not answered an invitation yet has no password that could be forgotten: an administrator invites again.
  if (!person?.passwordHash) return
  await db.transaction().execute(async (trx) => {
    await makeLink(trx, { personId: person.id, kind: given.want, madeBy: null, mails: true }, at)
    await record(trx, {
      actor: null,
      action: 'person.link-asked',
      subjectId: person.id,
      detail: { want: given.want },
      at,
    })
  })
}

/** Sign in with a mailed link: it stands for the password, not for a second factor. */
export async function signInByLink(db: Db, door: Door, link: string, at: Date): Promise<Let> {
  const personId = await db.transaction().execute(async (trx) => {
    const taken = await takeLink(trx, door.key, link, at)
    if (taken.kind !== 'sign-in') throw new Refusal('not-found', 'This link is for choosing a password.')
    return taken.personId
  })
  return letIn(db, door, personId, 'mailed-link', { next: '' }, at)
}

/**
 * Show again who one is: with the password, or with a code of a second factor.
 * @throws {Refusal} `invalid` at the field that is wrong; `too-many`
 */
export async function confirmIdentity(
  db: Db,
  door: Door,
  person: { id: string; email: string },
  given: { password?: string | undefined; code?: string | undefined },
  at: Date,
): Promise<void> {
  if (given.code) return void (await codeOf(db, door, person.id, given.code, at))
  // Anyone who asks is signed in already, so only they can use this up.
  const bucket = `confirm ${person.id}`
  if (door.slowDown) await countTry(db, door.key, { name: bucket, holds: 10, perHour: 20 }, at, tooManyTries)
  const row = await db.selectFrom('person').select('passwordHash').where('id', '=', person.id).executeTakeFirst()
  if (!(await passwordFits(given.password ?? '', row?.passwordHash ?? null))) {
    const message = 'This password is not right.'
    throw refusedAt('invalid', 'password', message)
  }
  if (door.slowDown) await forgiveTries(db, door.key, bucket)
}

const tooManyTries = 'There have been too many wrong tries. Please wait some minutes.'

/** Choose another password, knowing the one there is. Other browsers are signed out, and the person is told. */
export async function changePassword(
  db: Db,
  door: Door,
  person: { id: string; name: string; email: string; session: string },
  given: { current: string; password: string },
  programme: string,
  at: Date,
): Promise<void> {
  await confirmIdentity(db, door, person, { password: given.current }, at).catch((error: unknown) => {
    if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
    throw refusedAt('invalid', 'current', error.message)
  })
  refuseWeak(given.password, [person.name, person.email, programme])
  const passwordHash = await hashPassword(given.password)
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('person').set({ passwordHash }).where('id', '=', person.id).execute()
    await endSessions(trx, person.id, { butNot: person.session })
    await record(trx, { actor: person.id, action: 'person.password-changed', subjectId: person.id, at })
    await tellAccount(trx, { what: 'password', about: person.id, by: person.id }, at)
  })
}
