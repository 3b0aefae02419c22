import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { CodeFrame, FrameChange, ThemeVersion, ThemeParams } from './contract.ts'
import { codeFrame, themeVersions } from './queries.ts'
import { changesOf } from './undo.ts'

const FrameParams = z.object({ consultation: ConsultationParams.shape.slug })

/** The API that reads coding frames; what changes them is an action, in `pages.ts`. */
export const themeRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/desk/themes/:consultation',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'getCodingFrame',
        summary: 'A consultation’s coding frame, with comments per theme and how machine and people agree',
        params: FrameParams,
        response: { 200: CodeFrame },
      },
    },
    async (request) => codeFrame(app.db, request.params.consultation),
  )
  app.get(
    '/desk/themes/:consultation/changes',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'listFrameChanges',
        summary: 'Merges and splits of the frame, newest first, each with why it cannot be undone',
        params: FrameParams,
        response: { 200: z.array(FrameChange) },
      },
    },
    async (request) => {
      const { consultation } = await codeFrame(app.db, request.params.consultation)
      return changesOf(app.db, consultation.id, {})
    },
  )
  app.get(
    '/desk/themes/:consultation/:code/versions',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'listThemeVersions',
        summary: 'Every version of a theme, newest first',
        params: ThemeParams,
        response: { 200: z.array(ThemeVersion) },
      },
    },
    async (request) => themeVersions(app.db, request.params.consultation, request.params.code),
  )
}
