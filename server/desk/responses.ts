import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { notesBeside, responseIdOf } from './notes.ts'
import { followUpNotes, followUpOf } from '../notices/follow-up.ts'
import { type FormState, formStateOf, emptyForm, type Show } from '../http/action.ts'
import { faultsOf } from '../http/forms.ts'
import { type Narrow, whole, within } from '../data/visible.ts'
import { currentUser } from '../people/access.ts'
import { opens } from '../people/presence.ts'
import { reachOf } from '../people/reach.ts'
import { campaignsBehind } from '../campaigns/queries.ts'
import { may } from '../people/permissions.ts'
import { type FieldFault, Refusal, statusOf } from '../http/refusal.ts'
import { Id, Text, Whole } from '../http/wire.ts'
import { abandonResponse } from '../responses/abandon.ts'
import { agreeDelegation } from '../reviews/delegation.ts'
import { linkResolution, requireBoard, unlinkResolution } from '../reviews/board.ts'
import { chainOf } from '../responses/chain.ts'
import {
  type Autosaved,
  BesideQuery,
  Abandoning,
  type EditConflict,
  LinkedTo,
  ListQuery,
  NewCommitmentUpdate,
  NewDraft,
  AgreeDelegation,
  Lifting,
  NewEmbargo,
  NewOverride,
  NewReply,
  NewResponse,
  type NewResponsePageProps,
  NewReview,
  NewRound,
  Plan,
  Publish,
  RequiredBoard,
  type ResponsePageProps,
  type ResponsesPageProps,
  type Invited,
  SaveDraft,
  Selection,
  SendForReview,
  type VersionsPageProps,
  Waiver,
} from '../responses/contract.ts'
import { commentsBeside } from './beside.ts'
import { laterChanges } from './later.ts'
import { responseComments } from './response-comments.ts'
import { assistantAnswers } from './assistant.ts'
import { startingText } from './starting-text.ts'
import { deskResponse, listResponses } from './response.ts'
import { askedOf } from '../responses/asked.ts'
import { differencesBetween } from '../responses/difference.ts'
import { startResponse } from '../responses/draft.ts'
import { mayAnswerFor } from '../responses/accountable.ts'
import { liftEmbargo, setEmbargo } from '../publishing/embargo.ts'
import { draftOfForm, keepWhole, list, overOfForm, reasonsOfForm } from '../responses/form.ts'
import { heldBack } from '../publishing/held.ts'
import { linkComments, unlinkComments } from '../responses/link.ts'
import { recordReply, updateCommitment } from '../commitments/news.ts'
import { allowOverride, askOverride } from '../publishing/override.ts'
import { dropPlan, planPublication, publishOrPlan } from '../publishing/plan.ts'
import { choicesFor, embargoesFrom, readableOf, themesInHand, versionsOf } from '../responses/queries.ts'
import { review } from '../reviews/review.ts'
import { openRound, waive } from '../reviews/round.ts'
import { saveDraft } from '../responses/save.ts'
import { sendForReview } from '../reviews/send.ts'
import { versionReadable } from '../responses/versions.ts'
import { filterIn } from '../comments/contract.ts'
import { commentsMatching } from '../comments/inbox.ts'

const Ref = z.object({ ref: Text().max(40) })
const done = {
  saved: 'Saved.',
  sent: 'Sent for review. Its words are frozen now.',
  approved: 'Your approval is kept.',
  said: 'What was said is kept.',
  waived: 'The waiver is kept, with your name and reason.',
  published: 'Published. It is on the public log, and on the receipt of everybody whose comment it answers.',
  publishing:
    'It answers so many comments that it is being published in the background, within a minute or two: all of it, or nothing. You can leave this page.',
  planned: 'Scheduled: it will be published automatically.',
  dropped: 'The plan was taken back.',
  linked: 'The comments are linked.',
  unlinked: 'The comments were taken away.',
  updated: 'The update is public.',
  held: 'Kept. An embargo holds it; it will be published automatically when the embargo ends.',
  waits: 'Kept. It goes live once a second officer agrees.',
  required: 'The boards that must resolve are kept.',
  delegation: 'Agreed. The delegation now covers this version.',
  resolved: 'The resolution is linked, and can be followed both ways.',
  unresolved: 'The link was taken back.',
  asked: 'Asked. Somebody else who did not write it must allow it now.',
  allowed: 'Allowed. It can be published now, and the reason is shown with it.',
  replied: 'The reply is public.',
  abandoned: 'Abandoned. Its comments wait for another answer.',
} as const
const Done = z.enum(Object.keys(done) as [keyof typeof done])
type Fields = Record<string, unknown>
const fieldsOf = (request: FastifyRequest) => (request.body ?? {}) as Fields
const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

/** The desk's pages of the response chain, and the plain page behind a group's private link. */
export const responsePages: FastifyPluginAsyncZod = async (app) => {
  const hide = { hide: true } as const
  const reads = { access: 'responses.see' } as const
  const reviews = { access: 'responses.review' } as const
  const lists = { ...reads, lists: true } as const
  const begins = { access: 'responses.draft', lists: true } as const
  const drafts = { access: 'responses.draft' } as const
  const publishes = { access: 'responses.publish' } as const

  const listPage = async (
    request: FastifyRequest,
    query: ListQuery,
    typed: Fields = {},
    faults: FieldFault[] = [],
  ): Promise<ResponsesPageProps> => {
    const person = currentUser(request)
    const reach = await reachOf(app.db, person, 'responses.see')
    const known = await app.db
      .selectFrom('consultation')
      .select(['slug', 'title', 'areas'])
      .$if(reach !== whole, (query) => query.where(within(reach as Narrow, 'id')))
      .orderBy('createdAt', 'desc')
      .execute()
    return {
      list: await listResponses(app.db, query, person),
      query,
      consultations: known.map(({ slug, title }) => ({ slug, title })),
      embargoes: await embargoesFrom(app.db, app.today()),
      held: await heldBack(app.db, app.today(), reach),
      areas: [...new Set(known.flatMap((one) => one.areas))].sort(),
      organisations: await app.db.selectFrom('organisation').select(['id', 'name']).orderBy('name').execute(),
      mayDraft: may(person, 'responses.draft'),
      mayPublish: may(person, 'responses.publish'),
      mayHold: may(person, 'responses.publish', { is: 'programme' }),
      today: app.today(),
      typed,
      faults,
    }
  }
  app.get('/desk/responses', { config: lists, schema: hide }, async (request, reply) => {
    // A filter that was left open is sent empty; an address that was mistyped shows the whole list.
    const asked = Object.fromEntries(Object.entries(request.query as Fields).filter(([, value]) => value !== ''))
    const query = ListQuery.safeParse(asked)
    return reply.page('desk/Responses', await listPage(request, query.success ? query.data : {}))
  })
  app.post('/desk/responses/embargoes', { config: publishes, schema: hide }, async (request, reply) => {
    const typed = fieldsOf(request)
    const read = NewEmbargo.safeParse(typed)
    if (!read.success)
      return reply.page('desk/Responses', await listPage(request, {}, typed, faultsOf(read.error)), { status: 400 })
    try {
      await app.screenTyped(request, { reason: read.data.reason })
      await setEmbargo(app.db, read.data, currentUser(request).id, app.now())
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return reply.page('desk/Responses', await listPage(request, {}, typed, error.fields), {
        status: statusOf[error.kind],
      })
    }
    return reply.redirect('/desk/responses#embargoes', 303)
  })
  app.post(
    '/desk/responses/embargoes/:id/lift',
    { config: publishes, schema: { hide: true, params: z.object({ id: Id }) } },
    async (request, reply) => {
      const typed = fieldsOf(request)
      try {
        const { reason } = Lifting.parse(typed)
        await app.screenTyped(request, { reason })
        await liftEmbargo(app.db, request.params.id, reason, currentUser(request).id, app.now())
      } catch (error) {
        if (!(error instanceof Refusal) || error.kind === 'not-found') throw error
        const faults = error.fields.length > 0 ? error.fields : [{ field: 'reason', message: error.message }]
        const lift = faults.map(({ message }) => ({ field: `lift-${request.params.id}`, message }))
        return reply.page('desk/Responses', await listPage(request, {}, typed, lift), {
          status: statusOf[error.kind],
        })
      }
      return reply.redirect('/desk/responses#embargoes', 303)
    },
  )

  const newPage = async (
    request: FastifyRequest,
    slug: string | undefined,
    typed: NewResponsePageProps['typed'] = {},
    faults: FieldFault[] = [],
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
      typed,
      faults,
    }
  }
  app.get(
    '/desk/responses/new',
    { config: begins, schema: { hide: true, querystring: z.object({ consultation: Text().max(100).optional() }) } },
    async (request, reply) => reply.page('desk/ResponseNew', await newPage(request, request.query.consultation)),
  )
  app.post('/desk/responses/new', { config: begins, schema: hide }, async (request, reply) => {
    const typed = fieldsOf(request)
    const slug = typeof typed.consultation === 'string' ? typed.consultation : undefined
    const filter = typeof typed.filter === 'string' ? filterIn(typed.filter) : undefined
    const person = currentUser(request)
    const reach = await reachOf(app.db, person, 'comments.read')
    const found = filter?.success ? await commentsMatching(app.db, filter.data, reach) : undefined
    const read = NewResponse.safeParse({
      comments: found ?? (typed.comment === undefined ? undefined : list(typed.comment)),
      theme: typed.theme || undefined,
      campaign: typed.campaign || undefined,
      filter: typed.filter === undefined ? undefined : String(typed.filter),
      consultation: slug || undefined,
      point: typed.point ? Number(typed.point) : undefined,
      organisation: typed.organisation || undefined,
    })
    let faults = read.success ? [] : faultsOf(read.error)
    if (read.success) {
      try {
        const started = await startResponse(app.db, read.data, person, app.now())
        return reply.redirect(started.url, 303)
      } catch (error) {
        if (!(error instanceof Refusal) || error.fields.length === 0) throw error
        faults = error.fields
      }
    }
    return reply.page(
      'desk/ResponseNew',
      await newPage(request, slug, { theme: textOf(typed.theme), point: textOf(typed.point) }, faults),
      {
        status: 400,
      },
    )
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
  /**
   * Do what one of the page's forms asks for; what does not fit comes back in it, with what was typed.
   * @param form  the form's name, which begins the ids of its fields
   * @param deed  answers what was done, or what is to be shown at once
   */
  const act = async (
    request: FastifyRequest<{ Params: z.output<typeof Ref> }>,
    reply: FastifyReply,
    form: string,
    deed: () => Promise<keyof typeof done | More>,
  ) => {
    const { ref } = request.params
    try {
      const outcome = await deed()
      if (typeof outcome === 'string') return await reply.redirect(`/desk/responses/${ref}?done=${outcome}`, 303)
      return await show(request, reply, ref, outcome)
    } catch (error) {
      if (error instanceof z.ZodError)
        return show(request, reply, ref, { formState: formStateOf(request, form, faultsOf(error)) }, 400)
      if (!(error instanceof Refusal) || error.kind === 'not-found') throw error
      const more =
        error.fields.length > 0
          ? { formState: formStateOf(request, form, error.fields) }
          : { formState: formStateOf(request, form, []), faults: [{ field: 'next', message: error.message }] }
      return show(request, reply, ref, more, statusOf[error.kind])
    }
  }

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
      const { edit, done: deed, number, left, more, ...beside } = request.query
      const counted =
        number === undefined ? '' : ` ${number.toLocaleString('en-GB')} of them${deed === 'waits' ? '' : ', now'}.`
      return show(request, reply, request.params.ref, {
        ...(edit && { editing: true }),
        ...(deed && { done: done[deed] + counted }),
        ...(left && more && { left: { count: left, filter: more, removing: deed === 'unlinked' } }),
        beside,
      })
    },
  )
  const again: Show<{ ref: string }> = (request, reply, { ref }, formState, status) =>
    show(request, reply, ref, { formState, faults: formState.faults }, status)
  responseComments(app, again)
  laterChanges(app, again)

  app.post('/desk/responses/:ref', { config: drafts, schema: { hide: true, params: Ref } }, async (request, reply) => {
    const { ref } = request.params
    const typed = fieldsOf(request)
    const person = currentUser(request)
    const live = (request.headers.accept ?? '').includes('application/json')
    const whole = draftOfForm(typed)
    const { draft, waiting } = live ? keepWhole(whole) : { draft: whole, waiting: [] }
    const read = SaveDraft.safeParse({ version: typed.version, edit: typed.edit, draft, over: overOfForm(typed) })
    if (!read.success) {
      const faults = faultsOf(read.error).map(({ field, message }) => ({
        field: field.replace(/^draft\./, ''),
        message,
      }))
      if (live) throw new Refusal('invalid', faults.map((fault) => fault.message).join(' '), faults)
      return show(request, reply, ref, { typed, faults, editing: true }, 400)
    }
    try {
      const result = await saveDraft(app.db, ref, read.data, person.id, app.now())
      if ('conflict' in result) {
        if (live)
          return await reply
            .code(409)
            .send({ saved: null, conflict: result.conflict, readable: null, waiting } satisfies Autosaved)
        return await show(request, reply, ref, { typed, conflict: result.conflict, editing: true }, 409)
      }
      const { saved } = result
      if (live) {
        const chain = await chainOf(app.db, ref)
        const readable = await readableOf(
          app.db,
          { ref, responseId: chain.id, comments: chain.comments },
          saved.merged?.draft ?? read.data.draft,
        )
        return await reply.send({ saved, conflict: null, readable, waiting } satisfies Autosaved)
      }
      if (typed.do !== 'send') return await reply.redirect(`/desk/responses/${ref}?done=saved`, 303)
      const { version, edit } = saved
      const sending = SendForReview.safeParse({ ...typed, version, edit, reasons: reasonsOfForm(typed) })
      if (!sending.success) throw new Refusal('invalid', 'Please look at the form again.', faultsOf(sending.error))
      await sendForReview(app.db, ref, sending.data, person, app.now())
      return await reply.redirect(`/desk/responses/${ref}?done=sent`, 303)
    } catch (error) {
      if (live || !(error instanceof Refusal) || error.kind === 'not-found') throw error
      const faults = error.fields.length > 0 ? error.fields : [{ field: 'next', message: error.message }]
      // What was saved just now has a newer edit than the form that was sent.
      const { number, edit } = await chainOf(app.db, ref)
      return show(
        request,
        reply,
        ref,
        { typed: { ...typed, version: number, edit }, faults, editing: true },
        statusOf[error.kind],
      )
    }
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

  const at = { hide: true, params: Ref } as const
  app.post('/desk/responses/:ref/reviews', { config: reviews, schema: at }, (request, reply) =>
    act(request, reply, fieldsOf(request).group ? 'group' : 'approve', async () => {
      const given = NewReview.parse(fieldsOf(request))
      await review(app.db, request.params.ref, given, currentUser(request), app.now())
      return given.decision === 'approve' && !given.group ? 'approved' : 'said'
    }),
  )
  app.post('/desk/responses/:ref/rounds', { config: drafts, schema: at }, (request, reply) =>
    act(request, reply, 'round', async () => {
      const typed = fieldsOf(request)
      const groups = Object.keys(typed).flatMap((name) => /^group-(.+)$/.exec(name)?.[1] ?? [])
      const opened = await openRound(
        app.db,
        request.params.ref,
        NewRound.parse({ ...typed, groups }),
        currentUser(request),
        app.settings.smtpUrl !== undefined,
        app.now(),
      )
      return { invited: opened.invited }
    }),
  )
  app.post('/desk/responses/:ref/waivers', { config: publishes, schema: at }, (request, reply) =>
    act(request, reply, 'waive', async () => {
      const given = Waiver.parse(fieldsOf(request))
      await app.screenTyped(request, { reason: given.reason })
      await waive(app.db, request.params.ref, given, currentUser(request), app.now())
      return 'waived'
    }),
  )
  app.post(
    '/desk/responses/:ref/publication',
    { config: { ...publishes, confirms: true }, schema: at },
    (request, reply) =>
      act(request, reply, 'publication', async () => {
        const { version, earlyReason } = Publish.parse(fieldsOf(request))
        await app.screenTyped(request, { earlyReason })
        const person = currentUser(request)
        const done = await publishOrPlan(app.db, request.params.ref, version, person, app.now(), earlyReason)
        return 'published' in done ? 'published' : 'publishing'
      }),
  )
  app.post('/desk/responses/:ref/plan', { config: { ...publishes, confirms: true }, schema: at }, (request, reply) =>
    act(request, reply, fieldsOf(request).afterResolution ? 'plan-board' : 'plan', async () => {
      const typed = fieldsOf(request)
      if (typed.do === 'drop') {
        await dropPlan(app.db, request.params.ref, currentUser(request), app.now())
        return 'dropped'
      }
      const plan = Plan.parse(typed)
      await app.screenTyped(request, { earlyReason: plan.earlyReason })
      await planPublication(app.db, request.params.ref, plan, currentUser(request), app.now())
      return 'planned'
    }),
  )
  app.post('/desk/responses/:ref/comments', { config: drafts, schema: at }, (request, reply) =>
    act(request, reply, 'comments', async () => {
      const typed = fieldsOf(request)
      const by = currentUser(request).id
      const comments = list(typed.comment)
      if (typed.do === 'remove') {
        const { waiting } = await unlinkComments(app.db, request.params.ref, z.array(Id).parse(comments), by, app.now())
        return waiting === undefined ? 'unlinked' : 'waits'
      }
      const selection = Selection.parse({ comments, theme: typed.theme || undefined })
      const { waiting } = await linkComments(app.db, request.params.ref, selection, by, app.now())
      return waiting === undefined ? 'linked' : 'waits'
    }),
  )
  app.post('/desk/responses/:ref/abandonment', { config: drafts, schema: at }, (request, reply) =>
    act(request, reply, 'abandonment', async () => {
      const given = Abandoning.parse(fieldsOf(request))
      await abandonResponse(app.db, request.params.ref, given, currentUser(request), app.now())
      return 'abandoned'
    }),
  )
  app.post(
    '/desk/responses/:ref/commitments/:series',
    { config: drafts, schema: { hide: true, params: Ref.extend({ series: Id }) } },
    (request, reply) =>
      act(request, reply, `update-${request.params.series}`, async () => {
        const { ref, series } = request.params
        const update = NewCommitmentUpdate.parse(fieldsOf(request))
        await app.screenTyped(request, { text: update.text, evidence: update.evidence })
        const { heldBy, waits } = await updateCommitment(
          app.db,
          ref,
          series,
          update,
          currentUser(request).id,
          app.now(),
        )
        return waits ? 'waits' : heldBy ? 'held' : 'updated'
      }),
  )
  app.post('/desk/responses/:ref/replies', { config: drafts, schema: at }, (request, reply) =>
    act(request, reply, `reply-${String(fieldsOf(request).organisationId)}`, async () => {
      const given = NewReply.parse(fieldsOf(request))
      await app.screenTyped(request, { text: given.text })
      const { heldBy, waits } = await recordReply(app.db, request.params.ref, given, currentUser(request).id, app.now())
      return waits ? 'waits' : heldBy ? 'held' : 'replied'
    }),
  )
  app.post('/desk/responses/:ref/board', { config: drafts, schema: at }, (request, reply) =>
    act(request, reply, 'required', async () => {
      const required = RequiredBoard.parse(fieldsOf(request))
      await app.screenTyped(request, { reason: required.reason })
      await requireBoard(app.db, request.params.ref, required, currentUser(request), app.now())
      return 'required'
    }),
  )
  app.post('/desk/responses/:ref/delegation', { config: reads, schema: at }, (request, reply) =>
    act(request, reply, 'delegated', async () => {
      const given = AgreeDelegation.parse(fieldsOf(request))
      await app.screenTyped(request, { reason: given.reason })
      await agreeDelegation(app.db, request.params.ref, given, currentUser(request), app.now())
      return 'delegation'
    }),
  )
  app.post('/desk/responses/:ref/resolutions', { config: drafts, schema: at }, (request, reply) =>
    act(request, reply, 'link', async () => {
      const typed = fieldsOf(request)
      const to = LinkedTo.parse(typed)
      const by = currentUser(request)
      if (typed.do === 'unlink') {
        await unlinkResolution(app.db, request.params.ref, to.resolution, by, app.now())
        return 'unresolved'
      }
      await linkResolution(app.db, request.params.ref, to, by, app.now())
      return 'resolved'
    }),
  )
  app.post('/desk/responses/:ref/override', { config: publishes, schema: at }, (request, reply) =>
    act(request, reply, 'override', async () => {
      const typed = fieldsOf(request)
      if (typed.do === 'allow') {
        const { version } = Publish.parse(typed)
        await allowOverride(app.db, request.params.ref, version, currentUser(request), app.now())
        return 'allowed'
      }
      const given = NewOverride.parse(typed)
      await app.screenTyped(request, { reason: given.reason })
      await askOverride(app.db, request.params.ref, given, currentUser(request), app.now())
      return 'asked'
    }),
  )
}
