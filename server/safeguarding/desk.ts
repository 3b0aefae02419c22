import type { FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { NewErasure } from '../comments/erasing/erasure-contract.ts'
import { Author, type AuthorPageProps } from '../comments/author-contract.ts'
import { Decision } from '../comments/flag-contract.ts'
import { SetAsideOne } from '../comments/contract.ts'
import { commentHistory } from '../comments/queries.ts'
import { safeguardingQueue } from './queries.ts'
import { undoSetAside } from '../comments/set-aside.ts'
import { rowsHeardWaiting } from '../imports/run/heard.ts'
import { action, emptyForm, type Show } from '../http/action.ts'
import { noSuch } from '../http/refusal.ts'
import { Id, Nothing } from '../http/wire.ts'
import { currentUser } from '../people/access.ts'
import { reachOf } from '../people/reach.ts'
import { NewParaphrase, Queue } from './contract.ts'
import { decideFlags, lookAtContact, seeFlags } from './decide.ts'
import { eraseHeld, paraphrase, setAsideHeld } from './paraphrase.ts'
import { askToScreenAgain, lastScreeningAgain } from './screen-again.ts'

const CaseParams = z.object({ id: Id })

/** The restricted queue, and one comment of it from the first look to its end: answered by a paraphrase, set aside, or erased. */
export const safeguardingDesk: FastifyPluginAsyncZod = async (app) => {
  const access = 'safeguarding.see'
  const page = ({ id }: z.output<typeof CaseParams>) => `/desk/safeguarding/${id}`

  const show: Show<z.output<typeof CaseParams>> = async (request, reply, { id }, formState, status) => {
    const reach = await reachOf(app.db, currentUser(request), access)
    const { waiting, decided } = await safeguardingQueue(app.db, reach, id)
    const item = waiting[0] ?? decided[0]
    if (!item) throw noSuch('comment in the queue')
    const history = await commentHistory(app.db, id)
    return reply.page('desk/SafeguardingCase', { item, history, at: app.now(), formState }, { status })
  }

  const queueFor = async (request: FastifyRequest) =>
    safeguardingQueue(app.db, await reachOf(app.db, currentUser(request), access))

  app.get('/desk/safeguarding', { config: { access, lists: true }, schema: { hide: true } }, async (request, reply) => {
    const again = await lastScreeningAgain(app.db)
    const rows = await rowsHeardWaiting(app.db)
    return reply.page('desk/Safeguarding', { ...(await queueFor(request)), rows, again, at: app.now() })
  })
  app.get(
    '/api/desk/safeguarding',
    {
      config: { access, lists: true },
      schema: { operationId: 'listFlaggedComments', summary: 'The restricted queue', response: { 200: Queue } },
    },
    queueFor,
  )
  action(app, {
    address: '/safeguarding/screen-again',
    operationId: 'screenAgain',
    summary: 'Screen every comment again, for harm and personal data',
    access,
    params: z.object({}),
    body: Nothing,
    act: async ({ by }) => {
      await askToScreenAgain(app.db, by.id, app.now())
      app.requestReading()
    },
    after: () => '/desk/safeguarding#again',
  })
  app.get(
    '/desk/safeguarding/:id',
    { config: { access }, schema: { hide: true, params: CaseParams } },
    async (request, reply) => show(request, reply, request.params, emptyForm, 200),
  )

  action(app, {
    address: '/safeguarding/:id/seen',
    operationId: 'markFlagSeen',
    summary: 'Say that a flagged comment has been seen',
    access,
    method: 'PUT',
    params: CaseParams,
    body: Nothing,
    act: ({ params, by }) => seeFlags(app.db, params.id, by, app.now()),
    after: ({ id }) => `/desk/safeguarding#comment-${id}`,
  })
  action(app, {
    address: '/safeguarding/:id/contact',
    operationId: 'showFlaggedContact',
    summary: 'What the author of a flagged comment left to be reached by; each look is in the history',
    access,
    params: CaseParams,
    body: Nothing,
    made: Author,
    status: 200,
    act: ({ params, by }) => lookAtContact(app.db, app.settings.contactKey, params.id, by, app.now()),
    shown: async (_request, reply, { id }, author) =>
      reply.page('desk/Author', {
        author,
        of: 'a comment in the safeguarding queue',
        back: `/desk/safeguarding/${id}`,
      } satisfies AuthorPageProps),
  })
  action(app, {
    address: '/safeguarding/:id/decision',
    operationId: 'decideFlag',
    summary: 'Decide about a flagged comment; release gives it back to the ordinary lists',
    access,
    method: 'PUT',
    params: CaseParams,
    body: Decision,
    act: async ({ params, body, by }) => {
      await decideFlags(app.db, params.id, body, by, app.now())
      // Words that stood under a paraphrase until now have not been read by the machine.
      if (body.decision === 'release') app.requestReading()
    },
    form: () => 'decision',
    after: ({ id }, _made, { decision }) =>
      decision === 'release' ? '/desk/safeguarding' : `/desk/safeguarding/${id}`,
    again: show,
    field: 'decision',
  })
  action(app, {
    address: '/safeguarding/:id/paraphrase',
    operationId: 'paraphraseComment',
    summary: 'Put a safe paraphrase in place of the words: it is themed and answered, and the original stays here',
    access,
    method: 'PUT',
    params: CaseParams,
    body: NewParaphrase,
    screens: ({ words }) => ({ words }),
    act: async ({ params, body, by }) => {
      await paraphrase(app.db, params.id, body, by, app.now())
      app.requestReading()
    },
    form: () => 'paraphrase',
    after: page,
    again: show,
    field: 'words',
  })
  action(app, {
    address: '/safeguarding/:id/set-aside',
    operationId: 'setAsideFlaggedComment',
    summary: 'Set aside a comment that safeguarding holds, with a reason',
    access,
    method: 'PUT',
    params: CaseParams,
    body: SetAsideOne,
    act: ({ params, body, by }) => setAsideHeld(app.db, params.id, body, by, app.now()),
    form: () => 'aside',
    after: page,
    again: show,
    field: 'reason',
  })
  action(app, {
    address: '/safeguarding/:id/set-aside/undo',
    operationId: 'undoFlaggedSetAside',
    summary: 'Move a comment that safeguarding holds back to the queue',
    access,
    params: CaseParams,
    body: Nothing,
    act: ({ params, by }) => undoSetAside(app.db, params.id, by, app.now()),
    after: page,
  })
  action(app, {
    address: '/safeguarding/:id/erasure',
    operationId: 'eraseFlaggedComment',
    summary: 'Destroy the words of a comment that safeguarding holds, for good',
    access,
    confirms: true,
    params: CaseParams,
    body: NewErasure,
    act: async ({ params, body, by }) => {
      await eraseHeld(app.db, app.settings.contactKey, params.id, body, by, app.now())
      app.invalidate('public')
    },
    form: () => 'erase',
    after: page,
    again: show,
    field: 'reason',
  })
}
