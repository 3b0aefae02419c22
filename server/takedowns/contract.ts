import { z } from 'zod'
import { emptyAsAbsent, Id, Instant, Text, Words } from '../http/wire.ts'
import type { FormState } from '../http/action.ts'

/** Stands where words were taken out, in every language and file. */
export const gap = '[…]'

export const takedownReasons = {
  'names-person': 'They named a person.',
  identifies: 'They let a person be recognised.',
  'health-detail': 'They were about somebody’s health.',
  defamatory: 'They could be unfair to somebody.',
  wrong: 'They were not true.',
  legal: 'The law asked for it.',
} as const
export const TakedownReason = z.enum(
  Object.keys(takedownReasons) as [keyof typeof takedownReasons],
  'Please choose why.',
)
export type TakedownReason = z.output<typeof TakedownReason>

/** What everybody may know of words that were taken out: never the words. */
export const TakenOutNote = z.object({
  on: z.iso.date(),
  reason: TakedownReason,
  /** A second person has not decided yet. */
  hidden: z.boolean(),
  /** Its name in the public ledger. */
  tag: z.string(),
})
export type TakenOutNote = z.output<typeof TakenOutNote>

/** Each on a line of its own, as they stand in public. */
const WordsToTakeOut = z
  .union([z.array(Text()), Text()])
  .transform((given) => (Array.isArray(given) ? given : given.split('\n')).map((line) => line.trim()).filter(Boolean))
  .pipe(
    z
      .array(
        Text()
          .min(3, 'Please give at least three letters: fewer would be found everywhere.')
          .max(500, 'Please keep each line to 500 characters.')
          .regex(/[\p{L}\p{N}]/u, 'Please give words, not only signs.'),
      )
      .min(1, 'Please say which words.')
      .max(10, 'Please give at most ten lines at once.'),
  )

export const NewTakedown = z.object({
  words: WordsToTakeOut,
  reason: TakedownReason,
  complaint: emptyAsAbsent(Id),
})
export type NewTakedown = z.output<typeof NewTakedown>

export const PlacesQuery = z.object({ words: WordsToTakeOut })

/** Where words stand that can be public: how often, under which reference. */
export const Place = z.object({
  kind: z.enum(['response', 'paper', 'meeting', 'consultation', 'programme', 'comment']),
  about: z.string().nullable(),
  places: z.number().int(),
})
export type Place = z.output<typeof Place>

export const TakedownDecision = z.object({
  decision: z.enum(['taken-out', 'put-back'], 'Please say whether they stay out or are put back.'),
})

export const TakedownLine = z.object({
  id: Id,
  tag: z.string(),
  reason: TakedownReason,
  askedBy: z.string(),
  askedAt: Instant,
  dueAt: Instant,
  late: z.boolean(),
  decision: z.enum(['taken-out', 'put-back']).nullable(),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  places: z.number().int(),
  /** What they were taken out of: references and addresses, the first twelve. */
  about: z.array(z.string()),
  /** The words, for those who decide and those who audit. */
  words: z.array(z.string()).nullable(),
  /** Nothing was hidden before a second person decided: the words stood in too much for one. */
  held: z.boolean(),
  /** The reader asked for it, so somebody else decides. */
  mine: z.boolean(),
})
export type TakedownLine = z.output<typeof TakedownLine>

export const complaintKinds = {
  'names-somebody': 'It names me, or lets people know who I am',
  untrue: 'It is not true',
  harmful: 'It could hurt somebody',
  other: 'Something else',
} as const
export const ComplaintKind = z.enum(
  Object.keys(complaintKinds) as [keyof typeof complaintKinds],
  'Please choose what is wrong.',
)

export const NewComplaint = z.object({
  kind: ComplaintKind,
  words: emptyAsAbsent(Words(2_000)),
  message: Words(5_000).refine((text) => text.trim() !== '', {
    message: 'Please tell us what is wrong.',
  }),
})
export type NewComplaint = z.output<typeof NewComplaint>

export const ComplaintView = z.object({
  ref: z.string(),
  at: Instant,
  dueAt: Instant,
  answer: z.string().nullable(),
  answeredAt: Instant.nullable(),
})
export type ComplaintView = z.output<typeof ComplaintView>

export const ComplaintAnswer = z.object({
  answer: Words(5_000, 'the answer').refine((text) => text.trim() !== '', {
    message: 'Please write an answer. The person who complained reads it.',
  }),
})
export type ComplaintAnswer = z.output<typeof ComplaintAnswer>

export const ComplaintLine = z.object({
  id: Id,
  ref: z.string(),
  kind: ComplaintKind,
  words: z.string().nullable(),
  message: z.string(),
  language: z.string(),
  at: Instant,
  dueAt: Instant,
  late: z.boolean(),
  answer: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: Instant.nullable(),
})
export type ComplaintLine = z.output<typeof ComplaintLine>

export const TakedownParams = z.object({ id: Id })
export const ComplaintParams = z.object({ ref: Text().max(100) })
export const ComplaintCode = z.object({ code: Text().max(100) })

export const TakedownsPageProps = z.object({
  complaints: z.array(ComplaintLine),
  waiting: z.array(TakedownLine),
  decided: z.array(TakedownLine),
  /** Where the words that were typed stand, once somebody has looked. */
  places: z.array(Place).nullable(),
  /** Uploaded files that everybody may read: they are not looked through by a program. */
  files: z.array(z.object({ title: z.string(), url: z.string(), slug: z.string(), ref: z.string().nullable() })),
  /** How many of them are not named here. */
  moreFiles: z.number().int(),
  /** They stand in too much for the reader alone. */
  needsTwo: z.boolean(),
  /** By takedown: where the words stand of which nothing is hidden yet. */
  held: z.record(z.string(), z.array(Place)),
  typed: z.object({ words: z.string(), reason: z.string(), complaint: z.string() }),
})
export type TakedownsPageProps = z.output<typeof TakedownsPageProps> & { formState: FormState }

export const TakedownPageProps = z.object({
  takedown: TakedownLine.nullable(),
  places: z.array(
    z.object({
      aboutKind: z.string(),
      about: z.string().nullable(),
      tableName: z.string(),
      columnName: z.string(),
      original: z.string(),
      putBack: z.boolean(),
    }),
  ),
})
export type TakedownPageProps = z.output<typeof TakedownPageProps>

export const ComplaintFormProps = z.object({
  ref: z.string(),
  youSaid: z.string(),
  typed: z.record(z.string(), z.string()),
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
})
export type ComplaintFormProps = z.output<typeof ComplaintFormProps>

export const ComplaintPageProps = z.object({ code: z.string(), complaint: ComplaintView })
export type ComplaintPageProps = z.output<typeof ComplaintPageProps>

export const TakenOutPageProps = z.object({
  notes: z.array(TakenOutNote.extend({ pages: z.array(z.object({ label: z.string(), url: z.string() })) })),
})
export type TakenOutPageProps = z.output<typeof TakenOutPageProps>
