import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Action, action } from '../http/action.ts'
import { Id, Nothing, Text } from '../http/wire.ts'
import { ShownOnce } from './contract.ts'
import { showInvitation, withdrawInvitation } from './invitation.ts'
import { showCode } from './review.ts'

const Link = z.object({ ref: Text().max(40), id: Id })
type OnLink<M> = Action<typeof Link, typeof Nothing, M>

/** What the desk does with the private links of a round: end one, make a new one, pass one on where there is no mail. */
export const reviewDesk: FastifyPluginAsyncZod = async (app) => {
  const key = app.settings.contactKey
  const mail = app.settings.smtpUrl !== undefined

  const ends = (again: boolean): Pick<OnLink<null>, 'access' | 'params' | 'body' | 'act' | 'after'> => ({
    access: 'responses.draft',
    params: Link,
    body: Nothing,
    act: async ({ params: { ref, id }, by }) => {
      await withdrawInvitation(app.db, ref, id, { again, mail }, by, app.now())
      return null
    },
    after: ({ ref }) => `/desk/responses/${ref}#reviews`,
  })
  action(app, {
    address: '/responses/:ref/links/:id/withdrawal',
    operationId: 'endReviewLink',
    summary: 'End a member’s private link',
    ...ends(false),
  })
  action(app, {
    address: '/responses/:ref/links/:id/renewal',
    operationId: 'renewReviewLink',
    summary: 'End a member’s private link and send that member a new one',
    ...ends(true),
  })

  // Shown to anyone who looks after people's access, never to an author: the verbs see to that.
  const once: Pick<OnLink<ShownOnce>, 'access' | 'params' | 'body' | 'made' | 'status' | 'shown'> = {
    access: 'people.manage',
    params: Link,
    body: Nothing,
    made: ShownOnce,
    status: 200,
    shown: (_request, reply, { ref }, made) => reply.page('desk/ReviewLink', { ref, ...made }),
  }
  action(app, {
    address: '/responses/:ref/links/:id/link',
    operationId: 'showReviewLink',
    summary: 'A member’s private link, shown once to somebody who wrote no part and did not send it',
    ...once,
    act: async ({ params: { ref, id }, by, request }) => {
      const token = await showInvitation(app.db, key, ref, id, by, app.now())
      const site = app.settings.publicUrl ?? `${request.protocol}://${request.host}`
      return { link: `${site}/review/${token}`, code: null }
    },
  })
  action(app, {
    address: '/responses/:ref/links/:id/code',
    operationId: 'showReviewCode',
    summary: 'The code that a member waits for, shown once to the same',
    ...once,
    act: async ({ params: { ref, id }, by }) => ({
      link: null,
      code: await showCode(app.db, key, ref, id, by, app.now()),
    }),
  })
}
