import { StanceCounts } from '../comments/stance-contract.ts'
import { z } from 'zod'
import { CampaignBehind } from '../campaigns/contract.ts'
import { InboxList, ListKey } from '../comments/contract.ts'
import { Notes } from '../comments/notes-contract.ts'
import type { FormState } from '../http/action.ts'
import { FollowUp, FollowUpNotes } from '../followers/contract.ts'
import { LaterChange } from './later-contract.ts'
import { Day, emptyAsAbsent, Id, Instant, Integer, Problem, Text, Whole, Words } from '../http/wire.ts'
import { Decision, Mandate, Outcome, Reason } from './vocabulary.ts'
import { eachPlain, type LimitedField, responseFields } from './fields-vocabulary.ts'

/** Most comments that one action links or unlinks. */
export const mostComments = 10_000

const absent = (value: unknown) => (value === '' || value === undefined ? null : value)
/** Left out, empty and null are the same: a form sends what was not filled in as an empty text. */
const orNull = <T extends z.ZodType>(schema: T) => z.preprocess(absent, schema.nullable())
const line = (most: number, what: string) =>
  orNull(Words(most, what).transform((text) => text.trim())).transform((text) => text || null)
const rows = <T extends z.ZodType>(row: T, most: number, what: string) =>
  z.array(row).max(most, `Please keep to ${most} ${what}.`).default([])

/** What changed in which document: the words before and after; empty where there were none. */
export const ChangedWording = z.object({
  document: z.string(),
  section: z.string(),
  before: z.string(),
  after: z.string(),
})
export type ChangedWording = z.output<typeof ChangedWording>

/** To whom it was passed on, by name, and what came back. */
export const PassedTo = z.object({
  organisation: z.string(),
  on: Day.nullable(),
  replyDue: Day.nullable(),
  reply: z.string().nullable(),
  repliedOn: Day.nullable(),
  /** What they were said to have replied before that was corrected, the first one first. */
  earlierReplies: z.array(z.object({ text: z.string(), repliedOn: Day })).optional(),
})
export type PassedTo = z.output<typeof PassedTo>
/** The same as a draft holds it. */
export const DraftPassedTo = PassedTo.omit({ organisation: true, earlierReplies: true }).extend({ organisationId: Id })
export type DraftPassedTo = z.output<typeof DraftPassedTo>

/** A dated promise. `series` stays the same from version to version; a new promise has none yet. */
export const DraftCommitment = z.object({
  series: Id.nullable(),
  text: z.string(),
  ownerOrganisationId: Id.nullable(),
  dueOn: Day,
})
export type DraftCommitment = z.output<typeof DraftCommitment>

/** Everything that an officer writes: one version's content. What is not said is null or empty. */
export const Draft = z.object({
  youSaid: z.string(),
  weDid: z.string(),
  outcome: Outcome.nullable(),
  reasonCode: Reason.nullable(),
  reasonText: z.string().nullable(),
  ownerOrganisationId: Id.nullable(),
  ownerGroupId: Id.nullable(),
  workstreamId: Id.nullable(),
  decidedOn: Day.nullable(),
  decisionBody: z.string().nullable(),
  decisionDueOn: Day.nullable(),
  /** What must happen first, where no day can be named. */
  decisionDueWording: z.string().nullable(),
  plannedFor: Day.nullable(),
  doneOn: Day.nullable(),
  nextUpdateOn: Day.nullable(),
  ...eachPlain(() => z.string().nullable()),
  /** The reference of the response that replaces this one. */
  supersededBy: z.string().nullable(),
  /** Why what was published is corrected: shown with the new version. */
  changeReason: z.string().nullable(),
  changedWhat: z.array(ChangedWording),
  passedTo: z.array(DraftPassedTo),
  commitments: z.array(DraftCommitment),
  /** Comments that are quoted, in this order, in their public words. */
  quotes: z.array(Id),
  themes: z.array(Id),
})
export type Draft = z.output<typeof Draft>

/** How long a field may be, and what a refusal calls it. */
function limit(field: LimitedField): [number, string] {
  const { most, named } = responseFields[field]
  return [most, named]
}

/** A draft as it is sent: anything may be left out, and an empty text is the same as nothing. */
export const NewDraft = z.object({
  youSaid: Words(...limit('youSaid')).default(''),
  weDid: Words(...limit('weDid')).default(''),
  outcome: orNull(Outcome),
  reasonCode: orNull(Reason),
  reasonText: line(...limit('reasonText')),
  ownerOrganisationId: orNull(Id),
  ownerGroupId: orNull(Id),
  workstreamId: orNull(Id),
  decidedOn: orNull(Day),
  decisionBody: line(...limit('decisionBody')),
  decisionDueOn: orNull(Day),
  decisionDueWording: line(...limit('decisionDueWording')),
  plannedFor: orNull(Day),
  doneOn: orNull(Day),
  nextUpdateOn: orNull(Day),
  ...eachPlain((field) => line(...limit(field))),
  supersededBy: line(40, 'the reference of the new response'),
  changeReason: line(...limit('changeReason')),
  changedWhat: rows(
    z.object({
      document: Words(300, 'the document').default(''),
      section: Words(300, 'the section').default(''),
      before: Words(5_000, 'the wording before').default(''),
      after: Words(5_000, 'the wording after').default(''),
    }),
    30,
    'changes of wording',
  ),
  passedTo: rows(
    z.object({
      organisationId: Id,
      on: orNull(Day),
      replyDue: orNull(Day),
      reply: line(3_000, 'the reply'),
      repliedOn: orNull(Day),
    }),
    30,
    'organisations',
  ),
  commitments: rows(
    z.object({
      series: orNull(Id),
      text: Words(1_000, 'the commitment')
        .transform((text) => text.trim())
        .refine((text) => text !== '', 'Please say what is promised.'),
      ownerOrganisationId: orNull(Id),
      dueOn: Day,
    }),
    30,
    'commitments',
  ),
  quotes: rows(Id, 20, 'quotes'),
  themes: rows(Id, 40, 'themes'),
}) satisfies z.ZodType<Draft>

/** Which comments: picked by id, all that are in hand in a theme, or all that a filter of the inbox finds. */
export const Selection = z.object({
  comments: z
    .array(Id)
    .max(mostComments, `Please choose at most ${mostComments.toLocaleString('en-GB')} comments at once.`)
    .optional(),
  theme: Id.optional(),
  /** Every copy of a campaign's letter that is in hand. */
  campaign: Id.optional(),
  /** The query of an address of the inbox, for example `state=in-hand&channel=event`; withdrawn comments are left out. */
  filter: Text().max(2_000).optional(),
})
export type Selection = z.output<typeof Selection>

export const NewResponse = Selection.extend({
  /** The consultation's address name; needed only when neither comments, a theme nor a campaign say it. */
  consultation: Text().max(100).optional(),
  /** The consultation point's number. */
  point: Integer().optional(),
  /** The organisation that answers; absent: the only one that the asker may write for, or the programme. */
  organisation: Id.optional(),
})
export type NewResponse = z.output<typeof NewResponse>
const Named = z.object({ id: Id, name: z.string() })
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

/** Which organisation answers from now on (null: the programme), and why. */
export const HandOver = z.object({
  organisation: z.preprocess(
    (value) => (value === '' ? null : value),
    z.uuid('Please choose who answers from now on.').nullable(),
  ),
  reason: Words(1_000, 'the reason')
    .transform((text) => text.trim())
    .refine((text) => text !== '', 'Please say why.'),
})
export type HandOver = z.output<typeof HandOver>
/** The organisations that may look at it: exactly these. */
export const NewShares = z.object({ organisations: z.array(Id).max(100) })
export type NewShares = z.output<typeof NewShares>
/** Who answers for a response, and who else may look. */
export const AccountablePageProps = z.object({
  ref: z.string(),
  organisation: z.string().nullable(),
  sharedWith: z.array(Named),
  /** Who could answer instead. */
  owners: z.array(Named),
  organisations: z.array(Named),
  mayChange: z.boolean(),
})
export type AccountablePageProps = z.output<typeof AccountablePageProps> & { formState: FormState }
export const Started = z.object({ ref: z.string(), comments: z.number().int(), url: z.string() })
export type Started = z.output<typeof Started>
export const Linked = z.object({
  /** How many were added or taken away by this action. */
  changed: z.number().int(),
  comments: z.number().int(),
  /** How many wait for a second officer, where the consultation asks for one before a public response changes. */
  waiting: z.number().int().optional(),
})
export type Linked = z.output<typeof Linked>

/** Which comments, by a filter of the inbox: its query, for example `state=in-hand&channel=event`. */
export const ByFilter = z.object({ filter: Text().max(2_000) })
export const LinkedPiece = Linked.extend({
  /** What the filter still finds: asking again goes on with it. */
  left: z.number().int(),
})
export type LinkedPiece = z.output<typeof LinkedPiece>

/** What a filter by which comments were added finds since. */
export const CameSince = z.object({ query: z.string(), words: z.string(), count: z.number().int(), more: z.boolean() })
export type CameSince = z.output<typeof CameSince>

/** One thing that a check found. `hard` stops it from being sent; `soft` asks for a reason. */
export const Check = z.object({
  rule: z.string(),
  severity: z.enum(['hard', 'soft']),
  /** The field of the draft it is about. */
  field: z.string(),
  message: z.string(),
  /** The words that triggered it, as they stand in the draft. */
  words: z.array(z.string()),
})
export type Check = z.output<typeof Check>
export const CheckReason = z.object({ rule: Text().max(60), reason: Words(1_000, 'the reason') })
export type CheckReason = z.output<typeof CheckReason>

/** A stretch of words, the same in both texts or only in one. */
export const Difference = z.object({ kind: z.enum(['same', 'removed', 'added']), text: z.string() })
export type Difference = z.output<typeof Difference>
export const FieldDifference = z.object({ field: z.string(), label: z.string(), parts: z.array(Difference) })
export type FieldDifference = z.output<typeof FieldDifference>

export const SaveDraft = z.object({
  /** The version and edit that the editor began from: somebody who holds an older one is told, not overwritten. */
  version: Whole().positive(),
  edit: Whole().positive(),
  draft: NewDraft,
  /** After a conflict: the state that was compared, and the fields of the page in which yours stands instead of theirs. */
  over: z
    .object({
      version: Whole().positive(),
      edit: Whole().positive(),
      mine: z.array(Text().max(40)).max(40),
    })
    .optional(),
})
export type SaveDraft = z.output<typeof SaveDraft>
export const Saved = z.object({
  version: z.number().int(),
  edit: z.number().int(),
  savedAt: Instant,
  checks: z.array(Check),
  /** What somebody else had changed meanwhile, and is kept beside yours; null if nobody had. */
  merged: z.object({ by: z.string(), fields: z.array(z.string()), draft: Draft }).nullable(),
})
export type Saved = z.output<typeof Saved>
/** Somebody else changed the same field first: what they have now, and how yours differs where both changed. */
export const EditConflict = z.object({
  version: z.number().int(),
  edit: z.number().int(),
  by: z.string(),
  at: Instant,
  draft: Draft,
  /** From their words to yours. */
  differences: z.array(FieldDifference),
})
export type EditConflict = z.output<typeof EditConflict>
export const SaveProblem = Problem.extend({ current: EditConflict.optional() })

export const SendForReview = z.object({
  version: Whole().positive(),
  edit: Whole().positive(),
  reasons: z.array(CheckReason).max(40).default([]),
  /** Where a board agreed to an earlier version: the resolution that delegates this change; null: it goes back to the board. */
  delegation: orNull(Id),
  /** What was changed, as everybody reads it beside the delegation. */
  amendment: line(1_000, 'what was changed'),
})
export type SendForReview = z.output<typeof SendForReview>

export const NewReview = z.object({
  version: Whole().positive(),
  decision: Decision,
  note: line(5_000, 'the note'),
  passage: line(1_000, 'the passage'),
  /** The field that the note is about, where it is about one. */
  field: emptyAsAbsent(Text().max(40)),
  /** For a group: its id. By a member of it, or recorded by an officer from a meeting, of which the next three then tell. */
  group: orNull(Id),
  meetingOn: orNull(Day),
  present: line(1_000, 'who was there'),
  minute: line(500, 'the minute'),
})
export type NewReview = z.output<typeof NewReview>

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

/** What somebody sends who came by a private link. */
export const InvitedReview = z.object({
  decision: Decision,
  note: line(5_000, 'your note'),
  passage: line(1_000, 'the passage'),
  speaksFor: z.enum(['group', 'self'], 'Please choose whether you speak for the group or for yourself.'),
})
export type InvitedReview = z.output<typeof InvitedReview>

export const NewRound = z.object({
  version: Whole().positive(),
  groups: z.array(Id).min(1, 'Please choose at least one group.').max(40),
  dueOn: Day,
  note: line(2_000, 'the note'),
})
export type NewRound = z.output<typeof NewRound>
/** One seat of a group that was asked: how its private link travels. Whose address it is is not said. */
export const Invited = z.object({
  group: z.string(),
  post: z.string(),
  sent: z.enum(['by-mail', 'by-hand', 'not-sent']),
  why: z.string().nullable(),
})
export type Invited = z.output<typeof Invited>
export const RoundOpened = z.object({ round: Id, invited: z.array(Invited) })
export type RoundOpened = z.output<typeof RoundOpened>
/** The code that was sent to the member's address. */
export const ReviewCode = z.object({ code: Words(20, 'the code') })
/** A private link, or its code, shown once to somebody who wrote no part. */
export const ShownOnce = z.object({ link: z.string().nullable(), code: z.string().nullable() })
export type ShownOnce = z.output<typeof ShownOnce>
export const Waiver = z.object({
  group: Id,
  reason: Words(2_000, 'the reason')
    .transform((text) => text.trim())
    .refine((text) => text.length >= 10, 'Please give the reason in a sentence; it is kept with your name.'),
})
export type Waiver = z.output<typeof Waiver>

/** Why it is published while its consultation still takes comments: asked for only then, and read by everybody. */
const earlyReason = emptyAsAbsent(Text().trim().max(1_000, 'Please keep to 1,000 characters.'))
export const Publish = z.object({ version: Whole().positive(), earlyReason })
/** The consultation takes comments: until when, if that is known, and whether only late ones. */
export const StillOpen = z.object({ until: Day.nullable(), late: z.boolean() })
export type StillOpen = z.output<typeof StillOpen>
export const Published = z.object({
  ref: z.string(),
  version: z.number().int(),
  publishedOn: Day,
  comments: z.number().int(),
  url: z.string(),
})
export type Published = z.output<typeof Published>
export const Plan = z.object({
  version: Whole().positive(),
  /** Not before this day. */
  publishOn: Day,
  publishHour: z.coerce.number().int().min(0).max(23).default(9),
  /** It waits for the board to resolve as well. */
  afterResolution: z.coerce.boolean().default(false),
  earlyReason,
})
export type Plan = z.output<typeof Plan>
export const Planned = z.object({
  ref: z.string(),
  version: z.number().int(),
  publishOn: Day,
  publishHour: z.number().int(),
  afterResolution: z.boolean(),
  /** The embargo that will hold it, if the day falls into one. */
  heldBy: z.string().nullable(),
})
export type Planned = z.output<typeof Planned>

export const NewEmbargo = z
  .object({
    /** As consultations name their areas; null for all of them. */
    area: line(100, 'the area'),
    /** Only what this organisation is responsible for; null for all of them. */
    organisationId: orNull(Id),
    startsOn: Day,
    endsOn: Day,
    reason: Words(500, 'the reason')
      .transform((text) => text.trim())
      .refine((text) => text !== '', 'Please say why, for example “Pre-election period, county council”.'),
  })
  .refine(({ startsOn, endsOn }) => endsOn >= startsOn, {
    path: ['endsOn'],
    message: 'The last day cannot be before the first.',
  })
export type NewEmbargo = z.output<typeof NewEmbargo>
export const Embargo = z.object({
  id: Id,
  area: z.string().nullable(),
  organisation: z.string().nullable(),
  startsOn: Day,
  endsOn: Day,
  reason: z.string(),
})
export type Embargo = z.output<typeof Embargo>

/** Publish although an embargo holds: one person asks, with the reason that everybody will read, and another allows it. */
/** That a delegation covers what was changed, by somebody who wrote no part: everybody reads why. */
export const AgreeDelegation = z.object({
  version: Whole().positive(),
  reason: Words(1_000, 'the reason')
    .transform((text) => text.trim())
    .refine((text) => text.length >= 10, 'Please say in a sentence why it is covered; everybody can read it.'),
})
export type AgreeDelegation = z.output<typeof AgreeDelegation>

/** Why something no longer holds what is not published yet: everybody reads it. */
export const Lifting = z.object({ reason: emptyAsAbsent(Text().trim().max(1_000, 'Please keep to 1,000 characters.')) })
export type Lifting = z.output<typeof Lifting>

export const NewOverride = z.object({
  version: Whole().positive(),
  reason: Words(1_000, 'the reason')
    .transform((text) => text.trim())
    .refine((text) => text.length >= 10, 'Please give the reason in a sentence; everybody will be able to read it.'),
})
export type NewOverride = z.output<typeof NewOverride>
export const Override = z.object({
  reason: z.string(),
  askedBy: z.string(),
  askedAt: Instant,
  allowedBy: z.string().nullable(),
})
export type Override = z.output<typeof Override>

/** What an embargo holds back now, and the day on which it will come out if nothing changes. */
export const Held = z.object({
  ref: z.string(),
  consultation: z.string(),
  what: z.enum(['response', 'correction', 'outcome-change', 'commitment-update', 'reply']),
  /** Since when it could have been public. */
  since: Day,
  until: Day,
  reason: z.string(),
})
export type Held = z.output<typeof Held>

/** Say that a resolution is about a response, or that by it the board agreed to its words. */
export const LinkedTo = z.object({
  resolution: Id,
  /** The version whose words the board agreed to; null: it is only about the response. */
  version: orNull(Whole().positive()),
})
export type LinkedTo = z.output<typeof LinkedTo>
export const RequiredBoard = z.object({
  board: orNull(Id),
  /** Why the board named before no longer has to resolve: everybody reads it. */
  reason: emptyAsAbsent(Text().trim().max(1_000, 'Please keep to 1,000 characters.')),
})
export type RequiredBoard = z.output<typeof RequiredBoard>

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

/** A reply to what was passed on: it is shown at once, and the published version stays as it is. */
export const NewReply = z.object({
  organisationId: Id,
  text: Words(3_000, 'the reply')
    .transform((text) => text.trim())
    .refine((text) => text !== '', 'Please write what they replied.'),
  repliedOn: Day,
})
export type NewReply = z.output<typeof NewReply>
/** What became of news about a public response: null if it is public, else the embargo that holds it. */
export const Told = z.object({
  heldBy: z.string().nullable(),
  /** It is shown once a second officer agrees. */
  waits: z.literal(true).optional(),
})
export type Told = z.output<typeof Told>

export const NewCommitmentUpdate = z.object({
  text: Words(2_000, 'the update')
    .transform((text) => text.trim())
    .refine((text) => text !== '', 'Please say what has happened.'),
  evidence: line(2_000, 'the evidence'),
  keptOn: orNull(Day),
  /** It was kept, and no longer is: from now on it is due again, and late by itself. */
  reopened: z
    .union([z.boolean(), z.literal('yes').transform(() => true), z.literal('').transform(() => false)])
    .default(false),
})
export type NewCommitmentUpdate = z.output<typeof NewCommitmentUpdate>

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

/** A draft as it was saved at some moment. */
export const SavedState = z.object({
  id: Id,
  version: z.number().int(),
  edit: z.number().int(),
  at: Instant,
  by: z.string(),
})
export type SavedState = z.output<typeof SavedState>

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
  waivedBy: z.string().nullable(),
  waiverReason: z.string().nullable(),
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

/** Why a draft is given up. */
export const Abandoning = z.object({
  reason: Text('Please say why.')
    .trim()
    .min(3, 'Please say why it is abandoned. People who find it later read the reason.')
    .max(500, 'Please keep to 500 characters.'),
})
export type Abandoning = z.output<typeof Abandoning>

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
  versions: z.array(VersionLine),
  reviews: z.array(ReviewLine),
  rounds: z.array(Round),
  /** Approving groups that have neither approved this version nor been waived. */
  outstanding: z.array(Named),
  published: z.object({ version: z.number().int(), publishedOn: Day, comments: z.number().int() }).nullable(),
  plan: z
    .object({ publishOn: Day, publishHour: z.number().int(), afterResolution: z.boolean(), by: z.string() })
    .nullable(),
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

export const LinkedComment = z.object({
  id: Id,
  body: z.string(),
  saidAt: Instant,
  channel: z.string(),
  standing: z.string(),
})
export type LinkedComment = z.output<typeof LinkedComment>
export const LinkedComments = z.object({ items: z.array(LinkedComment), next: z.string().nullable() })
export type LinkedComments = z.output<typeof LinkedComments>

export const Fault = z.object({ field: z.string(), message: z.string() })
/** What a page sees of a type: moments have become ISO texts on the way. */
export type Shown<T> = T extends Date
  ? string
  : T extends (infer Item)[]
    ? Shown<Item>[]
    : T extends object
      ? { [Key in keyof T]: Shown<T[Key]> }
      : T

export const ResponsesPageProps = z.object({
  list: ResponseList,
  query: ListQuery,
  consultations: z.array(z.object({ slug: z.string(), title: z.string() })),
  embargoes: z.array(Embargo),
  held: z.array(Held),
  areas: z.array(z.string()),
  organisations: z.array(Named),
  mayDraft: z.boolean(),
  mayPublish: z.boolean(),
  /** Embargoes are the whole programme's. */
  mayHold: z.boolean(),
  today: Day,
})
export type ResponsesPageProps = z.output<typeof ResponsesPageProps> & { formState: FormState }

export const NewResponsePageProps = z.object({
  consultations: z.array(z.object({ slug: z.string(), title: z.string() })),
  chosen: z.string().nullable(),
  themes: z.array(Named.extend({ parent: z.string().nullable(), inHand: z.number().int() })),
  points: z.array(z.object({ number: z.number().int(), title: z.string() })),
  /** For whom the asker may write; no id: for the programme. */
  organisations: z.array(z.object({ id: Id.nullable(), name: z.string() })),
  /** What was chosen and does not fit. */
  typed: z.object({ theme: z.string().optional(), point: z.string().optional() }),
  faults: z.array(Fault),
})
export type NewResponsePageProps = z.output<typeof NewResponsePageProps>

/** What the comments of a response are narrowed by on its page, and the words that others are searched by. */
export const BesideQuery = z.object({
  q: Text().max(200).trim().optional().catch(undefined),
  theme: Text().max(100).optional().catch(undefined),
  letter: Id.optional().catch(undefined),
  add: Text().max(200).trim().optional().catch(undefined),
  after: ListKey.optional().catch(undefined),
})
export type BesideQuery = z.output<typeof BesideQuery>

/** The comments that a response answers, letters folded to one line each, and what could be added. */
export const CommentsBeside = z.object({
  query: z.object({ q: z.string(), theme: z.string(), letter: z.string(), add: z.string() }),
  /** The filter of the inbox that lists them. */
  filter: z.string(),
  list: InboxList,
  /** Those whose public words are cleared and whose authors agreed. */
  quotable: z.array(Id),
  found: z.object({ filter: z.string(), list: InboxList }).nullable(),
  came: z.array(CameSince),
  themes: z.array(z.object({ code: z.string(), label: z.string() })),
})
export type CommentsBeside = z.output<typeof CommentsBeside>

/** “You said”, begun from the comments: each claim with the filter of the comments that it counts. */
export const StartingText = z.object({
  claims: z.array(z.object({ says: z.string(), query: z.string() })),
  /** Public words that are cleared and whose authors agreed. */
  quotes: z.array(z.object({ id: Id, words: z.string() })),
  /** Sentences that say what many of the comments say, to read and perhaps to clear: none of them is in `text`. */
  sentences: z.array(z.object({ id: Id, words: z.string() })),
  text: z.string(),
})
export type StartingText = z.output<typeof StartingText>

/** What the programme's own assistant was asked for a draft, what it answered, and what of that may be offered. */
export const AssistantAnswer = z.object({
  id: Id,
  by: z.string(),
  at: Instant,
  model: z.string(),
  /** Sentences counted in the database that it was given. */
  facts: z.array(z.string()),
  /** Of how many comments it was sent the words. */
  comments: z.number().int(),
  /** What it answered, as it did. */
  answer: z.string(),
  kept: z.string(),
  dropped: z.array(z.object({ words: z.string(), why: z.string() })),
})
export type AssistantAnswer = z.output<typeof AssistantAnswer>
/** Beside a draft: whether there is an assistant to ask, and what it was asked, newest first. */
export const Assistant = z.object({ offered: z.boolean(), answers: z.array(AssistantAnswer) })
export type Assistant = z.output<typeof Assistant>

export const ResponsePageProps = z.object({
  response: DeskResponse,
  choices: Choices,
  /** What a filter that was being linked still finds. */
  left: z.object({ count: z.number().int(), filter: z.string(), removing: z.boolean() }).nullable(),
  /** Letters that it answers copies of; `comments` of them are linked, of all `copies`. */
  campaigns: z.array(CampaignBehind),
  today: Day,
  /** The form is shown; else what was sent, to read. */
  editing: z.boolean(),
  /** Offered while “You said” is empty; null otherwise. */
  starting: StartingText.nullable(),
  /** What reviewers asked for, with what became of each. */
  asked: z.array(AskedChange),
  /** Who else has it open now. */
  others: z.array(z.string()),
  assistant: Assistant,
  /** The comments beside the draft, and what could be added to them; null for anyone who may not read comments. */
  beside: CommentsBeside.nullable(),
  /** What was typed and could not be saved, as a form holds it. */
  typed: z.record(z.string(), z.unknown()).nullable(),
  conflict: EditConflict.nullable(),
  /** Who was just asked, and how their links travel. */
  invited: z.array(Invited).nullable(),
  /** What does not fit in the editor. */
  faults: z.array(Fault),
  /** Said at the top after something was done. */
  done: z.string().nullable(),
  /** Whether people find that it has been done, and what they added. */
  followUp: FollowUp.nullable(),
  followUpNotes: FollowUpNotes,
  /** What colleagues wrote beside it. */
  notes: Notes,
})
/** `said`: in one of the page's other forms, and did not fit. */
export type ResponsePageProps = z.output<typeof ResponsePageProps> & { formState: FormState }

/** What the open editor hears after each autosave. */
export const Autosaved = z.object({
  saved: Saved.nullable(),
  conflict: EditConflict.nullable(),
  readable: Readable.nullable(),
  /** What could not be kept yet, in words. */
  waiting: z.array(z.string()),
})
export type Autosaved = z.output<typeof Autosaved>

/** Where chosen comments can be added. */
export const ResponseAddPageProps = z.object({
  comments: z.array(Id),
  /** The filter that finds them, instead of their ids. */
  filter: z.string().nullable(),
  words: z.string(),
  count: z.string(),
  drafts: z.array(z.object({ ref: z.string(), youSaid: z.string(), state: z.string(), comments: z.number().int() })),
  problem: z.string().nullable(),
})
export type ResponseAddPageProps = z.output<typeof ResponseAddPageProps>

export const VersionsPageProps = z.object({
  ref: z.string(),
  versions: z.array(VersionLine),
  from: z.number().int(),
  to: z.number().int(),
  differences: z.array(FieldDifference),
})
export type VersionsPageProps = z.output<typeof VersionsPageProps>

export const ReviewPageProps = z.object({
  token: z.string(),
  group: z.string(),
  /** The seat whose link it is: the role in which they speak. */
  post: z.string(),
  /** Where the code is sent, most of it left out. */
  mailbox: z.string(),
  /** Said for the group, and waiting for the code. */
  waiting: z.object({ decision: Decision, note: z.string().nullable(), passage: z.string().nullable() }).nullable(),
  /** Whether codes go by mail; else the office passes them on. */
  mail: z.boolean(),
  mandate: Mandate,
  consultation: z.string(),
  dueOn: Day.nullable(),
  note: z.string().nullable(),
  version: z.number().int(),
  sentOn: Day,
  readable: Readable,
  /** From the version that this group was shown before, if any. */
  differences: z.array(FieldDifference),
  previous: z.number().int().nullable(),
  given: z.array(
    z.object({
      decision: Decision,
      note: z.string().nullable(),
      passage: z.string().nullable(),
      voice: z.string(),
      forGroup: z.boolean(),
      at: Instant,
    }),
  ),
  /** Why nothing more can be sent; null while it can. */
  closed: z.string().nullable(),
  typed: z.record(z.string(), z.unknown()),
  faults: z.array(Fault),
  thanks: z.boolean(),
  /** In large print, on paper and on the screen. */
  large: z.boolean(),
})
export type ReviewPageProps = z.output<typeof ReviewPageProps>
