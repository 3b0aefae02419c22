import { sql } from 'kysely'
import { announce } from '../../data/changes.ts'
import type { Db, Trx } from '../../data/database.ts'
import { eraseOnceTold } from '../../followers/erase.ts'
import { tellErasure } from '../../notices/tell.ts'
import { record } from '../../data/history.ts'
import { enter } from '../../ledger/enter.ts'
import type { SignedIn } from '../../people/contract.ts'
import { Refusal } from '../../http/refusal.ts'
import type { NewErasure, NewRefusal } from './erasure-contract.ts'
import { lockComment } from '../locked.ts'

/**
 * Destroy the words of a comment wherever we keep them, for good. That it came, where it stands and what it counts as stays,
 * and so does every proof in the ledger. Again is the same as once.
 * What safeguarding holds nobody else can name: its lead erases it, once it is decided.
 * @throws {Refusal} `not-found`; `conflict` while safeguarding has not decided about it
 */
export async function erase(
  db: Db,
  contactKey: Buffer,
  id: string,
  given: NewErasure,
  by: SignedIn,
  at: Date,
): Promise<void> {
  const { reason, note } = given
  const address = await db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, id, by)
    if (comment.erasedAt) return null
    if (await undecided(trx, id)) {
      throw new Refusal(
        'conflict',
        'Safeguarding has not decided about this comment. Nothing of it can be erased before.',
      )
    }
    const decision = await trx
      .insertInto('erasure')
      .values({ commentId: id, decision: 'erased', reason, note: note ?? null, byPerson: by.id, at })
      .returning(['id', 'commentId', 'decision'])
      .executeTakeFirstOrThrow()
    const author = await tellErasure(trx, contactKey, { ...decision, asked: reason === 'person-asked' }, at)
    await sql`select erase_words(${id})`.execute(trx)
    await handled(trx, id, 'answered', by, at)
    const { consultationId } = comment
    await record(trx, { actor: by.id, action: 'comment.erased', subjectId: id, consultationId, detail: { reason }, at })
    await enter(trx, at, { kind: 'erased', comments: [id], reason })
    await announce(trx, 'public')
    return author
  })
  // A second step, because it is a transaction of its own; were it missed, the address goes with its last mail's time.
  if (address && (await nobodyNeeds(db, address))) await eraseOnceTold(db, address, at)
}

/**
 * Keep the words although somebody asked for their erasure, and say why: the author reads it on the receipt's page.
 * @throws {Refusal} `not-found`; `conflict` if they are gone already
 */
export async function refuseErasure(
  db: Db,
  contactKey: Buffer,
  id: string,
  given: NewRefusal,
  by: SignedIn,
  at: Date,
): Promise<void> {
  const { reason, note } = given
  await db.transaction().execute(async (trx) => {
    const comment = await lockComment(trx, id, by)
    if (comment.erasedAt) throw new Refusal('conflict', 'These words are gone already.')
    const decision = await trx
      .insertInto('erasure')
      .values({ commentId: id, decision: 'refused', reason, note: note ?? null, byPerson: by.id, at })
      .returning(['id', 'commentId', 'decision'])
      .executeTakeFirstOrThrow()
    await tellErasure(trx, contactKey, { ...decision, asked: true }, at)
    await trx
      .updateTable('comment')
      .set({ needsPerson: null })
      .where('id', '=', id)
      .where('needsPerson', '=', 'erasure')
      .execute()
    await handled(trx, id, 'refused', by, at)
    const { consultationId } = comment
    await record(trx, {
      actor: by.id,
      action: 'comment.erasure-refused',
      subjectId: id,
      consultationId,
      detail: { reason },
      at,
    })
  })
}

async function undecided(trx: Trx, id: string): Promise<boolean> {
  const flag = await trx
    .selectFrom('safeguardingFlag')
    .select('id')
    .where('commentId', '=', id)
    .where('decision', 'is', null)
    .executeTakeFirst()
  return flag !== undefined
}

/** The contact went with the last words, and the same person neither wrote anything else nor follows anything. */
async function nobodyNeeds(db: Db, followerId: string): Promise<boolean> {
  const [contact, follow] = await Promise.all([
    db.selectFrom('contact').select('submissionId').where('followerId', '=', followerId).limit(1).executeTakeFirst(),
    db
      .selectFrom('follow')
      .select('id')
      .where('followerId', '=', followerId)
      .where('endedAt', 'is', null)
      .limit(1)
      .executeTakeFirst(),
  ])
  return !contact && !follow
}

/** What the comment itself asked for is answered with either. */
async function handled(
  trx: Trx,
  commentId: string,
  outcome: 'answered' | 'refused',
  by: SignedIn,
  at: Date,
): Promise<void> {
  await trx
    .updateTable('commentRoute')
    .set({ handledBy: by.id, handledAt: at, outcome })
    .where('commentId', '=', commentId)
    .where('route', '=', 'erasure')
    .where('handledAt', 'is', null)
    .execute()
}
