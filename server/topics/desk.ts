import { setTimeout as wait } from 'node:timers/promises'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { action, type Show, emptyForm } from '../http/action.ts'
import { currentUser } from '../people/access.ts'
import { may } from '../people/permissions.ts'
import { Nothing } from '../http/wire.ts'
import { Accepted, AcceptTopic, PlaceTopic, TopicList, TopicParams } from './contract.ts'
import { acceptTopic, askForTopics, dismissTopic, placeTopic, restoreTopic } from './decide.ts'
import { topicList } from './queries.ts'

const access = 'themes.change'
const ListParams = TopicParams.pick({ consultation: true })
const listAt = ({ consultation }: { consultation: string }) => `/desk/themes/${consultation}/topics`
/** Looking takes about a second: anyone who asked is shown the answer, if it comes in time, else that it is on its way. */
const patienceMs = 3_000

/** The desk's page of topics that no theme covers yet, and the same actions for programs. */
export const topicDesk: FastifyPluginAsyncZod = async (app) => {
  const show: Show<z.output<typeof ListParams>> = async (request, reply, { consultation }, formState, status) => {
    const list = await topicList(app.db, consultation)
    return reply.page(
      'desk/Topics',
      {
        list,
        mayChange: may(currentUser(request), access),
        hasAssistant: Boolean(app.settings.assistant),
        formState,
      },
      { status },
    )
  }

  app.get(
    '/desk/themes/:consultation/topics',
    { config: { access: 'comments.read' }, schema: { hide: true, params: ListParams } },
    (request, reply) => show(request, reply, request.params, emptyForm, 200),
  )
  app.get(
    '/api/desk/themes/:consultation/topics',
    {
      config: { access: 'comments.read' },
      schema: {
        operationId: 'listTopics',
        summary: 'Topics that no theme covers yet, strongest first, and what people made of earlier ones',
        params: ListParams,
        response: { 200: TopicList },
      },
    },
    async (request) => topicList(app.db, request.params.consultation),
  )

  action(app, {
    address: '/themes/:consultation/topics/search',
    operationId: 'searchTopics',
    summary: 'Ask the machine to look for new topics again',
    access,
    params: ListParams,
    body: Nothing,
    form: () => 'search',
    field: 'search',
    act: async ({ params }) => {
      await askForTopics(app.db, params.consultation, app.now())
      app.requestReading()
      const until = performance.now() + patienceMs
      while (performance.now() < until && (await topicList(app.db, params.consultation)).asked) await wait(100)
    },
    after: listAt,
    again: show,
  })
  action(app, {
    address: '/themes/:consultation/topics/:id/theme',
    operationId: 'makeThemeOfTopic',
    summary: 'Make a theme of it; its comments are read again with the new theme',
    access,
    params: TopicParams,
    body: AcceptTopic,
    made: Accepted,
    screens: ({ label, description }) => ({ label, description }),
    form: ({ id }) => `accept-${id}`,
    field: 'label',
    act: async ({ params, body, by }) => {
      const made = await acceptTopic(app.db, params, body, by, app.now())
      app.requestReading()
      return made
    },
    after: (params) => `${listAt(params)}#accepted`,
    again: show,
  })
  action(app, {
    address: '/themes/:consultation/topics/:id/belongs',
    operationId: 'placeTopic',
    summary:
      'Say that it belongs to a theme: that one takes its words for keywords, and the machine reads again with them',
    access,
    params: TopicParams,
    body: PlaceTopic,
    status: 200,
    made: Accepted,
    form: ({ id }) => `belongs-${id}`,
    field: 'theme',
    act: ({ params, body, by }) => placeTopic(app.db, params, body, by, app.now()),
    after: (params) => `${listAt(params)}#accepted`,
    again: show,
  })
  action(app, {
    address: '/themes/:consultation/topics/:id/dismissal',
    operationId: 'dismissTopic',
    summary: 'Say that it is no topic of its own; it is not brought again',
    access,
    params: TopicParams,
    body: Nothing,
    form: ({ id }) => `dismiss-${id}`,
    field: 'dismiss',
    act: ({ params, by }) => dismissTopic(app.db, params, by, app.now()),
    after: listAt,
    again: show,
  })
  action(app, {
    address: '/themes/:consultation/topics/:id/dismissal/undo',
    operationId: 'undoTopicDismissal',
    summary: 'Show a dismissed topic again',
    access,
    params: TopicParams,
    body: Nothing,
    form: ({ id }) => `restore-${id}`,
    field: 'restore',
    act: ({ params, by }) => restoreTopic(app.db, params, by, app.now()),
    after: listAt,
    again: show,
  })
}
