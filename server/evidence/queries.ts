import { sql } from 'kysely'
import { dayEnds, londonDay } from '../data/days.ts'
import type { Db } from '../data/database.ts'
import type { Day } from '../http/wire.ts'

/** The items of a consultation, in the order of their numbers; without `publicAt` also what nobody else can read yet. */
export function itemsOf(db: Db, consultationId: string, publicAt: Date | null) {
  return db
    .selectFrom('planItem as i')
    .leftJoin('planItem as w', 'w.id', 'i.withinId')
    .select(['i.id', 'i.kind', 'i.number', 'i.publicFrom', 'w.number as within'])
    .where('i.consultationId', '=', consultationId)
    .$if(publicAt !== null, (query) => query.where('i.publicFrom', '<=', publicAt as Date))
    .orderBy('i.number')
    .execute()
}

/** Everything that was said of them by the end of a day, newest first. */
export function versionsOf(db: Db, items: string[], day: Day) {
  return db
    .selectFrom('planItemVersion as v')
    .innerJoin('person as p', 'p.id', 'v.byPerson')
    .leftJoin('phase as f', 'f.id', 'v.phaseId')
    .selectAll('v')
    .select(['p.post', 'f.name as phase', 'f.code as phaseCode'])
    .select(sql<Day>`(${londonDay('v.at')})::text`.as('on'))
    .where('v.itemId', 'in', items)
    .where('v.at', '<', dayEnds(day))
    .orderBy('v.at', 'desc')
    .orderBy('v.id', 'desc')
    .execute()
}

/** What stood under them at the end of a day: the last of each series, in the order in which they were first written. */
export async function entriesOf(db: Db, items: string[], day: Day) {
  return db
    .selectFrom((eb) =>
      eb
        .selectFrom('planEntry as e')
        .distinctOn('e.series')
        .select(['e.itemId', 'e.series', 'e.label', 'e.says', 'e.url', 'e.value', 'e.onDay', 'e.withdrawn'])
        .where('e.itemId', 'in', items)
        .where('e.at', '<', dayEnds(day))
        .orderBy('e.series')
        .orderBy('e.at', 'desc')
        .orderBy('e.id', 'desc')
        .as('last'),
    )
    .select(['itemId', 'series', 'label', 'says', 'url', 'value', 'onDay'])
    .where('withdrawn', '=', false)
    .orderBy('series')
    .execute()
}

/** Themes by id, and how many comments of their consultation speak to each by the end of a day. Unit: comments. */
export async function feedingThemes(db: Db, consultationId: string, themes: string[], day: Day) {
  if (themes.length === 0) return []
  const { rows } = await sql<{ id: string; code: string; label: string; comments: number }>`
    select t.id, t.code, t.label,
      (select count(*)::int from comment_standing c where c.consultation_id = t.consultation_id
        and (c.themes || c.main_themes) @> array[t.id] and c.said_at < ${dayEnds(day)}) as comments
    from theme t where t.id = any(${themes}::uuid[]) and t.consultation_id = ${consultationId}`.execute(db)
  return rows
}

/** Submissions that answered questions about equality. */
export async function countEqualityAnswers(db: Db, consultationId: string): Promise<number> {
  const { n } = await db
    .selectFrom('equalityAnswer as a')
    .innerJoin('submission as s', 's.id', 'a.submissionId')
    .select(sql<number>`count(distinct s.id)::int`.as('n'))
    .where('s.consultationId', '=', consultationId)
    .executeTakeFirstOrThrow()
  return n
}

/** How many items of each kind everybody can read, by consultation. */
export function countPublic(db: Db, at: Date) {
  return db
    .selectFrom('planItem')
    .select(({ fn }) => ['consultationId', 'kind', fn.countAll<number>().as('n')])
    .where('publicFrom', '<=', at)
    .groupBy(['consultationId', 'kind'])
    .execute()
}
