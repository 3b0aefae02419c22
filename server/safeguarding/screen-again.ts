import { type Db } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { ScreeningAgain } from './contract.ts'

/**
 * Ask for every comment to be screened again: for harm, personal data, requests, spam and answers that give no view. The
 * worker does it beside its other work. While one is under way, asking again is the same as once.
 * @param by  who asked; null: the command
 */
export async function askToScreenAgain(db: Db, by: string | null, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { comments } = await trx
      .selectFrom('comment')
      .select(({ fn }) => fn.countAll<number>().as('comments'))
      .where('processedAt', 'is not', null)
      .executeTakeFirstOrThrow()
    const asked = await trx
      .insertInto('rescreening')
      .values({ askedBy: by, askedAt: at, comments })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (asked) await record(trx, { actor: by, action: 'screening.asked-again', subjectId: asked.id, at })
  })
}

/** The last time that everything was screened again, finished or not: how far it has come, and what changed. */
export async function lastScreeningAgain(db: Db): Promise<ScreeningAgain | null> {
  const last = await db
    .selectFrom('rescreening')
    .select([
      'askedAt',
      'finishedAt',
      'comments',
      'screened',
      'newlyHeld',
      'newlyWithoutView',
      'newlySpam',
      'newlyPersonal',
    ])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last ?? null
}
