import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { action, type Show, emptyForm } from '../http/action.ts'
import { siteOf } from '../log/asking.ts'
import { idIn, linkFor } from '../data/links.ts'
import { noSuch } from '../http/refusal.ts'
import { currentUser } from '../people/access.ts'
import { meetingsAt } from '../people/permissions.ts'
import { considerationOf } from './consideration.ts'
import { groupWords } from './consideration-queries.ts'
import { issuePack } from './issue.ts'
import {
  HeldPaperParams,
  Issued,
  NewPaper,
  type PackPageProps,
  PaperParams,
  type PaperPageProps,
  type PapersProps,
} from './contract.ts'
import { paperDocx } from './formats/docx.ts'
import { paperPdf } from './formats/pdf.ts'
import { paperXlsx } from './formats/xlsx.ts'
import { meetingChoices, papersOf } from './queries.ts'
import { type ReadPaper, readPaper } from './read.ts'

const access = 'consultations.change'
/** Finished files: a paper does not change, but its quotations may go. */
const maxKept = 20

/** Papers at their addresses, for anyone who may read them; and the desk's page on which they are made and issued. */
export const paperPages: FastifyPluginAsyncZod = async (app) => {
  const { contactKey } = app.settings
  /** What is printed on a paper answers for anyone who holds it: one that is not public has a link that only its holders know. */
  const addressOf = ({ id, paper, ...read }: ReadPaper) =>
    `${siteOf(app)}/papers/${read.public ? paper.content.ref : `held/${linkFor(contactKey, 'paper', id)}`}`
  const files = new Map<string, Promise<Buffer>>()
  const pdfOf = (read: ReadPaper) => {
    const address = addressOf(read)
    const { nowHash, quotes, replacedBy, takenOut } = read.paper
    const key = createHash('sha256')
      .update(JSON.stringify([nowHash, takenOut, quotes, replacedBy, address]))
      .digest('hex')
    const file = files.get(key) ?? paperPdf(read.paper, address)
    files.delete(key)
    files.set(key, file)
    file.catch(() => files.delete(key))
    if (files.size > maxKept) files.delete(files.keys().next().value as string)
    return file
  }

  /** One paper, as a page and as files. */
  const readAt = <P extends { ref: string } | { link: string }>(
    base: string,
    access: 'public' | 'board.read',
    params: z.ZodType<P>,
    find: (params: P) => Promise<ReadPaper>,
  ) => {
    const asked = { config: { access }, schema: { hide: true, params } } as const
    // What everybody reads; the others are for those who hold the address or are signed in.
    const file =
      access === 'public' && base === '/papers/:ref' ? { ...asked, config: { access, standsIn: true } as const } : asked
    const found = async (request: FastifyRequest, reply: FastifyReply) => {
      if (base !== '/papers/:ref') reply.header('x-robots-tag', 'noindex, nofollow')
      return find(request.params as P)
    }
    app.get(base, asked, async (request, reply) => {
      const at = base.replace(/:\w+/, (name) => (request.params as Record<string, string>)[name.slice(1)] ?? '')
      const load = async (): Promise<PaperPageProps> => {
        const read = await found(request, reply)
        const { replacedBy, content } = read.paper
        const later = replacedBy && 'ref' in (request.params as P) ? at.replace(content.ref, replacedBy) : null
        return { paper: read.paper, at, later, address: addressOf(read) }
      }
      if (file !== asked) return reply.publicPage('public/Paper', load, { address: at, always: true })
      return reply.page('public/Paper', await load())
    })
    app.get(`${base}/paper.pdf`, file, async (request, reply) => {
      const read = await found(request, reply)
      return reply
        .type('application/pdf')
        .header('cache-control', 'no-cache')
        .header('content-disposition', `attachment; filename="${read.paper.content.ref}.pdf"`)
        .send(await pdfOf(read))
    })
    app.get(`${base}/paper.docx`, file, async (request, reply) => {
      const read = await found(request, reply)
      return reply
        .type('application/vnd.openxmlformats-officedocument.wordprocessingml.document')
        .header('cache-control', 'no-cache')
        .header('content-disposition', `attachment; filename="${read.paper.content.ref}.docx"`)
        .send(await paperDocx(read.paper, addressOf(read)))
    })
    app.get(`${base}/paper.xlsx`, file, async (request, reply) => {
      const read = await found(request, reply)
      return reply
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .header('cache-control', 'no-cache')
        .header('content-disposition', `attachment; filename="${read.paper.content.ref}.xlsx"`)
        .send(await paperXlsx(read.paper, addressOf(read)))
    })
    app.get(`${base}/paper.json`, file, async (request, reply) => {
      const { text } = await found(request, reply)
      return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(text)
    })
  }
  // Anyone who cuts a paper's address short finds the others.
  app.get('/papers', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) => {
    const load = async (): Promise<PapersProps> => ({
      papers: (await papersOf(app.readDb, { public: true }))
        .map(({ ref, title, edition, issuedOn, meeting }) => ({ ref, title, edition, issuedOn, meeting }))
        .reverse(),
    })
    return reply.publicPage('public/Papers', load, { address: '/papers', always: true })
  })
  readAt('/papers/:ref', 'public', PaperParams, (by) => readPaper(app.db, by, 'public'))
  readAt('/desk/papers/:ref', 'board.read', PaperParams, (by) => readPaper(app.db, by, 'all'))
  readAt('/papers/held/:link', 'public', HeldPaperParams, ({ link }) => {
    const id = idIn(contactKey, 'paper', link)
    if (!id) throw noSuch('paper')
    return readPaper(app.db, { id }, 'all')
  })

  const show: Show<{ slug: string }> = async (request, reply, { slug }, formState, status) => {
    const known = await app.consultation(slug)
    const editions = await papersOf(app.db, { consultationId: known.id, kind: 'consideration' })
    const last = editions.at(-1)
    const asked = { today: app.today(), meeting: last?.meeting ?? null, earlier: editions }
    const { blocks, quotes } = await considerationOf(app.db, known, asked)
    const meetings = await meetingChoices(app.db)
    return reply.page(
      'desk/Pack',
      {
        consultation: { slug: known.slug, title: known.title },
        editions,
        blocks,
        quotes: quotes.map(({ words }) => words),
        meetings,
        meetingsAt: meetingsAt(currentUser(request)),
        today: app.today(),
        formState,
      } satisfies PackPageProps,
      { status },
    )
  }
  app.get(
    '/desk/consultations/:slug/pack',
    { config: { access }, schema: { hide: true, params: ConsultationParams } },
    (request, reply) => show(request, reply, request.params, emptyForm, 200),
  )
  action(app, {
    address: '/consultations/:slug/pack',
    operationId: 'issueConsiderationPack',
    summary:
      'Issue the conscientious consideration pack: frozen, hashed, citable; the same again gives the same edition',
    access,
    params: ConsultationParams,
    body: NewPaper,
    made: Issued,
    screens: ({ issuedTo }) => ({ issuedTo }),
    act: async ({ params, body, by, request }) => {
      const known = await app.consultation(params.slug)
      // What a group said for the record may name somebody: from here on everybody reads it.
      const said = (await groupWords(app.db, known.id)).flatMap(({ note }) => note ?? [])
      await app.screenTyped(request, { groups: said.join('\n') })
      return issuePack(app.db, known, body, by.id, app.now())
    },
    form: () => 'pack',
    after: ({ slug }) => `/desk/consultations/${slug}/pack#editions`,
    again: show,
    field: 'issuedTo',
  })
}
