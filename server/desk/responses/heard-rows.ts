import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action, emptyForm, type Show } from '../../http/action.ts'
import { Id, Whole } from '../../http/wire.ts'
import { HeardDecision, HeardRow, type HeardRowsPageProps } from '../../imports/contract.ts'
import { rowsHeard, seeToRow } from '../../imports/run/heard.ts'
import { importView } from '../../imports/queries.ts'

const access = 'safeguarding.see'
const ByRow = z.object({ import: Id, line: Whole() })
const page = '/desk/safeguarding/rows'

/** Rows of imports that were not taken in and may tell of harm: the safeguarding lead reads them and sees to each. */
export const heardRows: FastifyPluginAsyncZod = async (app) => {
  const show: Show<unknown> = async (_request, reply, _params, formState, status) => {
    const rows = await rowsHeard(app.db, app.settings)
    const props: HeardRowsPageProps = { rows, at: app.now(), formState }
    return reply.page('desk/HeardRows', props, { status })
  }

  app.get(page, { config: { access }, schema: { hide: true } }, (request, reply) =>
    show(request, reply, {}, emptyForm, 200),
  )
  app.get(
    `/api${page}`,
    {
      config: { access },
      schema: {
        operationId: 'listFlaggedRows',
        summary: 'Rows of imports that were not taken in and may tell of harm, the most pressing first',
        response: { 200: z.array(HeardRow) },
      },
    },
    async () => rowsHeard(app.db, app.settings),
  )
  action(app, {
    address: '/safeguarding/rows/:import/:line',
    operationId: 'decideFlaggedRow',
    summary: 'See to a row that may tell of harm: take it in as a comment, or leave it out',
    access,
    params: ByRow,
    body: HeardDecision,
    form: (params) => `row-${params.import}-${params.line}`,
    field: 'decision',
    act: async ({ params, body, by }) => {
      const { consultation } = await importView(app.db, params.import)
      const known = await app.consultation(consultation.slug)
      await seeToRow(app.db, app.settings, known, params.import, params.line, body, by.id, app.now())
      app.requestReading()
    },
    after: () => page,
    again: show,
  })
}
