import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { AboutPageProps } from './contract.ts'

export const programmePages: FastifyPluginAsyncZod = async (app) => {
  const load = async (): Promise<AboutPageProps> => {
    const { programme, contactLine } = await app.frame()
    const notices = (await app.consultations()).flatMap(({ slug, title, privacyNotice }) =>
      privacyNotice ? [{ slug, title, notice: privacyNotice }] : [],
    )
    return { programme: programme.name, contactLine, notices }
  }
  const open = { config: { access: 'public' }, schema: { hide: true } } as const
  app.get('/accessibility', open, (_request, reply) => reply.publicPage('public/Accessibility', load))
  app.get('/privacy', open, (_request, reply) => reply.publicPage('public/Privacy', load))
}
