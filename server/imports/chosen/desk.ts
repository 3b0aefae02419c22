import { isDeepStrictEqual } from 'node:util'
import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Action, action, type FormState } from '../../http/action.ts'
import { nested } from '../../http/forms.ts'
import { Id, Nothing, Text } from '../../http/wire.ts'
import type { Choices } from './choices.ts'
import { Choices as Chosen, DateOrder, type FilePageProps, Overrides, Report, Role, UploadView } from '../contract.ts'
import { withColumn } from '../reader/columns/columns.ts'
import type { ColumnMap } from '../reader/mapped.ts'
import { asRefusal, uploadOf } from '../room.ts'
import {
  beginFrom,
  choose,
  chooseSheet,
  decideAhead,
  dropUpload,
  keepMap,
  readAs,
  sheetAfter,
  tryOut,
  uploadView,
} from './uploads.ts'

const config = { access: 'imports.run' } as const
const ById = z.object({ id: Id })
const Begun = z.object({ id: Id, url: z.string() })
type Params = z.output<typeof ById>
type ReadAs = Pick<UploadView, 'map' | 'choices' | 'decisions'>

/** A chosen file before it is imported: how it is read, what its columns mean, what would come of it. Pages and API. */
export const importFileDesk: FastifyPluginAsyncZod = async (app) => {
  const view = async (request: FastifyRequest, id: string) => {
    const { upload, consultation } = await uploadOf(app, request, id)
    return uploadView(app.db, upload, consultation)
  }
  const address = '/imports/files/:id'
  const here = (id: string) => `/desk/imports/files/${id}`

  app.get(
    `/desk${address}`,
    {
      config,
      schema: {
        hide: true,
        params: ById,
        querystring: z.object({ saved: Text().max(100).optional(), tried: z.literal('again').optional() }),
      },
    },
    async (request, reply) => {
      const upload = await view(request, request.params.id)
      const { saved, tried } = request.query
      const props: FilePageProps = { upload, faults: [], saved: saved ?? null, triedAgain: tried === 'again' }
      return reply.page('desk/ImportFile', props)
    },
  )
  app.get(
    `/api/desk${address}`,
    {
      config,
      schema: {
        operationId: 'getImportFile',
        summary: 'A chosen file as the reader sees it',
        params: ById,
        response: { 200: UploadView },
      },
    },
    async (request) => view(request, request.params.id),
  )

  /** Keeps what was chosen, where something was. @returns the file as it is then; whether anything is other than before */
  async function chosen(request: FastifyRequest, id: string, given: Choices & { mapName?: string | undefined }) {
    const { upload } = await uploadOf(app, request, id)
    const changed = differ(given, readAs(upload))
    if (!changed && given.mapName === undefined) {
      if (given.held) await decideAhead(app.db, upload, given.held)
      return { ...(await uploadOf(app, request, id)), changed }
    }
    const { mapName, ...choices } = given
    await choose(app.db, app.settings, upload, { ...choices, ...(mapName !== undefined && { mapName }) })
    return { ...(await uploadOf(app, request, id)), changed }
  }
  const tried = ({ upload, consultation }: Awaited<ReturnType<typeof uploadOf>>) =>
    tryOut(app.db, app.databaseUrl, app.settings, upload, consultation, app.now())

  const onFile = {
    ...config,
    params: ById,
    formAddress: address,
    fromForm: async (typed: Record<string, string>, request: FastifyRequest) =>
      choicesIn(typed, readAs((await uploadOf(app, request, (request.params as Params).id)).upload)),
    again: async (request, reply, { id }, { typed, faults }: FormState, status) => {
      const before = await view(request, id)
      const given = choicesIn(typed, before)
      const props: FilePageProps = {
        upload: { ...before, map: given.map ?? before.map, choices: { ...before.choices, ...given }, report: null },
        faults,
        saved: null,
        triedAgain: false,
      }
      return reply.page('desk/ImportFile', props, { status })
    },
    idOf: (field: string) => field,
    field: 'file',
  } satisfies Partial<Action<typeof ById, z.ZodType, never>>

  action(app, {
    ...onFile,
    address,
    method: 'PATCH',
    button: ['apply', 'use-map'],
    operationId: 'changeImportFile',
    summary: 'Change how a chosen file is read, what its columns mean, or its phase; `mapName` takes a saved map',
    body: Chosen.extend({ mapName: Text().max(100).optional() }),
    fromForm: async (typed, request) => ({
      ...(await onFile.fromForm(typed, request)),
      ...(typed.do === 'use-map' && { mapName: typed.mapName }),
    }),
    made: UploadView,
    status: 200,
    act: async ({ params: { id }, body, request }) => {
      await chosen(request, id, body).catch(refuse)
      return view(request, id)
    },
    after: ({ id }) => `${here(id)}#columns`,
  })
  action(app, {
    ...onFile,
    address,
    method: 'DELETE',
    button: 'drop',
    operationId: 'discardImportFile',
    summary: 'Give a chosen file up',
    body: Nothing,
    fromForm: () => undefined,
    act: async ({ params: { id }, request }) => {
      await uploadOf(app, request, id)
      await dropUpload(app.db, app.settings.dataDir, id)
    },
    after: () => '/desk/imports',
  })
  action(app, {
    ...onFile,
    address: `${address}/map`,
    button: 'save-map',
    operationId: 'saveColumnMap',
    summary: 'Keep what the columns mean under a name; the same name again replaces it',
    body: Chosen.extend({ name: Text().trim().min(1, 'Please give the map a name.').max(100) }),
    fromForm: async (typed, request) => ({ ...(await onFile.fromForm(typed, request)), name: typed.newMap ?? '' }),
    act: async ({ params: { id }, body: { name, ...given }, by, request }) => {
      const { upload } = await chosen(request, id, given).catch(refuse)
      await keepMap(app.db, upload, name, by.id, app.now())
    },
    after: ({ id }, _made, { name }) => `${here(id)}?saved=${encodeURIComponent(name)}#maps`,
    idOf: (field) => (field === 'name' ? 'newMap' : field),
  })
  action(app, {
    ...onFile,
    address: `${address}/dry-run`,
    button: 'try',
    operationId: 'dryRunImport',
    summary: 'Say what importing it would give; choices that are sent along are kept first',
    body: Chosen.nullish(),
    made: Report,
    status: 200,
    act: async ({ params: { id }, body, request }) => {
      const file = body ? await chosen(request, id, body).catch(refuse) : await uploadOf(app, request, id)
      return tried(file).catch(refuse)
    },
    after: ({ id }) => `${here(id)}#report`,
  })
  action(app, {
    ...onFile,
    address: `${address}/import`,
    button: ['import', 'import-next'],
    operationId: 'startImport',
    summary:
      'Begin the import; asked twice, it is begun once. Choices that are sent along and are not what was tried out are tried out instead',
    body: Chosen.extend({
      /** Takes the workbook up again for its next sheet with people’s words. */
      nextSheet: z.boolean().optional(),
    }).nullish(),
    fromForm: async (typed, request) => ({
      ...(await onFile.fromForm(typed, request)),
      nextSheet: typed.do === 'import-next',
    }),
    answers: { 200: Report, 202: Begun },
    act: async ({ params: { id }, body, by, request }) => {
      const { nextSheet = false, ...given } = body ?? {}
      const file = body
        ? await chosen(request, id, given).catch(refuse)
        : { ...(await uploadOf(app, request, id)), changed: false }
      // Nobody imports what they have not seen.
      if (file.changed) return { report: await tried(file).catch(refuse) }
      const { upload, consultation } = file
      // The workbook is taken again before the import begins: when that ends, its own copy is gone.
      const sheet = sheetAfter(upload)
      const next =
        nextSheet && sheet !== null
          ? await chooseSheet(app.db, app.databaseUrl, app.settings, upload, {
              sheet,
              consultation,
              by: by.id,
              at: app.now(),
            }).catch(refuse)
          : null
      const begun = await beginFrom(app.db, app.settings.dataDir, upload, consultation, by.id, app.now())
      app.requestImport()
      return { begun: { id: begun, url: `/desk/imports/${begun}` }, next }
    },
    answer: (made) => ('report' in made ? { status: 200, body: made.report } : { status: 202, body: made.begun }),
    after: ({ id }, made) =>
      'report' in made ? `${here(id)}?tried=again#report` : made.next ? here(made.next) : made.begun.url,
  })
}

/** A file that cannot be read so is no fault of ours. */
function refuse(error: unknown): never {
  throw asRefusal(error)
}

/** Does somebody say anything else than what was chosen before? What they leave out stays as it was. */
function differ(given: Choices, { map, choices }: ReadAs): boolean {
  // What becomes of held rows changes nothing of what was tried out.
  const plain = ({ held: _later, ...choices }: Choices): unknown =>
    JSON.parse(JSON.stringify({ overrides: {}, ...choices }))
  const before = Chosen.parse({ ...choices, map })
  return !isDeepStrictEqual(plain({ ...before, ...given }), plain(before))
}

/** What a form says of how the file is read and what its columns mean. A column that was changed is a person's word. */
function choicesIn(form: Record<string, string>, before: ReadAs): Choices {
  const number = (text: string | undefined) => (/^\d{1,4}$/.test(text ?? '') ? Number(text) : undefined)
  const wanted = Overrides.safeParse({
    encoding: form.encoding || undefined,
    delimiter: form.delimiter === 'tab' ? '\t' : form.delimiter || undefined,
    // The list of sheets shows the one that was found: that it stands there is nobody's word.
    sheet: form.sheet === before.decisions.sheet ? before.choices.overrides?.sheet : form.sheet || undefined,
    headerLine: number(form.headerLine),
    headerRows: number(form.headerRows),
    tool: form.tool || undefined,
  })
  const columns = (nested(form).columns ?? []) as Record<string, string>[]
  const map = before.map.columns.reduce<ColumnMap>((so, column, index) => {
    const typed = columns[index]
    if (!typed) return so
    const change = {
      role: Role.catch(column.role).parse(typed.role),
      question: typed.question === undefined ? column.question : typed.question.trim().slice(0, 1_000) || null,
      dateOrder:
        typed.dateOrder === undefined
          ? column.dateOrder
          : DateOrder.nullable()
              .catch(null)
              .parse(typed.dateOrder || null),
      joined: typed.more === undefined ? column.joined : typed.joined === 'yes',
      fillDown: typed.more === undefined ? column.fillDown : typed.fillDown === 'yes',
    }
    const same = Object.entries(change).every(([key, value]) => column[key as keyof typeof change] === value)
    return same ? so : withColumn(so, index, change)
  }, before.map)
  return {
    overrides: wanted.success ? wanted.data : before.choices.overrides,
    map,
    phaseCode: form.phaseCode || undefined,
    as: form.as === 'newer' || form.as === 'another' ? form.as : undefined,
    dateOrder: DateOrder.safeParse(form.dateOrder).data,
    held: heldIn(nested(form).held) ?? before.choices.held,
  }
}

/** What a form says of the rows that are held; undefined where it did not ask. */
function heldIn(asked: unknown): Choices['held'] {
  if (!Array.isArray(asked)) return undefined
  return asked.flatMap((one: Record<string, string> | undefined) =>
    one?.reason && (one.decision === 'take' || one.decision === 'keep')
      ? [{ reason: one.reason, decision: one.decision }]
      : [],
  )
}
