import type { Db } from '../../data/database.ts'
import { historyOf } from '../../data/history.ts'
import type { SignedIn } from '../../people/contract.ts'
import { reachOf } from '../../people/reach.ts'
import { dayOf } from '../../data/time.ts'
import type { Day } from '../../http/wire.ts'
import { type Chain, findChains, settledResponses } from '../../responses/chain.ts'
import { checkDraft } from '../../responses/checks/checks.ts'
import type { DeskResponse, ListQuery, ResponseLine, ResponseList, WhyNot } from '../../responses/contract.ts'
import type { Draft } from '../../responses/draft-contract.ts'
import { factsFor } from '../../responses/checks/facts.ts'
import { laterOf } from '../../responses/links/later.ts'
import {
  draftOf,
  embargoesOn,
  hiddenComments,
  readableOf,
  reviewsOf,
  roundsOf,
  updatesHeld,
  versionsOf,
} from '../../responses/queries.ts'
import { stillOpenOn } from '../../publishing/early.ts'
import { notOverridden } from '../../publishing/publish.ts'
import {
  costOfRelinking,
  boards,
  boardsOutstanding,
  hasApproved,
  outstanding,
  stateOf,
  waitsFor,
  whyNotAbandon,
  whyNotAllowOverride,
  whyNotApprove,
  whyNotAskForChanges,
  whyNotAskOverride,
  whyNotEdit,
  whyNotLinkResolution,
  whyNotOpenRound,
  whyNotPlanAfterBoard,
  whyNotPublish,
  whyNotSend,
  whyNotWaive,
} from '../../responses/rules.ts'

/**
 * The desk's list: what waits comes first, the longest wait at the top; then what is public or given up, the newest first.
 * Of these only the ones on the page are read in full.
 * @param query.after  the reference that the page before ended with
 */
export async function listResponses(db: Db, query: ListQuery, person: SignedIn, most = 50): Promise<ResponseList> {
  const { consultation, state, mine } = query
  const reach = await reachOf(db, person, 'responses.see')
  const is = state === 'published' || state === 'replaced' || state === 'abandoned' ? state : undefined
  const editor = mine === 'drafted' ? person.id : undefined
  const [open, settled] = await Promise.all([
    is ? [] : findChains(db, { reach, consultation, open: true }),
    (state && !is) || mine === 'to-review'
      ? []
      : settledResponses(db, { reach, consultation, editor, ...(is && { is }) }),
  ])
  const waiting = open
    .map(lineOf)
    .filter((line) => !state || line.state === state)
    .filter(({ chain, state }) => {
      if (mine === 'to-review') return state === 'in-review' && whyNotApprove(chain, person) === null
      if (mine === 'drafted') return chain.editors.some((editor) => editor.id === person.id)
      return true
    })
    .sort((a, b) => a.since.getTime() - b.since.getTime() || (a.chain.id < b.chain.id ? -1 : 1))
  const refs = [...waiting.map(({ chain }) => chain.ref), ...settled.map(({ ref }) => ref)]
  const begin = query.after ? refs.indexOf(query.after) + 1 : 0
  const shown = refs.slice(begin, begin + most)
  const ids = settled.filter(({ ref }) => shown.includes(ref)).map(({ id }) => id)
  const known = [...waiting, ...(ids.length > 0 ? (await findChains(db, { reach, ids })).map(lineOf) : [])]
  const page = shown.flatMap((ref) => known.find(({ chain }) => chain.ref === ref) ?? [])
  return {
    items: page.map(({ chain, state, who, since }): ResponseLine => ({
      ref: chain.ref,
      consultation: chain.consultationTitle,
      youSaid: chain.youSaid,
      outcome: chain.outcome,
      state,
      version: chain.number,
      correcting: chain.publication !== null && chain.publication.versionId !== chain.versionId,
      comments: chain.comments,
      waitsFor: who,
      since,
    })),
    next: begin + most < refs.length ? (shown.at(-1) ?? null) : null,
  }
}

const lineOf = (chain: Chain) => ({ chain, state: stateOf(chain), ...waitsFor(chain) })

/** Everything the desk shows of one response, for the person who asks. @param typed what is being typed, to check that instead */
export async function deskResponse(
  db: Db,
  chain: Chain,
  person: SignedIn,
  at: Date,
  typed?: Draft,
): Promise<DeskResponse> {
  const today = dayOf(at)
  const { checkReasons, ...saved } = await draftOf(db, chain.versionId)
  const draft = typed ?? saved
  const facts = await factsFor(db, chain, draft, today)
  const embargoes = await embargoesOn(db, chain, today)
  const point = chain.pointId
    ? await db.selectFrom('point').select(['number', 'title']).where('id', '=', chain.pointId).executeTakeFirst()
    : undefined
  return {
    ref: chain.ref,
    organisation: chain.organisation,
    consultation: { slug: chain.consultationSlug, title: chain.consultationTitle },
    point: point ? `Point ${point.number}: ${point.title}` : null,
    state: stateOf(chain),
    waitsFor: waitsFor(chain).who,
    abandoned: chain.abandonedAt && {
      at: chain.abandonedAt,
      by: chain.abandonedByName ?? '',
      reason: chain.abandonedReason,
    },
    version: chain.number,
    edit: chain.edit,
    frozen: chain.sentAt !== null,
    draft: saved,
    readable: await readableOf(db, chain, draft),
    editors: chain.editors.map((editor) => editor.name),
    editedAt: chain.editedAt,
    checks: checkDraft(draft, facts),
    stances: facts.stances,
    checkReasons,
    hidden: await hiddenComments(db, chain.id),
    costOfRelinking: costOfRelinking(chain),
    versions: await versionsOf(db, chain.id),
    reviews: await reviewsOf(db, chain.id),
    rounds: await roundsOf(db, chain.id, today),
    outstanding: outstanding(chain),
    published: chain.publication && {
      version: chain.publication.number,
      publishedOn: chain.publication.publishedOn,
      comments: chain.publication.comments,
    },
    plan: chain.plan && {
      publishOn: chain.plan.publishOn,
      publishHour: chain.plan.publishHour,
      afterResolution: chain.plan.afterResolution,
      by: chain.plan.by,
    },
    planDropped: chain.publication?.number === chain.number ? null : (chain.planDropped?.because ?? null),
    embargo: notOverridden(chain, embargoes)[0] ?? null,
    stillOpen: await stillOpenOn(db, chain, today),
    override: overrideOf(chain, embargoes),
    boards: boards(chain),
    boardsOutstanding: boardsOutstanding(chain).map((board) => board.why),
    resolutions: chain.resolutions.map(({ slug, title, day, dayWording, boardId: _board, ...one }) => ({
      ...one,
      meeting: { slug, title, day, dayWording },
    })),
    amendment: chain.amendment && {
      what: chain.amendment.what,
      by: chain.amendment.by,
      at: new Date(chain.amendment.at),
      agreedBy: chain.amendment.agreementStands ? chain.amendment.agreedByName : null,
      delegatedTo: chain.resolutions.find((one) => one.id === chain.amendment?.resolutionId)?.delegatedTo ?? '',
    },
    heldUpdates: (await updatesHeld(db, chain.id)).map(({ at, what }) => ({
      at,
      text: (what as { text: string }).text,
    })),
    later: await laterOf(db, chain, person, at),
    passedOn: await passedOnOf(db, chain),
    whyNot: whyNotAll(chain, person, today, embargoes),
    history: (await historyOf(db, chain.id)).map(({ at, actor, action, detail, groups }) => ({
      at,
      actor,
      what: inSentence(action, detail as Record<string, unknown>, groups),
    })),
  }
}

/** To whom the public version was passed on, with what each has replied. */
async function passedOnOf(db: Db, chain: Chain): Promise<DeskResponse['passedOn']> {
  if (!chain.publication) return []
  const draft = await draftOf(db, chain.publication.versionId)
  if (draft.passedTo.length === 0) return []
  const { passedTo } = await readableOf(db, chain, draft)
  return passedTo.map((to, index) => ({ ...to, organisationId: draft.passedTo[index]?.organisationId ?? '' }))
}

function overrideOf(chain: Chain, embargoes: { id: string }[]): DeskResponse['override'] {
  const override = chain.overrides.find((one) => embargoes.some(({ id }) => id === one.embargoId))
  return override
    ? {
        reason: override.reason,
        askedBy: override.askedByName,
        askedAt: new Date(override.askedAt),
        allowedBy: override.allowed ? override.allowedByName : null,
      }
    : null
}

function whyNotAll(chain: Chain, person: SignedIn, today: Day, embargoes: { id: string }[]): WhyNot {
  const round = whyNotOpenRound(chain, person)
  return {
    edit: whyNotEdit(chain, person),
    send: whyNotSend(chain, person),
    approve: whyNotApprove(chain, person) ?? (hasApproved(chain, person.id) ? 'You have approved this version.' : null),
    askForChanges: whyNotAskForChanges(chain, person),
    openRound: round,
    recordForGroup:
      whyNotAskForChanges(chain, person) ??
      (chain.asked.length === 0 ? 'No group has been asked about this version yet.' : null),
    waive: whyNotWaive(chain, person, today),
    publish: whyNotPublish(chain, person),
    abandon: whyNotAbandon(chain, person),
    planAfterBoard: whyNotPlanAfterBoard(chain, person),
    linkResolution: whyNotLinkResolution(chain, person),
    askOverride: whyNotAskOverride(chain, person, embargoes),
    allowOverride: whyNotAllowOverride(chain, person),
  }
}

const actionsInWords: Record<string, string> = {
  'translation.saved': 'Translated',
  'translation.checked': 'Checked translations',
  'translation.released': 'Let translations be read, labelled as not checked',
  'easy-read.added': 'Added an Easy Read document',
  'easy-read.agreed': 'Agreed to an Easy Read document',
  'easy-read.withdrawn': 'Took an Easy Read document back',
  'response.started': 'Started it',
  'response.handed-over': 'Handed it over to another organisation',
  'response.shared': 'Changed who else may look at it',
  'response.edited': 'Began to write at it',
  'response.version-begun': 'Began the next version',
  'response.comments-linked': 'Linked comments',
  'response.comments-unlinked': 'Took comments away',
  'response.sent-for-review': 'Sent it for review',
  'response.approved': 'Approved it',
  'response.changes-asked': 'Asked for changes',
  'response.dissented': 'Disagreed, for the record',
  'response.commented': 'Commented',
  'response.asked-settled': 'Ticked off a change that was asked for',
  'response.asked-reopened': 'Took back the tick at a change that was asked for',
  'response.follow-up-opened': 'Asked people whether the answer answers them',
  'response.follow-up-answered': 'Somebody said whether the answer answers them',
  'response.assistant-asked': 'Asked the assistant for a draft',
  'response.round-opened': 'Took it back to groups',
  'response.links-added': 'Sent links to members who had none',
  'response.link-shown': 'Was shown a member’s private link, once',
  'response.link-renewed': 'Ended a member’s private link and sent a new one',
  'response.link-withdrawn': 'Withdrew a member’s private link',
  'response.link-opened': 'A member opened the private link',
  'response.link-used': 'A member said something through the private link',
  'response.link-confirmed': 'A member confirmed with the code',
  'response.code-shown': 'Was shown the code for a member, once',
  'response.group-waived': 'Went on without a group’s approval',
  'response.publication-planned': 'Planned its publication',
  'response.plan-dropped': 'The planned publication was dropped',
  'response.published': 'Published it',
  'response.corrected': 'Published a correction',
  'response.published-together': 'Published it together with others',
  'response.abandoned': 'Abandoned it',
  'response.note-written': 'Wrote a note beside it',
  'response.board-required': 'Said that a board must resolve about it',
  'response.board-released': 'Said that no further board need resolve about it',
  'response.resolution-linked': 'Linked a resolution',
  'response.resolution-unlinked': 'Took a resolution’s link back',
  'response.board-agreed': 'Recorded that a board agreed to it',
  'response.amended-under-delegation': 'Changed it under a delegation',
  'commitment.reopened': 'Said that a promise is no longer kept',
  'response.delegation-agreed': 'Agreed that the delegation covers the change',
  'hold.board-taken-away': 'Took a board’s decision away, with a reason',
  'response.override-asked': 'Asked to publish it although an embargo holds',
  'response.override-allowed': 'Allowed it to be published although an embargo holds',
  'response.news-held': 'Gave news, which an embargo holds',
  'response.news-dropped': 'Held news was dropped: it no longer fits what is public',
  'response.later-waits': 'Asked for a change of what is public, which waits for a second officer',
  'response.later-agreed': 'Agreed, as a second officer, to a change of what is public',
  'response.later-looked-at': 'Looked, as a second officer, at a change of what is public',
  'response.later-refused': 'Did not let a change of what is public go live',
  'response.reply-recorded': 'Recorded a reply of whom it was passed on to',
  'response.reply-corrected': 'Corrected a recorded reply',
  'commitment.updated': 'Said how a commitment stands',
  'commitment.kept': 'Said that a commitment was kept',
}

function inSentence(action: string, detail: Record<string, unknown>, groups: string[]): string {
  const more = [
    groups.length > 0 && groups.join(', '),
    detail.recorded === true && 'recorded from its meeting',
    typeof detail.version === 'number' && `version ${detail.version}`,
    typeof detail.comments === 'number' && `${detail.comments} ${detail.comments === 1 ? 'comment' : 'comments'}`,
  ].filter(Boolean)
  const done = actionsInWords[action] ?? action
  return more.length > 0 ? `${done} (${more.join(', ')})` : done
}
