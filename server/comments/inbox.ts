import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { consultationNamed } from '../consultations/queries.ts'
import { countsOf } from '../data/counted.ts'
import type { Db } from '../data/database.ts'
import { type Closeness, saysWhat, tooCommonIn } from '../data/search.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import type { CommentStandingTable, CommentTable, Tables } from '../data/tables.ts'
import { lastIdOf } from '../data/ids.ts'
import { addDays } from '../data/time.ts'
import type { Day } from '../http/wire.ts'
import type { Channel, RespondentKind } from '../intake/contract.ts'
import { type Around, type CommentKind, type HeldTheme, maxBatch } from './contract.ts'
import {
  type Choices,
  countedTo,
  type Facets,
  type InboxFilter,
  type InboxList,
  inboxPage,
  type Tallies,
} from './inbox-contract.ts'
import { includes, type Narrow, type Reach, visible, visibleStandings, whole, within } from '../data/visible.ts'

export type Place = { saidAt: Date; id: string }
/** What a narrow row and a wide one both say. */
type Placed = Pick<
  CommentTable & CommentStandingTable,
  'id' | 'submissionId' | 'consultationId' | 'pointId' | 'saidAt' | 'standing' | 'restricted'
>
type Said = Tables & { c: Placed }
type Matching = SelectQueryBuilder<Said, 'c', object>

/** A filter with its names looked up. */
export type Scope = {
  filter: InboxFilter
  consultationId: string | undefined
  /** The theme and its sub-themes; empty for “no theme”. */
  themeIds: string[] | undefined
  themeLabel: string | undefined
  pointIds: string[] | undefined
  /** How closely the words that are searched for must be met. */
  closeness: Closeness
  /** Few comments hold these words. */
  rare: boolean
  /** Whose list it is. */
  reach: Reach
}

/**
 * Look up what a filter names.
 * @throws {Refusal} `not-found` if there is no such consultation, point or theme
 */
export async function scopeOf(db: Db, filter: InboxFilter, reach: Reach): Promise<Scope> {
  const scope: Scope = {
    filter,
    consultationId: undefined,
    themeIds: undefined,
    themeLabel: undefined,
    pointIds: undefined,
    closeness: 'same',
    rare: false,
    reach,
  }
  if (filter.consultation !== undefined) {
    scope.consultationId = (await consultationNamed(db, filter.consultation)).id
    if (!includes(reach, scope.consultationId)) throw noSuch('consultation')
  }
  if (typeof filter.point === 'number') {
    const points = await db
      .selectFrom('point')
      .select('id')
      .where('number', '=', filter.point)
      .$if(scope.consultationId !== undefined, (query) =>
        query.where('consultationId', '=', scope.consultationId as string),
      )
      .execute()
    if (points.length === 0) throw noSuch('point')
    scope.pointIds = points.map((point) => point.id)
  }
  if (filter.theme === 'none') scope.themeIds = []
  else if (filter.theme !== undefined) {
    // Anyone who follows an old link to a theme that was merged finds the theme it became, and of one that was split its parts.
    const { rows } = await sql<{ id: string; label: string; own: boolean }>`
      with recursive named as (
        select id, label, merged_into_id from theme where code = ${filter.theme}
          ${scope.consultationId === undefined ? sql`` : sql`and consultation_id = ${scope.consultationId}`}
        union
        select t.id, t.label, t.merged_into_id from theme t join named n on t.id = n.merged_into_id or t.id in (
          select i.theme_id from frame_change f join frame_change_into i on i.change_id = f.id
          where f.theme_id = n.id and f.kind = 'split' and f.undone_at is null)
      ), last as (select id, label from named where merged_into_id is null)
      select id, label, true as own from last
      union all select t.id, t.label, false from theme t join last l on t.parent_id = l.id`.execute(db)
    if (rows.length === 0) throw noSuch('theme')
    scope.themeIds = rows.map((row) => row.id)
    scope.themeLabel = rows.find((row) => row.own)?.label
  }
  return scope
}

/**
 * Every comment that a filter finds, but none that is restricted. The one place that says what a filter means. The narrow rows
 * are looked through, unless it asks for what stands only beside the words.
 */
function matching(db: Db, scope: Scope): Matching {
  const { filter, consultationId, themeIds, pointIds, reach } = scope
  const wide = Boolean(filter.person ?? filter.spam ?? filter.unread ?? filter.q)
  const rows = wide ? visible(db, reach) : visibleStandings(db, reach)
  let query = rows as unknown as Matching
  if (consultationId !== undefined) query = query.where('c.consultationId', '=', consultationId)
  if (pointIds !== undefined) query = query.where('c.pointId', 'in', pointIds)
  if (filter.point === 'none') query = query.where('c.pointId', 'is', null)
  if (filter.state !== undefined) query = query.where('c.standing', '=', filter.state)
  if (filter.from !== undefined) query = query.where('c.saidAt', '>=', beginning(filter.from))
  if (filter.until !== undefined) query = query.where('c.saidAt', '<', beginning(addDays(filter.until, 1)))
  // Ids are in the order in which comments reached us.
  if (filter.came !== undefined) query = query.where('c.id', '>', lastIdOf(new Date(filter.came)))
  if (filter.reason !== undefined) {
    const { reason } = filter
    query = query.where('c.standing', '=', 'set-aside').where((eb) =>
      eb.exists(
        eb
          .selectFrom('setAside as aside')
          .select(sql`1`.as('one'))
          .whereRef('aside.commentId', '=', 'c.id')
          .where('aside.undoneAt', 'is', null)
          .where('aside.reason', '=', reason),
      ),
    )
  }
  if (filter.person) {
    // What was set aside or withdrawn asks nobody any more.
    query = query.where(sql<boolean>`c.needs_person is not null`).where('c.standing', 'in', ['in-hand', 'answered'])
  }
  if (filter.spam) query = query.where(sql<boolean>`c.needs_person = 'spam'`).where('c.standing', '=', 'in-hand')
  if (filter.unread) query = query.where(sql<boolean>`c.processed_at is null`)
  if (filter.q) query = query.where(scope.rare ? amongRare(filter.q, scope) : saying(filter.q, scope.closeness))
  if (filter.undrafted) {
    query = query.where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('responseComment as answer')
            .select('answer.id')
            .whereRef('answer.commentId', '=', 'c.id')
            .where('answer.unlinkedAt', 'is', null),
        ),
      ),
    )
  }
  if (themeIds !== undefined) {
    query = query.where((eb) => {
      const held = eb.exists(
        eb
          .selectFrom('commentTheme as held')
          .select(sql`1`.as('one'))
          .whereRef('held.commentId', '=', 'c.id')
          .$if(themeIds.length > 0, (inner) => inner.where('held.themeId', 'in', themeIds)),
      )
      return themeIds.length > 0 ? held : eb.not(held)
    })
  }
  if (filter.checked) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('commentTheme as told')
          .leftJoin('themeConfirmation as agreed', 'agreed.commentId', 'told.commentId')
          .select(sql`1`.as('one'))
          .whereRef('told.commentId', '=', 'c.id')
          .where((or) => or.or([or('told.saidBy', '=', 'person'), or('agreed.commentId', 'is not', null)]))
          .$if(themeIds !== undefined && themeIds.length > 0, (inner) =>
            inner.where('told.themeId', 'in', themeIds as string[]),
          ),
      ),
    )
  }
  if (filter.import !== undefined) {
    const id = filter.import
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('importRow as line')
          .select(sql`1`.as('one'))
          .whereRef('line.submissionId', '=', 'c.submissionId')
          .where('line.importId', '=', id),
      ),
    )
  }
  if (filter.campaign !== undefined) {
    const id = filter.campaign
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('campaignMember as copy')
          .select(sql`1`.as('one'))
          .whereRef('copy.commentId', '=', 'c.id')
          .where('copy.campaignId', '=', id),
      ),
    )
  }
  if (filter.topic !== undefined) {
    const id = filter.topic
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('topicComment as about')
          .select(sql`1`.as('one'))
          .whereRef('about.commentId', '=', 'c.id')
          .where('about.topicId', '=', id),
      ),
    )
  }
  if (filter.assignee !== undefined) {
    const { assignee } = filter
    query = query.where((eb) => {
      const given = eb.exists(
        eb
          .selectFrom('commentAssignee as given')
          .select(sql`1`.as('one'))
          .whereRef('given.commentId', '=', 'c.id')
          .$if(assignee !== 'none', (inner) => inner.where('given.personId', '=', assignee)),
      )
      return assignee === 'none' ? eb.not(given) : given
    })
  }
  if (filter.request !== undefined) {
    const { request } = filter
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('commentRoute as asks')
          .select(sql`1`.as('one'))
          .whereRef('asks.commentId', '=', 'c.id')
          .where('asks.handledAt', 'is', null)
          .$if(request !== 'any', (inner) => inner.where('asks.route', '=', request as Exclude<typeof request, 'any'>)),
      ),
    )
  }
  if (filter.letter !== undefined) {
    query = query.where((eb) => {
      const copy = eb.exists(
        eb
          .selectFrom('campaignMember as letter')
          .innerJoin('campaign', 'campaign.id', 'letter.campaignId')
          .select(sql`1`.as('one'))
          .whereRef('letter.commentId', '=', 'c.id')
          .where('campaign.endedAt', 'is', null),
      )
      return filter.letter === 'yes' ? copy : eb.not(copy)
    })
  }
  if (filter.language !== undefined) {
    const { language } = filter
    query = query.where(
      sql<boolean>`coalesce((select w.language from comment w where w.id = c.id),
        (select s.language from submission s where s.id = c.submission_id)) = ${language}`,
    )
  }
  for (const [ref, isAnswered] of [
    [filter.response, true],
    [filter.without, false],
  ] as const) {
    if (ref === undefined) continue
    query = query.where((eb) => {
      const answered = eb.exists(
        eb
          .selectFrom('responseComment as linked')
          .innerJoin('response', 'response.id', 'linked.responseId')
          .select(sql`1`.as('one'))
          .whereRef('linked.commentId', '=', 'c.id')
          .where('linked.unlinkedAt', 'is', null)
          .where('response.ref', '=', ref),
      )
      return isAnswered ? answered : eb.not(answered)
    })
  }
  if (filter.event ?? filter.area ?? filter.channel ?? filter.speaker ?? filter.kind ?? filter.late) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('commentStanding as s')
          .select(sql`1`.as('one'))
          .whereRef('s.id', '=', 'c.id')
          .$if(filter.event === 'none', (inner) => inner.where('s.eventId', 'is', null))
          .$if(filter.event === 'staff', (inner) => inner.where('s.eventId', 'in', forStaff(db)))
          .$if(filter.event !== undefined && filter.event !== 'none' && filter.event !== 'staff', (inner) =>
            inner.where('s.eventId', '=', filter.event as string),
          )
          .$if(filter.kind !== undefined, (inner) => inner.where('s.kind', '=', filter.kind as CommentKind))
          .$if(filter.channel !== undefined, (inner) => inner.where('s.channel', '=', filter.channel as Channel))
          .$if(filter.speaker !== undefined, (inner) =>
            inner.where('s.respondentKind', '=', filter.speaker as RespondentKind),
          )
          .$if(filter.area !== undefined, (inner) => inner.where('s.area', '=', filter.area as string))
          .$if(filter.late !== undefined, (inner) => inner.where('s.late', '=', true)),
      ),
    )
  }
  return query
}

/** The moment at which a day begins in London. */
const beginning = (day: Day) => sql<Date>`(${day}::date::timestamp at time zone 'Europe/London')`
const forStaff = (db: Db) => db.selectFrom('engagementEvent').select('id').where('staffOnly', '=', true)

/** After a large import many wait to be read, and looking through all of them for a rare word would take seconds. */
const unreadSearched = 5_000

/** The newest comment that is too many to be looked through before it is read; none as a rule. */
const tooManyUnread = sql`(select w.id from comment w where w.processed_at is null order by w.id desc offset ${sql.lit(unreadSearched)} limit 1)`

/** Words are indexed when a comment is read; those that came in these seconds are looked through as they are. */
const sayingUnread = (row: 'c' | 'w', q: string, closeness: Closeness) => {
  const of = (column: string) => sql.ref(`${row}.${column}`)
  return sql<boolean>`(${of('processedAt')} is null
    and ${of('id')} > coalesce(${tooManyUnread}, '00000000-0000-0000-0000-000000000000')
    and ${saysWhat(sql`search_vector(${of('body')} || ' . ' || coalesce(${of('translation')}, ''))`, q, closeness)})`
}

const saying = (q: string, closeness: Closeness) =>
  sql<boolean>`(${saysWhat(sql`c.words`, q, closeness)} or ${sayingUnread('c', q, closeness)})`

/** The same, from the index of words alone: where few comments hold them, age is no way to find them. */
const amongRare = (q: string, { closeness, consultationId }: Scope) => sql<boolean>`c.id = any(array(
  select ${withWords(q, closeness, consultationId)}
  union all select w.id from comment w where ${sayingUnread('w', q, closeness)}))`

/** So many are sorted in no time; of words that more comments hold, the newest are found by age. */
const mostSorted = 20_000
const withWords = (q: string, closeness: Closeness, consultationId: string | undefined) =>
  sql`comments_with_words(${q}, ${sql.lit(closeness === 'near')}, ${consultationId ?? null}, ${sql.lit(mostSorted)})`

/** Of the newest so many, so few hold a word that is worth looking up in the index: one in twenty. */
const [sampled, oftenIn] = [2_000, 100]

/** How words are best found: by age where many of the newest comments hold them, by the index of words where few do. */
async function weighed(db: Db, scope: Scope): Promise<Scope> {
  const { filter, closeness, consultationId } = scope
  if (!filter.q) return scope
  const newestOf = consultationId === undefined ? sql`` : sql`where w.consultation_id = ${consultationId}`
  const { rows: newest } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select w.words from comment w ${newestOf} order by w.said_at desc, w.id desc limit ${sql.lit(sampled)}) w
    where ${saysWhat(sql`w.words`, filter.q, closeness)}`.execute(db)
  if ((newest[0]?.n ?? 0) >= oftenIn) return scope
  const { rows: all } = await sql<{ n: number }>`
    select count(*)::int as n from ${withWords(filter.q, closeness, consultationId)}`.execute(db)
  return { ...scope, rare: (all[0]?.n ?? 0) < mostSorted }
}

const keyOf = (row: Place) => `${row.saidAt.getTime()}.${row.id}`
const newestFirst = sql`c.said_at desc, c.id desc`
const oldestFirst = sql`c.said_at asc, c.id asc`
const older = (place: Place) => sql<boolean>`(c.said_at, c.id) < (${place.saidAt}, ${place.id})`
const newer = (place: Place) => sql<boolean>`(c.said_at, c.id) > (${place.saidAt}, ${place.id})`

/** What nobody has answered or drafted is listed by who has waited longest; all else newest first. */
function inOrder({ filter }: Pick<Scope, 'filter'>) {
  return (filter.undrafted ?? filter.order)
    ? { onwards: oldestFirst, backwards: newestFirst, beyond: newer, before: older }
    : { onwards: newestFirst, backwards: oldestFirst, beyond: older, before: newer }
}

/**
 * What a filter finds, or where it finds nothing for what was typed, what it finds with one letter of a word amiss.
 * @returns the scope that was searched, with what `newest` found in it
 */
export async function found(db: Db, asked: Scope): Promise<{ scope: Scope; places: Place[] }> {
  const scope = await weighed(db, asked)
  const places = await newest(db, scope)
  if (places.length > 0 || !scope.filter.q) return { scope, places }
  const near = await weighed(db, { ...scope, closeness: 'near' })
  const nearly = await newest(db, near)
  return nearly.length > 0 ? { scope: near, places: nearly } : { scope, places }
}

/** The first that a filter finds, one more than is counted: the count, the first page and the facets all come of one search. */
export function newest(db: Db, scope: Scope): Promise<Place[]> {
  return matching(db, scope)
    .select(['c.id', 'c.saidAt'])
    .orderBy(inOrder(scope).onwards)
    .limit(countedTo + 1)
    .execute()
}

/** One page of the inbox in its order, with a count that stops at 1,000. Paged by key, so that no depth is slow. */
export async function inbox(
  db: Db,
  scope: Scope,
  from: { after?: Place | undefined; before?: Place | undefined },
  found: Place[],
): Promise<InboxList> {
  const backwards = from.before !== undefined
  const places = from.after || from.before ? await pageOf(db, scope, from) : found.slice(0, inboxPage + 1)
  const extra = places.length > inboxPage
  const shown = (backwards && extra ? places.slice(1) : places.slice(0, inboxPage)).map(({ id }) => id)
  const rows = await listed(db, shown, inOrder(scope).onwards)
  const [first, last] = [rows[0], rows.at(-1)]
  return {
    items: rows.map(({ slug, title, ...row }) => ({ ...row, key: keyOf(row), consultation: { slug, title } })),
    next: last && (backwards || extra) ? keyOf(last) : null,
    previous: first && (backwards ? extra : from.after !== undefined) ? keyOf(first) : null,
    count: Math.min(found.length, countedTo),
    more: found.length > countedTo,
    unsearched: scope.filter.q ? await isAnyUnsearched(db) : false,
    near: scope.closeness === 'near',
    tooCommon: scope.filter.q ? await tooCommonIn(db, scope.filter.q) : [],
  }
}

async function isAnyUnsearched(db: Db): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`select ${tooManyUnread} is not null
    or exists (select from comment where words is null and processed_at is not null) as any`.execute(db)
  return rows[0]?.any ?? false
}

/** In the list's order, whichever way it was reached; one more than a page, at the end that was walked to. */
async function pageOf(
  db: Db,
  scope: Scope,
  { after, before }: { after?: Place | undefined; before?: Place | undefined },
) {
  let page = matching(db, scope).select(['c.id', 'c.saidAt'])
  const order = inOrder(scope)
  if (after) page = page.where(order.beyond(after))
  if (before) page = page.where(order.before(before))
  const rows = await page
    .orderBy(before ? order.backwards : order.onwards)
    .limit(inboxPage + 1)
    .execute()
  return before ? rows.reverse() : rows
}

function listed(db: Db, ids: string[], order: typeof newestFirst) {
  return db
    .selectFrom('comment as c')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .innerJoin('consultation as k', 'k.id', 'c.consultationId')
    .leftJoin('point as p', 'p.id', 'c.pointId')
    .leftJoin('engagementEvent as e', 'e.id', 's.eventId')
    .select((eb) => [
      'c.id',
      sql<string>`left(c.body, 240)`.as('words'),
      'k.slug',
      'k.title',
      heldThemes(eb as unknown as ExpressionBuilder<Said, 'c'>).as('themes'),
      'c.standing as state',
      's.channel',
      's.respondentKind as speaker',
      's.organisationName as organisation',
      'p.number as point',
      'e.title as event',
      's.late',
      'c.needsPerson',
      sql<boolean>`c.processed_at is not null`.as('read'),
      sql<boolean>`exists (select from original_words own where own.comment_id = c.id)`.as('paraphrased'),
      'c.saidAt',
    ])
    .where((eb) => eb('c.id', '=', eb.fn.any(eb.val(ids))))
    .orderBy(order)
    .execute()
}

/** What holds for a comment, and who said so. */
function heldThemes(eb: ExpressionBuilder<Said, 'c'>) {
  return jsonArrayFrom(
    eb
      .selectFrom('commentTheme as held')
      .innerJoin('theme', 'theme.id', 'held.themeId')
      .leftJoin('themeAssignment as machine', (join) =>
        join
          .onRef('machine.commentId', '=', 'held.commentId')
          .onRef('machine.themeId', '=', 'held.themeId')
          .on('machine.saidBy', '=', 'machine')
          .on('machine.replacedAt', 'is', null),
      )
      .select([
        'theme.code',
        'theme.label',
        sql<
          HeldTheme['said']
        >`case when held.said_by = 'person' then 'person' else coalesce(machine.band, 'possible') end`.as('said'),
      ])
      .whereRef('held.commentId', '=', 'c.id')
      .orderBy('theme.position')
      .orderBy('theme.code'),
  )
}

/** How many comments a filter finds, counted up to `most`. */
export async function countMatching(db: Db, scope: Scope, most: number): Promise<{ count: number; more: boolean }> {
  const { found } = await db
    .selectFrom(
      matching(db, scope)
        .select('c.id')
        .limit(most + 1)
        .as('some'),
    )
    .select(({ fn }) => fn.countAll<number>().as('found'))
    .executeTakeFirstOrThrow()
  return { count: Math.min(found, most), more: found > most }
}

/** Every id that a filter finds, however many: for work that is done in pieces and can be taken back. */
export async function allMatching(db: Db, scope: Scope): Promise<string[]> {
  const rows = await matching(db, scope).select('c.id').execute()
  return rows.map(({ id }) => id)
}

/** The first ids that a filter finds, in the order of ids: for work that is done in pieces. */
export async function firstMatching(db: Db, scope: Scope, most: number): Promise<string[]> {
  const rows = await matching(db, scope).select('c.id').orderBy('c.id').limit(most).execute()
  return rows.map(({ id }) => id)
}

/**
 * The ids that a filter finds, newest first.
 * @throws {Refusal} `too-large` if there are more than 10,000
 */
export async function commentsMatching(db: Db, filter: InboxFilter, reach: Reach): Promise<string[]> {
  const rows = await matching(db, await scopeOf(db, filter, reach))
    .select('c.id')
    .orderBy(newestFirst)
    .limit(maxBatch + 1)
    .execute()
  if (rows.length > maxBatch) {
    throw new Refusal('too-large', 'This list holds more than 10,000 comments. Please narrow it first.')
  }
  return rows.map((row) => row.id)
}

/** What lies around a comment in its list, whether or not the comment itself still belongs to it: nearest first, both ways. */
export async function around(db: Db, scope: Scope, id: string): Promise<Around> {
  const place = await db.selectFrom('comment').select(['id', 'saidAt']).where('id', '=', id).executeTakeFirst()
  if (!place) return { newer: [], older: [] }
  const order = inOrder(scope)
  const near = (most: number) =>
    matching(db, scope)
      .select([
        'c.id',
        sql<string>`(select left(words.body, 90) from comment words where words.id = c.id)`.as('words'),
        'c.standing as state',
        'c.saidAt',
      ])
      .limit(most)
  const [up, down] = await Promise.all([
    near(8).where(order.before(place)).orderBy(order.backwards).execute(),
    near(16).where(order.beyond(place)).orderBy(order.onwards).execute(),
  ])
  return { newer: up, older: down }
}

/**
 * Comments per theme: of the whole consultation if that is all that is asked, else of the newest that the filter finds.
 * A theme with sub-themes counts each comment once.
 */
export async function facets(db: Db, scope: Scope, found: Place[]): Promise<Facets> {
  if (scope.consultationId === undefined) return { themes: [], sampled: null }
  const { consultation: _asked, theme, ...narrowed } = scope.filter
  const whole = Object.values(narrowed).every((value) => value === undefined || value === '')
  // The other themes stay on offer beside the one that is chosen.
  const among =
    theme === undefined || whole
      ? found
      : await newest(db, { ...scope, filter: { ...scope.filter, theme: undefined }, themeIds: undefined })
  const counts = whole ? await commentsPerTheme(db, scope.consultationId) : await countsAmong(db, among)
  const themes = await db
    .selectFrom('theme')
    .leftJoin('theme as parent', 'parent.id', 'theme.parentId')
    .select(['theme.id', 'theme.code', 'theme.label', 'parent.code as parent'])
    .where('theme.consultationId', '=', scope.consultationId)
    .where('theme.retiredAt', 'is', null)
    .orderBy(sql`coalesce(parent.position, theme.position), coalesce(parent.code, theme.code), parent.code nulls first`)
    .orderBy('theme.position')
    .orderBy('theme.code')
    .execute()
  return {
    themes: themes.map(({ id, code, label, parent }) => ({ key: code, label, parent, count: counts.get(id) ?? 0 })),
    sampled: !whole && among.length > countedTo ? countedTo : null,
  }
}

/** How many of the newest that a filter finds have what in common: counts beside the choices of the filter. */
export async function talliesOf(db: Db, found: Place[]): Promise<Tallies> {
  const ids = found.slice(0, countedTo).map(({ id }) => id)
  const { rows } = await sql<{ by: keyof Tallies; key: string; n: number }>`
    select t.by, t.key, count(*)::int as n from comment_standing s
    cross join lateral (values ('state', s.standing), ('channel', s.channel), ('speaker', s.respondent_kind),
      ('kind', s.kind), ('area', s.area)) as t(by, key)
    where s.id = any(${ids}::uuid[]) and t.key is not null group by 1, 2`.execute(db)
  const tallies: Tallies = {}
  for (const { by, key, n } of rows) (tallies[by] ??= {})[key] = n
  return tallies
}

/** Comments per theme of a consultation, by the theme's id, without the restricted; a theme with sub-themes counts each comment once. */
export async function commentsPerTheme(db: Db, consultationId: string): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  // A theme with sub-themes is told by its family, which has every comment of its own too: it comes last and stays.
  const told = await countsOf(db, [consultationId], ['theme', 'main-theme'])
  for (const by of ['theme', 'main-theme'] as const) {
    const own = told.filter((one) => one.by === by && !one.restricted)
    for (const [theme, cells] of Map.groupBy(own, ({ key }) => key))
      counts.set(
        theme,
        cells.reduce((sum, { n }) => sum + n, 0),
      )
  }
  return counts
}

async function countsAmong(db: Db, found: Place[]): Promise<Map<string, number>> {
  const ids = found.slice(0, countedTo).map(({ id }) => id)
  const { rows } = await sql<{ theme: string; count: number }>`
    with held as (
      select h.comment_id, h.theme_id, t.parent_id from comment_theme h join theme t on t.id = h.theme_id
      where h.comment_id = any(${ids}::uuid[])
    ), counted as (
      select comment_id, theme_id from held union select comment_id, parent_id from held where parent_id is not null
    )
    select theme_id as theme, count(*) as count from counted group by 1`.execute(db)
  return new Map(rows.map((row) => [row.theme, row.count]))
}

/** What the filter offers for a consultation; without one, only the consultations. */
export async function choices(db: Db, consultationId: string | undefined, reach: Reach): Promise<Choices> {
  const consultations = await db
    .selectFrom('consultation')
    .select(['slug', 'title'])
    .$if(reach !== whole, (query) => query.where(within(reach as Narrow, 'id')))
    .orderBy('publishedAt', (order) => order.desc().nullsFirst())
    .orderBy('id', 'desc')
    .execute()
  if (consultationId === undefined) return { consultations, points: [], events: [], imports: [], areas: [] }
  const [points, events, imports, own] = await Promise.all([
    db
      .selectFrom('point')
      .select(['number', 'title'])
      .where('consultationId', '=', consultationId)
      .orderBy('number')
      .execute(),
    db
      .selectFrom('engagementEvent')
      .select(['id', 'title', sql<string | null>`coalesce(day_wording, to_char(day, 'FMDD Mon YYYY'))`.as('day')])
      .where('consultationId', '=', consultationId)
      .orderBy('engagementEvent.day', (order) => order.desc().nullsLast())
      .orderBy('title')
      .execute(),
    db
      .selectFrom('import')
      .select(['id', 'fileName', 'startedAt'])
      .where('consultationId', '=', consultationId)
      .where('undoneAt', 'is', null)
      .orderBy('id', 'desc')
      .limit(100)
      .execute(),
    db.selectFrom('consultation').select('areas').where('id', '=', consultationId).executeTakeFirstOrThrow(),
  ])
  return { consultations, points, events, imports, areas: own.areas }
}

/**
 * Ask the inbox within two seconds, so that one search cannot hold everybody up.
 * @throws {Refusal} `busy` if it takes longer
 */
export async function withinSeconds<T>(db: Db, ask: (db: Db) => Promise<T>): Promise<T> {
  try {
    return await db.transaction().execute(async (trx) => {
      // Walking an index for one page gains nothing by parallel workers, and starting them costs more than the walk.
      await sql`select set_config('statement_timeout', '2s', true), set_config('max_parallel_workers_per_gather', '0', true)`.execute(
        trx,
      )
      return ask(trx)
    })
  } catch (error) {
    if ((error as { code?: string }).code !== '57014') throw error
    throw new Refusal('busy', 'That took too long. Please choose a consultation, or search for a rarer word.')
  }
}
