import { z } from 'zod'
import { Text, emptyAsAbsent, Day, Id, Instant, Maybe, Ticked } from '../http/wire.ts'
import { Channel, Standing, SetAsideReason } from '../intake/contract.ts'
import { Span } from './redact-contract.ts'

/** A comment that may tell of harm is to be decided within this time. */
export const decideWithinHours = 24

export const flagKinds = {
  'self-harm': 'Harm to themselves',
  violence: 'Harm to somebody else',
  child: 'A child at risk',
  adult: 'An adult at risk',
  'partner-violence': 'Violence or control by a partner or family',
  whistleblowing: 'Staff raising a concern (whistleblowing)',
  other: 'Something else',
} as const
export const FlagKind = z.enum(Object.keys(flagKinds) as [keyof typeof flagKinds], 'Please choose what it may be.')

export const NewFlag = z.object({
  kind: FlagKind,
  why: Text('Please say what makes you think so.')
    .trim()
    .min(1, 'Please say what makes you think so.')
    .max(1_000, 'Please keep to 1,000 characters.'),
})
export type NewFlag = z.output<typeof NewFlag>

/** How soon a person must look, by a flag's urgency. */
export const urgencies: Record<number, string> = { 1: 'At once', 2: 'Today', 3: 'Soon' }

export const decisions = {
  refer: 'Refer to another service',
  'welfare-contact': 'Welfare contact made',
  'no-action': 'No action, and keep restricted',
  release: 'Not safeguarding: release to the inbox',
} as const
export const Decision = z
  .object({
    decision: z.enum(Object.keys(decisions) as [keyof typeof decisions], 'Please choose what you decided.'),
    referredTo: Maybe(1_000, 'to whom'),
    /** The day of the referral or the contact; today if left out. */
    actedOn: emptyAsAbsent(Day),
    note: Maybe(1_000, 'the note'),
    /** On release: somebody who works in a service reports a concern, and it goes on as a request. */
    concern: Ticked(),
  })
  .refine((given) => given.decision !== 'refer' || given.referredTo !== undefined, {
    message: 'Please say to whom it was referred.',
    path: ['referredTo'],
  })
  .refine((given) => given.decision !== 'welfare-contact' || given.referredTo !== undefined, {
    message: 'Please say with whom contact was made, and by whom.',
    path: ['referredTo'],
  })
  .refine((given) => given.decision !== 'no-action' || given.note !== undefined, {
    message: 'Please say why nothing is done: it stays on record.',
    path: ['note'],
  })
export type Decision = z.output<typeof Decision>

/** A comment in the restricted queue, with everything that was flagged about it. */
export const QueueItem = z.object({
  commentId: Id,
  body: z.string(),
  consultation: z.string(),
  channel: Channel,
  area: z.string().nullable(),
  hasContact: z.boolean(),
  saidAt: Instant,
  raisedAt: Instant,
  /** The most pressing of its flags: 1 at once, 2 today, 3 within the time set for all. */
  urgency: z.number().int(),
  /** Where the words stand that the machine heard, in UTF-16 units of `body`. */
  heard: z.array(Span),
  /** A word names the harm, or a person raised it; false: its sentences are only like others that told of harm. */
  named: z.boolean(),
  flags: z.array(
    z.object({ kind: z.string(), why: z.string(), urgency: z.number().int(), by: z.string().nullable(), at: Instant }),
  ),
  seen: z.object({ by: z.string(), at: Instant }).nullable(),
  decided: z
    .object({
      decision: z.enum(Object.keys(decisions) as [keyof typeof decisions]),
      by: z.string(),
      at: Instant,
      referredTo: z.string().nullable(),
      actedOn: Day.nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  state: Standing,
  /** Safe words that stand in the lists in its place. */
  paraphrase: z.object({ words: z.string(), by: z.string(), at: Instant }).nullable(),
  setAside: SetAsideReason.nullable(),
  erased: z.boolean(),
})
export type QueueItem = z.output<typeof QueueItem>
