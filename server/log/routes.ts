import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { InLanguage } from '../http/languages/contract.ts'
import { entriesIn } from '../translations/read.ts'
import { accountAsOf } from './account/account.ts'
import { agreedVersion } from './agreed.ts'
import { entryAsOf, logAsOf, pageLength } from './as-of.ts'
import { checkDays, scopeOf } from './asking.ts'
import { Account, AccountQuery } from './account/contract.ts'
import { AgreedVersion, EntryQuery, LogEntryInFull, LogParams, VersionParams } from './entry-contract.ts'
import { Log, LogPageQuery } from './contract.ts'

export const logRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/log',
    {
      config: { access: 'public', standsIn: true },
      schema: {
        operationId: 'listLog',
        summary: 'You said, we did: the log as it could be read at the end of a day, those published last first',
        querystring: LogPageQuery.omit({ view: true }).extend(InLanguage.shape),
        response: { 200: Log },
      },
    },
    async (request) => {
      checkDays(request.query, app.today())
      const scope = await scopeOf(app, request.query)
      const { after, language = 'en', ...asked } = request.query
      const log = await logAsOf(app.readDb, scope, asked, { limit: pageLength, after })
      return { ...log, items: await entriesIn(app.readDb, language, log.items, log.asOf) }
    },
  )

  app.get(
    '/log/:ref',
    {
      config: { access: 'public', standsIn: true },
      schema: {
        operationId: 'getLogEntry',
        summary: 'One entry of the log with everything that is public about it',
        params: LogParams,
        querystring: EntryQuery.extend(InLanguage.shape),
        response: { 200: LogEntryInFull },
      },
    },
    async (request) => {
      const { asOf, version, language = 'en' } = request.query
      checkDays({ asOf }, app.today())
      const found = await entryAsOf(app.readDb, request.params.ref, { day: asOf ?? app.today(), version })
      const [entry = found] = await entriesIn(app.readDb, language, [found], found.asOf)
      return entry
    },
  )

  app.get(
    '/log/:ref/agreed/:version',
    {
      config: { access: 'public', standsIn: true },
      schema: {
        operationId: 'getAgreedVersion',
        summary: 'The version that a board agreed to in public, with what was changed since, word by word',
        params: VersionParams,
        response: { 200: AgreedVersion },
      },
    },
    (request) => agreedVersion(app.readDb, request.params.ref, request.params.version, app.today()),
  )

  app.get(
    '/consultations/:slug/account',
    {
      config: {
        access: 'public',
        standsIn: true,
        rateLimit: app.settings.rateLimit && { max: 30, timeWindow: '1 minute' },
      },
      schema: {
        operationId: 'getAccount',
        summary: 'The account of every comment of a consultation: totals only, each in its own unit',
        params: ConsultationParams,
        querystring: AccountQuery,
        response: { 200: Account },
      },
    },
    async (request) => {
      const consultation = await app.consultation(request.params.slug)
      return accountAsOf(app.readDb, consultation, request.query.asOf, app.today())
    },
  )
}
