import type { FastifyContextConfig, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { faultsOf } from './forms.ts'
import { asRefusal } from './explain.ts'
import { type FieldFault, Refusal, statusOf } from './refusal.ts'

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
  params: P
  body: B
  /** Of the API; forms always post. */
  method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Where the form posts, if not to the same address. */
  formAddress?: string
  /** What the API answers, with 201; without it the answer is 204. */
  made?: z.ZodType<M>
  /** 200 where what it answers was there before, or is only counted. */
  status?: 200 | 201
  /** Reads a form that is sent with a file; it is shown again with what this gives. */
  upload?(request: FastifyRequest): Promise<Record<string, string>>
  /** What the form's fields say, where they do not have the names and values that a program sends. */
  fromForm?(typed: Record<string, string>, request: FastifyRequest): unknown
  /** What of the body everybody will read, by field: looked through for what gives somebody away. */
  screens?(body: z.output<B>): Record<string, string | null | undefined>
  act(asked: Asked<z.output<P>, z.output<B>>): Promise<M>
  /** The form's name on its page, which begins the ids of its fields; empty where the ids are the fields' own names. */
  form?(params: z.output<P>): string
  /** Answers the form, if not with 303 to `after`: with what is shown this once. */
  shown?(request: FastifyRequest, reply: FastifyReply, params: z.output<P>, made: M): Promise<unknown>
  after?(params: z.output<P>, made: M, body: z.output<B>, request: FastifyRequest): string
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
  const scope = one.lists ? { lists: true } : {}
  ;(app as unknown as FastifyInstance).route({
    method: one.method ?? 'POST',
    url: `/api/desk${one.address}`,
    config: { access: one.access, ...scope, ...(one.confirms && { confirms: true }) },
    schema: {
      operationId: one.operationId,
      summary: one.summary,
      params: one.params,
      ...(one.method !== 'DELETE' && { body: one.body }),
      response: { ...(one.made ? { [status]: one.made } : { 204: z.null() }) },
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
      return one.made ? reply.code(status).send(made) : reply.code(204).send(null)
    },
  })
  ;(app as unknown as FastifyInstance).post(
    `/desk${one.formAddress ?? one.address}`,
    {
      config: {
        access: one.access,
        ...scope,
        ...(one.confirms && { confirms: true }),
        ...(one.upload && { upload: true }),
      },
      schema: { hide: true, params: one.params },
    },
    async (request, reply) => {
      const params = request.params as z.output<P>
      const typed = one.upload ? await one.upload(request) : typedIn(request)
      const again = (faults: FieldFault[], status: number) =>
        one.again?.(request, reply, params, stateOf(typed, one.form?.(params) ?? '', faults), status)
      const read = one.body.safeParse(one.fromForm ? one.fromForm(typed, request) : typed)
      if (!read.success) {
        if (!one.again) throw read.error
        return again(faultsOf(read.error), 400)
      }
      let made: M
      try {
        if (one.screens) await app.screenTyped(request, one.screens(read.data))
        made = await one.act({ params, body: read.data, by: askedBy(request), request })
      } catch (error) {
        const refusal = asRefusal(error as Error)
        if (!refusal || refusal.kind === 'not-found' || !one.again) throw error
        const faults =
          refusal.fields.length > 0 ? refusal.fields : [{ field: one.field ?? '', message: refusal.message }]
        return again(faults, statusOf[refusal.kind])
      }
      if (one.shown) return one.shown(request, reply, params, made)
      return reply.redirect(one.after?.(params, made, read.data, request) ?? request.url, 303)
    },
  )
}

function askedBy({ person }: FastifyRequest) {
  if (!person) throw new Refusal('unauthorised', 'Please sign in first.')
  return person
}

/** What was typed into a form that does not fit, to be shown again with it. */
export function formStateOf(request: FastifyRequest, form: string, faults: FieldFault[]): FormState {
  return stateOf(typedIn(request), form, faults)
}

function stateOf(typed: Record<string, string>, form: string, faults: FieldFault[]): FormState {
  const idOf = (field: string) => [form, field.split('.')[0]].filter(Boolean).join('-')
  return { form, typed, faults: faults.map(({ field, message }) => ({ field: idOf(field), message })) }
}

/** A field that was sent more than once counts as sent last: a form's own, not what somebody added to its address. */
export function typedIn(request: FastifyRequest): Record<string, string> {
  const body = (request.body ?? {}) as Record<string, string | string[]>
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, [value].flat().at(-1) ?? '']))
}
