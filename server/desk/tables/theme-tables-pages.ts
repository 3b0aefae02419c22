import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import writeExcelFile from 'write-excel-file/node'
import { z } from 'zod'
import { ConsultationParams } from '../../consultations/contract.ts'
import { guarded } from '../../data/csv.ts'
import { withoutOverrides } from '../../http/languages/vocabulary.ts'
import { type CrossTable, ThemeTables } from './theme-tables-contract.ts'
import { themeTables } from './theme-tables.ts'

const Params = z.object({ consultation: ConsultationParams.shape.slug })

/** Themes by who spoke and from where: on screen, for programs, and as a workbook. */
export const themeTablesDesk: FastifyPluginAsyncZod = async (app) => {
  const config = { access: 'comments.read' } as const
  app.get(
    '/desk/themes/:consultation/tables',
    { config, schema: { hide: true, params: Params } },
    async (request, reply) =>
      reply.page('desk/ThemeTables', (await themeTables(app.readDb, request.params.consultation)).tables),
  )
  app.get(
    '/api/desk/themes/:consultation/tables',
    {
      config,
      schema: {
        operationId: 'getThemeTables',
        summary: 'Themes by who spoke, and by area',
        params: Params,
        response: { 200: ThemeTables },
      },
    },
    async (request) => (await themeTables(app.readDb, request.params.consultation)).tables,
  )
  app.get(
    '/desk/themes/:consultation/tables.xlsx',
    { config, schema: { hide: true, params: Params } },
    async (request, reply) => {
      const { tables, facts } = await themeTables(app.readDb, request.params.consultation)
      const workbook = [
        sheetOf('Who spoke', tables.byKind),
        sheetOf('Where', tables.byArea),
        {
          sheet: 'Theme, who, where',
          data: [
            ['Theme', 'Part of', 'Who', 'Where', 'Comments'].map(head),
            ...facts.map(({ theme, partOf, kind, area, n }) => [
              ...[theme, partOf ?? '', kind ?? '', area ?? ''].map(text),
              number(n),
            ]),
          ],
          columns: [{ width: 40 }, { width: 30 }, { width: 40 }, { width: 24 }, { width: 12 }],
        },
      ]
      return reply
        .header('content-disposition', `attachment; filename="themes-${tables.consultation.slug}-${app.today()}.xlsx"`)
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(await writeExcelFile(workbook).toBuffer())
    },
  )
}

const text = (words: string) => ({ value: guarded(withoutOverrides(words)), type: String })
const head = (words: string) => ({ ...text(words), fontWeight: 'bold' as const })
const number = (value: number) => ({ value, type: Number })

function sheetOf(sheet: string, { columns, rows }: CrossTable) {
  return {
    sheet,
    data: [
      ['Theme', 'Part of', 'All', ...columns].map(head),
      ...rows.map(({ theme, partOf, all, cells }) => [text(theme), text(partOf ?? ''), ...[all, ...cells].map(number)]),
    ],
    columns: [{ width: 40 }, { width: 30 }, { width: 10 }, ...columns.map(() => ({ width: 18 }))],
  }
}
