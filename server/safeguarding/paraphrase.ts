import { sql } from 'kysely'
import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { setAside } from '../comments/set-aside.ts'
import { erase } from '../comments/erasing/erase.ts'
import type { SetAsideOne } from '../comments/contract.ts'
import type { NewErasure } from '../comments/erasing/erasure-contract.ts'
import { Refusal, refusedAt } from '../http/refusal.ts'
import type { SignedIn } from '../people/contract.ts'
import type { NewParaphrase } from './contract.ts'
import { lockFlagged } from './decide.ts'

/**
 * Put a safe paraphrase in place of the words of a comment that stays with safeguarding: it is in every list again, themed and
 * answered as what its author said, and the original is read by safeguarding, its author and the proof alone. The same again is
 * the same as once; other words replace the paraphrase.
 * @throws {Refusal} `not-found`; `conflict` before the flags are decided, if it was released, withdrawn or erased;
 *                   `invalid` if it is the original
 */
export function paraphrase(db: Db, id: string, given: NewParaphrase, by: SignedIn, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { consultationId } = await lockFlagged(trx, id)
    await refuseUndecided(trx, id)
    const comment = await trx
      .selectFrom('comment as c')
      .leftJoin('originalWords as own', 'own.commentId', 'c.id')
      .select(['c.body', 'own.body as original', 'c.standing', 'c.erasedAt'])
      .where('c.id', '=', id)
      .executeTakeFirstOrThrow()
    if (comment.erasedAt) throw new Refusal('conflict', 'These words were erased: there is nothing left to paraphrase.')
    if (comment.standing === 'withdrawn') {
      throw new Refusal('conflict', 'The author has withdrawn this comment, so nothing of it is answered.')
    }
    const words = given.words.trim()
    const again = comment.original !== null
    if (again && comment.body === words) return
    if (words === (comment.original ?? comment.body).trim()) {
      const message = 'These are the author’s own words. To show them to every officer, release the comment.'
      throw refusedAt('invalid', 'words', message)
    }
    await trx.insertInto('paraphrase').values({ commentId: id, body: words, byPerson: by.id, at }).execute()
    await sql`select put_paraphrase(${id})`.execute(trx)
    await record(trx, {
      actor: by.id,
      action: 'comment.paraphrased',
      subjectId: id,
      consultationId,
      detail: again ? { again } : {},
      at,
    })
    await announce(trx, 'public')
  })
}

/**
 * Set aside a comment that safeguarding holds, with a reason: it ends there, and nobody else reads it.
 * @throws {Refusal} `not-found`; `conflict` before the flags are decided, or as `setAside`
 */
export async function setAsideHeld(db: Db, id: string, given: SetAsideOne, by: SignedIn, at: Date): Promise<void> {
  await decidedOnly(db, id)
  await setAside(db, [id], given, by, at)
}

/**
 * Erase the words of a comment that safeguarding holds. Nobody else can be asked to: they would have to read it first.
 * @throws {Refusal} `not-found`; `conflict` before the flags are decided
 */
export async function eraseHeld(
  db: Db,
  contactKey: Buffer,
  id: string,
  given: NewErasure,
  by: SignedIn,
  at: Date,
): Promise<void> {
  await decidedOnly(db, id)
  const open = await db.selectFrom('originalWords').select('commentId').where('commentId', '=', id).executeTakeFirst()
  if (open) {
    throw new Refusal('conflict', 'A paraphrase of it is in the lists, so an administrator erases both together.')
  }
  await erase(db, contactKey, id, given, by, at)
}

function decidedOnly(db: Db, id: string): Promise<void> {
  return db.transaction().execute(async (trx) => {
    await lockFlagged(trx, id)
    await refuseUndecided(trx, id)
  })
}

async function refuseUndecided(trx: Trx, id: string): Promise<void> {
  const flags = await trx.selectFrom('safeguardingFlag').select('decision').where('commentId', '=', id).execute()
  if (flags.some(({ decision }) => decision === null)) {
    throw new Refusal('conflict', 'Please decide first what is done about it.')
  }
  if (flags.every(({ decision }) => decision === 'release')) {
    throw new Refusal('conflict', 'It was released: it is dealt with in the inbox, as every other comment.')
  }
}
