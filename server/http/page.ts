import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'
import { DeskPlace } from './desk-place-contract.ts'
import { languageOf } from './languages/address.ts'
import { asItWas, sentenceIn } from './languages/sentences.ts'
import {
  addressIn,
  type Language,
  languageCodes,
  languages,
  showingOverrides,
  withoutOverrides,
} from './languages/vocabulary.ts'
import { type Preview, withPreview } from './preview.ts'
import { Refusal } from './refusal.ts'
import { siteIn } from './site.ts'

/** What every page is framed with. */
export const Shell = z.object({
  programme: z.object({ name: z.string(), area: z.string(), strapline: z.string().nullable() }),
  /** Said on every page, for example that this is a demonstration. */
  notice: z.string().nullable(),
  /** Without the language's prefix. */
  path: z.string(),
  language: z.enum(languageCodes as [Language]),
  /** Languages that the programme offers, English among them. */
  offered: z.array(z.enum(languageCodes as [Language])),
  /** Words came with the request: another language must take them along. */
  posted: z.boolean(),
  /** Null on public pages, which are the same for everybody. */
  person: z.custom<FastifyRequest['person']>(),
  /** Where in the desk; null on public pages, and where our records are out of reach. */
  desk: DeskPlace.nullable(),
})
export type Shell = z.output<typeof Shell>

type Rendered = { head: string; body: string }
type Bundle = { render(name: string, props: object, shell: Shell): Rendered }
type Manifest = Record<string, { file: string; isEntry?: boolean; imports?: string[] }>

export type PageOptions = {
  status?: number
  hydrate?: boolean
  /** `no-store` unless told. */
  cacheControl?: string
}

/** How a finished public page is kept, where its address alone does not say it all. */
export type Keep = {
  /** Known by this address instead of the one asked for, so that parameters which mean nothing fill no memory; null: not kept. */
  address?: string | null
  /** Kept only as long as this stays the same: for pages that change without a publication. */
  while?: string
}

declare module 'fastify' {
  interface FastifyReply {
    /** Render a page of `web/pages` for the person asking. */
    page(name: string, props: object, options?: PageOptions): Promise<FastifyReply>
    /** The same for a page that is alike for everybody: kept until something is published, and answered with 304 where it can be. */
    publicPage(name: string, load: () => Promise<object>, keep?: Keep): Promise<FastifyReply>
  }
  interface FastifyInstance {
    /** Forget the finished public pages of this process. */
    invalidatePages(): void
    /** Where in the desk the reader is, for the menu; null outside it. */
    deskPlace(request: FastifyRequest, reply: FastifyReply): Promise<DeskPlace | null>
    /** Every file that a hydrated page asks for: its style and all of its script. */
    filesOf(name: string): string[]
  }
}

type Sendable = { body: Buffer; gzip: Buffer; etag: string }
/** A rendered public page, when it was made, and what it holds good for. */
type Finished = Sendable & { holds: string; at: Date; language: Language; asItWas?: Sendable }

const dist = path.resolve(import.meta.dirname, '../../web/dist')
const mostKept = 2_000
/** Readers never crowd out writers: this many public pages are made at the same time, the others wait in line. */
const maxRenderings = 4
const maxInLine = 200
/** How long a reader waits for the newest numbers while there is a page to show, in ms. */
const patience = 1_000
/** A kept page that is older than this says so, in ms: seconds mean nothing to a reader, minutes do. */
const staleAfter = 60_000
/** A rendering that failed is not begun again at once, in ms. */
const failurePause = 5_000

/** Adds `reply.page` and `reply.publicPage`; serves the built styles and scripts under /assets. */
export const pages = fp(
  async (app: FastifyInstance) => {
    const bundle = (await import(pathToFileURL(path.join(dist, 'server/entry-server.js')).href)) as Bundle
    const manifest = JSON.parse(readFileSync(path.join(dist, 'client/.vite/manifest.json'), 'utf8')) as Manifest
    const entry = manifest['entry-client.ts']
    const deskEntry = manifest['entry-desk.ts']
    if (!entry || !deskEntry) throw new Error('The pages are not built: run npm run build.')
    const style = readdirSync(path.join(dist, 'server/assets')).find((file) => file.endsWith('.css'))
    const kept = new Map<string, Finished>()
    const underWay = new Map<string, { holds: string; page: Promise<Finished> }>()
    const failed = new Map<string, { until: number; error: unknown }>()
    const inTurn = openLine(maxRenderings, maxInLine)
    let edition = 0

    const shellFor = async (
      request: FastifyRequest,
      person: FastifyRequest['person'],
      desk: Shell['desk'],
    ): Promise<Shell> => {
      const { programme, notice, languagesOff } = await app.frame()
      const posted = request.method === 'POST'
      const offered = languageCodes.filter((code) => !languagesOff.includes(code))
      const language = languageOf(request.raw)
      return { programme, notice, path: request.url, language, offered, posted, person, desk }
    }
    const document = (name: string, props: object, shell: Shell, hydrate: boolean, preview?: Preview): string => {
      const { head: own, body } = bundle.render(name, props, shell)
      const head = preview ? withPreview(own, preview) : own
      // Data, not script: the policy allows no inline script, and `<` cannot end the block early.
      const data = hydrate
        ? `<script type="application/json" id="props">${JSON.stringify({ name, props, shell }).replaceAll('<', '\\u003c')}</script>` +
          `<script type="module" src="/${entry.file}"></script>`
        : ''
      const ofDesk = shell.desk ? `<script type="module" src="/${deskEntry.file}"></script>` : ''
      return (
        `<!doctype html><html lang="${shell.language === 'en' ? 'en-GB' : shell.language}" dir="${languages[shell.language].dir}">` +
        `<head><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width, initial-scale=1">` +
        `<link rel="stylesheet" href="/assets/${style}"><link rel="stylesheet" href="/brand.css"><link rel="icon" href="/icon.svg" type="image/svg+xml">` +
        `${head}</head><body><div id="app">${body}</div>${data}${ofDesk}</body></html>`
      )
    }

    const previewOf = ({ programme, path, language }: Shell): Preview => {
      const at = path.split('?')[0] ?? '/'
      return {
        site: siteIn(app.settings),
        programme: programme.name,
        fallback:
          programme.strapline ?? `What ${programme.name} asked people, what they said, and what was done about it.`,
        path: addressIn(language, at),
        languages: languageCodes.map((code) => ({ code, path: addressIn(code, at) })),
      }
    }

    app.decorateReply(
      'page',
      async function (this: FastifyReply, name: string, props: object, options: PageOptions = {}) {
        // A page that says what is wrong must not need what is wrong.
        const desk = await app.deskPlace(this.request, this).catch(() => null)
        const shell = await shellFor(this.request, this.request.person, desk)
        return this.code(options.status ?? 200)
          .type('text/html; charset=utf-8')
          .header('cache-control', options.cacheControl ?? 'no-store')
          .send(
            document(
              name,
              wire(props, name.startsWith('desk/') ? showingOverrides : asTyped),
              shell,
              options.hydrate ?? false,
            ),
          )
      },
    )

    const finish = async (
      request: FastifyRequest,
      name: string,
      load: () => Promise<object>,
      address: string | null,
      holds: string,
    ): Promise<Finished> => {
      const begun = edition
      const language = languageOf(request.raw)
      const at = app.now()
      const shell = await shellFor(request, null, null)
      const made = document(name, wire(await load(), withoutOverrides), shell, false, previewOf(shell))
      const page = { ...sendable(made), holds, at, language }
      // What was read before a publication must not be kept after it.
      if (address !== null && begun === edition && app.hearsChanges()) {
        if (kept.size >= mostKept && !kept.has(address)) kept.delete(kept.keys().next().value as string)
        kept.set(address, page)
      }
      return page
    }
    /** One rendering of a page at a time, for all who wait for it; one that failed is left alone for a while. */
    const next = async (address: string, holds: string, make: () => Promise<Finished>): Promise<Finished> => {
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
        if (failed.size > mostKept) failed.clear()
        if (!(error instanceof Refusal)) failed.set(address, { until: performance.now() + failurePause, error })
        throw error
      } finally {
        if (underWay.get(address)?.page === page) underWay.delete(address)
      }
    }
    app.decorateReply(
      'publicPage',
      async function (this: FastifyReply, name: string, load: () => Promise<object>, keep: Keep = {}) {
        const { request } = this
        const path = keep.address === undefined ? request.url : keep.address
        const address = path === null ? null : addressIn(languageOf(request.raw), path)
        // “Three days left” is another page tomorrow.
        const holds = `${app.today()} ${keep.while ?? ''}`
        const make = () => finish(request, name, load, address, holds)
        const known = address === null ? undefined : kept.get(address)
        if (address === null) return send(this, await inTurn(make))
        if (known?.holds === holds) return send(this, known)
        if (!known) return send(this, await next(address, holds, make))
        // Nothing that it shows was taken back since, or it would not be kept: only its numbers or its day have moved on.
        return send(this, await firstOf(next(address, holds, make), known, address))
      },
    )

    /** The newer page if it is there soon, else the one that is kept; also where the newer one cannot be made. */
    async function firstOf(newer: Promise<Finished>, known: Finished, address: string): Promise<Sendable> {
      const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), patience).unref())
      const made = newer.catch(() => null)
      // Where nothing is heard of other processes, something may have been taken out: then the kept page is for want of any other.
      const page = await (app.hearsChanges() ? Promise.race([made, late]) : made)
      if (page) return page
      // Forgotten while we waited: something was taken out.
      if (kept.get(address) !== known) return newer
      if (app.now().getTime() - known.at.getTime() < staleAfter) return known
      return (known.asItWas ??= sendable(asOfMoment(known.body.toString(), known.at, known.language)))
    }

    function send(reply: FastifyReply, page: Sendable) {
      reply
        .header('etag', page.etag)
        .header('cache-control', 'public, max-age=0, must-revalidate')
        .header('vary', 'accept-encoding')
      if (reply.request.headers['if-none-match'] === page.etag) return reply.code(304).send()
      reply.type('text/html; charset=utf-8')
      const takesGzip = /\bgzip\b/.test(reply.request.headers['accept-encoding'] ?? '')
      return takesGzip ? reply.header('content-encoding', 'gzip').send(page.gzip) : reply.send(page.body)
    }

    // Anyone who is sent on after a form stays in their language.
    app.addHook('onSend', async (request, reply) => {
      const onward = reply.getHeader('location')
      if (typeof onward !== 'string' || !/^\/(?!desk|api|\/)/.test(onward)) return
      reply.header('location', addressIn(languageOf(request.raw), onward))
    })

    app.decorate('filesOf', (name) => {
      const chunks = new Set<string>()
      const add = (key: string) => {
        if (chunks.has(key)) return
        chunks.add(key)
        manifest[key]?.imports?.forEach(add)
      }
      Object.keys(manifest)
        .filter((key) => manifest[key] === entry || key === `pages/${name}.svelte`)
        .forEach(add)
      const scripts = [...chunks].map((key) => `/${manifest[key]?.file}`)
      return [`/assets/${style}`, '/brand.css', '/icon.svg', ...scripts]
    })

    app.decorate('invalidatePages', () => {
      edition++
      kept.clear()
      underWay.clear()
      failed.clear()
    })
    await app.register(import('@fastify/static'), {
      root: path.join(dist, 'client/assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '365d',
      preCompressed: true,
    })
  },
  { name: 'pages', dependencies: [] },
)

/** Compressed once for all readers; there is no secret in a public page that compression could give away. */
function sendable(made: string): Sendable {
  const body = Buffer.from(made)
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
  return { body, gzip: gzipSync(body, { level: 6 }), etag }
}

/** The same page with a line at its top that says of when it is. */
function asOfMoment(made: string, at: Date, language: Language): string {
  const locale = language === 'en' ? 'en-GB' : `${language}-u-nu-latn`
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' })
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

/**
 * Pages see what would cross the wire: a moment is its ISO text, in the server's rendering as in the browser's. In what is public
 * nothing turns the direction of what follows; officers see where it would; who wrote it has it back as it was typed.
 */
function wire(props: object, words: (text: string) => string): object {
  return JSON.parse(words(JSON.stringify(props))) as object
}
const asTyped = (text: string) => text
