import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { currentUser } from '../../people/access.ts'
import { reachOf } from '../../people/reach.ts'
import { Id, Text, Whole } from '../../http/wire.ts'
import { chainOf } from '../../responses/chain.ts'
import { checkDraft } from '../../responses/checks/checks.ts'
import { Check, FieldDifference } from '../../responses/checks/checks-contract.ts'
import { DeskResponse, Embargo, ListQuery, ResponseList } from '../../responses/contract.ts'
import { Held } from '../../publishing/contract.ts'
import { LinkedComments } from '../../responses/links/link-contract.ts'
import { NewDraft } from '../../responses/draft-contract.ts'
import { deskResponse, listResponses } from './response.ts'
import { differencesBetween } from '../../responses/difference.ts'
import { factsFor } from '../../responses/checks/facts.ts'
import { heldBack } from '../../publishing/held.ts'
import { embargoesFrom, linkedComments } from '../../responses/queries.ts'
import { versionReadable } from '../../responses/versions.ts'

const Ref = z.object({ ref: Text().max(40) })

/** The API of the response chain, for the desk's pages and for programs that sign in. */
export const responseRoutes: FastifyPluginAsyncZod = async (app) => {
  const reads = { access: 'responses.see' } as const
  const lists = { ...reads, lists: true } as const

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
}
