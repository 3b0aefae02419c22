import { sql } from 'kysely'
import type { Db } from '#server/data/database.ts'
import type { SplitPart } from '#server/themes/split.ts'
import { type Model } from '../tagging/model.ts'
import { readComment } from '../tagging/read.ts'
import { buildModel } from '../tagging/train.ts'

const batchSize = 500
/** A comment of which two parts are nearly as likely is for a person. */
const clearlyMore = 0.15

/**
 * Look where each comment of a theme would go that is about to be split: by the names, descriptions and keywords of the
 * parts. Only a proposal is written down; twice is the same as once.
 * @returns how many splits were looked at
 */
export async function proposeSplits(db: Db, at: () => Date): Promise<number> {
  const open = await db
    .selectFrom('themeSplit')
    .select(['id', 'themeId', 'parts'])
    .$narrowType<{ parts: SplitPart[] }>()
    .where('proposedAt', 'is', null)
    .where('changeId', 'is', null)
    .where('droppedAt', 'is', null)
    .orderBy('id')
    .execute()
  for (const { id, themeId, parts } of open) {
    const model = buildModel(
      parts.map((part, index) => ({ ...part, code: `part-${index}`, parent: null })),
      [],
    )
    for (let after: string | undefined, more = true; more;) {
      const comments = await commentsOf(db, themeId, after)
      const places = comments.flatMap((comment) => {
        const part = placeOf(model, comment.translation ?? comment.body)
        return part === null ? [] : [{ splitId: id, commentId: comment.id, part }]
      })
      if (places.length > 0) {
        await db
          .insertInto('themeSplitPlace')
          .values(places)
          .onConflict((conflict) => conflict.doNothing())
          .execute()
      }
      after = comments.at(-1)?.id
      more = comments.length === batchSize
    }
    await db.updateTable('themeSplit').set({ proposedAt: at() }).where('id', '=', id).execute()
  }
  return open.length
}

function commentsOf(db: Db, themeId: string, after: string | undefined) {
  return db
    .selectFrom('comment')
    .select(['id', 'body', 'translation'])
    .where(
      sql<boolean>`id in (select comment_id from theme_assignment where theme_id = ${themeId} and replaced_at is null)`,
    )
    .$if(after !== undefined, (query) => query.where('id', '>', after as string))
    .orderBy('id')
    .limit(batchSize)
    .execute()
}

/** The part that a comment clearly speaks to, from 0; null if that is none, or more than one. */
function placeOf(model: Model, text: string): number | null {
  const [first, second] = readComment(model, text).suggestions
  if (!first || (second && first.score - second.score < clearlyMore)) return null
  return Number(first.theme.slice('part-'.length))
}
