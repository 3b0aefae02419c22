import type { SetAsideReason } from '../intake/contract.ts'
import { z } from 'zod'
import { Day, Text, Words } from '../http/wire.ts'
import { Outcome, Reason } from '../responses/vocabulary.ts'
import { eachPlain } from '../responses/fields-vocabulary.ts'
import { ChangedWording, PassedTo } from '../responses/draft-contract.ts'
import { Translations } from '../http/languages/contract.ts'
import { LaterKind } from '../responses/links/later-contract.ts'
import { Standings } from '../ledger/contract.ts'

/** What is counted, and what each number means: said beside it on every page and in every file. */
export const definitions = {
  comment: 'A comment is one free-text answer or note. One person may write several, and one response may answer many.',
  received:
    'Every comment said by the end of that day, however it reached us and whenever it was typed in or imported.',
  answered: 'Comments that a response published by that day answers.',
  inHand: 'Comments that wait for a response, or whose response is not published yet.',
  setAside: 'Comments that get no response, each with a reason from a fixed list.',
  withdrawn: 'Comments taken back by their author, or erased. Their words are not shown; they stay counted here.',
  late: 'Comments that came after the close, within the time in which late ones are taken. They are counted like all others.',
  checked:
    'Themes are suggested by a program. These are the comments of which a person said that they speak to the theme, or confirmed what the program suggested.',
  wait: 'Whole days from the day a comment was said to the day the first response to it was published; for a comment in hand, to today. A comment that came after its response was published waited until it was joined to it.',
  median: 'The middle one, when all waits are put in order: half of the comments waited no longer.',
  longest: 'The wait of the comment that waited longest of all.',
  behind: 'Comments that the response answers, without those withdrawn since.',
  letters:
    'Near-identical letters among the comments, as they were when the response was published. Each was read and counted like any other comment; distinct texts differ in more than capitals and punctuation.',
  dots: 'Dots that people stuck beside a note at an event. They show interest in a room; they are never added to comments.',
} as const

/** What each reason for setting a comment aside means. */
export const reasonDefinitions: Record<SetAsideReason, string> = {
  'no-view':
    'Nothing in it that a body could answer: for example “N/A”, “no comment”, or a name alone. Found by one rule, for all comments alike; an officer can put it back.',
  thanks: 'It thanks or praises, and asks for nothing.',
  'off-topic': 'It is about something that this consultation does not ask about.',
  'not-ours': 'Another body has to answer it; it was passed on to that body.',
  test: 'Somebody of ours tried whether the form works.',
  spam: 'It sells something, or was sent by a program.',
  abusive: 'It insults, and says nothing about the plans. Abuse beside a view is answered.',
  'answered-directly': 'It asked about the writer’s own case, and the writer was answered in private.',
}

export const licence = {
  name: 'Open Government Licence v3.0',
  url: 'https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/',
} as const

/** Worked out from the days, never typed. */
export const commitmentStates = { kept: 'Kept', due: 'Due', late: 'Late' } as const
export const CommitmentState = z.enum(Object.keys(commitmentStates) as [keyof typeof commitmentStates])
export type CommitmentState = z.output<typeof CommitmentState>

export const LogCommitment = z.object({
  text: z.string(),
  owner: z.string().nullable(),
  dueOn: Day,
  state: CommitmentState,
  keptOn: Day.nullable(),
  /** Whole days past the due day: until it was kept, or until the log's day; 0 if it was in time. */
  daysLate: z.number().int(),
  /** Oldest first. */
  updates: z.array(z.object({ on: Day, text: z.string(), evidence: z.string().nullable() })),
})
export type LogCommitment = z.output<typeof LogCommitment>

/** A day the response named has passed and nothing was said since. */
export const overdueWords = {
  update: 'Update overdue',
  plan: 'Update overdue: the planned day has passed',
  reply: 'Update overdue: no reply yet from whom we passed it to',
  decision: 'Update overdue: the day of decision has passed',
} as const
export const Overdue = z.object({
  what: z.enum(Object.keys(overdueWords) as [keyof typeof overdueWords]),
  since: Day,
  /** Whose reply is overdue. */
  who: z.string().nullable(),
})
export type Overdue = z.output<typeof Overdue>

/** Whose approval was gone on without, and why. `until`: the last day it had; `answered`: it had said something else than yes. */
export const Waived = z.object({ group: z.string(), until: Day, answered: z.boolean(), on: Day, reason: z.string() })
export type Waived = z.output<typeof Waived>

/** One entry of the log: you said, we did, as the public could read it at the end of a day. */
export const LogEntry = z.object({
  ref: z.string(),
  /** Its permanent address, without the host. */
  url: z.string(),
  /** Numbers that are missing were drafts and never public. */
  version: z.number().int(),
  consultation: z.object({ slug: z.string(), title: z.string() }),
  phase: z.string().nullable(),
  point: z.object({ number: z.number().int(), title: z.string() }).nullable(),
  themes: z.array(
    z.object({
      code: z.string(),
      /** What it was called on that day. */
      label: z.string(),
      /** What it was called when this was published, and until when, if that was something else. */
      formerly: z.object({ label: z.string(), until: Day }).nullable(),
      /** What had become of it. */
      became: z.object({ kind: z.enum(['merge', 'split']), into: z.array(z.string()), on: Day }).nullable(),
    }),
  ),
  youSaid: z.string(),
  weDid: z.string(),
  outcome: Outcome,
  outcomeLabel: z.string(),
  reason: z.object({ code: Reason.nullable(), label: z.string().nullable(), text: z.string().nullable() }).nullable(),
  owner: z.object({ slug: z.string(), name: z.string() }).nullable(),
  workstream: z.string().nullable(),
  decidedOn: Day.nullable(),
  decisionBody: z.string().nullable(),
  decisionDueOn: Day.nullable(),
  decisionDueWording: z.string().nullable(),
  plannedFor: Day.nullable(),
  doneOn: Day.nullable(),
  nextUpdateOn: Day.nullable(),
  ...eachPlain(() => z.string().nullable()),
  changedWhat: z.array(ChangedWording),
  passedTo: z.array(PassedTo),
  /** Groups that were asked to approve it or a version before it, did not, and whose approval was waived after their day. */
  waived: z.array(Waived),
  /** The response that holds instead. */
  supersededBy: z.string().nullable(),
  /** How many comments it answers, without those withdrawn; unit: comments. */
  comments: z.number().int(),
  /** Of the comments on the day of publication, those that were copies of letters; null if a person had confirmed none. */
  includesCampaign: z
    .object({
      /** How many comments it answered then. */
      of: z.number().int(),
      /** One for each letter; a comment is a copy of one at most. */
      letters: z.array(
        z.object({ comments: z.number().int(), submissions: z.number().int(), wordings: z.number().int() }),
      ),
    })
    .nullable(),
  /** Unit: dots at events; never added to comments. */
  dots: z.number().int(),
  firstPublishedOn: Day,
  publishedOn: Day,
  /** Why this version replaced the one before. */
  correctionReason: z.string().nullable(),
  commitments: z.array(LogCommitment),
  overdue: z.array(Overdue),
  translations: Translations,
})
export type LogEntry = z.output<typeof LogEntry>

/** A change of an entry that was public already. `amount` in comments; `checked`: a second officer had looked at it by then. */
export const LaterPublic = z.object({ kind: LaterKind, amount: z.number().int(), on: Day, checked: z.boolean() })
export type LaterPublic = z.output<typeof LaterPublic>

/** A form sends empty what was not chosen. */
export const chosen = <T extends z.ZodType>(schema: T, message: string) =>
  z.union([z.literal('').transform(() => undefined), schema], message).optional()
const name = Text().trim().max(100)
const oneName = 'Please choose one, by its name in the address.'

/** What narrows the log: every page, file and feed takes the same. */
export const LogFilters = z.object({
  /** Only what is new, corrected, updated or fallen due after this day. */
  since: chosen(Day, 'Please give one day, as year-month-day.'),
  /** A consultation's slug. */
  consultation: chosen(name, oneName),
  /** The name of the phase that it belongs to. */
  phase: chosen(name, 'Please choose one phase, by its name.'),
  /** A consultation point's number. */
  point: chosen(z.coerce.number().int().min(0).max(9_999), 'Please give a point by its number.'),
  /** A theme's code; a theme includes its sub-themes and those that were merged into it. */
  theme: chosen(name, oneName),
  /** An area, as the consultation names it, from which at least five of the comments come that it answers. */
  place: chosen(name, 'Please choose one place, by its name.'),
  /** The reference of an event at which comments that it answers were made. */
  event: chosen(name, 'Please choose one event, by its reference.'),
  /** The year in which it was published. */
  year: chosen(z.coerce.number().int().min(1990).max(2200), 'Please give a year, for example 2026.'),
  /** The slug of the organisation or group that is responsible. */
  organisation: chosen(name, oneName),
  outcome: chosen(Outcome, 'Please choose one of the ten outcomes.'),
  /** Words to look for; "quoted words" stay together and -word leaves out. */
  q: chosen(Words(200, 'the words to look for'), 'Please give the words to look for once.'),
})
export type LogFilters = z.output<typeof LogFilters>

export const LogQuery = z.object({
  /** The log as it could be read at the end of this day, Europe/London; today if left out. */
  asOf: chosen(Day, 'Please give one day, as year-month-day.'),
  ...LogFilters.shape,
})
export type LogQuery = z.output<typeof LogQuery>

/** Where a page of the log begins: the `next` of the page before. */
export const After = chosen(
  Text().regex(/^\d{4}-\d{2}-\d{2}~.{1,100}$/s),
  'That is not the `next` of a page of the log.',
)
export const LogPageQuery = LogQuery.extend({
  after: After,
  /** `all`: every entry on one page, for printing. */
  view: chosen(z.literal('all'), 'Please leave this out, or say all.'),
})
export type LogPageQuery = z.output<typeof LogPageQuery>

export const Counted = z.object({ unit: z.string(), means: z.string() })

/** A main theme: where the comments about it stand, and how many responses there are. */
export const LogTheme = Standings.extend({
  consultation: z.string(),
  code: z.string(),
  label: z.string(),
  responses: z.number().int(),
})
export type LogTheme = z.output<typeof LogTheme>

/** The log of a day, a page of it. */
export const Log = z.object({
  asOf: Day,
  since: Day.nullable(),
  /**
   * Of all published consultations, or of those comments that fit consultation, theme, point and event. Null where a place is
   * chosen: how many spoke there is told on its page, so that nobody can be found.
   */
  standings: Standings.nullable(),
  /** What those comments speak of, the most first; at most eight, and none where a place is chosen. */
  themes: z.array(LogTheme),
  /** What came in and what was done after `since`: two days subtracted; null as `standings` is. */
  sinceThen: Standings.nullable(),
  total: z.number().int(),
  /** Nothing has the words as they were typed: these have a word that differs by one letter. */
  near: z.boolean(),
  /** Words that were passed over because they stand nearly everywhere. */
  tooCommon: z.array(z.string()),
  items: z.array(LogEntry),
  next: z.string().nullable(),
})
export type Log = z.output<typeof Log>

/** The same as a file, with what a reader of data needs. */
export const OpenLog = Log.extend({
  licence: z.object({ name: z.string(), url: z.string() }),
  attribution: z.string(),
  counted: z.array(Counted),
})
export type OpenLog = z.output<typeof OpenLog>

/** What an entry is called: the first words of what people said, a sentence if it is short. */
export function titleOf(youSaid: string): string {
  const text = youSaid.trim().replaceAll(/\s+/g, ' ')
  const sentence = /^.{10,110}?[.!?।۔](?=\s|$)/u.exec(text)?.[0]
  if (sentence) return sentence
  if (text.length <= 110) return text
  return `${text.slice(0, 100).replace(/\s+\S*$/, '')}…`
}

/** What “you said” says beyond its title, as it was written: nothing where the title is all of it, all of it where the title is cut. */
export function restOf(youSaid: string): string {
  const title = titleOf(youSaid)
  if (!youSaid.trim().replaceAll(/\s+/g, ' ').startsWith(title)) return youSaid.trim()
  const letters = title.replaceAll(' ', '').length
  const from = [...youSaid.matchAll(/\S/g)][letters]?.index
  return from === undefined ? '' : youSaid.slice(from).trim()
}

const Choice = z.object({ value: z.string(), label: z.string() })
export type Choice = z.output<typeof Choice>

export const LogPageProps = z.object({
  log: Log,
  today: Day,
  /** What stands in the form's fields, as it was typed. */
  typed: z.record(z.string(), z.string()),
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
  choices: z.object({
    consultations: z.array(Choice),
    phases: z.array(Choice),
    places: z.array(Choice),
    years: z.array(Choice),
    themes: z.array(Choice),
    points: z.array(Choice),
    organisations: z.array(Choice),
    outcomes: z.array(Choice),
  }),
  /** The chosen filters in words, each with the address of the page without it. */
  chosen: z.array(z.object({ words: z.string(), without: z.string() })),
  /** About which comments the standings speak. */
  scope: z.string(),
  /** The same choice as a query string, without `?`; empty if nothing is chosen. */
  query: z.string(),
  whole: z.boolean(),
  /** Of the themes’ names. */
  translations: Translations,
  site: z.string(),
  licence: z.object({ name: z.string(), url: z.string() }),
})
export type LogPageProps = z.output<typeof LogPageProps>

/** What other sites show in a frame of theirs. */
export const EmbedLogProps = z.object({
  standings: Standings.nullable(),
  items: z.array(LogEntry),
  total: z.number().int(),
  query: z.string(),
  site: z.string(),
})
export type EmbedLogProps = z.output<typeof EmbedLogProps>
