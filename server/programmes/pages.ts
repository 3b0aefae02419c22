import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { AboutPageProps } from './contract.ts'

export const programmePages: FastifyPluginAsyncZod = async (app) => {
  const load = async (): Promise<AboutPageProps> => {
    const { programme, contactLine, ...frame } = await app.frame()
    const notices = (await app.consultations()).map(({ slug, title, privacyNotice, privacy, questions }) => {
      const basis = new Map(privacy?.bases.map((one) => [one.question, one.basis]))
      const stated = privacy && {
        ...privacy,
        questions: questions.map(({ id, position, text }) => ({ position, text, basis: basis.get(id) ?? null })),
      }
      return { slug, title, notice: privacyNotice, stated }
    })
    const accessibility = {
      preparedOn: frame.accessibilityPreparedOn,
      reviewedOn: frame.accessibilityReviewedOn,
      testedOn: frame.accessibilityTestedOn,
    }
    return { programme: programme.name, contactLine, notices, accessibility }
  }
  const open = { config: { access: 'public' }, schema: { hide: true } } as const
  app.get('/accessibility', open, (_request, reply) => reply.publicPage('public/Accessibility', load))
  app.get('/privacy', open, (_request, reply) => reply.publicPage('public/Privacy', load))
}
