import { z } from 'zod'
import { Overview } from '../../comments/contract.ts'
import { Instant } from '../../http/wire.ts'

/** One thing to do, or one that others are to do: where it is, since when or until when, and the one next step. */
export const Task = z.object({
  href: z.string(),
  what: z.string(),
  detail: z.string().nullable(),
  /** `3 days late`, `due today`, `waiting 4 days`. */
  clock: z.string().nullable(),
  /** Its time has run out, or it may tell of harm. */
  urgent: z.boolean(),
  /** What the button says. */
  step: z.string(),
})
export type Task = z.output<typeof Task>

export const Change = z.object({ at: Instant, href: z.string().nullable(), says: z.string() })
export type Change = z.output<typeof Change>

export const FirstStep = z.object({ href: z.string(), says: z.string(), button: z.string(), done: z.boolean() })
export type FirstStep = z.output<typeof FirstStep>

export const Home = z.object({
  mine: z.array(Task),
  others: z.array(Task),
  changes: z.object({ since: Instant.nullable(), items: z.array(Change) }),
  /** What a new installation still needs, in order; empty once there is a published consultation. */
  firstSteps: z.array(FirstStep),
  consultations: Overview.shape.consultations,
  oldest: Overview.shape.oldest,
  deadlines: Overview.shape.deadlines,
  reads: z.boolean(),
})
export type Home = z.output<typeof Home>
