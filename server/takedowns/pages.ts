import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { faultsOf } from '../http/forms.ts'
import { languageOf } from '../http/languages/address.ts'
import { noSuch } from '../http/refusal.ts'
import { complain, complaintAt } from './complain.ts'
import {
  ComplaintCode,
  type ComplaintFormProps,
  type ComplaintPageProps,
  ComplaintParams,
  NewComplaint,
  type TakenOutPageProps,
} from './contract.ts'
import { allNotes } from './queries.ts'

/** What everybody may ask: say that something published is wrong, read the answer, see what was taken out. */
export const takedownPages: FastifyPluginAsyncZod = async (app) => {
  const { receiptKey } = app.settings
  const rateLimit = app.settings.rateLimit ? { max: 10, timeWindow: '10 minutes' } : false
  const entry = async (ref: string) => {
    const found = await app.readDb
      .selectFrom('response as r')
      .innerJoin('publication as p', (join) => join.onRef('p.responseId', '=', 'r.id').on('p.replacedAt', 'is', null))
      .innerJoin('responseVersion as v', 'v.id', 'p.versionId')
      .innerJoin('consultation as k', 'k.id', 'r.consultationId')
      .select(['r.ref', 'v.youSaid'])
      .where('r.ref', '=', ref)
      .where('k.publishedAt', 'is not', null)
      .executeTakeFirst()
    if (!found) throw noSuch('response')
    return found
  }

  app.get(
    '/log/:ref/complaint',
    { config: { access: 'public' }, schema: { hide: true, params: ComplaintParams } },
    async (request, reply) => {
      const props: ComplaintFormProps = { ...(await entry(request.params.ref)), typed: {}, faults: [] }
      return reply.page('public/Complaint', props)
    },
  )
  app.post(
    '/log/:ref/complaint',
    { config: { access: 'public', rateLimit }, schema: { hide: true, params: ComplaintParams } },
    async (request, reply) => {
      const typed = request.body as Record<string, string>
      const read = NewComplaint.safeParse(typed)
      if (!read.success) {
        const { kind = '', words = '', message = '' } = typed ?? {}
        const shown = { ...(await entry(request.params.ref)), typed: { kind, words, message } }
        const props: ComplaintFormProps = { ...shown, faults: faultsOf(read.error) }
        return reply.page('public/Complaint', props, { status: 400 })
      }
      const language = languageOf(request.raw)
      const code = await complain(app.db, receiptKey, request.params.ref, read.data, language, app.now())
      return reply.redirect(`/complaints/${code}`, 303)
    },
  )
  app.get(
    '/complaints/:code',
    { config: { access: 'public', rateLimit }, schema: { hide: true, params: ComplaintCode } },
    async (request, reply) => {
      const { code } = request.params
      reply.header('x-robots-tag', 'noindex, nofollow')
      const props: ComplaintPageProps = { code, complaint: await complaintAt(app.db, code) }
      return reply.page('public/ComplaintAnswer', props)
    },
  )
  app.get('/taken-out', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) => {
    const load = async (): Promise<TakenOutPageProps> => ({ notes: await allNotes(app.readDb, 500) })
    return reply.publicPage('public/TakenOut', load, { address: '/taken-out', always: true })
  })
}
