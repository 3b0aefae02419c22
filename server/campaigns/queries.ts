import { type RawBuilder, sql } from 'kysely'
import { consultationNamed } from '../consultations/queries.ts'
import { londonDay } from '../data/days.ts'
import type { Db } from '../data/database.ts'
import { saysWhat } from '../data/search.ts'
import { noSuch } from '../http/refusal.ts'
import type { Place } from '../comments/inbox/inbox.ts'
import {
  type Addition,
  additionsPage,
  calledBy,
  type Campaign,
  type CampaignBehind,
  type CampaignList,
  type CampaignQuery,
  type CampaignRow,
  maxWordings,
} from './contract.ts'
import { andResponseWithin, type Reach, stillSaid } from '../data/visible.ts'
import type { SignedIn } from '../people/contract.ts'
import { reachOf } from '../people/reach.ts'
import { findRewordings } from './in-other-words.ts'

/** @throws {Refusal} `not-found` */
export async function campaignList(db: Db, slug: string): Promise<CampaignList> {
  const consultation = await consultationNamed(db, slug)
  const { id, ...named } = consultation
  const [campaigns, { rows: refused }, apart, { rows: counts }, reworded] = await Promise.all([
    sumsOf(db, sql`k.consultation_id = ${id}`),
    sql<CampaignList['refused'][number]>`
      select k.id, k.name, left(l.body, 200) as words, p.name as by, k.ended_at as at
      from campaign k join person p on p.id = k.ended_by ${readableLetter}
      where k.consultation_id = ${id} and k.merged_into_id is null order by k.ended_at desc`.execute(db),
    apartFrom(db, id),
    sql<{ comments: number; groupedAt: Date | null }>`
      select (select count(*)::int from comment where consultation_id = ${id}) as comments,
        (select grouped_at from campaign_grouping where consultation_id = ${id}) as grouped_at`.execute(db),
    findRewordings(db, id),
  ])
  const copies = campaigns.reduce((sum, one) => sum + one.comments, 0)
  return { consultation: named, campaigns, ...reworded, refused, apart, copies, ...counts[0]! }
}

/**
 * One campaign with everything that its page shows; a page of what people added.
 * @throws {Refusal} `not-found`
 */
export async function campaignPage(
  db: Db,
  slug: string,
  campaignId: string,
  asked: CampaignQuery,
  viewer: Pick<SignedIn, 'grants'>,
): Promise<Campaign> {
  const { id, ...consultation } = await consultationNamed(db, slug)
  const [campaign] = await sumsOf(db, sql`k.consultation_id = ${id} and k.id = ${campaignId}`)
  if (!campaign) throw noSuch('campaign; it may have been merged into another')
  const [letter, additions, numbers, wordings, weeks, themes, responses, others] = await Promise.all([
    letterOf(db, campaignId),
    additionsTo(db, campaignId, asked),
    additionsFound(db, campaignId, asked.q),
    wordingsOf(db, campaignId),
    weeksOf(db, campaignId),
    themesOf(db, id, campaignId),
    responsesTo(db, campaignId, await reachOf(db, viewer, 'responses.see')),
    sumsOf(db, sql`k.consultation_id = ${id} and k.id <> ${campaignId}`),
  ])
  return {
    consultation,
    campaign,
    letter: letter ?? null,
    ...additions,
    ...numbers,
    wordings,
    weeks,
    themes,
    responses,
    others: others.map((other) => ({ id: other.id, name: calledBy(other.name, other.words) })),
  }
}

/** Where a campaign went that was merged, the last of the chain; undefined if it went nowhere. */
export async function mergedInto(db: Db, campaignId: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    with recursive way as (
      select id, merged_into_id, ended_at from campaign where id = ${campaignId}
      union select k.id, k.merged_into_id, k.ended_at from campaign k join way w on k.id = w.merged_into_id
    ) select id from way where ended_at is null`.execute(db)
  return rows[0]?.id
}

/** The letters that a response answers copies of, the one with most first. */
export async function campaignsBehind(db: Db, responseId: string): Promise<CampaignBehind[]> {
  const { rows } = await sql<CampaignBehind & { words: string | null }>`
    with behind as (
      select m.campaign_id, count(*)::int as comments, count(distinct c.submission_id)::int as submissions,
        count(distinct s.wording)::int as wordings
      from response_comment rc join campaign_member m on m.comment_id = rc.comment_id join comment c on c.id = rc.comment_id
      join campaign_signature s on s.comment_id = c.id
      where rc.response_id = ${responseId} and rc.unlinked_at is null and c.standing <> 'withdrawn' group by 1
    )
    select k.id, con.slug as consultation, k.name, left(l.body, 200) as words, k.confirmed_at is not null as confirmed,
      b.comments, b.submissions, b.wordings,
      (select count(*)::int from campaign_member m where m.campaign_id = k.id) as copies
    from behind b join campaign k on k.id = b.campaign_id and k.ended_at is null
    join consultation con on con.id = k.consultation_id ${readableLetter}
    order by b.comments desc, k.id`.execute(db)
  return rows.map(({ words, ...row }) => ({ ...row, name: calledBy(row.name, words) }))
}

const readable = (comment: string) => stillSaid(comment)

// The copy that was chosen, or another where that one may be read no more.
const readableLetter = sql`left join lateral (
    select c.id, c.body from comment c where c.id = k.letter_comment_id and ${readable('c')}
    union all
    (select c.id, c.body from campaign_member m join comment c on c.id = m.comment_id
     where m.campaign_id = k.id and ${readable('c')} order by c.id limit 1)
    limit 1
  ) l on true`

async function sumsOf(db: Db, which: RawBuilder<unknown>): Promise<CampaignRow[]> {
  const { rows } = await sql<Omit<CampaignRow, 'confirmed'> & { confirmedBy: string | null; confirmedAt: Date }>`
    with wanted as materialized (select k.* from campaign k where k.ended_at is null and ${which}),
    copies as materialized (
      select m.campaign_id, c.submission_id, s.wording, c.restricted, c.standing, c.said_at, u.channel,
        m.added <> '[]' and ${readable('c')} as adds
      from wanted k join campaign_member m on m.campaign_id = k.id join comment c on c.id = m.comment_id
      join submission u on u.id = c.submission_id left join campaign_signature s on s.comment_id = c.id
    ), sums as (
      select campaign_id, count(*)::int as comments, count(distinct submission_id)::int as submissions,
        count(distinct wording)::int as wordings, count(*) filter (where restricted)::int as restricted,
        count(*) filter (where standing = 'withdrawn')::int as withdrawn,
        count(*) filter (where standing = 'in-hand' and not restricted)::int as in_hand,
        count(*) filter (where adds)::int as with_additions, min(said_at) as first_at, max(said_at) as last_at
      from copies group by campaign_id
    ), channels as (
      select campaign_id, jsonb_agg(jsonb_build_object('channel', channel, 'comments', n) order by n desc, channel) as channels
      from (select campaign_id, channel, count(*) as n from copies group by 1, 2) by_channel group by 1
    )
    select k.id, k.name, left(l.body, 200) as words, p.name as confirmed_by, k.confirmed_at, s.comments, s.submissions,
      s.wordings, s.restricted, s.withdrawn, s.in_hand, s.with_additions, s.first_at, s.last_at, ch.channels
    from wanted k join sums s on s.campaign_id = k.id join channels ch on ch.campaign_id = k.id
    left join person p on p.id = k.confirmed_by ${readableLetter}
    order by s.comments desc, k.id`.execute(db)
  return rows.map(({ confirmedBy, confirmedAt, ...row }) => ({
    ...row,
    confirmed: confirmedBy === null ? null : { by: confirmedBy, at: confirmedAt },
  }))
}

async function letterOf(db: Db, campaignId: string) {
  const { rows } = await sql<{ commentId: string; body: string }>`
    select l.id as comment_id, l.body from campaign k ${readableLetter} where k.id = ${campaignId} and l.id is not null`.execute(
    db,
  )
  return rows[0]
}

const searched = (q: string | undefined) => (q ? sql`and ${saysWhat(sql`search_vector(m.added)`, q)}` : sql``)

/** Newest first, paged by key; anyone who added nothing is not listed here. */
async function additionsTo(
  db: Db,
  campaignId: string,
  { q, after }: { q?: string | undefined; after?: Place | undefined },
): Promise<{ additions: Addition[]; next: string | null }> {
  const { rows } = await sql<Omit<Addition, 'key'>>`
    select c.id as comment_id, u.channel, u.area, c.said_at,
      array(select jsonb_array_elements(m.added) ->> 'text') as sentences,
      coalesce((
        select jsonb_agg(jsonb_build_object('code', t.code, 'label', t.label,
          'said', case when held.said_by = 'person' then 'person' else coalesce(a.band, 'possible') end) order by t.position, t.code)
        from comment_theme held join theme t on t.id = held.theme_id
        join theme_assignment a on a.comment_id = held.comment_id and a.theme_id = held.theme_id
          and a.said_by = 'machine' and a.replaced_at is null
        where held.comment_id = c.id and exists (
          select from jsonb_to_recordset(a.words) as word (start int, "end" int), jsonb_to_recordset(m.added) as own (start int, "end" int)
          where word.start < own."end" and own.start < word."end")
      ), '[]') as themes
    from campaign_member m join comment c on c.id = m.comment_id join submission u on u.id = c.submission_id
    where m.campaign_id = ${campaignId} and m.added <> '[]' and ${readable('c')} ${searched(q)}
      ${after ? sql`and (c.said_at, c.id) < (${after.saidAt}, ${after.id})` : sql``}
    order by c.said_at desc, c.id desc limit ${additionsPage + 1}`.execute(db)
  const additions = rows
    .slice(0, additionsPage)
    .map((row) => ({ ...row, key: `${row.saidAt.getTime()}.${row.commentId}` }))
  return { additions, next: rows.length > additionsPage ? additions.at(-1)!.key : null }
}

async function additionsFound(db: Db, campaignId: string, q: string | undefined) {
  const { rows } = await sql<{ found: number; waiting: number }>`
    select count(*) filter (where m.added <> '[]' and ${readable('c')} ${searched(q)})::int as found,
      count(*) filter (where m.compared_with is distinct from k.letter_comment_id)::int as waiting
    from campaign k join campaign_member m on m.campaign_id = k.id join comment c on c.id = m.comment_id
    where k.id = ${campaignId}`.execute(db)
  return rows[0]!
}

async function wordingsOf(db: Db, campaignId: string): Promise<Campaign['wordings']> {
  const { rows } = await sql<Campaign['wordings'][number]>`
    with copies as (
      select s.wording, count(*)::int as comments, min(c.said_at) as first_at, max(c.said_at) as last_at,
        min(c.id::text) filter (where ${readable('c')})::uuid as comment_id
      from campaign_member m join comment c on c.id = m.comment_id left join campaign_signature s on s.comment_id = c.id
      where m.campaign_id = ${campaignId} group by s.wording order by 2 desc, 3, 1 limit ${maxWordings}
    )
    select w.comment_id, left(c.body, 200) as words, w.comments, w.first_at, w.last_at,
      w.wording = (select s.wording from campaign k join campaign_signature s on s.comment_id = k.letter_comment_id
        where k.id = ${campaignId}) as letter,
      coalesce((select string_agg(one ->> 'text', ' ' order by nr) from jsonb_array_elements(m.added) with ordinality as of (one, nr)), '') as added
    from copies w left join comment c on c.id = w.comment_id left join campaign_member m on m.comment_id = w.comment_id order by w.comments desc, w.first_at, w.wording`.execute(
    db,
  )
  return rows
}

/** By the week in which they were said, weeks without any between the first and the last among them. */
async function weeksOf(db: Db, campaignId: string): Promise<Campaign['weeks']> {
  const { rows } = await sql<Campaign['weeks'][number]>`
    with copies as (
      select date_trunc('week', ${londonDay('c.said_at')}::timestamp)::date as week, c.standing
      from campaign_member m join comment c on c.id = m.comment_id where m.campaign_id = ${campaignId}
    ), weeks as (
      select day::date as week from (select min(week) as first, max(week) as last from copies) span,
        generate_series(greatest(span.first, span.last - 7 * 519), span.last, interval '7 days') as day
    )
    select to_char(w.week, 'YYYY-MM-DD') as key, to_char(w.week, 'YYYY-MM-DD') as label, count(c.week)::int as received,
      count(*) filter (where c.standing = 'answered')::int as answered,
      count(*) filter (where c.standing = 'in-hand')::int as in_hand,
      count(*) filter (where c.standing = 'set-aside')::int as set_aside,
      count(*) filter (where c.standing = 'withdrawn')::int as withdrawn
    from weeks w left join copies c on c.week = w.week group by w.week order by w.week`.execute(db)
  return rows
}

async function themesOf(db: Db, consultationId: string, campaignId: string): Promise<Campaign['themes']> {
  const { rows } = await sql<Campaign['themes'][number]>`
    with held as (
      select h.theme_id, count(*)::int as holds, count(*) filter (where h.said_by = 'person')::int as by_people
      from campaign_member m join comment c on c.id = m.comment_id and ${readable('c')}
      join comment_theme h on h.comment_id = c.id where m.campaign_id = ${campaignId} group by 1
    )
    select t.code, t.label, parent.code as parent, coalesce(h.holds, 0) as holds, coalesce(h.by_people, 0) as by_people
    from theme t left join theme parent on parent.id = t.parent_id left join held h on h.theme_id = t.id
    where t.consultation_id = ${consultationId} and t.retired_at is null
    order by coalesce(parent.position, t.position), coalesce(parent.code, t.code), parent.code nulls first, t.position, t.code`.execute(
    db,
  )
  return rows
}

/** Which campaign a comment was taken out of is in its history. */
async function apartFrom(db: Db, consultationId: string): Promise<CampaignList['apart']> {
  const { rows } = await sql<CampaignList['apart'][number]>`
    select s.comment_id, left(c.body, 120) as words, p.name as by, s.apart_at as at
    from campaign_signature s join comment c on c.id = s.comment_id join person p on p.id = s.apart_by
    where s.consultation_id = ${consultationId} and s.apart_at is not null and ${readable('c')}
    order by s.apart_at desc, s.comment_id limit 100`.execute(db)
  return rows
}

/** Responses within somebody’s reach that answer copies of this letter, drafts too. */
async function responsesTo(db: Db, campaignId: string, reach: Reach): Promise<Campaign['responses']> {
  const { rows } = await sql<Campaign['responses'][number]>`
    select r.ref, count(*)::int as comments,
      exists (select from publication p where p.response_id = r.id and p.replaced_at is null) as published
    from campaign_member m join response_comment l on l.comment_id = m.comment_id and l.unlinked_at is null
    join response r on r.id = l.response_id and r.abandoned_at is null
    where m.campaign_id = ${campaignId} ${andResponseWithin(reach, 'r')} group by r.id order by r.ref`.execute(db)
  return rows
}
