import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { DocumentRemoval } from '../consultations/documents/contract.ts'
import { action } from '../http/action.ts'
import { Id, Made, Nothing } from '../http/wire.ts'
import { EasyReadDraft } from './contract.ts'
import { addEasyRead, agreeEasyRead, promiseEasyRead, withdrawEasyRead } from './easy-read.ts'
import type { done } from './place.ts'
import { adds, filled, type Pages, type Room } from './place.ts'

/** Easy Read of what a place translates: named, agreed to, withdrawn, promised. */
export function easyReadDesk(
  app: FastifyInstance,
  { of: Of, base, params, checks, find }: Room,
  { showAll }: Pages,
): void {
  const at = (request: FastifyRequest) => find(request.params)
  /** Easy Read is shown at once, so the cached consultation is invalidated. */
  const easyRead = { access: adds, params } as const
  const after = (what: keyof typeof done) => (given: unknown) => `/desk${filled(base, given)}?done=${what}#easy-read`
  action(app, {
    ...easyRead,
    address: `${base}/easy-read`,
    operationId: `add${Of}EasyRead`,
    summary: 'Name an Easy Read document, to be shown beside what it explains',
    body: EasyReadDraft,
    made: Made,
    screens: ({ title }) => ({ title }),
    act: async ({ body, by, request }) => {
      const id = await addEasyRead(app.db, at(request), body, by.id, app.now())
      app.invalidate('settings')
      return { id }
    },
    form: () => 'easy',
    again: (request, reply, _params, { form, typed, faults }, status) =>
      showAll(request, reply, { form, typed, faults }, status),
    after: after('added'),
  })
  if (Of === 'Response')
    action(app, {
      ...easyRead,
      access: checks,
      address: `${base}/easy-read/:id/agreement`,
      operationId: 'agreeToResponseEasyRead',
      summary:
        'Agree, as a second person, that an Easy Read document says what the response says; everybody sees it then',
      params: params.extend({ id: Id }),
      body: Nothing,
      act: async ({ params: { id }, by, request }) => {
        await agreeEasyRead(app.db, at(request), id as string, by.id, app.now())
        app.invalidate('settings')
      },
      after: after('agreed'),
    })
  action(app, {
    ...easyRead,
    address: `${base}/easy-read/:id/withdraw`,
    operationId: `withdraw${Of}EasyRead`,
    summary: 'Show an Easy Read document no longer; of a public consultation, with the reason that everybody can read',
    params: params.extend({ id: Id }),
    body: DocumentRemoval,
    screens: ({ reason }) => ({ reason }),
    act: async ({ params: { id }, body, by, request }) => {
      await withdrawEasyRead(app.db, at(request), id as string, body, by.id, app.now())
      app.invalidate('settings')
    },
    form: ({ id }) => `away-${String(id)}`,
    field: 'reason',
    again: (request, reply, _params, { form, typed, faults }, status) =>
      showAll(request, reply, { form, typed, faults }, status),
    after: after('withdrawn'),
  })
  action(app, {
    ...easyRead,
    address: `${base}/easy-read/promise`,
    operationId: `promise${Of}EasyRead`,
    summary: 'Say whether Easy Read is promised',
    body: z.object({ promised: z.boolean() }),
    fromForm: ({ promised }) => ({ promised: promised === 'yes' }),
    act: async ({ body, by, request }) => {
      await promiseEasyRead(app.db, at(request), body.promised, by.id, app.now())
      app.invalidate('settings')
    },
    after: after('promised'),
  })
}
