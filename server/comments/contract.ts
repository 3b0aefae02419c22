import { z } from 'zod'
import { inWords } from '../data/time.ts'
import { Count, Day, emptyAsAbsent, Id, Instant, Text, Words } from '../http/wire.ts'
import {
  Channel,
  channels,
  Erasure,
  RespondentKind,
  respondentKinds,
  SetAsideReason,
  setAsideReasons,
  Standing,
  standings,
} from '../intake/contract.ts'

/** Rows on one page of the inbox. */
export const inboxPage = 50
/** A count stops here and is written “1,000+”: nobody waits for a figure that nobody needs. */
export const countedTo = 1_000
/** Most comments that one act may touch. */
export const maxBatch = 10_000
/** A comment that may tell of harm is to be decided within this time. */
export const decideWithinHours = 24

/** What a comment was written as. */
export const commentKinds = {
  submission: 'Sent to us by somebody',
  'event-note': 'A note written at an event',
  petition: 'A petition',
} as const
export const CommentKind = z.enum(Object.keys(commentKinds) as [keyof typeof commentKinds])
export type CommentKind = z.output<typeof CommentKind>

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

/**
 * The filter of a change to everything it finds. A text in which we know no name at all would find every comment there is,
 * which nobody can have meant: that is no filter.
 */
export function filterOfChange(query: string): { success: true; data: InboxFilter } | { success: false } {
  const names = [...new URLSearchParams(query).keys()]
  if (names.length > 0 && !names.some((name) => name in InboxFilter.shape)) return { success: false }
  return filterIn(query)
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

/** A theme that holds for a comment, and who said so. */
export const HeldTheme = z.object({
  code: z.string(),
  label: z.string(),
  said: z.enum(['person', 'likely', 'possible']),
})
export type HeldTheme = z.output<typeof HeldTheme>

/** A comment as the inbox lists it. */
export const InboxRow = z.object({
  id: Id,
  /** Its place in the list. */
  key: z.string(),
  /** The first 240 characters. */
  words: z.string(),
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

/** How many of what is listed have something in common, for each choice of the filter. */
export const Tallies = z.partialRecord(
  z.enum(['state', 'channel', 'speaker', 'kind', 'area']),
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

const Span = z.object({ start: z.number().int(), end: z.number().int() })

/** A theme beside a comment: what the machine said, what a person said, and what holds. */
export const ThemeBeside = z.object({
  id: Id,
  code: z.string(),
  label: z.string(),
  parent: z.string().nullable(),
  retired: z.boolean(),
  holds: z.boolean(),
  machine: z
    .object({
      band: z.enum(['likely', 'possible']),
      score: z.number(),
      /** The very words that decided: UTF-16 offsets into the body, or null where they are the translation's. */
      words: z.array(
        z.object({
          start: z.number().int().nullable(),
          end: z.number().int().nullable(),
          weight: z.number(),
          text: z.string(),
          /** The piece of the theme’s description that the sentence comes close to, where that decided too. */
          closeTo: z.string().optional(),
        }),
      ),
    })
    .nullable(),
  person: z.object({ applies: z.boolean(), name: z.string(), at: Instant }).nullable(),
})
export type ThemeBeside = z.output<typeof ThemeBeside>

export const personalKinds: Record<string, { label: string; placeholder: string }> = {
  name: { label: 'name', placeholder: '[name removed]' },
  'staff-name': { label: 'name of staff', placeholder: '[name removed]' },
  place: { label: 'place', placeholder: '[place removed]' },
  address: { label: 'address', placeholder: '[place removed]' },
  postcode: { label: 'postcode', placeholder: '[place removed]' },
  phone: { label: 'telephone number', placeholder: '[number removed]' },
  'record-number': { label: 'record number', placeholder: '[number removed]' },
  'nhs-number': { label: 'NHS number', placeholder: '[number removed]' },
  email: { label: 'e-mail address', placeholder: '[address removed]' },
  date: { label: 'date', placeholder: '[date removed]' },
  vehicle: { label: 'car registration', placeholder: '[number removed]' },
  handle: { label: 'name on social media', placeholder: '[address removed]' },
  'account-number': { label: 'account or card number', placeholder: '[number removed]' },
  role: { label: 'post or description that fits one person', placeholder: '[description removed]' },
}
const otherPersonal = { label: 'personal detail', placeholder: '[detail removed]' }
export const personalKind = (kind: string) => personalKinds[kind] ?? otherPersonal

export const PersonalMark = Span.extend({ kind: z.string() })
export type PersonalMark = z.output<typeof PersonalMark>

/** The words with everything that seems to name a person replaced: a suggestion for an officer to read, never a publication. */
export function withoutPersonal(body: string, marks: PersonalMark[]): string {
  let text = ''
  let at = 0
  for (const mark of [...marks].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (mark.start < at || mark.end > body.length) continue
    text += body.slice(at, mark.start) + personalKind(mark.kind).placeholder
    at = mark.end
  }
  return text + body.slice(at)
}

/** A piece of the public words that still looks like personal data, and why an officer lets it stand. */
export const StandingMark = PersonalMark.extend({ words: z.string(), reason: z.string() })
export type StandingMark = z.output<typeof StandingMark>

export const Redaction = z.object({
  id: Id,
  publicBody: z.string(),
  reason: z.string(),
  by: z.string(),
  at: Instant,
  /** Empty where nothing of it looks like personal data. */
  standing: z.array(StandingMark),
  /** Who agreed that the marks may stand; null while nobody has, and where there are none. */
  confirmedBy: z.string().nullable(),
  /** The reader saved it, so somebody else has to agree. */
  mine: z.boolean(),
})
export type Redaction = z.output<typeof Redaction>

/** Why the machine asks for a person, by the code it leaves. */
const doubts: Record<string, string> = {
  'nothing-fires': 'The machine found no theme',
  'low-confidence': 'The machine is unsure',
  disagree: 'Lexicon and model disagree',
  language: 'Not in English',
  long: 'Long, with one theme only',
  split: 'Its theme was split: please choose',
  'no-frame': 'The consultation has no themes yet',
  unreadable: 'The machine could not read it',
  abusive: 'Insults or swears',
  spam: 'Looks like spam: please look once',
  foi: 'Looks like a freedom of information request',
  'subject-access': 'Asks what is held about the writer',
  erasure: 'Asks for something to be deleted',
  complaint: 'Looks like a formal complaint',
  whistleblowing: 'Raises a concern as staff (whistleblowing)',
}
export const doubtInWords = (code: string) => doubts[code] ?? 'The machine asks for a person'

/** Why something looks like spam, as a person would say it. */
export const spamReasons: Record<string, string> = {
  link: 'it links to somewhere else',
  selling: 'it sells something',
  markup: 'it holds the markup of a web page',
  repetition: 'it says the same over and over',
  script: 'it is in a script that nobody here writes in',
  'same-in-a-minute': 'many like it came within a minute',
}
export const SpamDecision = z.object({
  spam: z.union(
    [z.boolean(), z.enum(['yes', 'no']).transform((word) => word === 'yes')],
    'Please say whether it is spam.',
  ),
})

/** Beside a comment that is a copy: the letter it is one of. */
export const CopyOf = z.object({
  id: Id,
  name: z.string().nullable(),
  comments: z.number().int(),
  wordings: z.number().int(),
  confirmed: z.boolean(),
  /** What this person added. */
  added: z.array(Span),
})
export type CopyOf = z.output<typeof CopyOf>

/** A comment in full, for those who may read comments. */
export const CommentView = z.object({
  id: Id,
  body: z.string(),
  translation: z.string().nullable(),
  language: z.string().nullable(),
  restricted: z.boolean(),
  /** Who in safeguarding wrote these words in place of the author's; null where they are the author's. */
  paraphrased: z.object({ by: z.string(), at: Instant }).nullable(),
  state: Standing,
  consultation: z.object({ slug: z.string(), title: z.string(), ref: z.string() }),
  question: z.object({ position: z.number().int(), text: z.string() }).nullable(),
  point: z.object({ number: z.number().int(), title: z.string() }).nullable(),
  event: z.object({ id: Id, title: z.string(), day: z.string().nullable(), place: z.string().nullable() }).nullable(),
  phase: z.string().nullable(),
  channel: Channel,
  kind: z.enum(['submission', 'event-note', 'petition']),
  area: z.string().nullable(),
  speaker: RespondentKind.nullable(),
  organisation: z.string().nullable(),
  consentToQuote: z.boolean(),
  late: z.boolean(),
  dots: z.number().int().nullable(),
  signatures: z.number().int().nullable(),
  saidAt: Instant,
  receivedAt: Instant,
  read: z.boolean(),
  needsPerson: z.string().nullable(),
  /** What it asks of another desk, and nobody has dealt with yet. */
  routes: z.array(z.string()),
  import: z.object({ id: Id, fileName: z.string(), line: z.number().int() }).nullable(),
  /** Other comments of the same submission, in order. */
  beside: z.array(z.object({ id: Id, position: z.number().int() })),
  marks: z.array(PersonalMark),
  themes: z.array(ThemeBeside),
  confirmed: z.object({ by: z.string(), at: Instant }).nullable(),
  campaign: CopyOf.nullable(),
  /** Why it looks like spam, and what somebody who looked said; null where it does not. */
  spam: z.object({ reasons: z.array(z.string()), isSpam: z.boolean().nullable() }).nullable(),
  setAside: z
    .object({ id: Id, reason: SetAsideReason, note: z.string().nullable(), by: z.string().nullable(), at: Instant })
    .nullable(),
  /** The last decision about erasing its words; none of them is here once they are gone. */
  erasure: z
    .object({
      decision: Erasure.shape.decision,
      reason: z.string(),
      note: z.string().nullable(),
      by: z.string(),
      at: Instant,
    })
    .nullable(),
  /** Newest first; the first is what the public would read. */
  redactions: z.array(Redaction),
  responses: z.array(z.object({ id: Id, ref: z.string(), youSaid: z.string(), published: z.boolean() })),
})
export type CommentView = z.output<typeof CommentView>

export const HistoryLine = z.object({ id: z.number().int(), at: Instant, deed: z.string(), by: z.string().nullable() })
export type HistoryLine = z.output<typeof HistoryLine>

const Near = z.object({ id: Id, words: z.string(), state: Standing, saidAt: Instant })

/** What lies around a comment in the list it was opened from: nearest first, both ways. */
export const Around = z.object({ newer: z.array(Near), older: z.array(Near) })
export type Around = z.output<typeof Around>

const note = (what: string) => emptyAsAbsent(Words(1_000, what).transform((text) => text.trim() || undefined))

export const SetAsideOne = z.object({
  reason: z.enum(SetAsideReason.options, 'Please choose a reason.'),
  note: note('the note'),
})
export type SetAsideOne = z.output<typeof SetAsideOne>

/** Either the comments by id, or everything that a filter finds, with how many the person was told that is. */
export const SetAsideMany = SetAsideOne.extend({
  comments: z
    .array(Id)
    .min(1, 'Please choose at least one comment.')
    .max(maxBatch, 'Please choose at most 10,000 comments at once.')
    .optional(),
  filter: Text().max(2_000).optional(),
  expected: z.coerce.number().int().min(1).max(maxBatch).optional(),
}).refine((given) => (given.comments === undefined) !== (given.filter === undefined), {
  message: 'Please name the comments, or give the filter that finds them: one of the two.',
  path: ['comments'],
})
export type SetAsideMany = z.output<typeof SetAsideMany>

export const redactionReasons = {
  'names-person': 'Names or identifies a person',
  'small-place': 'Could identify somebody in a small place or service',
  'health-detail': 'Details of somebody’s health',
  defamatory: 'Could be unfair to somebody who is named or can be guessed',
  offensive: 'Offensive words',
  none: 'Nothing to take out: cleared as it stands',
} as const

export const NewRedaction = z.object({
  publicBody: Words(20_000, 'the public words').refine((text) => text.trim() !== '', {
    message: 'Please leave some words for the public to read.',
  }),
  reason: Text('Please say why.')
    .trim()
    .min(1, 'Please say why.')
    .max(500, 'Please keep the reason to 500 characters.'),
  /** The redaction that this one was made from; null or absent if there was none. */
  basedOn: emptyAsAbsent(Id),
  /** Why each piece that still looks like personal data may stay: its words as they stand in `publicBody`. */
  kept: z
    .array(
      z.object({
        words: Text().max(300),
        reason: Text().trim().max(500, 'Please keep the reason to 500 characters.'),
      }),
    )
    .max(200)
    .optional(),
})
export type NewRedaction = z.output<typeof NewRedaction>

export const flagKinds = {
  'self-harm': 'Harm to themselves',
  violence: 'Harm to somebody else',
  child: 'A child at risk',
  adult: 'An adult at risk',
  'partner-violence': 'Violence or control by a partner or family',
  whistleblowing: 'Staff raising a concern (whistleblowing)',
  other: 'Something else',
} as const
export const FlagKind = z.enum(Object.keys(flagKinds) as [keyof typeof flagKinds], 'Please choose what it may be.')

export const NewFlag = z.object({
  kind: FlagKind,
  why: Text('Please say what makes you think so.')
    .trim()
    .min(1, 'Please say what makes you think so.')
    .max(1_000, 'Please keep to 1,000 characters.'),
})
export type NewFlag = z.output<typeof NewFlag>

/** How soon a person must look, by a flag's urgency. */
export const urgencies: Record<number, string> = { 1: 'At once', 2: 'Today', 3: 'Soon' }

export const decisions = {
  refer: 'Refer to another service',
  'welfare-contact': 'Welfare contact made',
  'no-action': 'No action, and keep restricted',
  release: 'Not safeguarding: release to the inbox',
} as const
export const Decision = z
  .object({
    decision: z.enum(Object.keys(decisions) as [keyof typeof decisions], 'Please choose what you decided.'),
    referredTo: note('to whom'),
    /** The day of the referral or the contact; today if left out. */
    actedOn: emptyAsAbsent(Day),
    note: note('the note'),
  })
  .refine((given) => given.decision !== 'refer' || given.referredTo !== undefined, {
    message: 'Please say to whom it was referred.',
    path: ['referredTo'],
  })
  .refine((given) => given.decision !== 'welfare-contact' || given.referredTo !== undefined, {
    message: 'Please say with whom contact was made, and by whom.',
    path: ['referredTo'],
  })
  .refine((given) => given.decision !== 'no-action' || given.note !== undefined, {
    message: 'Please say why nothing is done: it stays on record.',
    path: ['note'],
  })
export type Decision = z.output<typeof Decision>

/** A comment in the restricted queue, with everything that was flagged about it. */
export const QueueItem = z.object({
  commentId: Id,
  body: z.string(),
  consultation: z.string(),
  channel: Channel,
  area: z.string().nullable(),
  hasContact: z.boolean(),
  saidAt: Instant,
  raisedAt: Instant,
  /** The most pressing of its flags: 1 at once, 2 today, 3 within the time set for all. */
  urgency: z.number().int(),
  /** Where the words stand that the machine heard, in UTF-16 units of `body`. */
  heard: z.array(Span),
  /** A word names the harm, or a person raised it; false: its sentences are only like others that told of harm. */
  named: z.boolean(),
  flags: z.array(
    z.object({ kind: z.string(), why: z.string(), urgency: z.number().int(), by: z.string().nullable(), at: Instant }),
  ),
  seen: z.object({ by: z.string(), at: Instant }).nullable(),
  decided: z
    .object({
      decision: z.enum(Object.keys(decisions) as [keyof typeof decisions]),
      by: z.string(),
      at: Instant,
      referredTo: z.string().nullable(),
      actedOn: Day.nullable(),
      note: z.string().nullable(),
    })
    .nullable(),
  state: Standing,
  /** Safe words that stand in the lists in its place. */
  paraphrase: z.object({ words: z.string(), by: z.string(), at: Instant }).nullable(),
  setAside: SetAsideReason.nullable(),
  erased: z.boolean(),
})
export type QueueItem = z.output<typeof QueueItem>

/** Where a consultation's comments stand: received is always the sum of the other four. */
export const Standings = z.object({
  received: z.number().int(),
  answered: z.number().int(),
  inHand: z.number().int(),
  setAside: z.number().int(),
  withdrawn: z.number().int(),
  /** Of those in hand: in the restricted queue, and in no list. */
  restricted: z.number().int(),
})
export type Standings = z.output<typeof Standings>

export const Overview = z.object({
  consultations: z.array(
    Standings.extend({
      slug: z.string(),
      title: z.string(),
      unread: z.number().int(),
      needsPerson: z.number().int(),
    }),
  ),
  /** Longest waiting first: in hand, and in no draft. */
  oldest: z.array(
    z.object({ id: Id, words: z.string(), consultation: z.string(), saidAt: Instant, days: z.number().int() }),
  ),
  inReview: z.array(z.object({ id: Id, ref: z.string(), youSaid: z.string(), sentAt: Instant })),
  commitments: z.array(
    z.object({
      id: Id,
      responseId: Id,
      ref: z.string(),
      text: z.string(),
      owner: z.string().nullable(),
      dueOn: z.string(),
      days: z.number().int(),
    }),
  ),
  deadlines: z.array(
    z.object({ day: z.string(), days: z.number().int(), what: z.string(), href: z.string().nullable() }),
  ),
  safeguarding: z.object({ waiting: z.number().int(), overdue: z.number().int() }).nullable(),
  /** Mails that wait, and those that a person has to look at; null for those who do not handle mail. */
  mail: z
    .object({
      waiting: z.number().int(),
      byHand: z.number().int(),
      uncertain: z.number().int(),
      failed: z.number().int(),
    })
    .nullable(),
})
export type Overview = z.output<typeof Overview>

/** Faults by the ids of the comment's page, where two forms ask for a reason. */
export function idsIn<F extends { field: string }>(form: string, faults: F[]): F[] {
  if (form !== 'redaction') return faults
  return faults.map((fault) => (fault.field === 'reason' ? { ...fault, field: 'redaction-reason' } : fault))
}

/** How the desk writes a count that may have stopped early. */
export const counted = (count: number, more: boolean) => `${count.toLocaleString('en-GB')}${more ? '+' : ''}`

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
