import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { faultsOf } from '../http/forms.ts'
import { Refusal, statusOf } from '../http/refusal.ts'
import { Text } from '../http/wire.ts'
import { refuseStops } from '../screening/refuse.ts'
import { InvitedReview, ReviewCode, type ReviewPageProps } from './contract.ts'
import { invitedPage } from './invited.ts'
import { confirmByCode, reviewByLink } from './review.ts'

const Token = z.object({ token: Text().max(100) })
const Reading = z.object({ thanks: Text().optional(), print: Text().optional() })
type Asked = FastifyRequest<{ Params: z.output<typeof Token>; Querystring: z.output<typeof Reading> }>

/** What a member of a group sees by their private link: read the draft, say what the group says, confirm it by the code. */
export const reviewPages: FastifyPluginAsyncZod = async (app) => {
  const key = app.settings.contactKey
  const mail = app.settings.smtpUrl !== undefined
  const rateLimit = app.settings.rateLimit ? { max: 60, timeWindow: '1 minute' } : false
  // Anyone who is signed in here may be an author, who can use no link.
  const config = { access: 'public', knowsPerson: true, rateLimit } as const

  const show = async (request: Asked, reply: FastifyReply, more: Partial<ReviewPageProps> = {}, status = 200) => {
    // The address is the key: it must not reach other sites, caches, or search engines.
    reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex, nofollow')
    const props: ReviewPageProps = {
      ...(await invitedPage(app.db, key, request.params.token, app.now())),
      mail,
      typed: {},
      faults: [],
      thanks: false,
      large: request.query.print === 'large',
      ...more,
    }
    return reply.page('public/Review', props, { status })
  }
  const act = async <T>(
    request: Asked,
    reply: FastifyReply,
    body: z.ZodType<T>,
    verb: (given: T) => Promise<'?thanks=1' | '?'>,
  ) => {
    const typed = (request.body ?? {}) as Record<string, unknown>
    const read = body.safeParse(typed)
    if (!read.success) return show(request, reply, { typed, faults: faultsOf(read.error) }, 400)
    try {
      const after = await verb(read.data)
      const print = request.query.print === 'large' ? '&print=large' : ''
      return await reply.redirect(`/review/${request.params.token}${after}${print}`, 303)
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'not-found') throw error
      const faults = error.fields.length > 0 ? error.fields : [{ field: 'review', message: error.message }]
      return show(request, reply, { typed, faults }, statusOf[error.kind])
    }
  }

  app.get('/review/:token', { config, schema: { hide: true, params: Token, querystring: Reading } }, (request, reply) =>
    show(request, reply, { thanks: request.query.thanks !== undefined }),
  )
  app.post(
    '/review/:token',
    { config, schema: { hide: true, params: Token, querystring: Reading } },
    (request, reply) =>
      act(request, reply, InvitedReview, async (given) => {
        const { token } = request.params
        await refuseStops(app.db, { note: given.note, passage: given.passage })
        const outcome = await reviewByLink(app.db, key, token, given, request.person, mail, app.now())
        return outcome === 'kept' ? '?thanks=1' : '?'
      }),
  )
  app.post(
    '/review/:token/code',
    { config, schema: { hide: true, params: Token, querystring: Reading } },
    (request, reply) =>
      act(request, reply, ReviewCode, async ({ code }) => {
        await confirmByCode(app.db, key, request.params.token, code, request.person, app.now())
        return '?thanks=1'
      }),
  )
}
