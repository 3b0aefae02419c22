import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Db } from './database.ts'

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

/** The comments that a list of the desk may hold, as `c`. */
export const visible = (db: Db) => db.selectFrom('comment as c').where(inLists())
