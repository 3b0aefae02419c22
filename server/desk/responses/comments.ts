import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { filterOfChange } from '../../comments/inbox/filter.ts'
import { action, type Show } from '../../http/action.ts'
import { Id, Text } from '../../http/wire.ts'
import { settleAsked } from '../../responses/checks/asked.ts'
import { ByFilter, LinkedPiece } from '../../responses/links/link-contract.ts'
import { SettleAsked } from '../../responses/contract.ts'
import { linkFilter, unlinkFilter } from '../../responses/links/link-filter.ts'

const Ref = z.object({ ref: Text().max(40) })
type Ref = z.output<typeof Ref>

/**
 * What changes a draft beside its words: comments by the filter that finds them, and what was asked for ticked off.
 * @param show  the page of the response
 */
export function responseComments(app: Parameters<FastifyPluginAsyncZod>[0], show: Show<Ref>): void {
  const common = { access: 'responses.draft', params: Ref, again: show, status: 200 } as const
  const back = (ref: string, { changed, left, waiting }: LinkedPiece, done: 'linked' | 'unlinked', filter: string) =>
    `/desk/responses/${ref}?${new URLSearchParams({
      done: waiting === undefined ? done : 'waits',
      number: String(waiting ?? changed),
      ...(left > 0 && { left: String(left), more: filter }),
    }).toString()}#comments`
  action(app, {
    ...common,
    address: '/responses/:ref/comments/by-filter',
    operationId: 'linkCommentsByFilter',
    summary: 'Link everything that a filter of the inbox finds, in pieces: while `left` is not 0, ask again',
    body: ByFilter,
    made: LinkedPiece,
    act: ({ params, body, by }) =>
      linkFilter(app.db, params.ref, filterOfChange(body.filter, 'comments'), by, app.now()),
    form: () => 'comments',
    after: ({ ref }, made, { filter }) => back(ref, made, 'linked', filter),
    field: 'comments',
  })
  action(app, {
    ...common,
    address: '/responses/:ref/comments/by-filter/remove',
    operationId: 'unlinkCommentsByFilter',
    summary: 'Take everything away that a filter finds among what a response answers, in pieces',
    body: ByFilter,
    made: LinkedPiece,
    act: ({ params, body, by }) =>
      unlinkFilter(app.db, params.ref, filterOfChange(body.filter, 'comments'), by, app.now()),
    form: () => 'comments',
    after: ({ ref }, made, { filter }) => back(ref, made, 'unlinked', filter),
    field: 'comments',
  })
  action(app, {
    ...common,
    address: '/responses/:ref/asked/:review',
    operationId: 'tickOffRequestedChange',
    summary: 'Tick off a change that a reviewer asked for, with what became of it; or take the tick back',
    method: 'PUT',
    params: Ref.extend({ review: Id }),
    body: SettleAsked,
    act: ({ params, body, by }) => settleAsked(app.db, params.ref, params.review, body, by.id, app.now()),
    form: ({ review }) => `asked-${review}`,
    after: ({ ref, review }) => `/desk/responses/${ref}?edit=1#asked-${review}`,
    field: 'note',
  })
}
