import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'
import { languageOf } from './languages/address.ts'
import { addressIn, type Language, languageCodes, languages } from './languages/vocabulary.ts'

/** What every page is framed with. */
export const Shell = z.object({
  programme: z.object({ name: z.string(), area: z.string(), strapline: z.string().nullable() }),
  /** Said on every page, for example that this is a demonstration. */
  notice: z.string().nullable(),
  /** Without the language's prefix. */
  path: z.string(),
  language: z.enum(languageCodes as [Language]),
  /** Words came with the request: another language must take them along. */
  posted: z.boolean(),
  /** Null on public pages, which are the same for everybody. */
  person: z.custom<FastifyRequest['person']>(),
  flagged: z.number().int(),
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
    /** Render a page of `web/pages` for whoever is asking. */
    page(name: string, props: object, options?: PageOptions): Promise<FastifyReply>
    /** The same for a page that is alike for everybody: kept until something is published, and answered with 304 where it can be. */
    publicPage(name: string, load: () => Promise<object>, keep?: Keep): Promise<FastifyReply>
  }
  interface FastifyInstance {
    /** Forget the finished public pages of this process. */
    invalidatePages(): void
    /** Every file that a hydrated page asks for: its style and all of its script. */
    filesOf(name: string): string[]
  }
}

/** A rendered public page, and what it holds good for. */
type Finished = { body: Buffer; gzip: Buffer; etag: string; holds: string }

const dist = path.resolve(import.meta.dirname, '../../web/dist')
const mostKept = 2_000

/** Adds `reply.page` and `reply.publicPage`; serves the built styles and scripts under /assets. */
export const pages = fp(
  async (app: FastifyInstance) => {
    const bundle = (await import(pathToFileURL(path.join(dist, 'server/entry-server.js')).href)) as Bundle
    const manifest = JSON.parse(readFileSync(path.join(dist, 'client/.vite/manifest.json'), 'utf8')) as Manifest
    const entry = Object.values(manifest).find((chunk) => chunk.isEntry)
    if (!entry) throw new Error('The pages are not built: run npm run build.')
    const style = readdirSync(path.join(dist, 'server/assets')).find((file) => file.endsWith('.css'))
    const kept = new Map<string, Finished>()
    const underWay = new Map<string, Promise<Finished>>()
    let edition = 0

    const shellFor = async (request: FastifyRequest, person: FastifyRequest['person']): Promise<Shell> => {
      const { programme, notice } = await app.frame()
      const posted = request.method === 'POST'
      return { programme, notice, path: request.url, language: languageOf(request.raw), posted, person, flagged: 0 }
    }
    const document = (name: string, props: object, shell: Shell, hydrate: boolean): string => {
      const { head, body } = bundle.render(name, props, shell)
      // Data, not script: the policy allows no inline script, and `<` cannot end the block early.
      const data = hydrate
        ? `<script type="application/json" id="props">${JSON.stringify({ name, props, shell }).replaceAll('<', '\\u003c')}</script>` +
          `<script type="module" src="/${entry.file}"></script>`
        : ''
      return (
        `<!doctype html><html lang="${shell.language === 'en' ? 'en-GB' : shell.language}" dir="${languages[shell.language].dir}">` +
        `<head><meta charset="utf-8">` +
        `<meta name="viewport" content="width=device-width, initial-scale=1">` +
        `<link rel="stylesheet" href="/assets/${style}"><link rel="stylesheet" href="/brand.css"><link rel="icon" href="/icon.svg" type="image/svg+xml">` +
        `${head}</head><body><div id="app">${body}</div>${data}</body></html>`
      )
    }

    app.decorateReply(
      'page',
      async function (this: FastifyReply, name: string, props: object, options: PageOptions = {}) {
        const person = this.request.person
        const shell = await shellFor(this.request, person)
        return this.code(options.status ?? 200)
          .type('text/html; charset=utf-8')
          .header('cache-control', options.cacheControl ?? 'no-store')
          .send(document(name, wire(props), shell, options.hydrate ?? false))
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
      const body = Buffer.from(document(name, wire(await load()), await shellFor(request, null), false))
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
      // Compressed once for all readers; there is no secret in a public page that compression could give away.
      const page = { body, gzip: gzipSync(body, { level: 6 }), etag, holds }
      // What was read before a publication must not be kept after it.
      if (address !== null && begun === edition && app.hearsChanges()) {
        if (kept.size >= mostKept && !kept.has(address)) kept.delete(kept.keys().next().value as string)
        kept.set(address, page)
      }
      return page
    }
    app.decorateReply(
      'publicPage',
      async function (this: FastifyReply, name: string, load: () => Promise<object>, keep: Keep = {}) {
        const path = keep.address === undefined ? this.request.url : keep.address
        const address = path === null ? null : addressIn(languageOf(this.request.raw), path)
        // “Three days left” is another page tomorrow.
        const holds = `${app.today()} ${keep.while ?? ''}`
        let page = address === null ? undefined : kept.get(address)
        if (page?.holds !== holds) {
          // Many readers who come at the same time wait for one rendering.
          const one = `${holds} ${address}`
          const making = underWay.get(one) ?? finish(this.request, name, load, address, holds)
          if (address !== null) underWay.set(one, making)
          page = await making.finally(() => underWay.delete(one))
        }
        this.header('etag', page.etag)
          .header('cache-control', 'public, max-age=0, must-revalidate')
          .header('vary', 'accept-encoding')
        if (this.request.headers['if-none-match'] === page.etag) return this.code(304).send()
        this.type('text/html; charset=utf-8')
        const takesGzip = /\bgzip\b/.test(this.request.headers['accept-encoding'] ?? '')
        return takesGzip ? this.header('content-encoding', 'gzip').send(page.gzip) : this.send(page.body)
      },
    )

    // Whoever is sent on after a form stays in their language.
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

/** Pages see what would cross the wire: a moment is its ISO text, in the server's rendering as in the browser's. */
function wire(props: object): object {
  return JSON.parse(JSON.stringify(props)) as object
}
