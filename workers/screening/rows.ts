import type { Db } from '#server/data/database.ts'
import { unseal } from '#server/data/seal.ts'
import type { Raw } from '#server/imports/run/outcomes.ts'
import { screenForHarm } from './screen.ts'

const chunk = 200

/**
 * Screen for harm the rows of imports that were held or rejected: they are no comments yet, and may never become one. Until that is
 * done nobody reads them, and afterwards those that may tell of harm are read by the safeguarding lead alone.
 * Doing it twice, or in two processes at once, is the same as doing it once.
 * @param contactKey  the rows are sealed with it
 * @returns how many rows were found to tell of harm
 */
export async function screenRows(
  db: Db,
  contactKey: Buffer,
  at: () => Date,
  stopped: () => boolean = () => false,
): Promise<number> {
  let heard = 0
  while (!stopped()) {
    const some = await screenSome(db, contactKey, at())
    heard += some.heard
    if (some.screened < chunk) break
  }
  return heard
}

function screenSome(db: Db, contactKey: Buffer, at: Date): Promise<{ screened: number; heard: number }> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('importRow')
      .select(['id', 'raw'])
      .where('raw', 'is not', null)
      .where('screenedAt', 'is', null)
      .orderBy('id', 'desc')
      .limit(chunk)
      .forUpdate()
      .skipLocked()
      .execute()
    const heard = rows.flatMap(({ id, raw }) => {
      const harm = raw && screenForHarm(wordsOf(unseal(contactKey, raw) as Raw))
      return harm ? [{ importRowId: id, kind: harm.kind, urgency: harm.urgency, raisedAt: at }] : []
    })
    if (heard.length > 0)
      await trx
        .insertInto('rowHeard')
        .values(heard)
        .onConflict((conflict) => conflict.doNothing())
        .execute()
    await trx
      .updateTable('importRow')
      .set({ screenedAt: at })
      .where((eb) => eb('id', '=', eb.fn.any(eb.val(rows.map(({ id }) => id)))))
      .execute()
    return { screened: rows.length, heard: heard.length }
  })
}

/** Each cell a paragraph of its own, so that no sentence goes on from one into the next. */
function wordsOf(raw: Raw): string {
  return 'cells' in raw ? raw.cells.filter(Boolean).join('\n\n') : raw.text
}
