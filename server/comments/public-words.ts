import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { inLists } from '../data/visible.ts'

/** Nothing in somebody's words turns the direction of what stands around them: what `withoutOverrides` takes out elsewhere. */
const withoutTurns = sql<string>`regexp_replace(cleared.public_body, '[\u202A-\u202E\u2066-\u2069]', '', 'g')`

/**
 * Words that a person cleared for the public (the last redaction holds), and a second one where marks of personal data stand; whose
 * author agreed to be quoted; under no safeguarding flag, and not withdrawn. They may be chosen as quotations, and shown at
 * the desk as examples; what everybody reads is `publicWords`. The original is never among the columns.
 * @returns a query to narrow further, `c` being the comment; `words` are the cleared ones
 */
export function clearedWords(db: Db) {
  return db
    .selectFrom('comment as c')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .innerJoin('redaction as cleared', 'cleared.commentId', 'c.id')
    .select(['c.id as commentId', withoutTurns.as('words'), 's.language'])
    .where('s.consentToQuote', '=', true)
    .where(inLists())
    .where(sql<boolean>`cleared.public_body ~ '\\S'`)
    .where(isLatest('cleared'))
    .where(isCleared('cleared'))
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('withdrawal as w').select('w.commentId').whereRef('w.commentId', '=', 'c.id'))),
    )
}

/**
 * The one decision about whose words everybody may read. Every page, file, feed and search that is public asks this and nothing
 * else: cleared words that were chosen as a quotation in a version that was approved and published, and that are still the
 * words that were approved.
 * @param of  the version that chose them; any that was ever published if left out
 */
export function publicWords(db: Db, of: { versionId?: string } = {}) {
  return clearedWords(db).where(({ exists, selectFrom }) =>
    exists(
      selectFrom('responseQuote as chosen')
        .innerJoin('publication as shown', 'shown.versionId', 'chosen.versionId')
        .innerJoin('responseVersion as approved', 'approved.id', 'chosen.versionId')
        .select('chosen.commentId')
        .whereRef('chosen.commentId', '=', 'c.id')
        .$if(of.versionId !== undefined, (query) => query.where('chosen.versionId', '=', of.versionId ?? null))
        // What was cleared later, nobody who approved the version has seen.
        .where(sql<boolean>`cleared.at <= coalesce(approved.sent_at, shown.published_at)`),
    ),
  )
}

/** Nobody has said other public words of the comment since. @param redaction  the name that the query gives it */
const isLatest = (redaction: string) =>
  sql<boolean>`not exists (select from redaction later
    where later.comment_id = ${sql.ref(`${redaction}.commentId`)} and later.id > ${sql.ref(`${redaction}.id`)})`

/** No mark of personal data stands in it, or a second officer agreed that each may. @param redaction  the name that the query gives it */
export const isCleared = (redaction: string) =>
  sql<boolean>`(not exists (select from redaction_mark mark where mark.redaction_id = ${sql.ref(`${redaction}.id`)})
    or exists (select from redaction_confirmation agreed where agreed.redaction_id = ${sql.ref(`${redaction}.id`)}))`
