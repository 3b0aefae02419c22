import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { recordReply, updateCommitment } from '../../commitments/news.ts'
import { action, type Show } from '../../http/action.ts'
import { Id, Nothing, Text } from '../../http/wire.ts'
import { refuseStops } from '../../screening/refuse.ts'
import { allowOverride, askOverride } from '../../publishing/override.ts'
import { dropPlan, planPublication, publishOrPlan } from '../../publishing/plan.ts'
import { abandonResponse } from '../../responses/abandon.ts'
import { Abandoning } from '../../responses/draft-contract.ts'
import {
  AgreeDelegation,
  Invited,
  LinkedTo,
  NewReview,
  NewRound,
  RequiredBoard,
  RoundOpened,
  SendForReview,
  TakenBack,
  Waiver,
} from '../../reviews/contract.ts'
import { Linked, maxComments, Selection } from '../../responses/links/link-contract.ts'
import { NewCommitmentUpdate, NewReply, Told } from '../../commitments/contract.ts'
import { NewOverride, Plan, Planned, Publish, Published } from '../../publishing/contract.ts'
import { several } from '../../http/forms.ts'
import { linkComments, unlinkComments } from '../../responses/links/link.ts'
import { linkResolution, requireBoard, unlinkResolution } from '../../reviews/board.ts'
import { agreeDelegation } from '../../reviews/delegation.ts'
import { review } from '../../reviews/review.ts'
import { inviteRest } from '../../reviews/invitation.ts'
import { openRound, waive } from '../../reviews/round.ts'
import { sendForReview } from '../../reviews/send.ts'

const Ref = z.object({ ref: Text().max(40) })
const RefAndId = Ref.extend({ id: Id })
type Ref = z.output<typeof Ref>

/** What the page of a response says once an action has been done; its address names it. */
export const done = {
  saved: 'Saved.',
  sent: 'Sent for review. Its words are frozen now.',
  approved: 'Your approval is kept.',
  said: 'What was said is kept.',
  waived: 'The waiver is kept, with your name and reason.',
  published: 'Published. It is on the public log, and on the receipt of everybody whose comment it answers.',
  publishing:
    'It answers so many comments that it is being published in the background, within a minute or two: all of it, or nothing. You can leave this page.',
  planned: 'Scheduled: it will be published automatically.',
  dropped: 'The plan was taken back.',
  linked: 'The comments are linked.',
  unlinked: 'The comments were taken away.',
  updated: 'The update is public.',
  held: 'Kept. An embargo holds it; it will be published automatically when the embargo ends.',
  waits: 'Kept. It goes live once a second officer agrees.',
  required: 'The boards that must resolve are kept.',
  delegation: 'Agreed. The delegation now covers this version.',
  resolved: 'The resolution is linked, and can be followed both ways.',
  unresolved: 'The link was taken back.',
  asked: 'Asked. Somebody else who did not write it must allow it now.',
  allowed: 'Allowed. It can be published now, and the reason is shown with it.',
  replied: 'The reply is public.',
  abandoned: 'Abandoned. Its comments wait for another answer.',
} as const
export type Done = keyof typeof done

/** @param comments  how many it was done to, where that was counted */
export function doneInWords(what: Done, comments: number | undefined): string {
  if (comments === undefined) return done[what]
  const many = `${comments.toLocaleString('en-GB')} ${comments === 1 ? 'comment' : 'comments'}`
  if (what === 'waits') return `${done.waits} It is about ${many}.`
  if (what === 'unlinked') return `${many} taken away.`
  return comments > 0 ? `${many} added.` : 'No comment was added: this response answers them already.'
}

/** The page of a response that says what was done. */
export const donePage = (ref: string, what: Done) => `/desk/responses/${ref}?done=${what}`

/**
 * What is done to one response, except to its words.
 * @param again  the page of the response, with what was typed
 * @param invited  the page of the response, with who was asked just now
 */
export function responseActions(
  app: Parameters<FastifyPluginAsyncZod>[0],
  again: Show<Ref>,
  invited: (request: FastifyRequest, reply: FastifyReply, ref: string, invited: Invited[]) => Promise<unknown>,
): void {
  const leads =
    <M, B>(what: Done | ((made: M, body: B) => Done)) =>
    ({ ref }: Ref, made: M, body: B) =>
      donePage(ref, typeof what === 'string' ? what : what(made, body))
  const told = ({ heldBy, waits }: Told, otherwise: Done): Done => (waits ? 'waits' : heldBy ? 'held' : otherwise)
  const drafts = { access: 'responses.draft', params: Ref, again } as const
  const publishes = { access: 'responses.publish', params: Ref, again } as const

  action(app, {
    ...drafts,
    address: '/responses/:ref/send',
    // People send from the editor, which saves first.
    formAddress: null,
    operationId: 'sendForReview',
    summary: 'Send a version for review',
    body: SendForReview,
    act: ({ params, body, by }) => sendForReview(app.db, params.ref, body, by, app.now()),
  })
  action(app, {
    access: 'responses.review',
    params: Ref,
    again,
    address: '/responses/:ref/reviews',
    operationId: 'reviewResponse',
    summary: 'Approve, ask for changes, disagree or comment: for oneself, or for a group that was asked',
    body: NewReview,
    act: async ({ params, body, by }) => {
      const { note, passage, present, minute } = body
      await refuseStops(app.db, { note, passage, present, minute })
      return review(app.db, params.ref, body, by, app.now())
    },
    form: (_params, typed) => (typed.group ? 'group' : 'approve'),
    after: leads((_made, given) => (given.decision === 'approve' && !given.group ? 'approved' : 'said')),
  })
  action(app, {
    ...drafts,
    address: '/responses/:ref/rounds',
    operationId: 'startReviewRound',
    summary: 'Take a version back to groups; each member gets a private link by mail',
    body: NewRound,
    made: RoundOpened,
    fromForm: (typed) => ({
      ...typed,
      groups: Object.keys(typed).flatMap((name) => /^group-(.+)$/.exec(name)?.[1] ?? []),
    }),
    act: async ({ params, body, by }) => {
      await refuseStops(app.db, { note: body.note })
      return openRound(app.db, params.ref, body, by, app.settings.smtpUrl !== undefined, app.now())
    },
    form: () => 'round',
    shown: (request, reply, { ref }, opened) => invited(request, reply, ref, opened.invited),
  })
  action(app, {
    ...drafts,
    address: '/responses/:ref/groups/:id/links',
    operationId: 'addReviewLinks',
    summary: 'Send a private link to each member of an asked group who has none yet',
    params: RefAndId,
    body: Nothing,
    made: z.object({ invited: z.array(Invited) }),
    act: async ({ params: { ref, id }, by }) => ({
      invited: await inviteRest(app.db, ref, id, by, app.settings.smtpUrl !== undefined, app.now()),
    }),
    shown: (request, reply, { ref }, made) => invited(request, reply, ref, made.invited),
  })
  action(app, {
    ...publishes,
    address: '/responses/:ref/waivers',
    operationId: 'waiveApproval',
    summary: 'Go on without a group’s approval after its due day, with a reason',
    body: Waiver,
    screens: ({ reason }) => ({ reason }),
    act: ({ params, body, by }) => waive(app.db, params.ref, body, by, app.now()),
    form: () => 'waive',
    after: leads('waived'),
  })

  action(app, {
    ...publishes,
    confirms: true,
    address: '/responses/:ref/publication',
    operationId: 'publishResponse',
    summary:
      'Publish an approved version; the same again changes nothing. With more than 5,000 comments it is planned, and published within a minute (202)',
    body: Publish,
    answers: { 200: Published, 202: Planned },
    screens: ({ earlyReason }) => ({ earlyReason }),
    act: ({ params, body, by }) => publishOrPlan(app.db, params.ref, body.version, by, app.now(), body.earlyReason),
    answer: (made) =>
      'published' in made ? { status: 200, body: made.published } : { status: 202, body: made.planned },
    form: () => 'publication',
    after: leads((made) => ('published' in made ? 'published' : 'publishing')),
  })
  action(app, {
    ...publishes,
    confirms: true,
    address: '/responses/:ref/plan',
    operationId: 'schedulePublication',
    summary: 'Schedule its publication for a day',
    method: 'PUT',
    body: Plan,
    made: Planned,
    status: 200,
    screens: ({ earlyReason }) => ({ earlyReason }),
    act: ({ params, body, by }) => planPublication(app.db, params.ref, body, by, app.now()),
    form: (_params, typed) => (typed.afterResolution ? 'plan-board' : 'plan'),
    after: leads('planned'),
  })
  action(app, {
    ...publishes,
    address: '/responses/:ref/plan',
    button: 'drop',
    operationId: 'unschedulePublication',
    summary: 'Take a planned publication back',
    method: 'DELETE',
    body: Nothing,
    act: ({ params, by }) => dropPlan(app.db, params.ref, by, app.now()),
    form: () => 'plan',
    after: leads('dropped'),
  })
  action(app, {
    ...publishes,
    address: '/responses/:ref/override',
    operationId: 'requestOverride',
    summary: 'Ask to publish although an embargo holds, with the reason that everybody will read',
    body: NewOverride,
    screens: ({ reason }) => ({ reason }),
    act: ({ params, body, by }) => askOverride(app.db, params.ref, body, by, app.now()),
    form: () => 'override',
    after: leads('asked'),
  })
  action(app, {
    ...publishes,
    address: '/responses/:ref/override',
    button: 'allow',
    operationId: 'allowOverride',
    summary: 'Allow what somebody else asked for; publishing is an act of its own',
    method: 'PUT',
    body: Publish,
    act: ({ params, body, by }) => allowOverride(app.db, params.ref, body.version, by, app.now()),
    form: () => 'override',
    after: leads('allowed'),
  })

  const chosen = (request: FastifyRequest) => several((request.body as Record<string, unknown> | null)?.comment)
  action(app, {
    ...drafts,
    address: '/responses/:ref/comments',
    operationId: 'linkComments',
    summary: 'Link comments, all or none',
    body: Selection,
    made: Linked,
    status: 200,
    fromForm: (typed, request) => ({ comments: chosen(request), theme: typed.theme || undefined }),
    act: ({ params, body, by }) => linkComments(app.db, params.ref, body, by.id, app.now()),
    form: () => 'comments',
    after: leads(({ waiting }) => (waiting === undefined ? 'linked' : 'waits')),
  })
  action(app, {
    ...drafts,
    address: '/responses/:ref/comments/remove',
    formAddress: '/responses/:ref/comments',
    button: 'remove',
    operationId: 'unlinkComments',
    summary: 'Take comments away',
    body: z.object({ comments: z.array(Id).max(maxComments) }),
    made: Linked,
    status: 200,
    fromForm: (_typed, request) => ({ comments: chosen(request) }),
    act: ({ params, body, by }) => unlinkComments(app.db, params.ref, body.comments, by.id, app.now()),
    form: () => 'comments',
    after: leads(({ waiting }) => (waiting === undefined ? 'unlinked' : 'waits')),
  })
  action(app, {
    ...drafts,
    address: '/responses/:ref',
    formAddress: '/responses/:ref/abandonment',
    operationId: 'abandonResponse',
    summary: 'Abandon a draft that was never published, with the reason',
    method: 'DELETE',
    body: Abandoning,
    act: ({ params, body, by }) => abandonResponse(app.db, params.ref, body, by, app.now()),
    form: () => 'abandonment',
    after: leads('abandoned'),
  })

  action(app, {
    ...drafts,
    address: '/responses/:ref/commitments/:series/updates',
    formAddress: '/responses/:ref/commitments/:series',
    operationId: 'updateCommitment',
    summary: 'Say what became of a published commitment',
    params: Ref.extend({ series: Id }),
    body: NewCommitmentUpdate,
    made: Told,
    status: 200,
    screens: ({ text, evidence }) => ({ text, evidence }),
    act: ({ params: { ref, series }, body, by }) => updateCommitment(app.db, ref, series, body, by.id, app.now()),
    form: ({ series }) => `update-${series}`,
    after: leads((made) => told(made, 'updated')),
  })
  action(app, {
    ...drafts,
    address: '/responses/:ref/replies',
    operationId: 'recordReply',
    summary: 'Say what an organisation replied to which it was passed on',
    body: NewReply,
    made: Told,
    status: 200,
    screens: ({ text }) => ({ text }),
    act: ({ params, body, by }) => recordReply(app.db, params.ref, body, by.id, app.now()),
    form: (_params, typed) => `reply-${typed.organisationId}`,
    after: leads((made) => told(made, 'replied')),
  })

  action(app, {
    ...drafts,
    address: '/responses/:ref/board',
    operationId: 'setResponseBoard',
    summary: 'Name a board that must resolve about it, besides what its consultation says; or none',
    method: 'PUT',
    body: RequiredBoard,
    screens: ({ reason }) => ({ reason }),
    act: ({ params, body, by }) => requireBoard(app.db, params.ref, body, by, app.now()),
    form: () => 'required',
    after: leads('required'),
  })
  action(app, {
    access: 'responses.see',
    params: Ref,
    again,
    address: '/responses/:ref/delegation',
    operationId: 'agreeToDelegation',
    summary: 'Agree, having written no part, that a board’s delegation covers what was changed',
    body: AgreeDelegation,
    screens: ({ reason }) => ({ reason }),
    act: ({ params, body, by }) => agreeDelegation(app.db, params.ref, body, by, app.now()),
    form: () => 'delegated',
    after: leads('delegation'),
  })
  action(app, {
    ...drafts,
    address: '/responses/:ref/resolutions',
    operationId: 'linkResolution',
    summary: 'Link a resolution: it is about this response, or the board agreed to a version of it',
    body: LinkedTo,
    screens: ({ reason }) => ({ reason }),
    act: ({ params, body, by }) => linkResolution(app.db, params.ref, body, by, app.now()),
    form: () => 'link',
    after: leads('resolved'),
  })
  action(app, {
    ...drafts,
    address: '/responses/:ref/resolutions/:resolution',
    formAddress: '/responses/:ref/resolutions',
    button: 'unlink',
    operationId: 'unlinkResolution',
    summary: 'Take a link to a resolution back; it stays in the record',
    method: 'DELETE',
    params: Ref.extend({ resolution: Id }),
    body: TakenBack,
    screens: ({ reason }) => ({ reason }),
    act: ({ params: { ref, resolution }, body, by }) => unlinkResolution(app.db, ref, resolution, body, by, app.now()),
    form: ({ resolution }) => `unlink-${resolution}`,
    after: leads('unresolved'),
  })
}
