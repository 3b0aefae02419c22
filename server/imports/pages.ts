import { Readable } from 'node:stream'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Action, action } from '../http/action.ts'
import { currentUser } from '../people/access.ts'
import { may } from '../people/permissions.ts'
import { reachOf } from '../people/reach.ts'
import { Refusal, statusOf } from '../http/refusal.ts'
import { Id, Nothing, Text, Whole } from '../http/wire.ts'
import {
  AlikeDecision,
  ImportView,
  LineDetail,
  type ImportPageProps,
  type ImportsPageProps,
  isUnderWay,
  LineDecision,
  LineOutcome,
  type LinePageProps,
  type NewImportPageProps,
} from './contract.ts'
import { decide, decideAlike, heldReasons, lineDetail, rejectedCsv } from './decide.ts'
import { accountCsv, filesBeingMapped, importView, linesOf, listImports } from './queries.ts'
import { importable, takeBack, uploadOf } from './room.ts'
import { resumeImport, stopImport } from './run/stop.ts'
import { tryOut } from './chosen/uploads.ts'

const ById = z.object({ id: Id })
const ByLine = z.object({ id: Id, line: Whole().min(1) })
const config = { access: 'imports.run' } as const
/** Not about one file: shows and takes what the roles of the person who asks reach. */
const lists = { ...config, lists: true } as const
/** Bytes. */
const triedAtOnce = 10_000_000

/** The desk's pages for importing. Each form calls what the API calls, and works without scripts. */
export const importPages: FastifyPluginAsyncZod = async (app) => {
  const choices = async (request: FastifyRequest) =>
    (await importable(app, request)).map(({ slug, title }) => ({ slug, title }))

  app.get(
    '/desk/imports',
    {
      config: lists,
      schema: {
        hide: true,
        querystring: z.object({ after: Id.optional(), consultation: Text().max(100).optional() }),
      },
    },
    async (request, reply) => {
      const { items, next } = await listImports(
        app.db,
        await reachOf(app.db, currentUser(request), 'imports.run'),
        request.query,
      )
      const props: ImportsPageProps = {
        files: await filesBeingMapped(app.db, currentUser(request).id, request.query.consultation),
        imports: items,
        next,
        consultation: request.query.consultation ?? null,
        mayManageKeys: may(request.person, 'keys.manage'),
      }
      return reply.page('desk/Imports', props)
    },
  )

  app.get(
    '/desk/imports/new',
    { config: lists, schema: { hide: true, querystring: z.object({ consultation: Text().max(100).optional() }) } },
    async (request, reply) => {
      const props: NewImportPageProps = {
        consultations: await choices(request),
        chosen: request.query.consultation ?? '',
        faults: [],
      }
      return reply.page('desk/NewImport', props, { hydrate: true })
    },
  )

  app.post(
    '/desk/imports/new',
    { config: { ...lists, upload: true }, schema: { hide: true } },
    async (request, reply) => {
      try {
        const id = await app.takeUpload(request)
        const { upload, consultation } = await uploadOf(app, request, id)
        // Tried out at once, so that the person who chose it sees what would come of it; a very large file waits to be asked.
        if (upload.fileBytes <= triedAtOnce)
          await tryOut(app.db, app.databaseUrl, app.settings, upload, consultation, app.now())
        return await reply.redirect(`/desk/imports/files/${id}`, 303)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        const faults = error.fields.length > 0 ? error.fields : [{ field: 'file', message: error.message }]
        const props: NewImportPageProps = { consultations: await choices(request), chosen: '', faults }
        return reply.page('desk/NewImport', props, { hydrate: true, status: statusOf[error.kind] })
      }
    },
  )

  const Shown = z.object({
    outcome: LineOutcome.optional(),
    after: Whole().min(0).optional(),
  })
  const importProps = async (id: string, query: z.output<typeof Shown>, problem: string | null) => {
    const view = await importView(app.db, id)
    const { items, next } = await linesOf(app.db, id, query)
    const reasons = view.undecided > 0 ? await heldReasons(app.db, id) : []
    const props: ImportPageProps = {
      view,
      lines: items,
      shown: query.outcome ?? null,
      next,
      problem,
      heldReasons: reasons,
    }
    return props
  }

  app.get(
    '/desk/imports/:id',
    { config, schema: { hide: true, params: ById, querystring: Shown } },
    async (request, reply) => {
      const props = await importProps(request.params.id, request.query, null)
      const running = isUnderWay(props.view.state)
      return reply.page('desk/Import', props, { hydrate: running })
    },
  )

  const onImport = {
    ...config,
    params: ById,
    made: ImportView,
    status: 200,
    formAddress: '/imports/:id',
    again: async (_request, reply, { id }, { faults }, status) =>
      reply.page('desk/Import', await importProps(id, {}, faults[0]?.message ?? null), { status }),
  } satisfies Partial<Action<typeof ById, typeof Nothing, ImportView>>
  const toImport = ({ id }: { id: string }) => `/desk/imports/${id}`
  action(app, {
    ...onImport,
    address: '/imports/:id/stop',
    button: 'stop',
    operationId: 'stopImport',
    summary: 'Stop an import; what is in stays in',
    body: Nothing,
    act: async ({ params: { id }, by }) => {
      await stopImport(app.db, id, by.id, app.now())
      return importView(app.db, id)
    },
    after: toImport,
  })
  action(app, {
    ...onImport,
    address: '/imports/:id/resume',
    button: 'resume',
    operationId: 'resumeImport',
    summary: 'Resume a stopped import',
    body: Nothing,
    act: async ({ params: { id }, by }) => {
      await resumeImport(app.db, id, by.id, app.now())
      app.requestImport()
      return importView(app.db, id)
    },
    after: toImport,
  })
  action(app, {
    ...onImport,
    address: '/imports/:id/undo',
    button: 'undo',
    operationId: 'undoImport',
    summary: 'Undo a whole import, unless something depends on it',
    body: Nothing,
    act: async ({ params: { id }, by }) => {
      await takeBack(app, id, by.id)
      return importView(app.db, id)
    },
    after: toImport,
  })
  action(app, {
    ...onImport,
    address: '/imports/:id/alike',
    button: ['take-alike', 'keep-alike'],
    operationId: 'decideAlikeImportLines',
    summary:
      'Decide about all rows that are held for one reason: take them beside what is there, or keep what is there',
    body: AlikeDecision,
    fromForm: (typed) => ({ decision: typed.do === 'take-alike' ? 'take' : 'keep', reason: typed.reason }),
    act: async ({ params: { id }, body: { decision, reason }, by }) => {
      const { consultation } = await importView(app.db, id)
      const known = await app.consultation(consultation.slug)
      await decideAlike(app.db, app.settings, known, id, { decision }, reason, by.id, app.now())
      app.requestReading()
      return importView(app.db, id)
    },
    after: ({ id }) => `/desk/imports/${id}?outcome=held#lines`,
  })

  app.get('/desk/imports/:id/report.csv', { config, schema: { hide: true, params: ById } }, async (request, reply) => {
    await importView(app.db, request.params.id)
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="import-report.csv"')
      .send(Readable.from(accountCsv(app.db, request.params.id)))
  })

  app.get(
    '/desk/imports/:id/rejected.csv',
    { config: { ...config, confirms: true }, schema: { hide: true, params: ById } },
    async (request, reply) => {
      const csv = await rejectedCsv(app.db, app.settings, request.params.id)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="rejected-rows.csv"')
        .send(csv)
    },
  )

  app.get(
    '/desk/imports/:id/lines/:line',
    { config, schema: { hide: true, params: ByLine } },
    async (request, reply) => {
      const { id, line } = request.params
      const view = await importView(app.db, id)
      const props: LinePageProps = { view, detail: await lineDetail(app.db, app.settings, id, line), faults: [] }
      return reply.page('desk/ImportLine', props)
    },
  )

  const cellsIn = (view: ImportView, typed: Record<string, string>) =>
    view.columns.map((_, index) => typed[`cell-${index}`] ?? '')
  action(app, {
    ...config,
    address: '/imports/:id/lines/:line/decision',
    formAddress: '/imports/:id/lines/:line',
    operationId: 'decideImportLine',
    summary: 'Decide about a held or rejected row: take it beside what is there, keep what is there, or correct it',
    params: ByLine,
    body: LineDecision,
    made: LineDetail,
    status: 200,
    fromForm: async (typed, request) => ({
      decision: typed.decision,
      cells: cellsIn(await importView(app.db, (request.params as { id: string }).id), typed),
    }),
    act: async ({ params: { id, line }, body, by }) => {
      const view = await importView(app.db, id)
      const consultation = await app.consultation(view.consultation.slug)
      await decide(app.db, app.settings, consultation, id, line, body, by.id, app.now())
      app.requestReading()
      return lineDetail(app.db, app.settings, id, line)
    },
    shown: async (_request, reply, { id, line }) => {
      const held = await linesOf(app.db, id, { outcome: 'held', after: line })
      const next = held.items.find((each) => !each.decision)
      return reply.redirect(next ? `/desk/imports/${id}/lines/${next.line}` : `/desk/imports/${id}?outcome=held`, 303)
    },
    again: async (_request, reply, { id, line }, { typed, faults }, status) => {
      const view = await importView(app.db, id)
      const detail = await lineDetail(app.db, app.settings, id, line)
      const cells = typed.decision === 'correct' ? cellsIn(view, typed) : detail.cells
      return reply.page('desk/ImportLine', { view, detail: { ...detail, cells }, faults }, { status })
    },
    field: 'cell-0',
    idOf: (field) => field.replace('cells.', 'cell-'),
  })
}
