import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { londonDay } from '../data/days.ts'
import type { Db } from '../data/database.ts'
import { publicationsOn } from '../log/queries.ts'
import type { BoardMeetingTable, Tables } from '../data/tables.ts'
import type { Day } from '../http/wire.ts'

/** Every meeting held in public, the latest first; those whose day was not recorded last. */
export function publicMeetings(db: Db) {
  return meetings(db)
    .orderBy(sql`m.day desc nulls last`)
    .orderBy('m.id', 'desc')
    .execute()
}

export function findPublicMeeting(db: Db, slug: string) {
  return meetings(db).where('m.slug', '=', slug).executeTakeFirst()
}

function meetings(db: Db) {
  return db
    .selectFrom('boardMeeting as m')
    .innerJoin('grouping as g', 'g.id', 'm.groupingId')
    .select((eb) => [
      'm.id',
      'm.groupingId',
      'm.slug',
      'm.title',
      'g.name as board',
      'g.slug as boardSlug',
      'm.day',
      'm.dayWording',
      'm.starts',
      'm.venue',
      'm.papersPublishedOn',
      'm.url',
      resolutionsOf(eb).as('resolutions'),
      eb
        .selectFrom('publicQuestion as q')
        .select(sql<number>`count(*)`.as('n'))
        .whereRef('q.meetingId', '=', 'm.id')
        .$asScalar()
        .$notNull()
        .as('questions'),
    ])
    .where('m.inPublic', '=', true)
}

function resolutionsOf(eb: ExpressionBuilder<Tables & { m: BoardMeetingTable }, 'm'>) {
  return eb
    .selectFrom('resolution as n')
    .innerJoin('agendaItem as i', 'i.id', 'n.agendaItemId')
    .select(sql<number>`count(*)`.as('n'))
    .whereRef('i.meetingId', '=', 'm.id')
    .$asScalar()
    .$notNull()
}

/** The agenda with its resolutions; of the responses they are about, those that everybody can read on a day. */
export function agendaOf(db: Db, meetingId: string, today: Day) {
  return db
    .with('current', (trx) => publicationsOn(trx as Db, today))
    .selectFrom('agendaItem as i')
    .select((eb) => [
      'i.number',
      'i.title',
      'i.paperTitle',
      'i.url',
      'i.recommendations',
      'i.minutesSummary as minutes',
      ...explainedOf('i.id'),
      jsonArrayFrom(
        eb
          .selectFrom('resolution as n')
          .select((inner) => [
            'n.number',
            'n.text',
            'n.delegatedTo',
            'n.delegatedUntil',
            'n.delegatedScope',
            sql<Day | null>`(select ${londonDay('max(k.at)')}::text from meeting_correction k where k.subject_id = n.id)`.as(
              'changedOn',
            ),
            sql<
              string | null
            >`(select k.reason from meeting_correction k where k.subject_id = n.id and k.reason is not null
              order by k.id desc limit 1)`.as('changedBecause'),
            jsonArrayFrom(
              inner
                .selectFrom('resolutionResponse as rr')
                .innerJoin('current', 'current.responseId', 'rr.responseId')
                .innerJoin('responseVersion as v', 'v.id', 'current.versionId')
                .select(['current.ref', sql<string>`'/log/' || current.ref`.as('url'), 'v.youSaid'])
                .whereRef('rr.resolutionId', '=', 'n.id')
                .where('rr.unlinkedAt', 'is', null)
                .orderBy('current.ref'),
            ).as('responses'),
          ])
          .whereRef('n.agendaItemId', '=', 'i.id')
          .orderBy('n.id'),
      ).as('resolutions'),
    ])
    .where('i.meetingId', '=', meetingId)
    .orderBy('i.position')
    .execute()
}

/** When something was last put right for a reason that everybody reads, and that reason. @param id  the column of its id */
const explainedOf = (id: string) => {
  const last = (value: RawBuilder<unknown>) =>
    sql`(select ${value} from meeting_correction k where k.subject_id = ${sql.ref(id)} and k.reason is not null
      order by k.id desc limit 1)`
  return [
    sql<Day | null>`${last(sql`${londonDay('k.at')}::text`)}`.as('changedOn'),
    sql<string | null>`${last(sql`k.reason`)}`.as('changedBecause'),
  ] as const
}

export function publicQuestionsOf(db: Db, meetingId: string) {
  return db
    .selectFrom('publicQuestion')
    .select([
      'number',
      'receivedOn',
      'askerShown as asker',
      'askerPresent',
      'question',
      'answerMode',
      'answer',
      'answeredOn',
      'answeredBy',
      'attachedToMinutes',
      ...explainedOf('public_question.id'),
    ])
    .where('meetingId', '=', meetingId)
    .orderBy('number')
    .execute()
}

/** When a meeting was recorded for before that was put right, and why, the latest first. */
export function movedFrom(db: Db, meetingId: string) {
  return db
    .selectFrom('meetingCorrection')
    .select([
      sql<Day | null>`before ->> 'day'`.as('day'),
      sql<string | null>`before ->> 'starts'`.as('starts'),
      sql<Day>`${londonDay('at')}::text`.as('on'),
      'reason',
    ])
    .$narrowType<{ reason: string }>()
    .where('subjectId', '=', meetingId)
    .where('reason', 'is not', null)
    .orderBy('id', 'desc')
    .execute()
}

/** What was put right about a meeting, newest first: what it said before, by the name of each column. */
export function correctionsOf(db: Db, meetingId: string) {
  return db
    .selectFrom('meetingCorrection as c')
    .innerJoin('person as p', 'p.id', 'c.byPerson')
    .select(['c.id', 'c.subjectId', 'c.before', 'c.reason', 'c.at', 'p.name as by'])
    .$narrowType<{ before: Record<string, unknown> }>()
    .where('c.meetingId', '=', meetingId)
    .orderBy('c.id', 'desc')
    .limit(200)
    .execute()
}

/** The public meeting of the same board before a day. */
export function meetingBefore(db: Db, groupingId: string, day: Day) {
  return db
    .selectFrom('boardMeeting')
    .select(['slug', 'day'])
    .where('groupingId', '=', groupingId)
    .where('inPublic', '=', true)
    .where('day', '<', day)
    .orderBy('day', 'desc')
    .limit(1)
    .$narrowType<{ day: Day }>()
    .executeTakeFirst()
}
