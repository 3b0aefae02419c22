import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { notesBeside, responseIdOf } from '../inbox/notes.ts'
import { followUpNotes, followUpOf } from '../../notices/follow-up.ts'
import { action, byScript, emptyForm, type FormState, type Show } from '../../http/action.ts'
import { faultsOf, several } from '../../http/forms.ts'
import { type Narrow, whole, within } from '../../data/visible.ts'
import { currentUser } from '../../people/access.ts'
import { opens } from '../../people/presence.ts'
import { reachOf } from '../../people/reach.ts'
import { campaignsBehind } from '../../campaigns/queries.ts'
import { may, meetingsAt } from '../../people/permissions.ts'
import { type FieldFault, Refusal } from '../../http/refusal.ts'
import { Text, Whole } from '../../http/wire.ts'
import { chainOf } from '../../responses/chain.ts'
import {
  type Autosaved,
  BesideQuery,
  type NewResponsePageProps,
  type ResponsePageProps,
  type ResponsesPageProps,
  type VersionsPageProps,
} from './contract.ts'
import {
  type EditConflict,
  NewDraft,
  NewResponse,
  SaveDraft,
  Saved,
  SaveProblem,
  Started,
} from '../../responses/draft-contract.ts'
import { ListQuery } from '../../responses/contract.ts'
import { type Invited, SendForReview } from '../../reviews/contract.ts'
import { commentsBeside } from '../inbox/beside.ts'
import { embargoActions } from './embargoes.ts'
import { done, doneInWords, donePage, type Done as DoneWord, responseActions } from './actions.ts'
import { laterChanges } from './later.ts'
import { responseComments } from './comments.ts'
import { assistantAnswers } from '../assistant/assistant.ts'
import { startingText } from '../assistant/starting-text.ts'
import { deskResponse, listResponses } from './response.ts'
import { askedOf } from '../../responses/checks/asked.ts'
import { differencesBetween } from '../../responses/difference.ts'
import { startResponse } from '../../responses/draft.ts'
import { mayAnswerFor } from '../../responses/accountable.ts'
import { draftOfForm, keepWhole, overOfForm, reasonsOfForm } from '../../responses/form.ts'
import { heldBack } from '../../publishing/held.ts'
import { choicesFor, embargoesFrom, readableOf, themesInHand, versionsOf } from '../../responses/queries.ts'
import { saveDraft } from '../../responses/save.ts'
import { sendForReview } from '../../reviews/send.ts'
import { versionReadable } from '../../responses/versions.ts'

const Ref = z.object({ ref: Text().max(40) })
const Done = z.enum(Object.keys(done) as [DoneWord])
type Fields = Record<string, unknown>
const fieldsOf = (request: FastifyRequest) => (request.body ?? {}) as Fields

/** The desk's pages of the response chain, and the plain page behind a group's private link. */
export const responsePages: FastifyPluginAsyncZod = async (app) => {
  const hide = { hide: true } as const
  const reads = { access: 'responses.see' } as const
  const lists = { ...reads, lists: true } as const
  const begins = { access: 'responses.draft', lists: true } as const

  const listPage = async (
    request: FastifyRequest,
    asked: ReturnType<typeof ListQuery.safeParse>,
    formState = emptyForm,
  ): Promise<ResponsesPageProps> => {
    const person = currentUser(request)
    const reach = await reachOf(app.db, person, 'responses.see')
    const known = await app.db
      .selectFrom('consultation')
      .select(['slug', 'title', 'areas'])
      .$if(reach !== whole, (query) => query.where(within(reach as Narrow, 'id')))
      .orderBy('createdAt', 'desc')
      .execute()
    const read =
      asked.data &&
      (asked.data.consultation === undefined || known.some(({ slug }) => slug === asked.data.consultation))
        ? asked.data
        : undefined
    const query = read ?? {}
    return {
      list: await listResponses(app.db, query, person),
      query,
      unread: read === undefined,
      consultations: known.map(({ slug, title }) => ({ slug, title })),
      embargoes: await embargoesFrom(app.db, app.today()),
      held: await heldBack(app.db, app.today(), reach),
      areas: [...new Set(known.flatMap((one) => one.areas))].sort(),
      organisations: await app.db.selectFrom('organisation').select(['id', 'name']).orderBy('name').execute(),
      mayDraft: may(person, 'responses.draft'),
      mayPublish: may(person, 'responses.publish'),
      mayHold: may(person, 'responses.publish', { is: 'programme' }),
      today: app.today(),
      formState,
    }
  }
  app.get('/desk/responses', { config: lists, schema: hide }, async (request, reply) => {
    // A filter that was left open is sent empty; an address that was mistyped shows the whole list, and says so.
    const asked = Object.fromEntries(Object.entries(request.query as Fields).filter(([, value]) => value !== ''))
    return reply.page('desk/Responses', await listPage(request, ListQuery.safeParse(asked)))
  })
  embargoActions(app, async (request, reply, _params, formState, status) =>
    reply.page('desk/Responses', await listPage(request, ListQuery.safeParse({}), formState), { status }),
  )

  const newPage = async (
    request: FastifyRequest,
    slug: string | undefined,
    { typed, faults } = emptyForm,
  ): Promise<NewResponsePageProps> => {
    const person = currentUser(request)
    const reach = await reachOf(app.db, person, 'responses.draft')
    const consultations = await app.db
      .selectFrom('consultation')
      .select(['id', 'slug', 'title'])
      .$if(reach !== whole, (query) => query.where(within(reach as Narrow, 'id')))
      .orderBy('createdAt', 'desc')
      .execute()
    const chosen =
      consultations.find((one) => one.slug === slug) ?? (consultations.length === 1 ? consultations[0] : undefined)
    return {
      consultations: consultations.map(({ slug, title }) => ({ slug, title })),
      chosen: chosen?.slug ?? null,
      organisations: chosen ? await mayAnswerFor(app.db, chosen.id, person) : [],
      themes: chosen ? await themesInHand(app.db, chosen.id) : [],
      points: chosen
        ? await app.db
            .selectFrom('point')
            .select(['number', 'title'])
            .where('consultationId', '=', chosen.id)
            .orderBy('number')
            .execute()
        : [],
      typed: { theme: typed.theme, point: typed.point },
      faults,
    }
  }
  app.get(
    '/desk/responses/new',
    { config: begins, schema: { hide: true, querystring: z.object({ consultation: Text().max(100).optional() }) } },
    async (request, reply) => reply.page('desk/ResponseNew', await newPage(request, request.query.consultation)),
  )
  action(app, {
    ...begins,
    address: '/responses',
    formAddress: '/responses/new',
    operationId: 'createResponse',
    summary: 'Begin a response to up to 10,000 comments, all or none',
    params: z.object({}),
    body: NewResponse,
    made: Started,
    fromForm: (typed, request) => {
      const { comment } = fieldsOf(request)
      return {
        comments: comment === undefined ? undefined : several(comment),
        theme: typed.theme || undefined,
        campaign: typed.campaign || undefined,
        filter: typed.filter,
        consultation: typed.consultation || undefined,
        point: typed.point ? Number(typed.point) : undefined,
        organisation: typed.organisation || undefined,
      }
    },
    act: ({ body, by }) => startResponse(app.db, body, by, app.now()),
    after: (_params, { url }) => url,
    again: async (request, reply, _params, formState, status) =>
      reply.page('desk/ResponseNew', await newPage(request, formState.typed.consultation, formState), { status }),
    field: 'comments',
  })

  type More = {
    typed?: Fields
    conflict?: EditConflict
    /** Who was just asked. */
    invited?: Invited[]
    /** Of the editor. */
    faults?: FieldFault[]
    /** In one of the other forms. */
    formState?: FormState
    editing?: boolean
    done?: string
    doneWith?: 'comments'
    left?: ResponsePageProps['left']
    beside?: BesideQuery
  }
  const responsePage = async (request: FastifyRequest, ref: string, more: More = {}): Promise<ResponsePageProps> => {
    const chain = await chainOf(app.db, ref)
    const person = currentUser(request)
    const read = more.typed && NewDraft.safeParse(draftOfForm(more.typed))
    const response = await deskResponse(app.db, chain, person, app.now(), read?.success ? read.data : undefined)
    const mayEdit = response.whyNot.edit === null
    return {
      response,
      choices: await choicesFor(app.db, chain, await reachOf(app.db, person, 'responses.see')),
      meetingsAt: meetingsAt(person),
      beside: may(person, 'comments.read') ? await commentsBeside(app.db, chain, person, more.beside ?? {}) : null,
      starting:
        mayEdit && response.draft.youSaid === '' && may(person, 'comments.read')
          ? await startingText(app.db, chain, await reachOf(app.db, person, 'comments.read'))
          : null,
      asked: await askedOf(app.db, chain.id),
      assistant: {
        offered: app.settings.assistant !== undefined && mayEdit,
        answers: may(person, 'comments.read') ? await assistantAnswers(app.db, chain.id) : [],
      },
      others: await opens(app.db, chain.id, person.id, app.now()),
      left: more.left ?? null,
      campaigns: may(person, 'comments.read') ? await campaignsBehind(app.db, chain.id) : [],
      today: app.today(),
      editing: mayEdit && (more.editing ?? !response.frozen),
      typed: more.typed ?? null,
      conflict: more.conflict ?? null,
      invited: more.invited ?? null,
      faults: more.faults ?? [],
      formState: more.formState ?? emptyForm,
      done: more.done ?? null,
      doneWith: more.doneWith ?? null,
      followUp: await followUpOf(app.db, ref),
      followUpNotes: await followUpNotes(app.db, ref),
      notes: await notesBeside(
        app.db,
        { responseId: await responseIdOf(app.db, ref) },
        currentUser(request),
        app.now(),
      ),
    }
  }
  const show = async (request: FastifyRequest, reply: FastifyReply, ref: string, more: More, status = 200) =>
    reply.page('desk/Response', await responsePage(request, ref, more), { status, hydrate: true })
  app.get(
    '/desk/responses/:ref',
    {
      config: reads,
      schema: {
        hide: true,
        params: Ref,
        querystring: z.object({
          edit: Text().optional(),
          done: Done.optional().catch(undefined),
          number: Whole().optional().catch(undefined),
          left: Whole().optional().catch(undefined),
          more: Text().max(2_000).optional().catch(undefined),
          ...BesideQuery.shape,
        }),
      },
    },
    async (request, reply) => {
      const { edit, done: what, number, left, more, ...beside } = request.query
      return show(request, reply, request.params.ref, {
        ...(edit && { editing: true }),
        ...(what && { done: doneInWords(what, number) }),
        ...((what === 'linked' || what === 'unlinked') && { doneWith: 'comments' as const }),
        ...(left && more && { left: { count: left, filter: more, removing: what === 'unlinked' } }),
        beside,
      })
    },
  )
  /** A fault of no field stands beside what can happen next. */
  const again: Show<{ ref: string }> = (request, reply, { ref }, formState, status) => {
    const ofNoField = ({ field }: FieldFault) => field === formState.form || field === 'next'
    return show(
      request,
      reply,
      ref,
      {
        formState: { ...formState, faults: formState.faults.filter((fault) => !ofNoField(fault)) },
        faults: formState.faults.filter(ofNoField).map(({ message }) => ({ field: 'next', message })),
      },
      status,
    )
  }
  responseComments(app, again)
  laterChanges(app, again)
  responseActions(app, again, (request, reply, ref, invited) => show(request, reply, ref, { invited }))

  /** A script saves while somebody types: what is not whole yet waits. */
  const draftIn = (request: FastifyRequest) => {
    const whole = draftOfForm(fieldsOf(request))
    return byScript(request) ? keepWhole(whole) : { draft: whole, waiting: [] }
  }
  action(app, {
    access: 'responses.draft',
    address: '/responses/:ref',
    operationId: 'saveResponse',
    summary: 'Save what was written; anyone who holds an older edit gets both texts',
    method: 'PUT',
    params: Ref,
    body: SaveDraft,
    answers: { 200: Saved, 409: SaveProblem },
    fromForm: (typed, request) => ({
      version: typed.version,
      edit: typed.edit,
      draft: draftIn(request).draft,
      over: overOfForm(fieldsOf(request)),
    }),
    act: ({ params, body, by }) => saveDraft(app.db, params.ref, body, by.id, app.now()),
    answer: (result) =>
      'saved' in result
        ? { status: 200, body: result.saved }
        : {
            status: 409,
            body: {
              type: 'about:blank',
              title: 'That cannot be done now',
              status: 409,
              detail: `${result.conflict.by} saved other words since you opened this. Please compare them and decide.`,
              current: result.conflict,
            },
          },
    shown: async (request, reply, { ref }, result, { draft }) => {
      const typed = fieldsOf(request)
      const { waiting } = draftIn(request)
      if ('conflict' in result) {
        const { conflict } = result
        return byScript(request)
          ? reply.code(409).send({ saved: null, conflict, readable: null, waiting } satisfies Autosaved)
          : show(request, reply, ref, { typed, conflict, editing: true }, 409)
      }
      const { saved } = result
      if (byScript(request)) {
        const id = await responseIdOf(app.db, ref)
        const readable = await readableOf(app.db, { id, ref }, saved.merged?.draft ?? draft)
        return reply.send({ saved, conflict: null, readable, waiting } satisfies Autosaved)
      }
      if (typed.do !== 'send') return undefined
      const { version, edit } = saved
      // What was saved just now has a newer edit than the form that was sent.
      Object.assign(typed, { version, edit })
      const sending = SendForReview.safeParse({ ...typed, reasons: reasonsOfForm(typed) })
      if (!sending.success) throw new Refusal('invalid', 'Please look at the form again.', faultsOf(sending.error))
      await sendForReview(app.db, ref, sending.data, currentUser(request), app.now())
      return undefined
    },
    after: ({ ref }, _made, _body, request) => donePage(ref, fieldsOf(request).do === 'send' ? 'sent' : 'saved'),
    idOf: (field) => field.replace(/^draft\./, ''),
    again: (request, reply, { ref }, { faults }, status) =>
      show(request, reply, ref, { typed: fieldsOf(request), faults, editing: true }, status),
    field: 'next',
  })

  app.get(
    '/desk/responses/:ref/versions',
    {
      config: reads,
      schema: {
        hide: true,
        params: Ref,
        querystring: z.object({
          from: Whole().optional().catch(undefined),
          to: Whole().optional().catch(undefined),
        }),
      },
    },
    async (request, reply) => {
      const chain = await chainOf(app.db, request.params.ref)
      const to = request.query.to ?? chain.number
      const from = request.query.from ?? Math.max(1, to - 1)
      const props: VersionsPageProps = {
        ref: chain.ref,
        versions: await versionsOf(app.db, chain.id),
        from,
        to,
        differences: differencesBetween(
          await versionReadable(app.db, chain, from),
          await versionReadable(app.db, chain, to),
        ),
      }
      return reply.page('desk/ResponseVersions', props)
    },
  )
}
