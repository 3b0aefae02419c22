import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { asSeenOn, type Known, takingPhase } from '../consultations/known.ts'
import { openAtReceipt } from '../notices/follow-up.ts'
import type { AwaitedPageProps } from '../offline/contract.ts'
import { awaitedAt } from '../offline/queries.ts'
import { languageOf } from '../http/languages/address.ts'
import type { PageOptions } from '../http/page.ts'
import { type FieldFault, Refusal, statusOf } from '../http/refusal.ts'
import { consultationIn, namesIn, receiptIn } from '../translations/read.ts'
import { Id, Text } from '../http/wire.ts'
import { aboutIn, fieldsOf, looksLikeField, submissionIn, typedIn } from '../intake/form.ts'
import {
  answerField,
  boxesOf,
  type CommentCheckProps,
  type CommentFormProps,
  type CommentKeptProps,
  type ReceiptLookupProps,
  type ReceiptPageProps,
  type Typed,
  type WithdrawPageProps,
} from '../intake/form-contract.ts'
import { receiptAsPrinted, receiptHash, unknownReceipt } from '../ledger/receipts.ts'
import { receive } from '../intake/receive.ts'
import { withdraw } from '../intake/withdraw.ts'
import { receiptOf } from './receipt.ts'

type Problem = { title: string; detail: string }

const outOfReach: Problem = {
  title: 'Your comment is not sent yet',
  detail:
    'We cannot reach our records just now. Everything you wrote is below: please wait a minute and send it again. ' +
    'You may also copy it, to be safe.',
}

const noRoom: Problem = {
  title: outOfReach.title,
  detail:
    'Our disk is full, so we cannot keep what you send just now. Everything you wrote is below: please copy it, and send it ' +
    'again later.',
}

export const submissionPages: FastifyPluginAsyncZod = async (app) => {
  const ask = { config: { access: 'public' }, schema: { hide: true, params: ConsultationParams } } as const
  // Browsers write a character in up to nine; words that are too long must still come back to who wrote them.
  const form = { ...ask, bodyLimit: 8_388_608 } as const

  app.get('/consultations/:slug/comment', ask, async (request, reply) => {
    const consultation = await app.consultation(request.params.slug).catch((error: unknown) => {
      // Somebody may begin to write while the database is away: what was last known of it shows the form.
      const known = error instanceof Refusal ? undefined : app.lastKnownConsultation(request.params.slug)
      if (!known) throw error
      return known
    })
    if (!takingPhase(consultation.phases, app.today()))
      return reply.redirect(`/consultations/${consultation.slug}`, 303)
    // Not `no-store`: a browser that goes back finds what was typed, and the same key.
    return showForm(reply, consultation, { key: randomUUID() }, { cacheControl: 'private, no-cache', shared: true })
  })

  app.post('/consultations/:slug/comment', form, async (request, reply) => {
    const at = await read(request)
    return at.consultation ? showForm(reply, at.consultation, at.typed) : showKept(reply, request, at.typed, outOfReach)
  })

  app.post('/consultations/:slug/comment/check', form, async (request, reply) => {
    const { consultation, typed } = await read(request)
    if (!consultation) return showKept(reply, request, typed, outOfReach)
    if (!takingPhase(consultation.phases, app.today())) return showKept(reply, request, typed, closed, consultation)
    if (consultation.offline) return showKept(reply, request, typed, offline, consultation)
    const { submission, faults } = submissionIn(typed, consultation, languageOf(request.raw))
    if (!submission) return showForm(reply, consultation, typed, { faults, status: 400 })
    const props: CommentCheckProps = {
      consultation: await spoken(request, consultation),
      typed,
      answers: wordsIn(typed, consultation),
      about: aboutIn(submission, typed),
    }
    return reply.page('public/CommentCheck', props)
  })

  app.post('/consultations/:slug/comment/send', form, async (request, reply) => {
    const { consultation, typed, reached } = await read(request)
    if (!consultation) return showKept(reply, request, typed, outOfReach)
    if (!reached) return showForm(reply, consultation, typed, { problem: outOfReach, status: 503 })
    const { submission, faults } = submissionIn(typed, consultation, languageOf(request.raw))
    if (!submission) return showForm(reply, consultation, typed, { faults, status: 400 })
    try {
      const { receipt } = await receive(app.intake, app.settings, consultation, submission, {
        channel: 'web',
        idempotencyKey: typed.key as string,
        at: app.now(),
      })
      app.requestReading()
      return reply.redirect(`/receipts/${receipt}`, 303)
    } catch (error) {
      if (!(error instanceof Refusal)) request.log.error({ err: error }, 'a comment could not be written down')
      if (!(error instanceof Refusal) || error.kind === 'busy')
        return showForm(reply, consultation, typed, {
          problem: app.disk.now()?.enough === false ? noRoom : outOfReach,
          status: 503,
        })
      if (consultation.offline) return showKept(reply, request, typed, offline, consultation)
      if (!takingPhase(consultation.phases, app.today())) {
        return showKept(reply, request, typed, { ...closed, detail: `${error.message} ${closed.detail}` }, consultation)
      }
      if (error.kind !== 'conflict')
        return showForm(reply, consultation, typed, { faults: error.fields, status: statusOf[error.kind] })
      return showForm(
        reply,
        consultation,
        { ...typed, key: randomUUID() },
        { problem: sentAlready, status: statusOf.conflict },
      )
    }
  })

  // A reload by address, or a bookmark: the form is where these begin.
  for (const step of ['check', 'send']) {
    app.get(`/consultations/:slug/comment/${step}`, ask, async (request, reply) =>
      reply.redirect(`/consultations/${encodeURIComponent(request.params.slug)}/comment`, 303),
    )
  }

  /** What the form holds, and what it asked: as last known where the database is out of reach. */
  async function read(request: FastifyRequest<{ Params: z.output<typeof ConsultationParams> }>) {
    const { slug } = request.params
    const { consultation, reached } = await app.consultation(slug).then(
      (found) => ({ consultation: found, reached: true }),
      (error: unknown) => {
        if (error instanceof Refusal) throw error
        request.log.error({ err: error }, 'a consultation could not be looked up')
        return { consultation: app.lastKnownConsultation(slug), reached: false }
      },
    )
    const typed = typedIn(request.body, consultation ? fieldsOf(consultation) : looksLikeField)
    if (!z.uuid().safeParse(typed.key).success) typed.key = randomUUID()
    return { consultation, typed, reached }
  }

  /** As it is today, with what is translated of it; in English where the database is out of reach, so that words typed come back. */
  async function spoken(request: FastifyRequest, known: Known) {
    const translated = await consultationIn(app.db, languageOf(request.raw), known).catch((error: unknown) => {
      request.log.error({ err: error }, 'translations could not be looked up')
      return {}
    })
    return { ...asSeenOn(known, app.today()), ...translated }
  }

  async function showForm(
    reply: FastifyReply,
    consultation: Known,
    typed: Typed,
    more: { faults?: FieldFault[]; problem?: Problem } & PageOptions = {},
  ) {
    const { faults = [], problem = null, ...options } = more
    const { localHelp } = await app.frame()
    const props: CommentFormProps = {
      consultation: await spoken(reply.request, consultation),
      typed,
      faults,
      problem,
      localHelp,
    }
    if (options.status === 503) reply.header('retry-after', '5')
    return reply.page('public/CommentForm', props, options)
  }

  async function showKept(
    reply: FastifyReply,
    request: FastifyRequest<{ Params: z.output<typeof ConsultationParams> }>,
    typed: Typed,
    problem: Problem,
    consultation?: Known,
  ) {
    const { contactLine } = await app.frame()
    const status = consultation ? statusOf.conflict : statusOf.busy
    if (!consultation) reply.header('retry-after', '5')
    const props: CommentKeptProps = {
      problem,
      slug: request.params.slug,
      words: wordsIn(typed, consultation).filter((answer) => answer.text !== ''),
      contactLine,
      again: consultation ? null : typed,
    }
    return reply.page('public/CommentKept', props, { status })
  }

  const receipt = {
    config: { access: 'public' },
    schema: { hide: true, params: z.object({ code: Text().max(200) }) },
  } as const
  const receiptComment = {
    ...receipt,
    schema: { hide: true, params: receipt.schema.params.extend({ id: Id }) },
  } as const
  app.addHook('onSend', async (request, reply) => {
    if (request.routeOptions.url?.startsWith('/receipts')) reply.header('x-robots-tag', 'noindex, nofollow')
  })

  app.get('/receipts', { config: { access: 'public' }, schema: { hide: true } }, (_request, reply) =>
    showLookup(reply, '', null, 200),
  )

  app.post('/receipts', { config: { access: 'public' }, schema: { hide: true } }, async (request, reply) => {
    const { code = '' } = typedIn(request.body, (field) => field === 'code')
    if (code.trim() === '') return showLookup(reply, code, 'Please type the code from your receipt.', 400)
    const printed = receiptAsPrinted(code)
    if (!printed || !((await viewOf(printed)) || (await awaitedOf(printed))))
      return showLookup(reply, code, notFoundBecause(code), 404)
    return reply.redirect(`/receipts/${printed}`, 303)
  })

  const answer = z.object({ answered: Text().max(100).optional().catch(undefined) })
  const receiptPage = { ...receipt, schema: { ...receipt.schema, querystring: answer } } as const
  app.get('/receipts/:code', receiptPage, async (request, reply) => {
    const code = receiptAsPrinted(request.params.code)
    const hash = receiptHash(request.params.code)
    const view = code && hash && (await receiptOf(app, hash))
    const { contactLine } = await app.frame()
    if (!view) {
      const event = code && (await awaitedOf(code))
      if (!event) return showLookup(reply, request.params.code, notFoundBecause(request.params.code), 404)
      const { heldSince, consultationId, title, place } = event
      const names = await namesIn(
        app.db,
        languageOf(request.raw),
        consultationId,
        place === null ? [title] : [title, place],
      )
      const said = (name: string) => names.find(({ english }) => english === name)?.text ?? name
      const at = { title: said(title), place: place && said(place) }
      const props: AwaitedPageProps = { code, event: at, heldSince, contactLine }
      return reply.page('public/ReceiptAwaited', props)
    }
    const { publicUrl } = app.settings
    const address = publicUrl ? `${publicUrl.replace(/^https?:\/\//, '')}/receipts` : null
    const asks = (await openAtReceipt(app.db, hash)).map(({ ref, answer }) => ({ ref, answer }))
    const answered = asks.find((ask) => ask.ref === request.query.answered && ask.answer)?.ref ?? null
    const shown = await receiptIn(app.db, languageOf(request.raw), view)
    return reply.page('public/Receipt', {
      code,
      view: shown,
      contactLine,
      address,
      asks,
      answered,
    } satisfies ReceiptPageProps)
  })

  app.get('/receipts/:code/comments/:id/withdraw', receiptComment, async (request, reply) => {
    const code = receiptAsPrinted(request.params.code)
    const comment = code && (await viewOf(code))?.comments.find(({ id }) => id === request.params.id)
    if (!comment) throw new Refusal('not-found', unknownReceipt)
    return reply.page('public/Withdraw', { code, comment } satisfies WithdrawPageProps)
  })

  app.post('/receipts/:code/comments/:id/withdraw', receiptComment, async (request, reply) => {
    const { code, id } = request.params
    await withdraw(app.db, code, id, app.now())
    app.invalidate('public')
    return reply.redirect(`/receipts/${receiptAsPrinted(code)}#comment-${id}`, 303)
  })

  async function viewOf(code: string) {
    const hash = receiptHash(code)
    return hash && receiptOf(app, hash)
  }

  /** The event where this code was given out, while the words are still on their way. */
  async function awaitedOf(code: string) {
    const hash = receiptHash(code)
    return hash && awaitedAt(app.db, hash)
  }

  function showLookup(reply: FastifyReply, code: string, fault: string | null, status: number) {
    return reply.page('public/ReceiptLookup', { code, fault } satisfies ReceiptLookupProps, { status })
  }
}

const closed: Problem = {
  title: 'The consultation has closed',
  detail: 'Your words were not sent. They are below, so that you can copy them.',
}

const offline: Problem = { ...closed, title: 'This consultation is not shown at present' }

const sentAlready: Problem = {
  title: 'You have sent this form already',
  detail:
    'What you sent first is safe, and its receipt still works. The words below are different: ' +
    'check and send them only if you want us to have them as well.',
}

/** Each box with what was typed in it; where it is not known what was asked, by its number. */
function wordsIn(typed: Typed, consultation: Known | undefined): CommentKeptProps['words'] {
  if (consultation) {
    return boxesOf(consultation).map(({ question, text }) => {
      const field = answerField(question)
      return { field, question: text, text: typed[field]?.trim() ? typed[field] : '' }
    })
  }
  return Object.entries(typed)
    .filter(([field]) => field.startsWith('answer-'))
    .map(([field, text]) => ({ field, question: `Your answer to question ${field.slice('answer-'.length)}`, text }))
}

function notFoundBecause(code: string): string {
  const length = code.replace(/[^\p{L}\p{N}]/gu, '').length
  return length === 26
    ? 'We know no receipt with this code. Please check it, letter by letter.'
    : `A code has 26 letters and digits; this one has ${length}. Please check it against your receipt.`
}
