import { z } from 'zod'
import { formNumberAsPrinted } from './typed-in/form-number-contract.ts'
import type { FormState } from '../http/action.ts'
import { Channel, EqualityAnswers, NewSubmission, RespondentKind } from '../intake/contract.ts'
import { Day, emptyAsAbsent, Id, Instant, Integer, Text, Words, Maybe } from '../http/wire.ts'
import type { Role as ColumnRole } from './reader/columns/roles.ts'

/** What a column can be, in an officer's words, in the order of the list that is chosen from. */
export const roleLabels = {
  comment: 'A comment',
  answer: 'A closed question’s answer',
  'submitted-at': 'When it was sent',
  'source-id': 'The file’s own ID',
  'respondent-kind': 'Who is speaking',
  organisation: 'Their organisation',
  area: 'Their area',
  'postcode-area': 'Their postcode (first half kept)',
  channel: 'How it reached us',
  'consent-to-quote': 'Consent to be quoted',
  event: 'Event: title',
  'event-ref': 'Event: reference',
  'event-date': 'Event: day',
  venue: 'Event: venue',
  audience: 'Event: who was there',
  table: 'Event: table',
  'capture-method': 'Event: how it was captured',
  dots: 'Dots: votes in the room',
  signatures: 'Petition: how many signed it',
  translation: 'The comment in English',
  language: 'Language of the comment',
  status: 'Test or moderation status',
  tags: 'Tags in the file',
  'analyst-note': 'An officer’s note',
  equality: 'Equality question (kept apart, sealed)',
  name: 'Name (sealed)',
  email: 'E-mail (sealed)',
  phone: 'Telephone (sealed)',
  ip: 'IP address (dropped)',
  ignore: 'Not imported',
} as const satisfies Record<ColumnRole, string>
export const Role = z.enum(Object.keys(roleLabels) as [ColumnRole, ...ColumnRole[]])

export const encodingLabels = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16, little end first',
  'utf-16be': 'UTF-16, big end first',
  'windows-1252': 'Windows-1252 (old Excel)',
  macintosh: 'Mac Roman (old Macintosh)',
} as const
export const Encoding = z.enum(Object.keys(encodingLabels) as [keyof typeof encodingLabels])
export const delimiterLabels = { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Upright bar' } as const
export const DateOrder = z.enum(['day-first', 'month-first'])

export const MappedColumn = z.object({
  /** From 0. */
  index: z.number().int().min(0).max(999),
  label: Text(),
  role: Role,
  question: Text().nullable(),
  option: Text().nullable(),
  joined: z.boolean(),
  fillDown: z.boolean(),
  dateOrder: DateOrder.nullable(),
  guessed: z.boolean(),
  why: Text(),
  sure: z.enum(['sure', 'likely', 'doubtful']).optional(),
  ticks: z.boolean().optional(),
  tool: Text().optional(),
  zone: Text().nullable().optional(),
  markup: z.boolean().optional(),
  repeated: z.array(Text()).optional(),
  platformRoles: z.boolean().optional(),
  consent: z.enum(['gives', 'withholds', 'keeps-secret', 'objects', 'unclear']).optional(),
  notice: Text().nullable().optional(),
  known: Text().optional(),
})
export const ColumnMap = z.object({ columns: z.array(MappedColumn).max(1000) })

/** A person's word on how the file is read; what is left out is decided by the reader. */
export const Overrides = z.object({
  encoding: Encoding.optional(),
  delimiter: Text().min(1).max(1).optional(),
  quote: z.enum(['"', "'"]).nullable().optional(),
  sheet: Text().max(100).optional(),
  headerLine: z.number().int().min(1).max(1000).optional(),
  headerRows: z.number().int().min(0).max(3).optional(),
  /** A tool's code; `none` for a file of no tool that is known. */
  tool: Text().max(40).optional(),
})

/** A file as it is sent, in parts. */
export const ChosenFile = z.object({ consultation: z.string(), file: z.file() })

/** All that a person chose for a file that is about to be imported. */
export const Choices = z.object({
  overrides: Overrides.optional(),
  map: ColumnMap.optional(),
  phaseCode: Text().max(100).optional(),
  /** How it stands to what was imported before: a newer export of it, or another survey or log. */
  as: z.enum(['newer', 'another']).optional(),
  /** How all dates are read that could be either way round. */
  dateOrder: DateOrder.optional(),
  /** What is to become of rows that are held, once the file is in: by the reason of one of them. What cannot be taken stays held. */
  held: z
    .array(z.object({ reason: Text().max(2_000), decision: z.enum(['take', 'keep']) }))
    .max(100)
    .optional(),
})

const Decisions = z.object({
  format: z.enum(['csv', 'xlsx']),
  encoding: Encoding.nullable(),
  bom: z.boolean(),
  delimiter: z.string().nullable(),
  quote: z.string().nullable(),
  sheet: z.string().nullable(),
  sheets: z.array(z.string()),
  headerLine: z.number().int(),
  headerRows: z.number().int(),
  titles: z.array(z.object({ line: z.number().int(), text: z.string() })),
  worded: z.array(z.string()).optional(),
  inside: z.string().nullable().optional(),
  /** Further rows that were taken for headings, and why. */
  headings: z.array(z.object({ line: z.number().int(), text: z.string(), why: z.string() })).optional(),
  tool: z.string().nullable().optional(),
  usualCells: z.number().int().nullable().optional(),
  notes: z.array(z.number().int()).optional(),
  long: z
    .object({
      person: z.number().int(),
      question: z.number().int(),
      answer: z.number().int(),
      kept: z.array(z.number().int()),
      questions: z.array(z.string()),
    })
    .nullable()
    .optional(),
})

/** Of how many rejected lines, and of how many held ones, a trial shows the row itself. */
export const linesShown = 20

/** Lines are alike where nothing but the words, numbers and days in the reason differs. */
export function kindOfReason(reason: string): string {
  return reason.replace(/“[^”]*”/g, '“”').replace(/\d+ \p{L}+ \d{4}|\d+/gu, '0')
}
const Line = z.object({
  line: z.number().int(),
  reason: z.string(),
  /** The beginning of the row itself, where it is shown. */
  row: z.string().optional(),
})

/** What an import would do, or has done. Submissions, notes from events and comments are never added together. */
export const Report = z.object({
  file: z.string(),
  decisions: Decisions.extend({
    dateOrder: DateOrder.or(z.literal('ambiguous')).nullable(),
    columns: z.array(MappedColumn),
  }),
  rows: z.number().int(),
  accepted: z.number().int(),
  rejected: z.array(Line),
  held: z.array(Line),
  already: z.number().int(),
  submissions: z.number().int(),
  notes: z.number().int(),
  comments: z.number().int(),
  warnings: z.array(z.string()),
  /** How the file stands to what was imported before; `question` is what somebody should answer. */
  relation: z
    .object({
      as: z.enum(['newer', 'another']),
      chosen: z.boolean(),
      of: z.string().nullable(),
      question: z.string().nullable(),
    })
    .nullable(),
})

/** A chosen file, as the reader sees it now. */
export const UploadView = z.object({
  id: Id,
  fileName: z.string(),
  fileBytes: z.number().int(),
  consultation: z.object({ slug: z.string(), title: z.string() }),
  phases: z.array(z.object({ code: z.string(), name: z.string() })),
  questions: z.array(z.string()),
  decisions: Decisions,
  columns: z.array(
    z.object({ label: z.string(), samples: z.array(z.string()), ambiguousDates: z.boolean(), datesWhy: z.string() }),
  ),
  /** The first rows, as they stand in the file. */
  first: z.array(z.object({ line: z.number().int(), cells: z.array(z.string()) })),
  rows: z.number().int(),
  warnings: z.array(z.string()),
  /** The tools that a file can be said to come from. */
  tools: z.array(z.object({ code: z.string(), name: z.string() })),
  map: ColumnMap,
  choices: Choices,
  maps: z.array(z.object({ name: z.string(), fits: z.boolean() })),
  /** The earlier import that this seems to be a newer export of. */
  series: z.object({ fileName: z.string(), startedAt: Instant }).nullable(),
  /** The next sheet of the workbook that holds people's words. */
  sheetAfter: z.string().nullable(),
  /** What a dry run gave; null until one was done with these choices. */
  report: Report.nullable(),
})
export type UploadView = z.output<typeof UploadView>

export const importStates = {
  waiting: 'Waiting to begin',
  running: 'Being imported',
  interrupted: 'Waiting to go on',
  finished: 'Imported',
  stopped: 'Stopped',
  'cut-short': 'Cut short',
  failed: 'Could not go on',
  undoing: 'Being taken back',
  undone: 'Taken back',
} as const
export const ImportState = z.enum(Object.keys(importStates) as [keyof typeof importStates])
export type ImportState = z.output<typeof ImportState>

/** Is there more of it to come, without anybody's doing? */
export function isUnderWay(state: ImportState): boolean {
  return state === 'waiting' || state === 'running' || state === 'interrupted'
}

/** How far an import is. `done` of `lines` lines of the file are accounted for. */
export const ProgressView = z.object({
  state: ImportState,
  done: z.number().int(),
  lines: z.number().int(),
  accepted: z.number().int(),
  rejected: z.number().int(),
  held: z.number().int(),
  already: z.number().int(),
  submissions: z.number().int(),
  notes: z.number().int(),
  comments: z.number().int(),
})
export type ProgressView = z.output<typeof ProgressView>

export const ImportSummary = ProgressView.extend({
  id: Id,
  fileName: z.string(),
  consultation: z.object({ slug: z.string(), title: z.string() }),
  by: z.string().nullable(),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  /** When its last lines came in. */
  lastAt: Instant.nullable(),
  /** Held rows that nobody has decided about yet. */
  undecided: z.number().int(),
})
export type ImportSummary = z.output<typeof ImportSummary>

export const ImportView = ImportSummary.extend({
  fault: z.string().nullable(),
  undoneAt: Instant.nullable(),
  undoneBy: z.string().nullable(),
  warnings: z.array(z.string()),
  decisions: Decisions.extend({ dateOrder: DateOrder.or(z.literal('ambiguous')).nullable() }),
  columns: z.array(MappedColumn),
  /** Why it cannot be taken back; empty if it can. */
  obstacles: z.array(z.string()),
  /** Links to unpublished responses that would go with it. */
  draftLinks: z.number().int(),
})
export type ImportView = z.output<typeof ImportView>

export const outcomeLabels = {
  accepted: 'Imported',
  rejected: 'Rejected',
  held: 'Held for a decision',
  already: 'There already',
} as const
export const LineOutcome = z.enum(Object.keys(outcomeLabels) as [keyof typeof outcomeLabels])
export const decisionLabels = {
  taken: 'Taken as a new submission',
  kept: 'Not imported: what was there is kept',
  corrected: 'Corrected and imported',
} as const
const Decision = z.enum(Object.keys(decisionLabels) as [keyof typeof decisionLabels])

/** What became of one line of the file. */
export const LineView = z.object({
  line: z.number().int(),
  outcome: LineOutcome,
  reason: z.string().nullable(),
  decision: Decision.nullable(),
  decidedBy: z.string().nullable(),
  /** The comments that it became, or were there already. */
  comments: z.array(z.object({ id: Id, body: z.string() })),
})
export type LineView = z.output<typeof LineView>

/** One line with its row, for a person who decides about it. */
export const LineDetail = LineView.extend({
  /** The row's cells, one for each column; null where they cannot be told apart. */
  cells: z.array(z.string()).nullable(),
  text: z.string().nullable(),
  /** Why its words are not shown: not screened for harm yet, may tell of harm, or the comment it became is in no list. */
  withheld: z.enum(['unscreened', 'harm', 'comment']).nullable(),
})
export type LineDetail = z.output<typeof LineDetail>

/** What a person decides about a held or rejected row. */
export const LineDecision = z.discriminatedUnion('decision', [
  z.object({ decision: z.literal('take') }),
  z.object({ decision: z.literal('keep') }),
  z.object({
    decision: z.literal('correct'),
    /** The row as it should be: a cell for each column of the file. */
    cells: z.array(Words(100_000, 'this cell')).max(1000),
  }),
])
export type LineDecision = z.output<typeof LineDecision>

/** What a person decides about all rows that are held for one reason. */
export const AlikeDecision = z.object({ decision: z.enum(['take', 'keep']), reason: Text().max(1_000) })

/** A row that was not taken in and may tell of harm, with its words: for the safeguarding lead alone. */
export const HeardRow = z.object({
  importId: Id,
  line: z.number().int(),
  fileName: z.string(),
  consultation: z.string(),
  /** Why it was held or rejected. */
  reason: z.string().nullable(),
  kind: z.string(),
  urgency: z.number().int(),
  raisedAt: Instant,
  /** It can be taken in as a comment as it came. */
  mayTake: z.boolean(),
  cells: z.array(z.object({ label: z.string(), value: z.string() })),
})
export type HeardRow = z.output<typeof HeardRow>

/** What the safeguarding lead does with such a row; leaving it out needs a note of what was done. */
export const HeardDecision = z.discriminatedUnion(
  'decision',
  [
    z.object({ decision: z.literal('take'), note: emptyAsAbsent(Words(1000, 'the note')) }),
    z.object({
      decision: z.literal('leave'),
      note: Text('Please say what was done.').min(1, 'Please say what was done.').max(1000),
    }),
  ],
  { error: 'Please choose what to do with this row.' },
)
export type HeardDecision = z.output<typeof HeardDecision>

export const HeardRowsPageProps = z.object({ rows: z.array(HeardRow), at: Instant })
export type HeardRowsPageProps = z.output<typeof HeardRowsPageProps> & { formState: FormState }

export const ImportsPageProps = z.object({
  /** Files that the viewer chose and has not imported yet. */
  files: z.array(z.object({ id: Id, fileName: z.string(), createdAt: Instant, consultation: z.string() })),
  imports: z.array(ImportSummary),
  next: z.string().nullable(),
  /** Slug of the consultation whose imports alone are listed. */
  consultation: z.string().nullable(),
  mayManageKeys: z.boolean(),
})
export type ImportsPageProps = z.output<typeof ImportsPageProps>

const Fault = z.object({ field: z.string(), message: z.string() })

export const NewImportPageProps = z.object({
  consultations: z.array(z.object({ slug: z.string(), title: z.string() })),
  chosen: z.string(),
  faults: z.array(Fault),
})
export type NewImportPageProps = z.output<typeof NewImportPageProps>

export const FilePageProps = z.object({
  upload: UploadView,
  faults: z.array(Fault),
  saved: z.string().nullable(),
  /** Something was changed before it was to be imported, so it was tried out again. */
  triedAgain: z.boolean(),
})
export type FilePageProps = z.output<typeof FilePageProps>

export const ImportPageProps = z.object({
  view: ImportView,
  lines: z.array(LineView),
  shown: LineOutcome.nullable(),
  next: z.number().int().nullable(),
  problem: z.string().nullable(),
  /** Why rows wait for a decision, and how many for each reason. */
  heldReasons: z.array(z.object({ reason: z.string(), rows: z.number().int() })),
})
export type ImportPageProps = z.output<typeof ImportPageProps>

export const LinePageProps = z.object({
  view: ImportView,
  detail: LineDetail,
  faults: z.array(Fault),
})
export type LinePageProps = z.output<typeof LinePageProps>

/** What came on paper, by telephone or in an e-mail, typed in by an officer: one submission. */
export const TypedIn = z.object({
  /** Made with the form: the same form sent twice is one submission. */
  key: Text().min(8).max(100),
  consultation: Text().max(100),
  channel: Channel.extract(['paper', 'phone', 'email']),
  comments: z
    .array(
      z.object({
        /** The question's number; null for none in particular. */
        question: Integer().nullable(),
        body: Words(100_000, 'the comment').refine((text) => text.trim() !== '', {
          message: 'Please type the comment.',
        }),
      }),
    )
    .min(1, 'Please type at least one comment.')
    .max(50),
  saidOn: emptyAsAbsent(Day),
  respondentKind: emptyAsAbsent(RespondentKind),
  organisation: Maybe(200, 'the organisation'),
  area: Maybe(100, 'the area'),
  consentToQuote: z.boolean().default(false),
  /** Ticked answers to the consultation’s questions about equality, where it asks any; sealed apart from the comment. */
  equality: EqualityAnswers.optional(),
  onBehalfOf: Maybe(200, 'on whose behalf'),
  /** How many signed it, if it is a petition. */
  signatures: emptyAsAbsent(
    z.coerce.number('Please give a whole number.').int('Please give a whole number.').min(1).max(10_000_000),
  ),
  /** The number that our printed form carries: its receipt is the one that was torn off. */
  formNumber: emptyAsAbsent(
    Text()
      .max(40)
      .transform((typed, context) => {
        const number = formNumberAsPrinted(typed)
        if (number) return number
        context.addIssue({ code: 'custom', message: 'This is no number of our forms. Please check it sign by sign.' })
        return z.NEVER
      }),
  ),
  batch: Maybe(60, 'the batch number'),
  scan: Maybe(200, 'the scan reference'),
})
export type TypedIn = z.output<typeof TypedIn>

export const TypedInReceipt = z.object({
  id: Id,
  receipt: z.string(),
  url: z.string(),
  late: z.boolean(),
  again: z.boolean(),
})

/** A stretch of two typings: in both, only in the first, or only in the second. */
export const Difference = z.object({ in: z.enum(['both', 'first', 'second']), text: z.string() })
export type Difference = z.output<typeof Difference>

export const TypeInPageProps = z.object({
  consultations: z.array(z.object({ slug: z.string(), title: z.string() })),
  /** The one that is typed into; null until one is chosen. */
  consultation: z
    .object({
      slug: z.string(),
      title: z.string(),
      areas: z.array(z.string()),
      asksEquality: z.boolean(),
      questions: z.array(z.object({ position: z.number().int(), text: z.string() })),
    })
    .nullable(),
  typed: z.record(z.string(), z.string()),
  faults: z.array(Fault),
  /** Typing it, typing it a second time to compare, or settling what differs. */
  step: z.enum(['first', 'second', 'settle']),
  differences: z.array(z.object({ question: z.string(), parts: z.array(Difference) })),
  last: z.object({ id: Id, receipt: z.string(), url: z.string(), late: z.boolean() }).nullable(),
})
export type TypeInPageProps = z.output<typeof TypeInPageProps>

/** A submission in a batch: what `POST …/submissions` takes, and what a kiosk or another system knows besides. */
export const BatchSubmission = NewSubmission.extend({
  /** The sender's own key: the same again is taken once. */
  key: Text('Please give each submission a key of its own.')
    .min(1, 'Please give each submission a key of its own.')
    .max(150, 'Please keep keys to 150 characters.'),
  /** When it was said, if earlier than now: a kiosk may have been without a line. */
  saidAt: Instant.optional(),
  channel: Channel.extract(['api', 'event', 'paper', 'phone', 'email']).default('api'),
  /** The reference of the event where it was said. */
  event: Text().max(100).optional(),
})
export const Batch = z.object({
  submissions: z
    .array(z.record(Text(), z.unknown()))
    .min(1, 'Please send at least one submission.')
    .max(1000, 'Please send at most 1,000 submissions at once.'),
})
export const BatchOutcomes = z.object({
  taken: z.number().int(),
  already: z.number().int(),
  refused: z.number().int(),
  /** One for each submission, in the order of the batch. */
  outcomes: z.array(
    z.object({
      outcome: z.enum(['taken', 'already', 'refused']),
      receipt: z.string().optional(),
      url: z.string().optional(),
      late: z.boolean().optional(),
      /** Why it was refused, and which fields do not fit. */
      detail: z.string().optional(),
      fields: z.array(Fault).optional(),
    }),
  ),
})
export type BatchOutcomes = z.output<typeof BatchOutcomes>
