import type { Db, Trx } from '../data/database.ts'
import { record } from '../data/history.ts'
import { type FieldFault, Refusal } from '../http/refusal.ts'
import { dayOf } from '../data/time.ts'
import { type Chain, lockChain } from './chain.ts'
import { checkDraft } from './checks/checks.ts'
import type { Draft, EditConflict, SaveDraft, Saved } from './draft-contract.ts'
import { differencesBetween } from './difference.ts'
import { factsFor } from './checks/facts.ts'
import { type Merge, mergeDrafts } from './links/merge.ts'
import { keepState, keepUnchosen, stateAt } from './states.ts'
import { anyOf, draftOf, quotableAmong, readableOf } from './queries.ts'

/**
 * Keep what an editor has written. Changes that somebody else made to other fields meanwhile are kept beside them; where both
 * changed the same field, both texts come back and a person decides. Nobody is overwritten.
 * A version that was sent for review is frozen: saving other words begins the next one, and approvals are of the old.
 * The same words again change nothing, so a retry is safe.
 * @throws {Refusal} `not-found`; `conflict` if it was abandoned; `invalid` for what names something that is not there
 */
export function saveDraft(
  db: Db,
  ref: string,
  given: SaveDraft,
  by: string,
  at: Date,
): Promise<{ saved: Saved } | { conflict: EditConflict }> {
  return db.transaction().execute(async (trx) => {
    const chain = await lockChain(trx, ref)
    if (chain.abandonedAt) throw new Refusal('conflict', 'This response was abandoned; start a new one.')
    const { checkReasons: _reasons, ...held } = await draftOf(trx, chain.versionId)
    const merge = await mergeWith(trx, chain, held, given)
    if (merge.both.length > 0) return { conflict: await conflictOf(trx, chain, held, given.draft, merge.both, by) }
    if (merge.yours) await keepUnchosen(trx, chain.versionId, merge.yours, by, at)
    const { draft } = merge
    const same = sameWords(held, draft)
    const supersededById = await checkNames(trx, chain, draft)
    const version = same ? { id: chain.versionId, number: chain.number, edit: chain.edit } : await write()
    const checks = checkDraft(draft, await factsFor(trx, chain, draft, dayOf(at)))
    const merged = merge.theirs.length > 0 ? { by: chain.editedByName, fields: merge.theirs, draft } : null
    return {
      saved: { version: version.number, edit: version.edit, savedAt: same ? chain.editedAt : at, checks, merged },
    }

    async function write() {
      const words = wordsOf(draft, supersededById)
      const version = chain.sentAt
        ? await beginNext(trx, chain, words, by, at)
        : await trx
            .updateTable('responseVersion')
            .set({ ...words, edit: chain.edit + 1, editedBy: by, editedAt: at })
            .where('id', '=', chain.versionId)
            .returning(['id', 'number', 'edit'])
            .executeTakeFirstOrThrow()
      await writeParts(trx, version.id, draft)
      const { checkReasons: _none, ...kept } = await draftOf(trx, version.id)
      await keepState(trx, version, kept, by, at)
      const first = await trx
        .insertInto('responseEditor')
        .values({ versionId: version.id, personId: by })
        .onConflict((conflict) => conflict.doNothing())
        .returning('personId')
        .executeTakeFirst()
      // Autosave comes every few seconds: history says who wrote at which version, once; the version says when last.
      if (first || chain.sentAt) {
        await record(trx, {
          actor: by,
          action: chain.sentAt ? 'response.version-begun' : 'response.edited',
          subjectId: chain.id,
          consultationId: chain.consultationId,
          detail: { version: version.number },
          at,
        })
      }
      return version
    }
  })
}

/**
 * What is to be kept: what was sent, and beside it what others changed since the sender began. `yours`: how it would read with all of
 * the sender's words, where the sender chose another's instead of some.
 */
async function mergeWith(trx: Trx, chain: Chain, held: Draft, given: SaveDraft): Promise<Merge & { yours?: Draft }> {
  const isCurrent = ({ version, edit }: { version: number; edit: number }) =>
    version === chain.number && edit === chain.edit
  if (isCurrent(given)) return { draft: given.draft, theirs: [], both: [], notKept: [] }
  const base = await stateAt(trx, chain.id, given.version, given.edit)
  const decided = given.over && isCurrent(given.over) ? given.over.mine : undefined
  const merge = mergeDrafts(base, held, given.draft, decided)
  if (merge.notKept.length === 0) return merge
  return { ...merge, yours: mergeDrafts(base, held, given.draft, [...(decided ?? []), ...merge.notKept]).draft }
}

/** The next version grows from the last: anyone who wrote that has written part of this. */
async function beginNext(trx: Trx, chain: Chain, words: ReturnType<typeof wordsOf>, by: string, at: Date) {
  const version = await trx
    .insertInto('responseVersion')
    .values({ ...words, responseId: chain.id, number: chain.number + 1, editedBy: by, editedAt: at })
    .returning(['id', 'number', 'edit'])
    .executeTakeFirstOrThrow()
  await trx
    .insertInto('responseEditor')
    .values(chain.editors.map((editor) => ({ versionId: version.id, personId: editor.id })))
    .execute()
  if (chain.plan) {
    await trx
      .updateTable('publicationPlan')
      .set({ droppedBy: by, droppedAt: at, droppedBecause: 'edited' })
      .where('id', '=', chain.plan.id)
      .execute()
    await record(trx, {
      actor: by,
      action: 'response.plan-dropped',
      subjectId: chain.id,
      consultationId: chain.consultationId,
      detail: { because: 'edited' },
      at,
    })
  }
  return version
}

function wordsOf(draft: Draft, supersededById: string | null) {
  const { supersededBy: _ref, changedWhat, passedTo, commitments: _c, quotes: _q, themes, ...words } = draft
  return {
    ...words,
    supersededById,
    changedWhat: JSON.stringify(changedWhat),
    passedTo: JSON.stringify(passedTo),
    themeIds: themes,
  }
}

async function writeParts(trx: Trx, versionId: string, draft: Draft): Promise<void> {
  await trx.deleteFrom('commitment').where('versionId', '=', versionId).execute()
  if (draft.commitments.length > 0) {
    await trx
      .insertInto('commitment')
      .values(
        draft.commitments.map(({ series, ...commitment }, index) => ({
          ...commitment,
          ...(series && { series }),
          versionId,
          position: index + 1,
        })),
      )
      .execute()
  }
  await trx.deleteFrom('responseQuote').where('versionId', '=', versionId).execute()
  if (draft.quotes.length > 0) {
    await trx
      .insertInto('responseQuote')
      .values(draft.quotes.map((commentId, index) => ({ versionId, commentId, position: index + 1 })))
      .execute()
  }
}

/** Everything that is named must be there, and quotes must be cleared. @returns the id of the response that replaces this one */
async function checkNames(trx: Trx, chain: Chain, draft: Draft): Promise<string | null> {
  const faults: FieldFault[] = []
  const fault = (field: string, message: string) => faults.push({ field, message })
  const organisations = [
    draft.ownerOrganisationId,
    ...draft.passedTo.map((to) => to.organisationId),
    ...draft.commitments.map((commitment) => commitment.ownerOrganisationId),
  ].filter((id) => id !== null)
  const known = await trx.selectFrom('organisation').select('id').where('id', '=', anyOf(organisations)).execute()
  const group = await trx
    .selectFrom('grouping')
    .select(['id', 'organisationId'])
    .where('id', '=', draft.ownerGroupId)
    .executeTakeFirst()
  const workstream = await trx
    .selectFrom('workstream')
    .select('id')
    .where('id', '=', draft.workstreamId)
    .executeTakeFirst()
  const themes = await trx
    .selectFrom('theme')
    .select('id')
    .where('id', '=', anyOf(draft.themes))
    .where('consultationId', '=', chain.consultationId)
    .execute()
  const replaces = await trx
    .selectFrom('response')
    .select('id')
    .where('ref', '=', draft.supersededBy)
    .where('abandonedAt', 'is', null)
    .executeTakeFirst()
  const quotable = await quotableAmong(trx, draft.quotes)
  const linked = await trx
    .selectFrom('responseComment')
    .select('commentId as id')
    .where('responseId', '=', chain.id)
    .where('unlinkedAt', 'is', null)
    .where('commentId', '=', anyOf(draft.quotes))
    .execute()
  const series = await trx
    .selectFrom('commitment as c')
    .innerJoin('responseVersion as v', 'v.id', 'c.versionId')
    .select('c.series')
    .where('v.responseId', '=', chain.id)
    .execute()
  const has = (rows: { id: string }[], id: string) => rows.some((row) => row.id === id)
  if (draft.ownerOrganisationId && !has(known, draft.ownerOrganisationId))
    fault('ownerOrganisationId', 'We know no such organisation.')
  if (
    chain.organisationId &&
    draft.ownerOrganisationId !== chain.organisationId &&
    group?.organisationId !== chain.organisationId
  )
    fault(
      'ownerOrganisationId',
      `${chain.organisation} answers for this response, so it or a group of its own is responsible.`,
    )
  if (draft.ownerGroupId && !group) fault('ownerGroupId', 'We know no such group.')
  if (draft.workstreamId && !workstream) fault('workstreamId', 'We know no such workstream.')
  draft.passedTo.forEach((to, index) => {
    if (!has(known, to.organisationId)) fault(`passedTo.${index}.organisationId`, 'We know no such organisation.')
  })
  const seen = new Set<string>()
  draft.commitments.forEach((commitment, index) => {
    if (commitment.ownerOrganisationId && !has(known, commitment.ownerOrganisationId))
      fault(`commitments.${index}.ownerOrganisationId`, 'We know no such organisation.')
    if (!commitment.series) return
    if (seen.has(commitment.series) || !series.some((row) => row.series === commitment.series))
      fault(`commitments.${index}.series`, 'This is not one of this response’s commitments.')
    seen.add(commitment.series)
  })
  if (new Set(draft.themes).size !== draft.themes.length || draft.themes.some((id) => !has(themes, id)))
    fault('themes', 'One of the themes is not of this consultation.')
  if (draft.supersededBy && !replaces) fault('supersededBy', `There is no response ${draft.supersededBy}.`)
  if (replaces?.id === chain.id) fault('supersededBy', 'A response cannot replace itself.')
  if (new Set(draft.quotes).size !== draft.quotes.length) fault('quotes', 'A comment is quoted twice.')
  if (draft.quotes.some((id) => !has(quotable, id) || !has(linked, id)))
    fault(
      'quotes',
      'Only comments that this response answers, whose authors agreed and whose public words are cleared.',
    )
  if (faults.length > 0) throw new Refusal('invalid', faults.map((one) => one.message).join(' '), faults)
  return replaces?.id ?? null
}

async function conflictOf(
  trx: Trx,
  chain: Chain,
  theirs: Draft,
  yours: Draft,
  both: string[],
  by: string,
): Promise<EditConflict> {
  return {
    version: chain.number,
    edit: chain.edit,
    by: chain.editedByName,
    own: chain.editedBy === by,
    at: chain.editedAt,
    draft: theirs,
    differences: differencesBetween(await readableOf(trx, chain, theirs), await readableOf(trx, chain, yours)).filter(
      ({ field }) => both.includes(field),
    ),
  }
}

/** Whether two drafts say the same; a commitment that has no series yet is the same as the one it was saved as. */
function sameWords(held: Draft, given: Draft): boolean {
  const plain = (draft: Draft) => {
    const { commitments, ...rest } = draft
    return JSON.stringify([
      Object.entries(rest).sort(([a], [b]) => (a < b ? -1 : 1)),
      commitments.map(({ text, ownerOrganisationId, dueOn }) => [text, ownerOrganisationId, dueOn]),
    ])
  }
  return (
    plain(held) === plain(given) &&
    given.commitments.every(
      (commitment, index) => !commitment.series || commitment.series === held.commitments[index]?.series,
    )
  )
}
