import type { FastifyInstance, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Known } from '../consultations/known.ts'
import { includes } from '../data/visible.ts'
import { openSender } from '../process/queue.ts'
import { Refusal, refusedAt } from '../http/refusal.ts'
import { currentUser } from '../people/access.ts'
import { reachOf, refuseOutside } from '../people/reach.ts'
import { undoImport } from './run/undo.ts'
import { findUpload, maxBytes, takeFile } from './chosen/uploads.ts'
import { FileRefused } from './reader/refused.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Tell the workers that an import waits. Never fails: what is not heard is found by the sweep. */
    requestImport(): void
    /** Take the file of a multipart request in. @returns the upload's id; @throws {Refusal} naming the field */
    takeUpload(request: FastifyRequest): Promise<string>
    databaseUrl: string
  }
}

/** What the imports' API and pages share: files of up to 100 MB, and the line to the workers. */
export const importRoom = fp(async (app: FastifyInstance, { databaseUrl }: { databaseUrl: string }) => {
  await app.register(import('@fastify/multipart'), {
    limits: { fileSize: maxBytes + 1, files: 1, fields: 10, fieldSize: 1_000, parts: 12 },
    throwFileSizeLimit: false,
  })
  const queue = openSender('import', { redisUrl: app.settings.redisUrl, databaseUrl }, (error) =>
    app.log.warn({ err: error }, 'the queue is out of reach; the sweep will find the import'),
  )
  app.addHook('onClose', async () => void (await queue.close().catch(() => undefined)))
  app.decorate('databaseUrl', databaseUrl)
  app.decorate('requestImport', () => {
    queue.add({}).catch((error: unknown) => app.log.warn({ err: error }, 'left for the sweep'))
  })
  app.decorate('takeUpload', async (request: FastifyRequest) => {
    if (!request.isMultipart()) {
      throw new Refusal('wrong-type', 'Please send the file as multipart/form-data, after the field “consultation”.')
    }
    let slug = ''
    for await (const part of request.parts()) {
      if (part.type === 'field') {
        if (part.fieldname === 'consultation' && typeof part.value === 'string') slug = part.value
        continue
      }
      if (part.filename === '' || part.filename === undefined) {
        part.file.resume()
        continue
      }
      try {
        if (slug === '')
          throw refusedAt('invalid', 'consultation', 'Please say which consultation the file belongs to.')
        const consultation = await app.consultation(slug)
        await refuseOutside(app.db, currentUser(request), 'imports.run', consultation.id)
        return await takeFile(app.db, app.settings, {
          file: part.file,
          fileName: part.filename,
          consultation,
          by: currentUser(request).id,
          at: app.now(),
        })
      } catch (error) {
        // What is left of a refused file is read and forgotten, so that the browser hears the answer.
        part.file.resume()
        throw asRefusal(error)
      }
    }
    throw refusedAt('invalid', 'file', 'Please choose a file.')
  })
})

/** A file that cannot be imported is a request that we understood and decline. */
export function asRefusal(error: unknown): unknown {
  return error instanceof FileRefused ? refusedAt('invalid', 'file', error.message) : error
}

/** Consultations that somebody may take comments in for. */
export async function importable(app: FastifyInstance, request: FastifyRequest): Promise<Known[]> {
  const reach = await reachOf(app.db, currentUser(request), 'imports.run')
  return (await app.consultations()).filter(({ id }) => includes(reach, id))
}

/** A chosen file of the person who asks, with its consultation. */
export async function uploadOf(app: FastifyInstance, request: FastifyRequest, id: string) {
  const upload = await findUpload(app.db, app.settings.contactKey, id, currentUser(request).id)
  return { upload, consultation: await app.consultationWithId(upload.consultationId) }
}

const patience = 10_000

/** Take an import back: at once if that takes no longer than a request may, else as far as it goes, and the workers do the rest. */
export async function takeBack(app: FastifyInstance, id: string, by: string): Promise<void> {
  const until = performance.now() + patience
  const { done } = await undoImport(app.db, id, by, app.now(), () => performance.now() < until)
  if (!done) app.requestImport()
}
