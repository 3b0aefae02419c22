import { z } from 'zod'
import { Id, Day, Instant, line, Text } from '../http/wire.ts'
import { Outcome, Decision, Mandate, Reason } from './vocabulary.ts'
import { eachPlain } from './fields-vocabulary.ts'
import { ChangedWording, PassedTo, Draft } from './draft-contract.ts'
import { Check, CheckReason } from './checks/checks-contract.ts'
import { StanceCounts } from '../comments/stance-contract.ts'
import { LaterChange } from './links/later-contract.ts'

export const Named = z.object({ id: Id, name: z.string() })
export type Named = z.output<typeof Named>

/** A public response that was passed on to an organisation, and what it has replied. */
export const PassedOnLine = z.object({
  ref: z.string(),
  consultation: z.string(),
  youSaid: z.string(),
  weDid: z.string(),
  organisationId: Id,
  organisation: z.string(),
  on: Day.nullable(),
  replyDue: Day.nullable(),
  reply: z.string().nullable(),
  repliedOn: Day.nullable(),
  /** The published words give no reply themselves. */
  mayReply: z.boolean(),
})
export type PassedOnLine = z.output<typeof PassedOnLine>

/** A change that a reviewer asked for, and what became of it. */
export const AskedChange = z.object({
  id: Id,
  version: z.number().int(),
  /** Null: all of it. */
  field: z.string().nullable(),
  note: z.string(),
  passage: z.string().nullable(),
  by: z.string(),
  at: Instant,
  /** The version in which it was done, and how; null while nobody has ticked it off. */
  done: z.object({ version: z.number().int(), note: z.string().nullable(), by: z.string() }).nullable(),
})
export type AskedChange = z.output<typeof AskedChange>

export const SettleAsked = z.object({
  done: z.enum(['yes', 'no'], 'Please say whether it is done.'),
  note: line(1_000, 'what became of it'),
})
export type SettleAsked = z.output<typeof SettleAsked>
/** The consultation takes comments: until when, if that is known, and whether only late ones. */
export const StillOpen = z.object({ until: Day.nullable(), late: z.boolean() })
export type StillOpen = z.output<typeof StillOpen>
export const Embargo = z.object({
  id: Id,
  area: z.string().nullable(),
  organisation: z.string().nullable(),
  startsOn: Day,
  endsOn: Day,
  reason: z.string(),
})
export type Embargo = z.output<typeof Embargo>
export const Override = z.object({
  reason: z.string(),
  askedBy: z.string(),
  askedAt: Instant,
  allowedBy: z.string().nullable(),
})
export type Override = z.output<typeof Override>

/** A resolution that is linked to a response, as the desk sees it. */
export const ResponseResolution = z.object({
  id: Id,
  number: z.string(),
  text: z.string(),
  board: z.string(),
  meeting: z.object({ slug: z.string(), title: z.string(), day: Day.nullable(), dayWording: z.string().nullable() }),
  version: z.number().int().nullable(),
  delegatedTo: z.string().nullable(),
  delegatedScope: z.string().nullable(),
  delegatedUntil: Day.nullable(),
})
export type ResponseResolution = z.output<typeof ResponseResolution>

export const responseStates = {
  drafting: 'Being drafted',
  'changes-asked': 'Changes asked for',
  'in-review': 'In review',
  'with-groups': 'With groups',
  'with-board': 'With the board',
  approved: 'Approved, not yet published',
  planned: 'Approved, to be published on a day',
  published: 'Published',
  replaced: 'Published, and replaced by another response',
  abandoned: 'Abandoned',
} as const
export const ResponseState = z.enum(Object.keys(responseStates) as [keyof typeof responseStates])
export type ResponseState = z.output<typeof ResponseState>

/** A line of the desk's list. */
export const ResponseLine = z.object({
  ref: z.string(),
  consultation: z.string(),
  youSaid: z.string(),
  outcome: Outcome.nullable(),
  state: ResponseState,
  version: z.number().int(),
  /** An earlier version is public while this one is being worked on. */
  correcting: z.boolean(),
  comments: z.number().int(),
  /** Who is to act next, in words; null when nobody need. */
  waitsFor: z.string().nullable(),
  since: Instant,
})
export type ResponseLine = z.output<typeof ResponseLine>
export const ListQuery = z.object({
  consultation: Text().max(100).optional(),
  state: ResponseState.optional(),
  /** Only what waits for me to act, or that I drafted. */
  mine: z.enum(['to-review', 'drafted']).optional(),
  after: Text().max(40).optional(),
})
export type ListQuery = z.output<typeof ListQuery>
export const ResponseList = z.object({ items: z.array(ResponseLine), next: z.string().nullable() })
export type ResponseList = z.output<typeof ResponseList>

export const ReviewLine = z.object({
  id: Id,
  version: z.number().int(),
  decision: Decision,
  note: z.string().nullable(),
  passage: z.string().nullable(),
  /** Who spoke: an officer by name, a group's member by post. */
  by: z.string(),
  group: z.string().nullable(),
  recordedBy: z.string().nullable(),
  at: Instant,
})
export type ReviewLine = z.output<typeof ReviewLine>

/** One member's private link, as the desk follows it. */
export const RoundLink = z.object({
  id: Id,
  post: z.string(),
  madeOn: Day,
  openedOn: Day.nullable(),
  /** Withdrawn, or out of date. */
  ended: z.boolean(),
  byMail: z.boolean(),
  /** Not by mail: whether somebody was shown it to pass it on. */
  shown: z.boolean(),
  /** Something was said by it, and waits for the code. */
  waitsForCode: z.boolean(),
})
export type RoundLink = z.output<typeof RoundLink>
export const RoundGroup = z.object({
  id: Id,
  name: z.string(),
  links: z.array(RoundLink),
  mandate: Mandate,
  decision: Decision.nullable(),
  /** Who went on without it, and why: the last one holds, unless the group said no since or its giver has left. */
  waivers: z.array(z.object({ by: z.string(), reason: z.string() })),
})
export const Round = z.object({
  id: Id,
  version: z.number().int(),
  dueOn: Day.nullable(),
  note: z.string().nullable(),
  openedBy: z.string(),
  openedAt: Instant,
  groups: z.array(RoundGroup),
})
export type Round = z.output<typeof Round>

export const VersionLine = z.object({
  number: z.number().int(),
  editors: z.array(z.string()),
  editedAt: Instant,
  sentAt: Instant.nullable(),
  publishedOn: Day.nullable(),
  replacedAt: Instant.nullable(),
  changeReason: z.string().nullable(),
})
export type VersionLine = z.output<typeof VersionLine>

export const PublicCommitment = z.object({
  series: Id,
  text: z.string(),
  owner: z.string().nullable(),
  dueOn: Day,
  keptOn: Day.nullable(),
  updates: z.array(z.object({ onDay: Day, keptOn: Day.nullable(), text: z.string(), evidence: z.string().nullable() })),
})
export type PublicCommitment = z.output<typeof PublicCommitment>

/** A draft with its ids turned into names: what a reader sees of it. */
export const Readable = z.object({
  ref: z.string(),
  youSaid: z.string(),
  weDid: z.string(),
  outcome: Outcome.nullable(),
  reasonCode: Reason.nullable(),
  reasonText: z.string().nullable(),
  owner: z.string().nullable(),
  workstream: z.string().nullable(),
  decidedOn: Day.nullable(),
  decisionBody: z.string().nullable(),
  decisionDueOn: Day.nullable(),
  decisionDueWording: z.string().nullable(),
  plannedFor: Day.nullable(),
  doneOn: Day.nullable(),
  nextUpdateOn: Day.nullable(),
  ...eachPlain(() => z.string().nullable()),
  supersededBy: z.string().nullable(),
  changeReason: z.string().nullable(),
  changedWhat: z.array(ChangedWording),
  passedTo: z.array(PassedTo),
  commitments: z.array(PublicCommitment),
  quotes: z.array(z.string()),
  themes: z.array(z.string()),
  comments: z.number().int(),
})
export type Readable = z.output<typeof Readable>

/** Why the person who asks may not do something now; null where they may. */
export const WhyNot = z.object({
  edit: z.string().nullable(),
  send: z.string().nullable(),
  approve: z.string().nullable(),
  askForChanges: z.string().nullable(),
  openRound: z.string().nullable(),
  recordForGroup: z.string().nullable(),
  waive: z.string().nullable(),
  publish: z.string().nullable(),
  abandon: z.string().nullable(),
  /** Plan it for when the board has resolved. */
  planAfterBoard: z.string().nullable(),
  linkResolution: z.string().nullable(),
  askOverride: z.string().nullable(),
  allowOverride: z.string().nullable(),
})
export type WhyNot = z.output<typeof WhyNot>

/** One response as the desk sees it. */
export const DeskResponse = z.object({
  ref: z.string(),
  /** Who answers for it: an organisation, or the programme (null). */
  organisation: z.string().nullable(),
  consultation: z.object({ slug: z.string(), title: z.string() }),
  point: z.string().nullable(),
  state: ResponseState,
  waitsFor: z.string().nullable(),
  /** Null for a draft that stands; the reason is null where none was asked for yet. */
  abandoned: z.object({ at: Instant, by: z.string(), reason: z.string().nullable() }).nullable(),
  version: z.number().int(),
  edit: z.number().int(),
  frozen: z.boolean(),
  draft: Draft,
  readable: Readable,
  editors: z.array(z.string()),
  editedAt: Instant,
  checks: z.array(Check),
  /** How its comments stand to what was proposed. */
  stances: StanceCounts,
  checkReasons: z.array(CheckReason),
  /** Linked comments that ordinary lists do not show: held by safeguarding, or withdrawn since. */
  hidden: z.number().int(),
  /** What it costs to change which comments it answers: an approval, or a second officer's agreement. */
  costOfRelinking: z.string().nullable(),
  versions: z.array(VersionLine),
  reviews: z.array(ReviewLine),
  rounds: z.array(Round),
  /** Approving groups that have neither approved this version nor been waived. */
  outstanding: z.array(Named),
  published: z.object({ version: z.number().int(), publishedOn: Day, comments: z.number().int() }).nullable(),
  plan: z
    .object({ publishOn: Day, publishHour: z.number().int(), afterResolution: z.boolean(), by: z.string() })
    .nullable(),
  /** Why its last plan came to nothing at its moment. */
  planDropped: z.string().nullable(),
  embargo: Embargo.nullable(),
  /** Set while its consultation takes comments and nothing of it is public: publishing asks why. */
  stillOpen: StillOpen.nullable(),
  override: Override.nullable(),
  /** Boards that must have resolved: by the consultation's rule, or for this response. */
  boards: z.array(Named.extend({ requiredBy: z.enum(['consultation', 'response', 'resolution']) })),
  /** Why a board still holds it, a sentence each. */
  boardsOutstanding: z.array(z.string()),
  resolutions: z.array(ResponseResolution),
  amendment: z
    .object({
      what: z.string(),
      delegatedTo: z.string(),
      by: z.string(),
      at: Instant,
      /** Who agreed, having written no part, that the delegation covers it; null while nobody has. */
      agreedBy: z.string().nullable(),
    })
    .nullable(),
  /** News that an embargo holds. */
  heldUpdates: z.array(z.object({ at: Instant, text: z.string() })),
  /** What changed it since it was public, the newest first. */
  later: z.array(LaterChange),
  /** To whom the public version was passed on, with who has replied: each by id. */
  passedOn: z.array(PassedTo.extend({ organisationId: Id })),
  whyNot: WhyNot,
  history: z.array(z.object({ at: Instant, actor: z.string().nullable(), what: z.string() })),
})
export type DeskResponse = z.output<typeof DeskResponse>

/** What the editor's lists offer. */
export const Choices = z.object({
  organisations: z.array(Named),
  groups: z.array(Named.extend({ mandate: Mandate })),
  workstreams: z.array(Named),
  themes: z.array(Named.extend({ code: z.string(), parent: z.string().nullable() })),
  responses: z.array(z.object({ ref: z.string(), youSaid: z.string() })),
  quotable: z.array(z.object({ id: Id, words: z.string() })),
  /** Resolutions that could be linked, those of the boards that must resolve first. */
  resolutions: z.array(z.object({ id: Id, label: z.string() })),
})
export type Choices = z.output<typeof Choices>

export const Fault = z.object({ field: z.string(), message: z.string() })
