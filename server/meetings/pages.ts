import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { freshness } from '../log/asking.ts'
import { type MeetingProps, MeetingParams, type MeetingsProps } from './contract.ts'
import { allMeetings, meetingInFull } from './read.ts'

export const meetingPages: FastifyPluginAsyncZod = async (app) => {
  app.get('/meetings', { config: { access: 'public' }, schema: { hide: true } }, async (_request, reply) => {
    const load = async (): Promise<MeetingsProps> => {
      const today = app.today()
      const meetings = await allMeetings(app.readDb, today)
      const coming = meetings.filter(({ day }) => day !== null && day >= today)
      return { coming: coming.toReversed(), past: meetings.filter((meeting) => !coming.includes(meeting)) }
    }
    return reply.publicPage('public/Meetings', load, { address: '/meetings', while: await freshness(app) })
  })

  app.get(
    '/meetings/:slug',
    { config: { access: 'public' }, schema: { hide: true, params: MeetingParams } },
    async (request, reply) => {
      const { slug } = request.params
      const load = async (): Promise<MeetingProps> => ({
        meeting: await meetingInFull(app.readDb, slug, app.today()),
        today: app.today(),
      })
      return reply.publicPage('public/Meeting', load, { address: `/meetings/${slug}`, while: await freshness(app) })
    },
  )
}
