import { sql } from 'kysely'
import { announce } from '../../data/changes.ts'
import type { Db, Trx } from '../../data/database.ts'
import { tellAuthors } from '../../notices/tell.ts'
import { record } from '../../data/history.ts'
import { enter } from '../../ledger/enter.ts'
import { Refusal, refusedAt } from '../../http/refusal.ts'
import { commentsMatching, filterOfChange } from '../../comments/inbox/filter.ts'
import { restoreIn } from '../../comments/set-aside.ts'
import { type Chain, lockChain } from '../chain.ts'
import { type Linked, maxComments, type Selection } from './link-contract.ts'
import { keepLive, keepWaiting, waitingAlready, waitsForSecond } from './later.ts'
import { anyOf } from '../queries.ts'
import { inLists, type Reach } from '../../data/visible.ts'

/**
 * Say that a response answers these comments too: all of them, or none if one may not be.
 * Linking the same comment twice is the same as once. A response that is public then answers them in public.
 * @throws {Refusal} `not-found`; `invalid` for an id that is not of its consultation; `conflict` for a comment that was
 *                   withdrawn or is held by safeguarding, or a response that was abandoned
 */
export function linkComments(db: Db, ref: string, given: Selection, by: string, at: Date): Promise<Linked> {
  return changeLinks(db, ref, 'joined', by, at, async (trx, chain) => selected(trx, chain.consultationId, given))
}

/** Take comments away again; the link stays in the record, with who ended it. @throws {Refusal} as `linkComments` */
export function unlinkComments(db: Db, ref: string, ids: string[], by: string, at: Date): Promise<Linked> {
  return changeLinks(db, ref, 'taken-away', by, at, () => Promise.resolve(ids))
}

/** What is public changes once a second officer agrees, where the consultation asks for that; else at once, to be looked at. */
function changeLinks(
  db: Db,
  ref: string,
  kind: 'joined' | 'taken-away',
  by: string,
  at: Date,
  choose: (trx: Trx, chain: Chain) => Promise<string[]>,
): Promise<Linked> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    if (chain.abandonedAt) throw new Refusal('conflict', 'This response was abandoned; start a new one.')
    const ids = await choose(trx, chain)
    if (waitsForSecond(chain)) {
      const wanted = await stillToChange(trx, chain, kind, ids)
      if (wanted.length > 0) await keepWaiting(trx, chain, { kind, comments: wanted }, by, at)
      return { changed: 0, comments: chain.comments, waiting: wanted.length }
    }
    const { changed, comments } = await changeLinksIn(trx, chain, kind, ids, by, at)
    if (changed > 0 && chain.publication) await keepLive(trx, chain, { kind, amount: changed }, by, at)
    return { changed, comments }
  })
}

/** Of these comments, those that are not yet as they are to be, nor wait for it. @throws {Refusal} as `linkIn` */
async function stillToChange(trx: Trx, chain: Chain, kind: 'joined' | 'taken-away', ids: string[]): Promise<string[]> {
  if (kind === 'joined') await refuseBarred(trx, chain, ids)
  const linked = await trx
    .selectFrom('responseComment')
    .select('commentId')
    .where('responseId', '=', chain.id)
    .where('commentId', '=', anyOf(ids))
    .where('unlinkedAt', 'is', null)
    .execute()
  const isLinked = new Set(linked.map(({ commentId }) => commentId))
  const waiting = await waitingAlready(trx, chain.id, kind)
  return ids.filter((id) => isLinked.has(id) === (kind === 'taken-away') && !waiting.has(id))
}

/** Join or take away, in a transaction that holds the response. @throws {Refusal} as `linkComments` */
export async function changeLinksIn(
  trx: Trx,
  chain: Chain,
  kind: 'joined' | 'taken-away',
  ids: string[],
  by: string,
  at: Date,
): Promise<Linked> {
  const changed = kind === 'joined' ? await linkIn(trx, chain, ids, by, at) : await unlinkIn(trx, chain, ids, by, at)
  const { comments } = await trx
    .selectFrom('responseComment')
    .select(({ fn }) => fn.countAll<number>().as('comments'))
    .where('responseId', '=', chain.id)
    .where('unlinkedAt', 'is', null)
    .executeTakeFirstOrThrow()
  if (comments === 0 && chain.publication)
    throw new Refusal('conflict', 'A published response must answer at least one comment.')
  if (changed > 0) {
    await record(trx, {
      actor: by,
      action: kind === 'joined' ? 'response.comments-linked' : 'response.comments-unlinked',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { comments: changed },
      at,
    })
    if (chain.publication) await announce(trx, 'public')
  }
  return { changed, comments }
}

async function unlinkIn(trx: Trx, chain: Chain, ids: string[], by: string, at: Date): Promise<number> {
  const gone = await trx
    .updateTable('responseComment')
    .set({ unlinkedBy: by, unlinkedAt: at })
    .where('responseId', '=', chain.id)
    .where('commentId', '=', anyOf(ids))
    .where('unlinkedAt', 'is', null)
    .returning('commentId')
    .execute()
  const unlinked = gone.map(({ commentId }) => commentId)
  const unanswered = chain.publication ? await notWithdrawn(trx, unlinked) : []
  await enter(
    trx,
    at,
    { kind: 'unanswered', comments: unanswered, response: chain.ref, reason: 'unlinked' },
    { kind: 'unlinked', comments: unlinked, draft: chain.id },
  )
  return unlinked.length
}

/** The ids a selection stands for, each once. @throws {Refusal} `invalid` if they are too many, or the theme is another's */
export async function selected(trx: Trx, consultationId: string, given: Selection): Promise<string[]> {
  const ids = new Set(given.comments?.map((id) => id.toLowerCase()))
  if (given.filter !== undefined)
    for (const id of await matchedBy(trx, given.filter, onlyOf(consultationId))) ids.add(id)
  if (given.theme) {
    const theme = await trx
      .selectFrom('theme')
      .select('id')
      .where('id', '=', given.theme)
      .where('consultationId', '=', consultationId)
      .executeTakeFirst()
    if (!theme) throw refusedAt('invalid', 'theme', 'There is no such theme in this consultation.')
    const inTheme = await trx
      .selectFrom('commentTheme as t')
      .innerJoin('theme', 'theme.id', 't.themeId')
      .innerJoin('comment as c', 'c.id', 't.commentId')
      .select('c.id')
      .distinct()
      .where((eb) => eb.or([eb('theme.id', '=', given.theme ?? null), eb('theme.parentId', '=', given.theme ?? null)]))
      .where('c.standing', '=', 'in-hand')
      .where(inLists())
      .limit(maxComments + 1)
      .execute()
    for (const comment of inTheme) ids.add(comment.id)
  }
  if (given.campaign) for (const id of await copiesInHand(trx, consultationId, given.campaign)) ids.add(id)
  if (ids.size > maxComments) {
    throw refusedAt(
      'invalid',
      given.theme ? 'theme' : 'comments',
      `That is more than ${maxComments.toLocaleString('en-GB')} comments at once; please choose fewer, for example by a sub-theme.`,
    )
  }
  return [...ids]
}

/** Copies of a letter that can be answered. @throws {Refusal} `invalid` if it is no campaign of this consultation, or none is in hand */
async function copiesInHand(trx: Trx, consultationId: string, campaign: string): Promise<string[]> {
  const copies = await trx
    .selectFrom('campaign as k')
    .innerJoin('campaignMember as m', 'm.campaignId', 'k.id')
    .innerJoin('comment as c', 'c.id', 'm.commentId')
    .select('c.id')
    .where('k.id', '=', campaign)
    .where('k.consultationId', '=', consultationId)
    .where('k.endedAt', 'is', null)
    .where('c.standing', '=', 'in-hand')
    .where(inLists())
    .limit(maxComments + 1)
    .execute()
  if (copies.length === 0)
    throw refusedAt('invalid', 'campaign', 'This campaign has no comment in hand that could be answered.')
  return copies.map(({ id }) => id)
}

/** What is linked to a response is of its own consultation, whatever a filter finds besides. */
const onlyOf = (consultationId: string): Reach => ({ consultations: [consultationId], granted: [], organisations: [] })

/** What a filter of the inbox finds within a reach, but for what was withdrawn. @throws {Refusal} `invalid` if it finds nothing; `too-large` over 10,000 */
export async function matchedBy(trx: Trx, query: string, reach: Reach): Promise<string[]> {
  const filter = filterOfChange(query, 'comments')
  const ids = await notWithdrawn(trx, await commentsMatching(trx, filter, reach))
  if (ids.length === 0) throw refusedAt('invalid', 'comments', 'This filter finds no comment that could be answered.')
  return ids
}

/**
 * Link inside a transaction that holds the response; what was set aside is thereby taken back, since it is to be answered.
 * @returns how many were not linked before
 */
export async function linkIn(
  trx: Trx,
  response: { id: string; ref: string; consultationId: string; publication: object | null },
  ids: string[],
  by: string,
  at: Date,
): Promise<number> {
  if (ids.length === 0) return 0
  await refuseBarred(trx, response, ids)

  const restored = await restoreIn(trx, ids, by, at)
  const { rows } = await sql<{ commentId: string }>`
    insert into response_comment (response_id, comment_id, linked_by, linked_at)
    select ${response.id}::uuid, id, ${by}::uuid, ${at}::timestamptz from unnest(${ids}::uuid[]) as wanted (id)
    on conflict (response_id, comment_id) where unlinked_at is null do nothing
    returning comment_id`.execute(trx)
  const linked = rows.map(({ commentId }) => commentId)
  await enter(
    trx,
    at,
    { kind: 'restored', comments: restored },
    { kind: 'linked', comments: linked, draft: response.id },
    { kind: 'answered', comments: response.publication ? linked : [], response: response.ref },
  )
  if (response.publication) await tellAuthors(trx, response.id, linked, at)
  return linked.length
}

/** @throws {Refusal} `invalid` for one that is not of its consultation; `conflict` for one that was withdrawn or is held back */
async function refuseBarred(trx: Trx, response: { consultationId: string }, ids: string[]): Promise<void> {
  // Held in id order, as the triggers hold them: two officers who link the same comments queue instead of deadlocking.
  const found = await trx
    .selectFrom('comment')
    .select(['id', 'consultationId', 'standing', 'restricted'])
    .where('id', '=', anyOf(ids))
    .orderBy('id')
    .forUpdate()
    .execute()
  const strange = ids.length - found.filter((comment) => comment.consultationId === response.consultationId).length
  if (strange > 0)
    throw refusedAt(
      'invalid',
      'comments',
      `${count(strange)} not of this consultation, so none was linked. Please choose again.`,
    )
  const barred = found.filter((comment) => comment.standing === 'withdrawn' || comment.restricted).length
  if (barred > 0) {
    const message = `${count(barred)} withdrawn or held back, so none was linked. Please choose again.`
    throw refusedAt('conflict', 'comments', message)
  }
}

async function notWithdrawn(trx: Trx, ids: string[]): Promise<string[]> {
  const comments = await trx
    .selectFrom('comment')
    .select('id')
    .where('id', '=', anyOf(ids))
    .where('standing', '<>', 'withdrawn')
    .execute()
  return comments.map(({ id }) => id)
}

const count = (n: number) => (n === 1 ? 'One comment is' : `${n.toLocaleString('en-GB')} comments are`)
