import { type EqualityQuestion, equalityQuestions } from './equality-vocabulary.ts'
import { setAsideReasons, standings } from './vocabulary.ts'
import { z } from 'zod'
import { Email } from '../http/email.ts'
import { Format } from '../notices/vocabulary.ts'
import { type RequestKind, requestKinds } from '../requests/vocabulary.ts'
import { Outcome } from '../responses/vocabulary.ts'
import { Translations } from '../http/languages/contract.ts'
import { Day, Id, Instant, Integer, Text, Words } from '../http/wire.ts'

/** Longest comment that a person may type, in UTF-16 units; imports and paper may be longer. */
export const longestComment = 5_000

export const respondentKinds = {
  public: 'A member of the public',
  patient: 'A patient, or someone who uses services',
  carer: 'A carer or family member',
  staff: 'Someone who works in health or social care',
  organisation: 'On behalf of an organisation or group',
} as const
export const RespondentKind = z.enum(Object.keys(respondentKinds) as [keyof typeof respondentKinds])
export type RespondentKind = z.output<typeof RespondentKind>

export const channels = {
  web: 'Web',
  event: 'Event',
  paper: 'Paper',
  phone: 'Phone',
  email: 'E-mail',
  import: 'Import',
  api: 'API',
} as const
export const Channel = z.enum(Object.keys(channels) as [keyof typeof channels])
export type Channel = z.output<typeof Channel>

/** What a person says to one question, or to none: kept exactly as it was typed. */
export const NewComment = z.object({
  body: Words(longestComment, 'your comment').refine((text) => text.trim() !== '', {
    message: 'Please write something.',
  }),
  /** The question's number, as `GET /api/consultations` gives it in `position`. */
  question: Integer().optional(),
})
export type NewComment = z.output<typeof NewComment>

const line = (most: number, what: string) => Words(most, what).transform((text) => text.trim() || undefined)

export const EqualityAnswers = z
  .object(
    Object.fromEntries(
      Object.entries(equalityQuestions).map(([question, { choices }]) => [
        question,
        z.enum(Object.keys(choices) as [string], 'Please choose one of the answers.'),
      ]),
    ) as Record<EqualityQuestion, z.ZodEnum<Record<string, string>>>,
  )
  .partial()

/** What one person, group or event sends us at one time. The smallest is `{"comments":[{"body":"…"}]}`. */
export const NewSubmission = z.object({
  comments: z
    .array(NewComment)
    .min(1, 'Please write at least one comment.')
    .max(50, 'Please send at most 50 comments at once.'),
  respondentKind: RespondentKind.optional(),
  organisation: line(200, 'the name of your organisation').optional(),
  area: line(100, 'your area').optional(),
  /** May we quote you, without your name? Nothing is quoted otherwise. */
  consentToQuote: z.boolean().default(false),
  /** BCP 47, for example `gu`. */
  language: Text()
    .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/, 'Please give a language as a code, for example en or gu.')
    .default('en'),
  /** Answers to the consultation’s questions about equality, where it asks any; sealed apart from the comment, and none is needed. */
  equality: EqualityAnswers.optional(),
  /** Only for news of what comes of it; sealed apart from the comment. */
  contact: z
    .object({
      name: line(200, 'your name').optional(),
      email: z.union([z.literal('').transform(() => undefined), Email]).optional(),
      phone: line(40, 'your telephone number').optional(),
      wantsNews: z.boolean().default(false),
      /** How they need to be told, where an ordinary e-mail will not do. */
      format: Format.optional(),
    })
    .optional(),
})
export type NewSubmission = z.output<typeof NewSubmission>

/** The answer to a submission: its words are on disk. */
export const Receipt = z.object({
  /** The code that the person keeps; we store only its hash. */
  receipt: z.string(),
  url: z.string(),
  comments: z.number().int(),
  late: z.boolean(),
  receivedAt: Instant,
})
export type Receipt = z.output<typeof Receipt>

export { standings }
export const Standing = z.enum(Object.keys(standings) as [keyof typeof standings])
export type Standing = z.output<typeof Standing>

export { setAsideReasons }
export const SetAsideReason = z.enum(Object.keys(setAsideReasons) as [keyof typeof setAsideReasons])
export type SetAsideReason = z.output<typeof SetAsideReason>

/** Somebody wanted the words destroyed: they are gone, or are kept, for this reason. */
export const Erasure = z.object({
  decision: z.enum(['erased', 'refused']),
  /** A code of `erasureGrounds` or `refusalGrounds`. */
  reason: z.string(),
  on: Day,
})

/** What became of a submission, for anyone who holds its receipt. */
export const ReceiptView = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  receivedAt: Instant,
  late: z.boolean(),
  /** By when the consultation is to be answered; null while it has no end. */
  answerDueBy: Day.nullable(),
  /** Its author asked for news, and has not stopped it. */
  news: z.boolean(),
  comments: z.array(
    z.object({
      id: Id,
      body: z.string(),
      question: z.string().nullable(),
      state: Standing,
      setAsideReason: SetAsideReason.nullable(),
      /** The last decision about erasing its words; `body` says only that they are gone where they are. */
      erasure: Erasure.nullable(),
      /** What it asks for besides being heard, and what was done about that. */
      requests: z.array(
        z.object({
          kind: z.enum(Object.keys(requestKinds) as [RequestKind, ...RequestKind[]]),
          /** A program found it, and no person has ended it yet. */
          unread: z.boolean(),
          dueOn: Day,
          late: z.boolean(),
          end: z.object({ outcome: z.enum(['answered', 'refused', 'passed-on']), on: Day }).nullable(),
        }),
      ),
      /** Its number in the public ledger; null for the first seconds. With it comes a proof, at `/receipts/:code/proof.json`. */
      ledgerIndex: z.number().int().nullable(),
      /** A program has sorted it by theme, a matter of seconds. Whether a person has read it is `readOn`. */
      sorted: z.boolean(),
      /** The first day on which a person decided something about these words themselves; null if nobody has. */
      readOn: Day.nullable(),
      /** A response that is being written speaks to it; what it says is not public. */
      inDraft: z.boolean(),
      themes: z.array(
        z.object({
          code: z.string(),
          label: z.string(),
          /** Only a program has said so. */
          suggested: z.boolean(),
        }),
      ),
      responses: z.array(
        z.object({
          ref: z.string(),
          /** Which version is public. */
          version: z.number().int(),
          youSaid: z.string(),
          weDid: z.string(),
          outcome: Outcome,
          publishedOn: Day,
          url: z.string(),
          translations: Translations,
        }),
      ),
    }),
  ),
  translations: Translations,
})
export type ReceiptView = z.output<typeof ReceiptView>

/** A comment that its author takes back. */
export const Withdrawal = z.object({ comment: Id })
export type Withdrawal = z.output<typeof Withdrawal>
