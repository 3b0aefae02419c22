import { z } from 'zod'
import { Day, emptyAsAbsent, Text, Filled, Maybe, Lines, Ticked } from '../http/wire.ts'

const Address = emptyAsAbsent(
  Text()
    .trim()
    .max(2_000)
    .regex(/^https?:\/\/\S+$/, 'Please give a whole address that begins with https://.'),
)

/** A time of day as people write it (`14:00`, `9.30`, `2 pm`), kept as `14:00`: whether a meeting was held by then is read off it. */
const TimeOfDay = emptyAsAbsent(
  Text()
    .trim()
    .transform((text, context) => {
      const [, hours = '', minutes = '00', half] = /^(\d{1,2})(?:[:.](\d{2}))? ?([ap]\.?m\.?)?$/i.exec(text) ?? []
      const hour = (Number(hours) % (half ? 12 : 24)) + (half?.toLowerCase().startsWith('p') ? 12 : 0)
      if (hours !== '' && Number(hours) <= (half ? 12 : 23) && Number(minutes) < 60)
        return `${String(hour).padStart(2, '0')}:${minutes}`
      context.addIssue({ code: 'custom', message: 'Please give the time of day, for example 14:00.' })
      return z.NEVER
    }),
)

export const MeetingDraft = z.object({
  groupingId: z.uuid('Please choose the board.'),
  title: Filled(200, 'Please name the meeting.'),
  day: Day,
  starts: TimeOfDay,
  venue: Maybe(200),
  inPublic: Ticked(),
  papersPublishedOn: emptyAsAbsent(Day),
  /** Its page on the body’s own site, for example in ModernGov. */
  url: Address,
})
export type MeetingDraft = z.output<typeof MeetingDraft>

/** Once it decides what a board can have agreed to: why it is put right. Everybody reads it. */
const why = { reason: Maybe(1_000) }

/** The board stays: another board’s meeting is another meeting. */
export const MeetingChange = MeetingDraft.omit({ groupingId: true }).extend(why)
export type MeetingChange = z.output<typeof MeetingChange>

export const AgendaDraft = z.object({
  number: Maybe(20),
  title: Filled(300, 'Please say what the item is.'),
  paperTitle: Maybe(300),
  recommendations: Lines().default([]),
  minutesSummary: Lines().default([]),
  /** Its page on the body’s own site: mgAi.aspx?ID=… */
  url: Address,
})
export type AgendaDraft = z.output<typeof AgendaDraft>
export const AgendaChange = AgendaDraft.extend(why)
export type AgendaChange = z.output<typeof AgendaChange>

const Resolved = z.object({
  number: Filled(20, 'Please number the resolution.'),
  text: Filled(4_000, 'Please write what was resolved.'),
  delegatedTo: Maybe(200),
  delegatedUntil: emptyAsAbsent(Day),
  delegatedScope: Maybe(500),
})
const saysToWhom = ({ delegatedTo, delegatedUntil, delegatedScope }: z.output<typeof Resolved>) =>
  delegatedTo !== undefined || (delegatedUntil === undefined && delegatedScope === undefined)
const toWhom = { path: ['delegatedTo'], message: 'Please say to which post it is delegated.' }

/** Under which item it stands does not change. */
export const ResolutionChange = Resolved.extend(why).refine(saysToWhom, toWhom)
export type ResolutionChange = z.output<typeof ResolutionChange>
export const ResolutionDraft = Resolved.extend({
  item: z.uuid('Please choose the item of the agenda.'),
}).refine(saysToWhom, toWhom)
export type ResolutionDraft = z.output<typeof ResolutionDraft>

/** A response that a resolution is about; `agreed`: the board agreed to its words as they were last sent for review. */
export const AboutResponse = z.object({
  ref: Filled(40, 'Please choose the response.'),
  agreed: Ticked(),
  /** Where other words were recorded as agreed to: why the board did not. Everybody reads it. */
  reason: Maybe(1_000),
})
export type AboutResponse = z.output<typeof AboutResponse>

/** Once people could read what became of a question: why that is changed. Everybody reads it. */
const whyChanged = { changeReason: Maybe(1_000) }

export const QuestionDraft = z.object({
  question: Filled(4_000, 'Please write the question.'),
  askerShown: Maybe(200),
  receivedOn: emptyAsAbsent(Day),
})
export type QuestionDraft = z.output<typeof QuestionDraft>
export const QuestionChange = QuestionDraft.extend(whyChanged)
export type QuestionChange = z.output<typeof QuestionChange>

export const AnswerDraft = z.object({
  answer: Filled(8_000, 'Please write the answer.'),
  answerMode: z.enum(
    ['at-meeting', 'written-after-meeting', 'written-before-meeting'],
    'Please say how it was answered.',
  ),
  answeredBy: Maybe(200),
  answeredOn: emptyAsAbsent(Day),
  ...whyChanged,
})
export type AnswerDraft = z.output<typeof AnswerDraft>

/** Everybody reads the reason in place of the question’s words. */
export const QuestionRuledOut = z.object({
  reason: Filled(2_000, 'Please say why it is not taken: everybody reads the reason.'),
  answeredBy: Maybe(200),
  answeredOn: emptyAsAbsent(Day),
  ...whyChanged,
})
export type QuestionRuledOut = z.output<typeof QuestionRuledOut>

/** The author no longer wants it answered: its words are shown to nobody. */
export const QuestionWithdrawn = z.object({ withdrawnOn: Day, ...whyChanged })
export type QuestionWithdrawn = z.output<typeof QuestionWithdrawn>
