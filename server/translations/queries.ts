import { type SqlBool, sql } from 'kysely'
import { dayEnds } from '../data/days.ts'
import type { Db } from '../data/database.ts'
import type { Day } from '../http/wire.ts'
import type { OtherLanguage } from '../http/languages/contract.ts'

const checked = (compared: RawOr) =>
  sql<SqlBool>`exists (select from translation_check k where k.translation_id = t.id and ${compared})`
type RawOr = ReturnType<typeof sql<SqlBool>>

/** Every row about the words of a consultation, or of one version of a response; the newest first. */
export function translationRows(
  db: Db,
  of: { consultationId: string } | { versionId: string },
  language?: OtherLanguage,
) {
  return db
    .selectFrom('translation as t')
    .innerJoin('person as p', 'p.id', 't.byPerson')
    .leftJoin('translationCheck as k', (join) => join.onRef('k.translationId', '=', 't.id').on('k.compared', '=', true))
    .leftJoin('person as kp', 'kp.id', 'k.byPerson')
    .select([
      't.id',
      't.subjectId',
      't.field',
      't.language',
      't.english',
      't.text',
      't.made',
      't.byPerson',
      't.at',
      'p.name as by',
      'kp.name as checkedBy',
      checked(sql`true`).as('released'),
    ])
    .$if('consultationId' in of, (query) =>
      query
        .where('t.consultationId', '=', (of as { consultationId: string }).consultationId)
        .where('t.versionId', 'is', null),
    )
    .$if('versionId' in of, (query) => query.where('t.versionId', '=', (of as { versionId: string }).versionId))
    .$if(language !== undefined, (query) => query.where('t.language', '=', language as OtherLanguage))
    .orderBy('t.number', 'desc')
    .execute()
}
export type Row = Awaited<ReturnType<typeof translationRows>>[number]

/** What was there by the end of a day; everything without one. */
const by = (column: string, day: Day | undefined) =>
  day === undefined ? sql<SqlBool>`true` : sql<SqlBool>`${sql.ref(column)} < ${dayEnds(day)}`

/** What readers may be shown of consultations, the newest first. Whether the English is still the same is for the reader to see. */
export function publicRows(db: Db, consultationIds: string[], language: OtherLanguage, day?: Day) {
  return shown(db, language, day)
    .select('t.consultationId as ofId')
    .where('t.consultationId', 'in', consultationIds)
    .where('t.versionId', 'is', null)
    .orderBy('t.number', 'desc')
    .execute()
}

/** The same of versions of responses that are public: by the response’s ref and the version’s number. */
export function publicRowsOfVersions(db: Db, refs: string[], language: OtherLanguage, day?: Day) {
  return shown(db, language, day)
    .innerJoin('responseVersion as v', 'v.id', 't.versionId')
    .innerJoin('response as r', 'r.id', 'v.responseId')
    .select(sql<string>`r.ref || '/' || v.number`.as('ofId'))
    .where('r.ref', 'in', refs)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('publication as p').select('p.id').whereRef('p.versionId', '=', 'v.id')),
    )
    .orderBy('t.number', 'desc')
    .execute()
}

function shown(db: Db, language: OtherLanguage, day: Day | undefined) {
  return db
    .selectFrom('translation as t')
    .select(['t.subject', 't.subjectId', 't.field', 't.language', 't.english', 't.text', 't.made'])
    .select([
      checked(by('k.at', day)).as('released'),
      checked(sql<SqlBool>`k.compared and ${by('k.at', day)}`).as('compared'),
    ])
    .where('t.language', '=', language)
    .where(by('t.at', day))
}
export type PublicRow = Awaited<ReturnType<typeof publicRows>>[number]
