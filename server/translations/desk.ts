import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { faultsOf } from '../http/forms.ts'
import { action, typedIn } from '../http/action.ts'
import { type FieldFault, noSuch, Refusal, statusOf } from '../http/refusal.ts'
import { checkTranslations } from './check.ts'
import {
  type FilePageProps,
  GivenCheck,
  GivenTranslation,
  GivenTranslations,
  Saved,
  Side,
  type SideBySide,
} from './contract.ts'
import { readTranslationFile, translationCsv, translationXliff } from './file.ts'
import { saveFile, saveTranslations } from './save.ts'
import { type Scope } from './scope.ts'
import {
  rooms,
  versionsOf,
  pagesOf,
  sideOf,
  filled,
  pageAsked,
  doneIn,
  Ref,
  Done,
  WhichPage,
  type Pages,
  type Room,
  type Form,
} from './place.ts'
import { easyReadDesk } from './easy-read-desk.ts'

const largest = 8_388_608

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
  for (const room of rooms) {
    const inside = app as unknown as FastifyInstance
    const pages = pagesOf(inside, room)
    sideBySideDesk(inside, room, pages)
    easyReadDesk(inside, room, pages)
  }
}

function sideBySideDesk(
  app: FastifyInstance,
  { of: Of, base, access, checks, find }: Room,
  { page, inLanguage, asked, showAll, showOne }: Pages,
): void {
  app.get(`/desk${base}`, { ...page, schema: { ...page.schema, querystring: Done } }, (request, reply) =>
    showAll(request, reply, { done: doneIn(request) }),
  )

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
