import { z } from 'zod'
import type { FormState } from '../../http/action.ts'
import { emptyAsAbsent, Id, Instant, Integer, Text, Whole, Words } from '../../http/wire.ts'
import { SetAsideReason, setAsideReasons } from '../../intake/contract.ts'

/** What can be done to many comments at once. */
export const bulkKinds = {
  confirm: 'Confirm the themes',
  theme: 'Give a theme',
  give: 'Give to a person',
  share: 'Share out between people',
  'set-aside': 'Set aside',
} as const
export const BulkKind = z.enum(Object.keys(bulkKinds) as [keyof typeof bulkKinds], 'Please choose what is to be done.')
export type BulkKind = z.output<typeof BulkKind>

/** One of those who share comments out between them; `percent` is empty where all get as many. */
const Sharer = z.object({
  person: Id,
  percent: emptyAsAbsent(
    z.coerce
      .number('Please use a number of percent.')
      .min(0, 'Please use a number of percent.')
      .max(100, 'Please use 100 at most.'),
  ),
})
export type Sharer = z.output<typeof Sharer>

/** Either the comments by id, or everything that a filter finds, with how many the person was told that is. */
export const NewBulk = z
  .object({
    kind: BulkKind,
    comments: z
      .array(Id)
      .max(10_000, 'Please choose at most 10,000 comments by hand; a filter may find any number.')
      .default([]),
    filter: Text().max(2_000).optional(),
    expected: Whole().min(0).optional(),
    /** Code of the theme to give. */
    theme: emptyAsAbsent(Text().max(100)),
    /** Id of whom they are given to; `nobody` takes them back. */
    person: emptyAsAbsent(z.union([z.literal('nobody'), Id], 'Please choose a person.')),
    /** Who share them; all get as many, unless everybody's percent is given. */
    sharers: z.array(Sharer).max(100).default([]),
    /** How many are shared out, those that have waited longest first; all of them if left out. */
    number: emptyAsAbsent(Whole().min(1, 'Please give a number of at least 1.')),
    reason: emptyAsAbsent(SetAsideReason),
    note: emptyAsAbsent(Words(1_000, 'the note').transform((text) => text.trim() || undefined)),
  })
  .superRefine((given, context) => {
    const missing = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (given.comments.length === 0 && given.filter === undefined)
      missing('comments', 'Please choose at least one comment.')
    if (given.kind === 'theme' && given.theme === undefined) missing('theme', 'Please choose a theme.')
    if (given.kind === 'give' && given.person === undefined) missing('person', 'Please choose a person.')
    if (given.kind === 'share') {
      const percents = given.sharers.map(({ percent }) => percent)
      const sum = percents.reduce<number>((all, percent) => all + (percent ?? 0), 0)
      if (given.sharers.length < 2 || new Set(given.sharers.map(({ person }) => person)).size < given.sharers.length)
        missing('sharers', 'Please choose two people or more, each once.')
      else if (percents.some((percent) => percent !== undefined) && percents.some((percent) => percent === undefined))
        missing('sharers', 'Please give a percent for everybody you chose, or for nobody.')
      else if (percents.every((percent) => percent !== undefined) && Math.abs(sum - 100) > 0.01)
        missing('sharers', `The percentages add up to ${sum}. Please make them 100.`)
    }
    if (given.kind === 'set-aside' && given.reason === undefined) missing('reason', 'Please choose a reason.')
  })
export type NewBulk = z.output<typeof NewBulk>

export const BulkView = z.object({
  id: Id,
  kind: BulkKind,
  /** In words: `Set aside: thanks, with no request`. */
  says: z.string(),
  query: z.string().nullable(),
  by: z.string(),
  at: Instant,
  comments: z.number().int(),
  done: z.number().int(),
  /** Of those done: which it changed; the others were so before, or may not be. */
  changed: z.number().int(),
  undoing: z.boolean(),
  undone: z.number().int(),
})
export type BulkView = z.output<typeof BulkView>

export const bulkInWords = (kind: BulkKind, detail: Record<string, unknown>): string => {
  switch (kind) {
    case 'confirm':
      return 'Confirm the themes that hold'
    case 'theme':
      return `Give the theme ${detail.label ? `${String(detail.label)} (${String(detail.theme)})` : String(detail.theme)}`
    case 'give':
      return detail.name ? `Give to ${String(detail.name)}` : 'Give to nobody'
    case 'share':
      return `Share out: ${(detail.shares as { name: string; comments: number }[])
        .map(({ name, comments }) => `${name} ${comments.toLocaleString('en-GB')}`)
        .join(', ')}`
    case 'set-aside':
      return `Set aside: ${(setAsideReasons[detail.reason as SetAsideReason] ?? String(detail.reason)).toLowerCase()}`
  }
}

/** What is to be done with the chosen comments, or with all that a filter finds. */
export const BulkAskPageProps = z.object({
  comments: z.array(Id),
  filter: z.string().nullable(),
  /** The list that they were chosen from. */
  back: z.string(),
  words: z.string(),
  expected: Integer(),
  people: z.array(z.object({ id: Id, name: z.string() })),
  /** Who was chosen to share, with what was typed as their percent. */
  sharers: z.record(z.string(), z.string()),
  /** Of the consultation that the comments belong to; none where the filter names no consultation. */
  themes: z.array(z.object({ code: z.string(), label: z.string() })),
})
export type BulkAskPageProps = z.output<typeof BulkAskPageProps> & { formState: FormState }
