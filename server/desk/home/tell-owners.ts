import { sql } from 'kysely'
import { londonDay } from '../../data/days.ts'
import type { Db } from '../../data/database.ts'
import { dayOf, hourOf } from '../../data/time.ts'
import type { OwnerNoticeItem } from '../../notices/owner-mail.ts'
import { type Found, foundNow } from './watch.ts'
import { watched } from './watch-contract.ts'

/** What misleads readers now is told at once; the rest in one mail a day. */
const atOnce: readonly Found['what'][] = [
  'plan-dropped',
  'quote-hidden',
  'replacement-gone',
  'count-no-longer-fits',
  'findings-later',
]

/**
 * Tell the last author of a response, by mail, what no longer holds of it: each thing once. Meant to be called every few minutes:
 * twice, or by two processes at once, is the same as once.
 * @returns how many people are told
 */
export async function tellOwners(db: Db, at: Date): Promise<number> {
  const day = dayOf(at)
  // Comments that were joined later are looked at by a second officer; that is no news for who wrote it.
  const found = (await foundNow(db, day)).filter(({ what }) => what !== 'linked-later')
  let people = 0
  for (const [personId, own] of Map.groupBy(found, ({ ownerId }) => ownerId)) {
    const isTold = await db.transaction().execute(async (trx) => {
      const toldToday = await trx
        .selectFrom('ownerNotice')
        .select('id')
        .where('personId', '=', personId)
        .where(sql<boolean>`${londonDay('at')} = ${day}::date`)
        .executeTakeFirst()
      const known = await trx
        .selectFrom('ownerTold')
        .select(['ref', 'what', 'since'])
        .where('personId', '=', personId)
        .execute()
      const fresh = own.filter(
        (one) => !known.some(({ ref, what, since }) => ref === one.ref && what === one.what && since === one.since),
      )
      const pace = await trx.selectFrom('person').select('mailPace').where('id', '=', personId).executeTakeFirst()
      // A person who wants no mail finds it on their home page anyway.
      if (pace?.mailPace === 'never') return false
      const early = toldToday !== undefined || hourOf(at) < 7
      const waits = pace?.mailPace === 'daily' && early && !fresh.some(({ what }) => atOnce.includes(what))
      if (fresh.length === 0 || waits) return false
      const made = await trx
        .insertInto('ownerTold')
        .values(fresh.map(({ ref, what, since }) => ({ ref, what, since, personId, at })))
        .onConflict((conflict) => conflict.doNothing())
        .returning(['ref', 'what', 'since'])
        .execute()
      const items = fresh
        .filter((one) =>
          made.some(({ ref, what, since }) => ref === one.ref && what === one.what && since === one.since),
        )
        .map(({ ref, what, says, since }): OwnerNoticeItem => ({ ref, what: watched[what], says, since }))
      if (items.length === 0) return false
      const { id: cause } = await trx
        .insertInto('ownerNotice')
        .values({ personId, items: JSON.stringify(items), at })
        .returning('id')
        .executeTakeFirstOrThrow()
      await trx
        .insertInto('message')
        .values({
          kind: 'owner-notice',
          cause,
          personId,
          createdAt: at,
          dueAt: at,
          expiresAt: new Date(at.getTime() + 7 * 86_400_000),
        })
        .execute()
      return true
    })
    if (isTold) people++
  }
  return people
}
