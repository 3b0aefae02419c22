import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { confirmWithinDays, decisionsKeptDays, messagesKeptDays } from './contract.ts'
import { eraseFollower } from './erase.ts'

/**
 * Forget what there is no reason to keep: whose a mail was, some months after it was sent; addresses that nobody ever confirmed,
 * and those that follow nothing any more. Meant to be called every minute.
 */
export async function forgetOld(db: Db, at: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(at.getTime() - days * 86_400_000)
  await sql`
    update message set follower_id = null, follow_id = null, submission_id = null
    where id in (
      select id from message where settled_at < ${daysAgo(messagesKeptDays)}::timestamptz
        and (follower_id is not null or submission_id is not null) limit 1000)`.execute(db)
  await sql`
    delete from follow where confirmed_at is null and asked_at < ${daysAgo(confirmWithinDays + 1)}::timestamptz`.execute(
    db,
  )
  // Anyone who stopped all news stays known as such for as long as a mail to them is.
  await sql`
    delete from follower f where created_at < ${daysAgo(confirmWithinDays + 1)}::timestamptz
      and not exists (select from follow w where w.follower_id = f.id and w.ended_at is null)
      and not exists (select from contact c where c.follower_id = f.id)
      and not exists (select from message m where m.follower_id = f.id)`.execute(db)
  for (const id of await keptForErasure(db, daysAgo(decisionsKeptDays))) await eraseFollower(db, id, at)
}

/**
 * Addresses that were kept for nothing but the mail that the words sent with them are erased, once it is out: or, where it failed
 * or a person has to send it, once that took so long that nobody will.
 */
async function keptForErasure(db: Db, tooLong: Date): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct m.follower_id as id from message m
    where m.kind = 'erasure' and m.follower_id is not null
      and exists (select from erasure e where e.id = m.cause and e.decision = 'erased')
      and not exists (select from contact c where c.follower_id = m.follower_id)
      and not exists (select from follow w where w.follower_id = m.follower_id and w.ended_at is null)
      and not exists (
        select from message o where o.follower_id = m.follower_id and o.kind = 'erasure'
          and (o.state = 'sending' or (o.state in ('waiting', 'by-hand', 'uncertain', 'failed') and o.created_at > ${tooLong}::timestamptz)))
    limit 100`.execute(db)
  return rows.map(({ id }) => id)
}
