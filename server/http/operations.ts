import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { record } from '../data/history.ts'
import { operationsNow } from '../process/operations.ts'
import { openSender, queueNames, type Sender, type JobName } from '../process/queue.ts'
import { action, type Show, emptyForm } from './action.ts'
import { OperationsAction, type OperationsPageProps } from './operations-contract.ts'
import { Refusal } from './refusal.ts'

const Params = z.object({})

/** What waits, what failed and what has not been done for long: a page for administrators. */
export const operationsDesk: FastifyPluginAsyncZod<{ databaseUrl: string }> = async (app, { databaseUrl }) => {
  /** Opened only while somebody looks: an administrator comes rarely. */
  const withQueues = async <T>(work: (name: JobName, queue: Sender<JobName>) => Promise<T>): Promise<T[]> => {
    const found: T[] = []
    for (const name of queueNames) {
      const queue = openSender(name, { redisUrl: app.settings.redisUrl, databaseUrl }, () => undefined)
      try {
        found.push(await work(name, queue as Sender<JobName>))
      } finally {
        await queue.close().catch(() => undefined)
      }
    }
    return found
  }

  const show: Show<z.output<typeof Params>> = async (request, reply, _params, formState, status) => {
    const [now, check, failedJobs] = await Promise.all([
      operationsNow(app.db),
      app.db.selectFrom('ledgerCheck').select('faults').executeTakeFirst(),
      withQueues(async (name, queue) => ({ name, count: await queue.failed() })).catch(() => null),
    ])
    const props: OperationsPageProps = {
      ...now,
      disk: app.disk.now() ?? null,
      ledgerFaults: check?.faults ?? [],
      failedJobs,
      problem: formState.faults[0]?.message ?? null,
      done: (request.query as { done?: string }).done !== undefined,
    }
    return reply.page('desk/Operations', props, { status })
  }

  app.get('/desk/operations', { config: { access: 'programme.change' }, schema: { hide: true } }, (request, reply) =>
    show(request, reply, {}, emptyForm, 200),
  )

  action(app, {
    address: '/operations',
    operationId: 'retryFailedJobs',
    summary: 'Try the jobs again that failed at every try',
    access: 'programme.change',
    params: Params,
    body: OperationsAction,
    act: async ({ by }) => {
      await withQueues((_name, queue) => queue.retry()).catch(() => {
        throw new Refusal('busy', 'The queue is out of reach. What waits is found by the sweep all the same.')
      })
      await record(app.db, { actor: by.id, action: 'jobs.retried', subjectId: by.id, at: app.now() })
    },
    form: () => 'operations',
    field: 'do',
    after: () => '/desk/operations?done=retry',
    again: show,
  })
}
