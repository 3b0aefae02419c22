import type { Db, Trx } from '#server/data/database.ts'
import { record } from '#server/data/history.ts'
import { askedOf, sayByMachine, type Screened, screenOne, writeScreening } from './read.ts'
import { eachInTurn } from '#server/data/turns.ts'

const batchSize = 500

/**
 * Screen again every comment that was read, where that was asked for: batch by batch, each whole or not at all, and from where
 * it was left. What people have decided stands: no flag is raised twice, nothing that was put back is set aside again.
 * @param tell  how far it has come, after each batch
 * @returns how many comments were gone through
 */
export async function screenAgainWaiting(
  db: Db,
  stopped: () => boolean = () => false,
  tell: (screened: number, comments: number) => void = () => undefined,
): Promise<number> {
  let gone = 0
  while (!stopped()) {
    const found = await db.transaction().execute((trx) => screenSome(trx, tell))
    if (found === null) break
    gone += found
  }
  return gone
}

/** @returns null if nothing is asked for, or another process is at it */
async function screenSome(trx: Trx, tell: (screened: number, comments: number) => void): Promise<number | null> {
  const task = await trx
    .selectFrom('rescreening')
    .selectAll()
    .where('finishedAt', 'is', null)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!task) return null
  const { lastCommentId } = task
  const comments = await trx
    .selectFrom('comment')
    .select(['id', 'body', 'translation', 'processedAt', 'erasedAt', askedOf])
    .$if(lastCommentId !== null, (query) => query.where('id', '>', lastCommentId as string))
    .orderBy('id')
    .limit(batchSize)
    .forUpdate()
    .execute()
  const own = comments.filter((comment) => comment.processedAt !== null && comment.erasedAt === null)
  const confirmed = new Set(await confirmedAmong(trx, own))
  const screened: Screened[] = await eachInTurn(own, (comment) => screenOne(comment, confirmed.has(comment.id)))
  const { held, withoutView, spam, personal } = await writeScreening(trx, screened, new Date())
  if (spam.length > 0) {
    // What has themes already loses the machine's; a person's word stays.
    await sayByMachine(
      trx,
      null,
      spam.map((id) => ({ id, suggestions: [] })),
    )
    await trx.updateTable('comment').set({ needsPerson: 'spam' }).where('id', 'in', spam).execute()
  }
  const finished = comments.length < batchSize
  const last = comments.at(-1)
  await trx
    .updateTable('rescreening')
    .set({
      screened: task.screened + own.length,
      newlyHeld: task.newlyHeld + held,
      newlyWithoutView: task.newlyWithoutView + withoutView,
      newlySpam: task.newlySpam + spam.length,
      newlyPersonal: task.newlyPersonal + personal,
      ...(last && { lastCommentId: last.id }),
      ...(finished && { finishedAt: new Date() }),
    })
    .where('id', '=', task.id)
    .execute()
  if (finished) await record(trx, { actor: null, action: 'screening.done-again', subjectId: task.id })
  tell(task.screened + own.length, task.comments)
  return comments.length
}

async function confirmedAmong(trx: Trx, comments: { id: string }[]): Promise<string[]> {
  const rows = await trx
    .selectFrom('themeConfirmation')
    .select('commentId')
    .where((eb) => eb('commentId', '=', eb.fn.any(eb.val(comments.map(({ id }) => id)))))
    .execute()
  return rows.map(({ commentId }) => commentId)
}
