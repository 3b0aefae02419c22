import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { languageOf } from '../http/languages/address.ts'
import { checkDays, freshnessOf, siteOf } from '../log/asking.ts'
import { consultationIn, entriesIn } from '../translations/read.ts'
import { subjectKinds, type SubjectPageProps, SubjectParams, SubjectQuery } from './contract.ts'
import { addressOf, subjectOf } from './read.ts'

/** A page for each theme, point, place and event: what people said about it, and what was done about it. */
export const subjectPages: FastifyPluginAsyncZod = async (app) => {
  for (const kind of subjectKinds) {
    app.get(
      `/consultations/:slug/${kind}s/:key`,
      { config: { access: 'public' }, schema: { hide: true, params: SubjectParams, querystring: SubjectQuery } },
      async (request, reply) => {
        const { slug, key } = request.params
        const { asOf } = request.query
        const today = app.today()
        checkDays({ asOf }, today)
        const load = async (): Promise<SubjectPageProps> => {
          const known = await app.consultation(slug)
          const language = languageOf(request.raw)
          const subject = await subjectOf(app.readDb, known, { kind, key }, { day: asOf ?? today, today })
          const words = [
            subject.title,
            subject.description,
            subject.event?.dayWording ?? null,
            subject.event?.venue ?? null,
            ...subject.parts.map((part) => part.label),
          ]
          return {
            subject: {
              ...subject,
              ...(await consultationIn(app.readDb, language, known, words)),
              entries: await entriesIn(app.readDb, language, subject.entries, subject.asOf),
            },
            today,
            site: siteOf(app),
            feed: new URLSearchParams({ consultation: slug, [kind]: key }).toString(),
          }
        }
        const address = `${addressOf(slug, kind, key)}${asOf === undefined ? '' : `?asOf=${asOf}`}`
        return reply.publicPage('public/Subject', load, { address, while: await freshnessOf(app, asOf) })
      },
    )
  }
}
