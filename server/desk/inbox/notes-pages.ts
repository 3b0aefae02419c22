import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action, emptyForm, type Show } from '../../http/action.ts'
import { Id, Made, Text } from '../../http/wire.ts'
import { currentUser } from '../../people/access.ts'
import { NewWorkNote, Notes } from '../../comments/notes-contract.ts'
import { notesBeside, responseIdOf, writeNote } from './notes.ts'

const Comment = z.object({ id: Id })
const Response = z.object({ ref: Text().max(40) })

/** Notes that colleagues write beside a comment or a draft. */
export const notesDesk: FastifyPluginAsyncZod = async (app) => {
  const ofComment: Show<{ id: string }> = async (request, reply, { id }, formState, status) =>
    reply.page(
      'desk/Notes',
      {
        beside: 'the comment',
        href: `/desk/comments/${id}`,
        ...(await notesBeside(app.db, { commentId: id }, currentUser(request), app.now())),
        formState,
      },
      { status },
    )
  const ofResponse: Show<{ ref: string }> = async (request, reply, { ref }, formState, status) =>
    reply.page(
      'desk/Notes',
      {
        beside: ref,
        href: `/desk/responses/${ref}`,
        ...(await notesBeside(
          app.db,
          { responseId: await responseIdOf(app.db, ref) },
          currentUser(request),
          app.now(),
        )),
        formState,
      },
      { status },
    )
  app.get(
    '/desk/comments/:id/notes',
    { config: { access: 'comments.read' }, schema: { hide: true, params: Comment } },
    (request, reply) => ofComment(request, reply, request.params, emptyForm, 200),
  )
  app.get(
    '/desk/responses/:ref/notes',
    { config: { access: 'responses.see' }, schema: { hide: true, params: Response } },
    (request, reply) => ofResponse(request, reply, request.params, emptyForm, 200),
  )
  app.get(
    '/api/desk/comments/:id/notes',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'listCommentNotes',
        summary: 'Notes of colleagues beside a comment',
        params: Comment,
        response: { 200: Notes },
      },
    },
    (request) => notesBeside(app.db, { commentId: request.params.id }, currentUser(request), app.now()),
  )
  app.get(
    '/api/desk/responses/:ref/notes',
    {
      config: { access: 'responses.see' },
      schema: {
        operationId: 'listResponseNotes',
        summary: 'Notes of colleagues beside a draft',
        params: Response,
        response: { 200: Notes },
      },
    },
    async (request) =>
      notesBeside(
        app.db,
        { responseId: await responseIdOf(app.db, request.params.ref) },
        currentUser(request),
        app.now(),
      ),
  )
  action(app, {
    address: '/comments/:id/notes',
    operationId: 'addCommentNote',
    summary: 'Write a note beside a comment; @ and a name tells somebody',
    access: 'comments.read',
    params: Comment,
    body: NewWorkNote,
    made: Made,
    act: async ({ params, body, by }) => ({
      id: await writeNote(app.db, { commentId: params.id }, body, by, app.now()),
    }),
    form: () => 'note',
    after: ({ id }) => `/desk/comments/${id}#notes`,
    again: ofComment,
    field: 'body',
  })
  action(app, {
    address: '/responses/:ref/notes',
    operationId: 'addResponseNote',
    summary: 'Write a note beside a draft; @ and a name tells somebody',
    access: 'responses.see',
    params: Response,
    body: NewWorkNote,
    made: Made,
    act: async ({ params, body, by }) => ({
      id: await writeNote(app.db, { responseId: await responseIdOf(app.db, params.ref) }, body, by, app.now()),
    }),
    form: () => 'note',
    after: ({ ref }) => `/desk/responses/${ref}#notes`,
    again: ofResponse,
    field: 'body',
  })
}
