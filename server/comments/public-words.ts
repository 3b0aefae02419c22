import { sql } from 'kysely'
import type { Db } from '../data/database.ts'
import { inLists } from '../data/visible.ts'

/**
 * The one decision about whose words may be read by everybody. Every page, file, feed and search asks this and nothing else.
 * A comment's words are public when a person cleared them (the last redaction holds), its author agreed to be quoted, it is
 * under no safeguarding flag, and it was not withdrawn. The original is never among the columns.
 * @returns a query to narrow further, `c` being the comment; `words` are the cleared ones
 */
export function publicWords(db: Db) {
  return db
    .selectFrom('comment as c')
    .innerJoin('submission as s', 's.id', 'c.submissionId')
    .innerJoin('redaction as cleared', 'cleared.commentId', 'c.id')
    .select(['c.id as commentId', 'cleared.publicBody as words', 's.language'])
    .where('s.consentToQuote', '=', true)
    .where(inLists())
    .where(sql<boolean>`cleared.public_body ~ '\\S'`)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('redaction as later')
            .select('later.id')
            .whereRef('later.commentId', '=', 'c.id')
            .whereRef('later.id', '>', 'cleared.id'),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('withdrawal as w').select('w.commentId').whereRef('w.commentId', '=', 'c.id'))),
    )
}
