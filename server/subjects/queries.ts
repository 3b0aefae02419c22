import { sql } from 'kysely'
import { publicWords } from '../comments/public-words.ts'
import { dayEnds, londonDay } from '../data/days.ts'
import type { Db } from '../data/database.ts'
import { type Cell, keyOf } from '../data/small-numbers.ts'
import type { Day } from '../http/wire.ts'
import { type About, isAbout, stoodOn } from '../log/about.ts'
import { themeLabelOn } from '../log/themes.ts'
import type { Part } from './contract.ts'

const saidOn = londonDay('c.said_at')

export function findTheme(db: Db, consultationId: string, code: string, day: Day) {
  return db
    .selectFrom('theme as t')
    .leftJoin('theme as main', 'main.id', 't.parentId')
    .select([
      't.id',
      themeLabelOn(day).as('label'),
      't.description',
      'main.code as mainCode',
      'main.label as mainLabel',
    ])
    .where('t.consultationId', '=', consultationId)
    .where('t.code', '=', code)
    .executeTakeFirst()
}

/** The themes that a theme was merged into or split into, by the end of a day, and when. */
export async function movedTo(db: Db, themeId: string, day: Day) {
  return db
    .selectFrom('frameChange as f')
    .innerJoin('frameChangeInto as i', 'i.changeId', 'f.id')
    .innerJoin('theme as t', 't.id', 'i.themeId')
    .select(['t.code', 't.label', sql<Day>`${londonDay('f.at')}::text`.as('on')])
    .where('f.themeId', '=', themeId)
    .where('f.undoneAt', 'is', null)
    .where('f.at', '<', dayEnds(day))
    .orderBy('t.position')
    .execute()
}

/** An event that everybody may know of. */
export function findOpenEvent(db: Db, consultationId: string, ref: string) {
  return db
    .selectFrom('engagementEvent')
    .select(['title', 'day', 'dayWording', 'starts', 'ends', 'venue', 'place', 'cameOfIt'])
    .where('consultationId', '=', consultationId)
    .where('ref', '=', ref)
    .where('staffOnly', '=', false)
    .executeTakeFirst()
}

/** Comments by main theme and area, to the end of a day. Unit: comments; one may speak to several themes. */
export async function themesByArea(db: Db, consultationId: string, day: Day) {
  const { rows } = await sql<Cell & { code: string; label: string; area: string | null }>`
    select t.code, ${themeLabelOn(day)} as label, c.area, count(*)::int as n, ${keyOf('c.id')} as key
    from comment_standing c cross join unnest(c.main_themes) as spoken (id) join theme t on t.id = spoken.id
    where c.consultation_id = ${consultationId} and c.said_at < ${dayEnds(day)}
    group by t.id, c.area order by t.position, t.code`.execute(db)
  return rows
}

/** One count of comments, by what `by` says; `all` is each of them once. */
export type Fact = Cell & {
  by: 'channel' | 'kind' | 'place' | 'week' | 'all'
  value: string | null
  /** The first day on which one of them was said that is still in hand. */
  waitingSince: Day | null
}

/** Comments about something by the end of a day, counted in one pass over the narrow rows. Unit: comments. */
export async function factsOf(db: Db, about: About, day: Day): Promise<Fact[]> {
  const { rows } = await sql<Fact>`
    with said as (
      select c.channel, c.respondent_kind, c.area, date_trunc('week', ${saidOn})::date as week, ${saidOn} as day,
        c.id, ${stoodOn(day)} = 'in-hand' as waits
      from comment_standing c
      where ${isAbout(about)} and c.said_at < ${dayEnds(day)}
    )
    select case grouping(channel, respondent_kind, area, week)
        when 7 then 'channel' when 11 then 'kind' when 13 then 'place' when 14 then 'week' else 'all' end as by,
      coalesce(channel, respondent_kind, area, week::text) as value, count(*)::int as n, ${keyOf('said.id')} as key,
      (min(day) filter (where waits))::text as waiting_since
    from said group by grouping sets ((channel), (respondent_kind), (area), (week), ())
    order by 1, 2 nulls last`.execute(db)
  return rows
}

/** Comments about something by theme: by the sub-themes of one, or by main themes. A comment may speak to several. */
export async function partsOf(db: Db, about: About, day: Day, mainId: string | null, most: number): Promise<Part[]> {
  const spoken = mainId === null ? sql`c.main_themes` : sql`c.themes`
  const within = mainId === null ? sql`true` : sql`t.parent_id = ${mainId}`
  const { rows } = await sql<Part>`
    with said as (
      select ${spoken} as spoken, ${stoodOn(day)} as standing from comment_standing c
      where ${isAbout(about)} and c.said_at < ${dayEnds(day)}
    )
    select t.code, ${themeLabelOn(day)} as label, count(*)::int as received,
      count(*) filter (where standing = 'answered')::int as answered, count(*) filter (where standing = 'set-aside')::int as set_aside,
      count(*) filter (where standing = 'withdrawn')::int as withdrawn, count(*) filter (where standing = 'in-hand')::int as in_hand
    from said cross join unnest(said.spoken) as each_of (id) join theme t on t.id = each_of.id
    where ${within}
    group by t.id order by received desc, t.code limit ${most}`.execute(db)
  return rows
}

/** Cleared words about something that could be read on a day: those of a few lines first, then the newest. */
export function wordsAbout(db: Db, about: About, day: Day, most: number) {
  return publicWords(db)
    .innerJoin('commentStanding as n', 'n.id', 'c.id')
    .where(isAbout(about, 'n'))
    .where('c.saidAt', '<', dayEnds(day))
    .where('cleared.at', '<', dayEnds(day))
    .orderBy(sql`length(cleared.public_body) > 400`)
    .orderBy('c.saidAt', 'desc')
    .orderBy('c.id')
    .limit(most)
    .execute()
}
