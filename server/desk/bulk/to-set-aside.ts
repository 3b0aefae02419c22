import type { FastifyInstance, FastifyRequest } from 'fastify'
import { filterIn, filterInWords, queryOf } from '../../comments/inbox/contract.ts'
import { countMatching, filterOfChange, scopeOf } from '../../comments/inbox/filter.ts'
import { withinSeconds } from '../../comments/inbox/inbox.ts'
import type { FieldFault } from '../../http/refusal.ts'
import { several } from '../../http/forms.ts'
import { Id } from '../../http/wire.ts'
import { currentUser } from '../../people/access.ts'
import { reachOf } from '../../people/reach.ts'

export type Form = Record<string, string | string[] | undefined>

/** More than this are counted as so many: an act on a list works in pieces, however long it is. */
const maxCounted = 1_000_000

/** What the page needs that asks for the reason: the comments by id, or the filter and how many it finds. */
export async function toSetAside(
  app: FastifyInstance,
  request: FastifyRequest,
  asked: Form,
  typed: Form,
  faults: FieldFault[],
) {
  const comments = several(asked.comment).filter((id) => Id.safeParse(id).success)
  const back = typeof asked.back === 'string' ? asked.back : ''
  const filter = typeof asked.filter === 'string' ? filterOfChange(asked.filter) : undefined
  if (!filter) return { comments, filter: null, expected: comments.length, words: '', back, typed, faults }
  const reach = await reachOf(app.db, currentUser(request), 'comments.change')
  const scope = await scopeOf(app.db, filter, reach)
  const { count } = await withinSeconds(app.db, (db) => countMatching(db, scope, maxCounted))
  const words = filterInWords(filter, scope.themeLabel)
  return { comments: [], filter: queryOf(filter), expected: count, words, back, typed, faults }
}

/** The list that an act was begun from, and what was done. */
export function backTo(body: Form, more: Record<string, string>): string {
  const read = filterIn(typeof body.back === 'string' ? body.back : '')
  return queryOf(read.success ? read.data : {}, more)
}

export const formOf = (request: FastifyRequest) => (request.body ?? {}) as Form
