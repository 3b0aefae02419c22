import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
import { inEnglish, languageOf } from '../http/languages/address.ts'
import { type Frame, frameOf, unnamed } from './queries.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Programme and notice that every page is framed with; cached until the settings change. */
    frame(): Promise<Frame>
  }
}

export const frame = fp(async (app: FastifyInstance) => {
  let cached: Promise<Frame> | undefined
  let lastKnown = unnamed
  // A page that says the database is out of reach must not need the database.
  const load = () =>
    frameOf(app.intakeDb).then(
      (found) => (lastKnown = found),
      () => {
        cached = undefined
        return lastKnown
      },
    )
  app.onSettingsChanged(() => (cached = undefined))
  // A language that is not offered leads to the same page in English; what somebody sends is taken all the same.
  app.addHook('onRequest', async (request, reply) => {
    const language = languageOf(request.raw)
    if (language === 'en' || request.method !== 'GET') return
    if (!(await app.frame()).languagesOff.includes(language)) return
    inEnglish(request.raw)
    return reply.redirect(request.url, 302)
  })
  app.decorate('frame', async () => {
    if (app.recordsAway()) return lastKnown
    return app.hearsChanges() ? (cached ??= load()) : load()
  })
})
