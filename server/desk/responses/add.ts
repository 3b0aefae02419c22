import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { atLeast, filterInWords, queryOf } from '../../comments/inbox/contract.ts'
import { countMatching, filterOfChange, scopeOf } from '../../comments/inbox/filter.ts'
import { withinSeconds } from '../../comments/inbox/inbox.ts'
import { visible } from '../../data/visible.ts'
import { Refusal } from '../../http/refusal.ts'
import { Id, Text } from '../../http/wire.ts'
import { currentUser } from '../../people/access.ts'
import { reachOf } from '../../people/reach.ts'
import { findChains } from '../../responses/chain.ts'
import { type Linked, maxComments } from '../../responses/links/link-contract.ts'
import { type ResponseAddPageProps } from './contract.ts'
import { responseStates } from '../../responses/contract.ts'
import { linkFilter } from '../../responses/links/link-filter.ts'
import { linkComments } from '../../responses/links/link.ts'
import { several } from '../../http/forms.ts'
import { costOfRelinking, stateOf, whyNotEdit } from '../../responses/rules.ts'

/** Comments by id, or the filter that finds them; and the response that they are to be added to. */
const ToAdd = z.object({
  comments: z.array(Id).max(maxComments),
  filter: Text().max(2_000).optional(),
  ref: Text().max(40).optional(),
})

/** From the inbox, a comment, a campaign or a theme into any draft that exists. */
export const responseAdd: FastifyPluginAsyncZod = async (app) => {
  const drafts = { access: 'responses.draft', lists: true } as const
  const read = (fields: unknown) => {
    const { comment, filter, ref } = (fields ?? {}) as Record<string, unknown>
    return ToAdd.parse({ comments: several(comment), filter: filter || undefined, ref: ref || undefined })
  }
  async function page(request: FastifyRequest, given: z.output<typeof ToAdd>, problem: string | null) {
    const filter = given.filter === undefined ? undefined : filterOfChange(given.filter)
    const person = currentUser(request)
    const reach = await reachOf(app.db, person, 'comments.read')
    const own = await visible(app.db, reach)
      .innerJoin('consultation as k', 'k.id', 'c.consultationId')
      .select(['k.id', 'k.slug'])
      .distinct()
      .where((eb) => eb('c.id', '=', eb.fn.any(eb.val(given.comments))))
      .execute()
    const slug = filter?.consultation ?? own[0]?.slug
    if (own.length > 1 || slug === undefined)
      throw new Refusal(
        'conflict',
        'A response answers comments of one consultation. Please choose a consultation first.',
      )
    const scope = filter && (await scopeOf(app.db, filter, reach))
    const found = scope && (await withinSeconds(app.db, (db) => countMatching(db, scope, 1_000_000)))
    const chains = (
      await findChains(app.db, { reach: await reachOf(app.db, person, 'responses.draft'), consultation: slug })
    )
      .filter((chain) => whyNotEdit(chain, person) === null)
      .sort((a, b) => b.editedAt.getTime() - a.editedAt.getTime())
    return {
      comments: given.comments,
      filter: filter ? queryOf(filter) : null,
      words: filter ? filterInWords(filter, scope?.themeLabel) : '',
      count: found ? atLeast(found.count, found.more) : atLeast(given.comments.length, false),
      drafts: chains.map((chain) => ({
        ref: chain.ref,
        youSaid: chain.youSaid,
        state: responseStates[stateOf(chain)],
        comments: chain.comments,
        cost: costOfRelinking(chain),
      })),
      problem,
    } satisfies ResponseAddPageProps
  }

  app.get('/desk/responses/add', { config: drafts, schema: { hide: true } }, async (request, reply) =>
    reply.page('desk/ResponseAdd', await page(request, read(request.query), null)),
  )
  app.post('/desk/responses/add', { config: drafts, schema: { hide: true } }, async (request, reply) => {
    const given = read(request.body)
    const by = currentUser(request)
    if (given.ref === undefined)
      return reply.page('desk/ResponseAdd', await page(request, given, 'Please choose a response.'), { status: 400 })
    try {
      if (given.filter === undefined) {
        const made = await linkComments(app.db, given.ref, { comments: given.comments }, by.id, app.now())
        return await reply.redirect(`/desk/responses/${given.ref}?${doneWith(made)}#comments`, 303)
      }
      const filter = filterOfChange(given.filter)
      const made = await linkFilter(app.db, given.ref, filter, by, app.now())
      const more = doneWith(made, made.left > 0 ? { left: String(made.left), more: given.filter } : {})
      return await reply.redirect(`/desk/responses/${given.ref}?${more}#comments`, 303)
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'not-found') throw error
      return reply.page('desk/ResponseAdd', await page(request, given, error.message), { status: 409 })
    }
  })
}

/** What the page of the response says was done: joined now, or once a second officer agrees. */
function doneWith({ changed, waiting }: Linked, more: Record<string, string> = {}): string {
  const done = waiting === undefined ? 'linked' : 'waits'
  return new URLSearchParams({ done, number: String(waiting ?? changed), ...more }).toString()
}
