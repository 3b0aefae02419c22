import { Whole, Day, line, orNull, Id, Sentence, Words, Maybe, Ticked } from '../http/wire.ts'
import { z } from 'zod'

/** Why it is published while its consultation still takes comments: asked for only then, and read by everybody. */
const earlyReason = Maybe(1_000)
export const Publish = z.object({ version: Whole().positive(), earlyReason })
export const Published = z.object({
  ref: z.string(),
  version: z.number().int(),
  publishedOn: Day,
  comments: z.number().int(),
  url: z.string(),
})
export type Published = z.output<typeof Published>
export const Plan = z.object({
  version: Whole().positive(),
  /** Not before this day. */
  publishOn: Day,
  publishHour: z.coerce.number().int().min(0).max(23).default(9),
  /** It waits for the board to resolve as well. */
  afterResolution: Ticked(),
  earlyReason,
})
export type Plan = z.output<typeof Plan>
export const Planned = z.object({
  ref: z.string(),
  version: z.number().int(),
  publishOn: Day,
  publishHour: z.number().int(),
  afterResolution: z.boolean(),
  /** The embargo that will hold it, if the day falls into one. */
  heldBy: z.string().nullable(),
})
export type Planned = z.output<typeof Planned>

export const NewEmbargo = z
  .object({
    /** As consultations name their areas; null for all of them. */
    area: line(100, 'the area'),
    /** Only what this organisation is responsible for; null for all of them. */
    organisationId: orNull(Id),
    startsOn: Day,
    endsOn: Day,
    reason: Words(500, 'the reason')
      .transform((text) => text.trim())
      .refine((text) => text !== '', 'Please say why, for example “Pre-election period, county council”.'),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ['endsOn'],
    message: 'The last day cannot be before the first.',
  })
export type NewEmbargo = z.output<typeof NewEmbargo>

/** Why something no longer holds what is not published yet: everybody reads it. */
export const Lifting = z.object({ reason: Maybe(1_000) })
export type Lifting = z.output<typeof Lifting>

/** Publish although an embargo holds: one person asks, with the reason that everybody will read, and another allows it. */
export const NewOverride = z.object({
  version: Whole().positive(),
  reason: Sentence(1_000, 'Please give the reason in a sentence; everybody will be able to read it.', 'the reason'),
})
export type NewOverride = z.output<typeof NewOverride>

/** What an embargo holds back now, and the day on which it will come out if nothing changes. */
export const Held = z.object({
  ref: z.string(),
  consultation: z.string(),
  what: z.enum(['response', 'correction', 'outcome-change', 'commitment-update', 'reply']),
  /** Since when it could have been public. */
  since: Day,
  until: Day,
  reason: z.string(),
})
export type Held = z.output<typeof Held>
