import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { BoardPosition, Meeting, MeetingInFull, MeetingParams } from './contract.ts'
import { positionsOf } from './position.ts'
import { allMeetings, meetingInFull } from './read.ts'

export const meetingRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/meetings',
    {
      config: { access: 'public', standsIn: true },
      schema: {
        operationId: 'listMeetings',
        summary: 'Board meetings held in public, the latest first; those without a recorded day last',
        response: { 200: z.array(Meeting) },
      },
    },
    async () => allMeetings(app.db, app.today()),
  )
  app.get(
    '/boards/:slug/positions',
    {
      config: { access: 'public', standsIn: true },
      schema: {
        operationId: 'listBoardPositions',
        summary: 'What a board as such answers to consultations, and by when: feedback due, given, approval due',
        params: MeetingParams,
        response: { 200: z.array(BoardPosition) },
      },
    },
    (request) => positionsOf(app.readDb, { board: request.params.slug }, app.today()),
  )
  app.get(
    '/meetings/:slug',
    {
      config: { access: 'public', standsIn: true },
      schema: {
        operationId: 'getMeeting',
        summary: 'One meeting with its agenda, minutes, resolutions and public questions',
        params: MeetingParams,
        response: { 200: MeetingInFull },
      },
    },
    async (request) => meetingInFull(app.db, request.params.slug, app.today()),
  )
}
