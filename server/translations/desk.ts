import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { DocumentRemoval } from '../consultations/document-contract.ts'
import { faultsOf } from '../http/forms.ts'
import { action, typedIn } from '../http/action.ts'
import { currentUser } from '../people/access.ts'
import type { SignedIn } from '../people/contract.ts'
import { oneWith } from '../people/independent.ts'
import { may, type Permission } from '../people/permissions.ts'
import { type FieldFault, noSuch, Refusal, statusOf } from '../http/refusal.ts'
import { Id, Made, Nothing, Text } from '../http/wire.ts'
import { checkTranslations } from './check.ts'
import {
  EasyReadDraft,
  type FilePageProps,
  GivenCheck,
  GivenTranslation,
  GivenTranslations,
  type LanguagesPageProps,
  Saved,
  Side,
  type SideBySide,
  type TranslatePageProps,
} from './contract.ts'
import { OtherLanguage } from '../http/languages/contract.ts'
import { addEasyRead, agreeEasyRead, easyReadOf, promiseEasyRead, withdrawEasyRead } from './easy-read.ts'
import { readTranslationFile, translationCsv, translationXliff } from './file.ts'
import { translationRows } from './queries.ts'
import { saveFile, saveTranslations } from './save.ts'
import { consultationScope, type FindScope, type Scope, versionScope } from './scope.ts'
import { progressIn, sideBySide } from './standing.ts'

const Ref = z.object({ ref: Text().max(40) })
const Version = Ref.extend({ version: z.coerce.number().int().min(1).max(1_000_000) })
const others = OtherLanguage.options
/** An Easy Read document beside a consultation is shown at once, so it takes an officer. */
const adds = 'consultations.change'
const largest = 8_388_608
/** How many texts stand on one page. */
const textsOnPage = 25
const done = {
  saved: 'Saved.',
  same: 'Nothing was changed.',
  checked: 'Marked as checked, with your name.',
  released: 'Everybody can read it now, labelled as not checked.',
  added: 'The Easy Read document is kept.',
  agreed: 'Everybody can read it now.',
  withdrawn: 'The Easy Read document is not shown any more.',
  promised: 'Kept.',
} as const
const Done = z.object({
  done: z
    .enum(Object.keys(done) as [keyof typeof done])
    .optional()
    .catch(undefined),
})
const WhichPage = Done.extend({ page: z.coerce.number().int().min(1).max(1_000).catch(1) })
type Form = Record<string, string>

/** Where words are translated: those of a consultation, and those of one version of a response. */
type Room = {
  /** What its programs' names are made with. */
  of: 'Consultation' | 'Response'
  base: string
  params: z.ZodObject
  access: Permission
  /** Who may say as a second person that it is right. */
  checks: Permission
  find(params: unknown): FindScope
}
const rooms: Room[] = [
  {
    of: 'Consultation',
    base: '/consultations/:slug/languages',
    params: ConsultationParams,
    access: 'consultations.change',
    checks: 'consultations.change',
    find: (params) => consultationScope((params as z.output<typeof ConsultationParams>).slug),
  },
  {
    of: 'Response',
    base: '/responses/:ref/versions/:version/languages',
    params: Version,
    // Who reads a language well is often no officer: anyone who may review a response may translate it.
    access: 'responses.review',
    checks: 'responses.publish',
    find: (params) => {
      const { ref, version } = params as z.output<typeof Version>
      return versionScope(ref, version)
    },
  },
]

/** The desk’s pages on which what the programme wrote is translated, by hand and by file, and the same for programs. */
export const translationDesk: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/desk/responses/:ref/languages',
    { config: { access: 'responses.review' }, schema: { hide: true, params: Ref } },
    async (request, reply) => {
      const { ref } = request.params
      const latest = (await versionsOf(app, ref)).at(-1)
      if (!latest) throw noSuch('response')
      return reply.redirect(`/desk/responses/${ref}/versions/${latest.number}/languages`, 303)
    },
  )
  // Both have the same addresses below their own, and differ in what `find` finds.
  for (const room of rooms) serve(app as unknown as FastifyInstance, room)
}

function serve(app: FastifyInstance, { of: Of, base, params, access, checks, find }: Room): void {
  const page = { config: { access }, schema: { hide: true, params } }
  const inLanguage = { config: { access }, schema: { hide: true, params: params.extend({ language: OtherLanguage }) } }
  const asked = (request: FastifyRequest) => ({
    find: find(request.params),
    language: (request.params as { language: OtherLanguage }).language,
    by: currentUser(request),
  })

  const showAll = async (
    request: FastifyRequest,
    reply: FastifyReply,
    more: { form?: string; typed?: Form; faults?: FieldFault[]; done?: string | null } = {},
    status = 200,
  ) => {
    const scope = await find(request.params)(app.db)
    const rows = Map.groupBy(await rowsOf(app, scope), (row) => row.language)
    const { easyReadPromised } = await app.db
      .selectFrom('consultation')
      .select('easyReadPromised')
      .where('id', '=', scope.consultationId)
      .executeTakeFirstOrThrow()
    const props: LanguagesPageProps = {
      subject: scope.subject,
      languages: others.map((language) => progressIn(language, scope.texts, rows.get(language) ?? [])),
      versions: scope.responseId === null ? [] : await versionsOf(app, (request.params as { ref: string }).ref),
      easyRead: await easyReadSeen(app, scope, currentUser(request)),
      promised: easyReadPromised,
      mayAdd: may(currentUser(request), adds),
      form: more.form ?? 'easy',
      typed: more.typed ?? {},
      faults: more.faults ?? [],
      done: more.done ?? null,
    }
    return reply.page('desk/Languages', props, { status })
  }
  app.get(`/desk${base}`, { ...page, schema: { ...page.schema, querystring: Done } }, (request, reply) =>
    showAll(request, reply, { done: doneIn(request) }),
  )

  const showOne = async (
    request: FastifyRequest,
    reply: FastifyReply,
    more: { typed?: Form; faults?: FieldFault[]; made?: 'machine' | 'person'; done?: string | null } = {},
    status = 200,
  ) => {
    const { language, by } = asked(request)
    const { scope, rows, texts } = await sideOf(app, asked(request).find, language, by.id)
    const pageOf = (index: number) => Math.floor(index / textsOnPage) + 1
    const pages = pageOf(Math.max(0, texts.length - 1))
    const page = Math.min(pageAsked(request), pages)
    const left = texts.findIndex(({ state }) => state === 'missing' || state === 'out-of-date')
    const props: TranslatePageProps = {
      subject: scope.subject,
      language,
      texts: texts.filter(({ key }, index) => pageOf(index) === page || more.typed?.[key] !== undefined),
      page,
      pages,
      next: left < 0 ? null : { key: texts[left]!.key, page: pageOf(left) },
      progress: progressIn(language, scope.texts, rows),
      made: more.made ?? 'person',
      mayCheck: may(by, checks),
      typed: more.typed ?? {},
      faults: more.faults ?? [],
      done: more.done ?? null,
    }
    return reply.page('desk/Translate', props, { status })
  }
  app.get(
    `/desk${base}/:language`,
    { ...inLanguage, schema: { ...inLanguage.schema, querystring: WhichPage } },
    (request, reply) => showOne(request, reply, { done: doneIn(request) }),
  )
  app.post(`/desk${base}/:language`, { ...inLanguage, bodyLimit: largest }, async (request, reply) => {
    const { find, language, by } = asked(request)
    const form = typedIn(request)
    const made = form.made === 'machine' ? 'machine' : 'person'
    const { scope, texts } = await sideOf(app, find, language, by.id)
    const { given, faults } = givenIn(form, texts)
    const result = await saveTranslations(app.db, find, language, { made, texts: given }, by.id, app.now())
    app.invalidate('public')
    const wrong = [...faults, ...result.faults]
    if (wrong.length === 0)
      return reply.redirect(
        `${scope.subject.here}/${language}?page=${pageAsked(request)}&done=${result.saved > 0 ? 'saved' : 'same'}#done`,
        303,
      )
    // What could be saved is saved; what could not comes back as it was typed.
    const typed = Object.fromEntries(wrong.map(({ field }) => [field, form[`text:${field}`] ?? '']))
    const only =
      result.saved > 0
        ? `${result.saved === 1 ? 'One was' : `${result.saved} were`} saved; please look at the others.`
        : null
    return showOne(request, reply, { typed, faults: wrong, made, done: only }, 409)
  })
  const at = (request: FastifyRequest) => find(request.params)
  action(app, {
    address: `${base}/:language/check`,
    operationId: `check${Of}Translations`,
    summary:
      'Say as a second person that translations are right, or let a response’s be read although nobody has compared them',
    access: checks,
    params: inLanguage.schema.params,
    body: GivenCheck,
    status: 200,
    made: z.object({ checked: z.number().int() }),
    fromForm: ({ rows = '', compared }) => ({ rows: rows.split(' ').filter(Boolean), compared: compared === 'yes' }),
    act: async ({ body, by, request }) => {
      const result = await checkTranslations(app.db, at(request), asked(request).language, body, by.id, app.now())
      app.invalidate('public')
      return result
    },
    again: (request, reply, _params, { faults }, status) =>
      showOne(request, reply, { faults: faults.map(({ message }) => ({ field: 'check', message })) }, status),
    after: (given, _checked, { compared }) =>
      `/desk${filled(base, given)}/${(given as { language: string }).language}?done=${compared ? 'checked' : 'released'}#done`,
  })

  const send = (reply: FastifyReply, type: string, name: string, content: string) =>
    reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(content)
  app.get(`/desk${base}/:language/texts.csv`, inLanguage, async (request, reply) => {
    const { find, language, by } = asked(request)
    const { scope, texts } = await sideOf(app, find, language, by.id)
    return send(reply, 'text/csv; charset=utf-8', `${nameOf(scope)}-${language}.csv`, translationCsv(texts))
  })
  app.get(`/desk${base}/:language/texts.xliff`, inLanguage, async (request, reply) => {
    const { find, language, by } = asked(request)
    const { scope, texts } = await sideOf(app, find, language, by.id)
    const content = translationXliff(texts, language, nameOf(scope))
    return send(reply, 'application/x-xliff+xml', `${nameOf(scope)}-${language}.xliff`, content)
  })
  app.post(
    `/desk${base}/:language/file`,
    { ...inLanguage, config: { access, upload: true }, bodyLimit: largest },
    async (request, reply) => {
      const { find, language, by } = asked(request)
      const { bytes, made } = await fileIn(request)
      try {
        if (bytes.length === 0) throw new Refusal('invalid', 'Please choose a file first.')
        const rows = readTranslationFile(bytes, language)
        const report = await saveFile(app.db, find, language, { made, rows }, by.id, app.now())
        app.invalidate('public')
        const { subject } = await find(app.db)
        return await reply.page('desk/TranslationFile', { subject, language, report } satisfies FilePageProps)
      } catch (error) {
        if (!(error instanceof Refusal) || error.kind === 'not-found') throw error
        return showOne(request, reply, { faults: [{ field: 'file', message: error.message }] }, statusOf[error.kind])
      }
    },
  )

  /** Easy Read is shown at once, so what is remembered of the consultation is forgotten. */
  const easyRead = { access: adds, params } as const
  const after = (what: keyof typeof done) => (given: unknown) => `/desk${filled(base, given)}?done=${what}#easy-read`
  action(app, {
    ...easyRead,
    address: `${base}/easy-read`,
    operationId: `add${Of}EasyRead`,
    summary: 'Name an Easy Read document, to be shown beside what it explains',
    body: EasyReadDraft,
    made: Made,
    screens: ({ title }) => ({ title }),
    act: async ({ body, by, request }) => {
      const id = await addEasyRead(app.db, at(request), body, by.id, app.now())
      app.invalidate('settings')
      return { id }
    },
    form: () => 'easy',
    again: (request, reply, _params, { form, typed, faults }, status) =>
      showAll(request, reply, { form, typed, faults }, status),
    after: after('added'),
  })
  if (Of === 'Response')
    action(app, {
      ...easyRead,
      access: checks,
      address: `${base}/easy-read/:id/agreement`,
      operationId: 'agreeToResponseEasyRead',
      summary:
        'Agree, as a second person, that an Easy Read document says what the response says; everybody sees it then',
      params: params.extend({ id: Id }),
      body: Nothing,
      act: async ({ params: { id }, by, request }) => {
        await agreeEasyRead(app.db, at(request), id as string, by.id, app.now())
        app.invalidate('settings')
      },
      after: after('agreed'),
    })
  action(app, {
    ...easyRead,
    address: `${base}/easy-read/:id/withdraw`,
    operationId: `withdraw${Of}EasyRead`,
    summary: 'Show an Easy Read document no longer; of a public consultation, with the reason that everybody can read',
    params: params.extend({ id: Id }),
    body: DocumentRemoval,
    screens: ({ reason }) => ({ reason }),
    act: async ({ params: { id }, body, by, request }) => {
      await withdrawEasyRead(app.db, at(request), id as string, body, by.id, app.now())
      app.invalidate('settings')
    },
    form: ({ id }) => `away-${String(id)}`,
    field: 'reason',
    again: (request, reply, _params, { form, typed, faults }, status) =>
      showAll(request, reply, { form, typed, faults }, status),
    after: after('withdrawn'),
  })
  action(app, {
    ...easyRead,
    address: `${base}/easy-read/promise`,
    operationId: `promise${Of}EasyRead`,
    summary: 'Say whether Easy Read is promised',
    body: z.object({ promised: z.boolean() }),
    fromForm: ({ promised }) => ({ promised: promised === 'yes' }),
    act: async ({ body, by, request }) => {
      await promiseEasyRead(app.db, at(request), body.promised, by.id, app.now())
      app.invalidate('settings')
    },
    after: after('promised'),
  })

  const ofProgram = { params: inLanguage.schema.params }
  app.get(
    `/api/desk${base}/:language`,
    {
      config: { access },
      schema: {
        ...ofProgram,
        operationId: `get${Of}Translations`,
        summary: 'Every text with its translation, side by side',
        response: { 200: Side },
      },
    },
    async (request) => {
      const { find, language, by } = asked(request)
      return { language, texts: (await sideOf(app, find, language, by.id)).texts }
    },
  )
  app.put(
    `/api/desk${base}/:language`,
    {
      config: { access },
      schema: {
        ...ofProgram,
        operationId: `save${Of}Translations`,
        summary: 'Keep translations; those whose English has changed are refused one by one, the rest is kept',
        body: GivenTranslations,
        response: { 200: Saved },
      },
    },
    async (request) => {
      const { find, language, by } = asked(request)
      const body = request.body as GivenTranslations
      const saved = await saveTranslations(app.db, find, language, body, by.id, app.now())
      app.invalidate('public')
      return saved
    },
  )
}

async function sideOf(app: FastifyInstance, find: FindScope, language: OtherLanguage, me: string) {
  const scope = await find(app.db)
  const rows = await rowsOf(app, scope, language)
  return { scope, rows, texts: sideBySide(scope.texts, rows, me) }
}

/** The Easy Read documents of a page, and which of them its reader may let out. */
async function easyReadSeen({ db, now }: FastifyInstance, scope: Scope, reader: SignedIn) {
  const lines = await easyReadOf(db, scope)
  const own = new Set(await oneWith(db, reader.id, now()))
  return lines.map(({ addedBy, ...line }) => ({
    ...line,
    mayAgree: line.waits && may(reader, 'responses.publish') && (addedBy === null || !own.has(addedBy)),
  }))
}

const rowsOf = ({ db }: FastifyInstance, { versionId, consultationId }: Scope, language?: OtherLanguage) =>
  translationRows(db, versionId ? { versionId } : { consultationId }, language)

/** The versions of a response, the oldest first. */
async function versionsOf({ db }: FastifyInstance, ref: string): Promise<LanguagesPageProps['versions']> {
  const versions = await db
    .selectFrom('responseVersion as v')
    .innerJoin('response as r', 'r.id', 'v.responseId')
    .leftJoin('publication as p', 'p.versionId', 'v.id')
    .select(['v.number', 'p.id', 'p.replacedAt'])
    .where('r.ref', '=', ref)
    .orderBy('v.number')
    .execute()
  return versions.map(({ number, id, replacedAt }) => ({
    number,
    here: `/desk/responses/${ref}/versions/${number}/languages`,
    says: id === null ? 'not public' : replacedAt ? 'public once, replaced since' : 'public',
    current: id !== null && replacedAt === null,
  }))
}

/** What a form changed, as the verb takes it; texts that do not fit are told apart, so that the others can be saved. */
function givenIn(form: Form, texts: SideBySide[]): { given: GivenTranslation[]; faults: FieldFault[] } {
  const given: GivenTranslation[] = []
  const faults: FieldFault[] = []
  for (const [name, text] of Object.entries(form)) {
    if (!name.startsWith('text:')) continue
    const key = name.slice('text:'.length)
    const now = texts.find((one) => one.key === key)
    // What is out of date stays so until somebody changes it, or says that it fits the new English too.
    const left = now?.state === 'out-of-date' && text.replace(/\r\n?/g, '\n').trim() === now.text
    if (left && form[`still:${key}`] !== 'yes') continue
    const seen = form[`seen:${key}`] ?? ''
    const [row, mark] = seen.split(' ')
    const same = now !== undefined && mark === now.seen.split(' ')[1]
    const read = GivenTranslation.safeParse({ key, english: same ? now.english : '', text, row: row || null })
    if (read.success) given.push(read.data)
    else faults.push({ field: key, message: faultsOf(read.error)[0]?.message ?? 'This does not fit.' })
  }
  return { given, faults }
}

/** `base` with what stands in the address for its `:names`. */
const filled = (base: string, params: unknown) =>
  base.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(String((params as Record<string, unknown>)[name])))

/** Which of several pages of texts is asked for; forms name it in their address. */
const pageAsked = (request: FastifyRequest): number => WhichPage.parse(request.query ?? {}).page

function doneIn(request: FastifyRequest): string | null {
  const { done: what } = request.query as z.output<typeof Done>
  return what ? done[what] : null
}

const nameOf = ({ subject }: Scope) => subject.here.split('/').slice(3, -1).join('-')

async function fileIn(request: FastifyRequest): Promise<{ bytes: Buffer; made: 'machine' | 'person' }> {
  let bytes: Buffer = Buffer.alloc(0)
  let made = 'person'
  if (!request.isMultipart()) throw new Refusal('wrong-type', 'Please send the file with the form of this page.')
  for await (const part of request.parts({ limits: { fileSize: largest - 65_536, fieldSize: 1_000 } })) {
    if (part.type === 'file') bytes = await part.toBuffer()
    else if (part.fieldname === 'made') made = String(part.value)
  }
  return { bytes, made: made === 'machine' ? 'machine' : 'person' }
}
