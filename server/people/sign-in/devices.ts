import { randomBytes } from 'node:crypto'
import type { Db } from '../../data/database.ts'
import { hashOfToken } from '../../data/seal.ts'

/** For how many days a browser is known after it was used. */
export const daysKnown = 180

/** The hash of a browser's cookie, if this person has signed in with it before. */
export async function knownDevice(
  db: Db,
  personId: string | undefined,
  token: string | undefined,
  at: Date,
): Promise<string | null> {
  if (!personId || !token) return null
  const tokenHash = hashOfToken(token)
  const found = await db
    .selectFrom('knownDevice')
    .select('personId')
    .where('tokenHash', '=', tokenHash)
    .where('personId', '=', personId)
    .where('usedAt', '>', new Date(at.getTime() - daysKnown * 86_400_000))
    .executeTakeFirst()
  return found ? tokenHash.toString('hex') : null
}

/** Know this browser from now on. @returns its token: the one it had, or a new one */
export async function keepDevice(db: Db, personId: string, token: string | undefined, at: Date): Promise<string> {
  const kept = token && /^[\w-]{43}$/.test(token) ? token : randomBytes(32).toString('base64url')
  await db
    .insertInto('knownDevice')
    .values({ tokenHash: hashOfToken(kept), personId, madeAt: at, usedAt: at })
    .onConflict((conflict) => conflict.columns(['tokenHash', 'personId']).doUpdateSet({ usedAt: at }))
    .execute()
  return kept
}

/** "Firefox on Windows": enough to recognise one's own browser by. */
export function deviceIn(agent: string | undefined): string {
  const text = agent ?? ''
  const browser = [
    ['Edg', 'Edge'],
    ['OPR', 'Opera'],
    ['Firefox', 'Firefox'],
    ['Chrome', 'Chrome'],
    ['Safari', 'Safari'],
  ].find(([mark]) => text.includes(`${mark}/`))?.[1]
  const system = [
    ['Android', 'Android'],
    ['iPhone', 'iPhone'],
    ['iPad', 'iPad'],
    ['Windows', 'Windows'],
    ['Mac OS', 'Mac'],
    ['CrOS', 'Chromebook'],
    ['Linux', 'Linux'],
  ].find(([mark]) => text.includes(mark ?? ''))?.[1]
  if (!browser && !system) return text === '' ? 'A program' : 'Another browser'
  return [browser ?? 'A browser', system].filter(Boolean).join(' on ')
}
