import { lockComment } from '../comments/locked.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import type { SignedIn } from '../people/contract.ts'
import type { RequestEnd, RequestKind } from './contract.ts'
import { officers } from './queries.ts'

/**
 * Say that a comment asks for something the machine did not find. Again is the same as once; one that had ended opens again.
 * @throws {Refusal} `not-found`
 */
export function raiseRequest(db: Db, commentId: string, kind: RequestKind, by: SignedIn, at: Date): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { consultationId } = await lockComment(trx, commentId, by)
    const before = await find(trx, commentId, kind)
    if (before && before.handledAt === null) return
    await trx
      .insertInto('commentRoute')
      .values({ commentId, route: kind, raisedAt: at, raisedBy: by.id })
      .onConflict((conflict) =>
        conflict
          .columns(['commentId', 'route'])
          .doUpdateSet({ handledAt: null, handledBy: null, outcome: null, note: null }),
      )
      .execute()
    const action = before ? 'request.reopened' : 'request.raised'
    await record(trx, { actor: by.id, action, subjectId: commentId, consultationId, detail: { kind }, at })
  })
}

/**
 * Say whose work a request is, or nobody's.
 * @throws {Refusal} `not-found`; `conflict` if it has ended; `invalid` if that person cannot deal with it
 */
export function giveRequest(
  db: Db,
  { id, kind }: { id: string; kind: RequestKind },
  owner: string | undefined,
  by: SignedIn,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { consultationId } = await lockOpen(trx, id, kind, by)
    const person = owner === undefined ? undefined : (await officers(trx)).find((one) => one.id === owner)
    if (owner !== undefined && !person)
      throw new Refusal('invalid', 'That person cannot deal with requests. Please choose another.', [
        { field: 'owner', message: 'That person cannot deal with requests. Please choose another.' },
      ])
    await trx
      .updateTable('commentRoute')
      .set({ ownerId: owner ?? null })
      .where('commentId', '=', id)
      .where('route', '=', kind)
      .execute()
    await record(trx, {
      actor: by.id,
      action: 'request.given',
      subjectId: id,
      consultationId,
      detail: { kind, to: person?.name ?? null },
      at,
    })
  })
}

/**
 * End a request: answered, refused, passed on, or none. Confirming themes or setting the comment aside never does.
 * @throws {Refusal} `not-found`; `conflict` if it has ended
 */
export function endRequest(
  db: Db,
  { id, kind }: { id: string; kind: RequestKind },
  { outcome, note }: RequestEnd,
  by: SignedIn,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { consultationId } = await lockOpen(trx, id, kind, by)
    await trx
      .updateTable('commentRoute')
      .set({ handledAt: at, handledBy: by.id, outcome, note: note ?? null })
      .where('commentId', '=', id)
      .where('route', '=', kind)
      .execute()
    await record(trx, {
      actor: by.id,
      action: 'request.ended',
      subjectId: id,
      consultationId,
      detail: { kind, outcome },
      at,
    })
  })
}

async function lockOpen(trx: Trx, id: string, kind: RequestKind, by: SignedIn) {
  const comment = await lockComment(trx, id, by)
  const request = await find(trx, id, kind)
  if (!request) throw noSuch('request')
  if (request.handledAt)
    throw new Refusal('conflict', 'This request has ended already. It can be opened again on its comment’s page.')
  return comment
}

function find(trx: Trx, commentId: string, kind: RequestKind) {
  return trx
    .selectFrom('commentRoute')
    .select('handledAt')
    .where('commentId', '=', commentId)
    .where('route', '=', kind)
    .executeTakeFirst()
}
