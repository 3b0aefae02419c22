import { z } from 'zod'
import { Instant } from '../http/wire.ts'

/** Every comment screened again: how far it has come, and in how many comments something was found that had not been before. */
export const ScreeningAgain = z.object({
  askedAt: Instant,
  finishedAt: Instant.nullable(),
  /** How many there were to screen when it was asked for. */
  comments: z.number().int(),
  screened: z.number().int(),
  newlyHeld: z.number().int(),
  newlyWithoutView: z.number().int(),
  newlySpam: z.number().int(),
  newlyPersonal: z.number().int(),
})
export type ScreeningAgain = z.output<typeof ScreeningAgain>

/** What the author of a flagged comment left to be reached by. */
export const Contact = z.object({
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
})
export type Contact = z.output<typeof Contact>
