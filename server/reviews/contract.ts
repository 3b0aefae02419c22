import { z } from 'zod'
import { Whole, orNull, Id, line, emptyAsAbsent, Text, Day, Sentence, Words, Instant, Maybe } from '../http/wire.ts'
import { CheckReason, FieldDifference } from '../responses/checks/checks-contract.ts'
import { Decision, Mandate } from '../responses/vocabulary.ts'
import { Readable, Fault } from '../responses/contract.ts'

export const SendForReview = z.object({
  version: Whole().positive(),
  edit: Whole().positive(),
  reasons: z.array(CheckReason).max(40).default([]),
  /** Where a board agreed to an earlier version: the resolution that delegates this change; null: it goes back to the board. */
  delegation: orNull(Id),
  /** What was changed, as everybody reads it beside the delegation. */
  amendment: line(1_000, 'what was changed'),
})
export type SendForReview = z.output<typeof SendForReview>

export const NewReview = z.object({
  version: Whole().positive(),
  /** How many comments it answered where it was read: an approval of fewer, or of more, is of something else. */
  comments: emptyAsAbsent(Whole()),
  decision: Decision,
  note: line(5_000, 'the note'),
  passage: line(1_000, 'the passage'),
  /** The field that the note is about, where it is about one. */
  field: emptyAsAbsent(Text().max(40)),
  /** For a group: its id. By a member of it, or recorded by an officer from a meeting, of which the next three then tell. */
  group: orNull(Id),
  meetingOn: orNull(Day),
  present: line(1_000, 'who was there'),
  minute: line(500, 'the minute'),
})
export type NewReview = z.output<typeof NewReview>

/** What somebody sends who came by a private link. */
export const InvitedReview = z.object({
  decision: Decision,
  note: line(5_000, 'your note'),
  passage: line(1_000, 'the passage'),
  speaksFor: z.enum(['group', 'self'], 'Please choose whether you speak for the group or for yourself.'),
})
export type InvitedReview = z.output<typeof InvitedReview>

export const NewRound = z.object({
  version: Whole().positive(),
  groups: z.array(Id).min(1, 'Please choose at least one group.').max(40),
  dueOn: Day,
  note: line(2_000, 'the note'),
})
export type NewRound = z.output<typeof NewRound>
/** One seat of a group that was asked: how its private link travels. Whose address it is is not said. */
export const Invited = z.object({
  group: z.string(),
  post: z.string(),
  sent: z.enum(['by-mail', 'by-hand', 'not-sent']),
  why: z.string().nullable(),
})
export type Invited = z.output<typeof Invited>
export const RoundOpened = z.object({ round: Id, invited: z.array(Invited) })
export type RoundOpened = z.output<typeof RoundOpened>
/** The code that was sent to the member's address. */
export const ReviewCode = z.object({ code: Words(20, 'the code') })
/** A private link, or its code, shown once to somebody who wrote no part. */
export const ShownOnce = z.object({ link: z.string().nullable(), code: z.string().nullable() })
export type ShownOnce = z.output<typeof ShownOnce>
export const Waiver = z.object({
  group: Id,
  reason: Sentence(2_000, 'Please give the reason in a sentence; it is kept with your name.', 'the reason'),
})
export type Waiver = z.output<typeof Waiver>

/** That a delegation covers what was changed, by somebody who wrote no part: everybody reads why. */
export const AgreeDelegation = z.object({
  version: Whole().positive(),
  reason: Sentence(1_000, 'Please say in a sentence why it is covered; everybody can read it.', 'the reason'),
})
export type AgreeDelegation = z.output<typeof AgreeDelegation>

/** Say that a resolution is about a response, or that by it the board agreed to its words. */
export const LinkedTo = z.object({
  resolution: Id,
  /** The version whose words the board agreed to; null: it is only about the response. */
  version: orNull(Whole().positive()),
  /** Where the board was said to have agreed to other words: why it did not. Everybody reads it. */
  reason: Maybe(1_000),
})
export type LinkedTo = z.output<typeof LinkedTo>
/** Take a link to a resolution back. */
export const TakenBack = z.preprocess(
  (value) => value ?? {},
  z.object({
    /** Needed where the board agreed to words by it: everybody reads it. */
    reason: Maybe(1_000),
  }),
)
export type TakenBack = z.output<typeof TakenBack>
export const RequiredBoard = z.object({
  board: orNull(Id),
  /** Why the board named before no longer has to resolve: everybody reads it. */
  reason: Maybe(1_000),
})
export type RequiredBoard = z.output<typeof RequiredBoard>

export const ReviewPageProps = z.object({
  token: z.string(),
  group: z.string(),
  /** The seat whose link it is: the role in which they speak. */
  post: z.string(),
  /** Where the code is sent, most of it left out. */
  mailbox: z.string(),
  /** Said for the group, and waiting for the code. */
  waiting: z.object({ decision: Decision, note: z.string().nullable(), passage: z.string().nullable() }).nullable(),
  /** Whether codes go by mail; else the office passes them on. */
  mail: z.boolean(),
  mandate: Mandate,
  consultation: z.string(),
  dueOn: Day.nullable(),
  note: z.string().nullable(),
  version: z.number().int(),
  sentOn: Day,
  readable: Readable,
  /** From the version that this group was shown before, if any. */
  differences: z.array(FieldDifference),
  previous: z.number().int().nullable(),
  given: z.array(
    z.object({
      decision: Decision,
      note: z.string().nullable(),
      passage: z.string().nullable(),
      voice: z.string(),
      forGroup: z.boolean(),
      at: Instant,
    }),
  ),
  /** Why nothing more can be sent; null while it can. */
  closed: z.string().nullable(),
  typed: z.record(z.string(), z.unknown()),
  faults: z.array(Fault),
  thanks: z.boolean(),
  /** In large print, on paper and on the screen. */
  large: z.boolean(),
})
export type ReviewPageProps = z.output<typeof ReviewPageProps>
