import { createHash } from 'node:crypto'
import { stringify } from 'csv-stringify/sync'
import type { FastifyReply } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { reasons } from '../responses/vocabulary.ts'
import { withoutOverrides } from '../http/languages/vocabulary.ts'
import { type Day, Problem } from '../http/wire.ts'
import { latestReplies } from './queries.ts'
import { logAsOf } from './as-of.ts'
import { addressOf, checkDays, scopeOf, siteOf } from './asking.ts'
import { commitmentStates, definitions, licence, type LogEntry, LogQuery, OpenLog, overdueWords } from './contract.ts'

/** An answer that is a file and no JSON. */
const fileOf = (type: string) => ({ content: { [type]: { schema: z.string() } } })
const problems = { 400: Problem, 404: Problem, 503: Problem }
const mostInFile = 20_000
const mostInFeed = 100

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

  app.get(
    '/log.csv',
    {
      config: { access: 'public' },
      schema: {
        summary:
          'The log as CSV (UTF-8 with a byte order mark); cells that a spreadsheet would run begin with an apostrophe',
        querystring: LogQuery,
        response: { 200: fileOf('text/csv'), ...problems },
      },
    },
    async (request, reply) => {
      const log = await read(request.query, mostInFile)
      reply.header('content-disposition', `attachment; filename="you-said-we-did-${log.asOf}.csv"`)
      return send(reply, 'text/csv; charset=utf-8', csvOf(log, siteOf(app)))
    },
  )

  app.get(
    '/log.json',
    {
      config: { access: 'public' },
      schema: {
        summary: 'The log as JSON, with licence, attribution and what is counted',
        querystring: LogQuery,
        response: { 200: OpenLog, ...problems },
      },
    },
    async (request, reply) => {
      const log = await read(request.query, mostInFile)
      reply.header('link', `<${licence.url}>; rel="license"`).header('access-control-allow-origin', '*')
      return log
    },
  )

  app.get(
    '/log.atom',
    {
      config: { access: 'public' },
      schema: {
        summary: 'What was published last, as an Atom feed (RFC 4287)',
        querystring: LogQuery,
        response: { 200: fileOf('application/atom+xml'), ...problems },
      },
    },
    async (request, reply) => {
      const log = await read(request.query, mostInFeed)
      const { programme } = await app.frame()
      const address = addressOf(request.query)
      const replies = await latestReplies(
        app.db,
        log.items.map((entry) => entry.ref),
        log.asOf,
      )
      return sendFeed(reply, atomOf(log, replies, programme.name, siteOf(app), address ? `?${address}` : ''))
    },
  )
}

export function sendFeed(reply: FastifyReply, atom: string) {
  return send(reply, 'application/atom+xml; charset=utf-8', atom)
}

function send(reply: FastifyReply, type: string, body: string) {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  reply.header('etag', etag).header('cache-control', 'public, max-age=0, must-revalidate')
  reply.header('link', `<${licence.url}>; rel="license"`).header('access-control-allow-origin', '*')
  if (reply.request.headers['if-none-match'] === etag) return reply.code(304).send()
  return reply.type(type).send(body)
}

/** @param site  the address before `/log/…`, without a slash at its end */
export function csvOf(log: OpenLog, site: string): string {
  const header = [
    'ref',
    'version',
    'consultation',
    'phase',
    'point',
    'themes',
    'theme_codes',
    'you_said',
    'we_did',
    'outcome',
    'outcome_code',
    'reason',
    'reason_text',
    'responsible',
    'decided_on',
    'decided_by',
    'decision_due',
    'planned_for',
    'done_on',
    'next_update_on',
    'update_overdue',
    'evidence',
    'changed_wording',
    'passed_to',
    'effect_on_equality',
    'superseded_by',
    'commitments',
    'commitments_late',
    'comments',
    'dots_at_events',
    'first_published_on',
    'published_on',
    'correction_reason',
    'address',
    'log_as_of',
    'counted',
    'licence',
    'attribution',
  ]
  const counted = log.counted.map(({ unit, means }) => `${unit}: ${means}`).join(' ')
  const rows = log.items.map((entry) => [
    entry.ref,
    entry.version,
    entry.consultation.title,
    entry.phase,
    entry.point && `${entry.point.number}. ${entry.point.title}`,
    entry.themes.map((theme) => theme.label).join('; '),
    entry.themes.map((theme) => theme.code).join('; '),
    entry.youSaid,
    entry.weDid,
    entry.outcomeLabel,
    entry.outcome,
    entry.reason?.code && reasons[entry.reason.code],
    entry.reason?.text,
    entry.owner?.name,
    entry.decidedOn,
    entry.decisionBody,
    entry.decisionDueOn ?? entry.decisionDueWording,
    entry.plannedFor,
    entry.doneOn,
    entry.nextUpdateOn,
    entry.overdue.map((one) => `${overdueWords[one.what]} (${one.since})`).join('; '),
    entry.evidence,
    entry.changedWhat
      .map(
        (one) =>
          `${[one.document, one.section].filter(Boolean).join(', ')}: “${one.before ?? ''}” became “${one.after ?? ''}”`,
      )
      .join('; '),
    entry.passedTo.map(passedWords).join('; '),
    entry.equalityEffect,
    entry.supersededBy,
    entry.commitments
      .map((one) => `${one.text} (${commitmentStates[one.state].toLowerCase()}; due ${one.dueOn})`)
      .join('; '),
    entry.commitments.filter((one) => one.state === 'late').length,
    entry.comments,
    entry.dots,
    entry.firstPublishedOn,
    entry.publishedOn,
    entry.correctionReason,
    `${site}${entry.url}`,
    log.asOf,
    counted,
    `${licence.name}, ${licence.url}`,
    log.attribution,
  ])
  return stringify([header, ...rows], { bom: true, escape_formulas: true, record_delimiter: 'windows' })
}

function passedWords(to: LogEntry['passedTo'][number]): string {
  const facts = [
    to.on && `on ${to.on}`,
    to.replyDue && `reply due ${to.replyDue}`,
    to.reply ? `reply${to.repliedOn ? ` on ${to.repliedOn}` : ''}: ${to.reply}` : 'no reply yet',
  ]
  return `${to.organisation} (${facts.filter(Boolean).join(', ')})`
}

/**
 * An entry is updated when a version is published, a commitment gets news or a reply is told; its id is its permanent address.
 * @param replies  the day of the latest reply, by the entry's reference
 */
export function atomOf(
  log: OpenLog,
  replies: Map<string, Day>,
  programme: string,
  site: string,
  query: string,
): string {
  const moment = (day: string) => `${day}T00:00:00Z`
  const updatedOn = (entry: LogEntry) =>
    [
      entry.publishedOn,
      replies.get(entry.ref) ?? entry.publishedOn,
      ...entry.commitments.flatMap((one) => one.updates.map((update) => update.on)),
    ]
      .sort()
      .at(-1) ?? entry.publishedOn
  const entries = log.items.map((entry) => {
    const url = `${site}${entry.url}`
    const categories = entry.themes.map((theme) => `<category term="${xml(theme.code)}" label="${xml(theme.label)}"/>`)
    const words = `You said (${entry.comments} ${entry.comments === 1 ? 'comment' : 'comments'}): ${entry.youSaid}\n\nWe did: ${entry.weDid}`
    return `<entry>
<id>${xml(url)}</id>
<title>${xml(`${entry.ref}: ${entry.outcomeLabel}`)}</title>
<link rel="alternate" type="text/html" href="${xml(url)}"/>
<published>${moment(entry.firstPublishedOn)}</published>
<updated>${moment(updatedOn(entry))}</updated>
${categories.join('')}
<content type="text">${xml(words)}</content>
</entry>`
  })
  const updated = log.items.map(updatedOn).sort().at(-1) ?? log.asOf
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">
<id>${xml(`${site}/log.atom${query}`)}</id>
<title>${xml(`You said, we did: ${programme}`)}</title>
<link rel="self" type="application/atom+xml" href="${xml(`${site}/log.atom${query}`)}"/>
<link rel="alternate" type="text/html" href="${xml(`${site}/log${query}`)}"/>
<link rel="license" href="${xml(licence.url)}"/>
<updated>${moment(updated)}</updated>
<author><name>${xml(programme)}</name></author>
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
