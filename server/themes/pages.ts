import { stringify } from 'csv-stringify/sync'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { faultsOf } from '../forms.ts'
import { whoAsks } from '../people/access.ts'
import { may } from '../people/contract.ts'
import { type FieldFault, Refusal, statusOf } from '../refusal.ts'
import { type FrameTheme, NewTheme, ThemeChange, ThemeMerge, ThemeParams } from './contract.ts'
import { addTheme, changeTheme, mergeTheme, retireTheme } from './frame.ts'
import { codeFrame, frames, themeVersions } from './queries.ts'

type Form = Record<string, string | undefined>
const FrameParams = z.object({ consultation: ConsultationParams.shape.slug })

/** The pages of code frames. */
export const themePages: FastifyPluginAsyncZod = async (app) => {
  app.get('/desk/themes', { config: { access: 'comments.read' }, schema: { hide: true } }, async (_request, reply) =>
    reply.page('desk/Themes', { frames: await frames(app.db) }),
  )

  app.get(
    '/desk/themes/:consultation',
    { config: { access: 'comments.read' }, schema: { hide: true, params: FrameParams } },
    async (request, reply) => showFrame(request, reply, request.params.consultation, {}, [], 200),
  )
  async function showFrame(
    request: FastifyRequest,
    reply: FastifyReply,
    slug: string,
    typed: Form,
    faults: FieldFault[],
    status: number,
  ) {
    const frame = await codeFrame(app.db, slug)
    const mayChange = may(whoAsks(request), 'themes.change')
    return reply.page('desk/CodeFrame', { frame, mayChange, typed, faults }, { status })
  }
  app.post(
    '/desk/themes/:consultation',
    { config: { access: 'themes.change' }, schema: { hide: true, params: FrameParams } },
    async (request, reply) => {
      const slug = request.params.consultation
      const body = (request.body ?? {}) as Form
      const read = NewTheme.safeParse(body)
      if (!read.success) return showFrame(request, reply, slug, body, faultsOf(read.error), 400)
      try {
        const code = await addTheme(app.db, slug, read.data, whoAsks(request), app.now())
        return reply.redirect(`/desk/themes/${slug}#theme-${code}`, 303)
      } catch (error) {
        if (!(error instanceof Refusal) || error.kind === 'not-found') throw error
        return showFrame(request, reply, slug, body, fieldsOf(error, 'label'), statusOf[error.kind])
      }
    },
  )

  app.get(
    '/desk/themes/:consultation/codebook.csv',
    { config: { access: 'comments.read' }, schema: { hide: true, params: FrameParams } },
    async (request, reply) => {
      const { themes } = await codeFrame(app.db, request.params.consultation)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="codebook-${request.params.consultation}.csv"`)
        .send(codebook(themes))
    },
  )

  app.get(
    '/desk/themes/:consultation/:code',
    { config: { access: 'comments.read' }, schema: { hide: true, params: ThemeParams } },
    async (request, reply) => showTheme(request, reply, request.params, {}, [], 200),
  )
  async function showTheme(
    request: FastifyRequest,
    reply: FastifyReply,
    { consultation, code }: z.output<typeof ThemeParams>,
    typed: Form,
    faults: FieldFault[],
    status: number,
  ) {
    const frame = await codeFrame(app.db, consultation)
    const theme = frame.themes.find((one) => one.code === code)
    if (!theme) throw new Refusal('not-found', 'There is no such theme in this consultation.')
    const versions = await themeVersions(app.db, consultation, code)
    const mayChange = may(whoAsks(request), 'themes.change')
    return reply.page('desk/Theme', { frame, theme, versions, mayChange, typed, faults }, { status })
  }

  app.post(
    '/desk/themes/:consultation/:code',
    { config: { access: 'themes.change' }, schema: { hide: true, params: ThemeParams } },
    async (request, reply) => {
      const body = (request.body ?? {}) as Form
      const { consultation, code } = request.params
      // The form always sends where the theme belongs: an empty choice is the top level.
      const read = ThemeChange.safeParse({ ...body, parent: body.parent === '' ? null : body.parent })
      if (!read.success) return showTheme(request, reply, request.params, body, faultsOf(read.error), 400)
      return orAgain(request, reply, body, 'label', () =>
        changeTheme(app.db, consultation, code, read.data, whoAsks(request), app.now()),
      )
    },
  )
  app.post(
    '/desk/themes/:consultation/:code/retired',
    { config: { access: 'themes.change' }, schema: { hide: true, params: ThemeParams } },
    async (request, reply) => {
      const body = (request.body ?? {}) as Form
      const { consultation, code } = request.params
      return orAgain(request, reply, body, 'retired', () =>
        retireTheme(app.db, consultation, code, body.retired === 'yes', whoAsks(request), app.now()),
      )
    },
  )
  app.post(
    '/desk/themes/:consultation/:code/merge',
    { config: { access: 'themes.change' }, schema: { hide: true, params: ThemeParams } },
    async (request, reply) => {
      const body = (request.body ?? {}) as Form
      const { consultation, code } = request.params
      const read = ThemeMerge.safeParse(body)
      if (!read.success) return showTheme(request, reply, request.params, body, faultsOf(read.error), 400)
      return orAgain(request, reply, body, 'into', () =>
        mergeTheme(app.db, consultation, code, read.data.into, whoAsks(request), app.now()),
      )
    },
  )

  async function orAgain(
    request: FastifyRequest<{ Params: z.output<typeof ThemeParams> }>,
    reply: FastifyReply,
    body: Form,
    field: string,
    verb: () => Promise<unknown>,
  ) {
    try {
      await verb()
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === 'not-found') throw error
      return showTheme(request, reply, request.params, body, fieldsOf(error, field), statusOf[error.kind])
    }
    return reply.redirect(`/desk/themes/${request.params.consultation}/${request.params.code}`, 303)
  }
}

const fieldsOf = (error: Refusal, field: string): FieldFault[] =>
  error.fields.length > 0 ? error.fields : [{ field, message: error.message }]

/** The code frame for a spreadsheet: with a byte order mark, and no cell that could run as a formula. */
export function codebook(themes: FrameTheme[]): string {
  const columns = ['code', 'label', 'parent', 'description', 'keywords', 'comments', 'retired', 'merged_into'] as const
  return stringify(
    themes.map((theme) => [
      theme.code,
      theme.label,
      theme.parent ?? '',
      theme.description,
      theme.keywords.join(', '),
      theme.comments,
      theme.retired ? 'yes' : '',
      theme.mergedInto ?? '',
    ]),
    { header: true, columns: [...columns], bom: true, escape_formulas: true },
  )
}
