import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { action, emptyForm, type Show } from '../http/action.ts'
import { OtherLanguage } from '../http/languages/contract.ts'
import { currentUser } from '../people/access.ts'
import { may } from '../people/permissions.ts'
import {
  type Kind,
  kinds,
  Reading,
  Switch,
  type WordingIndexProps,
  type WordingPageProps,
  WordingParams,
  WordingQuery,
} from './contract.ts'
import { glossary } from './glossary.ts'
import { lineOf, readSentence, sentencesRead, switchLanguage } from './read.ts'

// Who reads a language well is often no officer.
const access = 'responses.review'

/** The desk's pages on which speakers read our own sentences, and on which a language is offered or not yet. */
export const wordingDesk: FastifyPluginAsyncZod = async (app) => {
  app.get('/desk/wording', { config: { access }, schema: { hide: true } }, async (request, reply) => {
    const { languagesOff } = await app.frame()
    const languages = await Promise.all(
      OtherLanguage.options.map(async (language) =>
        lineOf(language, await sentencesRead(app.db, language), !languagesOff.includes(language)),
      ),
    )
    const mayChange = may(currentUser(request), 'programme.change')
    return reply.page('desk/Wording', { languages, mayChange } satisfies WordingIndexProps)
  })

  const show: Show<z.output<typeof WordingParams>> = async (request, reply, { language }, formState, status) => {
    const { languagesOff } = await app.frame()
    const sentences = await sentencesRead(app.db, language)
    const counts = (Object.keys(kinds) as Kind[]).map((kind) => {
      const own = sentences.filter((one) => one.kind === kind)
      return { kind, all: own.length, left: own.filter(({ read }) => read?.verdict !== 'right').length }
    })
    const asked = WordingQuery.parse(request.query ?? {}).kind
    const kind = asked ?? counts.find(({ left }) => left > 0)?.kind ?? 'help'
    const props: WordingPageProps = {
      line: lineOf(language, sentences, !languagesOff.includes(language)),
      kind,
      counts,
      sentences: sentences.filter((one) => one.kind === kind),
      glossary: glossary.map(({ english, means, says }) => ({ english, means, says: says[language] })),
      mayChange: may(currentUser(request), 'programme.change'),
    }
    return reply.page('desk/WordingRead', { ...props, formState }, { status })
  }
  app.get(
    '/desk/wording/:language',
    { config: { access }, schema: { hide: true, params: WordingParams, querystring: WordingQuery } },
    (request, reply) => show(request, reply, request.params, emptyForm, 200),
  )
  action(app, {
    address: '/wording/:language/readings',
    operationId: 'reviewWording',
    summary: 'Say of one of our sentences in this language that it is right, or how it should be said',
    access,
    params: WordingParams,
    body: Reading,
    act: ({ params, body, by }) => readSentence(app.db, params.language, body, by.id, app.now()),
    form: () => 'reading',
    after: ({ language }) => `/desk/wording/${language}#next`,
    again: show,
    field: 'verdict',
  })
  action(app, {
    address: '/wording/:language/offered',
    operationId: 'offerLanguage',
    summary: 'Offer a language to the public, or not yet; who writes in it is heard all the same',
    access: 'programme.change',
    params: WordingParams,
    body: Switch,
    screens: ({ reason }) => ({ reason }),
    act: async ({ params, body, by }) => {
      await switchLanguage(app.db, params.language, body, by.id, app.now())
      app.invalidate('settings')
    },
    form: () => 'offered',
    after: ({ language }) => `/desk/wording/${language}`,
    again: show,
    field: 'offered',
  })
}
