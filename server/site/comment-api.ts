import { randomUUID } from 'node:crypto'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { ConsultationParams } from '../consultations/contract.ts'
import { awaitedAt } from '../offline/queries.ts'
import { Refusal } from '../http/refusal.ts'
import { InLanguage } from '../http/languages/contract.ts'
import { receiptIn } from '../translations/read.ts'
import { Text } from '../http/wire.ts'
import { NewSubmission, Receipt, ReceiptView, Withdrawal } from '../intake/contract.ts'
import { awaitedReceipt, heldReceipt, receiptHash, unknownReceipt } from '../ledger/receipts.ts'
import { receive } from '../intake/receive.ts'
import { withdraw } from '../intake/withdraw.ts'
import { receiptOf } from './receipt.ts'

const Key = z.object({
  'idempotency-key': Text()
    .min(8, 'Idempotency-Key: please use at least 8 characters.')
    .max(200, 'Idempotency-Key: please keep to 200 characters.')
    .regex(/^[\x21-\x7e]+$/, 'Idempotency-Key: please use plain letters, digits and signs.')
    .optional(),
})

export const submissionRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/consultations/:slug/submissions',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'submitComments',
        summary: 'Send comments; a repeat with the same Idempotency-Key and body gives the same receipt',
        params: ConsultationParams,
        headers: Key,
        body: NewSubmission,
        response: { 201: Receipt },
      },
    },
    async (request, reply) => {
      const consultation = await app.consultation(request.params.slug)
      const received = await receive(app.intake, app.settings, consultation, request.body, {
        channel: 'api',
        idempotencyKey: request.headers['idempotency-key'] ?? randomUUID(),
        at: app.now(),
      })
      app.requestReading()
      const { receipt, comments, late, receivedAt } = received
      return reply.code(201).send({ receipt, url: `/receipts/${receipt}`, comments, late, receivedAt })
    },
  )

  app.get(
    '/receipts/:code',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'getReceipt',
        summary: 'What became of a submission, for anyone who holds its receipt',
        params: z.object({ code: Text().max(100) }),
        querystring: InLanguage,
        response: { 200: ReceiptView },
      },
    },
    async (request, reply) => {
      const hash = receiptHash(request.params.code)
      const view = hash && (await receiptOf(app, hash))
      if (!view) {
        const awaited = hash && (await awaitedAt(app.db, hash))
        const because = awaited?.heldSince ? heldReceipt : awaited ? awaitedReceipt : unknownReceipt
        throw new Refusal('not-found', because)
      }
      reply.header('cache-control', 'no-store')
      return receiptIn(app.db, request.query.language ?? 'en', view)
    },
  )

  app.post(
    '/receipts/:code/withdrawals',
    {
      config: { access: 'public' },
      schema: {
        operationId: 'withdrawComment',
        summary: 'Take back one comment, by the receipt it came with; once taken back it stays so',
        params: z.object({ code: Text().max(100) }),
        body: Withdrawal,
        response: { 200: ReceiptView },
      },
    },
    async (request, reply) => {
      await withdraw(app.db, request.params.code, request.body.comment, app.now())
      app.invalidate('public')
      const hash = receiptHash(request.params.code)
      const view = hash && (await receiptOf(app, hash))
      if (!view) throw new Refusal('not-found', unknownReceipt)
      reply.header('cache-control', 'no-store')
      return view
    },
  )
}
