import { z } from 'zod'
import { TakenOutNote } from '../takedowns/contract.ts'
import { Day, emptyAsAbsent, Id, Text, Maybe } from '../http/wire.ts'

/** One part of a paper. Pages, PDF and hash are made of the same parts, in the same order. */
export const Block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), level: z.union([z.literal(2), z.literal(3)]), text: z.string() }),
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('warning'), text: z.string() }),
  /** What comes after begins a new page, where there are pages. */
  z.object({ kind: z.literal('page-break') }),
  /** A paragraph with its number, as boards cite it: 2.3. */
  z.object({ kind: z.literal('numbered'), number: z.string(), text: z.string() }),
  /** Bars to look at; their numbers stand in words in `alt`, and in a table beside it. */
  z.object({
    kind: z.literal('chart'),
    caption: z.string(),
    alt: z.string(),
    bars: z.array(z.object({ label: z.string(), value: z.number(), shown: z.string() })),
  }),
  z.object({ kind: z.literal('list'), items: z.array(z.string()) }),
  z.object({ kind: z.literal('facts'), rows: z.array(z.object({ term: z.string(), text: z.string() })) }),
  /** The first cell of a row heads it. */
  z.object({
    kind: z.literal('table'),
    caption: z.string(),
    columns: z.array(z.object({ label: z.string(), number: z.boolean() })),
    rows: z.array(z.array(z.string())),
  }),
  /** One of the paper's quotations, by its place among them: its words are kept apart, and leave if they may not be public. */
  z.object({ kind: z.literal('quote'), at: z.number().int() }),
])
export type Block = z.output<typeof Block>

/** What is frozen, hashed and cited. */
export const PaperContent = z.object({
  format: z.literal('said-and-done paper/1'),
  ref: z.string(),
  edition: z.number().int(),
  title: z.string(),
  consultation: z.object({ slug: z.string(), title: z.string(), ref: z.string() }),
  issuedTo: z.string(),
  issuedOn: Day,
  meeting: z.object({ slug: z.string(), title: z.string(), day: Day.nullable() }).nullable(),
  lang: z.literal('en-GB'),
  /** SHA-256 over 32 random bytes, kept with the words, and the words in UTF-8. */
  quotes: z.array(z.object({ hash: z.string(), language: z.string() })),
  blocks: z.array(Block),
  /** What it is made from, and the day whose data its figures are; a consideration pack is of the day it was issued. */
  template: z.string().optional(),
  figuresOn: Day.optional(),
})
export type PaperContent = z.output<typeof PaperContent>

/** A paper as it is read: `quotes` has the words that may be public still, else null. */
export const Paper = z.object({
  content: PaperContent,
  /** SHA-256 of the canonical JSON, in hexadecimal digits. */
  hash: z.string(),
  quotes: z.array(z.string().nullable()),
  /** A later edition, if there is one. */
  replacedBy: z.string().nullable(),
  /** Words were taken out of it after it was issued; then the hash is of the paper as it was issued, and `nowHash` of what is left. */
  takenOut: z.array(TakenOutNote),
  nowHash: z.string(),
})
export type Paper = z.output<typeof Paper>

export const PaperLine = z.object({
  ref: z.string(),
  title: z.string(),
  edition: z.number().int(),
  issuedTo: z.string(),
  issuedOn: Day,
  issuedBy: z.string(),
  meeting: z.object({ slug: z.string(), title: z.string(), day: Day.nullable() }).nullable(),
  hash: z.string(),
  public: z.boolean(),
})
export type PaperLine = z.output<typeof PaperLine>

/** What everybody may read, the latest first. */
export const PapersProps = z.object({
  papers: z.array(PaperLine.pick({ ref: true, title: true, edition: true, issuedOn: true, meeting: true })),
})
export type PapersProps = z.output<typeof PapersProps>

export const PaperParams = z.object({ ref: Text().max(100) })
/** A paper that is not public, by the link that is printed on it. */
export const HeldPaperParams = z.object({ link: Text().max(100) })

/** To whom a pack is issued: a meeting, or a body in words. */
export const NewPaper = z
  .object({
    meeting: emptyAsAbsent(z.uuid('Please choose a meeting.')),
    issuedTo: Maybe(200),
  })
  .refine((given) => given.meeting !== undefined || given.issuedTo !== undefined, {
    path: ['issuedTo'],
    message: 'Please choose the meeting it is for, or say to whom it goes.',
  })
export type NewPaper = z.output<typeof NewPaper>
export const Issued = z.object({ id: Id, ref: z.string(), hash: z.string(), url: z.string() })
export type Issued = z.output<typeof Issued>

export const PaperPageProps = z.object({
  paper: Paper,
  /** Where it was read: its files are beside it. */
  at: z.string(),
  /** Where its later edition is, if there is one that the reader of this one may read as well. */
  later: z.string().nullable(),
  address: z.string(),
})
export type PaperPageProps = z.output<typeof PaperPageProps>

export const PackPageProps = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  editions: z.array(PaperLine),
  /** What an edition issued now would say. */
  blocks: z.array(Block),
  quotes: z.array(z.string()),
  meetings: z.array(z.object({ id: Id, label: z.string(), day: Day.nullable() })),
  /** Where whoever asks reads of meetings. */
  meetingsAt: z.string(),
  today: Day,
  formState: z.object({
    form: z.string(),
    typed: z.record(z.string(), z.string()),
    faults: z.array(z.object({ field: z.string(), message: z.string() })),
  }),
})
export type PackPageProps = z.output<typeof PackPageProps>
