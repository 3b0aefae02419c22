import { z } from 'zod'
import { Maybe } from '../../http/wire.ts'
import { erasureGrounds, refusalGrounds } from './erasure-vocabulary.ts'

export { erasureGrounds, refusalGrounds }

const chosen = 'Please choose a reason.'
const note = Maybe(1_000, 'the note')

/** Destroy a comment's words, for good. */
export const NewErasure = z.object({
  reason: z.enum(Object.keys(erasureGrounds) as [keyof typeof erasureGrounds], chosen),
  note,
  sure: z.literal('yes', 'Please confirm that the words may go for good.'),
})
export type NewErasure = z.output<typeof NewErasure>

/** Keep them, although somebody asked. */
export const NewRefusal = z.object({
  reason: z.enum(Object.keys(refusalGrounds) as [keyof typeof refusalGrounds], chosen),
  note,
})
export type NewRefusal = z.output<typeof NewRefusal>
