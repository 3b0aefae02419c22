import type { Config } from '#server/process/config.ts'
import { publishedConsultations } from '#server/consultations/queries.ts'
import type { Db } from '#server/data/database.ts'
import { FileRefused } from '#server/imports/reader/refused.ts'
import { resumeInThread } from '#server/imports/chosen/thread.ts'
import { carryOnUndoing } from '#server/imports/run/undo.ts'
import { dropOldUploads, dropUpload, uploadPath } from '#server/imports/chosen/uploads.ts'
import { Refusal } from '#server/http/refusal.ts'
import { screenRows } from './screening/rows.ts'

type Where = Pick<Config, 'dataDir' | 'contactKey' | 'receiptKey'> & { databaseUrl: string }

/**
 * Carry on with every import that was begun from the desk and is not finished, the oldest first. Doing it twice is the same as
 * once: lines that are in are passed over. Rows that were not taken in are screened for harm, no matter who brought them.
 * @param signal  ends it between two batches of lines; the next call goes on after them
 * @returns how many comments came in
 */
export async function importWaiting(db: Db, where: Where, at: () => Date, signal: AbortSignal): Promise<number> {
  const waiting = await db
    .selectFrom('import')
    .select(['id', 'uploadId', 'consultationId', 'fileBytes'])
    .where('finishedAt', 'is', null)
    .where('stoppedAt', 'is', null)
    .where('undoneAt', 'is', null)
    .where('fault', 'is', null)
    .where('undoingAt', 'is', null)
    .where('uploadId', 'is not', null)
    .orderBy('id')
    .execute()
  await undoWaiting(db, at, signal)
  let comments = 0
  for (const { id, uploadId, consultationId, fileBytes } of waiting) {
    if (signal.aborted || uploadId === null) break
    const consultation = (await publishedConsultations(db)).find((each) => each.id === consultationId)
    if (!consultation) continue
    const { contactKey, receiptKey } = where
    const path = uploadPath(where.dataDir, uploadId)
    const given = { path, fileBytes, importId: id, consultation, keys: { contactKey, receiptKey }, at: at() }
    try {
      await resumeInThread(db, where.databaseUrl, given, signal, at)
      await dropUpload(db, where.dataDir, uploadId)
    } catch (error) {
      if (signal.aborted) break
      const fault = faultIn(error)
      if (fault === undefined) throw error
      // Stopped, taken back or overtaken: its row says so already.
      if (fault !== null) await db.updateTable('import').set({ fault }).where('id', '=', id).execute()
    }
    const counted = await db.selectFrom('import').select('comments').where('id', '=', id).executeTakeFirst()
    comments += counted?.comments ?? 0
  }
  await screenRows(db, where.contactKey, at, () => signal.aborted)
  await dropOldUploads(db, where.dataDir, at())
  return comments
}

/** Go on taking back what was begun to be. What has come of a part of it meanwhile stays, and its page says why. */
async function undoWaiting(db: Db, at: () => Date, signal: AbortSignal): Promise<void> {
  const begun = await db
    .selectFrom('import')
    .select('id')
    .where('undoingAt', 'is not', null)
    .where('undoneAt', 'is', null)
    .orderBy('id')
    .execute()
  for (const { id } of begun) {
    if (signal.aborted) return
    await carryOnUndoing(db, id, at(), () => !signal.aborted).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
    })
  }
}

/** Why it will never go on, in a sentence; null if somebody else saw to it; undefined for what may pass. */
function faultIn(error: unknown): string | null | undefined {
  if (error instanceof FileRefused) return error.message
  if (error instanceof Refusal) return null
  if ((error as NodeJS.ErrnoException).code === 'ENOENT')
    return 'The file is no longer on this server. Please choose it again; what is in already will not be doubled.'
  return undefined
}
