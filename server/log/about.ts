import { type RawBuilder, sql, type SqlBool } from 'kysely'
import { dayEnds } from '../data/days.ts'
import { countsThenOf, sortOf } from '../data/counted.ts'
import type { Db } from '../data/database.ts'
import type { Standing } from '../intake/contract.ts'
import type { Standings } from '../ledger/contract.ts'
import type { Day } from '../http/wire.ts'
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

/** Where a narrow row stood at the end of a day. @param row  its name in the statement */
export const stoodOn = (day: Day, row = 'c'): RawBuilder<Standing> => {
  const moved = sql.ref(`${row}.moved`)
  // On a day on which one thing ended and another began, the one that began.
  return sql<Standing>`coalesce(case when ${moved} <> '{}' then (
    select case when substr(m, 12, 1) = '+' then split_part(m, ' ', 3) end from unnest(${moved}) m
    where left(m, 10) collate "C" <= ${day} order by left(m, 10) collate "C" desc, substr(m, 12, 1) = '+' desc limit 1) end, 'in-hand')`
}

/** Where the comments about something stood at the end of a day; the four add up to `received`. Unit: comments. */
export async function standingsAbout(db: Db, day: Day, about: About): Promise<Standings> {
  if (about.consultationIds.length === 0) return standingsFrom([])
  const { theme, point, place, event } = about
  // Of one theme, point or event there are counters.
  const narrowed = [theme, point, event].filter((one) => one !== undefined).length
  return narrowed === 1 && place === undefined ? standingsOfOne(db, day, about) : standingsFromRows(db, day, about)
}

async function standingsOfOne(db: Db, day: Day, about: About): Promise<Standings> {
  const { consultationIds, theme, point, event } = about
  const [by, table, column, value] =
    theme !== undefined
      ? (['theme', 'theme', 'code', theme] as const)
      : point !== undefined
        ? (['point', 'point', 'number', point] as const)
        : (['event', 'engagement_event', 'ref', event!] as const)
  const [{ rows }, told] = await Promise.all([
    sql<{ id: string }>`select id from ${sql.table(table)}
      where consultation_id = any(${consultationIds}::uuid[]) and ${sql.ref(column)} = ${value}`.execute(db),
    countsThenOf(db, consultationIds, day, by === 'theme' ? ['main-theme', 'sub-theme'] : ['sort']),
  ])
  const ids = new Set(rows.map(({ id }) => id))
  const isOne = (key: string) =>
    by === 'theme' ? ids.has(key) : sortOf(key).some((part) => part.by === by && ids.has(part.key))
  const n = { received: 0, answered: 0, 'set-aside': 0, withdrawn: 0 }
  for (const one of told) if (isOne(one.key)) n[one.standing] += one.n
  const { received, ...came } = n
  const standings: { standing: Standing; n: number }[] = [
    { standing: 'in-hand', n: received - came.answered - came['set-aside'] - came.withdrawn },
    { standing: 'answered', n: came.answered },
    { standing: 'set-aside', n: came['set-aside'] },
    { standing: 'withdrawn', n: came.withdrawn },
  ]
  return standingsFrom(standings)
}

/** The same for whatever narrows it, from the narrow rows. */
export async function standingsFromRows(db: Db, day: Day, about: About): Promise<Standings> {
  const { rows } = await sql<{ standing: Standing; n: number }>`
    select ${stoodOn(day)} as standing, count(*)::int as n from comment_standing c
    where ${isAbout(about)} and c.said_at < ${dayEnds(day)}
    group by 1`.execute(db)
  return standingsFrom(rows)
}

function standingsFrom(rows: { standing: Standing; n: number }[]): Standings {
  const standings = { received: 0, answered: 0, inHand: 0, setAside: 0, withdrawn: 0 }
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
    rows: () => countedFromRows(day, about, most),
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
    stood as (
      select c.main_themes, ${stoodOn(day)} as standing from comment_standing c where ${isAbout(about)} and c.said_at < ${dayEnds(day)}
    ),
    counted as (
      select main.id, count(*)::int as received, count(*) filter (where standing = 'answered')::int as answered,
        count(*) filter (where standing = 'set-aside')::int as set_aside, count(*) filter (where standing = 'withdrawn')::int as withdrawn
      from stood cross join unnest(main_themes) as main (id)
      group by 1 order by 2 desc, 1 limit ${most}
    )`
