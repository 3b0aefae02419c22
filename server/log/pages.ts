import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { dueOf } from '../consultations/due.ts'
import type { Known } from '../consultations/known.ts'
import { findConsultation } from '../consultations/queries.ts'
import { followUpOf } from '../notices/follow-up.ts'
import { languageOf } from '../http/languages/address.ts'
import type { Language } from '../http/languages/vocabulary.ts'
import { noSuch } from '../http/refusal.ts'
import { outcomes } from '../responses/vocabulary.ts'
import { inOneSnapshot } from '../data/database.ts'
import { inWords } from '../data/time.ts'
import { consultationIn, consultationsIn, entriesIn } from '../translations/read.ts'
import type { Day } from '../http/wire.ts'
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
import { licence, type LogPageProps, type LogPageQuery, type LogTheme } from './contract.ts'
import { choicesOn } from './queries.ts'

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
        choicesFor(scope.day, asked.consultation),
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

  async function choicesFor(day: Day, consultation: string | undefined): Promise<LogPageProps['choices']> {
    const known = await app.consultations()
    const [themes, organisations, published] = await choicesOn(app.readDb, day, consultation)
    const within = consultation === undefined ? known : known.filter((one) => one.slug === consultation)
    return {
      consultations: known.map((one) => ({ value: one.slug, label: one.title })),
      themes: themeChoices(themes),
      points: pointChoices(within),
      organisations: organisations.flatMap(({ slug, name }) => (slug && name ? [{ value: slug, label: name }] : [])),
      outcomes: Object.entries(outcomes).map(([value, { label }]) => ({ value, label })),
      phases: same(published.flatMap(({ phase }) => phase ?? [])),
      places: same(within.flatMap(({ areas }) => areas)),
      years: same(published.map(({ year }) => String(year))).toReversed(),
    }
  }

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

/** Each once, in order, named by itself. */
const same = (values: string[]) => [...new Set(values)].sort().map((value) => ({ value, label: value }))

/** One choice a code; a main theme is among them when any of its sub-themes was answered, and stands before them. */
function themeChoices(themes: Awaited<ReturnType<typeof choicesOn>>[0]): LogPageProps['choices']['themes'] {
  const choices = new Map<string, string>()
  const mains = new Map<string, { label: string; subs: Map<string, string> }>()
  for (const { code, label, parentCode, parentLabel } of themes) {
    const main = mains.get(parentCode ?? code) ?? { label: parentLabel ?? label, subs: new Map<string, string>() }
    mains.set(parentCode ?? code, main)
    if (parentCode) main.subs.set(code, label)
  }
  for (const [code, { label, subs }] of mains) {
    choices.set(code, label)
    for (const [sub, words] of subs) choices.set(sub, `${label}: ${words}`)
  }
  return [...choices].map(([value, label]) => ({ value, label }))
}

/** By number; where two consultations use the same number for different points, we give only the number. */
function pointChoices(consultations: Known[]): LogPageProps['choices']['points'] {
  const titles = new Map<number, Set<string>>()
  for (const { points } of consultations) {
    for (const { number, title } of points) titles.set(number, (titles.get(number) ?? new Set()).add(title))
  }
  return [...titles]
    .sort(([a], [b]) => a - b)
    .map(([number, all]) => ({
      value: String(number),
      label: all.size === 1 ? `${number}. ${[...all][0]}` : `Point ${number}`,
    }))
}

function chosenIn(asked: LogPageQuery, choices: LogPageProps['choices']): LogPageProps['chosen'] {
  const label = (of: { value: string; label: string }[], value: string) =>
    of.find((choice) => choice.value === value)?.label ?? value
  const without = (field: keyof LogPageQuery) => {
    const rest = addressOf({ ...asked, [field]: undefined })
    return rest ? `/log?${rest}` : '/log'
  }
  const { asOf, since, consultation, phase, point, theme, place, event, organisation, outcome, year, q } = asked
  const chosen: LogPageProps['chosen'] = []
  if (asOf) chosen.push({ words: `As of ${inWords(asOf)}`, without: without('asOf') })
  if (since) chosen.push({ words: `Changed since ${inWords(since)}`, without: without('since') })
  if (consultation) chosen.push({ words: label(choices.consultations, consultation), without: without('consultation') })
  if (point !== undefined)
    chosen.push({ words: `Point ${label(choices.points, String(point))}`, without: without('point') })
  if (phase) chosen.push({ words: `Phase: ${phase}`, without: without('phase') })
  if (place) chosen.push({ words: `Place: ${place}`, without: without('place') })
  if (event) chosen.push({ words: `Event: ${event}`, without: without('event') })
  if (year !== undefined) chosen.push({ words: `Year: ${year}`, without: without('year') })
  if (theme) chosen.push({ words: `Theme: ${label(choices.themes, theme)}`, without: without('theme') })
  if (organisation)
    chosen.push({
      words: `Responsible: ${label(choices.organisations, organisation)}`,
      without: without('organisation'),
    })
  if (outcome) chosen.push({ words: `Outcome: ${outcomes[outcome].label}`, without: without('outcome') })
  if (q) chosen.push({ words: `Words: ${q}`, without: without('q') })
  return chosen
}
