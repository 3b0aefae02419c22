import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Id, Problem, Text } from '../http/wire.ts'
import { currentUser } from '../people/access.ts'
import { ShownOnce } from '../responses/contract.ts'
import { showInvitation, withdrawInvitation } from './invitation.ts'
import { showCode } from './review.ts'

const Link = z.object({ ref: Text().max(40), id: Id })
const problems = { 400: Problem, 401: Problem, 403: Problem, 404: Problem, 409: Problem, 503: Problem } as const

/** What the desk does with the private links of a round: end one, make a new one, pass one on where there is no mail. */
export const reviewDesk: FastifyPluginAsyncZod = async (app) => {
  const key = app.settings.contactKey
  const mail = app.settings.smtpUrl !== undefined
  const drafts = { access: 'responses.draft' } as const
  // Shown to whoever looks after people's access, never to an author: the verbs see to that.
  const manages = { access: 'people.manage' } as const

  const forms = { hide: true, params: Link } as const
  const asked = { params: Link, response: { 204: z.null(), ...problems } } as const
  for (const [name, again, summary] of [
    ['withdrawal', false, 'End a member’s private link'],
    ['renewal', true, 'End a member’s private link and send that member a new one'],
  ] as const) {
    app.post(
      `/api/desk/responses/:ref/links/:id/${name}`,
      { config: drafts, schema: { summary, ...asked } },
      async (request, reply) => {
        const { ref, id } = request.params
        await withdrawInvitation(app.db, ref, id, { again, mail }, currentUser(request), app.now())
        return reply.code(204).send(null)
      },
    )
    app.post(`/desk/responses/:ref/links/:id/${name}`, { config: drafts, schema: forms }, async (request, reply) => {
      const { ref, id } = request.params
      await withdrawInvitation(app.db, ref, id, { again, mail }, currentUser(request), app.now())
      return reply.redirect(`/desk/responses/${ref}#reviews`, 303)
    })
  }

  const shown = { 200: ShownOnce, ...problems } as const
  const linkOnce = async (ref: string, id: string, request: Parameters<typeof currentUser>[0]): Promise<ShownOnce> => {
    const token = await showInvitation(app.db, key, ref, id, currentUser(request), app.now())
    const site = app.settings.publicUrl ?? `${request.protocol}://${request.host}`
    return { link: `${site}/review/${token}`, code: null }
  }
  const codeOnce = async (ref: string, id: string, request: Parameters<typeof currentUser>[0]): Promise<ShownOnce> => ({
    link: null,
    code: await showCode(app.db, key, ref, id, currentUser(request), app.now()),
  })
  for (const [name, once, summary] of [
    ['link', linkOnce, 'A member’s private link, shown once to somebody who wrote no part and did not send it'],
    ['code', codeOnce, 'The code that a member waits for, shown once to the same'],
  ] as const) {
    app.post(
      `/api/desk/responses/:ref/links/:id/${name}`,
      { config: manages, schema: { summary, params: Link, response: shown } },
      (request) => once(request.params.ref, request.params.id, request),
    )
    app.post(`/desk/responses/:ref/links/:id/${name}`, { config: manages, schema: forms }, async (request, reply) => {
      const { ref, id } = request.params
      return reply.page('desk/ReviewLink', { ref, ...(await once(ref, id, request)) })
    })
  }
}
