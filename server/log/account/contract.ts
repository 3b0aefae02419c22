import { AccountRow, Standings } from '../../ledger/contract.ts'
import { z } from 'zod'
import { Day, Id } from '../../http/wire.ts'
import { chosen } from '../contract.ts'
import { Due } from '../../consultations/contract.ts'
import { Translations } from '../../http/languages/contract.ts'

export const AccountTheme = AccountRow.extend({
  /** The theme it belongs to; null for a theme itself. */
  parent: z.string().nullable(),
  /** Of them, how many a person checked; the others are suggested by the machine. */
  checked: z.number().int(),
})
export type AccountTheme = z.output<typeof AccountTheme>

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

/** The account of a consultation: every comment that was received, and where it is. */
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
export const EmbedAccountProps = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  standings: Standings,
  site: z.string(),
})
export type EmbedAccountProps = z.output<typeof EmbedAccountProps>
