import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { action, emptyForm, type Show, typedIn } from '../../http/action.ts'
import { withoutOverrides } from '../../http/languages/vocabulary.ts'
import { noSuch } from '../../http/refusal.ts'
import { Id, Made } from '../../http/wire.ts'
import { ConsultationParams } from '../contract.ts'
import { DocumentDraft, DocumentRemoval, type SentFile } from './contract.ts'
import { fileName, maxDocumentBytes } from './format.ts'
import { sendDocument } from './send.ts'
import { addDocument, documentsAtDesk, ownFile, withdrawDocument } from './documents.ts'
import { consultationNamed } from '../queries.ts'

/** Files that a form has brought; they do not go back to its page with what was typed. */
const brought = new WeakMap<FastifyRequest, SentFile>()

/** Where documents are put beside a consultation, and taken away. */
export const documentsDesk: FastifyPluginAsyncZod = async (app) => {
  const access = 'consultations.change' as const
  const address = '/consultations/:slug/documents'
  const OneOf = ConsultationParams.extend({ id: Id })
  const show: Show<{ slug: string }> = async (_request, reply, { slug }, formState, status) => {
    const { id, title, publishedAt } = await consultationNamed(app.db, slug)
    const documents = await documentsAtDesk(app.db, id)
    const consultation = { slug, title, isPublic: publishedAt !== null }
    return reply.page('desk/Documents', { consultation, documents, formState }, { status })
  }
  app.get(
    `/desk${address}`,
    { config: { access }, schema: { hide: true, params: ConsultationParams } },
    (request, reply) => show(request, reply, request.params, emptyForm, 200),
  )
  app.get(
    `/desk${address}/:id`,
    { config: { access }, schema: { hide: true, params: OneOf } },
    async (request, reply) => {
      const { id: consultationId } = await consultationNamed(app.db, request.params.slug)
      const file = await ownFile(app.db, consultationId, request.params.id)
      if (!file) throw noSuch('document here')
      return sendDocument(reply, file)
    },
  )
  action(app, {
    address,
    operationId: 'addDocument',
    summary:
      'Put a document beside a consultation: a PDF, Word or OpenDocument file of up to 15 MB, or an address elsewhere',
    access,
    params: ConsultationParams,
    body: DocumentDraft,
    made: Made,
    maxBytes: Math.ceil((maxDocumentBytes * 4) / 3) + 65_536,
    screens: ({ title, version, changeReason, file }) => ({
      title,
      version,
      changeReason,
      ...(file && { file: fileName(file.name, 'pdf').replace(/\.pdf$/, '') }),
    }),
    upload: fileFrom,
    fromForm: (typed, request) => ({ ...typed, file: brought.get(request) }),
    act: async ({ params: { slug }, body, by }) => {
      const { id } = await consultationNamed(app.db, slug)
      return { id: await addDocument(app.db, id, body, by.id, app.now()) }
    },
    form: () => 'document',
    after: ({ slug }) => `/desk/consultations/${slug}/documents`,
    again: show,
    field: 'file',
  })
  action(app, {
    address: `${address}/:id/removal`,
    operationId: 'removeDocument',
    summary: 'Take a document away from a consultation; that it was there stays in what was changed',
    access,
    params: OneOf,
    body: DocumentRemoval,
    screens: ({ reason }) => ({ reason }),
    act: async ({ params: { slug, id }, body, by }) => {
      const consultation = await consultationNamed(app.db, slug)
      await withdrawDocument(app.db, consultation.id, id, body, by.id, app.now())
    },
    form: ({ id }) => `removal-${id}`,
    after: ({ slug }) => `/desk/consultations/${slug}/documents`,
    again: show,
    field: 'reason',
  })
}

/** The words of a form that brings a file; the file itself is looked at by its bytes. */
async function fileFrom(request: FastifyRequest): Promise<Record<string, string>> {
  if (!request.isMultipart()) return typedIn(request)
  const typed: Record<string, string> = {}
  for await (const part of request.parts({ limits: { fileSize: maxDocumentBytes + 1, fieldSize: 4_000 } })) {
    if (part.type === 'field') {
      if (part.fieldname === 'whyNamed') request.whyNamed = String(part.value)
      typed[part.fieldname] = String(part.value)
    } else {
      const bytes = await part.toBuffer()
      if (part.filename)
        brought.set(request, { name: withoutOverrides(part.filename), base64: bytes.toString('base64') })
    }
  }
  return typed
}
