import { randomBytes } from 'node:crypto'
import type { Db } from '../../data/database.ts'
import { hashOfToken, seal, unseal } from '../../data/seal.ts'

/** What of signing in is half done. */
export type StepKind = 'second-factor' | 'passkey' | 'add-passkey' | 'single-sign-on'
const lastsMinutes = 10

/** What one kind of step has to keep between two requests. */
export type StepDetail = {
  'second-factor': { how: 'password' | 'mailed-link' | 'single-sign-on'; next: string }
  passkey: { challenge: string }
  'add-passkey': { challenge: string }
  'single-sign-on': { verifier: string; state: string; nonce: string; next: string }
}

/** Keep what was asked, for ten minutes. @returns the token that the browser keeps; only its hash is stored */
export async function beginStep<K extends StepKind>(
  db: Db,
  key: Buffer,
  step: { kind: K; personId: string | null; detail: StepDetail[K] },
  at: Date,
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await db.deleteFrom('signInStep').where('expiresAt', '<', at).execute()
  await db
    .insertInto('signInStep')
    .values({
      tokenHash: hashOfToken(token),
      kind: step.kind,
      personId: step.personId,
      sealed: seal(key, step.detail),
      expiresAt: new Date(at.getTime() + lastsMinutes * 60_000),
    })
    .execute()
  return token
}

/** What was asked, as long as it is open. */
export async function findStep<K extends StepKind>(
  db: Db,
  key: Buffer,
  kind: K,
  token: string | undefined,
  at: Date,
): Promise<{ personId: string | null; detail: StepDetail[K] } | undefined> {
  if (!token) return undefined
  const found = await db
    .selectFrom('signInStep')
    .select(['personId', 'sealed'])
    .where('tokenHash', '=', hashOfToken(token))
    .where('kind', '=', kind)
    .where('expiresAt', '>', at)
    .executeTakeFirst()
  return found && { personId: found.personId, detail: unseal(key, found.sealed) as StepDetail[K] }
}

/** The same, and it is over: nobody answers it a second time. */
export async function takeStep<K extends StepKind>(
  db: Db,
  key: Buffer,
  kind: K,
  token: string | undefined,
  at: Date,
): Promise<{ personId: string | null; detail: StepDetail[K] } | undefined> {
  if (!token) return undefined
  const taken = await db
    .deleteFrom('signInStep')
    .where('tokenHash', '=', hashOfToken(token))
    .where('kind', '=', kind)
    .where('expiresAt', '>', at)
    .returning(['personId', 'sealed'])
    .executeTakeFirst()
  return taken && { personId: taken.personId, detail: unseal(key, taken.sealed) as StepDetail[K] }
}
