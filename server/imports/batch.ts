import type { FastifyInstance } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { ConsultationParams } from '../consultations/contract.ts'
import type { Known } from '../consultations/known.ts'
import { faultsOf } from '../http/forms.ts'
import { Refusal, refusedAt } from '../http/refusal.ts'
import { receive } from '../intake/receive.ts'
import { Batch, BatchOutcomes, BatchSubmission } from './contract.ts'

type Outcome = BatchOutcomes['outcomes'][number]

/** Submissions of kiosks and other systems, many at once. One that does not fit never fails its neighbours. */
export const batchRoutes: FastifyPluginAsyncZod = async (app) => {
  app.post(
    '/consultations/:slug/submissions/batch',
    {
      config: { access: 'api-key' },
      bodyLimit: 16 * 1024 * 1024,
      schema: {
        operationId: 'submitBatch',
        summary:
          'Send up to 1,000 submissions, each with a key of its own, and get an outcome for each. Needs a key: Authorization: Bearer sad_…',
        params: ConsultationParams,
        body: Batch,
        response: {
          200: BatchOutcomes,
        },
      },
    },
    async (request) => {
      const consultation = await app.consultation(request.params.slug)
      if (request.apiKey?.consultationId !== consultation.id)
        throw new Refusal('forbidden', 'This key is for another consultation.')
      const events = await eventIds(app, consultation)
      const outcomes = await Promise.all(
        request.body.submissions.map((given) => takeOne(app, consultation, events, given)),
      )
      app.requestReading()
      const count = (wanted: Outcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length
      return { taken: count('taken'), already: count('already'), refused: count('refused'), outcomes }
    },
  )
}

async function eventIds(app: FastifyInstance, consultation: Known): Promise<Map<string, string>> {
  const rows = await app.db
    .selectFrom('engagementEvent')
    .select(['id', 'ref'])
    .where('consultationId', '=', consultation.id)
    .execute()
  return new Map(rows.map(({ id, ref }) => [ref, id]))
}

async function takeOne(
  app: FastifyInstance,
  consultation: Known,
  events: Map<string, string>,
  given: unknown,
): Promise<Outcome> {
  const read = BatchSubmission.safeParse(given)
  if (!read.success) {
    const fields = faultsOf(read.error)
    return { outcome: 'refused', detail: fields.map(({ message }) => message).join(' '), fields }
  }
  const { key, saidAt, channel, event, ...submission } = read.data
  const at = app.now()
  try {
    if (saidAt && saidAt > at) throw refusedAt('invalid', 'saidAt', 'That moment has not come yet.')
    const eventId = event === undefined ? undefined : events.get(event)
    if (event !== undefined && !eventId)
      throw refusedAt('invalid', 'event', `There is no event “${event}” in this consultation.`)
    const received = await receive(app.intake, app.settings, consultation, submission, {
      channel,
      idempotencyKey: `batch:${key}`,
      at,
      saidAt,
      eventId,
    })
    const { receipt, late, again } = received
    return { outcome: again ? 'already' : 'taken', receipt, url: `/receipts/${receipt}`, late }
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind === 'busy') throw error
    return { outcome: 'refused', detail: error.message, ...(error.fields.length > 0 && { fields: error.fields }) }
  }
}
