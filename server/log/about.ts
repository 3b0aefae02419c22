import { type RawBuilder, sql, type SqlBool } from 'kysely'
import { dayEnds } from '../data/days.ts'
import type { Db } from '../data/database.ts'
import type { Standings } from '../ledger/contract.ts'
import type { Day } from '../http/wire.ts'
import { marksOn } from './behind.ts'
import { publicationsOn } from './queries.ts'

export const named = {
  'in-hand': 'inHand',
  answered: 'answered',
  'set-aside': 'setAside',
  withdrawn: 'withdrawn',
} as const satisfies Record<string, keyof Standings>

/** What comments are about, or where they came from: everything that is given must fit. */
export type About = {
  consultationIds: string[]
  /** A theme’s code, with its sub-themes. */
  theme?: string | undefined
  point?: number | undefined
  place?: string | undefined
  /** An event’s reference. */
  event?: string | undefined
}

/** Of the narrow rows, `c` unless told, those about this; no row of words is read. */
export function isAbout(about: About, row = 'c'): RawBuilder<SqlBool> {
  const { consultationIds, theme, point, place, event } = about
  const of = (column: string) => sql.ref(`${row}.${column}`)
  const all = [sql<SqlBool>`${of('consultationId')} = any(${consultationIds}::uuid[])`]
  const among = (table: string, column: string, value: string | number) =>
    sql`array(select id from ${sql.table(table)}
      where consultation_id = any(${consultationIds}::uuid[]) and ${sql.ref(column)} = ${value})`
  if (theme !== undefined) all.push(sql`(${of('themes')} || ${of('mainThemes')}) && ${among('theme', 'code', theme)}`)
  if (point !== undefined) all.push(sql`${of('pointId')} = any(${among('point', 'number', point)})`)
  if (event !== undefined) all.push(sql`${of('eventId')} = any(${among('engagement_event', 'ref', event)})`)
  if (place !== undefined) all.push(sql`${of('area')} = ${place}`)
  return sql<SqlBool>`(${sql.join(all, sql` and `)})`
}

/** Where the comments about something stood at the end of a day; the four add up to `received`. Unit: comments. */
export async function standingsAbout(db: Db, day: Day, about: About): Promise<Standings> {
  const standings = { received: 0, answered: 0, inHand: 0, setAside: 0, withdrawn: 0 }
  if (about.consultationIds.length === 0) return standings
  const { rows } = await sql<{ standing: keyof typeof named; n: number }>`
    with marks as (${marksOn(db, day)})
    select coalesce((array['set-aside', 'answered', 'withdrawn'])[m.mark], 'in-hand') as standing, count(*)::int as n
    from comment_standing c left join marks m on m.comment_id = c.id
    where ${isAbout(about)} and c.said_at < ${dayEnds(day)}
    group by 1`.execute(db)
  for (const { standing, n } of rows) {
    standings[named[standing]] += n
    standings.received += n
  }
  return standings
}

/** A main theme, where the comments about it stood on a day, and how many responses answered it then. */
export type AboutTheme = Standings & { consultation: string; code: string; label: string; responses: number }

/**
 * The main themes of some comments, the most spoken of first. A comment may speak to several.
 * @param from  where nothing narrows them, counters say it without a look at any comment: those of now, or those of days that have passed
 */
export async function themesAbout(
  db: Db,
  day: Day,
  about: About,
  most: number,
  from: 'counters' | 'past counters' | 'rows',
): Promise<AboutTheme[]> {
  if (about.consultationIds.length === 0) return []
  const counted = {
    counters: () => countedNow(about, most),
    'past counters': () => countedThen(day, about, most),
    rows: () => sql`marks as (${marksOn(db, day)}), ${countedFromRows(day, about, most)}`,
  }[from]()
  const { rows } = await sql<AboutTheme>`
    with ${counted}, current as (${publicationsOn(db, day)})
    select n.slug as consultation, t.code, t.label, counted.received, counted.answered, counted.set_aside as "setAside",
      counted.withdrawn, counted.received - counted.answered - counted.set_aside - counted.withdrawn as "inHand",
      (select count(*)::int from current p join response_version v on v.id = p.version_id
        where exists (select from theme x where x.id = any(v.theme_ids) and (x.id = t.id or x.parent_id = t.id))) as responses
    from counted join theme t on t.id = counted.id join consultation n on n.id = t.consultation_id
    order by counted.received desc, t.label`.execute(db)
  return rows
}

const countedNow = ({ consultationIds }: About, most: number) => sql`
    counted as (
      select key::uuid as id, sum(n)::int as received, coalesce(sum(n) filter (where standing = 'answered'), 0)::int as answered,
        coalesce(sum(n) filter (where standing = 'set-aside'), 0)::int as set_aside,
        coalesce(sum(n) filter (where standing = 'withdrawn'), 0)::int as withdrawn
      from comment_count where consultation_id = any(${consultationIds}::uuid[]) and by = 'main-theme'
      group by 1 having sum(n) > 0 order by 2 desc, 1 limit ${most}
    )`

const countedThen = (day: Day, { consultationIds }: About, most: number) => sql`
    moves as (
      select right(key, 36)::uuid as id, case when by = 'main-theme-day' then 'received' else split_part(key, ' ', 3) end as standing,
        sum(case when split_part(key, ' ', 2) = '-' then -n else n end)::int as n
      from comment_count where consultation_id = any(${consultationIds}::uuid[]) and by in ('main-theme-day', 'main-theme-moved')
        and left(key, 10)::date <= ${day}::date
      group by 1, 2
    ),
    counted as (
      select id, sum(n) filter (where standing = 'received')::int as received,
        coalesce(sum(n) filter (where standing = 'answered'), 0)::int as answered,
        coalesce(sum(n) filter (where standing = 'set-aside'), 0)::int as set_aside,
        coalesce(sum(n) filter (where standing = 'withdrawn'), 0)::int as withdrawn
      from moves group by 1 having sum(n) filter (where standing = 'received') > 0 order by 2 desc, 1 limit ${most}
    )`

const countedFromRows = (day: Day, about: About, most: number) => sql`
    counted as (
      select main.id, count(*)::int as received, count(*) filter (where m.mark = 2)::int as answered,
        count(*) filter (where m.mark = 1)::int as set_aside, count(*) filter (where m.mark = 3)::int as withdrawn
      from comment_standing c left join marks m on m.comment_id = c.id cross join unnest(c.main_themes) as main (id)
      where ${isAbout(about)} and c.said_at < ${dayEnds(day)}
      group by 1 order by 2 desc, 1 limit ${most}
    )`
