import { createHash } from 'node:crypto'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { action, type Show, emptyForm } from '../http/action.ts'
import { siteOf } from '../log/asking.ts'
import { inWords } from '../data/time.ts'
import { considerationOf } from './consideration.ts'
import { issuePack } from './issue.ts'
import { Issued, NewPaper, type PackPageProps, PaperParams, type PaperPageProps } from './contract.ts'
import { paperPdf } from './pdf.ts'
import { papersOf } from './queries.ts'
import { readPaper } from './read.ts'

const access = 'consultations.change'
/** Finished files: a paper does not change, but its quotations may go. */
const mostKept = 20

/** Papers at their addresses, for whoever may read them; and the desk's page on which they are made and issued. */
export const paperPages: FastifyPluginAsyncZod = async (app) => {
  const addressOf = (ref: string) => `${siteOf(app)}/papers/${ref}`
  const files = new Map<string, Promise<Buffer>>()
  const pdfOf = (paper: Awaited<ReturnType<typeof readPaper>>) => {
    const key = createHash('sha256')
      .update(JSON.stringify([paper.hash, paper.quotes]))
      .digest('hex')
    const file = files.get(key) ?? paperPdf(paper, addressOf(paper.content.ref))
    files.delete(key)
    files.set(key, file)
    file.catch(() => files.delete(key))
    if (files.size > mostKept) files.delete(files.keys().next().value as string)
    return file
  }

  /** One paper, as a page and as files; at the desk's address also what was not issued to a meeting in public. */
  const readAt = (base: '/papers' | '/desk/papers', access: 'public' | 'board.read') => {
    const read = (ref: string) => readPaper(app.db, ref, access === 'public' ? 'public' : 'all')
    const asked = { config: { access }, schema: { hide: true, params: PaperParams } } as const
    app.get(`${base}/:ref`, asked, async (request, reply) => {
      const { text: _text, ...paper } = await read(request.params.ref)
      const at = `${base}/${paper.content.ref}`
      return reply.page('public/Paper', { paper, at, address: addressOf(paper.content.ref) } satisfies PaperPageProps)
    })
    app.get(`${base}/:ref/paper.pdf`, asked, async (request, reply) => {
      const paper = await read(request.params.ref)
      return reply
        .type('application/pdf')
        .header('cache-control', 'no-cache')
        .header('content-disposition', `attachment; filename="${paper.content.ref}.pdf"`)
        .send(await pdfOf(paper))
    })
    app.get(`${base}/:ref/paper.json`, asked, async (request, reply) => {
      const { text } = await read(request.params.ref)
      return reply.type('application/json; charset=utf-8').header('cache-control', 'no-cache').send(text)
    })
  }
  readAt('/papers', 'public')
  readAt('/desk/papers', 'board.read')

  const show: Show<{ slug: string }> = async (_request, reply, { slug }, formState, status) => {
    const known = await app.consultation(slug)
    const editions = await papersOf(app.db, { consultationId: known.id })
    const last = editions.at(-1)
    const asked = { today: app.today(), meeting: last?.meeting ?? null, earlier: editions }
    const { blocks, quotes } = await considerationOf(app.db, known, asked)
    const meetings = await app.db
      .selectFrom('boardMeeting')
      .select(['id', 'title', 'day', 'dayWording', 'inPublic'])
      .orderBy('day', (order) => order.desc().nullsLast())
      .orderBy('id', 'desc')
      .limit(200)
      .execute()
    return reply.page(
      'desk/Pack',
      {
        consultation: { slug: known.slug, title: known.title },
        editions,
        blocks,
        quotes: quotes.map(({ words }) => words),
        meetings: meetings.map(({ id, title, day, dayWording, inPublic }) => ({
          id,
          day,
          label: `${title}, ${day ? inWords(day) : dayWording}${inPublic ? '' : ' (not in public)'}`,
        })),
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
    summary:
      'Issue the conscientious consideration pack: frozen, hashed, citable; the same again gives the same edition',
    access,
    params: ConsultationParams,
    body: NewPaper,
    made: Issued,
    act: async ({ params, body, by }) => issuePack(app.db, await app.consultation(params.slug), body, by.id, app.now()),
    form: () => 'pack',
    after: ({ slug }) => `/desk/consultations/${slug}/pack#editions`,
    again: show,
    field: 'issuedTo',
  })
}
