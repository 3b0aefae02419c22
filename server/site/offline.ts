import fp from 'fastify-plugin'
import type { FastifyInstance } from 'fastify'
import { dayOf } from '../data/time.ts'
import { Refusal } from '../http/refusal.ts'

/** Every public page below a consultation's address says that it is offline, and why, while it is; its API says it in a sentence. */
export const offlineConsultations = fp(async (app: FastifyInstance) => {
  app.addHook('preHandler', async (request, reply) => {
    const { url = '', config } = request.routeOptions
    if (request.method !== 'GET' || config?.access !== 'public' || !/^(?:\/api)?\/consultations\/:slug/.test(url))
      return
    const { slug } = request.params as { slug: string }
    // A page that works while the database is away is not stopped by this.
    const known = await app.consultations().catch(() => [])
    const consultation = known.find((one) => one.slug === slug)
    if (!consultation?.offline) return
    const { reason, since } = consultation.offline
    if (url.startsWith('/api/'))
      throw new Refusal('not-found', `“${consultation.title}” is not shown at present: ${reason}`)
    reply.header('x-robots-tag', 'noindex')
    const { contactLine } = await app.frame()
    return reply.page('public/Offline', {
      title: consultation.title,
      reason,
      since: dayOf(new Date(since)),
      contactLine,
    })
  })
})
