import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { inWords } from '../data/time.ts'
import type { Keep } from '../http/kept.ts'
import { withoutOverrides } from '../http/languages/vocabulary.ts'
import { type Day } from '../http/wire.ts'
import { latestReplies } from './queries.ts'
import { logAsOf } from './as-of.ts'
import { addressOf, checkDays, scopeOf, siteOf } from './asking.ts'
import { choicesFor, chosenIn } from './choices.ts'
import { csvOf } from './csv.ts'
import { definitions, licence, type LogEntry, LogQuery, OpenLog, titleOf } from './contract.ts'

/** An answer that is a file and no JSON. */
const fileOf = (type: string) => ({ content: { [type]: { schema: z.string() } } })
const maxInFile = 20_000
const maxInFeed = 100

/** The log as open data: the same filters as the page, every entry that fits in one file. */
export const logFeeds: FastifyPluginAsyncZod = async (app) => {
  const read = async (asked: LogQuery, limit: number): Promise<OpenLog> => {
    checkDays(asked, app.today())
    const log = await logAsOf(app.readDb, await scopeOf(app, asked), asked, { limit })
    const { programme } = await app.frame()
    return {
      ...log,
      licence,
      attribution: `Contains information from ${programme.name}, licensed under the ${licence.name}.`,
      counted: [
        { unit: 'comments', means: `${definitions.comment} ${definitions.behind}` },
        { unit: 'dots', means: definitions.dots },
      ],
    }
  }
  /** What both feeds tell, in the order in which their writers take it. */
  const told = async (asked: LogQuery): Promise<Parameters<typeof atomOf>> => {
    const log = await read(asked, maxInFeed)
    const { programme } = await app.frame()
    const address = addressOf(asked)
    const replies = await latestReplies(
      app.db,
      log.items.map((entry) => entry.ref),
      log.asOf,
    )
    // Somebody who follows several feeds tells them apart by their titles.
    const chosen = address ? chosenIn(asked, await choicesFor(app, log.asOf, asked.consultation)) : []
    const of = [programme.name, ...chosen.map(({ words }) => withoutOverrides(words))].join(' · ')
    return [log, replies, { name: programme.name, of }, siteOf(app), address ? `?${address}` : '']
  }

  app.get(
    '/log.csv',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'downloadLogCsv',
        summary:
          'The log as CSV (UTF-8 with a byte order mark); cells that a spreadsheet would run begin with an apostrophe',
        querystring: LogQuery,
        response: { 200: fileOf('text/csv') },
      },
    },
    async (request, reply) => {
      const load = async () => csvOf(await read(request.query, maxInFile), siteOf(app))
      const day = request.query.asOf ?? app.today()
      reply.header('content-disposition', `attachment; filename="you-said-we-did-${day}.csv"`)
      return openly(reply).publicFile('text/csv; charset=utf-8', load, wholeAlone('/log.csv', request.query))
    },
  )

  app.get(
    '/log.json',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'downloadLogJson',
        summary: 'The log as JSON, with licence, attribution and what is counted',
        querystring: LogQuery,
        response: { 200: OpenLog },
      },
    },
    async (request, reply) => {
      const load = async () => JSON.stringify(z.encode(OpenLog, await read(request.query, maxInFile)))
      return openly(reply).publicFile(jsonType, load, wholeAlone('/log.json', request.query))
    },
  )

  app.get(
    '/log.atom',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getLogFeed',
        summary: 'What was published last, as an Atom feed (RFC 4287)',
        querystring: LogQuery,
        response: { 200: fileOf('application/atom+xml') },
      },
    },
    async (request, reply) => {
      const keep = keeping('/log.atom', request.query)
      return openly(reply).publicFile(atomType, async () => atomOf(...(await told(request.query))), keep)
    },
  )

  app.get(
    '/log.feed.json',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getLogJsonFeed',
        summary: 'What was published last, as a JSON Feed (version 1.1)',
        querystring: LogQuery,
        response: { 200: fileOf('application/feed+json') },
      },
    },
    async (request, reply) => {
      const load = async () => JSON.stringify(jsonFeedOf(...(await told(request.query))))
      const keep = keeping('/log.feed.json', request.query)
      return openly(reply).publicFile('application/feed+json; charset=utf-8', load, keep)
    },
  )
}

export const atomType = 'application/atom+xml; charset=utf-8'
const jsonType = 'application/json; charset=utf-8'

/** Readers who come while our records are out of reach find the feed that was made last; not for words that anybody may type. */
function keeping(path: string, asked: LogQuery): Keep {
  return { address: asked.q === undefined ? `${path}?${addressOf(asked)}` : null, always: true }
}

/** The whole log as one file is kept for such times; a part of it may be asked for in more ways than a memory holds. */
function wholeAlone(path: string, asked: LogQuery): Keep {
  return { address: addressOf(asked) === '' ? path : null, always: true }
}

/** For everybody's programs, with the licence. */
export function openly(reply: FastifyReply): FastifyReply {
  return reply.header('link', `<${licence.url}>; rel="license"`).header('access-control-allow-origin', '*')
}

const moment = (day: string) => `${day}T00:00:00Z`

/** When an entry last had news: a version, an update of a commitment, or a reply. */
function updatedOn(entry: LogEntry, replies: Map<string, Day>): Day {
  const days = [
    entry.publishedOn,
    replies.get(entry.ref) ?? entry.publishedOn,
    ...entry.commitments.flatMap((one) => one.updates.map((update) => update.on)),
  ]
  return days.sort().at(-1) ?? entry.publishedOn
}

/** “Corrected: Keep the birth centre open. (YS-04)” */
function titleIn(entry: LogEntry): string {
  const corrected = entry.publishedOn !== entry.firstPublishedOn ? 'Corrected: ' : ''
  return `${corrected}${titleOf(entry.youSaid)} (${entry.ref})`
}

function wordsOf(entry: LogEntry): string {
  const { comments, youSaid, weDid, outcomeLabel, correctionReason, publishedOn, firstPublishedOn } = entry
  const corrected =
    publishedOn === firstPublishedOn
      ? []
      : [`Corrected on ${inWords(publishedOn)}.${correctionReason ? ` Why: ${correctionReason}` : ''}`]
  return [
    ...corrected,
    `You said (${comments} ${comments === 1 ? 'comment' : 'comments'}): ${youSaid}`,
    `We did (${outcomeLabel}): ${weDid}`,
  ].join('\n\n')
}

/** Whose feed it is, and of what: with what was chosen. */
type Told = { name: string; of: string }

/** The same as `atomOf`, as JSON Feed 1.1 (jsonfeed.org). */
function jsonFeedOf(log: OpenLog, replies: Map<string, Day>, programme: Told, site: string, query: string) {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: `You said, we did: ${programme.of}`,
    home_page_url: `${site}/log${query}`,
    feed_url: `${site}/log.feed.json${query}`,
    language: 'en-GB',
    authors: [{ name: programme.name }],
    items: log.items.map((entry) => ({
      id: `${site}${entry.url}`,
      url: `${site}${entry.url}`,
      title: titleIn(entry),
      content_text: wordsOf(entry),
      date_published: moment(entry.firstPublishedOn),
      date_modified: moment(updatedOn(entry, replies)),
      tags: entry.themes.map((theme) => theme.label),
    })),
  }
}

/**
 * An entry is updated when a version is published, a commitment gets news or a reply is told; its id is its permanent address.
 * @param replies  the day of the latest reply, by the entry's reference
 */
function atomOf(log: OpenLog, replies: Map<string, Day>, programme: Told, site: string, query: string): string {
  const entries = log.items.map((entry) => {
    const url = `${site}${entry.url}`
    const categories = entry.themes.map((theme) => `<category term="${xml(theme.code)}" label="${xml(theme.label)}"/>`)
    return `<entry>
<id>${xml(url)}</id>
<title>${xml(titleIn(entry))}</title>
<link rel="alternate" type="text/html" href="${xml(url)}"/>
<published>${moment(entry.firstPublishedOn)}</published>
<updated>${moment(updatedOn(entry, replies))}</updated>
${categories.join('')}
<content type="text">${xml(wordsOf(entry))}</content>
</entry>`
  })
  const updated =
    log.items
      .map((entry) => updatedOn(entry, replies))
      .sort()
      .at(-1) ?? log.asOf
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<id>${xml(`${site}/log.atom${query}`)}</id>
<title>${xml(`You said, we did: ${programme.of}`)}</title>
<link rel="self" type="application/atom+xml" href="${xml(`${site}/log.atom${query}`)}"/>
<link rel="alternate" type="text/html" href="${xml(`${site}/log${query}`)}"/>
<link rel="license" href="${xml(licence.url)}"/>
<updated>${moment(updated)}</updated>
<author><name>${xml(programme.name)}</name></author>
<rights>${xml(log.attribution)}</rights>
${entries.join('\n')}
</feed>
`
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Text for XML 1.0, which has no place for most control characters. */
export function xml(text: string): string {
  return withoutOverrides(text)
    .replace(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, '')
    .replace(/[&<>"']/g, (mark) => marks[mark] ?? mark)
}
