import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { asSeenOn } from '../consultations/known.ts'
import { languageOf } from '../http/languages/address.ts'
import { languageCodes } from '../http/languages/vocabulary.ts'
import { consultationIn } from '../translations/read.ts'
import type { HallProps, PaperFormProps } from './contract.ts'
import type { Kit } from './queries.ts'
import { kitAt, Token } from './routes.ts'

/** The page that works in a hall without signal, the worker that keeps it on the device, and the form on paper. */
export const hallPages: FastifyPluginAsyncZod = async (app) => {
  const config = { access: 'public' } as const
  const worker = readFileSync(path.join(import.meta.dirname, 'worker.mjs'), 'utf8')

  // The address ends in a slash, so that the page is a folder: a worker may serve its own folder and nothing above it.
  app.get('/hall/:token', { config, schema: { hide: true, params: Token } }, async (request, reply) => {
    await kitAt(app, request.params.token)
    return reply.redirect(`/hall/${request.params.token}/`, 303)
  })

  app.get('/hall/:token/', { config, schema: { hide: true, params: Token } }, async (request, reply) => {
    const kit = await kitAt(app, request.params.token)
    reply.header('x-robots-tag', 'noindex, nofollow')
    return reply.page('hall/Hall', await propsOf(kit, request.params.token), { hydrate: true })
  })

  app.get('/hall/:token/worker.js', { config, schema: { hide: true, params: Token } }, async (request, reply) => {
    const { cache, files } = await propsOf(await kitAt(app, request.params.token), request.params.token)
    return reply
      .type('text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(`const kit = ${JSON.stringify({ cache, files })}\n${worker}`)
  })

  const Print = z.object({ print: z.enum(['large']).optional().catch(undefined) })
  app.get(
    '/consultations/:slug/paper',
    { config, schema: { hide: true, params: ConsultationParams, querystring: Print } },
    (request, reply) => {
      const { slug } = request.params
      const large = request.query.print === 'large'
      const load = async (): Promise<PaperFormProps> => {
        const { contactLine, localHelp } = await app.frame()
        const known = await app.consultation(slug)
        const translated = await consultationIn(app.db, languageOf(request.raw), known)
        return { consultation: { ...asSeenOn(known, app.today()), ...translated }, contactLine, localHelp, large }
      }
      return reply.publicPage('public/PaperForm', load, {
        address: `/consultations/${slug}/paper${large ? '?print=large' : ''}`,
      })
    },
  )

  async function propsOf(kit: Kit, token: string): Promise<HallProps> {
    const known = await app.consultationWithId(kit.consultationId)
    const consultation = asSeenOn(known, kit.lastDay)
    // People in the hall change the language where nothing can be asked for.
    const translated = await Promise.all(
      languageCodes.map((language) => consultationIn(app.db, language, known, [kit.title])),
    )
    const translations = translated.flatMap((one) => one.translations ?? [])
    const { localHelp, languagesOff } = await app.frame()
    const { publicUrl } = app.settings
    const offered = languageCodes.filter((code) => !languagesOff.includes(code))
    const props = {
      kit: {
        id: kit.id,
        token,
        publicKey: kit.publicKey.toString('base64url'),
        lastDay: kit.lastDay,
        takenAt: kit.takenAt,
      },
      event: { ref: kit.ref, title: kit.title, place: kit.place ?? kit.venue },
      // Days left would be wrong on a page that is kept.
      consultation: { ...consultation, daysLeft: null, translations },
      localHelp,
      offered,
      address: publicUrl ? `${publicUrl.replace(/^https?:\/\//, '')}/receipts` : null,
      files: [`/hall/${token}/`, ...app.filesOf('hall/Hall', offered)],
    }
    const edition = createHash('sha256').update(JSON.stringify(props)).digest('base64url').slice(0, 16)
    return { ...props, cache: `hall ${kit.id} ${edition}` }
  }
}
