import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { action, emptyForm, formStateOf, type Show } from '../http/action.ts'
import { faultsOf } from '../http/forms.ts'
import { Id } from '../http/wire.ts'
import { currentUser } from '../people/access.ts'
import { answerComplaint } from './complain.ts'
import {
  ComplaintAnswer,
  NewTakedown,
  Place,
  PlacesQuery,
  TakedownDecision,
  TakedownParams,
  type TakedownPageProps,
  type TakedownsPageProps,
} from './contract.ts'
import { complaints, placesOf, placesTakenOut, publicFiles, takedowns } from './queries.ts'
import { decideTakedown, takeOut, tooMuchForOne } from './take-out.ts'

const access = 'words.take-out'

/** The desk's page of complaints about what is published, and of words that are taken out of it. */
export const takedownDesk: FastifyPluginAsyncZod = async (app) => {
  const show: Show<object> = async (request, reply, _params, formState, status) => {
    const [all, lines] = await Promise.all([
      complaints(app.db, app.now()),
      takedowns(app.db, currentUser(request), app.now()),
    ])
    const { words = '', reason = '', complaint = '' } = formState.typed
    const read = PlacesQuery.safeParse({ words })
    const waiting = lines.filter((one) => one.decision === null)
    const asked = formState.form === 'takedown' && read.success ? read.data.words : null
    const held: TakedownsPageProps['held'] = {}
    for (const one of waiting) if (one.held) held[one.id] = await placesOf(app.db, one.words ?? [])
    return reply.page(
      'desk/Takedowns',
      {
        complaints: all,
        waiting,
        decided: lines.filter((one) => one.decision !== null),
        places: asked && (await placesOf(app.db, asked)),
        ...(asked ? await publicFiles(app.db) : { files: [], moreFiles: 0 }),
        needsTwo: asked !== null && (await tooMuchForOne(app.db, asked, currentUser(request).id)),
        held,
        typed: { words, reason, complaint },
        formState,
      } satisfies TakedownsPageProps,
      { status },
    )
  }
  app.get('/desk/takedowns', { config: { access }, schema: { hide: true } }, (request, reply) =>
    show(request, reply, {}, emptyForm, 200),
  )
  // Asked for by post: words that name somebody have no place in an address.
  app.post('/desk/takedowns/places', { config: { access }, schema: { hide: true } }, async (request, reply) => {
    const read = PlacesQuery.safeParse(request.body)
    const faults = read.success ? [] : faultsOf(read.error)
    return show(request, reply, {}, formStateOf(request, 'takedown', faults), read.success ? 200 : 400)
  })
  app.post(
    '/api/desk/takedowns/places',
    {
      config: { access },
      schema: {
        operationId: 'findPublicWords',
        summary: 'Where words stand that are public or could become so',
        body: PlacesQuery,
        response: { 200: z.array(Place) },
      },
    },
    (request) => placesOf(app.db, request.body.words),
  )
  action(app, {
    address: '/takedowns',
    operationId: 'takeDownWords',
    summary:
      'Take words out of everything public at once, or, where they stand in much, ask for it; a second person decides',
    access,
    params: z.object({}),
    body: NewTakedown,
    made: z.object({ id: Id, places: z.number().int(), held: z.boolean() }),
    act: ({ body, by }) => takeOut(app.db, body, by, app.now()),
    form: () => 'takedown',
    after: () => '/desk/takedowns#waiting',
    again: show,
    field: 'words',
  })
  action(app, {
    address: '/takedowns/:id/decision',
    operationId: 'decideTakedown',
    summary: 'Decide, as the second person, whether hidden words stay out or are put back',
    access,
    params: TakedownParams,
    body: TakedownDecision,
    act: ({ params, body, by }) => decideTakedown(app.db, params.id, body.decision, by, app.now()),
    form: ({ id }) => id,
    after: () => '/desk/takedowns#waiting',
    again: show,
    field: 'decision',
  })
  action(app, {
    address: '/complaints/:id/answer',
    operationId: 'answerComplaint',
    summary: 'Answer a complaint about something published; the person who complained reads it with their code',
    access,
    params: TakedownParams,
    body: ComplaintAnswer,
    act: ({ params, body, by }) => answerComplaint(app.db, params.id, body, by, app.now()),
    form: ({ id }) => id,
    after: () => '/desk/takedowns#complaints',
    again: show,
    field: 'answer',
  })
  app.get(
    '/desk/takedowns/:id',
    { config: { access: 'words.see-taken-out' }, schema: { hide: true, params: TakedownParams } },
    async (request, reply) => {
      const { id } = request.params
      const takedown = (await takedowns(app.db, currentUser(request), app.now())).find((one) => one.id === id)
      return reply.page('desk/Takedown', {
        takedown: takedown ?? null,
        places: await placesTakenOut(app.db, id),
      } satisfies TakedownPageProps)
    },
  )
}
