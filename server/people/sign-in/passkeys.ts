import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import type { Db } from '../../data/database.ts'
import { noSuch, Refusal } from '../../http/refusal.ts'
import { factorChanged, firstRecoveryCodes } from './factors.ts'
import { type Door, enter, type Let } from './sign-in.ts'
import { beginStep, takeStep } from './steps.ts'

/** What passkeys are bound to: this site, by the name and the address that people see. */
export type Site = { name: string; host: string; origin: string }

/** Begin to add a passkey. @returns what the browser is asked to make, and the token of the step */
export async function beginPasskey(
  db: Db,
  key: Buffer,
  site: Site,
  person: { id: string; name: string; email: string },
  at: Date,
): Promise<{ options: PublicKeyCredentialCreationOptionsJSON; step: string }> {
  const held = await db
    .selectFrom('passkey')
    .select(['credentialId', 'transports'])
    .where('personId', '=', person.id)
    .execute()
  const options = await generateRegistrationOptions({
    rpName: site.name,
    rpID: site.host,
    userName: person.email,
    userDisplayName: person.name,
    userID: new Uint8Array(Buffer.from(person.id.replaceAll('-', ''), 'hex')),
    excludeCredentials: held.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  const detail = { challenge: options.challenge }
  return { options, step: await beginStep(db, key, { kind: 'add-passkey', personId: person.id, detail }, at) }
}

/**
 * Keep the passkey that a browser has made.
 * @returns recovery codes, shown this once, if there were none
 * @throws {Refusal} `invalid` if it does not answer what was asked, on this site, of this person
 */
export async function addPasskey(
  db: Db,
  key: Buffer,
  site: Site,
  given: { personId: string; step: string | undefined; response: unknown; name: string },
  at: Date,
): Promise<string[]> {
  const open = await takeStep(db, key, 'add-passkey', given.step, at)
  if (open?.personId !== given.personId) throw new Refusal('invalid', 'That took too long. Please try again.')
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: given.response as RegistrationResponseJSON,
    expectedChallenge: open.detail.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
  }).catch((): { verified: false; registrationInfo?: undefined } => ({ verified: false }))
  if (!verified || !registrationInfo)
    throw new Refusal('invalid', 'This passkey could not be checked. Please try again.')
  const { credential } = registrationInfo
  return db.transaction().execute(async (trx) => {
    await trx
      .insertInto('passkey')
      .values({
        personId: given.personId,
        credentialId: credential.id,
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: credential.transports ?? [],
        name: given.name,
        madeAt: at,
      })
      .execute()
    await factorChanged(trx, given.personId, 'person.passkey-added', at)
    return firstRecoveryCodes(trx, key, given.personId, at)
  })
}

/** @throws {Refusal} `not-found` */
export async function removePasskey(db: Db, personId: string, id: string, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const gone = await trx
      .deleteFrom('passkey')
      .where('id', '=', id)
      .where('personId', '=', personId)
      .executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw noSuch('passkey')
    await factorChanged(trx, personId, 'person.passkey-removed', at)
  })
}

/** Ask a browser for any passkey of this site. */
export async function askPasskey(
  db: Db,
  key: Buffer,
  site: Site,
  at: Date,
): Promise<{ options: PublicKeyCredentialRequestOptionsJSON; step: string }> {
  const options = await generateAuthenticationOptions({ rpID: site.host, userVerification: 'required' })
  const detail = { challenge: options.challenge }
  return { options, step: await beginStep(db, key, { kind: 'passkey', personId: null, detail }, at) }
}

/**
 * Whose passkey answered. It is something one has and, by the device's own check, something one is or knows: both factors.
 * @throws {Refusal} `unauthorised`
 */
async function personOfPasskey(
  db: Db,
  key: Buffer,
  site: Site,
  given: { step: string | undefined; response: unknown },
  at: Date,
): Promise<string> {
  const refused = new Refusal('unauthorised', 'This passkey is not known here. Please try again.')
  const open = await takeStep(db, key, 'passkey', given.step, at)
  if (!open) throw new Refusal('invalid', 'That took too long, or it was begun in another browser. Please try again.')
  const response = given.response as AuthenticationResponseJSON
  const held =
    typeof response?.id === 'string'
      ? await db.selectFrom('passkey').selectAll().where('credentialId', '=', response.id).executeTakeFirst()
      : undefined
  if (!held) throw refused
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response,
    expectedChallenge: open.detail.challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.host,
    requireUserVerification: true,
    credential: {
      id: held.credentialId,
      publicKey: new Uint8Array(held.publicKey),
      counter: held.counter,
      transports: held.transports,
    },
  }).catch((): { verified: false; authenticationInfo?: undefined } => ({ verified: false }))
  if (!verified || !authenticationInfo) throw refused
  await db
    .updateTable('passkey')
    .set({ counter: authenticationInfo.newCounter, lastUsedAt: at })
    .where('id', '=', held.id)
    .execute()
  return held.personId
}

/** Sign in with a passkey: guesses at the password do not stand in its way. */
export async function signInByPasskey(
  db: Db,
  door: Door,
  site: Site,
  given: { step: string | undefined; response: unknown },
  at: Date,
): Promise<Let> {
  return enter(db, door, await personOfPasskey(db, door.key, site, given, at), ['passkey'], at)
}
