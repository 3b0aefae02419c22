import { eachPlain } from '../responses/fields-vocabulary.ts'
import { z } from 'zod'
import { AccountRow, Standings } from '../ledger/contract.ts'
import { Due } from '../consultations/contract.ts'
import { FollowUp } from '../followers/contract.ts'
import { ChangedWording, PassedTo } from '../responses/draft-contract.ts'
import { FieldDifference } from '../responses/checks-contract.ts'
import { LaterKind } from '../responses/later-contract.ts'
import { Outcome, Reason } from '../responses/vocabulary.ts'
import type { SetAsideReason } from '../intake/contract.ts'
import { TakenOutNote } from '../takedowns/contract.ts'
import { EasyRead, Translations } from '../http/languages/contract.ts'
import { Day, Id, Text, Words } from '../http/wire.ts'

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
const chosen = <T extends z.ZodType>(schema: T, message: string) =>
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

/** A published version, readable for ever. */
export const PublishedVersion = z.object({
  version: z.number().int(),
  url: z.string(),
  publishedOn: Day,
  replacedOn: Day.nullable(),
  correctionReason: z.string().nullable(),
})
export type PublishedVersion = z.output<typeof PublishedVersion>

export const LinkedResolution = z.object({
  number: z.string(),
  text: z.string(),
  /** The board agreed to the words of this version; null: the resolution is about the response. */
  version: z.number().int().nullable(),
  meeting: z.object({
    slug: z.string(),
    title: z.string(),
    day: Day.nullable(),
    dayWording: z.string().nullable(),
  }),
})
export type LinkedResolution = z.output<typeof LinkedResolution>

/** What a group said to it before it was published; never who said it. */
export const GroupView = z.object({
  group: z.string(),
  mandate: z.enum(['advise', 'assure', 'approve']),
  decision: z.enum(['approve', 'ask-for-changes', 'dissent']),
  on: Day,
  /** By a member’s private link (confirmed by a code, or from before there were codes), by a member signed in, or recorded. */
  how: z.enum(['by-link', 'by-link-passed-on', 'by-unconfirmed-link', 'signed-in', 'recorded']),
  /** The post of whose link it was. */
  post: z.string().nullable(),
  /** Of what was recorded: when the group met. */
  meetingOn: Day.nullable(),
})
export type GroupView = z.output<typeof GroupView>

/** Words of the public that a person cleared for publication. */
export const Quotation = z.object({ words: z.string(), language: z.string() })
export type Quotation = z.output<typeof Quotation>

/** One entry with everything that is public about it. */
export const LogEntryInFull = LogEntry.extend({
  asOf: Day,
  /** Oldest first. */
  versions: z.array(PublishedVersion),
  groups: z.array(GroupView),
  /** Words changed after a board had agreed to them, and who was allowed to. */
  amendments: z.array(
    z.object({
      version: z.number().int(),
      what: z.string(),
      on: Day,
      delegatedTo: z.string(),
      delegatedUntil: Day.nullable(),
      resolution: z.string(),
      /** When somebody who wrote no part agreed that the delegation covers it, and why; null while nobody has. */
      agreedOn: Day.nullable(),
      agreedReason: z.string().nullable(),
    }),
  ),
  /** What held it once and was taken away before it was published, with the reason. */
  takenAway: z.array(
    z.object({
      kind: z.enum(['group', 'board', 'embargo']),
      name: z.string(),
      before: z.string(),
      after: z.string(),
      reason: z.string(),
      on: Day,
    }),
  ),
  /** What changed it since it is public, the oldest first. */
  later: z.array(LaterPublic),
  /** Set where it was published although an embargo held. */
  override: z.object({ embargo: z.string(), reason: z.string() }).nullable(),
  /** Why it was published while its consultation still took comments. */
  early: z.string().nullable(),
  resolutions: z.array(LinkedResolution),
  /** Those that were chosen in this version and approved with it; at most 50. */
  quotations: z.array(Quotation),
  /** Earlier responses that this one replaces. */
  supersedes: z.array(z.string()),
  /** Of this response, made by people; the newest first. */
  easyRead: z.array(EasyRead),
  /** Words were taken out of it, in this version or another; a gap stands where they were. */
  takenOut: z.array(TakenOutNote),
})
export type LogEntryInFull = z.output<typeof LogEntryInFull>

/** What a board agreed to in public, with what was changed since, word by word, and under which delegation. */
export const AgreedVersion = z.object({
  ref: z.string(),
  version: z.number().int(),
  publishedVersion: z.number().int(),
  resolutions: z.array(LinkedResolution),
  youSaid: z.string(),
  weDid: z.string(),
  reasonText: z.string().nullable(),
  commitments: z.array(z.object({ text: z.string(), owner: z.string().nullable(), dueOn: Day })),
  differences: z.array(FieldDifference),
  amendments: LogEntryInFull.shape.amendments,
})
export type AgreedVersion = z.output<typeof AgreedVersion>
export const AgreedVersionProps = z.object({ agreed: AgreedVersion, site: z.string() })
export type AgreedVersionProps = z.output<typeof AgreedVersionProps>

export const LogParams = z.object({ ref: Text().max(100) })
export const VersionParams = LogParams.extend({ version: z.coerce.number().int().min(1).max(1_000_000) })
export const EntryQuery = z.object({
  asOf: chosen(Day, 'Please give one day, as year-month-day.'),
  version: chosen(z.coerce.number().int().min(1).max(1_000_000), 'Please give a version by its number.'),
})

/** What an entry is called: the first words of what people said, a sentence if it is short. */
export function titleOf(youSaid: string): string {
  const text = youSaid.trim().replaceAll(/\s+/g, ' ')
  const sentence = /^.{10,110}?[.!?।۔](?=\s|$)/u.exec(text)?.[0]
  if (sentence) return sentence
  if (text.length <= 110) return text
  return `${text.slice(0, 100).replace(/\s+\S*$/, '')}…`
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

export const LogEntryPageProps = z.object({
  entry: LogEntryInFull,
  today: Day,
  /** Set when an earlier version is read. */
  replaced: z.object({ on: Day, because: z.string().nullable(), by: z.string().nullable() }).nullable(),
  site: z.string(),
  cite: z.string(),
  /** Whether people find that it has been done; null while nobody has been asked, and for earlier versions and days. */
  followUp: FollowUp.nullable(),
})
export type LogEntryPageProps = z.output<typeof LogEntryPageProps>

export const AccountTheme = AccountRow.extend({
  /** The theme it belongs to; null for a theme itself. */
  parent: z.string().nullable(),
  /** Of them, how many a person checked; the others are suggested by the machine. */
  checked: z.number().int(),
})
export type AccountTheme = z.output<typeof AccountTheme>

/** The account of a consultation: every comment that was received, and where it is. */
/** Comments said in one week through one channel. */
export const AccountChannelWeek = z.object({ week: Day, channel: z.string(), label: z.string(), n: z.number().int() })
export type AccountChannelWeek = z.output<typeof AccountChannelWeek>

/** Who took part beside who lives there. Unit: submissions; null is held back, because fewer than five could be found. */
export const AccountAreas = z.object({
  submissions: z.number().int(),
  rows: z.array(
    z.object({
      /** Null: they did not say. */
      area: z.string().nullable(),
      submissions: z.number().int().nullable(),
      /** People who live there, as the programme gave it. */
      people: z.number().int().nullable(),
      /** Where its tile stands on the schematic map: the column from the west, the row from the north. */
      across: z.number().int().nullable(),
      down: z.number().int().nullable(),
    }),
  ),
  /** Where the populations are from. */
  sources: z.array(z.string()),
})
export type AccountAreas = z.output<typeof AccountAreas>

export const Account = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  /** As everything stood at the end of this day. */
  asOf: Day,
  standings: Standings,
  /** Comments that came after the close and were taken. */
  late: z.number().int(),
  setAsideReasons: z.array(z.object({ reason: z.string(), label: z.string(), comments: z.number().int() })),
  /** Each its own unit; never added together. */
  units: z.object({
    submissions: z.number().int(),
    comments: z.number().int(),
    /** Comments without those that give no view, are spam, or look like it and wait for a person. */
    views: z.number().int(),
    looksLikeSpam: z.number().int(),
    eventNotes: z.number().int(),
    dots: z.number().int(),
    petitions: z.number().int(),
    signatures: z.number().int(),
    eventsHeld: z.number().int(),
    attendances: z.number().int(),
    responses: z.number().int(),
  }),
  /** Whole days from the day it was said to the day the first response to it was published. */
  waits: z.object({
    answeredMedian: z.number().nullable(),
    answeredLongest: z.number().int().nullable(),
    waitingMedian: z.number().nullable(),
    waitingLongest: z.number().int().nullable(),
  }),
  themes: z.array(AccountTheme),
  unthemed: z.number().int(),
  points: z.array(AccountRow),
  channels: z.array(AccountRow),
  events: z.array(AccountRow),
  /** `key` is the week's Monday; weeks without comments between the first and the last are there too. */
  weeks: z.array(AccountRow),
  channelWeeks: z.array(AccountChannelWeek),
  /** Null for a past day, where no areas are named, and where too few took part. */
  areas: AccountAreas.nullable(),
})
export type Account = z.output<typeof Account>

/** The day of an account; today if left out. */
export const AccountQuery = z.object({
  asOf: z.union([z.literal('').transform(() => undefined), Day], 'Please give one day, as year-month-day.').optional(),
})

/** What of it has a page of its own, so that the first page stays light. */
export const AccountPart = z.enum(['themes', 'events', 'weeks', 'words'])
export type AccountPart = z.output<typeof AccountPart>
export const AccountPageQuery = AccountQuery.extend({
  part: chosen(AccountPart, 'Please choose themes, events, weeks or words, or leave it out.'),
})

export const AccountPageProps = z.object({
  account: Account,
  due: Due.nullable(),
  today: Day,
  part: AccountPart.nullable(),
  site: z.string(),
  translations: Translations,
})
export type AccountPageProps = z.output<typeof AccountPageProps>

/** The same for officers, whose numbers open lists. */
export const DeskAccountPageProps = AccountPageProps.pick({ account: true, due: true, today: true }).extend({
  /** Of the comments, those that are restricted and so in no list. */
  restricted: Account,
  /** Ids of the events that everybody may know of, by the account's key. */
  events: z.record(z.string(), Id),
  isPublic: z.boolean(),
})
export type DeskAccountPageProps = z.output<typeof DeskAccountPageProps>

export const AccountIndexProps = z.object({
  asOf: Day,
  consultations: z.array(
    z.object({ slug: z.string(), title: z.string(), standings: Standings, translations: Translations }),
  ),
})
export type AccountIndexProps = z.output<typeof AccountIndexProps>

/** What other sites show in a frame of theirs. */
export const EmbedLogProps = z.object({
  standings: Standings.nullable(),
  items: z.array(LogEntry),
  total: z.number().int(),
  query: z.string(),
  site: z.string(),
})
export type EmbedLogProps = z.output<typeof EmbedLogProps>
export const EmbedEntryProps = z.object({ entry: LogEntry, site: z.string() })
export type EmbedEntryProps = z.output<typeof EmbedEntryProps>
export const EmbedAccountProps = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  standings: Standings,
  site: z.string(),
})
export type EmbedAccountProps = z.output<typeof EmbedAccountProps>
