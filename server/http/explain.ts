import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import type { Socket } from 'node:net'
import { z } from 'zod'
import { isOutOfReach } from '../data/database.ts'
import { faultsOf } from './forms.ts'
import { guards } from './headers.ts'
import { type FieldFault, Refusal, statusOf } from './refusal.ts'
import type { Problem } from './wire.ts'

/** The one place that knows status codes: a refusal is answered in its own words, a fault is logged whole and answered plainly. */
export async function explain(
  error: FastifyError | Refusal,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const { server: app } = request
  if (request.routeOptions?.config?.standsIn && isOutOfReach(error)) {
    const last = app.standIn(request, reply)
    if (last) return last
  }
  const refusal = asRefusal(error, request.routeOptions?.bodyLimit ?? 1_048_576)
  if (!refusal) request.log.error({ err: error }, 'fault')
  else if (fromDatabase(error)) request.log.warn({ err: error }, 'refused by the database')
  const status = refusal ? statusOf[refusal.kind] : 500
  const problem = problemOf(status, refusal)
  reply.header('cache-control', 'no-store').removeHeader('etag').removeHeader('content-disposition')
  if (status === 503) reply.header('retry-after', '2')
  const wantsPage = !request.url.startsWith('/api/') && (request.headers.accept ?? '*/*').includes('html')
  if (!wantsPage) return reply.code(status).type('application/problem+json').send(JSON.stringify(problem))
  if (status === 401) return reply.redirect(`/sign-in?next=${encodeURIComponent(pageBehind(request))}`, 303)
  try {
    return await reply.page('public/Problem', { problem }, { status })
  } catch {
    // Whatever failed may be what pages are made with.
    return reply.code(status).type('text/html; charset=utf-8').send(barePage(problem))
  }
}

/** The page that somebody who has to sign in first comes back to: a form’s page, not the address that it posts to. */
function pageBehind(request: FastifyRequest): string {
  if (request.method === 'GET') return request.url
  const from = request.headers.referer
  if (from === undefined || !URL.canParse(from) || new URL(from).host !== request.headers.host) return '/desk'
  const { pathname, search } = new URL(from)
  return pathname + search
}

/**
 * What never becomes a request of ours, since Node could not read it: headers that are too large, or that are none.
 * Answered on the bare connection, as everything else is.
 */
export function explainUnread(this: FastifyInstance, error: NodeJS.ErrnoException, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy(error)
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : error.code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 408 : 400
  this.log.warn({ err: error }, 'a request could not be read')
  const body = JSON.stringify({ ...problemOf(status), detail: unread[status] })
  const head = Object.entries({
    ...guards,
    'cache-control': 'no-store',
    'content-type': 'application/problem+json',
    'content-length': Buffer.byteLength(body),
    connection: 'close',
  })
  socket.end(
    `HTTP/1.1 ${status} ${titles[status]}\r\n${head.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`,
  )
}

const unread: Record<number, string> = {
  400: 'The request could not be read: it is not well-formed.',
  408: 'The request took too long to arrive. Please try again.',
  431: 'The headers of the request are larger than we can take. Deleting old cookies of this site may help.',
}

function problemOf(status: number, refusal?: Refusal): Problem {
  return {
    type: 'about:blank',
    title: titles[status] ?? 'Error',
    status,
    detail: refusal?.message ?? 'Something went wrong on our side. Please try again in a minute.',
    ...(refusal && refusal.fields.length > 0 && { fields: refusal.fields }),
  }
}

export const titles: Record<number, string> = {
  400: 'Something needs changing',
  401: 'Please sign in',
  403: 'Not allowed',
  404: 'Not found',
  408: 'Too slow',
  409: 'That cannot be done now',
  413: 'Too large',
  414: 'Too long',
  415: 'Wrong kind of content',
  429: 'Too many tries',
  431: 'Too large',
  500: 'Something went wrong',
  503: 'Please try again in a moment',
}

function barePage(problem: Problem): string {
  return `<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>${problem.title}</title><h1>${problem.title}</h1><p>${problem.detail}</p></html>`
}

/**
 * What was thrown, as a refusal; undefined if it is a fault of ours.
 * @param most  how many bytes this route takes
 */
export function asRefusal(error: Error, most = 1_048_576): Refusal | undefined {
  if (error instanceof Refusal) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const fields: FieldFault[] = error.validation.map((fault) => ({
      field: fault.instancePath.split('/').filter(Boolean).join('.') || 'body',
      message: fault.message ?? 'This does not fit.',
    }))
    return unfit(fields)
  }
  if (error instanceof z.ZodError) return unfit(faultsOf(error))
  const { code, statusCode } = error as FastifyError
  // A statement or a wait for a lock that was given up: the records are in reach.
  if (code === '57014' || code === '55P03')
    return new Refusal('busy', 'That took too long. Please try again in a moment, or ask for less.')
  // Two transactions that waited for each other pass as well.
  if (isOutOfReach(error) || code === '40001' || code === '40P01')
    return new Refusal('busy', 'We cannot reach our records just now. Nothing was lost; please try again in a moment.')
  if (fromDatabase(error)) {
    const [kind, message] = refusedByDatabase[code] as (typeof refusedByDatabase)[string]
    return new Refusal(kind, message)
  }
  // What the reader of multipart bodies throws has no status of its own.
  if (/^Multipart: |of multipart data$|^Malformed part header$/i.test(error.message) && statusCode === undefined)
    return new Refusal('invalid', 'The file did not arrive whole. Please send it again.')
  if (code === 'FST_ERR_BAD_URL')
    return new Refusal('invalid', 'We cannot read this address. It may be mistyped, or was cut off.')
  switch (statusCode) {
    case 400:
      return new Refusal('invalid', 'The request could not be read: it is not well-formed.')
    case 413:
      return new Refusal(
        'too-large',
        `That is more than we can take at once. Please send it in parts of up to ${Math.max(1, most >> 20)} MB.`,
      )
    case 414:
      return new Refusal('too-long', 'This address is longer than any of ours. It may have been put together wrongly.')
    case 415:
      return new Refusal('wrong-type', 'We cannot read this kind of content.')
    case 429:
      return new Refusal('too-many', 'Too many tries in a short time. Please wait a minute and try again.')
  }
  return undefined
}

function unfit(fields: FieldFault[]): Refusal {
  return new Refusal('invalid', fields.map((fault) => `${fault.field}: ${fault.message}`).join(' '), fields)
}

/**
 * What the database says when a value cannot be kept, or when what it refers to came or went between our look and our act.
 * Contracts and verbs say it better and earlier; this is so that what they miss is no fault of ours to the person who asks.
 */
const refusedByDatabase: Record<string, ['invalid' | 'conflict', string]> = {
  '22001': ['invalid', 'Something in it is longer than we can keep. Please shorten it.'],
  '22003': ['invalid', 'A number in it is greater than we can keep.'],
  '22007': ['invalid', 'A day or a time in it is none that we know.'],
  '22008': ['invalid', 'A day or a time in it is further away than we can keep.'],
  '22021': ['invalid', 'Something in it cannot be shown. Please type it again.'],
  '22P02': ['invalid', 'Something in it is not written as it must be.'],
  '22P05': ['invalid', 'Something in it cannot be shown. Please type it again.'],
  '23503': ['conflict', 'Something that this refers to is not there, or is no longer. Please look at the page again.'],
  '23505': ['conflict', 'There is one like this already.'],
}

function fromDatabase(error: Error & { code?: string }): boolean {
  return Object.hasOwn(refusedByDatabase, error.code ?? '')
}
