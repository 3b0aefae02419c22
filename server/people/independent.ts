import { sql } from 'kysely'
import type { Db } from '../data/database.ts'

/** For how many days after it was used an invitation, or a recovery that somebody else began, ties two people together. */
export const daysTied = 14

/**
 * Whether one person is a second pair of eyes for another. Anyone who invited somebody, or was shown the link to their account,
 * may hold that account, and through it every account that it made; and so may anyone who had signed in before with the browser in
 * which its link was used. Until another administrator has confirmed it, or the days are over, neither checks the other's work.
 */
export async function independent(db: Db, one: string, other: string, at: Date): Promise<boolean> {
  if (one === other) return false
  const { rows } = await sql`
    select from access_held(${at}::timestamptz, ${daysTied}::int)
    where (holder = ${one}::uuid and held = ${other}::uuid) or (holder = ${other}::uuid and held = ${one}::uuid) limit 1`.execute(
    db,
  )
  return rows.length === 0
}

/** Everybody who is no second pair of eyes for one of these people, with whom they are tied to. */
export async function tiedTo(db: Db, people: string[], at: Date): Promise<{ id: string; to: string }[]> {
  if (people.length === 0) return []
  const { rows } = await sql<{ id: string; to: string }>`
    select held as id, holder as "to" from access_held(${at}::timestamptz, ${daysTied}::int) where holder = any(${people}::uuid[])
    union select holder, held from access_held(${at}::timestamptz, ${daysTied}::int) where held = any(${people}::uuid[])`.execute(
    db,
  )
  return rows
}

/** Somebody, and everybody whose word is theirs too. */
export async function oneWith(db: Db, id: string, at: Date): Promise<string[]> {
  return [id, ...(await tiedTo(db, [id], at)).map((tie) => tie.id)]
}
