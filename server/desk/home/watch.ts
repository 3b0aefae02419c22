import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { sql } from 'kysely'
import { z } from 'zod'
import { dayInWords, londonDay } from '../../data/days.ts'
import type { Db } from '../../data/database.ts'
import type { Day } from '../../http/wire.ts'
import { publicWords } from '../../comments/public-words.ts'
import { countsIn, noLongerFits } from '../../responses/checks/count-checks.ts'
import { changedInNumber } from '../../responses/checks/counted-then.ts'
import { responseWithin, whole } from '../../data/visible.ts'
import { currentUser } from '../../people/access.ts'
import type { SignedIn } from '../../people/contract.ts'
import { reachOf } from '../../people/reach.ts'
import { Watched, type WatchPageProps } from './watch-contract.ts'

/** What changed under responses that are public or planned: nothing of it waits unseen. */
export const watchDesk: FastifyPluginAsyncZod = async (app) => {
  const config = { access: 'responses.review', lists: true } as const
  const Asked = z.object({ mine: z.literal('yes').optional().catch(undefined) })
  app.get('/desk/watch', { config, schema: { hide: true, querystring: Asked } }, async (request, reply) => {
    const mine = request.query.mine === 'yes'
    const all = await watchedNow(app.db, currentUser(request), app.today())
    return reply.page('desk/Watch', {
      watched: mine ? all.filter((one) => one.mine) : all,
      mine,
    } satisfies WatchPageProps)
  })
  app.get(
    '/api/desk/watch',
    {
      config,
      schema: {
        operationId: 'listChangesUnderResponses',
        summary: 'What changed under responses that are public or planned, the oldest first',
        response: { 200: z.array(Watched) },
      },
    },
    (request) => watchedNow(app.db, currentUser(request), app.today()),
  )
}

export type Found = { ref: string; what: Watched['what']; says: string; since: Day; owner: string; ownerId: string }

/** Everything that is watched and within the viewer's reach, the oldest first. @param whose  of all, or of what the viewer wrote last */
export async function watchedNow(
  db: Db,
  viewer: Pick<SignedIn, 'id' | 'grants'>,
  today: Day,
  whose: 'all' | 'mine' = 'all',
): Promise<Watched[]> {
  const reach = await reachOf(db, viewer, 'responses.see')
  const found = await foundNow(db, today, whose === 'mine' ? viewer.id : undefined)
  const own =
    reach === whole || found.length === 0
      ? null
      : await db.selectFrom('response as r').select('r.ref').where(responseWithin(reach, 'r')).execute()
  return found
    .filter(({ ref }) => own === null || own.some((one) => one.ref === ref))
    .map(({ ownerId, ...one }) => ({ ...one, mine: ownerId === viewer.id }))
}

/** The same with whose it is. @param today  whose days have passed before it @param editor  who wrote it last; anybody if left out */
export async function foundNow(db: Db, today: Day, editor?: string): Promise<Found[]> {
  const theirs = editor === undefined ? sql`` : sql`and v.edited_by = ${editor}`
  const { rows } = await sql<Found>`
    with shown as (
      select r.id, r.ref, p.id as publication_id, p.version_id, p.published_at, v.superseded_by_id, v.next_update_on, v.planned_for, v.done_on, v.decided_on, r.consultation_id,
        coalesce(v.outcome, 'noted') as outcome, e.name as owner, e.id as owner_id
      from publication p join response r on r.id = p.response_id join response_version v on v.id = p.version_id
      join person e on e.id = v.edited_by where p.replaced_at is null ${theirs}),
    latest as (
      select v.id, v.response_id, r.ref, e.name as owner, e.id as owner_id
      from response_version v join response r on r.id = v.response_id join person e on e.id = v.edited_by
      where r.abandoned_at is null ${theirs}
        and v.number = (select max(number) from response_version x where x.response_id = v.response_id))
    select l.ref, 'plan-dropped' as what, d.dropped_because as says, ${londonDay('d.dropped_at')}::text as since, l.owner, l.owner_id
      from latest l join lateral (
        select * from publication_plan x where x.response_id = l.response_id order by x.id desc limit 1) d
        on d.dropped_by is null and d.dropped_at is not null and d.version_id = l.id
    union all
    select s.ref, 'withdrawn', case when count(*) = 1 then 'One comment' else count(*) || ' comments' end, ${londonDay('min(w.at)')}::text, s.owner, s.owner_id
      from shown s join response_comment c on c.response_id = s.id and c.unlinked_at is null
      join (select comment_id, at from withdrawal union all select comment_id, at from erasure where decision = 'erased') w
        on w.comment_id = c.comment_id and w.at > s.published_at
      group by s.ref, s.owner, s.owner_id
    union all
    select s.ref, 'not-so', case when count(*) = 1 then 'One person' else count(*) || ' people' end, ${londonDay('min(f.at)')}::text, s.owner, s.owner_id
      from shown s join follow_up_answer f on f.response_id = s.id and f.answer in ('no', 'not-really') and f.at > s.published_at
      where not exists (select from commitment_update u where u.response_id = s.id and u.at > f.at)
      group by s.ref, s.owner, s.owner_id
    union all
    select s.ref, 'linked-later', case when count(*) = 1 then 'One comment' else count(*) || ' comments' end, ${londonDay('min(c.linked_at)')}::text, s.owner, s.owner_id
      from shown s join response_comment c on c.response_id = s.id and c.unlinked_at is null and c.linked_at > s.published_at
      group by s.ref, s.owner, s.owner_id
    union all
    select s.ref, 'replacement-gone', case when n.id is null then t.ref || ' is not public' else t.ref || ' was replaced itself' end,
        ${londonDay('coalesce(n.published_at, t.abandoned_at, s.published_at)')}::text, s.owner, s.owner_id
      from shown s join response t on t.id = s.superseded_by_id
      left join publication n on n.response_id = t.id and n.replaced_at is null left join response_version w on w.id = n.version_id
      where n.id is null or w.outcome = 'superseded'
    union all
    select s.ref, 'day-passed', 'An update was due', s.next_update_on::text, s.owner, s.owner_id
      from shown s where s.next_update_on < ${today}::date and s.outcome not in ('done', 'superseded')
        and not exists (select from commitment_update u where u.response_id = s.id and u.on_day >= s.next_update_on)
        and not exists (select from reply x where x.response_id = s.id and x.on_day >= s.next_update_on)
    union all
    select s.ref, 'day-passed', 'It was planned for this day', s.planned_for::text, s.owner, s.owner_id
      from shown s where s.planned_for < ${today}::date and s.done_on is null and s.outcome not in ('done', 'superseded')
        and not exists (select from commitment_update u where u.response_id = s.id and u.on_day >= s.planned_for)
    union all
    select s.ref, 'findings-later', 'It says that it was decided on ' || ${dayInWords('s.decided_on')} || '; they were issued on ' || ${dayInWords('f.issued_on')},
        f.issued_on::text, s.owner, s.owner_id
      from shown s join lateral (
        select min(issued_on) as issued_on from paper where consultation_id = s.consultation_id and kind = 'consideration') f
        -- What was public before there were findings has not passed them by.
        on s.decided_on < f.issued_on and f.issued_on <= ${londonDay('s.published_at')}
    union all
    select l.ref, 'delegation-ended', 'It was delegated to the ' || coalesce(n.delegated_to, ''), n.delegated_until::text, l.owner, l.owner_id
      from latest l join amendment a on a.version_id = l.id join resolution n on n.id = a.resolution_id
      where n.delegated_until < ${today}::date and not exists (select from publication p where p.version_id = l.id)`.execute(
    db,
  )
  const found = [...rows, ...(await quotesHidden(db, editor)), ...(await countsStale(db, editor))]
  return found.sort((a, b) => (a.since + a.ref + a.what < b.since + b.ref + b.what ? -1 : 1))
}

/** Quotations that were approved with what is public, and may not be read any more. */
async function quotesHidden(db: Db, editor: string | undefined): Promise<Found[]> {
  const quoted = await db
    .selectFrom('publication as p')
    .innerJoin('response as r', 'r.id', 'p.responseId')
    .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
    .innerJoin('person as e', 'e.id', 'v.editedBy')
    .innerJoin('responseQuote as q', 'q.versionId', 'v.id')
    .select(['r.ref', 'q.commentId', 'q.versionId', 'p.publishedOn', 'e.name as owner', 'e.id as ownerId'])
    .where('p.replacedAt', 'is', null)
    .$if(editor !== undefined, (query) => query.where('v.editedBy', '=', editor as string))
    .execute()
  if (quoted.length === 0) return []
  const readable = await publicWords(db)
    .where('c.id', 'in', [...new Set(quoted.map(({ commentId }) => commentId))])
    .execute()
  const gone = quoted.filter(({ commentId }) => !readable.some((one) => one.commentId === commentId))
  const since = await hiddenSince(
    db,
    gone.map(({ commentId }) => commentId),
  )
  return [...Map.groupBy(gone, ({ ref }) => ref)].map(([ref, own]) => ({
    ref,
    what: 'quote-hidden' as const,
    says: own.length === 1 ? 'One quotation' : `${own.length} quotations`,
    // Of the last of them: one more that is hidden is told as well.
    since: own
      .flatMap(({ commentId, publishedOn }) => [since.get(commentId) ?? '', publishedOn])
      .sort()
      .at(-1)!,
    owner: own[0]!.owner,
    ownerId: own[0]!.ownerId,
  }))
}

/** The day on which something was last done to these comments by which their words may not be read any more. */
async function hiddenSince(db: Db, comments: string[]): Promise<Map<string, Day>> {
  const { rows } = await sql<{ comment: string; day: Day }>`
    select comment_id as comment, ${londonDay('max(at)')}::text as day from (
      select comment_id, at from withdrawal union all select comment_id, at from erasure where decision = 'erased'
      union all select comment_id, at from redaction union all select comment_id, raised_at from safeguarding_flag) done
    where comment_id = any(${comments}::uuid[]) group by comment_id`.execute(db)
  return new Map(rows.map(({ comment, day }) => [comment, day]))
}

/** “Twelve people said” beside fifteen comments. */
async function countsStale(db: Db, editor: string | undefined): Promise<Found[]> {
  const changed = await changedInNumber(db, editor)
  return changed.flatMap(({ ref, youSaid, then, now, owner, ownerId, since }) => {
    const wrong = countsIn(youSaid).filter((one) => noLongerFits(one, now, then))
    if (wrong.length === 0) return []
    const words = wrong.map((one) => `“${one.words}”`).join(', ')
    const says = `It says ${words}, and answered ${then.toLocaleString('en-GB')}; it answers ${now.toLocaleString('en-GB')} now`
    return [{ ref, what: 'count-no-longer-fits' as const, says, since, owner, ownerId }]
  })
}
