import { sql } from 'kysely'
import type { Trx } from '../data/database.ts'
import { addDays, dayOf } from '../data/time.ts'
import { inLists } from '../data/visible.ts'
import { decisionsKeptDays, undoneUnheardMinutes } from '../followers/contract.ts'
import type { RequestKind } from '../requests/vocabulary.ts'
import { authorOf } from './resolve.ts'

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

/**
 * A person set comments aside: whoever wrote them and asked for news hears of it, after a while in which an undo costs nobody a mail.
 * Nobody is written to about spam, whose address is mostly somebody else's, or about our own tests.
 */
export async function tellSetAside(trx: Trx, commentIds: string[], at: Date): Promise<void> {
  await sql`
    insert into message (kind, cause, follower_id, submission_id, created_at, due_at, expires_at)
    select 'set-aside', a.id, k.follower_id, k.submission_id, ${at}::timestamptz,
      ${at}::timestamptz + make_interval(mins => ${undoneUnheardMinutes}), ${at}::timestamptz + make_interval(days => ${decisionsKeptDays})
    from set_aside a join comment c on c.id = a.comment_id join contact k on k.submission_id = c.submission_id
    where a.comment_id = any(${commentIds}::uuid[]) and a.undone_at is null and a.by_person is not null
      and a.reason not in ('spam', 'test') and ${inLists()} and k.wants_news and k.stopped_at is null
    order by a.id
    on conflict do nothing`.execute(trx)
}

/** Comments are back in the inbox: nobody hears that they had been set aside, where the mail has not gone out. */
export async function untellSetAside(trx: Trx, commentIds: string[], at: Date): Promise<void> {
  await sql`
    update message m set state = 'dropped', reason = 'taken-back', settled_at = ${at}::timestamptz
    from set_aside a join comment c on c.id = a.comment_id
    where a.comment_id = any(${commentIds}::uuid[]) and a.undone_at is not null and m.kind = 'set-aside'
      and m.cause = a.id and m.submission_id = c.submission_id and m.state in ('waiting', 'by-hand')`.execute(trx)
}

type Decision = { id: string; commentId: string; decision: 'erased' | 'refused'; asked: boolean }

/**
 * What was decided about erasing a comment's words is told to whoever left an address with it: if they asked for it, whether they
 * want news or not. Written before the words go, and their address with them; that is kept until this mail is out.
 * @returns whose address was left with the comment, or null
 */
export async function tellErasure(trx: Trx, contactKey: Buffer, of: Decision, at: Date): Promise<string | null> {
  const left = await trx
    .selectFrom('comment as c')
    .innerJoin('contact as k', 'k.submissionId', 'c.submissionId')
    .select(['c.submissionId', 'c.restricted', 'k.wantsNews', 'k.stoppedAt', 'k.followerId'])
    .where('c.id', '=', of.commentId)
    .executeTakeFirst()
  if (!left) return null
  if (left.restricted || left.stoppedAt || !(of.asked || left.wantsNews)) return left.followerId
  const followerId = await authorOf(trx, contactKey, left.submissionId, at)
  if (!followerId) return null
  await sql`
    insert into message (kind, cause, follower_id, submission_id, created_at, due_at, expires_at)
    values ('erasure', ${of.id}::uuid, ${followerId}::uuid,
      -- Erased words lead to nobody's submission any more.
      ${of.decision === 'erased' ? null : left.submissionId}::uuid,
      ${at}::timestamptz, ${at}::timestamptz, ${at}::timestamptz + make_interval(days => ${decisionsKeptDays}))
    on conflict do nothing`.execute(trx)
  return followerId
}

/** What was replied to a request goes to whoever asked, whether they want news or not. */
export async function tellRequest(trx: Trx, commentId: string, kind: RequestKind, at: Date): Promise<void> {
  await sql`
    insert into message (kind, cause, follower_id, submission_id, created_at, due_at, expires_at)
    select 'request', r.id, k.follower_id, k.submission_id, ${at}::timestamptz, ${at}::timestamptz,
      ${at}::timestamptz + make_interval(days => ${decisionsKeptDays})
    from comment_route r join comment c on c.id = r.comment_id join contact k on k.submission_id = c.submission_id
    where r.comment_id = ${commentId}::uuid and r.route = ${kind}`.execute(trx)
}

/** Whether something is so is not asked a month late. */
function expiry(news: News, at: Date): Date | null {
  return news.kind === 'ask' ? new Date(`${addDays(dayOf(at), 30)}T00:00:00Z`) : null
}
