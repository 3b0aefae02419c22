import { z } from 'zod'
import {
  Named,
  ResponseList,
  ListQuery,
  Embargo,
  Fault,
  DeskResponse,
  Choices,
  AskedChange,
  Readable,
  VersionLine,
} from '../../responses/contract.ts'
import type { FormState } from '../../http/action.ts'
import { Held } from '../../publishing/contract.ts'
import { Day, Id, Text, Instant } from '../../http/wire.ts'
import { ListKey, InboxList } from '../../comments/inbox/contract.ts'
import { CameSince } from '../../responses/links/link-contract.ts'
import { CampaignBehind } from '../../campaigns/contract.ts'
import { EditConflict, Saved } from '../../responses/draft-contract.ts'
import { Invited } from '../../reviews/contract.ts'
import { FollowUp, FollowUpNotes } from '../../followers/contract.ts'
import { Notes } from '../../comments/notes-contract.ts'
import { FieldDifference } from '../../responses/checks/checks-contract.ts'

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

export const ResponsesPageProps = z.object({
  list: ResponseList,
  query: ListQuery,
  /** What the address asked for is no filter of this list, so all is shown. */
  unread: z.boolean(),
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
  area: Text().max(100).optional().catch(undefined),
  letter: Id.optional().catch(undefined),
  add: Text().max(200).trim().optional().catch(undefined),
  after: ListKey.optional().catch(undefined),
})
export type BesideQuery = z.output<typeof BesideQuery>

/** The comments that a response answers, letters folded to one line each, and what could be added. */
export const CommentsBeside = z.object({
  query: z.object({ q: z.string(), theme: z.string(), area: z.string(), letter: z.string(), add: z.string() }),
  /** The filter of the inbox that lists them. */
  filter: z.string(),
  list: InboxList,
  /** Those whose public words are cleared and whose authors agreed. */
  quotable: z.array(Id),
  /** Those whose authors agreed to be quoted. */
  agreed: z.array(Id),
  found: z.object({ filter: z.string(), list: InboxList }).nullable(),
  came: z.array(CameSince),
  themes: z.array(z.object({ code: z.string(), label: z.string() })),
  areas: z.array(z.string()),
  /** Whether the reader may say what the public reads of a comment. */
  mayRedact: z.boolean(),
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
  /** Where whoever asks reads of meetings. */
  meetingsAt: z.string(),
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
  /** Said after something was done: at the top, or above its comments where it was done with them. */
  done: z.string().nullable(),
  doneWith: z.literal('comments').nullable(),
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
  drafts: z.array(
    z.object({
      ref: z.string(),
      youSaid: z.string(),
      state: z.string(),
      comments: z.number().int(),
      /** What adding to it costs: an approval, or a second officer's agreement. */
      cost: z.string().nullable(),
    }),
  ),
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
