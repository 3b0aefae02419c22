import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { findConsultation } from '../consultations/queries.ts'
import { action, emptyForm, type FormState, type Show } from '../http/action.ts'
import { noSuch } from '../http/refusal.ts'
import { Made } from '../http/wire.ts'
import { DeskPlanItem, PlanParams } from './contract.ts'
import { PlanEntryDraft, PlanItemDraft, PlanItemWords, PlanPublic, publicWordsOf } from './desk-contract.ts'
import { allItems } from './read.ts'
import { addItem, changeItem, makePublic, saveEntry } from './save.ts'

const access = 'consultations.change' as const

/** The desk's pages for plans and evidence: what there is of each kind, and one item with what stands under it. */
export const planDesk: FastifyPluginAsyncZod = async (app) => {
  const seen = async (slug: string) => {
    const found = await findConsultation(app.db, slug)
    if (!found) throw noSuch('consultation')
    return { found, items: await allItems(app.db, found, app.today(), null) }
  }
  const choices = async (found: Awaited<ReturnType<typeof seen>>['found'], formState: FormState) => {
    const { id, slug, title, publishedAt, phases } = found
    const themes = await app.db
      .selectFrom('theme')
      .select(['code', 'label'])
      .where('consultationId', '=', id)
      .where('retiredAt', 'is', null)
      .orderBy('code')
      .execute()
    return {
      consultation: { slug, title, isPublic: publishedAt !== null },
      phases: phases.map(({ code, name }) => ({ code, name })),
      themes,
      formState,
    }
  }
  const list: Show<{ slug: string }> = async (_request, reply, { slug }, formState, status) => {
    const { found, items } = await seen(slug)
    return reply.page('desk/Plans', { ...(await choices(found, formState)), items }, { status })
  }
  const show: Show<{ slug: string; id: string }> = async (_request, reply, { slug, id }, formState, status) => {
    const { found, items } = await seen(slug)
    const item = items.find((one) => one.id === id)
    if (!item) throw noSuch('item')
    const isPublic = item.publicFrom !== null && item.publicFrom <= app.now()
    return reply.page('desk/Plan', { ...(await choices(found, formState)), item, isPublic }, { status })
  }

  app.get(
    '/desk/consultations/:slug/plans',
    { config: { access }, schema: { hide: true, params: ConsultationParams } },
    (request, reply) => list(request, reply, request.params, emptyForm, 200),
  )
  app.get(
    '/desk/consultations/:slug/plans/:id',
    { config: { access }, schema: { hide: true, params: PlanParams } },
    (request, reply) => show(request, reply, request.params, emptyForm, 200),
  )
  app.get(
    '/api/desk/consultations/:slug/plans',
    {
      config: { access },
      schema: {
        operationId: 'listDeskPlans',
        summary: 'Plans and evidence of a consultation as its editors see them, public or not',
        params: ConsultationParams,
        response: { 200: z.array(DeskPlanItem) },
      },
    },
    async (request) => (await seen(request.params.slug)).items,
  )

  const address = (slug: string, id: string, part = '') => `/desk/consultations/${slug}/plans/${id}${part}`
  action(app, {
    address: '/consultations/:slug/plans',
    operationId: 'addPlanItem',
    summary: 'Add a gate, a proposed change, a test, a review, an equality stage, a milestone, a risk or a measure',
    access,
    params: ConsultationParams,
    body: PlanItemDraft,
    made: Made,
    screens: publicWordsOf,
    act: async ({ params, body, by }) => ({ id: await addItem(app.db, params.slug, body, by.id, app.now()) }),
    form: () => 'new',
    after: ({ slug }, { id }) => address(slug, id),
    again: list,
    field: 'title',
  })
  const shared = { access, params: PlanParams, again: show } as const
  action(app, {
    ...shared,
    address: '/consultations/:slug/plans/:id',
    method: 'PUT',
    operationId: 'changePlanItem',
    summary: 'Say what an item of the plans says from now on; what it said before stays readable',
    body: PlanItemWords,
    screens: publicWordsOf,
    act: ({ params, body, by }) => changeItem(app.db, params.slug, params.id, body, by.id, app.now()),
    form: () => 'item',
    after: ({ slug, id }) => address(slug, id),
    field: 'title',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/plans/:id/public',
    method: 'PUT',
    operationId: 'publishPlanItem',
    summary: 'Say from when everybody can read an item of the plans; it is published automatically',
    body: PlanPublic,
    act: ({ params, body, by }) => makePublic(app.db, params.slug, params.id, body, by.id, app.now()),
    form: () => 'public',
    after: ({ slug, id }) => address(slug, id, '#public'),
    field: 'on',
  })
  action(app, {
    ...shared,
    address: '/consultations/:slug/plans/:id/entries',
    operationId: 'addPlanEntry',
    summary: 'Put evidence, a recommendation with its reply, a group or a value under an item, or replace it',
    body: PlanEntryDraft,
    made: Made,
    screens: ({ label, says }) => ({ label, says }),
    act: async ({ params, body, by }) => ({
      id: await saveEntry(app.db, params.slug, params.id, body, by.id, app.now()),
    }),
    form: () => 'entry',
    after: ({ slug, id }) => address(slug, id, '#entries'),
    field: 'label',
  })
}
