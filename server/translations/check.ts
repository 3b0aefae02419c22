import { announce } from '../data/changes.ts'
import type { Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import { Refusal } from '../http/refusal.ts'
import type { GivenCheck } from './contract.ts'
import type { OtherLanguage } from '../http/languages/contract.ts'
import { oneWith } from '../people/independent.ts'
import { translationRows } from './queries.ts'
import { type FindScope, historyOf, lockScope } from './scope.ts'
import { lastRowOf } from './standing.ts'

/**
 * A second person says that translations are right, or that a response's may be shown although nobody has compared them. What
 * was entered by the same person, changed since it was read, or overtaken by new English is left as it is.
 * @returns how many it holds for now
 * @throws {Refusal} `not-found`; `forbidden` where the same person, or one tied to them, entered all of them; `conflict` if none of them is there any more
 */
export function checkTranslations(
  db: Db,
  find: FindScope,
  language: OtherLanguage,
  { rows: read, compared }: GivenCheck,
  by: string,
  at: Date,
): Promise<{ checked: number }> {
  return db.transaction().execute(async (trx) => {
    const scope = await lockScope(trx, find)
    const { consultationId, versionId } = scope
    if (!compared && versionId === null)
      throw new Refusal('conflict', 'A consultation’s translations are shown at once; there is nothing to let out.')
    const rows = await translationRows(trx, versionId ? { versionId } : { consultationId }, language)
    const standing = scope.texts.flatMap((text) => {
      const row = lastRowOf(text, rows)
      return row && row.text !== null && row.english === text.english && read.includes(row.id) ? [row] : []
    })
    const own = new Set(await oneWith(trx, by, at))
    const others = standing.filter((row) => !own.has(row.byPerson))
    if (others.length === 0)
      throw standing.length > 0
        ? new Refusal(
            'forbidden',
            'You entered these yourself, or your account is tied to whose they are, so somebody else has to check them.',
          )
        : new Refusal('conflict', 'These translations were changed since you read them. Please read them again.')
    const fresh = others.filter((row) => row.checkedBy === null && (compared || !row.released))
    if (fresh.length === 0) return { checked: 0 }
    await trx
      .insertInto('translationCheck')
      .values(fresh.map((row) => ({ translationId: row.id, madeBy: row.byPerson, byPerson: by, compared, at })))
      .execute()
    await record(trx, {
      actor: by,
      action: compared ? 'translation.checked' : 'translation.released',
      subjectId: historyOf(scope),
      consultationId,
      detail: { language, texts: fresh.length, ...(versionId && { versionId }) },
      at,
    })
    await announce(trx, 'public')
    return { checked: fresh.length }
  })
}
