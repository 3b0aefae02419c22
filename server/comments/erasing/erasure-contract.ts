import { z } from 'zod'
import { Maybe } from '../../http/wire.ts'

/** Why words are destroyed; the code is in the public ledger. UK GDPR, article 17(1). */
export const erasureGrounds = {
  'person-asked': 'The person who wrote them asked us to',
  'about-somebody': 'They are about another person, who asked us to',
  'should-not-have': 'We should not have been sent these words',
  law: 'The law or a court requires it',
} as const

/** Why words are kept although somebody asked for their erasure. UK GDPR, article 17(3). */
export const refusalGrounds = {
  'public-record': 'They are needed for the public record of this consultation',
  'legal-claim': 'They are needed for a legal claim or an inquiry',
  'must-keep': 'The law requires us to keep them',
  'not-the-author': 'We are not sure that the person who asked wrote them',
} as const

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
