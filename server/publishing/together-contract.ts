import { z } from 'zod'
import type { FormState } from '../http/action.ts'
import { Text, Whole } from '../http/wire.ts'
import { Publish, Published } from './contract.ts'
import { StillOpen } from '../responses/contract.ts'

/** Approved versions to be published at one moment. */
export const PublishTogether = z.object({
  responses: z
    .array(z.object({ ref: Text().max(40), version: Whole().positive() }))
    .min(1, 'Please choose the responses to publish.')
    .max(100, 'Please publish at most 100 at once.')
    .refine((all) => new Set(all.map(({ ref }) => ref)).size === all.length, 'Please name each response once.'),
  /** Why those are published now whose consultation still takes comments. */
  earlyReason: Publish.shape.earlyReason,
})
export type PublishTogether = z.output<typeof PublishTogether>
export const PublishedTogether = z.object({ published: z.array(Published) })
export type PublishedTogether = z.output<typeof PublishedTogether>

/** Approved, and this person may publish it. `held`: why it cannot be published now. */
export const ReadyToPublish = z.object({
  ref: z.string(),
  version: z.number().int(),
  consultation: z.string(),
  youSaid: z.string(),
  comments: z.number().int(),
  correcting: z.boolean(),
  held: z.string().nullable(),
  stillOpen: StillOpen.nullable(),
})
export type TogetherPageProps = {
  ready: z.output<typeof ReadyToPublish>[]
  /** What was published just now. */
  published: string[]
  formState: FormState
}
