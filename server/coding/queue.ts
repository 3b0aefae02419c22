import { type RawBuilder, sql } from 'kysely'
import { consultationNamed } from '../consultations/queries.ts'
import type { Db, Trx } from '../data/database.ts'
import type { SignedIn } from '../people/contract.ts'
import { may } from '../people/permissions.ts'
import { noSuch } from '../http/refusal.ts'
import { readStance } from '../comments/stance.ts'
import type { Stance } from '../comments/stance-contract.ts'
import { isProposal } from '../screening/stance-words.ts'
import { commentsPerTheme } from '../comments/inbox/facets.ts'
import {
  ahead,
  claimMinutes,
  type CodingCounts,
  type CodingItem,
  type CodingQuery,
  type CodingTheme,
  waitingCountedTo,
} from './contract.ts'
import { type Candidate, spread } from './spread.ts'
import { inLists } from '../data/visible.ts'

/** Of a long queue so many are looked at, to choose the next from. */
const pool = 2_000

/** A queue with its names looked up. */
export type Scope = { consultationId: string; queue: CodingQuery['queue']; themeIds: string[] }

/**
 * Look up what the coding screen's address names.
 * @throws {Refusal} `not-found` if there is no such consultation or theme
 */
export async function codingScope(db: Db, slug: string, { queue, theme }: CodingQuery) {
  const consultation = await consultationNamed(db, slug)
  const scope: Scope = { consultationId: consultation.id, queue, themeIds: [] }
  if (queue === 'theme' && theme !== undefined) {
    const { rows } = await sql<{ id: string }>`
      with own as (select id from theme where consultation_id = ${consultation.id} and code = ${theme})
      select id from own union all select t.id from theme t join own on t.parent_id = own.id`.execute(db)
    if (rows.length === 0) throw noSuch('theme in this consultation')
    scope.themeIds = rows.map(({ id }) => id)
  }
  return { consultation, scope }
}

/** May be coded at all: seen by everybody, still to be answered or answered, and not in a sample that is coded blind. */
export const codable = sql<boolean>`${inLists()} and c.standing in ('in-hand', 'answered') and not exists (
  select from coding_sample_comment m join coding_sample s on s.id = m.sample_id
  where m.comment_id = c.id and s.completed_at is null)`

/** Comments `c` that wait in a queue. The one place that says what a queue holds; every copy of a letter after the first decision is left to “all”. */
function waits({ consultationId, queue, themeIds }: Scope): RawBuilder<boolean> {
  const base = sql<boolean>`c.consultation_id = ${consultationId} and ${codable}
    and not exists (select from theme_confirmation k where k.comment_id = c.id)`
  switch (queue) {
    case 'person':
      return sql`${base} and c.needs_person is not null and not exists (
        select from campaign_member own join campaign_member other on other.campaign_id = own.campaign_id
        join theme_confirmation k on k.comment_id = other.comment_id
        where own.comment_id = c.id and own.added = '[]')`
    case 'sure':
      return sql`${base} and c.audit`
    case 'theme':
      return sql`${base} and exists (
        select from comment_theme held where held.comment_id = c.id and held.said_by = 'machine'
          and held.theme_id = any(${themeIds}::uuid[]))`
    case 'all':
      return base
  }
}

// Each in the order of an index, so that the first of a million come as fast as the first of ten.
const orders: Record<Scope['queue'], RawBuilder<unknown>> = {
  person: sql`c.confidence, c.id`,
  sure: sql`md5(c.id::text)`,
  theme: sql`c.said_at desc, c.id desc`,
  all: sql`c.said_at desc, c.id desc`,
}

/** How many comments wait in each queue; per theme only where the queue by theme is asked for. */
export async function codingCounts(db: Db, scope: Scope): Promise<CodingCounts> {
  const count = async (queue: 'person' | 'sure' | 'all') => {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from (select from comment c where ${waits({ ...scope, queue })} limit ${waitingCountedTo + 1}) counted`.execute(
      db,
    )
    const found = rows[0]?.n ?? 0
    return { count: Math.min(found, waitingCountedTo), more: found > waitingCountedTo }
  }
  const [person, sure, all, themes] = await Promise.all([
    count('person'),
    count('sure'),
    count('all'),
    scope.queue === 'theme' ? waitingPerTheme(db, scope.consultationId) : null,
  ])
  return { person, sure, all, themes }
}

/** By code; a theme with sub-themes counts each comment once. */
async function waitingPerTheme(db: Db, consultationId: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ code: string; n: number }>`
    with waiting as (
      select held.comment_id, held.theme_id from comment_theme held join comment c on c.id = held.comment_id
      where held.consultation_id = ${consultationId} and held.said_by = 'machine' and ${codable}
    ), counted as (
      select comment_id, theme_id from waiting
      union select w.comment_id, t.parent_id from waiting w join theme t on t.id = w.theme_id where t.parent_id is not null
    )
    select t.code, count(*)::int as n from counted join theme t on t.id = counted.theme_id group by t.code`.execute(db)
  return Object.fromEntries(rows.map(({ code, n }) => [code, n]))
}

/**
 * The next comments for this person, and theirs for some minutes: nobody else is offered them meanwhile. First those that
 * they were offered before and have not decided.
 * @param holding  what their screen has, undecided: kept for them, and not offered again
 */
export async function nextToCode(db: Db, scope: Scope, holding: string[], by: SignedIn, at: Date): Promise<string[]> {
  if (scope.queue === 'theme' && scope.themeIds.length === 0) return []
  if (!may(by, 'themes.change')) return choose(db, scope, holding, by, at)
  return db.transaction().execute(async (trx) => {
    // Two officers who ask at once are served one after the other, so that no comment goes to both.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`coding ${scope.consultationId}`}, 0))`.execute(trx)
    const ids = await choose(trx, scope, holding, by, at)
    await keep(trx, [...holding, ...ids], by, at)
    return ids
  })
}

async function choose(db: Db, scope: Scope, holding: string[], by: SignedIn, at: Date): Promise<string[]> {
  const { rows: mine } = await sql<{ id: string }>`
    select c.id from coding_claim x join comment c on c.id = x.comment_id
    where x.person_id = ${by.id} and x.until > ${at} and x.left_until is null and ${waits(scope)}
      and not (c.id = any(${holding}::uuid[]))
    order by x.place limit ${ahead}`.execute(db)
  const again = mine.map(({ id }) => id)
  if (again.length >= ahead) return again
  const free = sql<boolean>`${waits(scope)} and not (c.id = any(${[...holding, ...again]}::uuid[])) and not exists (
    select from coding_claim x where x.comment_id = c.id
      and (x.until > ${at} and x.person_id <> ${by.id} or x.left_until > ${at} and x.person_id = ${by.id}))`
  const found = await candidates(db, free, orders[scope.queue], pool)
  const shown = [...holding, ...again]
  const before = await candidates(db, sql`c.id = any(${shown}::uuid[])`, sql`c.id`, shown.length)
  const order = new Map(shown.map((id, index) => [id, index]))
  before.sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0))
  return [...again, ...spread(scope.queue === 'person' ? found : inOrder(found), before, ahead - again.length)]
}

/** Where the queue's own order counts, not what is to be learnt. */
function inOrder(found: Candidate[]): Candidate[] {
  return found.map((one, index) => ({ ...one, gain: 1 - index / found.length, kind: one.id, likeness: one.id }))
}

// What is no question of themes needs a person too, but teaches the machine little.
const teaches: Record<string, number> = { 'low-confidence': 1, disagree: 1, 'nothing-fires': 0.9, long: 0.9 }

async function candidates(
  db: Db,
  where: RawBuilder<boolean>,
  order: RawBuilder<unknown>,
  most: number,
): Promise<Candidate[]> {
  if (most === 0) return []
  const { rows } = await sql<{
    id: string
    confidence: number | null
    asks: string | null
    top: string | null
    likeness: string
  }>`
    with first as (
      select c.id, c.body, c.confidence, c.needs_person from comment c where ${where} order by ${order} limit ${most}
    ), placed as materialized (select *, row_number() over () as place from first)
    select c.id, c.confidence, c.needs_person as asks, best.theme_id as top,
      coalesce(case when m.added = '[]' then m.campaign_id::text end,
        md5(btrim(lower(regexp_replace(left(c.body, 2000), '\\s+', ' ', 'g'))))) as likeness
    from placed c left join campaign_member m on m.comment_id = c.id
    left join lateral (
      select a.theme_id from theme_assignment a where a.comment_id = c.id and a.said_by = 'machine' and a.replaced_at is null
      order by a.score desc, a.theme_id limit 1
    ) best on true
    order by c.place`.execute(db)
  return rows.map(({ id, confidence, asks, top, likeness }) => ({
    id,
    gain: (1 - (confidence ?? 0.5)) * (teaches[asks ?? ''] ?? 0.4),
    kind: top ?? asks ?? 'none',
    likeness,
  }))
}

/** Keep comments for a person, in this order. */
async function keep(trx: Trx, ids: string[], by: SignedIn, at: Date): Promise<void> {
  const until = new Date(at.getTime() + claimMinutes * 60_000)
  await sql`delete from coding_claim where greatest(until, left_until) < ${at}`.execute(trx)
  if (ids.length === 0) return
  await trx
    .insertInto('codingClaim')
    .values(ids.map((commentId) => ({ commentId, personId: by.id, until })))
    .onConflict((conflict) => conflict.columns(['commentId', 'personId']).doUpdateSet({ until, leftUntil: null }))
    .execute()
}

/** Which of these are no longer to be decided by this person: somebody else did, or they have left every list. */
export async function gone(db: Db, ids: string[], by: SignedIn): Promise<string[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string }>`
    select w.id from unnest(${ids}::uuid[]) as w(id) where not exists (
      select from comment c where c.id = w.id and ${inLists()} and c.standing in ('in-hand', 'answered')
        and not exists (select from theme_confirmation k where k.comment_id = c.id and k.person_id <> ${by.id}))`.execute(
    db,
  )
  return rows.map(({ id }) => id)
}

/**
 * Comments of a consultation as the coding screen shows them, in the order of `ids`; none that is restricted or withdrawn.
 * @param seeing  `blind` leaves out all that the machine and others said
 */
export async function codingItems(
  db: Db,
  consultationId: string,
  ids: string[],
  seeing: 'everything' | 'blind',
): Promise<CodingItem[]> {
  if (ids.length === 0) return []
  const blind = seeing === 'blind'
  const { rows } = await sql<Omit<CodingItem, 'stance'> & { proposal: string; said: Stance | null }>`
    select c.id, c.body, c.translation, coalesce(c.language, s.language) as language, coalesce(q.text, c.asked) as question,
      case when p.id is not null then p.number || '. ' || p.title end as point,
      concat_ws('. ', q.text, c.asked, p.title) as proposal, st.stance as said, e.title as event,
      s.channel, s.respondent_kind as speaker, s.organisation_name as organisation, s.area, c.said_at,
      ${blind ? sql`null` : sql`c.needs_person`} as asks, ${blind ? sql`false` : sql`c.audit`} as audit,
      (select count(*)::int from campaign_member o where o.campaign_id = m.campaign_id having count(*) > 1) as copies,
      ${
        blind
          ? sql`'[]'::jsonb`
          : sql`coalesce((
        select jsonb_agg(jsonb_build_object('code', t.code, 'band', a.band, 'words', a.words) order by a.score desc, t.position)
        from theme_assignment a join theme t on t.id = a.theme_id
        where a.comment_id = c.id and a.said_by = 'machine' and a.replaced_at is null), '[]')`
      } as suggestions,
      ${
        blind
          ? sql`'{}'::text[]`
          : sql`array(select t.code from comment_theme h join theme t on t.id = h.theme_id where h.comment_id = c.id
        and (not c.audit or h.said_by = 'person') order by t.position)`
      } as holds
    from comment c join submission s on s.id = c.submission_id
    left join comment_stance st on st.comment_id = c.id
    left join question q on q.id = c.question_id left join point p on p.id = coalesce(c.point_id, q.point_id)
    left join engagement_event e on e.id = s.event_id left join campaign_member m on m.comment_id = c.id
    where c.id = any(${ids}::uuid[]) and c.consultation_id = ${consultationId} and ${inLists()}
      and c.standing <> 'withdrawn'`.execute(db)
  const items = rows.map(({ proposal, said, ...item }): CodingItem => ({
    ...item,
    stance: !blind && isProposal(proposal) ? readStance({ ...item, proposal, said }) : null,
  }))
  const found = new Map(items.map((item) => [item.id, item]))
  return ids.flatMap((id) => found.get(id) ?? [])
}

/** The themes to code with, in the frame's order, and which nine are used most. */
export async function codingThemes(
  db: Db,
  consultationId: string,
): Promise<{ themes: CodingTheme[]; often: string[] }> {
  const [{ rows }, counts] = await Promise.all([
    sql<CodingTheme & { id: string }>`
      select t.id, t.code, t.label, t.description, parent.code as parent, t.retired_at is not null as retired
      from theme t left join theme parent on parent.id = t.parent_id
      where t.consultation_id = ${consultationId} and t.merged_into_id is null
      order by coalesce(parent.position, t.position), coalesce(parent.code, t.code), parent.code nulls first, t.position, t.code`.execute(
      db,
    ),
    commentsPerTheme(db, consultationId),
  ])
  const offered = rows.filter((theme) => !theme.retired)
  const used = new Set(
    [...offered]
      .sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0))
      .slice(0, 9)
      .map(({ code }) => code),
  )
  return {
    themes: rows.map(({ id: _id, ...theme }) => theme),
    often: offered.flatMap(({ code }) => (used.has(code) ? [code] : [])),
  }
}
