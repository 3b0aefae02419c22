import { z } from 'zod'
import { Id, Instant, Text, Maybe, Words } from '../http/wire.ts'
import { Span, PersonalMark, Redaction } from './redact-contract.ts'
import { Standing, Channel, RespondentKind, SetAsideReason, Erasure } from '../intake/contract.ts'

/** Most comments that one act may touch. */
export const maxBatch = 10_000

/** What a comment was written as. */
export const commentKinds = {
  submission: 'Sent to us by somebody',
  'event-note': 'A note written at an event',
  petition: 'A petition',
} as const
export const CommentKind = z.enum(Object.keys(commentKinds) as [keyof typeof commentKinds])
export type CommentKind = z.output<typeof CommentKind>

/** A theme that holds for a comment, and who said so. */
export const HeldTheme = z.object({
  code: z.string(),
  label: z.string(),
  said: z.enum(['person', 'likely', 'possible']),
})
export type HeldTheme = z.output<typeof HeldTheme>

/** A theme beside a comment: what the machine said, what a person said, and what holds. */
export const ThemeBeside = z.object({
  id: Id,
  code: z.string(),
  label: z.string(),
  parent: z.string().nullable(),
  retired: z.boolean(),
  holds: z.boolean(),
  machine: z
    .object({
      band: z.enum(['likely', 'possible']),
      score: z.number(),
      /** The very words that decided: UTF-16 offsets into the body, or null where they are the translation's. */
      words: z.array(
        z.object({
          start: z.number().int().nullable(),
          end: z.number().int().nullable(),
          weight: z.number(),
          text: z.string(),
          /** The piece of the theme’s description that the sentence comes close to, where that decided too. */
          closeTo: z.string().optional(),
        }),
      ),
    })
    .nullable(),
  person: z.object({ applies: z.boolean(), name: z.string(), at: Instant }).nullable(),
})
export type ThemeBeside = z.output<typeof ThemeBeside>

/** Why the machine asks for a person, by the code it leaves. */
const doubts: Record<string, string> = {
  'nothing-fires': 'The machine found no theme',
  'low-confidence': 'The machine is unsure',
  disagree: 'Lexicon and model disagree',
  language: 'Not in English',
  long: 'Long, with one theme only',
  split: 'Its theme was split: please choose',
  'no-frame': 'The consultation has no themes yet',
  unreadable: 'The machine could not read it',
  abusive: 'Insults or swears',
  spam: 'Looks like spam: please look once',
  foi: 'Looks like a freedom of information request',
  'subject-access': 'Asks what is held about the writer',
  erasure: 'Asks for something to be deleted',
  complaint: 'Looks like a formal complaint',
  whistleblowing: 'Raises a concern as staff (whistleblowing)',
}
export const doubtInWords = (code: string) => doubts[code] ?? 'The machine asks for a person'

/** Why something looks like spam, as a person would say it. */
export const spamReasons: Record<string, string> = {
  link: 'it links to somewhere else',
  selling: 'it sells something',
  markup: 'it holds the markup of a web page',
  repetition: 'it says the same over and over',
  script: 'it is in a script that nobody here writes in',
  sounds: 'it reads like an advertisement or a trick',
  'same-in-a-minute': 'many like it came within a minute',
}
export const SpamDecision = z.object({
  spam: z.union(
    [z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')],
    'Please say whether it is spam.',
  ),
})

/** Beside a comment that is a copy: the letter it is one of. */
export const CopyOf = z.object({
  id: Id,
  name: z.string().nullable(),
  comments: z.number().int(),
  wordings: z.number().int(),
  confirmed: z.boolean(),
  /** What this person added. */
  added: z.array(Span),
})
export type CopyOf = z.output<typeof CopyOf>

/** A comment in full, for those who may read comments. */
export const CommentView = z.object({
  id: Id,
  body: z.string(),
  translation: z.string().nullable(),
  /** Who put it into English last; null where its file did, or nobody has. */
  translated: z.object({ by: z.string(), at: Instant }).nullable(),
  language: z.string().nullable(),
  restricted: z.boolean(),
  /** Who in safeguarding wrote these words in place of the author's; null where they are the author's. */
  paraphrased: z.object({ by: z.string(), at: Instant }).nullable(),
  state: Standing,
  consultation: z.object({ slug: z.string(), title: z.string(), ref: z.string() }),
  question: z.object({ position: z.number().int(), text: z.string() }).nullable(),
  point: z.object({ number: z.number().int(), title: z.string() }).nullable(),
  event: z.object({ id: Id, title: z.string(), day: z.string().nullable(), place: z.string().nullable() }).nullable(),
  phase: z.string().nullable(),
  channel: Channel,
  kind: z.enum(['submission', 'event-note', 'petition']),
  area: z.string().nullable(),
  speaker: RespondentKind.nullable(),
  organisation: z.string().nullable(),
  consentToQuote: z.boolean(),
  late: z.boolean(),
  dots: z.number().int().nullable(),
  signatures: z.number().int().nullable(),
  saidAt: Instant,
  receivedAt: Instant,
  read: z.boolean(),
  needsPerson: z.string().nullable(),
  /** What it asks of another desk, and nobody has dealt with yet. */
  routes: z.array(z.string()),
  import: z.object({ id: Id, fileName: z.string(), line: z.number().int() }).nullable(),
  /** Other comments of the same submission, in order. */
  beside: z.array(z.object({ id: Id, position: z.number().int() })),
  marks: z.array(PersonalMark),
  themes: z.array(ThemeBeside),
  confirmed: z.object({ by: z.string(), at: Instant }).nullable(),
  campaign: CopyOf.nullable(),
  /** Why it looks like spam, and what somebody who looked said; null where it does not. */
  spam: z.object({ reasons: z.array(z.string()), isSpam: z.boolean().nullable() }).nullable(),
  setAside: z
    .object({ id: Id, reason: SetAsideReason, note: z.string().nullable(), by: z.string().nullable(), at: Instant })
    .nullable(),
  /** The last decision about erasing its words; none of them is here once they are gone. */
  erasure: z
    .object({
      decision: Erasure.shape.decision,
      reason: z.string(),
      note: z.string().nullable(),
      by: z.string(),
      at: Instant,
    })
    .nullable(),
  /** Newest first; the first is what the public would read. */
  redactions: z.array(Redaction),
  responses: z.array(z.object({ id: Id, ref: z.string(), youSaid: z.string(), published: z.boolean() })),
})
export type CommentView = z.output<typeof CommentView>

export const HistoryLine = z.object({ id: z.number().int(), at: Instant, what: z.string(), by: z.string().nullable() })
export type HistoryLine = z.output<typeof HistoryLine>

/** A comment in English, for colleagues; left empty, what stands there is taken away. */
export const NewTranslation = z.object({
  translation: Words(20_000, 'the English')
    .transform((text) => text.trim() || null)
    .nullable(),
})

const Near = z.object({ id: Id, words: z.string(), state: Standing, saidAt: Instant })

/** What lies around a comment in the list it was opened from: nearest first, both ways. */
export const Around = z.object({ newer: z.array(Near), older: z.array(Near) })
export type Around = z.output<typeof Around>

export const SetAsideOne = z.object({
  reason: z.enum(SetAsideReason.options, 'Please choose a reason.'),
  note: Maybe(1_000, 'the note'),
})
export type SetAsideOne = z.output<typeof SetAsideOne>

/** Either the comments by id, or everything that a filter finds, with how many the person was told that is. */
export const SetAsideMany = SetAsideOne.extend({
  comments: z
    .array(Id)
    .min(1, 'Please choose at least one comment.')
    .max(maxBatch, 'Please choose at most 10,000 comments at once.')
    .optional(),
  filter: Text().max(2_000).optional(),
  expected: z.coerce.number().int().min(1).max(maxBatch).optional(),
}).refine((given) => (given.comments === undefined) !== (given.filter === undefined), {
  message: 'Please name the comments, or give the filter that finds them: one of the two.',
  path: ['comments'],
})
export type SetAsideMany = z.output<typeof SetAsideMany>

/** Where a consultation's comments stand: received is always the sum of the other four. */
export const Standings = z.object({
  received: z.number().int(),
  answered: z.number().int(),
  inHand: z.number().int(),
  setAside: z.number().int(),
  withdrawn: z.number().int(),
  /** Of those in hand: in the restricted queue, and in no list. */
  restricted: z.number().int(),
})
export type Standings = z.output<typeof Standings>

export const Overview = z.object({
  consultations: z.array(
    Standings.extend({
      slug: z.string(),
      title: z.string(),
      unread: z.number().int(),
      needsPerson: z.number().int(),
    }),
  ),
  /** Longest waiting first: in hand, and in no draft. */
  oldest: z.array(
    z.object({ id: Id, words: z.string(), consultation: z.string(), saidAt: Instant, days: z.number().int() }),
  ),
  inReview: z.array(z.object({ id: Id, ref: z.string(), youSaid: z.string(), sentAt: Instant })),
  commitments: z.array(
    z.object({
      id: Id,
      responseId: Id,
      ref: z.string(),
      text: z.string(),
      owner: z.string().nullable(),
      dueOn: z.string(),
      days: z.number().int(),
    }),
  ),
  deadlines: z.array(
    z.object({ day: z.string(), days: z.number().int(), what: z.string(), href: z.string().nullable() }),
  ),
  safeguarding: z.object({ waiting: z.number().int(), overdue: z.number().int() }).nullable(),
  /** Mails that wait, and those that a person has to look at; null for those who do not handle mail. */
  mail: z
    .object({
      waiting: z.number().int(),
      byHand: z.number().int(),
      uncertain: z.number().int(),
      failed: z.number().int(),
    })
    .nullable(),
})
export type Overview = z.output<typeof Overview>

/** Faults by the ids of the comment's page, where two forms ask for a reason. */
export function idsIn<F extends { field: string }>(form: string, faults: F[]): F[] {
  if (form !== 'redaction') return faults
  return faults.map((fault) => (fault.field === 'reason' ? { ...fault, field: 'redaction-reason' } : fault))
}
