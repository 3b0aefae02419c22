import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Known } from '../../consultations/known.ts'
import { action, typedIn } from '../../http/action.ts'
import { currentUser } from '../../people/access.ts'
import { refuseOutside } from '../../people/reach.ts'
import { importable } from '../room.ts'
import { equalityField } from '../../intake/equality-vocabulary.ts'
import { equalityIn } from '../../intake/form.ts'
import { receiptFor } from '../../ledger/receipts.ts'
import { dayOf } from '../../data/time.ts'
import { Id, Text } from '../../http/wire.ts'
import { TypedIn, TypedInReceipt, type TypeInPageProps } from '../contract.ts'
import { differences, typeIn } from './type-in.ts'

const config = { access: 'imports.run', lists: true } as const
type Form = Record<string, string>

/** Typing in paper, phone and e-mail, many in a row by keyboard alone. */
export const typeInPages: FastifyPluginAsyncZod = async (app) => {
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

  const typedInto = async (typed: Form, request: FastifyRequest) =>
    (await importable(app, request)).find(({ slug }) => slug === typed.consultation)
  const given = (typed: Form, consultation: Known | undefined) => ({
    ...typed,
    consentToQuote: typed.consentToQuote === 'yes',
    comments: wordsIn(typed, consultation).map(({ position, body }) => ({ question: position || null, body })),
    equality: consultation?.asksEquality ? equalityIn(typed) : undefined,
  })
  const again = async (
    request: FastifyRequest,
    reply: FastifyReply,
    typed: Form,
    more: Partial<TypeInPageProps>,
    status = 200,
  ) => reply.page('desk/TypeIn', await props(request, typed.consultation, { typed, ...more }), { status })

  action(app, {
    ...config,
    address: '/imports/typed-in',
    formAddress: '/imports/type-in',
    operationId: 'typeInSubmission',
    summary: 'Take in what came on paper, by telephone or in an e-mail',
    params: z.object({}),
    body: TypedIn,
    made: TypedInReceipt,
    fromForm: async (typed, request) => given(typed, await typedInto(typed, request)),
    // Typed twice, it is taken once both typings agree or somebody has settled where they differ.
    preview: async (request, reply, _params, typed) => {
      const consultation = await typedInto(typed, request)
      if (!TypedIn.safeParse(given(typed, consultation)).success) return
      if (typed.twice === 'yes' && stepOf(typed) === 'first') {
        const words = wordsIn(typed, consultation)
        const kept = Object.fromEntries(words.map(({ position, body }) => [`first-${position}`, body]))
        const blank = Object.fromEntries(Object.entries(typed).filter(([name]) => !name.startsWith('words-')))
        await again(request, reply, { ...blank, ...kept }, { step: 'second' })
      } else if (stepOf(typed) === 'second') {
        const found = differing(typed, consultation)
        if (found.length > 0) await again(request, reply, typed, { step: 'settle', differences: found })
      }
    },
    act: async ({ body, by }) => {
      const consultation = await app.consultation(body.consultation)
      await refuseOutside(app.db, by, 'imports.run', consultation.id)
      const taken = await typeIn(app.intake, app.settings, consultation, body, by.id, app.now())
      app.requestReading()
      return { ...taken, url: `/receipts/${taken.receipt}` }
    },
    after: (_params, { id }, _body, request) =>
      `/desk/imports/type-in?after=${id}${typedIn(request).twice === 'yes' ? '&twice=yes' : ''}`,
    again: (request, reply, _params, { typed, faults }, status) =>
      again(request, reply, typed, { faults, step: stepOf(typed) }, status),
    idOf: (field, typed) =>
      field === 'comments'
        ? 'words-0'
        : field
            .replace(/^equality\.(.*)/, (_all, question: string) => equalityField(question))
            .replace(/^comments\.(\d+).*/, (_all, n: string) => wordFields(typed)[Number(n)] ?? 'words-0'),
    field: 'words-0',
  })
}

const stepOf = ({ step }: Form) => (step === 'second' || step === 'settle' ? step : 'first')

function shown({ slug, title, areas, asksEquality, questions }: Known): TypeInPageProps['consultation'] {
  return { slug, title, areas, asksEquality, questions: questions.map(({ position, text }) => ({ position, text })) }
}

/** The fields that hold words: one for each question, and one (0) for no question in particular. */
function fields(consultation: Known | undefined): { position: number; text: string }[] {
  return [...(consultation?.questions ?? []), { position: 0, text: 'No question in particular' }]
}

/** The names of the fields in which something was typed, in the order of the form. */
const wordFields = (typed: Form) => Object.keys(typed).filter((name) => /^words-\d+$/.test(name) && typed[name]?.trim())

function wordsIn(form: Form, consultation: Known | undefined) {
  return fields(consultation).flatMap(({ position }) => {
    // A browser's form ends lines with CR LF; what is typed has line feeds.
    const body = (form[`words-${position}`] ?? '').replaceAll('\r\n', '\n')
    return body.trim() === '' ? [] : [{ position, body }]
  })
}

function differing(form: Form, consultation: Known | undefined): TypeInPageProps['differences'] {
  return fields(consultation).flatMap(({ position, text }) => {
    const [first, second] = [`first-${position}`, `words-${position}`].map((name) =>
      (form[name] ?? '').replaceAll('\r\n', '\n').trim(),
    )
    return first === second ? [] : [{ question: text, parts: differences(first ?? '', second ?? '') }]
  })
}
