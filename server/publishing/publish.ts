import { sql } from 'kysely'
import { announce } from '../data/changes.ts'
import type { Db, Trx } from '../data/database.ts'
import { tell } from '../notices/tell.ts'
import { record } from '../data/history.ts'
import { enter } from '../ledger/enter.ts'
import type { SignedIn } from '../people/contract.ts'
import { Refusal } from '../http/refusal.ts'
import { restoreIn } from '../comments/set-aside.ts'
import { addDays, dayOf, inWords } from '../data/time.ts'
import { type Chain, lockChain } from '../responses/chain.ts'
import { checkDraft } from '../responses/checks/checks.ts'
import type { Published } from './contract.ts'
import { factsFor } from '../responses/checks/facts.ts'
import { refuseUnexplainedEarly, stillOpenOn } from './early.ts'
import { anyOf, draftOf, embargoesOn, quotableAmong, stillThere } from '../responses/queries.ts'
import { whyNotPublish, whyNotPublished } from '../responses/rules.ts'

/**
 * Put the approved version in front of the public. A newer version replaces the one that was public, with its reason;
 * the earlier one stays readable. Publishing a version that is public already changes nothing.
 * @throws {Refusal} `not-found`; `forbidden`; `conflict` while a second person or a group has not approved exactly this
 *                   version, a quote may no longer be used, nothing is answered, or an embargo holds; `invalid` without the
 *                   reason, while its consultation still takes comments
 */
export function publish(
  db: Db,
  ref: string,
  version: number,
  by: SignedIn,
  at: Date,
  earlyReason?: string,
): Promise<Published> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    const done = already(chain, version)
    if (done) return done
    const why = whyNotPublish(chain, by)
    if (why) throw new Refusal(whyNotPublished(chain) ? 'conflict' : 'forbidden', why)
    return publishIn(trx, chain, version, by.id, at, { earlyReason })
  })
}

/**
 * What was approved is looked at again at its moment: comments may have left, days may have passed, names may have been taken out.
 * @throws {Refusal} `conflict` for what a check stops now, or asks a reason for that nobody gave when it was approved
 */
export async function refuseWhatNoLongerFits(
  trx: Trx,
  chain: Chain,
  { checkReasons, ...draft }: Awaited<ReturnType<typeof draftOf>>,
  at: Date,
): Promise<void> {
  await refuseQuotes(trx, chain, draft.quotes)
  const stop = checkDraft(draft, await factsFor(trx, chain, draft, dayOf(at))).find(
    ({ rule, severity }) => severity === 'hard' || !checkReasons.some((one) => one.rule === rule && one.reason !== ''),
  )
  if (!stop) return
  const words = stop.words.length > 0 ? ` (${stop.words.map((word) => `“${word}”`).join(', ')})` : ''
  throw new Refusal(
    'conflict',
    `It no longer fits. ${stop.message}${words} Begin the next version: this one cannot be published as it stands.`,
  )
}

/** Held while what replaces something is published: a number of ours. */
const replacing = 727_015

/** What holds instead must be public, and must not lead back here: two entries never name each other as what holds now. */
async function refuseReplacement(trx: Trx, chain: Chain): Promise<void> {
  // One after the other: each of two that name each other would find the other as it was.
  if (chain.outcome === 'superseded') await sql`select pg_advisory_xact_lock(${replacing})`.execute(trx)
  const seen = new Set<string>()
  let next = await trx
    .selectFrom('responseVersion as v')
    .innerJoin('response as r', 'r.id', 'v.supersededById')
    .select(['r.id', 'r.ref'])
    .where('v.id', '=', chain.versionId)
    .executeTakeFirst()
  while (next && !seen.has(next.id)) {
    const { id, ref } = next
    if (id === chain.id)
      throw new Refusal(
        'conflict',
        'It and what replaces it would name each other as what holds now. Correct the other one first.',
      )
    seen.add(id)
    const shown = await trx
      .selectFrom('publication as p')
      .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
      .leftJoin('response as r', 'r.id', 'v.supersededById')
      .select(['r.id', 'r.ref'])
      .where('p.responseId', '=', id)
      .where('p.replacedAt', 'is', null)
      .executeTakeFirst()
    if (!shown)
      throw new Refusal('conflict', `${ref} is not public, so it cannot be what holds instead. Publish it first.`)
    next = shown.id && shown.ref ? { id: shown.id, ref: shown.ref } : undefined
  }
}

export function already(chain: Chain, version: number): Published | null {
  if (!chain.publication || chain.publication.number !== version) return null
  const { publishedOn, comments } = chain.publication
  return { ref: chain.ref, version, publishedOn, comments, url: `/log/${chain.ref}` }
}

/**
 * Publishing itself, in a transaction that holds the response and has checked who may.
 * @param how.batch  what is published with it: readers get one mail about all of it
 * @param how.earlyReason  why it does not wait until everybody has been heard
 * @throws {Refusal} as `publish`
 */
export async function publishIn(
  trx: Trx,
  chain: Chain,
  version: number,
  by: string,
  at: Date,
  how: { batch?: string; earlyReason?: string | null | undefined } = {},
): Promise<Published> {
  if (version !== chain.number)
    throw new Refusal(
      'conflict',
      `Version ${version} has been replaced by version ${chain.number}; please read that one.`,
    )
  const why = whyNotPublished(chain)
  if (why) throw new Refusal('conflict', why)
  const day = dayOf(at)
  const embargoes = await embargoesOn(trx, chain, day)
  const [holding] = notOverridden(chain, embargoes)
  if (holding) {
    throw new Refusal(
      'conflict',
      `Nothing is published before ${inWords(addDays(holding.endsOn, 1))}: ${holding.reason}. Schedule it for that day, and it is published automatically.`,
    )
  }
  await refuseReplacement(trx, chain)
  await refuseUnexplainedEarly(trx, chain, day, how.earlyReason)
  const early = (await stillOpenOn(trx, chain, day)) ? (how.earlyReason?.trim() ?? null) : null
  const overrides = chain.overrides.filter((one) => embargoes.some(({ id }) => id === one.embargoId))
  const draft = await draftOf(trx, chain.versionId)
  const comments = await countAnswered(trx, chain.id)
  await refuseWhatNoLongerFits(trx, chain, draft, at)
  const restored = await restoreIn(trx, await linkedTo(trx, chain.id), by, at)
  if (chain.publication) {
    await trx.updateTable('publication').set({ replacedAt: at }).where('id', '=', chain.publication.id).execute()
  }
  const { id: publicationId } = await trx
    .insertInto('publication')
    .values({
      responseId: chain.id,
      versionId: chain.versionId,
      publishedBy: by,
      publishedAt: at,
      publishedOn: day,
      comments,
      correctionReason: chain.publication ? chain.changeReason : null,
      embargoReason: together(embargoes.map((one) => one.reason)),
      overrideReason: together(overrides.map((one) => one.reason)),
      earlyReason: early,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await replaceThemes(trx, chain.id, draft.themes)
  if (chain.plan) {
    await trx.updateTable('publicationPlan').set({ releasedAt: at }).where('id', '=', chain.plan.id).execute()
  }
  await record(trx, {
    actor: by,
    action: chain.publication ? 'response.corrected' : 'response.published',
    subjectId: chain.id,
    consultationId: chain.consultationId,
    detail: {
      version,
      comments,
      ...(overrides.length > 0 && { despiteEmbargo: overrides.map((one) => one.embargoId).join(', ') }),
      ...(early && { early: true }),
    },
    at,
  })
  // A correction answers nobody again: anyone who was linked meanwhile was answered by being linked.
  const answered = chain.publication ? [] : await answeredAmong(trx, await linkedTo(trx, chain.id))
  await enter(
    trx,
    at,
    { kind: 'restored', comments: restored },
    { kind: 'answered', comments: answered, response: chain.ref },
  )
  await tell(trx, { kind: newsIn(chain), cause: publicationId, responseId: chain.id, batch: how.batch ?? null }, at)
  await announce(trx, 'public')
  return { ref: chain.ref, version, publishedOn: day, comments, url: `/log/${chain.ref}` }
}

/** Several embargoes may hold at once, each passed over for a reason of its own: everybody reads all of them. */
const together = (reasons: string[]): string | null => [...new Set(reasons)].join('; ') || null

/** Of these embargoes, those that nobody was allowed to pass over for the latest version, by somebody who may still allow it. */
export function notOverridden<E extends { id: string }>(chain: Chain, embargoes: E[]): E[] {
  return embargoes.filter(({ id }) => !chain.overrides.some((one) => one.embargoId === id && one.allowed))
}

function newsIn({ publication, outcome }: Chain): 'published' | 'corrected' | 'outcome' {
  if (!publication) return 'published'
  return publication.outcome === outcome ? 'corrected' : 'outcome'
}

async function linkedTo(trx: Trx, responseId: string): Promise<string[]> {
  const links = await trx
    .selectFrom('responseComment')
    .select('commentId')
    .where('responseId', '=', responseId)
    .where('unlinkedAt', 'is', null)
    .execute()
  return links.map(({ commentId }) => commentId)
}

/** Without those who withdrew their comment before it was answered. */
async function answeredAmong(trx: Trx, ids: string[]): Promise<string[]> {
  const comments = await trx
    .selectFrom('comment')
    .select('id')
    .where('id', '=', anyOf(ids))
    .where('standing', '=', 'answered')
    .execute()
  return comments.map(({ id }) => id)
}

/** @throws {Refusal} `conflict` where a quote may no longer stand, or is not in the words that were approved */
async function refuseQuotes(trx: Trx, chain: Chain, quotes: string[]): Promise<void> {
  const quotable = await quotableAmong(trx, quotes)
  if (quotable.length !== quotes.length)
    throw new Refusal('conflict', 'A comment that is quoted may no longer be quoted. Please take the quote out.')
  if (quotable.some(({ clearedAt }) => chain.sentAt !== null && clearedAt > chain.sentAt))
    throw new Refusal(
      'conflict',
      'The public words of a quoted comment were changed after this version was sent for review. Begin the next version, so that what is published is what was approved.',
    )
}

/** How many comments a response answers. @throws {Refusal} `conflict` if there is none */
async function countAnswered(trx: Trx, responseId: string): Promise<number> {
  const comments = await stillThere(trx, responseId)
  if (comments === 0) throw new Refusal('conflict', 'No comment is linked any more: a response answers somebody.')
  return comments
}

/** The themes of a response are those of the version that is public now. */
async function replaceThemes(trx: Trx, responseId: string, themes: string[]): Promise<void> {
  await trx.deleteFrom('responseTheme').where('responseId', '=', responseId).execute()
  if (themes.length > 0) {
    await trx
      .insertInto('responseTheme')
      .values(themes.map((themeId) => ({ responseId, themeId })))
      .execute()
  }
}
