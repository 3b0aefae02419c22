import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { withPosts } from './own-words.ts'
import { knownWords, refusePersonalData } from './refuse.ts'

/** The name of the button that writes the post instead of each name, in any form of the desk. */
const button = 'useBetter'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Look through what somebody typed that everybody will read. Why a name has to stand comes with the request, as `whyNamed`.
     * @param texts  by the field they were typed into
     * @throws {Refusal} `invalid`, with a sentence for each field
     */
    screenTyped(request: FastifyRequest, texts: Record<string, string | null | undefined>): Promise<void>
  }
}

/** Officers' own words on their way in: looked through where an action says so, with one click for better wording. */
export const officersWords = fp(async (app: FastifyInstance) => {
  app.decorate('screenTyped', async (request: FastifyRequest, texts: Record<string, string | null | undefined>) => {
    const { whyNamed } = (request.body ?? {}) as { whyNamed?: unknown }
    await refusePersonalData(app.db, texts, typeof whyNamed === 'string' ? whyNamed : null)
  })
  app.addHook('preValidation', async (request) => {
    const body = request.body as Record<string, unknown> | null | undefined
    if (request.method !== 'POST' || !request.url.startsWith('/desk') || !body || !(button in body)) return
    const { known } = await knownWords(app.db)
    for (const [field, value] of Object.entries(body)) {
      if (typeof value === 'string' && /\s/.test(value.trim())) body[field] = withPosts(value, known)
    }
    delete body[button]
  })
})
