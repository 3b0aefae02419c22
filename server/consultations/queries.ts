import { jsonArrayFrom, jsonObjectFrom } from 'kysely/helpers/postgres'
import { type ExpressionBuilder, sql } from 'kysely'
import { londonDay } from '../data/days.ts'
import type { Db, Trx } from '../data/database.ts'
import { type Narrow, type Reach, whole as everything, within } from '../data/visible.ts'
import { noSuch } from '../http/refusal.ts'
import { waitsFor } from './set-up/gates.ts'
import { changesSeen } from '../programmes/control.ts'
import type { PrivacyStatement } from './contract.ts'
import type { ConsultationTable, PhaseTable, Tables } from '../data/tables.ts'

/** A consultation by its address name, published or not: all that most of the desk needs of it. @throws {Refusal} `not-found` */
export async function consultationNamed(db: Db, slug: string) {
  const found = await db
    .selectFrom('consultation')
    .select(['id', 'slug', 'title', 'publishedAt'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  if (!found) throw noSuch('consultation')
  return found
}

/** When it became public, in the transaction that looks at it; null if it has not. */
export async function publishedAtOf(trx: Trx, consultationId: string): Promise<Date | null> {
  const { publishedAt } = await trx
    .selectFrom('consultation')
    .select('publishedAt')
    .where('id', '=', consultationId)
    .executeTakeFirstOrThrow()
  return publishedAt
}

/** The organisations that own a consultation now, by name. */
export function ownersOf(db: Db, consultationId: string) {
  return db
    .selectFrom('consultationOwner as w')
    .innerJoin('organisation as o', 'o.id', 'w.organisationId')
    .select(['o.id', 'o.name'])
    .where('w.consultationId', '=', consultationId)
    .where('w.endedAt', 'is', null)
    .orderBy('o.name')
    .execute()
}

/** Every published consultation with its parts, the newest first. */
export async function publishedConsultations(db: Db) {
  return whole(db)
    .where('c.publishedAt', 'is not', null)
    .orderBy('c.publishedAt', 'desc')
    .orderBy('c.id', 'desc')
    .execute()
}

/** One with its parts, published or not, inside the transaction that looks at it. */
export function wholeConsultation(trx: Trx, id: string) {
  return whole(trx).where('c.id', '=', id).executeTakeFirstOrThrow()
}

/** Questions of a consultation that a comment answers. Looks for one comment each: there may be a million. */
export async function answeredQuestions(db: Db, consultationId: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select q.id from question q where q.consultation_id = ${consultationId} and exists (
      select from comment k where k.consultation_id = q.consultation_id and k.question_id = q.id)`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** One with its parts, published or not, and what only the desk sees of it. */
export function findConsultation(db: Db, slug: string) {
  return whole(db)
    .select((eb) => [
      'c.programmeId',
      'c.publishedAt',
      'c.responsePrefix',
      'c.boardId',
      'c.laterChanges',
      eb
        .selectFrom('theme as t')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('t.consultationId', '=', 'c.id')
        .where('t.retiredAt', 'is', null)
        .$asScalar()
        .$notNull()
        .as('themes'),
      eb
        .selectFrom('engagementEvent as e')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .whereRef('e.consultationId', '=', 'c.id')
        .$asScalar()
        .$notNull()
        .as('events'),
      jsonArrayFrom(
        eb
          .selectFrom('consultationReviewer as r')
          .innerJoin('grouping as g', 'g.id', 'r.groupingId')
          .select(['g.id', 'g.name', 'r.mandate'])
          .whereRef('r.consultationId', '=', 'c.id')
          .orderBy('g.name'),
      ).as('reviewers'),
    ])
    .where('c.slug', '=', slug)
    .executeTakeFirst()
}

/** Every consultation within somebody’s reach as a list shows it, what is not public yet first. */
export function allConsultations(db: Db, reach: Reach) {
  const howMany = (table: 'question' | 'engagementEvent' | 'theme' | 'comment') =>
    sql<number>`(select count(*) from ${sql.table(table)} x where x.consultation_id = c.id)`
  return db
    .selectFrom('consultation as c')
    .select((eb) => [
      'c.id',
      'c.slug',
      'c.ref',
      'c.title',
      'c.publishedAt',
      'c.responseDueBy',
      phasesOf(eb).as('phases'),
      howMany('question').as('questions'),
      howMany('engagementEvent').as('events'),
      howMany('theme').as('themes'),
      howMany('comment').as('comments'),
    ])
    .$if(reach !== everything, (query) => query.where(within(reach as Narrow, 'c.id')))
    .orderBy('c.publishedAt', (order) => order.desc().nullsFirst())
    .orderBy('c.id', 'desc')
    .execute()
}

function whole(db: Db) {
  return db.selectFrom('consultation as c').select((eb) => [
    'c.id',
    'c.slug',
    'c.ref',
    'c.title',
    'c.kind',
    'c.summary',
    'c.whatCanChange',
    'c.whatCannotChange',
    'c.areas',
    'c.privacyNotice',
    'c.responseDueBy',
    'c.easyReadPromised',
    'c.lengthReason',
    'c.asksEquality',
    jsonObjectFrom(
      eb
        .selectFrom('privacyStatement as v')
        .select(['v.version', 'v.controller', 'v.contact', 'v.keepsContact', 'v.keepsComments', 'v.keepsFigures'])
        .select(['v.keepsAnswers', 'v.policy', 'v.bases'])
        .select(sql<string>`${londonDay('v.at')}`.as('since'))
        .whereRef('v.consultationId', '=', 'c.id')
        .orderBy('v.version', 'desc')
        .limit(1)
        .$narrowType<{ bases: PrivacyStatement['bases'] }>(),
    ).as('privacy'),
    // Set while it is not shown.
    jsonObjectFrom(
      eb
        .selectFrom('offlineSpell as x')
        .select(['x.reason', 'x.at as since'])
        .whereRef('x.consultationId', '=', 'c.id')
        .where('x.endedAt', 'is', null),
    ).as('offline'),
    jsonArrayFrom(changesSeen(eb as unknown as Db).where(sql.ref('s.consultation_id'), '=', sql.ref('c.id'))).as(
      'changes',
    ),
    phasesOf(eb).as('phases'),
    jsonArrayFrom(
      eb
        .selectFrom('point')
        .select(['point.id', 'point.number', 'point.title', 'point.summary'])
        .whereRef('point.consultationId', '=', 'c.id')
        .orderBy('point.number'),
    ).as('points'),
    jsonArrayFrom(
      eb
        .selectFrom('question as q')
        .leftJoin('point', 'point.id', 'q.pointId')
        .select(['q.id', 'q.position', 'q.pointId', 'point.number as point', 'q.text', 'q.hint'])
        .whereRef('q.consultationId', '=', 'c.id')
        .orderBy('q.position'),
    ).as('questions'),
    jsonArrayFrom(
      eb
        .selectFrom('document as d')
        .select(['d.title', 'd.version', 'd.formats', 'd.languages', 'd.url'])
        .whereRef('d.consultationId', '=', 'c.id')
        .where('d.kind', '=', 'document')
        .where('d.withdrawnAt', 'is', null)
        .orderBy('d.id'),
    ).as('documents'),
    jsonArrayFrom(
      eb
        .selectFrom('document as d')
        .select(['d.title', 'd.url', 'd.publishedOn as on'])
        .whereRef('d.consultationId', '=', 'c.id')
        .where('d.kind', '=', 'easy-read')
        .where('d.responseId', 'is', null)
        .where('d.withdrawnAt', 'is', null)
        .orderBy('d.publishedOn', 'desc')
        .orderBy('d.id', 'desc')
        .$narrowType<{ url: string; on: string }>(),
    ).as('easyRead'),
  ])
}

/** The phases of one consultation, published or not, with the dates that hold. */
export async function phasesIn(db: Db, consultationId: string) {
  const { phases } = await db
    .selectFrom('consultation as c')
    .select((eb) => [phasesOf(eb).as('phases')])
    .where('c.id', '=', consultationId)
    .executeTakeFirstOrThrow()
  return phases
}

function phasesOf(eb: ExpressionBuilder<Tables & { c: ConsultationTable }, 'c'>) {
  return jsonArrayFrom(
    eb
      .selectFrom('phase as p')
      .select((inner) => [
        'p.id',
        'p.code',
        'p.name',
        'p.asks',
        lastDate(inner, 'start').as('startsOn'),
        lastDate(inner, 'end').as('endsOn'),
        'p.lateUntil',
        'p.note',
        waitsFor.as('waitsFor'),
        jsonArrayFrom(
          inner
            .selectFrom('phaseDate as d')
            .select(['d.boundary', 'd.day', 'd.wording', 'd.saidBy', 'd.reason', 'd.recordedOn', 'd.recordedOnWording'])
            .whereRef('d.phaseId', '=', 'p.id')
            .orderBy('d.position', 'desc')
            .orderBy('d.id', 'desc'),
        ).as('dates'),
      ])
      .whereRef('p.consultationId', '=', 'c.id')
      .orderBy('p.position'),
  )
}

/** The date that holds is the last that was recorded. */
function lastDate(eb: ExpressionBuilder<Tables & { p: PhaseTable }, 'p'>, boundary: 'start' | 'end') {
  return eb
    .selectFrom('phaseDate as d')
    .select('d.day')
    .whereRef('d.phaseId', '=', 'p.id')
    .where('d.boundary', '=', boundary)
    .orderBy('d.position', 'desc')
    .orderBy('d.id', 'desc')
    .limit(1)
}
