import { z } from 'zod'
import { Day, Text } from '../http/wire.ts'

export const MeetingParams = z.object({ slug: Text().max(200) })

/** How a public question was answered; anything else is shown as it was recorded. */
export const answerModes: Record<string, string> = {
  'at-meeting': 'Answered at the meeting',
  'written-after-meeting': 'Answered in writing after the meeting',
  'written-before-meeting': 'Answered in writing before the meeting',
  'ruled-out': 'Not taken',
  withdrawn: 'Withdrawn by the person who asked',
}

/** A board’s response with its state in words, worked out from its days. */
export const BoardPosition = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  feedback: z.string().nullable(),
  /** The same in sentences of ours, for a page in any language; `{day}` stands for the day. */
  said: z.array(z.object({ sentence: z.string(), day: Day.nullable() })),
  /** “Feedback overdue since 3 May 2026”. */
  words: z.string(),
  overdue: z.boolean(),
})
export type BoardPosition = z.output<typeof BoardPosition>

/** A meeting that the public may attend or read about. */
export const Meeting = z.object({
  slug: z.string(),
  title: z.string(),
  board: z.string(),
  boardSlug: z.string(),
  /** Null where no day was recorded: then `dayWording` says what is known. */
  day: Day.nullable(),
  dayWording: z.string().nullable(),
  starts: z.string().nullable(),
  venue: z.string().nullable(),
  /** Its page on the body’s own site. */
  url: z.string().nullable(),
  resolutions: z.number().int(),
  questions: z.number().int(),
})
export type Meeting = z.output<typeof Meeting>

export const Resolution = z.object({
  number: z.string(),
  text: z.string(),
  delegatedTo: z.string().nullable(),
  delegatedUntil: Day.nullable(),
  delegatedScope: z.string().nullable(),
  /** When its words were last put right. */
  changedOn: Day.nullable(),
  /** Why, where a board agreed to words by it. */
  changedBecause: z.string().nullable(),
  /** The entries of the public log that it is about. */
  responses: z.array(z.object({ ref: z.string(), url: z.string(), youSaid: z.string() })),
})
export type Resolution = z.output<typeof Resolution>

export const AgendaItem = z.object({
  number: z.string().nullable(),
  title: z.string(),
  paperTitle: z.string().nullable(),
  url: z.string().nullable(),
  recommendations: z.array(z.string()),
  minutes: z.array(z.string()),
  /** When and why it was put right, where a board agreed to words under it. */
  changedOn: Day.nullable(),
  changedBecause: z.string().nullable(),
  resolutions: z.array(Resolution),
})
export type AgendaItem = z.output<typeof AgendaItem>

/** A question by a member of the public. Its words are shown once it is answered. */
export const PublicQuestion = z.object({
  number: z.number().int(),
  receivedOn: Day.nullable(),
  asker: z.string().nullable(),
  askerPresent: z.boolean().nullable(),
  question: z.string().nullable(),
  answerMode: z.string().nullable(),
  answer: z.string().nullable(),
  answeredOn: Day.nullable(),
  answeredBy: z.string().nullable(),
  attachedToMinutes: z.boolean(),
  /** When and why something of it was last changed that people could read before. */
  changedOn: Day.nullable(),
  changedBecause: z.string().nullable(),
})
export type PublicQuestion = z.output<typeof PublicQuestion>

export const MeetingInFull = Meeting.extend({
  /** Each time its day or hour was put right once that decided something, the latest first, with what was recorded before. */
  moved: z.array(z.object({ day: Day.nullable(), starts: z.string().nullable(), on: Day, reason: z.string() })),
  papersPublishedOn: Day.nullable(),
  /** Papers and agenda are shown once they are published; until then this list is empty. */
  papersOut: z.boolean(),
  agenda: z.array(AgendaItem),
  publicQuestions: z.array(PublicQuestion),
  /** Papers that were issued to it and that everybody may read. */
  papers: z.array(z.object({ ref: z.string(), title: z.string(), url: z.string(), issuedOn: Day })),
  /** The meeting of the same board before this one. */
  previous: z.object({ slug: z.string(), day: Day }).nullable(),
})
export type MeetingInFull = z.output<typeof MeetingInFull>

export const MeetingsQuery = z.object({
  /** Only those of this board, by its name in the address. */
  board: Text().max(200).optional(),
})
export const MeetingsProps = z.object({
  coming: z.array(Meeting),
  past: z.array(Meeting),
  /** Those that have met, or will, in public. */
  boards: z.array(z.object({ slug: z.string(), name: z.string() })),
  board: z.string().nullable(),
  /** Of the chosen board: what it answers to consultations, and by when. */
  positions: z.array(BoardPosition),
})
export type MeetingsProps = z.output<typeof MeetingsProps>

export const MeetingProps = z.object({ meeting: MeetingInFull, today: Day })
export type MeetingProps = z.output<typeof MeetingProps>
