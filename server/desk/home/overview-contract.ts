import { z } from 'zod'
import { Due } from '../../consultations/contract.ts'
import { Day, Instant } from '../../http/wire.ts'
import { Standing } from '../../intake/contract.ts'

/** One consultation at a glance. */
export const ConsultationOverview = z.object({
  slug: z.string(),
  title: z.string(),
  ref: z.string(),
  publishedAt: Instant.nullable(),
  phases: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      startsOn: Day.nullable(),
      endsOn: Day.nullable(),
      asks: z.boolean(),
    }),
  ),
  due: Due.nullable(),
  /** Received is the sum of the four. */
  standings: z.record(Standing, z.number().int()),
  /** Of these, in the safeguarding queue and in no list. */
  restricted: z.number().int(),
  /** What its set-up still lacks, in sentences. */
  missing: z.array(z.string()),
  mayChange: z.boolean(),
})
export type ConsultationOverview = z.output<typeof ConsultationOverview>
