import { z } from 'zod'
import { emptyAsAbsent, Id, Instant, Text, Words } from '../http/wire.ts'

/** Codes of the themes that this person says a comment speaks to, or does not. */
export const ThemeCorrections = z.object({
  themes: z
    .array(z.object({ code: Text().max(100), applies: z.boolean() }))
    .min(1, 'Please name at least one theme.')
    .max(200),
})
export type ThemeCorrections = z.output<typeof ThemeCorrections>

/** Everything that the comment speaks to, by code; an empty list says that no theme fits. */
export const ThemeConfirmation = z.object({ themes: z.array(Text().max(100)).max(200) })
export type ThemeConfirmation = z.output<typeof ThemeConfirmation>

// Two spaces look like one: a name that differs by them would be a second theme of the same name.
const label = Text('Please give the theme a name.')
  .overwrite((text) => text.replace(/\s+/g, ' '))
  .trim()
  .min(1, 'Please give the theme a name.')
  .max(120, 'Please keep the name to 120 characters.')
const description = Words(4_000, 'the description').transform((text) => text.trim())
/** So many keywords a theme has at most. */
export const maxKeywords = 200
/** A list, or one line of a form with commas between. */
export const keywords = z.preprocess(
  (value) => (typeof value === 'string' ? value.split(/[,\n]/) : value),
  z
    .array(Text().trim().max(80, 'Please keep each keyword to 80 characters.'))
    .max(maxKeywords, `Please keep to ${maxKeywords} keywords.`)
    .transform((words) => [...new Set(words.filter((word) => word !== ''))]),
)

/** Pages of the desk have these addresses beside the themes': a theme of that code could not be opened. */
const reserved = [
  'coding',
  'agreement',
  'learning',
  'topics',
  'campaigns',
  'codebook.csv',
  'import',
  'changes',
  'none',
  'tables',
  'tables.xlsx',
]
export const mayBeCode = (code: string) => !reserved.includes(code.toLowerCase())

const code = Text()
  .trim()
  .regex(/^[A-Za-z0-9_-]+$/, 'Please use letters, digits, - and _ only.')
  .max(60, 'Please keep the code to 60 characters.')
  .refine((code) => code !== 'none', { message: '“none” means that no theme fits; please choose another code.' })
  .refine(mayBeCode, { message: 'A page of the desk has that address; please choose another code.' })

export const NewTheme = z.object({
  label,
  /** Made from the name if it is left out. */
  code: emptyAsAbsent(code),
  description: description.default(''),
  keywords: keywords.default([]),
  /** Code of the theme that it belongs under. */
  parent: emptyAsAbsent(Text().max(100)),
})
export type NewTheme = z.output<typeof NewTheme>

/** What is left out stays as it is; `parent: null` moves the theme to the top level. */
export const ThemeChange = z.object({
  label: label.optional(),
  description: description.optional(),
  keywords: keywords.optional(),
  parent: Text().max(100).nullable().optional(),
})
export type ThemeChange = z.output<typeof ThemeChange>

/** One place up or down among its neighbours. */
export const ThemeStep = z.object({ to: z.enum(['up', 'down'], 'Please say up or down.') })
export type ThemeStep = z.output<typeof ThemeStep>

const Part = z.object({ label, description: description.default(''), keywords: keywords.default([]) })
/** What a theme is to be split into; the order is the order in the frame. */
export const ThemeSplit = z.object({
  parts: z
    .array(Part)
    .min(2, 'Please name at least two parts.')
    .max(6, 'Please split into six parts at most, and those again if need be.')
    .refine((parts) => new Set(parts.map((part) => part.label.toLowerCase())).size === parts.length, {
      message: 'Two parts have the same name.',
    }),
})
export type ThemeSplit = z.output<typeof ThemeSplit>

/**
 * Where comments go that people put under the theme: where the machine proposes, `ask` a person for each, or all to one part
 * (`0` is the first).
 */
export const SplitChoice = z.object({
  people: z.union([z.enum(['proposed', 'ask']), Text().regex(/^[0-5]$/)], 'Please choose where they go.'),
})
export type SplitChoice = z.output<typeof SplitChoice>

/** A split that is being prepared. */
export const SplitDraft = z.object({
  id: Id,
  by: z.string(),
  at: Instant,
  parts: z.array(
    z.object({
      label: z.string(),
      description: z.string(),
      keywords: z.array(z.string()),
      /** Comments that people, and that only the machine, put under the theme, and that would go here. */
      people: z.number().int(),
      machine: z.number().int(),
    }),
  ),
  /** The machine has looked at every comment. */
  proposed: z.boolean(),
  /** All that stand under the theme now, and those that it cannot place. */
  people: z.object({ all: z.number().int(), unplaced: z.number().int() }),
  machine: z.object({ all: z.number().int(), unplaced: z.number().int() }),
})
export type SplitDraft = z.output<typeof SplitDraft>

const Named = z.object({ code: z.string(), label: z.string() })
/** A merge or a split that a theme had a part in. */
export const FrameChange = z.object({
  id: Id,
  kind: z.enum(['merge', 'split']),
  at: Instant,
  by: z.string(),
  theme: Named,
  into: z.array(Named),
  undone: z.object({ at: Instant, by: z.string() }).nullable(),
  /** Why it cannot be undone; null if it can. */
  obstacle: z.string().nullable(),
})
export type FrameChange = z.output<typeof FrameChange>
export const ChangeParams = z.object({ consultation: Text().max(100), change: Id })

/** A coding frame out of a file: `theme,label,description` and perhaps `keywords,parent`. */
export const FrameFile = z.object({
  text: Words(500_000, 'the list').refine((text) => text.trim() !== '', { message: 'Please paste a list of themes.' }),
  /** What becomes of themes that are there already, by their code. */
  known: z.enum(['leave', 'change']).default('leave'),
})
export type FrameFile = z.output<typeof FrameFile>

export const ThemeMerge = z.object({
  into: Text('Please choose a theme to merge into.').min(1, 'Please choose a theme to merge into.').max(100),
})

/** How machine and people agree on a theme, over the comments where a person has spoken of it. */
export const Agreement = z.object({
  /** Machine and person both say that it applies. */
  both: z.number().int(),
  /** The machine said so, a person said no. */
  machineOnly: z.number().int(),
  /** A person said so, the machine did not. */
  personOnly: z.number().int(),
})
export type Agreement = z.output<typeof Agreement>

export const FrameTheme = z.object({
  id: Id,
  code: z.string(),
  label: z.string(),
  description: z.string(),
  keywords: z.array(z.string()),
  parent: z.string().nullable(),
  /** Comments that it or one of its sub-themes holds for, each once; none that is restricted. */
  comments: z.number().int(),
  agreement: Agreement,
  retired: z.boolean(),
  mergedInto: z.string().nullable(),
  /** Codes of the themes that it was split into. */
  splitInto: z.array(z.string()),
})
export type FrameTheme = z.output<typeof FrameTheme>

export const CodeFrame = z.object({
  consultation: z.object({ id: Id, slug: z.string(), title: z.string() }),
  /** Top-level themes in order, each followed by its sub-themes; retired ones last. */
  themes: z.array(FrameTheme),
  /** Comments that people have confirmed, of all that are in no restricted queue. */
  confirmed: z.number().int(),
  comments: z.number().int(),
})
export type CodeFrame = z.output<typeof CodeFrame>

export const ThemeVersion = z.object({
  id: Id,
  at: Instant,
  by: z.string().nullable(),
  change: z.string(),
  label: z.string(),
  description: z.string(),
  keywords: z.array(z.string()),
  parent: z.string().nullable(),
})
export type ThemeVersion = z.output<typeof ThemeVersion>

export const ThemeParams = z.object({ consultation: Text().max(100), code: Text().max(100) })

/** Share of the machine's word that people agreed with, in whole per cent; null where nobody has spoken. */
export function agreedPercent({ both, machineOnly, personOnly }: Agreement): number | null {
  const all = both + machineOnly + personOnly
  return all === 0 ? null : Math.round((100 * both) / all)
}
