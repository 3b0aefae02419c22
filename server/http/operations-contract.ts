import { z } from 'zod'

/** What the administrators' page of operations shows; ages in seconds, sizes in bytes. */
export const OperationsPageProps = z.object({
  commentsWaiting: z.number().int(),
  oldestComment: z.number().int().nullable(),
  ledgerUnsigned: z.number().int(),
  oldestUnsigned: z.number().int().nullable(),
  mailWaiting: z.number().int(),
  mailFailed: z.number().int(),
  sinceSweep: z.number().int().nullable(),
  sinceBackup: z.number().int().nullable(),
  workersAlive: z.number().int(),
  databaseBytes: z.number().int(),
  /** Null where the database is on another machine. */
  disk: z.object({ free: z.number(), size: z.number(), enough: z.boolean() }).nullable(),
  ledgerFaults: z.array(z.string()),
  /** Jobs that failed at every try; null if the queue is out of reach. */
  failedJobs: z.array(z.object({ name: z.string(), count: z.number().int() })).nullable(),
  problem: z.string().nullable(),
  done: z.boolean(),
})
export type OperationsPageProps = z.output<typeof OperationsPageProps>

/** Try again what failed. */
export const OperationsAction = z.object({ do: z.literal('retry', 'Please choose what to do.') })
