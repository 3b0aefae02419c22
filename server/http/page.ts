import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { z } from 'zod'
import { DeskPlace } from './desk-place-contract.ts'
import { languageOf } from './languages/address.ts'
import {
  addressIn,
  type Language,
  languageCodes,
  languages,
  manyLanguages,
  showingOverrides,
  withoutOverrides,
} from './languages/vocabulary.ts'
import { html, type Keep, keepFinished } from './kept.ts'
import { type Preview, withPreview } from './preview.ts'
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
type Bundle = {
  render(name: string, props: object, shell: Shell): Rendered
}
type Manifest = Record<string, { file: string; isEntry?: boolean; imports?: string[] }>

export type PageOptions = {
  status?: number
  hydrate?: boolean
  /** `no-store` unless told. */
  cacheControl?: string
  /** Its address is one that people pass on: it tells of itself as a page for everybody does. */
  shared?: boolean
}

declare module 'fastify' {
  interface FastifyReply {
    /** Render a page of `web/pages` for the person asking. */
    page(name: string, props: object, options?: PageOptions): Promise<FastifyReply>
    /** The same for a page that is alike for everybody: kept until something is published, and answered with 304 where it can be. */
    publicPage(name: string, load: () => Promise<object>, keep?: Keep): Promise<FastifyReply>
    /** A file that is alike for everybody, kept in the same way; `type` with its charset. */
    publicFile(type: string, load: () => Promise<string>, keep: Keep): Promise<FastifyReply>
  }
  interface FastifyInstance {
    /** Forget the finished public pages of this process. */
    invalidatePages(): void
    /** Render them again before they are shown: something may have been missed. */
    doubtPages(): void
    /** Send what was last finished for everybody at this address, saying of when it is; undefined where nothing is kept. */
    standIn(request: FastifyRequest, reply: FastifyReply): FastifyReply | undefined
    /** Where in the desk the reader is, for the menu; null outside it. */
    deskPlace(request: FastifyRequest, reply: FastifyReply): Promise<DeskPlace | null>
    /** Every file that a hydrated page asks for: its style and all of its script. */
    filesOf(name: string, languages?: readonly Language[]): string[]
  }
}

const dist = path.resolve(import.meta.dirname, '../../web/dist')

/** Without the comments by which a script would find its places: a fifth of a page that no script ever reads. */
const withoutMarks = (markup: string) => markup.replaceAll(/<!(?:--(?:\[[\d!-]*|\]|[a-z\d]*)--)?>/g, '')

/** Adds `reply.page`, `reply.publicPage` and `reply.publicFile`; serves the built styles and scripts under /assets. */
export const pages = fp(
  async (app: FastifyInstance) => {
    const bundle = (await import(pathToFileURL(path.join(dist, 'server/entry-server.js')).href)) as Bundle
    const manifest = JSON.parse(readFileSync(path.join(dist, 'client/.vite/manifest.json'), 'utf8')) as Manifest
    const entry = manifest['entry-client.ts']
    const deskEntry = manifest['entry-desk.ts']
    if (!entry || !deskEntry) throw new Error('The pages are not built: run npm run build.')
    const style = readdirSync(path.join(dist, 'server/assets')).find((file) => file.endsWith('.css'))
    const kept = keepFinished(app)

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
      const rendered = bundle.render(name, props, shell)
      const [own, body] = [rendered.head, rendered.body].map((part) => (hydrate ? part : withoutMarks(part))) as [
        string,
        string,
      ]
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
          .type(html)
          .header('cache-control', options.cacheControl ?? 'no-store')
          .send(
            document(
              name,
              wire(props, name.startsWith('desk/') ? showingOverrides : asTyped),
              shell,
              options.hydrate ?? false,
              options.shared ? previewOf(shell) : undefined,
            ),
          )
      },
    )

    app.decorateReply(
      'publicPage',
      function (this: FastifyReply, name: string, load: () => Promise<object>, keep: Keep = {}) {
        const { request } = this
        return kept.answer(this, html, keep, async () => {
          const shell = await shellFor(request, null, null)
          return document(name, wire(await load(), withoutOverrides), shell, false, previewOf(shell))
        })
      },
    )
    app.decorateReply(
      'publicFile',
      function (this: FastifyReply, type: string, load: () => Promise<string>, keep: Keep) {
        return kept.answer(this, type, keep, load)
      },
    )

    // Anyone who is sent on after a form stays in their language.
    app.addHook('onSend', async (request, reply) => {
      const onward = reply.getHeader('location')
      if (typeof onward !== 'string' || !/^\/(?!\/)/.test(onward) || !manyLanguages(onward)) return
      reply.header('location', addressIn(languageOf(request.raw), onward))
    })

    app.decorate('filesOf', (name, languages = []) => {
      const chunks = new Set<string>()
      const add = (key: string) => {
        if (chunks.has(key)) return
        chunks.add(key)
        manifest[key]?.imports?.forEach(add)
      }
      Object.keys(manifest)
        .filter((key) => manifest[key] === entry || key === `pages/${name}.svelte`)
        .forEach(add)
      languages
        .map((code) => `../messages/${code}.json`)
        .filter((key) => manifest[key])
        .forEach(add)
      const scripts = [...chunks].map((key) => `/${manifest[key]?.file}`)
      return [`/assets/${style}`, '/brand.css', '/icon.svg', ...scripts]
    })

    // A database that is known to be away is not waited for.
    app.addHook('onRequest', async (request, reply) => {
      if (request.method === 'GET' && app.recordsAway()) return kept.standIn(request, reply)
    })
    const begun = new WeakMap<FastifyRequest, number>()
    app.addHook('preHandler', async (request) => {
      if (request.routeOptions.config.standsIn) begun.set(request, kept.edition())
    })
    app.addHook('onSend', async (request, reply, payload) => {
      const edition = begun.get(request)
      if (edition !== undefined) kept.hold(request, reply, payload, edition)
    })

    app.decorate('standIn', kept.standIn)
    app.decorate('invalidatePages', kept.invalidate)
    app.decorate('doubtPages', kept.doubt)
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

/**
 * Pages see what would cross the wire: a moment is its ISO text, in the server's rendering as in the browser's. In what is public
 * nothing turns the direction of what follows; officers see where it would; who wrote it has it back as it was typed.
 */
function wire(props: object, words: (text: string) => string): object {
  return JSON.parse(words(JSON.stringify(props))) as object
}
const asTyped = (text: string) => text
