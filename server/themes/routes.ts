import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { currentUser } from '../people/access.ts'
import { Problem } from '../http/wire.ts'
import {
  CodeFrame,
  FrameChange,
  FrameFile,
  NewTheme,
  ThemeChange,
  ThemeDeed,
  ThemeMerge,
  ThemeParams,
} from './contract.ts'
import { addTheme, changeTheme, retireTheme } from './frame.ts'
import { mergeTheme } from './merge.ts'
import { importFrame } from './import-frame.ts'
import { codeFrame, themeVersions } from './queries.ts'
import { changesOf } from './undo.ts'

const asked = { 400: Problem, 401: Problem, 403: Problem, 404: Problem, 503: Problem }
const changed = { ...asked, 409: Problem, 413: Problem, 415: Problem }
const FrameParams = z.object({ consultation: ConsultationParams.shape.slug })

/** The API of code frames. */
export const themeRoutes: FastifyPluginAsyncZod = async (app) => {
  app.get(
    '/desk/themes/:consultation',
    {
      config: { access: 'comments.read' },
      schema: {
        summary: 'A consultation’s code frame, with comments per theme and how machine and people agree',
        params: FrameParams,
        response: { 200: CodeFrame, ...asked },
      },
    },
    async (request) => codeFrame(app.db, request.params.consultation),
  )
  app.post(
    '/desk/themes/:consultation',
    {
      config: { access: 'themes.change' },
      schema: {
        summary: 'Add a theme',
        params: FrameParams,
        body: NewTheme,
        response: { 201: z.object({ code: z.string() }), ...changed },
      },
    },
    async (request, reply) => {
      const code = await addTheme(app.db, request.params.consultation, request.body, currentUser(request), app.now())
      return reply.code(201).send({ code })
    },
  )
  app.post(
    '/desk/themes/:consultation/import',
    {
      config: { access: 'themes.change' },
      schema: {
        summary:
          'Add the themes of a list: CSV (theme,label,description and perhaps keywords,parent), a codebook, or JSON',
        params: FrameParams,
        body: FrameFile,
        response: { 201: z.object({ added: z.array(z.string()), there: z.array(z.string()) }), ...changed },
      },
    },
    async (request, reply) => {
      const { consultation } = request.params
      const made = await importFrame(app.db, consultation, request.body.text, currentUser(request), app.now())
      return reply.code(201).send(made)
    },
  )
  app.get(
    '/desk/themes/:consultation/changes',
    {
      config: { access: 'comments.read' },
      schema: {
        summary: 'Merges and splits of the frame, newest first, each with why it cannot be undone',
        params: FrameParams,
        response: { 200: z.array(FrameChange), ...asked },
      },
    },
    async (request) => {
      const { consultation } = await codeFrame(app.db, request.params.consultation)
      return changesOf(app.db, consultation.id, {})
    },
  )
  app.patch(
    '/desk/themes/:consultation/:code',
    {
      config: { access: 'themes.change' },
      schema: {
        summary: 'Rename, describe, give keywords to or move a theme',
        params: ThemeParams,
        body: ThemeChange,
        response: { 204: z.null(), ...changed },
      },
    },
    async (request, reply) => {
      const { consultation, code } = request.params
      await changeTheme(app.db, consultation, code, request.body, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
  app.put(
    '/desk/themes/:consultation/:code/retired',
    {
      config: { access: 'themes.change' },
      schema: {
        summary: 'Retire a theme, or take it back',
        params: ThemeParams,
        body: z.object({ retired: z.boolean() }),
        response: { 204: z.null(), ...changed },
      },
    },
    async (request, reply) => {
      const { consultation, code } = request.params
      await retireTheme(app.db, consultation, code, request.body.retired, currentUser(request), app.now())
      return reply.code(204).send(null)
    },
  )
  app.post(
    '/desk/themes/:consultation/:code/merge',
    {
      config: { access: 'themes.change' },
      schema: {
        summary: 'Merge a theme into another: its comments come over, and can be traced',
        params: ThemeParams,
        body: ThemeMerge,
        response: { 200: z.object({ comments: z.number().int() }), ...changed },
      },
    },
    async (request) => {
      const { consultation, code } = request.params
      const comments = await mergeTheme(app.db, consultation, code, request.body.into, currentUser(request), app.now())
      return { comments }
    },
  )
  app.get(
    '/desk/themes/:consultation/:code/versions',
    {
      config: { access: 'comments.read' },
      schema: {
        summary: 'Every version of a theme, newest first',
        params: ThemeParams,
        response: { 200: z.array(ThemeDeed), ...asked },
      },
    },
    async (request) => themeVersions(app.db, request.params.consultation, request.params.code),
  )
}
