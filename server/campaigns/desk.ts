import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { type Action, action, type Show, emptyForm } from '../http/action.ts'
import { currentUser } from '../people/access.ts'
import { may } from '../people/permissions.ts'
import { Refusal } from '../http/refusal.ts'
import { Nothing } from '../http/wire.ts'
import { refuseStops } from '../screening/refuse.ts'
import {
  Campaign,
  CampaignList,
  CampaignParams,
  CampaignQuery,
  LetterThemes,
  MergeCampaign,
  NameCampaign,
  OneComment,
  Tagged,
} from './contract.ts'
import {
  confirmCampaign,
  mergeCampaign,
  putBackComment,
  refuseCampaign,
  restoreCampaign,
  tagLetter,
  takeOutComment,
} from './decide.ts'
import { campaignList, campaignPage, mergedInto } from './queries.ts'

const access = 'comments.change'
const ListParams = CampaignParams.pick({ consultation: true })
const listAt = ({ consultation }: { consultation: string }) => `/desk/themes/${consultation}/campaigns`
const pageAt = (which: z.output<typeof CampaignParams>) => `${listAt(which)}/${which.id}`

/** The desk's pages of near-identical letters, and the same actions for programs. */
export const campaignDesk: FastifyPluginAsyncZod = async (app) => {
  const showList: Show<z.output<typeof ListParams>> = async (request, reply, { consultation }, formState, status) => {
    const list = await campaignList(app.db, consultation)
    return reply.page('desk/Campaigns', { list, mayChange: may(currentUser(request), access), formState }, { status })
  }

  const show: Show<z.output<typeof CampaignParams>> = async (
    request,
    reply,
    { consultation, id },
    formState,
    status,
  ) => {
    const read = CampaignQuery.safeParse(request.query)
    if (!read.success) throw new Refusal('invalid', 'That is not a place in this list.')
    const { q, tagged, left } = read.data
    const viewer = currentUser(request)
    const page = await campaignPage(app.db, consultation, id, read.data, viewer)
    return reply.page(
      'desk/Campaign',
      {
        page,
        q: q ?? '',
        firstPage: read.data.after === undefined,
        tagged: tagged === undefined ? null : { tagged, left: left ?? 0 },
        may: { change: may(viewer, access), draft: may(viewer, 'responses.draft') },
        formState,
      },
      { status },
    )
  }

  app.get(
    '/desk/themes/:consultation/campaigns',
    { config: { access: 'comments.read' }, schema: { hide: true, params: ListParams } },
    (request, reply) => showList(request, reply, request.params, emptyForm, 200),
  )
  app.get(
    '/api/desk/themes/:consultation/campaigns',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'listCampaigns',
        summary: 'Near-identical letters, with raw and distinct totals; largest first',
        params: ListParams,
        response: { 200: CampaignList },
      },
    },
    async (request) => campaignList(app.db, request.params.consultation),
  )

  app.get(
    '/desk/themes/:consultation/campaigns/:id',
    {
      config: { access: 'comments.read' },
      schema: { hide: true, params: CampaignParams, querystring: CampaignQuery },
    },
    async (request, reply) => {
      const { consultation, id } = request.params
      const home = await mergedInto(app.db, id)
      if (home !== undefined && home !== id) return reply.redirect(`${listAt(request.params)}/${home}`, 303)
      return show(request, reply, { consultation, id }, emptyForm, 200)
    },
  )
  app.get(
    '/api/desk/themes/:consultation/campaigns/:id',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'getCampaign',
        summary: 'One letter: its sums, what people added to it, its wordings, weeks and themes',
        params: CampaignParams,
        querystring: CampaignQuery,
        response: { 200: Campaign },
      },
    },
    async (request) =>
      campaignPage(app.db, request.params.consultation, request.params.id, request.query, currentUser(request)),
  )

  /** Forms of the campaign's page: what does not fit comes back there. */
  const onPage = <B extends z.ZodType, M = void>(
    one: Omit<Action<typeof CampaignParams, B, M>, 'again' | 'access' | 'params' | 'after' | 'form'> & {
      form: string
      after?: Action<typeof CampaignParams, B, M>['after']
    },
  ) =>
    action(app, {
      ...one,
      access,
      params: CampaignParams,
      form: () => one.form,
      after: one.after ?? pageAt,
      again: show,
    })
  const base = '/themes/:consultation/campaigns/:id'

  onPage({
    address: `${base}/confirmation`,
    operationId: 'confirmCampaign',
    summary: 'Say that it is a campaign, and what it is called',
    method: 'PUT',
    form: 'confirm',
    field: 'name',
    body: NameCampaign,
    act: async ({ params, body, by }) => {
      await refuseStops(app.db, { name: body.name })
      return confirmCampaign(app.db, params, body, by, app.now())
    },
  })
  onPage({
    address: `${base}/merge`,
    operationId: 'mergeCampaign',
    summary: 'Merge it into another campaign of the consultation',
    form: 'merge',
    field: 'into',
    body: MergeCampaign,
    act: async ({ params, body, by }) => {
      await mergeCampaign(app.db, params, body.into, by, app.now())
      app.requestReading()
    },
    after: ({ consultation }, _made, { into }) => pageAt({ consultation, id: into }),
  })
  onPage({
    address: `${base}/refusal`,
    operationId: 'rejectCampaign',
    summary: 'Say that it is no campaign; its comments are not grouped again',
    form: 'refuse',
    field: 'reason',
    body: Nothing,
    act: ({ params, by }) => refuseCampaign(app.db, params, by, app.now()),
    after: (params) => `${listAt(params)}#refused`,
  })
  onPage({
    address: `${base}/apart`,
    operationId: 'removeFromCampaign',
    summary: 'Take one comment out: it is no copy of the letter',
    form: 'apart',
    field: 'comment',
    body: OneComment,
    act: async ({ params, body, by }) => {
      await takeOutComment(app.db, params, body.comment, by, app.now())
      app.requestReading()
    },
    after: (params) => `${pageAt(params)}#added`,
  })
  onPage<typeof LetterThemes, Tagged>({
    address: `${base}/themes`,
    operationId: 'setCampaignThemes',
    summary: 'Say once which themes the letter speaks to; it holds for every copy of which no person has spoken',
    form: 'themes',
    field: 'themes',
    body: LetterThemes,
    made: Tagged,
    act: ({ params, body, by }) => tagLetter(app.db, params, body.themes, by, app.now()),
    after: (params, { tagged, left }) => `${pageAt(params)}?tagged=${tagged}&left=${left}#themes`,
  })
  action(app, {
    address: `${base}/refusal/undo`,
    operationId: 'undoCampaignRejection',
    summary: 'Take back that it is no campaign',
    access,
    params: CampaignParams,
    body: Nothing,
    form: () => 'restore',
    field: 'restore',
    act: async ({ params, by }) => {
      await restoreCampaign(app.db, params, by, app.now())
      app.requestReading()
    },
    after: pageAt,
    again: showList,
  })
  action(app, {
    address: '/themes/:consultation/campaigns/together',
    operationId: 'returnToCampaigns',
    summary: 'Let the machine compare a comment again that was taken out',
    access,
    params: ListParams,
    body: OneComment,
    form: () => 'together',
    field: 'comment',
    act: async ({ params, body, by }) => {
      await putBackComment(app.db, params, body.comment, by, app.now())
      app.requestReading()
    },
    after: (params) => `${listAt(params)}#apart`,
    again: showList,
  })
}
