import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { dueOf } from '../consultations/due.ts'
import { findConsultation } from '../consultations/queries.ts'
import { followUpOf } from '../notices/follow-up.ts'
import { languageOf } from '../http/languages/address.ts'
import type { Language } from '../http/languages/vocabulary.ts'
import { noSuch } from '../http/refusal.ts'
import { inOneSnapshot } from '../data/database.ts'
import { inWords } from '../data/time.ts'
import { consultationIn, consultationsIn, entriesIn } from '../translations/read.ts'
import { accountAsOf, accountOf } from './account/account.ts'
import { eventsOf } from './account/queries.ts'
import { agreedVersion } from './agreed.ts'
import { entryAsOf, logAsOf, pageLength, standingsOn } from './as-of.ts'
import { addressOf, checkDays, actionsSoFar, freshness, freshnessOf, readAsking, scopeOf, siteOf } from './asking.ts'
import {
  type AccountIndexProps,
  type AccountPageProps,
  AccountPageQuery,
  type DeskAccountPageProps,
} from './account/contract.ts'
import {
  type AgreedVersionProps,
  EntryQuery,
  type LogEntryPageProps,
  LogParams,
  VersionParams,
} from './entry-contract.ts'
import { licence, type LogPageProps, type LogTheme } from './contract.ts'
import { choicesFor, chosenIn } from './choices.ts'

// More than any board reads at once, and still one page that a browser prints.
const maxOnOnePage = 1_000

export const logPages: FastifyPluginAsyncZod = async (app) => {
  app.get('/log', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const { asked, typed, faults } = readAsking(request.query, app.today())
    const load = async (): Promise<LogPageProps> => {
      const scope = await scopeOf(app, asked)
      const whole = asked.view === 'all'
      const [log, choices] = await Promise.all([
        logAsOf(app.readDb, scope, asked, { limit: whole ? maxOnOnePage : pageLength, after: asked.after }),
        choicesFor(app, scope.day, asked.consultation),
      ])
      return {
        log: { ...log, items: await entriesIn(app.readDb, languageOf(request.raw), log.items, log.asOf) },
        today: scope.today,
        typed,
        faults,
        choices,
        chosen: chosenIn(asked, choices),
        scope: scope.title ?? 'all consultations',
        query: addressOf({ ...asked, view: undefined }),
        whole,
        ...(await namesIn(languageOf(request.raw), log.themes)),
        site: siteOf(app),
        licence,
      }
    }
    if (faults.length > 0) return reply.page('public/Log', await load(), { status: 400 })
    // Words that anybody may type would fill the memory with pages that nobody asks for again.
    const address = asked.q !== undefined || asked.after !== undefined ? null : `/log?${addressOf(asked)}`
    return reply.publicPage('public/Log', load, { address, while: await freshnessOf(app, asked.asOf) })
  })

  app.get(
    '/log/:ref',
    { config: { access: 'public' }, schema: { hide: true, params: LogParams, querystring: EntryQuery } },
    async (request, reply) => {
      const { ref } = request.params
      const { asOf, version } = request.query
      if (version !== undefined) return reply.redirect(`/log/${encodeURIComponent(ref)}/versions/${version}`, 302)
      checkDays({ asOf }, app.today())
      const load = async (): Promise<LogEntryPageProps> => {
        const entry = await entryAsOf(app.readDb, ref, { day: asOf ?? app.today() })
        return entryProps(entry, entry.version, languageOf(request.raw))
      }
      const address = `/log/${ref}?${addressOf({ asOf })}`
      return reply.publicPage('public/LogEntry', load, { address, while: await actionsSoFar(app) })
    },
  )

  app.get(
    '/log/:ref/versions/:version',
    {
      config: { access: 'public' },
      schema: { hide: true, params: VersionParams },
    },
    async (request, reply) => {
      const { ref, version } = request.params
      const load = async (): Promise<LogEntryPageProps> =>
        entryProps(await entryAsOf(app.readDb, ref, { day: app.today(), version }), version, languageOf(request.raw))
      const address = `/log/${ref}/versions/${version}`
      return reply.publicPage('public/LogEntry', load, { address, while: await actionsSoFar(app) })
    },
  )

  app.get(
    '/log/:ref/agreed/:version',
    { config: { access: 'public' }, schema: { hide: true, params: VersionParams } },
    async (request, reply) => {
      const { ref, version } = request.params
      const load = async (): Promise<AgreedVersionProps> => ({
        agreed: await agreedVersion(app.readDb, ref, version, app.today()),
      })
      const address = `/log/${ref}/agreed/${version}`
      return reply.publicPage('public/AgreedVersion', load, { address, while: await actionsSoFar(app) })
    },
  )

  app.get('/account', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const load = async (): Promise<AccountIndexProps> => {
      const today = app.today()
      const consultations = await Promise.all(
        (await consultationsIn(app.readDb, languageOf(request.raw), await app.consultations())).map(
          async ({ id, slug, title, translations }) => ({
            slug,
            title,
            translations,
            standings: await standingsOn(app.readDb, today, today, [id]),
          }),
        ),
      )
      return { asOf: today, consultations }
    }
    return reply.publicPage('public/AccountIndex', load, { address: '/account', while: await freshness(app) })
  })

  app.get(
    '/consultations/:slug/account',
    { config: { access: 'public' }, schema: { hide: true, params: ConsultationParams, querystring: AccountPageQuery } },
    async (request, reply) => {
      const { slug } = request.params
      const { asOf, part } = request.query
      const today = app.today()
      checkDays({ asOf }, today)
      const load = async (): Promise<AccountPageProps> => {
        const consultation = await app.consultation(slug)
        const account = await accountAsOf(app.readDb, consultation, asOf, today)
        const words = [...account.themes, ...account.points, ...account.events].map(({ label }) => label)
        return {
          account,
          due: asOf === undefined ? await dueOf(app.readDb, consultation, today) : null,
          today,
          part: part ?? null,
          site: siteOf(app),
          ...(await consultationIn(app.readDb, languageOf(request.raw), consultation, words)),
        }
      }
      const asked = new URLSearchParams({ ...(asOf && { asOf }), ...(part && { part }) }).toString()
      const address = `/consultations/${slug}/account${asked && `?${asked}`}`
      return reply.publicPage('public/Account', load, { address, while: await freshnessOf(app, asOf) })
    },
  )

  app.get(
    '/desk/consultations/:slug/account',
    { config: { access: 'comments.read' }, schema: { hide: true, params: ConsultationParams } },
    async (request, reply) => {
      const found = await findConsultation(app.readDb, request.params.slug)
      if (!found) throw noSuch('consultation')
      const today = app.today()
      const [account, restricted, due, events] = await inOneSnapshot(app.readDb, (trx) =>
        Promise.all([
          accountOf(trx, found, today),
          accountOf(trx, found, today, 'restricted'),
          dueOf(trx, found, today),
          eventsOf(trx, found.id),
        ]),
      )
      return reply.page('desk/Account', {
        account,
        restricted,
        due,
        today,
        events: Object.fromEntries(events.map(({ ref, id }) => [ref, id])),
        isPublic: found.publishedAt !== null,
      } satisfies DeskAccountPageProps)
    },
  )

  async function namesIn(language: Language, themes: LogTheme[]): Promise<Pick<LogPageProps, 'translations'>> {
    if (language === 'en') return {}
    const spoken = (await app.consultations()).filter(({ slug }) => themes.some((theme) => theme.consultation === slug))
    const found = await Promise.all(
      spoken.map((one) => {
        const labels = themes.flatMap(({ consultation, label }) => (consultation === one.slug ? [label] : []))
        return consultationIn(app.readDb, language, one, labels)
      }),
    )
    return { translations: found.flatMap(({ translations = [] }) => translations) }
  }

  async function entryProps(
    found: LogEntryPageProps['entry'],
    version: number,
    language: Language,
  ): Promise<LogEntryPageProps> {
    const [entry = found] = await entriesIn(app.readDb, language, [found], found.asOf)
    const { programme } = await app.frame()
    const at = entry.versions.findIndex((one) => one.version === version)
    const own = entry.versions[at]
    const successor = entry.versions[at + 1]
    const url = own?.url ?? entry.url
    const asItIs = entry.asOf === app.today() && !own?.replacedOn
    return {
      entry,
      today: app.today(),
      replaced: own?.replacedOn
        ? { on: own.replacedOn, because: successor?.correctionReason ?? null, by: successor?.url ?? null }
        : null,
      site: siteOf(app),
      followUp: asItIs ? await followUpOf(app.readDb, entry.ref) : null,
      cite: [
        `${programme.name}, “You said, we did”, ${entry.ref}, version ${version}`,
        own && `published ${inWords(own.publishedOn)}`,
        `${siteOf(app)}${url}`,
      ]
        .filter(Boolean)
        .join(', '),
    }
  }
}
