import { randomUUID } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Known } from '../consultations/known.ts'
import { faultsOf } from '../http/forms.ts'
import { currentUser } from '../people/access.ts'
import { refuseOutside } from '../people/reach.ts'
import { importable } from './room.ts'
import { type FieldFault, Refusal, statusOf } from '../http/refusal.ts'
import { equalityField } from '../intake/equality-vocabulary.ts'
import { equalityIn } from '../intake/form.ts'
import { receiptFor } from '../ledger/receipts.ts'
import { dayOf } from '../data/time.ts'
import { Id, Text } from '../http/wire.ts'
import { TypedIn, TypedInReceipt, type TypeInPageProps } from './contract.ts'
import { differences, typeIn } from './type-in.ts'

const config = { access: 'imports.run', lists: true } as const

/** Typing in paper, phone and e-mail, many in a row by keyboard alone. */
export const typeInPages: FastifyPluginAsyncZod = async (app) => {
  const take = async (given: TypedIn, request: FastifyRequest) => {
    const by = currentUser(request)
    const consultation = await app.consultation(given.consultation)
    await refuseOutside(app.db, by, 'imports.run', consultation.id)
    const taken = await typeIn(app.intake, app.settings, consultation, given, by.id, app.now())
    app.requestReading()
    return taken
  }

  app.post(
    '/api/desk/imports/typed-in',
    {
      config,
      schema: {
        operationId: 'typeInSubmission',
        summary: 'Take in what came on paper, by telephone or in an e-mail',
        body: TypedIn,
        response: {
          201: TypedInReceipt,
        },
      },
    },
    async (request, reply) => {
      const taken = await take(request.body, request)
      return reply.code(201).send({ ...taken, url: `/receipts/${taken.receipt}` })
    },
  )

  const props = async (
    request: FastifyRequest,
    slug: string | undefined,
    more: Partial<TypeInPageProps>,
  ): Promise<TypeInPageProps> => {
    const all = await importable(app, request)
    const chosen = all.find((each) => each.slug === slug) ?? (all.length === 1 ? all[0] : undefined)
    return {
      consultations: all.map(({ slug, title }) => ({ slug, title })),
      consultation: chosen ? shown(chosen) : null,
      typed: { key: randomUUID() },
      faults: [],
      step: 'first',
      differences: [],
      last: null,
      ...more,
    }
  }

  app.get(
    '/desk/imports/type-in',
    {
      config,
      schema: {
        hide: true,
        querystring: z.object({
          consultation: Text().max(100).optional(),
          after: Id.optional(),
          twice: z.literal('yes').optional(),
        }),
      },
    },
    async (request, reply) => {
      const { consultation, after, twice } = request.query
      const before = after && (await lastTyped(after, currentUser(request).id))
      const again = before ? before.again : {}
      return reply.page(
        'desk/TypeIn',
        await props(request, before ? before.slug : consultation, {
          typed: { key: randomUUID(), ...again, ...(twice && { twice }) },
          last: before ? before.last : null,
        }),
      )
    },
  )

  /** What the last one that this person typed in had, as far as the next one is likely to have it too. */
  async function lastTyped(id: string, by: string) {
    const row = await app.db
      .selectFrom('submission as s')
      .innerJoin('consultation as c', 'c.id', 's.consultationId')
      .select([
        'c.slug',
        's.consultationId',
        's.idempotencyKey',
        's.channel',
        's.area',
        's.answers',
        's.saidAt',
        's.receivedAt',
        's.late',
      ])
      .where('s.id', '=', id)
      .where('s.enteredBy', '=', by)
      .where((when) =>
        when.or([when('s.idempotencyKey', 'like', 'typed:%'), when('s.idempotencyKey', 'like', 'printed:%')]),
      )
      .executeTakeFirst()
    if (!row) return undefined
    const receipt = receiptFor(app.settings.receiptKey, row.consultationId, row.idempotencyKey)
    const fact = (wanted: string) =>
      (row.answers as { question: string; value: string }[]).find(({ question }) => question === wanted)?.value ?? ''
    return {
      slug: row.slug,
      again: {
        channel: row.channel,
        batch: fact('Batch'),
        saidOn: dayOf(row.saidAt) === dayOf(row.receivedAt) ? '' : dayOf(row.saidAt),
        area: row.area ?? '',
      },
      last: { id, receipt, url: `${app.settings.publicUrl ?? ''}/receipts`, late: row.late },
    }
  }

  app.post('/desk/imports/type-in', { config, schema: { hide: true } }, async (request, reply) => {
    const form = (request.body ?? {}) as Record<string, string>
    const consultation = (await importable(app, request)).find(({ slug }) => slug === form.consultation)
    const words = wordsIn(form, consultation)
    const again = async (faults: FieldFault[], status: number, more: Partial<TypeInPageProps> = {}) =>
      reply.page('desk/TypeIn', await props(request, form.consultation, { typed: { ...form }, faults, ...more }), {
        status,
      })
    const step = form.step === 'second' || form.step === 'settle' ? form.step : 'first'

    const read = TypedIn.safeParse({
      ...form,
      consentToQuote: form.consentToQuote === 'yes',
      comments: words.map(({ position, body }) => ({ question: position || null, body })),
      equality: consultation?.asksEquality ? equalityIn(form) : undefined,
    })
    if (!read.success) {
      const faults = faultsOf(read.error).map(({ field, message }) => ({
        field:
          field === 'comments'
            ? 'words-0'
            : field
                .replace(/^equality\.(.*)/, (_all, question: string) => equalityField(question))
                .replace(/^comments\.(\d+).*/, (_all, n: string) => `words-${words[Number(n)]?.position ?? 0}`),
        message,
      }))
      return again(faults, 400, { step })
    }
    if (form.twice === 'yes' && step === 'first') {
      const kept = Object.fromEntries(words.map(({ position, body }) => [`first-${position}`, body]))
      const blank = Object.fromEntries(Object.entries(form).filter(([name]) => !name.startsWith('words-')))
      return reply.page(
        'desk/TypeIn',
        await props(request, form.consultation, { typed: { ...blank, ...kept }, step: 'second' }),
      )
    }
    if (step === 'second') {
      const found = differing(form, consultation)
      if (found.length > 0) return again([], 200, { step: 'settle', differences: found })
    }
    try {
      const { id } = await take(read.data, request)
      return await reply.redirect(`/desk/imports/type-in?after=${id}${form.twice === 'yes' ? '&twice=yes' : ''}`, 303)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const faults = error.fields.length > 0 ? error.fields : [{ field: 'words-0', message: error.message }]
      return again(faults, statusOf[error.kind], { step })
    }
  })
}

function shown({ slug, title, areas, asksEquality, questions }: Known): TypeInPageProps['consultation'] {
  return { slug, title, areas, asksEquality, questions: questions.map(({ position, text }) => ({ position, text })) }
}

/** The fields that hold words: one for each question, and one (0) for no question in particular. */
function fields(consultation: Known | undefined): { position: number; text: string }[] {
  return [...(consultation?.questions ?? []), { position: 0, text: 'No question in particular' }]
}

function wordsIn(form: Record<string, string>, consultation: Known | undefined) {
  return fields(consultation).flatMap(({ position }) => {
    // A browser's form ends lines with CR LF; what is typed has line feeds.
    const body = (form[`words-${position}`] ?? '').replaceAll('\r\n', '\n')
    return body.trim() === '' ? [] : [{ position, body }]
  })
}

function differing(form: Record<string, string>, consultation: Known | undefined): TypeInPageProps['differences'] {
  return fields(consultation).flatMap(({ position, text }) => {
    const [first, second] = [`first-${position}`, `words-${position}`].map((name) =>
      (form[name] ?? '').replaceAll('\r\n', '\n').trim(),
    )
    return first === second ? [] : [{ question: text, parts: differences(first ?? '', second ?? '') }]
  })
}
