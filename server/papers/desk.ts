import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { inWords } from '../data/time.ts'
import { action, emptyForm, type Show } from '../http/action.ts'
import { noSuch } from '../http/refusal.ts'
import { currentUser } from '../people/access.ts'
import { meetingsAt } from '../people/permissions.ts'
import { reachOf } from '../people/reach.ts'
import { refuseStops } from '../screening/refuse.ts'
import { blocksOf, linesOf, summaryOf } from './compose.ts'
import { Issued, type Paper } from './contract.ts'
import { Made } from '../http/wire.ts'
import { AtRevision, DraftChange, DraftParams, type DraftPageProps, NewDraft } from './drafts/draft-contract.ts'
import type { NewPaperPageProps, PapersPageProps } from './drafts/draft-contract.ts'
import { draftPaper, putDraftAway, redrawFigures, saveDraft } from './drafts/draft.ts'
import { type Draft, findDraft, openDrafts, wordsOf } from './drafts/draft-queries.ts'
import { issueDraft } from './drafts/issue-draft.ts'
import { pagesOf } from './formats/pdf.ts'
import { meetingChoices, papersOf } from './queries.ts'
import { templateCodes, templates, withoutVerb } from './vocabulary.ts'

const access = 'consultations.change'

/** The desk's pages for papers from templates: drafted from the data, edited, measured, issued. */
export const paperDesk: FastifyPluginAsyncZod = async (app) => {
  app.get('/desk/papers', { config: { access, lists: true }, schema: { hide: true } }, async (request, reply) => {
    const reach = await reachOf(app.db, currentUser(request), access)
    const [drafts, issued] = await Promise.all([
      openDrafts(app.db, reach),
      papersOf(app.db, { kinds: templateCodes, reach }),
    ])
    return reply.page('desk/Papers', {
      drafts,
      issued: issued.reverse(),
      meetingsAt: meetingsAt(currentUser(request)),
    } satisfies PapersPageProps)
  })

  const begin: Show<{ slug: string }> = async (_request, reply, { slug }, formState, status) => {
    const known = await app.consultation(slug)
    const [meetings, themes] = await Promise.all([
      meetingChoices(app.db),
      app.db
        .selectFrom('theme')
        .select(['code', 'label'])
        .where('consultationId', '=', known.id)
        .where('parentId', 'is', null)
        .where('retiredAt', 'is', null)
        .orderBy('position')
        .execute(),
    ])
    const props = {
      consultation: { slug: known.slug, title: known.title },
      meetings: meetings.map(({ id, label }) => ({ id, label })),
      themes,
      points: known.points.map(({ number, title }) => ({ number, title })),
      formState,
    }
    return reply.page('desk/PaperNew', props satisfies NewPaperPageProps, { status })
  }
  app.get(
    '/desk/consultations/:slug/papers',
    { config: { access }, schema: { hide: true, params: ConsultationParams } },
    (request, reply) => begin(request, reply, request.params, emptyForm, 200),
  )
  action(app, {
    address: '/consultations/:slug/papers',
    operationId: 'draftPaper',
    summary: 'Draft a paper from a template and the data as it stands',
    access,
    params: ConsultationParams,
    body: NewDraft,
    made: Made,
    act: async ({ params, body, by }) => ({
      id: await draftPaper(app.db, await app.consultation(params.slug), body, by.id, app.now()),
    }),
    form: () => 'paper',
    after: (_params, { id }) => `/desk/papers/drafts/${id}`,
    again: begin,
    field: 'template',
  })

  const show: Show<{ id: string }> = async (_request, reply, { id }, formState, status) => {
    const draft = await findDraft(app.db, id)
    if (!draft) throw noSuch('draft. It may have been issued or put away')
    const quotes = await wordsOf(app.db, draft.quotes)
    const { pages, warnings } = await measured(draft, quotes)
    const { consultationId: _c, meetingId: _m, filter: _f, figures: _n, quotes: _q, ...shown } = draft
    const props = { draft: shown, quotes, pages, warnings, today: app.today(), formState }
    return reply.page('desk/PaperDraft', props satisfies DraftPageProps, { status })
  }
  app.get(
    '/desk/papers/drafts/:id',
    { config: { access }, schema: { hide: true, params: DraftParams } },
    (request, reply) => show(request, reply, request.params, emptyForm, 200),
  )
  const own = { access, params: DraftParams, again: show } as const
  const back = ({ id }: { id: string }) => `/desk/papers/drafts/${id}`
  const consultationOf = async (id: string) => {
    const draft = await findDraft(app.db, id)
    if (!draft) throw noSuch('draft. It may have been issued or put away')
    return app.consultation(draft.consultation.slug)
  }
  action(app, {
    ...own,
    address: '/papers/drafts/:id',
    method: 'PATCH',
    operationId: 'savePaperDraft',
    summary: 'Save what a person wrote in a draft; its figures stay',
    body: DraftChange,
    act: ({ params, body, by }) => saveDraft(app.db, params.id, body, by.id, app.now()),
    form: () => 'draft',
    after: back,
    field: 'title',
  })
  action(app, {
    ...own,
    address: '/papers/drafts/:id/figures',
    operationId: 'refreshPaperFigures',
    summary: 'Draw a draft’s figures again, from the data of today',
    body: AtRevision,
    act: async ({ params, body, by }) =>
      redrawFigures(app.db, await consultationOf(params.id), params.id, body.revision, by.id, app.now()),
    form: () => 'figures',
    after: back,
    field: 'revision',
  })
  action(app, {
    ...own,
    address: '/papers/drafts/:id/issue',
    operationId: 'issuePaper',
    summary: 'Issue a draft: frozen, hashed, citable',
    body: AtRevision,
    made: Issued,
    act: async ({ params, body, by, request }) => {
      const draft = await findDraft(app.db, params.id)
      // Read with the revision that is issued: a later one is refused.
      if (draft) {
        await app.screenTyped(request, writtenIn(draft))
        await refuseStops(app.db, { author: draft.author, presenter: draft.presenter })
      }
      return issueDraft(app.db, await consultationOf(params.id), params.id, body.revision, by.id, app.now())
    },
    form: () => 'issue',
    after: (_params, { ref }) => `/desk/papers/${ref}`,
    field: 'revision',
  })
  action(app, {
    ...own,
    address: '/papers/drafts/:id/put-away',
    operationId: 'discardPaperDraft',
    summary: 'Put a draft away that nobody will issue',
    body: AtRevision,
    act: ({ params, body, by }) => putDraftAway(app.db, params.id, body.revision, by.id, app.now()),
    form: () => 'away',
    after: () => '/desk/papers',
    field: 'revision',
  })
}

/** What a person wrote in a draft, by the field of its form. Who wrote and presents it is named on purpose: only numbers stop there. */
function writtenIn({ title, item, issuedTo, parts }: Draft): Record<string, string | null> {
  const written = parts.flatMap((part) => (part.kind === 'written' ? [[`text-${part.key}`, part.text] as const] : []))
  return { title, item, issuedTo, ...Object.fromEntries(written) }
}

/** How many pages a draft has, and what its template does not allow or a reader would miss. */
async function measured(draft: Draft, quotes: (string | null)[]): Promise<{ pages: number; warnings: string[] }> {
  const { name, pages: most, summaryPages } = templates[draft.template]
  const pages = await pagesOf(paperFrom(draft, quotes))
  const summary = summaryPages === null ? 0 : await pagesOf(paperFrom(summaryOf(draft), quotes))
  const recommended = draft.parts.flatMap((part) =>
    part.kind === 'written' && (part.key === 'recommendations' || part.key === 'input') ? linesOf(part.text) : [],
  )
  const empty = draft.parts.filter((part) => part.kind === 'written' && part.text === '').map(({ heading }) => heading)
  return {
    pages,
    warnings: [
      ...(most !== null && pages > most
        ? [`A ${name} has at most ${most === 1 ? 'one page' : `${most} pages`}; this one has ${pages}.`]
        : []),
      ...(summaryPages !== null && summary > summaryPages
        ? [`The executive summary has at most one page; this one has ${summary}.`]
        : []),
      ...withoutVerb(recommended).map((one) => `A recommendation begins with a verb, such as Note or Agree: “${one}”`),
      ...(empty.length > 0 ? [`Nothing is written yet, so these parts are left out: ${empty.join('; ')}.`] : []),
      ...(quotes.includes(null)
        ? ['Some quotations may not be public any more. They are left out when it is issued.']
        : []),
    ],
  }
}

/** A draft as the paper it would be, to be measured. */
function paperFrom(draft: Draft, quotes: (string | null)[]): Paper {
  return {
    content: {
      format: 'said-and-done paper/1',
      ref: `Draft of ${inWords(draft.figuresOn)}`,
      edition: 1,
      title: draft.title,
      consultation: { ...draft.consultation, ref: '' },
      issuedTo: draft.issuedTo,
      issuedOn: draft.figuresOn,
      meeting: null,
      lang: 'en-GB',
      quotes: draft.quotes.map(({ language }) => ({ language, hash: '' })),
      blocks: blocksOf(draft),
    },
    hash: '0'.repeat(64),
    quotes,
    replacedBy: null,
    takenOut: [],
    nowHash: '0'.repeat(64),
  }
}
