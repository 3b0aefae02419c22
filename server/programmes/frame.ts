import type { FastifyInstance } from 'fastify'
import fp from 'fastify-plugin'
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
  app.decorate('frame', () => (app.hearsChanges() ? (cached ??= load()) : load()))
})
