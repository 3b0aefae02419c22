import { stringify } from 'csv-stringify/sync'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { action, type Show } from '../http/action.ts'
import { currentUser } from '../people/access.ts'
import { may } from '../people/permissions.ts'
import { reachOf } from '../people/reach.ts'
import { type FieldFault, noSuch } from '../http/refusal.ts'
import { FrameFile, type FrameTheme, NewTheme, ThemeChange, ThemeMerge, ThemeParams } from './contract.ts'
import { addTheme, changeTheme, retireTheme } from './frame.ts'
import { mergeTheme } from './merge.ts'
import { importFrame } from './import-frame.ts'
import { codeFrame, examplesOf, frames, themeVersions, versionsCounted } from './queries.ts'
import { changesOf } from './undo.ts'
import { dayOf } from '../data/time.ts'

type Form = Record<string, string | undefined>
const FrameParams = z.object({ consultation: ConsultationParams.shape.slug })

const count = z.coerce.number().int().min(0).max(1_000).optional().catch(undefined)
/** What an import has just done. */
const Imported = z.object({ added: count, changed: count, there: count })

/** The pages of coding frames. */
export const themePages: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/desk/themes',
    { config: { access: 'comments.read', lists: true }, schema: { hide: true } },
    async (request, reply) =>
      reply.page('desk/Themes', {
        frames: await frames(app.db, await reachOf(app.db, currentUser(request), 'comments.read')),
      }),
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
  const shared = { access: 'themes.change' as const, form: () => '' }
  action(app, {
    ...shared,
    address: '/themes/:consultation',
    operationId: 'addTheme',
    summary: 'Add a theme',
    params: FrameParams,
    body: NewTheme,
    screens: ({ label, description }) => ({ label, description }),
    made: z.object({ code: z.string() }),
    act: async ({ params, body, by }) => ({ code: await addTheme(app.db, params.consultation, body, by, app.now()) }),
    after: ({ consultation }, { code }) => `/desk/themes/${consultation}#theme-${code}`,
    again: (request, reply, { consultation }, { typed, faults }, status) =>
      showFrame(request, reply, consultation, typed, faults, status),
    field: 'label',
  })

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
    async (request, reply) => showImport(reply, request.params.consultation, {}, [], 200),
  )
  async function showImport(reply: FastifyReply, slug: string, typed: Form, faults: FieldFault[], status: number) {
    const { consultation, themes } = await codeFrame(app.db, slug)
    return reply.page('desk/FrameImport', { consultation, has: themes.length, typed, faults }, { status })
  }
  action(app, {
    ...shared,
    address: '/themes/:consultation/import',
    operationId: 'importThemes',
    summary: 'Add the themes of a list: CSV (theme,label,description and perhaps keywords,parent), a codebook, or JSON',
    params: FrameParams,
    body: FrameFile,
    screens: ({ text }) => ({ text }),
    made: z.object({ added: z.array(z.string()), changed: z.array(z.string()), there: z.array(z.string()) }),
    upload: listFrom,
    act: ({ params, body, by }) => importFrame(app.db, params.consultation, body, by, app.now()),
    after: ({ consultation }, { added, changed, there }) =>
      `/desk/themes/${consultation}?added=${added.length}${changed.length > 0 ? `&changed=${changed.length}` : ''}&there=${there.length}`,
    again: (_request, reply, { consultation }, { typed, faults }, status) =>
      showImport(reply, consultation, typed, faults, status),
    field: 'text',
  })

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
    if (!theme) throw noSuch('theme in this consultation')
    const versions = await themeVersions(app.db, consultation, code)
    const changes = await changesOf(app.db, frame.consultation.id, { code })
    const mayChange = may(currentUser(request), 'themes.change')
    return reply.page('desk/Theme', { frame, theme, versions, changes, mayChange, typed, faults }, { status })
  }

  const ofTheme = {
    ...shared,
    params: ThemeParams,
    after: ({ consultation, code }: z.output<typeof ThemeParams>) => `/desk/themes/${consultation}/${code}`,
    again: ((request, reply, params, { typed, faults }, status) =>
      showTheme(request, reply, params, typed, faults, status)) satisfies Show<z.output<typeof ThemeParams>>,
  }
  action(app, {
    ...ofTheme,
    address: '/themes/:consultation/:code',
    method: 'PATCH',
    operationId: 'changeTheme',
    summary: 'Rename, describe, give keywords to or move a theme',
    body: ThemeChange,
    screens: ({ label, description }) => ({ label, description }),
    // The form always sends where the theme belongs: an empty choice is the top level.
    fromForm: (typed) => ({ ...typed, parent: typed.parent === '' ? null : typed.parent }),
    act: ({ params, body, by }) => changeTheme(app.db, params.consultation, params.code, body, by, app.now()),
    field: 'label',
  })
  action(app, {
    ...ofTheme,
    address: '/themes/:consultation/:code/retired',
    method: 'PUT',
    operationId: 'retireTheme',
    summary: 'Retire a theme, or take it back',
    body: z.object({ retired: z.boolean() }),
    fromForm: (typed) => ({ retired: typed.retired === 'yes' }),
    act: ({ params, body, by }) => retireTheme(app.db, params.consultation, params.code, body.retired, by, app.now()),
    field: 'retired',
  })
  action(app, {
    ...ofTheme,
    address: '/themes/:consultation/:code/merge',
    operationId: 'mergeTheme',
    summary: 'Merge a theme into another: its comments come over, and can be traced',
    body: ThemeMerge,
    made: z.object({ comments: z.number().int() }),
    status: 200,
    act: async ({ params, body, by }) => ({
      comments: await mergeTheme(app.db, params.consultation, params.code, body.into, by, app.now()),
    }),
    field: 'into',
  })
}

/** What was pasted, or else the file that was chosen; too much of it is cut, and refused for its length. */
async function listFrom(request: FastifyRequest): Promise<{ text: string; known: 'leave' | 'change' }> {
  const form = (request.body ?? {}) as Form
  if (!request.isMultipart())
    return { text: String(form.text ?? ''), known: form.known === 'change' ? 'change' : 'leave' }
  let pasted = ''
  let file = ''
  let known: 'leave' | 'change' = 'leave'
  for await (const part of request.parts({ limits: { fileSize: 1_000_000, fieldSize: 1_000_000 } })) {
    if (part.type === 'field') {
      if (part.fieldname === 'whyNamed') request.whyNamed = String(part.value)
      if (part.fieldname === 'text') pasted = String(part.value)
      if (part.fieldname === 'known' && part.value === 'change') known = 'change'
    } else file = new TextDecoder().decode(await part.toBuffer())
  }
  return { text: pasted.trim() === '' ? file : pasted, known }
}

/**
 * The coding frame for a spreadsheet: with a byte order mark, and no cell that could run as a formula. Examples are words that
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
      lastOf(versions.get(theme.code)),
      theme.retired ? 'yes' : '',
      theme.mergedInto ?? '',
      theme.splitInto.join(' '),
    ]),
    { header: true, columns, bom: true, escape_formulas: true },
  )
}

const lastOf = (versions: { last: Date } | undefined): string => (versions ? dayOf(versions.last) : '')
