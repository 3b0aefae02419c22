import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Plans } from '../evidence/contract.ts'
import { apiVersion } from '../http/document/document.ts'
import { answeredLast } from '../log/as-of.ts'
import { actionsSoFar, siteOf } from '../log/asking.ts'
import { Account } from '../log/account/contract.ts'
import { definitions, licence, OpenLog } from '../log/contract.ts'
import type { DataFile, DataPageProps } from './data-contract.ts'

const schemas = { log: OpenLog, account: Account, plans: Plans }

/** Open data for people: what there is, what it means and how to ask for it; the same for programs as JSON Schema and DCAT. */
export const dataPages: FastifyPluginAsyncZod = async (app) => {
  const open = { config: { access: 'public' }, schema: { hide: true } } as const

  const filesOf = async () => openFiles(await app.consultations())

  app.get('/data', open, async (_request, reply) => {
    const load = async (): Promise<DataPageProps> => {
      const site = siteOf(app)
      const files = await filesOf()
      const [newest] = await answeredLast(app.readDb, app.today(), 1)
      const account = files.find(({ schema }) => schema === '/data/account.schema.json')
      return {
        files,
        words: Object.entries(definitions).map(([word, means]) => ({ word, means })),
        fields: fieldsOf(),
        examples: examplesOf(site, account?.url ?? null),
        licence,
        version: newest ? `${newest.url}/versions/${newest.version}` : null,
        api: apiVersion,
        site,
      }
    }
    return reply.publicPage('public/Data', load, { address: '/data', while: await actionsSoFar(app) })
  })

  for (const [name, schema] of Object.entries(schemas)) {
    const text = JSON.stringify({
      $id: `/data/${name}.schema.json`,
      ...z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' }),
    })
    app.get(`/data/${name}.schema.json`, open, (_request, reply) =>
      reply.type('application/schema+json').header('access-control-allow-origin', '*').send(text),
    )
  }

  app.get(
    '/data/catalogue.jsonld',
    { ...open, config: { ...open.config, standsIn: true } },
    async (_request, reply) => {
      const site = siteOf(app)
      const { programme } = await app.frame()
      const sets = Map.groupBy(await filesOf(), ({ title, about }) => (about === null ? title : `${title}: ${about}`))
      return reply
        .type('application/ld+json')
        .header('access-control-allow-origin', '*')
        .send({
          '@context': { dcat: 'http://www.w3.org/ns/dcat#', dct: 'http://purl.org/dc/terms/' },
          '@id': `${site}/data/catalogue.jsonld`,
          '@type': 'dcat:Catalog',
          'dct:title': `Open data of ${programme.name}`,
          'dct:publisher': programme.name,
          'dct:license': { '@id': licence.url },
          'dcat:dataset': [...sets].map(([title, files]) => ({
            '@type': 'dcat:Dataset',
            'dct:title': title,
            'dct:description': files[0]?.what,
            'dct:license': { '@id': licence.url },
            'dcat:distribution': files.map(({ url, type }) => ({
              '@type': 'dcat:Distribution',
              'dcat:downloadURL': { '@id': `${site}${url}` },
              'dcat:mediaType': type,
            })),
          })),
        })
    },
  )
}

/** What there is to take along: of the whole programme, and of each consultation. */
export function openFiles(consultations: { slug: string; title: string }[]): DataFile[] {
  const log = '/data/log.schema.json'
  return [
    {
      title: 'The log',
      about: null,
      what: 'Every published response. Takes the same filters and days as the page.',
      url: '/log.csv',
      type: 'text/csv',
      schema: null,
    },
    {
      title: 'The log',
      about: null,
      what: 'Every published response. Takes the same filters and days as the page.',
      url: '/log.json',
      type: 'application/json',
      schema: log,
    },
    {
      title: 'The log',
      about: null,
      what: 'What was published last.',
      url: '/log.atom',
      type: 'application/atom+xml',
      schema: null,
    },
    {
      title: 'The log',
      about: null,
      what: 'What was published last.',
      url: '/log.feed.json',
      type: 'application/feed+json',
      schema: null,
    },
    ...consultations.map(({ slug, title }) => ({
      title: 'The account',
      about: title,
      what: 'Every comment and where it is, as totals.',
      url: `/api/consultations/${slug}/account`,
      type: 'application/json',
      schema: '/data/account.schema.json',
    })),
    ...consultations.map(({ slug, title }) => ({
      title: 'Plans and evidence',
      about: title,
      what: 'Phases, gates, proposed changes, tests, reviews, equality, milestones, risks and measures, as of any day.',
      url: `/api/consultations/${slug}/plans`,
      type: 'application/json',
      schema: '/data/plans.schema.json',
    })),
    {
      title: 'The ledger',
      about: null,
      what: 'The proof of what happened to every comment.',
      url: '/ledger.jsonl',
      type: 'application/jsonl',
      schema: null,
    },
  ]
}

/** Commands that run as they stand. `account`: the address of an account, where there is one. */
export function examplesOf(site: string, account: string | null): DataPageProps['examples'] {
  return [
    { title: 'All responses as a spreadsheet', command: `curl -O ${site}/log.csv` },
    { title: 'The log as it could be read on a day', command: `curl '${site}/log.json?asOf=2026-01-01'` },
    { title: 'Responses changed since a day', command: `curl '${site}/log.json?since=2026-01-01'` },
    ...(account ? [{ title: 'The account of a consultation', command: `curl ${site}${account}` }] : []),
    { title: 'Everything that the API answers', command: `curl ${site}/api/openapi.json` },
  ]
}

/** The fields of an entry, as the data dictionary says them. */
function fieldsOf(): DataPageProps['fields'] {
  const { items } = OpenLog.shape
  const schema = z.toJSONSchema(items.element, { io: 'output', unrepresentable: 'any' })
  return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
    name,
    type: typeOf(property),
    means: meanings[name] ?? null,
  }))
}

function typeOf(property: z.core.JSONSchema._JSONSchema): string {
  if (typeof property === 'boolean') return 'anything'
  if (property.anyOf) return property.anyOf.map(typeOf).join(' or ')
  if (property.enum) return 'one of a list'
  return property.format ?? property.type?.toString() ?? 'object'
}

const meanings: Record<string, string> = {
  ref: 'Its reference, never used again for anything else.',
  url: 'Its permanent address, without the host.',
  version: 'Numbers that are missing were drafts and never public.',
  youSaid: 'A summary of what people said.',
  weDid: 'What was done about it, or why not.',
  outcome: 'One of ten, by its code; outcomeLabel says it in words.',
  comments: 'Comments that it answers, without those withdrawn since.',
  dots: 'Dots stuck beside notes at events; never added to comments.',
  commitments: 'Dated promises, each kept, due or late.',
  overdue: 'Days it named that have passed without news; worked out, never typed.',
  firstPublishedOn: 'The day on which it was first public.',
  publishedOn: 'The day on which this version was published.',
  correctionReason: 'Why this version replaced the one before.',
  supersededBy: 'The response that holds instead.',
}
