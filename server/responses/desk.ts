import type { Db } from '../database.ts'
import { historyOf } from '../history.ts'
import type { SignedIn } from '../people/contract.ts'
import type { Day } from '../wire.ts'
import { type Chain, findChains } from './chain.ts'
import { checkDraft } from './checks.ts'
import type { DeskResponse, Draft, ListQuery, ResponseLine, ResponseList, WhyNot } from './contract.ts'
import { factsFor } from './facts.ts'
import { draftOf, embargoOn, hiddenComments, readableOf, reviewsOf, roundsOf, versionsOf } from './queries.ts'
import {
  outstanding,
  stateOf,
  waitsFor,
  whyNotAbandon,
  whyNotApprove,
  whyNotAskForChanges,
  whyNotEdit,
  whyNotOpenRound,
  whyNotPublish,
  whyNotSend,
  whyNotWaive,
} from './rules.ts'

/**
 * The desk's list: what waits comes first, the longest wait at the top; then what is public or given up, the newest first.
 * A consultation has hundreds of responses, not thousands, so they are sorted here.
 * @param query.after  the reference that the page before ended with
 */
export async function listResponses(db: Db, query: ListQuery, person: SignedIn, most = 50): Promise<ResponseList> {
  const chains = (await findChains(db))
    .filter((chain) => !query.consultation || chain.consultationSlug === query.consultation)
    .map((chain) => ({ chain, state: stateOf(chain), ...waitsFor(chain) }))
    .filter(({ state }) => (query.state ? state === query.state : state !== 'abandoned'))
    .filter(({ chain, state }) => {
      if (query.mine === 'to-review') return state === 'in-review' && whyNotApprove(chain, person) === null
      if (query.mine === 'drafted') return chain.editors.some((editor) => editor.id === person.id)
      return true
    })
    .sort((a, b) => {
      if ((a.who === null) !== (b.who === null)) return a.who === null ? 1 : -1
      const order = a.since.getTime() - b.since.getTime() || (a.chain.id < b.chain.id ? -1 : 1)
      return a.who === null ? -order : order
    })
  const begin = query.after ? chains.findIndex(({ chain }) => chain.ref === query.after) + 1 : 0
  const page = chains.slice(begin, begin + most)
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
    next: begin + most < chains.length ? (page.at(-1)?.chain.ref ?? null) : null,
  }
}

/** Everything the desk shows of one response, for whoever asks. @param typed what is being typed, to check that instead */
export async function deskResponse(
  db: Db,
  chain: Chain,
  person: SignedIn,
  today: Day,
  typed?: Draft,
): Promise<DeskResponse> {
  const { checkReasons, ...saved } = await draftOf(db, chain.versionId)
  const draft = typed ?? saved
  const of = { ref: chain.ref, responseId: chain.id, comments: chain.comments }
  const point = chain.pointId
    ? await db.selectFrom('point').select(['number', 'title']).where('id', '=', chain.pointId).executeTakeFirst()
    : undefined
  return {
    ref: chain.ref,
    consultation: { slug: chain.consultationSlug, title: chain.consultationTitle },
    point: point ? `Point ${point.number}: ${point.title}` : null,
    state: stateOf(chain),
    waitsFor: waitsFor(chain).who,
    version: chain.number,
    edit: chain.edit,
    frozen: chain.sentAt !== null,
    draft: saved,
    readable: await readableOf(db, of, draft),
    editors: chain.editors.map((editor) => editor.name),
    editedAt: chain.editedAt,
    checks: checkDraft(draft, await factsFor(db, chain, draft, today)),
    checkReasons,
    hidden: await hiddenComments(db, chain.id),
    versions: await versionsOf(db, chain.id),
    reviews: await reviewsOf(db, chain.id),
    rounds: await roundsOf(db, chain.id),
    outstanding: outstanding(chain),
    published: chain.publication && {
      version: chain.publication.number,
      publishedOn: chain.publication.publishedOn,
      comments: chain.publication.comments,
    },
    plan: chain.plan && {
      publishOn: chain.plan.publishOn,
      publishHour: chain.plan.publishHour,
      by: chain.plan.by,
    },
    embargo: (await embargoOn(db, chain, today)) ?? null,
    whyNot: whyNotAll(chain, person, today),
    history: (await historyOf(db, chain.id)).map(({ at, actor, action, detail }) => ({
      at,
      actor,
      what: inSentence(action, detail as Record<string, unknown>),
    })),
  }
}

function whyNotAll(chain: Chain, person: SignedIn, today: Day): WhyNot {
  const round = whyNotOpenRound(chain, person)
  return {
    edit: whyNotEdit(chain, person),
    send: whyNotSend(chain, person),
    approve: whyNotApprove(chain, person),
    askForChanges: whyNotAskForChanges(chain, person),
    openRound: round,
    recordForGroup:
      whyNotAskForChanges(chain, person) ??
      (chain.asked.length === 0 ? 'No group has been asked about this version yet.' : null),
    waive: whyNotWaive(chain, person, today),
    publish: whyNotPublish(chain, person),
    abandon: whyNotAbandon(chain, person),
  }
}

const deeds: Record<string, string> = {
  'response.started': 'Started it',
  'response.edited': 'Began to write at it',
  'response.version-begun': 'Began the next version',
  'response.comments-linked': 'Linked comments',
  'response.comments-unlinked': 'Took comments away',
  'response.sent-for-review': 'Sent it for review',
  'response.approved': 'Approved it',
  'response.changes-asked': 'Asked for changes',
  'response.dissented': 'Disagreed, for the record',
  'response.commented': 'Commented',
  'response.round-opened': 'Took it back to groups',
  'response.group-waived': 'Went on without a group’s approval',
  'response.publication-planned': 'Planned its publication',
  'response.plan-dropped': 'The planned publication was dropped',
  'response.published': 'Published it',
  'response.corrected': 'Published a correction',
  'response.abandoned': 'Abandoned it',
  'commitment.updated': 'Said how a commitment stands',
  'commitment.kept': 'Said that a commitment was kept',
}

function inSentence(action: string, detail: Record<string, unknown>): string {
  const more = [
    typeof detail.version === 'number' && `version ${detail.version}`,
    typeof detail.comments === 'number' && `${detail.comments} ${detail.comments === 1 ? 'comment' : 'comments'}`,
  ].filter(Boolean)
  const deed = deeds[action] ?? action
  return more.length > 0 ? `${deed} (${more.join(', ')})` : deed
}
