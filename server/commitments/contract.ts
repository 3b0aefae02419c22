import { z } from 'zod'
import { Id, Words, Day, line, orNull } from '../http/wire.ts'

/** A reply to what was passed on: it is shown at once, and the published version stays as it is. */
export const NewReply = z.object({
  organisationId: Id,
  text: Words(3_000, 'the reply')
    .transform((text) => text.trim())
    .refine((text) => text !== '', 'Please write what they replied.'),
  repliedOn: Day,
})
export type NewReply = z.output<typeof NewReply>
/** What became of news about a public response: null if it is public, else the embargo that holds it. */
export const Told = z.object({
  heldBy: z.string().nullable(),
  /** It is shown once a second officer agrees. */
  waits: z.literal(true).optional(),
})
export type Told = z.output<typeof Told>

export const NewCommitmentUpdate = z.object({
  text: Words(2_000, 'the update')
    .transform((text) => text.trim())
    .refine((text) => text !== '', 'Please say what has happened.'),
  evidence: line(2_000, 'the evidence'),
  keptOn: orNull(Day),
  /** It was kept, and no longer is: from now on it is due again, and late by itself. */
  reopened: z
    .union([z.boolean(), z.literal('yes').transform(() => true), z.literal('').transform(() => false)])
    .default(false),
})
export type NewCommitmentUpdate = z.output<typeof NewCommitmentUpdate>
