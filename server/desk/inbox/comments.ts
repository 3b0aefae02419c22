import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Db } from '../../data/database.ts'
import type { Reach } from '../../data/visible.ts'
import { action, type Show } from '../../http/action.ts'
import { nested, several } from '../../http/forms.ts'
import { currentUser } from '../../people/access.ts'
import { may } from '../../people/permissions.ts'
import { mayTakeInFull } from './export.ts'
import { openTo, opens } from '../../people/presence.ts'
import { reachOf } from '../../people/reach.ts'
import { type FieldFault, Refusal } from '../../http/refusal.ts'
import { confirmThemes, correctThemes } from '../../coding/correct.ts'
import { ThemeConfirmation, ThemeCorrections } from '../../themes/contract.ts'
import { Id, Made, Nothing, Whole } from '../../http/wire.ts'
import {
  countedTo,
  filterIn,
  filterInWords,
  type InboxFilter,
  InboxQuery,
  queryOf,
} from '../../comments/inbox/contract.ts'
import { idsIn, NewTranslation, SetAsideMany, SetAsideOne, SpamDecision, ThemeBeside } from '../../comments/contract.ts'
import { NewFlag } from '../../comments/flag-contract.ts'
import { NewRedaction, withoutPersonal } from '../../comments/redact-contract.ts'
import { commentHistory, themesBeside, viewComment } from '../../comments/queries.ts'
import { choices, facets, talliesOf } from '../../comments/inbox/facets.ts'
import { countMatching, scopeOf } from '../../comments/inbox/filter.ts'
import { around, inbox, found, withinSeconds } from '../../comments/inbox/inbox.ts'
import { home } from '../home/home.ts'
import { notesBeside } from './notes.ts'
import { chosenCookie } from './place.ts'
import { backTo, type Form, formOf, toSetAside } from '../bulk/to-set-aside.ts'
import { savedViews } from './views.ts'
import { officers } from '../../requests/queries.ts'
import { confirmRedaction, redact, standingMarks } from '../../comments/redact.ts'
import { flag } from '../../safeguarding/decide.ts'
import { setAside, setAsideMany, undoSetAside } from '../../comments/set-aside.ts'
import { translateComment } from '../../comments/translate.ts'
import { decideSpam } from '../../comments/spam.ts'

const CommentParams = z.object({ id: Id })
/** What the address of the list says was just done. */
const Done = {
  done: z.enum(['set-aside', 'flagged']).optional().catch(undefined),
  number: Whole().optional().catch(undefined),
  act: Id.optional().catch(undefined),
}

/** The desk's pages for comments. */
export const deskPages: FastifyPluginAsyncZod = async (app) => {
  app.get('/desk', { config: { access: 'signed-in', lists: true }, schema: { hide: true } }, async (request, reply) => {
    const viewer = currentUser(request)
    // Everybody who signs in may have this address: anyone without a desk is led to their board, or to the log.
    if (!may(viewer, 'desk.see')) return reply.redirect('/desk/after-sign-in', 303)
    return reply.page('desk/Home', await home(app.db, viewer, app.now()))
  })

  app.get(
    '/desk/comments',
    { config: { access: 'comments.read', lists: true }, schema: { hide: true, querystring: InboxQuery.extend(Done) } },
    async (request, reply) => {
      const { after, before, done, number, act, ...filter } = request.query
      const query = queryOf(filter)
      const viewer = currentUser(request)
      const chosen = request.url === '/desk/comments' ? request.cookies[chosenCookie] : undefined
      // It opens on the consultation that is chosen; “All” names none, and is an address of its own.
      if (chosen && (await app.consultations()).some(({ slug }) => slug === chosen))
        return reply.redirect(`/desk/comments?consultation=${chosen}`, 303)
      const allowed = {
        change: may(viewer, 'comments.change'),
        draft: may(viewer, 'responses.draft'),
        takeInFull: mayTakeInFull(viewer),
      }
      const reach = await reachOf(app.db, viewer, 'comments.read')
      const offered = await choices(
        app.db,
        filter.consultation ? (await scopeOf(app.db, filter, reach)).consultationId : undefined,
        reach,
      )
      const page = {
        filter,
        query,
        choices: offered,
        views: await savedViews(app.db, viewer.id),
        people: await officers(app.db),
        may: allowed,
        done: done ?? null,
        number: number ?? null,
        act: act ?? null,
        at: app.now(),
      }
      try {
        return await withinSeconds(app.db, async (db) => {
          const { scope, places } = await found(db, await scopeOf(db, filter, reach))
          const list = await inbox(db, scope, { after, before }, places)
          const counts = await facets(db, scope, places)
          const words = filterInWords(filter, scope.themeLabel)
          const needsPerson = await needingPerson(db, filter.consultation, reach)
          const ids = list.items.map(({ id }) => id)
          const openBy = await openTo(db, ids, viewer.id, app.now())
          return reply.page(
            'desk/Inbox',
            {
              ...page,
              openBy,
              list,
              facets: counts,
              tallies: await talliesOf(db, places, reach),
              words,
              needsPerson,
              problem: null,
            },
            { hydrate: true },
          )
        })
      } catch (error) {
        if (!(error instanceof Refusal) || error.kind !== 'busy') throw error
        const list = { items: [], next: null, previous: null, count: 0, more: false, tooCommon: [] }
        const none = { themes: [], sampled: null }
        return reply.page(
          'desk/Inbox',
          {
            ...page,
            list,
            facets: none,
            tallies: {},
            words: filterInWords(filter),
            needsPerson: null,
            problem: error.message,
          },
          { hydrate: true, status: 503 },
        )
      }
    },
  )

  app.get(
    '/desk/comments/set-aside',
    { config: { access: 'comments.change', lists: true }, schema: { hide: true } },
    async (request, reply) => {
      const asked = request.query as Form
      return reply.page('desk/SetAside', await toSetAside(app, request, asked, {}, []))
    },
  )
  action(app, {
    address: '/comments/set-aside',
    operationId: 'setAsideComments',
    summary: 'Set up to 10,000 comments aside for one reason: all of them or none',
    access: 'comments.change',
    lists: true,
    params: z.object({}),
    body: SetAsideMany,
    made: z.object({ setAside: z.number().int() }),
    status: 200,
    fromForm: (_typed, request) => {
      const body = formOf(request)
      const byFilter = body.filter !== undefined && body.expected !== undefined
      return {
        ...body,
        ...(byFilter
          ? { comments: undefined }
          : { comments: several(body.comment), filter: undefined, expected: undefined }),
      }
    },
    act: async ({ body, by }) => ({ setAside: await setAsideMany(app.db, body, by, app.now()) }),
    after: (_params, { setAside }, _body, request) =>
      `/desk/comments?${backTo(formOf(request), { done: 'set-aside', number: String(setAside) })}`,
    again: async (request, reply, _params, { faults }, status) =>
      reply.page('desk/SetAside', await toSetAside(app, request, formOf(request), formOf(request), faults), { status }),
    field: 'comments',
  })

  app.get(
    '/desk/comments/:id',
    { config: { access: 'comments.read' }, schema: { hide: true, params: CommentParams } },
    async (request, reply) => showComment(request, reply, request.params.id, {}, [], 200),
  )

  type Typed = { form?: 'set-aside' | 'redaction' | 'flag' | 'translation'; preview?: string } & Form

  async function showComment(
    request: FastifyRequest,
    reply: FastifyReply,
    id: string,
    typed: Typed,
    faults: FieldFault[],
    status: number,
  ) {
    const viewer = currentUser(request)
    const filter = listOf(request)
    const [comment, history, near] = await Promise.all([
      viewComment(app.db, id, viewer),
      commentHistory(app.db, id),
      withinSeconds(app.db, async (db) =>
        around(db, await scopeOf(db, filter, await reachOf(db, viewer, 'comments.read')), id),
      ).catch((error: unknown) => {
        // The comment itself can be read without its list.
        if (error instanceof Refusal) return { newer: [], older: [] }
        throw error
      }),
    ])
    const shown = [typed.publicBody].flat().at(-1) ?? comment.redactions[0]?.publicBody ?? comment.body
    return reply.page(
      'desk/Comment',
      {
        comment,
        others: await opens(app.db, comment.id, viewer.id, app.now()),
        standing: standingMarks(shown).map(({ words, kind }) => ({ words, kind })),
        history,
        near,
        beside: await notesBeside(app.db, { commentId: comment.id }, viewer, app.now()),
        query: queryOf(filter),
        words: filterInWords(filter),
        may: {
          change: may(viewer, 'comments.change'),
          redact: may(viewer, 'comments.redact'),
          erase: may(viewer, 'comments.erase'),
          draft: may(viewer, 'responses.draft'),
        },
        typed,
        faults,
      },
      { hydrate: true, status },
    )
  }

  const pageOf = (request: FastifyRequest, id: string, hash: string) => {
    const query = queryOf(listOf(request))
    return `/desk/comments/${id}${query && `?${query}`}#${hash}`
  }

  /** An action on one comment: what does not fit is shown on its page, at the form it was typed into. */
  const on = (form: NonNullable<Typed['form']>, hash: string) => ({
    params: CommentParams,
    field: form,
    again: (async (request, reply, { id }, { typed, faults }, status) =>
      showComment(request, reply, id, { ...typed, form }, idsIn(form, faults), status)) satisfies Show<{ id: string }>,
    after: ({ id }: { id: string }, _made: unknown, _body: unknown, request: FastifyRequest) =>
      pageOf(request, id, hash),
  })
  action(app, {
    params: CommentParams,
    address: '/comments/:id/themes',
    method: 'PUT',
    operationId: 'setCommentThemes',
    summary: 'Say everything that a comment speaks to; an empty list says that no theme fits',
    access: 'comments.change',
    body: ThemeConfirmation,
    made: z.array(ThemeBeside),
    status: 200,
    fromForm: (typed, request) => ({ themes: typed.none === undefined ? several(formOf(request).theme) : [] }),
    act: async ({ params, body, by }) => {
      await confirmThemes(app.db, params.id, body, by, app.now())
      return themesBeside(app.db, params.id)
    },
    after: ({ id }, _made, _body, request) => pageOf(request, id, 'themes'),
  })
  action(app, {
    params: CommentParams,
    address: '/comments/:id/themes',
    // A script corrects one theme at a time; a form says them all.
    formAddress: null,
    method: 'PATCH',
    operationId: 'changeCommentThemes',
    summary: 'Say of some themes whether a comment speaks to them: a person’s word decides',
    access: 'comments.change',
    body: ThemeCorrections,
    made: z.array(ThemeBeside),
    status: 200,
    act: async ({ params, body, by }) => {
      await correctThemes(app.db, params.id, body, by, app.now())
      return themesBeside(app.db, params.id)
    },
  })
  action(app, {
    ...on('set-aside', 'standing'),
    address: '/comments/:id/set-aside',
    method: 'PUT',
    operationId: 'setAsideComment',
    summary: 'Set a comment aside, with a reason',
    access: 'comments.change',
    body: SetAsideOne,
    act: async ({ params, body, by }) => void (await setAside(app.db, [params.id], body, by, app.now())),
  })
  action(app, {
    ...on('set-aside', 'standing'),
    address: '/comments/:id/set-aside',
    formAddress: '/comments/:id/set-aside/undo',
    method: 'DELETE',
    operationId: 'returnCommentToInbox',
    summary: 'Move a comment back to the inbox',
    access: 'comments.change',
    body: Nothing,
    act: async ({ params, by }) => void (await undoSetAside(app.db, params.id, by, app.now())),
    again: undefined,
  })
  action(app, {
    ...on('set-aside', 'standing'),
    address: '/comments/:id/spam',
    method: 'PUT',
    operationId: 'judgeSpam',
    summary: 'Say what a comment that looks like spam is; what is none is read for its themes',
    access: 'comments.change',
    body: SpamDecision,
    act: async ({ params, body, by }) => {
      await decideSpam(app.db, params.id, body.spam, by, app.now())
      if (!body.spam) app.requestReading()
    },
    again: undefined,
  })
  action(app, {
    ...on('translation', 'english'),
    address: '/comments/:id/translation',
    method: 'PUT',
    operationId: 'translateComment',
    summary:
      'Put a comment into English for colleagues, and for the machine, which reads it again; empty takes that away',
    access: 'comments.change',
    body: NewTranslation,
    act: async ({ params, body, by }) => {
      await translateComment(app.db, params.id, body.translation, by, app.now())
      app.requestReading()
    },
  })
  action(app, {
    ...on('redaction', 'redaction'),
    address: '/comments/:id/redactions',
    operationId: 'redactComment',
    summary: 'Say what the public would read of a comment; the original is never changed',
    access: 'comments.redact',
    body: NewRedaction,
    made: Made,
    fromForm: (_typed, request) => nested(formOf(request)),
    preview: async (request, reply, { id }, typed) => {
      if (typed.suggest === undefined && typed.preview === undefined) return undefined
      const shown = { ...formOf(request), form: 'redaction', preview: 'yes' } as const
      if (typed.suggest === undefined) return showComment(request, reply, id, shown, [], 200)
      const comment = await viewComment(app.db, id, currentUser(request))
      const publicBody = withoutPersonal(comment.body, comment.marks)
      return showComment(request, reply, id, { ...shown, publicBody }, [], 200)
    },
    act: async ({ params, body, by }) => ({ id: await redact(app.db, params.id, body, by, app.now()) }),
    idOf: (field) => field,
  })
  action(app, {
    ...on('redaction', 'redaction'),
    address: '/comments/:id/redactions/:redaction/agree',
    operationId: 'agreeToRedaction',
    summary: 'Agree, as a second officer, that the marks of personal data in the public words may stand',
    access: 'comments.redact',
    params: CommentParams.extend({ redaction: Id }),
    body: Nothing,
    act: async ({ params, by }) => void (await confirmRedaction(app.db, params.id, params.redaction, by, app.now())),
  })
  action(app, {
    ...on('flag', ''),
    address: '/comments/:id/flags',
    operationId: 'flagComment',
    summary: 'Flag a comment for safeguarding: it leaves every ordinary list at once',
    access: 'comments.read',
    body: NewFlag,
    act: async ({ params, body, by }) => void (await flag(app.db, params.id, body, by, app.now())),
    after: (_params, _made, _body, request) => `/desk/comments?${queryOf(listOf(request), { done: 'flagged' })}`,
  })
}

/** How many comments of a consultation ask for a person; null where none is chosen. */
async function needingPerson(db: Db, consultation: string | undefined, reach: Reach) {
  if (consultation === undefined) return null
  return countMatching(db, await scopeOf(db, { consultation, person: 'yes' }, reach), countedTo)
}

/** The list that a comment was opened from, as its address says. */
function listOf(request: FastifyRequest): InboxFilter {
  const read = filterIn(request.url.split('?')[1] ?? '')
  return read.success ? read.data : {}
}
