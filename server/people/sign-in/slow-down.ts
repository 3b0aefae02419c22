import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { sql } from 'kysely'
import type { Db } from '../../data/database.ts'
import { Refusal } from '../../http/refusal.ts'

/** How many wrong guesses a bucket holds, and how many leak out of it in an hour. */
type Bucket = { name: string; holds: number; perHour: number }

/** Where a guess comes from, and for whom. */
export type Guess = {
  /** The account's address as it was typed, whether there is one or not. */
  account: string
  ip: string
  /** The hash of this browser's cookie, if this person has signed in with it before. */
  knownDevice: string | null
}

const everybody: Bucket = { name: 'all', holds: 20, perHour: 60 }

/**
 * Count a guess before it is looked at, in the database, so that every process and every door counts the same.
 * A browser that its owner has used before is counted by itself: nobody else's guesses can slow it down. All others share
 * what their account, their network and the whole installation may guess wrong.
 * @throws {Refusal} `too-many` while one of them is full; then nothing is looked at
 */
export async function countGuess(db: Db, key: Buffer, guess: Guess, at: Date): Promise<void> {
  const levels: { level: number; bucket: Bucket }[] = []
  for (const bucket of bucketsOf(guess)) levels.push({ bucket, level: await fill(db, key, bucket, at) })
  if (levels.some(({ level, bucket }) => level > bucket.holds)) throw new Refusal('too-many', slowed)
}

export const slowed =
  'There have been too many wrong tries, so passwords wait for some minutes. You can get in at once with a passkey, from a browser that you have signed in with before, or by a link that we mail to you.'

/** A guess that was right was no guess. */
export async function forgiveGuess(db: Db, key: Buffer, guess: Guess, at: Date): Promise<void> {
  for (const bucket of bucketsOf(guess)) {
    const all = bucket.name.startsWith('account') || bucket.name.startsWith('device')
    await sql`
      update guess_count set guesses = ${all ? sql`0` : sql`greatest(0, guesses - 1)`}, at = greatest(at, ${at}::timestamptz)
      where bucket = ${hashOf(key, bucket.name)}`.execute(db)
  }
}

/**
 * Count something that is not to be done too often, no matter who asks: mails to one address, codes for one account.
 * @throws {Refusal} `too-many`
 */
export async function countTry(db: Db, key: Buffer, bucket: Bucket, at: Date, message: string): Promise<void> {
  if ((await fill(db, key, bucket, at)) > bucket.holds) throw new Refusal('too-many', message)
}

/** Empty a bucket again. */
export async function forgiveTries(db: Db, key: Buffer, name: string): Promise<void> {
  await db.deleteFrom('guessCount').where('bucket', '=', hashOf(key, name)).execute()
}

/** What has leaked away long ago. @returns how many were deleted */
export async function dropOldGuesses(db: Db, at: Date): Promise<number> {
  const before = new Date(at.getTime() - 48 * 3_600_000)
  const gone = await db.deleteFrom('guessCount').where('at', '<', before).executeTakeFirst()
  return Number(gone.numDeletedRows)
}

function bucketsOf({ account, ip, knownDevice }: Guess): Bucket[] {
  if (knownDevice) return [{ name: `device ${knownDevice} ${account}`, holds: 10, perHour: 20 }]
  return [
    { name: `account ${account}`, holds: 5, perHour: 10 },
    { name: `network ${networkOf(ip)}`, holds: 10, perHour: 20 },
    everybody,
  ]
}

/** @returns how full the bucket is with this one in it; one that is full gets no fuller, so that it opens again */
async function fill(db: Db, key: Buffer, { name, holds, perHour }: Bucket, at: Date): Promise<number> {
  const { rows } = await sql<{ level: number }>`
    insert into guess_count as g (bucket, guesses, at) values (${hashOf(key, name)}, 1, ${at}::timestamptz)
    on conflict (bucket) do update set
      guesses = least(
        greatest(0, g.guesses - greatest(0, extract(epoch from excluded.at - g.at)) * ${perHour / 3600}::float8) + 1,
        ${holds + 1}::float8),
      at = greatest(g.at, excluded.at)
    returning guesses as level`.execute(db)
  return rows[0]?.level ?? 0
}

/** An IPv4 address is one network; of IPv6 a household or an office has 64 bits to itself. */
function networkOf(ip: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip)?.[1]
  if (mapped) return mapped
  if (!isIPv6(ip)) return ip
  const [head = '', tail] = (ip.split('%')[0] ?? '').toLowerCase().split('::')
  const front = head === '' ? [] : head.split(':')
  const back = tail === undefined || tail === '' ? [] : tail.split(':')
  const middle = tail === undefined ? [] : Array<string>(Math.max(0, 8 - front.length - back.length)).fill('0')
  const groups = [...front, ...middle, ...back].slice(0, 4)
  return groups.map((group) => parseInt(group || '0', 16).toString(16)).join(':')
}

function hashOf(key: Buffer, name: string): Buffer {
  return createHmac('sha256', key).update(`guesses, ${name}`).digest().subarray(0, 16)
}
