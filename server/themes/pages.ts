import { stringify } from 'csv-stringify/sync'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { faultsOf } from '../http/forms.ts'
import { currentUser } from '../people/access.ts'
import { may } from '../people/contract.ts'
import { type FieldFault, Refusal, statusOf } from '../http/refusal.ts'
import { FrameFile, type FrameTheme, NewTheme, ThemeChange, ThemeMerge, ThemeParams } from './contract.ts'
import { addTheme, changeTheme, retireTheme } from './frame.ts'
import { mergeTheme } from './merge.ts'
import { importFrame } from './import-frame.ts'
import { codeFrame, examplesOf, frames, themeVersions, versionsCounted } from './queries.ts'
import { changesOf } from './undo.ts'

type Form = Record<string, string | undefined>
const FrameParams = z.object({ consultation: ConsultationParams.shape.slug })

const count = z.coerce.number().int().min(0).max(1_000).optional().catch(undefined)
/** What an import has just come to. */
const Imported = z.object({ added: count, there: count })

/** The pages of code frames. */
export const themePages: FastifyPluginAsyncZod = async (app) => {
  app.get('/desk/themes', { config: { access: 'comments.read' }, schema: { hide: true } }, async (_request, reply) =>
    reply.page('desk/Themes', { frames: await frames(app.db) }),
  )

  app.get(
    '/desk/themes/:consultation',
    {
      config: { access: 'comments.read' },
      schema: { hide: true, params: FrameParams, querystring: Imported },
    },
    async (request, reply) => showFrame(request, reply, request.params.consultation, {}, [], 200, request.query),
  )
  async function showFrame(
    request: FastifyRequest,
    reply: FastifyReply,
    slug: string,
    typed: Form,
    faults: FieldFault[],
    status: number,
    imported: z.output<typeof Imported> = {},
  ) {
    const frame = await codeFrame(app.db, slug)
    const mayChange = may(currentUser(request), 'themes.change')
    return reply.page('desk/CodeFrame', { frame, mayChange, typed, faults, imported }, { status })
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
        const code = await addTheme(app.db, slug, read.data, currentUser(request), app.now())
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
      const { consultation } = request.params
      const [{ themes }, examples, versions] = await Promise.all([
        codeFrame(app.db, consultation),
        examplesOf(app.db, consultation),
        versionsCounted(app.db, consultation),
      ])
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="codebook-${consultation}.csv"`)
        .send(codebook(themes, examples, versions))
    },
  )

  app.get(
    '/desk/themes/:consultation/import',
    { config: { access: 'themes.change' }, schema: { hide: true, params: FrameParams } },
    async (request, reply) => showImport(reply, request.params.consultation, '', [], 200),
  )
  async function showImport(reply: FastifyReply, slug: string, text: string, faults: FieldFault[], status: number) {
    const { consultation, themes } = await codeFrame(app.db, slug)
    return reply.page('desk/FrameImport', { consultation, has: themes.length, text, faults }, { status })
  }
  app.post(
    '/desk/themes/:consultation/import',
    { config: { access: 'themes.change', upload: true }, schema: { hide: true, params: FrameParams } },
    async (request, reply) => {
      const slug = request.params.consultation
      const text = await listFrom(request)
      const read = FrameFile.safeParse({ text })
      if (!read.success) return showImport(reply, slug, text, faultsOf(read.error), 400)
      try {
        const { added, there } = await importFrame(app.db, slug, read.data.text, currentUser(request), app.now())
        return reply.redirect(`/desk/themes/${slug}?added=${added.length}&there=${there.length}`, 303)
      } catch (error) {
        if (!(error instanceof Refusal) || error.kind === 'not-found') throw error
        return showImport(reply, slug, text, fieldsOf(error, 'text'), statusOf[error.kind])
      }
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
    const changes = await changesOf(app.db, frame.consultation.id, { code })
    const mayChange = may(currentUser(request), 'themes.change')
    return reply.page('desk/Theme', { frame, theme, versions, changes, mayChange, typed, faults }, { status })
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
        changeTheme(app.db, consultation, code, read.data, currentUser(request), app.now()),
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
        retireTheme(app.db, consultation, code, body.retired === 'yes', currentUser(request), app.now()),
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
        mergeTheme(app.db, consultation, code, read.data.into, currentUser(request), app.now()),
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

/** What was pasted, or else the file that was chosen; too much of it is cut, and refused for its length. */
async function listFrom(request: FastifyRequest): Promise<string> {
  if (!request.isMultipart()) return String(((request.body ?? {}) as Form).text ?? '')
  let pasted = ''
  let file = ''
  for await (const part of request.parts({ limits: { fileSize: 1_000_000, fieldSize: 1_000_000 } })) {
    if (part.type === 'field') {
      if (part.fieldname === 'text') pasted = String(part.value)
    } else file = new TextDecoder().decode(await part.toBuffer())
  }
  return pasted.trim() === '' ? file : pasted
}

/**
 * The code frame for a spreadsheet: with a byte order mark, and no cell that could run as a formula. Examples are words that
 * a person cleared for publication and whose author may be quoted; many themes have none.
 */
export function codebook(
  themes: FrameTheme[],
  examples: Map<string, string[]> = new Map(),
  versions: Map<string, { versions: number; last: Date }> = new Map(),
): string {
  const columns = [
    'code',
    'label',
    'parent',
    'description',
    'keywords',
    'comments',
    'example_1',
    'example_2',
    'example_3',
    'versions',
    'last_changed',
    'retired',
    'merged_into',
    'split_into',
  ]
  return stringify(
    themes.map((theme) => [
      theme.code,
      theme.label,
      theme.parent ?? '',
      theme.description,
      theme.keywords.join(', '),
      theme.comments,
      ...[0, 1, 2].map((place) => examples.get(theme.code)?.[place] ?? ''),
      versions.get(theme.code)?.versions ?? 1,
      versions.get(theme.code)?.last.toISOString().slice(0, 10) ?? '',
      theme.retired ? 'yes' : '',
      theme.mergedInto ?? '',
      theme.splitInto.join(' '),
    ]),
    { header: true, columns, bom: true, escape_formulas: true },
  )
}
