import { jsonArrayFrom } from 'kysely/helpers/postgres'
import type { ExpressionBuilder } from 'kysely'
import type { Db } from '../database.ts'
import type { PhaseTable, Tables } from '../tables.ts'

/** Every published consultation with its parts, the newest first. */
export async function publishedConsultations(db: Db) {
  return db
    .selectFrom('consultation as c')
    .select((eb) => [
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
      jsonArrayFrom(
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
            jsonArrayFrom(
              inner
                .selectFrom('phaseDate as d')
                .select([
                  'd.boundary',
                  'd.day',
                  'd.wording',
                  'd.saidBy',
                  'd.reason',
                  'd.recordedOn',
                  'd.recordedOnWording',
                ])
                .whereRef('d.phaseId', '=', 'p.id')
                .orderBy('d.position', 'desc')
                .orderBy('d.id', 'desc'),
            ).as('dates'),
          ])
          .whereRef('p.consultationId', '=', 'c.id')
          .orderBy('p.position'),
      ).as('phases'),
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
          .orderBy('d.id'),
      ).as('documents'),
    ])
    .where('c.publishedAt', 'is not', null)
    .orderBy('c.publishedAt', 'desc')
    .orderBy('c.id', 'desc')
    .execute()
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
