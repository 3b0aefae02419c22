import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConsultationParams } from '../../consultations/contract.ts'
import { asSeenOn, type Known } from '../../consultations/known.ts'
import { languageOf } from '../../http/languages/address.ts'
import { type Language, languageCodes } from '../../http/languages/vocabulary.ts'
import { Refusal } from '../../http/refusal.ts'
import { Id, Whole } from '../../http/wire.ts'
import { receiptFor } from '../../ledger/receipts.ts'
import { currentUser } from '../../people/access.ts'
import { originOf } from '../../people/site.ts'
import { consultationIn } from '../../translations/read.ts'
import type { AsSeen } from './contract.ts'
import { formsPdf, receiptPdf } from './form.ts'

const Print = z.object({ print: z.enum(['large']).optional().catch(undefined) })
const Many = Print.extend({
  copies: Whole().min(1).max(100).default(20),
  language: z.enum(languageCodes as [Language, ...Language[]]).default('en'),
})
const Typed = z.object({ language: Many.shape.language })

/** The form on paper as a PDF with a receipt to tear off: one for everybody, many for an event; and a receipt by itself. */
export const formPages: FastifyPluginAsyncZod = async (app) => {
  const hide = { hide: true, params: ConsultationParams } as const
  app.get(
    '/consultations/:slug/paper.pdf',
    { config: { access: 'public' }, schema: { ...hide, querystring: Print } },
    async (request, reply) => {
      const known = await app.consultation(request.params.slug)
      const language = languageOf(request.raw)
      const asked = { language, large: request.query.print === 'large', copies: 1, today: app.today() }
      const pdf = await formsPdf(
        await inLanguage(app, known, language),
        await placeOf(app, request),
        app.settings.receiptKey,
        asked,
      )
      return reply.type('application/pdf').header('cache-control', 'no-store').send(pdf)
    },
  )
  app.get(
    '/desk/consultations/:slug/forms.pdf',
    { config: { access: 'imports.run' }, schema: { ...hide, querystring: Many } },
    async (request, reply) => {
      const known = await app.consultation(request.params.slug)
      const { print, copies, language } = request.query
      const asked = { language, large: print === 'large', copies, today: app.today() }
      const pdf = await formsPdf(
        await inLanguage(app, known, language),
        await placeOf(app, request),
        app.settings.receiptKey,
        asked,
      )
      return reply
        .type('application/pdf')
        .header('content-disposition', `attachment; filename="forms-${known.slug}-${language}.pdf"`)
        .send(pdf)
    },
  )
  app.get(
    '/desk/imports/typed-in/:id/receipt.pdf',
    { config: { access: 'imports.run' }, schema: { hide: true, params: z.object({ id: Id }), querystring: Typed } },
    async (request, reply) => {
      const row = await app.db
        .selectFrom('submission')
        .select(['consultationId', 'idempotencyKey'])
        .where('id', '=', request.params.id)
        .where('enteredBy', '=', currentUser(request).id)
        .executeTakeFirst()
      if (!row) throw new Refusal('not-found', 'You have typed in no such form.')
      const { language } = request.query
      const known = await app.consultationWithId(row.consultationId)
      const code = receiptFor(app.settings.receiptKey, row.consultationId, row.idempotencyKey)
      const pdf = await receiptPdf(await inLanguage(app, known, language), code, await placeOf(app, request), {
        language,
        today: app.today(),
      })
      return reply.type('application/pdf').header('cache-control', 'no-store').send(pdf)
    },
  )
}

async function placeOf(app: FastifyInstance, request: FastifyRequest) {
  const { contactLine, localHelp } = await app.frame()
  return { address: `${originOf(app, request).replace(/^https?:\/\//, '')}/receipts`, contactLine, localHelp }
}

/** A consultation’s texts in a language, where they are translated. */
async function inLanguage(app: FastifyInstance, known: Known, language: Language): Promise<AsSeen> {
  const { translations = [] } = await consultationIn(app.db, language, known)
  const said = new Map(translations.map(({ english, text }) => [english, text]))
  const say = (text: string) => said.get(text) ?? text
  const seen = asSeenOn(known, app.today())
  return {
    id: known.id,
    ref: seen.ref,
    title: say(seen.title),
    closesOn: seen.closesOn,
    areas: seen.areas,
    privacyNotice: seen.privacyNotice && say(seen.privacyNotice),
    asksEquality: seen.asksEquality,
    questions: seen.questions.map((one) => ({ ...one, text: say(one.text), hint: one.hint && say(one.hint) })),
  }
}
