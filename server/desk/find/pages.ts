import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { isOneMailbox } from '../../followers/address.ts'
import { currentUser } from '../../people/access.ts'
import { may } from '../../people/permissions.ts'
import { type FindPageProps, FindQuery } from './contract.ts'
import { findEverything } from './find.ts'

/** One search over everything in the desk. */
export const findPages: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/desk/find',
    { config: { access: 'desk.see', lists: true }, schema: { hide: true, querystring: FindQuery } },
    async (request, reply) => {
      const { find } = request.query
      const place = await app.deskPlace(request, reply)
      const groups =
        find === ''
          ? []
          : await findEverything(app.db, {
              find,
              viewer: currentUser(request),
              consultation: place?.consultation?.slug,
              contactKey: app.settings.contactKey,
              at: app.now(),
            })
      const addressShut = isOneMailbox(find) && !may(currentUser(request), 'comments.erase', { is: 'programme' })
      return reply.page('desk/Find', { find, groups, addressShut } satisfies FindPageProps)
    },
  )
}
