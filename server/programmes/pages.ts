import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { programmeChanges } from './control.ts'
import { privacyStatements } from './privacy-statements.ts'
import type { Day } from '../http/wire.ts'
import type { AboutPageProps } from './contract.ts'

export const programmePages: FastifyPluginAsyncZod = async (app) => {
  const load = async (): Promise<AboutPageProps> => {
    const { programme, contactLine, ...frame } = await app.frame()
    const known = await app.consultations()
    const statements = await privacyStatements(
      app.readDb,
      known.map(({ id }) => id),
    )
    const notices = known.map(({ id, slug, title, privacyNotice, questions, asksEquality }) => {
      const [stated = null, ...before] = (statements.get(id) ?? []).map((one) => {
        const basis = new Map(one.bases.map(({ question, basis: own }) => [question, own]))
        return {
          ...one,
          asksEquality,
          questions: questions.map((asked) => ({
            position: asked.position,
            text: asked.text,
            basis: basis.get(asked.id) ?? null,
          })),
        }
      })
      // One that was replaced before anybody could read it was told to nobody.
      const earlier = before.filter(({ until }) => until !== null) as ((typeof before)[number] & { until: Day })[]
      return { slug, title, notice: privacyNotice, stated, earlier }
    })
    const accessibility = {
      preparedOn: frame.accessibilityPreparedOn,
      reviewedOn: frame.accessibilityReviewedOn,
      testedOn: frame.accessibilityTestedOn,
    }
    return {
      programme: programme.name,
      contactLine,
      notices,
      accessibility,
      changes: await programmeChanges(app.readDb),
    }
  }
  const open = { config: { access: 'public' }, schema: { hide: true } } as const
  app.get('/accessibility', open, (_request, reply) => reply.publicPage('public/Accessibility', load))
  app.get('/privacy', open, (_request, reply) => reply.publicPage('public/Privacy', load))
}
