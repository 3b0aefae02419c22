import { Readable } from 'node:stream'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { currentUser } from '../people/access.ts'
import { reachOf } from '../people/reach.ts'
import { Refusal } from '../http/refusal.ts'
import { Id, page, Whole } from '../http/wire.ts'
import {
  ChosenFile,
  ImportSummary,
  ImportView,
  isUnderWay,
  LineDetail,
  LineOutcome,
  LineView,
  ProgressView,
  UploadView,
} from './contract.ts'
import { lineDetail, rejectedCsv } from './decide.ts'
import { accountCsv, importView, linesOf, listImports, progressOf } from './queries.ts'
import { uploadOf } from './room.ts'
import { uploadView } from './chosen/uploads.ts'

const ById = z.object({ id: Id })
const ByLine = z.object({ id: Id, line: Whole().min(1) })
const config = { access: 'imports.run' } as const
const lists = { ...config, lists: true } as const
const csv: z.ZodType<string | Readable> = z.string()

/** The API of importing, for the desk and for anyone who would rather write a program. */
export const importRoutes: FastifyPluginAsyncZod = async (app) => {
  const endings = new Set<() => void>()
  // A stream that stays open would keep a closing server waiting.
  app.addHook('preClose', async () => endings.forEach((end) => end()))

  app.post(
    '/desk/imports/files',
    {
      config: { ...lists, upload: true },
      schema: {
        operationId: 'uploadImportFile',
        summary:
          'Choose a file of up to 100 MB (first its consultation’s slug, then the file); nothing is imported yet',
        consumes: ['multipart/form-data'],
        parts: ChosenFile,
        response: { 201: UploadView },
      },
    },
    async (request, reply) => {
      const { upload, consultation } = await uploadOf(app, request, await app.takeUpload(request))
      return reply.code(201).send(await uploadView(app.db, upload, consultation))
    },
  )

  app.get(
    '/desk/imports',
    {
      config: lists,
      schema: {
        operationId: 'listImports',
        summary: 'Every import, the newest first',
        querystring: z.object({ after: Id.optional() }),
        response: { 200: page(ImportSummary) },
      },
    },
    async (request) => listImports(app.db, await reachOf(app.db, currentUser(request), 'imports.run'), request.query),
  )

  app.get(
    '/desk/imports/:id',
    {
      config,
      schema: { operationId: 'getImport', summary: 'One import', params: ById, response: { 200: ImportView } },
    },
    async (request) => importView(app.db, request.params.id),
  )

  app.get(
    '/desk/imports/:id/progress',
    {
      config,
      schema: {
        operationId: 'followImport',
        summary:
          'How far an import is: one JSON object, or with Accept: text/event-stream an event at each change until it ends',
        params: ById,
        response: { 200: ProgressView },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const first = await progressOf(app.db, id)
      if (!first) throw new Refusal('not-found', 'There is no such import.')
      if (!request.headers.accept?.includes('text/event-stream')) return first
      reply.hijack()
      const { raw } = reply
      raw.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      let told = ''
      let open = true
      const end = () => {
        open = false
        endings.delete(end)
        raw.end()
      }
      endings.add(end)
      raw.on('close', end)
      for (let quiet = 0; open; quiet++) {
        const now = await progressOf(app.db, id).catch(() => undefined)
        const text = JSON.stringify(now)
        if (!open) break
        if (now && text !== told) raw.write(`data: ${text}\n\n`)
        else if (quiet % 40 === 0) raw.write(': still here\n\n')
        told = text
        if (now && !isUnderWay(now.state)) end()
        else await new Promise((resolve) => setTimeout(resolve, 300))
      }
      return reply
    },
  )

  app.get(
    '/desk/imports/:id/lines',
    {
      config,
      schema: {
        operationId: 'listImportLines',
        summary: 'What became of each line of the file, in its order',
        params: ById,
        querystring: z.object({ outcome: LineOutcome.optional(), after: Whole().min(0).optional() }),
        response: { 200: z.object({ items: z.array(LineView), next: z.number().int().nullable() }) },
      },
    },
    async (request) => {
      await importView(app.db, request.params.id)
      return linesOf(app.db, request.params.id, request.query)
    },
  )

  app.get(
    '/desk/imports/:id/lines/:line',
    {
      config,
      schema: {
        operationId: 'getImportLine',
        summary: 'One line with its row',
        params: ByLine,
        response: { 200: LineDetail },
      },
    },
    async (request) => lineDetail(app.db, app.settings, request.params.id, request.params.line),
  )

  app.get(
    '/desk/imports/:id/report.csv',
    {
      config,
      schema: {
        operationId: 'downloadImportReport',
        summary: 'What became of each line, as a CSV file without any words of the rows',
        produces: ['text/csv'],
        params: ById,
        response: { 200: csv },
      },
    },
    async (request, reply) => {
      await importView(app.db, request.params.id)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="import-report.csv"')
        .send(Readable.from(accountCsv(app.db, request.params.id)))
    },
  )

  app.get(
    '/desk/imports/:id/rejected.csv',
    {
      config: { ...config, confirms: true },
      schema: {
        operationId: 'downloadRejectedRows',
        summary: 'The rejected rows, ready to be mended and imported again',
        produces: ['text/csv'],
        params: ById,
        response: { 200: z.string() },
      },
    },
    async (request, reply) => {
      const csv = await rejectedCsv(app.db, app.settings, request.params.id)
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="rejected-rows.csv"')
        .send(csv)
    },
  )
}
