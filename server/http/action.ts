import { createHash } from 'node:crypto'
import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { faultsOf, tidied } from './forms.ts'
import { asRefusal } from './explain.ts'
import { type FieldFault, Refusal, statusOf } from './refusal.ts'
import { Nothing } from './wire.ts'

/** What was typed into one form of a page, and what of it does not fit. `form` tells the forms of one page apart. */
export const FormState = z.object({
  form: z.string(),
  typed: z.record(z.string(), z.string()),
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
})
export type FormState = z.output<typeof FormState>

/** Nothing was typed yet. */
export const emptyForm: FormState = { form: '', typed: {}, faults: [] }

/** Shows the page of an action: first with `emptyForm`, then with what was typed and does not fit. */
export type Show<P> = (
  request: FastifyRequest,
  reply: FastifyReply,
  params: P,
  formState: FormState,
  status: number,
) => Promise<unknown>

type Asked<P, B> = { params: P; body: B; by: NonNullable<FastifyRequest['person']>; request: FastifyRequest }

/**
 * What is looked through: words; a mailbox, where the address of an office is what is asked for; or where people can come to, which
 * is an address and may be called after somebody.
 */
export type Screened = string | { mailbox: string } | { place: string }

/**
 * One action of the desk, asked for in two ways that call the same verb: a form posts to `/desk…`, a program to `/api/desk…`.
 * The form is answered with 303 to `after`, or with `shown`; what does not fit comes back on its page with everything still typed in.
 */
export type Action<P extends z.ZodType, B extends z.ZodType, M> = {
  /** Under `/desk` and `/api/desk`, for example `/consultations/:slug/phases`. */
  address: string
  /** What a program calls it, for example `publishResponse`: it stays when the address changes. */
  operationId: string
  summary: string
  access: NonNullable<FastifyContextConfig['access']>
  /** It is about nothing that its address names, and looks for itself how far the roles of the person who asks reach. */
  lists?: true
  /** Asks again who sits there, if that was not shown lately. */
  confirms?: true
  /** Open to somebody who has yet to add the second factor that their role demands. */
  beforeFactor?: true
  params: P
  body: B
  /** Of the API; forms always post. */
  method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /**
   * Where the form posts, if not to the same address; null where people have no form of its own. What of `params` this address
   * does not name is read from the form's fields.
   */
  formAddress?: string | null
  /** The value of the button `do` that asks for it, where several actions share one form; without one it is the form's own. */
  button?: string | readonly string[]
  /** What the API answers, with 201; without it the answer is 204. */
  made?: z.ZodType<M>
  /** 200 where what it answers was there before, or is only counted. */
  status?: 200 | 201
  /** What the API answers, where that is not one status: by status, and which of them it is. */
  answers?: Record<number, z.ZodType>
  answer?(made: M): { status: number; body: unknown }
  /** The most that the API takes, in bytes, where it brings a file. */
  maxBytes?: number
  /** Reads a form that is sent with a file; it is shown again with what this gives. */
  upload?(request: FastifyRequest): Promise<Record<string, string>>
  /**
   * What the form's fields say, where they do not have the names and values that a program sends; a promise is waited for.
   * It may throw a `Refusal`, which is shown on the form's page as one of `act` is.
   */
  fromForm?(typed: Record<string, string>, request: FastifyRequest): unknown
  /** What of the body everybody will read, by field: looked through for what gives somebody away. */
  screens?(body: z.output<B>): Record<string, Screened | null | undefined>
  /** May answer the form before anything is done, for example with a preview. */
  preview?(
    request: FastifyRequest,
    reply: FastifyReply,
    params: z.output<P>,
    typed: Record<string, string>,
  ): Promise<unknown>
  act(asked: Asked<z.output<P>, z.output<B>>): Promise<M>
  /** The form's name on its page, which begins the ids of its fields; empty where the ids are the fields' own names. */
  form?(params: z.output<P>, typed: Record<string, string>): string
  /** Answers the form with what is shown this once; where it answers nothing, that is 303 to `after`. */
  shown?(
    request: FastifyRequest,
    reply: FastifyReply,
    params: z.output<P>,
    made: M,
    body: z.output<B>,
  ): Promise<unknown>
  after?(params: z.output<P>, made: M, body: z.output<B>, request: FastifyRequest): string
  /** The id of a field's element, if not the form's name and the field's. */
  idOf?(field: string, typed: Record<string, string>): string
  /** Shows the page again; a form without fields has nothing to bring back, and its refusal is a page of its own. */
  again?: Show<z.output<P>>
  /** The field that a refusal without fields is shown at. */
  field?: string
}

/** Give an action its two addresses. */
export function action<P extends z.ZodType, B extends z.ZodType, M>(
  app: Parameters<FastifyPluginAsyncZod>[0],
  one: Action<P, B, M>,
): void {
  const status = one.status ?? 201
  ;(app as unknown as FastifyInstance).route({
    method: one.method ?? 'POST',
    url: `/api/desk${one.address}`,
    config: configOf(one),
    ...(one.maxBytes !== undefined && { bodyLimit: one.maxBytes }),
    schema: {
      operationId: one.operationId,
      summary: one.summary,
      params: one.params,
      ...(!(one.method === 'DELETE' && (one.body as z.ZodType) === Nothing) && { body: one.body }),
      response: one.answers ?? (one.made ? { [status]: one.made } : { 204: z.null() }),
    },
    handler: async (request, reply) => {
      const asked = {
        params: request.params as z.output<P>,
        body: request.body as z.output<B>,
        by: askedBy(request),
        request,
      }
      if (one.screens) await app.screenTyped(request, one.screens(asked.body))
      const made = await one.act(asked)
      if (one.answer) {
        const answer = one.answer(made)
        return reply.code(answer.status).send(answer.body)
      }
      return one.made ? reply.code(status).send(made) : reply.code(204).send(null)
    },
  })
  if (one.formAddress === null) return
  const address = `/desk${one.formAddress ?? one.address}`
  const handler: FormHandler = (request, reply) => answerForm(app, one, request, reply)
  const forms = formsOf(app)
  const known = forms.get(address)
  if (known) {
    if (known.access !== one.access || (one.confirms && !known.confirms))
      throw new Error(`${one.operationId}: the form at ${address} asks for other access.`)
    for (const button of [one.button].flat()) known.buttons.set(button, handler)
    return
  }
  const buttons = new Map([one.button].flat().map((button) => [button, handler] as const))
  forms.set(address, { ...configOf(one), buttons })
  ;(app as unknown as FastifyInstance).post(
    address,
    {
      config: { ...configOf(one), ...(one.upload && { upload: true }) },
      schema: { hide: true, ...(one.button === undefined && { params: one.params }) },
    },
    (request, reply) => {
      const chosen = buttons.get(typedIn(request).do) ?? buttons.get(undefined)
      if (!chosen) throw new Refusal('invalid', 'Please use one of the buttons of this form.')
      return chosen(request, reply)
    },
  )
}

type FormHandler = (request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

type Form = Pick<Action<z.ZodType, z.ZodType, unknown>, 'access' | 'confirms'> & {
  buttons: Map<string | undefined, FormHandler>
}

/** The forms of one part of the app, by address. */
function formsOf(app: object): Map<string, Form> {
  const known = formsBy.get(app) ?? new Map<string, Form>()
  formsBy.set(app, known)
  return known
}
const formsBy = new WeakMap<object, Map<string, Form>>()

function configOf({
  access,
  lists,
  confirms,
  beforeFactor,
}: Pick<Action<z.ZodType, z.ZodType, unknown>, 'access' | 'lists' | 'confirms' | 'beforeFactor'>) {
  return {
    access,
    ...(lists && { lists }),
    ...(confirms && { confirms }),
    ...(beforeFactor && { beforeFactor }),
  }
}

async function answerForm<P extends z.ZodType, B extends z.ZodType, M>(
  app: FastifyInstance,
  one: Action<P, B, M>,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  // What came with a file was read past `tidied`, which looks at bodies.
  const typed = one.upload ? tidied(await one.upload(request), true) : typedIn(request)
  const params = one.params.parse(
    one.button === undefined ? request.params : { ...typed, ...(request.params as object) },
  )
  await one.preview?.(request, reply, params, typed)
  if (reply.sent) return reply
  // A script that sends a form is told what does not fit; it shows the page itself.
  const back = byScript(request) ? undefined : one.again
  const again = (show: Show<z.output<P>>, faults: FieldFault[], status: number) =>
    show(request, reply, params, stateOf(typed, one.form?.(params, typed) ?? '', faults, one.idOf), status)
  try {
    const read = one.body.safeParse(one.fromForm ? await one.fromForm(typed, request) : typed)
    if (!read.success) {
      if (back) return again(back, faultsOf(read.error), 400)
      if (!byScript(request)) throw read.error
      const faults = faultsOf(read.error).map(({ field, message }) => ({
        field: one.idOf?.(field, typed) ?? field,
        message,
      }))
      throw new Refusal('invalid', faults.map(({ message }) => message).join(' '), faults)
    }
    if (one.screens) await app.screenTyped(request, one.screens(read.data))
    const act = () => one.act({ params, body: read.data, by: askedBy(request), request })
    const made = await (one.upload ? act() : onceAtATime(request, reply, act))
    await one.shown?.(request, reply, params, made, read.data)
    if (reply.sent) return reply
    return await reply.redirect(one.after?.(params, made, read.data, request) ?? request.url, 303)
  } catch (error) {
    const refusal = asRefusal(error as Error)
    if (!refusal || refusal.kind === 'not-found' || !back) throw error
    const faults = refusal.fields.length > 0 ? refusal.fields : [{ field: one.field ?? '', message: refusal.message }]
    return again(back, faults, statusOf[refusal.kind])
  }
}

/** Forms that are being answered, or were a moment ago, by session, address and what is in them. */
const underWay = new Map<string, { made: Promise<unknown>; endedAt: number }>()
const rememberedFor = 10_000

/**
 * A button that is pressed again before its form is answered does nothing twice: both presses are answered with what was made.
 * What counts is when a press reached us, for the second may wait for a connection until the first is done.
 */
async function onceAtATime<M>(request: FastifyRequest, reply: FastifyReply, act: () => Promise<M>): Promise<M> {
  if (!request.session) return act()
  const content = JSON.stringify([request.session.id, request.url, request.body])
  const form = createHash('sha256').update(content).digest('base64')
  const first = underWay.get(form)
  if (first && performance.now() - reply.elapsedTime < first.endedAt) return first.made as Promise<M>
  const own = { made: act(), endedAt: Infinity }
  underWay.set(form, own)
  try {
    return await own.made
  } finally {
    own.endedAt = performance.now()
    setTimeout(() => underWay.get(form) === own && underWay.delete(form), rememberedFor).unref()
  }
}

/** Sent by a script of a page, which shows for itself what becomes of it. */
export const byScript = (request: FastifyRequest): boolean =>
  (request.headers.accept ?? '').includes('application/json')

function askedBy({ person }: FastifyRequest) {
  if (!person) throw new Refusal('unauthorised', 'Please sign in first.')
  return person
}

/** What was typed into a form that does not fit, to be shown again with it. */
export function formStateOf(request: FastifyRequest, form: string, faults: FieldFault[]): FormState {
  return stateOf(typedIn(request), form, faults)
}

function stateOf(
  typed: Record<string, string>,
  form: string,
  faults: FieldFault[],
  idOf = (field: string, _typed: Record<string, string>) => [form, field.split('.')[0]].filter(Boolean).join('-'),
): FormState {
  return { form, typed, faults: faults.map(({ field, message }) => ({ field: idOf(field, typed), message })) }
}

/** A field that was sent more than once counts as sent last: a form's own, not what somebody added to its address. */
export function typedIn(request: FastifyRequest): Record<string, string> {
  const body = (request.body ?? {}) as Record<string, string | string[]>
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, [value].flat().at(-1) ?? '']))
}
