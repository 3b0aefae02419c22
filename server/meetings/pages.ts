import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { freshness } from '../log/asking.ts'
import { type MeetingProps, MeetingParams, type MeetingsProps, MeetingsQuery } from './contract.ts'
import { positionsOf } from './position.ts'
import { allMeetings, meetingInFull, refuseUnknownBoard } from './read.ts'

export const meetingPages: FastifyPluginAsyncZod = async (app) => {
  const list = { config: { access: 'public' }, schema: { hide: true, querystring: MeetingsQuery } } as const
  app.get('/meetings', list, async (request, reply) => {
    const { board = '' } = request.query
    const load = async (): Promise<MeetingsProps> => {
      const today = app.today()
      const all = await allMeetings(app.readDb, today)
      const boards = new Map(all.map((meeting) => [meeting.boardSlug, meeting.board]))
      if (board !== '' && !boards.has(board)) await refuseUnknownBoard(app.readDb, board)
      const meetings = board === '' ? all : all.filter((meeting) => meeting.boardSlug === board)
      const coming = meetings.filter(({ day }) => day !== null && day >= today)
      return {
        coming: coming.toReversed(),
        past: meetings.filter((meeting) => !coming.includes(meeting)),
        boards: [...boards].map(([slug, name]) => ({ slug, name })).sort((a, b) => (a.name < b.name ? -1 : 1)),
        board: board || null,
        positions: board === '' ? [] : await positionsOf(app.readDb, { board }, today),
      }
    }
    const address = board === '' ? '/meetings' : `/meetings?board=${encodeURIComponent(board)}`
    return reply.publicPage('public/Meetings', load, { address, while: await freshness(app) })
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
