import { createHmac, randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import type { Db, Trx } from '../../data/database.ts'
import { record } from '../../data/history.ts'
import { seal, unseal } from '../../data/seal.ts'
import { Refusal, refusedAt } from '../../http/refusal.ts'
import type { Role } from '../contract.ts'
import { endSessions } from './sessions.ts'
import { countTry, forgiveTries } from './slow-down.ts'
import { tellAccount } from '../tell.ts'

const period = 30

/** What somebody can be asked for besides their password. */
export async function factorsOf(db: Db, personId: string) {
  const [totp, passkeys, codes] = await Promise.all([
    db
      .selectFrom('totpFactor')
      .select('confirmedAt')
      .where('personId', '=', personId)
      .where('confirmedAt', 'is not', null)
      .executeTakeFirst(),
    db
      .selectFrom('passkey')
      .select(['id', 'name', 'madeAt', 'lastUsedAt'])
      .where('personId', '=', personId)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('recoveryCode')
      .select(({ fn }) => fn.countAll<number>().as('left'))
      .where('personId', '=', personId)
      .where('usedAt', 'is', null)
      .executeTakeFirstOrThrow(),
  ])
  return { totpSince: totp?.confirmedAt ?? null, passkeys, recoveryCodes: codes.left }
}

/** Whether signing in asks for more than the password. */
export async function hasFactor(db: Db, personId: string): Promise<boolean> {
  const { totpSince, passkeys } = await factorsOf(db, personId)
  return totpSince !== null || passkeys.length > 0
}

/** Begin with an authenticator app: nothing is asked for until a first code was right. @returns the secret, and its `otpauth:` address */
export async function beginTotp(
  db: Db,
  key: Buffer,
  person: { id: string; email: string },
  issuer: string,
  at: Date,
): Promise<{ secret: string; address: string }> {
  const begun = await db
    .selectFrom('totpFactor')
    .select(['sealed', 'confirmedAt'])
    .where('personId', '=', person.id)
    .executeTakeFirst()
  if (begun?.confirmedAt) throw new Refusal('conflict', 'You have an authenticator app already. Remove it first.')
  // A page that is loaded again shows the same secret: it may have been scanned already.
  const secret = begun ? (unseal(key, begun.sealed) as string) : new Secret({ size: 20 }).base32
  if (!begun)
    await db
      .insertInto('totpFactor')
      .values({ personId: person.id, sealed: seal(key, secret), madeAt: at })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  return { secret, address: totpOf(secret, issuer, person.email).toString() }
}

/**
 * The first code from the app: from now on signing in asks for one.
 * @returns recovery codes, shown this once, if there were none
 * @throws {Refusal} `invalid` if it is not right
 */
export async function confirmTotp(db: Db, key: Buffer, personId: string, code: string, at: Date): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    const factor = await trx
      .selectFrom('totpFactor')
      .select(['sealed', 'lastStep'])
      .where('personId', '=', personId)
      .where('confirmedAt', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    const step = factor && stepOf(unseal(key, factor.sealed) as string, code, at)
    if (!step) {
      const message = 'This code is not right. Codes change every 30 seconds; the clock of your phone has to be right.'
      throw refusedAt('invalid', 'code', message)
    }
    await trx
      .updateTable('totpFactor')
      .set({ confirmedAt: at, lastStep: step })
      .where('personId', '=', personId)
      .execute()
    await factorChanged(trx, personId, 'person.authenticator-added', at)
    return firstRecoveryCodes(trx, key, personId, at)
  })
}

/** Take the authenticator app away. Whose role demands a second factor is asked for a new one at the next page. */
export async function removeTotp(db: Db, personId: string, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('totpFactor')
      .where('personId', '=', personId)
      .returning('confirmedAt')
      .executeTakeFirst()
    if (gone?.confirmedAt) await factorChanged(trx, personId, 'person.authenticator-removed', at)
  })
}

/** An administrator's help for somebody who lost their phone: everything goes, everywhere, and everybody concerned is told. */
export async function removeFactorsFor(db: Db, personId: string, by: string, at: Date): Promise<void> {
  if (personId === by) throw new Refusal('conflict', 'Another administrator has to do this for you.')
  await db.transaction().execute(async (trx) => {
    for (const table of ['totpFactor', 'passkey', 'recoveryCode'] as const)
      await trx.deleteFrom(table).where('personId', '=', personId).execute()
    await endSessions(trx, personId)
    await record(trx, { actor: by, action: 'person.second-factor-reset', subjectId: personId, at })
    await tellAccount(trx, { what: 'second-factor', about: personId, by }, at)
  })
}

/**
 * Whether a code is right: one of the app's, which is taken once, or a recovery code, which is gone then.
 * @throws {Refusal} `too-many`; `invalid` if it is not right
 */
export async function checkCode(
  db: Db,
  key: Buffer,
  asks: { personId: string; device: string | null; slowDown: boolean },
  code: string,
  at: Date,
): Promise<'authenticator' | 'recovery-code'> {
  // Who guesses codes knows the password already; their guesses must not use up those of the owner's own browser.
  const bucket = `code ${asks.personId} ${asks.device ?? ''}`
  if (asks.slowDown) await countTry(db, key, { name: bucket, holds: 5, perHour: 10 }, at, tooManyCodes)
  const how = (await totpFits(db, key, asks.personId, code, at))
    ? 'authenticator'
    : (await recoveryFits(db, key, asks.personId, code, at))
      ? 'recovery-code'
      : null
  if (!how) throw refusedAt('invalid', 'code', wrongCode)
  if (asks.slowDown) await forgiveTries(db, key, bucket)
  return how
}

export const wrongCode = 'This code is not right, or it has been used. Codes from an app change every 30 seconds.'
export const tooManyCodes = 'There have been too many wrong codes. Please wait some minutes, or use a passkey.'

async function totpFits(db: Db, key: Buffer, personId: string, code: string, at: Date): Promise<boolean> {
  const factor = await db
    .selectFrom('totpFactor')
    .select('sealed')
    .where('personId', '=', personId)
    .where('confirmedAt', 'is not', null)
    .executeTakeFirst()
  const step = factor && stepOf(unseal(key, factor.sealed) as string, code, at)
  if (!step) return false
  // Two requests with one code: the second finds that its step is over.
  const taken = await db
    .updateTable('totpFactor')
    .set({ lastStep: step })
    .where('personId', '=', personId)
    .where('lastStep', '<', step)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

async function recoveryFits(db: Db, key: Buffer, personId: string, code: string, at: Date): Promise<boolean> {
  const taken = await db
    .updateTable('recoveryCode')
    .set({ usedAt: at })
    .where('personId', '=', personId)
    .where('codeHash', '=', hashOfCode(key, personId, code))
    .where('usedAt', 'is', null)
    .executeTakeFirst()
  return taken.numUpdatedRows === 1n
}

/** Ten new codes instead of those there were. @returns them, shown this once */
export async function makeRecoveryCodes(db: Db, key: Buffer, personId: string, at: Date): Promise<string[]> {
  return db.transaction().execute(async (trx) => {
    await trx.deleteFrom('recoveryCode').where('personId', '=', personId).execute()
    await record(trx, { actor: personId, action: 'person.recovery-codes-made', subjectId: personId, at })
    return insertCodes(trx, key, personId, at)
  })
}

/** With the first factor come the codes for the day on which it is lost. @returns none if there are some */
export async function firstRecoveryCodes(trx: Trx, key: Buffer, personId: string, at: Date): Promise<string[]> {
  const there = await trx
    .selectFrom('recoveryCode')
    .select('personId')
    .where('personId', '=', personId)
    .where('usedAt', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return there ? [] : insertCodes(trx, key, personId, at)
}

/** Anyone who holds one of these roles adds a second factor at the next sign-in. */
export async function requireFactors(db: Db, roles: Role[], by: string, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { id } = await trx
      .updateTable('programme')
      .set({ secondFactorRoles: roles })
      .returning('id')
      .executeTakeFirstOrThrow()
    await record(trx, { actor: by, action: 'programme.second-factor-required', subjectId: id, detail: { roles }, at })
  })
}

const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Ten signs each: 49 bits. */
async function insertCodes(trx: Trx, key: Buffer, personId: string, at: Date): Promise<string[]> {
  const codes = Array.from({ length: 10 }, () => {
    const text = Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')
    return `${text.slice(0, 5)}-${text.slice(5)}`
  })
  await trx
    .insertInto('recoveryCode')
    .values(codes.map((code) => ({ personId, codeHash: hashOfCode(key, personId, code), madeAt: at })))
    .execute()
  return codes
}

/** Anyone who changes how they sign in is told by mail: it may not have been they. */
export async function factorChanged(db: Db, personId: string, action: string, at: Date): Promise<void> {
  await record(db, { actor: personId, action, subjectId: personId, at })
  await tellAccount(db, { what: 'second-factor', about: personId, by: personId }, at)
}

function totpOf(secret: string, issuer: string, label: string): TOTP {
  return new TOTP({ issuer, label, period, digits: 6, secret: Secret.fromBase32(secret) })
}

/** The number of the half minute that a code is right for, one before or after now at most. */
function stepOf(secret: string, code: string, at: Date): number | null {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const delta = totpOf(secret, '', '').validate({ token, window: 1, timestamp: at.getTime() })
  return delta === null ? null : Math.floor(at.getTime() / 1000 / period) + delta
}

function hashOfCode(key: Buffer, personId: string, code: string): Buffer {
  const plain = code.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return createHmac('sha256', key).update(`recovery code of ${personId}\n${plain}`).digest()
}
