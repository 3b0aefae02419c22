import { z } from 'zod'
import { Day, Text } from '../http/wire.ts'
import { LogEntry, LaterPublic, chosen } from './contract.ts'
import { EasyRead } from '../http/languages/contract.ts'
import { TakenOutNote } from '../takedowns/contract.ts'
import { FieldDifference } from '../responses/checks/checks-contract.ts'
import { FollowUp } from '../followers/contract.ts'

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
  how: z.enum([
    'by-link',
    'by-link-passed-on',
    'by-link-through-one-person',
    'by-unconfirmed-link',
    'signed-in',
    'recorded',
  ]),
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
  /** What held it once and was taken away before it was published, with the reason; or the record that a board agreed, later too. */
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
  /** Groups and boards that another response to some of its comments waited for when it was published, and that it was not put before. */
  beside: z.array(z.object({ comments: z.number().int(), waitsFor: z.array(z.string()) })),
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
export const AgreedVersionProps = z.object({ agreed: AgreedVersion })
export type AgreedVersionProps = z.output<typeof AgreedVersionProps>

export const LogParams = z.object({ ref: Text().max(100) })
export const VersionParams = LogParams.extend({ version: z.coerce.number().int().min(1).max(1_000_000) })
export const EntryQuery = z.object({
  asOf: chosen(Day, 'Please give one day, as year-month-day.'),
  version: chosen(z.coerce.number().int().min(1).max(1_000_000), 'Please give a version by its number.'),
})

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
export const EmbedEntryProps = z.object({ entry: LogEntry, site: z.string() })
export type EmbedEntryProps = z.output<typeof EmbedEntryProps>
