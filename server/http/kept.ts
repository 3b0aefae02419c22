import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { isOutOfReach } from '../data/database.ts'
import { languageOf } from './languages/address.ts'
import { asItWas, sentenceIn } from './languages/sentences.ts'
import { addressIn, type Language, dateFormat } from './languages/vocabulary.ts'
import { Refusal } from './refusal.ts'
import { renderings } from '../process/renderings.ts'

export const html = 'text/html; charset=utf-8'

/** How a finished public page or file is kept, where its address alone does not say it all. */
export type Keep = {
  /** Known by this address instead of the one asked for, so that parameters which mean nothing fill no memory; null: not kept. */
  address?: string | null
  /** Kept only as long as this stays the same: for what changes without a publication. */
  while?: string
  /** Rendered for every reader; what is kept is shown only where that fails. */
  always?: true
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Made again each time and alike for everybody: the last answer stands in while our records are away. */
    standsIn?: true
  }
}

type Sendable = { type: string; body: Buffer; gzip(): Buffer; etag: string; headers?: Record<string, string> }
/** What was made for the public, when, and what it holds good for. */
type Finished = Sendable & {
  holds: string
  at: Date
  language: Language
  asItWas?: Sendable
  /** Something that it shows may have been taken out while nothing was heard. */
  doubted?: true
}

const maxKept = 2_000
/** Readers never crowd out writers: this many are made at the same time, the others wait in line. */
const maxRenderings = 4
const maxInLine = 200
/** How long a reader waits for the newest numbers while there is something to show, in ms. */
const patience = 1_000
/** A kept page that is older than this says so, in ms: seconds mean nothing to a reader, minutes do. */
const staleAfter = 60_000
/** What could not be made is not begun again at once, in ms. */
const failurePause = 5_000
/** Larger answers are not held for the time when our records are away, in bytes: a thousand of them would be our memory. */
const maxHeld = 262_144
/** What a browser or another program needs to know of an answer beside its type. */
const heldHeaders = ['access-control-allow-origin', 'content-disposition', 'link']

/**
 * Public pages and files, finished once for all readers. Where our records are out of reach, what was finished last is shown, and
 * says of when it is: a page in words at its top, a file by the header `age`, in seconds (RFC 9111, 5.1).
 */
export function keepFinished(app: FastifyInstance) {
  const kept = new Map<string, Finished>()
  /** Under which address a page is kept, by the one that was asked for. */
  const known = new Map<string, string>()
  const underWay = new Map<string, { holds: string; page: Promise<Finished> }>()
  const failed = new Map<string, { until: number; error: unknown }>()
  const inTurn = openLine(maxRenderings, maxInLine)
  let edition = 0

  async function answer(reply: FastifyReply, type: string, keep: Keep, load: () => Promise<string>) {
    renderings.asked++
    const { request } = reply
    const language = languageOf(request.raw)
    const path = keep.address === undefined ? request.url : keep.address
    const address = path === null ? null : addressIn(language, path)
    if (address !== null) note(addressIn(language, request.url), address)
    // “Three days left” is another page tomorrow.
    const holds = `${app.today()} ${keep.while ?? ''}`
    const make = () => finish(type, language, load, address, holds)
    if (address === null) return send(reply, await inTurn(make))
    if (keep.always) {
      const made = inTurn(make).catch((error: unknown) => {
        const last = kept.get(address)
        if (!last || !standsIn(last, error)) throw error
        return asKept(last, reply)
      })
      return send(reply, await made)
    }
    const last = kept.get(address)
    if (!last) return send(reply, await next(address, holds, make))
    // Where nothing is heard of other processes, something that it shows may have been taken out.
    if (last.holds === holds && isSure(last)) return send(reply, last)
    // Of a sure one nothing was taken back since, or it would not be kept: only its numbers or its day have moved on.
    return send(reply, await firstOf(next(address, holds, make), last, address, reply))
  }

  function note(asked: string, address: string): void {
    if (known.size >= 2 * maxKept && !known.has(asked)) known.delete(known.keys().next().value as string)
    known.set(asked, address)
  }
  function keepAt(address: string, page: Finished): void {
    if (kept.size >= maxKept && !kept.has(address)) kept.delete(kept.keys().next().value as string)
    kept.set(address, page)
  }

  /** An answer that its route makes again each time: held for the time when it cannot. `begun`: the edition when it was asked for */
  function hold(request: FastifyRequest, reply: FastifyReply, payload: unknown, begun: number): void {
    if (reply.statusCode !== 200 || !(typeof payload === 'string' || Buffer.isBuffer(payload))) return
    if (payload.length > maxHeld || begun !== edition || !app.hearsChanges()) return
    const headers = Object.fromEntries(
      heldHeaders.flatMap((name) => (reply.hasHeader(name) ? [[name, String(reply.getHeader(name))]] : [])),
    )
    const language = languageOf(request.raw)
    const address = addressIn(language, request.url)
    note(address, address)
    const made = sendable(String(reply.getHeader('content-type')), payload)
    keepAt(address, { ...made, headers, holds: '', at: app.now(), language })
  }

  /** What was finished last for this address, where our records are away: sent at once, or `undefined`. */
  function standIn({ raw, url }: FastifyRequest, reply: FastifyReply): FastifyReply | undefined {
    const last = kept.get(known.get(addressIn(languageOf(raw), url)) ?? '')
    return last && send(reply, asKept(last, reply))
  }

  async function finish(
    type: string,
    language: Language,
    load: () => Promise<string>,
    address: string | null,
    holds: string,
  ): Promise<Finished> {
    renderings.made++
    const begun = edition
    const at = app.now()
    const page = { ...sendable(type, await load()), holds, at, language }
    // What was read before a publication must not be kept after it.
    if (address !== null && begun === edition && app.hearsChanges()) keepAt(address, page)
    return page
  }

  /** One rendering of a page at a time, for all who wait for it; one that failed is left alone for a while. */
  async function next(address: string, holds: string, make: () => Promise<Finished>): Promise<Finished> {
    const before = failed.get(address)
    if (before && before.until > performance.now()) throw before.error
    const other = underWay.get(address)
    if (other?.holds === holds) return other.page
    if (other) {
      // What it shows has moved on since that one was begun.
      await other.page.catch(() => undefined)
      const page = kept.get(address)
      return page?.holds === holds ? page : next(address, holds, make)
    }
    const page = inTurn(make)
    underWay.set(address, { holds, page })
    try {
      return await page
    } catch (error) {
      // A page that is not there is cheap to ask for again; what could not be made would only fail again.
      if (failed.size > maxKept) failed.clear()
      if (!(error instanceof Refusal)) failed.set(address, { until: performance.now() + failurePause, error })
      throw error
    } finally {
      if (underWay.get(address)?.page === page) underWay.delete(address)
    }
  }

  /** The newer page if it is there soon, else the one that is kept; also where the newer one cannot be made. */
  async function firstOf(
    newer: Promise<Finished>,
    known: Finished,
    address: string,
    reply: FastifyReply,
  ): Promise<Sendable> {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience).unref())
    const made = newer.catch((error: unknown) => {
      if (!standsIn(known, error)) throw error
      return null
    })
    // Of one in doubt the kept page is for want of any other.
    const page = await Promise.race([made, isSure(known) ? late : goneAway(made)])
    if (page) return page
    // Forgotten while we waited: something was taken out.
    return kept.get(address) === known ? asKept(known, reply) : newer
  }

  /** Null as soon as our records are known to be away, however long the answer is still waited for. */
  async function goneAway(answer: Promise<unknown>): Promise<null> {
    let waiting = true
    const over = () => void (waiting = false)
    void answer.then(over, over)
    while (waiting && !app.recordsAway()) await new Promise((resolve) => setTimeout(resolve, 250).unref())
    return null
  }

  /** Nothing that it shows was taken out, or it would have been heard. */
  const isSure = (known: Finished) => !known.doubted && app.hearsChanges()

  /** Whether a kept page may be shown instead of one that could not be made. */
  function standsIn(known: Finished, error: unknown): boolean {
    const refused = error instanceof Refusal
    // What is not there any more is not shown; that many wait is no answer.
    if (refused && error.kind !== 'busy') return false
    if (isSure(known)) return true
    return isOutOfReach(error) || (refused && !app.hearsChanges())
  }

  function asKept(known: Finished, reply: FastifyReply): Sendable {
    const age = app.now().getTime() - known.at.getTime()
    reply.header('age', Math.floor(age / 1_000))
    if (age < staleAfter || known.type !== html) return known
    return (known.asItWas ??= sendable(html, asOfMoment(known.body.toString(), known.at, known.language)))
  }

  const invalidate = () => {
    edition++
    kept.clear()
    known.clear()
    underWay.clear()
    failed.clear()
  }
  /**
   * After a time in which nothing was heard: what is kept is rendered again before it is shown, and stands in only while our records
   * are away. Forgetting it would leave nothing to show where they go again at once.
   */
  const doubt = () => {
    edition++
    for (const page of kept.values()) page.doubted = true
    underWay.clear()
    failed.clear()
  }
  return { answer, hold, standIn, invalidate, doubt, edition: () => edition }
}

function send(reply: FastifyReply, page: Sendable) {
  reply
    .headers(page.headers ?? {})
    .header('etag', page.etag)
    .header('cache-control', 'public, max-age=0, must-revalidate')
    .header('vary', 'accept-encoding')
  if (reply.request.headers['if-none-match'] === page.etag) return reply.code(304).send()
  reply.type(page.type)
  const takesGzip = /\bgzip\b/.test(reply.request.headers['accept-encoding'] ?? '')
  return takesGzip ? reply.header('content-encoding', 'gzip').send(page.gzip()) : reply.send(page.body)
}

/** Compressed once for all readers, when the first asks: what only stands in may never be asked for; there is no secret in a public page that compression could give away. */
function sendable(type: string, made: string | Buffer): Sendable {
  const body = typeof made === 'string' ? Buffer.from(made) : made
  let packed: Buffer | undefined
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  return { type, body, gzip: () => (packed ??= gzipSync(body, { level: 6 })), etag }
}

/** The same page with a line at its top that says of when it is. */
function asOfMoment(made: string, at: Date, language: Language): string {
  const moment = dateFormat(language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Europe/London',
  })
  const words = sentenceIn(language, asItWas) ?? asItWas
  const line = `<p class="panel" role="status">${words.replace('{moment}', moment.format(at))}</p>`
  return made.replace(/<main\b[^>]*>/, (main) => main + line)
}

/**
 * Work that takes its turn: `most` at the same time, the others wait in the order in which they came.
 * @throws {Refusal} `busy` where `inLine` wait already
 */
function openLine(most: number, inLine: number) {
  const waiting: (() => void)[] = []
  let underWay = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (waiting.length >= inLine)
      throw new Refusal('busy', 'Many people are reading just now. Please try again in a moment.')
    if (underWay >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else underWay++
    try {
      return await work()
    } finally {
      // Anyone who waits takes over this place.
      const first = waiting.shift()
      if (first) first()
      else underWay--
    }
  }
}
