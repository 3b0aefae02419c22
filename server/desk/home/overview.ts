import { cutIn } from '../../data/cut.ts'
import type { Db } from '../../data/database.ts'
import type { SignedIn } from '../../people/contract.ts'
import type { Overview } from '../../comments/contract.ts'
import { dayOf, daysBetween } from '../../data/time.ts'
import { restricted, type Reach, inLists, isAnswered, andWithin, andResponseWithin } from '../../data/visible.ts'
import { reachOf } from '../../people/reach.ts'
import { may } from '../../people/permissions.ts'
import { safeguardingWaiting } from '../../safeguarding/queries.ts'
import { mailStandings } from '../../followers/queries.ts'
import { sql } from 'kysely'
import type { Day } from '../../http/wire.ts'

/** Everything that an officer needs to know in the morning, in numbers; words only to those who may read them. */
export async function overview(db: Db, viewer: SignedIn, at: Date): Promise<Overview> {
  const today = dayOf(at)
  const [seen, read, responses, restricted] = (await Promise.all(
    (['desk.see', 'comments.read', 'responses.see', 'safeguarding.see'] as const).map((one) =>
      reachOf(db, viewer, one),
    ),
  )) as [Reach, Reach, Reach, Reach]
  const [consultations, oldest, inReview, commitments, deadlines, safeguarding, mail] = await Promise.all([
    standingsByConsultation(db, seen),
    may(viewer, 'comments.read') ? oldestUnanswered(db, today, read) : [],
    may(viewer, 'responses.see') ? draftsInReview(db, responses) : [],
    openCommitments(db, today, responses),
    comingDeadlines(db, today, seen),
    may(viewer, 'safeguarding.see') ? safeguardingWaiting(db, restricted, at) : null,
    may(viewer, 'mail.handle', { is: 'programme' }) ? mailStandings(db) : null,
  ])
  return { consultations, oldest, inReview, commitments, deadlines, safeguarding, mail }
}

async function standingsByConsultation(db: Db, reach: Reach): Promise<Overview['consultations']> {
  const { rows } = await sql<Overview['consultations'][number]>`
    with stand as (select consultation_id, standing, sum(n) as n from comment_count where by = 'all' group by 1, 2),
    hidden as (select consultation_id, count(*) filter (where standing = 'in-hand') as n from comment where ${restricted('comment')} group by 1),
    waiting as (select consultation_id, count(*) as n from comment where processed_at is null and ${inLists('comment')} group by 1),
    asked as (
      select consultation_id, count(*) as n from comment
      where needs_person is not null and ${inLists('comment')} and standing in ('in-hand', 'answered') group by 1
    )
    select k.slug, k.title,
      coalesce(sum(s.n), 0)::int as received,
      coalesce(sum(s.n) filter (where s.standing = 'answered'), 0)::int as answered,
      coalesce(sum(s.n) filter (where s.standing = 'in-hand'), 0)::int as in_hand,
      coalesce(sum(s.n) filter (where s.standing = 'set-aside'), 0)::int as set_aside,
      coalesce(sum(s.n) filter (where s.standing = 'withdrawn'), 0)::int as withdrawn,
      coalesce((select n from hidden h where h.consultation_id = k.id), 0)::int as restricted,
      coalesce((select n from waiting w where w.consultation_id = k.id), 0)::int as unread,
      coalesce((select n from asked a where a.consultation_id = k.id), 0)::int as needs_person
    from consultation k left join stand s on s.consultation_id = k.id where true ${andWithin(reach, 'k.id')}
    group by k.id order by k.published_at desc nulls last, k.id desc`.execute(db)
  return rows
}

/** In hand, in no draft: the five that have waited longest. */
async function oldestUnanswered(db: Db, today: Day, reach: Reach): Promise<Overview['oldest']> {
  const { rows } = await sql<{ id: string; words: string; consultation: string; saidAt: Date }>`
    select oldest.id, ${cutIn('c.body', 160)} as words, k.title as consultation, oldest.said_at
    from consultation k
    cross join lateral (
      select s.id, s.said_at from comment_standing s
      where s.consultation_id = k.id and s.standing = 'in-hand' and ${inLists('s')}
        and not ${isAnswered('s.id', reach)}
      order by s.said_at, s.id limit 5) oldest
    join comment c on c.id = oldest.id where true ${andWithin(reach, 'k.id')}
    order by oldest.said_at, oldest.id limit 5`.execute(db)
  return rows.map((row) => ({ ...row, days: daysBetween(dayOf(row.saidAt), today) }))
}

/** Sent for review and neither published nor given up; longest waiting first. */
async function draftsInReview(db: Db, reach: Reach): Promise<Overview['inReview']> {
  const { rows } = await sql<Overview['inReview'][number]>`
    select r.id, r.ref, ${cutIn('v.you_said', 120)} as you_said, v.sent_at
    from response r
    join lateral (select * from response_version v where v.response_id = r.id order by v.number desc limit 1) v on true
    where r.abandoned_at is null and v.sent_at is not null
      and not exists (select from publication p where p.version_id = v.id) ${andResponseWithin(reach, 'r')}
    order by v.sent_at limit 50`.execute(db)
  return rows
}

/** Promises in what is published now, not yet kept or kept no longer, late or due within four weeks. `days` is negative when late. */
async function openCommitments(db: Db, today: Day, reach: Reach): Promise<Overview['commitments']> {
  const { rows } = await sql<Omit<Overview['commitments'][number], 'days'>>`
    select c.id, r.id as response_id, r.ref, c.text, o.name as owner, c.due_on
    from commitment c
    join publication p on p.version_id = c.version_id and p.replaced_at is null
    join response r on r.id = p.response_id
    left join organisation o on o.id = c.owner_organisation_id
    where c.due_on <= ${today}::date + 28 ${andResponseWithin(reach, 'r')}
      and not exists (select from commitment_update u where u.series = c.series and u.kept_on is not null
        and not exists (select from commitment_update o where o.series = c.series and o.reopened and o.id > u.id))
    order by c.due_on, r.ref limit 50`.execute(db)
  return rows.map((row) => ({ ...row, days: daysBetween(today, row.dueOn) }))
}

/** Closing days, days by which an answer is due, and board meetings, over the next ninety days; overdue answers too. */
async function comingDeadlines(db: Db, today: Day, reach: Reach): Promise<Overview['deadlines']> {
  const { rows } = await sql<{ day: string; what: string; href: string | null }>`
    with ends as (
      select distinct on (d.phase_id) d.phase_id, d.day from phase_date d where d.boundary = 'end'
      order by d.phase_id, d.position desc, d.id desc
    )
    select e.day, k.title || ': ' || p.name || ' closes for comments' as what, '/consultations/' || k.slug as href
      from ends e join phase p on p.id = e.phase_id and p.asks join consultation k on k.id = p.consultation_id
      where e.day between ${today}::date and ${today}::date + 90 ${andWithin(reach, 'k.id')}
    union all
    select k.response_due_by, k.title || ': our response is due', '/desk/comments?consultation=' || k.slug || '&state=in-hand'
      from consultation k where k.response_due_by <= ${today}::date + 90 ${andWithin(reach, 'k.id')}
        and exists (select from comment_standing c where c.consultation_id = k.id and c.standing = 'in-hand')
    union all
    select m.day, m.title, '/meetings/' || m.slug from board_meeting m
      where m.day between ${today}::date and ${today}::date + 90
    order by 1, 2 limit 30`.execute(db)
  return rows.map((row) => ({ ...row, days: daysBetween(today, row.day) }))
}
