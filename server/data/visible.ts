import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Db } from './database.ts'

/**
 * How far somebody's roles reach, as ids: `whole` is the whole programme, to which no query adds a word. Anybody else sees the
 * comments of these consultations, and the responses of their own organisations or shared with them; a role for one
 * consultation sees all its responses.
 */
export type Reach = typeof whole | Narrow
export type Narrow = { consultations: string[]; granted: string[]; organisations: string[] }
export const whole = 'whole'

/** Whether the comments of a consultation are within somebody’s reach. */
export const includes = (reach: Reach, consultationId: string) =>
  reach === whole || reach.consultations.includes(consultationId)

/**
 * Who sees which comment, in one place: every list, count, search, export and file starts from one of these. A comment that
 * is restricted, because it may tell of harm, is in none of them; it is seen in the safeguarding queue alone.
 * @param comment  the name that the query gives the comment
 */
export const inLists = (comment = 'c'): RawBuilder<SqlBool> =>
  sql<SqlBool>`not ${sql.ref(comment ? `${comment}.restricted` : 'restricted')}`

/** The same, and its author still stands by it: what may be grouped, counted as an opinion, and learnt from. */
export const stillSaid = (comment = 'c'): RawBuilder<SqlBool> =>
  sql<SqlBool>`${inLists(comment)} and ${sql.ref(comment ? `${comment}.standing` : 'standing')} <> 'withdrawn'`

/** What is hidden from those lists: for the safeguarding queue, and for saying how many a list leaves out. */
export const restricted = (comment = 'c'): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(comment ? `${comment}.restricted` : 'restricted')}`

/** What a column of consultations' ids must hold for somebody to see the row. Ask only where the reach is not `whole`. */
export const within = (reach: Narrow, column: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`${sql.ref(column)} = any(${reach.consultations}::uuid[])`

/** The comments that a list of the desk may hold for somebody, as `c`. */
export const visible = (db: Db, reach: Reach) => {
  const comments = db.selectFrom('comment as c').where(inLists())
  return reach === whole ? comments : comments.where(within(reach, 'c.consultationId'))
}

/** The same from the narrow rows, which have no words. */
export const visibleStandings = (db: Db, reach: Reach) => {
  const comments = db.selectFrom('commentStanding as c').where(inLists())
  return reach === whole ? comments : comments.where(within(reach, 'c.consultationId'))
}

/**
 * Whose responses somebody sees on the desk, drafts too: their own organisation's, what was shared with it, and everything
 * of a consultation that their role is for. Ask only where the reach is not `whole`.
 * @param response  the name that the query gives the response
 */
export const responseWithin = (reach: Narrow, response: string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${sql.ref(`${response}.consultation_id`)} = any(${reach.granted}::uuid[])
    or ${sql.ref(`${response}.organisation_id`)} = any(${reach.organisations}::uuid[])
    or exists (select from response_share shared where shared.response_id = ${sql.ref(`${response}.id`)}
      and shared.ended_at is null and shared.organisation_id = any(${reach.organisations}::uuid[])))`

/** For a statement written in SQL: `and …`, or nothing for a reader who sees the whole programme. */
export const andWithin = (reach: Reach, column: string): RawBuilder<unknown> =>
  reach === whole ? sql`` : sql`and ${within(reach, column)}`
export const andResponseWithin = (reach: Reach, response: string): RawBuilder<unknown> =>
  reach === whole ? sql`` : sql`and ${responseWithin(reach, response)}`

/**
 * Whether a response speaks to a comment, for somebody: what another organisation drafts about is nobody else's to see, not even
 * by what is missing from a list, so such a draft is no response here until it is public or shared.
 * @param comment  the column that holds the comment's id
 * @param which  narrows the responses, named `r`
 */
export const isAnswered = (comment: string, reach: Reach, which?: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from response_comment l ${
    // Of all responses it is enough to know that there is one.
    reach === whole && !which ? sql`` : sql`join response r on r.id = l.response_id`
  } where l.comment_id = ${sql.ref(comment)} and l.unlinked_at is null ${which ?? sql``} ${
    reach === whole
      ? sql``
      : sql`and (${responseWithin(reach, 'r')} or exists (select from publication p where p.response_id = r.id))`
  })`
