import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { withPosts } from './own-words.ts'
import { knownWords, refusePersonalData } from './refuse.ts'
import type { Screened } from '../http/action.ts'

/** The name of the button that writes the post instead of each name, in any form of the desk. */
const button = 'useBetter'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Look through what somebody typed that everybody will read. Why a name has to stand comes with the request, as `whyNamed`.
     * @param texts  by the field they were typed into
     * @throws {Refusal} `invalid`, with a sentence for each field
     */
    screenTyped(request: FastifyRequest, texts: Record<string, Screened | null | undefined>): Promise<void>
  }
  interface FastifyRequest {
    /** Why a name has to stand in what is sent, as anyone who sends it says. */
    whyNamed: string | null
  }
}

/** Officers' own words on their way in: looked through where an action says so, with one click for better wording. */
export const officersWords = fp(async (app: FastifyInstance) => {
  app.decorateRequest('whyNamed', null)
  app.decorate('screenTyped', async (request: FastifyRequest, texts: Record<string, Screened | null | undefined>) => {
    const fields = await refusePersonalData(app.db, texts, request.whyNamed)
    if (fields.length === 0 || request.whyNamed === null || !request.person) return
    const [address = ''] = request.url.split('?')
    const reason = request.whyNamed.trim().slice(0, 500)
    await app.db
      .insertInto('namedReason')
      .values({ address, fields, reason, byPerson: request.person.id, at: app.now() })
      .execute()
  })
  // Before a body is cut down to what its action asks for.
  app.addHook('preValidation', async (request) => {
    const body = request.body as Record<string, unknown> | null | undefined
    if (typeof body !== 'object' || body === null) return
    if (typeof body.whyNamed === 'string') request.whyNamed = body.whyNamed
    if (request.method !== 'POST' || !request.url.startsWith('/desk') || !(button in body)) return
    const { known } = await knownWords(app.db)
    for (const [field, value] of Object.entries(body)) {
      if (typeof value === 'string' && /\s/.test(value.trim())) body[field] = withPosts(value, known)
    }
    delete body[button]
  })
})
