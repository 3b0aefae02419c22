import { emptyAsAbsent, Text, Id, Day, Words, Instant, Count } from '../../http/wire.ts'
import { z } from 'zod'
import {
  Channel,
  RespondentKind,
  Standing,
  SetAsideReason,
  standings,
  setAsideReasons,
  channels,
  respondentKinds,
} from '../../intake/contract.ts'
import { CommentKind, HeldTheme, commentKinds, doubtInWords } from '../contract.ts'
import { inWords } from '../../data/time.ts'

/** Rows on one page of the inbox. */
export const inboxPage = 50
/** A count stops here and is written “1,000+”: nobody waits for a figure that nobody needs. */
export const countedTo = 1_000

const yes = emptyAsAbsent(z.literal('yes', 'Please use yes, or leave it out.'))

/** What the inbox is filtered by: the address of a list, the scope of a bulk act, the way from one comment to the next. */
export const InboxFilter = z.object({
  /** Slug. */
  consultation: emptyAsAbsent(Text().max(100)),
  /** Number of a consultation point, or `none`. */
  point: emptyAsAbsent(
    z.union(
      [z.literal('none'), z.coerce.number().int().min(0).max(10_000)],
      'Please give the number of a point, or none.',
    ),
  ),
  /** Id of an event; `staff` for all that are for staff only; `none`. */
  event: emptyAsAbsent(z.union([z.enum(['none', 'staff']), Id], 'Please give the id of an event, staff or none.')),
  /** Code of a theme of that consultation (its sub-themes count in), or `none`. */
  theme: emptyAsAbsent(Text().max(100)),
  channel: emptyAsAbsent(Channel),
  speaker: emptyAsAbsent(RespondentKind),
  state: emptyAsAbsent(Standing),
  /** Set aside for this reason, and so still. */
  reason: emptyAsAbsent(SetAsideReason),
  kind: emptyAsAbsent(CommentKind),
  /** First and last day on which they were said, London time; imported ones by the day that their record names. */
  from: emptyAsAbsent(Day),
  until: emptyAsAbsent(Day),
  /** What reached us after this moment. */
  came: emptyAsAbsent(z.iso.datetime('Please give a moment as 2026-06-01T12:00:00Z.')),
  /** The machine asks for a person's eye. */
  person: yes,
  /** A person said or confirmed the theme (of those asked for, or any). */
  checked: yes,
  /** Not yet read by the machine. */
  unread: yes,
  /** Looks like spam, and nobody has looked yet. */
  spam: yes,
  late: yes,
  /** In no draft and no published response. */
  undrafted: yes,
  import: emptyAsAbsent(Id),
  /** Whose work it is: a person's id, or `none`. */
  assignee: emptyAsAbsent(z.union([z.literal('none'), Id], 'Please give the id of a person, or none.')),
  /** An area of the programme, as its author chose it. */
  area: emptyAsAbsent(Text().max(100)),
  /** In which it was written, as a code. */
  language: emptyAsAbsent(Text().max(20)),
  /** Asks for something that nobody has dealt with yet. */
  request: emptyAsAbsent(
    z.enum(
      ['any', 'foi', 'subject-access', 'erasure', 'complaint', 'whistleblowing'],
      'Please choose a kind of request.',
    ),
  ),
  /** Whether it is a copy of a letter. */
  letter: emptyAsAbsent(z.enum(['yes', 'no'], 'Please use yes or no.')),
  /** Reference of a response that answers it, and of one that does not. */
  response: emptyAsAbsent(Text().max(40)),
  without: emptyAsAbsent(Text().max(40)),
  /** Copies of one letter. */
  campaign: emptyAsAbsent(Id),
  /** What the machine found about one new topic. */
  topic: emptyAsAbsent(Id),
  /** Listed with what was said first at the top. */
  order: emptyAsAbsent(z.literal('oldest', 'Please use oldest, or leave it out.')),
  /** Words, as people type them into a search: "in this order", or, -without. */
  q: emptyAsAbsent(Words(200, 'the search').transform((text) => text.trim())),
})
export type InboxFilter = z.output<typeof InboxFilter>
const filterKeys = Object.keys(InboxFilter.shape) as (keyof InboxFilter)[]

/** The filter as the query of an address, without the question mark; always in the same order. */
export function queryOf(filter: InboxFilter, more: Record<string, string> = {}): string {
  const parts = new URLSearchParams()
  for (const key of filterKeys) if (filter[key] !== undefined && filter[key] !== '') parts.set(key, String(filter[key]))
  for (const [key, value] of Object.entries(more)) parts.set(key, value)
  return parts.toString()
}

/** The filter that an address's query names; anything else in the query is left out. */
export function filterIn(query: string) {
  return InboxFilter.safeParse(Object.fromEntries(new URLSearchParams(query)))
}

/** Where a page of the list begins: after (or before) this comment. */
export const ListKey = Text()
  .regex(/^\d{1,15}\.[0-9a-f-]{36}$/, 'That is not a place in this list.')
  .transform((text) => {
    const [at, id] = text.split('.') as [string, string]
    return { saidAt: new Date(Number(at)), id: Id.parse(id) }
  })

export const InboxQuery = InboxFilter.extend({
  after: emptyAsAbsent(ListKey),
  before: emptyAsAbsent(ListKey),
})
export type InboxQuery = z.output<typeof InboxQuery>

/** A comment as the inbox lists it. */
export const InboxRow = z.object({
  id: Id,
  /** Its place in the list. */
  key: z.string(),
  /** The beginning: 240 characters at most. */
  words: z.string(),
  /** The same in English, where it was written in another language and somebody has put it so. */
  translation: z.string().nullable(),
  consultation: z.object({ slug: z.string(), title: z.string() }),
  themes: z.array(HeldTheme),
  state: Standing,
  channel: Channel,
  speaker: RespondentKind.nullable(),
  organisation: z.string().nullable(),
  point: z.number().int().nullable(),
  event: z.string().nullable(),
  late: z.boolean(),
  /** Why the machine asks for a person; null if it does not. */
  needsPerson: z.string().nullable(),
  /** The machine has looked at it. */
  read: z.boolean(),
  /** Safeguarding wrote these words in place of the author's. */
  paraphrased: z.boolean(),
  saidAt: Instant,
})
export type InboxRow = z.output<typeof InboxRow>

export const InboxList = z.object({
  items: z.array(InboxRow),
  /** Ask with it as `after` for older ones; null at the end. */
  next: z.string().nullable(),
  /** Ask with it as `before` for newer ones; null at the beginning. */
  previous: z.string().nullable(),
  /** Comments that match, counted up to 1,000; `more` if there are more. */
  count: z.number().int(),
  more: z.boolean(),
  /** Words were looked for, but not in all comments: so many have just come in that only the newest of those were searched. */
  unsearched: z.boolean(),
  /** Nothing has the words as they were typed: these have a word that differs by one letter. */
  near: z.boolean(),
  /** Words that were passed over because they stand nearly everywhere. */
  tooCommon: z.array(z.string()),
})
export type InboxList = z.output<typeof InboxList>

/** What there is to filter by, with how many comments each; restricted comments are in none of these. */
export const Facets = z.object({
  themes: z.array(Count.extend({ parent: z.string().nullable() })),
  /** The counts are of this many of the newest matches; null if of all. */
  sampled: z.number().int().nullable(),
})
export type Facets = z.output<typeof Facets>

/** How many of what is listed have something in common, for each choice of the filter; `tick` by the name of what is ticked. */
export const Tallies = z.partialRecord(
  z.enum(['state', 'channel', 'speaker', 'kind', 'area', 'assignee', 'language', 'request', 'letter', 'tick']),
  z.record(z.string(), z.number().int()),
)
export type Tallies = z.output<typeof Tallies>

/** A list of the inbox under a name. */
export const SavedView = z.object({
  id: Id,
  name: z.string(),
  query: z.string(),
  shared: z.boolean(),
  by: z.string(),
  mine: z.boolean(),
})
export type SavedView = z.output<typeof SavedView>
export const NewSavedView = z.object({
  name: Text().trim().min(1, 'Please give the list a name.').max(80, 'Please keep the name to 80 characters.'),
  query: Text().max(2_000),
  shared: z.preprocess((value) => value === true || value === 'yes', z.boolean()),
})

/** What the filter offers. */
export const Choices = z.object({
  consultations: z.array(z.object({ slug: z.string(), title: z.string() })),
  points: z.array(z.object({ number: z.number().int(), title: z.string() })),
  events: z.array(z.object({ id: Id, title: z.string(), day: z.string().nullable() })),
  imports: z.array(z.object({ id: Id, fileName: z.string(), startedAt: Instant })),
  areas: z.array(z.string()),
})
export type Choices = z.output<typeof Choices>

/** How the desk writes a count that may have stopped early. */
export const atLeast = (count: number, more: boolean) => `${count.toLocaleString('en-GB')}${more ? '+' : ''}`

const cameInWords = (moment: string) =>
  new Date(moment).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Europe/London' })

const languageNames = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' })
/** A code of a language in words; one that is none stays as it is. */
function languageNamed(code: string): string {
  try {
    return languageNames.of(code) ?? code
  } catch {
    return code
  }
}

const events: Record<string, string> = { none: 'not at an event', staff: 'at events for staff' }

/** A filter in words, for headings and titles. */
export function filterInWords(filter: InboxFilter, themeLabel?: string): string {
  const parts = [
    filter.state && standings[filter.state].toLowerCase(),
    filter.reason && `set aside (${setAsideReasons[filter.reason].toLowerCase()})`,
    filter.kind && commentKinds[filter.kind].toLowerCase(),
    filter.from &&
      (filter.from === filter.until ? `said on ${inWords(filter.from)}` : `said from ${inWords(filter.from)}`),
    filter.until && filter.until !== filter.from && `until ${inWords(filter.until)}`,
    filter.came && `came since ${cameInWords(filter.came)}`,
    filter.person && 'needs a person',
    filter.unread && 'not yet read by the machine',
    filter.spam && 'looks like spam',
    filter.late && 'late',
    filter.undrafted && 'in no draft',
    filter.point !== undefined && (filter.point === 'none' ? 'no point in particular' : `point ${filter.point}`),
    filter.theme && (filter.theme === 'none' ? 'no theme' : (themeLabel ?? filter.theme)),
    filter.checked && 'theme checked by a person',
    filter.channel && channels[filter.channel].toLowerCase(),
    filter.speaker && respondentKinds[filter.speaker].toLowerCase(),
    filter.event && (events[filter.event] ?? 'one event'),
    filter.import && 'one import',
    filter.assignee && (filter.assignee === 'none' ? 'given to nobody' : 'given to one person'),
    filter.area && filter.area,
    filter.language && `written in ${languageNamed(filter.language)}`,
    filter.request && (filter.request === 'any' ? 'asks for something' : doubtInWords(filter.request).toLowerCase()),
    filter.letter && (filter.letter === 'yes' ? 'a copy of a letter' : 'no copy of a letter'),
    filter.response && `answered by ${filter.response}`,
    filter.without && `not answered by ${filter.without}`,
    filter.campaign && 'one campaign',
    filter.topic && 'one new topic',
    filter.q && `“${filter.q}”`,
  ]
  return parts.filter(Boolean).join(', ')
}
