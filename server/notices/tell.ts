import { sql } from 'kysely'
import type { Trx } from '../data/database.ts'
import { addDays, dayOf } from '../data/time.ts'

type News = {
  kind: 'published' | 'corrected' | 'outcome' | 'commitment' | 'ask'
  cause: string
  responseId: string
  /** What became public at the same moment is told in one mail. */
  batch?: string | null
}

/**
 * Write down whom to tell of a response's news, one message each, in the transaction that makes the news: anyone who left a contact
 * with a comment it answers and asked for news, and anyone who follows it, its themes, its consultation, or everything.
 */
export async function tell(trx: Trx, news: News, at: Date): Promise<void> {
  // A person who wrote and follows is told as the one who wrote.
  await sql`
    insert into message (kind, cause, response_id, batch_id, follower_id, follow_id, submission_id, created_at, due_at, expires_at)
    select ${news.kind}, ${news.cause}::uuid, ${news.responseId}::uuid, ${news.batch ?? null}::uuid, follower_id, follow_id, submission_id,
      ${at}::timestamptz, ${at}::timestamptz, ${expiry(news, at)}::timestamptz
    from (
      select distinct on (coalesce(follower_id, submission_id)) * from (
        select c.follower_id, null::uuid as follow_id, c.submission_id, 0 as rank
        from contact c
        where c.wants_news and c.stopped_at is null and c.submission_id in (
          select o.submission_id from response_comment l join comment o on o.id = l.comment_id
          where l.response_id = ${news.responseId}::uuid and l.unlinked_at is null and o.standing <> 'withdrawn')
        union all
        select f.follower_id, f.id, null, 1
        from follow f
        join response r on r.id = ${news.responseId}::uuid
        where f.confirmed_at is not null and f.ended_at is null and (
          f.kind = 'log'
          or f.response_id = r.id
          or f.consultation_id = r.consultation_id
          -- Anyone who followed a theme follows what it has become.
          or exists (
            select from response_theme x join theme t on t.id = x.theme_id
            left join frame_change_into part on part.theme_id = t.id
            left join frame_change split on split.id = part.change_id and split.kind = 'split' and split.undone_at is null
            where x.response_id = r.id and theme_now(f.theme_id) in (t.id, t.parent_id, t.merged_into_id, split.theme_id)))
      ) every
      order by coalesce(follower_id, submission_id), rank, follow_id
    ) each_once
    on conflict do nothing`.execute(trx)
}

/** A comment was linked to a response that is public already: its author is told of what everybody can read. */
export async function tellAuthors(trx: Trx, responseId: string, commentIds: string[], at: Date): Promise<void> {
  if (commentIds.length === 0) return
  await sql`
    insert into message (kind, cause, response_id, follower_id, submission_id, created_at, due_at)
    select distinct on (coalesce(c.follower_id, c.submission_id))
      'published', p.id, p.response_id, c.follower_id, c.submission_id, ${at}::timestamptz, ${at}::timestamptz
    from publication p
    cross join comment o
    join contact c on c.submission_id = o.submission_id
    where p.response_id = ${responseId}::uuid and p.replaced_at is null and o.id = any(${commentIds}::uuid[])
      and o.standing <> 'withdrawn' and c.wants_news and c.stopped_at is null
    on conflict do nothing`.execute(trx)
}

/** Whether something is so is not asked a month late. */
function expiry(news: News, at: Date): Date | null {
  return news.kind === 'ask' ? new Date(`${addDays(dayOf(at), 30)}T00:00:00Z`) : null
}
