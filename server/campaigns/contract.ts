import { z } from 'zod'
import { AccountRow } from '../ledger/contract.ts'
import { Channel } from '../intake/contract.ts'
import { HeldTheme } from '../comments/contract.ts'
import { ListKey } from '../comments/inbox/contract.ts'
import { emptyAsAbsent, Id, Instant, Text, Whole, Words } from '../http/wire.ts'

/** A campaign is at least this many near-identical comments, from as many submissions. */
export const leastSenders = 3
/** Comments with added sentences on one page of a campaign. */
export const additionsPage = 12
/** Wordings listed on the page of a campaign. */
export const maxWordings = 20

/** The units of a campaign, each counted for itself; no comment is left out or weighs less for being a copy. */
export const CampaignSums = z.object({
  /** Every copy, restricted and withdrawn ones among them. */
  comments: z.number().int(),
  /** How many times somebody sent one: as near as we come to the number of people. */
  submissions: z.number().int(),
  /** Different texts, whatever their case and punctuation. */
  wordings: z.number().int(),
  /** Of the comments, how many are held by safeguarding: counted, shown nowhere. */
  restricted: z.number().int(),
  withdrawn: z.number().int(),
  inHand: z.number().int(),
  /** Comments that say something besides the letter. */
  withAdditions: z.number().int(),
  firstAt: Instant,
  lastAt: Instant,
  channels: z.array(z.object({ channel: Channel, comments: z.number().int() })),
})
export type CampaignSums = z.output<typeof CampaignSums>

export const CampaignRow = CampaignSums.extend({
  id: Id,
  name: z.string().nullable(),
  /** The letter's first words; null where no copy may be shown. */
  words: z.string().nullable(),
  /** Null: found by the machine, not yet confirmed. */
  confirmed: z.object({ by: z.string(), at: Instant }).nullable(),
})
export type CampaignRow = z.output<typeof CampaignRow>

export const CampaignList = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  /** Largest first. */
  campaigns: z.array(CampaignRow),
  /** Arguments that several people make in their own words, for reading: nothing is grouped, and each counts as it stands. */
  rewordings: z.array(
    z.object({ people: z.number().int(), comments: z.array(z.object({ id: Id, words: z.string() })) }),
  ),
  /** How many of the newest comments were compared for that. */
  compared: z.number().int(),
  /** What people said is no campaign. */
  refused: z.array(
    z.object({ id: Id, name: z.string().nullable(), words: z.string().nullable(), by: z.string(), at: Instant }),
  ),
  /** Comments that people took out of a campaign, the latest first. */
  apart: z.array(z.object({ commentId: Id, words: z.string(), by: z.string(), at: Instant })),
  /** Comments of the consultation, and how many of them are in one of the campaigns. */
  comments: z.number().int(),
  copies: z.number().int(),
  groupedAt: Instant.nullable(),
})
export type CampaignList = z.output<typeof CampaignList>

/** What a person wrote besides the letter. */
export const Addition = z.object({
  commentId: Id,
  /** Its place in the list. */
  key: z.string(),
  sentences: z.array(z.string()),
  /** Those that hold and that words of these sentences decided; what the letter decided is left out. */
  themes: z.array(HeldTheme),
  channel: Channel,
  area: z.string().nullable(),
  saidAt: Instant,
})
export type Addition = z.output<typeof Addition>

export const Campaign = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  campaign: CampaignRow,
  /** The letter in full, and the comment it stands in; null where no copy may be shown. */
  letter: z.object({ commentId: Id, body: z.string() }).nullable(),
  additions: z.array(Addition),
  next: z.string().nullable(),
  /** How many comments the search found; all with additions where nothing was searched. */
  found: z.number().int(),
  /** Not yet compared with the letter by the machine. */
  waiting: z.number().int(),
  /** The wordings sent most often, each with a comment that it stands in, if one may be shown. */
  wordings: z.array(
    z.object({
      commentId: Id.nullable(),
      /** Word for word the letter. */
      letter: z.boolean(),
      /** What it says besides the letter; else its first words. */
      added: z.string(),
      words: z.string().nullable(),
      comments: z.number().int(),
      firstAt: Instant,
      lastAt: Instant,
    }),
  ),
  weeks: z.array(AccountRow),
  /** Of the copies that may be seen, for how many each theme holds, and for how many of them a person said so. */
  themes: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      parent: z.string().nullable(),
      holds: z.number().int(),
      byPeople: z.number().int(),
    }),
  ),
  responses: z.array(z.object({ ref: z.string(), comments: z.number().int(), published: z.boolean() })),
  /** Others of the same consultation, to merge with. */
  others: z.array(z.object({ id: Id, name: z.string() })),
})
export type Campaign = z.output<typeof Campaign>

export const CampaignParams = z.object({ consultation: Text().max(100), id: Id })
export const CampaignQuery = z.object({
  q: emptyAsAbsent(Words(200, 'the search').transform((text) => text.trim())),
  after: emptyAsAbsent(ListKey),
  /** How many comments a form has just changed, of how many; for the sentence that says so. */
  tagged: Whole().min(0).optional().catch(undefined),
  left: Whole().min(0).optional().catch(undefined),
})
export type CampaignQuery = z.output<typeof CampaignQuery>

export const NameCampaign = z.object({
  name: emptyAsAbsent(Words(120, 'the name').transform((text) => text.trim())),
})
export type NameCampaign = z.output<typeof NameCampaign>

export const MergeCampaign = z.object({ into: z.uuid('Please choose the campaign that it belongs to.') })
export const OneComment = z.object({ comment: Id })

/** Codes of themes; a form sends `theme-CODE` for each. */
export const LetterThemes = z.preprocess(
  (given) => {
    if (typeof given !== 'object' || given === null || 'themes' in given) return given
    return { themes: Object.keys(given).flatMap((key) => (key.startsWith('theme-') ? [key.slice(6)] : [])) }
  },
  z.object({ themes: z.array(Text().max(100)).min(1, 'Please choose at least one theme.').max(200) }),
)
export const Tagged = z.object({
  /** Comments that changed, and those left as they were because a person had spoken of them. */
  tagged: z.number().int(),
  left: z.number().int(),
})
export type Tagged = z.output<typeof Tagged>

/** `214 comments in 209 submissions, 12 distinct texts`: raw and distinct always stand side by side. */
export function sumsInWords({
  comments,
  submissions,
  wordings,
}: Pick<CampaignSums, 'comments' | 'submissions' | 'wordings'>): string {
  const n = (count: number, noun: string) => `${count.toLocaleString('en-GB')} ${noun}${count === 1 ? '' : 's'}`
  return `${n(comments, 'comment')} in ${n(submissions, 'submission')}, ${n(wordings, 'distinct text')}`
}

/** How a campaign is called where it has no name: by its letter's first words. */
export function calledBy(name: string | null, words: string | null): string {
  if (name) return name
  if (!words) return 'A letter that may not be shown'
  const start = words.replace(/\s+/g, ' ').trim()
  return `“${start.length > 70 ? `${start.slice(0, 70).replace(/\s\S*$/, '')}…` : start}”`
}

/** A letter that a response answers copies of. */
export const CampaignBehind = z.object({
  id: Id,
  consultation: z.string(),
  name: z.string(),
  confirmed: z.boolean(),
  comments: z.number().int(),
  submissions: z.number().int(),
  wordings: z.number().int(),
  copies: z.number().int(),
})
export type CampaignBehind = z.output<typeof CampaignBehind>
