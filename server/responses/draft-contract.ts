import { z } from 'zod'
import { Day, Id, Words, orNull, line, rows, Text, Integer, Whole, Instant, Problem } from '../http/wire.ts'
import { Outcome, Reason } from './vocabulary.ts'
import { eachPlain, type LimitedField, responseFields } from './fields-vocabulary.ts'
import { Selection } from './links/link-contract.ts'
import { Check, FieldDifference } from './checks/checks-contract.ts'

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

export const NewResponse = Selection.extend({
  /** The consultation's address name; needed only when neither comments, a theme nor a campaign say it. */
  consultation: Text().max(100).optional(),
  /** The consultation point's number. */
  point: Integer().optional(),
  /** The organisation that answers; absent: the only one that the asker may write for, or the programme. */
  organisation: Id.optional(),
})
export type NewResponse = z.output<typeof NewResponse>

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
export const Started = z.object({ ref: z.string(), comments: z.number().int(), url: z.string() })
export type Started = z.output<typeof Started>

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
  /** It was you, in another window. */
  own: z.boolean(),
  at: Instant,
  draft: Draft,
  /** From their words to yours. */
  differences: z.array(FieldDifference),
})
export type EditConflict = z.output<typeof EditConflict>
export const SaveProblem = Problem.extend({ current: EditConflict.optional() })

/** A draft as it was saved at some moment. */
export const SavedState = z.object({
  id: Id,
  version: z.number().int(),
  /** Which edit of the version it was; null: words that their author did not choose where a colleague had changed the same. */
  edit: z.number().int().nullable(),
  at: Instant,
  by: z.string(),
})
export type SavedState = z.output<typeof SavedState>

/** Why a draft is given up. */
export const Abandoning = z.object({
  reason: Text('Please say why.')
    .trim()
    .min(3, 'Please say why it is abandoned. People who find it later read the reason.')
    .max(500, 'Please keep to 500 characters.'),
})
export type Abandoning = z.output<typeof Abandoning>
