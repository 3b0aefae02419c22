import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action, emptyForm, type Show } from '../http/action.ts'
import { Refusal } from '../http/refusal.ts'
import { may } from '../people/permissions.ts'
import { BoardPositionDraft, SeatQuery } from './board-contract.ts'
import { takePosition } from './position.ts'
import { seatOf } from './seat.ts'

/** A board member’s desk: the page on which signing in leads. */
export const seatPages: FastifyPluginAsyncZod = async (app) => {
  const show: Show<unknown> = async (request, reply, _params, formState, status) => {
    const { person } = request
    if (!person) throw new Refusal('not-found', 'Nobody is signed in.')
    const { board } = SeatQuery.parse(request.query)
    const consultations = await app.consultations()
    const seat = await seatOf(app.db, person.id, board ?? formState.typed.board, {
      today: app.today(),
      consultationIds: consultations.map(({ id }) => id),
    })
    return reply.page(
      'desk/Seat',
      {
        seat,
        consultations: consultations.map(({ slug, title }) => ({ slug, title })),
        mayRecord: may(person, 'consultations.change'),
        mayOpen: may(person, 'responses.see'),
        formState,
      },
      { status },
    )
  }
  app.get(
    '/desk/board',
    { config: { access: 'board.read' }, schema: { hide: true, querystring: SeatQuery } },
    (request, reply) => show(request, reply, {}, emptyForm, 200),
  )
  action(app, {
    address: '/board/position',
    method: 'PUT',
    operationId: 'setOwnPosition',
    summary: 'Say what a board as such answers to a consultation, and by when: feedback and approval, due and given',
    access: 'consultations.change',
    params: z.object({}),
    body: BoardPositionDraft,
    screens: ({ feedback }) => ({ feedback }),
    act: ({ body, by }) => takePosition(app.db, body, by.id, app.now()),
    form: () => 'position',
    after: () => '/desk/board#positions',
    again: show,
    field: 'feedback',
  })
}
