import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { currentUser } from '../people/access.ts'
import { reachOf } from '../people/reach.ts'
import { Id, Text, Whole } from '../http/wire.ts'
import { abandonResponse } from '../responses/abandon.ts'
import { agreeDelegation } from '../reviews/delegation.ts'
import { linkResolution, requireBoard, unlinkResolution } from '../reviews/board.ts'
import { chainOf } from '../responses/chain.ts'
import { checkDraft } from '../responses/checks.ts'
import {
  Abandoning,
  Check,
  DeskResponse,
  Embargo,
  FieldDifference,
  Held,
  Linked,
  LinkedComments,
  LinkedTo,
  ListQuery,
  mostComments,
  NewCommitmentUpdate,
  NewDraft,
  AgreeDelegation,
  Lifting,
  NewEmbargo,
  NewOverride,
  NewReply,
  NewResponse,
  NewReview,
  NewRound,
  Plan,
  Planned,
  Publish,
  Published,
  RequiredBoard,
  ResponseList,
  RoundOpened,
  Saved,
  SaveDraft,
  SaveProblem,
  Selection,
  SendForReview,
  Started,
  Told,
  Waiver,
} from '../responses/contract.ts'
import { deskResponse, listResponses } from './response.ts'
import { differencesBetween } from '../responses/difference.ts'
import { startResponse } from '../responses/draft.ts'
import { liftEmbargo, setEmbargo } from '../publishing/embargo.ts'
import { factsFor } from '../responses/facts.ts'
import { heldBack } from '../publishing/held.ts'
import { linkComments, unlinkComments } from '../responses/link.ts'
import { dropPlan, planPublication, publishOrPlan } from '../publishing/plan.ts'
import { embargoesFrom, linkedComments } from '../responses/queries.ts'
import { recordReply, updateCommitment } from '../commitments/news.ts'
import { allowOverride, askOverride } from '../publishing/override.ts'
import { review } from '../reviews/review.ts'
import { openRound, waive } from '../reviews/round.ts'
import { saveDraft } from '../responses/save.ts'
import { sendForReview } from '../reviews/send.ts'
import { versionReadable } from '../responses/versions.ts'

const Ref = z.object({ ref: Text().max(40) })

/** The API of the response chain, for the desk's pages and for programs that sign in. */
export const responseRoutes: FastifyPluginAsyncZod = async (app) => {
  const reads = { access: 'responses.see' } as const
  const reviews = { access: 'responses.review' } as const
  const lists = { ...reads, lists: true } as const
  const drafts = { access: 'responses.draft' } as const
  const publishes = { access: 'responses.publish' } as const

  app.get(
    '/desk/responses',
    {
      config: lists,
      schema: {
        operationId: 'listResponses',
        summary: 'Responses by what they wait for, the longest wait first',
        querystring: ListQuery,
        response: { 200: ResponseList },
      },
    },
    (request) => listResponses(app.db, request.query, currentUser(request)),
  )
  app.post(
    '/desk/responses',
    {
      config: { ...drafts, lists: true },
      schema: {
        operationId: 'createResponse',
        summary: 'Begin a response to up to 10,000 comments, all or none',
        body: NewResponse,
        response: { 201: Started },
      },
    },
    async (request, reply) => {
      const { ref, comments, url } = await startResponse(app.db, request.body, currentUser(request), app.now())
      return reply.code(201).send({ ref, comments, url })
    },
  )
  app.get(
    '/desk/responses/:ref',
    {
      config: reads,
      schema: {
        operationId: 'getResponse',
        summary: 'One response with its versions, reviews and rounds, and what the asker may do',
        params: Ref,
        response: { 200: DeskResponse },
      },
    },
    async (request) => deskResponse(app.db, await chainOf(app.db, request.params.ref), currentUser(request), app.now()),
  )
  app.put(
    '/desk/responses/:ref',
    {
      config: drafts,
      schema: {
        operationId: 'saveResponse',
        summary: 'Save what was written; anyone who holds an older edit gets both texts',
        params: Ref,
        body: SaveDraft,
        response: { 200: Saved, 409: SaveProblem },
      },
    },
    async (request, reply) => {
      const { ref } = request.params
      const result = await saveDraft(app.db, ref, request.body, currentUser(request).id, app.now())
      if ('saved' in result) return result.saved
      return reply.code(409).send({
        type: 'about:blank',
        title: 'That cannot be done now',
        status: 409,
        detail: `${result.conflict.by} saved other words since you opened this. Please compare them and decide.`,
        current: result.conflict,
      })
    },
  )
  app.post(
    '/desk/responses/:ref/checks',
    {
      config: reads,
      schema: {
        operationId: 'checkResponse',
        summary: 'Check words without saving them',
        params: Ref,
        body: NewDraft,
        response: { 200: z.array(Check) },
      },
    },
    async (request) => {
      const chain = await chainOf(app.db, request.params.ref)
      return checkDraft(request.body, await factsFor(app.db, chain, request.body, app.today()))
    },
  )
  app.get(
    '/desk/responses/:ref/differences',
    {
      config: reads,
      schema: {
        operationId: 'compareResponseVersions',
        summary: 'Where two versions differ, word by word',
        params: Ref,
        querystring: z.object({ from: Whole(), to: Whole() }),
        response: { 200: z.array(FieldDifference) },
      },
    },
    async (request) => {
      const chain = await chainOf(app.db, request.params.ref)
      const { from, to } = request.query
      return differencesBetween(await versionReadable(app.db, chain, from), await versionReadable(app.db, chain, to))
    },
  )

  app.get(
    '/desk/responses/:ref/comments',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'listResponseComments',
        summary: 'The comments it answers',
        params: Ref,
        querystring: z.object({ after: Id.optional() }),
        response: { 200: LinkedComments },
      },
    },
    async (request) => linkedComments(app.db, (await chainOf(app.db, request.params.ref)).id, request.query.after),
  )
  app.post(
    '/desk/responses/:ref/comments',
    {
      config: drafts,
      schema: {
        operationId: 'linkComments',
        summary: 'Link comments, all or none',
        params: Ref,
        body: Selection,
        response: { 200: Linked },
      },
    },
    (request) => linkComments(app.db, request.params.ref, request.body, currentUser(request).id, app.now()),
  )
  app.post(
    '/desk/responses/:ref/comments/remove',
    {
      config: drafts,
      schema: {
        operationId: 'unlinkComments',
        summary: 'Take comments away',
        params: Ref,
        body: z.object({ comments: z.array(Id).max(mostComments) }),
        response: { 200: Linked },
      },
    },
    (request) => unlinkComments(app.db, request.params.ref, request.body.comments, currentUser(request).id, app.now()),
  )

  app.post(
    '/desk/responses/:ref/send',
    {
      config: drafts,
      schema: {
        operationId: 'sendForReview',
        summary: 'Send a version for review',
        params: Ref,
        body: SendForReview,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await sendForReview(app.db, request.params.ref, request.body, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/desk/responses/:ref/reviews',
    {
      config: reviews,
      schema: {
        operationId: 'reviewResponse',
        summary: 'Approve, ask for changes, disagree or comment: for oneself, or for a group that was asked',
        params: Ref,
        body: NewReview,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await review(app.db, request.params.ref, request.body, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/desk/responses/:ref/rounds',
    {
      config: drafts,
      schema: {
        operationId: 'startReviewRound',
        summary: 'Take a version back to groups; each member gets a private link by mail',
        params: Ref,
        body: NewRound,
        response: { 201: RoundOpened },
      },
    },
    async (request, reply) => {
      const mail = app.settings.smtpUrl !== undefined
      const opened = await openRound(app.db, request.params.ref, request.body, currentUser(request), mail, app.now())
      return reply.code(201).send(opened)
    },
  )
  app.post(
    '/desk/responses/:ref/waivers',
    {
      config: publishes,
      schema: {
        operationId: 'waiveApproval',
        summary: 'Go on without a group’s approval after its due day, with a reason',
        params: Ref,
        body: Waiver,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await app.screenTyped(request, { reason: request.body.reason })
      await waive(app.db, request.params.ref, request.body, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )

  app.post(
    '/desk/responses/:ref/publication',
    {
      config: { ...publishes, confirms: true },
      schema: {
        operationId: 'publishResponse',
        summary:
          'Publish an approved version; the same again changes nothing. With more than 5,000 comments it is planned, and published within a minute (202)',
        params: Ref,
        body: Publish,
        response: { 200: Published, 202: Planned },
      },
    },
    async (request, reply) => {
      const { ref } = request.params
      const { version, earlyReason } = request.body
      await app.screenTyped(request, { earlyReason })
      const done = await publishOrPlan(app.db, ref, version, currentUser(request), app.now(), earlyReason)
      return 'published' in done ? reply.code(200).send(done.published) : reply.code(202).send(done.planned)
    },
  )
  app.put(
    '/desk/responses/:ref/plan',
    {
      config: { ...publishes, confirms: true },
      schema: {
        operationId: 'schedulePublication',
        summary: 'Schedule its publication for a day',
        params: Ref,
        body: Plan,
        response: { 200: Planned },
      },
    },
    async (request) => {
      await app.screenTyped(request, { earlyReason: request.body.earlyReason })
      return planPublication(app.db, request.params.ref, request.body, currentUser(request), app.now())
    },
  )
  app.delete(
    '/desk/responses/:ref/plan',
    {
      config: publishes,
      schema: {
        operationId: 'unschedulePublication',
        summary: 'Take a planned publication back',
        params: Ref,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await dropPlan(app.db, request.params.ref, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/desk/responses/:ref',
    {
      config: drafts,
      schema: {
        operationId: 'abandonResponse',
        summary: 'Abandon a draft that was never published, with the reason',
        params: Ref,
        body: Abandoning,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await abandonResponse(app.db, request.params.ref, request.body, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/desk/responses/:ref/commitments/:series/updates',
    {
      config: drafts,
      schema: {
        operationId: 'updateCommitment',
        summary: 'Say what became of a published commitment',
        params: Ref.extend({ series: Id }),
        body: NewCommitmentUpdate,
        response: { 200: Told },
      },
    },
    async (request) => {
      const { ref, series } = request.params
      await app.screenTyped(request, { text: request.body.text, evidence: request.body.evidence })
      return updateCommitment(app.db, ref, series, request.body, currentUser(request).id, app.now())
    },
  )
  app.post(
    '/desk/responses/:ref/replies',
    {
      config: drafts,
      schema: {
        operationId: 'recordReply',
        summary: 'Say what an organisation replied to which it was passed on',
        params: Ref,
        body: NewReply,
        response: { 200: Told },
      },
    },
    async (request) => {
      await app.screenTyped(request, { text: request.body.text })
      return recordReply(app.db, request.params.ref, request.body, currentUser(request).id, app.now())
    },
  )

  app.put(
    '/desk/responses/:ref/board',
    {
      config: drafts,
      schema: {
        operationId: 'setResponseBoard',
        summary: 'Name a board that must resolve about it, besides what its consultation says; or none',
        params: Ref,
        body: RequiredBoard,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await app.screenTyped(request, { reason: request.body.reason })
      await requireBoard(app.db, request.params.ref, request.body, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/desk/responses/:ref/delegation',
    {
      config: reads,
      schema: {
        operationId: 'agreeToDelegation',
        summary: 'Agree, having written no part, that a board’s delegation covers what was changed',
        params: Ref,
        body: AgreeDelegation,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await app.screenTyped(request, { reason: request.body.reason })
      await agreeDelegation(app.db, request.params.ref, request.body, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/desk/responses/:ref/resolutions',
    {
      config: drafts,
      schema: {
        operationId: 'linkResolution',
        summary: 'Link a resolution: it is about this response, or the board agreed to a version of it',
        params: Ref,
        body: LinkedTo,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await linkResolution(app.db, request.params.ref, request.body, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
  app.delete(
    '/desk/responses/:ref/resolutions/:resolution',
    {
      config: drafts,
      schema: {
        operationId: 'unlinkResolution',
        summary: 'Take a link to a resolution back; it stays in the record',
        params: Ref.extend({ resolution: Id }),
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { ref, resolution } = request.params
      await unlinkResolution(app.db, ref, resolution, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/desk/responses/:ref/override',
    {
      config: publishes,
      schema: {
        operationId: 'requestOverride',
        summary: 'Ask to publish although an embargo holds, with the reason that everybody will read',
        params: Ref,
        body: NewOverride,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await app.screenTyped(request, { reason: request.body.reason })
      await askOverride(app.db, request.params.ref, request.body, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
  app.put(
    '/desk/responses/:ref/override',
    {
      config: publishes,
      schema: {
        operationId: 'allowOverride',
        summary: 'Allow what somebody else asked for; publishing is an act of its own',
        params: Ref,
        body: Publish,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await allowOverride(app.db, request.params.ref, request.body.version, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )

  app.get(
    '/desk/embargoes',
    {
      config: lists,
      schema: {
        operationId: 'listEmbargoes',
        summary: 'Days on which nothing is published, now and to come',
        response: { 200: z.array(Embargo) },
      },
    },
    () => embargoesFrom(app.db, app.today()),
  )
  app.get(
    '/desk/embargoes/held',
    {
      config: lists,
      schema: {
        operationId: 'listHeldPublications',
        summary: 'What embargoes hold back now, in the order in which it will come out',
        response: { 200: z.array(Held) },
      },
    },
    async (request) => heldBack(app.db, app.today(), await reachOf(app.db, currentUser(request), 'responses.see')),
  )
  app.post(
    '/desk/embargoes',
    {
      config: publishes,
      schema: {
        operationId: 'addEmbargo',
        summary: 'Hold back what would be published in these days',
        body: NewEmbargo,
        response: { 201: Embargo },
      },
    },
    async (request, reply) => {
      await app.screenTyped(request, { reason: request.body.reason })
      return reply.code(201).send(await setEmbargo(app.db, request.body, currentUser(request).id, app.now()))
    },
  )
  app.delete(
    '/desk/embargoes/:id',
    {
      config: publishes,
      schema: {
        operationId: 'liftEmbargo',
        summary: 'Lift an embargo, with the reason that everybody can read; never for what one wrote part of',
        params: z.object({ id: Id }),
        body: Lifting,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      await app.screenTyped(request, { reason: request.body.reason })
      await liftEmbargo(app.db, request.params.id, request.body.reason, currentUser(request).id, app.now())
      return reply.code(204).send(null)
    },
  )
}
