import { type RawBuilder, type SelectQueryBuilder, sql, type SqlBool } from 'kysely'
import { consultationNamed } from '../../consultations/queries.ts'
import { dayBegins } from '../../data/days.ts'
import type { Db } from '../../data/database.ts'
import { lastIdOf } from '../../data/ids.ts'
import type { Closeness } from '../../data/search.ts'
import type { CommentStandingTable, CommentTable, Tables } from '../../data/tables.ts'
import { addDays } from '../../data/time.ts'
import { includes, isAnswered, type Reach, visible, visibleStandings } from '../../data/visible.ts'
import { noSuch, Refusal, refusedAt } from '../../http/refusal.ts'
import { maxBatch } from '../contract.ts'
import { filterIn, InboxFilter } from './contract.ts'
import { amongRare, saying } from './search.ts'

/**
 * The filter of a change to everything it finds. A name that we do not know, or one that stands twice, is refused: leaving it
 * out would find more comments than were meant.
 * @param field  where the fault is told
 * @throws {Refusal} `invalid` if it cannot be read
 */
export function filterOfChange(query: string, field = 'filter'): InboxFilter {
  const names = [...new URLSearchParams(query).keys()]
  const read = filterIn(query)
  const known = names.every((name) => name in InboxFilter.shape) && new Set(names).size === names.length
  if (read.success && known) return read.data
  throw refusedAt('invalid', field, 'This list cannot be read. Please go back to the inbox and choose it again.')
}

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

/** What a narrow row and a wide one both say. */
type Placed = Pick<
  CommentTable & CommentStandingTable,
  'id' | 'submissionId' | 'consultationId' | 'pointId' | 'saidAt' | 'standing' | 'restricted'
>
export type Said = Tables & { c: Placed }

type Condition = RawBuilder<SqlBool>
type Meaning<Fields extends keyof InboxFilter> = {
  [Field in Fields]-?: (asked: NonNullable<InboxFilter[Field]>, scope: Scope) => Condition
}

/** These ask for what stands only beside the words. */
const besideWords = ['person', 'spam', 'unread', 'q'] as const
/** How a comment came, who spoke and why it was set aside stand in the narrow rows alone. */
type HowItCame = 'event' | 'area' | 'channel' | 'speaker' | 'kind' | 'late' | 'reason'
/** The order of the list is no question about a comment. */
type NoQuestion = 'order'

const exists = (from: RawBuilder<unknown>): Condition => sql<SqlBool>`exists (select from ${from})`
const not = (one: Condition): Condition => sql<SqlBool>`not ${one}`

/** What each field of the filter asks of a comment `c`. A field that is added to the filter has to be given its meaning here. */
const meaning: Meaning<Exclude<keyof InboxFilter, HowItCame | NoQuestion>> = {
  consultation: (_slug, { consultationId }) => sql`c.consultation_id = ${consultationId}`,
  point: (asked, { pointIds }) =>
    asked === 'none' ? sql`c.point_id is null` : sql`c.point_id = any(${pointIds}::uuid[])`,
  theme: (_code, { themeIds = [] }) =>
    themeIds.length > 0
      ? exists(sql`comment_theme t where t.comment_id = c.id and t.theme_id = any(${themeIds}::uuid[])`)
      : not(exists(sql`comment_theme t where t.comment_id = c.id`)),
  state: (state) => sql`c.standing = ${state}`,
  from: (day) => sql`c.said_at >= ${dayBegins(day)}`,
  until: (day) => sql`c.said_at < ${dayBegins(addDays(day, 1))}`,
  // Ids are in the order in which comments reached us.
  came: (moment) => sql`c.id > ${lastIdOf(new Date(moment))}`,
  // What was set aside or withdrawn asks nobody any more.
  person: () => sql`c.needs_person is not null and c.standing in ('in-hand', 'answered')`,
  spam: () => sql`c.needs_person = 'spam' and c.standing = 'in-hand'`,
  unread: () => sql`c.processed_at is null`,
  q: (q, { rare, closeness, consultationId }) =>
    rare ? amongRare(q, closeness, consultationId) : saying(q, closeness),
  checked: (_yes, { themeIds = [] }) =>
    exists(sql`comment_theme t left join theme_confirmation k on k.comment_id = t.comment_id
      where t.comment_id = c.id and (t.said_by = 'person' or k.comment_id is not null)
        ${themeIds.length > 0 ? sql`and t.theme_id = any(${themeIds}::uuid[])` : sql``}`),
  undrafted: (_yes, { reach }) => not(isAnswered('c.id', reach)),
  import: (id) => exists(sql`import_row r where r.submission_id = c.submission_id and r.import_id = ${id}`),
  campaign: (id) => exists(sql`campaign_member m where m.comment_id = c.id and m.campaign_id = ${id}`),
  topic: (id) => exists(sql`topic_comment m where m.comment_id = c.id and m.topic_id = ${id}`),
  assignee: (who) =>
    who === 'none'
      ? not(exists(sql`comment_assignee a where a.comment_id = c.id`))
      : exists(sql`comment_assignee a where a.comment_id = c.id and a.person_id = ${who}`),
  request: (route) =>
    exists(sql`comment_route r where r.comment_id = c.id and r.handled_at is null
      ${route === 'any' ? sql`` : sql`and r.route = ${route}`}`),
  letter: (asked) => {
    const copy = exists(sql`campaign_member m join campaign g on g.id = m.campaign_id
      where m.comment_id = c.id and g.ended_at is null`)
    return asked === 'yes' ? copy : not(copy)
  },
  language: (language) =>
    sql`coalesce((select w.language from comment w where w.id = c.id),
      (select s.language from submission s where s.id = c.submission_id)) = ${language}`,
  response: (ref, { reach }) => answeredBy(ref, reach),
  without: (ref, { reach }) => not(answeredBy(ref, reach)),
}

/** The same of its narrow row. @param s  its name in the statement */
const howItCame = (s: RawBuilder<unknown>): Meaning<HowItCame> => ({
  event: (asked) =>
    asked === 'none'
      ? sql`${s}.event_id is null`
      : asked === 'staff'
        ? sql`${s}.event_id in (select id from engagement_event where staff_only)`
        : sql`${s}.event_id = ${asked}`,
  area: (area) => sql`${s}.area = ${area}`,
  channel: (channel) => sql`${s}.channel = ${channel}`,
  speaker: (kind) => sql`${s}.respondent_kind = ${kind}`,
  kind: (kind) => sql`${s}.kind = ${kind}`,
  late: () => sql`${s}.late`,
  // The last reason that it tells of holds now. As a case, because the planner would else expect next to none and sort all.
  reason: (reason) => sql`${s}.standing = 'set-aside' and case when ${reason} = (
      select split_part(max(h collate "C"), ' ', 4) from unnest(${s}.moved_how) h where substr(h, 12, 11) = '+ set-aside')
    then true else false end`,
})

/** The conditions that a filter's fields ask for, of those that have a meaning here. */
function conditions<Fields extends keyof InboxFilter>(meaning: Meaning<Fields>, scope: Scope): Condition[] {
  return (Object.keys(meaning) as Fields[]).flatMap((field) => {
    const asked = scope.filter[field]
    return asked === undefined || asked === '' ? [] : [meaning[field](asked, scope)]
  })
}

/**
 * Every comment that a filter finds, but none that is restricted. The one place that says what a filter means. The narrow rows
 * are looked through, unless it asks for what stands only beside the words.
 */
export function matching(db: Db, scope: Scope): SelectQueryBuilder<Said, 'c', object> {
  const { filter, reach } = scope
  const wide = besideWords.some((field) => filter[field])
  const rows = (wide ? visible(db, reach) : visibleStandings(db, reach)) as unknown as SelectQueryBuilder<
    Said,
    'c',
    object
  >
  // Where the narrow rows are looked through, they are asked themselves.
  const came = conditions(howItCame(sql.raw(wide ? 's' : 'c')), scope)
  const beside = exists(sql`comment_standing s where s.id = c.id and ${sql.join(came, sql` and `)}`)
  const all = [...conditions(meaning, scope), ...(wide && came.length > 0 ? [beside] : came)]
  return all.reduce((query, condition) => query.where(condition), rows)
}

const answeredBy = (ref: string, reach: Reach): Condition => isAnswered('c.id', reach, sql`and r.ref = ${ref}`)

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
    .orderBy(sql`c.said_at desc, c.id desc`)
    .limit(maxBatch + 1)
    .execute()
  if (rows.length > maxBatch) {
    throw new Refusal('too-large', 'This list holds more than 10,000 comments. Please narrow it first.')
  }
  return rows.map((row) => row.id)
}
