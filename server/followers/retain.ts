import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { confirmWithinDays, messagesKeptDays } from './contract.ts'

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
}
