import { sql } from 'kysely'
import { countsOf } from '../../data/counted.ts'
import { type Db, plannedOnce } from '../../data/database.ts'
import { isAnswered, type Narrow, type Reach, whole, within } from '../../data/visible.ts'
import type { Scope } from './filter.ts'
import { type Choices, countedTo, type Facets, type Tallies } from './contract.ts'
import { newest, type Place } from './inbox.ts'

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
export async function talliesOf(db: Db, found: Place[], reach: Reach): Promise<Tallies> {
  const ids = found.slice(0, countedTo).map(({ id }) => id)
  // Each part goes by the ids to what it counts, and the ids are sent once: by way of one list it takes twice as long.
  const own = sql`any((select ids from own)::uuid[])`
  const { rows } = await sql<{
    by: keyof Tallies | 'given' | 'copies' | 'drafted' | 'late'
    key: string | null
    n: number
  }>`
    with own as materialized (select ${ids}::uuid[] as ids)
    select case when grouping(s.standing) = 0 then 'state' when grouping(s.channel) = 0 then 'channel'
      when grouping(s.respondent_kind) = 0 then 'speaker' when grouping(s.kind) = 0 then 'kind'
      when grouping(s.area) = 0 then 'area' else 'late' end as by,
      coalesce(s.standing, s.channel, s.respondent_kind, s.kind, s.area, s.late::text) as key, count(*)::int as n
    from comment_standing s where s.id = ${own}
    group by grouping sets ((s.standing), (s.channel), (s.respondent_kind), (s.kind), (s.area), (s.late))
    union all select 'language', coalesce(w.language, (select u.language from submission u where u.id = w.submission_id)),
      count(*)::int from comment w where w.id = ${own} group by 2
    union all select 'tick', word.key, word.n from (
      select count(*) filter (where w.needs_person is not null and w.standing in ('in-hand', 'answered'))::int as person,
        count(*) filter (where w.needs_person = 'spam' and w.standing = 'in-hand')::int as spam,
        count(*) filter (where w.processed_at is null)::int as unread
      from comment w where w.id = ${own}) counted
    cross join lateral (values ('person', person), ('spam', spam), ('unread', unread)) as word(key, n)
    union all select 'given', a.person_id::text, count(*)::int
    from comment_assignee a where a.comment_id = ${own} group by 2
    union all select 'request', coalesce(r.route, 'any'), count(distinct r.comment_id)::int
    from comment_route r where r.comment_id = ${own} and r.handled_at is null
    group by rollup (r.route) having count(*) > 0
    union all select 'copies', null, count(distinct m.comment_id)::int
    from campaign_member m join campaign g on g.id = m.campaign_id where m.comment_id = ${own} and g.ended_at is null
    union all select 'drafted', null, count(*)::int
    from unnest((select ids from own)::uuid[]) as d(id) where ${isAnswered('d.id', reach)}
    union all select 'tick', 'checked', count(distinct t.comment_id)::int
    from comment_theme t left join theme_confirmation k on k.comment_id = t.comment_id
    where t.comment_id = ${own} and (t.said_by = 'person' or k.comment_id is not null) ${plannedOnce}`.execute(db)
  const tallies: Tallies = { assignee: { none: ids.length } }
  const put = (by: keyof Tallies, key: string, n: number) => ((tallies[by] ??= {})[key] = n)
  for (const { by, key, n } of rows) {
    if (by === 'copies') {
      put('letter', 'yes', n)
      put('letter', 'no', ids.length - n)
    } else if (by === 'drafted') put('tick', 'undrafted', ids.length - n)
    else if (by === 'late') put('tick', 'late', key === 'true' ? n : (tallies.tick?.late ?? 0))
    else if (key === null) continue
    else if (by === 'given') {
      put('assignee', key, n)
      put('assignee', 'none', (tallies.assignee?.none ?? 0) - n)
    } else put(by, key, n)
  }
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
    select theme_id as theme, count(*) as count from counted group by 1 ${plannedOnce}`.execute(db)
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
