import { z } from 'zod'

/** The figures beside the menu; null for those who may not see what is counted. */
export const DeskCounts = z.object({
  comments: z.number().int().nullable(),
  given: z.number().int().nullable(),
  responses: z.number().int().nullable(),
  requests: z.number().int().nullable(),
  safeguarding: z.number().int().nullable(),
})
export type DeskCounts = z.output<typeof DeskCounts>

const Consultation = z.object({ slug: z.string(), title: z.string() })

/** Where in the desk somebody is: the consultation that was chosen, and what there is to choose from. */
export const DeskPlace = z.object({
  consultation: Consultation.nullable(),
  consultations: z.array(Consultation),
  counts: DeskCounts,
})
export type DeskPlace = z.output<typeof DeskPlace>
