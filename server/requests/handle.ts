import { sql } from 'kysely'
import { lockComment } from '../comments/locked.ts'
import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { noSuch, Refusal } from '../http/refusal.ts'
import type { SignedIn } from '../people/contract.ts'
import { consultationsOf } from '../people/reach.ts'
import { lookAtAuthor } from '../comments/author.ts'
import type { Author } from '../comments/author-contract.ts'
import { tellRequest } from '../notices/tell.ts'
import type { RequestEnd } from './contract.ts'
import { officers, waysToReach } from './queries.ts'
import type { RequestKind } from './vocabulary.ts'

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
          // Another id: the mail in which the first reply went is told of no second one.
          .doUpdateSet({ id: sql`uuidv7()`, handledAt: null, handledBy: null, outcome: null, note: null }),
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
    const person = owner === undefined ? undefined : await whoMayHave(trx, id, owner)
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
 * What whoever asked left to be reached by, for the person whose work the request is; each look is in the comment's history.
 * @throws {Refusal} `not-found`, also if nothing was left; `conflict` if it has ended, or is somebody else's or nobody's
 */
export function lookAtAsker(
  db: Db,
  contactKey: Buffer,
  { id, kind }: { id: string; kind: RequestKind },
  by: SignedIn,
  at: Date,
): Promise<Author> {
  return db.transaction().execute(async (trx) => {
    const { consultationId, ownerId } = await lockOpen(trx, id, kind, by)
    if (ownerId !== by.id)
      throw new Refusal('conflict', 'Only the person whose work it is sees how to reach them. Please take it first.')
    return lookAtAuthor(trx, contactKey, { id, consultationId }, { kind }, by, at)
  })
}

/**
 * End a request: answered, refused, passed on, or none. Confirming themes or setting the comment aside never does. With `send` its
 * words go to whoever asked, by mail.
 * @throws {Refusal} `not-found`; `conflict` if it has ended; `invalid` if there is no address to send it to, or if erasing is
 *   decided where the words are erased or kept
 */
export function endRequest(
  db: Db,
  contactKey: Buffer,
  { id, kind }: { id: string; kind: RequestKind },
  { outcome, note, send }: RequestEnd,
  by: SignedIn,
  at: Date,
): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const { consultationId } = await lockOpen(trx, id, kind, by)
    if (kind === 'erasure' && (outcome === 'answered' || outcome === 'refused')) throw decideErasing()
    const sends = send === 'yes' && outcome !== 'not-a-request'
    if (sends && (await waysToReach(trx, contactKey, [id])).get(id) !== 'email') throw noAddress()
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
      detail: { kind, outcome, ...(sends && { mailed: true }) },
      at,
    })
    if (sends) await tellRequest(trx, id, kind, at)
  })
}

const decideErasing = () =>
  new Refusal(
    'invalid',
    'Please decide on the comment’s page whether its words are erased or kept. That ends this too.',
    [
      {
        field: 'outcome',
        message: 'Whether words are erased or kept is decided on the comment’s page, and ends this too.',
      },
    ],
  )
const noAddress = () =>
  new Refusal('invalid', 'No address was left to which this could be sent, or its owner wants no mail.', [
    { field: 'send', message: 'No address was left to which this could be sent. Please reply in another way.' },
  ])

async function whoMayHave(trx: Trx, commentId: string, owner: string) {
  const people = await officers(trx, 'comments.change', await consultationsOf(trx, [commentId]))
  return people.find(({ id }) => id === owner)
}

async function lockOpen(trx: Trx, id: string, kind: RequestKind, by: SignedIn) {
  const { consultationId } = await lockComment(trx, id, by)
  const request = await find(trx, id, kind)
  if (!request) throw noSuch('request')
  if (request.handledAt)
    throw new Refusal('conflict', 'This request has ended already. It can be opened again on its comment’s page.')
  return { consultationId, ownerId: request.ownerId }
}

function find(trx: Trx, commentId: string, kind: RequestKind) {
  return trx
    .selectFrom('commentRoute')
    .select(['handledAt', 'ownerId'])
    .where('commentId', '=', commentId)
    .where('route', '=', kind)
    .executeTakeFirst()
}
