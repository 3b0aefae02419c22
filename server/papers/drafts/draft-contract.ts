import { z } from 'zod'
import { Day, emptyAsAbsent, Id, Integer, Whole, Words, Maybe } from '../../http/wire.ts'
import { Block, PaperLine } from '../contract.ts'
import { type Ask, asks, type Template, templateCodes } from '../vocabulary.ts'

/**
 * A part of a draft: words that a person edits, or figures that are locked to the data of their day. Words are paragraphs,
 * parted by an empty line; recommendations and facts (`Term: words`) stand one a line.
 */
export const Part = z.discriminatedUnion('kind', [
  z.object({
    key: z.string(),
    kind: z.literal('written'),
    heading: z.string(),
    shape: z.enum(['paragraphs', 'recommendations', 'facts']),
    /** It belongs to the executive summary. */
    summary: z.boolean(),
    text: z.string(),
  }),
  z.object({
    key: z.string(),
    kind: z.literal('figures'),
    heading: z.string(),
    blocks: z.array(Block),
  }),
])
export type Part = z.output<typeof Part>

/** Which comments and responses a paper is about; empty: all of the consultation's. */
export const PaperFilter = z.object({ themes: z.array(z.string()), point: z.number().int().nullable() })
export type PaperFilter = z.output<typeof PaperFilter>

/** A form says `theme-CODE` for each theme that is ticked. */
const ticked = (given: unknown) =>
  typeof given !== 'object' || given === null
    ? given
    : {
        themes: Object.keys(given)
          .filter((name) => name.startsWith('theme-'))
          .map((name) => name.slice('theme-'.length)),
        ...given,
      }

/** What a person chooses for a new paper; everything else is drafted. */
export const NewDraft = z.preprocess(
  ticked,
  z
    .object({
      template: z.enum(templateCodes as [Template], 'Please choose what kind of paper it is.'),
      meeting: emptyAsAbsent(z.uuid('Please choose a meeting.')),
      issuedTo: Maybe(200, 'to whom it goes'),
      themes: z.array(z.string().max(100)).max(100),
      point: emptyAsAbsent(z.coerce.number().int()),
    })
    .refine((given) => given.meeting !== undefined || given.issuedTo !== undefined, {
      path: ['issuedTo'],
      message: 'Please choose the meeting it is for, or say to whom it goes.',
    }),
)
export type NewDraft = z.output<typeof NewDraft>

export const DraftParams = z.object({ id: Id })
/** `text-KEY` for each written part; a part that is left out stays as it is. */
export const DraftChange = z
  .object({
    revision: Whole(),
    title: z.string().trim().min(1, 'Please give the paper a title.').pipe(Words(200, 'the title')),
    item: Maybe(200, 'the item’s number'),
    author: Maybe(200, 'the author'),
    presenter: Maybe(200, 'who presents it'),
    ask: z.enum(Object.keys(asks) as [Ask], 'Please say what the board is asked to do.'),
  })
  .catchall(z.string().max(20_000, 'Please keep each part to 20,000 characters.'))
export type DraftChange = z.output<typeof DraftChange>
export const AtRevision = z.object({ revision: Whole() })

export const DraftLine = z.object({
  id: Id,
  title: z.string(),
  template: z.enum(templateCodes as [Template]),
  consultation: z.object({ slug: z.string(), title: z.string() }),
  meeting: z.string().nullable(),
  issuedTo: z.string(),
  figuresOn: Day,
  changedBy: z.string(),
})
export type DraftLine = z.output<typeof DraftLine>

const FormState = z.object({
  form: z.string(),
  typed: z.record(z.string(), z.string()),
  faults: z.array(z.object({ field: z.string(), message: z.string() })),
})

export const PapersPageProps = z.object({
  drafts: z.array(DraftLine),
  issued: z.array(PaperLine),
  /** Where whoever asks reads of meetings. */
  meetingsAt: z.string(),
})
export type PapersPageProps = z.output<typeof PapersPageProps>

export const NewPaperPageProps = z.object({
  consultation: z.object({ slug: z.string(), title: z.string() }),
  meetings: z.array(z.object({ id: Id, label: z.string() })),
  themes: z.array(z.object({ code: z.string(), label: z.string() })),
  points: z.array(z.object({ number: z.number().int(), title: z.string() })),
  formState: FormState,
})
export type NewPaperPageProps = z.output<typeof NewPaperPageProps>

export const DraftPageProps = z.object({
  draft: DraftLine.extend({
    revision: Integer(),
    item: z.string().nullable(),
    author: z.string().nullable(),
    presenter: z.string().nullable(),
    ask: z.enum(Object.keys(asks) as [Ask]),
    parts: z.array(Part),
  }),
  /** Cleared words that it quotes; null where they may not be public any more. */
  quotes: z.array(z.string().nullable()),
  /** What it measures as a PDF, and what does not fit. */
  pages: z.number().int(),
  warnings: z.array(z.string()),
  today: Day,
  formState: FormState,
})
export type DraftPageProps = z.output<typeof DraftPageProps>
