import { countedTo, filterIn, filterInWords, type InboxFilter, queryOf } from '../../comments/inbox/contract.ts'
import { countMatching, firstMatching, type Scope, scopeOf } from '../../comments/inbox/filter.ts'
import type { Db } from '../../data/database.ts'
import type { Reach } from '../../data/visible.ts'
import { refusedAt } from '../../http/refusal.ts'
import type { SignedIn } from '../../people/contract.ts'
import { reachOf } from '../../people/reach.ts'
import { chainOf, type Chain } from '../chain.ts'
import { type CameSince, type Linked, type LinkedPiece, maxComments } from './link-contract.ts'
import { waitsForSecond } from './later.ts'
import { linkComments, unlinkComments } from './link.ts'

/** Comments of one transaction: few enough that nobody waits long for its locks. */
const pieceSize = 2_000
/** Pieces of one request; anyone who asks again goes on with what is left. */
const maxPieces = 10
/** A comment that its author took back is answered by nothing. */
const answerable = ['in-hand', 'set-aside', 'answered'] as const

/**
 * Say that a response answers everything that a filter finds, in pieces: what is done stays done, and asking again goes on.
 * The filter is kept with the response, so that it can say what came since.
 * @returns how many were added, how many it answers now, and how many are left
 * @throws {Refusal} `not-found`; `conflict` if it was abandoned; `invalid` if the filter is of another consultation
 */
export async function linkFilter(
  db: Db,
  ref: string,
  filter: InboxFilter,
  by: SignedIn,
  at: Date,
): Promise<LinkedPiece> {
  const chain = await chainOf(db, ref)
  const own = ownFilter(chain, filter)
  const reach = await reachOf(db, by, 'comments.read')
  const states = own.state ? [own.state] : answerable
  if (waitsForSecond(chain)) {
    const scopes = await Promise.all(states.map((state) => scopeOf(db, { ...own, state, without: ref }, reach)))
    const waits = await inOnePiece(db, scopes, (comments) => linkComments(db, ref, { comments }, by.id, at))
    await keepSource(db, chain.id, own, by.id, at)
    return waits
  }
  const piece = await inPieces(
    async () => {
      for (const state of states) {
        const ids = await firstMatching(db, await scopeOf(db, { ...own, state, without: ref }, reach), pieceSize)
        if (ids.length > 0) return ids
      }
      return []
    },
    (comments) => linkComments(db, ref, { comments }, by.id, at),
  )
  await keepSource(db, chain.id, own, by.id, at)
  let left = 0
  if (piece.isFull)
    for (const state of states)
      left += (await countMatching(db, await scopeOf(db, { ...own, state, without: ref }, reach), countedLeft)).count
  return { changed: piece.changed, comments: piece.comments ?? chain.comments, left }
}

/** Take everything away that a filter finds among what a response answers; in pieces, as `linkFilter`. */
export async function unlinkFilter(
  db: Db,
  ref: string,
  filter: InboxFilter,
  by: SignedIn,
  at: Date,
): Promise<LinkedPiece> {
  const chain = await chainOf(db, ref)
  const reach = await reachOf(db, by, 'comments.read')
  const scope = await scopeOf(db, { ...ownFilter(chain, filter), response: ref }, reach)
  if (waitsForSecond(chain)) return inOnePiece(db, [scope], (comments) => unlinkComments(db, ref, comments, by.id, at))
  const piece = await inPieces(
    () => firstMatching(db, scope, pieceSize),
    (comments) => unlinkComments(db, ref, comments, by.id, at),
  )
  const left = piece.isFull ? (await countMatching(db, scope, countedLeft)).count : 0
  return { changed: piece.changed, comments: piece.comments ?? chain.comments, left }
}
const countedLeft = 1_000_000

/**
 * What a second officer agrees to is one thing, seen whole.
 * @throws {Refusal} `too-large` for more than one change may be
 */
async function inOnePiece(db: Db, scopes: Scope[], change: (ids: string[]) => Promise<Linked>): Promise<LinkedPiece> {
  const ids: string[] = []
  for (const scope of scopes) ids.push(...(await firstMatching(db, scope, maxComments + 1)))
  if (ids.length > maxComments) {
    const message = `That is more than ${maxComments.toLocaleString('en-GB')} comments, and a second officer has to agree to each change. Please choose fewer, for example by a sub-theme.`
    throw refusedAt('too-large', 'comments', message)
  }
  return { ...(await change(ids)), left: 0 }
}

async function inPieces(
  next: () => Promise<string[]>,
  change: (ids: string[]) => Promise<{ changed: number; comments: number }>,
): Promise<{ changed: number; comments: number | undefined; isFull: boolean }> {
  let changed = 0
  let comments: number | undefined
  for (let piece = 0; piece < maxPieces; piece++) {
    const ids = await next()
    if (ids.length === 0) return { changed, comments, isFull: false }
    const done = await change(ids)
    changed += done.changed
    comments = done.comments
  }
  return { changed, comments, isFull: true }
}

/** A response answers comments of its own consultation. */
function ownFilter(chain: Chain, filter: InboxFilter): InboxFilter {
  if (filter.consultation !== undefined && filter.consultation !== chain.consultationSlug) {
    const message = `That list is of another consultation; ${chain.ref} belongs to ${chain.consultationTitle}.`
    throw refusedAt('invalid', 'comments', message)
  }
  return { ...filter, consultation: chain.consultationSlug }
}

async function keepSource(db: Db, responseId: string, filter: InboxFilter, by: string, at: Date): Promise<void> {
  await db
    .insertInto('responseSource')
    .values({ responseId, query: queryOf({ ...filter, came: undefined }), addedBy: by, addedAt: at })
    .onConflict((conflict) => conflict.columns(['responseId', 'query']).doUpdateSet({ addedBy: by, addedAt: at }))
    .execute()
}

/** What the filters by which comments were added find that came later and is not answered yet. */
export async function cameSince(db: Db, chain: Chain, reach: Reach): Promise<CameSince[]> {
  const sources = await db
    .selectFrom('responseSource')
    .select(['query', 'addedAt'])
    .where('responseId', '=', chain.id)
    .orderBy('addedAt', 'desc')
    .limit(10)
    .execute()
  const found: CameSince[] = []
  for (const { query, addedAt } of sources) {
    const read = filterIn(query)
    if (!read.success) continue
    const filter: InboxFilter = { ...read.data, state: 'in-hand', without: chain.ref, came: addedAt.toISOString() }
    const scope = await scopeOf(db, filter, reach)
    const { count, more } = await countMatching(db, scope, countedTo)
    if (count > 0)
      found.push({ query: queryOf(filter), words: filterInWords(read.data, scope.themeLabel), count, more })
  }
  return found
}
