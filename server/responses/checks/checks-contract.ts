import { z } from 'zod'
import { Text, Words } from '../../http/wire.ts'

/** One thing that a check found. `hard` stops it from being sent; `soft` asks for a reason. */
export const Check = z.object({
  rule: z.string(),
  severity: z.enum(['hard', 'soft']),
  /** The field of the draft it is about. */
  field: z.string(),
  message: z.string(),
  /** The words that triggered it, as they stand in the draft. */
  words: z.array(z.string()),
})
export type Check = z.output<typeof Check>
export const CheckReason = z.object({ rule: Text().max(60), reason: Words(1_000, 'the reason') })
export type CheckReason = z.output<typeof CheckReason>

/** A stretch of words, the same in both texts or only in one. */
export const Difference = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })
export type Difference = z.output<typeof Difference>
export const FieldDifference = z.object({ field: z.string(), label: z.string(), parts: z.array(Difference) })
export type FieldDifference = z.output<typeof FieldDifference>
