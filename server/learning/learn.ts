import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal } from '../http/refusal.ts'
import { lockFrame } from '../themes/frame.ts'
import { learningOf } from './queries.ts'
import { adopt, beginRetagging, modelInForce } from './models.ts'

/**
 * Wish that the machine learns now, without waiting for more words or the night.
 * @throws {Refusal} `not-found`; `conflict` if nothing has been said and no theme changed since it last learnt
 */
export async function learnNow(db: Db, slug: string, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const consultationId = await lockFrame(trx, slug)
    const { waiting, frameChanged, versions } = await learningOf(trx, slug)
    if (versions[0] && waiting === 0 && !frameChanged) {
      throw new Refusal(
        'conflict',
        `There is nothing new to learn: nobody has corrected or confirmed a comment since version ${versions[0].version} was made, and the coding frame is the same.`,
      )
    }
    const wish = { wantedAt: at, wantedBy: by.id }
    await trx
      .insertInto('learning')
      .values({ consultationId, ...wish })
      .onConflict((conflict) => conflict.column('consultationId').doUpdateSet({ ...wish, failedAt: null }))
      .execute()
    await record(trx, { actor: by.id, action: 'model.wanted', subjectId: consultationId, consultationId, at })
  })
}

/**
 * Put a version in force, an earlier one or one that was kept back. Comments keep the tags that they have until they are read
 * again.
 * @throws {Refusal} `not-found`; `conflict` if it is in force already, or does not know today's themes
 */
export async function useVersion(db: Db, slug: string, version: number, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const consultationId = await lockFrame(trx, slug)
    const known = (await learningOf(trx, slug)).versions.find((one) => one.version === version)
    if (!known) throw new Refusal('not-found', `There is no version ${version}.`)
    if (known.inForce) throw new Refusal('conflict', `Version ${version} is in force already.`)
    if (known.obstacle) throw new Refusal('conflict', known.obstacle)
    const model = await trx
      .selectFrom('taggingModel')
      .select(['id', 'version'])
      .where('consultationId', '=', consultationId)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    await adopt(trx, consultationId, model, by.id, at)
  })
}

/**
 * Have every comment read again with the version in force. What people said stays as they said it.
 * @throws {Refusal} `not-found`; `conflict` if the machine has read nothing yet
 */
export async function retagAll(db: Db, slug: string, by: SignedIn, at: Date): Promise<void> {
  await db.transaction().execute(async (trx: Trx) => {
    const consultationId = await lockFrame(trx, slug)
    const force = await modelInForce(trx, consultationId)
    if (!force) throw new Refusal('conflict', 'The machine has read no comment of this consultation yet.')
    await beginRetagging(trx, consultationId, force.id, by.id, at)
  })
}
