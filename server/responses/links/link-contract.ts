import { z } from 'zod'
import { Id, Text, Instant } from '../../http/wire.ts'

/** Most comments that one action links or unlinks. */
export const maxComments = 10_000

/** Which comments: picked by id, all that are in hand in a theme, or all that a filter of the inbox finds. */
export const Selection = z.object({
  comments: z
    .array(Id)
    .max(maxComments, `Please choose at most ${maxComments.toLocaleString('en-GB')} comments at once.`)
    .optional(),
  theme: Id.optional(),
  /** Every copy of a campaign's letter that is in hand. */
  campaign: Id.optional(),
  /** The query of an address of the inbox, for example `state=in-hand&channel=event`; withdrawn comments are left out. */
  filter: Text().max(2_000).optional(),
})
export type Selection = z.output<typeof Selection>
export const Linked = z.object({
  /** How many were added or taken away by this action. */
  changed: z.number().int(),
  comments: z.number().int(),
  /** How many wait for a second officer, where the consultation asks for one before a public response changes. */
  waiting: z.number().int().optional(),
})
export type Linked = z.output<typeof Linked>

/** Which comments, by a filter of the inbox: its query, for example `state=in-hand&channel=event`. */
export const ByFilter = z.object({ filter: Text().max(2_000) })
export const LinkedPiece = Linked.extend({
  /** What the filter still finds: asking again goes on with it. */
  left: z.number().int(),
})
export type LinkedPiece = z.output<typeof LinkedPiece>

/** What a filter by which comments were added finds since. */
export const CameSince = z.object({ query: z.string(), words: z.string(), count: z.number().int(), more: z.boolean() })
export type CameSince = z.output<typeof CameSince>

export const LinkedComment = z.object({
  id: Id,
  body: z.string(),
  saidAt: Instant,
  channel: z.string(),
  standing: z.string(),
})
export type LinkedComment = z.output<typeof LinkedComment>
export const LinkedComments = z.object({ items: z.array(LinkedComment), next: z.string().nullable() })
export type LinkedComments = z.output<typeof LinkedComments>
