import { z } from 'zod'
import { Email } from '../http/email.ts'
import { Translations } from '../http/languages/contract.ts'
import { Day, Id, Instant, Text, Whole, Words } from '../http/wire.ts'
import { Answer, Format, Language, MessageKind } from '../notices/vocabulary.ts'

/** How long a link that confirms works, in days. */
export const confirmWithinDays = 7
/** Most mails that ask to confirm, or receipts, that one address gets within a day, no matter who asks for them. */
export const maxUnaskedADay = 3
/** After so many refusals for good, one after another, an address is left alone. */
export const maxBounces = 3
/** How long it stays known who got which mail, in days. */
export const messagesKeptDays = 90
/** How long the mail that a comment was set aside waits, in minutes: undone within that time, it goes to nobody. */
export const undoneUnheardMinutes = 60
/** How long it is tried to tell an author what was decided about a comment, in days; an erased author's address stays no longer. */
export const decisionsKeptDays = 14
/** How long after it was done people are asked whether it is so, in days. */
export const askAfterDays = 28
/** Fewer answers than this are not shown. */
export const fewestShown = 5

/** What somebody wants to hear of: a response, a theme of a consultation, a consultation, or everything. */
export const FollowTarget = z.object({
  response: Text().trim().max(100).optional(),
  consultation: Text().trim().max(100).optional(),
  theme: Text().trim().max(100).optional(),
})
export type FollowTarget = z.output<typeof FollowTarget>

const blank = (value: unknown) => (value === '' ? undefined : value)
const note = z.preprocess(
  blank,
  Words(500)
    .transform((text) => text.trim())
    .optional(),
)

/** A mail for each thing, or one a day with all of them. */
export const howOften = { 'at-once': 'At once, a mail for each thing', daily: 'Once a day, all in one mail' } as const
export const HowOften = z.enum(Object.keys(howOften) as [keyof typeof howOften], 'Please choose how often.')

export const NewFollow = FollowTarget.extend({
  email: Text().trim().max(254, 'Please type an e-mail address, for example name@example.org.').pipe(Email),
  language: Language.default('en'),
  format: Format.default('ordinary'),
  formatNote: note,
  howOften: HowOften.optional(),
})
export type NewFollow = z.output<typeof NewFollow>

export const NewSettings = z.object({
  language: Language,
  format: Format,
  formatNote: note,
  howOften: HowOften.optional(),
})
export type NewSettings = z.output<typeof NewSettings>

export const NewAnswer = z.object({
  answer: Answer,
  note: z.preprocess(
    blank,
    Words(2_000)
      .transform((text) => text.trim())
      .optional(),
  ),
})
export type NewAnswer = z.output<typeof NewAnswer>

const Fault = z.object({ field: z.string(), message: z.string() })
const Typed = z.record(z.string(), z.string())

export const FollowPageProps = z.object({
  kind: z.enum(['log', 'consultation', 'theme', 'response']),
  /** Which one, as officers named it, in English; null for all of them. */
  about: z.string().nullable(),
  target: FollowTarget,
  typed: Typed,
  faults: z.array(Fault),
  sent: z.boolean(),
})
export type FollowPageProps = z.output<typeof FollowPageProps>

/** A page that a mail leads to and that does one thing at the press of one button. */
export const OneActionProps = z.object({
  title: z.string(),
  paragraphs: z.array(z.string()),
  /** In English, between the paragraphs and the button. */
  about: z.array(z.string()),
  button: z.string().nullable(),
  action: z.string(),
  danger: z.boolean(),
  link: z.object({ href: z.string(), label: z.string() }).nullable(),
})
export type OneActionProps = z.output<typeof OneActionProps>

export const NewsPageProps = z.object({
  words: z.record(z.string(), z.string()),
  formats: z.record(Format, z.string()),
  languages: z.array(z.object({ code: Language, name: z.string() })),
  link: z.string(),
  items: z.array(z.object({ id: z.string(), kind: z.string(), about: z.string().nullable() })),
  typed: Typed,
  faults: z.array(Fault),
  said: z.string().nullable(),
})
export type NewsPageProps = z.output<typeof NewsPageProps>

export const AskPageProps = z.object({
  words: z.record(z.string(), z.string()),
  action: z.string(),
  response: z.object({ ref: z.string(), youSaid: z.string(), weDid: z.string(), translations: Translations }),
  typed: Typed,
  faults: z.array(Fault),
  answered: z.boolean(),
  thanks: z.boolean(),
})
export type AskPageProps = z.output<typeof AskPageProps>

/** What people said to “is it so?”. Null figures: fewer than five, so not shown. */
export const FollowUp = z.object({
  since: Day,
  asked: z.number().int().nullable(),
  answered: z.number().int().nullable(),
  yes: z.number().int().nullable(),
  notReally: z.number().int().nullable(),
  no: z.number().int().nullable(),
})
export type FollowUp = z.output<typeof FollowUp>

export const FollowUpNotes = z.array(z.object({ id: Id, answer: Answer, note: z.string(), on: Day }))
export type FollowUpNotes = z.output<typeof FollowUpNotes>

export const messageStates = {
  waiting: 'Waiting',
  held: 'Held by an embargo',
  sending: 'Being sent',
  'by-hand': 'To be sent by a person',
  uncertain: 'Uncertain',
  failed: 'Failed',
  sent: 'Sent',
  dropped: 'Not sent',
  gathered: 'In another mail',
} as const
export const MessageState = z.enum(Object.keys(messageStates) as [keyof typeof messageStates])
export type MessageState = z.output<typeof MessageState>

/** Why a mail is where it is, in words for an officer. */
export const reasons: Record<string, string> = {
  format: 'the person needs another format',
  telephone: 'there is a telephone number and no e-mail address',
  stopped: 'the person wants no more mail',
  paused: 'the address was refused several times, and is left alone',
  'same-person': 'the same person gets it once, in another row',
  'no-address': 'no e-mail address was left',
  'not-an-address': 'what was left is no e-mail address',
  'too-many': 'that address had as many as it may get in a day',
  'too-late': 'it could not be sent while it was of use',
  erased: 'the address was deleted',
  refused: 'the mail server says there is no such mailbox, or it takes no mail',
  rejected: 'the mail server did not want what is in it',
  'gave-up': 'tried for two days',
  'no-answer': 'handed over, and the line broke before an answer came: it may have arrived',
  'by-hand': 'a person sent it',
  'given-up': 'an officer gave it up',
  'asked-together': 'one mail asks about everything that this address was asked about',
  'taken-back': 'what it told of was undone before it went out',
  withdrawn: 'what it was about is not public any more',
}

export const OutboxLine = z.object({
  id: Id,
  kind: MessageKind,
  ref: z.string().nullable(),
  state: MessageState,
  reason: z.string().nullable(),
  createdAt: Instant,
  dueAt: Instant,
  attempts: z.number().int(),
  /** What the mail server last answered: numbers only. */
  code: z.string().nullable(),
  settledAt: Instant.nullable(),
})
export type OutboxLine = z.output<typeof OutboxLine>

export const OutboxQuery = z.object({
  state: MessageState.optional().catch(undefined),
  after: Whole().positive().optional().catch(undefined),
  done: Text().max(40).optional(),
})

export const OutboxPageProps = z.object({
  counts: z.array(z.object({ state: MessageState, count: z.number().int() })),
  state: MessageState.nullable(),
  lines: z.array(OutboxLine),
  next: z.number().int().nullable(),
  /** Whether mail goes out at all. */
  sending: z.boolean(),
  done: z.string().nullable(),
})
export type OutboxPageProps = z.output<typeof OutboxPageProps>

export const MessagePageProps = z.object({
  line: OutboxLine,
  attempts: z.array(
    z.object({ begunAt: Instant, outcome: z.string().nullable(), code: z.string().nullable(), handed: z.boolean() }),
  ),
  mail: z.object({ subject: z.string(), text: z.string() }).nullable(),
  /** Codes and private links are left out. */
  masked: z.boolean(),
  /** Only of what a person has to send. */
  to: z
    .object({
      name: z.string().nullable(),
      email: z.string().nullable(),
      phone: z.string().nullable(),
      format: Format,
      formatNote: z.string().nullable(),
      language: Language,
    })
    .nullable(),
  may: z.object({ retry: z.boolean(), giveUp: z.boolean(), markSent: z.boolean() }),
  problem: z.string().nullable(),
})
export type MessagePageProps = z.output<typeof MessagePageProps>

export const FollowersPageProps = z.object({
  followers: z.number().int(),
  unconfirmed: z.number().int(),
  authors: z.number().int(),
  paused: z.number().int(),
  stopped: z.number().int(),
  erased: z.number().int(),
  formats: z.array(z.object({ format: Format, count: z.number().int() })),
  languages: z.array(z.object({ language: Language, count: z.number().int() })),
  targets: z.array(z.object({ kind: z.string(), about: z.string(), count: z.number().int() })),
  sending: z.boolean(),
})
export type FollowersPageProps = z.output<typeof FollowersPageProps>

/** What an officer does with one mail of the outbox. */
export const OutboxAction = z.object({ do: z.enum(['retry', 'give-up', 'mark-sent'], 'Please choose what to do.') })
